//! Files made to harm, and files that were harmed.

use kiemdinh::ErrorKind;
use kiemdinh::read::grid::Cell;

use super::support::compound::compound;
use super::support::package::{directory_entry, package, place, stored};
use super::support::xls::{self, Book};
use super::support::xlsx::Parts;
use super::support::{error, ods, rows, text};

/// A workbook whose parts are not compressed.
fn plain(parts: &Parts) -> Vec<u8> {
    let list = parts.list();
    stored(&list.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect::<Vec<_>>())
}

fn one_cell() -> Parts {
    Parts::data("<row r=\"1\"><c r=\"A1\"><v>20240519</v></c></row>")
}

fn damaged(file: Vec<u8>) -> String {
    let failed = error("a.xlsx", file);
    assert_eq!(failed.kind(), ErrorKind::Syntax, "{failed}");
    assert!(failed.message_vi().contains("Tệp hỏng hoặc không đủ"), "{}", failed.message_vi());
    failed.to_string()
}

/// Cut off anywhere, a file is an error; never a part of its rows without one.
#[test]
fn cut_off() {
    for file in
        [one_cell().file(), ods::sheet("", "<table:table-row><table:table-cell office:value=\"1\"/></table:table-row>")]
    {
        assert!(rows("a", file.clone()).is_ok_and(|rows| rows.len() == 1));
        for length in (8..file.len()).step_by(7) {
            let failed = error("a", file[..length].to_vec());
            assert_eq!(failed.kind(), ErrorKind::Syntax, "{length}: {failed}");
        }
    }
}

/// A changed byte is found by the checksum, even where the XML stays right and all rows were read before.
#[test]
fn changed_bytes() {
    let mut file = plain(&one_cell());
    let at = place(&file, b"20240519");
    file[at + 3] = b'9';
    assert!(damaged(file).contains("Invalid checksum"));
    // In what is compressed.
    let file = one_cell().file();
    let sheet = file
        .windows(24)
        .position(|window| window == b"xl/worksheets/sheet1.xml")
        .expect("the first is that of the part");
    for at in sheet + 30..sheet + 130 {
        let mut file = file.clone();
        file[at] ^= 0x55;
        assert!(rows("a.xlsx", file).is_err(), "{at}");
    }
}

/// The directory lies about the size of a part: it is found while the part is unpacked.
#[test]
fn sizes_that_lie() {
    let bomb = Parts::data(&format!("<row><c><v>1</v></c></row>{}", " ".repeat(100_000)));
    let mut file = bomb.file();
    let at = directory_entry(&file, "xl/worksheets/sheet1.xml");
    file[at + 24..at + 28].copy_from_slice(&500_u32.to_le_bytes());
    assert!(damaged(file).contains("larger than its declared"));
    // Nor does it help to claim 4 GiB.
    let mut file = bomb.file();
    file[at + 24..at + 28].copy_from_slice(&0xffff_fff0_u32.to_le_bytes());
    assert_eq!(error("a.xlsx", file).kind(), ErrorKind::LimitExceeded);
}

#[test]
fn entries() {
    // Two entries of one name: programs differ in which they read.
    let twice = |second: &str| {
        let mut list = one_cell().list();
        list.push((second.into(), b"<worksheet/>".to_vec()));
        stored(&list.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect::<Vec<_>>())
    };
    assert!(damaged(twice("XL\\Worksheets/SHEET1.xml")).contains("two parts of one name"));
    let mut file = twice("xl/worksheets/sheet9.xml");
    let number = directory_entry(&file, "xl/worksheets/sheet9.xml") + 46 + "xl/worksheets/sheet".len();
    file[number] = b'1';
    assert!(damaged(file).contains("two parts of one name"));

    // Two entries that are the same bytes.
    let mut file = twice("xl/worksheets/sheet9.xml");
    let (first, second) =
        (directory_entry(&file, "xl/worksheets/sheet1.xml"), directory_entry(&file, "xl/worksheets/sheet9.xml"));
    file.copy_within(first + 42..first + 46, second + 42);
    assert!(damaged(file).contains("overlap"));

    // Names that lead out of the package lead nowhere.
    let mut parts = one_cell();
    parts.more.push(("../../../../etc/passwd".into(), b"x".to_vec()));
    parts.relations = parts.relations.replace("worksheets/sheet1.xml", "../../../xl/worksheets/sheet1.xml");
    assert_eq!(rows("a.xlsx", parts.file()), Ok(vec![(1, vec![Cell::Number(20_240_519.0)])]));

    let mut file = plain(&one_cell());
    let at = directory_entry(&file, "xl/styles.xml");
    file[at + 8] |= 1;
    assert!(error("a.xlsx", file).to_string().contains("password"));
    let mut file = plain(&one_cell());
    file[at + 10] = 12;
    assert!(damaged(file).contains("ompression"));
}

