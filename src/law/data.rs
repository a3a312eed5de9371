//! What a rulebook holds, as data: documents, categories, lists, interval rules, grounds of findings …
//!
//! Every provision is dated (`from` inclusive, `to` exclusive, absent = open) and cited. The field docs say what
//! each value means; the TOML keys are the field names.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::code::Code;
use crate::date::Date;
use crate::quantity::{Decimal, Unit};
use crate::record::{EventKind, wire_names};

use super::expr::Expr;

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
}

/// What a category is of (S6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// *Máy*.
    Machinery,
    /// *Thiết bị*.
    Equipment,
    /// *Vật tư*.
    Material,
    /// *Chất*.
    Substance,
}

wire_names!(Kind { Machinery = "machinery", Equipment = "equipment", Material = "material", Substance = "substance" });

/// Which regime decides about a category (S6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Regime {
    /// Inspected periodically under the law on occupational safety.
    PeriodicInspection,
    /// Certificates of conformity decide.
    Conformity,
    /// Another law decides.
    SectorLaw,
}

wire_names!(Regime {
    PeriodicInspection = "periodic_inspection",
    Conformity = "conformity",
    SectorLaw = "sector_law",
});

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

/// From when an age runs (S11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgeBase {
    /// The day of putting into use.
    ServiceStart,
    /// The first passed inspection.
    FirstInspection,
}

wire_names!(AgeBase { ServiceStart = "service_start", FirstInspection = "first_inspection" });

/// What an attribute can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum AttributeType {
    /// A measured value in that unit; the bounds are of plausibility, in the same unit, not of law.
    Quantity {
        /// The usual unit.
        #[serde(serialize_with = "symbol")]
        unit: Unit,
        /// Exclusive lower bound.
        #[serde(serialize_with = "as_text")]
        above: Option<Decimal>,
        /// Inclusive lower bound.
        #[serde(serialize_with = "as_text")]
        at_least: Option<Decimal>,
        /// Inclusive upper bound.
        #[serde(serialize_with = "as_text")]
        at_most: Option<Decimal>,
    },
    /// One of these words.
    Choice {
        /// The words.
        values: Vec<String>,
    },
    /// Years since a day; derived, never recorded.
    Age {
        /// Which day.
        starts_from: AgeBase,
    },
    /// Free text.
    Text,
}

fn symbol<S: serde::Serializer>(unit: &Unit, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(unit.symbol())
}

fn as_text<S: serde::Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serializer.collect_str(value),
        None => serializer.serialize_none(),
    }
}

/// An attribute of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct AttributeDef {
    pub name: String,
    pub kind: AttributeType,
    pub name_vi: String,
    pub name_en: String,
    pub note: Option<String>,
}

/// Whether a change of place calls for an extraordinary inspection (S17).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Relocation {
    /// Always: a fixed installation.
    Yes,
    /// Never.
    No,
    /// Where this holds.
    When(Expr),
}

/// A category of the rulebook (*loại đối tượng*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Category {
    /// Id: `pressure.vessel`; the part before the dot is the family.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Which regime decides.
    pub regime: Regime,
    /// Name in Vietnamese.
    pub name_vi: String,
    /// Name in English.
    pub name_en: String,
    /// How well the name is known.
    pub name_verification: Verification,
    /// Item of the list in force, as reported.
    pub list_item: Option<String>,
    /// How well the item's number is known.
    pub item_verification: Option<Verification>,
    /// The criterion as reported; the list rows decide, not this.
    pub criteria: Option<String>,
    /// How well it is known.
    pub criteria_verification: Option<Verification>,
    /// The inspection procedure (*QTKĐ*).
    pub procedure: Option<String>,
    /// How well it is known.
    pub procedure_verification: Option<Verification>,
    /// Whether a change of place calls for an extraordinary inspection.
    pub relocation: Relocation,
    /// How well that is known.
    pub relocation_verification: Option<Verification>,
    /// Idle months after which a return to use calls for an extraordinary inspection.
    pub idle_months: Option<u16>,
    /// How well that is known.
    pub idle_verification: Option<Verification>,
    /// Source.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
}

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

/// A parameter of the book, with the ground of its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// Name.
    pub name: String,
    /// Value.
    pub value: ParameterValue,
    /// Why it has that value.
    pub ground: String,
    /// Where that stands, if it stands anywhere.
    pub citation: Option<Citation>,
}

/// A rule that takes days out of the working days (for terms of working days only).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum HolidayRule {
    /// These days of the week, Monday = 0.
    Weekend(Vec<u32>),
    /// This month and day, every year.
    Yearly(u32, u32),
    /// The first day of a lunar year.
    LunarNewYear(Date),
    /// One day.
    Day(Date),
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
    /// Note.
    pub note: Option<String>,
}

/// Names of a medium and the hazard they stand for (S10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Medium {
    /// Vietnamese names.
    pub names_vi: Vec<String>,
    /// English names.
    pub names_en: Vec<String>,
    /// A value of the attribute `medium_hazard`.
    pub hazard: String,
    /// How well that is known.
    pub verification: Verification,
}

/// What a name that registers use says of an item (*tên gọi trong sổ theo dõi*): usage, not law.
///
/// How names are compared is the business of reading (feature `sheets`); of several synonyms that fit, the one that
/// explains most of the name counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Synonym {
    /// Id within the book, so that an overlay can change it.
    pub id: String,
    /// The names; the words of one follow one another.
    pub texts: Vec<String>,
    /// Words of which at least one stands elsewhere in the name; none is needed, where empty.
    pub with: Vec<String>,
    /// Words of which none may stand in the name.
    pub not: Vec<String>,
    /// Which category such an item is of.
    pub meaning: Meaning,
    /// Attributes that the name gives, by attribute name.
    pub implies: BTreeMap<String, String>,
    /// Note.
    pub note: Option<String>,
}

/// Which category a name stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Meaning {
    /// This one.
    Category(String),
    /// One of these, or none of the book's; where empty, certainly none.
    Candidates(Vec<String>),
    /// The name says nothing about it.
    Open,
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
    /// Its communes.
    pub units: Vec<Commune>,
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
