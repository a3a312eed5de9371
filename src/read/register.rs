use std::io::{self, Read};
use std::sync::Arc;

use memchr::memchr;

use crate::error::{Error, ErrorKind, Fault};

use super::blocks::{Block, Blocks};
use super::cells::{Cells, QUOTE};
use super::fields::Form;
use super::layout::{Layout, Table};
use super::names::Holds;
use super::{MAX_COLUMNS, MAX_ROW_BYTES, Mapping, ReadOptions};

/// The form of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// One JSON object a line.
    JsonLines,
    /// A table with a heading.
    Csv {
        /// What stands between two cells; `None`: the comma, semicolon or tab that the heading has most of.
        delimiter: Option<u8>,
    },
}

impl Format {
    /// The form that a file of that name has: `.jsonl`, `.ndjson` and `.json` are JSON Lines, `.tsv` is a table with
    /// tabs, all else is a table.
    #[must_use]
    pub fn of_name(name: &str) -> Format {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        match extension.to_ascii_lowercase().as_str() {
            "jsonl" | "ndjson" | "json" => Format::JsonLines,
            "tsv" => Format::Csv { delimiter: Some(b'\t') },
            _ => Format::Csv { delimiter: None },
        }
    }
}

/// A register that is being read. It is cut into blocks of whole rows here, on one thread and fast; the rows are read
/// from the blocks on as many threads as there are.
///
/// ```
/// use kiemdinh::Item;
/// use kiemdinh::read::{Format, ReadOptions, Register};
///
/// let file = "id,category,performed_on,result\nPL-7,lifting.hoist_electric,2024-05-19,pass\n".as_bytes();
/// let format = Format::of_name("register.csv");
/// let mut register = Register::open("register.csv", file, format, None, ReadOptions::default())?;
/// let layout = register.layout();
/// let mut item = Item::default();
/// while let Some(block) = register.next_block()? {
///     let mut rows = layout.rows(&block);
///     while let Some(row) = rows.next_into(&mut item) {
///         assert_eq!(row, Ok(2));
///         assert_eq!(item.inspections.len(), 1);
///     }
/// }
/// # Ok::<(), kiemdinh::Error>(())
/// ```
#[derive(Debug)]
pub struct Register<R> {
    name: String,
    blocks: Blocks<R>,
    layout: Arc<Layout>,
}

impl<R: Read> Register<R> {
    /// Begins to read a register of items; `name` names it in errors. A mapping is for a table.
    ///
    /// # Errors
    /// The input cannot be read, is no text in UTF-8, or its heading cannot be used: all that is wrong with it.
    pub fn open(
        name: &str,
        input: R,
        format: Format,
        mapping: Option<&Mapping>,
        options: ReadOptions,
    ) -> Result<Register<R>, Error> {
        open(name, input, format, Holds::Items, mapping, options)
    }

    /// Begins to read inspections that are kept apart from their items: the fields of an inspection, and `item`, the
    /// item's id.
    ///
    /// # Errors
    /// As [`Register::open`].
    pub fn open_inspections(name: &str, input: R, format: Format, options: ReadOptions) -> Result<Register<R>, Error> {
        open(name, input, format, Holds::Inspections, None, options)
    }

    /// The next block, of about a MiB; `None` at the end.
    ///
    /// # Errors
    /// The input cannot be read.
    pub fn next_block(&mut self) -> Result<Option<Block>, Error> {
        self.blocks.next().map_err(|error| not_readable(&self.name, &error))
    }

    /// What the rows mean.
    #[must_use]
    pub fn layout(&self) -> Arc<Layout> {
        Arc::clone(&self.layout)
    }
}

fn not_readable(name: &str, error: &io::Error) -> Error {
    let (vi, en) = (format!("Không đọc được: {error}"), format!("Cannot be read: {error}"));
    Fault::new(ErrorKind::InputOutput, vi, en).file(name).into()
}

fn syntax(name: &str, vi: impl Into<String>, en: impl Into<String>) -> Error {
    Fault::new(ErrorKind::Syntax, vi, en).file(name).into()
}