/// What the file says of its own size is not believed.
#[test]
fn claims() {
    let mut parts = one_cell();
    parts.sheet.insert_str(0, "<dimension ref=\"A1:XFD1048576\"/>");
    let list = parts.list();
    let replaced: Vec<(&str, Vec<u8>)> = list
        .iter()
        .map(|(name, content)| {
            let content = String::from_utf8(content.clone())
                .expect("text")
                .replace("<sst ", "<sst count=\"1\" uniqueCount=\"18446744073709551615\" ");
            (name.as_str(), content.into_bytes())
        })
        .collect();
    let file = package(&replaced.iter().map(|(name, content)| (*name, content.as_slice())).collect::<Vec<_>>());
    assert_eq!(rows("a.xlsx", file).map(|rows| rows.len()), Ok(1));

    let table = [u32::MAX.to_le_bytes(), u32::MAX.to_le_bytes()].concat();
    let globals = xls::record(0x00fc, &[table, xls::unicode("a")].concat());
    let cells = [xls::record(0x0200, &[0xff; 14]), xls::label(0, 0, 0)].concat();
    assert_eq!(rows("a.xls", Book::new(globals, cells).file()), Ok(vec![(1, vec![text("a")])]));
}

/// Columns that were given a format down to the last row: a million empty cells, and one that is filled.
#[test]
fn a_million_empty_cells() {
    let mut data: String =
        (1..=100_000).map(|row| format!("<row r=\"{row}\">{}</row>", "<c s=\"1\"/>".repeat(10))).collect();
    data.push_str("<row r=\"100001\"><c r=\"B100001\"><v>1</v></c></row>");
    assert_eq!(rows("a.xlsx", Parts::data(&data).file()), Ok(vec![(100_001, vec![Cell::Empty, Cell::Number(1.0)])]));
}

/// Entities that a document defines would grow without end; a workbook defines none.
#[test]
fn document_types() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let external = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    for doctype in [laughs, external, "<!DOCTYPE worksheet>"] {
        for part in
            ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels"]
        {
            let mut list = one_cell().list();
            for (name, content) in &mut list {
                if name == part {
                    let text = String::from_utf8(content.clone()).expect("text");
                    *content = text.replace("?>\n", &format!("?>\n{doctype}\n")).into_bytes();
                }
            }
            let file =
                package(&list.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect::<Vec<_>>());
            let failed = damaged(file);
            assert!(failed.contains("document type") && failed.contains(part), "{failed}");
        }
    }
    let parts = Parts::data("<row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row>");
    assert!(damaged(parts.file()).contains("&a; which is not defined"));
}

#[test]
fn xml_that_is_none() {
    for data in [
        "<row></c></row>",
        "<row",
        "<row><c><v>1</c></v></row>",
        "</row>",
        "<row>&#0;</row>",
        "<row><c r=\"A1\"><v>&lt</v></c></row>",
        "<![CDATA[",
        "\u{1}<",
    ] {
        let failed = error("a.xlsx", Parts::data(data).file());
        assert_eq!(failed.kind(), ErrorKind::Syntax, "{data}: {failed}");
    }
    let mut list = one_cell().list();
    list[4].1 =
        b"<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>\xff\xfe</t></is></c></row></sheetData></worksheet>"
            .to_vec();
    let file = package(&list.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect::<Vec<_>>());
    assert_eq!(error("a.xlsx", file).kind(), ErrorKind::Syntax);
    let parts = Parts { sheet: String::new(), ..Parts::default() };
    assert_eq!(rows("a.xlsx", parts.file()), Ok(vec![]));
}

