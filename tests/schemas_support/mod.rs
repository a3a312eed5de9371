//! Schemas, the records of the conformance cases, and what the tests of one kind of document share.

mod mappings;
mod output;
mod overlays;
mod records;

use std::collections::BTreeSet;
use std::path::Path;

use jsonschema::Validator;
use kiemdinh::Item;
use kiemdinh::read::{ReadOptions, json};
use serde_json::Value;

use crate::cases::{self, Case};

pub(crate) struct Schema {
    pub(crate) json: Value,
    validator: Validator,
}

impl Schema {
    pub(crate) fn read(name: &str) -> Schema {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/schemas/{name}.schema.json"));
        let text = std::fs::read_to_string(path).expect("a schema");
        let json: Value = serde_json::from_str(&text).expect("JSON");
        assert!(jsonschema::meta::is_valid(&json), "{name} is a schema of its dialect");
        let validator = jsonschema::validator_for(&json).expect("a schema");
        Schema { json, validator }
    }

    pub(crate) fn allows(&self, document: &Value) -> bool {
        self.validator.is_valid(document)
    }

    #[track_caller]
    pub(crate) fn check(&self, document: &Value) {
        let errors = self.validator.iter_errors(document);
        let errors: Vec<String> = errors.map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{:.300}\n{}", document.to_string(), errors.join("\n"));
    }

    /// The words of the list at that place, null left out.
    pub(crate) fn words(&self, pointer: &str) -> BTreeSet<String> {
        let list = self.json.pointer(pointer).and_then(|at| at["enum"].as_array());
        let words = list.unwrap_or_else(|| panic!("no list at {pointer}")).iter().filter(|word| !word.is_null());
        words.map(|word| word.as_str().map_or_else(|| word.to_string(), str::to_owned)).collect()
    }
}

pub(crate) fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> BTreeSet<String> {
    all.iter().map(|value| name(*value).to_owned()).collect()
}

pub(crate) fn each_case(mut look: impl FnMut(&Case<'_>)) {
    for file in cases::files() {
        file.cases().iter().for_each(&mut look);
    }
}

pub(crate) fn read(text: &str) -> Result<Item, kiemdinh::read::RowError> {
    let mut item = Item::default();
    json::item(text.as_bytes(), 1, ReadOptions::default(), &mut item).map(|()| item)
}
