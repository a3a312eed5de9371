use std::fmt;

use super::names::{EventField, Holds, InspectionField, ItemField};
use super::{MAX_EVENTS, MAX_INSPECTIONS};

/// Where in a record a text belongs: what a CSV heading or a mapping names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Path {
    /// `id`
    Id,
    /// `serial_no`, `owner.name` …
    Item(ItemField),
    /// `attributes.volume`
    Attribute(String),
    /// `attributes.volume.unit`
    Unit(String),
    /// `inspections[0].performed_on`, or short `performed_on`
    Inspection(u32, InspectionField),
    /// `events[0].on`
    Event(u32, EventField),
}

impl Path {
    /// Reads a path; a bare name of an inspection means its first one.
    pub(super) fn parse(text: &str) -> Option<Path> {
        if text == "id" {
            return Some(Path::Id);
        }
        if let Some(field) = ItemField::of(text) {
            return Some(Path::Item(field));
        }
        if let Some(name) = text.strip_prefix("attributes.") {
            let path = match name.strip_suffix(".unit") {
                Some(name) => Path::Unit(name.to_owned()),
                None => Path::Attribute(name.to_owned()),
            };
            return (!name.is_empty() && name != ".unit" && !name.contains('\0')).then_some(path);
        }
        if let Some((index, name)) = indexed(text, "inspections[", MAX_INSPECTIONS) {
            return InspectionField::of(name).map(|field| Path::Inspection(index, field));
        }
        if let Some((index, name)) = indexed(text, "events[", MAX_EVENTS) {
            return EventField::of(name).map(|field| Path::Event(index, field));
        }
        InspectionField::of(text).map(|field| Path::Inspection(0, field))
    }

    /// The field that a heading of the contract names.
    pub(super) fn of_heading(heading: &str, holds: Holds) -> Option<Path> {
        match holds {
            Holds::Items => Path::parse(heading),
            Holds::Inspections if heading == holds.id_name() => Some(Path::Id),
            Holds::Inspections => InspectionField::of(heading).map(|field| Path::Inspection(0, field)),
        }
    }

    /// Whether the field is a date.
    pub(super) const fn is_date(&self) -> bool {
        use InspectionField::*;
        use ItemField::*;
        match self {
            Path::Item(field) => matches!(field, ServiceLifeUntil | PutIntoUseOn | DeclaredOn | UseStateOn),
            Path::Inspection(_, field) => {
                matches!(field, PerformedOn | ReportOn | CertificateIssuedOn | NextDueOn | WithdrawnOn)
            }
            Path::Event(_, field) => matches!(field, EventField::On),
            Path::Id | Path::Attribute(_) | Path::Unit(_) => false,
        }
    }
}

/// `list[3].name` → 3 and `name`.
fn indexed<'t>(text: &'t str, list: &str, most: usize) -> Option<(u32, &'t str)> {
    let (index, name) = text.strip_prefix(list)?.split_once("].")?;
    let plain = index.len() <= 5 && index.bytes().all(|byte| byte.is_ascii_digit());
    let number: u32 = index.parse().ok().filter(|_| plain && (index == "0" || !index.starts_with('0')))?;
    ((number as usize) < most).then_some((number, name))
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Id => f.write_str("id"),
            Path::Item(field) => f.write_str(field.name()),
            Path::Attribute(name) => write!(f, "attributes.{name}"),
            Path::Unit(name) => write!(f, "attributes.{name}.unit"),
            Path::Inspection(index, field) => write!(f, "inspections[{index}].{}", field.name()),
            Path::Event(index, field) => write!(f, "events[{index}].{}", field.name()),
        }
    }
}
