//! What a sheet that people wrote means: its headings, its rows of items among titles, groups and totals, its cells.
//!
//! ```text
//! head, headings   where the headings stand, what each column means
//! mapped           the columns that a mapping explains
//! rows             items, groups, totals; several rows of one item
//! completing       what names and specifications say beside the columns
//! values           a cell and what its column means → a field of the record
//! ```

mod completing;
mod head;
mod headings;
mod mapped;
mod rows;
mod values;

pub use head::{Column, FindAnswers, Head, MAX_ROWS_ABOVE};
pub use rows::{GroupBy, PassedOver, RowKind, SheetItem, SheetItems, SheetOptions};
