//! CSV with the added columns.

use std::io::{BufWriter, Write};

use crate::error::Error;
use crate::read::grid::Cell;
use crate::write::Language;
use crate::write::csv::cell_into;

use super::columns::headings;
use super::faults::{invalid, unwritable};
use super::pending::Added;
use super::rows::{Place, side_by_side};
use super::{Answer, GiveBack};

pub(super) fn give_back(
    give: &GiveBack<'_>,
    delimiter: u8,
    width: usize,
    rows: impl FnMut(&mut Vec<Cell>) -> Result<Option<u64>, Error>,
    output: impl Write,
    answers: impl Iterator<Item = Answer>,
) -> Result<(), Error> {
    if !matches!(delimiter, b',' | b';' | b'\t') {
        let vi = "Dấu ngăn cách phải là dấu phẩy, dấu chấm phẩy hoặc tab";
        let fault = invalid(vi, "The delimiter must be a comma, a semicolon or a tab");
        return Err(fault.value(&char::from(delimiter).to_string()).into());
    }
    let place = Place::of(give, width)?;
    let mut out = BufWriter::new(output);
    out.write_all("\u{feff}".as_bytes()).map_err(unwritable)?;
    let mut line = Vec::new();
    let mut next = 1;
    side_by_side(give, width, rows, answers, |row, users, added| {
        // Rows keep their numbers, and empty ones are not given.
        line.clear();
        line.resize((row - next) as usize, b'\n');
        next = row + 1;
        let added = added.map(|added| texts(&added, give.language));
        for column in 0..place.width {
            if column > 0 {
                line.push(delimiter);
            }
            let ours = place.added().contains(&column).then_some(added.as_ref()).flatten();
            match ours.and_then(|added| added.get(column - place.first)) {
                Some(text) => cell_into(text, &mut line),
                None => users.get(column).into_iter().for_each(|cell| user_cell(cell, &mut line)),
            }
        }
        line.push(b'\n');
        out.write_all(&line).map_err(unwritable)
    })?;
    out.flush().map_err(unwritable)
}

/// The added cells as texts.
fn texts(added: &Added, language: Language) -> [String; 5] {
    match added {
        Added::Heading => headings(language).map(str::to_owned),
        Added::Answer(answer) => [
            answer.status_text(language),
            answer.due_on.map(|day| day.to_string()).unwrap_or_default(),
            answer.days_left.map(|days| days.to_string()).unwrap_or_default(),
            answer.provision.clone(),
            answer.findings.clone(),
        ],
    }
}

fn user_cell(cell: &Cell, out: &mut Vec<u8>) {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) | Cell::Error(text) => cell_into(text, out),
        // A number needs no care: it holds nothing but digits, a sign and a point.
        Cell::Number(number) => out.extend_from_slice(number.to_string().as_bytes()),
        Cell::Date(day) => out.extend_from_slice(day.to_string().as_bytes()),
        Cell::Bool(value) => out.extend_from_slice(if *value { b"TRUE" } else { b"FALSE" }),
    }
}
