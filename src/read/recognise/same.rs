//! Whether two statements of an attribute are of the same value.

use std::cmp::Ordering;

use crate::law::{AttributeType, Rulebook};
use crate::quantity::{Decimal, Quantity, Unit};
use crate::read::words::fold;
use crate::record::AttributeValue;

/// Whether two values of the attribute of that name are the same: measured ones exactly, in whatever units they are given
/// (a unit that is missing is the usual one); a medium under any of its names; other words by their folded letters.
pub(in crate::read) fn is_same_value(
    book: &Rulebook,
    name: &str,
    one: &AttributeValue,
    other: &AttributeValue,
) -> bool {
    let Some(definition) = book.attribute(name) else { return one == other };
    let same_text = || fold(&shown_value(one)) == fold(&shown_value(other));
    match &definition.kind {
        AttributeType::Quantity { unit, .. } => match (measured(one, *unit), measured(other, *unit)) {
            (Some(one), Some(other)) => one.compare(&other) == Some(Ordering::Equal),
            _ => one == other,
        },
        AttributeType::Text => same_text() || is_same_medium(book, &shown_value(one), &shown_value(other)),
        _ => same_text(),
    }
}

/// A value as a person writes it.
pub(in crate::read) fn shown_value(value: &AttributeValue) -> String {
    match value {
        AttributeValue::Measured { value, unit: Some(unit) } => Quantity { value: *value, unit: *unit }.to_string(),
        AttributeValue::Measured { value, unit: None } => value.to_string(),
        AttributeValue::Text(text) => text.clone(),
    }
}

fn measured(value: &AttributeValue, usual: Unit) -> Option<Quantity> {
    match value {
        AttributeValue::Measured { value, unit } => Some(Quantity { value: *value, unit: unit.unwrap_or(usual) }),
        AttributeValue::Text(text) => match text.trim().parse::<Decimal>() {
            Ok(value) => Some(Quantity { value, unit: usual }),
            Err(_) => text.parse().ok(),
        },
    }
}

fn is_same_medium(book: &Rulebook, one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    book.data().media.iter().any(|medium| {
        let is_named = |text: &str| medium.names_vi.iter().chain(&medium.names_en).any(|name| fold(name) == text);
        is_named(&one) && is_named(&other)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(name: &str, one: &str, other: &str) -> bool {
        let value = |text: &str| match text.parse::<Quantity>() {
            Ok(quantity) => AttributeValue::Measured { value: quantity.value, unit: Some(quantity.unit) },
            Err(_) => match text.parse() {
                Ok(value) => AttributeValue::Measured { value, unit: None },
                Err(_) => AttributeValue::Text(text.into()),
            },
        };
        is_same_value(Rulebook::builtin(), name, &value(one), &value(other))
    }

    #[test]
    fn measures_are_compared_exactly_in_their_units() {
        assert!(same("rated_capacity", "5 t", "5000 kg"));
        assert!(same("rated_capacity", "5000", "5 t"));
        assert!(!same("rated_capacity", "5", "5 t"));
        assert!(!same("rated_capacity", "5 t", "5001 kg"));
        assert!(!same("rated_capacity", "5 t", "5 bar"));
        assert!(same("working_pressure", "0.8 MPa", "8 bar"));
        let text = |text: &str| AttributeValue::Text(text.into());
        assert!(is_same_value(Rulebook::builtin(), "volume", &text("2 m³"), &text("2000")));
        assert!(!is_same_value(Rulebook::builtin(), "volume", &text("2 thùng"), &text("2000")));
    }

    #[test]
    fn words_are_compared_folded_and_media_by_any_of_their_names() {
        assert!(same("medium", "Oxy", "oxy"));
        assert!(same("medium", "không khí", "Khí nén"));
        assert!(!same("medium", "oxy", "khí nén"));
        assert!(same("color", "xanh", "xanh") && !same("color", "xanh", "đỏ"));
    }
}
