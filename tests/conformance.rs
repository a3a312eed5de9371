//! The conformance cases of `tests/conformance/*.json`: the library and the reference evaluator give what they expect.
//!
//! `KIEMDINH_BLESS=1 cargo test --features cli --test conformance` fills in `expect`, but only where the library, the
//! reference evaluator and the part of the case that was worked out by hand agree.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod conformance_support;
mod reference;
mod support;

use std::collections::BTreeSet;

use conformance_support::cases::{self, Case, File, Question};
use conformance_support::edges::{self, Judged};
use conformance_support::judge::Judge;
use conformance_support::{compare, layout};
use kiemdinh::assess::{Coverage, DueBasis, Status};
use kiemdinh::law::{Kind, Regime, Verification};
use kiemdinh::{Code, Rulebook};
use serde_json::Value;

/// The rules of the contract; the last four are the parts that `wire/findings.csv` names without a number.
const RULES: [&str; 30] = [
    "S1",
    "S2",
    "S3",
    "S4",
    "S4b",
    "S5",
    "S6",
    "S7",
    "S7b",
    "S8",
    "S9",
    "S9b",
    "S10",
    "S11",
    "S12",
    "S13a",
    "S13b",
    "S13c",
    "S13d",
    "S13e",
    "S14",
    "S15",
    "S16",
    "S17",
    "S18",
    "S19",
    "S20",
    "status",
    "obligations",
    "reading",
];

/// Codes of findings that nothing in the library raises yet, and why.
const NOT_RAISED_YET: [(Code, &str); 7] = [
    (Code::CategoryRecognised, "categories are taken as stated, none is recognised from a name"),
    (Code::CategoryAmbiguous, "categories are taken as stated, none is recognised from a name"),
    (Code::AttributeRecognised, "no attribute is read out of free text"),
    (Code::CommuneRecognised, "the names of communes are kept as they stand"),
    (Code::CommuneAmbiguous, "the names of communes are kept as they stand"),
    (Code::ParameterDiffers, "there is no register to compare a parameter with"),
    (Code::TaxCodeDoubtful, "tax codes are kept as they stand"),
];

fn blessing() -> bool {
    std::env::var_os("KIEMDINH_BLESS").is_some()
}

