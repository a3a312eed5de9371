//! Several files, and overlays over them, become one book of tables.
//!
//! An overlay's table whose key exists replaces the keys it gives and keeps the rest; a new key adds a provision.

use std::collections::{HashMap, HashSet};

use crate::error::{ErrorKind, Fault};

use super::book::{Book, ROW_KEYS, TABLES, key_of};
use super::faults::Faults;
use super::tree::{Entry, Node, Value};

/// The table of a file that says what the book is, or what the overlay is.
const HEADERS: [&str; 2] = ["rulebook", "overlay"];

/// Puts the files of a book together and lays the overlays over it, in order.
pub(super) fn merge(
    files: impl Iterator<Item = Node>,
    overlays: impl Iterator<Item = Node>,
    faults: &mut Faults,
) -> Book {
    let mut book = Book::default();
    let mut seen: HashMap<&str, HashSet<Vec<String>>> = HashMap::new();
    for Entry { key, node } in files.flat_map(entries) {
        if key == "rulebook" {
            match book.header {
                Some(_) => duplicate(&node, "rulebook", faults),
                None => book.header = Some(node),
            }
        } else if let Some((name, keys)) = known(&key) {
            let tables = array(node, name, faults);
            check_unique(name, name, keys, &tables, seen.entry(name).or_default(), faults);
            book.tables.entry(name).or_default().extend(tables);
        } else {
            unknown(&node, &key, "rulebook", faults);
        }
    }
    if book.header.is_none() && faults.all_read() {
        let (vi, en) = ("thiếu bảng [rulebook]", "a table [rulebook] is needed");
        faults.push(Fault::new(ErrorKind::MissingField, vi, en).field("rulebook"));
    }
    for overlay in overlays {
        lay_over(&mut book, overlay, faults);
    }
    let mut ids = HashSet::new();
    check_unique("overlay", "overlay", &["id"], book.tables("overlay"), &mut ids, faults);
    book
}

fn lay_over(book: &mut Book, overlay: Node, faults: &mut Faults) {
    if overlay.get("overlay").is_none() {
        let (vi, en) = ("tệp bổ sung phải có bảng [overlay]", "an overlay file needs a table [overlay]");
        faults.add(&overlay, "overlay", ErrorKind::MissingField, vi.into(), en.into());
    }
    for Entry { key, node } in entries(overlay) {
        if key == "overlay" {
            book.tables.entry("overlay").or_default().push(node);
        } else if let Some((name, keys)) = known(&key) {
            let tables = array(node, name, faults);
            check_unique(name, name, keys, &tables, &mut HashSet::new(), faults);
            merge_tables(book.tables.entry(name).or_default(), tables, keys);
        } else {
            unknown(&node, &key, "overlay", faults);
        }
    }
}

fn merge_tables(base: &mut Vec<Node>, tables: Vec<Node>, keys: &[&str]) {
    // Where a key stands twice, which is a fault, the first one is changed.
    let mut index: HashMap<Vec<String>, usize> =
        base.iter().enumerate().rev().map(|(at, node)| (key_of(node, keys), at)).collect();
    for table in tables {
        let key = key_of(&table, keys);
        match index.get(&key).and_then(|at| base.get_mut(*at)) {
            Some(old) if old.is_table() && table.is_table() => merge_node(old, table),
            _ => {
                index.insert(key, base.len());
                base.push(table);
            }
        }
    }
}

fn merge_node(old: &mut Node, new: Node) {
    let (file, line) = (new.file, new.line);
    let Value::Table(entries) = &mut old.value else { return };
    for Entry { key, node } in self::entries(new) {
        match entries.iter_mut().find(|entry| entry.key == key) {
            None => entries.push(Entry { key, node }),
            Some(Entry { node: old, .. }) => match (&mut old.value, node.value) {
                // The rows of a list are provisions of their own.
                (Value::Array(rows), Value::Array(new)) if key == "row" => merge_tables(rows, new, ROW_KEYS),
                (_, value) => *old = Node { value, ..node },
            },
        }
    }
    (old.file, old.line) = (file, line);
}

/// A table that holds provisions, with their keys.
fn known(key: &str) -> Option<(&'static str, &'static [&'static str])> {
    TABLES.into_iter().find(|(name, _)| *name == key && !HEADERS.contains(name))
}

fn entries(node: Node) -> Vec<Entry> {
    match node.value {
        Value::Table(entries) => entries,
        _ => Vec::new(),
    }
}

fn array(node: Node, name: &str, faults: &mut Faults) -> Vec<Node> {
    match node.value {
        Value::Array(items) => items,
        _ => {
            let (vi, en) = (format!("phải viết là [[{name}]]"), format!("must be written as [[{name}]]"));
            faults.add(&node, name, ErrorKind::InvalidValue, vi, en);
            Vec::new()
        }
    }
}

/// Reports the tables whose key was `seen` before, the rows of a list that name a category twice, and the communes of
/// one code.
fn check_unique(
    table: &'static str,
    path: &str,
    keys: &[&str],
    nodes: &[Node],
    seen: &mut HashSet<Vec<String>>,
    faults: &mut Faults,
) {
    for (index, node) in nodes.iter().enumerate() {
        let key = key_of(node, keys);
        // A table without a key has that fault only.
        let first = key.first().cloned().unwrap_or_default();
        if !first.is_empty() && !seen.insert(key) {
            duplicate(node, &format!("{path}[{index}]"), faults);
            faults.doubt(table, &first);
        }
        let parts = match table {
            "list" => ("row", ROW_KEYS),
            "province" => ("units", &["code"][..]),
            _ => continue,
        };
        if let Some(Value::Array(items)) = node.get(parts.0).map(|node| &node.value) {
            let path = format!("{path}[{index}].{}", parts.0);
            check_unique(parts.0, &path, parts.1, items, &mut HashSet::new(), faults);
        }
    }
}

fn duplicate(node: &Node, path: &str, faults: &mut Faults) {
    faults.add(node, path, ErrorKind::Duplicate, "khai báo hai lần".into(), "given twice".into());
}

/// A table that is not known in a file with that header.
fn unknown(node: &Node, key: &str, header: &str, faults: &mut Faults) {
    let names = TABLES.iter().map(|(name, _)| *name).filter(|name| !HEADERS.contains(name));
    let known = std::iter::once(header).chain(names).collect::<Vec<_>>().join(", ");
    let vi = format!("bảng không được định nghĩa; chấp nhận: {known}");
    faults.add(node, key, ErrorKind::UnknownKey, vi, format!("unknown table; known: {known}"));
}
