//! The codes of findings: number, name and severity are fixed, for every language.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// For information.
    Info,
    /// Something to look at.
    Warning,
    /// A duty under the law is broken, as the records show it.
    Violation,
    /// The record itself is wrong.
    Error,
}

impl Severity {
    /// `error`, `violation`, `warning` or `info`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Violation => "violation",
            Severity::Error => "error",
        }
    }
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What a finding says. The discriminant is the finding's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[repr(u16)]
pub enum Code {
    /// A value that is no possible date here; its raw text is kept and it decides nothing (S4b).
    DateImpossible = 101,
    /// Only month and year were given (S4b).
    PartialDate = 102,
    /// The inspection is dated before the manufacture (S4b).
    InspectionBeforeManufacture = 103,
    /// Dated later than known_on (obligations).
    RecordInFuture = 104,
    /// An event that cannot follow the one before it (S17).
    EventImpossible = 105,
    /// A cell that could not be read; its raw text is kept (reading).
    UnreadableValue = 106,
    /// A number without a unit; the column's usual unit was assumed (reading).
    UnitMissing = 107,
    /// A unit that is not known for this quantity (reading).
    UnitUnknown = 108,
    /// A number outside the possible range of its quantity (reading).
    ValueOutOfRange = 109,
    /// An attribute name the rulebook does not define; kept (wire).
    UnknownAttribute = 110,
    /// An unknown key in a record; info when the caller asked for leniency (wire).
    UnknownKey = 111,
    /// A row that cannot be read at all (wire).
    MalformedRow = 112,
    /// A field without which the record means nothing (wire).
    MissingField = 113,
    /// The same id twice within one source (wire).
    DuplicateId = 114,
    /// The category is not in the rulebook (S5).
    CategoryUnknown = 121,
    /// The category was recognised from the name (reading).
    CategoryRecognised = 122,
    /// The name fits several categories (reading).
    CategoryAmbiguous = 123,
    /// An attribute was read out of free text (reading).
    AttributeRecognised = 124,
    /// The hazard of the medium was derived from its name (S10).
    HazardDerived = 125,
    /// An old unit's name was mapped to the present one (reading).
    CommuneRecognised = 126,
    /// An old unit's name fits several present ones (reading).
    CommuneAmbiguous = 127,
    /// A parameter differs from what the register holds (reading).
    ParameterDiffers = 128,
    /// The check digit of a tax code does not fit (reading).
    TaxCodeDoubtful = 129,
    /// Attributes are missing that decide whether the list covers the item (S5).
    CoverageUndetermined = 201,
    /// The criterion that would decide is unverified (S5).
    CriterionUnverified = 202,
    /// Another law decides for this category (S6).
    SectorLaw = 203,
    /// The product is on a conformity list in force (S6).
    ConformityRequired = 204,
    /// A technical regulation may put the item out of scope (list_items.csv, doubt) (S5).
    ScopeDoubtful = 205,
    /// Attributes are missing that the interval depends on (S10).
    MissingAttribute = 301,
    /// Only the year of manufacture is known (S11).
    ServiceStartAssumed = 302,
    /// Manufacture lies long before the putting into use (S11).
    AgeBaseUncertain = 303,
    /// No verified interval is known for the category on that day (S13c).
    IntervalUnverified = 304,
    /// The establishment's own term differs from the interval (S12).
    EstablishmentIntervalDiffers = 305,
    /// An age limit was crossed while the term runs (S16).
    AgeLimitCrossed = 306,
    /// The stated date lies beyond the interval (read in the law) (S13b).
    ValidityExceedsLegalMaximum = 311,
    /// The stated date lies beyond the interval as others report it (S13b).
    ValidityExceedsReportedMaximum = 312,
    /// The stated date lies beyond any inspection term; treated as absent (S4b).
    StatedDateImplausible = 313,
    /// A shorter term without a written reason (S13a).
    ShortenedWithoutReason = 314,
    /// The day of the inspection is not known (S7b).
    InspectionDateUnknown = 315,
    /// The result of an inspection was withdrawn (S9).
    InspectionWithdrawn = 321,
    /// The user or an authority asked for an inspection (S17).
    ExtraordinaryRequested = 322,
    /// The body's certificate did not cover the day (S8).
    BodyNotAccredited = 401,
    /// The body was suspended on the day (S8).
    BodySuspended = 402,
    /// The category is outside the body's scope (S8).
    BodyOutOfScope = 403,
    /// Nothing is known of the body on the day (S8).
    BodyUnknown = 404,
    /// The inspector's certificate did not cover the day (S8).
    InspectorNotCertified = 411,
    /// The inspector was suspended on the day (S8).
    InspectorSuspended = 412,
    /// The category is outside the inspector's scope (S8).
    InspectorOutOfScope = 413,
    /// The last refresher was more than 36 months before (S8).
    InspectorRefresherLate = 414,
    /// Nothing is known of the inspector on the day (S8).
    InspectorUnknown = 415,
    /// Not declared within the time (no declaration on record by the day asked about) (obligations).
    NotDeclared = 501,
    /// Declared after the time (obligations).
    DeclaredLate = 502,
    /// Put into use before the first passed inspection (obligations).
    UsedBeforeFirstInspection = 503,
    /// Used between a due date and the next inspection (obligations).
    OperatedPastDue = 504,
    /// In use although the counting inspection failed (obligations).
    UsedAfterFailure = 505,
    /// Certificate later than 5 working days after the report (obligations).
    CertificateLate = 506,
    /// Beyond the service life (status).
    PastServiceLife = 507,
    /// The records do not show it either way (obligations).
    NotOnRecord = 508,
    /// The same certificate number twice within one body (obligations).
    DuplicateCertificate = 601,
    /// The same stamp number twice within one body (obligations).
    DuplicateStamp = 602,
    /// The same serial number and maker twice (obligations).
    DuplicateItem = 603,
    /// The day asked about is later than the rulebook was verified (S14).
    LawNotVerifiedAfter = 701,
}

