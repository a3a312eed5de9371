//! What several tests share.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "each test sees it as a module of its own"
)]

use kiemdinh::assess::{Complete, Options};
use kiemdinh::{Accreditations, Assessment, Rulebook};
use serde_json::Value;

/// The options of a case, read from JSON; what they borrow is kept beside them.
pub struct CaseOptions {
    pub accreditations: Option<Accreditations>,
    json: Value,
}

impl CaseOptions {
    pub fn read(json: &Value) -> CaseOptions {
        let accreditations = json.get("accreditations").filter(|list| !list.is_null()).map(|list| {
            kiemdinh::read::json::accreditations("accreditations", &list.to_string()).expect("good accreditations")
        });
        CaseOptions { accreditations, json: json.clone() }
    }

    pub fn options(&self, book: &Rulebook) -> Options<'_> {
        let mut options = Options::default();
        let get = |key: &str| self.json.get(key).filter(|value| !value.is_null());
        if let Some(days) = get("window_days").and_then(Value::as_u64) {
            options.window_days = u16::try_from(days).expect("a window of days");
        }
        options.strict = get("strict").and_then(Value::as_bool).unwrap_or(false);
        let names: Vec<&str> = get("complete")
            .and_then(Value::as_array)
            .map_or(vec![], |list| list.iter().filter_map(Value::as_str).collect());
        options.complete = Complete {
            declarations: names.contains(&"declarations"),
            history: names.contains(&"history"),
            use_: names.contains(&"use"),
        };
        options.known_on = get("known_on").and_then(Value::as_str).map(|day| day.parse().expect("a day"));
        options.accreditations = self.accreditations.as_ref();
        if let Some(given) = get("parameters") {
            let mut parameters = book.parameters();
            let switch = |key: &str, own: bool| given.get(key).and_then(Value::as_bool).unwrap_or(own);
            parameters.printed_date_prevails = switch("printed_date_prevails", parameters.printed_date_prevails);
            parameters.roll_to_working_day = switch("roll_to_working_day", parameters.roll_to_working_day);
            options.parameters = Some(parameters);
        }
        options
    }
}

/// The assessment as the conformance cases hold it: without texts, explanation, remedies and the book's identity.
pub fn bare(assessment: &Assessment<'_>) -> Value {
    let mut json = serde_json::to_value(assessment).expect("an assessment is plain data");
    let object = json.as_object_mut().expect("an object");
    for key in ["explanation", "remedies", "rulebook"] {
        object.remove(key);
    }
    for finding in object["findings"].as_array_mut().expect("findings") {
        let finding = finding.as_object_mut().expect("a finding");
        finding.remove("message_vi");
        finding.remove("message_en");
    }
    json
}

/// The texts of the built-in rulebook's files.
pub fn builtin_texts() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/law/vn");
    let files = std::fs::read_dir(folder).expect("the rulebook's folder").map(|entry| entry.expect("a file").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    files.sort();
    files.into_iter().map(|path| std::fs::read_to_string(path).expect("a rulebook file")).collect()
}
