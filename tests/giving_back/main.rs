//! Giving a register back with the answers beside its rows: in the user's own workbook, in a new one, as CSV.
#![cfg(feature = "sheets")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod again;
mod delimited;
mod filters;
mod fresh;
mod hostile;
mod odd;
mod package;
mod sheet;
mod untouched;
mod values;

use std::io::Cursor;

use kiemdinh::write::Language;
use kiemdinh::write::sheets::{Answer, Counts, GiveBack};
use kiemdinh::{Date, Error, Inspection, Item, Options, Outcome, Rulebook, Status};

/// The day asked about.
fn as_of() -> Date {
    day("2026-11-23")
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// No item at all.
fn no_counts() -> Counts<'static> {
    Counts::new(Rulebook::builtin(), as_of())
}

/// An answer that is due 40 days after the day asked about.
fn valid(row: u64) -> Answer {
    Answer {
        row,
        status: Some(Status::Valid),
        may_operate: Some(true),
        due_on: Some(day("2027-01-02")),
        days_left: Some(40),
        provision: "ngày ghi trên hồ sơ".to_owned(),
        findings: "Thiếu đơn vị đo".to_owned(),
    }
}

/// An answer of that status without a date.
fn undated(row: u64, status: Status) -> Answer {
    let empty = String::new();
    let (due_on, days_left) = (None, None);
    Answer {
        row,
        status: Some(status),
        may_operate: None,
        due_on,
        days_left,
        provision: empty.clone(),
        findings: empty,
    }
}

/// The workbook with the answers in its sheet.
fn give(workbook: &[u8], sheet: &str, header_row: u64, answers: Vec<Answer>) -> Result<Vec<u8>, Error> {
    let counts = no_counts();
    run(workbook, &GiveBack::new("so.xlsx", sheet, header_row, &counts, Language::Vietnamese), answers)
}

fn run(workbook: &[u8], give: &GiveBack<'_>, answers: Vec<Answer>) -> Result<Vec<u8>, Error> {
    let mut out = Cursor::new(Vec::new());
    give.xlsx(Cursor::new(workbook), &mut out, answers)?;
    Ok(out.into_inner())
}

/// A hoist that was inspected on that day and passed.
fn hoist(id: &str, performed_on: &str) -> Item {
    let mut item = Item::new(id, "lifting.hoist_electric");
    item.put_into_use_on = Some(day("2020-03-01").into());
    item.inspections.push(Inspection {
        performed_on: Some(day(performed_on).into()),
        result: Some(Outcome::Pass),
        ..Inspection::default()
    });
    item
}

/// The answers for items in the rows from that one, and what they add up to.
fn assessed(items: &[Item], first_row: u64, language: Language) -> (Vec<Answer>, Counts<'static>) {
    let mut counts = no_counts();
    let rows = (first_row..).zip(items);
    let answers = rows.map(|(row, item)| {
        let assessment = Rulebook::builtin().assess(item, as_of(), &Options::default());
        counts.add(item, &assessment);
        Answer::of(&assessment, language, row)
    });
    (answers.collect(), counts)
}
