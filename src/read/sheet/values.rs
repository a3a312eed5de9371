//! From a cell and what its column means to a field of the record. Texts written for people become the contract's own
//! form here; the one place where that form becomes a value is [`crate::read::fields`].

use std::borrow::Cow;

use crate::code::Code;
use crate::date::PartialDate;
use crate::error::cut;
use crate::law::{AttributeType, Rulebook};
use crate::quantity::Unit;
use crate::read::fields::{self, Entry, EventEntry, Form, InspectionEntry, Leaf, UnitGiven};
use crate::read::grid::Cell;
use crate::read::names::{EventField, InspectionField, ItemField};
use crate::read::path::Path;
use crate::read::spare::Spare;
use crate::read::words::{self, Dated, StateOfUse};
use crate::record::{Attribute, AttributeValue, Field, InspectionKind, Item, UseState};

/// What a cell says, in the contract's form.
enum Said<'t> {
    /// Nothing.
    Absent,
    /// This; whether it was read out of a form that leaves something open.
    Text { text: Cow<'t, str>, recognised: bool },
    /// Something that the field cannot use.
    Wrong(Code),
}

use Said::Absent;

const UNREADABLE: Said<'static> = Said::Wrong(Code::UnreadableValue);

fn plainly<'t>(text: impl Into<Cow<'t, str>>) -> Said<'t> {
    Said::Text { text: text.into(), recognised: false }
}

/// The text of a cell as a person sees it; `None` for an empty one.
pub(super) fn shown(cell: &Cell) -> Option<Cow<'_, str>> {
    let text: Option<Cow<'_, str>> = match cell {
        Cell::Empty => None,
        Cell::Text(text) | Cell::Error(text) => Some(text.trim().into()),
        Cell::Number(number) => {
            Some(words::decimal(*number).map_or_else(|| number.to_string(), |n| n.to_string()).into())
        }
        Cell::Date(day) => Some(day.to_string().into()),
        Cell::Bool(value) => Some(if *value { "TRUE" } else { "FALSE" }.into()),
    };
    text.filter(|text| !text.is_empty())
}

/// Whether a person sees anything in the cell.
pub(super) fn is_filled(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => false,
        Cell::Text(text) | Cell::Error(text) => !text.trim().is_empty(),
        Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) => true,
    }
}

/// Fills the fields of an item from the cells of one row.
pub(super) struct Filling<'f> {
    pub(super) book: &'f Rulebook,
    pub(super) item: &'f mut Item,
    pub(super) spare: &'f mut Spare,
    /// By their numbers in the headings.
    inspections: Vec<(u32, InspectionEntry)>,
    events: Vec<(u32, EventEntry)>,
    /// How many units are in use, stopped and scrapped, where the state of use counts them, and its text.
    counted: Option<([u32; 3], String)>,
}

