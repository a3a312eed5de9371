//! Fuzz target: the C ABI, driven by random bytes: numbers, texts, sizes, lists and JSON of any kind. A result or an
//! error in both languages, never a crash; what is given is freed.
//!
//! Built plainly it replays mutated seeds for a fixed number of rounds; `.ci/run` builds it with coverage for libFuzzer.
#![cfg_attr(fuzzing, no_main)]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "it is a test")]
#![allow(unsafe_code, reason = "the functions of the C ABI are unsafe to call")]

use std::ffi::c_char;
use std::ptr::{null, null_mut};

use kiemdinh::capi::{
    accreditations::*, assessment::*, assessor::*, builder::*, date::*, error::*, finding::*, init::*, numbers::*,
    plain::*, quantity::*, reader::*, record::*, rulebook::*,
};

/// Takes what it needs from the front of the bytes; zeros when they are used up.
struct Bytes<'d>(&'d [u8]);

impl<'d> Bytes<'d> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// Mostly small numbers, sometimes any.
    fn number(&mut self) -> i32 {
        match self.byte() {
            255 => i32::from_le_bytes([self.byte(), self.byte(), self.byte(), self.byte()]),
            254 => KIEMDINH_DATE_NONE,
            small => i32::from(small) % 13,
        }
    }

    fn day(&mut self) -> i32 {
        match self.byte() {
            0..=99 => KIEMDINH_DATE_NONE,
            100..=250 => 17_000 + i32::from(self.byte()) * 16 + i32::from(self.byte() % 16),
            _ => self.number(),
        }
    }

    fn text(&mut self) -> kiemdinh_text {
        const WORDS: [&str; 8] = [
            "lifting.hoist_manual",
            "pressure.vessel",
            "rated_capacity",
            "installation",
            "fixed",
            "8 kgf/cm2",
            "K-1",
            "",
        ];
        match self.byte() % 12 {
            0 => kiemdinh_text { data: null(), length: 0 },
            1 => kiemdinh_text { data: null(), length: 7 },
            2 => kiemdinh_text { data: c"medium".as_ptr(), length: KIEMDINH_NTS },
            3 => {
                let (text, rest) = self.0.split_at(usize::from(self.byte()).min(self.0.len()));
                self.0 = rest;
                kiemdinh_text { data: text.as_ptr().cast(), length: text.len() }
            }
            word => {
                let word = WORDS[usize::from(word) - 4];
                kiemdinh_text { data: word.as_ptr().cast(), length: word.len() }
            }
        }
    }
}

/// Frees an error after reading all of it.
unsafe fn done(result: i32, error: *mut kiemdinh_error) {
    unsafe {
        assert_eq!(result == KIEMDINH_OK, error.is_null());
        assert_ne!(result, KIEMDINH_ERROR_PANIC, "a panic in the library");
        if !error.is_null() {
            assert_eq!(kiemdinh_error_result(error), result);
            for language in [KIEMDINH_LANGUAGE_VIETNAMESE, KIEMDINH_LANGUAGE_ENGLISH] {
                let mut length = 0;
                assert!(!kiemdinh_error_message(error, language, &mut length).is_null() && length > 0);
            }
            assert!(kiemdinh_error_fault_count(error) > 0);
        }
        kiemdinh_error_free(error);
    }
}

unsafe fn look_at(assessment: *mut kiemdinh_assessment) {
    unsafe {
        let mut answer = std::mem::zeroed::<kiemdinh_answer>();
        answer.struct_size = size_of::<kiemdinh_answer>() as u32;
        done(kiemdinh_assessment_answer(assessment, &mut answer, null_mut()), null_mut());
        assert!((KIEMDINH_STATUS_NOT_REGULATED..=KIEMDINH_STATUS_VALID).contains(&answer.status));
        assert!(answer.may_operate + answer.must_not_operate <= 1);
        let count = kiemdinh_assessment_finding_count(assessment);
        assert_eq!(count, answer.finding_count as usize);
        for index in 0..=count {
            let finding = kiemdinh_assessment_finding(assessment, index);
            assert_eq!(finding.is_null(), index == count);
            assert_eq!(kiemdinh_finding_number(finding) == 0, index == count);
            kiemdinh_finding_message(finding, KIEMDINH_LANGUAGE_VIETNAMESE, null_mut());
        }
        let mut length = 0;
        let json = kiemdinh_assessment_json(assessment, &mut length);
        let json = std::slice::from_raw_parts(json.cast::<u8>(), length);
        assert!(serde_json::from_slice::<serde_json::Value>(json).is_ok());
        kiemdinh_assessment_free(assessment);
    }
}

