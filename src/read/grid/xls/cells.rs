//! The cells of one sheet: each is a record, or a part of one.

use super::super::faults::{Result, beyond, damaged};
use super::super::row::{RowCells, Rows};
use super::super::shown::Shown;
use super::super::{Cell, MAX_CELLS, MAX_MERGES, Merge};
use super::Book;
use super::bytes::{f64_at, too_short, u8_at, u16_at, u32_at};
use super::kind;
use super::records::{Content, Record, Records};

/// The rows of a sheet.
pub(super) struct CellRows<'s> {
    stream: &'s [u8],
    book: &'s Book,
    /// Where the cells are, by row and column.
    places: std::vec::IntoIter<Place>,
    row: u32,
    column: u32,
    /// Serves cell after cell.
    text: String,
}

/// Where a cell is: row and column from 0, and the place of its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    row: u16,
    column: u16,
    at: u32,
}

impl<'s> CellRows<'s> {
    /// Finds the cells of the sheet that begins there. Programs write them by row and column, but need not.
    pub(super) fn new(stream: &'s [u8], start: usize, book: &'s Book) -> Result<CellRows<'s>> {
        let mut places = Vec::new();
        each_record(stream, start, |record| {
            let is_cell = matches!(
                record.kind,
                kind::NUMBER
                    | kind::LABEL
                    | kind::R_STRING
                    | kind::BOOL_ERR
                    | kind::RK
                    | kind::LABEL_SST
                    | kind::FORMULA
            );
            if !is_cell && record.kind != kind::MUL_RK {
                return Ok(());
            }
            let (row, column, at) = (u16_at(record.data, 0)?, u16_at(record.data, 2)?, record.at as u32);
            let count = if is_cell { 1 } else { record.data.len().saturating_sub(6) / 6 };
            if (places.len() + count) as u64 > MAX_CELLS {
                return Err(beyond("Số ô có nội dung", "The number of filled cells", MAX_CELLS));
            }
            for step in 0..count as u16 {
                let column = column.checked_add(step).ok_or_else(too_short)?;
                places.push(Place { row, column, at });
            }
            Ok(())
        })?;
        places.sort();
        Ok(CellRows { stream, book, places: places.into_iter(), row: 0, column: 0, text: String::new() })
    }
}

impl Rows for CellRows<'_> {
    fn next(&mut self, row: &mut RowCells<'_>) -> Result<Option<u32>> {
        let Some(first) = self.places.as_slice().first().copied() else { return Ok(None) };
        self.row = u32::from(first.row) + 1;
        while let Some(place) = self.places.as_slice().first().copied().filter(|place| place.row == first.row) {
            self.places.next();
            self.column = u32::from(place.column) + 1;
            self.put(row, place)?;
        }
        self.column = 0;
        Ok(Some(self.row))
    }

    fn position(&self) -> (u32, u32) {
        (self.row, self.column)
    }
}

