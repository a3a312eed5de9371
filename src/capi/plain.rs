//! The plain structs: what a caller fills in.

use std::ffi::c_char;

use super::date::kiemdinh_date;
use super::numbers::*;

/** A text of the caller: UTF-8, `length` bytes, or KIEMDINH_NTS where it ends with a NUL. Absent: NULL and 0. */
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kiemdinh_text {
    /** The first byte. */
    pub data: *const c_char,
    /** How many bytes, or KIEMDINH_NTS. */
    pub length: usize,
}

/** An attribute of an item: rated_capacity = 2.5 t. Set it up with kiemdinh_attribute_init. */
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kiemdinh_attribute {
    /** sizeof(kiemdinh_attribute). */
    pub struct_size: u32,
    /** KIEMDINH_VALUE_NUMBER or KIEMDINH_VALUE_TEXT. */
    pub value_type: i32,
    /** The rulebook's name for it: rated_capacity. */
    pub name: kiemdinh_text,
    /** KIEMDINH_VALUE_TEXT: a word (fixed), or a number and its unit ("8 kgf/cm2"). */
    pub text: kiemdinh_text,
    /** KIEMDINH_VALUE_NUMBER: the number is value / 10^scale, exactly; at most 18 digits. 2.5 is 25 with scale 1. */
    pub value: i64,
    /** 0 to 18. */
    pub scale: i32,
    /** A KIEMDINH_UNIT_..., or 0 where none was given: the usual one is assumed (KIEMDINH_FINDING_UNIT_MISSING). */
    pub unit: i32,
}

/** One inspection, as its report and certificate state it. Set it up with kiemdinh_inspection_init. */
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kiemdinh_inspection {
    /** sizeof(kiemdinh_inspection). */
    pub struct_size: u32,
    /** A KIEMDINH_INSPECTION_KIND_..., or 0 for periodic. */
    pub kind: i32,
    /** Day of the inspection; with precision MONTH the first day of its month. */
    pub performed_on: kiemdinh_date,
    /** KIEMDINH_PRECISION_DAY or _MONTH. */
    pub performed_on_precision: i32,
    /** Day of the report. */
    pub report_on: kiemdinh_date,
    /** A KIEMDINH_OUTCOME_..., or 0 where it is not known. */
    pub result: i32,
    /** Day the certificate was issued. */
    pub certificate_issued_on: kiemdinh_date,
    /** The next date that report, certificate or stamp states. */
    pub next_due_on: kiemdinh_date,
    /** KIEMDINH_PRECISION_DAY or _MONTH. */
    pub next_due_on_precision: i32,
    /** The form of the next inspection that the report names, a KIEMDINH_INSPECTION_KIND_..., or 0. */
    pub next_kind: i32,
    /** Day on which the result was withdrawn. */
    pub withdrawn_on: kiemdinh_date,
    /** Why it was withdrawn, a KIEMDINH_WITHDRAWAL_..., or 0. */
    pub withdrawal: i32,
    /** Why the term was shortened; absent where no reason was given. */
    pub shortening_reason: kiemdinh_text,
    /** Registration number of the inspection body. */
    pub body: kiemdinh_text,
    /** Numbers of the inspectors, `inspector_count` of them; may be NULL where that is 0. */
    pub inspectors: *const kiemdinh_text,
    /** At most 64. */
    pub inspector_count: usize,
}

/** Something that happened to an item. Set it up with kiemdinh_event_init. Events of one day count in their order. */
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kiemdinh_event {
    /** sizeof(kiemdinh_event). */
    pub struct_size: u32,
    /** A KIEMDINH_EVENT_KIND_..., or 0 where it is not known: such an event decides nothing. */
    pub kind: i32,
    /** The day; without one it decides nothing. */
    pub on: kiemdinh_date,
    /** 0; anything else is KIEMDINH_ERROR_OUT_OF_RANGE. */
    pub reserved: u32,
}

