//! TOML as a tree that knows file and line, and the reading of tables out of it that collects every fault.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::date::Date;
use crate::error::{ErrorKind, Fault, cut};

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
/// The most faults that are reported at once; one more says that there are others.
pub const MAX_FAULTS: usize = 10_000;

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

/// Everything that is wrong, up to a limit; file names by number.
pub(super) struct Faults<'a> {
    files: Vec<&'a str>,
    list: Vec<Fault>,
}

impl<'a> Faults<'a> {
    pub(super) fn new(files: Vec<&'a str>) -> Self {
        Faults { files, list: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn into_list(self) -> Vec<Fault> {
        self.list
    }

    pub(super) fn push(&mut self, fault: Fault) {
        if self.list.len() < MAX_FAULTS {
            self.list.push(fault);
        } else if self.list.len() == MAX_FAULTS {
            let vi = format!("còn lỗi khác; chỉ báo {MAX_FAULTS} lỗi đầu tiên");
            let en = format!("there are more faults; only the first {MAX_FAULTS} are reported");
            self.list.push(Fault::new(ErrorKind::LimitExceeded, vi, en));
        }
    }

    pub(super) fn add(&mut self, node: &Node, path: &str, kind: ErrorKind, vi: String, en: String) {
        let file = self.files.get(node.file).copied().unwrap_or_default();
        self.push(Fault::new(kind, vi, en).file(file).row(node.line).field(path));
    }
}

/// Reads one text into a table; every syntax fault is collected.
pub(super) fn parse(source: Source<'_>, file: usize, faults: &mut Faults<'_>) -> Node {
    if source.text.len() > MAX_SOURCE_BYTES {
        let vi = format!("tệp lớn hơn giới hạn {MAX_SOURCE_BYTES} byte");
        let en = format!("the file is larger than the limit of {MAX_SOURCE_BYTES} bytes");
        faults.push(Fault::new(ErrorKind::LimitExceeded, vi, en).file(source.name));
        return Node { file, line: 1, value: Value::Table(Vec::new()) };
    }
    // Line starts, so that an offset becomes a line by binary search.
    let starts: Vec<usize> =
        std::iter::once(0).chain(memchr::memchr_iter(b'\n', source.text.as_bytes()).map(|at| at + 1)).collect();
    let line = |offset: usize| starts.partition_point(|start| *start <= offset) as u64;
    let (table, errors) = DeTable::parse_recoverable(source.text);
    for error in errors {
        let row = error.span().map_or(1, |span| line(span.start));
        let en = error.message().to_owned();
        faults.push(Fault::new(ErrorKind::Syntax, format!("sai cú pháp TOML: {en}"), en).file(source.name).row(row));
    }
    let offset = table.span().start;
    Node { file, line: line(offset), value: Value::Table(entries(table.into_inner(), file, &line)) }
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
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Table(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node),
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

    fn to_json(&self) -> Json {
        match &self.value {
            Value::Text(text) => Json::from(text.as_str()),
            Value::Integer(number) => Json::from(*number),
            Value::Switch(switch) => Json::from(*switch),
            Value::Day(day) => Json::from(day.to_string()),
            Value::Array(items) => items.iter().map(Node::to_json).collect(),
            Value::Table(entries) => json_object(entries.iter().map(|e| (e.key.clone(), e.node.to_json())).collect()),
            Value::Other => Json::Null,
        }
    }
}

/// A JSON object with its keys in order, however the map of the build keeps them: the hash goes over its text.
pub(super) fn json_object(mut entries: Vec<(String, Json)>) -> Json {
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    Json::Object(entries.into_iter().collect())
}

/// Reads the keys of one table, collecting faults; keys that nobody asked for are faults too.
pub(super) struct Table<'n, 'f, 'a> {
    node: &'n Node,
    path: String,
    faults: &'f mut Faults<'a>,
    asked: BTreeSet<&'static str>,
}

impl<'n, 'f, 'a> Table<'n, 'f, 'a> {
    pub(super) fn new(node: &'n Node, path: String, faults: &'f mut Faults<'a>) -> Self {
        if !matches!(node.value, Value::Table(_)) {
            faults.add(node, &path, ErrorKind::InvalidValue, "phải là một bảng".into(), "expected a table".into());
        }
        Table { node, path, faults, asked: BTreeSet::new() }
    }

    fn find(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.insert(key);
        self.node.get(key)
    }

    pub(super) fn fault(&mut self, key: &str, kind: ErrorKind, vi: impl Into<String>, en: impl Into<String>) {
        let path = if key.is_empty() { self.path.clone() } else { format!("{}.{key}", self.path) };
        let place = self.node.get(key).unwrap_or(self.node);
        self.faults.add(place, &path, kind, vi.into(), en.into());
    }

    fn missing(&mut self, key: &'static str) {
        self.fault(key, ErrorKind::MissingField, "thiếu khóa bắt buộc", "mandatory key is missing");
    }

    fn wrong(&mut self, key: &'static str, vi: &str, en: &str) {
        self.fault(key, ErrorKind::InvalidValue, format!("phải là {vi}"), format!("expected {en}"));
    }

