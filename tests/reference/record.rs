//! The item's record, with the faults of its dates and numbers taken out (S4b, I1–I5, I8, I18).

use super::attributes::{self, Attributes};
use super::book::Book;
use super::dates::{self, Day, Forms, Reading, Span, add_months, day};
use super::finding::Finding;
use super::numbers;
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use serde_json::Value;

pub struct Record {
    pub category: Option<String>,
    pub attributes: Attributes,
    pub year_of_manufacture: Option<i32>,
    pub put_into_use: Option<Span>,
    pub service_life_until: Option<Day>,
    pub declared_on: Option<Day>,
    pub maker_months: Option<u32>,
    pub establishment_months: Option<u32>,
    pub use_state: Option<String>,
    pub use_state_on: Option<Day>,
    pub inspections: Vec<Inspection>,
    pub events: Vec<Event>,
}

pub struct Inspection {
    pub index: usize,
    pub kind: String,
    pub performed_on: Option<Day>,
    pub report_on: Option<Day>,
    pub certificate_issued_on: Option<Day>,
    pub result: Option<String>,
    pub stated: Option<Stated>,
    pub next_kind: Option<String>,
    pub shortening_reason: Option<String>,
    pub body: Option<String>,
    pub inspectors: Vec<String>,
    pub withdrawn_on: Option<Day>,
    pub withdrawn_on_impossible: bool,
    pub withdrawal: Option<String>,
    pub raw: RawTexts,
}

/// Dates as they are printed.
pub struct RawTexts {
    pub certificate_issued_on: Option<String>,
}

/// A stated next date: one day, or the days of a month.
pub struct Stated {
    pub raw: String,
    pub span: Span,
    pub partial: bool,
}

pub struct Event {
    pub index: usize,
    pub kind: String,
    pub on: Day,
}

impl Inspection {
    pub fn field(&self, name: &str) -> String {
        format!("inspections[{}].{name}", self.index)
    }

    pub fn passed(&self) -> bool {
        self.result.as_deref() == Some("pass")
    }

    pub fn failed(&self) -> bool {
        self.result.as_deref() == Some("fail")
    }
}

/// A scalar's text; null is absent.
pub fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

pub fn text_at(object: &Value, key: &str) -> Option<String> {
    object.get(key).and_then(text)
}

/// A text that says something.
pub fn words_at(object: &Value, key: &str) -> Option<String> {
    text_at(object, key).filter(|text| !text.trim().is_empty())
}

fn whole_number(object: &Value, key: &str) -> Option<BigInt> {
    let number = match object.get(key)? {
        Value::Number(number) => numbers::json_number(&number.to_string())?,
        other => numbers::decimal(&text(other)?)?,
    };
    number.is_integer().then(|| number.to_integer())
}

struct Dated {
    raw: String,
    span: Span,
    partial: bool,
}

struct Reader<'a> {
    known_on: Option<Day>,
    findings: &'a mut Vec<Finding>,
}

