//! The text of a blessed expectation: the contract's order of keys, one line for each finding and for what fits on it.

use serde_json::Value;

const WIDTH: usize = 120;

/// The keys in the contract's order; others follow by name.
const KEYS: [&str; 31] = [
    "id",
    "as_of",
    "coverage",
    "status",
    "may_operate",
    "due_on",
    "days_left",
    "due_basis",
    "interval",
    "findings",
    "min_months",
    "max_months",
    "rules",
    "number",
    "code",
    "severity",
    "row",
    "column",
    "field",
    "raw",
    "on",
    "document",
    "provision",
    "verification",
    "error",
    "assessments",
    "exposure",
    "act",
    "units",
    "band",
    "finding",
];

/// The text of a value that begins in column `from` of a line whose indent is `indent`.
pub(crate) fn layout(value: &Value, indent: usize, from: usize) -> String {
    let line = compact(value);
    // A comma may follow.
    if from + width(&line) < WIDTH || is_row(value) {
        return line;
    }
    let inner = indent + 2;
    let (open, close, parts): (_, _, Vec<(String, bool)>) = match value {
        Value::Object(_) => {
            let member = |(key, value): (&String, &Value)| {
                let name = format!("{}: ", Value::from(key.as_str()));
                (layout(value, inner, inner + width(&name)), name, is_plain(value))
            };
            let parts = members(value).into_iter().map(member);
            ('{', '}', parts.map(|(text, name, plain)| (name + &text, plain)).collect())
        }
        Value::Array(entries) => ('[', ']', entries.iter().map(|entry| (layout(entry, inner, inner), false)).collect()),
        _ => return line,
    };
    format!("{open}\n{:inner$}{}\n{:indent$}{close}", "", fill(&parts, inner), "")
}

/// Plain members share lines; every other part begins one.
fn fill(parts: &[(String, bool)], indent: usize) -> String {
    let (mut text, mut column, mut shared) = (String::new(), indent, false);
    for (part, plain) in parts {
        let fits = shared && *plain && column + 2 + width(part) < WIDTH;
        if !text.is_empty() {
            let separator = if fits { ", ".to_owned() } else { format!(",\n{:indent$}", "") };
            text.push_str(&separator);
        }
        column = if fits { column + 2 } else { indent } + width(part);
        shared = *plain;
        text.push_str(part);
    }
    text
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// A value without objects in it.
fn is_plain(value: &Value) -> bool {
    let scalar = |value: &Value| !value.is_object() && !value.is_array();
    value.as_array().map_or(scalar(value), |entries| entries.iter().all(scalar))
}

/// An object of plain values, a finding for one, stays on one line, however long: a difference shows the whole of it.
/// An assessment has others in it.
fn is_row(value: &Value) -> bool {
    value.as_object().is_some_and(|object| object.values().all(is_plain) && !object.contains_key("findings"))
}

fn compact(value: &Value) -> String {
    match value {
        Value::Object(_) => {
            let member = |(key, value): (&String, &Value)| format!("{}: {}", Value::from(key.as_str()), compact(value));
            format!("{{{}}}", members(value).into_iter().map(member).collect::<Vec<_>>().join(", "))
        }
        Value::Array(entries) => format!("[{}]", entries.iter().map(compact).collect::<Vec<_>>().join(", ")),
        plain => plain.to_string(),
    }
}

fn members(value: &Value) -> Vec<(&String, &Value)> {
    let mut members: Vec<_> = value.as_object().into_iter().flatten().collect();
    members.sort_by_key(|(key, _)| (KEYS.iter().position(|known| known == key).unwrap_or(KEYS.len()), *key));
    members
}
