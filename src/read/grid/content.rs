//! Which kind of document a zip is.

use std::io::{Read, Seek};

use crate::error::Error;

use super::faults::{Result, of_io};
use super::foreign::{Remedy, named};
use super::package::Package;
use super::xlsx;

/// What a package holds.
#[derive(Debug)]
pub(super) enum Content {
    /// A spreadsheet of OpenDocument.
    Ods,
    /// A workbook of Excel with that main part.
    Xlsx(String),
}

impl Content {
    /// Looks at the names of the parts, and at the two that say what the package is.
    pub(super) fn of<R: Read + Seek>(package: &mut Package<R>) -> Result<Content> {
        if let Some(media) = media_type(package)? {
            return match media.trim_ascii() {
                b"application/vnd.oasis.opendocument.spreadsheet"
                | b"application/vnd.oasis.opendocument.spreadsheet-template" => Ok(Content::Ods),
                _ => Err(named(
                    "tài liệu OpenDocument khác bảng tính",
                    "an OpenDocument, but no spreadsheet",
                    Remedy::Ask,
                )),
            };
        }
        let document = xlsx::document(package)?.unwrap_or_else(|| "xl/workbook.xml".to_owned());
        match document.rsplit('/').next() {
            Some("workbook.bin") => {
                Err(named("sổ tính nhị phân .xlsb", "a binary workbook (.xlsb)", Remedy::SaveAgain))
            }
            Some("document.xml") => Err(named("tài liệu Word", "a Word document", Remedy::Ask)),
            Some("presentation.xml") => Err(named("bản trình chiếu", "a presentation", Remedy::Ask)),
            _ if package.has(&document) => Ok(Content::Xlsx(document)),
            _ => Err(unknown(package)),
        }
    }
}

/// The part `mimetype`, as every OpenDocument has it.
fn media_type<R: Read + Seek>(package: &mut Package<R>) -> Result<Option<Vec<u8>>> {
    const MOST_BYTES: u64 = 256;
    let Some(part) = package.bytes("mimetype")? else { return Ok(None) };
    let mut media = Vec::new();
    part.take(MOST_BYTES).read_to_end(&mut media).map_err(|error| of_io("mimetype", &error))?;
    Ok(Some(media))
}

/// What a zip without a document is; the tables that were packed into it are named.
fn unknown<R: Read + Seek>(package: &Package<R>) -> Error {
    if package.has("index/document.iwa") {
        return named("bảng Apple Numbers", "a table of Apple Numbers", Remedy::SaveAgain);
    }
    let endings = [".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"];
    let mut tables: Vec<_> = package.names().filter(|name| endings.iter().any(|end| name.ends_with(end))).collect();
    tables.sort_unstable();
    let tables: Vec<_> = tables.into_iter().take(5).map(crate::error::cut).collect();
    if tables.is_empty() {
        return named("tệp nén ZIP", "a ZIP archive", Remedy::Unpack);
    }
    let tables = tables.join(", ");
    named(&format!("tệp nén ZIP chứa {tables}"), &format!("a ZIP archive that holds {tables}"), Remedy::Unpack)
}