fn open<R: Read>(
    name: &str,
    input: R,
    format: Format,
    holds: Holds,
    mapping: Option<&Mapping>,
    options: ReadOptions,
) -> Result<Register<R>, Error> {
    let mut blocks = Blocks::new(input);
    let start = blocks.peek().map_err(|error| not_readable(name, &error))?;
    if start.starts_with(b"PK\x03\x04") {
        return Err(syntax(name, "Là sổ tính hoặc tệp nén, không phải văn bản", "A workbook or archive, not text"));
    }
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        return Err(syntax(name, "Văn bản UTF-16; cần UTF-8", "Text in UTF-16; UTF-8 is needed"));
    }
    if start.starts_with(b"\xef\xbb\xbf") {
        blocks.skip(3, 0);
    }
    let table = match format {
        Format::JsonLines => {
            json_lines(name, &mut blocks, mapping)?;
            None
        }
        Format::Csv { delimiter } => {
            let heading = Heading::read(name, &mut blocks, delimiter)?;
            let mut faults = Vec::new();
            let table = Table::of(&heading.cells, heading.delimiter, holds, mapping, options, &mut faults);
            if !faults.is_empty() {
                let faults = faults.into_iter().map(|fault| fault.file(name).row(heading.row));
                return Err(Error::new(faults.collect()));
            }
            table
        }
    };
    Ok(Register { name: name.to_owned(), blocks, layout: Arc::new(Layout { table, options }) })
}

/// What can be said of JSON Lines before the first row is read.
fn json_lines<R: Read>(name: &str, blocks: &mut Blocks<R>, mapping: Option<&Mapping>) -> Result<(), Error> {
    let start = blocks.peek().map_err(|error| not_readable(name, &error))?;
    if start.trim_ascii_start().starts_with(b"[") {
        let en = "A JSON array; JSON Lines are needed: one object a line";
        return Err(syntax(name, "Là mảng JSON; cần JSON Lines: mỗi dòng một đối tượng", en));
    }
    match mapping {
        Some(mapping) => {
            let vi = format!("Bảng ánh xạ {} chỉ dùng cho bảng, không dùng cho JSON Lines", mapping.name);
            let en = format!("The mapping {} is for a table, not for JSON Lines", mapping.name);
            Err(Fault::new(ErrorKind::InvalidValue, vi, en).file(name).into())
        }
        None => Ok(()),
    }
}

/// The heading of a table.
struct Heading {
    row: u64,
    delimiter: u8,
    cells: Vec<String>,
}

impl Heading {
    fn read<R: Read>(name: &str, blocks: &mut Blocks<R>, delimiter: Option<u8>) -> Result<Heading, Error> {
        let mut start = blocks.peek().map_err(|error| not_readable(name, &error))?;
        // Empty lines before it count as rows.
        let (whole, mut row) = (start.len(), 1);
        while let Some(end) = memchr(b'\n', start)
            && start.get(..end).is_some_and(|line| line.trim_ascii().is_empty())
        {
            start = start.get(end + 1..).unwrap_or_default();
            row += 1;
        }
        let fault = |kind, vi: &str, en: &str| Fault::new(kind, vi, en).file(name).row(row);
        if start.trim_ascii().is_empty() {
            return Err(fault(ErrorKind::Syntax, "Tệp trống: không có dòng tiêu đề", "Empty: no heading").into());
        }
        let delimiter = delimiter.unwrap_or_else(|| sniff(start));
        let mut cells = Cells::default();
        let (length, split) = cells.split_quoted(start, delimiter);
        split.map_err(|error| fault(ErrorKind::Syntax, error.message_vi(), error.message_en()))?;
        let headings = cells.gathered();
        if length > MAX_ROW_BYTES || headings.len() > MAX_COLUMNS {
            let vi = format!("Dòng tiêu đề dài hơn {MAX_ROW_BYTES} byte hoặc có hơn {MAX_COLUMNS} cột");
            let en = format!("The heading is longer than {MAX_ROW_BYTES} bytes or has more than {MAX_COLUMNS} columns");
            return Err(fault(ErrorKind::LimitExceeded, &vi, &en).into());
        }
        let mut faults = Vec::new();
        let heading = |index| {
            let leaf = headings.cell(index)?;
            if leaf.form == Form::Other {
                let vi = "Tiêu đề cột không phải văn bản UTF-8";
                let fault = fault(ErrorKind::Syntax, vi, "The heading is not text in UTF-8");
                faults.push(fault.column(index + 1).value(leaf.text));
            }
            Some(leaf.text.to_owned())
        };
        let cells = (0..headings.len()).map(heading).map(Option::unwrap_or_default).collect();
        if !faults.is_empty() {
            return Err(Error::new(faults));
        }
        let bytes = whole - start.len() + length;
        blocks.skip(bytes, row);
        blocks.quoted(delimiter);
        Ok(Heading { row, delimiter, cells })
    }
}

/// The likeliest delimiter of a heading, quoted cells left aside.
fn sniff(heading: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in heading {
        match *byte {
            QUOTE => quoted = !quoted,
            b'\n' if !quoted => break,
            byte if !quoted => counts.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    // The last of equals is taken: the comma where there is none of them.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}
