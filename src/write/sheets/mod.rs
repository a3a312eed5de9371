//! Giving a workbook back: the user's own sheet with the answer beside each row.
//!
//! ```text
//! answer, counts   what is given back: beside a row, and for the whole register
//! columns, look    the added columns; how they look
//! back             an XLSX workbook → the same one with the columns in it
//!   package, parts   its parts and their relations; parts that are added
//!   workbook, styles, tables    what must know of the columns besides the sheet
//!   survey, worksheet, widths   the sheet, in two passes: how far it reaches; putting the columns in
//!   xml, outline, cells, grid   reading and changing XML, cells and their places
//! output           where it is written to
//! fresh            any rows → a new XLSX workbook
//! delimited        any rows → CSV
//! ```
//!
//! A sheet of any length is passed through in constant memory. What is held of a workbook is bounded:
//!
//! | limit | |
//! |---|---|
//! | the package, its parts, the nesting of XML | as for [reading](crate::read::grid) |
//! | the parts that change, but the sheet | [`MAX_HELD_BYTES`] |
//! | formats of cells, with the 23 that are added | 65,490, as Excel opens them |
//! | the findings of an answer | [`Answer::MAX_FINDINGS`] |

mod answer;
mod back;
mod cells;
mod columns;
mod counts;
mod delimited;
mod faults;
mod fresh;
mod give_back;
mod grid;
mod look;
mod outline;
mod output;
mod package;
mod parts;
mod pending;
mod rows;
mod styles;
mod summary;
mod survey;
mod tables;
mod widths;
mod workbook;
mod worksheet;
mod xml;

pub use answer::Answer;
pub use columns::{added_columns, headings};
pub use counts::Counts;
pub use give_back::GiveBack;
pub use package::MAX_HELD_BYTES;
