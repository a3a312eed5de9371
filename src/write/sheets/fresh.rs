//! A workbook that is new, written part by part: as large as the register may be, only one row of it is held.

use std::io::{Seek, Write};

use quick_xml::events::BytesStart;

use crate::error::Error;
use crate::read::grid::Cell;

use super::cells::{CellWriter, Epoch, escape_into};
use super::columns::{self, ADDED, headings};
use super::faults::unwritable;
use super::look::Look;
use super::parts::OPTIONS;
use super::pending::Added;
use super::rows::{Place, side_by_side};
use super::widths::Widths;
use super::workbook::sheet_name;
use super::{Answer, GiveBack, output, styles, summary};

const NAMESPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Override PartName=\"/xl/workbook.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
    <Override PartName=\"/xl/styles.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>\
    <Override PartName=\"/xl/worksheets/sheet1.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>\
    <Override PartName=\"/xl/worksheets/sheet2.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";
const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
    Target=\"xl/workbook.xml\"/></Relationships>";
const WORKBOOK_RELATIONS: &str = "<Relationships \
    xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
    Target=\"worksheets/sheet1.xml\"/>\
    <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
    Target=\"worksheets/sheet2.xml\"/>\
    <Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" \
    Target=\"styles.xml\"/></Relationships>";

/// How wide the user's columns are, in characters: what they were is not known.
const WIDTH: u32 = 18;

pub(super) fn give_back(
    give: &GiveBack<'_>,
    width: usize,
    rows: impl FnMut(&mut Vec<Cell>) -> Result<Option<u64>, Error>,
    output: impl Write + Seek,
    answers: impl Iterator<Item = Answer>,
) -> Result<(), Error> {
    let place = Place::of(give, width)?;
    let (formats, looks) = styles::extend("styles", &styles::none(NAMESPACE), give.language)?;
    let counts = summary::sheet(give.counts, give.language, NAMESPACE, looks, Epoch::Of1900);
    let parts = [
        ("[Content_Types].xml", format!("{DECLARATION}{TYPES}")),
        ("_rels/.rels", format!("{DECLARATION}{RELATIONS}")),
        ("xl/workbook.xml", workbook(give)),
        ("xl/_rels/workbook.xml.rels", format!("{DECLARATION}{WORKBOOK_RELATIONS}")),
        ("xl/styles.xml", formats),
        ("xl/worksheets/sheet2.xml", counts),
    ];
    let mut cells = CellWriter::new(looks, Epoch::Of1900);
    cells.out = format!("{DECLARATION}<worksheet xmlns=\"{NAMESPACE}\">{}<sheetData>", widths(place)?);
    output::package(output, |out| {
        for (name, text) in parts {
            out.start_file(name, OPTIONS).map_err(unwritable)?;
            out.write_all(text.as_bytes()).map_err(unwritable)?;
        }
        out.start_file("xl/worksheets/sheet1.xml", OPTIONS).map_err(unwritable)?;
        side_by_side(give, width, rows, answers, |row, users, added| {
            write_row(&mut cells, give, place, row, users, added);
            out.write_all(cells.out.as_bytes()).map_err(unwritable)?;
            cells.out.clear();
            Ok(())
        })?;
        // Where there was no row at all, the beginning is still to be written.
        cells.out.push_str("</sheetData></worksheet>");
        out.write_all(cells.out.as_bytes()).map_err(unwritable)
    })
}

/// A row of the user's cells, with what it gets.
fn write_row(
    cells: &mut CellWriter,
    give: &GiveBack<'_>,
    place: Place,
    row: u64,
    users: &[Cell],
    added: Option<Added>,
) {
    let first = place.first as u32 + 1;
    let heading = row == give.header_row;
    let (before, behind) = users.split_at(users.len().min(place.first));
    let mut behind = (first..).zip(behind);
    cells.open_row(row);
    users_cells(cells, (1..).zip(before), row, heading);
    if added.is_some() {
        // What stood in the columns gives way.
        behind.nth(ADDED as usize - 1);
    }
    match added {
        None => {}
        Some(Added::Heading) => {
            let style = cells.looks.id(Look::Heading);
            columns::heading(cells, first, row, style, &headings(give.language));
        }
        Some(Added::Answer(answer)) => columns::answer(cells, first, &answer, give.language),
    }
    users_cells(cells, behind, row, heading);
    cells.close_row();
}

fn workbook(give: &GiveBack<'_>) -> String {
    let name = sheet_name(give.sheet);
    let mut text = format!(
        "{DECLARATION}<workbook xmlns=\"{NAMESPACE}\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\""
    );
    escape_into(&name, &mut text);
    let counts = summary::name(give.language);
    let taken = name.to_lowercase() == counts.to_lowercase();
    let number = if taken { " (2)" } else { "" };
    text.push_str("\" sheetId=\"1\" r:id=\"rId1\"/>");
    text.push_str(&format!("<sheet name=\"{counts}{number}\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"));
    text
}

fn widths(place: Place) -> Result<String, Error> {
    let mut widths = Widths::default();
    let column = format!("col min=\"1\" max=\"{}\" width=\"{WIDTH}\" customWidth=\"1\"", place.width);
    widths.push("sheet", BytesStart::from_content(column, "col".len()))?;
    Ok(widths.print("", place.first as u32 + 1))
}

/// The user's cells, as they are: a text stays a text whatever it looks like.
fn users_cells<'c>(cells: &mut CellWriter, users: impl Iterator<Item = (u32, &'c Cell)>, row: u64, heading: bool) {
    let plain = if heading { cells.looks.id(Look::Heading) } else { 0 };
    for (column, cell) in users {
        let at = (column, row);
        match cell {
            Cell::Empty => {}
            Cell::Text(text) | Cell::Error(text) => cells.text_of_style(at, plain, text),
            Cell::Number(number) if number.is_finite() => cells.number(at, plain, number),
            Cell::Number(number) => cells.text_of_style(at, plain, &number.to_string()),
            Cell::Date(day) => cells.date(at, Look::Day, *day),
            Cell::Bool(value) => cells.truth(at, plain, *value),
        }
    }
}
