//! The cells of one sheet, as they stand in its part.

use super::super::faults::{Result, beyond, damaged};
use super::super::row::{RowCells, Rows};
use super::super::shown::{self, Shown};
use super::super::xml::Xml;
use super::super::{Cell, MAX_COLUMNS, MAX_MERGES, MAX_ROWS, Merge};
use super::{Book, shared};

/// The rows of a sheet.
pub(super) struct SheetRows<'b> {
    xml: Xml<'b>,
    book: &'b Book,
    ended: bool,
    row: u32,
    column: u32,
    /// What stands in a cell, and its formula; they serve cell after cell.
    value: String,
    formula: String,
}

/// How the value of a cell is to be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Type {
    Number,
    Shared,
    /// The result of a formula.
    Text,
    /// Text in the cell itself.
    Inline,
    Bool,
    Error,
    Date,
    /// One that is not known here: its value is text.
    Other,
}

impl Type {
    fn of_name(name: &str) -> Type {
        match name {
            "n" => Type::Number,
            "s" => Type::Shared,
            "str" => Type::Text,
            "inlineStr" => Type::Inline,
            "b" => Type::Bool,
            "e" => Type::Error,
            "d" => Type::Date,
            _ => Type::Other,
        }
    }
}

impl Rows for SheetRows<'_> {
    fn next(&mut self, row: &mut RowCells<'_>) -> Result<Option<u32>> {
        while !self.ended {
            self.column = 0;
            let Some(tag) = self.xml.child()? else {
                self.ended = true;
                self.xml.finish()?;
                break;
            };
            let open = tag.open;
            if tag.local_name() == "row" {
                self.row = match tag.raw("r") {
                    Some(number) => row_number(number)?,
                    None => self.row + 1,
                };
                if open {
                    self.cells(row)?;
                    self.column = 0;
                    return Ok(Some(self.row));
                }
            } else if open {
                self.xml.skip()?;
            }
        }
        Ok(None)
    }

    fn position(&self) -> (u32, u32) {
        (self.row, self.column)
    }
}

impl<'b> SheetRows<'b> {
    pub(super) fn new(mut xml: Xml<'b>, book: &'b Book) -> Result<SheetRows<'b>> {
        let ended = !to_data(&mut xml)?;
        if ended {
            xml.finish()?;
        }
        Ok(SheetRows { xml, book, ended, row: 0, column: 0, value: String::new(), formula: String::new() })
    }

    /// Leaves the row that was entered with its cells.
    fn cells(&mut self, row: &mut RowCells<'_>) -> Result<()> {
        while let Some(tag) = self.xml.child()? {
            let open = tag.open;
            if tag.local_name() == "c" {
                self.column += 1;
                let (mut kind, mut style) = (Type::Number, 0);
                for (name, value) in tag.attributes() {
                    match name {
                        "r" => self.column = column_of(value, self.row)?,
                        "t" => kind = Type::of_name(value),
                        "s" => style = value.parse().unwrap_or(0),
                        _ => {}
                    }
                }
                if open {
                    self.cell(row, kind, style)?;
                }
            } else if open {
                self.xml.skip()?;
            }
        }
        Ok(())
    }

    /// Leaves the cell that was entered with its value.
    fn cell(&mut self, row: &mut RowCells<'_>, mut kind: Type, style: usize) -> Result<()> {
        self.value.clear();
        let mut computed = false;
        while let Some(tag) = self.xml.child()? {
            let open = tag.open;
            match tag.local_name() {
                "v" if open && kind != Type::Inline => self.xml.text(&mut self.value)?,
                "is" if open => {
                    kind = Type::Inline;
                    shared::rich_text(&mut self.xml, &mut self.value)?;
                }
                "f" => {
                    computed = true;
                    self.formula.clear();
                    if open {
                        self.xml.text(&mut self.formula)?;
                    }
                }
                _ if open => self.xml.skip()?,
                _ => {}
            }
        }
        // An empty result is an empty text. One of another type is none: the program that wrote the formula left the
        // computing to the one that opens it.
        if computed && self.value.is_empty() && kind != Type::Text {
            return row.put(self.column, Cell::Error(format!("={}", self.formula)));
        }
        self.put(row, kind, style)
    }

    /// Fills the cell with its value. A value that is not of its type stays as text.
    fn put(&mut self, row: &mut RowCells<'_>, kind: Type, style: usize) -> Result<()> {
        let shown = self.book.styles.get(style).unwrap_or(&Shown::Number);
        let value = self.value.trim_ascii();
        let cell = match kind {
            _ if value.is_empty() => return Ok(()),
            Type::Number => shown::number(value).map(|number| shown.cell(number, self.book.epoch)),
            Type::Shared => return row.text(self.column, self.shared(value)?),
            Type::Text => {
                shared::unescape(&mut self.value, 0);
                return row.text(self.column, &self.value);
            }
            Type::Bool => match value {
                "1" | "true" => Some(Cell::Bool(true)),
                "0" | "false" => Some(Cell::Bool(false)),
                _ => None,
            },
            Type::Error => Some(Cell::Error(value.to_owned())),
            Type::Date => shown::iso_day(value).map(|day| shown.date(day)),
            Type::Inline | Type::Other => None,
        };
        match cell {
            Some(cell) => row.put(self.column, cell),
            None => row.text(self.column, &self.value),
        }
    }

    fn shared(&self, index: &str) -> Result<&str> {
        let strings = &self.book.strings;
        index.parse().ok().and_then(|index| strings.get(index)).ok_or_else(|| {
            let count = strings.len();
            damaged(
                format_args!("ô dùng văn bản số {index}, bảng chỉ có {count}"),
                format_args!("the cell refers to text {index} of a table of {count}"),
            )
        })
    }
}

