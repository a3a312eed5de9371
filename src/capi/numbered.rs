//! The enums of the house and their numbers.

use crate::assess::{Coverage, DueBasis, Status};
use crate::code::Severity;
use crate::law::{AttributeType, Kind, Regime, Verification};
use crate::quantity::Unit;
use crate::record::{EventKind, InspectionKind, Outcome, UseState, Withdrawal};
use crate::{Code, ErrorKind};

use super::error::Failure;
use super::numbers::*;

/// Ties an enum to its numbers, both ways.
macro_rules! numbered {
    ($name:ident: $type:ident { $($variant:ident = $number:ident),+ $(,)? }) => {
        impl Numbered for $type {
            const WHAT: &'static str = stringify!($name);

            fn number(self) -> i32 {
                match self { $($type::$variant => $number),+ }
            }

            #[inline]
            fn of(number: i32) -> Option<$type> {
                match number { $($number => Some($type::$variant),)+ _ => None }
            }
        }
    };
}

/// An enum that crosses the ABI as a number; 0 is none of its values.
pub(super) trait Numbered: Copy {
    /// What it is, for errors.
    const WHAT: &'static str;

    fn number(self) -> i32;
    fn of(number: i32) -> Option<Self>;

    /// The value that C gave, or none for 0.
    #[inline]
    fn given(number: i32, field: impl FnOnce() -> String) -> Result<Option<Self>, Failure> {
        match (number, Self::of(number)) {
            (0, _) => Ok(None),
            (_, Some(value)) => Ok(Some(value)),
            _ => Err(Failure::unknown_number(&field(), Self::WHAT, number)),
        }
    }
}

/// The number, or 0 for none.
pub(super) fn number_of<T: Numbered>(value: Option<T>) -> i32 {
    value.map_or(0, T::number)
}

numbered!(status: Status {
    NotRegulated = KIEMDINH_STATUS_NOT_REGULATED,
    NotInUse = KIEMDINH_STATUS_NOT_IN_USE,
    Failed = KIEMDINH_STATUS_FAILED,
    Withdrawn = KIEMDINH_STATUS_WITHDRAWN,
    NeverInspected = KIEMDINH_STATUS_NEVER_INSPECTED,
    Overdue = KIEMDINH_STATUS_OVERDUE,
    ExtraordinaryDue = KIEMDINH_STATUS_EXTRAORDINARY_DUE,
    Undetermined = KIEMDINH_STATUS_UNDETERMINED,
    DueSoon = KIEMDINH_STATUS_DUE_SOON,
    Valid = KIEMDINH_STATUS_VALID,
});

numbered!(coverage: Coverage {
    Regulated = KIEMDINH_COVERAGE_REGULATED,
    NotRegulated = KIEMDINH_COVERAGE_NOT_REGULATED,
    Undetermined = KIEMDINH_COVERAGE_UNDETERMINED,
});

numbered!(due_basis: DueBasis {
    Stated = KIEMDINH_DUE_BASIS_STATED,
    Computed = KIEMDINH_DUE_BASIS_COMPUTED,
    Requested = KIEMDINH_DUE_BASIS_REQUESTED,
    LegalMaximum = KIEMDINH_DUE_BASIS_LEGAL_MAXIMUM,
});

numbered!(verification: Verification {
    Text = KIEMDINH_VERIFICATION_TEXT,
    Secondary = KIEMDINH_VERIFICATION_SECONDARY,
    Unverified = KIEMDINH_VERIFICATION_UNVERIFIED,
    Unknown = KIEMDINH_VERIFICATION_UNKNOWN,
});

numbered!(severity: Severity {
    Info = KIEMDINH_SEVERITY_INFO,
    Warning = KIEMDINH_SEVERITY_WARNING,
    Violation = KIEMDINH_SEVERITY_VIOLATION,
    Error = KIEMDINH_SEVERITY_ERROR,
});

numbered!(kind: Kind {
    Machinery = KIEMDINH_KIND_MACHINERY,
    Equipment = KIEMDINH_KIND_EQUIPMENT,
    Material = KIEMDINH_KIND_MATERIAL,
    Substance = KIEMDINH_KIND_SUBSTANCE,
});

numbered!(regime: Regime {
    PeriodicInspection = KIEMDINH_REGIME_PERIODIC_INSPECTION,
    Conformity = KIEMDINH_REGIME_CONFORMITY,
    SectorLaw = KIEMDINH_REGIME_SECTOR_LAW,
});

numbered!(inspection_kind: InspectionKind {
    Initial = KIEMDINH_INSPECTION_KIND_INITIAL,
    Periodic = KIEMDINH_INSPECTION_KIND_PERIODIC,
    Annual = KIEMDINH_INSPECTION_KIND_ANNUAL,
    Extraordinary = KIEMDINH_INSPECTION_KIND_EXTRAORDINARY,
    Conformity = KIEMDINH_INSPECTION_KIND_CONFORMITY,
});

numbered!(outcome: Outcome {
    Pass = KIEMDINH_OUTCOME_PASS,
    Fail = KIEMDINH_OUTCOME_FAIL,
});

