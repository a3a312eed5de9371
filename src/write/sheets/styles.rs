//! The workbook's formats: what is there stays with its numbers, the looks of the added cells come after it.

use std::fmt::Write;

use crate::error::Error;
use crate::write::Language;

use super::faults::limit;
use super::look::{Look, Looks, Tone, date_format};
use super::outline::{Edits, outline};
use super::xml::{local, number, prefix};

/// The most formats of cells that Excel opens in a workbook.
const MAX_FORMATS: u32 = 65_490;

/// The formats of numbers up to this one have fixed meanings.
const LAST_BUILT_IN: u32 = 163;

/// The list of formats of a workbook that has none.
pub(super) fn none(namespace: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\"{namespace}\"/>")
}

/// The parts of a list of formats in the order in which they must stand, with what each must begin with: cells that
/// name no format have the first of them, and Excel takes the first two fills for its own.
const SECTIONS: [(&str, &[&str]); 7] = [
    ("numFmts", &[]),
    ("fonts", &["<font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"]),
    (
        "fills",
        &["<fill><patternFill patternType=\"none\"/></fill>", "<fill><patternFill patternType=\"gray125\"/></fill>"],
    ),
    ("borders", &["<border><left/><right/><top/><bottom/><diagonal/></border>"]),
    ("cellStyleXfs", &["<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"]),
    ("cellXfs", &["<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"]),
    // Excel repairs a workbook that does not name its usual style.
    ("cellStyles", &["<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"]),
];

const FRAME: &str = "<border><left style=\"thin\"><color rgb=\"FFBFBFBF\"/></left>\
                     <right style=\"thin\"><color rgb=\"FFBFBFBF\"/></right>\
                     <top style=\"thin\"><color rgb=\"FFBFBFBF\"/></top>\
                     <bottom style=\"thin\"><color rgb=\"FFBFBFBF\"/></bottom><diagonal/></border>";

/// Adds every look to the list of formats, and tells their ids.
pub(super) fn extend(part: &str, text: &str, language: Language) -> Result<(String, Looks), Error> {
    let elements = outline(part, text, |depth, tag| depth == 1 || local(tag) == "numFmt")?;
    let Some((root, elements)) = elements.split_first() else { return Ok((text.to_owned(), Looks { first: 0 })) };
    if root.content().is_empty() {
        // Something must stand between two tags before more can be put there.
        let mut edits = Edits::default();
        root.append("\n", &mut edits);
        return extend(part, &edits.apply(text), language);
    }
    let prefix = prefix(&root.tag);
    let section = |name: &str| elements.iter().find(|element| element.depth == 1 && element.name() == name);
    // How many of a kind there will be before ours.
    let first = |name: &str| {
        let must: usize = SECTIONS.iter().filter(|(section, _)| *section == name).map(|(_, must)| must.len()).sum();
        section(name).map_or(0, |element| element.children).max(must as u32)
    };
    let looks = Looks { first: first("cellXfs") };
    let count = Look::all().count() as u32;
    if looks.first + count > MAX_FORMATS {
        let vi = format!("Sổ tính có quá nhiều định dạng ô: không thêm được vì vượt {MAX_FORMATS}");
        return Err(limit(
            vi,
            format!("The workbook has too many formats of cells: more than {MAX_FORMATS} with ours"),
        ));
    }
    let formats = elements.iter().filter(|element| element.name() == "numFmt");
    let taken = formats.filter_map(|element| number(&element.tag, "numFmtId")).max().unwrap_or(0);
    let date = taken.max(LAST_BUILT_IN).saturating_add(1);
    let ids = Ids { date, bold: first("fonts"), fills: first("fills"), frame: first("borders") };
    let plain_font = section("fonts").and_then(|fonts| text.get(fonts.first_child.clone())).unwrap_or_default();

    let mut edits = Edits::default();
    let mut after = root.content().start;
    for (name, must) in SECTIONS {
        let added = match name {
            "numFmts" => vec![format!("<numFmt numFmtId=\"{date}\" formatCode=\"{}\"/>", date_format(language))],
            "fills" => Tone::coloured().map(|(_, argb)| fill(argb)).collect(),
            "borders" => vec![FRAME.to_owned()],
            "cellXfs" => Look::all().map(|look| format(look, ids)).collect(),
            _ => Vec::new(),
        };
        let there = section(name);
        let missing = must.iter().skip(there.map_or(0, |element| element.children as usize));
        let ours = missing.map(|one| (*one).to_owned()).chain(added).map(|one| prefixed(&one, &prefix));
        let added: Vec<String> = ours.chain((name == "fonts").then(|| bold(plain_font, &prefix))).collect();
        let content = added.concat();
        match there {
            Some(element) if content.is_empty() => after = element.after(),
            Some(element) => {
                element.append_counted(added.len() as u32, &content, &mut edits);
                after = element.after();
            }
            None if content.is_empty() => {}
            None => {
                let count = added.len();
                edits.insert(after, format!("<{prefix}{name} count=\"{count}\">{content}</{prefix}{name}>"));
            }
        }
    }
    Ok((edits.apply(text), looks))
}

/// The ids of what our formats are made of.
#[derive(Clone, Copy)]
struct Ids {
    date: u32,
    bold: u32,
    /// The first of the colours.
    fills: u32,
    frame: u32,
}

