//! Days as numbers, and what can be done with them (S1-S4).

use std::ffi::c_char;

use crate::Date;

use super::error::{Failure, kiemdinh_error};
use super::guard::{Out, call};
use super::numbers::*;
use super::text::text;

/** A day: so many days after 1970-01-01, from 0001-01-01 (-719162) to 9999-12-31 (2932896); KIEMDINH_DATE_NONE is no day.
There is no time of day and no time zone. */
pub type kiemdinh_date = i32;

/// The day that an argument names.
pub(super) fn day(date: kiemdinh_date, field: &str) -> Result<Date, Failure> {
    let range = || Failure::out_of_range(field, date.into(), Date::MIN.days().into(), Date::MAX.days().into());
    Date::from_days(date).ok_or_else(range)
}

/// The number of a day that may be absent.
pub(super) fn number(day: Option<Date>) -> kiemdinh_date {
    day.map_or(KIEMDINH_DATE_NONE, Date::days)
}

fn wrong(field: &str, value: &str) -> Failure {
    let (vi, en) = ("không phải ngày có thật", "not a day that exists");
    Failure::argument(KIEMDINH_ERROR_INVALID_VALUE, field, vi, en).valued(value)
}

/** The day of a year, month and day of the month.

KIEMDINH_ERROR_INVALID_VALUE: there is no such day (2023-02-29), or the year is not from 1 to 9999. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_date_from_ymd(
    year: i32,
    month: i32,
    day: i32,
    date: *mut kiemdinh_date,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or may be written to.
    unsafe {
        call(error, || {
            let out = Out::new(date, "date")?;
            let part = |part: i32| u32::try_from(part).ok();
            let found = part(month).zip(part(day)).and_then(|(month, day)| Date::new(year, month, day));
            out.set(found.ok_or_else(|| wrong("date", &format!("{year:04}-{month:02}-{day:02}")))?.days());
            Ok(())
        })
    }
}

/** Year, month and day of the month of a day. Any of the three may be NULL.

KIEMDINH_ERROR_OUT_OF_RANGE: not a day, or KIEMDINH_DATE_NONE. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_date_to_ymd(
    date: kiemdinh_date,
    year: *mut i32,
    month: *mut i32,
    day: *mut i32,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or may be written to.
    unsafe {
        call(error, || {
            let out = |out: *mut i32, name| (!out.is_null()).then(|| Out::new(out, name)).transpose();
            let (to_year, to_month, to_day) = (out(year, "year")?, out(month, "month")?, out(day, "day")?);
            let (year, month, day) = self::day(date, "date")?.ymd();
            to_year.into_iter().for_each(|out| out.set(year));
            to_month.into_iter().for_each(|out| out.set(month as i32));
            to_day.into_iter().for_each(|out| out.set(day as i32));
            Ok(())
        })
    }
}

/** Reads a day of the form YYYY-MM-DD.

KIEMDINH_ERROR_INVALID_VALUE: not of that form, or no day that exists. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_date_parse(
    text: *const c_char,
    text_length: usize,
    date: *mut kiemdinh_date,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(date, "date")?;
            let text = self::text(text, text_length, "text")?;
            out.set(text.parse::<Date>().map_err(|_| wrong("text", text))?.days());
            Ok(())
        })
    }
}

/** Writes a day as YYYY-MM-DD and a NUL: 11 bytes.

KIEMDINH_ERROR_OUT_OF_RANGE: not a day, or `size` is below 11. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_date_format(
    date: kiemdinh_date,
    buffer: *mut c_char,
    size: usize,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(buffer.cast::<[u8; 11]>(), "buffer")?;
            if size < 11 {
                return Err(Failure::out_of_range("size", size as i64, 11, i64::MAX));
            }
            let mut ended = [0; 11];
            day(date, "date")?.to_string().bytes().zip(&mut ended).for_each(|(byte, slot)| *slot = byte);
            out.set(ended);
            Ok(())
        })
    }
}

/** The day so many months later (S2): 2024-01-31 and 1 month are 2024-02-29. `months` may be negative.
The result stays within 0001-01-01 and 9999-12-31.

KIEMDINH_ERROR_OUT_OF_RANGE: not a day, or KIEMDINH_DATE_NONE. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_date_add_months(
    date: kiemdinh_date,
    months: i32,
    later: *mut kiemdinh_date,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or may be written to.
    unsafe {
        call(error, || {
            let out = Out::new(later, "later")?;
            out.set(day(date, "date")?.add_months(months).days());
            Ok(())
        })
    }
}

/** The last day of the day's month.

KIEMDINH_ERROR_OUT_OF_RANGE: not a day, or KIEMDINH_DATE_NONE. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_date_end_of_month(
    date: kiemdinh_date,
    last: *mut kiemdinh_date,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or may be written to.
    unsafe {
        call(error, || {
            let out = Out::new(last, "last")?;
            out.set(day(date, "date")?.end_of_month().days());
            Ok(())
        })
    }
}

/** The day of the week: 0 is Monday, 6 is Sunday.

KIEMDINH_ERROR_OUT_OF_RANGE: not a day, or KIEMDINH_DATE_NONE. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_date_weekday(
    date: kiemdinh_date,
    weekday: *mut i32,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or may be written to.
    unsafe {
        call(error, || {
            let out = Out::new(weekday, "weekday")?;
            out.set(day(date, "date")?.weekday() as i32);
            Ok(())
        })
    }
}