impl<'f> Filling<'f> {
    pub(super) fn new(book: &'f Rulebook, item: &'f mut Item, spare: &'f mut Spare) -> Filling<'f> {
        Filling { book, item, spare, inspections: Vec::new(), events: Vec::new(), counted: None }
    }

    /// Draws the conclusions once all cells are read.
    pub(super) fn finish(mut self) {
        self.settle_units();
        self.inspections.into_iter().for_each(|(_, entry)| entry.finish(self.item));
        self.events.into_iter().for_each(|(_, entry)| entry.finish(self.item));
    }

    /// A field of the item itself.
    pub(super) fn item(&mut self, field: ItemField, cell: &Cell) {
        let Some(raw) = shown(cell) else { return };
        let said = match field {
            ItemField::YearOfManufacture => year(cell),
            ItemField::PutIntoUseOn | ItemField::DeclaredOn | ItemField::ServiceLifeUntil | ItemField::UseStateOn => {
                date(cell, &raw)
            }
            ItemField::MakerIntervalMonths | ItemField::EstablishmentIntervalMonths => months(&raw, 1),
            ItemField::Quantity => count(&raw),
            _ => text(cell),
        };
        self.set_item(field, &raw, said);
    }

    /// A term that the heading gives in years.
    pub(super) fn years(&mut self, field: ItemField, cell: &Cell) {
        if let Some(raw) = shown(cell) {
            self.set_item(field, &raw, months(&raw, 12));
        }
    }

    fn set_item(&mut self, field: ItemField, raw: &str, said: Said<'_>) {
        let path = || Field::Item(field.name());
        match said {
            Absent => {}
            Said::Text { text, recognised } => {
                let leaf = Leaf { form: Form::Cell, text: &text, raw };
                fields::set_item(self.item, self.spare, field, &leaf);
                if recognised {
                    self.item.remark(Code::AttributeRecognised, path(), Some(&cut(raw)));
                }
            }
            Said::Wrong(code) => self.item.remark(code, path(), Some(&cut(raw))),
        }
    }

    /// A field of an inspection that the row tells of, by its number in the headings.
    pub(super) fn inspection(&mut self, at: u32, field: InspectionField, cell: &Cell) {
        use InspectionField::*;
        let Some(raw) = shown(cell) else { return };
        let said = match field {
            PerformedOn | ReportOn | CertificateIssuedOn | NextDueOn | WithdrawnOn => date(cell, &raw),
            // The contract's own words, and people's.
            Kind | NextKind => {
                let kind = raw.parse().ok().or_else(|| words::inspection_kind(&raw));
                word(&raw, kind.map(InspectionKind::name))
            }
            Result => word(&raw, words::result(&raw).map(|result| result.name())),
            ReportNo | CertificateNo | StampNo => number(cell),
            Inspectors if matches!(cell, Cell::Error(_)) => UNREADABLE,
            Inspectors => plainly(raw.replace([',', '\n'], ";")),
            StampPlace | Body | ShorteningReason | Withdrawal => text(cell),
        };
        if matches!(said, Absent) {
            return;
        }
        let Some((index, entry)) = entry(&mut self.inspections, self.item, at) else { return };
        let recognised = match said {
            Absent => None,
            Said::Text { text, recognised } => {
                entry.set(self.item, self.spare, field, &Leaf { form: Form::Cell, text: &text, raw: &raw });
                recognised.then_some(Code::AttributeRecognised)
            }
            Said::Wrong(code) => Some(code),
        };
        if let Some(code) = recognised {
            self.item.remark(code, Field::Inspection(index, field.name()), Some(&cut(&raw)));
        }
    }

    /// A field of an event, by its number in the headings.
    pub(super) fn event(&mut self, at: u32, field: EventField, cell: &Cell) {
        let Some(raw) = shown(cell) else { return };
        let said = match field {
            EventField::On => date(cell, &raw),
            EventField::Kind | EventField::Note => text(cell),
        };
        let (form, text, wrong) = match &said {
            Absent => return,
            Said::Text { text, .. } => (Form::Cell, text.as_ref(), None),
            Said::Wrong(code) => (Form::Other, raw.as_ref(), Some(*code)),
        };
        let Some((_, entry)) = entry(&mut self.events, self.item, at) else { return };
        entry.set(self.item, self.spare, field, &Leaf { form, text, raw: &raw });
        // What no field can use leaves a remark; why it is of no use is known here.
        if let (Some(code), Some(remark)) = (wrong, self.item.remarks.last_mut()) {
            remark.code = code;
        }
    }

    /// An attribute with a column of its own; `unit` is what the heading gives.
    pub(super) fn attribute(&mut self, name: &str, unit: Option<Unit>, cell: &Cell) {
        let Some(raw) = shown(cell) else { return };
        let value = match (self.book.attribute(name).map(|def| &def.kind), cell) {
            (_, Cell::Error(_)) => Err(Code::UnreadableValue),
            (Some(AttributeType::Quantity { .. }), Cell::Number(number)) => words::decimal(*number)
                .map(|value| Some(AttributeValue::Measured { value, unit }))
                .ok_or(Code::UnreadableValue),
            (Some(AttributeType::Quantity { unit: usual, .. }), _) => words::quantity(&raw, *usual, unit),
            // A choice may be a word that else says nothing: a medium's hazard is `none`.
            (Some(AttributeType::Choice { values }), _) if values.iter().any(|known| *known == raw) => {
                Ok(Some(AttributeValue::Text(raw.to_string())))
            }
            _ if words::is_absent(&raw) => Ok(None),
            _ => Ok(Some(AttributeValue::Text(raw.to_string()))),
        };
        match value {
            Ok(None) => {}
            Ok(Some(value)) => self.item.attributes.push(Attribute { name: name.to_owned(), value }),
            Err(code) => self.item.remark(code, Field::Attribute(name.into()), Some(&cut(&raw))),
        }
    }

    /// An attribute in whose column of units stands none that is known.
    pub(super) fn unknown_unit(&mut self, name: &str, cell: &Cell, spelled: &str) {
        if let Some(value) = shown(cell) {
            let raw = format!("{value} {spelled}");
            self.item.remark(Code::UnitUnknown, Field::Attribute(name.into()), Some(&cut(&raw)));
        }
    }

    /// A field that a mapping fills, in the contract's form.
    pub(super) fn leaf(&mut self, path: &Path, leaf: &Leaf<'_>, unit: Option<Unit>) {
        match path {
            Path::Item(field) => fields::set_item(self.item, self.spare, *field, leaf),
            Path::Inspection(at, field) => {
                if let Some((_, entry)) = entry(&mut self.inspections, self.item, *at) {
                    entry.set(self.item, self.spare, *field, leaf);
                }
            }
            Path::Attribute(name) => {
                let unit = unit.map_or(UnitGiven::No, UnitGiven::Known);
                if fields::add_attribute(self.item, self.spare, name, leaf, unit).is_err() {
                    self.item.remark(
                        Code::UnreadableValue,
                        Field::Attribute(name.as_str().into()),
                        Some(&cut(leaf.raw)),
                    );
                }
            }
            Path::Id | Path::Unit(_) | Path::Event(..) => {}
        }
    }

    /// A constant of a mapping; of an inspection only where the row tells of one.
    pub(super) fn constant(&mut self, path: &Path, leaf: &Leaf<'_>) {
        if !matches!(path, Path::Inspection(..)) || !self.inspections.is_empty() {
            self.leaf(path, leaf, None);
        }
    }

    /// The state of use in words; some registers write the result of the inspection there.
    pub(super) fn state(&mut self, cell: &Cell) {
        let Some(raw) = shown(cell) else { return };
        let path = || Field::Item("use_state");
        match words::state_of_use(&raw) {
            StateOfUse::Absent => {}
            StateOfUse::One(state) => self.item.use_state = Some(state),
            // How many units the row stands for may stand further on.
            StateOfUse::Counted { in_use, stopped, scrapped } => {
                self.counted = Some(([in_use, stopped, scrapped], raw.into_owned()));
            }
            StateOfUse::Unreadable => match words::result(&raw) {
                Some(_) => self.inspection(0, InspectionField::Result, cell),
                None => self.item.remark(Code::UnreadableValue, path(), Some(&cut(&raw))),
            },
        }
    }

    /// A state that is said of a number of units is the item's where these are all its units.
    fn settle_units(&mut self) {
        let Some((counts, raw)) = self.counted.take() else { return };
        let sum = counts.into_iter().fold(0_u32, u32::saturating_add);
        let one = match counts {
            [_, 0, 0] => Some(UseState::InUse),
            [0, _, 0] => Some(UseState::Stopped),
            [0, 0, _] => Some(UseState::Scrapped),
            // A row that counts the units of every state counts them all.
            _ => {
                self.item.quantity.get_or_insert(sum);
                None
            }
        };
        let (state, finding) = match one {
            _ if self.item.quantity.is_some_and(|units| units < sum) => {
                (UseState::Unknown, Some(Code::ParameterDiffers))
            }
            Some(state) if self.item.units() == sum => (state, None),
            _ => (UseState::Unknown, Some(Code::AttributeRecognised)),
        };
        self.item.use_state = Some(state);
        if let Some(code) = finding {
            self.item.remark(code, Field::Item("use_state"), Some(&cut(&raw)));
        }
    }
}

/// The entry of that number, begun where the row has said nothing of it yet, and its place in the record.
fn entry<'e, E: Entry>(entries: &'e mut Vec<(u32, E)>, item: &mut Item, at: u32) -> Option<(u32, &'e mut E)> {
    if entries.iter().all(|(known, _)| *known != at) {
        entries.push((at, E::begin(item)));
    }
    let mut places = (0..).zip(entries);
    places.find_map(|(place, (known, entry))| (*known == at).then_some((place, entry)))
}

