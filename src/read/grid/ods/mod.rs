//! Spreadsheets of OpenDocument (ISO/IEC 26300): all sheets stand one after the other in one part.

mod styles;
mod table;
mod words;

use std::io::{Read, Seek};

use super::faults::{Result, beyond, damaged, missing_part, password};
use super::package::Package;
use super::row::Rows;
use super::xml::Xml;
use super::{MAX_SHEETS, Merge, Note, Sheet};

use styles::Styles;
use table::TableRows;

const CONTENT: &str = "content.xml";

/// The longest name of a sheet or style, in bytes.
const MAX_NAME_BYTES: usize = 1024;

/// A spreadsheet whose sheets can be read.
pub(super) struct Ods<R> {
    package: Package<R>,
    styles: Styles,
}

impl<R: Read + Seek> Ods<R> {
    pub(super) fn open(mut package: Package<R>, notes: &mut Vec<Note>) -> Result<(Ods<R>, Vec<Sheet>)> {
        refuse_encrypted(&mut package)?;
        if package.names().any(is_macro) {
            notes.push(Note::Macros);
        }
        let mut styles = Styles::default();
        if let Some(mut xml) = package.xml("styles.xml")?
            && xml.root("document-styles")?
        {
            while let Some(tag) = xml.child()? {
                match (tag.name(), tag.open) {
                    ("office:styles", true) => styles.read(&mut xml)?,
                    (_, true) => xml.skip()?,
                    (_, false) => {}
                }
            }
        }
        let mut sheets = Vec::new();
        let mut links = false;
        let mut xml = content(&mut package)?;
        if to_tables(&mut xml, Some(&mut styles))? {
            while let Some((sheet, open)) = next_table(&mut xml, &mut links)? {
                if sheets.len() >= MAX_SHEETS {
                    return Err(beyond("Số trang tính", "The number of sheets", MAX_SHEETS));
                }
                let hidden = styles.hides(&sheet.style);
                sheets.push(Sheet { name: sheet.name, hidden });
                if open {
                    xml.skip()?;
                }
            }
        }
        drop(xml);
        if links {
            notes.push(Note::ExternalLinks);
        }
        styles.settle();
        Ok((Ods { package, styles }, sheets))
    }

    pub(super) fn rows(&mut self, index: usize) -> Result<Box<dyn Rows + '_>> {
        let (xml, open) = to_sheet(&mut self.package, index)?;
        Ok(Box::new(TableRows::new(xml, &self.styles, !open)))
    }

    pub(super) fn merges(&mut self, index: usize) -> Result<Vec<Merge>> {
        let (xml, open) = to_sheet(&mut self.package, index)?;
        TableRows::new(xml, &self.styles, !open).merges()
    }
}

/// A sheet as the content names it.
struct Named {
    name: String,
    style: String,
}

fn content<R: Read + Seek>(package: &mut Package<R>) -> Result<Xml<'_>> {
    package.xml(CONTENT)?.ok_or_else(|| missing_part(CONTENT))
}

/// Goes to the sheets; the styles that stand before them are read on the way. False where there are none.
fn to_tables(xml: &mut Xml<'_>, mut styles: Option<&mut Styles>) -> Result<bool> {
    if !xml.root("document-content")? {
        return Ok(false);
    }
    while let Some(tag) = xml.child()? {
        match (tag.name(), tag.open) {
            // They are entered: the sheets are within.
            ("office:body", true) => {}
            ("office:spreadsheet", open) => return Ok(open),
            ("office:automatic-styles", true) => match &mut styles {
                Some(styles) => styles.read(xml)?,
                None => xml.skip()?,
            },
            (_, true) => xml.skip()?,
            (_, false) => {}
        }
    }
    Ok(false)
}

/// Goes to the next sheet and tells whether it has content. What is kept of the sheets of other files is passed over.
fn next_table(xml: &mut Xml<'_>, links: &mut bool) -> Result<Option<(Named, bool)>> {
    while let Some(tag) = xml.child()? {
        let open = tag.open;
        if tag.name() == "table:table" {
            let name = tag.value("table:name").unwrap_or_default();
            let style = tag.value("table:style-name").unwrap_or_default();
            if style == "ta_extref" {
                *links = true;
            } else if name.len() > MAX_NAME_BYTES || style.len() > MAX_NAME_BYTES {
                return Err(beyond("Tên trang tính (byte)", "The name of a sheet (bytes)", MAX_NAME_BYTES));
            } else {
                return Ok(Some((Named { name: name.into_owned(), style: style.into_owned() }, open)));
            }
        }
        if open {
            xml.skip()?;
        }
    }
    Ok(None)
}

/// Goes to the sheet of that number.
fn to_sheet<R: Read + Seek>(package: &mut Package<R>, index: usize) -> Result<(Xml<'_>, bool)> {
    let mut xml = content(package)?;
    let mut number = 0;
    if to_tables(&mut xml, None)? {
        while let Some((_, open)) = next_table(&mut xml, &mut false)? {
            if number == index {
                return Ok((xml, open));
            }
            number += 1;
            if open {
                xml.skip()?;
            }
        }
    }
    Err(damaged("trang tính đã mất", "the sheet is gone"))
}

/// Whether the entry is a macro; the two lists of libraries are there without any.
fn is_macro(name: &str) -> bool {
    let list = name.ends_with("/script-lb.xml") || name.ends_with("/script-lc.xml");
    (name.starts_with("basic/") && !list && !name.ends_with('/'))
        || (name.starts_with("scripts/") && !name.ends_with('/'))
}

/// The manifest says which parts are encrypted.
fn refuse_encrypted<R: Read + Seek>(package: &mut Package<R>) -> Result<()> {
    let Some(mut xml) = package.xml("META-INF/manifest.xml")? else { return Ok(()) };
    if !xml.root("manifest")? {
        return Ok(());
    }
    while let Some(entry) = xml.child()? {
        if !entry.open {
            continue;
        }
        while let Some(tag) = xml.child()? {
            let open = tag.open;
            if tag.local_name() == "encryption-data" {
                return Err(password());
            }
            if open {
                xml.skip()?;
            }
        }
    }
    Ok(())
}
