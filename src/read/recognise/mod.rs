//! Names → categories, attributes, communes: what a register says in free text, by what the rulebook knows.
//!
//! ```text
//! lexicon     the rulebook's synonyms, ready to be compared
//! vocabulary  the words of these, numbered
//! slips       how far a written name may be from a known one
//! category    name → category
//! attributes  name and specification → attributes
//! commune     old and present names → commune
//! same        whether two values of an attribute are the same
//! tax_code    the check digit
//! memo        answers that are kept for when the same texts come again
//! ```
//!
//! What is recognised always says so by a [`Remark`](crate::record::Remark), and what fits several stays open with the
//! candidates named.

mod attributes;
mod category;
mod commune;
mod lexicon;
mod memo;
mod merged;
mod same;
mod slips;
mod tax_code;
mod vocabulary;

pub use category::{Named, Recogniser, Recognition, recognise};
pub use commune::{Communes, Placed, commune};
pub use lexicon::MAX_WORDS;
pub use tax_code::tax_code_fits;

pub(super) use memo::Memo;
pub(super) use same::{is_same_value, shown_value};
pub(super) use tax_code::written_tax_code;
