//! TOML as a tree that knows file and line.

use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::date::Date;
use crate::error::{ErrorKind, Fault};

use super::faults::Faults;

/// A TOML text with the name under which its faults are reported.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// File name, for messages.
    pub name: &'a str,
    /// The text.
    pub text: &'a str,
}

/// The longest TOML text that is read, in bytes.
pub const MAX_SOURCE_BYTES: usize = 16 << 20;

#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    Integer(i64),
    Switch(bool),
    Day(Date),
    Array(Vec<Node>),
    Table(Vec<Entry>),
    /// A float, a time, an integer out of range: nothing that a rulebook holds.
    Other,
}

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) file: usize,
    pub(super) line: u64,
    pub(super) value: Value,
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) node: Node,
}

/// Reads one text into a table. A text with faults of syntax gives those, all of them, and no table: half a provision
/// would only lead to more faults.
pub(super) fn parse(text: &str, file: usize, faults: &mut Faults) -> Option<Node> {
    if text.len() > MAX_SOURCE_BYTES {
        let vi = format!("tệp lớn hơn giới hạn {MAX_SOURCE_BYTES} byte");
        let en = format!("the file is larger than the limit of {MAX_SOURCE_BYTES} bytes");
        faults.of_file(file, Fault::new(ErrorKind::LimitExceeded, vi, en));
        faults.unread();
        return None;
    }
    // Line starts, so that an offset becomes a line by binary search.
    let starts: Vec<usize> =
        std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
    let line = |offset: usize| starts.partition_point(|start| *start <= offset) as u64;
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        for error in errors {
            let row = error.span().map_or(1, |span| line(span.start));
            let en = error.message();
            let fault = Fault::new(ErrorKind::Syntax, format!("sai cú pháp TOML: {en}"), en);
            faults.of_file(file, fault.row(row));
        }
        faults.unread();
        return None;
    }
    Some(Node { file, line: line(table.span().start), value: Value::Table(entries(table.into_inner(), file, &line)) })
}

fn entries(table: DeTable<'_>, file: usize, line: &impl Fn(usize) -> u64) -> Vec<Entry> {
    let mut list: Vec<(usize, Entry)> = table
        .into_iter()
        .map(|(key, value)| {
            let offset = key.span().start;
            let node = node(value, file, line);
            // A key's own line is the better place; a table's is its heading.
            let node = Node { line: line(offset).min(node.line), ..node };
            (offset, Entry { key: key.into_inner().into_owned(), node })
        })
        .collect();
    list.sort_by_key(|(offset, _)| *offset);
    list.into_iter().map(|(_, entry)| entry).collect()
}

fn node(value: Spanned<DeValue<'_>>, file: usize, line: &impl Fn(usize) -> u64) -> Node {
    let at = line(value.span().start);
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Other, Value::Integer)
        }
        DeValue::Boolean(switch) => Value::Switch(switch),
        DeValue::Datetime(moment) => match (moment.date, moment.time, moment.offset) {
            (Some(day), None, None) => Date::new(i32::from(day.year), u32::from(day.month), u32::from(day.day))
                .map_or(Value::Other, Value::Day),
            _ => Value::Other,
        },
        DeValue::Float(_) => Value::Other,
        DeValue::Array(items) => Value::Array(items.into_iter().map(|item| node(item, file, line)).collect()),
        DeValue::Table(table) => Value::Table(entries(table, file, line)),
    };
    Node { file, line: at, value }
}

impl Node {
    pub(super) fn is_table(&self) -> bool {
        matches!(self.value, Value::Table(_))
    }

    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Table(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node),
            _ => None,
        }
    }

    /// The text of a key, where it has one.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        match &self.get(key)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The rows of a list; none, where it has no array of them.
    pub(super) fn rows(&self) -> &[Node] {
        match self.get("row").map(|rows| &rows.value) {
            Some(Value::Array(rows)) => rows,
            _ => &[],
        }
    }

    /// The value of a key as text, for keys of provisions; dates and numbers are printed.
    pub(super) fn key_text(&self, key: &str) -> String {
        match self.get(key).map(|node| &node.value) {
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Day(day)) => day.to_string(),
            Some(Value::Integer(number)) => number.to_string(),
            Some(Value::Array(items)) => match items.first().map(|node| &node.value) {
                Some(Value::Text(text)) => text.clone(),
                _ => String::new(),
            },
            _ => String::new(),
        }
    }

    /// The value as JSON; none, where it holds what no rulebook does.
    pub(super) fn to_json(&self) -> Option<Json> {
        Some(match &self.value {
            Value::Text(text) => Json::from(text.as_str()),
            Value::Integer(number) => Json::from(*number),
            Value::Switch(switch) => Json::from(*switch),
            Value::Day(day) => Json::from(day.to_string()),
            Value::Array(items) => Json::Array(items.iter().map(Node::to_json).collect::<Option<_>>()?),
            Value::Table(entries) => {
                let entries = entries.iter().map(|entry| Some((entry.key.clone(), entry.node.to_json()?)));
                Json::Object(json_object(entries.collect::<Option<_>>()?))
            }
            Value::Other => return None,
        })
    }
}

/// A JSON object with its keys in order, however the map of the build keeps them: the hash goes over its text.
pub(super) fn json_object(mut entries: Vec<(String, Json)>) -> serde_json::Map<String, Json> {
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    entries.into_iter().collect()
}
