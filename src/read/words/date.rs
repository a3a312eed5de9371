use unicode_normalization::UnicodeNormalization;

use crate::date::{Date, PartialDate};

use super::absent::is_absent;
use super::letter::plain;

/// What a date's cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// A day, a month or a year.
    Given {
        /// The date.
        date: PartialDate,
        /// Whether the cell gave two digits of the year ([`CENTURY_STARTS`]).
        short_year: bool,
    },
    /// That there is none (see [`is_absent`]).
    Absent,
    /// A date that does not exist: `31/02/2025`, `05/19/2025`, or of a year outside 1900–2199.
    Impossible,
    /// Anything else.
    Unreadable,
}

/// Two digits of a year from this number on are of the 20th century, those below it of the 21st: `60` is 1960, `59` is
/// 2059. Older plant than 1960 hardly stands in a register, and no term reaches 2060.
pub const CENTURY_STARTS: u32 = 60;

/// The longest text that is looked at, in bytes.
const MAX_BYTES: usize = 128;

/// Reads a date as Vietnamese registers write it: day first.
///
/// | read | |
/// |---|---|
/// | `19/05/2025`, `19.5.25`, `19-05-2025`, `ngày 19 tháng 5 năm 2025`, `19-May-25`, `2025-05-19` | a day |
/// | `05/2025`, `06/26`, `tháng 6/2026`, `T6/2026`, `Jun-26` | a month |
/// | `2018`, `năm 2018` | a year |
/// | `19/05/2025 08:30` | the day |
///
/// Month and day are never swapped to make a date possible. Two numbers of at most two digits are a month and a year only
/// where they cannot be a day and a month (`06/26`, but not `06/11`). Digits without signs between them (`19052025`,
/// `45678`) are not guessed at; for the numbers of a workbook see [`date_of_number`].
///
/// ```
/// use kiemdinh::read::words::{Dated, date};
///
/// let given = |text: &str, short_year| text.parse().map(|date| Dated::Given { date, short_year });
/// assert_eq!(date("19/5/2025"), given("2025-05-19", false)?);
/// assert_eq!(date("06/26"), given("2026-06", true)?);
/// assert_eq!(date("05/19/2025"), Dated::Impossible);
/// assert_eq!(date("Tem bị mờ"), Dated::Unreadable);
/// assert_eq!(date("Không có"), Dated::Absent);
/// # Ok::<(), kiemdinh::DateError>(())
/// ```
#[must_use]
pub fn date(text: &str) -> Dated {
    if is_absent(text) {
        return Dated::Absent;
    }
    if text.len() > MAX_BYTES {
        return Dated::Unreadable;
    }
    let tokens = tokens(text);
    read(without_time(without_prefix(&tokens)))
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    /// A run of digits: its value, and how many there are.
    Digits(u32, usize),
    /// A run of letters, folded.
    Letters(String),
    Sign(char),
}

use Token::{Digits, Letters, Sign};

/// Runs of digits and letters, and the signs between them; blanks only part.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut parted = true;
    let folded = text.nfkd().map(|c| (c, plain(c.encode_utf8(&mut [0; 4])).flatten().next()));
    for (c, letter) in folded {
        match (letter, tokens.last_mut()) {
            (Some(digit @ '0'..='9'), Some(Digits(value, count))) if !parted => {
                *value = value.saturating_mul(10).saturating_add(digit as u32 - '0' as u32);
                *count += 1;
            }
            (Some(digit @ '0'..='9'), _) => tokens.push(Digits(digit as u32 - '0' as u32, 1)),
            (Some(letter), Some(Letters(word))) if !parted => word.push(letter),
            (Some(letter), _) => tokens.push(Letters(letter.into())),
            (None, _) if unicode_normalization::char::is_combining_mark(c) => continue,
            (None, _) if c.is_whitespace() => {}
            (None, _) => tokens.push(Sign(c)),
        }
        parted = letter.is_none();
    }
    // A full stop, comma or the like behind all of it says nothing.
    while let Some(Sign('.' | ',' | ';' | ')')) = tokens.last() {
        tokens.pop();
    }
    tokens
}

/// What stands behind `ngày`, in brackets or not.
fn without_prefix(tokens: &[Token]) -> &[Token] {
    match tokens {
        [Letters(word), rest @ ..] if word == "ngay" => match rest {
            [Sign(':'), rest @ ..] => rest,
            _ => rest,
        },
        [Sign('('), rest @ ..] => rest,
        _ => tokens,
    }
}

/// What stands before a time of day.
fn without_time(tokens: &[Token]) -> &[Token] {
    let Some(colon) = tokens.iter().position(|token| *token == Sign(':')) else { return tokens };
    let (before, time) = tokens.split_at(colon.saturating_sub(1));
    let parts = |token: &Token| matches!(token, Digits(_, 1..=3) | Sign(':' | '.'));
    let time = match time {
        [time @ .., Letters(half)] if half == "am" || half == "pm" || half == "z" => time,
        _ => time,
    };
    match before {
        _ if !time.iter().all(parts) => tokens,
        [before @ .., Letters(t)] if t == "t" => before,
        _ => before,
    }
}

