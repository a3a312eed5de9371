//! What stands beside the rules: the calendar, authorities, penalties, administrative units, and facts for reference.

use serde::Serialize;

use crate::date::Date;

use super::{Citation, Period, Verification};

/// A rule that takes days out of the working days (for terms of working days only).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HolidayRule {
    /// These days of the week, Monday = 0.
    Weekend(Vec<u32>),
    /// This month and day, every year.
    Yearly(u32, u32),
    /// The first day of a lunar year.
    LunarNewYear(Date),
    /// One day.
    Date(Date),
}

/// A holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Holiday {
    /// The rule.
    pub rule: HolidayRule,
    /// So many days before it are off too.
    pub days_before: u16,
    /// So many days after it are off too.
    pub days_after: u16,
    /// Name in Vietnamese.
    pub name_vi: Option<String>,
    /// How well it is known.
    pub verification: Verification,
    /// Source.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// Who holds a role of authority, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Authority {
    /// The role: `declaration_authority` …
    pub role: String,
    /// Name in Vietnamese.
    pub name_vi: String,
    /// Name in English.
    pub name_en: String,
    /// When.
    pub period: Period,
    /// Where it stands.
    pub citation: Citation,
    /// Source.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// A statutory penalty band, in Vietnamese dong, as information (S19).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Penalty {
    /// The act.
    pub act: String,
    /// The finding that stands for it, where there is one.
    pub finding: Option<String>,
    /// First number of units of the band.
    pub units_from: Option<u32>,
    /// Last number of units of the band.
    pub units_to: Option<u32>,
    /// Least amount for an individual.
    pub individual_min: Option<u64>,
    /// Greatest amount for an individual.
    pub individual_max: Option<u64>,
    /// Least amount for an organisation.
    pub organisation_min: Option<u64>,
    /// Greatest amount for an organisation.
    pub organisation_max: Option<u64>,
    /// When it is in force.
    pub period: Period,
    /// Where it stands.
    pub citation: Citation,
    /// What must be said beside it.
    pub caution: Option<String>,
    /// Source.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// A commune of the present division.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Commune {
    /// Five-digit code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind: phường, xã, đặc khu.
    pub kind: String,
    /// The old units it was formed from, in the source's words.
    pub merged_from: Option<String>,
}

/// A province of the present division.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Province {
    /// Two-digit code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Its communes, by code.
    pub units: Vec<Commune>,
    /// Source.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// A reference fact that decides nothing: a duty, a form, an identifier, the wording of a list, a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// Which table: `duty`, `form`, `identifier`, `entry` or `fact`.
    pub table: &'static str,
    /// Its key within the table.
    pub key: String,
    /// Its fields as the book gives them.
    pub fields: serde_json::Map<String, serde_json::Value>,
}
