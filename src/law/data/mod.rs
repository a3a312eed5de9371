//! What a rulebook holds, as data: documents, categories, lists, interval rules, grounds of findings …
//!
//! Every provision is dated (`from` inclusive, `to` exclusive, absent = open) and cited. The field docs say what
//! each value means; the TOML keys are the field names. `source` says where a fact was found, `note` what else is to be
//! known of it; both are free text that decides nothing.

mod objects;
mod reference;
mod rules;

use serde::Serialize;

use crate::date::Date;
use crate::record::wire_names;

pub use objects::*;
pub use reference::*;
pub use rules::*;

/// How well a provision is known (S14), from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verification {
    /// Read in the legal text.
    Text,
    /// Reported by others, without conflict.
    Secondary,
    /// Memory, a weak source, or sources in conflict: it never decides.
    Unverified,
    /// Looked for and not found.
    Unknown,
}

wire_names!(Verification {
    Text = "text",
    Secondary = "secondary",
    Unverified = "unverified",
    Unknown = "unknown",
});

impl Verification {
    /// Whether a provision of this standing may decide (S14).
    #[must_use]
    pub const fn decides(self) -> bool {
        matches!(self, Self::Text | Self::Secondary)
    }

    /// The weaker of two.
    #[must_use]
    pub fn weakest(self, other: Self) -> Self {
        self.max(other)
    }
}

/// Where a provision stands, and how well it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// Number of the legal document: `36/2019/TT-BLĐTBXH`.
    pub document: Option<String>,
    /// Article or item within it.
    pub provision: Option<String>,
    /// How well it is known.
    pub verification: Verification,
}

/// A half-open period of days, `[from, to)`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Period {
    /// First day; always, where absent.
    pub from: Option<Date>,
    /// The day on which it no longer holds; never, where absent.
    pub to: Option<Date>,
}

impl Period {
    /// Whether the period holds on that day.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }

    /// The first day as keys of provisions have it: empty, where the period is open.
    pub(super) fn first_day(&self) -> String {
        self.from.map(|from| from.to_string()).unwrap_or_default()
    }

    /// Whether it holds on no day.
    pub(super) fn is_empty(&self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if from >= to)
    }
}

/// The book's own identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Header {
    /// Short id: `vn`.
    pub id: String,
    /// Semantic version.
    pub version: String,
    /// Name in Vietnamese.
    pub name_vi: String,
    /// Name in English.
    pub name_en: String,
    /// The last day for which the law was looked up.
    pub verified_until: Date,
}

/// An overlay that was laid over the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overlay {
    /// Id of the overlay.
    pub id: String,
    /// The authority that answers for it.
    pub authority: String,
    /// Who verified the provisions.
    pub verified_by: String,
    /// When.
    pub on: Date,
}

/// A legal document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names say it; `note` and `source` are free text")]
pub struct Document {
    pub number: String,
    pub what: String,
    pub what_vi: Option<String>,
    pub issued: Option<Date>,
    pub period: Period,
    pub verification: Verification,
    pub note: Option<String>,
    pub source: Option<String>,
}

/// All of a rulebook's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "each list holds what its type says")]
#[non_exhaustive]
pub struct Data {
    pub header: Header,
    pub overlays: Vec<Overlay>,
    pub documents: Vec<Document>,
    pub attributes: Vec<AttributeDef>,
    pub categories: Vec<Category>,
    pub lists: Vec<List>,
    pub intervals: Vec<IntervalRule>,
    pub conformity: Vec<ConformityRow>,
    pub triggers: Vec<Trigger>,
    pub obligations: Vec<Obligation>,
    pub parameters: Vec<Parameter>,
    pub holidays: Vec<Holiday>,
    pub media: Vec<Medium>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<Synonym>,
    pub authorities: Vec<Authority>,
    pub penalties: Vec<Penalty>,
    pub references: Vec<Reference>,
    pub provinces: Vec<Province>,
}

impl Data {
    /// Nothing but a header.
    pub(super) fn empty(header: Header) -> Data {
        Data {
            header,
            overlays: Vec::new(),
            documents: Vec::new(),
            attributes: Vec::new(),
            categories: Vec::new(),
            lists: Vec::new(),
            intervals: Vec::new(),
            conformity: Vec::new(),
            triggers: Vec::new(),
            obligations: Vec::new(),
            parameters: Vec::new(),
            holidays: Vec::new(),
            media: Vec::new(),
            synonyms: Vec::new(),
            authorities: Vec::new(),
            penalties: Vec::new(),
            references: Vec::new(),
            provinces: Vec::new(),
        }
    }
}
