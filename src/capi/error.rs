//! Errors: what went wrong, where, and with which value.

use std::any::Any;
use std::ffi::c_char;

use crate::error::cut;
use crate::read::RowError;
use crate::{Error, Fault};

use super::guard::{free, get, lent};
use super::numbered::result_of;
use super::numbers::*;
use super::text::{Text, lend};

/// Why a call failed, on its way to the caller. One pointer wide, so that the good way through stays quick.
pub(super) struct Failure(Box<Reason>);

struct Reason {
    result: kiemdinh_result,
    faults: Vec<Fault>,
    /// Of a record that cannot be read: the finding, and the contract's line.
    row: Option<Box<RowError>>,
}

impl Failure {
    pub(super) fn result(&self) -> kiemdinh_result {
        self.0.result
    }

    #[cold]
    fn new(result: kiemdinh_result, faults: Vec<Fault>, row: Option<Box<RowError>>) -> Failure {
        Failure(Box::new(Reason { result, faults, row }))
    }

    /// A fault of the arguments, `field` being the argument or the path in the struct it points to.
    pub(super) fn argument(result: kiemdinh_result, field: &str, vi: &str, en: &str) -> Failure {
        let fault = Fault::new(crate::ErrorKind::InvalidValue, vi, en).field(field);
        Failure::new(result, vec![fault], None)
    }

    pub(super) fn valued(mut self, value: &str) -> Failure {
        self.0.faults = std::mem::take(&mut self.0.faults).into_iter().map(|fault| fault.value(value)).collect();
        self
    }

    /// The same about another field.
    pub(super) fn at(mut self, field: &str) -> Failure {
        self.0.faults = std::mem::take(&mut self.0.faults).into_iter().map(|fault| fault.field(field)).collect();
        self
    }

    pub(super) fn null(name: &str) -> Failure {
        let (vi, en) = ("con trỏ NULL không được chấp nhận", "the pointer must not be NULL");
        Failure::argument(KIEMDINH_ERROR_NULL_ARGUMENT, name, vi, en)
    }

    pub(super) fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Failure {
        let vi = format!("văn bản không phải UTF-8 (từ byte {valid})");
        let en = format!("the text is not UTF-8 (from byte {valid})");
        let value = String::from_utf8_lossy(bytes.get(..bytes.len().min(200)).unwrap_or_default()).into_owned();
        Failure::argument(KIEMDINH_ERROR_INVALID_UTF8, name, &vi, &en).valued(&value)
    }

    pub(super) fn unknown_number(field: &str, what: &str, number: i32) -> Failure {
        let (vi, en) = (format!("không có {what} mang số này"), format!("no {what} has this number"));
        Failure::argument(KIEMDINH_ERROR_UNKNOWN_NUMBER, field, &vi, &en).valued(&number.to_string())
    }

    pub(super) fn out_of_range(field: &str, value: i64, least: i64, most: i64) -> Failure {
        let vi = format!("phải từ {least} đến {most}");
        let en = format!("must be from {least} to {most}");
        Failure::argument(KIEMDINH_ERROR_OUT_OF_RANGE, field, &vi, &en).valued(&value.to_string())
    }

    pub(super) fn too_many(field: &str, count: usize, most: usize) -> Failure {
        let (vi, en) = (format!("nhiều nhất {most}"), format!("at most {most}"));
        Failure::argument(KIEMDINH_ERROR_TOO_MANY, field, &vi, &en).valued(&count.to_string())
    }

    pub(super) fn busy() -> Failure {
        let vi = "một luồng khác đang dùng đối tượng này";
        Failure::argument(KIEMDINH_ERROR_BUSY, "", vi, "another thread is using the handle")
    }

    pub(super) fn poisoned() -> Failure {
        let vi = "một lỗi nội bộ trước đó đã làm hỏng đối tượng này; chỉ còn có thể giải phóng nó";
        let en = "an earlier internal error has broken the handle; it can only be freed";
        Failure::argument(KIEMDINH_ERROR_POISONED, "", vi, en)
    }

    pub(super) fn finished(name: &str) -> Failure {
        let (vi, en) = ("đối tượng đã cho kết quả và không nhận thêm", "the handle has given its result");
        Failure::argument(KIEMDINH_ERROR_FINISHED, name, vi, en)
    }

