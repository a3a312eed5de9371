//! One question: an item, a day, and what the caller says about the records.

use super::book::{Book, Category};
use super::dates::{Day, Span, given};
use super::finding::{Finding, Ground, code_of};
use super::record::{self, Inspection, Record, text_at};
use super::usage;
use serde_json::Value;

pub struct Case<'a> {
    pub book: &'a Book,
    pub record: Record,
    pub as_of: Day,
    pub category: Option<&'a Category>,
    pub category_id: String,
    pub regime: String,
    pub window_days: i64,
    pub strict: bool,
    pub declarations_complete: bool,
    pub history_complete: bool,
    pub use_complete: bool,
    pub accreditations: Vec<Value>,
    pub parameters: Parameters,
}

pub struct Parameters {
    pub stated_ceiling_months: u32,
    pub printed_date_prevails: bool,
    pub roll_to_working_day: bool,
    pub declaration_days: u32,
    pub certificate_working_days: u32,
    pub inspector_refresher_months: u32,
}

impl Parameters {
    fn read(book: &Book, options: &Value) -> Parameters {
        let overridden = |name: &str| options.get("parameters").and_then(|all| all.get(name));
        let number = |name: &str, default: u32| -> u32 {
            let from_book = book.parameters.get(name).and_then(toml::Value::as_integer);
            let value = overridden(name).and_then(Value::as_i64).or(from_book);
            value.map_or(default, |value| u32::try_from(value).expect("a number"))
        };
        let switch = |name: &str| -> bool {
            let from_book = book.parameters.get(name).and_then(toml::Value::as_bool);
            let value = overridden(name).and_then(Value::as_bool).or(from_book);
            value.unwrap_or(false)
        };
        Parameters {
            stated_ceiling_months: number("stated_ceiling_months", 72),
            printed_date_prevails: switch("printed_date_prevails"),
            roll_to_working_day: switch("roll_to_working_day"),
            declaration_days: number("declaration_days", 30),
            certificate_working_days: number("certificate_working_days", 5),
            inspector_refresher_months: number("inspector_refresher_months", 36),
        }
    }
}

impl<'a> Case<'a> {
    pub fn read(book: &'a Book, item: &Value, as_of: &str, options: &Value, findings: &mut Vec<Finding>) -> Case<'a> {
        let parameters = Parameters::read(book, options);
        let known_on = text_at(options, "known_on").map(|text| given(&text));
        let complete = |name: &str| {
            let named = options.get("complete").and_then(Value::as_array);
            named.is_some_and(|all| all.iter().any(|one| one == name))
        };
        let ceiling = parameters.stated_ceiling_months;
        let record = record::read(book, item, ceiling, known_on, findings);
        let category_id = record.category.clone().unwrap_or_default();
        let category = book.categories.get(&category_id);
        let mut case = Case {
            book,
            as_of: given(as_of),
            category,
            category_id,
            // S5: an item of undetermined coverage is assessed as if regulated.
            regime: category.map_or("periodic_inspection".to_string(), |category| category.regime.clone()),
            window_days: options.get("window_days").and_then(Value::as_i64).unwrap_or(30),
            strict: options.get("strict").and_then(Value::as_bool) == Some(true),
            declarations_complete: complete("declarations"),
            history_complete: complete("history"),
            use_complete: complete("use"),
            accreditations: options.get("accreditations").and_then(Value::as_array).cloned().unwrap_or_default(),
            parameters,
            record,
        };
        // I8: without the field, the earliest event of putting into use that has an effect.
        if case.record.put_into_use.is_none() {
            let first = usage::events(&case).into_iter().find(|step| step.kind == "put_into_use");
            case.record.put_into_use = first.map(|step| Span { first: step.on, last: step.on });
        }
        case
    }

    pub fn periodic(&self) -> bool {
        self.regime == "periodic_inspection"
    }

    /// I10: the kinds that count in the regime.
    pub fn counts(&self, inspection: &Inspection) -> bool {
        let kind = inspection.kind.as_str();
        match self.regime.as_str() {
            "periodic_inspection" => matches!(kind, "initial" | "periodic" | "extraordinary"),
            "conformity" => kind == "conformity",
            // sector_law: records of every kind.
            _ => true,
        }
    }

    /// The inspections whose day is known and not later than `as_of`, by day and then by their place in the record.
    pub fn dated_inspections(&self) -> Vec<&Inspection> {
        let mut dated: Vec<&Inspection> = self
            .record
            .inspections
            .iter()
            .filter(|inspection| inspection.performed_on.is_some_and(|day| day <= self.as_of))
            .collect();
        dated.sort_by_key(|inspection| (inspection.performed_on, inspection.index));
        dated
    }

    /// I11, S4b: is the inspection's result withdrawn on `as_of`?
    pub fn is_withdrawn(&self, inspection: &Inspection) -> bool {
        match inspection.withdrawn_on {
            Some(day) => day <= self.as_of,
            // Impossible, or missing although `withdrawal` is given: it holds from `performed_on`.
            None if inspection.withdrawn_on_impossible || inspection.withdrawal.is_some() => {
                inspection.performed_on.is_none_or(|day| day <= self.as_of)
            }
            None => false,
        }
    }

    /// The provision of the rulebook's table of grounds, else the one given.
    pub fn ground(&self, number: u16, day: Day, otherwise: Ground) -> Ground {
        match self.book.obligation(code_of(number), day) {
            Some(row) => row.ground.clone(),
            None => otherwise,
        }
    }
}