numbered!(withdrawal: Withdrawal {
    Substantive = KIEMDINH_WITHDRAWAL_SUBSTANTIVE,
    Clerical = KIEMDINH_WITHDRAWAL_CLERICAL,
});

numbered!(event_kind: EventKind {
    PutIntoUse = KIEMDINH_EVENT_KIND_PUT_INTO_USE,
    Suspended = KIEMDINH_EVENT_KIND_SUSPENDED,
    Resumed = KIEMDINH_EVENT_KIND_RESUMED,
    Relocated = KIEMDINH_EVENT_KIND_RELOCATED,
    Transferred = KIEMDINH_EVENT_KIND_TRANSFERRED,
    Repaired = KIEMDINH_EVENT_KIND_REPAIRED,
    Modified = KIEMDINH_EVENT_KIND_MODIFIED,
    Maintained = KIEMDINH_EVENT_KIND_MAINTAINED,
    Incident = KIEMDINH_EVENT_KIND_INCIDENT,
    Requested = KIEMDINH_EVENT_KIND_REQUESTED,
    Disposed = KIEMDINH_EVENT_KIND_DISPOSED,
});

numbered!(use_state: UseState {
    InUse = KIEMDINH_USE_STATE_IN_USE,
    Stopped = KIEMDINH_USE_STATE_STOPPED,
    Scrapped = KIEMDINH_USE_STATE_SCRAPPED,
    Unknown = KIEMDINH_USE_STATE_UNKNOWN,
});

numbered!(unit: Unit {
    Bar = KIEMDINH_UNIT_BAR,
    Megapascal = KIEMDINH_UNIT_MEGAPASCAL,
    Kilopascal = KIEMDINH_UNIT_KILOPASCAL,
    KilogramForcePerSquareCentimetre = KIEMDINH_UNIT_KILOGRAM_FORCE_PER_SQUARE_CENTIMETRE,
    PoundPerSquareInch = KIEMDINH_UNIT_POUND_PER_SQUARE_INCH,
    Kilogram = KIEMDINH_UNIT_KILOGRAM,
    Tonne = KIEMDINH_UNIT_TONNE,
    Pound = KIEMDINH_UNIT_POUND,
    Millimetre = KIEMDINH_UNIT_MILLIMETRE,
    Centimetre = KIEMDINH_UNIT_CENTIMETRE,
    Metre = KIEMDINH_UNIT_METRE,
    Inch = KIEMDINH_UNIT_INCH,
    Litre = KIEMDINH_UNIT_LITRE,
    CubicMetre = KIEMDINH_UNIT_CUBIC_METRE,
    DegreeCelsius = KIEMDINH_UNIT_DEGREE_CELSIUS,
    DegreeFahrenheit = KIEMDINH_UNIT_DEGREE_FAHRENHEIT,
    MetrePerSecond = KIEMDINH_UNIT_METRE_PER_SECOND,
    MetrePerMinute = KIEMDINH_UNIT_METRE_PER_MINUTE,
    FootPerMinute = KIEMDINH_UNIT_FOOT_PER_MINUTE,
    Watt = KIEMDINH_UNIT_WATT,
    Kilowatt = KIEMDINH_UNIT_KILOWATT,
});

impl Numbered for Code {
    const WHAT: &'static str = "finding";

    fn number(self) -> i32 {
        i32::from(Code::number(self))
    }

    fn of(number: i32) -> Option<Code> {
        Code::all().find(|code| Numbered::number(*code) == number)
    }
}

pub(super) fn attribute_type(kind: &AttributeType) -> i32 {
    match kind {
        AttributeType::Quantity { .. } => KIEMDINH_ATTRIBUTE_TYPE_QUANTITY,
        AttributeType::Choice { .. } => KIEMDINH_ATTRIBUTE_TYPE_CHOICE,
        AttributeType::Age { .. } => KIEMDINH_ATTRIBUTE_TYPE_AGE,
        AttributeType::Text => KIEMDINH_ATTRIBUTE_TYPE_TEXT,
    }
}

pub(super) fn result_of(kind: ErrorKind) -> kiemdinh_result {
    match kind {
        ErrorKind::Syntax => KIEMDINH_ERROR_SYNTAX,
        ErrorKind::UnknownKey => KIEMDINH_ERROR_UNKNOWN_KEY,
        ErrorKind::MissingField => KIEMDINH_ERROR_MISSING_FIELD,
        ErrorKind::InvalidValue => KIEMDINH_ERROR_INVALID_VALUE,
        ErrorKind::DanglingReference => KIEMDINH_ERROR_DANGLING_REFERENCE,
        ErrorKind::Duplicate => KIEMDINH_ERROR_DUPLICATE,
        ErrorKind::Overlap => KIEMDINH_ERROR_OVERLAP,
        ErrorKind::LimitExceeded => KIEMDINH_ERROR_LIMIT_EXCEEDED,
        ErrorKind::InputOutput => KIEMDINH_ERROR_INPUT_OUTPUT,
    }
}