#[test]
fn every_case_holds() {
    let mut judge = Judge::default();
    let mut faults = Vec::new();
    for file in cases::files() {
        let mut blessed = Vec::new();
        for (case, raw) in file.cases().iter().zip(file.content().cases) {
            let answer = judge.library(case);
            let mut found = compare::lacking("by hand", &answer.told, &case.assert);
            found.extend(judge.reference(case, &answer.bare));
            if blessing() {
                let expect = if found.is_empty() { &answer.bare } else { &case.expect };
                blessed.push(bless(raw.get(), expect));
            } else {
                found.extend(compare::differences("expect", &answer.bare, &case.expect));
            }
            faults.extend(found.into_iter().map(|fault| format!("{} {}: {fault}", file.name(), case.name)));
        }
        if blessing() {
            write(&file, &blessed);
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// The text of a case with another expectation, its last key.
fn bless(raw: &str, expect: &Value) -> String {
    let key = "\"expect\": ";
    let (rest, _) = raw.rsplit_once(key).expect("`expect`, the last key of a case");
    format!("{rest}{key}{}\n    }}", layout::layout(expect, 6, 6 + key.len()))
}

fn write(file: &File, cases: &[String]) {
    let about = Value::from(file.content().about);
    let text = format!("{{\n  \"about\": {about},\n  \"cases\": [\n    {}\n  ]\n}}\n", cases.join(",\n    "));
    std::fs::write(&file.path, text).expect("a file of cases");
}

/// Calls `look` with every case.
fn each(mut look: impl FnMut(&File, &Case<'_>)) {
    for file in cases::files() {
        file.cases().iter().for_each(|case| look(&file, case));
    }
}

#[test]
fn cases_are_named_reasoned_and_cite_every_rule() {
    let (mut names, mut rules, mut count) = (BTreeSet::new(), BTreeSet::new(), 0);
    each(|file, case| {
        let name = &case.name;
        assert!(names.insert(name.clone()), "{}: the name {name} twice", file.name());
        assert!(case.why.ends_with('.') && case.why.contains(' '), "{name}: a reason is a sentence");
        check_by_hand(case);
        assert!(!case.rules.is_empty(), "{name}: cites no rule");
        for rule in &case.rules {
            assert!(RULES.contains(&rule.as_str()), "{name}: there is no rule {rule}");
        }
        rules.extend(case.rules.iter().cloned());
        count += 1;
    });
    assert!(count >= 220, "{count} cases");
    assert_eq!(rules, RULES.map(str::to_owned).into(), "every rule is cited");
}

/// What decides about an answer is worked out by hand in every case, and every finding with its severity.
fn check_by_hand(case: &Case<'_>) {
    let answers = match case.question() {
        Question::Item(_) => vec![&case.assert],
        Question::Items(_) => case.assert["assessments"].as_array().expect("assessments").iter().collect(),
        Question::Line(_) => {
            assert!(case.assert["error"]["code"].is_string(), "{}: the code of the error", case.name);
            return;
        }
    };
    for answer in answers {
        let decisive = ["coverage", "status", "may_operate", "due_on", "due_basis", "findings"];
        let missing = decisive.iter().find(|key| answer.get(key).is_none());
        assert_eq!(missing, None, "{}: by hand too", case.name);
        for finding in answer["findings"].as_array().expect("findings") {
            assert!(finding["code"].is_string() && finding["severity"].is_string(), "{}: {finding}", case.name);
        }
    }
}

/// The texts that stand under a key in the expected assessments.
fn seen(key: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    each(|_, case| {
        let texts = case.assessments().into_iter().map(|(_, expect)| expect[key].as_str().map(str::to_owned));
        seen.extend(texts.flatten());
    });
    seen
}

fn all<T: Copy>(list: &[T], name: fn(T) -> &'static str) -> BTreeSet<String> {
    list.iter().map(|value| name(*value).to_owned()).collect()
}

#[test]
fn every_answer_is_expected_somewhere() {
    assert_eq!(seen("status"), all(Status::ALL, Status::name));
    assert_eq!(seen("due_basis"), all(DueBasis::ALL, DueBasis::name));
    assert_eq!(seen("coverage"), all(Coverage::ALL, Coverage::name));
    assert_eq!(seen("verification"), all(Verification::ALL, Verification::name));
}

#[test]
fn every_category_regime_and_kind_is_judged() {
    let (mut judged, mut regimes, mut kinds) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let book = Rulebook::builtin();
    each(|_, case| {
        for item in case.items() {
            if let Some(category) = item["category"].as_str().and_then(|id| book.category(id)) {
                judged.insert(category.id.clone());
                regimes.insert(category.regime.name().to_owned());
                kinds.insert(category.kind.name().to_owned());
            }
        }
    });
    let known: BTreeSet<String> = book.data().categories.iter().map(|category| category.id.clone()).collect();
    assert_eq!(judged, known);
    assert_eq!(regimes, all(Regime::ALL, Regime::name));
    assert_eq!(kinds, all(Kind::ALL, Kind::name));
}

#[test]
fn every_code_is_raised_or_known_to_be_missing() {
    let mut raised = BTreeSet::new();
    each(|_, case| {
        let findings = case.assessments().into_iter().flat_map(|(_, expect)| expect["findings"].as_array());
        let mut codes: Vec<&Value> = findings.flatten().map(|finding| &finding["code"]).collect();
        if let Question::Line(_) = case.question() {
            codes.push(&case.expect["error"]["code"]);
        }
        raised.extend(codes.into_iter().map(|code| code.as_str().expect("a code").to_owned()));
    });
    let missing: BTreeSet<&str> = NOT_RAISED_YET.iter().map(|(code, _)| code.name()).collect();
    for code in Code::all().map(Code::name) {
        assert_ne!(
            raised.contains(code),
            missing.contains(code),
            "{code}: raised, and listed as not raised, or neither"
        );
    }
}

#[test]
fn every_edge_of_the_law_that_decides_has_its_cases() {
    let mut judged = Vec::new();
    each(|_, case| {
        if case.overlays.is_empty() {
            let pairs = case.assessments().into_iter();
            judged.extend(pairs.map(|(item, expect)| Judged { item, expect: expect.clone() }));
        }
    });
    let book = Rulebook::builtin();
    let mut missing = edges::missing_terms(book, &judged);
    missing.extend(edges::missing_ages(book, &judged));
    missing.extend(edges::missing_first_days(book, &judged));
    missing.extend(edges::missing_thresholds(book, &judged));
    missing.extend(edges::missing_list_days(book, &judged));
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
