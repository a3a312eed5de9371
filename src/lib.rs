#![doc = include_str!("lib.md")]

pub mod assess;
#[cfg(feature = "capi")]
#[doc(hidden)]
pub mod capi;
pub mod code;
pub mod date;
mod error;
pub mod law;
pub mod quantity;
pub mod read;
pub mod record;
#[cfg(feature = "registers")]
pub mod write;

pub use assess::{Assessment, Finding, Options, Status};
pub use code::{Code, Severity};
pub use date::{Date, DateError, PartialDate};
pub use error::{Error, ErrorKind, Fault, Place};
pub use law::Rulebook;
pub use quantity::{Decimal, Quantity, Unit};
pub use record::{Accreditations, Event, EventKind, Field, Inspection, InspectionKind, Item, Outcome};

/// The examples of the READMEs are compiled and run with the others.
#[cfg(doctest)]
mod readme {
    #[doc = include_str!("../README.md")]
    struct English;
    #[doc = include_str!("../README.vi.md")]
    struct Vietnamese;
}
