//! The library against the slow evaluator in `reference`, on random items; a difference shrinks to a small item.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "it is a test")]

#[path = "support/records.rs"]
mod records;
mod reference;
mod support;

use std::sync::LazyLock;

use kiemdinh::Rulebook;
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::Value;

static REFERENCE: LazyLock<reference::Book> = LazyLock::new(|| {
    let texts = support::builtin_texts();
    reference::Book::load(&texts.iter().map(String::as_str).collect::<Vec<_>>())
});

/// `KIEMDINH_CASES` sets another number than 100,000, for a longer search.
fn cases() -> u32 {
    std::env::var("KIEMDINH_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(100_000)
}

fn library(item: &Value, as_of: &str, options: &Value) -> Value {
    let book = Rulebook::builtin();
    let item = kiemdinh::read::json::parse_item(&item.to_string()).expect("a readable item");
    let options = support::CaseOptions::read(options);
    let options = options.options(book);
    support::bare(&book.assess(&item, as_of.parse().expect("a day"), &options))
}

proptest! {
    #![proptest_config(Config { cases: cases(), max_shrink_iters: 20_000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn library_and_reference_agree(item in records::item(), as_of in records::as_of(), options in records::options()) {
        let expected = reference::assess(&REFERENCE, &item, &as_of, &options);
        let found = library(&item, &as_of, &options);
        prop_assert_eq!(
            &found, &expected,
            "\nitem {}\nas_of {}\noptions {}\nlibrary   {}\nreference {}", item, as_of, options, found, expected
        );
    }
}
