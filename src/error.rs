//! The one error of the library: what went wrong, where, and with which value, in Vietnamese and English.

use std::fmt;

/// Where in the input something is wrong. Every part may be absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Place {
    /// File, or the name under which a text was given.
    pub file: Option<String>,
    /// Line of a text file, or row of a register, from 1 (the heading counts).
    pub row: Option<u64>,
    /// Column of a register, from 1.
    pub column: Option<u32>,
    /// Path of the field or of the provision: `inspections[0].performed_on`, `interval[3].months`.
    pub field: Option<String>,
    /// The value as it stood there, cut to 200 characters.
    pub value: Option<String>,
}

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text is not of the form it should have (TOML, JSON, CSV).
    Syntax,
    /// A key that does not exist here.
    UnknownKey,
    /// A key or field without which the rest means nothing.
    MissingField,
    /// A value of the wrong type, range or form.
    InvalidValue,
    /// A reference to something that does not exist.
    DanglingReference,
    /// The same key twice.
    Duplicate,
    /// Two interval rules apply to the same category, day and attributes (S10).
    Overlap,
    /// A size, depth or count above the limit.
    LimitExceeded,
    /// The input could not be read or the output not written.
    InputOutput,
}

impl ErrorKind {
    /// The kind's name: `syntax`, `unknown_key` …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::UnknownKey => "unknown_key",
            Self::MissingField => "missing_field",
            Self::InvalidValue => "invalid_value",
            Self::DanglingReference => "dangling_reference",
            Self::Duplicate => "duplicate",
            Self::Overlap => "overlap",
            Self::LimitExceeded => "limit_exceeded",
            Self::InputOutput => "input_output",
        }
    }
}

/// One fault: its kind, its place, and what is wrong in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub(crate) kind: ErrorKind,
    pub(crate) place: Place,
    pub(crate) vi: String,
    pub(crate) en: String,
}

impl Fault {
    pub(crate) fn new(kind: ErrorKind, vi: impl Into<String>, en: impl Into<String>) -> Fault {
        Fault { kind, place: Place::default(), vi: vi.into(), en: en.into() }
    }

    pub(crate) fn file(mut self, file: &str) -> Fault {
        self.place.file = Some(file.to_owned());
        self
    }

    pub(crate) fn row(mut self, row: u64) -> Fault {
        self.place.row = Some(row);
        self
    }

    pub(crate) fn field(mut self, field: impl Into<String>) -> Fault {
        self.place.field = Some(field.into());
        self
    }

    pub(crate) fn value(mut self, value: &str) -> Fault {
        self.place.value = Some(cut(value));
        self
    }

    /// The kind of the fault.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Where it is.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// What is wrong, in Vietnamese, without the place.
    #[must_use]
    pub fn message_vi(&self) -> &str {
        &self.vi
    }

    /// What is wrong, in English, without the place.
    #[must_use]
    pub fn message_en(&self) -> &str {
        &self.en
    }
}

/// A value as shown in a message: at most 200 characters.
pub(crate) fn cut(value: &str) -> String {
    match value.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.place.file {
            write!(f, "{file}")?;
            if let Some(row) = self.place.row {
                write!(f, ":{row}")?;
            }
            if let Some(column) = self.place.column {
                write!(f, ":{column}")?;
            }
            write!(f, ": ")?;
        }
        if let Some(field) = &self.place.field {
            write!(f, "{field}: ")?;
        }
        write!(f, "{}", self.en)?;
        if let Some(value) = &self.place.value {
            write!(f, " ({value:?})")?;
        }
        Ok(())
    }
}

/// The error of every fallible operation: one fault, or all that were found in one go.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Error {
    faults: Vec<Fault>,
}

impl Error {
    pub(crate) fn new(faults: Vec<Fault>) -> Error {
        Error { faults }
    }

    /// Everything that is wrong, in the order of the input; at least one.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The kind of the first fault.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.faults.first().map_or(ErrorKind::InvalidValue, Fault::kind)
    }

    /// All faults in Vietnamese, a line each.
    #[must_use]
    pub fn message_vi(&self) -> String {
        let line = |fault: &Fault| {
            let place = &fault.place;
            let mut text = String::new();
            for part in [&place.file, &place.row.map(|row| format!("dòng {row}")), &place.field].into_iter().flatten()
            {
                text.push_str(part);
                text.push_str(": ");
            }
            text.push_str(&fault.vi);
            if let Some(value) = &place.value {
                text.push_str(&format!(" ({value:?})"));
            }
            text
        };
        self.faults.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Error {
        Error { faults: vec![fault] }
    }
}
