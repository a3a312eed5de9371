//! Beside calamine, which reads the same forms: where it reads a cell, so do we, and the same.

use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use kiemdinh::Date;
use kiemdinh::read::grid::Cell;
use rust_xlsxwriter::{Format, Formula, Workbook, XlsxError};

use super::support::rows;

/// Numbers that look random, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// A workbook of cells of every type, in no order of types and with gaps.
fn made() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let sheet = workbook.add_worksheet();
    let mut numbers = Numbers(42);
    for row in (0..3000).filter(|row| row % 7 != 3) {
        for column in 0..12 {
            match numbers.below(9) {
                0 => sheet.write(row, column, numbers.below(1 << 40) as f64 / 1024.0 - 1e6)?,
                1 => sheet.write(row, column, format!("Thiết bị {} & <{}>", numbers.below(50), numbers.below(9)))?,
                2 => sheet.write_with_format(row, column, 61.0 + numbers.below(2_900_000) as f64 / 3.0, &day)?,
                3 => sheet.write(row, column, numbers.below(2) == 0)?,
                4 => {
                    sheet.write_formula(row, column, Formula::new("=A1").set_result(numbers.below(100).to_string()))?
                }
                5 => sheet.write_formula(row, column, Formula::new("=NA()").set_result("#N/A"))?,
                6 => sheet.write(row, column, format!("  {}\n_x0041_ 'x'\t", numbers.below(50)))?,
                _ => continue,
            };
        }
    }
    workbook.save_to_buffer()
}

/// The cell that we make of what calamine says.
fn ours(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) => match text.trim_matches(|sign: char| sign.is_ascii_whitespace()) {
            "" => Cell::Empty,
            text => Cell::Text(text.into()),
        },
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(value) => Cell::Bool(*value),
        Data::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            Cell::Date(Date::new(year.into(), month.into(), day.into()).expect("a day"))
        }
        Data::Error(error) => Cell::Error(error.to_string()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_same_cells() {
    let file = made().expect("a workbook");
    let ours_of = |file: &[u8]| rows("a.xlsx", file.to_vec()).expect("a workbook");
    let mut reader = open_workbook_auto_from_rs(Cursor::new(&file)).expect("a workbook");
    let range = reader.worksheet_range("Sheet1").expect("a sheet");
    let found = ours_of(&file);
    assert_eq!(found.len(), (0..3000).filter(|row| row % 7 != 3).count());
    let mut cells = 0;
    for (number, row) in found {
        for column in 0..12 {
            let theirs = range.get_value((number as u32 - 1, column)).map_or(Cell::Empty, ours);
            assert_eq!(row.get(column as usize).unwrap_or(&Cell::Empty), &theirs, "row {number}, column {column}");
            cells += usize::from(theirs != Cell::Empty);
        }
    }
    assert!(cells > 20_000, "{cells}");
}
