//! Properties of the assessment that hold whatever the rulebook's figures are.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "it is a test")]

#[path = "support/records.rs"]
#[allow(dead_code, reason = "no options here")]
mod records;

use std::fmt::Write;
use std::sync::LazyLock;

use kiemdinh::law::Source;
use kiemdinh::{Date, Item, Options, Rulebook, Status};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::{Map, Value, json};

fn config(cases: u32) -> Config {
    Config { cases, max_shrink_iters: 10_000, failure_persistence: None, ..Config::default() }
}

fn item(record: &Value) -> Item {
    kiemdinh::read::json::parse_item(&record.to_string()).expect("a readable item")
}

fn months(book: &Rulebook, record: &Value, as_of: Date) -> Option<(u16, u16)> {
    let item = item(record);
    book.assess(&item, as_of, &Options::default()).interval.and_then(|interval| interval.months)
}

/// The last inspection of a history without anything else that could decide.
fn plain(mut record: Value, keep: &[&str]) -> Value {
    let object: &mut Map<String, Value> = record.as_object_mut().expect("an object");
    object.retain(|key, _| {
        ["id", "category", "attributes", "inspections"].contains(&key.as_str()) || keep.contains(&key.as_str())
    });
    record
}

fn rank(status: Status) -> Option<u8> {
    match status {
        Status::Valid => Some(0),
        Status::DueSoon => Some(1),
        Status::Undetermined => Some(2),
        Status::Overdue => Some(3),
        _ => None,
    }
}

/// An attribute with a value that it may have.
fn attribute() -> impl Strategy<Value = (&'static str, Value)> {
    let measured = |name: &'static str, value: &'static str, unit: &'static str| {
        Just((name, json!({"value": value, "unit": unit})))
    };
    let choice = |name: &'static str, values: &'static [&'static str]| {
        proptest::sample::select(values).prop_map(move |value| (name, json!(value)))
    };
    prop_oneof![
        choice("medium_hazard", &["none", "corrosive", "explosive"]),
        choice("installation", &["fixed", "mobile"]),
        choice("cover", &["indoor", "outdoor"]),
        choice("place_of_use", &["apartment", "office", "other", "factory"]),
        choice("cylinder", &["steel", "composite_lpg", "other"]),
        choice("use", &["construction", "other"]),
        choice("medium", &["không khí", "LPG", "clo"]),
        measured("rated_capacity", "2500", "kg"),
        measured("working_pressure", "8", "bar"),
    ]
}

/// A rulebook in which every rule of every category that gives months is `text`.
static ALL_TEXT: LazyLock<Rulebook> = LazyLock::new(|| {
    let mut text =
        String::from("overlay = { id = \"all\", authority = \"Sở\", verified_by = \"An\", on = 2026-12-01 }\n");
    for rule in Rulebook::builtin().data().intervals.iter().filter(|rule| rule.months.is_some()) {
        write!(text, "[[interval]]\nid = {:?}\nverification = \"text\"\n", rule.id).expect("memory");
    }
    Rulebook::builtin_with(&[Source { name: "all.toml", text: &text }]).expect("a good overlay")
});

/// The categories and days on which every rule gives months and every attribute leads to a rule.
fn without_gap(category: &str, day: Date) -> bool {
    let book = &*ALL_TEXT;
    let mut rules = book.intervals(category, day).peekable();
    rules.peek().is_some()
        && rules.all(|rule| rule.months.is_some())
        && !book.gaps().iter().any(|gap| gap.category == category && gap.period.holds(day))
}

