//! What can be wrong with a file, in both languages. The place is added where it is known: the cell by [`Grid`], the
//! file's name by [`Workbook`].
//!
//! [`Grid`]: super::Grid
//! [`Workbook`]: super::Workbook

use std::fmt::Display;
use std::io;

use crate::error::{Error, ErrorKind, Fault};

pub(super) type Result<T> = std::result::Result<T, Error>;

pub(super) fn error(kind: ErrorKind, vi: impl Into<String>, en: impl Into<String>) -> Error {
    Fault::new(kind, vi, en).into()
}

/// The file is not what its form asks for.
pub(super) fn damaged(vi: impl Display, en: impl Display) -> Error {
    error(ErrorKind::Syntax, format!("Tệp hỏng hoặc không đủ: {vi}"), format!("The file is damaged or cut off: {en}"))
}

/// What one part of a package should be and is not; `why` in the words of the library that reads it.
pub(super) fn damaged_part(part: &str, why: impl Display) -> Error {
    damaged(format_args!("phần {part}: {why}"), format_args!("part {part}: {why}"))
}

/// The package lacks a part that another one refers to.
pub(super) fn missing_part(part: &str) -> Error {
    damaged(format_args!("thiếu phần {part}"), format_args!("part {part} is missing"))
}

/// A limit is exceeded: `vi` and `en` say of what, `most` is the limit.
pub(super) fn beyond(vi: &str, en: &str, most: impl Display) -> Error {
    error(
        ErrorKind::LimitExceeded,
        format!("{vi} vượt quá giới hạn {most}"),
        format!("{en} exceeds the limit of {most}"),
    )
}

pub(super) fn password() -> Error {
    error(
        ErrorKind::InvalidValue,
        "Tệp có mật khẩu; hãy bỏ mật khẩu khi mở rồi gửi lại",
        "The file is protected by a password; remove the password for opening it",
    )
}

/// The input failed while it was read.
pub(super) fn unreadable(error: &io::Error) -> Error {
    self::error(ErrorKind::InputOutput, format!("Không đọc được: {error}"), format!("Cannot be read: {error}"))
}

/// Something failed while the part was unpacked: what is in the file, or reading it.
pub(super) fn of_io(part: &str, error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::InvalidData
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::UnexpectedEof
        | io::ErrorKind::Unsupported => damaged_part(part, error),
        _ => unreadable(error),
    }
}

/// Adds to every fault.
pub(super) fn each(error: &Error, add: impl Fn(Fault) -> Fault) -> Error {
    Error::new(error.faults().iter().cloned().map(add).collect())
}

/// A cell as spreadsheets name it: `C7`; column and row from 1.
pub(super) fn address(column: u32, row: u64) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        letters.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    format!("{}{row}", String::from_utf8_lossy(&letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let names = [(1, "A1"), (26, "Z1"), (27, "AA1"), (702, "ZZ1"), (703, "AAA1"), (16_384, "XFD1")];
        for (column, name) in names {
            assert_eq!(address(column, 1), name);
        }
        assert_eq!(address(3, 1_048_576), "C1048576");
    }
}
