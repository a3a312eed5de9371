//! Workbooks of Excel 5 to 2003 (MS-XLS): records in one stream of a compound file, held in memory.

mod bytes;
mod cells;
mod compound;
mod kind;
mod records;

use std::collections::HashMap;
use std::io::{Read, Seek};

use super::faults::{Result, beyond, damaged, password};
use super::foreign::{Remedy, named};
use super::row::Rows;
use super::shown::{Epoch, Shown};
use super::strings::Strings;
use super::{MAX_SHEETS, MAX_STYLES, MAX_XLS_BYTES, Merge, Note, Sheet};
use crate::error::Error;

use bytes::{u8_at, u16_at, u32_at};
use compound::Compound;
use records::{Charset, Content, Records};

/// A workbook whose sheets can be read.
pub(super) struct Xls {
    stream: Vec<u8>,
    /// Where each sheet begins.
    starts: Vec<usize>,
    book: Book,
}

/// What all sheets share.
#[derive(Debug)]
struct Book {
    charset: Charset,
    strings: Strings,
    /// What the styles of cells show of a number, by their number.
    styles: Vec<Shown>,
    epoch: Epoch,
}

impl Xls {
    pub(super) fn open<R: Read + Seek>(input: R, notes: &mut Vec<Note>) -> Result<(Xls, Vec<Sheet>)> {
        let mut compound = Compound::open(input)?;
        let stream = match compound.stream("Workbook", MAX_XLS_BYTES)? {
            Some(stream) => stream,
            None => match compound.stream("Book", MAX_XLS_BYTES)? {
                Some(stream) => stream,
                None => return Err(foreign(&compound)),
            },
        };
        if compound.has("_VBA_PROJECT_CUR") {
            notes.push(Note::Macros);
        }
        let (book, found) = globals(&stream, notes)?;
        let (sheets, starts) = found.into_iter().unzip();
        Ok((Xls { stream, starts, book }, sheets))
    }

    pub(super) fn rows(&self, index: usize) -> Result<Box<dyn Rows + '_>> {
        Ok(Box::new(cells::CellRows::new(&self.stream, self.start(index), &self.book)?))
    }

    pub(super) fn merges(&self, index: usize) -> Result<Vec<Merge>> {
        cells::merges(&self.stream, self.start(index))
    }

    fn start(&self, index: usize) -> usize {
        self.starts.get(index).copied().unwrap_or(usize::MAX)
    }
}

/// What a compound file without a workbook is.
fn foreign<R: Read + Seek>(compound: &Compound<R>) -> Error {
    if compound.has("EncryptedPackage") || compound.has("EncryptionInfo") {
        return password();
    }
    let known = [
        ("WordDocument", "tài liệu Word", "a Word document"),
        ("PowerPoint Document", "bản trình chiếu", "a presentation"),
        ("__properties_version1.0", "thư Outlook", "an Outlook message"),
    ];
    match known.iter().find(|(stream, ..)| compound.has(stream)) {
        Some((_, vi, en)) => named(vi, en, Remedy::Ask),
        None => named("tệp OLE không rõ loại", "an OLE file of unknown form", Remedy::Ask),
    }
}

/// Reads what stands before the sheets: their names and places, and what they share.
fn globals(stream: &[u8], notes: &mut Vec<Note>) -> Result<(Book, Vec<(Sheet, usize)>)> {
    let mut records = Records::new(stream, 0);
    let first = records.next()?;
    let charset = match (first.kind, u16_at(first.data, 0)) {
        (kind::BOF, Ok(0x0600)) => Charset::Unicode,
        (kind::BOF, Ok(0x0500)) => Charset::of_code_page(0),
        _ => return Err(damaged("không bắt đầu như sổ tính", "it does not begin like a workbook")),
    };
    let (strings, epoch) = (Strings::default(), Epoch::From1900);
    let mut book = Book { charset, strings, styles: Vec::new(), epoch };
    let mut formats: HashMap<u16, Shown> = HashMap::new();
    let mut styles = Vec::new();
    let mut sheets = Vec::new();
    loop {
        let record = records.next()?;
        let data = record.data;
        match record.kind {
            kind::EOF => break,
            kind::FILE_PASS => return Err(password()),
            kind::CODE_PAGE if matches!(book.charset, Charset::Bytes(_)) => {
                book.charset = Charset::of_code_page(u16_at(data, 0)?);
            }
            kind::DATE_MODE if u16_at(data, 0)? == 1 => book.epoch = Epoch::From1904,
            kind::FORMAT => {
                let mut code = String::new();
                let mut content = Content::new(record, 2, records);
                match book.charset {
                    Charset::Unicode => content.text(book.charset, &mut code)?,
                    Charset::Bytes(_) => content.short_text(book.charset, &mut code)?,
                }
                formats.insert(u16_at(data, 0)?, Shown::of_code(&code));
            }
            kind::XF => styles.push(u16_at(data, 2)?),
            kind::SST => book.strings = shared(Content::new(record, 4, records))?,
            // Those of the workbook itself and of what is built in have fixed lengths.
            kind::SUP_BOOK if data.len() > 4 && !notes.contains(&Note::ExternalLinks) => {
                notes.push(Note::ExternalLinks)
            }
            kind::BOUND_SHEET => {
                let mut name = String::new();
                Content::new(record, 6, records).short_text(book.charset, &mut name)?;
                name.retain(|sign| sign != '\0');
                // Sheets of another kind hold a chart or macros.
                if u8_at(data, 5)? == 0 {
                    let hidden = u8_at(data, 4)? & 3 != 0;
                    sheets.push((Sheet { name, hidden }, u32_at(data, 0)? as usize));
                }
            }
            _ => {}
        }
        if sheets.len() > MAX_SHEETS {
            return Err(beyond("Số trang tính", "The number of sheets", MAX_SHEETS));
        }
        if styles.len() > MAX_STYLES {
            return Err(beyond("Số định dạng và kiểu ô", "The number of formats and styles", MAX_STYLES));
        }
    }
    let shown = |format: u16| formats.get(&format).cloned().unwrap_or_else(|| Shown::built_in(format.into()));
    book.styles = styles.into_iter().map(shown).collect();
    Ok((book, sheets))
}

/// Reads the table of shared texts.
fn shared(mut content: Content<'_>) -> Result<Strings> {
    let mut strings = Strings::default();
    let mut text = String::new();
    let count = content.u32()?;
    for _ in 0..count {
        if !content.has_more() {
            break;
        }
        text.clear();
        content.text(Charset::Unicode, &mut text)?;
        strings.push(&text)?;
    }
    Ok(strings)
}