impl Reader<'_> {
    /// I1: a date field; the second answer is whether it was impossible.
    fn date(&mut self, object: &Value, key: &str, field: &str, forms: Forms) -> (Option<Dated>, bool) {
        let Some(raw) = text_at(object, key) else {
            return (None, false);
        };
        match dates::read(&raw, forms) {
            Reading::Full(day) => {
                let span = Span { first: day, last: day };
                let partial = false;
                (Some(Dated { raw, span, partial }), false)
            }
            Reading::Partial(span) => {
                self.findings.push(Finding::new(102).at(field).raw(raw.clone()));
                let partial = true;
                (Some(Dated { raw, span, partial }), false)
            }
            Reading::Impossible => {
                self.impossible(field, &raw);
                (None, true)
            }
            Reading::Unreadable => {
                self.findings.push(Finding::new(106).at(field).raw(raw));
                (None, false)
            }
        }
    }

    /// A full date that is recorded when it happens (I5).
    fn recorded(&mut self, object: &Value, key: &str, field: &str) -> Option<Day> {
        let (dated, _) = self.date(object, key, field, Forms::Day);
        self.not_in_future(dated.as_ref(), field);
        dated.map(|dated| dated.span.first)
    }

    /// I5: `record_in_future`; the value stays.
    fn not_in_future(&mut self, dated: Option<&Dated>, field: &str) {
        if let (Some(dated), Some(known_on)) = (dated, self.known_on)
            && dated.span.first > known_on
        {
            let finding = Finding::new(104).at(field).raw(&*dated.raw);
            self.findings.push(finding.on(dated.span.first));
        }
    }

    fn impossible(&mut self, field: &str, raw: &str) {
        self.findings.push(Finding::new(101).at(field).raw(raw));
    }

    /// I18: a whole number within a range, else absent.
    fn whole(&mut self, object: &Value, key: &str, most: u32) -> Option<u32> {
        let raw = text_at(object, key)?;
        let Some(number) = whole_number(object, key) else {
            self.findings.push(Finding::new(106).at(key).raw(raw));
            return None;
        };
        match number.to_u32() {
            Some(number) if (1..=most).contains(&number) => Some(number),
            _ => {
                self.findings.push(Finding::new(109).at(key).raw(raw));
                None
            }
        }
    }

    fn year(&mut self, item: &Value) -> Option<i32> {
        let key = "year_of_manufacture";
        let raw = text_at(item, key)?;
        let Some(number) = whole_number(item, key) else {
            self.findings.push(Finding::new(106).at(key).raw(raw));
            return None;
        };
        match number.to_i32() {
            Some(year) if dates::possible_year(year) => Some(year),
            _ => {
                self.impossible(key, &raw);
                None
            }
        }
    }

    fn inspection(&mut self, given: &Value, index: usize, made_from: Option<Day>, ceiling: u32) -> Inspection {
        let field = |name: &str| format!("inspections[{index}].{name}");
        let at = field("performed_on");
        let (performed, _) = self.date(given, "performed_on", &at, Forms::DayOrMonth);
        self.not_in_future(performed.as_ref(), &at);
        // S4b: a partial `performed_on` is its first day.
        let performed_on = performed.as_ref().map(|dated| dated.span.first);
        // I2: `inspection_before_manufacture` leaves the inspection in place.
        if let (Some(dated), Some(made_from)) = (&performed, made_from)
            && dated.span.first < made_from
        {
            let finding = Finding::new(103).at(&at).raw(&*dated.raw);
            self.findings.push(finding.on(dated.span.first));
        }
        let at = field("next_due_on");
        let (mut stated, _) = self.date(given, "next_due_on", &at, Forms::DayOrMonth);
        if let (Some(dated), Some(performed_on)) = (&stated, performed_on) {
            if dated.span.last <= performed_on {
                // I2: a stated next date not after `performed_on`.
                self.impossible(&at, &dated.raw);
                stated = None;
            } else if dated.span.first > add_months(performed_on, ceiling) {
                // I3: beyond any inspection term.
                let finding = Finding::new(313).at(&at).raw(&*dated.raw);
                self.findings.push(finding);
                stated = None;
            }
        }
        let at = field("withdrawn_on");
        let (mut withdrawn, mut withdrawn_on_impossible) = self.date(given, "withdrawn_on", &at, Forms::Day);
        if let (Some(dated), Some(performed_on)) = (&withdrawn, performed_on)
            && dated.span.first < performed_on
        {
            // I2: it holds from `performed_on`.
            self.impossible(&at, &dated.raw);
            withdrawn = None;
            withdrawn_on_impossible = true;
        }
        self.not_in_future(withdrawn.as_ref(), &at);
        let inspectors = given.get("inspectors").and_then(Value::as_array);
        Inspection {
            index,
            // I10.
            kind: words_at(given, "kind").unwrap_or_else(|| "periodic".to_string()),
            performed_on,
            report_on: self.recorded(given, "report_on", &field("report_on")),
            certificate_issued_on: self.recorded(given, "certificate_issued_on", &field("certificate_issued_on")),
            result: words_at(given, "result"),
            stated: stated.map(|dated| Stated { raw: dated.raw, span: dated.span, partial: dated.partial }),
            next_kind: words_at(given, "next_kind"),
            shortening_reason: words_at(given, "shortening_reason"),
            body: words_at(given, "body"),
            inspectors: inspectors
                .map_or(Vec::new(), |numbers| numbers.iter().map(|n| text(n).unwrap_or_default()).collect()),
            withdrawn_on: withdrawn.map(|dated| dated.span.first),
            withdrawn_on_impossible,
            withdrawal: words_at(given, "withdrawal"),
            raw: RawTexts { certificate_issued_on: text_at(given, "certificate_issued_on") },
        }
    }

    fn event(&mut self, given: &Value, index: usize, made_from: Option<Day>) -> Option<Event> {
        let field = format!("events[{index}].on");
        let kind = words_at(given, "kind").unwrap_or_default();
        if text_at(given, "on").is_none() {
            // I9: an event without a date is ignored.
            self.findings.push(Finding::new(113).at(field));
            return None;
        }
        let (dated, _) = self.date(given, "on", &field, Forms::Day);
        let dated = dated?;
        if kind == "put_into_use" && made_from.is_some_and(|made| dated.span.first < made) {
            // S4b: a putting into use before the year of manufacture.
            self.impossible(&field, &dated.raw);
            return None;
        }
        self.not_in_future(Some(&dated), &field);
        let on = dated.span.first;
        Some(Event { index, kind, on })
    }
}