/// Chains that lead in a circle, or out of the file.
#[test]
fn compound_files() {
    let file = Book::new(vec![], vec![0; 0]).file();
    let number = |file: &[u8], at: usize| u32::from_le_bytes(file[at..at + 4].try_into().expect("four bytes"));
    let tables = 512 * (number(&file, 76) as usize + 1);
    let directory = 512 * (number(&file, 48) as usize + 1);
    let patched = |places: &[(usize, u32)]| {
        let mut file = file.clone();
        for (at, value) in places {
            file[*at..*at + 4].copy_from_slice(&value.to_le_bytes());
        }
        file
    };
    let start = number(&file, 48);
    let cases = [
        // The directory follows itself, or a sector that is not there.
        patched(&[(tables + start as usize * 4, start)]),
        patched(&[(tables + start as usize * 4, 9_999_999)]),
        patched(&[(48, 9_999_999)]),
        // An entry of the directory is beside itself, or beside one that is not there.
        patched(&[(directory + 128 + 68, 1)]),
        patched(&[(directory + 128 + 72, 77)]),
        patched(&[(directory + 76, 0x7fff_ffff)]),
        // The stream begins where nothing is, or is larger than its chain.
        patched(&[(directory + 128 + 116, 5000)]),
        patched(&[(directory + 128 + 120, 60_000)]),
        // The list of tables goes on in itself.
        patched(&[(68, 0), (76, 0xffff_ffff)]),
        // Sectors of an odd size.
        patched(&[(30, 0x0006_000b)]),
    ];
    for (index, file) in cases.into_iter().enumerate() {
        let failed = error("a.xls", file);
        assert!(matches!(failed.kind(), ErrorKind::Syntax | ErrorKind::InvalidValue), "{index}: {failed}");
    }
    let failed = error("a.xls", patched(&[(directory + 128 + 120, u32::MAX)]));
    assert_eq!(failed.kind(), ErrorKind::LimitExceeded);
}

#[test]
fn records_that_lie() {
    let records = [
        // A record that is longer than the stream, or too short for what it is.
        xls::u16s(&[0x0203, 9999]),
        xls::record(0x0203, &[0; 5]),
        xls::record(0x0205, &[0; 6]),
        xls::record(0x0006, &[0; 13]),
        xls::record(0x0204, &xls::u16s(&[0, 0, 0, 500])),
        // Columns behind the last there can be.
        xls::record(0x00bd, &[xls::u16s(&[0, 0xfffe]), vec![0; 30]].concat()),
        // A part that begins and never ends; a result that never comes.
        xls::record(0x0809, &xls::u16s(&[0x0600, 0x20])),
        xls::record(0x00e5, &xls::u16s(&[500, 0, 0])),
    ];
    for (index, record) in records.iter().enumerate() {
        let mut workbook =
            super::support::workbook("a.xls", Book::new(vec![], record.clone()).file()).expect("a workbook");
        let read = workbook.grid("Sheet1").and_then(super::support::rows_of).map(drop);
        let merges = workbook.merges("Sheet1").map(drop);
        let failed = read.and(merges).expect_err("it lies");
        assert_eq!(failed.kind(), ErrorKind::Syntax, "{index}: {failed}");
    }
    let globals = [
        xls::record(0x00fc, &[1, 0, 0]),
        xls::record(0x00fc, &[vec![1, 0, 0, 0, 1, 0, 0, 0], xls::u16s(&[500]), vec![8, 9, 9]].concat()),
        xls::record(
            0x00fc,
            &[vec![1, 0, 0, 0, 1, 0, 0, 0], xls::u16s(&[1]), vec![4, 0xff, 0xff, 0xff, 0xff, b'x']].concat(),
        ),
        xls::record(0x00e0, &[0]),
        xls::record(0x041e, &[0; 4]),
        xls::record(0x0022, &[]),
        xls::record(0x0085, &[0, 0, 0, 0, 0, 0, 9]),
        xls::u16s(&[0x0203, 9999]),
    ];
    for (index, globals) in globals.iter().enumerate() {
        assert_eq!(error("a.xls", Book::new(globals.clone(), vec![]).file()).kind(), ErrorKind::Syntax, "{index}");
    }
    // A sheet that begins within another record, or behind the end.
    let stream = Book::new(vec![], vec![]).stream();
    let at = place(&stream, b"\x85\0") + 4;
    for start in [0_u32, 7, 1_000_000, u32::MAX] {
        let mut stream = stream.clone();
        stream[at..at + 4].copy_from_slice(&start.to_le_bytes());
        let failed = rows("a.xls", compound(&[("Workbook", &stream)]));
        assert!(start == 0 || failed.is_err(), "{start}");
    }
}
