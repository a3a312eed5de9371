//! Places in a sheet: rows and columns from 1, references such as `K5`, areas such as `A5:K200`.

use crate::read::grid::MAX_COLUMNS;

/// The most rows of a sheet.
pub(super) const MAX_ROWS: u64 = crate::read::grid::MAX_ROWS as u64;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: u32,
    pub(super) top: u64,
    pub(super) right: u32,
    pub(super) bottom: u64,
}

impl Area {
    /// `A5:K200`, or `A5` for one cell; with or without the `$` of an absolute reference.
    pub(super) fn parse(text: &str) -> Option<Area> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let ((left, top), (right, bottom)) = (parse(first)?, parse(last)?);
        (left <= right && top <= bottom).then_some(Area { left, top, right, bottom })
    }

    /// The smallest area that covers both.
    pub(super) fn with(self, other: Area) -> Area {
        Area {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub(super) fn print(self) -> String {
        format!("{}:{}", reference(self.left, self.top), reference(self.right, self.bottom))
    }

    /// With the `$` of an absolute reference.
    pub(super) fn print_absolute(self) -> String {
        let Area { left, top, right, bottom } = self;
        format!("${}${top}:${}${bottom}", letters(left), letters(right))
    }
}

/// Column and row of a reference such as `K5`.
pub(super) fn parse(text: &str) -> Option<(u32, u64)> {
    let text = text.strip_prefix('$').unwrap_or(text);
    let digits = text.trim_start_matches(|character: char| character.is_ascii_alphabetic());
    let letters = text.strip_suffix(digits)?;
    let digits = digits.strip_prefix('$').unwrap_or(digits);
    if letters.is_empty() || letters.len() > 3 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digit = |byte: u8| u32::from(byte.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |column, byte| column * 26 + digit(byte));
    let row = digits.parse().ok()?;
    (column <= MAX_COLUMNS && (1..=MAX_ROWS).contains(&row)).then_some((column, row))
}

/// `K5`.
pub(super) fn reference(column: u32, row: u64) -> String {
    format!("{}{row}", letters(column))
}

/// The name of a column: `A` is the first, `XFD` the last.
pub(super) fn letters(column: u32) -> String {
    let mut letters = Vec::with_capacity(3);
    let mut rest = column;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_its_letters() {
        assert_eq!([1, 26, 27, 702, 703, MAX_COLUMNS].map(letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
        for column in 1..=MAX_COLUMNS {
            assert_eq!(parse(&reference(column, 7)), Some((column, 7)));
        }
    }

    #[test]
    fn areas_are_read_and_printed() {
        let area = Area { left: 1, top: 5, right: 11, bottom: 200 };
        for text in ["A5:K200", "$A$5:$K$200", "a5:k200"] {
            assert_eq!(Area::parse(text), Some(area), "{text}");
        }
        assert_eq!(area.print(), "A5:K200");
        assert_eq!(area.print_absolute(), "$A$5:$K$200");
        assert_eq!(area.with(Area { left: 2, top: 3, right: 12, bottom: 9 }).print(), "A3:L200");
        assert_eq!(Area::parse("B2"), Some(Area { left: 2, top: 2, right: 2, bottom: 2 }));
    }

    #[test]
    fn what_is_no_place_in_a_sheet_is_refused() {
        for text in ["", "A", "5", "A0", "XFE1", "A1048577", "AAAA1", "A1B", "A-1", "A 1", "K5:A1", "#REF!", "A$", "Ạ1"]
        {
            assert_eq!(Area::parse(text), None, "{text:?}");
        }
    }
}
