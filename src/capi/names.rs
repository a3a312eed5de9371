//! The numbers in words.

use std::ffi::c_char;
use std::sync::LazyLock;

use crate::assess::{Coverage, DueBasis, Status};
use crate::code::{Code, Severity};
use crate::law::Verification;
use crate::quantity::Unit;
use crate::write::Language;

use super::guard::get;
use super::numbered::Numbered;
use super::numbers::*;
use super::text::Text;

/// What it is, its number, and the language.
type Key = (&'static str, i32, i32);

/// All words, ended by NUL, made once; sorted by their keys.
static WORDS: LazyLock<Vec<(Key, Text)>> = LazyLock::new(|| {
    let mut words = Vec::new();
    let mut add = |what, number, [wire, vi, en]: [&str; 3]| {
        for (language, word) in
            [(KIEMDINH_LANGUAGE_WIRE, wire), (KIEMDINH_LANGUAGE_VIETNAMESE, vi), (KIEMDINH_LANGUAGE_ENGLISH, en)]
        {
            words.push(((what, number, language), Text::new(word)));
        }
    };
    let (vi, en) = (Language::Vietnamese, Language::English);
    for one in Status::ALL.iter().copied() {
        add(Status::WHAT, one.number(), [one.name(), vi.status(one), en.status(one)]);
    }
    for one in Coverage::ALL.iter().copied() {
        add(Coverage::WHAT, one.number(), [one.name(), vi.coverage(one), en.coverage(one)]);
    }
    for one in DueBasis::ALL.iter().copied() {
        add(DueBasis::WHAT, one.number(), [one.name(), vi.due_basis(one), en.due_basis(one)]);
    }
    for one in Verification::ALL.iter().copied() {
        add(Verification::WHAT, one.number(), [one.name(), vi.verification(one), en.verification(one)]);
    }
    for number in 1.. {
        let Some(one) = Severity::of(number) else { break };
        add(Severity::WHAT, number, [one.name(), vi.severity(one), en.severity(one)]);
    }
    for one in Code::all() {
        add(Code::WHAT, Numbered::number(one), [one.name(), vi.finding(one), en.finding(one)]);
    }
    for number in 1.. {
        let Some(one) = Unit::of(number) else { break };
        add(Unit::WHAT, number, [one.symbol(); 3]);
    }
    for (number, name) in RESULTS {
        add("result", number, [name; 3]);
    }
    words.sort_by_key(|(key, _)| *key);
    words
});

fn word(what: &'static str, number: i32, language: i32) -> *const c_char {
    let found = || {
        let at = WORDS.binary_search_by_key(&(what, number, language), |(key, _)| *key).ok()?;
        WORDS.get(at).map(|(_, word)| word)
    };
    let word = get(None, || Ok(found()));
    // SAFETY: no length is asked for.
    word.map_or(std::ptr::null(), |word| unsafe { word.lend(std::ptr::null_mut()) })
}

const RESULTS: [(kiemdinh_result, &str); 23] = [
    (KIEMDINH_OK, "ok"),
    (KIEMDINH_ERROR_INVALID_ARGUMENT, "invalid_argument"),
    (KIEMDINH_ERROR_NULL_ARGUMENT, "null_argument"),
    (KIEMDINH_ERROR_INVALID_UTF8, "invalid_utf8"),
    (KIEMDINH_ERROR_UNKNOWN_NUMBER, "unknown_number"),
    (KIEMDINH_ERROR_STRUCT_SIZE, "struct_size"),
    (KIEMDINH_ERROR_OUT_OF_RANGE, "out_of_range"),
    (KIEMDINH_ERROR_TOO_MANY, "too_many"),
    (KIEMDINH_ERROR_BUSY, "busy"),
    (KIEMDINH_ERROR_POISONED, "poisoned"),
    (KIEMDINH_ERROR_FINISHED, "finished"),
    (KIEMDINH_ERROR_SYNTAX, "syntax"),
    (KIEMDINH_ERROR_UNKNOWN_KEY, "unknown_key"),
    (KIEMDINH_ERROR_MISSING_FIELD, "missing_field"),
    (KIEMDINH_ERROR_INVALID_VALUE, "invalid_value"),
    (KIEMDINH_ERROR_DANGLING_REFERENCE, "dangling_reference"),
    (KIEMDINH_ERROR_DUPLICATE, "duplicate"),
    (KIEMDINH_ERROR_OVERLAP, "overlap"),
    (KIEMDINH_ERROR_LIMIT_EXCEEDED, "limit_exceeded"),
    (KIEMDINH_ERROR_ROW, "row"),
    (KIEMDINH_ERROR_INPUT_OUTPUT, "input_output"),
    (KIEMDINH_ERROR_PANIC, "panic"),
    (KIEMDINH_ERROR_UNKNOWN, "unknown"),
];

/** The name of a kiemdinh_result, for logs: "null_argument". Static. NULL for an unknown number. */
#[unsafe(no_mangle)]
pub extern "C" fn kiemdinh_result_name(number: i32) -> *const c_char {
    word("result", number, KIEMDINH_LANGUAGE_WIRE)
}

/** A KIEMDINH_STATUS_... in words. `language`: a KIEMDINH_LANGUAGE_..., WIRE for the word that JSON has. Static. NULL for an unknown number. */
#[unsafe(no_mangle)]
pub extern "C" fn kiemdinh_status_name(number: i32, language: i32) -> *const c_char {
    word(Status::WHAT, number, language)
}

/** A KIEMDINH_COVERAGE_... in words, as kiemdinh_status_name. Static. NULL for an unknown number. */
#[unsafe(no_mangle)]
pub extern "C" fn kiemdinh_coverage_name(number: i32, language: i32) -> *const c_char {
    word(Coverage::WHAT, number, language)
}

/** A KIEMDINH_DUE_BASIS_... in words, as kiemdinh_status_name. Static. NULL for an unknown number. */
#[unsafe(no_mangle)]
pub extern "C" fn kiemdinh_due_basis_name(number: i32, language: i32) -> *const c_char {
    word(DueBasis::WHAT, number, language)
}

/** A KIEMDINH_VERIFICATION_... in words, as kiemdinh_status_name. Static. NULL for an unknown number. */
#[unsafe(no_mangle)]
pub extern "C" fn kiemdinh_verification_name(number: i32, language: i32) -> *const c_char {
    word(Verification::WHAT, number, language)
}

/** A KIEMDINH_SEVERITY_... in words, as kiemdinh_status_name. Static. NULL for an unknown number. */
#[unsafe(no_mangle)]
pub extern "C" fn kiemdinh_severity_name(number: i32, language: i32) -> *const c_char {
    word(Severity::WHAT, number, language)
}

/** A KIEMDINH_FINDING_... in words, as kiemdinh_status_name. Static. NULL for an unknown number. */
#[unsafe(no_mangle)]
pub extern "C" fn kiemdinh_finding_number_name(number: i32, language: i32) -> *const c_char {
    word(Code::WHAT, number, language)
}

/** The symbol of a KIEMDINH_UNIT_...: "kg". Static. NULL for an unknown number. */
#[unsafe(no_mangle)]
pub extern "C" fn kiemdinh_unit_name(number: i32) -> *const c_char {
    word(Unit::WHAT, number, KIEMDINH_LANGUAGE_WIRE)
}
