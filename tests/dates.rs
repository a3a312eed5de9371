//! Civil dates and terms (S1–S4b), against another implementation and at their edges.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "it is a test")]

use chrono::{Datelike, Months, NaiveDate};
use kiemdinh::quantity::Quantity;
use kiemdinh::record::{Attribute, AttributeValue};
use kiemdinh::{Code, Date, DateError, Inspection, Item, Options, Outcome, PartialDate, Rulebook, Status};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Days from 0001-01-01 to 1970-01-01, as chrono counts them (its first day is number 1).
const CHRONO_EPOCH: i32 = 719_163;

/// A forklift of 2 t, put into use and inspected on those days.
fn forklift(put_into_use: &str, inspected: &str) -> Item {
    let mut item = Item::new("XN-1", "lifting.forklift");
    item.put_into_use_on = Some(put_into_use.parse().unwrap());
    let capacity: Quantity = "2 t".parse().unwrap();
    item.attributes.push(Attribute {
        name: "rated_capacity".into(),
        value: AttributeValue::Measured { value: capacity.value, unit: Some(capacity.unit) },
    });
    item.inspections.push(Inspection {
        performed_on: Some(inspected.parse().unwrap()),
        result: Some(Outcome::Pass),
        ..Inspection::default()
    });
    item
}

/// Months of the interval for that forklift: 24, and 12 when more than 10 years in service.
fn forklift_months(put_into_use: &str, inspected: &str) -> (u16, u16) {
    let item = forklift(put_into_use, inspected);
    let options = Options::default();
    let answer = Rulebook::builtin().assess(&item, day(inspected), &options);
    answer.interval.expect("an interval").months.expect("a known interval")
}

// S2: months.

/// Every day of 1900–2199, 60 months back to 360 months forth: 46 million sums against chrono.
#[test]
fn s2_every_day_and_every_month_sum_agrees_with_chrono() {
    let months = -60..=360_i32;
    let days = Date::RECORD_MIN.days()..=Date::RECORD_MAX.days();
    assert_eq!((days.clone().count(), months.clone().count()), (109_573, 421));
    for number in days {
        let date = Date::from_days(number).unwrap();
        let other = NaiveDate::from_num_days_from_ce_opt(number + CHRONO_EPOCH).unwrap();
        for count in months.clone() {
            let step = Months::new(count.unsigned_abs());
            let sum = if count < 0 { other.checked_sub_months(step) } else { other.checked_add_months(step) };
            let expected = sum.unwrap().num_days_from_ce() - CHRONO_EPOCH;
            assert!(date.add_months(count).days() == expected, "{date} + {count} months");
        }
    }
}

#[test]
fn s2_31_january_plus_one_month_is_the_last_of_february() {
    assert_eq!(day("2023-01-31").add_months(1), day("2023-02-28"));
    assert_eq!(day("2024-01-31").add_months(1), day("2024-02-29"));
    assert_eq!(day("2100-01-31").add_months(1), day("2100-02-28"), "2100 is no leap year");
    assert_eq!(day("2000-01-31").add_months(1), day("2000-02-29"), "2000 is one");
}

#[test]
fn s2_30_and_29_january_plus_one_month_are_the_last_of_a_short_february() {
    assert_eq!(day("2023-01-30").add_months(1), day("2023-02-28"));
    assert_eq!(day("2023-01-29").add_months(1), day("2023-02-28"));
    assert_eq!(day("2023-01-28").add_months(1), day("2023-02-28"));
    assert_eq!(day("2024-01-29").add_months(1), day("2024-02-29"));
}

#[test]
fn s2_29_february_plus_a_year_is_28_february() {
    assert_eq!(day("2024-02-29").add_months(12), day("2025-02-28"));
    assert_eq!(day("2024-02-29").add_months(24), day("2026-02-28"));
    assert_eq!(day("2024-02-29").add_months(36), day("2027-02-28"));
}

