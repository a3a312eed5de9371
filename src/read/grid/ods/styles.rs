//! Styles: of them only what a number format makes of a number, and which sheets are hidden.

use std::collections::{HashMap, HashSet};

use super::super::MAX_STYLES;
use super::super::faults::{Result, beyond};
use super::super::shown::{self, Shown};
use super::super::worded::{MAX_SECTIONS, MAX_WORDS, Section, When, Worded};
use super::super::xml::{Xml, unescape};
use super::MAX_NAME_BYTES;

/// A number format.
#[derive(Debug, Default)]
struct Format {
    shown: Shown,
    /// What it shows of a number beside the digits.
    section: Section,
    /// The formats that take its place, under conditions.
    others: Vec<(When, String)>,
}

/// The styles of a spreadsheet.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// The number formats by name.
    formats: HashMap<String, Format>,
    /// The styles of cells by name: their number format, and the style they take it from where they have none.
    cells: HashMap<String, (Option<String>, Option<String>)>,
    /// The names of styles that hide a sheet.
    hiding: HashSet<String>,
    /// What styles show other than a plain number, once all are read.
    settled: HashMap<String, Shown>,
}

impl Styles {
    /// What a style of cells makes of a number.
    pub(super) fn shown(&self, style: &str) -> &Shown {
        self.settled.get(style).unwrap_or(&Shown::Number)
    }

    /// Whether a sheet of that style is hidden.
    pub(super) fn hides(&self, style: &str) -> bool {
        self.hiding.contains(style)
    }

    /// Leaves the list of styles that was entered. One read later takes the place of one of its name.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>) -> Result<()> {
        while let Some(tag) = xml.child()? {
            let open = tag.open;
            let value =
                |name| tag.value(name).filter(|value| value.len() <= MAX_NAME_BYTES).map(|value| value.into_owned());
            let name = value("style:name").unwrap_or_default();
            match tag.name() {
                "number:date-style" if open => {
                    let shown = date_style(xml)?;
                    self.formats.insert(name, Format { shown, ..Format::default() });
                }
                "number:number-style" if open => {
                    let format = number_style(xml)?;
                    self.formats.insert(name, format);
                }
                "style:style" => {
                    let family = tag.raw("style:family").unwrap_or_default();
                    let (is_cell, is_table) = (family == "table-cell", family == "table");
                    if is_cell {
                        self.cells.insert(name, (value("style:data-style-name"), value("style:parent-style-name")));
                    } else if is_table && open {
                        if hides(xml)? {
                            self.hiding.insert(name);
                        }
                        continue;
                    }
                    if open {
                        xml.skip()?;
                    }
                }
                _ if open => xml.skip()?,
                _ => {}
            }
            if self.formats.len().max(self.cells.len()).max(self.hiding.len()) > MAX_STYLES {
                return Err(beyond("Số định dạng và kiểu ô", "The number of formats and styles", MAX_STYLES));
            }
        }
        Ok(())
    }

    /// Works out what each style shows, now that all are read.
    pub(super) fn settle(&mut self) {
        /// The longest line of styles of which each takes its format from the next.
        const MAX_PARENTS: usize = 16;
        let shown: HashMap<&String, Shown> =
            self.formats.iter().map(|(name, format)| (name, self.shown_by(format))).collect();
        for name in self.cells.keys() {
            let mut style = Some(name);
            for _ in 0..MAX_PARENTS {
                let Some((format, parent)) = style.and_then(|name| self.cells.get(name)) else { break };
                if let Some(format) = format {
                    if let Some(shown) = shown.get(format).filter(|shown| **shown != Shown::Number) {
                        self.settled.insert(name.clone(), shown.clone());
                    }
                    break;
                }
                style = parent.as_ref();
            }
        }
        drop(shown);
        (self.formats, self.cells) = (HashMap::new(), HashMap::new());
    }

    /// What a format shows, those that take its place under conditions included.
    fn shown_by(&self, format: &Format) -> Shown {
        if format.shown != Shown::Number {
            return format.shown.clone();
        }
        let other = |(when, name): &(When, String)| {
            let section = self.formats.get(name).map(|format| format.section.clone()).unwrap_or_default();
            Section { when: Some(*when), ..section }
        };
        let sections = format.others.iter().map(other).chain([format.section.clone()]);
        Worded::of(sections.collect()).map_or(Shown::Number, Shown::Worded)
    }
}

/// Leaves the format of dates that was entered with the parts it shows.
fn date_style(xml: &mut Xml<'_>) -> Result<Shown> {
    let (mut day, mut month, mut year) = (false, false, false);
    while let Some(tag) = xml.child()? {
        let open = tag.open;
        match tag.name() {
            "number:day" | "number:day-of-week" => day = true,
            "number:month" => month = true,
            "number:year" => year = true,
            _ => {}
        }
        if open {
            xml.skip()?;
        }
    }
    Ok(shown::parts(day, month, year))
}

/// Leaves the format of numbers that was entered: whether it is nothing but zeros, and the words that it shows.
fn number_style(xml: &mut Xml<'_>) -> Result<Format> {
    let mut zeros = None;
    let mut plain = true;
    let mut too_long = false;
    let mut format = Format::default();
    let section = &mut format.section;
    while let Some(tag) = xml.child()? {
        let open = tag.open;
        match tag.name() {
            "number:number" => {
                zeros = tag.raw("number:min-integer-digits").and_then(|count| count.parse().ok());
                plain &= matches!(tag.raw("number:decimal-places"), None | Some("0"));
                plain &= tag.raw("number:grouping") != Some("true");
                section.has_number = true;
                section.least_digits = zeros.unwrap_or(0);
                section.thousands = match tag.raw("number:display-factor") {
                    Some("1000") => 1,
                    Some("1000000") => 2,
                    _ => 0,
                };
            }
            "number:text" if open => {
                plain = false;
                let words = if section.has_number { &mut section.behind } else { &mut section.before };
                xml.text(words)?;
                if words.len() > MAX_WORDS {
                    too_long = true;
                    *words = String::new();
                }
                continue;
            }
            "style:map" => {
                let condition = tag.raw("style:condition").map(unescape).unwrap_or_default();
                let when = condition.strip_prefix("value()").and_then(When::of);
                let name = tag.value("style:apply-style-name").filter(|name| name.len() <= MAX_NAME_BYTES);
                if let (Some(when), Some(name), true) = (when, name, format.others.len() < MAX_SECTIONS) {
                    format.others.push((when, name.into_owned()));
                }
            }
            "style:text-properties" => {}
            _ => plain = false,
        }
        if open {
            xml.skip()?;
        }
    }
    format.section.has_number &= !too_long;
    format.shown = zeros.filter(|_| plain).map_or(Shown::Number, shown::zeros);
    Ok(format)
}

/// Leaves the style of a sheet that was entered: whether it hides the sheet.
fn hides(xml: &mut Xml<'_>) -> Result<bool> {
    let mut hides = false;
    while let Some(tag) = xml.child()? {
        let open = tag.open;
        hides |= tag.name() == "style:table-properties" && tag.raw("table:display") == Some("false");
        if open {
            xml.skip()?;
        }
    }
    Ok(hides)
}
