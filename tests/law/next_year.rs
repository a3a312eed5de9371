//! Next year's law is data too. The book is invented: a new list and a transition period from 2027-03-01, and annual
//! inspections between the periodic ones (S7, S9b).

use kiemdinh::Rulebook;
use kiemdinh::assess::{Complete, Options};
use serde_json::{Value, json};

use crate::support::{assess, assess_with, book};

fn invented() -> Rulebook {
    book(include_str!("../books/vn-2027.toml"))
}

const CRANE: &str = "lifting.crane_bridge";

/// A crane in use since 2022 with these inspections.
fn crane(inspections: Value) -> Value {
    json!({ "put_into_use_on": "2022-01-10", "attributes": { "rated_capacity": "5 t" }, "inspections": inspections })
}

/// A periodic pass of 2027-10-01 under the new procedure (60 months), whose report names an annual inspection as the
/// next, a year later; then these annual inspections.
fn with_annual(annual: &[&Value]) -> Value {
    let mut inspections = vec![json!({
        "performed_on": "2027-10-01", "result": "pass", "next_due_on": "2028-10-01", "next_kind": "annual",
    })];
    inspections.extend(annual.iter().copied().cloned());
    crane(json!(inspections))
}

fn annual(performed_on: &str, next_due_on: Option<&str>) -> Value {
    json!({ "kind": "annual", "performed_on": performed_on, "result": "pass", "next_due_on": next_due_on })
}

fn assert_answer(record: &Value, as_of: &str, status: &str, due_on: Option<&str>) -> Value {
    let answer = assess(&invented(), CRANE, record.clone(), as_of);
    let found = (answer["status"].as_str(), answer["due_on"].as_str());
    assert_eq!(found, (Some(status), due_on), "on {as_of}: {record}");
    answer
}

fn codes(answer: &Value) -> Vec<&str> {
    answer["findings"].as_array().expect("findings").iter().filter_map(|finding| finding["code"].as_str()).collect()
}

#[test]
fn s9b_the_law_of_the_day_of_the_inspection_fixes_the_term() {
    for (performed_on, due_on, rule) in [
        ("2027-02-28", "2030-02-28", "old.1"),
        ("2027-03-01", "2029-03-01", "transition"),
        ("2027-08-31", "2029-08-31", "transition"),
        ("2027-09-01", "2032-09-01", "new"),
    ] {
        let record = crane(json!([{ "performed_on": performed_on, "result": "pass" }]));
        // The days between on which the law changes do not touch the running term.
        for as_of in [performed_on, "2027-09-01", "2028-12-31"] {
            if as_of >= performed_on {
                let answer = assert_answer(&record, as_of, "valid", Some(due_on));
                assert_eq!(answer["interval"]["rules"], json!([rule]), "{performed_on} on {as_of}");
            }
        }
    }
}

#[test]
fn s9b_a_shorter_term_of_the_new_law_does_not_end_a_running_one() {
    let record = crane(json!([{ "performed_on": "2025-06-15", "result": "pass" }]));
    // 24 months of the transition would have ended on 2027-06-15.
    assert_answer(&record, "2027-06-16", "valid", Some("2028-06-15"));
    assert_answer(&record, "2028-06-15", "due_soon", Some("2028-06-15"));
    assert_answer(&record, "2028-06-16", "overdue", Some("2028-06-15"));
    // Nor does a longer one stretch it: five years of the new procedure are not for this inspection.
    let beyond = crane(json!([{ "performed_on": "2025-06-15", "result": "pass", "next_due_on": "2030-06-15" }]));
    let answer = assert_answer(&beyond, "2028-06-16", "overdue", Some("2028-06-15"));
    assert_eq!((codes(&answer)[0], &answer["due_basis"]), ("validity_exceeds_legal_maximum", &json!("legal_maximum")));
}

#[test]
fn the_list_in_force_on_the_day_asked_about_decides_the_coverage() {
    let book = invented();
    let status = |category: &str, capacity: &str, as_of: &str| {
        let mut record = crane(json!([{ "performed_on": "2026-05-04", "result": "pass" }]));
        record["attributes"]["rated_capacity"] = json!(capacity);
        assess(&book, category, record, as_of)["status"].clone()
    };
    for (category, capacity, before, after) in [
        (CRANE, "500 kg", "valid", "valid"),
        ("lifting.hoist_manual", "1 t", "valid", "not_regulated"),
        ("lifting.hoist_manual", "2 t", "valid", "valid"),
    ] {
        assert_eq!(status(category, capacity, "2027-02-28"), before, "{category} {capacity}");
        assert_eq!(status(category, capacity, "2027-03-01"), after, "{category} {capacity}");
    }
    let table = |as_of: &str| assess(&book, "lifting.table", json!({}), as_of)["status"].clone();
    assert_eq!((table("2027-02-28"), table("2027-03-01")), (json!("not_regulated"), json!("never_inspected")));
}

#[test]
fn s7_where_the_report_names_an_annual_inspection_its_date_is_the_next() {
    let record = with_annual(&[]);
    let answer = assert_answer(&record, "2028-08-31", "valid", Some("2028-10-01"));
    assert_eq!(answer["interval"]["max_months"], 60);
    assert_eq!(codes(&answer), [""; 0], "a year instead of five is no shortening here");
    assert_answer(&record, "2028-10-01", "due_soon", Some("2028-10-01"));
    assert_answer(&record, "2028-10-02", "overdue", Some("2028-10-01"));

    // Without the kind of the next inspection the same date is a term shortened without a reason.
    let mut shortened = record;
    shortened["inspections"][0]["next_kind"] = Value::Null;
    let answer = assert_answer(&shortened, "2028-08-31", "valid", Some("2028-10-01"));
    assert_eq!(codes(&answer), ["shortened_without_reason"]);
    assert_eq!(answer["findings"][0]["provision"], "art. 10");
}

