//! Workbooks of Excel 2007 and later (ECMA-376): which part is which sheet, and what all sheets share.

mod parts;
mod shared;
mod sheet;
mod styles;

use std::io::{Read, Seek};

use crate::error::cut;

use super::faults::{Result, beyond, damaged, missing_part};
use super::package::Package;
use super::row::Rows;
use super::shown::{Epoch, Shown};
use super::strings::Strings;
use super::xml::Tag;
use super::{MAX_SHEETS, Merge, Note, Sheet};

use parts::Relations;
pub(super) use parts::document;

/// The longest name of a sheet or of its part, in bytes; programs allow 31 characters.
const MAX_NAME_BYTES: usize = 1024;

/// A workbook whose sheets can be read.
pub(super) struct Xlsx<R> {
    package: Package<R>,
    /// The part of each sheet.
    parts: Vec<String>,
    book: Book,
}

/// What all sheets share.
#[derive(Debug, Default)]
struct Book {
    strings: Strings,
    /// What the styles of cells show of a number, by their number.
    styles: Vec<Shown>,
    epoch: Epoch,
}

impl<R: Read + Seek> Xlsx<R> {
    /// Opens the workbook whose main part is `document`.
    pub(super) fn open(
        mut package: Package<R>,
        document: &str,
        notes: &mut Vec<Note>,
    ) -> Result<(Xlsx<R>, Vec<Sheet>)> {
        let relations = parts::relations(&mut package, document)?;
        let mut book = Book::default();
        let (sheets, parts) = workbook(&mut package, document, &relations, &mut book)?;
        if let Some(part) = relations.first("sharedStrings")
            && let Some(mut xml) = package.xml(part)?
        {
            book.strings = shared::read(&mut xml)?;
        }
        if let Some(part) = relations.first("styles")
            && let Some(mut xml) = package.xml(part)?
        {
            book.styles = styles::read(&mut xml)?;
        }
        if relations.macros {
            notes.push(Note::Macros);
        }
        if relations.links {
            notes.push(Note::ExternalLinks);
        }
        Ok((Xlsx { package, parts, book }, sheets))
    }

    pub(super) fn rows(&mut self, index: usize) -> Result<Box<dyn Rows + '_>> {
        let part = self.parts.get(index).map(String::as_str).unwrap_or_default();
        match self.package.xml(part)? {
            Some(xml) => Ok(Box::new(sheet::SheetRows::new(xml, &self.book)?)),
            None => Err(missing_part(part)),
        }
    }

    pub(super) fn merges(&mut self, index: usize) -> Result<Vec<Merge>> {
        let part = self.parts.get(index).map(String::as_str).unwrap_or_default();
        match self.package.xml(part)? {
            Some(mut xml) => sheet::merges(&mut xml),
            None => Err(missing_part(part)),
        }
    }
}

/// Reads the main part: the sheets of cells with their parts, and the system of dates.
fn workbook<R: Read + Seek>(
    package: &mut Package<R>,
    document: &str,
    relations: &Relations,
    book: &mut Book,
) -> Result<(Vec<Sheet>, Vec<String>)> {
    let Some(mut xml) = package.xml(document)? else { return Err(missing_part(document)) };
    let (mut sheets, mut parts) = (Vec::new(), Vec::new());
    if !xml.root("workbook")? {
        return Ok((sheets, parts));
    }
    while let Some(tag) = xml.child()? {
        let open = tag.open;
        match tag.local_name() {
            "workbookPr" if matches!(tag.raw("date1904"), Some("1" | "true")) => book.epoch = Epoch::From1904,
            "sheets" if open => {
                while let Some(tag) = xml.child()? {
                    let open = tag.open;
                    if let Some((sheet, part)) = sheet_of(tag, relations)? {
                        sheets.push(sheet);
                        parts.push(part);
                    }
                    if sheets.len() > MAX_SHEETS {
                        return Err(beyond("Số trang tính", "The number of sheets", MAX_SHEETS));
                    }
                    if open {
                        xml.skip()?;
                    }
                }
                continue;
            }
            _ => {}
        }
        if open {
            xml.skip()?;
        }
    }
    Ok((sheets, parts))
}

/// A sheet and its part; `None` for one of another kind: a chart, a dialog, macros of Excel 4.
fn sheet_of(tag: Tag<'_>, relations: &Relations) -> Result<Option<(Sheet, String)>> {
    let name = tag.value("name").unwrap_or_default();
    let id = tag.attributes().find(|(key, _)| key.ends_with(":id")).map(|(_, id)| id);
    match id.and_then(|id| relations.sheet(id)) {
        Some(None) => Ok(None),
        Some(Some(part)) if name.len() <= MAX_NAME_BYTES && part.len() <= MAX_NAME_BYTES => {
            let hidden = tag.raw("state").is_some_and(|state| state != "visible");
            Ok(Some((Sheet { name: name.into_owned(), hidden }, part.to_owned())))
        }
        _ => {
            let name = cut(&name);
            Err(damaged(
                format_args!("trang tính {name:?} không có phần"),
                format_args!("the sheet {name:?} has no part"),
            ))
        }
    }
}
