//! Holidays, authorities, penalties, provinces, and the tables for reference.

use std::str::FromStr;

use serde_json::Value as Json;

use crate::code::Code;
use crate::date::Date;
use crate::error::ErrorKind;

use super::super::book::Book;
use super::super::data::*;
use super::super::faults::Faults;
use super::super::keys::Keys;
use super::super::tree::json_object;
use super::{citation, each, one, period, verification};

type ReadRule = fn(&mut Keys<'_, '_>) -> Option<HolidayRule>;

pub(super) fn holiday(t: &mut Keys<'_, '_>) -> Option<Holiday> {
    let rules: [(&str, ReadRule); 4] = [
        ("weekend", weekend),
        ("yearly", |t| t.word("month_day", "MM-DD").map(|MonthDay(month, day)| HolidayRule::Yearly(month, day))),
        ("lunar_new_year", |t| t.day("date").map(HolidayRule::LunarNewYear)),
        ("date", |t| t.day("date").map(HolidayRule::Date)),
    ];
    let rule = match t.one_of("rule", &rules) {
        Some(read) => read(t),
        None => {
            t.allow(&["days", "month_day", "date"]);
            None
        }
    };
    let (before, after) = (t.opt_number("days_before", 15), t.opt_number("days_after", 15));
    let (name_vi, verification) = (t.opt_text("name_vi"), verification(t));
    let (source, note) = (t.opt_text("source"), t.opt_text("note"));
    let (days_before, days_after) = (before.unwrap_or(0), after.unwrap_or(0));
    Some(Holiday { rule: rule?, days_before, days_after, name_vi, verification, source, note })
}

fn weekend(t: &mut Keys<'_, '_>) -> Option<HolidayRule> {
    const WEEK: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let days = t.some_texts("days");
    let numbers = days.iter().filter_map(|day| WEEK.iter().position(|known| known == day));
    let numbers: Vec<u32> = numbers.map(|number| number as u32).collect();
    if numbers.len() != days.len() || numbers.len() > 6 {
        let (vi, en) = ("cần từ 1 đến 6 ngày: monday … sunday", "1 to 6 days are needed: monday … sunday");
        t.fault("days", ErrorKind::InvalidValue, vi, en);
    }
    Some(HolidayRule::Weekend(numbers))
}

/// A month and a day, `09-02`.
struct MonthDay(u32, u32);

impl FromStr for MonthDay {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        // In a leap year every month has all its days.
        let day: Date = format!("2000-{text}").parse().map_err(|_| ())?;
        let (_, month, day) = day.ymd();
        Ok(MonthDay(month, day))
    }
}

pub(super) fn authority(t: &mut Keys<'_, '_>) -> Option<Authority> {
    Some(Authority {
        role: t.text("role"),
        name_vi: t.text("name_vi"),
        name_en: t.text("name_en"),
        period: period(t),
        citation: Citation {
            document: t.opt_text("document"),
            provision: t.opt_text("provision"),
            verification: verification(t),
        },
        source: t.opt_text("source"),
        note: t.opt_text("note"),
    })
}

pub(super) fn penalty(t: &mut Keys<'_, '_>) -> Option<Penalty> {
    const MOST: i64 = 1_000_000_000_000;
    let penalty = Penalty {
        act: t.text("act"),
        finding: t.opt_word("finding", "a finding's code").map(|code: Code| code.name().to_owned()),
        units_from: t.opt_number("units_from", 1_000_000),
        units_to: t.opt_number("units_to", 1_000_000),
        individual_min: t.opt_number("individual_min", MOST),
        individual_max: t.opt_number("individual_max", MOST),
        organisation_min: t.opt_number("organisation_min", MOST),
        organisation_max: t.opt_number("organisation_max", MOST),
        period: period(t),
        citation: citation(t),
        caution: t.opt_text("caution"),
        source: t.opt_text("source"),
        note: t.opt_text("note"),
    };
    for (key, least, most) in [
        ("units_to", penalty.units_from.map(u64::from), penalty.units_to.map(u64::from)),
        ("individual_max", penalty.individual_min, penalty.individual_max),
        ("organisation_max", penalty.organisation_min, penalty.organisation_max),
    ] {
        if matches!((least, most), (Some(least), Some(most)) if least > most) {
            t.fault(key, ErrorKind::InvalidValue, "nhỏ hơn đầu kia của khung", "less than the other end of the band");
        }
    }
    Some(penalty)
}

