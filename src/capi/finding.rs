//! What an assessment says, piece by piece: findings, steps, remedies.

use std::ffi::c_char;

use crate::assess::{Finding, Remedy, Step};

use super::date::{kiemdinh_date, number};
use super::guard::{get, lent};
use super::numbered::{Numbered, number_of};
use super::numbers::*;
use super::text::{Text, lend};

/** One coded remark on an item. Borrowed: it lives as long as its assessment. */
pub struct kiemdinh_finding {
    number: i32,
    name: Text,
    severity: i32,
    field: Option<Text>,
    raw: Option<Text>,
    on: kiemdinh_date,
    vi: Text,
    en: Text,
    document: Option<Text>,
    provision: Option<Text>,
    verification: i32,
}

/** One step of the way to the answer. Borrowed: it lives as long as its assessment. */
pub struct kiemdinh_step {
    name: Text,
    vi: Text,
    en: Text,
    document: Option<Text>,
    provision: Option<Text>,
}

/** Something that would make the item valid, or the answer certain. Borrowed: it lives as long as its assessment. */
pub struct kiemdinh_remedy {
    name: Text,
    vi: Text,
    en: Text,
}

impl kiemdinh_finding {
    pub(super) fn of(finding: &Finding<'_>) -> kiemdinh_finding {
        let citation = finding.citation;
        kiemdinh_finding {
            number: Numbered::number(finding.code),
            name: Text::new(finding.code.name()),
            severity: finding.severity.number(),
            field: finding.field.as_ref().map(|field| Text::new(&field.to_string())),
            raw: finding.raw.as_deref().map(Text::new),
            on: number(finding.on),
            vi: Text::new(&finding.message_vi()),
            en: Text::new(&finding.message_en()),
            document: citation.and_then(|citation| citation.document.as_deref()).map(Text::new),
            provision: citation.and_then(|citation| citation.provision.as_deref()).map(Text::new),
            verification: number_of(finding.verification()),
        }
    }
}

impl kiemdinh_step {
    pub(super) fn of(step: &Step<'_>) -> kiemdinh_step {
        kiemdinh_step {
            name: Text::new(step.step),
            vi: Text::new(&step.text_vi),
            en: Text::new(&step.text_en),
            document: step.document.map(Text::new),
            provision: step.provision.map(Text::new),
        }
    }
}

impl kiemdinh_remedy {
    pub(super) fn of(remedy: &Remedy) -> kiemdinh_remedy {
        kiemdinh_remedy { name: Text::new(remedy.code), vi: Text::new(&remedy.text_vi), en: Text::new(&remedy.text_en) }
    }
}

/** The number of the finding, a KIEMDINH_FINDING_...; 0 for NULL. Numbers are never used again for something else. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_finding_number(finding: *const kiemdinh_finding) -> i32 {
    // SAFETY: NULL, or one of ours.
    get(0, || Ok(unsafe { lent(finding, "finding") }?.number))
}

/** The name of the finding on the wire: unit_missing. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_finding_name(finding: *const kiemdinh_finding, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(finding, "finding") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| &own.name), length) }
}

/** How grave it is here, a KIEMDINH_SEVERITY_...; 0 for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_finding_severity(finding: *const kiemdinh_finding) -> i32 {
    // SAFETY: NULL, or one of ours.
    get(0, || Ok(unsafe { lent(finding, "finding") }?.severity))
}

/** The path of the field it is about: inspections[0].next_due_on; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_finding_field(finding: *const kiemdinh_finding, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(finding, "finding") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.and_then(|own| own.field.as_ref()), length) }
}

/** The value as it stood there; NULL where there is none. It may contain a NUL of its own: mind the length. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_finding_raw(finding: *const kiemdinh_finding, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(finding, "finding") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.and_then(|own| own.raw.as_ref()), length) }
}

/** The day it is about, or KIEMDINH_DATE_NONE. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_finding_on(finding: *const kiemdinh_finding) -> kiemdinh_date {
    // SAFETY: NULL, or one of ours.
    get(KIEMDINH_DATE_NONE, || Ok(unsafe { lent(finding, "finding") }?.on))
}

/** The finding in words. `language`: KIEMDINH_LANGUAGE_VIETNAMESE or KIEMDINH_LANGUAGE_ENGLISH. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_finding_message(
    finding: *const kiemdinh_finding,
    language: i32,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(finding, "finding") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| if language == KIEMDINH_LANGUAGE_ENGLISH { &own.en } else { &own.vi }), length) }
}

/** The document it rests on; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_finding_document(
    finding: *const kiemdinh_finding,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(finding, "finding") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.and_then(|own| own.document.as_ref()), length) }
}

/** The provision in it; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_finding_provision(
    finding: *const kiemdinh_finding,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(finding, "finding") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.and_then(|own| own.provision.as_ref()), length) }
}

/** How well its ground is known, a KIEMDINH_VERIFICATION_..., or 0 where it has none. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_finding_verification(finding: *const kiemdinh_finding) -> i32 {
    // SAFETY: NULL, or one of ours.
    get(0, || Ok(unsafe { lent(finding, "finding") }?.verification))
}

/** The name of the step: list, criterion, inspection, rule, date, status. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_step_name(step: *const kiemdinh_step, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(step, "step") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| &own.name), length) }
}

/** The step in words. `language` as with kiemdinh_finding_message. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_step_text(
    step: *const kiemdinh_step,
    language: i32,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(step, "step") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| if language == KIEMDINH_LANGUAGE_ENGLISH { &own.en } else { &own.vi }), length) }
}

/** The document it rests on; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_step_document(step: *const kiemdinh_step, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(step, "step") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.and_then(|own| own.document.as_ref()), length) }
}

/** The provision in it; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_step_provision(step: *const kiemdinh_step, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(step, "step") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.and_then(|own| own.provision.as_ref()), length) }
}

/** The stable name of the remedy: inspect, state_attribute. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_remedy_name(remedy: *const kiemdinh_remedy, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(remedy, "remedy") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| &own.name), length) }
}

/** The remedy in words. `language` as with kiemdinh_finding_message. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_remedy_text(
    remedy: *const kiemdinh_remedy,
    language: i32,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(remedy, "remedy") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| if language == KIEMDINH_LANGUAGE_ENGLISH { &own.en } else { &own.vi }), length) }
}
