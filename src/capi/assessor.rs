//! The assessor: a rulebook, options and accreditations, ready to judge items.

use std::ffi::c_char;
use std::sync::Arc;

use crate::assess::{Complete, Duplicates};
use crate::law::Parameters;
use crate::read::{ReadOptions, json};
use crate::record::{Accreditations, Item};
use crate::{Date, Options};

use super::accreditations::kiemdinh_accreditations;
use super::answer::AnswerOut;
use super::assessment::kiemdinh_assessment;
use super::date::{day, kiemdinh_date};
use super::duplicates::kiemdinh_duplicates;
use super::error::{Failure, kiemdinh_error};
use super::fill::Scratch;
use super::guard::{Exclusive, Out, call, free, hand_over, lent};
use super::init::plain;
use super::numbers::*;
use super::plain::{kiemdinh_answer, kiemdinh_item, kiemdinh_options};
use super::record::kiemdinh_record;
use super::rulebook::{Book, kiemdinh_rulebook};
use super::text::bytes;

/** Judges items: a rulebook, options and accreditations, made once and used for any number of items.

One thread at a time: a second one gets KIEMDINH_ERROR_BUSY. Make one for each thread; they share the rulebook.
Owned: release it with kiemdinh_assessor_free. It holds its rulebook and accreditations, which may be freed before. */
pub struct kiemdinh_assessor {
    inner: Exclusive<Assessor>,
}

struct Assessor {
    judge: Judge,
    /// The record that plain structs are read into.
    scratch: Scratch,
}

struct Judge {
    book: Book,
    accreditations: Option<Arc<Accreditations>>,
    settings: Settings,
    duplicates: Option<(Arc<Duplicates>, u32)>,
}

/// The options without what they borrow.
#[derive(Clone, Copy)]
struct Settings {
    window_days: u16,
    flags: u32,
    known_on: Option<Date>,
    parameters: Option<Parameters>,
}

const ALL_FLAGS: u32 = KIEMDINH_OPTION_STRICT
    | KIEMDINH_OPTION_COMPLETE_DECLARATIONS
    | KIEMDINH_OPTION_COMPLETE_HISTORY
    | KIEMDINH_OPTION_COMPLETE_USE
    | KIEMDINH_OPTION_EXPLANATION
    | KIEMDINH_OPTION_REMEDIES;

impl Settings {
    fn of(options: &kiemdinh_options, book: &Book) -> Result<Settings, Failure> {
        if options.flags & !ALL_FLAGS != 0 {
            return Err(Failure::unknown_number("flags", "flag", options.flags as i32));
        }
        let known_on = match options.known_on {
            KIEMDINH_DATE_NONE => None,
            known_on => Some(day(known_on, "known_on")?),
        };
        let window_days = u16::try_from(options.window_days)
            .map_err(|_| Failure::out_of_range("window_days", options.window_days.into(), 0, u16::MAX.into()))?;
        let own = book.parameters();
        let mut parameters = own;
        for (switch, field, name) in [
            (options.printed_date_prevails, &mut parameters.printed_date_prevails, "printed_date_prevails"),
            (options.roll_to_working_day, &mut parameters.roll_to_working_day, "roll_to_working_day"),
        ] {
            match switch {
                KIEMDINH_SWITCH_DEFAULT => {}
                KIEMDINH_SWITCH_ON => *field = true,
                KIEMDINH_SWITCH_OFF => *field = false,
                other => return Err(Failure::unknown_number(name, "switch", other)),
            }
        }
        let number = |value: i32, most: u16, name: &str| match value {
            -1 => Ok(None),
            0.. if value <= i32::from(most) => Ok(Some(value as u16)),
            _ => Err(Failure::out_of_range(name, value.into(), -1, most.into())),
        };
        if let Some(months) = number(options.stated_ceiling_months, 1200, "stated_ceiling_months")? {
            parameters.stated_ceiling_months = months;
        }
        if let Some(months) = number(options.inspector_refresher_months, 600, "inspector_refresher_months")? {
            parameters.inspector_refresher_months = months;
        }
        if let Some(days) = number(options.declaration_days, 3660, "declaration_days")? {
            parameters.declaration_days = Some(days);
        }
        if let Some(days) = number(options.certificate_working_days, 366, "certificate_working_days")? {
            parameters.certificate_working_days = Some(days);
        }
        let parameters = (parameters != own).then_some(parameters);
        Ok(Settings { window_days, flags: options.flags, known_on, parameters })
    }

