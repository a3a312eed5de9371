//! From texts to records: JSON, registers as JSON Lines and CSV, mappings, and what hostile input does.
#![cfg(feature = "registers")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod accreditations;
mod csv;
mod hostile;
mod json;
mod mapping;

use std::io::Read;

use kiemdinh::read::{Format, InspectionOf, Mapping, ReadOptions, Register, RowError};
use kiemdinh::{Code, Error, Item};

/// What became of a row.
#[derive(Debug)]
struct Outcome {
    row: u64,
    read: Result<Item, RowError>,
}

fn open<R: Read>(name: &str, input: R, mapping: Option<&Mapping>, lenient: bool) -> Result<Register<R>, Error> {
    Register::open(name, input, Format::of_name(name), mapping, ReadOptions::lenient(lenient))
}

/// All rows of a register; every row into the same item.
fn rows_of<R: Read>(mut register: Register<R>) -> Vec<Outcome> {
    let layout = register.layout();
    let mut item = Item::default();
    let mut outcomes = Vec::new();
    while let Some(block) = register.next_block().expect("readable") {
        let mut rows = layout.rows(&block);
        while let Some(read) = rows.next_into(&mut item) {
            outcomes.push(match read {
                Ok(row) => Outcome { row, read: Ok(item.clone()) },
                Err(error) => Outcome { row: error.row.expect("a row"), read: Err(error) },
            });
        }
    }
    outcomes
}

fn csv(text: &str) -> Vec<Outcome> {
    rows_of(open("t.csv", text.as_bytes(), None, false).expect("a usable heading"))
}

fn jsonl(text: &[u8]) -> Vec<Outcome> {
    rows_of(open("t.jsonl", text, None, false).expect("JSON Lines"))
}

fn mapped(mapping: &str, text: &str) -> Vec<Outcome> {
    let mapping = Mapping::parse("m.json", mapping).expect("a good mapping");
    rows_of(open("t.csv", text.as_bytes(), Some(&mapping), false).expect("a usable heading"))
}

/// The items; every row must be readable.
fn items(outcomes: Vec<Outcome>) -> Vec<Item> {
    outcomes.into_iter().map(|outcome| outcome.read.expect("a readable row")).collect()
}

fn item(outcomes: Vec<Outcome>) -> Item {
    let mut items = items(outcomes);
    assert_eq!(items.len(), 1);
    items.remove(0)
}

/// The remarks as `code field raw`.
fn remarks(item: &Item) -> Vec<String> {
    let line = |remark: &kiemdinh::record::Remark| {
        let raw = remark.raw.as_deref().unwrap_or("-");
        format!("{} {} {raw}", remark.code, remark.field)
    };
    item.remarks.iter().map(line).collect()
}

/// An error's code, field and raw text.
fn fault(error: &RowError) -> (Code, Option<&str>, Option<&str>) {
    (error.code, error.field.as_deref(), error.raw.as_deref())
}

fn inspections(name: &str, text: &str) -> Vec<Result<InspectionOf, RowError>> {
    let format = Format::of_name(name);
    let mut register =
        Register::open_inspections(name, text.as_bytes(), format, ReadOptions::default()).expect("a usable heading");
    let layout = register.layout();
    let mut all = Vec::new();
    while let Some(block) = register.next_block().expect("readable") {
        all.extend(layout.inspections(&block));
    }
    all
}