#[test]
fn s2_29_february_plus_four_years_is_29_february_again() {
    assert_eq!(day("2024-02-29").add_months(48), day("2028-02-29"));
    assert_eq!(day("2096-02-29").add_months(48), day("2100-02-28"));
}

#[test]
fn s2_28_february_of_a_leap_year_stays_the_28th() {
    assert_eq!(day("2024-02-28").add_months(12), day("2025-02-28"));
    assert_eq!(day("2023-02-28").add_months(12), day("2024-02-28"), "the last day does not stick to the month's end");
}

#[test]
fn s2_31st_into_a_month_of_30_days() {
    assert_eq!(day("2024-08-31").add_months(1), day("2024-09-30"));
    assert_eq!(day("2024-03-31").add_months(-4), day("2023-11-30"));
    assert_eq!(day("2024-12-31").add_months(6), day("2025-06-30"));
}

#[test]
fn s2_added_once_never_step_by_step() {
    let start = day("2024-01-31");
    assert_eq!(start.add_months(2), day("2024-03-31"));
    assert_eq!(start.add_months(1).add_months(1), day("2024-03-29"), "two steps lose two days");
    let leap = day("2020-02-29");
    assert_eq!(leap.add_months(48), day("2024-02-29"));
    assert_eq!((0..4).fold(leap, |date, _| date.add_months(12)), day("2024-02-28"));
}

#[test]
fn s2_no_months_is_the_same_day() {
    for text in ["1900-01-01", "2024-02-29", "2199-12-31"] {
        assert_eq!(day(text).add_months(0), day(text));
    }
}

#[test]
fn s2_over_the_turn_of_the_year() {
    assert_eq!(day("2023-12-15").add_months(1), day("2024-01-15"));
    assert_eq!(day("2024-01-15").add_months(-1), day("2023-12-15"));
    assert_eq!(day("2024-01-31").add_months(-2), day("2023-11-30"));
}

#[test]
fn s2_sums_saturate_at_the_ends_of_the_calendar() {
    assert_eq!(Date::MAX.add_months(1), Date::MAX);
    assert_eq!(Date::MIN.add_months(-1), Date::MIN);
    assert_eq!(day("2024-02-29").add_months(i32::MAX), Date::MAX);
    assert_eq!(day("2024-02-29").add_months(i32::MIN), Date::MIN);
    assert_eq!(Date::MAX.add_days(i32::MAX), Date::MAX);
    assert_eq!(Date::MIN.add_days(i32::MIN), Date::MIN);
    assert_eq!(Date::MIN.add_days(1).to_string(), "0001-01-02");
    assert_eq!(Date::MAX.add_days(-1).to_string(), "9999-12-30");
    assert_eq!(Date::new(9999, 11, 30).unwrap().add_months(1).to_string(), "9999-12-30");
}

#[test]
fn s2_valid_until_a_day_is_valid_on_it_and_overdue_on_the_next() {
    // 24 months from 31 August 2022; the term ends on 31 August 2024.
    let item = forklift("2021-05-04", "2022-08-31");
    let options = Options::default();
    let status = |as_of: &str| Rulebook::builtin().assess(&item, day(as_of), &options).status;
    assert_eq!(status("2024-07-31"), Status::Valid, "31 days left");
    assert_eq!(status("2024-08-01"), Status::DueSoon, "30 days left");
    assert_eq!(status("2024-08-31"), Status::DueSoon);
    assert_eq!(status("2024-09-01"), Status::Overdue);
}

#[test]
fn s2_a_term_from_29_february_ends_on_28_february() {
    let item = forklift("2021-05-04", "2024-02-29");
    let options = Options::default();
    let answer = Rulebook::builtin().assess(&item, day("2026-02-28"), &options);
    assert_eq!((answer.due_on, answer.status), (Some(day("2026-02-28")), Status::DueSoon));
    assert_eq!(Rulebook::builtin().assess(&item, day("2026-03-01"), &options).status, Status::Overdue);
}

// S3: years.

