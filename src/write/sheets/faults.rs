//! What can go wrong with a workbook, in words.

use std::fmt::Display;
use std::io;

use zip::result::ZipError;

use crate::error::{Error, ErrorKind, Fault};

/// A part of a package that is not what it should be.
pub(super) fn damaged(part: &str, why: impl Display) -> Error {
    let vi = format!("Phần {part} của sổ tính bị hỏng: {why}");
    Fault::new(ErrorKind::Syntax, vi, format!("The part {part} of the workbook is damaged: {why}")).into()
}

/// A package without a part that must be there: damaged, or another kind of document.
pub(super) fn missing(part: &str) -> Error {
    let vi = format!("Sổ tính thiếu phần {part}: tệp bị hỏng hoặc không phải sổ tính XLSX");
    let en = format!("The workbook lacks its part {part}: damaged, or no XLSX workbook");
    Fault::new(ErrorKind::Syntax, vi, en).into()
}

/// A file that is no package at all, or one that cannot be read.
pub(super) fn unreadable(error: &ZipError) -> Error {
    if let ZipError::Io(error) = error
        && !matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData)
    {
        let (vi, en) = (format!("Không đọc được: {error}"), format!("Cannot be read: {error}"));
        return Fault::new(ErrorKind::InputOutput, vi, en).into();
    }
    let vi = format!("Tệp bị hỏng hoặc không phải sổ tính XLSX: {error}");
    Fault::new(ErrorKind::Syntax, vi, format!("Damaged, or no XLSX workbook: {error}")).into()
}

pub(super) fn unwritable(error: impl Display) -> Error {
    let (vi, en) = (format!("Không ghi được: {error}"), format!("Cannot be written: {error}"));
    Fault::new(ErrorKind::InputOutput, vi, en).into()
}

pub(super) fn limit(vi: impl Into<String>, en: impl Into<String>) -> Error {
    Fault::new(ErrorKind::LimitExceeded, vi, en).into()
}

/// A part of a package that is larger, longer or deeper than it may be.
pub(super) fn too_large(part: &str) -> Error {
    limit(format!("Phần {part} của sổ tính quá lớn"), format!("The part {part} of the workbook is too large"))
}

pub(super) fn invalid(vi: impl Into<String>, en: impl Into<String>) -> Fault {
    Fault::new(ErrorKind::InvalidValue, vi, en)
}

/// The same error, of that file.
pub(super) fn of_file(error: &Error, name: &str) -> Error {
    Error::new(error.faults().iter().map(|fault| fault.clone().file(name)).collect())
}
