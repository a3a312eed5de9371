//! Workbooks that are damaged, or made to do damage: an error, never a panic, and never much memory.

use std::io::Cursor;

use kiemdinh::read::MAX_DEPTH;
use kiemdinh::read::grid::MAX_NODE_BYTES;
use kiemdinh::write::Language;
use kiemdinh::write::sheets::{GiveBack, MAX_HELD_BYTES};
use kiemdinh::{Error, ErrorKind};

use super::package::{MAIN, pack, pack_texts, replaced, sheet_of, text, unpack, workbook};
use super::{give, no_counts, valid};

const SHEET: &str = "xl/worksheets/sheet1.xml";

fn kind(parts: &[(&'static str, String)]) -> ErrorKind {
    refusal(&pack_texts(parts)).kind()
}

fn refusal(bytes: &[u8]) -> Error {
    let error = give(bytes, "Sổ", 1, vec![valid(2)]).unwrap_err();
    assert!(error.message_vi().starts_with("so.xlsx: "), "{}", error.message_vi());
    error
}

#[test]
fn what_is_no_workbook_is_refused() {
    let sound = workbook(&sheet_of(""));
    for bytes in [&b""[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &pack([])] {
        assert_ne!(refusal(bytes).kind(), ErrorKind::InputOutput, "{bytes:?}");
    }
    assert_eq!(refusal(b"STT;T\xc3\xaan").to_string(), "so.xlsx: Not an XLSX workbook");
    for missing in 0..sound.len() {
        let mut parts = sound.clone();
        let (name, _) = parts.remove(missing);
        assert_ne!(kind(&parts), ErrorKind::InputOutput, "{name}");
    }
    for (part, from, to) in [
        ("_rels/.rels", "officeDocument\"", "other\""),
        ("xl/_rels/workbook.xml.rels", "/worksheet\"", "/chartsheet\""),
        ("xl/workbook.xml", "r:id", "id"),
        ("xl/workbook.xml", "</sheets>", "</sheet>"),
        (SHEET, "worksheet", "dialogsheet"),
        (SHEET, "sheetData", "other"),
        (SHEET, "<worksheet", "<!DOCTYPE w [<!ENTITY a \"b\">]><worksheet"),
    ] {
        refusal(&pack_texts(&replaced(sound.clone(), part, from, to)));
    }
}

#[test]
fn a_workbook_cut_off_anywhere_is_refused() {
    let bytes = pack_texts(&workbook(&sheet_of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")));
    assert!(give(&bytes, "Sổ", 1, vec![valid(2)]).is_ok());
    for length in 0..bytes.len() {
        assert!(give(&bytes[..length], "Sổ", 1, vec![valid(2)]).is_err(), "{length}");
    }
}

/// Changes bytes of every part in turn: whatever comes out is a workbook with sound XML, or an error.
#[test]
fn changed_bytes_do_no_harm() {
    let columns = "<cols><col min=\"1\" max=\"9\" width=\"7\"/></cols>";
    let rows = "<row r=\"1\" spans=\"1:2\"><c r=\"A1\" s=\"1\" t=\"s\"><v>1</v></c><c r=\"B1\"/></row><row/><row><c><f>1</f></c></row>";
    let sheet = format!(
        "<worksheet xmlns=\"{MAIN}\"><dimension ref=\"A1:B3\"/>{columns}<sheetData>{rows}</sheetData>\
         <autoFilter ref=\"A1:B3\"/></worksheet>"
    );
    let mut sound = workbook(&sheet);
    sound = replaced(
        sound,
        "xl/_rels/workbook.xml.rels",
        "</Rel",
        "<Relationship Id=\"s\" Type=\"/styles\" Target=\"styles.xml\"/></Rel",
    );
    let styles = "<styleSheet><numFmts count=\"1\"><numFmt numFmtId=\"164\"/></numFmts><fonts><font><b/></font></fonts>\
                  <fills/><cellXfs count=\"2\"><xf/><xf/></cellXfs></styleSheet>";
    sound.push(("xl/styles.xml", styles.to_owned()));
    assert!(give(&pack_texts(&sound), "Sổ", 1, vec![valid(2)]).is_ok());
    let (mut given, mut refused) = (0, 0);
    for part in 0..sound.len() {
        for at in 0..sound[part].1.len() {
            let mut bytes = sound[part].1.clone().into_bytes();
            bytes[at] = b"<\"9 /"[at % 5];
            let parts = sound
                .iter()
                .enumerate()
                .map(|(index, (name, text))| (*name, if index == part { bytes.as_slice() } else { text.as_bytes() }));
            match give(&pack(parts), "Sổ", 1, vec![valid(2), valid(5)]) {
                Ok(bytes) => {
                    given += 1;
                    let parts = unpack(&bytes);
                    parts.keys().filter(|name| name.ends_with("ml")).for_each(|name| sound_xml(text(&parts, name)));
                }
                Err(_) => refused += 1,
            }
        }
    }
    assert!(given > 300 && refused > 300, "{given} {refused}");
}

fn sound_xml(text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    while reader.read_event().unwrap_or_else(|error| panic!("{error} in {text}")) != quick_xml::events::Event::Eof {}
}

#[test]
fn a_workbook_that_is_too_large_is_refused() {
    let sound = workbook(&sheet_of(""));
    let with = |name: &'static str, text: String| {
        let mut parts: Vec<_> = sound.iter().filter(|(known, _)| *known != name).cloned().collect();
        parts.push((name, text));
        kind(&parts)
    };
    let piece = format!("<worksheet><sheetData/>{}</worksheet>", "x".repeat(MAX_NODE_BYTES + 1));
    assert_eq!(with(SHEET, piece), ErrorKind::LimitExceeded);
    let tag = format!("<worksheet><sheetData/><a b=\"{}\"/></worksheet>", "x".repeat(MAX_NODE_BYTES));
    assert_eq!(with(SHEET, tag), ErrorKind::LimitExceeded);
    let deep = format!("<worksheet><sheetData/>{}", "<a>".repeat(MAX_DEPTH));
    assert_eq!(with(SHEET, deep), ErrorKind::LimitExceeded);
    let blanks = " ".repeat(MAX_HELD_BYTES as usize);
    assert_eq!(with("xl/workbook.xml", format!("<workbook/>{blanks}")), ErrorKind::LimitExceeded);
}

#[test]
fn what_was_written_until_an_error_is_no_workbook() {
    let bytes = pack_texts(&workbook(&sheet_of("")));
    let counts = no_counts();
    let give = GiveBack::new("so.xlsx", "Sổ", 1, &counts, Language::Vietnamese);
    let mut out = Cursor::new(Vec::new());
    assert!(give.xlsx(Cursor::new(&bytes), &mut out, [valid(3), valid(2)]).is_err());
    assert!(zip::ZipArchive::new(&mut out).is_err());
    let mut out = Cursor::new(Vec::new());
    assert!(give.new_xlsx(1, |_| Ok(None), &mut out, [valid(3), valid(2)]).is_err());
    assert!(!out.get_ref().is_empty() && zip::ZipArchive::new(&mut out).is_err());
}

#[test]
fn an_output_that_fails_is_an_error() {
    struct Full(Cursor<Vec<u8>>);
    impl std::io::Write for Full {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            if self.0.get_ref().len() > 500 { Err(std::io::ErrorKind::StorageFull.into()) } else { self.0.write(bytes) }
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    impl std::io::Seek for Full {
        fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
            self.0.seek(to)
        }
    }
    let bytes = pack_texts(&workbook(&sheet_of("")));
    let counts = no_counts();
    let give = GiveBack::new("so.xlsx", "Sổ", 1, &counts, Language::Vietnamese);
    let full = || Full(Cursor::new(Vec::new()));
    let failed = |result: Result<(), Error>| assert_eq!(result.unwrap_err().kind(), ErrorKind::InputOutput);
    failed(give.xlsx(Cursor::new(&bytes), full(), vec![valid(2)]));
    failed(give.new_xlsx(1, |_| Ok(None), full(), vec![valid(2)]));
    let many = (2..999).map(valid);
    failed(give.csv(b',', 1, |_| Ok(None), full(), many));
}
