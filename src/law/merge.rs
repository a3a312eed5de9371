//! Several files, and overlays over them, become one book of tables.
//!
//! An overlay's table whose key exists replaces the keys it gives and keeps the rest; a new key adds a provision.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::error::ErrorKind;

use super::tree::{Entry, Faults, Node, Value};

/// The tables of a rulebook, with the fields that tell one provision from another.
const TABLES: [(&str, &[&str]); 22] = [
    ("overlay", &["id"]),
    ("document", &["number"]),
    ("attribute", &["name"]),
    ("category", &["id"]),
    ("list", &["document"]),
    ("interval", &["id"]),
    ("conformity", &["list", "category"]),
    ("trigger", &["event", "from"]),
    ("obligation", &["finding", "from"]),
    ("parameter", &["name"]),
    ("holiday", &["rule", "date", "month_day"]),
    ("medium", &["names_vi"]),
    ("synonym", &["id"]),
    ("authority", &["role", "from"]),
    ("penalty", &["act", "units_from", "from"]),
    ("duty", &["id"]),
    ("form", &["id"]),
    ("identifier", &["id"]),
    ("entry", &["list", "item", "name_en"]),
    ("fact", &["id"]),
    ("province", &["code"]),
    ("row", &["category"]),
];

/// Between the parts of a key: a character that no text of a rulebook holds.
const SEPARATOR: &str = "\u{1f}";

pub(super) struct Book {
    pub(super) header: Node,
    tables: BTreeMap<&'static str, Vec<Node>>,
    /// Where each provision stands, worked out when a fault asks for it.
    places: OnceCell<HashMap<String, Place>>,
}

