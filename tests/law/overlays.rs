//! Overlays: an authority changes, adds and verifies provisions, with its own citation and its verifier's name (S14).

use kiemdinh::Rulebook;
use kiemdinh::law::{IntervalRule, Overlay, Source, Verification};
use serde_json::{Value, json};

use crate::support::{assess, builtin_with, day};

const EXAMPLE: &str = include_str!("../data/overlay.toml");

/// An overlay with an invented verifier and these provisions.
fn overlay(provisions: &str) -> String {
    format!(
        "overlay = {{ id = \"o\", authority = \"Sở Ví Dụ\", verified_by = \"Ví Dụ\", on = 2026-11-23 }}\n{provisions}"
    )
}

fn inspected(inspections: Value) -> Value {
    json!({ "put_into_use_on": "2020-06-01", "inspections": inspections })
}

/// Status and due date.
fn brief(book: &Rulebook, category: &str, record: Value, as_of: &str) -> (String, Option<String>) {
    let answer = assess(book, category, record, as_of);
    (answer["status"].as_str().expect("a status").to_owned(), answer["due_on"].as_str().map(str::to_owned))
}

fn rule_of<'b>(book: &'b Rulebook, id: &str) -> &'b IntervalRule {
    book.data().intervals.iter().find(|rule| rule.id == id).expect("a rule of that id")
}

/// The five lines that the documentation shows close a gap of the field: work platforms.
#[test]
fn the_example_turns_undetermined_into_valid_and_overdue() {
    assert_eq!(EXAMPLE.lines().count(), 5);
    let (before, after) = (Rulebook::builtin(), builtin_with(&[EXAMPLE]));
    let platform = |inspection: Value| {
        let mut record = inspected(json!([inspection]));
        record["attributes"] = json!({ "drive": "self_propelled" });
        record
    };
    let answer = |book, performed_on: &str| {
        let record = platform(json!({ "performed_on": performed_on, "result": "pass" }));
        brief(book, "lifting.mewp", record, "2026-11-23")
    };
    for (performed_on, status, due_on) in [
        ("2026-05-10", "valid", "2027-05-10"),
        ("2025-12-01", "due_soon", "2026-12-01"),
        ("2025-03-10", "overdue", "2026-03-10"),
    ] {
        assert_eq!(answer(before, performed_on), ("undetermined".to_owned(), None), "before: {performed_on}");
        assert_eq!(answer(&after, performed_on), (status.to_owned(), Some(due_on.to_owned())), "after: {performed_on}");
    }
    // A printed date of two years: good until the law was read, beyond it a violation.
    let printed = || platform(json!({ "performed_on": "2025-03-10", "result": "pass", "next_due_on": "2027-03-10" }));
    let text = |answer: &Value| (answer["status"].clone(), answer["due_on"].clone(), answer["due_basis"].clone());
    let was = assess(before, "lifting.mewp", printed(), "2026-11-23");
    assert_eq!(text(&was), (json!("valid"), json!("2027-03-10"), json!("stated")));
    let is = assess(&after, "lifting.mewp", printed(), "2026-11-23");
    assert_eq!(text(&is), (json!("overdue"), json!("2026-03-10"), json!("legal_maximum")));
    let violation = is["findings"].as_array().expect("findings").iter().find(|f| f["severity"] == "violation");
    let violation = violation.expect("a violation");
    assert_eq!(violation["code"], "validity_exceeds_legal_maximum");
    assert_eq!(violation["provision"], "QTKĐ 18-2016/BLĐTBXH, mục 10.1");
}

#[test]
fn an_overlay_replaces_the_keys_it_gives_and_keeps_the_rest() {
    let (before, after) = (Rulebook::builtin(), builtin_with(&[EXAMPLE]));
    let mut expected = rule_of(before, "qtkd-18-2016.1").clone();
    expected.citation.provision = Some("QTKĐ 18-2016/BLĐTBXH, mục 10.1".to_owned());
    expected.citation.verification = Verification::Text;
    assert_eq!(rule_of(&after, "qtkd-18-2016.1"), &expected);
    // Nothing else has changed, and the book says who answers for it.
    let others = |book: &Rulebook| -> Vec<IntervalRule> {
        book.data().intervals.iter().filter(|rule| rule.id != expected.id).cloned().collect()
    };
    assert_eq!(others(&after), others(before));
    let own = Overlay {
        id: "example-1".to_owned(),
        authority: "Sở Nội vụ tỉnh Ví Dụ".to_owned(),
        verified_by: "Nguyễn Văn Ví Dụ".to_owned(),
        on: day("2026-11-23"),
    };
    assert_eq!((before.data().overlays.as_slice(), after.data().overlays.as_slice()), (&[][..], &[own][..]));
}