/// Free text.
fn text(cell: &Cell) -> Said<'_> {
    match (cell, shown(cell)) {
        (Cell::Error(_), _) => UNREADABLE,
        (_, Some(text)) if !words::is_absent(&text) => Said::Text { text, recognised: false },
        _ => Absent,
    }
}

/// The number of a paper or a stamp; words in its place (`Tem bị mờ`) tell that it cannot be read. A day is what a
/// workbook made of `1/2026`, or stands in the wrong column.
fn number(cell: &Cell) -> Said<'_> {
    match text(cell) {
        Said::Text { .. } if matches!(cell, Cell::Date(_) | Cell::Bool(_)) => UNREADABLE,
        Said::Text { text, .. } if !text.contains(|c: char| c.is_ascii_digit()) => UNREADABLE,
        said => said,
    }
}

fn word<'t>(raw: &str, name: Option<&'static str>) -> Said<'t> {
    match name {
        Some(name) => plainly(name),
        None if words::is_absent(raw) => Absent,
        None => UNREADABLE,
    }
}

fn dated(cell: &Cell) -> Dated {
    match cell {
        Cell::Date(day) => Dated::Given { date: PartialDate::Day(*day), short_year: false },
        Cell::Number(number) => words::date_of_number(*number, false),
        Cell::Text(text) => words::date(text),
        Cell::Empty => Dated::Absent,
        Cell::Bool(_) | Cell::Error(_) => Dated::Unreadable,
    }
}

