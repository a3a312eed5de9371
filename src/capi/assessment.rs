//! Answers, with all they speak of.

use std::ffi::c_char;
use std::sync::OnceLock;

use self_cell::self_cell;

use crate::record::Item;
use crate::{Assessment, Rulebook};

use super::answer::AnswerOut;
use super::date::kiemdinh_date;
use super::error::kiemdinh_error;
use super::finding::{kiemdinh_finding, kiemdinh_remedy, kiemdinh_step};
use super::guard::{call, free, get, lent};
use super::numbered::Numbered;
use super::numbers::*;
use super::plain::kiemdinh_answer;
use super::rulebook::Book;
use super::text::{Text, lend};

self_cell!(
    struct Answer {
        owner: (Book, Item),
        #[covariant]
        dependent: Assessment,
    }
);

/** The answer about one item on one day, with its reasons.

It does not change: any number of threads may read it at once. Owned: release it with kiemdinh_assessment_free.
It holds the rulebook that judged, and lives on when that is freed. */
pub struct kiemdinh_assessment {
    answer: Answer,
    /// Made when first asked for.
    texts: OnceLock<Texts>,
    json: OnceLock<Text>,
}

struct Texts {
    id: Text,
    findings: Vec<kiemdinh_finding>,
    steps: Vec<kiemdinh_step>,
    remedies: Vec<kiemdinh_remedy>,
    explanation: [Text; 2],
    rules: Vec<Text>,
    interval: [Option<Text>; 2],
}

impl Texts {
    fn of(assessment: &Assessment<'_>) -> Texts {
        let steps = assessment.explanation.iter().flatten();
        let lines = |texts: Vec<&str>| Text::new(&texts.join("\n"));
        let citation = assessment.interval.and_then(|interval| interval.citation);
        let rules = assessment.interval.iter().flat_map(|interval| interval.rules());
        Texts {
            id: Text::new(assessment.id),
            findings: assessment.findings.iter().map(kiemdinh_finding::of).collect(),
            steps: steps.clone().map(kiemdinh_step::of).collect(),
            remedies: assessment.remedies.iter().flatten().map(kiemdinh_remedy::of).collect(),
            explanation: [
                lines(steps.clone().map(|step| step.text_vi.as_str()).collect()),
                lines(steps.map(|step| step.text_en.as_str()).collect()),
            ],
            rules: rules.map(|rule| Text::new(&rule.id)).collect(),
            interval: [
                citation.and_then(|citation| citation.document.as_deref()).map(Text::new),
                citation.and_then(|citation| citation.provision.as_deref()).map(Text::new),
            ],
        }
    }
}

impl kiemdinh_assessment {
    pub(super) fn new(
        book: Book,
        item: Item,
        assess: impl for<'a> FnOnce(&'a Rulebook, &'a Item) -> Assessment<'a>,
    ) -> kiemdinh_assessment {
        let answer = Answer::new((book, item), |(book, item)| assess(book, item));
        kiemdinh_assessment { answer, texts: OnceLock::new(), json: OnceLock::new() }
    }

    pub(super) fn assessment(&self) -> &Assessment<'_> {
        self.answer.borrow_dependent()
    }

    pub(super) fn item(&self) -> &Item {
        &self.answer.borrow_owner().1
    }

    fn texts(&self) -> &Texts {
        self.texts.get_or_init(|| Texts::of(self.assessment()))
    }
}

/// Something of an assessment that was lent, or `otherwise`.
///
/// # Safety
/// `assessment` is NULL or one of ours, for `'a`.
unsafe fn of<'a, T>(
    assessment: *const kiemdinh_assessment,
    otherwise: T,
    read: impl FnOnce(&'a kiemdinh_assessment) -> T,
) -> T {
    // SAFETY: the caller's promise.
    get(otherwise, || Ok(read(unsafe { lent(assessment, "assessment") }?)))
}

fn pointer<T>(found: Option<&T>) -> *const T {
    found.map_or(std::ptr::null(), |found| found)
}

