//! Fuzz target: any bytes as a file, as one part of a workbook or as the records of one: rows within the limits or an
//! error in both languages, never a crash.
//!
//! Built plainly it replays mutated seeds for a fixed number of rounds; `.ci/run` builds it with coverage for libFuzzer.
#![cfg(feature = "sheets")]
#![cfg_attr(fuzzing, no_main)]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "it is a test")]

use std::io::Cursor;

use kiemdinh::Error;
use kiemdinh::read::MAX_ROW_BYTES;
use kiemdinh::read::grid::{Cell, Grid, MAX_CELL_CHARS, MAX_COLUMNS, MAX_ROWS, Opened, open};
use support::{compound, ods, package, xls, xlsx};

#[path = "grid_support/mod.rs"]
mod support;

/// How many rows of a sheet are looked at: a small file can claim a million.
const ROWS: usize = 2000;

/// The parts of a workbook of Excel, by the number that asks for them.
const PARTS: [&str; 5] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
];

/// The first byte says what the others are.
fn target(data: &[u8]) {
    let Some((what, content)) = data.split_first() else { return };
    match usize::from(*what) % (PARTS.len() + 4) {
        0 => read(content.to_vec()),
        1 => read(ods::file(content, "", &[])),
        2 => read(ods::file(SEEDS[1].get(1..).expect("a seed"), "", &[("styles.xml", content)])),
        3 => read(compound::compound(&[("Workbook", content)])),
        part => {
            let mut list = seed_parts().list();
            list.iter_mut().filter(|(name, _)| name == PARTS[part - 4]).for_each(|(_, part)| *part = content.to_vec());
            let list: Vec<(&str, &[u8])> = list.iter().map(|(name, part)| (name.as_str(), part.as_slice())).collect();
            read(package::stored(&list));
        }
    }
}

fn read(file: Vec<u8>) {
    match open("tệp", Cursor::new(file)) {
        Ok(Opened::Workbook(mut workbook)) => {
            let sheets: Vec<String> = workbook.sheets().iter().take(4).map(|sheet| sheet.name().to_owned()).collect();
            assert!(!sheets.is_empty());
            for sheet in sheets {
                match workbook.merges(&sheet) {
                    Ok(merges) => assert!(merges.iter().all(|merge| {
                        (1..=merge.last_row).contains(&merge.first_row)
                            && (1..=merge.last_column).contains(&merge.first_column)
                    })),
                    Err(error) => refused(&error),
                }
                match workbook.grid(&sheet) {
                    Ok(grid) => rows(grid),
                    Err(error) => refused(&error),
                }
            }
        }
        Ok(Opened::Text(text)) => rows(Grid::of_text("tệp", text, None).expect("memory can be read")),
        Ok(_) => {}
        Err(error) => refused(&error),
    }
}

fn rows(mut grid: Grid<'_>) {
    let (mut row, mut last) = (vec![Cell::Text("cũ".into()); 3], 0);
    for _ in 0..ROWS {
        match grid.next_row(&mut row) {
            Ok(Some(number)) => {
                assert!(last < number && number <= u64::from(MAX_ROWS));
                last = number;
            }
            Ok(None) => return assert!(row.is_empty()),
            Err(error) => {
                refused(&error);
                return assert_eq!(grid.next_row(&mut row), Err(error));
            }
        }
        assert!(row.len() <= MAX_COLUMNS as usize && row.last().is_some_and(|cell| *cell != Cell::Empty));
        let mut bytes = 0;
        for cell in &row {
            match cell {
                Cell::Text(text) => {
                    assert!(
                        !text.trim_ascii().is_empty() && text.len() == text.trim_ascii().len() && !text.contains('\r')
                    );
                    assert!(text.encode_utf16().count() <= MAX_CELL_CHARS);
                    bytes += text.len();
                }
                Cell::Error(text) => bytes += text.len(),
                Cell::Number(number) => assert!(number.is_finite()),
                Cell::Empty | Cell::Date(_) | Cell::Bool(_) => {}
            }
        }
        assert!(bytes <= MAX_ROW_BYTES);
    }
}

