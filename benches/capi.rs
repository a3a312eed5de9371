//! What a call through the C ABI costs beside the call in Rust. Run with `cargo bench --features capi --bench capi`.
//!
//! The two are measured in turns on the same item and day; the medians of all rounds and their difference are printed.
//! The functions are called through pointers that the compiler cannot see through, as a C program calls them.
#![allow(clippy::expect_used, reason = "a benchmark that cannot be set up ends")]
#![allow(unsafe_code, reason = "the functions of the C ABI are unsafe to call")]

use std::ffi::c_char;
use std::hint::black_box;
use std::ptr::{null, null_mut};
use std::time::Instant;

use kiemdinh::capi::{assessment::*, assessor::*, error::kiemdinh_error, numbers::*, plain::*, record::*, rulebook::*};
use kiemdinh::read::{ReadOptions, json};
use kiemdinh::{Date, Inspection, Item, Options, Outcome, Rulebook, quantity::Unit, record};

type Answer = unsafe extern "C" fn(
    *mut kiemdinh_assessor,
    *const kiemdinh_item,
    i32,
    *mut kiemdinh_answer,
    *mut *mut kiemdinh_error,
) -> kiemdinh_result;
type AnswerKept = unsafe extern "C" fn(
    *mut kiemdinh_assessor,
    *const kiemdinh_record,
    i32,
    *mut kiemdinh_answer,
    *mut *mut kiemdinh_error,
) -> kiemdinh_result;
type AssessJson = unsafe extern "C" fn(
    *mut kiemdinh_assessor,
    *const c_char,
    usize,
    u32,
    i32,
    *mut *mut kiemdinh_assessment,
    *mut *mut kiemdinh_error,
) -> kiemdinh_result;

const ROUNDS: usize = 201;
const CALLS: u32 = 5_000;

/// Nanoseconds of one call.
fn time(mut call: impl FnMut()) -> f64 {
    let start = Instant::now();
    for _ in 0..CALLS {
        call();
    }
    start.elapsed().as_nanos() as f64 / f64::from(CALLS)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().expect("rounds")
}

/// Whether the command line names it, or names none.
fn is_wanted(name: &str) -> bool {
    let mut wanted = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).peekable();
    wanted.peek().is_none() || wanted.any(|part| name.contains(&part))
}

/// Both in turns, so that what the machine does beside hits both.
fn compare(name: &str, mut ours: impl FnMut(), mut other: impl FnMut()) {
    if !is_wanted(name) {
        return;
    }
    let rounds: Vec<(f64, f64)> = (0..ROUNDS).map(|_| (time(&mut ours), time(&mut other))).collect();
    let (ours, others): (Vec<f64>, Vec<f64>) = rounds.into_iter().unzip();
    let difference = median(ours.iter().zip(&others).map(|(ours, other)| ours - other).collect());
    println!("{name}\t{:.1} ns\t{:.1} ns\tdifference {difference:+.1} ns", median(ours), median(others));
}

fn text(text: &'static str) -> kiemdinh_text {
    kiemdinh_text { data: text.as_ptr().cast(), length: text.len() }
}

/// The same hoist for both: three attributes, one inspection, no findings.
fn hoist([used, declared, performed, next]: [Date; 4]) -> Item {
    let mut item = Item::new("PL-7", "lifting.hoist_manual");
    item.put_into_use_on = Some(used.into());
    item.declared_on = Some(declared);
    for (name, value) in [("installation", "fixed"), ("cover", "indoor")] {
        let value = record::AttributeValue::Text(value.into());
        item.attributes.push(record::Attribute { name: name.into(), value });
    }
    let value = record::AttributeValue::Measured { value: 2500.into(), unit: Some(Unit::Kilogram) };
    item.attributes.push(record::Attribute { name: "rated_capacity".into(), value });
    item.inspections.push(Inspection {
        performed_on: Some(performed.into()),
        next_due_on: Some(next.into()),
        result: Some(Outcome::Pass),
        ..Inspection::default()
    });
    item
}

fn day(text: &str) -> i32 {
    text.parse::<Date>().expect("a day").days()
}

fn attribute(name: &'static str, word: &'static str) -> kiemdinh_attribute {
    kiemdinh_attribute {
        struct_size: size_of::<kiemdinh_attribute>() as u32,
        value_type: if word.is_empty() { KIEMDINH_VALUE_NUMBER } else { KIEMDINH_VALUE_TEXT },
        name: text(name),
        text: text(word),
        value: 2500,
        scale: 0,
        unit: KIEMDINH_UNIT_KILOGRAM,
    }
}

/// The hoist as a record.
const KEPT: &str = r#"{"id": "PL-7", "category": "lifting.hoist_manual", "put_into_use_on": "2024-05-20",
    "declared_on": "2024-06-01", "attributes": {"installation": "fixed", "cover": "indoor",
    "rated_capacity": {"value": 2500, "unit": "kg"}},
    "inspections": [{"performed_on": "2024-05-19", "result": "pass", "next_due_on": "2027-05-19"}]}"#;

const RECORD: &str = r#"{"id": "PL-7", "category": "lifting.hoist_manual", "put_into_use_on": "2018-05-20",
    "declared_on": "2018-06-01", "attributes": {"installation": "fixed", "cover": "indoor",
    "rated_capacity": {"value": 2500, "unit": "kg"}}, "inspections": [
    {"kind": "initial", "performed_on": "2018-05-19", "result": "pass", "next_due_on": "2021-05-19"},
    {"performed_on": "2021-05-11", "result": "pass", "report_on": "2021-05-12", "certificate_issued_on": "2021-05-14"},
    {"performed_on": "2024-05-02", "result": "pass", "next_due_on": "2027-05-02"}]}"#;