    fn options<'o>(&self, accreditations: Option<&'o Accreditations>) -> Options<'o> {
        let has = |flag| self.flags & flag != 0;
        Options {
            window_days: self.window_days,
            strict: has(KIEMDINH_OPTION_STRICT),
            complete: complete(self.flags),
            known_on: self.known_on,
            accreditations,
            parameters: self.parameters,
            explanation: has(KIEMDINH_OPTION_EXPLANATION),
            remedies: has(KIEMDINH_OPTION_REMEDIES),
        }
    }
}

/// Which records the flags call complete.
pub(super) fn complete(flags: u32) -> Complete {
    let has = |flag| flags & flag != 0;
    Complete {
        declarations: has(KIEMDINH_OPTION_COMPLETE_DECLARATIONS),
        history: has(KIEMDINH_OPTION_COMPLETE_HISTORY),
        use_: has(KIEMDINH_OPTION_COMPLETE_USE),
    }
}

impl Judge {
    /// Judges a record in numbers.
    fn answer(&self, item: &Item, as_of: Date) -> kiemdinh_answer {
        let mut options = self.settings.options(self.accreditations.as_deref());
        (options.explanation, options.remedies) = (false, false);
        kiemdinh_answer::from(&self.book.assess(item, as_of, &options))
    }

    /// Judges a record, and keeps the answer with all it speaks of.
    fn assess(&self, item: Item, as_of: Date) -> *mut kiemdinh_assessment {
        let assessment = kiemdinh_assessment::new(self.book.clone(), item, |book, item| {
            let mut assessment = book.assess(item, as_of, &self.settings.options(self.accreditations.as_deref()));
            if let Some((duplicates, source)) = &self.duplicates {
                duplicates.mark(*source, item, &mut assessment);
            }
            assessment
        });
        hand_over(assessment)
    }
}

/** Makes an assessor.

`options` may be NULL: those of kiemdinh_options_init. `accreditations` may be NULL: then who made an inspection is
not looked at.
KIEMDINH_ERROR_NULL_ARGUMENT, _STRUCT_SIZE, _OUT_OF_RANGE, _UNKNOWN_NUMBER (a flag or switch). */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessor_new(
    rulebook: *const kiemdinh_rulebook,
    options: *const kiemdinh_options,
    accreditations: *const kiemdinh_accreditations,
    assessor: *mut *mut kiemdinh_assessor,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(assessor, "assessor")?;
            let book = lent(rulebook, "rulebook")?.book().clone();
            let defaults = <kiemdinh_options as super::plain::Plain>::ABSENT;
            let options = if options.is_null() { &defaults } else { plain(options, "options")? };
            let accreditations = match accreditations.is_null() {
                true => None,
                false => Some(Arc::clone(lent(accreditations, "accreditations")?.inner())),
            };
            let settings = Settings::of(options, &book)?;
            let judge = Judge { book, accreditations, settings, duplicates: None };
            let inner = Assessor { judge, scratch: Scratch::default() };
            out.set(hand_over(kiemdinh_assessor { inner: Exclusive::new(inner) }));
            Ok(())
        })
    }
}

