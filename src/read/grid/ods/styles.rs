//! Styles: of them only what a number format makes of a number, and which sheets are hidden.

use std::collections::{HashMap, HashSet};

use super::super::MAX_STYLES;
use super::super::faults::{Result, beyond};
use super::super::shown::{self, Shown};
use super::super::xml::Xml;
use super::MAX_NAME_BYTES;

/// The styles of a spreadsheet.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// The number formats by name.
    formats: HashMap<String, Shown>,
    /// The styles of cells by name: their number format, and the style they take it from where they have none.
    cells: HashMap<String, (Option<String>, Option<String>)>,
    /// The names of styles that hide a sheet.
    hiding: HashSet<String>,
    /// What styles show other than a plain number, once all are read.
    settled: HashMap<String, Shown>,
}

impl Styles {
    /// What a style of cells makes of a number.
    pub(super) fn shown(&self, style: &str) -> Shown {
        self.settled.get(style).copied().unwrap_or_default()
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
                    self.formats.insert(name, shown);
                }
                "number:number-style" if open => {
                    let shown = number_style(xml)?;
                    self.formats.insert(name, shown);
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
        for name in self.cells.keys() {
            let mut style = Some(name);
            for _ in 0..MAX_PARENTS {
                let Some((format, parent)) = style.and_then(|name| self.cells.get(name)) else { break };
                if let Some(format) = format {
                    let shown = self.formats.get(format).copied().unwrap_or_default();
                    if shown != Shown::Number {
                        self.settled.insert(name.clone(), shown);
                    }
                    break;
                }
                style = parent.as_ref();
            }
        }
        (self.formats, self.cells) = (HashMap::new(), HashMap::new());
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

/// Leaves the format of numbers that was entered: whether it is nothing but zeros.
fn number_style(xml: &mut Xml<'_>) -> Result<Shown> {
    let mut zeros = None;
    let mut plain = true;
    while let Some(tag) = xml.child()? {
        let open = tag.open;
        match tag.name() {
            "number:number" => {
                zeros = tag.raw("number:min-integer-digits").and_then(|count| count.parse().ok());
                plain &= matches!(tag.raw("number:decimal-places"), None | Some("0"));
                plain &= tag.raw("number:grouping") != Some("true");
            }
            "style:text-properties" | "style:map" => {}
            _ => plain = false,
        }
        if open {
            xml.skip()?;
        }
    }
    Ok(zeros.filter(|_| plain).map_or(Shown::Number, shown::zeros))
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
