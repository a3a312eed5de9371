use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::error::{Error, ErrorKind, Fault};
use crate::quantity::Unit;

use super::date_form::DateForm;
use super::fields::{Form, Leaf};
use super::object::{Faults, Object};
use super::path::Path;

/// Which column of a foreign register is which field of a record.
///
/// ```json
/// {
///   "columns": {
///     "device_number": "id",
///     "device_type": {"field": "category", "values": {"Escalator": "lift.escalator", "*": null}},
///     "capacity_lbs": {"field": "attributes.rated_capacity", "unit": "lb"},
///     "inspected": {"field": "inspections[0].performed_on", "date_format": "M/D/YYYY"},
///     "remarks": null
///   },
///   "constants": {"inspections[0].result": "pass"}
/// }
/// ```
///
/// Columns that are not named, or are null, are ignored. `values` turns the text of a cell into the text of the
/// field, null making it absent; `*` stands for every other text, and is a text, null, or `=` to keep the cell's own.
/// Without it another text is `unreadable_value`. `date_format` has the signs `YYYY`, `MM` or `M`, `DD` or `D`.
/// A constant of an inspection or event holds where that inspection or event has a cell that is not empty.
#[derive(Clone, Debug)]
pub struct Mapping {
    pub(super) name: String,
    pub(super) columns: Vec<MappedColumn>,
    pub(super) constants: Vec<(Path, String)>,
}

/// A column of the file, by its heading.
#[derive(Clone, Debug)]
pub(super) struct MappedColumn {
    pub(super) heading: String,
    /// `None` where the column is ignored.
    pub(super) path: Option<Path>,
    pub(super) unit: Option<Unit>,
    pub(super) rule: Option<Rule>,
}

/// What turns the text of a cell into the text of a field.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    values: Option<Values>,
    form: Option<DateForm>,
}

#[derive(Clone, Debug)]
struct Values {
    table: HashMap<String, Option<String>>,
    other: Other,
}

/// What becomes of a text that the table has not.
#[derive(Clone, Debug)]
enum Other {
    Unreadable,
    Keep,
    Becomes(Option<String>),
}

impl Rule {
    /// The leaf as the field reads it; `None` where the rule makes it absent.
    pub(super) fn apply<'t>(&'t self, leaf: Leaf<'t>, buffer: &'t mut [u8; 10]) -> Option<Leaf<'t>> {
        let unreadable = Leaf { form: Form::Other, ..leaf };
        if leaf.form == Form::Other {
            return Some(leaf);
        }
        if let Some(values) = &self.values {
            let becomes = match (values.table.get(leaf.text), &values.other) {
                (Some(becomes), _) | (None, Other::Becomes(becomes)) => Some(becomes),
                (None, Other::Keep) => None,
                (None, Other::Unreadable) => return Some(unreadable),
            };
            if let Some(becomes) = becomes {
                return becomes.as_deref().map(|text| Leaf { text, ..leaf });
            }
        }
        match &self.form {
            Some(form) => Some(form.canonical(leaf.text, buffer).map_or(unreadable, |text| Leaf { text, ..leaf })),
            None => Some(leaf),
        }
    }
}

impl Mapping {
    /// Reads a mapping; `name` names the text in errors.
    ///
    /// # Errors
    /// All faults at once: what is not JSON, unknown keys, fields, units and date formats, a field that is filled
    /// twice, a register without an id.
    pub fn parse(name: &str, text: &str) -> Result<Mapping, Error> {
        let mut faults = Faults::new(name);
        let mut mapping = Mapping { name: name.to_owned(), columns: Vec::new(), constants: Vec::new() };
        let value = match serde_json::from_str::<Value>(text.strip_prefix('\u{feff}').unwrap_or(text)) {
            Ok(value) => value,
            Err(error) => {
                faults.row = Some(error.line() as u64);
                faults.syntax(&error);
                Value::Null
            }
        };
        if !value.is_null()
            && let Some(object) = Object::of(&value, "", &["columns", "constants"], &mut faults)
        {
            for (heading, value) in entries(&object, "columns", &mut faults) {
                let at = format!("columns.{heading}");
                mapping.columns.extend(column(heading.trim(), value, &at, &mut faults));
            }
            for (field, value) in entries(&object, "constants", &mut faults) {
                let at = format!("constants.{field}");
                mapping.constants.extend(constant(field, value, &at, &mut faults));
            }
            mapping.check(&mut faults);
        }
        faults.finish(mapping)
    }

    /// Every field once. Whether the id is among them shows with the table: a sheet may have its own.
    fn check(&self, faults: &mut Faults<'_>) {
        let mut filled = HashSet::new();
        let columns = self.columns.iter().filter_map(|column| Some((column, column.path.as_ref()?)));
        let units = columns.clone().filter_map(|(column, path)| match (path, column.unit) {
            (Path::Attribute(name), Some(_)) => Some(Path::Unit(name.clone())),
            _ => None,
        });
        let paths = columns.map(|(_, path)| path.clone()).chain(self.constants.iter().map(|(path, _)| path.clone()));
        for path in paths.chain(units) {
            if let Some(path) = filled.replace(path) {
                faults.add(filled_twice(&path));
            }
        }
    }
}