#[test]
fn an_overlay_adds_a_rule_where_the_book_had_none() {
    let rule = overlay(
        "[[interval]]\nid = \"new.1\"\ncategories = [\"lifting.shaft_hoist\"]\nmonths = 12\nmonths_is = \"term\"\n\
         from = 2020-01-01\ndocument = \"10/2017/TT-BCT\"\nprovision = \"ví dụ\"\nverification = \"secondary\"\n",
    );
    let (before, after) = (Rulebook::builtin(), builtin_with(&[&rule]));
    let gap = |book: &Rulebook| {
        book.gaps().into_iter().filter(|gap| gap.category == "lifting.shaft_hoist").collect::<Vec<_>>()
    };
    assert_eq!(gap(before).len(), 1);
    assert_eq!(gap(before)[0].period, kiemdinh::law::Period::default());
    assert_eq!(gap(&after).iter().map(|gap| gap.period.to).collect::<Vec<_>>(), [Some(day("2020-01-01"))]);
    let hoist = || inspected(json!([{ "performed_on": "2025-03-10", "result": "pass" }]));
    assert_eq!(brief(before, "lifting.shaft_hoist", hoist(), "2026-03-11").0, "undetermined");
    assert_eq!(brief(&after, "lifting.shaft_hoist", hoist(), "2026-03-11").0, "overdue");
}

#[test]
fn an_overlay_adds_a_category_and_a_row_to_a_list() {
    let added = overlay(
        "[[category]]\nid = \"lifting.vacuum\"\nkind = \"machinery\"\nregime = \"periodic_inspection\"\n\
         name_vi = \"Thiết bị nâng chân không\"\nname_en = \"Vacuum lifter\"\nname_verification = \"text\"\nrelocation = \"no\"\n\
         [[list]]\ndocument = \"36/2019/TT-BLĐTBXH\"\n[[list.row]]\ncategory = \"lifting.vacuum\"\nitem = \"ví dụ\"\n\
         when = \"rated_capacity >= 500 kg\"\nverification = \"text\"\n",
    );
    let (before, after) = (Rulebook::builtin(), builtin_with(&[&added]));
    let coverage = |book: &Rulebook, capacity: &str, as_of: &str| {
        assess(book, "lifting.vacuum", json!({ "attributes": { "rated_capacity": capacity } }), as_of)["coverage"]
            .clone()
    };
    assert_eq!(coverage(before, "500 kg", "2026-11-23"), "undetermined");
    assert_eq!(coverage(&after, "500 kg", "2026-11-23"), "regulated");
    assert_eq!(coverage(&after, "499 kg", "2026-11-23"), "not_regulated");
    assert_eq!(coverage(&after, "500 kg", "2020-02-29"), "not_regulated", "the list before knows no such row");
    // The other rows of the list, and its days, are still there.
    let list = |book: &Rulebook| book.list(day("2026-11-23")).cloned().expect("a list");
    assert_eq!(list(&after).rows.len(), list(before).rows.len() + 1);
    assert_eq!((list(&after).period, list(&after).citation), (list(before).period, list(before).citation));
}

#[test]
fn an_overlay_verifies_a_row_of_a_list() {
    let raised = overlay(
        "[[list]]\ndocument = \"36/2019/TT-BLĐTBXH\"\nrow = [{ category = \"ropeway.passenger\", verification = \"text\" }]\n",
    );
    let status = |book: &Rulebook| brief(book, "ropeway.passenger", json!({}), "2026-11-23").0;
    assert_eq!(
        (status(Rulebook::builtin()), status(&builtin_with(&[&raised]))),
        ("undetermined".to_owned(), "never_inspected".to_owned())
    );
}

