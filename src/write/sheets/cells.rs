//! The XML of cells, as Excel reads it.

use std::borrow::Cow;
use std::fmt::{Display, Write};

use crate::date::Date;
use crate::read::grid::MAX_CELL_CHARS;

use super::grid::reference;
use super::look::{Look, Looks};

/// The day from which a workbook counts its days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Epoch {
    #[default]
    Of1900,
    /// Of old workbooks from a Macintosh.
    Of1904,
}

impl Epoch {
    /// The number that stands for a day, where there is one.
    pub(super) fn serial(self, day: Date) -> Option<i32> {
        let first = |year, month, day| Date::new(year, month, day).unwrap_or(Date::MIN);
        let serial = match self {
            Epoch::Of1904 => day.days_since(first(1904, 1, 1)),
            // In the numbers of 1900 there is a 29 February, which is 60.
            Epoch::Of1900 if day < first(1900, 3, 1) => day.days_since(first(1899, 12, 31)),
            Epoch::Of1900 => day.days_since(first(1899, 12, 30)),
        };
        let lowest = if self == Epoch::Of1900 { 1 } else { 0 };
        (serial >= lowest).then_some(serial)
    }
}

/// Writes cells one after the other; texts stand in the cells themselves, so the workbook's table of texts stays.
#[derive(Debug)]
pub(super) struct CellWriter {
    /// The namespace prefix of the sheet's elements with its colon; mostly empty.
    pub(super) prefix: String,
    pub(super) looks: Looks,
    pub(super) epoch: Epoch,
    pub(super) out: String,
}

impl CellWriter {
    pub(super) fn new(looks: Looks, epoch: Epoch) -> CellWriter {
        CellWriter { prefix: String::new(), looks, epoch, out: String::new() }
    }

    pub(super) fn open_row(&mut self, row: u64) {
        // Writing into memory does not fail, here and below.
        let _ = write!(self.out, "<{}row r=\"{row}\">", self.prefix);
    }

    pub(super) fn close_row(&mut self) {
        let _ = write!(self.out, "</{}row>", self.prefix);
    }

    /// A text; always text, even where it looks like a number or a formula.
    pub(super) fn text(&mut self, at: (u32, u64), look: Look, text: &str) {
        self.text_of_style(at, self.looks.id(look), text);
    }

    pub(super) fn text_of_style(&mut self, (column, row): (u32, u64), style: u32, text: &str) {
        let (p, place) = (&self.prefix, reference(column, row));
        if text.is_empty() {
            let _ = write!(self.out, "<{p}c r=\"{place}\" s=\"{style}\"/>");
            return;
        }
        let _ = write!(self.out, "<{p}c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><{p}is>");
        let _ = write!(self.out, "<{p}t xml:space=\"preserve\">");
        escape_into(&fitted(text), &mut self.out);
        let _ = write!(self.out, "</{p}t></{p}is></{p}c>");
    }

    pub(super) fn number(&mut self, at: (u32, u64), style: u32, number: impl Display) {
        self.value(at, style, "", number);
    }

    pub(super) fn truth(&mut self, at: (u32, u64), style: u32, value: bool) {
        self.value(at, style, " t=\"b\"", u8::from(value));
    }

    /// A day; as text where the workbook has no number for it.
    pub(super) fn date(&mut self, at: (u32, u64), look: Look, day: Date) {
        match self.epoch.serial(day) {
            Some(serial) => self.number(at, self.looks.id(look), serial),
            None => self.text(at, look, &day.to_string()),
        }
    }

    fn value(&mut self, (column, row): (u32, u64), style: u32, kind: &str, value: impl Display) {
        let (p, place) = (&self.prefix, reference(column, row));
        let _ = write!(self.out, "<{p}c r=\"{place}\" s=\"{style}\"{kind}><{p}v>{value}</{p}v></{p}c>");
    }
}

/// A text no longer than a cell may hold; where it was, it ends with an ellipsis.
fn fitted(text: &str) -> Cow<'_, str> {
    if text.len() <= MAX_CELL_CHARS || text.encode_utf16().count() <= MAX_CELL_CHARS {
        return Cow::Borrowed(text);
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units >= MAX_CELL_CHARS
    });
    Cow::Owned(format!("{}…", end.and_then(|(end, _)| text.get(..end)).unwrap_or_default()))
}

