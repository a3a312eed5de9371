//! Reading whole registers: CSV and JSON Lines.

use std::collections::VecDeque;
use std::ffi::c_char;
use std::fs::File;
use std::io::{Cursor, Read};

use crate::read::{Format, Mapping, Register, RowError};
use crate::record::Item;

use super::assessor::read_options;
use super::error::{Failure, kiemdinh_error};
use super::guard::{Exclusive, Out, call, free, hand_over, lent};
use super::numbers::*;
use super::record::kiemdinh_record;
use super::text::{bytes, path, text};

/** Reads a register row by row, in constant memory: CSV with the contract's headings (or a mapping), or JSON Lines.

One thread at a time: a second one gets KIEMDINH_ERROR_BUSY. Owned: release it with kiemdinh_reader_free. */
pub struct kiemdinh_reader {
    inner: Exclusive<Reader>,
}

struct Reader {
    register: Register<Box<dyn Read + Send>>,
    /// The rows of the last block, of about a MiB.
    rows: VecDeque<Result<(Item, u64), RowError>>,
}

impl Reader {
    fn next(&mut self) -> Result<Option<(Item, u64)>, Failure> {
        while self.rows.is_empty() {
            let Some(block) = self.register.next_block()? else { return Ok(None) };
            let layout = self.register.layout();
            let mut rows = layout.rows(&block);
            let mut item = Item::default();
            while let Some(row) = rows.next_into(&mut item) {
                self.rows.push_back(row.map(|row| (std::mem::take(&mut item), row)));
            }
        }
        Ok(self.rows.pop_front().transpose()?)
    }
}

fn open(
    name: &str,
    input: Box<dyn Read + Send>,
    format: i32,
    mapping: Option<&str>,
    flags: u32,
) -> Result<*mut kiemdinh_reader, Failure> {
    let format = match format {
        KIEMDINH_FORMAT_BY_NAME => Format::of_name(name),
        KIEMDINH_FORMAT_JSON_LINES => Format::JsonLines,
        KIEMDINH_FORMAT_CSV => Format::Csv { delimiter: None },
        other => return Err(Failure::unknown_number("format", "format", other)),
    };
    let mapping = mapping.map(|text| Mapping::parse("mapping", text)).transpose()?;
    let register = Register::open(name, input, format, mapping.as_ref(), read_options(flags)?)?;
    Ok(hand_over(kiemdinh_reader { inner: Exclusive::new(Reader { register, rows: VecDeque::new() }) }))
}

/** Opens a file. `path` is UTF-8, on Windows too. `format`: a KIEMDINH_FORMAT_...; `flags`: KIEMDINH_READ_LENIENT or 0.
`mapping` says which column of a foreign table is which field, in JSON; NULL and 0 for none.

`reader` is owned. KIEMDINH_ERROR_INPUT_OUTPUT, _SYNTAX ... _LIMIT_EXCEEDED (the heading, the mapping), _NULL_ARGUMENT,
_INVALID_ARGUMENT (an empty path), _INVALID_UTF8, _UNKNOWN_NUMBER (format, flags). */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_reader_open_file(
    path: *const c_char,
    path_length: usize,
    format: i32,
    flags: u32,
    mapping: *const c_char,
    mapping_length: usize,
    reader: *mut *mut kiemdinh_reader,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(reader, "reader")?;
            let path = self::path(path, path_length)?;
            let mapping = self::mapping(mapping, mapping_length)?;
            let file = File::open(path).map_err(|error| Failure::input_output(path, &error))?;
            out.set(open(path, Box::new(file), format, mapping, flags)?);
            Ok(())
        })
    }
}

/** Opens a register that is in memory; it is copied. `name` names it in errors and tells KIEMDINH_FORMAT_BY_NAME the
form. Otherwise as kiemdinh_reader_open_file. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_reader_open_memory(
    name: *const c_char,
    name_length: usize,
    register: *const c_char,
    register_length: usize,
    format: i32,
    flags: u32,
    mapping: *const c_char,
    mapping_length: usize,
    reader: *mut *mut kiemdinh_reader,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(reader, "reader")?;
            let name = text(name, name_length, "name")?;
            let mapping = self::mapping(mapping, mapping_length)?;
            let bytes = bytes(register, register_length, "register")?.to_vec();
            out.set(open(name, Box::new(Cursor::new(bytes)), format, mapping, flags)?);
            Ok(())
        })
    }
}

/// # Safety
/// As the conventions say.
unsafe fn mapping<'a>(data: *const c_char, length: usize) -> Result<Option<&'a str>, Failure> {
    // SAFETY: the caller's promise.
    let text = unsafe { text(data, length, "mapping") }?;
    Ok((!data.is_null()).then_some(text))
}

/** Releases a reader. NULL is allowed. The records it gave live on. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_reader_free(reader: *mut kiemdinh_reader) {
    // SAFETY: the caller gives back what it owns.
    unsafe { free(reader) }
}

/** The next record; NULL at the end.

`record` is owned: release it with kiemdinh_record_free. KIEMDINH_ERROR_ROW: the row cannot be read; the next call
goes on after it, and kiemdinh_error_json has the contract's line. _INPUT_OUTPUT, _NULL_ARGUMENT, _BUSY, _POISONED. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_reader_next(
    reader: *mut kiemdinh_reader,
    record: *mut *mut kiemdinh_record,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(record, "record")?;
            let next = lent(reader, "reader")?.inner.enter(Reader::next)?;
            out.set(next.map_or(std::ptr::null_mut(), |(item, row)| kiemdinh_record::hand_over(item, row)));
            Ok(())
        })
    }
}
