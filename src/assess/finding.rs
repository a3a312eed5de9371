use std::cmp::Ordering;
use std::fmt::{self, Write};

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use smallvec::SmallVec;

use crate::code::{Code, Severity};
use crate::date::Date;
use crate::law::{AttributeDef, Citation, Verification};
use crate::record::Field;

/// One coded remark on an item.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding<'a> {
    /// What it says.
    pub code: Code,
    /// How grave it is here.
    pub severity: Severity,
    /// The field it is about.
    pub field: Option<Field>,
    /// The value as it stood there.
    pub raw: Option<Box<str>>,
    /// The day it is about.
    pub on: Option<Date>,
    /// The provision it rests on.
    pub citation: Option<&'a Citation>,
    /// A number for the message: days or months.
    pub(crate) count: Option<i32>,
    /// The attribute that the field is, for the message.
    pub(crate) attribute: Option<&'a AttributeDef>,
    /// Where it differs from the citation's own: what it rests on beside it is known less well.
    pub(crate) verification: Option<Verification>,
}

impl<'a> Finding<'a> {
    pub(crate) fn new(code: Code) -> Finding<'a> {
        Finding {
            code,
            severity: code.severity(),
            field: None,
            raw: None,
            on: None,
            citation: None,
            count: None,
            attribute: None,
            verification: None,
        }
    }

    pub(crate) fn at(mut self, field: Field) -> Self {
        self.field = Some(field);
        self
    }

    pub(crate) fn raw(mut self, raw: impl fmt::Display) -> Self {
        self.raw = Some(raw.to_string().into_boxed_str());
        self
    }

    pub(crate) fn on(mut self, day: impl Into<Option<Date>>) -> Self {
        self.on = day.into();
        self
    }

    pub(crate) fn cite(mut self, citation: impl Into<Option<&'a Citation>>) -> Self {
        self.citation = citation.into();
        self
    }

    /// Without a provision that decides, or a use that it forbids, a violation is only a warning (S14).
    pub(crate) fn no_violation(mut self) -> Self {
        if self.severity == Severity::Violation {
            self.severity = Severity::Warning;
        }
        self
    }

    pub(crate) fn count(mut self, count: i32) -> Self {
        self.count = Some(count);
        self
    }

    /// The order in which findings are given: by number, field (as printed) and day.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        let by_field = || match (&self.field, &other.field) {
            (Some(Field::Item(own)), Some(Field::Item(other))) => own.cmp(other),
            (Some(Field::Attribute(own)), Some(Field::Attribute(other))) => own.cmp(other),
            (own, other) => own.as_ref().map(Path::of).cmp(&other.as_ref().map(Path::of)),
        };
        self.code.cmp(&other.code).then_with(by_field).then_with(|| self.on.cmp(&other.on))
    }

    /// Whether the other says the same of the same field and day.
    pub(crate) fn is_about_same(&self, other: &Self) -> bool {
        self.code == other.code && self.on == other.on && self.field == other.field
    }

    /// How well the ground of the finding is known.
    #[must_use]
    pub fn verification(&self) -> Option<Verification> {
        self.verification.or(self.citation.map(|citation| citation.verification))
    }

    /// The finding in Vietnamese.
    #[must_use]
    pub fn message_vi(&self) -> String {
        super::messages::message(self).0
    }

    /// The finding in English.
    #[must_use]
    pub fn message_en(&self) -> String {
        super::messages::message(self).1
    }
}

/// A field as printed, without an allocation: findings are sorted in every assessment.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Path(SmallVec<[u8; 64]>);

impl Path {
    fn of(field: &Field) -> Path {
        let mut path = Path(SmallVec::new());
        // Writing into memory does not fail.
        let _ = write!(path, "{field}");
        path
    }
}

impl Write for Path {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

impl Serialize for Finding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (vi, en) = super::messages::message(self);
        let mut out = serializer.serialize_struct("Finding", 11)?;
        out.serialize_field("number", &self.code.number())?;
        out.serialize_field("code", &self.code)?;
        out.serialize_field("severity", &self.severity)?;
        out.serialize_field("field", &self.field)?;
        out.serialize_field("raw", &self.raw)?;
        out.serialize_field("on", &self.on)?;
        out.serialize_field("message_vi", &vi)?;
        out.serialize_field("message_en", &en)?;
        out.serialize_field("document", &self.citation.and_then(|c| c.document.as_deref()))?;
        out.serialize_field("provision", &self.citation.and_then(|c| c.provision.as_deref()))?;
        out.serialize_field("verification", &self.verification())?;
        out.end()
    }
}
