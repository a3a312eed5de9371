//! Another country's law is another book, loaded without compiling: LOLER 1998 of Great Britain.

use kiemdinh::Rulebook;
use kiemdinh::assess::{Complete, Options};
use serde_json::{Value, json};

use crate::support::{assess, assess_with, book};

fn loler() -> Rulebook {
    book(include_str!("../books/uk-loler.toml"))
}

/// Equipment at work, exposed to deterioration, with one passed examination of that day.
fn examined(performed_on: &str, attributes: Value) -> Value {
    let mut record = json!({
        "put_into_use_on": "2015-06-01",
        "attributes": { "work_equipment": "yes", "deterioration": "liable", "examination_scheme": "none" },
        "inspections": [{ "performed_on": performed_on, "result": "pass" }],
    });
    for (name, value) in attributes.as_object().expect("attributes") {
        record["attributes"][name] = value.clone();
    }
    record
}

/// Status, due date and provision of the answer.
fn brief(answer: &Value) -> (&str, Option<&str>, Option<&str>) {
    let status = answer["status"].as_str().expect("a status");
    (status, answer["due_on"].as_str(), answer["interval"]["provision"].as_str())
}

#[test]
fn the_book_says_what_it_is_and_where_it_is_silent() {
    let book = loler();
    assert_eq!((book.id(), book.version()), ("uk-loler", "0.1.0"));
    let day = "2025-03-01".parse().expect("a day");
    let rules = |category: &str| book.intervals(category, day).map(|rule| rule.id.as_str()).collect::<Vec<_>>();
    assert_eq!(rules("lifting.accessory"), ["loler-9-3-a-i.accessory", "loler-9-3-a-iii"]);
    assert_eq!(rules("lifting.equipment"), ["loler-9-3-a-i.persons", "loler-9-3-a-ii", "loler-9-3-a-iii"]);
    // Nothing is said of equipment that does not deteriorate, and nothing before 5 December 1998.
    let gaps: Vec<_> = book.gaps().into_iter().filter(|gap| gap.category == "lifting.accessory").collect();
    assert_eq!(gaps[0].period.to, "1998-12-05".parse().ok());
    let after: Vec<&str> = gaps[1..].iter().map(|gap| gap.assignment.as_str()).collect();
    let silent = |scheme: &str| format!("deterioration = not_liable, examination_scheme = {scheme}");
    assert_eq!(after, [silent("none"), silent("in_force")]);
}

#[test]
fn equipment_for_lifting_persons_is_examined_every_6_months() {
    let record = || examined("2024-08-31", json!({ "lifts_persons": "yes" }));
    for (as_of, status) in [("2025-01-28", "valid"), ("2025-02-28", "due_soon"), ("2025-03-01", "overdue")] {
        let answer = assess(&loler(), "lifting.equipment", record(), as_of);
        assert_eq!(brief(&answer), (status, Some("2025-02-28"), Some("reg. 9(3)(a)(i)")), "on {as_of}");
    }
}

#[test]
fn an_accessory_is_examined_every_6_months_whatever_it_lifts() {
    for persons in ["yes", "no"] {
        let record = || examined("2024-09-10", json!({ "lifts_persons": persons }));
        let answer = assess(&loler(), "lifting.accessory", record(), "2025-03-10");
        assert_eq!(brief(&answer), ("due_soon", Some("2025-03-10"), Some("reg. 9(3)(a)(i)")));
        assert_eq!(assess(&loler(), "lifting.accessory", record(), "2025-03-11")["status"], "overdue");
    }
}

#[test]
fn other_equipment_is_examined_every_12_months() {
    let record = || examined("2024-02-29", json!({ "lifts_persons": "no" }));
    for (as_of, status) in [("2025-01-28", "valid"), ("2025-02-28", "due_soon"), ("2025-03-01", "overdue")] {
        let answer = assess(&loler(), "lifting.equipment", record(), as_of);
        assert_eq!(brief(&answer), (status, Some("2025-02-28"), Some("reg. 9(3)(a)(ii)")), "on {as_of}");
    }
}

#[test]
fn where_it_is_not_known_whether_persons_are_lifted_the_answer_says_so() {
    let record = || examined("2024-09-10", json!({}));
    for (as_of, status) in [("2025-02-01", "valid"), ("2025-03-11", "undetermined"), ("2025-09-11", "overdue")] {
        let answer = assess(&loler(), "lifting.equipment", record(), as_of);
        assert_eq!(answer["status"], status, "on {as_of}");
        assert_eq!((&answer["interval"]["min_months"], &answer["interval"]["max_months"]), (&json!(6), &json!(12)));
        let missing: Vec<&Value> =
            answer["findings"].as_array().expect("findings").iter().map(|f| &f["field"]).collect();
        assert_eq!(missing, ["attributes.lifts_persons"], "on {as_of}");
    }
}

