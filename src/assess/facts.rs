//! What is known of an item's attributes, and the findings about them.

use crate::code::Code;
use crate::law::{AttributeDef, AttributeType, Test};
use crate::quantity::{Decimal, Quantity, QuantityError, Unit};
use crate::record::{Attribute, AttributeValue, Field};

use super::case::Case;
use super::finding::Finding;

/// What is known of one attribute.
#[derive(Clone, Copy)]
pub(super) enum Fact<'a> {
    /// Nothing.
    Missing,
    /// A word, and its place among the attribute's values.
    Choice(&'a str, usize),
    /// A measured value; uncertain where its unit was assumed or it lies out of range.
    Measured { value: Quantity, certain: bool },
    /// Free text.
    Text(&'a str),
}

impl<'a> Case<'a> {
    /// The fact of the attribute of that name, where the record has a usable one.
    pub(super) fn fact(&self, name: &str) -> Fact<'a> {
        let Some(given) = self.item.attributes.iter().find(|attribute| attribute.name == name) else {
            return Fact::Missing;
        };
        self.book.attribute(name).map_or(Fact::Missing, |def| resolve(def, &given.value).0)
    }

    /// The truth of one test; unknown where the attribute is. An uncertain value counts only if asked for.
    pub(super) fn test(&self, name: &str, test: &Test, uncertain_too: bool) -> Option<bool> {
        match (test, self.fact(name)) {
            (Test::OneOf { words, negated }, Fact::Choice(word, _)) => {
                Some(words.iter().any(|known| known == word) != *negated)
            }
            (Test::Measure(op, limit), Fact::Measured { value, certain }) if certain || uncertain_too => {
                value.compare(limit).map(|order| op.admits(order))
            }
            _ => None,
        }
    }

    /// The findings about the record's attributes, whatever they are used for.
    pub(super) fn check_attributes(&self, findings: &mut Vec<Finding<'a>>) {
        for (index, attribute) in self.item.attributes.iter().enumerate() {
            // A name given twice counts once.
            if self.item.attributes.iter().take(index).any(|earlier| earlier.name == attribute.name) {
                continue;
            }
            let code = match self.book.attribute(&attribute.name) {
                None => Some(Code::UnknownAttribute),
                Some(def) if matches!(def.kind, AttributeType::Age { .. }) => Some(Code::UnknownAttribute),
                Some(def) => match resolve(def, &attribute.value).1 {
                    Some(Fault::MissingUnitAndRange) => {
                        findings.push(finding(Code::UnitMissing, attribute));
                        Some(Code::ValueOutOfRange)
                    }
                    Some(Fault::Code(code)) => Some(code),
                    None => None,
                },
            };
            findings.extend(code.map(|code| finding(code, attribute)));
        }
    }
}

fn finding<'a>(code: Code, attribute: &Attribute) -> Finding<'a> {
    let found = Finding::new(code).at(Field::Attribute(attribute.name.as_str().into()));
    match &attribute.value {
        _ if code == Code::UnknownAttribute => found,
        AttributeValue::Text(text) => found.raw(text),
        AttributeValue::Measured { value, unit: Some(unit) } => found.raw(Quantity { value: *value, unit: *unit }),
        AttributeValue::Measured { value, unit: None } => found.raw(value),
    }
}

enum Fault {
    Code(Code),
    MissingUnitAndRange,
}

fn resolve<'a>(def: &'a AttributeDef, value: &'a AttributeValue) -> (Fact<'a>, Option<Fault>) {
    let wrong = |code| (Fact::Missing, Some(Fault::Code(code)));
    match (&def.kind, value) {
        (AttributeType::Choice { values }, AttributeValue::Text(text)) => {
            match values.iter().position(|known| known == text) {
                Some(place) => (Fact::Choice(text, place), None),
                None => wrong(Code::UnreadableValue),
            }
        }
        (AttributeType::Text, AttributeValue::Text(text)) => (Fact::Text(text), None),
        (AttributeType::Quantity { unit, above, at_least, at_most }, value) => {
            let Ok(own) = unit.parse::<Unit>() else { return wrong(Code::UnitUnknown) };
            let (number, given) = match read(value) {
                Ok(read) => read,
                Err(QuantityError::UnknownUnit) => return wrong(Code::UnitUnknown),
                Err(QuantityError::NotANumber) => return wrong(Code::UnreadableValue),
            };
            let value = Quantity { value: number, unit: given.unwrap_or(own) };
            if value.unit.dimension() != own.dimension() {
                return wrong(Code::UnitUnknown);
            }
            let order = |limit: &Decimal| value.compare(&Quantity { value: *limit, unit: own });
            let in_range = above.as_ref().and_then(order).is_none_or(std::cmp::Ordering::is_gt)
                && at_least.as_ref().and_then(order).is_none_or(std::cmp::Ordering::is_ge)
                && at_most.as_ref().and_then(order).is_none_or(std::cmp::Ordering::is_le);
            let fault = match (given, in_range) {
                (Some(_), true) => None,
                (None, true) => Some(Fault::Code(Code::UnitMissing)),
                (Some(_), false) => Some(Fault::Code(Code::ValueOutOfRange)),
                (None, false) => Some(Fault::MissingUnitAndRange),
            };
            (Fact::Measured { value, certain: fault.is_none() }, fault)
        }
        (AttributeType::Choice { values }, AttributeValue::Measured { value, unit: None }) => {
            // A choice whose words are numbers, given as a number: group 1.
            let text = value.to_string();
            match values.iter().enumerate().find(|(_, known)| **known == text) {
                Some((place, known)) => (Fact::Choice(known, place), None),
                None => wrong(Code::UnreadableValue),
            }
        }
        _ => wrong(Code::UnreadableValue),
    }
}

/// A number with its unit; a text may hold both.
fn read(value: &AttributeValue) -> Result<(Decimal, Option<Unit>), QuantityError> {
    match value {
        AttributeValue::Measured { value, unit } => Ok((*value, *unit)),
        AttributeValue::Text(text) => match text.trim().parse::<Decimal>() {
            Ok(number) => Ok((number, None)),
            Err(_) => text.parse::<Quantity>().map(|quantity| (quantity.value, Some(quantity.unit))),
        },
    }
}