/** Releases an assessment and all it lent. NULL is allowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_free(assessment: *mut kiemdinh_assessment) {
    // SAFETY: the caller gives back what it owns.
    unsafe { free(assessment) }
}

/** The answer in numbers. Set answer->struct_size (or call kiemdinh_answer_init) before.

KIEMDINH_ERROR_NULL_ARGUMENT, _STRUCT_SIZE. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_answer(
    assessment: *const kiemdinh_assessment,
    answer: *mut kiemdinh_answer,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = AnswerOut::new(answer)?;
            out.set(lent(assessment, "assessment")?.assessment().into());
            Ok(())
        })
    }
}

/** The assessment in JSON, the contract's form. `length` may be NULL. Borrowed. NULL for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_json(
    assessment: *const kiemdinh_assessment,
    length: *mut usize,
) -> *const c_char {
    fn json(own: &kiemdinh_assessment) -> Option<&Text> {
        // Plain data becomes JSON without fail.
        let make = || Text::new(&serde_json::to_string(own.assessment()).unwrap_or_default());
        Some(own.json.get_or_init(make))
    }
    // SAFETY: NULL or ours; lent for as long as the assessment lives. `length` is NULL or may be written to.
    unsafe { lend(of(assessment, None, json), length) }
}

/** The item's id. `length` may be NULL. Borrowed. NULL for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_id(
    assessment: *const kiemdinh_assessment,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL or ours. `length` is NULL or may be written to.
    unsafe { lend(of(assessment, None, |own| Some(&own.texts().id)), length) }
}

/** The status, a KIEMDINH_STATUS_...; 0 for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_status(assessment: *const kiemdinh_assessment) -> i32 {
    // SAFETY: NULL or ours.
    unsafe { of(assessment, 0, |own| own.assessment().status.number()) }
}

/** The last day of the running term, or of the one that has ended; KIEMDINH_DATE_NONE where there is none. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_due_on(assessment: *const kiemdinh_assessment) -> kiemdinh_date {
    // SAFETY: NULL or ours.
    unsafe { of(assessment, KIEMDINH_DATE_NONE, |own| super::date::number(own.assessment().due_on)) }
}

/** How many interval rules were considered. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_rule_count(assessment: *const kiemdinh_assessment) -> usize {
    // SAFETY: NULL or ours.
    unsafe { of(assessment, 0, |own| own.texts().rules.len()) }
}

/** The id of an interval rule that was considered, by index from 0; NULL where there is none of that index. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_rule(
    assessment: *const kiemdinh_assessment,
    index: usize,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL or ours. `length` is NULL or may be written to.
    unsafe { lend(of(assessment, None, |own| own.texts().rules.get(index)), length) }
}

/** The document that sets the interval: 54/2016/TT-BLDTBXH; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_document(
    assessment: *const kiemdinh_assessment,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL or ours. `length` is NULL or may be written to.
    unsafe { lend(of(assessment, None, |own| own.texts().interval[0].as_ref()), length) }
}

/** The provision in it that sets the interval; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_provision(
    assessment: *const kiemdinh_assessment,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL or ours. `length` is NULL or may be written to.
    unsafe { lend(of(assessment, None, |own| own.texts().interval[1].as_ref()), length) }
}

/** The whole explanation, a line for each step; empty where the assessor was not asked for it. Borrowed.

`language`: KIEMDINH_LANGUAGE_VIETNAMESE or KIEMDINH_LANGUAGE_ENGLISH. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_explanation(
    assessment: *const kiemdinh_assessment,
    language: i32,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL or ours.
    let texts = unsafe { of(assessment, None, |own| Some(&own.texts().explanation)) };
    let text = texts.map(|[vi, en]| if language == KIEMDINH_LANGUAGE_ENGLISH { en } else { vi });
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(text, length) }
}

/** How many findings there are; they are sorted by number, field and day. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_finding_count(assessment: *const kiemdinh_assessment) -> usize {
    // SAFETY: NULL or ours.
    unsafe { of(assessment, 0, |own| own.assessment().findings.len()) }
}

/** A finding, by index from 0; NULL where there is none of that index. Borrowed: it lives as long as the assessment. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_finding(
    assessment: *const kiemdinh_assessment,
    index: usize,
) -> *const kiemdinh_finding {
    // SAFETY: NULL or ours.
    unsafe { of(assessment, std::ptr::null(), |own| pointer(own.texts().findings.get(index))) }
}

/** How many steps the explanation has; 0 where the assessor was not asked for it. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_step_count(assessment: *const kiemdinh_assessment) -> usize {
    // SAFETY: NULL or ours.
    unsafe { of(assessment, 0, |own| own.assessment().explanation.as_ref().map_or(0, Vec::len)) }
}

/** A step of the explanation, by index from 0; NULL where there is none of that index. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_step(
    assessment: *const kiemdinh_assessment,
    index: usize,
) -> *const kiemdinh_step {
    // SAFETY: NULL or ours.
    unsafe { of(assessment, std::ptr::null(), |own| pointer(own.texts().steps.get(index))) }
}

/** How many remedies there are; 0 where the assessor was not asked for them. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_remedy_count(assessment: *const kiemdinh_assessment) -> usize {
    // SAFETY: NULL or ours.
    unsafe { of(assessment, 0, |own| own.assessment().remedies.as_ref().map_or(0, Vec::len)) }
}

/** A remedy, by index from 0; NULL where there is none of that index. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessment_remedy(
    assessment: *const kiemdinh_assessment,
    index: usize,
) -> *const kiemdinh_remedy {
    // SAFETY: NULL or ours.
    unsafe { of(assessment, std::ptr::null(), |own| pointer(own.texts().remedies.get(index))) }
}
