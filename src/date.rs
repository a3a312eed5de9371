//! Civil dates and terms (rules S1–S4): a day is a day, without time or zone.
//!
//! ```
//! use kiemdinh::Date;
//!
//! let inspected: Date = "2024-01-31".parse()?;
//! assert_eq!(inspected.add_months(1).to_string(), "2024-02-29"); // no 31 February: the month's last day
//! assert!("2023-02-29".parse::<Date>().is_err()); // no such day
//! # Ok::<(), kiemdinh::DateError>(())
//! ```

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A civil day, kept as the number of days since 1970-01-01.
///
/// Range: 0001-01-01 to 9999-12-31. Days that a register records must lie in the narrower
/// [`Date::RECORD_MIN`] ..= [`Date::RECORD_MAX`] (S4b).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

/// Why a text is not a [`Date`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// The text has not the form `YYYY-MM-DD` (or, for a [`PartialDate`], `YYYY-MM` or `YYYY`).
    #[error("not a date of the form YYYY-MM-DD")]
    NotADate,
    /// The form is right, but there is no such day, or its year lies outside 1900–2199.
    #[error("no such day, or its year lies outside 1900-2199")]
    Impossible,
}

impl Date {
    /// 0001-01-01.
    pub const MIN: Date = Date(-719_162);
    /// 9999-12-31.
    pub const MAX: Date = Date(2_932_896);
    /// 1900-01-01, the first day a register may record (S4b).
    pub const RECORD_MIN: Date = Date(-25_567);
    /// 2199-12-31, the last day a register may record (S4b).
    pub const RECORD_MAX: Date = Date(84_005);

    /// The day of that year, month (1–12) and day of the month, or `None` where there is none.
    #[must_use]
    pub const fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month) {
            return None;
        }
        Some(Date(days_from_civil(year, month, day)))
    }

    /// The day that lies that many days after 1970-01-01, or `None` outside [`Date::MIN`] ..= [`Date::MAX`].
    #[must_use]
    pub const fn from_days(days: i32) -> Option<Date> {
        if days < Self::MIN.0 || days > Self::MAX.0 { None } else { Some(Date(days)) }
    }

    /// Days since 1970-01-01; negative before it.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.0
    }

    /// Year, month (1–12) and day of the month.
    #[must_use]
    pub const fn ymd(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The day `months` later (earlier where negative), added once from this day (S2).
    ///
    /// Where the month has no such day it is the month's last one (Civil Code 91/2015/QH13, art. 148).
    /// The result saturates at [`Date::MIN`] and [`Date::MAX`].
    #[must_use]
    pub const fn add_months(self, months: i32) -> Date {
        let (year, month, day) = self.ymd();
        let total = year as i64 * 12 + (month as i64 - 1) + months as i64;
        let new_year = total.div_euclid(12);
        if new_year < 1 {
            return Self::MIN;
        }
        if new_year > 9999 {
            return Self::MAX;
        }
        let new_year = new_year as i32;
        let new_month = total.rem_euclid(12) as u32 + 1;
        let last = days_in_month(new_year, new_month);
        Date(days_from_civil(new_year, new_month, if day < last { day } else { last }))
    }

    /// The day `days` later (earlier where negative), saturating at [`Date::MIN`] and [`Date::MAX`].
    #[must_use]
    pub const fn add_days(self, days: i32) -> Date {
        let sum = self.0.saturating_add(days);
        if sum < Self::MIN.0 {
            Self::MIN
        } else if sum > Self::MAX.0 {
            Self::MAX
        } else {
            Date(sum)
        }
    }

    /// Days from `earlier` to this day; negative where `earlier` is later.
    #[must_use]
    pub const fn days_since(self, earlier: Date) -> i32 {
        self.0 - earlier.0
    }

    /// Day of the week, Monday = 0 … Sunday = 6.
    #[must_use]
    pub const fn weekday(self) -> u32 {
        (self.0 + 3).rem_euclid(7) as u32
    }

    /// The last day of this day's month.
    #[must_use]
    pub const fn end_of_month(self) -> Date {
        let (year, month, day) = self.ymd();
        Date(self.0 + (days_in_month(year, month) - day) as i32)
    }

    /// Whether a register may record this day (S4b).
    #[must_use]
    pub const fn is_recordable(self) -> bool {
        Self::RECORD_MIN.0 <= self.0 && self.0 <= Self::RECORD_MAX.0
    }

    const fn of_valid(year: i32, month: u32, day: u32) -> Date {
        Date(days_from_civil(year, month, day))
    }
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 => 28 + is_leap(year) as u32,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a valid civil date: years start in March, so that the leap day comes last.
const fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = year - (month <= 2) as i32;
    let century = year.div_euclid(100);
    let from_march = (month as i32 + 9) % 12;
    year * 365 + year.div_euclid(4) - century + century.div_euclid(4) + (153 * from_march + 2) / 5 + day as i32
        - 719_469
}

