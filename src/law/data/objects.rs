//! What the law speaks of: categories of objects, their attributes, and the names that registers give them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::quantity::{Decimal, Unit};
use crate::record::wire_names;

use super::super::expr::Expr;
use super::Verification;

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
#[serde(rename_all = "snake_case")]
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
    pub source: Option<String>,
    pub note: Option<String>,
}

/// Whether a change of place calls for an extraordinary inspection (S17).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
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
    /// Source.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
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
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// This one.
    Category(String),
    /// One of these, or none of the book's; where empty, certainly none.
    Candidates(Vec<String>),
    /// The name says nothing about it.
    Open,
}
