//! Working days: for terms of working days, and for the optional roll of art. 148(5) (S4).

use std::collections::BTreeSet;

use crate::date::Date;

use super::data::{Holiday, HolidayRule, Verification};

/// The days that are not working days, worked out once when a book is loaded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Calendar {
    weekend: u8,
    /// Days off beside the weekend, sorted.
    days_off: Vec<Date>,
    /// First and last year whose lunar holidays the book knows.
    years: Option<(i32, i32)>,
    verification: Option<Verification>,
}

impl Calendar {
    pub(super) fn new(holidays: &[Holiday]) -> Calendar {
        let mut calendar = Calendar::default();
        let mut off = BTreeSet::new();
        let mut moving = Vec::new();
        for holiday in holidays {
            let (before, after) = (i32::from(holiday.days_before), i32::from(holiday.days_after));
            let mut span = |day: Date| off.extend((-before..=after).map(|shift| day.add_days(shift)));
            match &holiday.rule {
                HolidayRule::Weekend(days) => calendar.weekend = days.iter().fold(0, |mask, day| mask | 1 << day),
                HolidayRule::Yearly(month, day) => {
                    for date in (1900..=2249).filter_map(|year| Date::new(year, *month, *day)) {
                        span(date);
                        moving.push(date);
                    }
                }
                HolidayRule::LunarNewYear(date) => {
                    span(*date);
                    let year = date.ymd().0;
                    let (first, last) = calendar.years.unwrap_or((year, year));
                    calendar.years = Some((first.min(year), last.max(year)));
                }
                HolidayRule::Date(date) => {
                    span(*date);
                    moving.push(*date);
                }
            }
            calendar.verification =
                Some(calendar.verification.map_or(holiday.verification, |v| v.weakest(holiday.verification)));
        }
        // A holiday on a day of rest moves to the next working day.
        moving.sort();
        for day in moving.into_iter().filter(|day| calendar.is_weekend(*day)) {
            let next = (1..30).map(|shift| day.add_days(shift));
            off.extend(next.into_iter().find(|day| !calendar.is_weekend(*day) && !off.contains(day)));
        }
        calendar.days_off = off.into_iter().collect();
        calendar
    }

    fn is_weekend(&self, day: Date) -> bool {
        self.weekend >> day.weekday() & 1 == 1
    }

    pub(crate) fn is_working_day(&self, day: Date) -> bool {
        !self.is_weekend(day) && self.days_off.binary_search(&day).is_err()
    }

    /// The day itself, or the next working day.
    pub(crate) fn roll(&self, day: Date) -> Date {
        (0..60).map(|shift| day.add_days(shift)).find(|day| self.is_working_day(*day)).unwrap_or(day)
    }

    /// The last of `count` working days after the day.
    pub(crate) fn add_working_days(&self, day: Date, count: u16) -> Date {
        let mut last = day;
        for _ in 0..count {
            last = self.roll(last.add_days(1));
        }
        last
    }

    /// Whether the book knows the movable holidays of that day's year.
    pub(crate) fn knows(&self, day: Date) -> bool {
        self.years.is_some_and(|(first, last)| (first..=last).contains(&day.ymd().0))
    }

    /// How well the calendar is known.
    pub(crate) fn verification(&self) -> Verification {
        self.verification.unwrap_or(Verification::Unknown)
    }
}
