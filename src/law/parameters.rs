//! The parameters that an assessment reads, typed.

use crate::date::{Date, PartialDate};
use crate::error::ErrorKind;

use super::book::Book;
use super::data::{Parameter, ParameterValue};
use super::faults::Faults;

/// The parameters of the assessment. A book that does not set one gets the default given here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parameters {
    /// A stated date later than this many months after the inspection is a typing error (S4b); default 600.
    pub stated_ceiling_months: u16,
    /// Whether a printed date beyond a maximum read in the law stands (S13b); default off.
    pub printed_date_prevails: bool,
    /// Whether computed ends of terms roll to the next working day (S4); default off.
    pub roll_to_working_day: bool,
    /// Days for the declaration, where its obligation names none; default none.
    pub declaration_days: Option<u16>,
    /// Working days for the certificate, where its obligation names none; default none.
    pub certificate_working_days: Option<u16>,
    /// Months after which an inspector's refresher training is late (S8); default 36.
    pub inspector_refresher_months: u16,
}

impl Default for Parameters {
    fn default() -> Self {
        Parameters {
            stated_ceiling_months: 600,
            printed_date_prevails: false,
            roll_to_working_day: false,
            declaration_days: None,
            certificate_working_days: None,
            inspector_refresher_months: 36,
        }
    }
}

/// What S4b says of a next date that an inspection states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatedDate {
    /// Nothing is wrong with it.
    Possible,
    /// It is not after the inspection: impossible.
    NotAfter,
    /// It is beyond any inspection term: a typing error.
    BeyondCeiling,
}

impl Parameters {
    /// Whether an inspection of that day can state that next date (S4b).
    pub(crate) fn stated_date(&self, performed_on: Date, next: PartialDate) -> StatedDate {
        if next.last() <= performed_on {
            StatedDate::NotAfter
        } else if next.first() > performed_on.add_months(self.stated_ceiling_months.into()) {
            StatedDate::BeyondCeiling
        } else {
            StatedDate::Possible
        }
    }
}

/// The parameters that a book may set.
const KNOWN: &str = "age_base, body_certificate_years, certificate_working_days, declaration_days, early_window_days, \
                     inspector_certificate_years, inspector_refresher_months, interval_starts_from, \
                     printed_date_prevails, roll_to_working_day, stated_ceiling_months";

/// What is wrong with a parameter: the key, and the message in Vietnamese and English.
type Wrong = (&'static str, String, String);

impl Parameters {
    pub(super) fn read(list: &[Parameter], book: &Book, faults: &mut Faults) -> Parameters {
        let mut parameters = Parameters::default();
        for parameter in list {
            if let Err((key, vi, en)) = parameters.set(&parameter.name, &parameter.value) {
                book.fault(("parameter", &[&parameter.name]), key, ErrorKind::InvalidValue, vi, en, faults);
            }
        }
        parameters
    }

    fn set(&mut self, name: &str, value: &ParameterValue) -> Result<(), Wrong> {
        let switch = || match value {
            ParameterValue::Switch(on) => Ok(*on),
            _ => Err(("value", "phải là true hoặc false".to_owned(), "expected true or false".to_owned())),
        };
        let number = |most: u16| {
            let number = match value {
                ParameterValue::Number(number) => u16::try_from(*number).ok().filter(|number| *number <= most),
                _ => None,
            };
            let wrong =
                || ("value", format!("phải là số từ 0 đến {most}"), format!("expected a number from 0 to {most}"));
            number.ok_or_else(wrong)
        };
        // Other values of these would need a rule that no text gives (S4, S11, S15).
        let only = |known: ParameterValue| {
            let vi = format!("chỉ hỗ trợ {known}: không có quy định khác");
            let en = format!("only {known} is supported: no text gives another rule");
            if *value == known { Ok(()) } else { Err(("value", vi, en)) }
        };
        match name {
            "stated_ceiling_months" => self.stated_ceiling_months = number(1200)?,
            "printed_date_prevails" => self.printed_date_prevails = switch()?,
            "roll_to_working_day" => self.roll_to_working_day = switch()?,
            "declaration_days" => self.declaration_days = Some(number(3660)?),
            "certificate_working_days" => self.certificate_working_days = Some(number(366)?),
            "inspector_refresher_months" => self.inspector_refresher_months = number(600)?,
            // Kept for those who check accreditations; no assessment reads them.
            "body_certificate_years" | "inspector_certificate_years" => drop(number(100)?),
            "interval_starts_from" => only(ParameterValue::Word("performed_on".into()))?,
            "age_base" => only(ParameterValue::Word("S11".into()))?,
            "early_window_days" => only(ParameterValue::Number(0))?,
            _ => {
                let vi = format!("tham số không được định nghĩa; chấp nhận: {KNOWN}");
                return Err(("name", vi, format!("unknown parameter; known: {KNOWN}")));
            }
        }
        Ok(())
    }
}