fn list<'a>(item: &'a Value, key: &str) -> &'a [Value] {
    item.get(key).and_then(Value::as_array).map_or(&[], |list| list)
}

pub fn read(book: &Book, item: &Value, ceiling: u32, known_on: Option<Day>, findings: &mut Vec<Finding>) -> Record {
    let attributes = attributes::read(book, item, findings);
    let mut reader = Reader { known_on, findings };
    let year_of_manufacture = reader.year(item);
    let made_from = year_of_manufacture.map(|year| day(year, 1, 1));
    let events: Vec<Event> = list(item, "events")
        .iter()
        .enumerate()
        .filter_map(|(index, given)| reader.event(given, index, made_from))
        .collect();

    let at = "put_into_use_on";
    let (mut put_into_use, _) = reader.date(item, at, at, Forms::DayOrMonthOrYear);
    if let (Some(dated), Some(made_from)) = (&put_into_use, made_from)
        && dated.span.last < made_from
    {
        // I2.
        reader.impossible(at, &dated.raw);
        put_into_use = None;
    }
    reader.not_in_future(put_into_use.as_ref(), at);

    let at = "service_life_until";
    let (mut life, _) = reader.date(item, at, at, Forms::Day);
    if let (Some(dated), Some(made_from)) = (&life, made_from)
        && dated.span.first < made_from
    {
        // I2.
        reader.impossible(at, &dated.raw);
        life = None;
    }
    reader.whole(item, "quantity", 1_000_000);
    Record {
        category: words_at(item, "category"),
        attributes,
        year_of_manufacture,
        put_into_use: put_into_use.map(|dated| dated.span),
        service_life_until: life.map(|dated| dated.span.first),
        declared_on: reader.recorded(item, "declared_on", "declared_on"),
        maker_months: reader.whole(item, "maker_interval_months", 600),
        establishment_months: reader.whole(item, "establishment_interval_months", 600),
        use_state: words_at(item, "use_state"),
        use_state_on: reader.recorded(item, "use_state_on", "use_state_on"),
        inspections: list(item, "inspections")
            .iter()
            .enumerate()
            .map(|(index, given)| reader.inspection(given, index, made_from, ceiling))
            .collect(),
        events,
    }
}