/// One for all rounds: what it lends is made once.
struct Book(*mut kiemdinh_rulebook);

impl Drop for Book {
    fn drop(&mut self) {
        // SAFETY: ours, once.
        unsafe { kiemdinh_rulebook_free(self.0) }
    }
}

thread_local! {
    static BOOK: Book = {
        let mut book = null_mut();
        // SAFETY: a place for the handle, and no error wanted.
        assert_eq!(unsafe { kiemdinh_rulebook_builtin(&mut book, null_mut()) }, KIEMDINH_OK);
        Book(book)
    };
}

fn target(data: &[u8]) {
    let mut bytes = Bytes(data);
    unsafe {
        let book = BOOK.with(|book| book.0);
        let mut options = std::mem::zeroed::<kiemdinh_options>();
        assert_eq!(kiemdinh_options_init(&mut options, size_of::<kiemdinh_options>() as u32), KIEMDINH_OK);
        if bytes.byte() % 4 == 0 {
            options.flags = bytes.number() as u32;
            options.window_days = bytes.number();
            options.known_on = bytes.day();
            options.roll_to_working_day = bytes.number();
            options.stated_ceiling_months = bytes.number();
            options.struct_size = bytes.number() as u32;
        }
        let (mut assessor, mut error) = (null_mut(), null_mut());
        // A larger struct_size than there is memory is the one thing a caller must not say.
        options.struct_size = options.struct_size.min(size_of::<kiemdinh_options>() as u32);
        let result = kiemdinh_assessor_new(book, &options, null(), &mut assessor, &mut error);
        done(result, error);
        plain(&mut bytes, assessor);
        rest(bytes.0, assessor, book);
        kiemdinh_assessor_free(assessor);
    }
}

/// An item of any numbers and texts.
unsafe fn plain(bytes: &mut Bytes<'_>, assessor: *mut kiemdinh_assessor) {
    unsafe {
        let inspectors = [bytes.text(), bytes.text()];
        let attributes: Vec<kiemdinh_attribute> = (0..bytes.byte() % 4)
            .map(|_| kiemdinh_attribute {
                struct_size: size_of::<kiemdinh_attribute>() as u32,
                value_type: bytes.number() % 4,
                name: bytes.text(),
                text: bytes.text(),
                value: i64::from(bytes.number()) << (bytes.byte() % 33),
                scale: bytes.number(),
                unit: bytes.number(),
            })
            .collect();
        let inspections: Vec<kiemdinh_inspection> = (0..bytes.byte() % 4)
            .map(|_| kiemdinh_inspection {
                struct_size: size_of::<kiemdinh_inspection>() as u32,
                kind: bytes.number() % 7,
                performed_on: bytes.day(),
                performed_on_precision: i32::from(bytes.byte() % 40 / 38),
                report_on: bytes.day(),
                result: bytes.number() % 4,
                certificate_issued_on: bytes.day(),
                next_due_on: bytes.day(),
                next_due_on_precision: i32::from(bytes.byte() % 40 / 38),
                next_kind: bytes.number() % 7,
                withdrawn_on: bytes.day(),
                withdrawal: bytes.number() % 4,
                shortening_reason: bytes.text(),
                body: bytes.text(),
                inspectors: inspectors.as_ptr(),
                inspector_count: usize::from(bytes.byte() % 3),
            })
            .collect();
        let events: Vec<kiemdinh_event> = (0..bytes.byte() % 4)
            .map(|_| kiemdinh_event {
                struct_size: size_of::<kiemdinh_event>() as u32,
                kind: bytes.number(),
                on: bytes.day(),
                reserved: 0,
            })
            .collect();
        let item = kiemdinh_item {
            struct_size: (size_of::<kiemdinh_item>() as u32).min(bytes.number() as u32 | 0x80),
            year_of_manufacture: if bytes.byte() < 99 { 0 } else { 1990 + bytes.number() },
            id: bytes.text(),
            category: bytes.text(),
            service_life_until: bytes.day(),
            maker_interval_months: bytes.number(),
            establishment_interval_months: bytes.number(),
            put_into_use_on: bytes.day(),
            put_into_use_on_precision: i32::from(bytes.byte() % 40 / 38),
            declared_on: bytes.day(),
            use_state: bytes.number() % 6,
            use_state_on: bytes.day(),
            attributes: attributes.as_ptr(),
            attribute_count: attributes.len(),
            inspections: inspections.as_ptr(),
            inspection_count: inspections.len(),
            events: events.as_ptr(),
            event_count: events.len(),
        };
        let as_of = bytes.day();
        let mut answer = std::mem::zeroed::<kiemdinh_answer>();
        answer.struct_size = size_of::<kiemdinh_answer>() as u32;
        let mut error = null_mut();
        let result = kiemdinh_assessor_answer(assessor, &item, as_of, &mut answer, &mut error);
        done(result, error);
        let mut assessment = null_mut();
        let again = kiemdinh_assessor_assess(assessor, &item, as_of, &mut assessment, &mut error);
        done(again, error);
        assert_eq!(again, result, "both paths take the same items");
        if again == KIEMDINH_OK {
            assert_eq!(kiemdinh_assessment_status(assessment), answer.status);
            look_at(assessment);
        }
    }
}

