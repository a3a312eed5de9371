//! Every limit, at it and beyond it.

use std::io::{Cursor, Read, Seek, SeekFrom};

use kiemdinh::read::grid::{Cell, MAX_CELLS, MAX_ENTRIES, MAX_FILE_BYTES, MAX_ROWS, MAX_SHEETS, MAX_STYLES, open};
use kiemdinh::{Error, ErrorKind};

use super::support::package::{directory_entry, package, stored};
use super::support::xls::{self, Book};
use super::support::xlsx::Parts;
use super::support::{error, ods, rows, text, workbook};

fn beyond(failed: &Error, place: &str, limit: &str) {
    assert_eq!(failed.kind(), ErrorKind::LimitExceeded, "{failed}");
    assert!(failed.to_string().contains(place) && failed.to_string().contains(limit), "{failed}");
    assert!(failed.message_vi().contains("vượt quá giới hạn"), "{}", failed.message_vi());
}

fn inline(reference: &str, text: &str) -> String {
    format!("<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn text_of_a_cell_and_of_a_row() {
    // Counted in UTF-16 units, as Excel does: a letter beyond the first plane is two.
    let (long, wide) = ("ấ".repeat(32_767), "𠮷".repeat(16_384));
    let row = |cell: &str| Parts::data(&format!("<row r=\"7\">{}</row>", inline("C7", cell))).file();
    assert_eq!(rows("a.xlsx", row(&long)).expect("a workbook")[0].1[2], text(&long));
    beyond(&error("a.xlsx", row(&format!("{long}x"))), "Sheet1!C7", "32767");
    beyond(&error("a.xlsx", row(&wide)), "a.xlsx:7:3: Sheet1!C7", "32767");

    let shared = format!("<si><t>{}</t></si>", "x".repeat(32_767));
    let cells = |count: usize| "<c t=\"s\"><v>0</v></c>".repeat(count);
    let parts = |count| Parts { shared: shared.clone(), ..Parts::data(&format!("<row>{}</row>", cells(count))) };
    assert!(rows("a.xlsx", parts(32).file()).is_ok());
    beyond(&error("a.xlsx", parts(33).file()), "Sheet1!AG1", "1048576");
}

#[test]
fn columns_rows_and_cells() {
    let cell = |reference: &str| Parts::data(&format!("<row><c r=\"{reference}\"><v>1</v></c></row>")).file();
    assert_eq!(rows("a.xlsx", cell("XFD1")).expect("a workbook")[0].1.len(), 16_384);
    assert_eq!(error("a.xlsx", cell("XFE1")).kind(), ErrorKind::Syntax);
    let without = Parts::data(&format!("<row>{}<c><v>1</v></c></row>", "<c/>".repeat(16_384))).file();
    beyond(&error("a.xlsx", without), "columns", "16384");

    let ods = |rows_before: u32, columns: u32, again: u32| {
        ods::sheet(
            "",
            &format!(
                "<table:table-row table:number-rows-repeated=\"{rows_before}\"/><table:table-row table:number-rows-repeated=\"{again}\">\
             <table:table-cell table:number-columns-repeated=\"{columns}\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>"
            ),
        )
    };
    assert_eq!(
        rows("a.ods", ods(MAX_ROWS - 1, 1, 1)).expect("a spreadsheet"),
        [(u64::from(MAX_ROWS), vec![Cell::Number(1.0)])]
    );
    beyond(&error("a.ods", ods(MAX_ROWS, 1, 1)), "Sheet1", "1048576");
    beyond(&error("a.ods", ods(u32::MAX, 1, u32::MAX)), "Sheet1", "1048576");
    beyond(&error("a.ods", ods(1, 16_385, 1)), "Sheet1!XFE2", "16384");
    beyond(&error("a.ods", ods(1, u32::MAX, u32::MAX)), "Sheet1!XFE2", "16384");
    assert_eq!(rows("a.ods", ods(1, 2000, 1000)).expect("a spreadsheet").len(), 1000);
    beyond(&error("a.ods", ods(1, 2000, 1001)), "Sheet1", &MAX_CELLS.to_string());
    // In XLS numbers of several columns stand in one record: 2,000,000 cells are easily claimed.
    let many = xls::record(0x00bd, &[xls::u16s(&[0, 0]), vec![0; 1362 * 6], xls::u16s(&[1361])].concat());
    beyond(&error("a.xls", Book::new(vec![], many.repeat(1470)).file()), "Sheet1", &MAX_CELLS.to_string());
}

/// Half a GiB of text can come from a small file.
#[test]
fn text_of_a_sheet() {
    let cell = format!(
        "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
        "x".repeat(32_767)
    );
    let row = format!("<table:table-row table:number-rows-repeated=\"1000000\">{}</table:table-row>", cell.repeat(32));
    let mut workbook = workbook("a.ods", ods::sheet("", &row)).expect("a spreadsheet");
    let mut grid = workbook.grid("Sheet1").expect("a sheet");
    let mut row = Vec::new();
    let failed = loop {
        if let Err(failed) = grid.next_row(&mut row) {
            break failed;
        }
    };
    beyond(&failed, "a.ods:513", "536870912");
}

#[test]
fn sheets_merges_and_styles() {
    let sheets =
        |count: usize| (0..count).map(|number| format!("<table:table table:name=\"{number}\"/>")).collect::<String>();
    assert!(rows("a.ods", ods::file(&ods::content("", &sheets(MAX_SHEETS)), "", &[])).is_ok());
    beyond(&error("a.ods", ods::file(&ods::content("", &sheets(MAX_SHEETS + 1)), "", &[])), "sheets", "4096");
    let book = |count: usize| {
        let sheets = (0..count).map(|number| format!("<sheet name=\"{number}\" r:id=\"rId1\"/>")).collect::<String>();
        Parts { book: format!("<sheets>{sheets}</sheets>"), ..Parts::default() }.file()
    };
    assert!(rows("a.xlsx", book(MAX_SHEETS)).is_ok());
    beyond(&error("a.xlsx", book(MAX_SHEETS + 1)), "sheets", "4096");

    let row = "<table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell table:number-columns-spanned=\"2\"/></table:table-row>";
    beyond(
        &workbook("a.ods", ods::sheet("", row)).expect("a spreadsheet").merges("Sheet1").expect_err("too many"),
        "Sheet1",
        "1000000",
    );
    let ranges = "<mergeCell ref=\"A1:B1\"/>".repeat(1_000_001);
    let parts = Parts { sheet: format!("<sheetData/><mergeCells>{ranges}</mergeCells>"), ..Parts::default() };
    let list = parts.list();
    let file = stored(&list.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect::<Vec<_>>());
    beyond(&workbook("a.xlsx", file).expect("a workbook").merges("Sheet1").expect_err("too many"), "Sheet1", "1000000");

    let styles = |count: usize| {
        Parts { styles: format!("<cellXfs>{}</cellXfs>", "<xf/>".repeat(count)), ..Parts::default() }.file()
    };
    assert!(rows("a.xlsx", styles(MAX_STYLES)).is_ok());
    beyond(&error("a.xlsx", styles(MAX_STYLES + 1)), "styles", "100000");
}

#[test]
fn pieces_of_xml() {
    let deep = |depth: usize| Parts::data(&format!("{}{}", "<x>".repeat(depth), "</x>".repeat(depth))).file();
    assert_eq!(rows("a.xlsx", deep(126)), Ok(vec![]));
    beyond(&error("a.xlsx", deep(127)), "nesting", "128");
    beyond(&error("a.xlsx", Parts::data(&"<x>".repeat(1_000_000)).file()), "nesting", "128");

    let long = "x".repeat(2 << 20);
    let cases = [
        format!("<row r=\"1\"><c r=\"A1\" x=\"{long}\"/></row>"),
        format!("<row r=\"1\">{}</row>", inline("A1", &long)),
        format!("<!-- {long} --><row/>"),
        format!("<{long}"),
        format!("<row><c><f>{long}</f></c></row>"),
        // Many small pieces that become one text.
        format!("<row>{}</row>", inline("A1", &"x&amp;".repeat(1 << 20))),
    ];
    for data in cases {
        beyond(&error("a.xlsx", Parts::data(&data).file()), "piece of text in XML", "1048576");
    }
    let blanks = format!(
        "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>",
        "<text:s text:c=\"4000000000\"/>".repeat(40)
    );
    beyond(&error("a.ods", ods::sheet("", &blanks)), "piece of text in XML", "1048576");
}

#[test]
fn packages() {
    // More entries than a workbook has: told by the end of the zip, and found in its directory.
    let entries = |count: usize| {
        let names: Vec<String> = (0..count).map(|number| format!("x{number}")).collect();
        stored(&names.iter().map(|name| (name.as_str(), &b""[..])).collect::<Vec<_>>())
    };
    assert_eq!(error("a.xlsx", entries(MAX_ENTRIES)).kind(), ErrorKind::InvalidValue);
    beyond(&error("a.xlsx", entries(MAX_ENTRIES + 1)), "entries", "10000");

    // One that is 1,000 times larger than packed.
    let zeros = vec![b'0'; 32 << 20];
    beyond(&error("a.xlsx", package(&[("xl/workbook.xml", &zeros)])), "ratio", "200");
    // Several that are not, but too large together.
    let mut file = stored(&[("a", &zeros[..4 << 20]), ("b", &zeros[..4 << 20])]);
    for name in ["a", "b"] {
        let at = directory_entry(&file, name);
        file[at + 24..at + 28].copy_from_slice(&(600_u32 << 20).to_le_bytes());
    }
    beyond(&error("a.xlsx", file), "unpacked", "1073741824");
}

/// Files that are too large are refused before they are read.
#[test]
fn large_files() {
    #[derive(Debug)]
    struct Large(Cursor<Vec<u8>>);
    impl Read for Large {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            self.0.read(buffer)
        }
    }
    impl Seek for Large {
        fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
            if matches!(to, SeekFrom::End(_)) { Ok(MAX_FILE_BYTES + 1) } else { self.0.seek(to) }
        }
    }
    for file in [Parts::default().file(), Book::new(vec![], vec![]).file()] {
        beyond(&open("a.xlsx", Large(Cursor::new(file))).expect_err("too large"), "size of the file", "268435456");
    }
}