    pub(super) fn opt_text(&mut self, key: &'static str) -> Option<String> {
        match &self.find(key)?.value {
            Value::Text(text) if !text.trim().is_empty() => Some(text.clone()),
            _ => {
                self.wrong(key, "một chuỗi không rỗng", "a text that is not empty");
                None
            }
        }
    }

    pub(super) fn text(&mut self, key: &'static str) -> String {
        if self.find(key).is_none() {
            self.missing(key);
        }
        self.opt_text(key).unwrap_or_default()
    }

    /// A word out of a fixed set, or a text with a form of its own.
    pub(super) fn opt_word<T: FromStr>(&mut self, key: &'static str, known: &str) -> Option<T> {
        let text = self.opt_text(key)?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(_) => {
                let text = cut(&text);
                let vi = format!("giá trị {text:?} không hợp lệ; chấp nhận: {known}");
                self.fault(key, ErrorKind::InvalidValue, vi, format!("{text:?} is not allowed here; allowed: {known}"));
                None
            }
        }
    }

    pub(super) fn word<T: FromStr>(&mut self, key: &'static str, known: &str) -> Option<T> {
        if self.find(key).is_none() {
            self.missing(key);
        }
        self.opt_word(key, known)
    }

    pub(super) fn opt_day(&mut self, key: &'static str) -> Option<Date> {
        match self.find(key)?.value {
            Value::Day(day) => Some(day),
            _ => {
                self.wrong(key, "một ngày YYYY-MM-DD (không đặt trong dấu nháy)", "a date YYYY-MM-DD, without quotes");
                None
            }
        }
    }

    pub(super) fn day(&mut self, key: &'static str) -> Option<Date> {
        if self.find(key).is_none() {
            self.missing(key);
        }
        self.opt_day(key)
    }

    /// A whole number from 0 to `most`.
    pub(super) fn opt_number<T: TryFrom<i64>>(&mut self, key: &'static str, most: i64) -> Option<T> {
        if let Value::Integer(number) = self.find(key)?.value
            && (0..=most).contains(&number)
            && let Ok(number) = T::try_from(number)
        {
            return Some(number);
        }
        self.wrong(key, &format!("một số nguyên từ 0 đến {most}"), &format!("a whole number from 0 to {most}"));
        None
    }

    pub(super) fn texts(&mut self, key: &'static str) -> Vec<String> {
        let Some(node) = self.find(key) else { return Vec::new() };
        let texts: Option<Vec<String>> = match &node.value {
            Value::Array(items) => items
                .iter()
                .map(|item| match &item.value {
                    Value::Text(text) if !text.trim().is_empty() => Some(text.clone()),
                    _ => None,
                })
                .collect(),
            _ => None,
        };
        if texts.is_none() {
            self.wrong(key, "một danh sách chuỗi không rỗng", "an array of texts that are not empty");
        }
        texts.unwrap_or_default()
    }

    /// A table of texts whose keys are open.
    pub(super) fn text_by_key(&mut self, key: &'static str) -> BTreeMap<String, String> {
        let Some(node) = self.find(key) else { return BTreeMap::new() };
        let texts = match &node.value {
            Value::Table(entries) => entries
                .iter()
                .map(|entry| match &entry.node.value {
                    Value::Text(text) if !text.trim().is_empty() => Some((entry.key.clone(), text.clone())),
                    _ => None,
                })
                .collect(),
            _ => None,
        };
        texts.unwrap_or_else(|| {
            self.wrong(key, "một bảng chuỗi không rỗng", "a table of texts that are not empty");
            BTreeMap::new()
        })
    }

    /// The tables of an array of tables, each with its path.
    pub(super) fn tables(&mut self, key: &'static str) -> &'n [Node] {
        match self.find(key).map(|node| &node.value) {
            None => &[],
            Some(Value::Array(items)) => items,
            Some(_) => {
                self.wrong(key, "một danh sách bảng", "an array of tables");
                &[]
            }
        }
    }

    pub(super) fn raw(&mut self, key: &'static str) -> Option<&'n Value> {
        self.find(key).map(|node| &node.value)
    }

    /// The value as JSON, for reference tables.
    pub(super) fn json(&mut self, key: &'static str) -> Option<Json> {
        self.find(key).map(Node::to_json)
    }

    pub(super) fn path(&self) -> String {
        self.path.clone()
    }

    pub(super) fn faults(&mut self) -> &mut Faults<'a> {
        self.faults
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self) {
        if let Value::Table(entries) = &self.node.value {
            for entry in entries.iter().filter(|entry| !self.asked.contains(entry.key.as_str())) {
                let known = self.asked.iter().copied().collect::<Vec<_>>().join(", ");
                let path = format!("{}.{}", self.path, entry.key);
                let vi = format!("khóa không được định nghĩa; chấp nhận: {known}");
                self.faults.add(&entry.node, &path, ErrorKind::UnknownKey, vi, format!("unknown key; known: {known}"));
            }
        }
    }
}
