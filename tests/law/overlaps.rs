//! At most one interval rule applies to a category, a day and a set of attributes (S10): overlaps and gaps.

use kiemdinh::law::{Period, Source};
use kiemdinh::{ErrorKind, Rulebook};
use serde_json::{Value, json};

use crate::support::{SMALL, assess, book, day, faults, messages, rule};

/// The answer about an inspection of that day, of an item with that size, colour and day of first use.
pub(crate) fn answer(book: &Rulebook, size: &str, colour: &str, used_from: &str, performed_on: &str) -> Value {
    let record = json!({
        "put_into_use_on": used_from,
        "attributes": { "size": size, "colour": colour },
        "inspections": [{ "performed_on": performed_on, "result": "pass" }],
    });
    assess(book, "a.b", record, performed_on)
}

/// The one fault of a book whose rules overlap.
pub(crate) fn overlap(rules: &str) -> String {
    let text = format!("{SMALL}{rules}");
    let told = faults(&[("book.toml", &text)], &[]);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].kind(), ErrorKind::Overlap);
    told[0].to_string()
}

fn text_rule(id: &str, when: &str) -> String {
    rule(id, 12, &format!("from = 2020-01-01\nwhen = \"{when}\"\nverification = \"text\""))
}

#[test]
fn two_rules_that_overlap_are_named_with_the_assignment() {
    let rules = text_rule("r.1", "colour = red and not age > 3") + &text_rule("r.2", "size >= 5 kg and age >= 3");
    let text = format!("{SMALL}{rules}");
    let row = text.lines().position(|line| line.starts_with("when = \"size")).expect("the second condition") + 1;
    let expected =
        "interval[r.2].when: r.1 and r.2 both apply to a.b from 2020-01-01 (age = 3, colour = red, size = 5 kg)";
    assert_eq!(overlap(&rules), format!("book.toml:{row}: {expected}"));
    // Beyond three years only one applies, below only the other.
    book(&format!("{SMALL}{}", rules.replace("age >= 3", "age > 3")));
}

#[test]
fn rules_overlap_only_while_both_are_in_force() {
    let rules = |to: &str, from: &str| {
        rule("r.1", 12, &format!("to = {to}\nverification = \"text\""))
            + &rule("r.2", 6, &format!("from = {from}\nverification = \"text\""))
    };
    let following = book(&format!("{SMALL}{}", rules("2021-11-15", "2021-11-15")));
    for (performed_on, months) in [("2021-11-14", 12), ("2021-11-15", 6)] {
        assert_eq!(answer(&following, "1 kg", "red", "2000-01-01", performed_on)["interval"]["max_months"], months);
    }
    let told = overlap(&rules("2021-11-15", "2021-11-14"));
    assert!(told.ends_with("r.1 and r.2 both apply to a.b from 2021-11-14"), "{told}");
}

