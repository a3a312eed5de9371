//! The way in and out of every function: pointers are checked, panics are caught, errors are handed over.

use std::cell::UnsafeCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU8, Ordering};

use super::error::{Failure, kiemdinh_error};
use super::numbers::*;

/// Runs the body of a function that can fail. On success `*error` becomes NULL, on failure an owned error.
///
/// # Safety
/// `error` is NULL or may be written to.
pub(super) unsafe fn call(
    error: *mut *mut kiemdinh_error,
    body: impl FnOnce() -> Result<(), Failure>,
) -> kiemdinh_result {
    let failure = match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => None,
        Ok(Err(failure)) => Some(failure),
        Err(panic) => Some(Failure::panic(panic.as_ref())),
    };
    let Some(failure) = failure else {
        if !error.is_null() {
            // SAFETY: not NULL, so the caller lets it be written to.
            unsafe { error.write_unaligned(std::ptr::null_mut()) };
        }
        return KIEMDINH_OK;
    };
    let result = failure.result();
    if !error.is_null() {
        // Making the error's texts allocates and formats; should that panic, the number alone is given.
        let made = catch_unwind(AssertUnwindSafe(|| Box::into_raw(Box::new(kiemdinh_error::new(failure)))));
        // SAFETY: not NULL, so the caller lets it be written to.
        unsafe { error.write_unaligned(made.unwrap_or(std::ptr::null_mut())) };
    }
    result
}

/// Runs the body of an accessor, which cannot fail; `otherwise` where it panics or a pointer is wrong.
pub(super) fn get<T>(otherwise: T, body: impl FnOnce() -> Result<T, Failure>) -> T {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(value)) => value,
        Ok(Err(_)) | Err(_) => otherwise,
    }
}

/// A handle or struct that was lent.
///
/// # Safety
/// `pointer` is NULL, or points to a `T` that lives and is not changed for as long as the caller's `'a`.
pub(super) unsafe fn lent<'a, T>(pointer: *const T, name: &'static str) -> Result<&'a T, Failure> {
    if !pointer.is_null() && !pointer.is_aligned() {
        return Err(Failure::argument(
            KIEMDINH_ERROR_INVALID_ARGUMENT,
            name,
            "con trỏ không thẳng hàng",
            "the pointer is misaligned",
        ));
    }
    // SAFETY: aligned, and the caller's promise holds for it.
    unsafe { pointer.as_ref() }.ok_or_else(|| Failure::null(name))
}

/// Where a result is to be written. Checked at the start, written at the end: nothing is half done.
pub(super) struct Out<T>(*mut T);

impl<T> Out<T> {
    /// # Safety
    /// `pointer` is NULL or may be written to until the function returns.
    pub(super) unsafe fn new(pointer: *mut T, name: &'static str) -> Result<Out<T>, Failure> {
        if pointer.is_null() {
            return Err(Failure::null(name));
        }
        if !pointer.is_aligned() {
            return Err(Failure::argument(
                KIEMDINH_ERROR_INVALID_ARGUMENT,
                name,
                "con trỏ không thẳng hàng",
                "the pointer is misaligned",
            ));
        }
        Ok(Out(pointer))
    }

    pub(super) fn set(self, value: T) {
        // SAFETY: `new` found it not NULL and aligned, and its caller lets it be written to.
        unsafe { self.0.write(value) };
    }
}

/// Gives a value to the caller as an owned handle.
pub(super) fn hand_over<T>(value: T) -> *mut T {
    Box::into_raw(Box::new(value))
}

/// Takes a handle back and drops it. NULL is allowed. Dropping does not panic; should it, the panic ends here.
///
/// # Safety
/// `handle` is NULL or came from [`hand_over`] and is not used again.
pub(super) unsafe fn free<T>(handle: *mut T) {
    if handle.is_null() {
        return;
    }
    // SAFETY: made by `hand_over`, given back once.
    let owned = unsafe { Box::from_raw(handle) };
    let _ = catch_unwind(AssertUnwindSafe(|| drop(owned)));
}

const FREE: u8 = 0;
const BUSY: u8 = 1;
const POISONED: u8 = 2;

/// The inside of a handle that changes: one call at a time. A second thread is told that it is busy instead of
/// waiting, and after a panic nobody gets in again.
pub(super) struct Exclusive<T> {
    state: AtomicU8,
    value: UnsafeCell<T>,
}

// SAFETY: `enter` lets one thread at a time at the value, and acquires what the one before released.
unsafe impl<T: Send> Sync for Exclusive<T> {}

impl<T> Exclusive<T> {
    pub(super) fn new(value: T) -> Exclusive<T> {
        Exclusive { state: AtomicU8::new(FREE), value: UnsafeCell::new(value) }
    }

    /// Runs `body` on the value.
    pub(super) fn enter<R>(&self, body: impl FnOnce(&mut T) -> Result<R, Failure>) -> Result<R, Failure> {
        match self.state.compare_exchange(FREE, BUSY, Ordering::Acquire, Ordering::Relaxed) {
            Ok(_) => {}
            Err(POISONED) => return Err(Failure::poisoned()),
            Err(_) => return Err(Failure::busy()),
        }
        // Left by a panic, the state becomes poisoned.
        struct Leave<'s>(&'s AtomicU8, u8);
        impl Drop for Leave<'_> {
            fn drop(&mut self) {
                self.0.store(self.1, Ordering::Release);
            }
        }
        let mut leave = Leave(&self.state, POISONED);
        // SAFETY: the state went from FREE to BUSY here, so no other reference to the value is alive.
        let result = body(unsafe { &mut *self.value.get() });
        leave.1 = FREE;
        result
    }
}
