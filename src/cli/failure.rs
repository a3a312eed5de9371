//! Why a run ends early, in both languages.

use std::fmt::Display;
use std::io;
use std::process::ExitCode;

use clap::error::{ContextKind, ErrorKind};

use super::{DONE, UNUSABLE};

#[derive(Debug)]
pub(crate) enum Failure {
    /// Nobody reads the output any more.
    Closed,
    /// Unusable arguments or input.
    Unusable { vi: String, en: String },
}

impl Failure {
    pub(crate) fn new(vi: impl Into<String>, en: impl Into<String>) -> Failure {
        Failure::Unusable { vi: vi.into(), en: en.into() }
    }

    /// A file that cannot be opened or read.
    pub(crate) fn reading(name: impl Display, error: &io::Error) -> Failure {
        Failure::new(format!("{name}: không đọc được: {error}"), format!("{name}: cannot be read: {error}"))
    }

    /// Output that cannot be written.
    pub(crate) fn writing(name: impl Display, error: &io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::Closed,
            _ => {
                Failure::new(format!("{name}: không ghi được: {error}"), format!("{name}: cannot be written: {error}"))
            }
        }
    }

    pub(crate) fn print(&self) {
        if let Failure::Unusable { vi, en } = self {
            eprintln!("lỗi: {vi}");
            // Messages of the system alone say the same in both.
            if vi != en {
                eprintln!("error: {en}");
            }
        }
    }
}

impl From<kiemdinh::Error> for Failure {
    fn from(error: kiemdinh::Error) -> Failure {
        Failure::new(error.message_vi(), error.to_string())
    }
}

/// Prints what is wrong with the arguments, or the help that was asked for.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    // A closed terminal leaves nobody to tell.
    let _ = error.print();
    if !error.use_stderr() {
        return ExitCode::from(DONE);
    }
    let context = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (argument, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    let vi = match error.kind() {
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            "thiếu lệnh; ví dụ: kiemdinh check sổ-đăng-ký.csv".to_owned()
        }
        ErrorKind::InvalidSubcommand => format!("không có lệnh {:?}", context(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("không có tham số {argument:?}"),
        ErrorKind::MissingRequiredArgument => format!("thiếu tham số bắt buộc: {}", argument.trim()),
        ErrorKind::InvalidValue if value.is_empty() => format!("thiếu giá trị của tham số {argument:?}"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("giá trị {value:?} của tham số {argument:?} không hợp lệ")
        }
        ErrorKind::ArgumentConflict => format!("tham số {argument:?} không dùng cùng tham số khác đã cho"),
        _ => "tham số dòng lệnh không hợp lệ".to_owned(),
    };
    eprintln!("\nlỗi: {vi}");
    ExitCode::from(UNUSABLE)
}
