//! The protocol of `bindings/conformance/README.md`.

use serde_json::{Map, Value};

pub(crate) struct Request {
    command: &'static str,
    fields: Vec<Option<String>>,
}

impl Request {
    pub(crate) fn new(command: &'static str) -> Request {
        Request { command, fields: Vec::new() }
    }

    pub(crate) fn maybe(&mut self, text: Option<&str>) -> &mut Request {
        self.fields.push(text.map(str::to_owned));
        self
    }

    pub(crate) fn text(&mut self, text: &str) -> &mut Request {
        self.maybe(Some(text))
    }

    pub(crate) fn number(&mut self, number: i64) -> &mut Request {
        self.text(&number.to_string())
    }

    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        out.extend(format!("{} {}\n", self.command, self.fields.len()).bytes());
        for field in &self.fields {
            match field {
                Some(text) => out.extend(format!("{}\n{text}\n", text.len()).bytes()),
                None => out.extend(b"-\n"),
            }
        }
    }
}

/// The answers of a program, each as one JSON value.
pub(crate) fn answers(mut output: &str) -> Vec<Value> {
    let mut answers = Vec::new();
    let mut answer = Value::Object(Map::new());
    while let Some((line, rest)) = output.split_once('\n') {
        output = rest;
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["end"] => answers.push(std::mem::replace(&mut answer, Value::Object(Map::new()))),
            ["0", key] => set(&mut answer, key, Value::Null),
            ["l", key] => set(&mut answer, key, Value::Array(Vec::new())),
            ["n", key, number] => set(&mut answer, key, number.parse::<i64>().expect("a number").into()),
            ["t", key, length] => {
                let (text, rest) = output.split_at(length.parse().expect("a length"));
                output = rest.strip_prefix('\n').expect("a line break after a text");
                set(&mut answer, key, text.into());
            }
            _ => panic!("not of the protocol: {line}"),
        }
    }
    assert_eq!(answer, Value::Object(Map::new()), "an answer without an end");
    answers
}

/// Puts a value at a path: `findings.0.field`.
fn set(answer: &mut Value, path: &str, value: Value) {
    let (list, last) = path.rsplit_once('.').unwrap_or(("", path));
    let mut place = answer;
    for step in list.split('.').filter(|step| !step.is_empty()) {
        place = match place {
            Value::Array(entries) => {
                let index: usize = step.parse().expect("an index");
                if index == entries.len() {
                    entries.push(Value::Object(Map::new()));
                }
                &mut entries[index]
            }
            Value::Object(members) => members.entry(step).or_insert_with(|| Value::Object(Map::new())),
            other => panic!("{path}: {other} has no entries"),
        };
    }
    match place {
        Value::Array(entries) => {
            assert_eq!(last, entries.len().to_string(), "{path}: entries come in their order");
            entries.push(value);
        }
        Value::Object(members) => {
            assert!(members.insert(last.to_owned(), value).is_none(), "{path}: said twice");
        }
        other => panic!("{path}: {other} has no entries"),
    }
}