fn refused(error: &Error) {
    for fault in error.faults() {
        assert!(!fault.message_vi().is_empty() && !fault.message_en().is_empty());
        assert_eq!(fault.place().file.as_deref(), Some("tệp"));
    }
    assert!(!error.faults().is_empty());
}

fn seed_parts() -> xlsx::Parts {
    xlsx::Parts {
        shared: "<si><t>một</t></si><si><r><t xml:space=\"preserve\">hai </t></r><r><t>ba_x000D_</t></r></si>".into(),
        styles: "<numFmts><numFmt numFmtId=\"164\" formatCode=\"mm/yyyy;@\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>\
                 <xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>"
            .into(),
        sheet: "<dimension ref=\"A1:B9\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" s=\"1\"><v>45431.5</v>\
                </c></row><row><c t=\"inlineStr\"><is><t>bốn &amp; &#65;</t></is></c><c s=\"2\"><f>A1</f><v>9</v></c><c t=\"b\"><v>1</v></c>\
                <c t=\"e\"><v>#REF!</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>"
            .into(),
        ..xlsx::Parts::default()
    }
}

/// What is not built from parts.
const SEEDS: [&[u8]; 4] = [
    b"\0STT;\"T\xc3\xaan\nm\xc3\xa1y\";1,5\r\n;\"a\"\"b\";\n",
    b"\x01<office:document-content xmlns:office=\"o\"><office:automatic-styles><number:date-style style:name=\"N1\"><number:month/>\
      <number:year/></number:date-style><style:style style:name=\"ce1\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>\
      </office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"S\"><table:table-column \
      table:default-cell-style-name=\"ce1\"/><table:table-row table:number-rows-repeated=\"2\"><table:table-cell \
      office:value-type=\"date\" office:date-value=\"2024-05-19\"/><table:table-cell table:number-columns-repeated=\"3\" \
      office:value-type=\"float\" office:value=\"1.5\"/><table:table-cell table:number-columns-spanned=\"2\" \
      table:number-rows-spanned=\"2\" office:value-type=\"string\"><text:p>a<text:s text:c=\"2\"/>b</text:p><text:p/></table:table-cell>\
      </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>",
    b"\x02<office:document-styles xmlns:office=\"o\"><office:styles><number:number-style style:name=\"N1\"><number:number \
      number:min-integer-digits=\"4\"/></number:number-style><style:style style:name=\"Default\" style:family=\"table-cell\" \
      style:data-style-name=\"N1\" style:parent-style-name=\"Default\"/></office:styles></office:document-styles>",
    b"\0PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
];

/// All seeds.
#[cfg_attr(fuzzing, allow(dead_code, reason = "libFuzzer finds its own"))]
fn seeds() -> Vec<Vec<u8>> {
    let globals = [xls::format(164, "mm/yyyy"), xls::style(0), xls::style(164), xls::shared(&["một", "hai"])].concat();
    let cells =
        [xls::number(0, 0, 1, 45_431.0), xls::label(0, 1, 1), xls::bool_err(1, 0, 7, 1), xls::merge(0, 1, 0, 1)]
            .concat();
    let book = xls::Book::new(globals, [cells, xls::formula(2, 0, 0, [0, 0, 0, 0, 0, 0, 0xff, 0xff])].concat());
    let of = |what: u8, content: &[u8]| [&[what], content].concat();
    let mut seeds: Vec<Vec<u8>> = SEEDS.iter().map(|seed| seed.to_vec()).collect();
    seeds.extend([of(0, &book.file()), of(0, &seed_parts().file()), of(3, &book.stream())]);
    let list = seed_parts().list();
    for (number, name) in (4..).zip(PARTS) {
        let (_, content) = list.iter().find(|(known, _)| known == name).expect("a part");
        seeds.push(of(number, content));
    }
    seeds
}

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| target(data));

#[cfg(not(fuzzing))]
fn main() {
    let seeds = seeds();
    mutate::rounds(&seeds.iter().map(Vec::as_slice).collect::<Vec<_>>(), 20_000, target);
}

#[cfg(not(fuzzing))]
#[path = "support/mutate.rs"]
mod mutate;
