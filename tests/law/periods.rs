//! Provisions that follow one another: which one holds on a day is never open.

use crate::support::{SMALL, book, faults, messages};

#[test]
fn provisions_that_follow_one_another_may_not_overlap() {
    let cited = "document = \"D\"\nprovision = \"1\"\nverification = \"text\"\n";
    let told = |text: &str| messages(&faults(&[("book.toml", &format!("{SMALL}{text}"))], &[]));
    let event = |event: &str, period: &str| format!("[[trigger]]\nevent = \"{event}\"\n{period}\n{cited}");
    book(&format!("{SMALL}{}{}", event("repaired", "to = 2020-01-01"), event("repaired", "from = 2020-01-01")));
    book(&format!("{SMALL}{}{}", event("repaired", ""), event("modified", "")));
    let triggers = event("repaired", "") + &event("repaired", "from = 2020-01-01");
    assert_eq!(
        told(&triggers),
        ["book.toml:56: trigger[repaired 2020-01-01].from: the period overlaps that of repaired"]
    );

    let act = |act: &str, more: &str| format!("[[penalty]]\nact = \"{act}\"\n{more}\n{cited}");
    let fine = [
        act("x", "units_to = 3"),
        act("x", "units_from = 4\nunits_to = 9\nto = 2020-01-01"),
        act("x", "units_from = 4\nunits_to = 6\nfrom = 2020-01-01"),
        act("x", "units_from = 7\nfrom = 2020-01-01"),
        act("y", "finding = \"not_declared\""),
        act("z", "finding = \"used_after_failure\""),
    ];
    book(&format!("{SMALL}{}", fine.concat()));
    for (more, expected) in [
        (act("x", "units_from = 9\nfrom = 2019-12-31"), ["[x 9 2019-12-31].from: the period overlaps that of x"]),
        (act("x", "units_from = 2\nunits_to = 3"), ["[x 2].from: the period overlaps that of x"]),
        // What a finding costs is looked up by the finding.
        (act("w", "finding = \"not_declared\""), ["[y].from: the period overlaps that of w"]),
    ] {
        let told = told(&format!("{}{more}", fine.concat()));
        let told: Vec<&str> = told.iter().filter_map(|told| told.split_once("penalty")).map(|(_, told)| told).collect();
        assert_eq!(told, expected);
    }

    // Each that overlaps an earlier one is told, though others stand between.
    let holder = |name: &str, period: &str| {
        format!(
            "[[authority]]\nrole = \"lead\"\nname_vi = \"{name}\"\nname_en = \"{name}\"\n{period}\nverification = \"unknown\"\n"
        )
    };
    let holders = holder("A", "from = 2020-01-01")
        + &holder("B", "from = 2021-01-01\nto = 2022-01-01")
        + &holder("C", "from = 2022-01-01\nto = 2023-01-01");
    let told = told(&holders);
    let told: Vec<&str> = told.iter().filter_map(|told| told.split_once("lead ")).map(|(_, told)| told).collect();
    let overlaps = |from: &str| format!("{from}].from: the period overlaps that of A");
    assert_eq!(told, [overlaps("2021-01-01"), overlaps("2022-01-01")]);
}
