//! What stands in a sheet: its cells as they are written, and as another program reads them.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use quick_xml::events::{BytesStart, Event};

/// A cell as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) row: u64,
    pub(crate) place: String,
    pub(crate) style: Option<u32>,
    /// The start tag, and everything within the cell.
    pub(crate) xml: String,
}

/// All cells of a sheet's XML. What has no place of its own has the one that follows.
pub(crate) fn cells(xml: &str) -> Vec<Written> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut cells, mut row, mut column) = (Vec::new(), 0, 0);
    let of = |tag: &BytesStart<'_>, name: &str| {
        tag.try_get_attribute(name).expect("attributes").map(|found| found.value.into_owned())
    };
    loop {
        let start = reader.buffer_position() as usize;
        let event = reader.read_event().expect("sound XML");
        let after = reader.buffer_position() as usize;
        let (tag, opens) = match event {
            Event::Eof => return cells,
            Event::Start(tag) => (tag, true),
            Event::Empty(tag) => (tag, false),
            _ => continue,
        };
        match tag.local_name().into_inner() {
            "row" => {
                row = of(&tag, "r").map_or(row + 1, |row| row.parse().expect("a row"));
                column = 0;
            }
            "c" => {
                column += 1;
                let place = of(&tag, "r").unwrap_or_else(|| format!("{}{row}", letters(column)));
                column = number(&place);
                let mut end = after;
                if opens {
                    end += reader.read_text(tag.name()).expect("a cell").len();
                }
                let style = of(&tag, "s").map(|style| style.parse().expect("a format"));
                cells.push(Written { row, place, style, xml: xml[start..end].to_owned() });
            }
            _ => {}
        }
    }
}

/// The number of the column of a place.
pub(crate) fn number(place: &str) -> u32 {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase);
    letters.fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1)
}

fn letters(column: u32) -> char {
    char::from(b'A' + (column - 1) as u8)
}

/// The cells left of that column.
pub(crate) fn left_of(cells: Vec<Written>, column: u32) -> Vec<Written> {
    cells.into_iter().filter(|cell| number(&cell.place) < column).collect()
}

/// A sheet as calamine reads it, from the cell A1.
pub(crate) fn range(workbook: &[u8], sheet: &str) -> Range<Data> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(workbook)).expect("a workbook");
    let range = book.worksheet_range(sheet).expect("a sheet");
    range.range((0, 0), range.end().unwrap_or((0, 0)))
}

pub(crate) fn sheet_names(workbook: &[u8]) -> Vec<String> {
    let book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(workbook)).expect("a workbook");
    book.sheet_names()
}

/// A row of texts, as calamine reads them.
pub(crate) fn row(range: &Range<Data>, row: u64) -> Vec<String> {
    range.rows().nth(row as usize - 1).map(|cells| cells.iter().map(ToString::to_string).collect()).unwrap_or_default()
}
