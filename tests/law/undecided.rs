//! What is not verified never decides (S14): over every rule and every row of the built-in book.

use std::collections::BTreeSet;

use kiemdinh::assess::{Complete, Options};
use kiemdinh::law::{AttributeType, Category, Expr, IntervalRule, List, Regime, Verification};
use kiemdinh::{Date, Rulebook};
use serde_json::{Map, Value, json};

use crate::support::{assess, assess_with, day};

fn book() -> &'static Rulebook {
    Rulebook::builtin()
}

fn rules_of(category: &Category) -> impl Iterator<Item = &'static IntervalRule> {
    book().data().intervals.iter().filter(|rule| rule.categories.contains(&category.id))
}

/// Every assignment of the choices that the rules of a category ask for, each known or not.
fn assignments(category: &Category) -> Vec<Map<String, Value>> {
    let tests = rules_of(category).filter_map(|rule| rule.when.as_ref()).flat_map(Expr::tests);
    let names: BTreeSet<&str> = tests.map(|(name, _)| name).collect();
    let mut all = vec![Map::new()];
    for attribute in names.into_iter().filter_map(|name| book().attribute(name)) {
        let AttributeType::Choice { values } = &attribute.kind else { continue };
        let known = all.iter().flat_map(|assignment| values.iter().map(move |value| (assignment, value)));
        let known = known.map(|(assignment, value)| {
            let mut assignment = assignment.clone();
            assignment.insert(attribute.name.clone(), json!(value));
            assignment
        });
        all = known.chain(all.iter().cloned()).collect();
    }
    all
}

/// A day before the rules of a category, and every day on which they change.
fn days(category: &Category) -> BTreeSet<Date> {
    let changes = rules_of(category).flat_map(|rule| [rule.period.from, rule.period.to]).flatten();
    changes.chain([day("2016-12-01"), day("2026-11-23")]).collect()
}

/// Years in service on the day of the inspection: around every limit of the book; unknown at last.
const YEARS: [Option<i32>; 10] =
    [Some(0), Some(11), Some(13), Some(16), Some(17), Some(18), Some(20), Some(21), Some(25), None];

/// Calls `each` with every kind of item of the book that is inspected periodically: its category, the day of its last
/// inspection, and its record, in which that inspection stands first.
fn every_item(mut each: impl FnMut(&'static Category, Date, Value)) {
    for category in book().data().categories.iter().filter(|category| category.regime == Regime::PeriodicInspection) {
        for (day, attributes) in
            days(category).into_iter().flat_map(|day| assignments(category).into_iter().map(move |a| (day, a)))
        {
            for years in YEARS {
                let used_from = years.map(|years| day.add_months(-12 * years).add_days(-1));
                let mut inspections = vec![json!({ "performed_on": day, "result": "pass" })];
                inspections.extend(
                    used_from.map(|first| json!({ "kind": "initial", "performed_on": first, "result": "pass" })),
                );
                let record =
                    json!({ "put_into_use_on": used_from, "attributes": attributes, "inspections": inspections });
                each(category, day, record);
            }
        }
    }
}

fn rule_of(id: &Value) -> &'static IntervalRule {
    let found = book().data().intervals.iter().find(|rule| Some(rule.id.as_str()) == id.as_str());
    found.expect("a rule of the book")
}

/// A date is computed where, and only where, every rule considered is known and verified.
#[test]
fn no_date_rests_on_a_rule_that_is_not_verified() {
    let mut met = BTreeSet::new();
    let mut computed = 0;
    every_item(|category, day, record| {
        // With a stated date the answer names the rules considered, whatever they are.
        let mut stated = record.clone();
        stated["inspections"][0]["next_due_on"] = json!(day.add_months(1));
        let interval = assess(book(), &category.id, stated, &day.to_string())["interval"].clone();
        let rules: Vec<&IntervalRule> = interval["rules"].as_array().expect("rules").iter().map(rule_of).collect();
        if let [rule] = rules.as_slice() {
            met.insert(rule.id.as_str());
        }
        let known = |rule: &&IntervalRule| rule.months.is_some() && rule.citation.verification.decides();
        let decided = !rules.is_empty() && rules.iter().all(known) && interval["verification"] != "unknown";
        let due_on = rules.iter().filter_map(|rule| rule.months).min().filter(|_| decided);
        let due_on = due_on.map(|months| day.add_months(i32::from(months)));
        computed += usize::from(decided);

        for as_of in [day, day.add_months(30), day.add_months(120)] {
            let answer = assess(book(), &category.id, record.clone(), &as_of.to_string());
            let context = || format!("{} on {as_of}: {record}\n{answer}", category.id);
            assert_eq!(answer["due_on"], json!(due_on), "{}", context());
            if !decided {
                assert!(answer["status"] == "undetermined", "{}", context());
            } else {
                assert_eq!(answer["due_basis"], "computed", "{}", context());
                let weakest = rules.iter().map(|rule| rule.citation.verification).max().map(Verification::name);
                assert_eq!(answer["interval"]["verification"].as_str(), weakest, "{}", context());
            }
        }
    });
    let all: BTreeSet<&str> = book().data().intervals.iter().map(|rule| rule.id.as_str()).collect();
    let superseded = ["qtkd-08-2016.1", "qtkd-08-2016.2"];
    let never_met: Vec<&&str> = all.difference(&met).collect();
    assert_eq!(never_met, superseded.iter().collect::<Vec<_>>(), "the regulation takes their place");
    assert!(computed > 0);
}

#[test]
fn no_violation_rests_on_a_provision_that_is_not_verified() {
    let mut options = Options::default();
    options.complete = Complete { declarations: true, history: true, use_: true };
    let mut violations = 0;
    every_item(|category, day, record| {
        let answer = assess_with(book(), &category.id, record, &day.add_months(40).to_string(), &options);
        for finding in answer["findings"].as_array().expect("findings").iter().filter(|f| f["severity"] == "violation")
        {
            violations += 1;
            assert!(finding["verification"] == "text" || finding["verification"] == "secondary", "{finding}");
            assert!(finding["document"].is_string() && finding["provision"].is_string(), "{finding}");
        }
    });
    assert!(violations > 0);
}

#[test]
fn a_row_that_is_not_verified_decides_neither_way() {
    let (mut open, mut decided) = (0, 0);
    let rows = |list: &'static List| list.rows.iter().map(move |row| (list, row));
    for (list, row) in book().data().lists.iter().flat_map(rows) {
        let first = list.period.from.expect("a first day");
        let answer = assess(book(), &row.category, json!({}), &first.to_string());
        let found = |code: &str| answer["findings"].as_array().expect("findings").iter().any(|f| f["code"] == code);
        let place = format!("{} {}", list.document, row.category);
        if !row.citation.verification.decides() {
            open += 1;
            assert_eq!(answer["coverage"], "undetermined", "{place}");
            assert!(found("criterion_unverified") && !found("coverage_undetermined"), "{place}");
        } else if row.when.is_none() && row.doubt.is_none() {
            decided += 1;
            assert_eq!(answer["coverage"], "regulated", "{place}");
        } else {
            assert_eq!(answer["coverage"], "undetermined", "{place}: nothing is known of its measures");
            assert!(found("coverage_undetermined"), "{place}");
        }
    }
    assert!(open > 0 && decided > 0);
    // Nor does a list that is itself unverified take off what it does not name.
    let unnamed = assess(book(), "construction.slip_form", json!({}), "2016-12-01");
    assert_eq!(unnamed["coverage"], "undetermined");
}
