//! Comparing JSON values, so that a difference names its place.

use serde_json::Value;

/// Where two values differ.
pub(crate) fn differences(path: &str, found: &Value, expected: &Value) -> Vec<String> {
    walk(path, found, expected, true)
}

/// Where `whole` lacks what `part` says: an object may have more keys, a list has the same length.
pub(crate) fn lacking(path: &str, whole: &Value, part: &Value) -> Vec<String> {
    walk(path, whole, part, false)
}

fn walk(path: &str, found: &Value, expected: &Value, all_keys: bool) -> Vec<String> {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            let mut all = Vec::new();
            for (key, expected) in expected {
                let path = format!("{path}.{key}");
                match found.get(key) {
                    Some(found) => all.extend(walk(&path, found, expected, all_keys)),
                    None => all.push(format!("{path}: is missing, expected {expected}")),
                }
            }
            let more = found.iter().filter(|(key, _)| all_keys && !expected.contains_key(*key));
            all.extend(more.map(|(key, value)| format!("{path}.{key}: not expected, found {value}")));
            all
        }
        (Value::Array(found), Value::Array(expected)) if found.len() == expected.len() => {
            let pairs = found.iter().zip(expected).enumerate();
            pairs
                .flat_map(|(index, (found, expected))| walk(&format!("{path}[{index}]"), found, expected, all_keys))
                .collect()
        }
        _ if found == expected => vec![],
        _ => vec![format!("{path}: found {found}, expected {expected}")],
    }
}
