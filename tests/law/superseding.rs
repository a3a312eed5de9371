//! A rule may take the place of others (S10).

use kiemdinh::ErrorKind;
use serde_json::json;

use crate::overlaps::{answer, overlap};
use crate::support::{SMALL, assess, book, faults, messages, rule};

#[test]
fn a_superseding_rule_takes_the_place_of_another_where_it_applies() {
    let rules = rule("old", 36, "verification = \"text\"")
        + &rule(
            "new",
            72,
            "from = 2020-01-01\nto = 2025-01-01\nwhen = \"size > 2 kg\"\nverification = \"secondary\"\nsupersedes = [\"old\"]",
        );
    let superseded = book(&format!("{SMALL}{rules}"));
    assert_eq!(superseded.gaps(), []);
    for (size, performed_on, expected) in [
        ("3 kg", "2019-12-31", "old"),
        ("3 kg", "2020-01-01", "new"),
        ("2 kg", "2020-01-01", "old"),
        ("3 kg", "2024-12-31", "new"),
        ("3 kg", "2025-01-01", "old"),
    ] {
        let interval = &answer(&superseded, size, "red", "2000-01-01", performed_on)["interval"];
        assert_eq!(interval["rules"], json!([expected]), "{size} on {performed_on}");
    }
    let told = overlap(&rules.replace("supersedes = [\"old\"]", ""));
    assert!(told.ends_with("new and old both apply to a.b from 2020-01-01 (size > 2 kg)"), "{told}");
}

#[test]
fn an_unverified_rule_supersedes_only_unverified_ones() {
    for (new, old, expected) in [
        ("text", "secondary", "new"),
        ("secondary", "text", "new"),
        ("text", "unverified", "new"),
        ("unverified", "unverified", "new"),
        ("unverified", "text", "old"),
        ("unverified", "secondary", "old"),
    ] {
        let rules = rule("old", 36, &format!("verification = \"{old}\""))
            + &rule("new", 72, &format!("verification = \"{new}\"\nsupersedes = [\"old\"]"));
        let both = book(&format!("{SMALL}{rules}"));
        let record = json!({
            "inspections": [{ "performed_on": "2020-01-01", "result": "pass", "next_due_on": "2020-06-01" }],
        });
        let interval = &assess(&both, "a.b", record, "2020-01-01")["interval"];
        assert_eq!(interval["rules"], json!([expected]), "{new} over {old}");
    }
    // An explicit unknown takes no verified rule away either.
    let rules = rule("old", 36, "verification = \"text\"")
        + &rule("new", None, "verification = \"unknown\"\nsupersedes = [\"old\"]");
    let answer = answer(&book(&format!("{SMALL}{rules}")), "1 kg", "red", "2000-01-01", "2020-01-01");
    assert_eq!((&answer["status"], &answer["due_on"]), (&json!("valid"), &json!("2023-01-01")));
}

#[test]
fn superseding_does_not_reach_further_than_it_says() {
    // a supersedes b, b supersedes c: where b does not apply, a and c overlap.
    let chain = |when: &str| {
        rule("a", 6, "verification = \"text\"\nsupersedes = [\"b\"]")
            + &rule("b", 12, &format!("when = \"{when}\"\nverification = \"text\"\nsupersedes = [\"c\"]"))
            + &rule("c", 24, "verification = \"text\"\nfrom = 2020-01-01")
    };
    let told = overlap(&chain("size > 2 kg"));
    assert!(told.contains("a and c both apply to a.b from 2020-01-01 (size < 2 kg)"), "{told}");
}

#[test]
fn rules_that_supersede_themselves_are_refused() {
    let superseding =
        |id: &str, others: &str| rule(id, 12, &format!("verification = \"text\"\nsupersedes = [{others}]"));
    let refused = |rules: &str, expected: &[&str]| {
        let text = format!("{SMALL}{rules}");
        let told = faults(&[("book.toml", &text)], &[]);
        for fault in &told {
            let row = fault.place().row.expect("a line") as usize;
            assert!(text.lines().nth(row - 1).is_some_and(|line| line.starts_with("supersedes")), "{fault}");
        }
        let told = messages(&told);
        let told: Vec<&str> =
            told.iter().filter_map(|told| told.split_once(": interval")).map(|(_, told)| told).collect();
        assert_eq!(told, expected);
    };
    refused(&superseding("a", "\"a\""), &["[a].supersedes: a rule supersedes itself: a → a"]);
    let two = superseding("a", "\"b\"") + &superseding("b", "\"a\"");
    refused(&two, &["[b].supersedes: a rule supersedes itself: a → b → a"]);
    // A rule that leads into a circle is not in it.
    let three = superseding("a", "\"b\"")
        + &superseding("b", "\"c\"")
        + &superseding("c", "\"d\"")
        + &superseding("d", "\"b\"");
    refused(&three, &["[d].supersedes: a rule supersedes itself: b → c → d → b"]);
    // Two circles are two faults.
    let twice = two + &superseding("c", "\"c\"");
    refused(
        &twice,
        &["[b].supersedes: a rule supersedes itself: a → b → a", "[c].supersedes: a rule supersedes itself: c → c"],
    );
    // Two ways to one rule are no circle, and a long chain is none either.
    let diamond = superseding("a", "\"b\", \"c\", \"d\"")
        + &superseding("b", "\"d\", \"c\"")
        + &superseding("c", "\"d\"")
        + &superseding("d", "");
    assert_eq!(book(&format!("{SMALL}{diamond}")).gaps(), []);
    let chain: String = (0..3000)
        .map(|at| {
            rule(
                &format!("r.{at:04}"),
                12,
                &format!("verification = \"text\"\nto = 2020-01-01\nsupersedes = [\"r.{:04}\"]", at + 1),
            )
        })
        .collect();
    let end = rule("r.3000", 12, "verification = \"text\"");
    let told = faults(&[("book.toml", &format!("{SMALL}{chain}{end}"))], &[]);
    assert!(told.iter().all(|fault| fault.kind() == ErrorKind::LimitExceeded), "{told:#?}");
}
