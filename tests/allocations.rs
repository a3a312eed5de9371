//! What a step of the way from a register to its answers allocates. Counts only, no times.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use kiemdinh::read::json;
use kiemdinh::{Assessment, Field, Options, Rulebook};

/// The system's allocator, counting what each thread asks of it.
struct Counting;

thread_local! {
    static TAKEN: Cell<usize> = const { Cell::new(0) };
    static GIVEN_BACK: Cell<usize> = const { Cell::new(0) };
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[allow(unsafe_code, reason = "an allocator can be written in no other way; it only counts")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        TAKEN.set(TAKEN.get() + 1);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        GIVEN_BACK.set(GIVEN_BACK.get() + 1);
        unsafe { System.dealloc(pointer, layout) }
    }

    /// A block that grows or shrinks stays one block.
    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        unsafe { System.realloc(pointer, layout, size) }
    }
}

/// Blocks of memory that were taken and given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Blocks {
    taken: usize,
    given_back: usize,
}

const NONE: Blocks = Blocks { taken: 0, given_back: 0 };

fn counted<T>(work: impl FnOnce() -> T) -> (T, Blocks) {
    let (taken, given_back) = (TAKEN.get(), GIVEN_BACK.get());
    let result = work();
    (result, Blocks { taken: TAKEN.get() - taken, given_back: GIVEN_BACK.get() - given_back })
}

/// The blocks that the answer's findings are made of: the list, and each text of their own.
fn held(answer: &Assessment<'_>) -> usize {
    let list = usize::from(!answer.findings.is_empty());
    let text = |text: &str| usize::from(!text.is_empty());
    let texts = answer.findings.iter().map(|finding| {
        let field = match &finding.field {
            Some(Field::Attribute(name) | Field::Unknown(name)) => text(name),
            _ => 0,
        };
        field + finding.raw.as_deref().map_or(0, text)
    });
    list + texts.sum::<usize>()
}

/// A hand hoist in order; fields given here replace or join its own.
fn hoist(more: &str) -> kiemdinh::Item {
    let mut item: serde_json::Value = serde_json::from_str(
        r#"{"id": "PL-7", "category": "lifting.hoist_manual", "put_into_use_on": "2018-05-20",
            "declared_on": "2018-06-01", "attributes": {"installation": "fixed", "cover": "indoor",
            "rated_capacity": {"value": 2500, "unit": "kg"}}, "inspections": [
            {"kind": "initial", "performed_on": "2018-05-19", "result": "pass", "next_due_on": "2021-05-19"},
            {"performed_on": "2021-05-11", "result": "pass", "report_on": "2021-05-12",
             "certificate_issued_on": "2021-05-14", "body": "KĐ-01", "inspectors": ["KĐV-1", "KĐV-2"]},
            {"performed_on": "2024-05-02", "result": "pass", "next_due_on": "2027-05-02", "body": "KĐ-01"}]}"#,
    )
    .expect("JSON");
    let more: serde_json::Value = serde_json::from_str(more).expect("JSON");
    item.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    json::parse_item(&item.to_string()).expect("an item")
}

