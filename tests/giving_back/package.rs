//! Packages made by hand, and looked into.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub(crate) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The parts of a package by name.
pub(crate) type Parts = BTreeMap<String, Vec<u8>>;

pub(crate) fn pack<'p>(parts: impl IntoIterator<Item = (&'p str, &'p [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::DEFAULT).expect("a name of its own");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

pub(crate) fn unpack(bytes: &[u8]) -> Parts {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts = Parts::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("sound bytes");
        let name = entry.name().expect("a name").into_owned();
        assert!(parts.insert(name.clone(), bytes).is_none(), "{name} twice");
    }
    parts
}

pub(crate) fn text<'p>(parts: &'p Parts, name: &str) -> &'p str {
    let bytes = parts.get(name).unwrap_or_else(|| panic!("{name} is not among {:?}", parts.keys()));
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// The parts of a workbook with one sheet, `Sổ`, without formats.
pub(crate) fn workbook(sheet: &str) -> Vec<(&'static str, String)> {
    vec![
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
                 ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
                 <Override PartName=\"/xl/worksheets/sheet1.xml\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
                 Type=\"{RELATION}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\"><sheets><sheet name=\"Sổ\" sheetId=\"1\" \
                 r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
                 Type=\"{RELATION}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", sheet.to_owned()),
    ]
}

/// A sheet of those rows.
pub(crate) fn sheet_of(rows: &str) -> String {
    format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>")
}

pub(crate) fn pack_texts(parts: &[(&'static str, String)]) -> Vec<u8> {
    pack(parts.iter().map(|(name, text)| (*name, text.as_bytes())))
}

/// The workbook with a text in place of another in one of its parts.
pub(crate) fn replaced(
    mut parts: Vec<(&'static str, String)>,
    part: &str,
    from: &str,
    to: &str,
) -> Vec<(&'static str, String)> {
    let (_, text) = parts.iter_mut().find(|(name, _)| *name == part).expect("the part");
    assert!(text.contains(from), "{from} is not in {text}");
    *text = text.replace(from, to);
    parts
}
