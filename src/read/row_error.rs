use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::code::Code;
use crate::error::cut;
use crate::record::Item;

use super::MAX_ROW_BYTES;
use super::fields::is_id;

/// A row that cannot be read; it takes the place of the row's assessment, and reading goes on.
///
/// Serialised it is the contract's line `{"id": …, "error": {…}}`, with every key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowError {
    /// The row's id, where it could be read.
    pub id: Option<String>,
    /// What is wrong: `malformed_row`, `unknown_key`, `missing_field` or `unreadable_value`.
    pub code: Code,
    /// Row, from 1; the heading and empty rows count, a cell that spans lines does not make more rows.
    pub row: Option<u64>,
    /// Column of a CSV row, or the byte of a JSON line, from 1.
    pub column: Option<u32>,
    /// Path of the field.
    pub field: Option<String>,
    /// The text that stood there, cut to 200 characters.
    pub raw: Option<String>,
    messages: Box<Messages>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Messages {
    vi: String,
    en: String,
}

impl RowError {
    pub(super) fn new(code: Code, vi: impl Into<String>, en: impl Into<String>) -> RowError {
        let messages = Box::new(Messages { vi: vi.into(), en: en.into() });
        RowError { id: None, code, row: None, column: None, field: None, raw: None, messages }
    }

    pub(super) fn malformed(vi: impl Into<String>, en: impl Into<String>) -> RowError {
        RowError::new(Code::MalformedRow, vi, en)
    }

    pub(super) fn unknown_key(path: &str, raw: &str) -> RowError {
        RowError::new(
            Code::UnknownKey,
            format!("Không có trường nào tên là {}", cut(path)),
            format!("There is no field of the name {}", cut(path)),
        )
        .field(cut(path))
        .raw(raw)
    }

    pub(super) fn missing_id(name: &str) -> RowError {
        RowError::new(Code::MissingField, "Thiếu mã của đối tượng", "The id of the item is missing").field(name)
    }

    pub(super) fn unreadable_id(name: &str, raw: &str) -> RowError {
        RowError::new(
            Code::UnreadableValue,
            "Mã của đối tượng phải là văn bản, không chứa ký tự NUL",
            "The id of the item must be text without a NUL character",
        )
        .field(name)
        .raw(raw)
    }

    pub(super) fn long_id(name: &str, raw: &str) -> RowError {
        let most = Item::MAX_ID_BYTES;
        RowError::new(
            Code::UnreadableValue,
            format!("Mã của đối tượng dài hơn {most} byte"),
            format!("The id of the item is longer than {most} bytes"),
        )
        .field(name)
        .raw(raw)
    }

    pub(super) fn long_row() -> RowError {
        RowError::malformed(
            format!("Dòng dài hơn {MAX_ROW_BYTES} byte"),
            format!("The row is longer than {MAX_ROW_BYTES} bytes"),
        )
    }

    pub(super) fn too_many(path: &str, most: usize) -> RowError {
        RowError::malformed(
            format!("{path}: nhiều hơn {most} mục trong một bản ghi"),
            format!("{path}: more than {most} entries in one record"),
        )
        .field(path)
    }

    pub(super) fn twice(path: &str) -> RowError {
        RowError::malformed(
            format!("Trường {} có hai lần", cut(path)),
            format!("The field {} is given twice", cut(path)),
        )
        .field(cut(path))
    }

    pub(super) fn field(mut self, field: impl Into<String>) -> RowError {
        self.field = Some(field.into());
        self
    }

    pub(super) fn raw(mut self, raw: &str) -> RowError {
        self.raw = Some(cut(raw));
        self
    }

    pub(super) fn row(mut self, row: u64) -> RowError {
        self.row = Some(row);
        self
    }

    pub(super) fn column(mut self, column: usize) -> RowError {
        self.column = u32::try_from(column).ok();
        self
    }

    /// Names the item, where its id is one.
    pub(super) fn of(mut self, id: &str) -> RowError {
        if self.id.is_none() && is_id(id) {
            self.id = Some(id.to_owned());
        }
        self
    }

    /// What is wrong, in Vietnamese, without the place.
    #[must_use]
    pub fn message_vi(&self) -> &str {
        &self.messages.vi
    }

    /// What is wrong, in English, without the place.
    #[must_use]
    pub fn message_en(&self) -> &str {
        &self.messages.en
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(row) = self.row {
            write!(f, "row {row}: ")?;
        }
        if let Some(field) = &self.field {
            write!(f, "{field}: ")?;
        }
        f.write_str(self.message_en())?;
        if let Some(raw) = &self.raw {
            write!(f, " ({raw:?})")?;
        }
        Ok(())
    }
}

impl std::error::Error for RowError {}

impl Serialize for RowError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Inner<'e>(&'e RowError);
        impl Serialize for Inner<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let error = self.0;
                let mut out = serializer.serialize_struct("error", 7)?;
                out.serialize_field("code", &error.code)?;
                out.serialize_field("message_vi", error.message_vi())?;
                out.serialize_field("message_en", error.message_en())?;
                out.serialize_field("row", &error.row)?;
                out.serialize_field("column", &error.column)?;
                out.serialize_field("field", &error.field)?;
                out.serialize_field("raw", &error.raw)?;
                out.end()
            }
        }
        let mut out = serializer.serialize_struct("RowError", 2)?;
        out.serialize_field("id", &self.id)?;
        out.serialize_field("error", &Inner(self))?;
        out.end()
    }
}