#[test]
fn an_item_without_findings_takes_no_memory() {
    let accreditations = json::accreditations(
        "accreditations.json",
        r#"[{"kind": "body", "number": "KĐ-01", "valid_from": "2016-01-01", "valid_until": "2030-01-01",
             "complete_until": "2026-11-23"},
            {"kind": "inspector", "number": "KĐV-1", "valid_from": "2016-01-01", "complete_until": "2026-11-23"},
            {"kind": "inspector", "number": "KĐV-2", "valid_from": "2016-01-01", "complete_until": "2026-11-23"}]"#,
    )
    .expect("accreditations");
    let mut options = Options::default();
    options.accreditations = Some(&accreditations);
    let book = Rulebook::builtin();
    for (status, day, more) in [
        ("valid", "2026-11-23", "{}"),
        ("due_soon", "2024-04-20", "{}"),
        ("extraordinary_due", "2026-11-23", r#"{"events": [{"kind": "repaired", "on": "2025-01-01"}]}"#),
        (
            "valid",
            "2026-11-23",
            r#"{"events": [{"kind": "suspended", "on": "2025-01-01"}, {"kind": "maintained", "on": "2025-01-07"},
                {"kind": "resumed", "on": "2025-02-01"}, {"kind": "repaired", "on": "2023-02-01"}]}"#,
        ),
        ("not_in_use", "2026-11-23", r#"{"use_state": "stopped", "use_state_on": "2026-01-01"}"#),
        ("not_regulated", "2026-11-23", r#"{"attributes": {"rated_capacity": {"value": 2204.6, "unit": "lb"}}}"#),
        (
            "failed",
            "2023-05-20",
            r#"{"put_into_use_on": null, "inspections": [{"performed_on": "2023-05-20", "result": "fail"}]}"#,
        ),
        ("never_inspected", "2023-05-20", r#"{"put_into_use_on": null, "inspections": []}"#),
    ] {
        let item = hoist(more);
        let day = day.parse().expect("a day");
        let (answer, blocks) = counted(|| book.assess(&item, day, &options));
        assert_eq!((answer.status.name(), &answer.findings[..]), (status, &[][..]), "{more}");
        assert_eq!(blocks, NONE, "{status} {more}");
    }
}

#[test]
fn findings_take_the_memory_they_are_made_of() {
    let book = Rulebook::builtin();
    let options = Options::default();
    for more in [
        r#"{"attributes": {}, "put_into_use_on": null, "year_of_manufacture": 2010}"#,
        r#"{"attributes": {"rated_capacity": "900", "colour": "red", "cover": "garden"}}"#,
        r#"{"category": "pressure.vessel", "attributes": {"medium": "Khí Dầu Mỏ Hóa Lỏng", "working_pressure": "8 bar"}}"#,
        r#"{"category": "pressure.vessel", "attributes": {"medium": "trà đá"}}"#,
        r#"{"category": "lifting.unheard_of", "declared_on": "2019-01-01"}"#,
        r#"{"inspections": [{"performed_on": "2018-05-19", "result": "pass", "next_due_on": "2024-05-19"},
            {"performed_on": "2020-01-01", "result": "pass", "next_due_on": "2019-01-01", "report_on": "2020-01-01",
             "certificate_issued_on": "2020-05-01"}, {"performed_on": "2022-02", "result": "pass"}]}"#,
        r#"{"inspections": [{"next_due_on": "2026-12"}, {"performed_on": "2018-05-19", "result": "pass",
            "withdrawn_on": "2019-01-01"}]}"#,
        r#"{"establishment_interval_months": 6, "maker_interval_months": 700, "quantity": 0,
            "service_life_until": "2020-01-01", "events": [{"kind": "requested", "on": "2025-01-01"},
            {"kind": "disposed", "on": "2025-02-01"}, {"kind": "resumed", "on": "2025-03-01"}]}"#,
    ] {
        let item = hoist(more);
        let day = "2026-11-23".parse().expect("a day");
        let (answer, blocks) = counted(|| book.assess(&item, day, &options));
        assert!(answer.findings.len() > 1, "{more}");
        assert_eq!(blocks, Blocks { taken: held(&answer), given_back: 0 }, "{:#?}", answer.findings);
    }
}

#[cfg(feature = "registers")]
#[test]
fn a_register_is_read_and_answered_in_the_same_memory() {
    use kiemdinh::read::{Format, ReadOptions, Register};

    // The rows of a real register over and over, the first times to let texts and lists grow.
    const TIMES: usize = 8;
    let text = include_str!("data/register.csv");
    let (heading, rows) = text.split_once('\n').expect("a heading");
    let text = format!("{heading}\n{}", rows.repeat(TIMES));
    let csv = Format::Csv { delimiter: None };
    let mut register =
        Register::open("register.csv", text.as_bytes(), csv, None, ReadOptions::default()).expect("a register");
    let layout = register.layout();
    let block = register.next_block().expect("a block").expect("a block");
    let mut rows = layout.rows(&block);
    let mut item = kiemdinh::Item::default();
    let mut out = Vec::with_capacity(1 << 20);
    let (book, options, day) = (Rulebook::builtin(), Options::default(), "2026-11-23".parse().expect("a day"));
    let mut last: Vec<(bool, Blocks, Blocks)> = Vec::with_capacity(1 << 20);
    loop {
        let (row, reading) = counted(|| rows.next_into(&mut item));
        let Some(row) = row else { break };
        let answer = book.assess(&item, day, &options);
        let ((), writing) = counted(|| kiemdinh::write::csv::assessment(&answer, &mut out));
        last.push((row.is_ok() && item.remarks.is_empty(), reading, writing));
    }
    let once = last.len() / TIMES;
    assert!(once > 100, "{once} rows in one block");
    let settled = last.get(once * (TIMES - 1)..).expect("the last time");
    for (plain, reading, writing) in settled {
        // What is given back are the remarks of the row before.
        assert!(!plain || reading.taken == 0, "{reading:?}");
        assert_eq!(*writing, NONE);
    }
}