    pub(super) fn panic(payload: &(dyn Any + Send)) -> Failure {
        let text = payload.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or_default();
        let (vi, en) = ("lỗi nội bộ của thư viện, xin hãy báo lại", "internal error of the library, please report it");
        Failure::argument(KIEMDINH_ERROR_PANIC, "", vi, en).valued(text)
    }

    pub(super) fn input_output(file: &str, error: &std::io::Error) -> Failure {
        let (vi, en) = (format!("không đọc được: {error}"), format!("cannot be read: {error}"));
        Fault::new(crate::ErrorKind::InputOutput, vi, en).file(file).into()
    }

    pub(super) fn too_long(file: &str, most: u64) -> Failure {
        let vi = format!("tệp lớn hơn giới hạn {most} byte");
        let en = format!("the file is larger than the limit of {most} bytes");
        Fault::new(crate::ErrorKind::LimitExceeded, vi, en).file(file).into()
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Failure {
        Error::from(fault).into()
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::new(result_of(error.kind()), error.faults().to_vec(), None)
    }
}

impl From<RowError> for Failure {
    fn from(row: RowError) -> Failure {
        let mut fault = Fault::new(crate::ErrorKind::Syntax, row.message_vi(), row.message_en());
        fault.place.row = row.row;
        fault.place.column = row.column;
        fault.place.field.clone_from(&row.field);
        fault.place.value.clone_from(&row.raw);
        Failure::new(KIEMDINH_ERROR_ROW, vec![fault], Some(Box::new(row)))
    }
}

/** An error: what went wrong, where, and with which value.

Owned by whoever got it; any thread may read it, and kiemdinh_error_free releases it. */
pub struct kiemdinh_error {
    result: kiemdinh_result,
    vi: Text,
    en: Text,
    faults: Vec<kiemdinh_fault>,
    finding: i32,
    json: Option<Text>,
}

/** One fault of an error. Borrowed: it lives as long as the error. */
pub struct kiemdinh_fault {
    result: kiemdinh_result,
    vi: Text,
    en: Text,
    file: Option<Text>,
    row: u64,
    column: u32,
    field: Option<Text>,
    value: Option<Text>,
}

impl kiemdinh_error {
    pub(super) fn new(failure: Failure) -> kiemdinh_error {
        let failure = *failure.0;
        let whole = Error::new(failure.faults);
        let fault = |fault: &Fault| {
            let place = fault.place();
            let text = |text: &Option<String>| text.as_deref().filter(|text| !text.is_empty()).map(Text::new);
            kiemdinh_fault {
                result: match failure.result {
                    // The faults of a file may be of several kinds.
                    KIEMDINH_ERROR_SYNTAX..=KIEMDINH_ERROR_LIMIT_EXCEEDED => result_of(fault.kind()),
                    result => result,
                },
                vi: Text::new(fault.message_vi()),
                en: Text::new(fault.message_en()),
                file: text(&place.file),
                row: place.row.unwrap_or_default(),
                column: place.column.unwrap_or_default(),
                field: text(&place.field),
                value: text(&place.value.as_deref().map(cut)),
            }
        };
        kiemdinh_error {
            result: failure.result,
            vi: Text::new(&whole.message_vi()),
            en: Text::new(&whole.to_string()),
            faults: whole.faults().iter().map(fault).collect(),
            finding: failure.row.as_ref().map_or(0, |row| row.code.number().into()),
            json: failure.row.and_then(|row| serde_json::to_string(&row).ok()).map(|json| Text::new(&json)),
        }
    }
}

fn message<'t>(vi: &'t Text, en: &'t Text, language: i32) -> &'t Text {
    if language == KIEMDINH_LANGUAGE_ENGLISH { en } else { vi }
}

/** Releases an error. NULL is allowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_error_free(error: *mut kiemdinh_error) {
    // SAFETY: the caller gives back what it owns.
    unsafe { free(error) }
}

/** The number of the error; KIEMDINH_ERROR_NULL_ARGUMENT for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_error_result(error: *const kiemdinh_error) -> kiemdinh_result {
    // SAFETY: NULL, or an error of ours.
    get(KIEMDINH_ERROR_NULL_ARGUMENT, || Ok(unsafe { lent(error, "error") }?.result))
}

/** All of the error in one text, a line for each fault, each with its place.

`language`: KIEMDINH_LANGUAGE_VIETNAMESE or KIEMDINH_LANGUAGE_ENGLISH. `length` may be NULL.
Borrowed: it lives as long as the error. NULL for a NULL error. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_error_message(
    error: *const kiemdinh_error,
    language: i32,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or an error of ours.
    let error = get(None, || unsafe { lent(error, "error") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(error.map(|error| message(&error.vi, &error.en, language)), length) }
}

/** Of a record or row that cannot be read (KIEMDINH_ERROR_ROW), the number of the finding that says why:
KIEMDINH_FINDING_MALFORMED_ROW, _UNKNOWN_KEY, _MISSING_FIELD or _UNREADABLE_VALUE. Otherwise 0. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_error_finding(error: *const kiemdinh_error) -> i32 {
    // SAFETY: NULL, or an error of ours.
    get(0, || Ok(unsafe { lent(error, "error") }?.finding))
}

/** Of a record or row that cannot be read, the contract's line {"id": ..., "error": {...}} in JSON; otherwise NULL.
`length` may be NULL. Borrowed: it lives as long as the error. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_error_json(error: *const kiemdinh_error, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or an error of ours.
    let error = get(None, || unsafe { lent(error, "error") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(error.and_then(|error| error.json.as_ref()), length) }
}

/** How many faults the error has: at least one, and all that were found in one go. 0 for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_error_fault_count(error: *const kiemdinh_error) -> usize {
    // SAFETY: NULL, or an error of ours.
    get(0, || Ok(unsafe { lent(error, "error") }?.faults.len()))
}

/** A fault, by index from 0; NULL where there is none of that index. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_error_fault(error: *const kiemdinh_error, index: usize) -> *const kiemdinh_fault {
    // SAFETY: NULL, or an error of ours.
    get(std::ptr::null(), || Ok(unsafe { lent(error, "error") }?.faults.get(index).map_or(std::ptr::null(), |f| f)))
}

/** The number of the fault; KIEMDINH_ERROR_NULL_ARGUMENT for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_fault_result(fault: *const kiemdinh_fault) -> kiemdinh_result {
    // SAFETY: NULL, or a fault of ours.
    get(KIEMDINH_ERROR_NULL_ARGUMENT, || Ok(unsafe { lent(fault, "fault") }?.result))
}

/** What is wrong, without the place. `language` and `length` as with kiemdinh_error_message. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_fault_message(
    fault: *const kiemdinh_fault,
    language: i32,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or a fault of ours.
    let fault = get(None, || unsafe { lent(fault, "fault") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(fault.map(|fault| message(&fault.vi, &fault.en, language)), length) }
}

/** The file, or the name under which a text was given; NULL where there is none. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_fault_file(fault: *const kiemdinh_fault, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or a fault of ours.
    let fault = get(None, || unsafe { lent(fault, "fault") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(fault.and_then(|fault| fault.file.as_ref()), length) }
}

/** The line of a text, or the row of a register, from 1; 0 where it is not known. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_fault_row(fault: *const kiemdinh_fault) -> u64 {
    // SAFETY: NULL, or a fault of ours.
    get(0, || Ok(unsafe { lent(fault, "fault") }?.row))
}

/** The column of a register, or the byte of a JSON line, from 1; 0 where it is not known. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_fault_column(fault: *const kiemdinh_fault) -> u32 {
    // SAFETY: NULL, or a fault of ours.
    get(0, || Ok(unsafe { lent(fault, "fault") }?.column))
}

/** The argument, the path of the field (inspections[0].performed_on) or of the provision; NULL where there is none. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_fault_field(fault: *const kiemdinh_fault, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or a fault of ours.
    let fault = get(None, || unsafe { lent(fault, "fault") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(fault.and_then(|fault| fault.field.as_ref()), length) }
}

/** The value as it stood there, cut to 200 characters; NULL where there is none. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_fault_value(fault: *const kiemdinh_fault, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or a fault of ours.
    let fault = get(None, || unsafe { lent(fault, "fault") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(fault.and_then(|fault| fault.value.as_ref()), length) }
}