use Code::*;

const CODES: [(Code, &str, Severity); 62] = [
    (DateImpossible, "date_impossible", Severity::Error),
    (PartialDate, "partial_date", Severity::Info),
    (InspectionBeforeManufacture, "inspection_before_manufacture", Severity::Error),
    (RecordInFuture, "record_in_future", Severity::Error),
    (EventImpossible, "event_impossible", Severity::Error),
    (UnreadableValue, "unreadable_value", Severity::Error),
    (UnitMissing, "unit_missing", Severity::Warning),
    (UnitUnknown, "unit_unknown", Severity::Error),
    (ValueOutOfRange, "value_out_of_range", Severity::Error),
    (UnknownAttribute, "unknown_attribute", Severity::Info),
    (UnknownKey, "unknown_key", Severity::Error),
    (MalformedRow, "malformed_row", Severity::Error),
    (MissingField, "missing_field", Severity::Error),
    (DuplicateId, "duplicate_id", Severity::Error),
    (CategoryUnknown, "category_unknown", Severity::Warning),
    (CategoryRecognised, "category_recognised", Severity::Info),
    (CategoryAmbiguous, "category_ambiguous", Severity::Warning),
    (AttributeRecognised, "attribute_recognised", Severity::Info),
    (HazardDerived, "hazard_derived", Severity::Info),
    (CommuneRecognised, "commune_recognised", Severity::Info),
    (CommuneAmbiguous, "commune_ambiguous", Severity::Warning),
    (ParameterDiffers, "parameter_differs", Severity::Warning),
    (TaxCodeDoubtful, "tax_code_doubtful", Severity::Warning),
    (CoverageUndetermined, "coverage_undetermined", Severity::Warning),
    (CriterionUnverified, "criterion_unverified", Severity::Info),
    (SectorLaw, "sector_law", Severity::Info),
    (ConformityRequired, "conformity_required", Severity::Info),
    (ScopeDoubtful, "scope_doubtful", Severity::Info),
    (MissingAttribute, "missing_attribute", Severity::Warning),
    (ServiceStartAssumed, "service_start_assumed", Severity::Info),
    (AgeBaseUncertain, "age_base_uncertain", Severity::Info),
    (IntervalUnverified, "interval_unverified", Severity::Info),
    (EstablishmentIntervalDiffers, "establishment_interval_differs", Severity::Info),
    (AgeLimitCrossed, "age_limit_crossed", Severity::Info),
    (ValidityExceedsLegalMaximum, "validity_exceeds_legal_maximum", Severity::Violation),
    (ValidityExceedsReportedMaximum, "validity_exceeds_reported_maximum", Severity::Warning),
    (StatedDateImplausible, "stated_date_implausible", Severity::Warning),
    (ShortenedWithoutReason, "shortened_without_reason", Severity::Warning),
    (InspectionDateUnknown, "inspection_date_unknown", Severity::Warning),
    (InspectionWithdrawn, "inspection_withdrawn", Severity::Warning),
    (ExtraordinaryRequested, "extraordinary_requested", Severity::Warning),
    (BodyNotAccredited, "body_not_accredited", Severity::Violation),
    (BodySuspended, "body_suspended", Severity::Violation),
    (BodyOutOfScope, "body_out_of_scope", Severity::Violation),
    (BodyUnknown, "body_unknown", Severity::Info),
    (InspectorNotCertified, "inspector_not_certified", Severity::Violation),
    (InspectorSuspended, "inspector_suspended", Severity::Violation),
    (InspectorOutOfScope, "inspector_out_of_scope", Severity::Violation),
    (InspectorRefresherLate, "inspector_refresher_late", Severity::Violation),
    (InspectorUnknown, "inspector_unknown", Severity::Info),
    (NotDeclared, "not_declared", Severity::Violation),
    (DeclaredLate, "declared_late", Severity::Violation),
    (UsedBeforeFirstInspection, "used_before_first_inspection", Severity::Violation),
    (OperatedPastDue, "operated_past_due", Severity::Violation),
    (UsedAfterFailure, "used_after_failure", Severity::Violation),
    (CertificateLate, "certificate_late", Severity::Warning),
    (PastServiceLife, "past_service_life", Severity::Violation),
    (NotOnRecord, "not_on_record", Severity::Info),
    (DuplicateCertificate, "duplicate_certificate", Severity::Warning),
    (DuplicateStamp, "duplicate_stamp", Severity::Warning),
    (DuplicateItem, "duplicate_item", Severity::Warning),
    (LawNotVerifiedAfter, "law_not_verified_after", Severity::Info),
];

impl Code {
    /// All codes, by number.
    pub fn all() -> impl Iterator<Item = Code> {
        CODES.iter().map(|(code, ..)| *code)
    }

    /// The number, as in every language.
    #[must_use]
    pub const fn number(self) -> u16 {
        self as u16
    }

    /// The name, as on the wire: `date_impossible` …
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The severity that the code has of itself; see [`crate::Finding::severity`] for that of one finding.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.row().2
    }

    fn row(self) -> &'static (Code, &'static str, Severity) {
        CODES.iter().find(|(code, ..)| *code == self).unwrap_or(&CODES[0])
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl FromStr for Code {
    type Err = ();

    fn from_str(name: &str) -> Result<Code, ()> {
        CODES.iter().find(|(_, known, _)| *known == name).map(|(code, ..)| *code).ok_or(())
    }
}
