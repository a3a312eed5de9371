//! The register that the README reads: made here, committed as tests/data/register.csv, and checked to be varied.
//!
//! `KIEMDINH_BLESS=1 cargo test --features cli --test register` writes it anew.
#![cfg(feature = "registers")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "it is a test")]

mod faults;
mod generator;
mod kinds;
mod random;

use std::collections::BTreeSet;
use std::path::Path;

use kiemdinh::assess::Status;
use kiemdinh::read::{Format, ReadOptions, Register};
use kiemdinh::{Item, Options, Rulebook};

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/register.csv")
}

#[test]
fn the_committed_register_is_the_one_that_is_made() {
    let made = generator::register();
    if std::env::var_os("KIEMDINH_BLESS").is_some() {
        std::fs::write(path(), &made).unwrap();
    }
    let committed = std::fs::read_to_string(path()).unwrap().replace("\r\n", "\n");
    for (line, (made, committed)) in (1..).zip(made.lines().zip(committed.lines())) {
        assert_eq!(made, committed, "line {line}");
    }
    assert_eq!(made.len(), committed.len());
}

#[test]
fn it_has_every_status_every_family_and_every_fault_of_reading() {
    let made = generator::register();
    let (format, options) = (Format::of_name("register.csv"), ReadOptions::default());
    let mut register = Register::open("register.csv", made.as_bytes(), format, None, options).unwrap();
    let layout = register.layout();
    let book = Rulebook::builtin();
    let (day, options) = ("2026-11-23".parse().unwrap(), Options::default());
    let (mut items, mut statuses, mut families, mut codes, mut errors) =
        (0, BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    while let Some(block) = register.next_block().unwrap() {
        let mut rows = layout.rows(&block);
        let mut item = Item::default();
        while let Some(row) = rows.next_into(&mut item) {
            match row {
                Ok(_) => {
                    items += 1;
                    let answer = book.assess(&item, day, &options);
                    statuses.insert(answer.status.name());
                    codes.extend(answer.findings.iter().map(|finding| finding.code.name()));
                    families.insert(item.category.split('.').next().unwrap().to_owned());
                }
                Err(error) => drop(errors.insert(error.code.name())),
            }
        }
    }
    assert!(items >= 240, "{items} items");
    let all: BTreeSet<&str> = Status::ALL.iter().map(|status| status.name()).collect();
    assert_eq!(statuses, all);
    for category in &book.data().categories {
        let family = category.id.split('.').next().unwrap();
        assert!(families.contains(family), "no item of the family {family}");
    }
    let faults = [
        "date_impossible",
        "partial_date",
        "inspection_before_manufacture",
        "event_impossible",
        "unreadable_value",
        "unit_missing",
        "unit_unknown",
        "value_out_of_range",
        "missing_field",
        "category_unknown",
        "validity_exceeds_legal_maximum",
        "validity_exceeds_reported_maximum",
        "stated_date_implausible",
        "shortened_without_reason",
        "inspection_date_unknown",
        "inspection_withdrawn",
        "missing_attribute",
    ];
    for code in faults {
        assert!(codes.contains(code), "no {code}");
    }
    assert_eq!(errors, BTreeSet::from(["malformed_row", "missing_field", "unreadable_value"]));
}
