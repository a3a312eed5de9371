//! What changes between two rulebooks, provision by provision.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::Rulebook;

/// One provision that differs between two books.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// Where it stands: `intervals qtkd-01-2016.2`.
    pub provision: String,
    /// What the first book says; absent where the provision is new.
    pub before: Option<Value>,
    /// What the second book says; absent where the provision is gone.
    pub after: Option<Value>,
}

/// The provisions that differ, in the order of their tables and keys.
#[must_use]
pub fn diff(before: &Rulebook, after: &Rulebook) -> Vec<Change> {
    let (mut old, new) = (provisions(before), provisions(after));
    let mut changes = Vec::new();
    for (provision, value) in new {
        match old.remove(&provision) {
            Some(same) if same == value => {}
            before => changes.push(Change { provision, before, after: Some(value) }),
        }
    }
    changes.extend(old.into_iter().map(|(provision, value)| Change { provision, before: Some(value), after: None }));
    changes.sort_by(|a, b| a.provision.cmp(&b.provision));
    changes
}

/// Every provision by its key; lists row by row.
fn provisions(book: &Rulebook) -> BTreeMap<String, Value> {
    let mut map = BTreeMap::new();
    let Ok(Value::Object(tables)) = serde_json::to_value(book.data()) else { return map };
    for (table, value) in tables {
        match value {
            Value::Array(items) => items.into_iter().for_each(|item| add(&mut map, &table, item)),
            header => drop(map.insert(table, header)),
        }
    }
    map
}

fn add(map: &mut BTreeMap<String, Value>, table: &str, mut item: Value) {
    if let Some(Value::Array(rows)) = item.get_mut("rows").map(Value::take) {
        let list = text(&item, "document");
        for row in rows {
            add(map, &format!("{table} {list} row"), row);
        }
    }
    let keys = ["number", "name", "id", "document", "key", "category", "finding", "event", "role", "act", "code"];
    let mut key = keys.iter().map(|key| text(&item, key)).find(|text| !text.is_empty()).unwrap_or_default();
    if key.is_empty() {
        key = ["rule", "names_vi"].iter().filter_map(|key| item.get(key)).map(Value::to_string).collect();
    }
    let base = format!("{table} {key}");
    let mut unique = base.clone();
    let mut count = 1;
    // Provisions of one key follow one another in time, sorted.
    while map.contains_key(&unique) {
        count += 1;
        unique = format!("{base} ({count})");
    }
    map.insert(unique, item);
}

fn text(item: &Value, key: &str) -> String {
    item.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}