/// Conditions, and the sizes (kg) and colours that they hold for.
type Condition = (&'static str, fn(u32, &str) -> bool);
const CONDITIONS: [Condition; 16] = [
    ("size < 2 kg", |size, _| size < 2),
    ("size <= 2 kg", |size, _| size <= 2),
    ("size = 2 kg", |size, _| size == 2),
    ("size != 2 kg", |size, _| size != 2),
    ("size >= 2 kg", |size, _| size >= 2),
    ("size > 2 kg", |size, _| size > 2),
    ("size > 2 kg and size < 4 kg", |size, _| size == 3),
    ("size > 4 kg and size < 2 kg", |_, _| false),
    ("not size >= 4 kg", |size, _| size < 4),
    ("colour = red", |_, colour| colour == "red"),
    ("colour != red", |_, colour| colour != "red"),
    ("colour in {red, blue}", |_, _| true),
    ("size < 2 kg or colour = blue", |size, colour| size < 2 || colour == "blue"),
    ("size >= 4 kg and colour = red", |size, colour| size >= 4 && colour == "red"),
    ("not (size > 2 kg or colour = red)", |size, colour| size <= 2 && colour != "red"),
    ("not (size != 4 kg and not colour = blue)", |size, colour| size == 4 || colour == "blue"),
];

#[test]
fn every_pair_of_conditions_is_checked_for_overlaps_and_gaps() {
    // One size below, at, between and above the thresholds, in every colour.
    let points = || (1..=5).flat_map(|size| ["red", "blue"].map(|colour| (size, colour)));
    for (first, holds_first) in CONDITIONS {
        for (second, holds_second) in CONDITIONS {
            let both = points().any(|(size, colour)| holds_first(size, colour) && holds_second(size, colour));
            let neither = points().any(|(size, colour)| !holds_first(size, colour) && !holds_second(size, colour));
            let text = format!("{SMALL}{}{}", text_rule("r.1", first), text_rule("r.2", second));
            match Rulebook::load(&[Source { name: "book.toml", text: &text }], &[]) {
                Err(error) => assert!(both && error.kind() == ErrorKind::Overlap, "{first} | {second}: {error}"),
                Ok(book) => {
                    assert!(!both, "{first} | {second} overlap");
                    let gaps = book.gaps().into_iter().filter(|gap| gap.period.from.is_some()).count();
                    assert_eq!(gaps > 0, neither, "{first} | {second}: gaps");
                }
            }
        }
    }
}

#[test]
fn gaps_are_listed_with_their_days_and_attributes() {
    let rules = rule(
        "r.1",
        12,
        "from = 2020-01-01\nto = 2022-01-01\nverification = \"text\"\nwhen = \"size > 2 kg and not age > 3\"",
    ) + &rule("r.2", 6, "from = 2020-01-01\nto = 2022-01-01\nverification = \"text\"\nwhen = \"age > 3\"")
        + &rule("r.3", None, "from = 2022-01-01\nverification = \"unknown\"\nwhen = \"colour = red\"");
    let book = book(&format!("{SMALL}{rules}"));
    let gaps: Vec<_> = book.gaps().into_iter().map(|gap| (gap.category, gap.period, gap.assignment)).collect();
    let period = |from: Option<&str>, to: Option<&str>| Period { from: from.map(day), to: to.map(day) };
    let between = period(Some("2020-01-01"), Some("2022-01-01"));
    let expected = [
        (period(None, Some("2020-01-01")), ""),
        (between, "age < 3, size < 2 kg"),
        (between, "age = 3, size < 2 kg"),
        (between, "age < 3, size = 2 kg"),
        (between, "age = 3, size = 2 kg"),
        (period(Some("2022-01-01"), None), "colour = blue"),
    ];
    assert_eq!(gaps, expected.map(|(period, assignment)| ("a.b".to_owned(), period, assignment.to_owned())));
}

#[test]
fn every_pair_of_rules_that_overlaps_is_told_once_for_each_category() {
    // Three rules that apply together, on two stretches of days and to two categories; the rest of the book is sound.
    let other = SMALL[SMALL.find("[[category]]").expect("a category")..SMALL.find("[[list]]").expect("a list")]
        .replace("a.b", "a.c");
    let always = |id: &str| rule(id, 12, "verification = \"text\"").replace("[\"a.b\"]", "[\"a.b\", \"a.c\"]");
    let rules = always("r.1") + &always("r.2") + &rule("r.3", 6, "from = 2020-01-01\nverification = \"text\"");
    let told = messages(&faults(&[("book.toml", &format!("{SMALL}{other}{rules}"))], &[]));
    let told: Vec<&str> = told.iter().filter_map(|told| told.split_once("when: ")).map(|(_, told)| told).collect();
    let expected = [
        // Without a first day there is none to name.
        "r.1 and r.2 both apply to a.b",
        "r.1 and r.2 both apply to a.c",
        "r.1 and r.3 both apply to a.b from 2020-01-01",
        "r.2 and r.3 both apply to a.b from 2020-01-01",
    ];
    assert_eq!(told, expected);
}

#[test]
fn overlaps_are_told_together_with_the_other_faults() {
    let clash =
        rule("r.1", 12, "verification = \"text\"") + &rule("r.2", 6, "when = \"size > 2 kg\"\nverification = \"text\"");
    let told = |more: &str| messages(&faults(&[("book.toml", &format!("{SMALL}{clash}{more}"))], &[]));
    let overlap = "r.1 and r.2 both apply to a.b (size > 2 kg)";
    let with = |more: &str, other: &str| {
        let told = told(more);
        assert_eq!(told.len(), 2, "{told:#?}");
        assert!(told[0].ends_with(overlap) && told[1].ends_with(other), "{told:#?}");
    };
    with("[[document]]\nnumber = \"E\"\nwhat = 1\nverification = \"text\"\n", "expected a text that is not empty");
    let rule = |more: &str| rule("r.3", 6, &format!("verification = \"text\"\n{more}"));
    // Whether a rule with a fault overlaps others is not known; nor whether those do that it supersedes.
    with(&rule("when = \"size >\""), "expected a value at \"\"");
    with(&rule("whn = \"size > 9 kg\""), "verification, when");
    with(&rule("when = \"shape = round\""), "\"shape\" is not in the rulebook");
    with(&rule("when = \"size > 2 m\""), "m is no unit of size");
    with(&rule("supersedes = [\"r.9\"]"), "\"r.9\" is not in the rulebook");
    assert_eq!(told(&rule("supersedes = [\"r.2\"]\nwhen = \"size >\"")).len(), 1);
    // Where it cites what the book has not, its condition is still what was meant.
    let cites = rule("when = \"size < 2 kg\"").replace("document = \"D\"", "document = \"Z\"");
    let told = told(&cites);
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(told.iter().any(|told| told.ends_with("r.1 and r.3 both apply to a.b (size < 2 kg)")), "{told:#?}");
}