/// An element of ours with the prefix that the part gives its elements.
fn prefixed(element: &str, prefix: &str) -> String {
    element.replace('<', &format!("<{prefix}")).replace(&format!("<{prefix}/"), &format!("</{prefix}"))
}

/// The workbook's usual font, bold.
fn bold(font: &str, prefix: &str) -> String {
    let already = [format!("<{prefix}b/>"), format!("<{prefix}b ")].iter().any(|tag| font.contains(tag));
    let tag = if already { String::new() } else { format!("<{prefix}b/>") };
    format!("<{prefix}font>{tag}{font}</{prefix}font>")
}

fn fill(argb: &str) -> String {
    format!(
        "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{argb}\"/><bgColor indexed=\"64\"/></patternFill></fill>"
    )
}

fn format(look: Look, ids: Ids) -> String {
    let colour = |tone| (ids.fills..).zip(Tone::coloured()).find(|(_, (own, _))| *own == tone).map(|(id, _)| id);
    let (format, font, fill, frame) = match look {
        Look::Heading => (0, ids.bold, None, ids.frame),
        Look::Day => (ids.date, 0, None, 0),
        Look::Text(tone) => (0, 0, colour(tone), ids.frame),
        Look::Number(tone) => (1, 0, colour(tone), ids.frame),
        Look::Date(tone) => (ids.date, 0, colour(tone), ids.frame),
    };
    let mut xf = format!(
        "<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{}\" borderId=\"{frame}\" xfId=\"0\"",
        fill.unwrap_or(0)
    );
    let applied = [
        ("applyNumberFormat", format > 0),
        ("applyFont", font > 0),
        ("applyFill", fill.is_some()),
        ("applyBorder", frame > 0),
    ];
    for (name, _) in applied.iter().filter(|(_, applied)| *applied) {
        // Writing into memory does not fail.
        let _ = write!(xf, " {name}=\"1\"");
    }
    let wrap = if look == Look::Heading { " horizontal=\"center\" wrapText=\"1\"" } else { "" };
    xf + &format!(" applyAlignment=\"1\"><alignment vertical=\"center\"{wrap}/></xf>")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(text: &str) -> Vec<(String, u32)> {
        let elements = outline("styles", text, |depth, _| depth == 1).unwrap();
        elements[1..].iter().map(|element| (element.name().to_owned(), element.children)).collect()
    }

    fn of(names: &[&str], counts: &[u32]) -> Vec<(String, u32)> {
        names.iter().map(|name| (*name).to_owned()).zip(counts.iter().copied()).collect()
    }

    const NAMES: [&str; 7] = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"];

    #[test]
    fn a_workbook_without_formats_gets_the_usual_ones_first() {
        for none in [none("n"), none("n").replace("/>", "></styleSheet>")] {
            let (text, looks) = extend("styles", &none, Language::Vietnamese).unwrap();
            assert_eq!(looks.first, 1);
            assert_eq!(sections(&text), of(&NAMES, &[1, 2, 8, 2, 1, 24, 1]));
            assert!(text.contains("formatCode=\"dd/mm/yyyy\""));
        }
    }

    #[test]
    fn what_is_there_keeps_its_numbers() {
        let text = "<x:styleSheet xmlns:x=\"n\"><x:numFmts count=\"1\"><x:numFmt numFmtId=\"171\" formatCode=\"0.0\"/>\
            </x:numFmts><x:fonts count='1' k=\"v\"><x:font><x:b /><x:name val=\"Times New Roman\"/></x:font></x:fonts>\
            <x:fills count=\"1\"><x:fill/></x:fills><x:borders count=\"1\"><x:border/></x:borders>\
            <x:cellXfs count=\"3\"><x:xf/><x:xf/><x:xf/></x:cellXfs><x:dxfs count=\"0\"/></x:styleSheet>";
        let (changed, looks) = extend("styles", text, Language::English).unwrap();
        assert_eq!(looks.first, 3);
        let names = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"];
        assert_eq!(sections(&changed), of(&names, &[2, 2, 8, 2, 1, 26, 1, 0]));
        assert!(changed.contains("<x:numFmt numFmtId=\"172\" formatCode=\"yyyy-mm-dd\"/></x:numFmts>"), "{changed}");
        assert!(changed.contains("<x:fonts count=\"2\" k=\"v\">"), "{changed}");
        // The usual font is bold already.
        assert!(changed.contains("<x:font><x:b /><x:name val=\"Times New Roman\"/></x:font></x:fonts>"), "{changed}");
        // Excel's second fill was missing; the first of ours is the third.
        assert!(changed.contains("<x:fill/><x:fill><x:patternFill patternType=\"gray125\"/></x:fill>"), "{changed}");
        let green = Tone::coloured().position(|(tone, _)| tone == Tone::Good).unwrap() + 2;
        assert!(changed.contains(&format!("fillId=\"{green}\"")), "{changed}");
        assert!(changed.contains("<x:xf/><x:xf/><x:xf/><x:xf numFmtId="), "{changed}");
    }

    #[test]
    fn more_formats_than_excel_opens_are_refused() {
        let with = |formats: usize| format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(formats));
        let room = MAX_FORMATS as usize - Look::all().count();
        assert!(extend("styles", &with(room), Language::Vietnamese).is_ok());
        let error = extend("styles", &with(room + 1), Language::Vietnamese).unwrap_err();
        assert_eq!(error.kind(), crate::ErrorKind::LimitExceeded);
    }
}
