//! Splitting the rows of a CSV register into cells.
//!
//! Our own, and not the `csv` crates': there a quote that is never closed swallows the rest of the register, and an
//! endless line the memory. Here such a row is one error, and the rows after it are read; a block is split on any thread.

use memchr::{memchr, memchr2};

use super::RowError;
use super::fields::{Form, Leaf};

pub(super) const QUOTE: u8 = b'"';

/// The cells of one CSV row; its allocations serve row after row.
///
/// A quote opens a cell only as its first byte; within quotes, two quotes are one; what follows the closing quote
/// belongs to the cell.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// Where the cells are, as far as a row has no more of them than the table has columns.
    ranges: Vec<(u32, u32)>,
    count: usize,
    /// Which cells are not text, where there are any.
    bad: Vec<bool>,
    /// The cells' content, where it is not a plain piece of the input.
    content: Vec<u8>,
    repaired: String,
}

/// The cells of a row as texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'c> {
    text: &'c str,
    ranges: &'c [(u32, u32)],
    count: usize,
    bad: &'c [bool],
}

impl<'c> Row<'c> {
    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Whether the row is an empty line.
    pub(super) fn is_blank(&self) -> bool {
        self.count == 1 && self.cell(0).is_none()
    }

    /// A cell without the blanks around it; `None` where nothing is left, or no such cell is there.
    #[inline]
    pub(super) fn cell(&self, index: usize) -> Option<Leaf<'c>> {
        let (start, end) = self.ranges.get(index)?;
        let mut text = self.text.get(*start as usize..*end as usize)?;
        if let ([first, ..], [.., last]) = (text.as_bytes(), text.as_bytes())
            && (*first <= b' ' || *last <= b' ')
        {
            text = text.trim_ascii();
        }
        if text.is_empty() {
            return None;
        }
        let form = if self.bad.get(index) == Some(&true) { Form::Other } else { Form::Cell };
        Some(Leaf { form, text, raw: text })
    }
}

impl Cells {
    /// Splits the first row of the input, of a table of so many columns, where every cell is a piece of the input: none
    /// has a quote within it or goes on behind its closing quote. Nearly every row is such. Tells how long the row is,
    /// its line end included; `None` where the cells must be gathered.
    pub(super) fn split_pieces(&mut self, input: &[u8], delimiter: u8, width: usize) -> Option<usize> {
        self.ranges.resize(width, (0, 0));
        let mut places = Places { slots: self.ranges.iter_mut(), count: 0 };
        let mut at = 0;
        let length = loop {
            let rest = input.get(at..)?;
            let plain = memchr2(b'\n', QUOTE, rest).and_then(|end| rest.get(..end)).unwrap_or(rest);
            let start = places.add_plain(at as u32, plain, delimiter);
            at += plain.len();
            if input.get(at) != Some(&QUOTE) {
                places.add(start, at as u32);
                break at + 1;
            }
            // Elsewhere than at the beginning of a cell it is a sign like any other.
            if start as usize != at {
                return None;
            }
            let closing = at + 1 + memchr(QUOTE, input.get(at + 1..)?)?;
            places.add(start + 1, closing as u32);
            match input.get(closing + 1..)? {
                [byte, ..] if *byte == delimiter => at = closing + 2,
                [] | [b'\n', ..] => break closing + 2,
                [b'\r', b'\n', ..] => break closing + 3,
                _ => return None,
            }
        };
        self.count = places.count;
        Some(length.min(input.len()))
    }

    /// Splits the first row of the input, and tells how long it is, its line end included.
    pub(super) fn split_quoted(&mut self, input: &[u8], delimiter: u8) -> (usize, Result<(), RowError>) {
        self.ranges.clear();
        self.content.clear();
        let (length, split) = self.gather(input, delimiter);
        self.count = self.ranges.len();
        (length, split)
    }

