//! Every fact keeps where it was found and what is to be known of it, and both are part of the hash (S20).

use serde_json::{Value, json};

use crate::support::{SMALL, book};

/// A provision of every table that may have a source and a note.
const TABLES: [(&str, &str); 18] = [
    ("document", "number = \"E\"\nwhat = \"d\""),
    ("attribute", "name = \"medium_hazard\"\ntype = \"choice\"\nvalues = [\"none\"]\nname_vi = \"n\"\nname_en = \"n\""),
    (
        "category",
        "id = \"a.c\"\nkind = \"machinery\"\nregime = \"conformity\"\nname_vi = \"n\"\nname_en = \"n\"\n\
         name_verification = \"text\"\nrelocation = \"no\"",
    ),
    ("list", "document = \"D\""),
    ("list.row", "category = \"a.b\""),
    ("interval", "id = \"r\"\ncategories = [\"a.b\"]\nmonths_is = \"term\"\ndocument = \"D\"\nprovision = \"1\""),
    ("conformity", "list = \"D\"\ncategory = \"a.b\"\nrisk = \"high\""),
    ("trigger", "event = \"repaired\"\ndocument = \"D\"\nprovision = \"1\""),
    ("obligation", "finding = \"not_declared\"\ndocument = \"D\"\nprovision = \"1\""),
    ("parameter", "name = \"stated_ceiling_months\"\nvalue = 72\nground = \"g\""),
    ("holiday", "rule = \"date\"\ndate = 2026-05-04"),
    ("medium", "names_vi = [\"clo\"]\nhazard = \"none\""),
    ("authority", "role = \"lead\"\nname_vi = \"n\"\nname_en = \"n\""),
    ("penalty", "act = \"x\"\ndocument = \"D\"\nprovision = \"1\""),
    ("duty", "id = \"x\"\nwho = \"w\"\nwhat = \"w\""),
    ("form", "id = \"x\"\nname_vi = \"n\"\nname_en = \"n\""),
    ("identifier", "id = \"x\"\nname = \"n\"\nformat = \"f\""),
    ("entry", "list = \"D\"\nname_vi = \"n\"\nname_en = \"n\""),
];

/// The small book without its list, and every table.
fn with(change: impl Fn(&str, &str) -> String) -> String {
    let (base, _) = SMALL.split_once("[[list]]").expect("a list");
    let table = |(name, keys): (&str, &str)| {
        let verification = if name == "attribute" || name == "category" { "" } else { "verification = \"text\"\n" };
        format!("[[{name}]]\n{keys}\n{verification}{}\n", change(name, keys))
    };
    let province = format!("[[province]]\ncode = \"01\"\nname = \"n\"\n{}\n", change("province", ""));
    format!("{base}{}{province}", TABLES.map(table).concat())
}

#[test]
fn source_and_note_are_kept_for_every_provision() {
    let text = with(|name, _| format!("source = \"source of {name}\"\nnote = \"note of {name}\""));
    let kept = serde_json::to_string(book(&text).data()).expect("plain data");
    for (name, _) in TABLES.into_iter().chain([("province", "")]) {
        assert!(kept.contains(&format!("\"source of {name}\"")), "the source of {name}");
        assert!(kept.contains(&format!("\"note of {name}\"")), "the note of {name}");
    }
}

#[test]
fn every_key_of_every_provision_is_part_of_the_hash() {
    let text = with(|_, _| "source = \"s\"\nnote = \"n\"".to_owned());
    let before = book(&text).sha256().to_owned();
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in
        lines.iter().enumerate().filter(|(_, line)| line.starts_with("source") || line.starts_with("note"))
    {
        let other = line.replace(" = \"", " = \"x");
        let after = [&lines[..at], &[other.as_str()], &lines[at + 1..]].concat().join("\n");
        assert_ne!(book(&after).sha256(), before, "line {}: {line}", at + 1);
    }
}

#[test]
fn a_parameter_may_refer_to_a_document_without_resting_on_it() {
    let text = "[[parameter]]\nname = \"printed_date_prevails\"\nvalue = false\nground = \"g\"\ndocument = \"D\"\nprovision = \"art. 1\"\n";
    let kept = book(&format!("{SMALL}{text}"));
    let parameter = &kept.data().parameters[0];
    let citation = (parameter.document.as_deref(), parameter.provision.as_deref(), parameter.verification);
    assert_eq!(citation, (Some("D"), Some("art. 1"), None));
}

#[test]
fn the_days_of_a_fact_for_reference_are_kept() {
    let days = "from = 2020-01-01\nto = 2021-01-01";
    let is_reference = |name: &str| ["duty", "form", "identifier", "entry"].contains(&name);
    let kept = book(&with(|name, _| if is_reference(name) { days.to_owned() } else { String::new() }));
    let references = &kept.data().references;
    assert_eq!(references.len(), 4);
    for reference in references {
        let days = ["from", "to"].map(|key| reference.fields.get(key).cloned().unwrap_or(Value::Null));
        assert_eq!(days, [json!("2020-01-01"), json!("2021-01-01")], "{}", reference.table);
    }
}
