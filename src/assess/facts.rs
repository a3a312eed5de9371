//! What is known of an item's attributes, and the findings about them.

use smallvec::SmallVec;

use crate::code::Code;
use crate::law::{AttributeDef, AttributeType, Rulebook, Test};
use crate::quantity::{Decimal, Quantity, QuantityError, Unit};
use crate::record::{Attribute, AttributeValue, Field, Item};

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

impl<'a> Case<'a, '_> {
    /// The fact of the attribute of that name, where the record has a usable one.
    pub(super) fn fact(&self, name: &str) -> Fact<'a> {
        self.facts.iter().find(|(known, _)| *known == name).map_or(Fact::Missing, |(_, fact)| *fact)
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
}

/// The facts of the item's attributes; what is wrong with them, whatever they are used for, becomes findings.
pub(super) fn facts<'a>(book: &'a Rulebook, item: &'a Item, findings: &mut Vec<Finding<'a>>) -> Facts<'a> {
    let mut facts = Facts::new();
    for attribute in &item.attributes {
        // A name given twice counts once.
        if facts.iter().any(|(known, _)| *known == attribute.name) {
            continue;
        }
        let def = book.attribute(&attribute.name).filter(|def| !matches!(def.kind, AttributeType::Age { .. }));
        let (fact, fault) = match def {
            Some(def) => resolve(def, &attribute.value),
            None => (Fact::Missing, Some(Fault::Code(Code::UnknownAttribute))),
        };
        facts.push((attribute.name.as_str(), fact));
        match fault {
            None => {}
            Some(Fault::Code(code)) => findings.push(finding(code, attribute)),
            Some(Fault::MissingUnitAndRange) => {
                findings.push(finding(Code::UnitMissing, attribute));
                findings.push(finding(Code::ValueOutOfRange, attribute));
            }
        }
    }
    facts
}

/// What is known, by attribute name.
pub(super) type Facts<'a> = SmallVec<[(&'a str, Fact<'a>); 4]>;

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
            let own = *unit;
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