#[test]
fn s7_an_annual_pass_carries_the_term_on_up_to_the_next_periodic_inspection() {
    let first = annual("2028-09-20", Some("2029-09-20"));
    assert_answer(&with_annual(&[&first]), "2028-10-02", "valid", Some("2029-09-20"));
    assert_answer(&with_annual(&[&first]), "2029-09-21", "overdue", Some("2029-09-20"));
    // It speaks from its own day on.
    assert_answer(&with_annual(&[&first]), "2028-09-19", "due_soon", Some("2028-10-01"));
    assert_answer(&with_annual(&[&first]), "2028-09-20", "valid", Some("2029-09-20"));
    // The latest one is heard, in whatever order they stand.
    let second = annual("2029-09-10", Some("2030-09-10"));
    assert_answer(&with_annual(&[&second, &first]), "2029-09-21", "valid", Some("2030-09-10"));
    // The periodic inspection itself is due after five years, whatever the last annual one says.
    let last = with_annual(&[&annual("2032-09-01", Some("2033-09-01"))]);
    assert_answer(&last, "2032-10-01", "due_soon", Some("2032-10-01"));
    assert_answer(&last, "2032-10-02", "overdue", Some("2032-10-01"));
    // One without a next date changes nothing.
    assert_answer(&with_annual(&[&annual("2028-09-20", None)]), "2028-10-02", "overdue", Some("2028-10-01"));
}

#[test]
fn s7_an_annual_pass_may_shorten_a_term_that_names_no_annual_inspection() {
    let with = |next_due_on: &str| {
        let periodic = json!({ "performed_on": "2027-10-01", "result": "pass", "next_due_on": "2032-10-01" });
        crane(json!([periodic, annual("2028-09-20", Some(next_due_on))]))
    };
    assert_answer(&with("2029-09-20"), "2029-09-21", "overdue", Some("2029-09-20"));
    assert_answer(&with("2033-09-20"), "2029-09-21", "valid", Some("2032-10-01"));
    // The same holds for a term that is computed.
    let computed = crane(json!([
        { "performed_on": "2027-10-01", "result": "pass" }, annual("2028-09-20", Some("2029-09-20")),
    ]));
    let answer = assert_answer(&computed, "2029-09-21", "overdue", Some("2029-09-20"));
    assert_eq!(answer["due_basis"], "stated");
}

#[test]
fn s7_a_failed_annual_inspection_stops_the_item() {
    let mut fail = annual("2028-09-20", None);
    fail["result"] = json!("fail");
    let answer = assert_answer(&with_annual(&[&fail]), "2028-09-21", "failed", None);
    assert_eq!(answer["may_operate"], false);
    assert_answer(&with_annual(&[&fail]), "2028-09-19", "due_soon", Some("2028-10-01"));
    // A later annual pass, or a periodic one, takes its place.
    let again = annual("2028-09-28", Some("2029-09-28"));
    assert_answer(&with_annual(&[&fail, &again]), "2028-10-02", "valid", Some("2029-09-28"));
    let periodic = json!({ "performed_on": "2028-09-28", "result": "pass" });
    assert_answer(&with_annual(&[&fail, &periodic]), "2028-10-02", "valid", Some("2033-09-28"));
}

#[test]
fn s7_an_annual_inspection_alone_never_counts() {
    let only = crane(json!([annual("2028-09-20", Some("2029-09-20"))]));
    assert_answer(&only, "2028-10-02", "never_inspected", None);
    // Nor does one before the inspection that counts, or one that was withdrawn.
    let before = with_annual(&[&annual("2027-09-20", Some("2028-03-20"))]);
    assert_answer(&before, "2028-04-01", "valid", Some("2028-10-01"));
    let mut withdrawn = annual("2028-09-20", Some("2029-09-20"));
    (withdrawn["withdrawn_on"], withdrawn["withdrawal"]) = (json!("2028-11-01"), json!("substantive"));
    assert_answer(&with_annual(&[&withdrawn]), "2028-10-31", "valid", Some("2029-09-20"));
    assert_answer(&with_annual(&[&withdrawn]), "2028-11-01", "overdue", Some("2028-10-01"));
}

#[test]
fn use_under_a_term_that_annual_passes_carried_on_is_not_past_due() {
    let mut options = Options::default();
    options.complete = Complete { declarations: false, history: true, use_: true };
    let past_due = |record: &Value, as_of: &str| {
        let answer = assess_with(&invented(), CRANE, record.clone(), as_of, &options);
        codes(&answer).contains(&"operated_past_due")
    };
    let carried = with_annual(&[&annual("2028-09-20", Some("2029-09-20"))]);
    assert!(!past_due(&carried, "2029-09-20"));
    assert!(past_due(&carried, "2029-09-21"));
    // A year late, though the next periodic inspection has been passed since.
    let late = with_annual(&[&json!({ "performed_on": "2029-10-01", "result": "pass" })]);
    assert!(past_due(&late, "2029-11-01"));
}