/// Table, number of the provision in it, and for a list the number of the row.
type Place = (&'static str, usize, Option<usize>);

impl Book {
    pub(super) fn tables(&self, name: &str) -> &[Node] {
        self.tables.get(name).map_or(&[], Vec::as_slice)
    }

    /// The provision of a table that has these values for its keys; of `row`, the list's document and the category.
    pub(super) fn find(&self, table: &str, keys: &[&str]) -> Option<&Node> {
        let places = self.places.get_or_init(|| self.all_places());
        let (table, at, row) = places.get(&[&[table], keys].concat().join(SEPARATOR))?;
        let node = self.tables(table).get(*at)?;
        match row {
            None => Some(node),
            Some(row) => node.rows().get(*row),
        }
    }

    fn all_places(&self) -> HashMap<String, Place> {
        let mut places = HashMap::new();
        for (name, keys) in TABLES {
            for (at, node) in self.tables(name).iter().enumerate() {
                let key = key_of(node, keys);
                for (row, node) in node.rows().iter().enumerate().filter(|_| name == "list") {
                    let path = ["row", &key, &node.key_text("category")].join(SEPARATOR);
                    places.entry(path).or_insert((name, at, Some(row)));
                }
                places.entry([name, &key].join(SEPARATOR)).or_insert((name, at, None));
            }
        }
        places
    }
}

/// Puts the files of a book together and lays the overlays over it, in order.
pub(super) fn merge(files: Vec<Node>, overlays: Vec<Node>, faults: &mut Faults<'_>) -> Book {
    let nowhere = Node { file: 0, line: 1, value: Value::Table(Vec::new()) };
    let mut book = Book { header: nowhere, tables: BTreeMap::new(), places: OnceCell::new() };
    let mut headers = 0;
    let mut seen: HashMap<&str, HashSet<String>> = HashMap::new();
    for file in files {
        for Entry { key, node } in entries(file) {
            if key == "rulebook" {
                headers += 1;
                if headers > 1 {
                    duplicate(&node, "rulebook", faults);
                }
                book.header = node;
            } else if let Some((name, keys)) = known(&key).filter(|(name, _)| *name != "overlay") {
                let tables = array(node, name, faults);
                check_unique(name, keys, &tables, seen.entry(name).or_default(), faults);
                book.tables.entry(name).or_default().extend(tables);
            } else {
                unknown(&node, &key, faults);
            }
        }
    }
    for overlay in overlays {
        lay_over(&mut book, overlay, faults);
    }
    book
}

fn lay_over(book: &mut Book, overlay: Node, faults: &mut Faults<'_>) {
    if overlay.get("overlay").is_none() {
        let (vi, en) = ("tệp bổ sung phải có bảng [overlay]", "an overlay file needs a table [overlay]");
        faults.add(&overlay, "overlay", ErrorKind::MissingField, vi.into(), en.into());
    }
    for Entry { key, node } in entries(overlay) {
        if key == "overlay" {
            book.tables.entry("overlay").or_default().push(node);
        } else if let Some((name, keys)) = known(&key) {
            let tables = array(node, name, faults);
            check_unique(name, keys, &tables, &mut HashSet::new(), faults);
            merge_tables(book.tables.entry(name).or_default(), tables, keys);
        } else {
            unknown(&node, &key, faults);
        }
    }
}

fn merge_tables(base: &mut Vec<Node>, tables: Vec<Node>, keys: &[&str]) {
    let mut index: HashMap<String, usize> =
        base.iter().enumerate().map(|(at, node)| (key_of(node, keys), at)).collect();
    for table in tables {
        let key = key_of(&table, keys);
        match index.get(&key).and_then(|at| base.get_mut(*at)) {
            Some(old) => merge_node(old, table),
            None => {
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
            // The rows of a list are provisions of their own.
            Some(Entry { node: Node { value: Value::Array(rows), .. }, .. }) if key == "row" => {
                if let Value::Array(new_rows) = node.value {
                    merge_tables(rows, new_rows, &["category"]);
                }
            }
            Some(entry) => entry.node = node,
            None => entries.push(Entry { key, node }),
        }
    }
    (old.file, old.line) = (file, line);
}

fn known(key: &str) -> Option<(&'static str, &'static [&'static str])> {
    TABLES.iter().copied().find(|(name, _)| *name == key && *name != "row")
}

fn key_of(node: &Node, keys: &[&str]) -> String {
    keys.iter().map(|key| node.key_text(key)).collect::<Vec<_>>().join(SEPARATOR)
}

fn entries(node: Node) -> Vec<Entry> {
    match node.value {
        Value::Table(entries) => entries,
        _ => Vec::new(),
    }
}

fn array(node: Node, name: &str, faults: &mut Faults<'_>) -> Vec<Node> {
    match node.value {
        Value::Array(items) => items,
        _ => {
            let (vi, en) = (format!("phải viết là [[{name}]]"), format!("must be written as [[{name}]]"));
            faults.add(&node, name, ErrorKind::InvalidValue, vi, en);
            Vec::new()
        }
    }
}

/// Reports the tables whose key was `seen` before, and the rows of a list that name a category twice.
fn check_unique(name: &str, keys: &[&str], tables: &[Node], seen: &mut HashSet<String>, faults: &mut Faults<'_>) {
    for (index, node) in tables.iter().enumerate() {
        if !seen.insert(key_of(node, keys)) {
            duplicate(node, &format!("{name}[{index}]"), faults);
        }
        if name == "list" {
            check_unique(&format!("{name}[{index}].row"), &["category"], node.rows(), &mut HashSet::new(), faults);
        }
    }
}

fn duplicate(node: &Node, path: &str, faults: &mut Faults<'_>) {
    faults.add(node, path, ErrorKind::Duplicate, "khai báo hai lần".into(), "given twice".into());
}

fn unknown(node: &Node, key: &str, faults: &mut Faults<'_>) {
    let known = TABLES.iter().map(|(name, _)| *name).filter(|name| *name != "row").collect::<Vec<_>>().join(", ");
    let vi = format!("bảng không được định nghĩa; chấp nhận: rulebook, {known}");
    faults.add(node, key, ErrorKind::UnknownKey, vi, format!("unknown table; known: rulebook, {known}"));
}
