use serde_json::Value;

use crate::error::Error;
use crate::record::{Accreditation, AccreditationKind, Accreditations, Suspension};

use super::compose::composed;
use super::object::{Faults, Object};

const KEYS: [&str; 9] =
    ["kind", "number", "name", "valid_from", "valid_until", "scope", "suspensions", "refreshed_on", "complete_until"];

/// Reads certificates of inspection bodies and inspectors: JSON Lines, or one JSON array of the same objects.
///
/// `name` names the text in errors. Nothing here is guessed: whoever judges by these data must have them right.
///
/// # Errors
/// All faults at once: what is not JSON, unknown keys, a missing kind or number, a value that cannot be read, a
/// period that ends before it begins.
pub fn accreditations(name: &str, text: &str) -> Result<Accreditations, Error> {
    let mut faults = Faults::new(name);
    let mut certificates = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let (mut line, mut counted) = (1, 0);
    loop {
        // The line on which the next value begins.
        let from = text.get(counted..).unwrap_or_default();
        let blank = from.len() - from.trim_start().len();
        line += from.bytes().take(blank).filter(|byte| *byte == b'\n').count() as u64;
        counted += blank;
        match values.next() {
            None => break,
            Some(Ok(Value::Array(list))) => {
                faults.row = None;
                for (index, value) in list.iter().enumerate() {
                    certificates.extend(certificate(value, &format!("[{index}]"), &mut faults));
                }
            }
            Some(Ok(value)) => {
                faults.row = Some(line);
                certificates.extend(certificate(&value, "", &mut faults));
            }
            Some(Err(error)) => {
                faults.row = Some(error.line() as u64);
                faults.syntax(&error);
                break;
            }
        }
        let end = values.byte_offset();
        line += text.get(counted..end).map_or(0, |value| value.bytes().filter(|byte| *byte == b'\n').count() as u64);
        counted = end;
    }
    faults.finish(certificates.into_iter().collect())
}

fn certificate(value: &Value, path: &str, faults: &mut Faults<'_>) -> Option<Accreditation> {
    let object = Object::of(value, path, &KEYS, faults)?;
    let kind = object.needed("kind", faults).and_then(|name| {
        let kind = name.parse::<AccreditationKind>().ok();
        if kind.is_none() {
            faults.expected(&object.at("kind"), &Value::from(name), "body hoặc inspector", "body or inspector");
        }
        kind
    });
    // As the numbers of a record are.
    let mut read = Accreditation::new(kind?, composed(object.needed("number", faults)?));
    read.name = object.text("name", faults).map(str::to_owned);
    read.valid_from = object.date("valid_from", faults);
    read.valid_until = object.date("valid_until", faults);
    in_order(&object, ["valid_from", "valid_until"], [read.valid_from, read.valid_until], faults);
    read.refreshed_on = object.date("refreshed_on", faults);
    read.complete_until = object.date("complete_until", faults);
    for (index, entry) in object.list("scope", faults).iter().enumerate() {
        match entry.as_str() {
            Some(category) => read.scope.push(category.to_owned()),
            None => faults.expected(&object.at(&format!("scope[{index}]")), entry, "một văn bản", "a text"),
        }
    }
    for (index, entry) in object.list("suspensions", faults).iter().enumerate() {
        let at = object.at(&format!("suspensions[{index}]"));
        if let Some(entry) = Object::of(entry, &at, &["from", "to"], faults) {
            let (from, to) = (entry.date("from", faults), entry.date("to", faults));
            in_order(&entry, ["from", "to"], [from, to], faults);
            read.suspensions.push(Suspension { from, to });
        }
    }
    Some(read)
}

/// A period must not end before it begins.
fn in_order(object: &Object<'_>, keys: [&str; 2], days: [Option<crate::Date>; 2], faults: &mut Faults<'_>) {
    if let ([Some(from), Some(to)], [_, end]) = (days, keys)
        && to < from
    {
        let (vi, en) = (format!("một ngày không trước {from}"), format!("a day not before {from}"));
        faults.expected(&object.at(end), &Value::from(to.to_string()), &vi, &en);
    }
}
