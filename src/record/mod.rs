//! What a register holds: items, their inspections and events, and the accreditations of those who inspect.
//!
//! These are plain values with public fields; reading them from JSON or CSV is the business of [`crate::read`].
//! What could not be read stays beside the record as a [`Remark`], so that nothing is lost.

mod accreditation;
mod event;
mod field;
mod inspection;
mod item;

pub use accreditation::{Accreditation, AccreditationKind, Accreditations, Suspension};
pub use event::{Event, EventKind};
pub use field::Field;
pub use inspection::{Inspection, InspectionKind, Outcome, Withdrawal};
pub use item::{Attribute, AttributeValue, Item, Owner, Remark, Site, UseState};

/// Gives an enum of the wire its names: `name`, `FromStr` and `Serialize` from one list.
macro_rules! wire_names {
    ($type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// Every value, in the order of the contract.
            pub const ALL: &'static [$type] = &[$($type::$variant),+];

            /// The name on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($type::$variant => $name),+ }
            }
        }

        impl std::str::FromStr for $type {
            type Err = ();

            fn from_str(name: &str) -> Result<Self, ()> {
                match name { $($name => Ok($type::$variant),)+ _ => Err(()) }
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}
pub(crate) use wire_names;