#[test]
fn s3_more_than_ten_years_means_later_than_the_tenth_anniversary() {
    assert_eq!(forklift_months("2013-06-15", "2023-06-14"), (24, 24));
    assert_eq!(forklift_months("2013-06-15", "2023-06-15"), (24, 24), "ten years to the day are not more than ten");
    assert_eq!(forklift_months("2013-06-15", "2023-06-16"), (12, 12));
}

#[test]
fn s3_ten_years_from_29_february_end_on_28_february() {
    assert_eq!(forklift_months("2012-02-29", "2022-02-27"), (24, 24));
    assert_eq!(forklift_months("2012-02-29", "2022-02-28"), (24, 24));
    assert_eq!(forklift_months("2012-02-29", "2022-03-01"), (12, 12));
}

#[test]
fn s3_an_age_is_never_a_difference_of_days() {
    // From 1 March 2009 ten years hold 3,652 days, from 1 March 2011 they hold 3,653.
    for start in ["2009-03-01", "2011-03-01"] {
        let anniversary = day(start).add_months(120);
        assert_eq!(forklift_months(start, &anniversary.to_string()), (24, 24), "{start}");
        assert_eq!(forklift_months(start, &anniversary.add_days(1).to_string()), (12, 12), "{start}");
    }
    let length = |start: &str| day(start).add_months(120).days_since(day(start));
    assert_eq!((length("2009-03-01"), length("2011-03-01")), (3652, 3653));
}

// The calendar.