/** Releases an assessor. NULL is allowed. What it answered lives on. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessor_free(assessor: *mut kiemdinh_assessor) {
    // SAFETY: the caller gives back what it owns.
    unsafe { free(assessor) }
}

/** From now on the assessments (not the plain answers) of this assessor also tell what stands twice in the register.

`duplicates` must be finished; NULL ends it. `source` is the number of the register that the records come from.
KIEMDINH_ERROR_NULL_ARGUMENT, _INVALID_ARGUMENT (not finished), _BUSY, _POISONED. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessor_set_duplicates(
    assessor: *mut kiemdinh_assessor,
    duplicates: *const kiemdinh_duplicates,
    source: u32,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let marked = match duplicates.is_null() {
                true => None,
                false => Some((lent(duplicates, "duplicates")?.finished()?, source)),
            };
            lent(assessor, "assessor")?.inner.enter(|own| {
                own.judge.duplicates = marked;
                Ok(())
            })
        })
    }
}

/** Judges an item on the day `as_of`, in numbers alone: nothing is parsed, and nothing is allocated for an item that
has no findings.

Set answer->struct_size (or call kiemdinh_answer_init) before. The answer has no duplicates, explanation, remedies.
KIEMDINH_ERROR_NULL_ARGUMENT, _INVALID_ARGUMENT, _INVALID_UTF8, _UNKNOWN_NUMBER, _STRUCT_SIZE, _OUT_OF_RANGE,
_TOO_MANY: kiemdinh_fault_field says which field. _BUSY, _POISONED. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessor_answer(
    assessor: *mut kiemdinh_assessor,
    item: *const kiemdinh_item,
    as_of: kiemdinh_date,
    answer: *mut kiemdinh_answer,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = AnswerOut::new(answer)?;
            let as_of = day(as_of, "as_of")?;
            lent(assessor, "assessor")?.inner.enter(|own| {
                out.set(own.judge.answer(own.scratch.fill(item)?, as_of));
                Ok(())
            })
        })
    }
}

/** Judges a record on the day `as_of`, in numbers alone: for programs that keep their records and ask often.

As kiemdinh_assessor_answer, without the errors of the item. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessor_answer_record(
    assessor: *mut kiemdinh_assessor,
    record: *const kiemdinh_record,
    as_of: kiemdinh_date,
    answer: *mut kiemdinh_answer,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = AnswerOut::new(answer)?;
            let item = lent(record, "record")?.item();
            let as_of = day(as_of, "as_of")?;
            lent(assessor, "assessor")?.inner.enter(|own| {
                out.set(own.judge.answer(item, as_of));
                Ok(())
            })
        })
    }
}

/** Judges an item on the day `as_of`, with findings and, as the options ask, explanation and remedies.

`assessment` is owned: release it with kiemdinh_assessment_free. Errors as with kiemdinh_assessor_answer. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessor_assess(
    assessor: *mut kiemdinh_assessor,
    item: *const kiemdinh_item,
    as_of: kiemdinh_date,
    assessment: *mut *mut kiemdinh_assessment,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(assessment, "assessment")?;
            let as_of = day(as_of, "as_of")?;
            lent(assessor, "assessor")?.inner.enter(|own| {
                let record = own.scratch.fill(item)?.clone();
                out.set(own.judge.assess(record, as_of));
                Ok(())
            })
        })
    }
}

/** Judges a record in JSON, the contract's form, on the day `as_of`. kiemdinh_assessment_json gives the answer in JSON.

`flags`: KIEMDINH_READ_LENIENT or 0. `assessment` is owned: release it with kiemdinh_assessment_free.
KIEMDINH_ERROR_ROW: the text is no record; kiemdinh_error_json has the contract's line. _NULL_ARGUMENT,
_OUT_OF_RANGE (as_of), _UNKNOWN_NUMBER (flags), _BUSY, _POISONED. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessor_assess_json(
    assessor: *mut kiemdinh_assessor,
    record: *const c_char,
    record_length: usize,
    flags: u32,
    as_of: kiemdinh_date,
    assessment: *mut *mut kiemdinh_assessment,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(assessment, "assessment")?;
            let text = bytes(record, record_length, "record")?;
            let options = read_options(flags)?;
            let as_of = day(as_of, "as_of")?;
            lent(assessor, "assessor")?.inner.enter(|own| {
                let mut item = Item::default();
                json::item(text, 1, options, &mut item)?;
                out.set(own.judge.assess(item, as_of));
                Ok(())
            })
        })
    }
}

/** Judges a record on the day `as_of`.

`assessment` is owned: release it with kiemdinh_assessment_free.
KIEMDINH_ERROR_NULL_ARGUMENT, _OUT_OF_RANGE (as_of), _BUSY, _POISONED. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_assessor_assess_record(
    assessor: *mut kiemdinh_assessor,
    record: *const kiemdinh_record,
    as_of: kiemdinh_date,
    assessment: *mut *mut kiemdinh_assessment,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(assessment, "assessment")?;
            let item = lent(record, "record")?.item();
            let as_of = day(as_of, "as_of")?;
            lent(assessor, "assessor")?.inner.enter(|own| {
                out.set(own.judge.assess(item.clone(), as_of));
                Ok(())
            })
        })
    }
}

/// How the flags ask to read.
pub(super) fn read_options(flags: u32) -> Result<ReadOptions, Failure> {
    match flags {
        0 => Ok(ReadOptions::default()),
        KIEMDINH_READ_LENIENT => Ok(ReadOptions::lenient(true)),
        other => Err(Failure::unknown_number("flags", "flag", other as i32)),
    }
}

/** For tests of a caller's own handling: panics inside the library, which poisons the assessor.

Always gives KIEMDINH_ERROR_PANIC. Only in libraries built with the feature "test-hooks". */
#[cfg(feature = "test-hooks")]
#[allow(clippy::panic, reason = "that is what it is for")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_test_panic(
    assessor: *mut kiemdinh_assessor,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe { call(error, || lent(assessor, "assessor")?.inner.enter(|_| panic!("as asked"))) }
}
