//! The parameters that an assessment reads, typed.

use crate::error::ErrorKind;

use super::check::fault_at;
use super::data::{Parameter, ParameterValue};
use super::merge::Book;
use super::tree::Faults;

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

impl Parameters {
    pub(super) fn read(list: &[Parameter], book: &Book, faults: &mut Faults<'_>) -> Parameters {
        let mut parameters = Parameters::default();
        for parameter in list {
            if let Err(expected) = parameters.set(&parameter.name, &parameter.value) {
                let vi = format!("tham số không hợp lệ: {expected}");
                let place = ("parameter", &[parameter.name.as_str()][..]);
                fault_at(book, place, "value", ErrorKind::InvalidValue, vi, expected, faults);
            }
        }
        parameters
    }

    fn set(&mut self, name: &str, value: &ParameterValue) -> Result<(), String> {
        let switch = || match value {
            ParameterValue::Switch(on) => Ok(*on),
            _ => Err("expected true or false".to_owned()),
        };
        let number = |most: u16| match value {
            ParameterValue::Number(number) => {
                u16::try_from(*number).ok().filter(|n| *n <= most).ok_or(format!("expected a number from 0 to {most}"))
            }
            _ => Err(format!("expected a number from 0 to {most}")),
        };
        // Other values of these would need a rule that no text gives (S4, S11, S15).
        let only = |known: ParameterValue| {
            if *value == known {
                Ok(())
            } else {
                Err(format!("only {known:?} is supported: no text gives another rule"))
            }
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
            _ => return Err("unknown parameter".to_owned()),
        }
        Ok(())
    }
}
