//! Reading what people wrote: names and communes recognised, words read. Recognition is measured on a labelled list; the
//! figures are counts.
#![cfg(feature = "sheets")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod again;
mod attributes;
mod heads;
mod names;
mod synonyms;
mod words;