#[test]
fn under_an_examination_scheme_the_stated_date_is_the_term() {
    let scheme = |next: Option<&str>| {
        let mut record = examined("2024-09-10", json!({ "lifts_persons": "no", "examination_scheme": "in_force" }));
        record["inspections"][0]["next_due_on"] = json!(next);
        record
    };
    let answer = |next: Option<&str>, as_of: &str| assess(&loler(), "lifting.equipment", scheme(next), as_of);
    // The Regulations set no months: without the scheme's date the answer is open, before and after any term.
    for as_of in ["2024-10-01", "2026-10-01"] {
        assert_eq!(brief(&answer(None, as_of)), ("undetermined", None, None), "on {as_of}");
    }
    let provision = Some("reg. 9(3)(a)(iii)");
    let shorter = Some("2024-12-10");
    assert_eq!(brief(&answer(shorter, "2024-12-10")), ("due_soon", shorter, provision));
    assert_eq!(brief(&answer(shorter, "2024-12-11")), ("overdue", shorter, provision));
    // Beyond the longest term of the Regulations a stated date alone does not make it valid (S13c).
    let longer = Some("2026-09-10");
    assert_eq!(brief(&answer(longer, "2025-09-10")), ("valid", longer, provision));
    assert_eq!(brief(&answer(longer, "2025-09-11")), ("undetermined", longer, provision));
    assert_eq!(brief(&answer(longer, "2026-09-11")), ("overdue", longer, provision));
}

#[test]
fn a_move_or_an_alteration_calls_for_another_examination() {
    let moved = |category: &str, depends: Value, event: &str| {
        let mut record = examined("2024-09-10", json!({ "lifts_persons": "no" }));
        record["events"] = json!([{ "kind": event, "on": "2024-10-01" }]);
        if !depends.is_null() {
            record["attributes"]["safety_depends_on_installation"] = depends;
        }
        assess(&loler(), category, record, "2024-11-01")["status"].clone()
    };
    assert_eq!(moved("lifting.equipment", json!("yes"), "relocated"), "extraordinary_due");
    assert_eq!(moved("lifting.equipment", json!("no"), "relocated"), "valid");
    assert_eq!(moved("lifting.equipment", Value::Null, "relocated"), "undetermined");
    assert_eq!(moved("lifting.accessory", json!("yes"), "relocated"), "valid");
    assert_eq!(moved("lifting.accessory", json!("yes"), "modified"), "extraordinary_due");
    // The book has no ground for it: a repair as such is not among the reasons that it gives.
    assert_eq!(moved("lifting.equipment", json!("yes"), "repaired"), "valid");
}

#[test]
fn the_list_decides_what_is_lifting_equipment_at_work() {
    let coverage = |category: &str, record: Value| assess(&loler(), category, record, "2025-01-01")["coverage"].clone();
    assert_eq!(coverage("lifting.equipment", examined("2024-09-10", json!({}))), "regulated");
    assert_eq!(
        coverage("lifting.equipment", examined("2024-09-10", json!({ "work_equipment": "no" }))),
        "not_regulated"
    );
    assert_eq!(coverage("lifting.equipment", json!({})), "undetermined");
    assert_eq!(coverage("conveying.escalator", json!({})), "not_regulated");
    let before = assess(&loler(), "lifting.accessory", json!({}), "1998-12-04");
    assert_eq!(before["coverage"], "undetermined", "before the first list of the book");
}

#[test]
fn nothing_of_the_vietnamese_law_shows() {
    let mut options = Options::default();
    options.complete = Complete { declarations: true, history: true, use_: true };
    (options.explanation, options.remedies) = (true, true);
    let mut record = examined("2024-09-10", json!({ "lifts_persons": "yes" }));
    record["service_life_until"] = json!("2020-01-01");
    let answer = assess_with(&loler(), "lifting.equipment", record, "2025-06-01", &options);
    assert_eq!(answer["status"], "overdue");
    assert_eq!(answer["rulebook"]["id"], "uk-loler");
    // Neither a declaration nor a service life is a duty under this book.
    assert_eq!(answer["findings"], json!([]));
    assert_eq!(answer["verification"], "secondary");
    let text = answer.to_string();
    assert!(text.contains("SI 1998/2307") && !text.contains("QTKĐ") && !text.contains("NĐ-CP"), "{text}");
    // And the other way round: a Vietnamese book does not know this category.
    let unknown = assess(Rulebook::builtin(), "lifting.accessory", examined("2024-09-10", json!({})), "2025-06-01");
    assert_eq!(unknown["findings"][0]["code"], "unknown_attribute");
    assert_eq!(unknown["coverage"], "undetermined");
}
