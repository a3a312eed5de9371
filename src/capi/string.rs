//! Texts that the caller owns.

use std::ffi::c_char;

use super::guard::{free, get, hand_over, lent};
use super::text::{Text, lend};

/** A text that the caller owns; any thread may read it. Release it with kiemdinh_string_free, never with free(). */
pub struct kiemdinh_string {
    text: Text,
}

impl kiemdinh_string {
    pub(super) fn hand_over(text: &str) -> *mut kiemdinh_string {
        hand_over(kiemdinh_string { text: Text::new(text) })
    }
}

/** Releases a text. NULL is allowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_string_free(string: *mut kiemdinh_string) {
    // SAFETY: the caller gives back what it owns.
    unsafe { free(string) }
}

/** The text, UTF-8 and ended by NUL. `length` may be NULL. Borrowed: it lives as long as the string. NULL for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_string_text(string: *const kiemdinh_string, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or a string of ours.
    let string = get(None, || unsafe { lent(string, "string") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(string.map(|string| &string.text), length) }
}
