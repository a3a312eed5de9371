//! Civil dates and terms (S1–S4b, I1).

use super::book::Book;
use chrono::{Datelike, Months, NaiveDate};

pub type Day = NaiveDate;

/// A range of days: one day, or the days a partial date may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub first: Day,
    pub last: Day,
}

/// Which shorter forms a field allows (I1).
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Forms {
    Day,
    DayOrMonth,
    DayOrMonthOrYear,
}

/// What a text turned out to be.
pub enum Reading {
    Full(Day),
    Partial(Span),
    Impossible,
    Unreadable,
}

pub fn day(year: i32, month: u32, day: u32) -> Day {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day that exists")
}

/// S2: the same day of the month `months` later, or the last day of that month.
pub fn add_months(start: Day, months: u32) -> Day {
    start.checked_add_months(Months::new(months)).expect("a term that ends within the calendar")
}

pub fn day_after(start: Day) -> Day {
    start.succ_opt().expect("a next day")
}

pub fn day_before(start: Day) -> Day {
    start.pred_opt().expect("a day before")
}

/// The last day of the month in which `within` lies.
pub fn month_end(within: Day) -> Day {
    let mut last = within;
    while day_after(last).month() == within.month() {
        last = day_after(last);
    }
    last
}

pub fn same_month(one: Day, other: Day) -> bool {
    one.year() == other.year() && one.month() == other.month()
}

/// A date that the caller or the rulebook gives; nonsense is a mistake of the caller.
pub fn given(text: &str) -> Day {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap_or_else(|_| panic!("not a date: {text}"))
}

/// I1: the text of a date field, with the shorter forms that the field allows.
pub fn read(text: &str, forms: Forms) -> Reading {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    let number = |from: usize, to: usize| -> u32 { text[from..to].parse().expect("digits") };
    match shape.as_str() {
        "9999-99-99" => match NaiveDate::from_ymd_opt(number(0, 4) as i32, number(5, 7), number(8, 10)) {
            Some(date) if possible_year(date.year()) => Reading::Full(date),
            _ => Reading::Impossible,
        },
        "9999-99" if forms != Forms::Day => match NaiveDate::from_ymd_opt(number(0, 4) as i32, number(5, 7), 1) {
            Some(first) if possible_year(first.year()) => Reading::Partial(Span { first, last: month_end(first) }),
            _ => Reading::Impossible,
        },
        "9999" if forms == Forms::DayOrMonthOrYear => {
            let year = number(0, 4) as i32;
            if possible_year(year) {
                Reading::Partial(Span { first: day(year, 1, 1), last: day(year, 12, 31) })
            } else {
                Reading::Impossible
            }
        }
        _ => Reading::Unreadable,
    }
}

/// S4b: years from 1900 to 2199.
pub fn possible_year(year: i32) -> bool {
    (1900..=2199).contains(&year)
}

/// The day that lies `count` working days after `start`.
pub fn working_days_after(book: &Book, start: Day, count: u32) -> Day {
    let mut date = start;
    let mut counted = 0;
    while counted < count {
        date = day_after(date);
        if book.is_working_day(date) {
            counted += 1;
        }
    }
    date
}

/// I31: the day itself, or the next working day.
pub fn roll(book: &Book, date: Day) -> Day {
    let mut rolled = date;
    while !book.is_working_day(rolled) {
        rolled = day_after(rolled);
    }
    rolled
}