fn read(tokens: &[Token]) -> Dated {
    match tokens {
        [Digits(y, 4), Sign(a), Digits(m, 1..=2), Sign(b), Digits(d, 1..=2)] if is_sign(*a) && a == b => {
            day(*y, 4, *m, *d)
        }
        [Digits(d, 1..=2), Sign(a), Digits(m, 1..=2), Sign(b), Digits(y, n)] if is_sign(*a) && a == b => {
            day(*y, *n, *m, *d)
        }
        [Digits(y, 4), Sign(a), Digits(m, 1..=2)] | [Digits(m, 1..=2), Sign(a), Digits(y, 4)] if is_sign(*a) => {
            month(*y, 4, *m)
        }
        // Two short numbers: a month and a year only where they are no day and month.
        [Digits(m, 1..=2), Sign(a), Digits(y, 2)] if is_sign(*a) && *y > 12 => month(*y, 2, *m),
        [Digits(y, 4)] => year(*y),
        [Letters(word), Digits(y, 4)] if word == "nam" => year(*y),
        [Digits(d, 1..=2), rest @ ..] => match named(rest) {
            Some((m, y, n)) => day(y, n, m, *d),
            None => Dated::Unreadable,
        },
        _ => match named(tokens) {
            Some((m, y, n)) => month(y, n, m),
            None => Dated::Unreadable,
        },
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '/' | '.' | '-' | '–')
}

/// A month by its name and the year behind it, with the number of its digits: `tháng 5 năm 2025`, `-May-25`, `T6/2026`.
fn named(tokens: &[Token]) -> Option<(u32, u32, usize)> {
    let tokens: Vec<&Token> =
        tokens.iter().filter(|token| !matches!(token, Sign(c) if is_sign(*c) || *c == ',')).collect();
    let (month, rest) = match tokens.as_slice() {
        [Letters(word), Digits(month, 1..=2), rest @ ..] if ["thang", "thg", "th", "t"].contains(&word.as_str()) => {
            (*month, rest)
        }
        [Letters(word), rest @ ..] => (english(word)?, rest),
        _ => return None,
    };
    match rest {
        [Letters(word), Digits(year, count)] if word == "nam" => Some((month, *year, *count)),
        [Digits(year, count)] => Some((month, *year, *count)),
        _ => None,
    }
}

/// The number of an English month, whole or its first three letters, as workbooks print it.
fn english(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let fits = |month: &&str| {
        word == *month || (word.len() == 3 && month.starts_with(word)) || (word == "sept" && *month == "september")
    };
    MONTHS.iter().position(fits).map(|at| at as u32 + 1)
}

/// The year of so many digits; `None` where it is none.
fn full_year(year: u32, digits: usize) -> Option<i32> {
    match digits {
        4 => Some(year as i32),
        2 => Some(year as i32 + if year < CENTURY_STARTS { 2000 } else { 1900 }),
        _ => None,
    }
}

fn dated(year: u32, digits: usize, month: u32, day: u32, make: fn(Date) -> PartialDate) -> Dated {
    let Some(year) = full_year(year, digits) else { return Dated::Unreadable };
    match Date::new(year, month, day).filter(|date| date.is_recordable()) {
        Some(date) => Dated::Given { date: make(date), short_year: digits == 2 },
        None => Dated::Impossible,
    }
}

fn day(year: u32, digits: usize, month: u32, day: u32) -> Dated {
    dated(year, digits, month, day, PartialDate::Day)
}

fn month(year: u32, digits: usize, month: u32) -> Dated {
    dated(year, digits, month, 1, PartialDate::Month)
}

fn year(year: u32) -> Dated {
    dated(year, 4, 1, 1, PartialDate::Year)
}

/// The day that a workbook's number stands for, in the 1900 or the 1904 calendar; the time of day is dropped.
///
/// `None` for what is no day: a number below 1, the 29 February 1900 that workbooks have and the calendar has not, and
/// days that no register may record.
///
/// ```
/// use kiemdinh::read::words::excel_day;
///
/// assert_eq!(excel_day(45_796.0, false).map(|day| day.to_string()).as_deref(), Some("2025-05-19"));
/// assert_eq!(excel_day(60.0, false), None);
/// ```
#[must_use]
pub fn excel_day(serial: f64, date1904: bool) -> Option<Date> {
    if !(0.0..200_000.0).contains(&serial) {
        return None;
    }
    let days = serial as i32;
    // 1899-12-31 and, after the day that never was, 1899-12-30; 1904-01-01 is day 0 of the other calendar.
    let origin = match (date1904, days) {
        (true, _) => -24_107,
        (false, 0 | 60) => return None,
        (false, 1..60) => -25_568,
        (false, _) => -25_569,
    };
    Date::from_days(origin + days).filter(|day| day.is_recordable())
}

/// What a number in a column of dates says where the workbook does not show it as a date.
///
/// A whole number from 1900 to 2199 is a year; a number that stands for a day from 1950 on is that day, its fraction a time
/// of day. Any other (`5.2025`, `19052025`) is unreadable: read as a day it would be one nobody meant.
///
/// ```
/// use kiemdinh::read::words::{Dated, date_of_number};
///
/// let year = Dated::Given { date: "2018".parse()?, short_year: false };
/// assert_eq!(date_of_number(2018.0, false), year);
/// assert_eq!(date_of_number(5.2025, false), Dated::Unreadable);
/// # Ok::<(), kiemdinh::DateError>(())
/// ```
#[must_use]
pub fn date_of_number(number: f64, date1904: bool) -> Dated {
    /// 1950-01-01.
    const EARLIEST: i32 = -7305;
    if number.fract() == 0.0 && (1900.0..=2199.0).contains(&number) {
        return year(number as u32);
    }
    match excel_day(number, date1904).filter(|day| day.days() >= EARLIEST) {
        Some(day) => Dated::Given { date: PartialDate::Day(day), short_year: false },
        None => Dated::Unreadable,
    }
}

#[cfg(test)]
mod tests;