impl CellRows<'_> {
    /// Fills the cell with what its record says.
    fn put(&mut self, row: &mut RowCells<'_>, place: Place) -> Result<()> {
        let mut records = Records::new(self.stream, place.at as usize);
        let record = records.next()?;
        let data = record.data;
        let cell = match record.kind {
            kind::NUMBER => self.number(f64_at(data, 6)?, u16_at(data, 4)?),
            kind::RK => self.number(rk(u32_at(data, 6)?), u16_at(data, 4)?),
            kind::MUL_RK => {
                let at = 4 + usize::from(place.column - u16_at(data, 2)?) * 6;
                self.number(rk(u32_at(data, at + 2)?), u16_at(data, at)?)
            }
            kind::BOOL_ERR => bool_or_error(u8_at(data, 6)?, u8_at(data, 7)? != 0),
            kind::LABEL_SST => {
                let (index, strings) = (u32_at(data, 6)? as usize, &self.book.strings);
                return match strings.get(index) {
                    Some(text) => row.text(self.column, text),
                    None => Err(damaged(
                        format_args!("ô dùng văn bản số {index}, bảng chỉ có {}", strings.len()),
                        format_args!("the cell refers to text {index} of a table of {}", strings.len()),
                    )),
                };
            }
            kind::FORMULA => match self.result(data, records)? {
                Some(cell) => cell,
                None => return row.text(self.column, &self.text),
            },
            _ => {
                self.text.clear();
                Content::new(record, 6, records).text(self.book.charset, &mut self.text)?;
                return row.text(self.column, &self.text);
            }
        };
        row.put(self.column, cell)
    }

    /// The result of a formula; `None` where it is text, which a record behind it holds.
    fn result(&mut self, data: &[u8], mut records: Records<'_>) -> Result<Option<Cell>> {
        self.text.clear();
        if u16_at(data, 12)? != 0xffff {
            return Ok(Some(self.number(f64_at(data, 6)?, u16_at(data, 4)?)));
        }
        match u8_at(data, 6)? {
            0 => {
                let mut record = records.next()?;
                while matches!(record.kind, kind::SHARED_FORMULA | kind::ARRAY | kind::TABLE | kind::CONTINUE) {
                    record = records.next()?;
                }
                if record.kind == kind::STRING {
                    Content::new(record, 0, records).text(self.book.charset, &mut self.text)?;
                }
                Ok(None)
            }
            1 => Ok(Some(bool_or_error(u8_at(data, 8)?, false))),
            2 => Ok(Some(bool_or_error(u8_at(data, 8)?, true))),
            // An empty text.
            _ => Ok(None),
        }
    }

    fn number(&self, value: f64, style: u16) -> Cell {
        if !value.is_finite() {
            return Cell::Error("#NUM!".into());
        }
        let shown = self.book.styles.get(usize::from(style)).unwrap_or(&Shown::Number);
        shown.cell(value, self.book.epoch)
    }
}

/// A number in 32 bits: the high bits of a floating-point number or a whole one, maybe in hundredths.
fn rk(bits: u32) -> f64 {
    let number = if bits & 2 == 0 { f64::from_bits(u64::from(bits & !3) << 32) } else { f64::from(bits as i32 >> 2) };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

fn bool_or_error(value: u8, is_error: bool) -> Cell {
    if !is_error {
        return Cell::Bool(value != 0);
    }
    let name = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => "#ERROR!",
    };
    Cell::Error(name.into())
}

/// The merged cells of the sheet that begins there.
pub(super) fn merges(stream: &[u8], start: usize) -> Result<Vec<Merge>> {
    let mut merges = Vec::new();
    each_record(stream, start, |record| {
        if record.kind != kind::MERGE_CELLS {
            return Ok(());
        }
        for index in 0..usize::from(u16_at(record.data, 0)?) {
            let at = |part: usize| u16_at(record.data, 2 + index * 8 + part * 2).map(|number| u32::from(number) + 1);
            let (r1, r2, c1, c2) = (at(0)?, at(1)?, at(2)?, at(3)?);
            if merges.len() >= MAX_MERGES {
                return Err(beyond("Số vùng gộp ô", "The number of merged ranges", MAX_MERGES));
            }
            merges.push(Merge {
                first_row: r1.min(r2),
                first_column: c1.min(c2),
                last_row: r1.max(r2),
                last_column: c1.max(c2),
            });
        }
        Ok(())
    })?;
    Ok(merges)
}

/// Looks at the records of the sheet that begins there, those of charts within it left out.
fn each_record(stream: &[u8], start: usize, mut look: impl FnMut(Record<'_>) -> Result<()>) -> Result<()> {
    let mut records = Records::new(stream, start);
    if records.next()?.kind != kind::BOF {
        return Err(damaged("trang tính không bắt đầu đúng chỗ", "the sheet does not begin at its place"));
    }
    let mut depth = 0;
    loop {
        let record = records.next()?;
        match record.kind {
            kind::BOF => depth += 1,
            kind::EOF if depth == 0 => return Ok(()),
            kind::EOF => depth -= 1,
            _ if depth == 0 => look(record)?,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers() {
        let whole = |number: i32| (number << 2) as u32;
        assert_eq!(rk(whole(45_431) | 2), 45_431.0);
        assert_eq!(rk(whole(-7) | 2), -7.0);
        assert_eq!(rk(whole(250) | 3), 2.5);
        assert_eq!(rk((1.5_f64.to_bits() >> 32) as u32), 1.5);
        assert_eq!(rk((150.0_f64.to_bits() >> 32) as u32 | 1), 1.5);
    }
}