/** An item, as far as an assessment looks at it; the record in JSON holds all of the contract (names, places,
certificates, texts that could not be read). Set it up with kiemdinh_item_init.

In a list the struct_size of the first element tells how far apart the elements are. */
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kiemdinh_item {
    /** sizeof(kiemdinh_item). */
    pub struct_size: u32,
    /** Year of manufacture, or 0. */
    pub year_of_manufacture: i32,
    /** Outside id, at most 128 bytes; may be absent. */
    pub id: kiemdinh_text,
    /** Category id of the rulebook: pressure.vessel. Absent where it is not known. */
    pub category: kiemdinh_text,
    /** Last day of the service life that the maker or a regulation sets. */
    pub service_life_until: kiemdinh_date,
    /** The maker's own inspection term in months, or 0. */
    pub maker_interval_months: i32,
    /** The establishment's own inspection term in months, or 0. */
    pub establishment_interval_months: i32,
    /** Day of putting into use; with precision MONTH or YEAR the first day of it. */
    pub put_into_use_on: kiemdinh_date,
    /** KIEMDINH_PRECISION_DAY, _MONTH or _YEAR. */
    pub put_into_use_on_precision: i32,
    /** Day of the declaration. */
    pub declared_on: kiemdinh_date,
    /** A KIEMDINH_USE_STATE_..., or 0 where the register does not say. */
    pub use_state: i32,
    /** Since which day that is so. */
    pub use_state_on: kiemdinh_date,
    /** `attribute_count` attributes; may be NULL where that is 0. */
    pub attributes: *const kiemdinh_attribute,
    /** At most 256. */
    pub attribute_count: usize,
    /** `inspection_count` inspections, in the order of the record; may be NULL where that is 0. */
    pub inspections: *const kiemdinh_inspection,
    /** At most 10000. */
    pub inspection_count: usize,
    /** `event_count` events, in the order of the record; may be NULL where that is 0. */
    pub events: *const kiemdinh_event,
    /** At most 10000. */
    pub event_count: usize,
}

/** What an assessment may look at beside the item, and what it is to give. Set it up with kiemdinh_options_init. */
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kiemdinh_options {
    /** sizeof(kiemdinh_options). */
    pub struct_size: u32,
    /** KIEMDINH_OPTION_... flags. */
    pub flags: u32,
    /** An item is due soon when so many days or fewer are left, 0 to 65535; 30 unless set. */
    pub window_days: i32,
    /** The day on which the records were known: later dates in them are errors. KIEMDINH_DATE_NONE: not looked at. */
    pub known_on: kiemdinh_date,
    /** Whether a printed date beyond a maximum read in the law stands (S13b): a KIEMDINH_SWITCH_... */
    pub printed_date_prevails: i32,
    /** Whether computed ends of terms roll to the next working day (S4): a KIEMDINH_SWITCH_... */
    pub roll_to_working_day: i32,
    /** Months after the inspection beyond which a stated date is a typing error (S4b); -1: as the rulebook says. */
    pub stated_ceiling_months: i32,
    /** Months after which an inspector's refresher training is late (S8); -1: as the rulebook says. */
    pub inspector_refresher_months: i32,
    /** Days for the declaration, where its obligation names none; -1: as the rulebook says. */
    pub declaration_days: i32,
    /** Working days for the certificate, where its obligation names none; -1: as the rulebook says. */
    pub certificate_working_days: i32,
}

/** The answer about one item on one day, in numbers. Set struct_size before the call. */
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kiemdinh_answer {
    /** sizeof(kiemdinh_answer); the one field that the caller sets. */
    pub struct_size: u32,
    /** A KIEMDINH_STATUS_... */
    pub status: i32,
    /** A KIEMDINH_COVERAGE_... */
    pub coverage: i32,
    /** 1 where the law lets the item operate, else 0. Both this and must_not_operate are 0 where the facts do not decide. */
    pub may_operate: i32,
    /** 1 where the law does not let the item operate, else 0. */
    pub must_not_operate: i32,
    /** The last day of the running term, or of the one that has ended; or KIEMDINH_DATE_NONE. */
    pub due_on: kiemdinh_date,
    /** Days from the day asked about to due_on, negative when past; KIEMDINH_DATE_NONE without due_on. */
    pub days_left: i32,
    /** A KIEMDINH_DUE_BASIS_..., or 0. */
    pub due_basis: i32,
    /** The shortest interval in months that the law may set for the item; 0 where it is not known or there is none. */
    pub interval_min_months: i32,
    /** The longest. */
    pub interval_max_months: i32,
    /** How well the interval is known, a KIEMDINH_VERIFICATION_..., or 0 where there is none. */
    pub interval_verification: i32,
    /** The weakest verification among the provisions relied on, a KIEMDINH_VERIFICATION_... */
    pub verification: i32,
    /** The gravest severity among the findings, a KIEMDINH_SEVERITY_..., or 0 where there is none. */
    pub severity: i32,
    /** How many findings there are. */
    pub finding_count: u32,
}

