//! Fuzz target: any bytes as a record, an inspection, accreditations: a value or an error in both languages, never a
//! crash; and whatever is read can be judged.
//!
//! Built plainly it replays mutated seeds for a fixed number of rounds; `.ci/run` builds it with coverage for libFuzzer.
#![cfg_attr(fuzzing, no_main)]
#![allow(clippy::expect_used, reason = "it is a test")]

use kiemdinh::read::{ReadOptions, json};
use kiemdinh::{Date, Item, Options, Rulebook};

fn target(data: &[u8]) {
    let day = Date::new(2026, 11, 23).expect("a day");
    for lenient in [false, true] {
        let mut item = Item::default();
        match json::item(data, 1, ReadOptions::lenient(lenient), &mut item) {
            Ok(()) => {
                assert!(!item.id.is_empty() && item.id.len() <= Item::MAX_ID_BYTES);
                let mut options = Options::default();
                (options.explanation, options.remedies, options.known_on) = (true, true, Some(day));
                let answer = Rulebook::builtin().assess(&item, day, &options);
                let line = serde_json::to_string(&answer).expect("plain data");
                assert!(serde_json::from_str::<serde_json::Value>(&line).is_ok());
                assert!(answer.findings.is_sorted_by_key(|finding| finding.code.number()));
            }
            Err(error) => assert!(!error.message_vi().is_empty() && !error.message_en().is_empty()),
        }
        if let Ok(inspection) = json::inspection(data, 1, ReadOptions::lenient(lenient)) {
            let mut item = Item::new(inspection.item.clone(), "lifting.hoist_electric");
            inspection.join(&mut item);
            assert_eq!(item.inspections.len(), 1);
        }
    }
    if let Ok(text) = std::str::from_utf8(data)
        && let Err(error) = json::accreditations("fuzz.json", text)
    {
        assert!(!error.faults().is_empty());
    }
}

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| target(data));

#[cfg(not(fuzzing))]
fn main() {
    let seeds: [&[u8]; 4] = [
        br#"{"id":"1","category":"pressure.vessel","attributes":{"volume":{"value":"500","unit":"L"},"medium":"LPG"},
           "put_into_use_on":"2015-02","inspections":[{"performed_on":"2024-02-29","result":"pass","next_due_on":"2027-02",
           "inspectors":["V-1",""],"body":"K-1","withdrawn_on":"2025-02-29"}],"events":[{"kind":"repaired","on":"2025-01-01"}]}"#,
        "{\"id\":\"\u{ad}ũ\",\"owner\":{\"name\":\"Công ty\"},\"year_of_manufacture\":1e3,\"quantity\":2}".as_bytes(),
        br#"{"item":"1","performed_on":"2024-05-19","result":"fail","kind":"annual"}"#,
        br#"[{"kind":"body","number":"K-1","scope":["lifting"],"suspensions":[{"from":"2024-01-01","to":null}]}]"#,
    ];
    mutate::rounds(&seeds, 20_000, target);
}

#[cfg(not(fuzzing))]
#[path = "support/mutate.rs"]
mod mutate;
