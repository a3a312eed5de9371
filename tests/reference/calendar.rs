//! Working days (holidays.csv): for `certificate_late` and the optional roll of S4 only.

use super::book::{date, text, texts, whole};
use super::dates::{Day, day, day_after};
use super::interval::weakest;
use chrono::{Datelike, Days, Weekday};
use std::collections::BTreeSet;
use toml::Table;

pub struct Calendar {
    rest: Vec<Weekday>,
    holidays: BTreeSet<Day>,
    lunar_years: BTreeSet<i32>,
    verifications: Vec<String>,
}

impl Calendar {
    pub fn new(tables: &[Table]) -> Calendar {
        let mut calendar = Calendar {
            rest: Vec::new(),
            holidays: BTreeSet::new(),
            lunar_years: BTreeSet::new(),
            verifications: tables.iter().map(|table| text(table, "verification")).collect(),
        };
        // The single days that move where they fall on a day of rest.
        let mut moving = BTreeSet::new();
        for table in tables {
            let before = whole(table, "days_before").unwrap_or(0);
            let after = whole(table, "days_after").unwrap_or(0);
            match text(table, "rule").as_str() {
                "weekend" => {
                    for name in texts(table, "days") {
                        calendar.rest.push(name.parse().expect("a weekday"));
                    }
                }
                "yearly" => {
                    let month_day = text(table, "month_day");
                    let (month, number) = month_day.split_once('-').expect("MM-DD");
                    let (month, number) = (month.parse().unwrap(), number.parse().unwrap());
                    for year in 1900..2250 {
                        calendar.add(day(year, month, number), before, after);
                        moving.insert(day(year, month, number));
                    }
                }
                "date" => {
                    let date = date(table, "date").expect("a date");
                    calendar.add(date, before, after);
                    moving.insert(date);
                }
                "lunar_new_year" => {
                    let date = date(table, "date").expect("a date");
                    calendar.add(date, before, after);
                    calendar.lunar_years.insert(date.year());
                }
                other => panic!("no rule of holidays: {other}"),
            }
        }
        // A holiday on a day of rest moves to the next working day (the note in holidays.csv).
        for holiday in moving {
            if calendar.rest.contains(&holiday.weekday()) {
                let mut moved = day_after(holiday);
                while !calendar.is_working_day(moved) {
                    moved = day_after(moved);
                }
                calendar.holidays.insert(moved);
            }
        }
        calendar
    }

    fn add(&mut self, holiday: Day, before: u32, after: u32) {
        let first = holiday - Days::new(before.into());
        for offset in 0..=before + after {
            self.holidays.insert(first + Days::new(offset.into()));
        }
    }

    pub fn is_working_day(&self, day: Day) -> bool {
        !self.rest.contains(&day.weekday()) && !self.holidays.contains(&day)
    }

    /// The weakest of all its rules: a term of working days rests on the days that are none as well.
    pub fn verification(&self) -> &str {
        let all: Vec<&str> = self.verifications.iter().map(String::as_str).collect();
        weakest(&all)
    }

    pub fn covers(&self, day: Day) -> bool {
        match (self.lunar_years.first(), self.lunar_years.last()) {
            (Some(first), Some(last)) => (*first..=*last).contains(&day.year()),
            _ => false,
        }
    }
}
