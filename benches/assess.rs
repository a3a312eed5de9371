//! The cost of one assessment. Run with `cargo bench --bench assess`.
#![allow(clippy::expect_used, reason = "a benchmark that cannot be set up ends")]

use divan::{Bencher, black_box};
use kiemdinh::{Event, EventKind, Inspection, Item, Options, Outcome, Rulebook, quantity::Unit, record};

#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

fn hoist() -> Item {
    let mut item = Item::new("PL-7", "lifting.hoist_manual");
    item.put_into_use_on = "2024-05-20".parse().ok();
    item.declared_on = "2024-06-01".parse().ok();
    for (name, value) in [("installation", "fixed"), ("cover", "indoor")] {
        let value = record::AttributeValue::Text(value.into());
        item.attributes.push(record::Attribute { name: name.into(), value });
    }
    let value = record::AttributeValue::Measured { value: 2500.into(), unit: Some(Unit::Kilogram) };
    item.attributes.push(record::Attribute { name: "rated_capacity".into(), value });
    item.inspections.push(Inspection {
        performed_on: "2024-05-19".parse().ok(),
        next_due_on: "2027-05-19".parse().ok(),
        result: Some(Outcome::Pass),
        ..Inspection::default()
    });
    item
}

/// A valid item without findings: attributes compared, age limit, stated date.
#[divan::bench(sample_size = 1000)]
fn valid(bencher: Bencher) {
    let (book, item, options) = (Rulebook::builtin(), hoist(), Options::default());
    let day = "2026-11-23".parse().expect("a day");
    assert_eq!(book.assess(&item, day, &options).findings.len(), 0);
    bencher.bench_local(|| black_box(book.assess(black_box(&item), day, &options)));
}

/// The same with nothing known: every interval rule is considered, and what is missing is named.
#[divan::bench(sample_size = 1000)]
fn undetermined(bencher: Bencher) {
    let (book, mut item, options) = (Rulebook::builtin(), hoist(), Options::default());
    item.attributes.clear();
    item.put_into_use_on = None;
    let day = "2026-11-23".parse().expect("a day");
    bencher.bench_local(|| black_box(book.assess(black_box(&item), day, &options)));
}

/// Three inspections and three events.
#[divan::bench(sample_size = 1000)]
fn history(bencher: Bencher) {
    let (book, mut item, options) = (Rulebook::builtin(), hoist(), Options::default());
    for year in ["2018", "2021"] {
        let mut earlier = item.inspections.first().cloned().unwrap_or_default();
        earlier.performed_on = format!("{year}-05-19").parse().ok();
        earlier.next_due_on = None;
        item.inspections.insert(0, earlier);
    }
    for (kind, on) in [
        (EventKind::Suspended, "2022-01-01"),
        (EventKind::Resumed, "2022-03-01"),
        (EventKind::Maintained, "2023-01-01"),
    ] {
        item.events.push(Event { kind: Some(kind), on: on.parse().ok(), note: None });
    }
    let day = "2026-11-23".parse().expect("a day");
    bencher.bench_local(|| black_box(book.assess(black_box(&item), day, &options)));
}
