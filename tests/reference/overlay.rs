//! All files of a rulebook as one table, with the overlays laid over it.

use super::book::{tables, text, texts};
use toml::{Table, Value};

pub fn merge(toml_texts: &[&str]) -> Table {
    let mut book = Table::new();
    let mut overlays = Vec::new();
    for text in toml_texts {
        let table: Table = text.parse().expect("TOML");
        if table.contains_key("overlay") {
            overlays.push(table);
        } else {
            for (key, value) in table {
                append(&mut book, &key, value);
            }
        }
    }
    for overlay in overlays {
        for (key, value) in overlay {
            match value {
                Value::Array(entries) => {
                    let mut merged = tables(&book, &key);
                    for entry in entries {
                        let entry = entry.as_table().expect("a table").clone();
                        lay_over(&key, &mut merged, entry);
                    }
                    let merged = merged.into_iter().map(Value::Table).collect();
                    book.insert(key, Value::Array(merged));
                }
                _ => assert!(key == "overlay", "`{key}` does not belong in an overlay"),
            }
        }
    }
    book
}

fn append(book: &mut Table, key: &str, value: Value) {
    match (book.get_mut(key), value) {
        (None, value) => {
            book.insert(key.to_string(), value);
        }
        (Some(Value::Array(old)), Value::Array(new)) => old.extend(new),
        _ => panic!("`{key}` is given twice"),
    }
}

/// A table whose key exists replaces the keys it gives, the rest stays; a new key adds a provision.
fn lay_over(kind: &str, entries: &mut Vec<Table>, new: Table) {
    let Some(old) = entries.iter_mut().find(|old| key_of(kind, old) == key_of(kind, &new)) else {
        entries.push(new);
        return;
    };
    for (key, value) in new {
        if kind == "list" && key == "row" {
            let mut rows = tables(old, "row");
            for row in value.as_array().expect("rows") {
                lay_over("row", &mut rows, row.as_table().expect("a row").clone());
            }
            let rows = rows.into_iter().map(Value::Table).collect();
            old.insert(key, Value::Array(rows));
        } else {
            old.insert(key, value);
        }
    }
}

fn key_of(kind: &str, table: &Table) -> Vec<String> {
    let parts: &[&str] = match kind {
        "document" => &["number"],
        "attribute" | "parameter" => &["name"],
        "list" => &["document"],
        "row" => &["category"],
        "conformity" => &["list", "category"],
        "trigger" => &["event", "from"],
        "obligation" => &["finding", "from"],
        "authority" => &["role", "from"],
        "penalty" => &["act", "units_from", "from"],
        "entry" => &["list", "item", "name_en"],
        "province" => &["code"],
        "holiday" => &["rule", "date", "month_day"],
        "medium" => return texts(table, "names_vi")[..1].to_vec(),
        // category, interval, duty, form, identifier, fact
        _ => return vec![text(table, "id")],
    };
    parts.iter().map(|part| table.get(*part).map(Value::to_string).unwrap_or_default()).collect()
}
