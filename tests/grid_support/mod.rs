//! Workbooks made by hand, good and hostile.
#![allow(dead_code, unreachable_pub, reason = "each test uses some of it")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "it is a test")]

pub mod compound;
pub mod ods;
pub mod package;
pub mod xls;
pub mod xlsx;

use std::io::Cursor;

use kiemdinh::Error;
use kiemdinh::read::grid::{Cell, Grid, Opened, Workbook, open};

/// Rows with their numbers.
pub type Numbered = Vec<(u64, Vec<Cell>)>;

/// Opens what must be a workbook.
pub fn workbook(name: &str, file: Vec<u8>) -> Result<Workbook<Cursor<Vec<u8>>>, Error> {
    match open(name, Cursor::new(file))? {
        Opened::Workbook(workbook) => Ok(workbook),
        _ => panic!("{name}: taken for text"),
    }
}

/// All rows of a grid.
pub fn rows_of(mut grid: Grid<'_>) -> Result<Numbered, Error> {
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    while let Some(number) = grid.next_row(&mut row)? {
        rows.push((number, row.clone()));
    }
    Ok(rows)
}

/// All rows of the first sheet.
pub fn rows(name: &str, file: Vec<u8>) -> Result<Numbered, Error> {
    let mut workbook = workbook(name, file)?;
    let sheet = workbook.sheets()[0].name().to_owned();
    rows_of(workbook.grid(&sheet)?)
}

/// The same of what must fail.
pub fn error(name: &str, file: Vec<u8>) -> Error {
    rows(name, file).expect_err("an error")
}

pub fn text(text: &str) -> Cell {
    Cell::Text(text.into())
}

pub fn date(text: &str) -> Cell {
    Cell::Date(text.parse().expect("a day"))
}
