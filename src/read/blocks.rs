use std::io::{self, Read};

use memchr::{memchr, memchr_iter, memchr2, memrchr};

use super::MAX_ROW_BYTES;
use super::cells::QUOTE;

/// A row and its line end fit into a block.
const BLOCK_BYTES: usize = MAX_ROW_BYTES + 2;

/// A stretch of whole rows of a register; see [`Layout::rows`](super::Layout::rows).
#[derive(Debug)]
pub struct Block {
    pub(super) bytes: Vec<u8>,
    pub(super) first_row: u64,
    pub(super) kind: BlockKind,
}

impl Block {
    /// The number of the block's first row, from 1; the heading counts.
    #[must_use]
    pub fn first_row(&self) -> u64 {
        self.first_row
    }

    /// How many bytes of input the block holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// Every line is a row: there are no quotes, or one that is not closed within a row's length.
    Lines,
    /// Quoted cells may hold line ends.
    Quoted,
    /// The beginning of one row that is too long.
    Overlong,
}

/// Cuts a stream into blocks of whole rows. Its memory is one block, whatever the stream holds.
#[derive(Debug)]
pub(super) struct Blocks<R> {
    input: R,
    /// Where rows may span lines: the delimiter, since a quote opens a cell only at its beginning.
    delimiter: Option<u8>,
    /// The beginning of a row that is not whole yet.
    rest: Vec<u8>,
    /// Number of the next row.
    row: u64,
    ended: bool,
    /// Inside the rest of a row that was too long.
    skipping: bool,
}

/// Where a stretch of bytes can be cut.
struct Cut {
    /// Behind the last whole row.
    end: usize,
    rows: u64,
    /// The bytes end within quotes.
    open: bool,
    kind: BlockKind,
}

impl<R: Read> Blocks<R> {
    pub(super) fn new(input: R) -> Blocks<R> {
        Blocks { input, delimiter: None, rest: Vec::new(), row: 1, ended: false, skipping: false }
    }

    /// From here on quoted cells may hold line ends; to be said before the first block.
    pub(super) fn quoted(&mut self, delimiter: u8) {
        self.delimiter = Some(delimiter);
    }

    /// The beginning of the stream, at most a block.
    pub(super) fn peek(&mut self) -> io::Result<&[u8]> {
        let mut bytes = std::mem::take(&mut self.rest);
        let filled = self.fill(&mut bytes);
        self.rest = bytes;
        filled.map(|()| self.rest.as_slice())
    }

    /// Drops bytes that were seen by `peek`, and counts the rows in them.
    pub(super) fn skip(&mut self, bytes: usize, rows: u64) {
        self.rest.drain(..bytes.min(self.rest.len()));
        self.row += rows;
    }

    fn fill(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
        bytes.reserve_exact(BLOCK_BYTES.saturating_sub(bytes.len()));
        let missing = BLOCK_BYTES.saturating_sub(bytes.len()) as u64;
        if !self.ended && missing > 0 {
            self.input.by_ref().take(missing).read_to_end(bytes)?;
            self.ended = bytes.len() < BLOCK_BYTES;
        }
        Ok(())
    }

    /// The next block; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Block>> {
        loop {
            let mut bytes = std::mem::take(&mut self.rest);
            self.fill(&mut bytes)?;
            if bytes.is_empty() {
                return Ok(None);
            }
            if self.skipping {
                match memchr(b'\n', &bytes) {
                    Some(end) => {
                        bytes.drain(..=end);
                        self.skipping = false;
                    }
                    None => bytes.clear(),
                }
                self.rest = bytes;
                continue;
            }
            let cut = self.cut(&bytes);
            self.rest = bytes.get(cut.end..).unwrap_or_default().to_vec();
            bytes.truncate(cut.end);
            let first_row = self.row;
            self.row += cut.rows;
            return Ok(Some(Block { bytes, first_row, kind: cut.kind }));
        }
    }

    /// Where to cut: behind the last whole row, or behind all where the bytes hold no whole row.
    fn cut(&mut self, bytes: &[u8]) -> Cut {
        let cut = match self.delimiter {
            Some(delimiter) if memchr(QUOTE, bytes).is_some() => quoted_rows(bytes, delimiter, self.ended),
            _ => lines(bytes),
        };
        let cut = if cut.open && cut.end == 0 {
            // A quote is not closed within a row's length, or never: read line by line what it would swallow.
            lines(bytes)
        } else {
            cut
        };
        if self.ended && !cut.open && cut.end < bytes.len() {
            // The last row lacks its line end.
            Cut { end: bytes.len(), rows: cut.rows + 1, ..cut }
        } else if cut.end == 0 {
            self.skipping = true;
            Cut { end: bytes.len(), rows: 1, open: false, kind: BlockKind::Overlong }
        } else {
            cut
        }
    }
}

fn lines(bytes: &[u8]) -> Cut {
    let end = memrchr(b'\n', bytes).map_or(0, |at| at + 1);
    let rows = memchr_iter(b'\n', bytes).count() as u64;
    Cut { end, rows, open: false, kind: BlockKind::Lines }
}

/// The same rule as [`super::cells`]: a quote opens a cell only at its beginning; within quotes two quotes are one.
fn quoted_rows(bytes: &[u8], delimiter: u8, ended: bool) -> Cut {
    let (mut end, mut rows, mut at) = (0, 0, 0);
    let mut open = false;
    let from = |at: usize| bytes.get(at..).unwrap_or_default();
    'rows: while let Some(found) = memchr2(QUOTE, b'\n', from(at)) {
        let place = at + found;
        at = place + 1;
        if bytes.get(place) == Some(&b'\n') {
            end = at;
            rows += 1;
            continue;
        }
        let before = place.checked_sub(1).and_then(|before| bytes.get(before));
        if before.is_some_and(|byte| *byte != delimiter && *byte != b'\n') {
            continue;
        }
        loop {
            let Some(found) = memchr(QUOTE, from(at)) else {
                open = true;
                break 'rows;
            };
            at += found + 1;
            match bytes.get(at) {
                Some(&QUOTE) => at += 1,
                // Whether the quote is a closing one will be seen in the next block.
                None if !ended => {
                    open = true;
                    break 'rows;
                }
                _ => break,
            }
        }
    }
    Cut { end, rows, open, kind: BlockKind::Quoted }
}