/// The entries of an object within the file.
fn entries<'v>(object: &Object<'v>, key: &str, faults: &mut Faults<'_>) -> Vec<(&'v String, &'v Value)> {
    match object.get(key) {
        Some(Value::Object(map)) => map.iter().collect(),
        Some(other) => {
            faults.expected(&object.at(key), other, "một đối tượng JSON", "a JSON object");
            Vec::new()
        }
        None => Vec::new(),
    }
}

fn column(heading: &str, value: &Value, at: &str, faults: &mut Faults<'_>) -> Option<MappedColumn> {
    let heading = heading.to_owned();
    let object = match value {
        Value::Null => return Some(MappedColumn { heading, path: None, unit: None, rule: None }),
        Value::String(field) => {
            let path = path(field, at, faults)?;
            return Some(MappedColumn { heading, path: Some(path), unit: None, rule: None });
        }
        other => Object::of(other, at, &["field", "unit", "date_format", "values"], faults)?,
    };
    let field = object.needed("field", faults);
    let path = field.and_then(|field| path(field, &object.at("field"), faults));
    let unit = object.text("unit", faults).and_then(|text| {
        let unit = unit(text, &object.at("unit"), faults);
        if path.as_ref().is_some_and(|path| !matches!(path, Path::Attribute(_))) {
            let value = Value::from(text);
            faults.expected(
                &object.at("unit"),
                &value,
                "trường attributes.… cho đơn vị",
                "a unit only with attributes.…",
            );
        }
        unit
    });
    let form = object.text("date_format", faults).and_then(|text| {
        let form = DateForm::parse(text).filter(|_| path.as_ref().is_none_or(Path::is_date));
        if form.is_none() {
            let vi = "một dạng ngày gồm YYYY, MM hoặc M, DD hoặc D, cho một trường ngày";
            let en = "a date format of YYYY, MM or M, DD or D, for a field that is a date";
            faults.expected(&object.at("date_format"), &Value::from(text), vi, en);
        }
        form
    });
    let values = values(&object, faults);
    let rule = (values.is_some() || form.is_some()).then_some(Rule { values, form });
    Some(MappedColumn { heading, path: Some(path?), unit, rule })
}

fn values(object: &Object<'_>, faults: &mut Faults<'_>) -> Option<Values> {
    object.get("values")?;
    let mut values = Values { table: HashMap::new(), other: Other::Unreadable };
    for (cell, value) in entries(object, "values", faults) {
        let at = format!("{}.{cell}", object.at("values"));
        if !(value.is_null() || value.is_string()) {
            faults.expected(&at, value, "một văn bản hoặc null", "a text or null");
        }
        let becomes = value.as_str().map(str::to_owned).filter(|text| !text.trim().is_empty());
        match cell.trim() {
            "" => faults.expected(
                &at,
                value,
                "một ô không trống; ô trống là không có",
                "a cell that is not empty; an empty one is absent",
            ),
            "*" if value.as_str() == Some("=") => values.other = Other::Keep,
            "*" => values.other = Other::Becomes(becomes),
            cell => {
                values.table.insert(cell.to_owned(), becomes);
            }
        }
    }
    Some(values)
}

fn constant(field: &str, value: &Value, at: &str, faults: &mut Faults<'_>) -> Option<(Path, String)> {
    let path = path(field, at, faults);
    let text = match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    if text.is_none() || path == Some(Path::Id) {
        let vi = "một văn bản hoặc một số, cho một trường không phải id";
        faults.expected(at, value, vi, "a text or a number, for a field that is not the id");
        return None;
    }
    if let (Some(Path::Unit(_)), Some(text)) = (&path, &text) {
        unit(text, at, faults)?;
    }
    path.zip(text)
}

fn path(field: &str, at: &str, faults: &mut Faults<'_>) -> Option<Path> {
    let path = Path::parse(field);
    if path.is_none() {
        faults.expected(at, &Value::from(field), "một trường của bản ghi", "a field of a record");
    }
    path
}

fn unit(text: &str, at: &str, faults: &mut Faults<'_>) -> Option<Unit> {
    let unit = text.trim().parse().ok();
    if unit.is_none() {
        faults.expected(at, &Value::from(text), "một đơn vị đo đã biết", "a known unit of measure");
    }
    unit
}

pub(super) fn filled_twice(path: &Path) -> Fault {
    let fault = Fault::new(ErrorKind::Duplicate, "Trường này được điền hai lần", "This field is filled twice");
    fault.field(path.to_string())
}

pub(super) fn no_id(name: &str) -> Fault {
    let (vi, en) = (format!("Không có cột nào là {name}"), format!("No column is the {name}"));
    Fault::new(ErrorKind::MissingField, vi, en).field(name)
}
