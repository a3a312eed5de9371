//! Fuzz target: any bytes as a register, a file of inspections or a mapping: every row is an item or an error in its
//! place, whatever pieces the input arrives in, and nothing crashes.
//!
//! Built plainly it replays mutated seeds for a fixed number of rounds; `.ci/run` builds it with coverage for libFuzzer.
#![cfg_attr(fuzzing, no_main)]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "it is a test")]

use std::io::Read;

use kiemdinh::Item;
use kiemdinh::read::{Format, Mapping, ReadOptions, Register};

/// Gives its bytes a few at a time.
struct Drip<'d>(&'d [u8], usize);

impl Read for Drip<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let most = buffer.len().min(self.1);
        self.0.read(&mut buffer[..most])
    }
}

/// What each row became, in order.
fn rows(data: &[u8], format: Format, mapping: Option<&Mapping>, piece: usize) -> Option<Vec<String>> {
    let options = ReadOptions::lenient(data.len().is_multiple_of(2));
    let mut register = Register::open("fuzz", Drip(data, piece), format, mapping, options).ok()?;
    let layout = register.layout();
    let mut found = Vec::new();
    let mut last = 0;
    while let Some(block) = register.next_block().expect("memory can be read") {
        let mut rows = layout.rows(&block);
        let mut item = Item::default();
        while let Some(row) = rows.next_into(&mut item) {
            let number = match &row {
                Ok(number) => *number,
                Err(error) => error.row.expect("the row of a row's error"),
            };
            assert!(number > last, "rows are numbered in order");
            last = number;
            found.push(match row {
                Ok(number) => format!("{number} {item:?}"),
                Err(error) => format!("{number} {error} {}", error.message_vi()),
            });
        }
    }
    Some(found)
}

fn target(data: &[u8]) {
    for format in [Format::JsonLines, Format::Csv { delimiter: None }, Format::Csv { delimiter: Some(b'\t') }] {
        let whole = rows(data, format, None, usize::MAX);
        assert_eq!(whole, rows(data, format, None, 7), "the pieces of the input decide nothing");
        if let Ok(mut register) = Register::open_inspections("fuzz", data, format, ReadOptions::default()) {
            let layout = register.layout();
            while let Some(block) = register.next_block().expect("memory can be read") {
                layout.inspections(&block).for_each(drop);
            }
        }
    }
    if let Ok(text) = std::str::from_utf8(data) {
        // A mapping and the table it is for, in one input.
        let (mapping, table) = text.split_once("\n\n").unwrap_or((text, "a,b\n1,2\n"));
        match Mapping::parse("fuzz.json", mapping) {
            Ok(mapping) => drop(rows(table.as_bytes(), Format::Csv { delimiter: None }, Some(&mapping), 5)),
            Err(error) => assert!(!error.faults().is_empty() && !error.message_vi().is_empty()),
        }
    }
}

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| target(data));

#[cfg(not(fuzzing))]
fn main() {
    let seeds: [&[u8]; 4] = [
        "id,category,put_into_use_on,attributes.volume,performed_on,result\n1,pressure.vessel,2015,500 L,2024-02-29,pass\n\
         2,\"a\"\"b\nc\",,\"1;5\",x,fail\r\n\n3,,,,,\n"
            .as_bytes(),
        b"{\"id\":\"1\",\"category\":\"lift.electric\"}\n\n{\"id\":2}\nnot json\n{\"id\":\"3\",\"x\":1}\n",
        br#"{"columns":{"a":"id","b":{"field":"put_into_use_on","date_format":"M/D/YYYY"},"c":null},"constants":{"inspections[0].result":"pass"}}

a,b,c
1,2/29/2024,x
"#,
        b"item;performed_on;result;inspectors\n1;2024-05-19;pass;V-1;V-2\n",
    ];
    mutate::rounds(&seeds, 10_000, target);
}

#[cfg(not(fuzzing))]
#[path = "support/mutate.rs"]
mod mutate;