/// The date of a cell; `shown` is its text.
fn date<'t>(cell: &Cell, shown: &'t str) -> Said<'t> {
    // A day of the workbook is shown in the contract's form.
    if matches!(cell, Cell::Date(_)) {
        return plainly(shown);
    }
    match dated(cell) {
        Dated::Given { date, short_year } => Said::Text { text: date.to_string().into(), recognised: short_year },
        Dated::Absent => Absent,
        Dated::Impossible => Said::Wrong(Code::DateImpossible),
        Dated::Unreadable => UNREADABLE,
    }
}

fn year(cell: &Cell) -> Said<'_> {
    match dated(cell) {
        Dated::Given { date, short_year } => {
            let year = date.first().ymd().0.to_string();
            Said::Text { text: year.into(), recognised: short_year || !matches!(date, PartialDate::Year(_)) }
        }
        Dated::Absent => Absent,
        Dated::Impossible => Said::Wrong(Code::DateImpossible),
        Dated::Unreadable => UNREADABLE,
    }
}

/// `12`, `12 tháng`, `1 năm`, `3 năm/lần`; `factor` is for a bare number.
fn months(raw: &str, factor: u32) -> Said<'static> {
    if words::is_absent(raw) {
        return Absent;
    }
    let folded = words::fold(raw);
    let (number, unit) = folded.split_at(folded.find(|c: char| !c.is_ascii_digit()).unwrap_or(folded.len()));
    let factor = match unit.trim().trim_end_matches("1 lan").trim_end_matches("lan").trim() {
        "" => factor,
        "thang" | "th" | "months" | "month" | "m" => 1,
        "nam" | "years" | "year" | "y" => 12,
        _ => return UNREADABLE,
    };
    match number.parse::<u32>().ok().and_then(|number| number.checked_mul(factor)) {
        Some(months) => plainly(months.to_string()),
        None => UNREADABLE,
    }
}

/// `5`, `02`, `5 cái`, `1 bộ`.
fn count(raw: &str) -> Said<'static> {
    const UNITS: [&str; 14] =
        ["", "cai", "chiec", "bo", "may", "thiet bi", "tb", "he thong", "ht", "binh", "chai", "xe", "pcs", "unit"];
    if words::is_absent(raw) {
        return Absent;
    }
    let folded = words::fold(raw);
    let (number, unit) = folded.split_at(folded.find(|c: char| !c.is_ascii_digit()).unwrap_or(folded.len()));
    if number.is_empty() || !UNITS.contains(&unit.trim()) { UNREADABLE } else { plainly(number.to_owned()) }
}
