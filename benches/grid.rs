//! Reading a workbook of 100,000 rows and 15 columns, beside calamine's fastest way. Run with
//! `cargo bench --bench grid --features sheets`.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "it is a benchmark")]

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};
use divan::{Bencher, black_box};
use kiemdinh::read::grid::{Cell, Opened, open};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

const ROWS: u32 = 100_000;

fn main() {
    divan::main();
}

/// A register as a plant keeps it: numbers, texts that repeat and texts that do not, dates, empty cells.
fn register() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet();
    for row in 0..ROWS {
        let date = ExcelDateTime::from_ymd(2000 + row as u16 % 26, 1 + row as u8 % 12, 1 + row as u8 % 28)?;
        sheet.write(row, 0, row + 1)?;
        sheet.write(row, 1, format!("TB-{row:06}"))?;
        sheet.write(
            row,
            2,
            ["Pa lăng điện", "Cầu trục hai dầm", "Nồi hơi đốt than", "Bình chứa khí nén"][row as usize % 4],
        )?;
        sheet.write(row, 3, format!("{:x}", u64::from(row) * 2_654_435_761))?;
        sheet.write(row, 4, format!("Hãng chế tạo {}", row % 300))?;
        sheet.write(row, 5, "Việt Nam")?;
        sheet.write(row, 6, 1990 + row % 35)?;
        sheet.write_with_format(row, 7, &date, &day)?;
        sheet.write_with_format(row, 8, &date, &day)?;
        sheet.write_with_format(row, 9, &date, &day)?;
        sheet.write(row, 10, f64::from(row % 500) / 10.0)?;
        sheet.write(row, 11, "tấn")?;
        if row % 3 == 0 {
            sheet.write(row, 12, "không có ghi chú nào khác")?;
        }
        sheet.write(row, 13, format!("{:07}", row * 7))?;
        sheet.write(row, 14, row % 2 == 0)?;
    }
    workbook.save_to_buffer()
}

#[divan::bench(sample_count = 5)]
fn grid(bencher: Bencher) {
    let file = register().expect("a workbook");
    bencher.bench_local(|| {
        let Ok(Opened::Workbook(mut workbook)) = open("so.xlsx", Cursor::new(&file)) else { panic!("a workbook") };
        let mut grid = workbook.grid("Sheet1").expect("a sheet");
        let (mut row, mut filled) = (Vec::new(), 0_u64);
        while grid.next_row(&mut row).expect("a row").is_some() {
            filled += row.iter().filter(|cell| **cell != Cell::Empty).count() as u64;
        }
        assert_eq!(black_box(filled), 14 * u64::from(ROWS) + u64::from(ROWS.div_ceil(3)));
    });
}

/// The merged cells stand behind all rows.
#[divan::bench(sample_count = 5)]
fn merges(bencher: Bencher) {
    let file = register().expect("a workbook");
    bencher.bench_local(|| {
        let Ok(Opened::Workbook(mut workbook)) = open("so.xlsx", Cursor::new(&file)) else { panic!("a workbook") };
        black_box(workbook.merges("Sheet1").expect("merges"))
    });
}

/// Cell by cell, texts borrowed from its table: nothing is made of them.
#[divan::bench(sample_count = 5)]
fn calamine(bencher: Bencher) {
    let file = register().expect("a workbook");
    bencher.bench_local(|| {
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&file)).expect("a workbook");
        let mut cells = workbook.worksheet_cells_reader("Sheet1").expect("a sheet");
        let mut filled = 0_u64;
        while let Some(cell) = cells.next_cell().expect("a cell") {
            filled += u64::from(*cell.get_value() != DataRef::Empty);
        }
        assert_eq!(black_box(filled), 14 * u64::from(ROWS) + u64::from(ROWS.div_ceil(3)));
    });
}