/// Every day of the years 1 to 9999, counted up by hand.
#[test]
fn s1_every_day_of_ten_thousand_years_there_and_back() {
    let leap = |year: i32| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let mut number = Date::MIN.days();
    let mut weekday = 0; // 0001-01-01 was a Monday.
    for year in 1..=9999 {
        for month in 1..=12_u32 {
            let last = match month {
                2 if leap(year) => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            for of_month in 1..=last {
                let date = Date::new(year, month, of_month).unwrap();
                assert!(date.days() == number, "{date} is day {} and not {number}", date.days());
                assert!(date.ymd() == (year, month, of_month), "{date}");
                assert!(date.weekday() == weekday, "{date}");
                assert!(date.end_of_month().ymd() == (year, month, last), "{date}");
                number += 1;
                weekday = (weekday + 1) % 7;
            }
            assert_eq!(Date::new(year, month, last + 1), None);
            assert_eq!(Date::new(year, month, 0), None);
        }
        assert_eq!((Date::new(year, 0, 1), Date::new(year, 13, 1)), (None, None));
    }
    assert_eq!(number - 1, Date::MAX.days());
}

#[test]
fn s1_every_day_of_1800_to_2299_agrees_with_chrono() {
    let (first, last) = (Date::new(1800, 1, 1).unwrap(), Date::new(2299, 12, 31).unwrap());
    for number in first.days()..=last.days() {
        let date = Date::from_days(number).unwrap();
        let other = NaiveDate::from_num_days_from_ce_opt(number + CHRONO_EPOCH).unwrap();
        assert_eq!(date.ymd(), (other.year(), other.month(), other.day()));
        assert_eq!(date.weekday(), other.weekday().num_days_from_monday());
        assert_eq!(date.to_string(), other.to_string());
    }
}

#[test]
fn s1_known_days() {
    assert_eq!(day("1970-01-01").days(), 0);
    assert_eq!(day("2000-03-01").days(), 11_017);
    assert_eq!(day("2026-11-23").weekday(), 0, "a Monday");
    assert_eq!(day("2024-03-01").days_since(day("2024-02-28")), 2);
    assert_eq!(day("2023-03-01").days_since(day("2023-02-28")), 1);
    assert_eq!(day("2023-02-28").days_since(day("2023-03-01")), -1);
}

#[test]
fn s1_outside_the_calendar_there_is_no_day() {
    assert_eq!(Date::from_days(Date::MIN.days() - 1), None);
    assert_eq!(Date::from_days(Date::MAX.days() + 1), None);
    assert_eq!(Date::from_days(i32::MIN), None);
    assert_eq!(Date::from_days(i32::MAX), None);
    assert_eq!(Date::new(0, 12, 31), None);
    assert_eq!(Date::new(10_000, 1, 1), None);
    assert_eq!(Date::new(i32::MIN, 1, 1), None);
    assert_eq!(Date::new(2024, u32::MAX, 1), None);
    assert_eq!(Date::new(2024, 1, u32::MAX), None);
    assert_eq!((Date::MIN.to_string(), Date::MAX.to_string()), ("0001-01-01".into(), "9999-12-31".into()));
}

// Texts.

#[test]
fn s1_every_recordable_day_is_printed_and_read_back() {
    for number in Date::RECORD_MIN.days()..=Date::RECORD_MAX.days() {
        let date = Date::from_days(number).unwrap();
        let (year, month, of_month) = date.ymd();
        let text = date.to_string();
        assert_eq!(text, format!("{year:04}-{month:02}-{of_month:02}"));
        assert_eq!(text.parse(), Ok(date));
        assert_eq!(text.parse(), Ok(PartialDate::Day(date)));
    }
}

#[test]
fn s1_dates_are_texts_in_json() {
    assert_eq!(serde_json::to_string(&day("2024-02-29")).unwrap(), "\"2024-02-29\"");
    let month: PartialDate = "2024-02".parse().unwrap();
    assert_eq!(serde_json::to_string(&month).unwrap(), "\"2024-02\"");
    assert_eq!(format!("{:>12}|{:<12}|", day("2024-02-29"), day("2024-02-29")), "  2024-02-29|2024-02-29  |");
}

#[test]
fn s4b_days_that_do_not_exist_are_impossible() {
    for text in [
        "2023-02-29",
        "2100-02-29",
        "1900-02-29",
        "2024-02-30",
        "2024-04-31",
        "2024-06-31",
        "2024-13-01",
        "2024-00-10",
        "2024-01-00",
        "2024-01-32",
        "0000-00-00",
    ] {
        assert_eq!(text.parse::<Date>(), Err(DateError::Impossible), "{text}");
        assert_eq!(text.parse::<PartialDate>(), Err(DateError::Impossible), "{text}");
    }
}

#[test]
fn s4b_only_the_years_1900_to_2199_can_be_recorded() {
    assert_eq!(day("1900-01-01"), Date::RECORD_MIN);
    assert_eq!(day("2199-12-31"), Date::RECORD_MAX);
    for text in ["1899-12-31", "2200-01-01", "0001-01-01", "9999-12-31"] {
        assert_eq!(text.parse::<Date>(), Err(DateError::Impossible), "{text}");
    }
    for text in ["1899", "2200", "1899-12", "2200-01", "0000"] {
        assert_eq!(text.parse::<PartialDate>(), Err(DateError::Impossible), "{text}");
    }
    assert!(Date::RECORD_MIN.is_recordable() && Date::RECORD_MAX.is_recordable());
    assert!(!Date::RECORD_MIN.add_days(-1).is_recordable() && !Date::RECORD_MAX.add_days(1).is_recordable());
}

#[test]
fn s4b_text_that_is_no_date_is_not_an_impossible_date() {
    for text in [
        "",
        "-",
        "chưa rõ",
        "2024-1-05",
        "2024-01-5",
        "24-01-05",
        "2024/01/05",
        "05-01-2024",
        "05/01/2024",
        "2024.01.05",
        "20240105",
        " 2024-01-05",
        "2024-01-05 ",
        "2024-01-05T00:00:00",
        "2024-01-05Z",
        "+024-01-05",
        "-024-01-05",
        "2024-+1-05",
        "2024-0a-05",
        "2024-01-0a",
        "20a4-01-05",
        "２０２４-01-05",
        "2024-01-05\0",
        "2024−01−05",
        "99999-01-01",
        "2024-",
        "2024-01-",
    ] {
        assert_eq!(text.parse::<Date>(), Err(DateError::NotADate), "{text:?}");
        assert_eq!(text.parse::<PartialDate>(), Err(DateError::NotADate), "{text:?}");
    }
}

#[test]
fn s4b_a_month_or_year_is_no_day() {
    for text in ["2024-02", "2024"] {
        assert_eq!(text.parse::<Date>(), Err(DateError::NotADate), "{text}");
        assert!(text.parse::<PartialDate>().unwrap().is_partial(), "{text}");
    }
    assert!(!"2024-02-01".parse::<PartialDate>().unwrap().is_partial());
}

#[test]
fn s4b_a_partial_date_is_a_range_of_days() {
    let range = |text: &str| {
        let date: PartialDate = text.parse().unwrap();
        assert_eq!(date.to_string(), text);
        (date.first().to_string(), date.last().to_string())
    };
    let days = |first: &str, last: &str| (first.to_owned(), last.to_owned());
    assert_eq!(range("2024-02"), days("2024-02-01", "2024-02-29"));
    assert_eq!(range("2023-02"), days("2023-02-01", "2023-02-28"));
    assert_eq!(range("2024-12"), days("2024-12-01", "2024-12-31"));
    assert_eq!(range("2024-11"), days("2024-11-01", "2024-11-30"));
    assert_eq!(range("2024"), days("2024-01-01", "2024-12-31"));
    assert_eq!(range("1900"), days("1900-01-01", "1900-12-31"));
    assert_eq!(range("2199-12"), days("2199-12-01", "2199-12-31"));
    assert_eq!(range("2024-02-29"), days("2024-02-29", "2024-02-29"));
    for text in ["2024-00", "2024-13"] {
        assert_eq!(text.parse::<PartialDate>(), Err(DateError::Impossible), "{text}");
    }
}

#[test]
fn s4b_a_month_is_no_day_of_its_own() {
    let (month, first): (PartialDate, PartialDate) = ("2024-02".parse().unwrap(), "2024-02-01".parse().unwrap());
    assert_ne!(month, first);
    assert_eq!(month.first(), first.first());
    assert_eq!(PartialDate::from(day("2024-02-01")), first);
}

#[test]
fn s4b_a_stated_month_is_its_last_day_or_the_end_of_the_term_within_it() {
    let options = Options::default();
    let stated = |month: &str| {
        // 24 months from 12 May 2023: the term ends on 12 May 2025.
        let mut item = forklift("2021-05-04", "2023-05-12");
        item.inspections.first_mut().unwrap().next_due_on = Some(month.parse().unwrap());
        let answer = Rulebook::builtin().assess(&item, day("2024-01-01"), &options);
        assert!(answer.findings.iter().any(|finding| finding.code == Code::PartialDate), "{month}");
        answer.due_on.map(|due_on| due_on.to_string())
    };
    assert_eq!(stated("2025-04").as_deref(), Some("2025-04-30"));
    assert_eq!(stated("2025-05").as_deref(), Some("2025-05-12"), "the term ends in that month");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    /// Whatever the text: a date that is read is printed as the same text.
    #[test]
    fn s4b_what_is_read_is_printed_as_it_stood(text in "[0-9]{3,5}(-[0-9]{1,2}){0,3}|[-0-9]{0,10}|\\PC{0,12}") {
        if let Ok(date) = text.parse::<PartialDate>() {
            prop_assert_eq!(date.to_string(), &*text);
            prop_assert!(date.first().is_recordable() && date.last().is_recordable());
        }
        if let Ok(date) = text.parse::<Date>() {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    /// Adding months keeps the order of days, and a later term ends later.
    #[test]
    fn s2_month_sums_keep_the_order(start in -25_567..84_005_i32, later in 0..40_000_i32, months in -600..600_i32) {
        let (first, second) = (Date::from_days(start).unwrap(), Date::from_days(start + later).unwrap());
        prop_assert!(first.add_months(months) <= second.add_months(months));
        prop_assert!(first.add_months(months) < first.add_months(months + 1));
    }
}
