//! Text with delimiters as a grid: any row may be the first of the table, and rows may be of different lengths.

use std::io::{self, Read};

use memchr::memchr;

use crate::error::Error;
use crate::read::MAX_ROW_BYTES;
use crate::read::blocks::{Block, BlockKind, Blocks};
use crate::read::cells::Cells;

use super::faults::{Result, beyond, each, unreadable};
use super::row::{Grid, RowCells, Rows};

/// What may stand between two cells; of equals the first is taken.
const DELIMITERS: [u8; 3] = [b'\t', b';', b','];

struct TextRows<R> {
    blocks: Blocks<R>,
    /// The block that is being read, and how far.
    block: Option<Block>,
    at: usize,
    row: u64,
    delimiter: u8,
    cells: Cells,
}

impl<'w> Grid<'w> {
    /// The rows of a text in UTF-8; `name` names it in errors. `delimiter` is what stands between two cells; `None`: the
    /// comma, semicolon or tab that cuts the most of the first rows into as many cells, or the one that a first line
    /// `sep=;` names. All cells are text; a quoted one may hold line ends, which do not make more rows.
    ///
    /// What is not UTF-8 is read as U+FFFD. A quote that is never closed is a sign like any other.
    ///
    /// # Errors
    /// The text cannot be read.
    pub fn of_text(
        name: &'w str,
        input: impl Read + 'w,
        delimiter: Option<u8>,
    ) -> std::result::Result<Grid<'w>, Error> {
        let rows = TextRows::open(input, delimiter).map_err(|error| each(&error, |fault| fault.file(name)))?;
        Ok(Grid::new(name, "", Box::new(rows)))
    }
}

impl<R: Read> TextRows<R> {
    fn open(input: R, delimiter: Option<u8>) -> Result<TextRows<R>> {
        let failed = |error: io::Error| unreadable(&error);
        let mut blocks = Blocks::new(input);
        if blocks.peek().map_err(failed)?.starts_with(b"\xef\xbb\xbf") {
            blocks.skip(3, 0);
        }
        let start = blocks.peek().map_err(failed)?;
        let named = named_delimiter(start);
        let delimiter = delimiter.or(named.map(|(delimiter, _)| delimiter)).unwrap_or_else(|| sniff(start));
        if let Some((_, bytes)) = named {
            blocks.skip(bytes, 1);
        }
        blocks.quoted(delimiter);
        Ok(TextRows { blocks, block: None, at: 0, row: 0, delimiter, cells: Cells::default() })
    }

    /// Goes to the next block; false at the end.
    fn next_block(&mut self) -> Result<bool> {
        self.at = 0;
        self.block = self.blocks.next().map_err(|error| unreadable(&error))?;
        if let Some(block) = &self.block {
            self.row = block.first_row() - 1;
        }
        Ok(self.block.is_some())
    }
}

impl<R: Read> Rows for TextRows<R> {
    fn next(&mut self, row: &mut RowCells<'_>) -> Result<Option<u32>> {
        while self.block.as_ref().is_none_or(|block| self.at >= block.len()) {
            if !self.next_block()? {
                return Ok(None);
            }
        }
        let Some(block) = &self.block else { return Ok(None) };
        self.row += 1;
        let number = u32::try_from(self.row).unwrap_or(u32::MAX);
        let rest = block.bytes.get(self.at..).unwrap_or_default();
        if block.kind == BlockKind::Overlong {
            return Err(beyond("Độ dài của dòng (byte)", "The length of the row (bytes)", MAX_ROW_BYTES));
        }
        let line = memchr(b'\n', rest).and_then(|end| rest.get(..=end)).unwrap_or(rest);
        let input = if block.kind == BlockKind::Quoted { rest } else { line };
        match self.cells.split_quoted(input, self.delimiter) {
            (length, Ok(())) => {
                self.at += length;
                let cells = self.cells.gathered();
                for (index, column) in (0..cells.len()).zip(1..) {
                    if let Some(cell) = cells.cell(index) {
                        row.text(column, cell.text)?;
                    }
                }
            }
            // The quote that is not closed, and those before it, are signs like any other.
            (_, Err(_)) => {
                self.at += line.len();
                for (cell, column) in line.split(|byte| *byte == self.delimiter).zip(1..) {
                    row.text(column, &String::from_utf8_lossy(cell))?;
                }
            }
        }
        Ok(Some(number))
    }

    fn position(&self) -> (u32, u32) {
        (u32::try_from(self.row).unwrap_or(u32::MAX), 0)
    }
}

/// The delimiter that the first line names for Excel, and how long that line is.
fn named_delimiter(start: &[u8]) -> Option<(u8, usize)> {
    let end = memchr(b'\n', start)?;
    match start.get(..end)?.trim_ascii_end() {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] => Some((*delimiter, end + 1)),
        _ => None,
    }
}

/// The delimiter that cuts the first rows best: titles above a table and commas within its cells fit fewer rows.
fn sniff(start: &[u8]) -> u8 {
    /// How many rows are looked at.
    const ROWS: usize = 50;
    let score = |delimiter: u8| {
        let mut cells = Cells::default();
        let mut widths = Vec::new();
        let mut rest = start;
        while !rest.is_empty() && widths.len() < ROWS {
            let (length, split) = cells.split_quoted(rest, delimiter);
            let line = memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
            widths.push(if split.is_ok() { cells.gathered().len() } else { 1 });
            rest = rest.get(if split.is_ok() { length } else { line }..).unwrap_or_default();
        }
        let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
        widths.iter().map(|width| (width - 1) * alike(*width)).max().unwrap_or(0)
    };
    let mut best = (b',', 0);
    for delimiter in DELIMITERS {
        let score = score(delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}
