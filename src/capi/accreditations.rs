//! Who is accredited.

use std::ffi::c_char;
use std::sync::Arc;

use crate::read::json;
use crate::record::Accreditations;

use super::error::kiemdinh_error;
use super::guard::{Out, call, free, hand_over};
use super::numbers::*;
use super::text::{path, text};

/** The certificates of inspection bodies and inspectors.

They do not change: any number of threads may use them at once. Owned: release them with
kiemdinh_accreditations_free. An assessor made with them holds them. */
pub struct kiemdinh_accreditations {
    inner: Arc<Accreditations>,
}

impl kiemdinh_accreditations {
    pub(super) fn inner(&self) -> &Arc<Accreditations> {
        &self.inner
    }

    fn hand_over(inner: Accreditations) -> *mut kiemdinh_accreditations {
        hand_over(kiemdinh_accreditations { inner: Arc::new(inner) })
    }
}

/** Reads accreditations: JSON Lines, or one JSON array of the same objects. `name` names the text in errors.

`accreditations` is owned. KIEMDINH_ERROR_SYNTAX ... _INVALID_VALUE: all faults at once. _NULL_ARGUMENT,
_INVALID_UTF8. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_accreditations_from_json(
    name: *const c_char,
    name_length: usize,
    json: *const c_char,
    json_length: usize,
    accreditations: *mut *mut kiemdinh_accreditations,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(accreditations, "accreditations")?;
            let read = json::accreditations(text(name, name_length, "name")?, text(json, json_length, "json")?)?;
            out.set(kiemdinh_accreditations::hand_over(read));
            Ok(())
        })
    }
}

/** Reads accreditations from a file, at most 256 MiB. `path` is UTF-8, on Windows too.

As kiemdinh_accreditations_from_json; also KIEMDINH_ERROR_INPUT_OUTPUT, _LIMIT_EXCEEDED, _INVALID_ARGUMENT. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_accreditations_from_file(
    path: *const c_char,
    path_length: usize,
    accreditations: *mut *mut kiemdinh_accreditations,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(accreditations, "accreditations")?;
            let path = self::path(path, path_length)?;
            let read = json::accreditations(path, &super::builder::read(path)?)?;
            out.set(kiemdinh_accreditations::hand_over(read));
            Ok(())
        })
    }
}

/** Releases accreditations. NULL is allowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_accreditations_free(accreditations: *mut kiemdinh_accreditations) {
    // SAFETY: the caller gives back what it owns.
    unsafe { free(accreditations) }
}
