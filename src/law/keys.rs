//! The reading of one table's keys: every fault is collected, and no fault hides another or leads to one.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use serde_json::Value as Json;

use crate::date::Date;
use crate::error::{ErrorKind, cut};

use super::faults::Faults;
use super::tree::{Node, Value};

/// Reads the keys of one table; keys that nobody asked for are faults too.
///
/// What cannot be read is told once and comes back as `None` or empty. A reader of a table asks for all of its keys
/// before it gives up on any.
pub(super) struct Keys<'n, 'f> {
    node: &'n Node,
    path: String,
    faults: &'f mut Faults,
    asked: BTreeSet<&'static str>,
}

impl<'n, 'f> Keys<'n, 'f> {
    pub(super) fn new(node: &'n Node, path: String, faults: &'f mut Faults) -> Self {
        Keys { node, path, faults, asked: BTreeSet::new() }
    }

    fn find(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.insert(key);
        self.node.get(key)
    }

    /// The same for a mandatory key.
    fn need(&mut self, key: &'static str) -> Option<&'n Node> {
        let node = self.find(key);
        if node.is_none() && !self.faults.may_stand_elsewhere(self.node) {
            self.fault(key, ErrorKind::MissingField, "thiếu khóa bắt buộc", "mandatory key is missing");
        }
        node
    }

    pub(super) fn fault(&mut self, key: &str, kind: ErrorKind, vi: impl Into<String>, en: impl Into<String>) {
        let place = self.node.get(key).unwrap_or(self.node);
        self.faults.add(place, &format!("{}.{key}", self.path), kind, vi.into(), en.into());
    }

    fn wrong(&mut self, key: &str, vi: &str, en: &str) {
        self.fault(key, ErrorKind::InvalidValue, format!("phải là {vi}"), format!("expected {en}"));
    }

    pub(super) fn opt_text(&mut self, key: &'static str) -> Option<String> {
        let text = text(self.find(key)?);
        if text.is_none() {
            self.wrong(key, "một chuỗi không rỗng", "a text that is not empty");
        }
        text
    }

    /// A mandatory text.
    pub(super) fn need_text(&mut self, key: &'static str) -> Option<String> {
        self.need(key)?;
        self.opt_text(key)
    }

    /// A mandatory text; empty, where it is missing.
    pub(super) fn text(&mut self, key: &'static str) -> String {
        self.need_text(key).unwrap_or_default()
    }

    /// A text with a form of its own, or a word out of a fixed set.
    pub(super) fn opt_word<T: FromStr>(&mut self, key: &'static str, allowed: &str) -> Option<T> {
        let text = self.opt_text(key)?;
        let value = text.parse().ok();
        if value.is_none() {
            self.not_allowed(key, &text, allowed);
        }
        value
    }

    /// The same, mandatory.
    pub(super) fn word<T: FromStr>(&mut self, key: &'static str, allowed: &str) -> Option<T> {
        self.need(key)?;
        self.opt_word(key, allowed)
    }

    /// A mandatory word out of these, each with what it stands for.
    pub(super) fn one_of<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let text = self.need_text(key)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            self.not_allowed(key, &text, &words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", "));
        }
        found
    }

    fn not_allowed(&mut self, key: &str, text: &str, allowed: &str) {
        let text = cut(text);
        let vi = format!("giá trị {text:?} không hợp lệ; chấp nhận: {allowed}");
        self.fault(key, ErrorKind::InvalidValue, vi, format!("{text:?} is not allowed here; allowed: {allowed}"));
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

    /// A mandatory day.
    pub(super) fn day(&mut self, key: &'static str) -> Option<Date> {
        self.need(key)?;
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

    /// An array of texts; where something else stands in it, the texts among it.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<String> {
        let Some(node) = self.find(key) else { return Vec::new() };
        let (items, is_array) = match &node.value {
            Value::Array(items) => (items.as_slice(), true),
            _ => (std::slice::from_ref(node), false),
        };
        let texts: Vec<String> = items.iter().filter_map(text).collect();
        if !is_array || texts.len() < items.len() {
            self.wrong(key, "một danh sách chuỗi không rỗng", "an array of texts that are not empty");
        }
        texts
    }

    /// The same, with at least one text in it.
    pub(super) fn some_texts(&mut self, key: &'static str) -> Vec<String> {
        if self.need(key).is_some_and(|node| matches!(&node.value, Value::Array(items) if items.is_empty())) {
            self.fault(key, ErrorKind::InvalidValue, "cần ít nhất một", "at least one is needed");
        }
        self.texts(key)
    }

    /// A table of texts whose keys are open.
    pub(super) fn text_by_key(&mut self, key: &'static str) -> BTreeMap<String, String> {
        let Some(node) = self.find(key) else { return BTreeMap::new() };
        let texts = match &node.value {
            Value::Table(entries) => {
                entries.iter().map(|entry| Some((entry.key.clone(), text(&entry.node)?))).collect()
            }
            _ => None,
        };
        texts.unwrap_or_else(|| {
            self.wrong(key, "một bảng chuỗi không rỗng", "a table of texts that are not empty");
            BTreeMap::new()
        })
    }

    /// The tables of an array of tables.
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

    /// A mandatory number, switch or word.
    pub(super) fn scalar(&mut self, key: &'static str) -> Option<&'n Value> {
        match &self.need(key)?.value {
            value @ (Value::Integer(_) | Value::Switch(_) | Value::Text(_)) => Some(value),
            _ => {
                self.wrong(key, "một số nguyên, true, false hoặc một từ", "a whole number, true, false or a word");
                None
            }
        }
    }

    /// A value of any form, as JSON.
    pub(super) fn opt_json(&mut self, key: &'static str) -> Option<Json> {
        let json = self.find(key)?.to_json();
        if json.is_none() {
            self.wrong(key, "chuỗi, số nguyên, ngày, true hoặc false", "texts, whole numbers, dates, true or false");
        }
        json
    }

    /// Whether the key is there at all.
    pub(super) fn has(&mut self, key: &'static str) -> bool {
        self.find(key).is_some()
    }

    /// Whether the key is there with that text.
    pub(super) fn has_text(&self, key: &str, text: &str) -> bool {
        self.node.text(key) == Some(text)
    }

    /// Lets keys pass of which it is not known whether they belong here.
    pub(super) fn allow(&mut self, keys: &[&'static str]) {
        self.asked.extend(keys);
    }

    pub(super) fn path(&self) -> String {
        self.path.clone()
    }

    pub(super) fn faults(&mut self) -> &mut Faults {
        self.faults
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self) {
        let Value::Table(entries) = &self.node.value else { return };
        let known = self.asked.iter().copied().collect::<Vec<_>>().join(", ");
        for entry in entries.iter().filter(|entry| !self.asked.contains(entry.key.as_str())) {
            let path = format!("{}.{}", self.path, entry.key);
            let vi = format!("khóa không được định nghĩa; chấp nhận: {known}");
            self.faults.add(&entry.node, &path, ErrorKind::UnknownKey, vi, format!("unknown key; known: {known}"));
        }
    }
}

/// A text that says something.
fn text(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) if !text.trim().is_empty() => Some(text.clone()),
        _ => None,
    }
}
