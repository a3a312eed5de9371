//! The first pass over a sheet: how far it reaches, and what will lie beside the added columns.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use crate::error::Error;
use crate::read::grid::MAX_COLUMNS;

use super::columns::ADDED;
use super::faults::{damaged, limit};
use super::grid::{Area, MAX_ROWS, letters, parse};
use super::xml::{Events, Piece, attribute, local, number};

/// What is known of a sheet once it was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Survey {
    /// The last column with a value, a formula or a merged cell; 0 where there is none. Cells that have only a format
    /// do not count: some programs write them out to the last column there is.
    pub(super) last_column: u32,
    /// The last column with a value at or below the row of headings.
    pub(super) last_below: u32,
    pub(super) last_row: u64,
    /// The columns and formats of the cells in the row of headings.
    heading_styles: Vec<(u32, u32)>,
    /// The cells that the sheet's filter covers.
    pub(super) filter: Option<Area>,
}

impl Survey {
    /// Reads the sheet to its end.
    pub(super) fn of(part: &str, mut events: Events<'_, impl BufRead>, header_row: u64) -> Result<Survey, Error> {
        let mut survey = Survey::default();
        let mut place = Cursor::default();
        let mut section = Vec::new();
        // The column of the cell that is being read, as long as nothing is seen in it.
        let mut cell = None;
        loop {
            let Piece { depth, event, .. } = events.next()?;
            match (depth, &event) {
                (0, Event::Start(root)) if local(root) != "worksheet" => return Err(damaged(part, local(root))),
                (1, Event::Start(tag) | Event::Empty(tag)) => {
                    section.clear();
                    section.extend_from_slice(local(tag).as_bytes());
                    if local(tag) == "autoFilter" {
                        survey.filter = attribute(tag, "ref").and_then(|area| Area::parse(&area));
                    }
                }
                (2, Event::Start(tag) | Event::Empty(tag)) if section == b"sheetData" && local(tag) == "row" => {
                    survey.last_row = place.row(part, tag)?;
                }
                (2, Event::Start(tag) | Event::Empty(tag)) if local(tag) == "mergeCell" => {
                    let merged = attribute(tag, "ref").and_then(|area| Area::parse(&area));
                    // A title over the whole width of a sheet takes no room from anything below it.
                    let merged = merged.filter(|merged| merged.right + ADDED <= MAX_COLUMNS);
                    survey.last_column = survey.last_column.max(merged.map_or(0, |merged| merged.right));
                }
                (3, Event::Start(tag) | Event::Empty(tag)) if section == b"sheetData" && local(tag) == "c" => {
                    let column = place.cell(part, tag)?;
                    cell = Some(column);
                    let last = survey.heading_styles.last().map_or(0, |(column, _)| *column);
                    if place.row == header_row && column > last {
                        survey.heading_styles.push((column, number(tag, "s").unwrap_or(0)));
                    }
                }
                (4, Event::Start(tag) | Event::Empty(tag))
                    if section == b"sheetData" && matches!(local(tag), "f" | "is") =>
                {
                    survey.fill(&mut cell, place.row, header_row);
                }
                // Within a value, that is; between the elements of a cell there may be blanks.
                (5.., Event::Text(_) | Event::CData(_) | Event::GeneralRef(_)) if section == b"sheetData" => {
                    survey.fill(&mut cell, place.row, header_row);
                }
                (_, Event::Eof) => return Ok(survey),
                _ => {}
            }
        }
    }

    /// That a cell holds something.
    fn fill(&mut self, cell: &mut Option<u32>, row: u64, header_row: u64) {
        let Some(column) = cell.take() else { return };
        self.last_column = self.last_column.max(column);
        if row >= header_row {
            self.last_below = self.last_below.max(column);
        }
    }

    /// The format of the last heading, where it has one. The heading itself may stand in the row above, merged with it.
    pub(super) fn heading_style(&self) -> Option<u32> {
        let last = self.heading_styles.iter().rfind(|(column, _)| *column <= self.last_column);
        last.map(|(_, style)| *style).filter(|style| *style > 0)
    }

    /// Where the first added column goes.
    pub(super) fn first_free(&self) -> Result<u32, Error> {
        if self.last_column + ADDED > MAX_COLUMNS {
            let column = letters(self.last_column);
            let vi = format!("Không còn chỗ cho {ADDED} cột kết quả: trang có dữ liệu ở cột {column}");
            let en = format!("There is no room for {ADDED} columns: the sheet has something in column {column}");
            return Err(limit(vi, en));
        }
        Ok(self.last_column + 1)
    }
}

/// Where in a sheet one is. Rows and cells may leave out where they are; then they follow the one before.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    pub(super) row: u64,
    column: u32,
}

impl Cursor {
    /// The number of the row that begins; rows that do not ascend are no sheet that a program would open.
    pub(super) fn row(&mut self, part: &str, tag: &BytesStart<'_>) -> Result<u64, Error> {
        let row = match attribute(tag, "r") {
            Some(row) => row.trim().parse().ok().filter(|row| *row > self.row),
            None => Some(self.row + 1),
        };
        let row = row.filter(|row| *row <= MAX_ROWS);
        self.row = row.ok_or_else(|| damaged(part, format_args!("row {:?} after {}", &**tag, self.row)))?;
        self.column = 0;
        Ok(self.row)
    }

