//! Reading a workbook of 100,000 rows and 15 columns, beside calamine's fastest way; and judging a plant's register of
//! 100,000 rows, from its file to JSON Lines, beside calamine that only reads its cells. Run with
//! `cargo bench --bench grid --features sheets`.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "it is a benchmark")]

use std::hint::black_box;
use std::io::{Cursor, Write, sink};
use std::num::NonZero;
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use calamine::{Data, DataRef, Reader, Xlsx};
use divan::Bencher;
use kiemdinh::read::grid::{Cell, Opened, open};
use kiemdinh::read::sheet::{SheetItem, SheetItems, SheetOptions};
use kiemdinh::write::jsonl;
use kiemdinh::{Date, Options, Rulebook};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

const ROWS: u32 = 100_000;

fn main() {
    divan::main();
    // Only `cargo bench` says so; as a test it would take too long.
    if std::env::args().any(|argument| argument == "--bench") {
        end_to_end();
    }
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

/// A register of a plant's own: a title, headings, and an item a row.
fn plant() -> Result<Vec<u8>, XlsxError> {
    const HEADINGS: [&str; 10] = [
        "STT",
        "Tên thiết bị",
        "Số chế tạo",
        "Hãng chế tạo",
        "Năm chế tạo",
        "Đặc tính kỹ thuật",
        "Ngày kiểm định",
        "Số tem kiểm định",
        "Ngày kiểm định tiếp theo",
        "Tình trạng sử dụng",
    ];
    const NAMES: [(&str, &str); 12] = [
        ("Pa lăng điện", "Trọng tải: 2 tấn"),
        ("Pa lăng kéo tay", "Q = 1,5 T"),
        ("Cầu trục hai dầm", "Q = 10 tấn; khẩu độ 22,5 m"),
        ("Cổng trục", "Trọng tải 20 tấn"),
        ("Xe nâng hàng", "Tải trọng 2500 kg"),
        ("Bình chứa khí nén", "V = 500 lít; P = 8 bar"),
        ("Nồi hơi đốt than", "Công suất 4 tấn/h; áp suất 10 bar"),
        ("Chai chứa khí oxy", "40 lít; 150 bar"),
        ("Thang máy điện", "Tải trọng 1000 kg, 12 điểm dừng"),
        ("Thang cuốn", ""),
        ("Cần trục ô tô", "Trọng tải 25 tấn"),
        ("Vận thăng nâng hàng", "Tải trọng 500kg"),
    ];
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "DANH MỤC MÁY, THIẾT BỊ CÓ YÊU CẦU NGHIÊM NGẶT VỀ AN TOÀN LAO ĐỘNG")?;
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(2, column, heading)?;
    }
    for item in 0..ROWS {
        let row = item + 3;
        let date = |year: u32| ExcelDateTime::from_ymd(year as u16, 1 + item as u8 % 12, 1 + item as u8 % 28);
        let (name, specification) = NAMES[item as usize % NAMES.len()];
        sheet.write(row, 0, item + 1)?;
        // Every other name says which of several it is.
        match item % 2 {
            0 => sheet.write(row, 1, name)?,
            _ => sheet.write(row, 1, format!("{name} số {}", item % 997))?,
        };
        sheet.write(row, 2, format!("{:X}", u64::from(item) * 2_654_435_761))?;
        sheet.write(row, 3, format!("Hãng chế tạo {}", item % 300))?;
        sheet.write(row, 4, 1995 + item % 30)?;
        sheet.write(row, 5, specification)?;
        sheet.write_with_format(row, 6, &date(2023 + item % 3)?, &day)?;
        sheet.write(row, 7, format!("{:06}", item * 7 % 1_000_000))?;
        sheet.write_with_format(row, 8, &date(2025 + item % 3)?, &day)?;
        sheet.write(row, 9, if item % 11 == 0 { "Dừng sử dụng" } else { "Đang sử dụng" })?;
    }
    workbook.save_to_buffer()
}

/// The whole way of `kiemdinh check so.xlsx --format jsonl`, on one thread and as the program does it, against reading the
/// cells alone: they take turns, so that what else the machine does hits all.
fn end_to_end() {
    const TURNS: usize = 5;
    let file = plant().expect("a workbook");
    const NAMES: [&str; 3] = [
        "calamine, worksheet_range, each cell looked at once     ",
        "read, recognised, judged, written, on one thread        ",
        "the same as the program does: one reads, others judge   ",
    ];
    let turn = |_| [timed(|| read_cells(&file)), timed(|| judge(&file)), timed(|| judge_beside(&file))];
    let turns: Vec<[Duration; 3]> = (0..TURNS).map(turn).collect();
    println!("register of {ROWS} rows, median of {TURNS} turns");
    for (at, name) in NAMES.iter().enumerate() {
        let time = median(turns.iter().map(|turn| turn[at].as_secs_f64()));
        let ratio = median(turns.iter().map(|turn| turn[at].as_secs_f64() / turn[0].as_secs_f64()));
        println!("{name} {time:.3} s, ratio {ratio:.2}");
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Calls `each` with every item of the register.
fn each_item(file: &[u8], mut each: impl FnMut(SheetItem)) {
    let Ok(Opened::Workbook(mut workbook)) = open("so.xlsx", Cursor::new(file)) else { panic!("a workbook") };
    let merges = workbook.merges("Sheet1").expect("merges");
    let grid = workbook.grid("Sheet1").expect("a sheet");
    let book = Rulebook::builtin();
    let mut items = SheetItems::open(book, "so.xlsx", "Sheet1", grid, merges, &SheetOptions::default()).expect("items");
    let mut count = 0;
    while let Some(one) = items.next_item().expect("a row") {
        each(one.expect("an item"));
        count += 1;
    }
    assert_eq!(count, ROWS);
}

/// Judges an item and writes the answer into `line`.
fn write(item: &SheetItem, options: &Options, line: &mut Vec<u8>) {
    let book = Rulebook::builtin();
    jsonl::assessment(&book.assess(&item.item, Date::new(2026, 11, 23).expect("a day"), options), line);
}

fn judge(file: &[u8]) {
    let (options, mut line) = (Options::default(), Vec::new());
    each_item(file, |item| {
        line.clear();
        write(&item, &options, &mut line);
        sink().write_all(&line).expect("room");
    });
}

/// As `kiemdinh check` has it: one thread reads, and hands items to as many workers as there are processors.
fn judge_beside(file: &[u8]) {
    const ITEMS: usize = 256;
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let (send, jobs) = mpsc::sync_channel::<Vec<SheetItem>>(workers + 2);
    let jobs = Mutex::new(jobs);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                let (options, mut lines) = (Options::default(), Vec::new());
                loop {
                    let job = jobs.lock().expect("a queue").recv();
                    let Ok(job) = job else { return };
                    lines.clear();
                    job.iter().for_each(|item| write(item, &options, &mut lines));
                    sink().write_all(&lines).expect("room");
                }
            });
        }
        let mut batch = Vec::with_capacity(ITEMS);
        each_item(file, |item| {
            batch.push(item);
            if batch.len() == ITEMS {
                send.send(std::mem::replace(&mut batch, Vec::with_capacity(ITEMS))).expect("a worker");
            }
        });
        send.send(batch).expect("a worker");
        // The workers end when nothing more can come.
        drop(send);
    });
}

fn read_cells(file: &[u8]) {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(file)).expect("a workbook");
    let range = workbook.worksheet_range("Sheet1").expect("a sheet");
    let filled = range.rows().flatten().filter(|cell| **cell != Data::Empty).count();
    assert!(black_box(filled) > 9 * ROWS as usize);
}
