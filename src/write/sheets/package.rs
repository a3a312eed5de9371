//! The parts of a workbook's package, and how they refer to one another.

use std::io::{BufRead, BufReader, Read, Seek};

use zip::ZipArchive;

use crate::error::Error;
use crate::read::grid::{self, Kind, Opened};

use super::faults::{damaged, invalid, missing, too_large, unreadable};
use super::outline::outline;
use super::xml::{attribute, local};

/// The most bytes of parts that are held in memory, all of them together: the workbook's lists of sheets, parts and
/// formats. The sheets and all else are passed through piece by piece.
pub const MAX_HELD_BYTES: u64 = 32 << 20;

/// Where the relations of the package itself stand.
const ROOT_RELATIONS: &str = "_rels/.rels";

/// A package that is read.
pub(super) struct Package<R> {
    pub(super) archive: ZipArchive<R>,
    /// How many bytes may still be held.
    left: u64,
}

impl<R: Read + Seek> Package<R> {
    /// Opens a package that the reader of workbooks opens too: it looks at every size before anything is unpacked.
    pub(super) fn open(name: &str, mut input: R) -> Result<Package<R>, Error> {
        let opened = grid::open(name, &mut input)?;
        if !matches!(opened, Opened::Workbook(workbook) if workbook.kind() == Kind::Xlsx) {
            return Err(invalid("Không phải sổ tính XLSX", "Not an XLSX workbook").into());
        }
        let archive = ZipArchive::new(input).map_err(|error| unreadable(&error))?;
        Ok(Package { archive, left: MAX_HELD_BYTES })
    }

    /// The entry that holds a part. Names of parts do not distinguish capitals, and old programs write `\`.
    pub(super) fn find(&self, part: &str) -> Option<usize> {
        let names = self.archive.file_names();
        names.enumerate().find_map(|(index, name)| {
            let name = name.ok()?.replace('\\', "/");
            name.trim_start_matches('/').eq_ignore_ascii_case(part).then_some(index)
        })
    }

    /// The entry that holds a part which must be there.
    pub(super) fn index(&self, part: &str) -> Result<usize, Error> {
        self.find(part).ok_or_else(|| missing(part))
    }

    /// A part as text, without a byte order mark.
    pub(super) fn text(&mut self, part: &str) -> Result<String, Error> {
        let index = self.index(part)?;
        let entry = self.archive.by_index(index).map_err(|error| unreadable(&error))?;
        let mut bytes = Vec::new();
        entry.take(self.left + 1).read_to_end(&mut bytes).map_err(|error| damaged(part, error))?;
        let Some(left) = self.left.checked_sub(bytes.len() as u64) else { return Err(too_large(part)) };
        self.left = left;
        let mut text = String::from_utf8(bytes).map_err(|error| damaged(part, error))?;
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Ok(text)
    }

    /// A part as a stream.
    pub(super) fn stream(&mut self, part: &str) -> Result<impl BufRead, Error> {
        let index = self.index(part)?;
        let entry = self.archive.by_index(index).map_err(|error| unreadable(&error))?;
        Ok(BufReader::with_capacity(1 << 16, entry))
    }

    /// The part that holds the workbook.
    pub(super) fn workbook(&mut self) -> Result<String, Error> {
        let relations = relations(ROOT_RELATIONS, &self.text(ROOT_RELATIONS)?)?;
        let workbook = relations.iter().find(|relation| relation.is_a("officeDocument"));
        let workbook = workbook.ok_or_else(|| damaged(ROOT_RELATIONS, "officeDocument"))?;
        Ok(resolve("", &workbook.target))
    }
}

/// That one part refers to another.
#[derive(Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    /// What kind of part is referred to: an address of the standard.
    pub(super) kind: String,
    pub(super) target: String,
}

impl Relation {
    /// Whether the part referred to is of that kind.
    pub(super) fn is_a(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// The relations within the package that a part of relations lists.
pub(super) fn relations(part: &str, text: &str) -> Result<Vec<Relation>, Error> {
    let elements = outline(part, text, |depth, tag| depth == 1 && local(tag) == "Relationship")?;
    let internal = elements
        .iter()
        .skip(1)
        .filter(|element| attribute(&element.tag, "TargetMode").is_none_or(|mode| mode != "External"));
    Ok(internal
        .filter_map(|element| {
            let value = |name| attribute(&element.tag, name).map(|value| value.into_owned());
            Some(Relation { id: value("Id")?, kind: value("Type")?, target: value("Target")? })
        })
        .collect())
}

/// Where the relations of a part stand.
pub(super) fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// The part that a target means which stands in the relations of another part.
pub(super) fn resolve(part: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = Vec::new();
    if !target.starts_with('/') {
        steps.extend(part.split('/'));
        steps.pop();
    }
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved() {
        for (part, target, expected) in [
            ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/workbook.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets/sheet1.xml", "../tables/table1.xml", "xl/tables/table1.xml"),
            ("xl/workbook.xml", ".\\worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("a.xml", "../../b.xml", "b.xml"),
        ] {
            assert_eq!(resolve(part, target), expected, "{part} {target}");
        }
        assert_eq!(relations_of("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
        assert_eq!(relations_of("workbook.xml"), "_rels/workbook.xml.rels");
    }

    #[test]
    fn relations_out_of_the_package_are_no_parts() {
        let text = "<r:Relationships xmlns:r=\"n\"><r:Relationship Id=\"a\" Type=\"http://x/styles\" Target=\"s.xml\"/>\
                    <r:Relationship Id=\"b\" Type=\"http://x/styles\" Target=\"http://y\" TargetMode=\"External\"/>\
                    <r:Relationship Id=\"c\"/></r:Relationships>";
        let relations = relations("rels", text).unwrap();
        assert_eq!(relations.len(), 1);
        assert!(relations[0].is_a("styles") && !relations[0].is_a("style"));
    }
}