/// The civil date of a day: the inverse of `days_from_civil`, after Neri and Schneider,
/// "Euclidean affine functions and their application to calendar algorithms" (2022).
const fn civil_from_days(days: i32) -> (i32, u32, u32) {
    // Shifted by whole 400-year cycles so that all is unsigned.
    const CYCLES: u32 = 4;
    let shifted = (days + 719_468) as i64 + (CYCLES as i64) * 146_097;
    let n = 4 * shifted as u32 + 3;
    let century = n / 146_097;
    let n = (n % 146_097) / 4 * 4 + 3;
    let product = n as u64 * 2_939_745;
    let year_of_century = (product >> 32) as u32;
    let day_of_year = (product as u32) / 2_939_745 / 4;
    let n = 2_141 * day_of_year + 197_913;
    let month = n >> 16;
    let day = (n & 0xffff) / 2_141 + 1;
    let after_december = day_of_year >= 306;
    let year = (100 * century + year_of_century) as i32 - (CYCLES as i32) * 400 + after_december as i32;
    (year, if after_december { month - 12 } else { month }, day)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = [0; 10];
        f.pad(self.write_into(&mut buffer))
    }
}

impl Date {
    /// `YYYY-MM-DD`, written into the buffer given; faster than the formatter.
    pub(crate) fn write_into(self, buffer: &mut [u8; 10]) -> &str {
        let (year, month, day) = self.ymd();
        let digit = |value: u32| b'0' + (value % 10) as u8;
        let year = year.unsigned_abs();
        *buffer = [
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ];
        std::str::from_utf8(buffer).unwrap_or_default()
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads `YYYY-MM-DD` within the recordable years 1900–2199.
    fn from_str(text: &str) -> Result<Date, DateError> {
        match text.parse::<PartialDate>()? {
            PartialDate::Day(day) => Ok(day),
            _ => Err(DateError::NotADate),
        }
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.write_into(&mut [0; 10]))
    }
}

/// A date as a register may state it: a day, or only its month or year (S4b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// `YYYY-MM-DD`.
    Day(Date),
    /// `YYYY-MM`, kept as the first day of the month.
    Month(Date),
    /// `YYYY`, kept as the first day of the year.
    Year(Date),
}

impl PartialDate {
    /// The first day it can mean.
    #[must_use]
    pub const fn first(self) -> Date {
        match self {
            Self::Day(day) | Self::Month(day) | Self::Year(day) => day,
        }
    }

    /// The last day it can mean.
    #[must_use]
    pub const fn last(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(day) => day.end_of_month(),
            Self::Year(day) => Date::of_valid(day.ymd().0, 12, 31),
        }
    }

    /// Whether the day itself is not known.
    #[must_use]
    pub const fn is_partial(self) -> bool {
        !matches!(self, Self::Day(_))
    }
}

impl From<Date> for PartialDate {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, _) = self.first().ymd();
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Month(_) => write!(f, "{year:04}-{month:02}"),
            Self::Year(_) => write!(f, "{year:04}"),
        }
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    /// Reads `YYYY-MM-DD`, `YYYY-MM` or `YYYY` within the years 1900–2199.
    fn from_str(text: &str) -> Result<PartialDate, DateError> {
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0, |sum: u32, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
        };
        let (year, month, day) = match text.as_bytes() {
            [year @ .., b'-', m1, m2, b'-', d1, d2] if year.len() == 4 => {
                (number(year), Some(number(&[*m1, *m2])), Some(number(&[*d1, *d2])))
            }
            [year @ .., b'-', m1, m2] if year.len() == 4 => (number(year), Some(number(&[*m1, *m2])), None),
            year if year.len() == 4 => (number(year), None, None),
            _ => return Err(DateError::NotADate),
        };
        let year = year.ok_or(DateError::NotADate)? as i32;
        let part = |value: Option<Option<u32>>| value.unwrap_or(Some(1)).ok_or(DateError::NotADate);
        let (m, d) = (part(month)?, part(day)?);
        let date = Date::new(year, m, d).filter(|date| date.is_recordable()).ok_or(DateError::Impossible)?;
        Ok(match (month, day) {
            (Some(_), Some(_)) => Self::Day(date),
            (Some(_), None) => Self::Month(date),
            _ => Self::Year(date),
        })
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
