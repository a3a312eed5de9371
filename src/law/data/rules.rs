//! What the law asks for: lists, interval rules, conformity, extraordinary inspections, duties, parameters.

use std::fmt;

use serde::Serialize;

use crate::code::Code;
use crate::record::EventKind;

use super::super::expr::Expr;
use super::{Citation, Period, Verification};

/// A row of a list: the list covers this category, where `when` holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListRow {
    /// Category id.
    pub category: String,
    /// The criterion; always, where absent.
    pub when: Option<Expr>,
    /// A condition under which a technical regulation may put the item out of scope.
    pub doubt: Option<Expr>,
    /// The list and the item in it.
    pub citation: Citation,
    /// Source.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// A list of objects with strict safety requirements (*danh mục*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct List {
    /// Number of the document.
    pub document: String,
    /// When it is in force.
    pub period: Period,
    /// The list as a whole.
    pub citation: Citation,
    /// Its rows, by category.
    pub rows: Vec<ListRow>,
    /// Source.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// An interval rule (*thời hạn kiểm định*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IntervalRule {
    /// Id: `qtkd-13-2016.1`.
    pub id: String,
    /// Category ids.
    pub categories: Vec<String>,
    /// The condition; always, where absent.
    pub when: Option<Expr>,
    /// Months of the term; an explicit unknown, where absent.
    pub months: Option<u16>,
    /// Whether the months are only a ceiling for the maker's or inspector's term (S13d).
    pub is_maximum: bool,
    /// When it is in force.
    pub period: Period,
    /// Where it stands.
    pub citation: Citation,
    /// Ids of the rules it replaces where it applies (S10).
    pub supersedes: Vec<String>,
    /// Source.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// A row of a product-conformity list (S6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConformityRow {
    /// Category id.
    pub category: String,
    /// The criterion; always, where absent.
    pub when: Option<Expr>,
    /// Risk class: `high` or `medium`.
    pub risk: String,
    /// Technical regulations.
    pub qcvn: Vec<String>,
    /// When it is in force.
    pub period: Period,
    /// The list and the item in it.
    pub citation: Citation,
    /// Source.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// An event that calls for an extraordinary inspection (S17).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trigger {
    /// The event.
    pub event: EventKind,
    /// When it is in force.
    pub period: Period,
    /// Where it stands.
    pub citation: Citation,
    /// Source.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// The ground of a finding, with the term of the duty where there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Obligation {
    /// The finding.
    #[serde(serialize_with = "code_name")]
    pub finding: Code,
    /// When it is in force.
    pub period: Period,
    /// Term in days.
    pub days: Option<u16>,
    /// Term in working days.
    pub working_days: Option<u16>,
    /// Where it stands.
    pub citation: Citation,
    /// Source.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
}

fn code_name<S: serde::Serializer>(code: &Code, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.name())
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ParameterValue {
    /// A whole number.
    Number(i64),
    /// On or off.
    Switch(bool),
    /// A word.
    Word(String),
}

impl fmt::Display for ParameterValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Switch(switch) => write!(f, "{switch}"),
            Self::Word(word) => f.write_str(word),
        }
    }
}

/// A parameter of the book, with the ground of its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// Name.
    pub name: String,
    /// Value.
    pub value: ParameterValue,
    /// Why it has that value.
    pub ground: String,
    /// The document that it refers to.
    pub document: Option<String>,
    /// Article or item within it.
    pub provision: Option<String>,
    /// How well that is known; absent where the value is a choice of the book and no provision of law.
    pub verification: Option<Verification>,
    /// Source.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
}
