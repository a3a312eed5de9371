#![doc = include_str!("lib.md")]

pub mod assess;
pub mod code;
pub mod date;
mod error;
pub mod law;
pub mod quantity;
pub mod read;
pub mod record;
#[cfg(feature = "cli")]
pub mod write;

pub use assess::{Assessment, Finding, Options, Status};
pub use code::{Code, Severity};
pub use date::{Date, DateError, PartialDate};
pub use error::{Error, ErrorKind, Fault, Place};
pub use law::Rulebook;
pub use quantity::{Decimal, Quantity, Unit};
pub use record::{Accreditations, Event, EventKind, Field, Inspection, InspectionKind, Item, Outcome};