/// Adds a text to XML, as text or as the value of an attribute. What XML cannot hold is written as workbooks write
/// it, `_x0001_`; a text that looks like that is kept from being read so.
pub(super) fn escape_into(text: &str, out: &mut String) {
    for (at, character) in text.char_indices() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '_' if is_escape(text.get(at..).unwrap_or_default()) => out.push_str("_x005F_"),
            '\t' | '\n' => out.push(character),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                // Writing into memory does not fail.
                let _ = write!(out, "_x{:04X}_", u32::from(character));
            }
            _ => out.push(character),
        }
    }
}

/// Whether the text begins with `_xHHHH_`.
fn is_escape(text: &str) -> bool {
    matches!(text.as_bytes(), [b'_', b'x', digits @ .., ] if matches!(digits, [a, b, c, d, b'_', ..]
        if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Date {
        Date::new(year, month, day).unwrap()
    }

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        escape_into(text, &mut out);
        out
    }

    #[test]
    fn days_have_the_numbers_that_excel_gives_them() {
        for (day, of_1900, of_1904) in [
            (day(2027, 5, 19), Some(46_526), Some(45_064)),
            (day(1904, 1, 1), Some(1462), Some(0)),
            (day(1903, 12, 31), Some(1461), None),
            (day(1900, 3, 1), Some(61), None),
            (day(1900, 2, 28), Some(59), None),
            (day(1900, 1, 1), Some(1), None),
            (day(1899, 12, 31), None, None),
        ] {
            assert_eq!(Epoch::Of1900.serial(day), of_1900, "{day}");
            assert_eq!(Epoch::Of1904.serial(day), of_1904, "{day}");
        }
    }

    #[test]
    fn what_xml_cannot_hold_is_escaped() {
        assert_eq!(escaped("Nồi hơi <5> & \"6\""), "Nồi hơi &lt;5&gt; &amp; &quot;6&quot;");
        assert_eq!(escaped("a\u{1}b\r\n\tc\u{ffff}"), "a_x0001_b_x000D_\n\tc_xFFFF_");
        assert_eq!(escaped("_x0041_ _x00G1_ _x41_"), "_x005F_x0041_ _x00G1_ _x41_");
    }

    #[test]
    fn a_text_is_cut_where_a_cell_ends() {
        assert_eq!(fitted("ngắn"), "ngắn");
        // Each sign of these is three bytes in UTF-8 and one unit in UTF-16.
        let whole = "ạ".repeat(MAX_CELL_CHARS);
        assert_eq!(fitted(&whole), whole);
        let cut = fitted(&format!("{whole}ạ")).into_owned();
        assert_eq!(cut.encode_utf16().count(), MAX_CELL_CHARS);
        assert!(cut.ends_with("ạ…"));
        assert!(fitted(&"😀".repeat(MAX_CELL_CHARS)).encode_utf16().count() <= MAX_CELL_CHARS);
    }

    #[test]
    fn cells_carry_their_place_style_and_prefix() {
        let mut cells = CellWriter::new(Looks { first: 0 }, Epoch::Of1904);
        cells.prefix.push_str("x:");
        cells.text_of_style((12, 5), 3, "=1+1");
        cells.text_of_style((13, 5), 3, "");
        cells.number((14, 5), 4, -7);
        cells.date((15, 5), Look::Heading, day(1904, 1, 2));
        cells.date((16, 5), Look::Heading, day(1900, 1, 2));
        assert_eq!(
            cells.out,
            "<x:c r=\"L5\" s=\"3\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">=1+1</x:t></x:is></x:c>\
             <x:c r=\"M5\" s=\"3\"/><x:c r=\"N5\" s=\"4\"><x:v>-7</x:v></x:c><x:c r=\"O5\" s=\"0\"><x:v>1</x:v></x:c>\
             <x:c r=\"P5\" s=\"0\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">1900-01-02</x:t></x:is></x:c>"
        );
    }
}
