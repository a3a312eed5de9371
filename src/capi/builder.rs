//! Loading rulebooks and overlays, from memory and from files.

use std::ffi::c_char;
use std::fs::File;
use std::io::Read;
use std::sync::Arc;

use crate::Rulebook;
use crate::law::Source;

use super::error::{Failure, kiemdinh_error};
use super::guard::{Exclusive, Out, call, free, hand_over, lent};
use super::numbers::*;
use super::rulebook::{Book, kiemdinh_rulebook};
use super::text::{path, text, utf8};

/** Gathers the files of a rulebook. Without a file of its own, overlays go over the built-in rulebook.

One thread at a time: a second one gets KIEMDINH_ERROR_BUSY. Owned: release it with kiemdinh_rulebook_builder_free,
after kiemdinh_rulebook_builder_build too. */
pub struct kiemdinh_rulebook_builder {
    inner: Exclusive<Builder>,
}

#[derive(Default)]
struct Builder {
    files: Vec<(String, String)>,
    overlays: Vec<(String, String)>,
}

/// The longest file that is read whole.
const MAX_FILE_BYTES: u64 = 256 << 20;

/// A file's text.
pub(super) fn read(path: &str) -> Result<String, Failure> {
    let failed = |error: std::io::Error| Failure::input_output(path, &error);
    let mut bytes = Vec::new();
    let read = File::open(path).map_err(failed)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if read as u64 > MAX_FILE_BYTES {
        return Err(Failure::too_long(path, MAX_FILE_BYTES));
    }
    let text = utf8(&bytes, || path.to_owned())?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

fn sources(texts: &[(String, String)]) -> Vec<Source<'_>> {
    texts.iter().map(|(name, text)| Source { name, text }).collect()
}

impl Builder {
    fn add(&mut self, is_overlay: i32, name: &str, text: String) -> Result<(), Failure> {
        match is_overlay {
            0 => self.files.push((name.to_owned(), text)),
            1 => self.overlays.push((name.to_owned(), text)),
            other => return Err(Failure::unknown_number("is_overlay", "0 | 1", other)),
        }
        Ok(())
    }
}

/** Makes a builder. `builder` is owned. KIEMDINH_ERROR_NULL_ARGUMENT. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_builder_new(
    builder: *mut *mut kiemdinh_rulebook_builder,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let inner = Exclusive::new(Builder::default());
            Out::new(builder, "builder")?.set(hand_over(kiemdinh_rulebook_builder { inner }));
            Ok(())
        })
    }
}

/** Releases a builder. NULL is allowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_builder_free(builder: *mut kiemdinh_rulebook_builder) {
    // SAFETY: the caller gives back what it owns.
    unsafe { free(builder) }
}

/** Adds a TOML text of the rulebook (`is_overlay` 0), or an authority's overlay (`is_overlay` 1); overlays lie over one
another in the order in which they are added. `name` names the text in errors.

KIEMDINH_ERROR_NULL_ARGUMENT, _INVALID_UTF8, _UNKNOWN_NUMBER (is_overlay), _BUSY, _POISONED. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_builder_add_text(
    builder: *mut kiemdinh_rulebook_builder,
    is_overlay: i32,
    name: *const c_char,
    name_length: usize,
    toml: *const c_char,
    toml_length: usize,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let name = text(name, name_length, "name")?;
            let toml = text(toml, toml_length, "toml")?.to_owned();
            lent(builder, "builder")?.inner.enter(|own| own.add(is_overlay, name, toml))
        })
    }
}

/** Adds a TOML file, as kiemdinh_rulebook_builder_add_text; at most 256 MiB. `path` is UTF-8, on Windows too.

Also KIEMDINH_ERROR_INPUT_OUTPUT, _LIMIT_EXCEEDED, _INVALID_ARGUMENT (an empty path). */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_builder_add_file(
    builder: *mut kiemdinh_rulebook_builder,
    is_overlay: i32,
    path: *const c_char,
    path_length: usize,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let path = self::path(path, path_length)?;
            let toml = read(path)?;
            lent(builder, "builder")?.inner.enter(|own| own.add(is_overlay, path, toml))
        })
    }
}

/** Loads and checks the rulebook. The builder stays as it is and can be added to.

`rulebook` is owned. KIEMDINH_ERROR_SYNTAX ... _LIMIT_EXCEEDED: all faults of all texts at once, each with file, line
and path (kiemdinh_error_fault). _NULL_ARGUMENT, _BUSY, _POISONED. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_rulebook_builder_build(
    builder: *mut kiemdinh_rulebook_builder,
    rulebook: *mut *mut kiemdinh_rulebook,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(rulebook, "rulebook")?;
            let book = lent(builder, "builder")?.inner.enter(|own| {
                let overlays = sources(&own.overlays);
                Ok(match own.files.is_empty() {
                    true => Rulebook::builtin_with(&overlays),
                    false => Rulebook::load(&sources(&own.files), &overlays),
                }?)
            })?;
            out.set(kiemdinh_rulebook::hand_over(Book::Loaded(Arc::new(book))));
            Ok(())
        })
    }
}
