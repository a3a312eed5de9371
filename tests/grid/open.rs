//! What a file is, by its content.

use std::io::{Cursor, Read};

use kiemdinh::ErrorKind;
use kiemdinh::read::grid::{Kind, Note, Opened, open};

use super::support::package::package;
use super::support::xls::Book;
use super::support::xlsx::Parts;
use super::support::{error, ods, rows, workbook};

#[test]
fn by_content_whatever_the_name() {
    let files = [
        (
            Kind::Xlsx,
            Parts::default().file(),
            ["a.xlsx", "B.XLSM", "c.xltx", "thư mục/d"],
            ["a.xls", "a.csv", "a.xlsx.bak"],
        ),
        (
            Kind::Xls,
            Book::new(vec![], vec![]).file(),
            ["a.xls", "B.XLS", "c.xlt", "so"],
            ["a.xlsx", "a.txt", "x.y\\a.doc"],
        ),
        (Kind::Ods, ods::sheet("", ""), ["a.ods", "B.ODS", "c.ots", "x.y/so"], ["a.xlsx", "a.", "a.odt"]),
    ];
    for (kind, file, names, others) in files {
        for name in names {
            let workbook = workbook(name, file.clone()).expect("a workbook");
            assert_eq!((workbook.kind(), workbook.notes()), (kind, &[][..]), "{name}");
        }
        for name in others {
            let workbook = workbook(name, file.clone()).expect("a workbook");
            assert_eq!((workbook.kind(), workbook.notes()), (kind, &[Note::OtherExtension(kind)][..]), "{name}");
            assert!(workbook.notes()[0].message_vi().contains(kind.name()));
        }
    }
}

/// Text is given back from its beginning, whatever its encoding.
#[test]
fn text() {
    for content in ["STT;Tên\n".as_bytes(), b"\xff\xfeS\0T\0T\0", b"Thi\xd5t b\xde"] {
        let Ok(Opened::Text(mut text)) = open("a.xlsx", Cursor::new(content)) else { panic!("{content:?}") };
        let mut found = Vec::new();
        text.read_to_end(&mut found).expect("memory can be read");
        assert_eq!(found, content);
    }
}

#[test]
fn other_documents() {
    let root = |target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
             Target=\"{target}\"/></Relationships>"
        )
    };
    let office = |target: &str| package(&[("_rels/.rels", root(target).as_bytes()), (target, b"<x/>")]);
    let cases: [(Vec<u8>, &str, &str); 11] = [
        (vec![], "trống", "empty"),
        (b"%PDF-1.7\n".to_vec(), "PDF", "PDF"),
        (b"<html><body><table>".to_vec(), "HTML", "save it as .xlsx"),
        (office("word/document.xml"), "Word", "Word"),
        (office("ppt/presentation.xml"), "trình chiếu", "presentation"),
        (office("xl/workbook.bin"), ".xlsb", "save it as .xlsx"),
        (
            package(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")]),
            "OpenDocument",
            "no spreadsheet",
        ),
        (package(&[("Index/Document.iwa", b"x")]), "Numbers", "Numbers"),
        (package(&[("so 1.xlsx", b"x"), ("b/so 2.CSV", b"x"), ("a.jpg", b"x")]), "b/so 2.csv, so 1.xlsx", "unpack"),
        (package(&[("a.jpg", b"x")]), "ZIP", "ZIP"),
        (package(&[]), "ZIP", "ZIP"),
    ];
    for (file, vi, en) in cases {
        let failed = open("so.xls", Cursor::new(file)).expect_err("no workbook");
        assert!(
            failed.message_vi().starts_with("so.xls: ") && failed.message_vi().contains(vi),
            "{}",
            failed.message_vi()
        );
        assert!(failed.to_string().starts_with("so.xls: ") && failed.to_string().contains(en), "{failed}");
        assert!(matches!(failed.kind(), ErrorKind::InvalidValue | ErrorKind::Syntax));
    }
}

/// The main part may have any name and place.
#[test]
fn a_main_part_elsewhere() {
    let parts = Parts::data("<row><c><v>1</v></c></row>").list();
    let moved: Vec<(String, Vec<u8>)> = parts
        .into_iter()
        .map(|(name, content)| {
            let content = String::from_utf8(content).expect("text").replace("xl/workbook.xml", "/so/main.xml");
            (
                name.replace("xl/workbook.xml", "so/main.xml")
                    .replace("xl/_rels/workbook", "so/_rels/main")
                    .replace("xl/", "so/"),
                content.into_bytes(),
            )
        })
        .collect();
    let moved: Vec<(&str, &[u8])> = moved.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    assert_eq!(rows("a.xlsx", package(&moved)).map(|rows| rows.len()), Ok(1));
    // Without the part that names it, it has its usual place.
    let parts = Parts::data("<row><c><v>1</v></c></row>").list();
    let fewer: Vec<(&str, &[u8])> =
        parts.iter().skip(2).map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    assert_eq!(rows("a.xlsx", package(&fewer)).map(|rows| rows.len()), Ok(1));
}

/// An input that fails is not said to be damaged.
#[test]
fn an_input_that_fails() {
    struct Failing(Cursor<Vec<u8>>, u64);
    impl Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            if self.0.position() >= self.1 {
                Err(std::io::Error::other("the disk is gone"))
            } else {
                self.0.read(buffer)
            }
        }
    }
    impl std::io::Seek for Failing {
        fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
            self.0.seek(to)
        }
    }
    for file in [Parts::default().file(), Book::new(vec![], vec![]).file(), b"STT;x".to_vec()] {
        for from in [0, 600] {
            let Err(failed) = open("a", Failing(Cursor::new(file.clone()), from)) else { continue };
            assert_eq!(failed.kind(), ErrorKind::InputOutput, "{failed}");
        }
    }
    let mut workbook =
        open("a.xlsx", Failing(Cursor::new(Parts::default().file()), u64::MAX)).map(|opened| match opened {
            Opened::Workbook(workbook) => workbook,
            _ => panic!("taken for text"),
        });
    assert!(workbook.as_mut().is_ok_and(|workbook| workbook.grid("Sheet1").is_ok()));
}

#[test]
fn errors_name_the_file_once() {
    let failed = error("so.xlsx", Parts::data("<row r=\"x\"/>").file());
    assert_eq!(failed.to_string().matches("so.xlsx").count(), 1);
    assert_eq!(failed.message_vi().matches("so.xlsx").count(), 1);
}
