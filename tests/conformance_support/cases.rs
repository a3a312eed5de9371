//! The files of cases; `tests/conformance/README.md` says what they hold.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// The text of one file.
pub(crate) struct File {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Content<'f> {
    pub(crate) about: String,
    /// Each case as it stands in the file.
    #[serde(borrow)]
    pub(crate) cases: Vec<&'f RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case<'f> {
    pub(crate) name: String,
    pub(crate) rules: Vec<String>,
    pub(crate) why: String,
    /// One record, or
    #[serde(borrow)]
    item: Option<&'f RawValue>,
    /// several that are judged as one register, or
    #[serde(borrow)]
    items: Option<Vec<&'f RawValue>>,
    /// a line that may be no record.
    line: Option<String>,
    /// Which register each of the items comes from.
    sources: Option<Vec<u32>>,
    /// The record that means the same without what cannot be read.
    pub(crate) understood: Option<Value>,
    pub(crate) as_of: Option<String>,
    #[serde(default)]
    pub(crate) options: Value,
    #[serde(default)]
    pub(crate) overlays: Vec<String>,
    /// The part of the expectation that was worked out by hand.
    pub(crate) assert: Value,
    /// Null until it is blessed.
    pub(crate) expect: Value,
}

/// What a case asks.
pub(crate) enum Question<'c> {
    Item(&'c str),
    Items(Vec<(u32, &'c str)>),
    Line(&'c str),
}

impl Case<'_> {
    pub(crate) fn question(&self) -> Question<'_> {
        match (self.item, &self.items, &self.line) {
            (Some(item), None, None) => Question::Item(item.get()),
            (None, Some(items), None) => {
                let sources = self.sources.clone().unwrap_or_else(|| vec![0; items.len()]);
                assert_eq!(sources.len(), items.len(), "{}: a source for each item", self.name);
                Question::Items(sources.into_iter().zip(items.iter().map(|item| item.get())).collect())
            }
            (None, None, Some(line)) => Question::Line(line),
            _ => panic!("{}: a case has one of item, items and line", self.name),
        }
    }

    /// The records that are judged.
    pub(crate) fn items(&self) -> Vec<Value> {
        let texts = match self.question() {
            Question::Item(text) => vec![text],
            Question::Items(items) => items.into_iter().map(|(_, text)| text).collect(),
            Question::Line(_) => vec![],
        };
        texts.into_iter().map(|text| serde_json::from_str(text).expect("a record")).collect()
    }

    /// The records with their expected assessments.
    pub(crate) fn assessments(&self) -> Vec<(Value, &Value)> {
        let expected = match self.question() {
            Question::Item(_) => vec![&self.expect],
            Question::Items(_) => self.expect["assessments"].as_array().expect("assessments").iter().collect(),
            Question::Line(_) => vec![],
        };
        self.items().into_iter().zip(expected).collect()
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance")
}

/// All files of cases, by name.
pub(crate) fn files() -> Vec<File> {
    let entries = std::fs::read_dir(folder()).expect("the folder of cases").map(|entry| entry.expect("a file").path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a file of cases").replace("\r\n", "\n");
        File { path, text }
    };
    paths.into_iter().map(read).collect()
}

impl File {
    pub(crate) fn name(&self) -> &str {
        self.path.file_name().and_then(|name| name.to_str()).expect("a file name")
    }

    pub(crate) fn content(&self) -> Content<'_> {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{}: {error}", self.name()))
    }

    pub(crate) fn cases(&self) -> Vec<Case<'_>> {
        let cases = self.content().cases.into_iter();
        let read = |text| serde_json::from_str(text).unwrap_or_else(|error| panic!("{}: {error}\n{text}", self.name()));
        cases.map(|raw| read(raw.get())).collect()
    }
}