#[cfg(feature = "capi")]
#[allow(unsafe_code, reason = "the functions of the C ABI are unsafe to call")]
#[test]
fn a_plain_struct_without_findings_takes_no_memory_through_the_c_abi() {
    use kiemdinh::capi::{assessor::*, init::*, numbers::*, plain::*, rulebook::*};
    use std::ptr::{null, null_mut};

    let text = |text: &'static str| kiemdinh_text { data: text.as_ptr().cast(), length: text.len() };
    let day = |text: &str| text.parse::<kiemdinh::Date>().expect("a day").days();
    // SAFETY: every pointer is to a place here; the handles are freed once.
    unsafe {
        let (mut book, mut assessor) = (null_mut(), null_mut());
        assert_eq!(kiemdinh_rulebook_builtin(&mut book, null_mut()), KIEMDINH_OK);
        assert_eq!(kiemdinh_assessor_new(book, null(), null(), &mut assessor, null_mut()), KIEMDINH_OK);
        let attribute = |name, word| {
            let mut one = std::mem::zeroed::<kiemdinh_attribute>();
            assert_eq!(kiemdinh_attribute_init(&mut one, size_of_val(&one) as u32), KIEMDINH_OK);
            (one.name, one.text) = (text(name), text(word));
            one
        };
        let attributes =
            [attribute("installation", "fixed"), attribute("cover", "indoor"), attribute("rated_capacity", "2500 kg")];
        let inspections = ["2018-05-19", "2021-05-11", "2024-05-02"].map(|performed_on| {
            let mut one = std::mem::zeroed::<kiemdinh_inspection>();
            assert_eq!(kiemdinh_inspection_init(&mut one, size_of_val(&one) as u32), KIEMDINH_OK);
            (one.performed_on, one.result, one.body) = (day(performed_on), KIEMDINH_OUTCOME_PASS, text("KĐ-01"));
            one
        });
        let items = [0, 1, 3].map(|count| {
            let mut item = std::mem::zeroed::<kiemdinh_item>();
            assert_eq!(kiemdinh_item_init(&mut item, size_of_val(&item) as u32), KIEMDINH_OK);
            item.id = text(["PL-1", "Thiết bị số hai", "PL-333"][count % 3]);
            item.category = text("lifting.hoist_manual");
            (item.put_into_use_on, item.declared_on) = (day("2024-05-20"), day("2024-05-21"));
            (item.attributes, item.attribute_count) = (attributes.as_ptr(), attributes.len());
            (item.inspections, item.inspection_count) = (inspections[3 - count..].as_ptr(), count);
            item
        });
        let mut answer = std::mem::zeroed::<kiemdinh_answer>();
        answer.struct_size = size_of_val(&answer) as u32;
        // At first texts and lists grow, and what is left of them; then longer and shorter items follow one another.
        for round in 0..5 {
            for item in items.iter().skip(1) {
                let judge = || kiemdinh_assessor_answer(assessor, item, day("2026-11-23"), &mut answer, null_mut());
                let (result, blocks) = counted(judge);
                assert_eq!((result, answer.finding_count), (KIEMDINH_OK, 0));
                assert_eq!(answer.status, KIEMDINH_STATUS_VALID);
                assert!(round < 2 || blocks == NONE, "{blocks:?}");
            }
        }
        kiemdinh_assessor_free(assessor);
        kiemdinh_rulebook_free(book);
    }
}