fn main() {
    let days = ["2024-05-20", "2024-06-01", "2024-05-19", "2027-05-19"].map(|day| day.parse().expect("a day"));
    let (book, item, options) = (Rulebook::builtin(), hoist(days), Options::default());
    let as_of: Date = "2026-11-23".parse().expect("a day");
    assert_eq!(book.assess(&item, as_of, &options).findings.len(), 0);
    let (mut handle, mut assessor) = (null_mut(), null_mut());
    let attributes =
        [attribute("installation", "fixed"), attribute("cover", "indoor"), attribute("rated_capacity", "")];
    // SAFETY: pointers are to places here; structs are zero before they are set up.
    let (mut inspection, mut plain, mut answer) = unsafe {
        assert_eq!(kiemdinh_rulebook_builtin(&mut handle, null_mut()), KIEMDINH_OK);
        assert_eq!(kiemdinh_assessor_new(handle, null(), null(), &mut assessor, null_mut()), KIEMDINH_OK);
        std::mem::zeroed::<(kiemdinh_inspection, kiemdinh_item, kiemdinh_answer)>()
    };
    // SAFETY: as above.
    unsafe {
        use kiemdinh::capi::init::*;
        assert_eq!(kiemdinh_inspection_init(&mut inspection, size_of::<kiemdinh_inspection>() as u32), KIEMDINH_OK);
        assert_eq!(kiemdinh_item_init(&mut plain, size_of::<kiemdinh_item>() as u32), KIEMDINH_OK);
        assert_eq!(kiemdinh_answer_init(&mut answer, size_of::<kiemdinh_answer>() as u32), KIEMDINH_OK);
    }
    (inspection.performed_on, inspection.next_due_on) = (day("2024-05-19"), day("2027-05-19"));
    inspection.result = KIEMDINH_OUTCOME_PASS;
    (plain.id, plain.category) = (text("PL-7"), text("lifting.hoist_manual"));
    (plain.put_into_use_on, plain.declared_on) = (day("2024-05-20"), day("2024-06-01"));
    (plain.attributes, plain.attribute_count) = (attributes.as_ptr(), attributes.len());
    (plain.inspections, plain.inspection_count) = (&raw const inspection, 1);
    let answer_of = black_box(kiemdinh_assessor_answer as Answer);
    let through_c = || {
        // SAFETY: all of it lives here.
        let result = unsafe { answer_of(assessor, black_box(&raw const plain), as_of.days(), &mut answer, null_mut()) };
        assert_eq!(result, KIEMDINH_OK);
    };
    println!("what\tthrough the C ABI\tin Rust");
    compare("plain struct", through_c, || {
        black_box(book.assess(black_box(&item), as_of, &options));
    });
    let mut kept = null_mut();
    // SAFETY: the record lives until it is freed below.
    let result = unsafe {
        let (data, length) = (KEPT.as_ptr().cast(), KEPT.len());
        kiemdinh::capi::record::kiemdinh_record_from_json(data, length, 0, &mut kept, null_mut())
    };
    assert_eq!(result, KIEMDINH_OK);
    let answer_kept = black_box(kiemdinh_assessor_answer_record as AnswerKept);
    let through_c = || {
        // SAFETY: all of it lives here.
        let result = unsafe { answer_kept(assessor, black_box(kept), as_of.days(), &mut answer, null_mut()) };
        assert_eq!(result, KIEMDINH_OK);
    };
    compare("record that the program keeps", through_c, || {
        black_box(book.assess(black_box(&item), as_of, &options));
    });
    let through_c = || {
        // SAFETY: all of it lives here.
        let result = unsafe { answer_of(assessor, black_box(&raw const plain), as_of.days(), &mut answer, null_mut()) };
        assert_eq!(result, KIEMDINH_OK);
    };
    compare("plain struct, beside making the item in Rust too", through_c, || {
        black_box(book.assess(black_box(&hoist(black_box(days))), as_of, &options));
    });
    // For scale: what a C programmer would write who knew nothing of the law.
    let naive = || {
        let due = black_box(inspection.next_due_on);
        black_box(if due < as_of.days() { 0 } else { due - as_of.days() });
    };
    compare(
        "plain struct, beside a bare comparison of dates",
        || {
            // SAFETY: all of it lives here.
            unsafe { answer_of(assessor, black_box(&raw const plain), as_of.days(), &mut answer, null_mut()) };
        },
        naive,
    );
    let json_of = black_box(kiemdinh_assessor_assess_json as AssessJson);
    compare(
        "JSON to JSON, three inspections",
        || {
            // SAFETY: all of it lives here; the assessment is freed.
            unsafe {
                let mut assessment = null_mut();
                let record = black_box(RECORD);
                let (data, length) = (record.as_ptr().cast(), record.len());
                assert_eq!(json_of(assessor, data, length, 0, as_of.days(), &mut assessment, null_mut()), KIEMDINH_OK);
                black_box(kiemdinh_assessment_json(assessment, null_mut()));
                kiemdinh_assessment_free(assessment);
            }
        },
        || {
            let mut item = Item::default();
            json::item(black_box(RECORD).as_bytes(), 1, ReadOptions::default(), &mut item).expect("a record");
            black_box(serde_json::to_string(&book.assess(&item, as_of, &options)).expect("plain data"));
        },
    );
    // SAFETY: both are ours, once.
    unsafe {
        kiemdinh_record_free(kept);
        kiemdinh_assessor_free(assessor);
        kiemdinh_rulebook_free(handle);
    }
}
