//! Fuzz target: any bytes in every encoding: text comes out, the same in one go and in pieces, composed, and the count
//! of what meant nothing is true; the encoding is told, and cells are read, without a crash.
//!
//! Built plainly it replays mutated seeds for a fixed number of rounds; `.ci/run` builds it with coverage for libFuzzer.
#![cfg_attr(fuzzing, no_main)]
#![allow(clippy::expect_used, reason = "it is a test")]

use std::io::{self, Read};

use kiemdinh::read::encoding::{Decoder, Encoding, decode_text, detect, detect_text, reads_both_ways};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Bytes given in pieces, whose sizes the bytes themselves tell.
struct Pieces<'b>(&'b [u8]);

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let size = self.0.first().map_or(0, |byte| 1 + usize::from(*byte % 9));
        self.0.by_ref().take(size as u64).read(buffer)
    }
}

fn target(data: &[u8]) {
    for encoding in Encoding::ALL {
        let (mut whole, mut pieces) = (Decoder::new(data, encoding), Decoder::new(Pieces(data), encoding));
        let (mut text, mut again) = (String::new(), String::new());
        whole.read_to_string(&mut text).expect("UTF-8 comes out");
        pieces.read_to_string(&mut again).expect("UTF-8 comes out");
        assert_eq!((&text, whole.malformed()), (&again, pieces.malformed()));
        assert!(whole.malformed().is_none_or(|bad| bad.count >= 1 && bad.first < data.len() as u64));
        // A longer run of accents is composed piece by piece.
        let accents = |run: &[char]| run.iter().all(|c| canonical_combining_class(*c) != 0);
        if !text.chars().collect::<Vec<_>>().windows(16).any(accents) {
            assert!(text.nfc().eq(text.chars()));
        }
        let decoded = decode_text(&text, encoding);
        assert!(!decoded.is_empty() || text.is_empty());
        let _both = reads_both_ways(&text, encoding);
        let _none = detect_text(text.lines());
    }
    let found = detect(data);
    let (mut decoder, same) = Decoder::detect(data).expect("bytes are readable");
    assert_eq!(found, same);
    let count = io::copy(&mut decoder, &mut io::sink()).expect("bytes are readable");
    assert!(count <= 3 * data.len() as u64 && decoder.encoding() == found.encoding);
}

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| target(data));

#[cfg(not(fuzzing))]
fn main() {
    let seeds: [&[u8]; 7] = [
        "STT;Tên thiết bị;Thie\u{302}\u{301}t bi\u{323}\r\n1;Nồi hơi 2 m³;25 °C".as_bytes(),
        b"\xef\xbb\xbfid,name\n1,\xe1\xbb\x93\xff",
        b"\xff\xfeT\0\xea\0n\0 \0=\xd8\x00\xde\xd3\x1e",
        b"\xfe\xff\0T\0\xea\0n\x1e\xd3\xd8\x3d",
        b"Thi\xea\xect bi\xf2 n\xe2ng, c\xe2\xccu tru\xf2c, \xd0a\xf2t",
        b"Thi\xd5t b\xde n\xa9ng, c\xc7u tr\xf4c, \xa7\xb9t \x93a\x94",
        b"Thie\xe1t b\xf2 na\xe2ng, ca\xe0u tru\xefc, \xd1a\xeft \xd8 500",
    ];
    mutate::rounds(&seeds, 20_000, target);
}

#[cfg(not(fuzzing))]
#[path = "support/mutate.rs"]
mod mutate;
