//! What a sheet that people wrote means: its headings, its rows of items among titles, groups and totals, its cells.
//!
//! ```text
//! head, headings   where the headings stand, what each column means
//! mapped           the columns that a mapping explains
//! rows             the rows and the items in them
//! passed           the rows that are none: titles, groups, totals
//! grouping         several rows of one item
//! completing       what names and specifications say beside the columns
//! values           a cell and what its column means → a field of the record
//! ```

mod completing;
mod grouping;
mod head;
mod headings;
mod mapped;
mod passed;
mod rows;
mod values;

pub use grouping::GroupBy;
pub use head::{Column, FindAnswers, Head, MAX_ROWS_ABOVE};
pub use passed::{PassedOver, RowKind};
pub use rows::{SheetItem, SheetItems, SheetOptions};
