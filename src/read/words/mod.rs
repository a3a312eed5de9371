//! Vietnamese texts → values: what the cells of a register say, where they were written for people.
//!
//! ```text
//! letter                  a character as the letter and the accents that it is made of
//! fold                    headings and names, as they are compared
//! number, unit, quantity  numbers with their units
//! specification           several quantities out of one cell
//! date                    days, months, years
//! state_of_use, result, inspection_kind      words of the trade                       (phrases)
//! ```
//!
//! Nothing is guessed in silence. A text is read, or says that there is nothing ([`is_absent`]), or is unreadable; the
//! caller keeps it then and tells it by the finding that goes with it. Every text that is looked at is bounded, and none
//! makes these functions panic.

mod absent;
mod date;
mod fold;
mod inspection;
mod letter;
mod measure;
mod number;
mod phrases;
mod specification;
mod state;
mod syllable;
mod unit;
mod word;

pub use absent::is_absent;
pub use date::{CENTURY_STARTS, Dated, date, date_of_number, excel_day};
pub use fold::fold;
pub use inspection::{inspection_kind, result};
pub use measure::quantity;
pub use number::{Number, decimal, number};
pub use specification::{MAX_SPECIFICATION_BYTES, SpecificationValue, specification};
pub use state::{StateOfUse, state_of_use};
pub use unit::unit;

pub(super) use fold::folds_to;
pub(super) use specification::of_name;
pub(super) use word::{Fit, Word, fit_joined, split};
