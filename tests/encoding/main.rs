//! Text in every encoding that Vietnamese offices have used.
#![cfg(feature = "sheets")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "it is a test")]

mod detection;
mod encoders;
mod letters;
mod samples;
mod streams;
mod texts;

use std::io::Read;

use kiemdinh::read::encoding::{Decoder, Encoding, Malformed};

/// The encodings of one byte a character.
const LEGACY: [Encoding; 3] = [Encoding::Windows1258, Encoding::Tcvn3, Encoding::Vni];

/// Decoded in one go.
fn decode(bytes: &[u8], encoding: Encoding) -> (String, Option<Malformed>) {
    let mut decoder = Decoder::new(bytes, encoding);
    let mut text = String::new();
    decoder.read_to_string(&mut text).expect("UTF-8 comes out");
    (text, decoder.malformed())
}
