//! What stands twice in a register.

use std::sync::Arc;

use crate::assess::{DuplicateKeys, Duplicates};

use super::error::{Failure, kiemdinh_error};
use super::guard::{Exclusive, Out, call, free, hand_over, lent};
use super::numbers::*;
use super::record::kiemdinh_record;

/** Finds ids, certificates, stamps and machines that stand twice: add every record, finish, and give it to the assessor
(kiemdinh_assessor_set_duplicates) that judges the same records in a second pass.

One thread at a time: a second one gets KIEMDINH_ERROR_BUSY. Owned: release it with kiemdinh_duplicates_free. */
pub struct kiemdinh_duplicates {
    inner: Exclusive<State>,
}

enum State {
    Collecting(DuplicateKeys),
    Finished(Arc<Duplicates>),
}

impl kiemdinh_duplicates {
    pub(super) fn finished(&self) -> Result<Arc<Duplicates>, Failure> {
        self.inner.enter(|state| match state {
            State::Finished(duplicates) => Ok(Arc::clone(duplicates)),
            State::Collecting(_) => {
                let (vi, en) = ("chưa gọi kiemdinh_duplicates_finish", "call kiemdinh_duplicates_finish first");
                Err(Failure::argument(KIEMDINH_ERROR_INVALID_ARGUMENT, "duplicates", vi, en))
            }
        })
    }
}

/** Begins to look for duplicates. `duplicates` is owned. KIEMDINH_ERROR_NULL_ARGUMENT. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_duplicates_new(
    duplicates: *mut *mut kiemdinh_duplicates,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let inner = Exclusive::new(State::Collecting(DuplicateKeys::default()));
            Out::new(duplicates, "duplicates")?.set(hand_over(kiemdinh_duplicates { inner }));
            Ok(())
        })
    }
}

/** Releases duplicates. NULL is allowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_duplicates_free(duplicates: *mut kiemdinh_duplicates) {
    // SAFETY: the caller gives back what it owns.
    unsafe { free(duplicates) }
}

/** Adds a record of the register of that number; an id is to be unique within its register only.

KIEMDINH_ERROR_NULL_ARGUMENT, _FINISHED, _BUSY, _POISONED. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_duplicates_add(
    duplicates: *mut kiemdinh_duplicates,
    source: u32,
    record: *const kiemdinh_record,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let item = lent(record, "record")?.item();
            lent(duplicates, "duplicates")?.inner.enter(|state| match state {
                State::Collecting(keys) => {
                    keys.collect(source, item);
                    Ok(())
                }
                State::Finished(_) => Err(Failure::finished("duplicates")),
            })
        })
    }
}

/** Ends the first pass. KIEMDINH_ERROR_NULL_ARGUMENT, _FINISHED, _BUSY, _POISONED. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_duplicates_finish(
    duplicates: *mut kiemdinh_duplicates,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            lent(duplicates, "duplicates")?.inner.enter(|state| match state {
                State::Collecting(keys) => {
                    *state = State::Finished(Arc::new(std::mem::take(keys).finish()));
                    Ok(())
                }
                State::Finished(_) => Err(Failure::finished("duplicates")),
            })
        })
    }
}