#[test]
fn an_overlay_sets_a_parameter() {
    let prevails = overlay("[[parameter]]\nname = \"printed_date_prevails\"\nvalue = true\n");
    let (before, after) = (Rulebook::builtin(), builtin_with(&[&prevails]));
    assert!(!before.parameters().printed_date_prevails && after.parameters().printed_date_prevails);
    let hoist = || {
        let inspection = json!({ "performed_on": "2024-05-19", "result": "pass", "next_due_on": "2027-05-19" });
        let mut record = inspected(json!([inspection]));
        record["attributes"] = json!({ "rated_capacity": "2 t", "installation": "mobile" });
        record
    };
    let answer = |book: &Rulebook| brief(book, "lifting.hoist_manual", hoist(), "2026-11-23");
    assert_eq!(answer(before), ("overdue".to_owned(), Some("2025-05-19".to_owned())));
    assert_eq!(answer(&after), ("valid".to_owned(), Some("2027-05-19".to_owned())));
    // Its ground stays that of the book.
    let ground = |book: &Rulebook| {
        let parameter = book.data().parameters.iter().find(|p| p.name == "printed_date_prevails").cloned();
        parameter.expect("the parameter").ground
    };
    assert_eq!(ground(before), ground(&after));
}

#[test]
fn overlays_are_laid_in_order() {
    let months = |months: u16| overlay(&format!("[[interval]]\nid = \"qtkd-17-2016.1\"\nmonths = {months}\n"));
    let (six, nine) = (months(6).replace("\"o\"", "\"six\""), months(9).replace("\"o\"", "\"nine\""));
    for (overlays, expected, ids) in [([&six, &nine], 9, ["six", "nine"]), ([&nine, &six], 6, ["nine", "six"])] {
        let book = builtin_with(&overlays.map(String::as_str));
        assert_eq!(rule_of(&book, "qtkd-17-2016.1").months, Some(expected));
        assert_eq!(book.data().overlays.iter().map(|overlay| overlay.id.as_str()).collect::<Vec<_>>(), ids);
    }
    // The second may build on what the first has added.
    let adds = overlay(
        "[[interval]]\nid = \"new.1\"\ncategories = [\"lifting.shaft_hoist\"]\nmonths_is = \"term\"\n\
         document = \"10/2017/TT-BCT\"\nprovision = \"ví dụ\"\nverification = \"unknown\"\n",
    );
    let verifies =
        overlay("[[interval]]\nid = \"new.1\"\nmonths = 12\nverification = \"text\"\n").replace("\"o\"", "\"p\"");
    assert_eq!(rule_of(&builtin_with(&[&adds, &verifies]), "new.1").months, Some(12));
    let alone = Rulebook::builtin_with(&[Source { name: "p.toml", text: &verifies }]).expect_err("half a rule");
    assert!(alone.to_string().contains("p.toml:2: interval["), "{alone}");
}

#[test]
fn an_overlay_that_does_not_fit_the_book_is_refused() {
    let refused = |provisions: &str| {
        let text = overlay(provisions);
        Rulebook::builtin_with(&[Source { name: "o.toml", text: &text }]).expect_err("a refusal").to_string()
    };
    let clash = refused(
        "[[interval]]\nid = \"zz.1\"\ncategories = [\"lifting.forklift\"]\nmonths = 6\nmonths_is = \"term\"\nfrom = 2027-01-01\n\
         document = \"54/2016/TT-BLĐTBXH\"\nprovision = \"ví dụ\"\nverification = \"text\"\n",
    );
    let both = |rule: &str, under: &str| {
        format!(
            "o.toml:2: interval[zz.1].when: {rule} and zz.1 both apply to lifting.forklift from 2027-01-01 ({under})"
        )
    };
    let expected =
        [both("qtkd-17-2016.1", "years_in_service < 10"), both("qtkd-17-2016.2", "years_in_service > 10")].join("\n");
    assert_eq!(clash, expected);
    let lists = refused("[[list]]\ndocument = \"54/2016/TT-BLĐTBXH\"\nfrom = 2027-01-01\nverification = \"text\"\n");
    assert_eq!(lists, "o.toml:4: list[54/2016/TT-BLĐTBXH].from: the period overlaps that of 36/2019/TT-BLĐTBXH");
    let header = refused("[rulebook]\nid = \"mine\"\n");
    assert!(header.starts_with("o.toml:2: rulebook: unknown table"), "{header}");
}