    fn gather(&mut self, input: &[u8], delimiter: u8) -> (usize, Result<(), RowError>) {
        let from = |at: usize| input.get(at..).unwrap_or_default();
        let mut at = 0;
        loop {
            let start = self.content.len() as u32;
            if input.get(at) == Some(&QUOTE) {
                at += 1;
                loop {
                    let Some(quote) = memchr(QUOTE, from(at)) else {
                        return (input.len(), Err(self.unclosed()));
                    };
                    self.content.extend(from(at).get(..quote).unwrap_or_default());
                    at += quote + 1;
                    if input.get(at) != Some(&QUOTE) {
                        break;
                    }
                    self.content.push(QUOTE);
                    at += 1;
                }
            }
            let rest = from(at);
            let plain = memchr2(delimiter, b'\n', rest).and_then(|end| rest.get(..end)).unwrap_or(rest);
            self.content.extend(plain);
            self.ranges.push((start, self.content.len() as u32));
            at += plain.len();
            match input.get(at) {
                Some(byte) if *byte == delimiter => at += 1,
                Some(_) => return (at + 1, Ok(())),
                None => return (at, Ok(())),
            }
        }
    }

    fn unclosed(&self) -> RowError {
        let column = self.ranges.len() + 1;
        RowError::malformed("Dấu ngoặc kép mở ô không được đóng lại", "The quote that opens the cell is not closed")
            .column(column)
    }

    /// The cells of the row that was split last into pieces and is known to be text without NUL.
    pub(super) fn of_text<'c>(&'c self, text: &'c str) -> Row<'c> {
        Row { text, ranges: &self.ranges, count: self.count, bad: &[] }
    }

    /// The cells of the row that was split last into pieces.
    pub(super) fn of_bytes<'c>(&'c mut self, row: &'c [u8]) -> Row<'c> {
        match text(row) {
            Some(text) => self.of_text(text),
            None => {
                repair(row, &mut self.ranges, &mut self.bad, &mut self.repaired);
                Row { text: &self.repaired, ranges: &self.ranges, count: self.count, bad: &self.bad }
            }
        }
    }

    /// The cells of the row that was gathered last; after an error, those before it.
    pub(super) fn gathered(&mut self) -> Row<'_> {
        let Cells { ranges, count, bad, content, repaired } = self;
        match text(content) {
            Some(text) => Row { text, ranges, count: *count, bad: &[] },
            None => {
                repair(content, ranges, bad, repaired);
                Row { text: repaired, ranges, count: *count, bad }
            }
        }
    }
}

/// Where the cells of a row are found to be.
struct Places<'r> {
    slots: std::slice::IterMut<'r, (u32, u32)>,
    count: usize,
}

impl Places<'_> {
    fn add(&mut self, start: u32, end: u32) {
        if let Some(slot) = self.slots.next() {
            *slot = (start, end);
        }
        self.count += 1;
    }

    /// Adds the cells that end within the bytes, which begin at `start` and hold no quotes and no line ends; tells where
    /// the one begins that does not.
    fn add_plain(&mut self, mut start: u32, bytes: &[u8], delimiter: u8) -> u32 {
        let mut at = start;
        let mut cell = |end: u32| {
            self.add(start, end);
            start = end + 1;
        };
        // Cells are short: to look at eight bytes at a time is faster than a search for each end.
        let (words, tail) = bytes.as_chunks::<8>();
        for word in words {
            let mut marks = equal_bytes(u64::from_le_bytes(*word), delimiter);
            while marks != 0 {
                cell(at + marks.trailing_zeros() / 8);
                marks &= marks - 1;
            }
            at += 8;
        }
        for byte in tail {
            if *byte == delimiter {
                cell(at);
            }
            at += 1;
        }
        start
    }
}

/// The bytes as text, if they are text without NUL.
pub(super) fn text(bytes: &[u8]) -> Option<&str> {
    simdutf8::basic::from_utf8(bytes).ok().filter(|_| memchr(0, bytes).is_none())
}

/// Makes text of cells that are none, and marks them.
fn repair(bytes: &[u8], ranges: &mut [(u32, u32)], bad: &mut Vec<bool>, repaired: &mut String) {
    repaired.clear();
    bad.clear();
    for (start, end) in ranges {
        let cell = bytes.get(*start as usize..*end as usize).unwrap_or_default();
        bad.push(text(cell).is_none());
        *start = repaired.len() as u32;
        let shown = String::from_utf8_lossy(cell);
        repaired.extend(shown.chars().map(|c| if c == '\0' { char::REPLACEMENT_CHARACTER } else { c }));
        *end = repaired.len() as u32;
    }
}

/// The high bit of every byte of the word that equals.
fn equal_bytes(word: u64, byte: u8) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const LOWS: u64 = u64::from_le_bytes([0x7f; 8]);
    let difference = word ^ (ONES * u64::from(byte));
    !(((difference & LOWS) + LOWS) | difference | LOWS)
}