const NO_TEXT: kiemdinh_text = kiemdinh_text { data: std::ptr::null(), length: 0 };

/// A struct whose size travels with it.
///
/// # Safety
/// `repr(C)`, begins with `struct_size: u32`, and every pattern of bits is a value of it.
pub(super) unsafe trait Plain: Copy {
    /// All absent, but for the size.
    const ABSENT: Self;
    /// Its name, for errors.
    const NAME: &'static str;

    /// How many bytes the caller's struct has.
    fn size(&self) -> usize;
}

// SAFETY: `repr(C)`, `struct_size` first, integers and raw pointers alone.
unsafe impl Plain for kiemdinh_attribute {
    fn size(&self) -> usize {
        self.struct_size as usize
    }

    const NAME: &'static str = "kiemdinh_attribute";
    const ABSENT: Self = kiemdinh_attribute {
        struct_size: size_of::<Self>() as u32,
        value_type: KIEMDINH_VALUE_TEXT,
        name: NO_TEXT,
        text: NO_TEXT,
        value: 0,
        scale: 0,
        unit: 0,
    };
}

// SAFETY: as above.
unsafe impl Plain for kiemdinh_inspection {
    fn size(&self) -> usize {
        self.struct_size as usize
    }

    const NAME: &'static str = "kiemdinh_inspection";
    const ABSENT: Self = kiemdinh_inspection {
        struct_size: size_of::<Self>() as u32,
        kind: 0,
        performed_on: KIEMDINH_DATE_NONE,
        performed_on_precision: 0,
        report_on: KIEMDINH_DATE_NONE,
        result: 0,
        certificate_issued_on: KIEMDINH_DATE_NONE,
        next_due_on: KIEMDINH_DATE_NONE,
        next_due_on_precision: 0,
        next_kind: 0,
        withdrawn_on: KIEMDINH_DATE_NONE,
        withdrawal: 0,
        shortening_reason: NO_TEXT,
        body: NO_TEXT,
        inspectors: std::ptr::null(),
        inspector_count: 0,
    };
}

// SAFETY: as above.
unsafe impl Plain for kiemdinh_event {
    fn size(&self) -> usize {
        self.struct_size as usize
    }

    const NAME: &'static str = "kiemdinh_event";
    const ABSENT: Self =
        kiemdinh_event { struct_size: size_of::<Self>() as u32, kind: 0, on: KIEMDINH_DATE_NONE, reserved: 0 };
}

// SAFETY: as above.
unsafe impl Plain for kiemdinh_item {
    fn size(&self) -> usize {
        self.struct_size as usize
    }

    const NAME: &'static str = "kiemdinh_item";
    const ABSENT: Self = kiemdinh_item {
        struct_size: size_of::<Self>() as u32,
        year_of_manufacture: 0,
        id: NO_TEXT,
        category: NO_TEXT,
        service_life_until: KIEMDINH_DATE_NONE,
        maker_interval_months: 0,
        establishment_interval_months: 0,
        put_into_use_on: KIEMDINH_DATE_NONE,
        put_into_use_on_precision: 0,
        declared_on: KIEMDINH_DATE_NONE,
        use_state: 0,
        use_state_on: KIEMDINH_DATE_NONE,
        attributes: std::ptr::null(),
        attribute_count: 0,
        inspections: std::ptr::null(),
        inspection_count: 0,
        events: std::ptr::null(),
        event_count: 0,
    };
}

// SAFETY: as above.
unsafe impl Plain for kiemdinh_options {
    fn size(&self) -> usize {
        self.struct_size as usize
    }

    const NAME: &'static str = "kiemdinh_options";
    const ABSENT: Self = kiemdinh_options {
        struct_size: size_of::<Self>() as u32,
        flags: 0,
        window_days: 30,
        known_on: KIEMDINH_DATE_NONE,
        printed_date_prevails: KIEMDINH_SWITCH_DEFAULT,
        roll_to_working_day: KIEMDINH_SWITCH_DEFAULT,
        stated_ceiling_months: -1,
        inspector_refresher_months: -1,
        declaration_days: -1,
        certificate_working_days: -1,
    };
}
