//! Penalty exposure of an owner, as information and never as a decision (S19).

use crate::assess::ExposureTotals;

use super::assessment::kiemdinh_assessment;
use super::assessor::complete;
use super::date::{day, kiemdinh_date};
use super::error::kiemdinh_error;
use super::guard::{Exclusive, Out, call, free, hand_over, lent};
use super::numbers::*;
use super::rulebook::kiemdinh_rulebook;
use super::string::kiemdinh_string;

/** Counts units by act over the items of one owner.

One thread at a time: a second one gets KIEMDINH_ERROR_BUSY. Owned: release it with kiemdinh_exposure_free. */
pub struct kiemdinh_exposure {
    inner: Exclusive<ExposureTotals>,
}

/** Begins to count. `flags`: the KIEMDINH_OPTION_COMPLETE_... that hold for the records; others are ignored.

`exposure` is owned. KIEMDINH_ERROR_NULL_ARGUMENT. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_exposure_new(
    flags: u32,
    exposure: *mut *mut kiemdinh_exposure,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let inner = Exclusive::new(ExposureTotals::new(complete(flags)));
            Out::new(exposure, "exposure")?.set(hand_over(kiemdinh_exposure { inner }));
            Ok(())
        })
    }
}

/** Releases an exposure. NULL is allowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_exposure_free(exposure: *mut kiemdinh_exposure) {
    // SAFETY: the caller gives back what it owns.
    unsafe { free(exposure) }
}

/** Adds the assessment of an item, with the units that its record stands for (S18).

An item judged from the plain struct stands for one unit. KIEMDINH_ERROR_NULL_ARGUMENT, _BUSY, _POISONED. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_exposure_add(
    exposure: *mut kiemdinh_exposure,
    assessment: *const kiemdinh_assessment,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let assessment = lent(assessment, "assessment")?;
            lent(exposure, "exposure")?.inner.enter(|own| {
                own.add(assessment.assessment(), assessment.item().units());
                Ok(())
            })
        })
    }
}

/** The acts shown, each with the statutory band for its number of units on that day: a JSON list of {"act", "units",
"band"}.

`json` is owned. KIEMDINH_ERROR_NULL_ARGUMENT, _OUT_OF_RANGE (as_of), _BUSY, _POISONED. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_exposure_json(
    exposure: *mut kiemdinh_exposure,
    rulebook: *const kiemdinh_rulebook,
    as_of: kiemdinh_date,
    json: *mut *mut kiemdinh_string,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(json, "json")?;
            let book = lent(rulebook, "rulebook")?.book();
            let as_of = day(as_of, "as_of")?;
            let text = lent(exposure, "exposure")?.inner.enter(|own| {
                // Plain data becomes JSON without fail.
                Ok(serde_json::to_string(&own.exposure(book, as_of)).unwrap_or_default())
            })?;
            out.set(kiemdinh_string::hand_over(&text));
            Ok(())
        })
    }
}
