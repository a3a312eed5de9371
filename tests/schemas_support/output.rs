//! What the library gives: assessments, and the errors of rows.

use std::collections::BTreeSet;

use kiemdinh::law::Source;
use kiemdinh::read::{Format, ReadOptions, Register};
use kiemdinh::{Item, Options, Rulebook};
use serde_json::json;

use super::{Schema, each_case, read};
use crate::cases::Question;
use crate::support;

#[test]
fn every_line_of_output_is_valid() {
    let schema = Schema::read("assessment");
    let (mut steps, mut remedies) = (BTreeSet::new(), BTreeSet::new());
    each_case(|case| {
        let overlays: Vec<Source> = case.overlays.iter().map(|text| Source { name: "o.toml", text }).collect();
        let other = (!overlays.is_empty()).then(|| Rulebook::builtin_with(&overlays).expect("a book"));
        let book = other.as_ref().unwrap_or(Rulebook::builtin());
        let given = support::CaseOptions::read(&case.options);
        let mut options = given.options(book);
        for explained in [false, true] {
            (options.explanation, options.remedies) = (explained, explained);
            for item in case.items() {
                let Ok(item) = read(&item.to_string()) else { continue };
                let as_of = case.as_of.as_deref().expect("as_of").parse().expect("a day");
                let line = serde_json::to_value(book.assess(&item, as_of, &options)).expect("plain data");
                schema.check(&line);
                let all = |key: &str, name: &str| -> Vec<String> {
                    let entries = line[key].as_array().into_iter().flatten();
                    entries.map(|entry| entry[name].as_str().expect("a name").to_owned()).collect()
                };
                steps.extend(all("explanation", "step"));
                remedies.extend(all("remedies", "code"));
            }
        }
        if let Question::Line(text) = case.question() {
            schema.check(&serde_json::to_value(read(text).expect_err("no record")).expect("plain data"));
        }
    });
    assert_eq!(steps, schema.words("/$defs/step/properties/step"));
    assert_eq!(remedies, schema.words("/$defs/remedy/properties/code"));
}

#[test]
fn every_line_of_a_register_is_valid() {
    let schema = Schema::read("assessment");
    let text = include_bytes!("../data/register.csv").as_slice();
    let format = Format::of_name("register.csv");
    let mut register =
        Register::open("register.csv", text, format, None, ReadOptions::default()).expect("a usable heading");
    let layout = register.layout();
    let mut options = Options::default();
    (options.explanation, options.remedies) = (true, true);
    let as_of = "2026-11-23".parse().expect("a day");
    let (mut item, mut assessed, mut refused) = (Item::default(), 0, 0);
    while let Some(block) = register.next_block().expect("readable") {
        let mut rows = layout.rows(&block);
        while let Some(row) = rows.next_into(&mut item) {
            let line = match row {
                Ok(_) => {
                    assessed += 1;
                    serde_json::to_value(Rulebook::builtin().assess(&item, as_of, &options))
                }
                Err(error) => {
                    refused += 1;
                    serde_json::to_value(error)
                }
            };
            schema.check(&line.expect("plain data"));
        }
    }
    assert!(assessed > 200 && refused > 0, "{assessed} assessed, {refused} refused");
}

#[test]
fn wrong_lines_of_output_are_refused() {
    let schema = Schema::read("assessment");
    let item = read(
        r#"{"id": "A", "category": "lifting.table", "inspections": [{"result": "pass",
        "performed_on": "2025-01-01", "next_due_on": "2027-01-01"}]}"#,
    )
    .expect("a record");
    let mut options = Options::default();
    (options.explanation, options.remedies) = (true, true);
    let answer = Rulebook::builtin().assess(&item, "2026-06-30".parse().expect("a day"), &options);
    let good = serde_json::to_value(answer).expect("plain data");
    schema.check(&good);
    for key in good.as_object().expect("an object").keys() {
        let mut lacking = good.clone();
        lacking.as_object_mut().expect("an object").remove(key);
        assert!(!schema.allows(&lacking), "without {key}");
    }
    for (pointer, value) in [
        ("/as_of", json!("30/06/2026")),
        ("/coverage", json!("listed")),
        ("/status", json!("ok")),
        ("/may_operate", json!("yes")),
        ("/due_on", json!(null)),
        ("/days_left", json!(null)),
        ("/days_left", json!(1.5)),
        ("/due_basis", json!("guessed")),
        ("/interval/min_months", json!(0)),
        ("/interval/verification", json!(null)),
        ("/findings/0/number", json!(999)),
        ("/findings/0/code", json!("odd")),
        ("/findings/0/severity", json!("fatal")),
        ("/findings/0/message_vi", json!(null)),
        ("/explanation/0/step", json!("guess")),
        ("/remedies", json!([{"code": "pray", "text_vi": "", "text_en": ""}])),
        ("/verification", json!("sure")),
        ("/rulebook/version", json!("1")),
        ("/rulebook/sha256", json!("abc")),
    ] {
        let mut wrong = good.clone();
        *wrong.pointer_mut(pointer).unwrap_or_else(|| panic!("nothing at {pointer}")) = value;
        assert!(!schema.allows(&wrong), "{pointer}: {wrong}");
    }
    let error = serde_json::to_value(read("{}").expect_err("no id")).expect("plain data");
    schema.check(&error);
    for (pointer, value) in [("/error/code", json!("date_impossible")), ("/error/row", json!(0)), ("/id", json!(7))] {
        let mut wrong = error.clone();
        *wrong.pointer_mut(pointer).expect("a value") = value;
        assert!(!schema.allows(&wrong), "{pointer}: {wrong}");
    }
}
