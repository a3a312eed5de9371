//! Parts that are added to a package: what they are called, and where that must be said.

use std::io::{Read, Seek};

use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

use crate::error::Error;

use super::outline::{Edits, outline};
use super::package::{Package, Relation};
use super::xml::prefix;

/// How our own parts are packed. No clock is read: the time is the first that an archive can state.
pub(super) const OPTIONS: SimpleFileOptions =
    SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Deflated);

/// Where the kinds of the parts of a package are listed.
const TYPES: &str = "[Content_Types].xml";
/// The namespaces of the strict form of workbooks begin with this.
const STRICT: &str = "http://purl.oclc.org/ooxml/";

/// Parts that the workbook is to refer to.
#[derive(Debug)]
pub(super) struct NewParts {
    /// The folder of the workbook, with its slash.
    folder: String,
    /// The ids of relations that are taken.
    taken: Vec<String>,
    /// What the kinds of relations begin with in this workbook.
    kinds: String,
    parts: Vec<NewPart>,
}

/// A part that is added.
#[derive(Debug)]
pub(super) struct NewPart {
    /// Its name in the package.
    pub(super) name: String,
    pub(super) text: String,
    target: String,
    id: String,
    kind: &'static str,
}

impl NewParts {
    /// For the workbook of that part and those relations; `kind` is the kind of its relation to a sheet.
    pub(super) fn new(book_part: &str, related: &[Relation], kind: &str) -> NewParts {
        let folder = book_part.rfind('/').and_then(|slash| book_part.get(..=slash)).unwrap_or_default();
        let kinds = kind.rfind('/').and_then(|slash| kind.get(..=slash)).unwrap_or_default();
        let taken = related.iter().map(|relation| relation.id.clone()).collect();
        NewParts { folder: folder.to_owned(), taken, kinds: kinds.to_owned(), parts: Vec::new() }
    }

    /// The namespace of sheets in this workbook.
    pub(super) fn namespace(&self) -> &'static str {
        if self.kinds.starts_with(STRICT) {
            "http://purl.oclc.org/ooxml/spreadsheetml/main"
        } else {
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        }
    }

    /// Adds a part of a kind (`worksheet`, `styles`), and tells the id of the relation to it.
    pub(super) fn add<R: Read + Seek>(&mut self, package: &Package<R>, kind: &'static str, text: String) -> String {
        // Not every program looks up where the formats are.
        let usual = (kind == "styles").then(|| "styles.xml".to_owned());
        let folder = if kind == "worksheet" { "worksheets/sheet" } else { kind };
        let mut names = usual.into_iter().chain((1..).map(|number: u32| format!("{folder}{number}.xml")));
        let target = names.find(|target| package.find(&format!("{}{target}", self.folder)).is_none());
        let target = target.unwrap_or_default();
        let mut ids = (1..).map(|number: u32| format!("rId{number}"));
        let id = ids.find(|id| !self.taken.contains(id)).unwrap_or_default();
        self.taken.push(id.clone());
        let name = format!("{}{target}", self.folder);
        self.parts.push(NewPart { name, text, target, id: id.clone(), kind });
        id
    }

    pub(super) fn parts(&self) -> &[NewPart] {
        &self.parts
    }

    /// The workbook's relations with those to the new parts.
    pub(super) fn related(&self, part: &str, text: &str) -> Result<String, Error> {
        self.listed(part, text, |prefix, part| {
            let NewPart { id, kind, target, .. } = part;
            format!("<{prefix}Relationship Id=\"{id}\" Type=\"{}{kind}\" Target=\"{target}\"/>", self.kinds)
        })
    }

    /// The list of the kinds of parts with the new ones, and its entry.
    pub(super) fn typed<R: Read + Seek>(&self, package: &mut Package<R>) -> Result<(usize, String), Error> {
        let text = package.text(TYPES)?;
        let text = self.listed(TYPES, &text, |prefix, part| {
            let NewPart { name, kind, .. } = part;
            let kind = format!("application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml");
            format!("<{prefix}Override PartName=\"/{name}\" ContentType=\"{kind}\"/>")
        })?;
        Ok((package.index(TYPES)?, text))
    }

    /// A list with a line for each new part at its end.
    fn listed(&self, part: &str, text: &str, line: impl Fn(&str, &NewPart) -> String) -> Result<String, Error> {
        let mut edits = Edits::default();
        if let Some(root) = outline(part, text, |_, _| false)?.first() {
            let prefix = prefix(&root.tag);
            let lines: String = self.parts.iter().map(|part| line(&prefix, part)).collect();
            root.append(&lines, &mut edits);
        }
        Ok(edits.apply(text))
    }
}
