//! Fuzz target: any text as a rulebook file, or as an overlay over a small book, gives a book or faults, never a crash.
//!
//! Built plainly it replays mutated seeds for a fixed number of rounds; `.ci/run` builds it with coverage for libFuzzer.
#![cfg_attr(fuzzing, no_main)]

use kiemdinh::Rulebook;
use kiemdinh::law::Source;

const BOOK: &str = r#"
rulebook = { id = "t", version = "1.0.0", name_vi = "t", name_en = "t", verified_until = 2026-01-01 }
[[document]]
number = "D"
what = "a document"
verification = "text"
[[attribute]]
name = "size"
type = "quantity"
unit = "kg"
name_vi = "s"
name_en = "s"
[[attribute]]
name = "age"
type = "age"
starts_from = "service_start"
name_vi = "a"
name_en = "a"
[[category]]
id = "a.b"
kind = "machinery"
regime = "periodic_inspection"
name_vi = "a"
name_en = "a"
name_verification = "text"
relocation = "size > 2 kg"
[[interval]]
id = "r.1"
categories = ["a.b"]
when = "size >= 1000 kg and not age > 3"
months = 12
months_is = "term"
document = "D"
provision = "1"
verification = "text"
"#;

fn target(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let whole = Rulebook::load(&[Source { name: "fuzz.toml", text }], &[]);
    let overlay = Rulebook::load(&[Source { name: "t.toml", text: BOOK }], &[Source { name: "fuzz.toml", text }]);
    for book in [whole, overlay] {
        match book {
            Ok(book) => assert_eq!(book.sha256().len(), 64),
            Err(error) => assert!(!error.faults().is_empty() && !error.message_vi().is_empty()),
        }
    }
}

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| target(data));

#[cfg(not(fuzzing))]
fn main() {
    assert!(Rulebook::load(&[Source { name: "t.toml", text: BOOK }], &[]).is_ok());
    mutate::rounds(
        &[BOOK.as_bytes(), b"[overlay]\nid = \"o\"\n[[interval]]\nid = \"r.1\"\nmonths = 24\n"],
        5_000,
        target,
    );
}

#[cfg(not(fuzzing))]
#[path = "support/mutate.rs"]
mod mutate;
