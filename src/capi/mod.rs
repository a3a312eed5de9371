//! The C ABI (feature `capi`): `include/kiemdinh.h` is generated from this module.
//!
//! ```text
//! numbers    every number that crosses the ABI, fixed for good
//! guard      one way in and out: no panic passes, no pointer is used unchecked
//! text       texts in (pointer and length) and out (borrowed, ended by NUL)
//! plain      the plain structs: item, inspection, event, attribute, options, answer
//! …          one file for each handle of the header
//! ```
//!
//! The header's first page (`bindings/c/conventions.h`) is the contract. What it adds to the rest of the house: the
//! only `unsafe` code of the library, and files where a function of the header takes a path.
//!
//! Departures from common advice, and why:
//! - An item is a tree, so its plain structs hold pointers to texts and to its inspections; without them a caller
//!   would need a call for every field. Their layouts are recorded for 32 and 64 bits.
//! - A function gives a `kiemdinh_result`, because the field's word *status* is what an assessment says of an item.
//! - A struct that is shorter than the first version's is refused: a missing day would read as 1970-01-01. Fields that
//!   a later version appends will mean "absent" where they are zero.
//! - Accessors of immutable handles do not poison them: there is nothing that a panic could leave half changed.
#![allow(unsafe_code, reason = "the one room of the house that takes pointers from C")]
#![deny(unsafe_op_in_unsafe_fn)]
#![allow(non_camel_case_types, reason = "types have the names of the header")]
#![allow(rustdoc::broken_intra_doc_links, reason = "the comments are those of a C header, brackets and all")]
#![allow(clippy::missing_safety_doc, reason = "the header's conventions are the contract of every pointer")]

#[cfg(panic = "abort")]
compile_error!("the C ABI turns panics into error codes: build it with panic = \"unwind\"");

mod fill;
mod guard;
mod numbered;
mod text;

pub mod accreditations;
pub mod answer;
pub mod assessment;
pub mod assessor;
pub mod builder;
pub mod date;
pub mod duplicates;
pub mod error;
pub mod exposure;
pub mod finding;
pub mod init;
pub mod law;
pub mod names;
pub mod numbers;
pub mod plain;
pub mod quantity;
pub mod reader;
pub mod record;
pub mod rulebook;
pub mod string;
pub mod version;

/// What the header says of threads, checked by the compiler: any thread may use and free any handle.
const _: () = {
    const fn any_thread<T: Send + Sync>() {}
    any_thread::<accreditations::kiemdinh_accreditations>();
    any_thread::<assessment::kiemdinh_assessment>();
    any_thread::<assessor::kiemdinh_assessor>();
    any_thread::<builder::kiemdinh_rulebook_builder>();
    any_thread::<duplicates::kiemdinh_duplicates>();
    any_thread::<error::kiemdinh_error>();
    any_thread::<exposure::kiemdinh_exposure>();
    any_thread::<reader::kiemdinh_reader>();
    any_thread::<record::kiemdinh_record>();
    any_thread::<rulebook::kiemdinh_rulebook>();
    any_thread::<string::kiemdinh_string>();
};