proptest! {
    #![proptest_config(config(20_000))]

    #[test]
    fn an_older_item_never_gets_a_longer_interval(
        record in records::item(), as_of in records::as_of(), used in 0..8000i32, older in 0..8000i32,
    ) {
        let as_of: Date = as_of.parse().expect("a day");
        let book = Rulebook::builtin();
        let mut record = plain(record, &[]);
        let young = as_of.add_days(-used);
        record["put_into_use_on"] = json!(young.to_string());
        let before = months(book, &record, as_of);
        record["put_into_use_on"] = json!(young.add_days(-older).to_string());
        let after = months(book, &record, as_of);
        if let (Some((min, max)), Some((older_min, older_max))) = (before, after) {
            prop_assert!(older_min <= min && older_max <= max, "{before:?} {after:?} {record}");
        }
    }

    #[test]
    fn a_valid_item_only_moves_forward(record in records::item(), gaps in proptest::collection::vec(0..900i32, 1..6)) {
        // On one list, without events; everything was recorded before the first day asked about.
        let record = plain(record, &["put_into_use_on", "year_of_manufacture", "maker_interval_months",
            "establishment_interval_months"]);
        let book = Rulebook::builtin();
        let mut item = item(&record);
        let mut day = Date::new(2020, 3, 1).expect("a day");
        for inspection in &mut item.inspections {
            (inspection.withdrawn_on, inspection.withdrawal) = (None, None);
            day = day.max(inspection.performed_on.map_or(day, |performed| performed.last()));
        }
        let mut last = None;
        for gap in gaps {
            day = day.add_days(gap);
            let answer = book.assess(&item, day, &Options::default());
            let now = rank(answer.status);
            if last.is_none() && answer.status != Status::Valid {
                continue;
            }
            prop_assert!(now.is_some() && now >= last, "{} on {day}: {record}", answer.status.name());
            last = now;
        }
    }

    #[test]
    fn an_attribute_more_never_widens_the_interval(
        record in records::item(), as_of in records::as_of(), (name, value) in attribute(),
    ) {
        let as_of: Date = as_of.parse().expect("a day");
        let book = Rulebook::builtin();
        let mut record = plain(record, &["put_into_use_on", "year_of_manufacture"]);
        // A hazard that was derived from the name of the medium is not missing; the stated one takes its place.
        let derived = name == "medium_hazard" && record["attributes"].get("medium").is_some();
        if record["attributes"].get(name).is_none() && !derived {
            let before = months(book, &record, as_of);
            record["attributes"][name] = value;
            if let Some((min, max)) = before {
                let after = months(book, &record, as_of);
                prop_assert!(
                    after.is_some_and(|(least, most)| min <= least && most <= max), "{before:?} {after:?} {record}"
                );
            }
        }
    }

    #[test]
    fn a_category_read_in_the_text_has_no_unverified_interval(record in records::item(), as_of in records::as_of()) {
        let as_of: Date = as_of.parse().expect("a day");
        let record = plain(record, &["put_into_use_on"]);
        let mut item = item(&record);
        // A day of inspection that is not known leaves the interval unknown, whatever the law says (S7b).
        item.inspections.retain(|inspection| inspection.performed_on.is_some());
        let covered = item.inspections.iter().filter_map(|inspection| inspection.performed_on);
        if covered.into_iter().all(|day| without_gap(&item.category, day.first())) {
            let answer = ALL_TEXT.assess(&item, as_of, &Options::default());
            prop_assert!(!answer.findings.iter().any(|finding| finding.code.name() == "interval_unverified"), "{record}");
        }
    }
}

/// The last property is about something: these categories it speaks of.
#[test]
fn many_categories_have_a_rule_for_every_attribute_once_they_are_read() {
    let day = Date::new(2024, 1, 1).expect("a day");
    let book = Rulebook::builtin();
    let whole = book.data().categories.iter().filter(|category| without_gap(&category.id, day));
    let whole: Vec<&str> = whole.map(|category| category.id.as_str()).collect();
    for category in ["pressure.boiler_steam", "pressure.vessel", "lifting.crane_mobile", "lift.electric"] {
        assert!(whole.contains(&category), "{category} is not in {whole:?}");
    }
    assert!(!whole.contains(&"lift.escalator"), "its interval is an explicit unknown");
}
