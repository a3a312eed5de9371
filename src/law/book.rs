//! A book of tables: all provisions of all files, each found again by its key.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use crate::error::{ErrorKind, Fault};

use super::faults::Faults;
use super::tree::Node;

/// The tables of a rulebook, with the fields that tell one provision from another.
pub(super) const TABLES: [(&str, &[&str]); 21] = [
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
];

/// The fields that tell one row of a list from another.
pub(super) const ROW_KEYS: &[&str] = &["category"];

/// Table, and the values of its keys: where a provision stands. A row of a list is `row`: list and category.
pub(super) type Place<'p> = (&'p str, &'p [&'p str]);

#[derive(Default)]
pub(super) struct Book {
    pub(super) header: Option<Node>,
    pub(super) tables: BTreeMap<&'static str, Vec<Node>>,
    /// Where each provision stands, worked out when it is first asked for.
    index: OnceCell<HashMap<Vec<String>, Position>>,
}

/// Table, number of the provision in it, and for a row of a list its number.
type Position = (&'static str, usize, Option<usize>);

impl Book {
    pub(super) fn tables(&self, name: &str) -> &[Node] {
        self.tables.get(name).map_or(&[], Vec::as_slice)
    }

    /// Every provision with its table and the values of its keys.
    pub(super) fn provisions(&self) -> impl Iterator<Item = (&'static str, Vec<String>, &Node)> {
        let of = |(name, keys): (&'static str, &'static [&'static str])| {
            self.tables(name).iter().map(move |node| (name, key_of(node, keys), node))
        };
        TABLES.into_iter().flat_map(of)
    }

    pub(super) fn has(&self, place: Place<'_>) -> bool {
        self.find(place).is_some()
    }

    fn find(&self, (table, keys): Place<'_>) -> Option<&Node> {
        let path: Vec<String> = std::iter::once(&table).chain(keys).map(|part| (*part).to_owned()).collect();
        let (table, at, row) = self.index.get_or_init(|| self.index()).get(&path)?;
        let node = self.tables(table).get(*at)?;
        match row {
            None => Some(node),
            Some(row) => node.rows().get(*row),
        }
    }

    fn index(&self) -> HashMap<Vec<String>, Position> {
        let mut index = HashMap::new();
        for (name, keys) in TABLES {
            for (at, node) in self.tables(name).iter().enumerate() {
                let key = key_of(node, keys);
                for (row, node) in node.rows().iter().enumerate().filter(|_| name == "list") {
                    let path = [vec!["row".to_owned()], key.clone(), key_of(node, ROW_KEYS)].concat();
                    index.entry(path).or_insert((name, at, Some(row)));
                }
                index.entry([vec![name.to_owned()], key].concat()).or_insert((name, at, None));
            }
        }
        index
    }

    /// Reports a fault of a provision, with the file and the line where it stands.
    pub(super) fn fault(
        &self,
        place: Place<'_>,
        field: &str,
        kind: ErrorKind,
        vi: impl Into<String>,
        en: impl Into<String>,
        faults: &mut Faults,
    ) {
        let path = format!("{}.{field}", label(place));
        match self.find(place) {
            Some(node) => faults.add(node.get(field).unwrap_or(node), &path, kind, vi.into(), en.into()),
            None => faults.push(Fault::new(kind, vi, en).field(path)),
        }
    }
}

/// A provision as messages name it: `interval[r.1]`, `list[D].row[a.b]`.
fn label(place: Place<'_>) -> String {
    match place {
        ("row", [list, category]) => format!("list[{list}].row[{category}]"),
        (table, keys) => {
            let keys: Vec<&str> = keys.iter().copied().filter(|key| !key.is_empty()).collect();
            format!("{table}[{}]", keys.join(" "))
        }
    }
}

pub(super) fn key_of(node: &Node, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| node.key_text(key)).collect()
}