pub(super) fn province(t: &mut Keys<'_, '_>) -> Option<Province> {
    let path = t.path();
    let units = t.tables("units").iter().enumerate();
    let unit = |t: &mut Keys<'_, '_>| {
        Some(Commune {
            code: t.text("code"),
            name: t.text("name"),
            kind: t.text("type"),
            merged_from: t.opt_text("merged_from"),
        })
    };
    let units = units.filter_map(|(index, node)| one(node, format!("{path}.units[{index}]"), t.faults(), unit));
    let units = units.collect();
    Some(Province {
        code: t.text("code"),
        name: t.text("name"),
        units,
        source: t.opt_text("source"),
        note: t.opt_text("note"),
    })
}

/// A table for reference.
struct ReferenceTable {
    name: &'static str,
    /// Texts that each of its provisions has.
    mandatory: &'static [&'static str],
    /// Texts that it may have, beside those of every table.
    optional: &'static [&'static str],
    /// Values of any form that it may have.
    open: &'static [&'static str],
}

const REFERENCES: [ReferenceTable; 5] = [
    ReferenceTable {
        name: "duty",
        mandatory: &["id", "who", "what"],
        optional: &["deadline", "recipient", "document", "provision"],
        open: &[],
    },
    ReferenceTable {
        name: "form",
        mandatory: &["id", "name_vi", "name_en"],
        optional: &["document", "provision"],
        open: &["fields"],
    },
    ReferenceTable {
        name: "identifier",
        mandatory: &["id", "name", "format"],
        optional: &["document", "provision"],
        open: &[],
    },
    ReferenceTable {
        name: "entry",
        mandatory: &["list", "name_vi", "name_en"],
        optional: &[
            "section",
            "item",
            "conformity_modules",
            "corroboration",
            "threshold_meaning",
            "conflict",
            "ambiguity",
        ],
        open: &["thresholds", "exclusions", "qcvn", "hs_codes"],
    },
    ReferenceTable {
        name: "fact",
        mandatory: &["id", "topic", "text"],
        optional: &["document", "provision"],
        open: &[],
    },
];

pub(super) fn references(book: &Book, faults: &mut Faults) -> Vec<Reference> {
    let read = |table: &ReferenceTable, faults: &mut Faults| {
        each(book, table.name, faults, |t| {
            let mut fields: Vec<(String, Json)> = Vec::new();
            fields.extend(table.mandatory.iter().map(|key| ((*key).to_owned(), Json::from(t.text(key)))));
            for key in table.optional.iter().chain(&["source", "note"]) {
                fields.extend(t.opt_text(key).map(|text| ((*key).to_owned(), Json::from(text))));
            }
            for key in table.open {
                fields.extend(t.opt_json(key).map(|json| ((*key).to_owned(), json)));
            }
            let Period { from, to } = period(t);
            for (key, day) in [("from", from), ("to", to)] {
                fields.extend(day.map(|day| (key.to_owned(), Json::from(day.to_string()))));
            }
            fields.push(("verification".to_owned(), Json::from(verification(t).name())));
            let fields = json_object(fields);
            let field = |key: &str| fields.get(key).and_then(Json::as_str).unwrap_or_default();
            let key = match table.name {
                "entry" => format!("{} {} {}", field("list"), field("item"), field("name_en")),
                _ => field("id").to_owned(),
            };
            Some(Reference { table: table.name, key, fields })
        })
    };
    REFERENCES.iter().flat_map(|table| read(table, faults)).collect()
}
