//! How the parts of a package refer to each other.

use std::io::{Read, Seek};

use super::super::MAX_NODE_BYTES;
use super::super::faults::{Result, beyond};
use super::super::package::Package;

/// What a part refers to, as far as it matters.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// Id, kind, and part of those within the package.
    inner: Vec<(String, String, String)>,
    /// Whether there are macros.
    pub(super) macros: bool,
    /// Whether there are links to other files.
    pub(super) links: bool,
}

/// The kinds of relation whose part is read.
const READ: [&str; 4] = ["officeDocument", "worksheet", "sharedStrings", "styles"];

impl Relations {
    /// The part that a sheet's id refers to; `Some(None)` where it is no sheet of cells, `None` where there is no such id.
    pub(super) fn sheet(&self, id: &str) -> Option<Option<&str>> {
        let (_, kind, part) = self.inner.iter().find(|(known, ..)| known == id)?;
        Some((kind == "worksheet").then_some(part.as_str()))
    }

    /// The first part of that kind.
    pub(super) fn first(&self, kind: &str) -> Option<&str> {
        self.inner.iter().find(|(_, known, _)| known == kind).map(|(.., part)| part.as_str())
    }
}

/// The main part of the package, if it says so.
pub(in super::super) fn document<R: Read + Seek>(package: &mut Package<R>) -> Result<Option<String>> {
    Ok(relations(package, "")?.first("officeDocument").map(str::to_owned))
}

/// What the part refers to; the package itself has the name "".
pub(super) fn relations<R: Read + Seek>(package: &mut Package<R>, part: &str) -> Result<Relations> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let mut relations = Relations::default();
    let Some(mut xml) = package.xml(&format!("{folder}/_rels/{file}.rels"))? else { return Ok(relations) };
    let (mut bytes, most) = (0, MAX_NODE_BYTES);
    if !xml.root("Relationships")? {
        return Ok(relations);
    }
    while let Some(tag) = xml.child()? {
        let open = tag.open;
        let kind = tag.raw("Type").and_then(|kind| kind.rsplit('/').next()).unwrap_or_default();
        relations.macros |= kind == "vbaProject";
        relations.links |= kind.starts_with("externalLink");
        if let (Some(id), Some(target)) = (tag.value("Id"), tag.value("Target"))
            && tag.raw("TargetMode") != Some("External")
        {
            let target = if READ.contains(&kind) { resolve(folder, &target) } else { String::new() };
            bytes += id.len() + kind.len() + target.len();
            if bytes > most {
                return Err(beyond("Danh sách quan hệ giữa các phần (byte)", "The relations of a part (bytes)", most));
            }
            relations.inner.push((id.into_owned(), kind.to_owned(), target));
        }
        if open {
            xml.skip()?;
        }
    }
    Ok(relations)
}

/// The name of the part that a target means, seen from a folder. It never leads out of the package.
fn resolve(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets() {
        let cases = [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("xl/worksheets", "../tables/./table1.xml", "xl/tables/table1.xml"),
            ("xl", "../../../../etc/passwd", "etc/passwd"),
        ];
        for (folder, target, part) in cases {
            assert_eq!(resolve(folder, target), part);
        }
    }
}
