//! A sheet as rows of cells, whatever file it comes from: XLSX, XLS, ODS, or text with delimiters.
//!
//! ```text
//! open          what a file is, by its content                        (kind, content, foreign)
//! Workbook      its sheets, and a grid of one of them
//! Grid          row after row into a buffer of the caller             (row)
//!
//! text          CSV and TSV as a grid
//! xlsx, ods     a zip of XML parts                                    (package, xml)
//! xls           records in a compound file
//! shown         what a number format makes of a number: a day, a month, digits with leading zeros
//! worded        number formats that show words beside the number: `0" lít"`
//! faults        what can be wrong with a file, in both languages
//! ```
//!
//! The readers are our own, and not the `calamine` crate's: that one trusts the sizes a file declares, so a hostile file
//! makes it panic, loop or take all memory, and one cell that it does not know makes a whole sheet unreadable.
//!
//! Nothing here reads a clock or opens a file by name. Macros and links to other files are never followed.
//!
//! # Limits
//!
//! Whatever the file holds, reading takes at most about 300 MiB, and most registers a few: XLSX needs its different
//! texts, XLS those and its data, ODS and text a row. Beyond a limit the answer is an error of kind [`LimitExceeded`](crate::ErrorKind::LimitExceeded).
//!
//! | | |
//! |---|---|
//! | a workbook's file; its entries; unpacked | [`MAX_FILE_BYTES`]; [`MAX_ENTRIES`]; [`MAX_UNPACKED_BYTES`] and [`MAX_RATIO`] |
//! | sheets; merged ranges of a sheet | [`MAX_SHEETS`]; [`MAX_MERGES`] |
//! | rows, columns, filled cells of a sheet | [`MAX_ROWS`], [`MAX_COLUMNS`], [`MAX_CELLS`] |
//! | text of a cell, of a row, of a sheet | [`MAX_CELL_CHARS`], [`MAX_ROW_BYTES`](super::MAX_ROW_BYTES), [`MAX_TEXT_BYTES`] |
//! | table of shared texts | [`MAX_SHARED_BYTES`] |
//! | number formats and styles | [`MAX_STYLES`] |
//! | data of an XLS workbook | [`MAX_XLS_BYTES`] |
//! | XML: a tag or piece of text; nesting | [`MAX_NODE_BYTES`]; [`MAX_DEPTH`](super::MAX_DEPTH) |
//!
//! # The same table in each form
//!
//! | | XLSX, XLS | ODS | text |
//! |---|---|---|---|
//! | number | `Number` | `Number` | `Text` |
//! | number whose format is zeros only (`0000000000`) | `Text` with its leading zeros | the same | `Text` |
//! | number whose format shows words (`0" lít"`), money left aside | `Text`: `500 lít`, `2,5 tấn` | the same | `Text` |
//! | date, its time of day left aside | `Date` | `Date` | `Text` |
//! | date shown as month or year only | `Text`: `2024-05`, `2024` | the same | `Text` |
//! | time of day, duration | `Number`, a fraction of a day | `Text`, as shown | `Text` |
//! | percentage, currency | `Number` | `Number` | `Text` |
//! | truth value | `Bool` | `Bool` | `Text` |
//! | error of a formula | `Error` | `Error` | `Text` |
//! | formula without a stored result | `Error`, the formula with its `=` | the same | – |
//!
//! Texts come without the blanks around them; a cell of blanks is empty. A row without any filled cell is not given, and
//! the numbers of the others stay what they are in the file.

mod content;
mod faults;
mod foreign;
mod kind;
mod ods;
mod package;
mod row;
mod shown;
mod strings;
mod text;
mod worded;
mod workbook;
mod xls;
mod xlsx;
mod xml;

use crate::Date;

pub use self::{
    kind::{Kind, Opened, open},
    row::Grid,
    workbook::{Merge, Note, Sheet, Workbook},
};

/// The largest file of a workbook, in bytes: 256 MiB.
pub const MAX_FILE_BYTES: u64 = 256 << 20;
/// The most entries of a workbook that is a zip.
pub const MAX_ENTRIES: usize = 10_000;
/// The most bytes of all entries of such a workbook together when they are unpacked: 1 GiB.
pub const MAX_UNPACKED_BYTES: u64 = 1 << 30;
/// How many times larger than packed an entry of more than 16 MiB may be. Sheets are 10 to 20 times larger.
pub const MAX_RATIO: u64 = 200;
/// The most sheets of a workbook.
pub const MAX_SHEETS: usize = 4096;
/// The most merged ranges of a sheet.
pub const MAX_MERGES: usize = 1_000_000;
/// The last row of a sheet.
pub const MAX_ROWS: u32 = 1_048_576;
/// The last column of a sheet.
pub const MAX_COLUMNS: u32 = 16_384;
/// The most filled cells of a sheet. Empty ones are not counted.
pub const MAX_CELLS: u64 = 2_000_000;
/// The longest text of a cell, in UTF-16 units, as the programs count that write workbooks.
pub const MAX_CELL_CHARS: usize = 32_767;
/// The most bytes of text of a sheet, a text that is shared counted wherever it stands: 512 MiB.
pub const MAX_TEXT_BYTES: u64 = 512 << 20;
/// The most bytes of the different texts of a workbook: 128 MiB.
pub const MAX_SHARED_BYTES: usize = 128 << 20;
/// The most number formats, and the most styles of cells, of a workbook.
pub const MAX_STYLES: usize = 100_000;
/// The most bytes of one tag or one piece of text in XML: 1 MiB.
pub const MAX_NODE_BYTES: usize = 1 << 20;
/// The most bytes of the data of an XLS workbook, which are held in memory: 128 MiB.
pub const MAX_XLS_BYTES: u64 = 128 << 20;

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing, or only blanks.
    #[default]
    Empty,
    /// Text, without the blanks around it; line breaks within it are `\n`. A date that is shown only as a month or year
    /// is the text `2024-05` or `2024`: its day is not known.
    Text(String),
    /// A number, as the workbook keeps it; always finite.
    Number(f64),
    /// A day: a number that the workbook shows as a date.
    Date(Date),
    /// A truth value.
    Bool(bool),
    /// An error of a formula, `#REF!` …, or, where the file keeps no result of it, the formula: `=A1+365`.
    Error(String),
}