/// The merged cells of a sheet; they stand behind its data.
pub(super) fn merges(xml: &mut Xml<'_>) -> Result<Vec<Merge>> {
    let mut merges = Vec::new();
    if to_data(xml)? {
        xml.leap("sheetData")?;
    }
    while let Some(tag) = xml.child()? {
        let open = tag.open;
        match tag.local_name() {
            "mergeCells" if open => ranges(xml, &mut merges)?,
            _ if open => xml.skip()?,
            _ => {}
        }
    }
    Ok(merges)
}

/// Leaves the list of merged cells that was entered.
fn ranges(xml: &mut Xml<'_>, merges: &mut Vec<Merge>) -> Result<()> {
    while let Some(tag) = xml.child()? {
        let open = tag.open;
        let range = tag.raw("ref").unwrap_or_default();
        let (first, last) = range.split_once(':').unwrap_or((range, range));
        let (Some((c1, r1)), Some((c2, r2))) = (reference(first), reference(last)) else {
            return Err(damaged(format_args!("vùng gộp {range:?}"), format_args!("merged range {range:?}")));
        };
        if merges.len() >= MAX_MERGES {
            return Err(beyond("Số vùng gộp ô", "The number of merged ranges", MAX_MERGES));
        }
        merges.push(Merge {
            first_row: r1.min(r2),
            first_column: c1.min(c2),
            last_row: r1.max(r2),
            last_column: c1.max(c2),
        });
        if open {
            xml.skip()?;
        }
    }
    Ok(())
}

/// Goes to the cells of the sheet; false where there are none. How large the sheet says it is does not matter.
fn to_data(xml: &mut Xml<'_>) -> Result<bool> {
    if !xml.root("worksheet")? {
        return Ok(false);
    }
    while let Some(tag) = xml.child()? {
        match (tag.local_name(), tag.open) {
            ("sheetData", open) => return Ok(open),
            (_, true) => xml.skip()?,
            (_, false) => {}
        }
    }
    Ok(false)
}

fn row_number(text: &str) -> Result<u32> {
    let number = text.parse().ok().filter(|number| (1..=MAX_ROWS).contains(number));
    number.ok_or_else(|| damaged(format_args!("số dòng {text:?}"), format_args!("row number {text:?}")))
}

/// The column of a cell that stands in that row.
fn column_of(text: &str, row: u32) -> Result<u32> {
    match reference(text) {
        Some((column, of_row)) if of_row == row => Ok(column),
        _ => Err(damaged(
            format_args!("ô {text:?} đứng ở dòng {row}"),
            format_args!("cell {text:?} stands in row {row}"),
        )),
    }
}

/// Column and row of `C7` or `$C$7`.
fn reference(text: &str) -> Option<(u32, u32)> {
    let (mut column, mut row) = (0, 0);
    for byte in text.bytes() {
        match byte {
            b'$' => {}
            b'A'..=b'Z' | b'a'..=b'z' if row == 0 => {
                column = column * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1;
            }
            b'0'..=b'9' => row = row * 10 + u32::from(byte - b'0'),
            _ => return None,
        }
        if column > MAX_COLUMNS || row > MAX_ROWS {
            return None;
        }
    }
    (column > 0 && row > 0).then_some((column, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        let good = [("A1", (1, 1)), ("$C$7", (3, 7)), ("xfd1048576", (16_384, 1_048_576)), ("AA10", (27, 10))];
        for (text, place) in good {
            assert_eq!(reference(text), Some(place), "{text}");
        }
        for text in
            ["", "A", "1", "A0", "XFE1", "A1048577", "1A", "A1B", "A1:B2", "ẤA1", "AAAAAAAAAAAAAAA1", "A99999999999999"]
        {
            assert_eq!(reference(text), None, "{text}");
        }
    }
}