    /// The number of the column of the cell that begins.
    pub(super) fn cell(&mut self, part: &str, tag: &BytesStart<'_>) -> Result<u32, Error> {
        let column = match attribute(tag, "r") {
            Some(place) => parse(&place).map(|(column, _)| column),
            None => Some(self.column + 1).filter(|column| *column <= MAX_COLUMNS),
        };
        self.column = column.ok_or_else(|| damaged(part, format_args!("{:?} in row {}", &**tag, self.row)))?;
        Ok(self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn survey(sheet: &str) -> Result<Survey, Error> {
        Survey::of("sheet", Events::new("sheet", sheet.as_bytes(), u64::MAX), 2)
    }

    fn of_data(data: &str) -> Survey {
        survey(&format!("<worksheet><sheetData>{data}</sheetData></worksheet>")).unwrap()
    }

    #[test]
    fn a_sheet_reaches_as_far_as_something_stands_in_it() {
        let value = |place: &str| format!("<c r=\"{place}\"><v>1</v></c>");
        let row = |row: u32, cells: &str| format!("<row r=\"{row}\">{cells}</row>");
        let empty = "<c r=\"XFD2\" s=\"4\"/><c r=\"AA2\"><v/></c><c r=\"AB2\"><v></v></c>";
        let sheet = of_data(&[row(1, &value("F1")), row(2, &(value("C2") + empty)), row(7, &value("B7"))].concat());
        assert_eq!((sheet.last_column, sheet.last_below, sheet.last_row), (6, 3, 7));
        for filled in ["<f>1+1</f>", "<is><t>a</t></is>", "<v>&lt;</v>", "<v><![CDATA[a]]></v>", "<f/>"] {
            assert_eq!(of_data(&row(1, &format!("<c r=\"D1\">{filled}</c>"))).last_column, 4, "{filled}");
        }
        assert_eq!(survey("<worksheet><sheetData/></worksheet>").unwrap(), Survey::default());
    }

    #[test]
    fn rows_and_cells_may_leave_out_where_they_are() {
        let sheet = of_data(
            "<row><c><v>1</v></c></row><row><c/><c s=\"5\"><v>1</v></c><c r=\"E2\" s=\"6\"><v>1</v></c><c s=\"7\"><v>1</v></c></row>",
        );
        assert_eq!((sheet.last_column, sheet.last_below, sheet.last_row), (6, 6, 2));
        assert_eq!(sheet.heading_style(), Some(7));
    }

    #[test]
    fn the_format_of_the_last_heading_is_that_of_a_cell_within_the_sheet() {
        let row = |style: u32| {
            format!("<row r=\"2\"><c r=\"A2\" s=\"1\"/><c r=\"C2\" s=\"{style}\"/><c r=\"Z2\" s=\"9\"/></row>")
        };
        let value = "<row r=\"3\"><c r=\"D3\"><v>1</v></c></row>";
        assert_eq!(of_data(&(row(4) + value)).heading_style(), Some(4));
        assert_eq!(of_data(&(row(0) + value)).heading_style(), None);
        assert_eq!(of_data(value).heading_style(), None);
    }

    #[test]
    fn merged_cells_and_filters_are_seen_and_drawings_are_not() {
        let sheet = survey(
            "<x:worksheet xmlns:x=\"n\"><x:sheetData/><x:autoFilter ref=\"A2:D9\"/><x:mergeCells><x:mergeCell ref=\"A1:H1\"/>\
             <x:mergeCell ref=\"A3:XFD3\"/></x:mergeCells><x:controls><a><xdr:row>5</xdr:row><c r=\"Z9\"><f/></c></a>\
             </x:controls></x:worksheet>",
        )
        .unwrap();
        assert_eq!(sheet.last_column, 8);
        assert_eq!(sheet.filter, Area::parse("A2:D9"));
    }

    #[test]
    fn what_no_program_would_open_is_refused() {
        for data in [
            "<row r=\"2\"/><row r=\"2\"/>",
            "<row r=\"3\"/><row r=\"2\"/>",
            "<row r=\"0\"/>",
            "<row r=\"1048577\"/>",
            "<row r=\"a\"/>",
            "<row><c r=\"5\"/></row>",
            "<row><c r=\"XFE1\"/></row>",
            "<row><c r=\"XFD1\"/><c/></row>",
        ] {
            let sheet = format!("<worksheet><sheetData>{data}</sheetData></worksheet>");
            assert_eq!(survey(&sheet).unwrap_err().kind(), crate::ErrorKind::Syntax, "{data}");
        }
        assert!(survey("<chartsheet></chartsheet>").is_err());
        assert!(survey("<worksheet><sheetData>").is_err());
    }

    #[test]
    fn there_must_be_room_for_the_columns() {
        let most = MAX_COLUMNS - ADDED;
        assert_eq!(Survey { last_column: most, ..Survey::default() }.first_free().unwrap(), most + 1);
        let error = Survey { last_column: most + 1, ..Survey::default() }.first_free().unwrap_err();
        assert_eq!(error.kind(), crate::ErrorKind::LimitExceeded);
        assert!(error.message_vi().contains("XEZ"), "{}", error.message_vi());
    }
}
