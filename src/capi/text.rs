//! Texts that cross the ABI.

use std::ffi::c_char;

use super::error::Failure;
use super::numbers::*;

/// A text that the library lends: UTF-8, ended by NUL.
#[derive(Debug)]
pub(super) struct Text(Box<str>);

impl Text {
    pub(super) fn new(text: &str) -> Text {
        let mut ended = String::with_capacity(text.len() + 1);
        ended.push_str(text);
        ended.push('\0');
        Text(ended.into_boxed_str())
    }

    /// The text without its NUL.
    pub(super) fn as_str(&self) -> &str {
        self.0.get(..self.0.len() - 1).unwrap_or_default()
    }

    /// Lends the text: gives its first byte, and its length without the NUL where that is asked for.
    ///
    /// # Safety
    /// `length` is NULL or may be written to.
    pub(super) unsafe fn lend(&self, length: *mut usize) -> *const c_char {
        if !length.is_null() {
            // SAFETY: the caller lets it be written to.
            unsafe { length.write_unaligned(self.0.len() - 1) };
        }
        self.0.as_ptr().cast()
    }
}

/// Lends a text that may be absent.
///
/// # Safety
/// As [`Text::lend`].
pub(super) unsafe fn lend(text: Option<&Text>, length: *mut usize) -> *const c_char {
    match text {
        // SAFETY: the caller's promise.
        Some(text) => unsafe { text.lend(length) },
        None => {
            if !length.is_null() {
                // SAFETY: the caller lets it be written to.
                unsafe { length.write_unaligned(0) };
            }
            std::ptr::null()
        }
    }
}

/// A text that came from C: `length` bytes, or up to the first NUL where it is [`KIEMDINH_NTS`].
///
/// # Safety
/// `data` is NULL or points to that many bytes that live and do not change for `'a`.
#[inline]
pub(super) unsafe fn bytes<'a>(data: *const c_char, length: usize, name: &'static str) -> Result<&'a [u8], Failure> {
    if data.is_null() {
        return if length == 0 { Ok(&[]) } else { Err(Failure::null(name)) };
    }
    if length == KIEMDINH_NTS {
        // SAFETY: the caller says that the text ends with a NUL.
        return Ok(unsafe { std::ffi::CStr::from_ptr(data) }.to_bytes());
    }
    if length > isize::MAX as usize {
        return Err(Failure::argument(
            KIEMDINH_ERROR_INVALID_ARGUMENT,
            name,
            "độ dài quá lớn",
            "the length is impossible",
        ));
    }
    // SAFETY: the caller's promise; the length fits.
    Ok(unsafe { std::slice::from_raw_parts(data.cast(), length) })
}

/// The same as UTF-8.
///
/// # Safety
/// As [`bytes`].
pub(super) unsafe fn text<'a>(data: *const c_char, length: usize, name: &'static str) -> Result<&'a str, Failure> {
    // SAFETY: the caller's promise.
    utf8(unsafe { bytes(data, length, name) }?, || name.to_owned())
}

pub(super) fn utf8(bytes: &[u8], name: impl FnOnce() -> String) -> Result<&str, Failure> {
    std::str::from_utf8(bytes).map_err(|error| Failure::not_utf8(&name(), bytes, error.valid_up_to()))
}

/// A text that must not be empty.
///
/// # Safety
/// As [`bytes`].
pub(super) unsafe fn path<'a>(data: *const c_char, length: usize) -> Result<&'a str, Failure> {
    // SAFETY: the caller's promise.
    let path = unsafe { text(data, length, "path") }?;
    if path.is_empty() || path.contains('\0') {
        return Err(Failure::argument(
            KIEMDINH_ERROR_INVALID_ARGUMENT,
            "path",
            "đường dẫn rỗng hoặc chứa ký tự NUL",
            "the path is empty or contains a NUL",
        ));
    }
    Ok(path)
}
