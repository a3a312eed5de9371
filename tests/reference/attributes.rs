//! The attributes of an item, as far as they can be read (I7).

use super::book::{AttributeType, Book, Range};
use super::dates::Day;
use super::expr::Facts;
use super::finding::Finding;
use super::numbers::{self, Number};
use super::record::{text, words_at};
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Attributes {
    measures: BTreeMap<String, Measured>,
    pub choices: BTreeMap<String, String>,
    pub texts: BTreeMap<String, String>,
}

struct Measured {
    /// In the quantity's base unit.
    value: Number,
    /// The unit was assumed, or the value is out of range.
    uncertain: bool,
}

impl Attributes {
    /// What is known; `with_uncertain` takes the uncertain values as they stand.
    pub fn facts(&self, with_uncertain: bool, day: Day) -> Facts {
        Facts {
            measures: self
                .measures
                .iter()
                .filter(|(_, measured)| with_uncertain || !measured.uncertain)
                .map(|(name, measured)| (name.clone(), measured.value.clone()))
                .collect(),
            choices: self.choices.clone(),
            age_starts: BTreeMap::new(),
            day,
        }
    }
}

pub fn read(book: &Book, item: &Value, findings: &mut Vec<Finding>) -> Attributes {
    let mut attributes = Attributes::default();
    let Some(given) = item.get("attributes").and_then(Value::as_object) else {
        return attributes;
    };
    for (name, given) in given {
        let field = format!("attributes.{name}");
        // {"value": …, "unit": …} or a plain text.
        let (value, unit) = match given {
            Value::Object(pair) => (pair.get("value").unwrap_or(&Value::Null), words_at(given, "unit")),
            plain => (plain, None),
        };
        match book.attributes.get(name).map(|attribute| &attribute.kind) {
            // A derived age in the record is no attribute of the record.
            None | Some(AttributeType::Age { .. }) => {
                findings.push(Finding::new(110).at(field));
            }
            Some(AttributeType::Text) => {
                if let Some(text) = text(value) {
                    attributes.texts.insert(name.clone(), text);
                }
            }
            Some(AttributeType::Choice { values }) => {
                if let Some(text) = text(value) {
                    if values.contains(&text) {
                        attributes.choices.insert(name.clone(), text);
                    } else {
                        findings.push(Finding::new(106).at(field).raw(text));
                    }
                }
            }
            Some(AttributeType::Quantity(range)) => {
                if let Some(measured) = measure(range, value, unit, &field, findings) {
                    attributes.measures.insert(name.clone(), measured);
                }
            }
        }
    }
    attributes
}

fn measure(
    range: &Range,
    value: &Value,
    given_unit: Option<String>,
    field: &str,
    findings: &mut Vec<Finding>,
) -> Option<Measured> {
    let raw = text(value)?;
    let read = match (value, &given_unit) {
        (Value::Number(_), _) => numbers::json_number(&raw).map(|number| (number, None)),
        (_, Some(_)) => numbers::decimal(&raw).map(|number| (number, None)),
        // A text with no unit beside it may carry its unit.
        (_, None) => numbers::split_unit(&raw),
    };
    let Some((number, unit_in_text)) = read else {
        findings.push(Finding::new(106).at(field).raw(raw));
        return None;
    };
    let printed = match &given_unit {
        // A number and its unit, as they are printed.
        Some(unit) => format!("{raw} {}", numbers::unit(unit).map_or(unit.as_str(), |unit| unit.symbol)),
        None => raw,
    };
    let mut uncertain = false;
    let value = match given_unit.or(unit_in_text) {
        Some(name) => match numbers::unit(&name) {
            Some(unit) if unit.quantity == range.unit.quantity => unit.to_base(&number),
            _ => {
                findings.push(Finding::new(108).at(field).raw(printed));
                return None;
            }
        },
        None => {
            // The attribute's own unit is assumed.
            findings.push(Finding::new(107).at(field).raw(&*printed));
            uncertain = true;
            range.unit.to_base(&number)
        }
    };
    let in_range = range.above.as_ref().is_none_or(|limit| value > *limit)
        && range.at_least.as_ref().is_none_or(|limit| value >= *limit)
        && range.at_most.as_ref().is_none_or(|limit| value <= *limit);
    if !in_range {
        findings.push(Finding::new(109).at(field).raw(printed));
        uncertain = true;
    }
    Some(Measured { value, uncertain })
}
