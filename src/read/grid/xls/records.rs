//! The records that a workbook is made of, and texts within them.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::super::faults::{Result, damaged};
use super::bytes::{too_short, u8_at, u16_at};
use super::kind;

/// The records from some place on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

/// A record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'s> {
    /// Where in the stream it begins.
    pub(super) at: usize,
    pub(super) kind: u16,
    pub(super) data: &'s [u8],
}

impl<'s> Records<'s> {
    pub(super) fn new(stream: &'s [u8], at: usize) -> Records<'s> {
        Records { stream, at }
    }

    /// The next record; a workbook ends with one that says so, and not before.
    pub(super) fn next(&mut self) -> Result<Record<'s>> {
        let at = self.at;
        let rest = self.stream.get(at..).unwrap_or_default();
        let (kind, length) = match (u16_at(rest, 0), u16_at(rest, 2)) {
            (Ok(kind), Ok(length)) => (kind, usize::from(length)),
            _ => return Err(damaged("dữ liệu kết thúc quá sớm", "the data ends too early")),
        };
        let data = rest.get(4..4 + length).ok_or_else(too_short)?;
        self.at = at + 4 + length;
        Ok(Record { at, kind, data })
    }
}

/// How texts are kept.
#[derive(Clone, Copy, Debug)]
pub(super) enum Charset {
    /// UTF-16, or its low bytes: since Excel 97.
    Unicode,
    /// In the code page that the workbook names: Excel 5 and 95.
    Bytes(&'static Encoding),
}

impl Charset {
    /// The code page of that number; where it is not known, that of western Europe, in which older fonts for Vietnamese
    /// have their signs.
    pub(super) fn of_code_page(number: u16) -> Charset {
        let label = format!("windows-{number}");
        Charset::Bytes(Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252))
    }
}

/// The content of a record and of those that continue it.
#[derive(Clone, Debug)]
pub(super) struct Content<'s> {
    data: &'s [u8],
    following: Records<'s>,
    units: Vec<u16>,
}

impl<'s> Content<'s> {
    /// The content of the record that was read last, from some byte on.
    pub(super) fn new(record: Record<'s>, from: usize, following: Records<'s>) -> Content<'s> {
        Content { data: record.data.get(from..).unwrap_or_default(), following, units: Vec::new() }
    }

    /// Whether anything is left.
    pub(super) fn has_more(&mut self) -> bool {
        !self.data.is_empty() || self.follow()
    }

    /// Goes on with the record that continues this one, if there is one.
    fn follow(&mut self) -> bool {
        let mut records = self.following;
        match records.next() {
            Ok(record) if record.kind == kind::CONTINUE => {
                (self.data, self.following) = (record.data, records);
                true
            }
            _ => false,
        }
    }

    fn byte(&mut self) -> Result<u8> {
        while self.data.is_empty() {
            if !self.follow() {
                return Err(too_short());
            }
        }
        let byte = u8_at(self.data, 0)?;
        self.skip_within(1);
        Ok(byte)
    }

    fn u16(&mut self) -> Result<u16> {
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn u32(&mut self) -> Result<u32> {
        Ok(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    fn skip_within(&mut self, bytes: usize) {
        self.data = self.data.get(bytes..).unwrap_or_default();
    }

    fn skip(&mut self, mut bytes: usize) -> Result<()> {
        while bytes > self.data.len() {
            bytes -= self.data.len();
            if !self.follow() {
                return Err(too_short());
            }
        }
        self.skip_within(bytes);
        Ok(())
    }

    /// Adds a text whose length, in 16 bits, stands before it.
    pub(super) fn text(&mut self, charset: Charset, text: &mut String) -> Result<()> {
        let count = usize::from(self.u16()?);
        self.chars(charset, count, text)
    }

    /// Adds a text whose length, in 8 bits, stands before it.
    pub(super) fn short_text(&mut self, charset: Charset, text: &mut String) -> Result<()> {
        let count = usize::from(self.byte()?);
        self.chars(charset, count, text)
    }

    fn chars(&mut self, charset: Charset, count: usize, text: &mut String) -> Result<()> {
        if let Charset::Bytes(encoding) = charset {
            let bytes = self.data.get(..count).ok_or_else(too_short)?;
            text.push_str(&encoding.decode_without_bom_handling(bytes).0);
            self.skip_within(count);
            return Ok(());
        }
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(self.u16()?) };
        let extra = if flags & 4 == 0 { 0 } else { self.u32()? as usize };
        self.unicode(count, flags, text)?;
        // The fonts within the text, and how it is pronounced.
        self.skip(extra.saturating_add(runs * 4))
    }

    /// Adds so many units of UTF-16. Each record that continues a text says anew whether it keeps their high bytes.
    fn unicode(&mut self, mut count: usize, mut flags: u8, text: &mut String) -> Result<()> {
        self.units.clear();
        while count > 0 {
            let wide = flags & 1 == 1;
            let here = count.min(if wide { self.data.len() / 2 } else { self.data.len() });
            if wide {
                let pairs = self.data.as_chunks::<2>().0.iter().take(here);
                self.units.extend(pairs.copied().map(u16::from_le_bytes));
                self.skip_within(here * 2);
            } else {
                self.units.extend(self.data.iter().take(here).copied().map(u16::from));
                self.skip_within(here);
            }
            count -= here;
            if count > 0 {
                // Half a unit cannot be left over.
                if !self.data.is_empty() || !self.follow() {
                    return Err(too_short());
                }
                flags = self.byte()?;
            }
        }
        text.extend(
            char::decode_utf16(self.units.iter().copied()).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)),
        );
        Ok(())
    }
}
