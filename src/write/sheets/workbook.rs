//! The workbook itself: which sheets it has, and how one is added.

use crate::error::{Error, ErrorKind, Fault};

use super::cells::{Epoch, escape_into};
use super::faults::damaged;
use super::grid::Area;
use super::outline::{Edits, Element, outline};
use super::xml::{attribute, local, number, prefix};

/// The longest name of a sheet, in units of UTF-16.
const MAX_NAME: usize = 31;

/// The name that is given to the cells that a sheet's filter covers.
const FILTER: &str = "_xlnm._FilterDatabase";

/// A workbook's part, and the sheet chosen.
pub(super) struct Workbook<'t> {
    text: &'t str,
    elements: Vec<Element>,
    /// Where the sheet stands among the elements.
    chosen: usize,
    /// The number of the sheet among the sheets, from 0.
    pub(super) position: u32,
    /// The id of the relation to the sheet.
    pub(super) relation: String,
    pub(super) epoch: Epoch,
}

impl<'t> Workbook<'t> {
    pub(super) fn read(part: &str, text: &'t str, sheet: &str) -> Result<Workbook<'t>, Error> {
        // Workbooks that are copied again and again come to hold thousands of names.
        let elements = outline(part, text, |depth, tag| match local(tag) {
            "workbookPr" | "sheets" => depth == 1,
            "sheet" => depth == 2,
            "definedName" => depth == 2 && attribute(tag, "name").is_some_and(|name| name == FILTER),
            _ => false,
        })?;
        let sheets = || elements.iter().enumerate().filter(|(_, element)| is_sheet(element));
        let named = |element: &Element| attribute(&element.tag, "name").is_some_and(|name| name == sheet);
        let Some((position, (chosen, element))) = (0..).zip(sheets()).find(|(_, (_, element))| named(element)) else {
            let names: Vec<_> = sheets().filter_map(|(_, element)| attribute(&element.tag, "name")).collect();
            let names = names.join(", ");
            let vi = format!("Sổ tính không có trang này; có: {names}");
            let en = format!("The workbook has no such sheet; it has: {names}");
            return Err(Fault::new(ErrorKind::InvalidValue, vi, en).value(sheet).into());
        };
        let relation = relation_attribute(element).ok_or_else(|| damaged(part, "sheet"))?.1;
        let properties = elements.iter().find(|element| element.depth == 1 && element.name() == "workbookPr");
        let of_1904 = properties.and_then(|element| attribute(&element.tag, "date1904"));
        let of_1904 = of_1904.is_some_and(|value| matches!(value.trim(), "1" | "true"));
        let epoch = if of_1904 { Epoch::Of1904 } else { Epoch::Of1900 };
        Ok(Workbook { text, chosen, position, relation, epoch, elements })
    }

    /// A name for a sheet that no sheet has yet.
    pub(super) fn free_name(&self, wanted: &str) -> String {
        let sheets = self.elements.iter().filter(|element| is_sheet(element));
        let names = sheets.filter_map(|element| attribute(&element.tag, "name"));
        let taken: Vec<String> = names.map(|name| name.to_lowercase()).collect();
        let numbered = (2..).map(|number| {
            let end = format!(" ({number})");
            format!("{}{end}", cut_name(wanted, MAX_NAME - end.len()))
        });
        let mut names = std::iter::once(cut_name(wanted, MAX_NAME).to_owned()).chain(numbered);
        names.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_default()
    }

    /// The workbook with a sheet more, as the last.
    pub(super) fn with_sheet(&self, name: &str, relation: &str, edits: &mut Edits) {
        let sheets = self.elements.iter().filter(|element| is_sheet(element));
        let id = sheets.filter_map(|element| number(&element.tag, "sheetId")).max().unwrap_or(0).saturating_add(1);
        let chosen = self.elements.get(self.chosen);
        let parent = self.elements.iter().find(|element| element.depth == 1 && element.name() == "sheets");
        let (Some(chosen), Some(parent)) = (chosen, parent) else { return };
        let mut tag = format!("<{}sheet", prefix(&chosen.tag));
        // Some programs declare the namespace of the relation at each sheet.
        for attribute in chosen.tag.attributes().with_checks(false).flatten() {
            let name = attribute.key.into_inner();
            if name == "xmlns" || name.starts_with("xmlns:") {
                tag.push_str(&format!(" {name}=\"{}\"", attribute.value));
            }
        }
        tag.push_str(" name=\"");
        escape_into(name, &mut tag);
        let key = relation_attribute(chosen).map(|(key, _)| key).unwrap_or_default();
        tag.push_str(&format!("\" sheetId=\"{id}\" {key}=\"{relation}\"/>"));
        parent.append(&tag, edits);
    }

    /// The workbook with a wider filter on the sheet chosen: beside the filter itself a hidden name says what it covers.
    pub(super) fn with_filter(&self, from: Area, to: Area, edits: &mut Edits) {
        for element in self.elements.iter().filter(|element| element.depth == 2 && element.name() == "definedName") {
            if number(&element.tag, "localSheetId") != Some(self.position) {
                continue;
            }
            let content = element.content();
            let covers = self.text.get(content.clone()).and_then(|text| Some((text.rfind('!')? + 1, text)));
            if let Some((at, text)) = covers
                && text.get(at..).and_then(Area::parse) == Some(from)
            {
                edits.replace(content.start + at..content.end, to.print_absolute());
            }
        }
    }
}

fn is_sheet(element: &Element) -> bool {
    element.depth == 2 && element.name() == "sheet"
}

/// The attribute that names a sheet's relation, and its value: `r:id`, whatever the prefix.
fn relation_attribute(sheet: &Element) -> Option<(String, String)> {
    let mut attributes = sheet.tag.attributes();
    let mut keys = attributes.with_checks(false).flatten().map(|attribute| attribute.key);
    let key = keys.find(|key| key.prefix().is_some() && key.local_name().into_inner() == "id")?.into_inner();
    Some((key.to_owned(), attribute(&sheet.tag, key)?.into_owned()))
}

/// A name for a sheet of a new workbook, with what no such name may hold taken out.
pub(super) fn sheet_name(wanted: &str) -> String {
    let forbidden = |character: char| character.is_control() || r"[]:*?/\".contains(character);
    let name = wanted.replace(forbidden, "_");
    let name = cut_name(name.trim_matches('\''), MAX_NAME).trim();
    if name.is_empty() { "Sheet1".to_owned() } else { name.to_owned() }
}

/// The first part of a name, of so many units of UTF-16.
fn cut_name(name: &str, most: usize) -> &str {
    let mut units = 0;
    let end = name.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units > most
    });
    end.and_then(|(end, _)| name.get(..end)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &str = "<x:workbook xmlns:x=\"n\" xmlns:r=\"o\"><x:workbookPr date1904=\"1\"/><x:sheets>\
        <x:sheet name=\"Bìa\" sheetId=\"4\" r:id=\"rId1\"/>\
        <x:sheet name=\"T &amp; B\" sheetId=\"2\" state=\"hidden\" q:id=\"rId7\" xmlns:q=\"o\"/></x:sheets>\
        <x:definedNames><x:definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\">'Bìa'!$A$5:$K$9</x:definedName>\
        <x:definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"1\" hidden=\"1\">'T &amp; B'!$A$5:$K$9</x:definedName>\
        </x:definedNames></x:workbook>";

    fn read(sheet: &str) -> Result<Workbook<'static>, Error> {
        Workbook::read("workbook", BOOK, sheet)
    }

    #[test]
    fn the_sheet_is_found_by_its_name() {
        let book = read("T & B").unwrap();
        assert_eq!((book.position, book.relation.as_str(), book.epoch), (1, "rId7", Epoch::Of1904));
        let error = read("t & b").err().unwrap();
        assert_eq!(error.faults()[0].place().value.as_deref(), Some("t & b"));
        assert!(error.message_vi().contains("Bìa, T & B"), "{}", error.message_vi());
        assert!(Workbook::read("workbook", "<workbook/>", "a").is_err());
    }

    #[test]
    fn a_sheet_is_added_as_its_neighbours_are_written() {
        let mut edits = Edits::default();
        read("T & B").unwrap().with_sheet("A < B", "rId9", &mut edits);
        let expected = "<x:sheet xmlns:q=\"o\" name=\"A &lt; B\" sheetId=\"5\" q:id=\"rId9\"/></x:sheets>";
        assert!(edits.apply(BOOK).contains(expected), "{}", edits_of("T & B"));
        let expected = "<x:sheet name=\"A\" sheetId=\"5\" r:id=\"rId9\"/></x:sheets>";
        assert!(edits_of("Bìa").contains(expected), "{}", edits_of("Bìa"));
    }

    fn edits_of(sheet: &str) -> String {
        let mut edits = Edits::default();
        read(sheet).unwrap().with_sheet("A", "rId9", &mut edits);
        edits.apply(BOOK)
    }

    #[test]
    fn a_name_is_taken_once_whatever_its_capitals() {
        let book = read("Bìa").unwrap();
        assert_eq!(book.free_name("Tổng hợp"), "Tổng hợp");
        assert_eq!(book.free_name("BÌA"), "BÌA (2)");
        let long = "ă".repeat(40);
        assert_eq!(book.free_name(&long).encode_utf16().count(), MAX_NAME);
    }

    #[test]
    fn only_the_filter_of_the_sheet_changes() {
        let (from, to) = (Area::parse("A5:K9").unwrap(), Area::parse("A5:P9").unwrap());
        let mut edits = Edits::default();
        read("T & B").unwrap().with_filter(from, to, &mut edits);
        let changed = edits.apply(BOOK);
        assert!(changed.contains("'Bìa'!$A$5:$K$9<") && changed.contains("'T &amp; B'!$A$5:$P$9<"), "{changed}");
    }

    #[test]
    fn a_new_sheet_has_a_name_that_excel_takes() {
        assert_eq!(sheet_name("Sổ [2026]: thiết bị/áp lực"), "Sổ _2026__ thiết bị_áp lực");
        assert_eq!(sheet_name(&"a".repeat(99)), "a".repeat(31));
        for nothing in ["", "''", " "] {
            assert_eq!(sheet_name(nothing), "Sheet1");
        }
    }
}