/// Reads a register to its end.
unsafe fn read_all(reader: *mut kiemdinh_reader) {
    loop {
        let (mut record, mut error) = (null_mut(), null_mut());
        // SAFETY: all of it lives here.
        unsafe {
            let row = kiemdinh_reader_next(reader, &mut record, &mut error);
            done(row, error);
            if row == KIEMDINH_OK && record.is_null() {
                return;
            }
            kiemdinh_record_free(record);
        }
    }
}

/// The bytes that are left, as every kind of text that the library reads.
unsafe fn rest(text: &[u8], assessor: *mut kiemdinh_assessor, book: *const kiemdinh_rulebook) {
    let (data, length) = (text.as_ptr().cast::<c_char>(), text.len());
    unsafe {
        let mut error = null_mut();
        let mut assessment = null_mut();
        let result = kiemdinh_assessor_assess_json(assessor, data, length, 1, 20_000, &mut assessment, &mut error);
        done(result, error);
        if result == KIEMDINH_OK {
            look_at(assessment);
        }
        let mut reader = null_mut();
        let format = KIEMDINH_FORMAT_CSV;
        let result =
            kiemdinh_reader_open_memory(c"a".as_ptr(), 1, data, length, format, 1, null(), 0, &mut reader, &mut error);
        done(result, error);
        if result == KIEMDINH_OK {
            read_all(reader);
        }
        kiemdinh_reader_free(reader);
        let mut accreditations = null_mut();
        let result =
            kiemdinh_accreditations_from_json(data, length.min(9), data, length, &mut accreditations, &mut error);
        done(result, error);
        if result == KIEMDINH_OK {
            kiemdinh_accreditations_free(accreditations);
        }
        let (mut value, mut scale, mut day) = (0, 0, 0);
        let result = kiemdinh_decimal_parse(data, length, &mut value, &mut scale, &mut error);
        done(result, error);
        let result = kiemdinh_date_parse(data, length, &mut day, &mut error);
        done(result, error);
        kiemdinh_rulebook_category_find(book, data, length);
        kiemdinh_rulebook_provision_find(book, data, length);
        let mut builder = null_mut();
        done(kiemdinh_rulebook_builder_new(&mut builder, null_mut()), null_mut());
        let result = kiemdinh_rulebook_builder_add_text(builder, 1, data, 0, data, length, &mut error);
        done(result, error);
        kiemdinh_rulebook_builder_free(builder);
    }
}

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| target(data));

#[cfg(not(fuzzing))]
fn main() {
    let seeds: [&[u8]; 4] = [
        &[1; 300],
        &[5, 0, 9, 120, 200, 7, 4, 0, 130, 3, 9, 101, 44, 3, 8, 5, 120, 9, 9, 4, 3, 2, 1, 4, 5, 6, 7, 140, 7],
        br#"000000000000000000000000{"id":"1","category":"pressure.vessel","inspections":[{"performed_on":"2024-02-29"}]}"#,
        b"id,category,performed_on,result\nPL-7,lifting.hoist_electric,2024-05-19,pass\n",
    ];
    mutate::rounds(&seeds, 20_000, target);
}

#[cfg(not(fuzzing))]
#[path = "support/mutate.rs"]
mod mutate;
