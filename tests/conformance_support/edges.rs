//! Which edges of the rulebook the cases stand on: terms, ages, days in force, thresholds.

use std::cmp::Ordering;

use kiemdinh::law::{Comparison, IntervalRule, Test};
use kiemdinh::record::AttributeValue;
use kiemdinh::{Date, Quantity, Rulebook};
use serde_json::Value;

/// One judged record of a case without overlays.
pub(crate) struct Judged {
    pub(crate) item: Value,
    pub(crate) expect: Value,
}

impl Judged {
    fn is_of(&self, category: &str) -> bool {
        self.item["category"] == category
    }

    /// The day of its one inspection.
    fn performed_on(&self) -> Option<Date> {
        match self.item["inspections"].as_array()?.as_slice() {
            [one] => one["performed_on"].as_str()?.parse().ok(),
            _ => None,
        }
    }

    /// The day from which its age surely runs.
    fn used_from(&self) -> Option<Date> {
        let day = self.item["put_into_use_on"].as_str()?.parse().ok();
        day.filter(|_| self.item.get("year_of_manufacture").is_none())
    }

    /// Whether this rule alone gave the interval.
    fn is_by(&self, rule: &str) -> bool {
        self.expect["interval"]["rules"].as_array().is_some_and(|rules| rules.len() == 1 && rules[0] == rule)
    }

    fn as_of(&self) -> Date {
        self.expect["as_of"].as_str().expect("as_of").parse().expect("a day")
    }
}

/// The interval rules that decide, each with each of its categories.
fn decisive(book: &Rulebook) -> Vec<(&IntervalRule, &str)> {
    let rules = book.data().intervals.iter();
    let rules = rules.filter(|rule| rule.months.is_some() && rule.citation.verification.decides());
    rules.flat_map(|rule| rule.categories.iter().map(move |category| (rule, category.as_str()))).collect()
}

/// The computed last day of every term, and the day after it.
pub(crate) fn missing_terms(book: &Rulebook, cases: &[Judged]) -> Vec<String> {
    let mut missing = Vec::new();
    for (rule, category) in decisive(book) {
        for (days_left, status) in [(0, "due_soon"), (-1, "overdue")] {
            let stands = |case: &Judged| {
                case.is_of(category)
                    && case.is_by(&rule.id)
                    && case.expect["due_basis"] == "computed"
                    && case.expect["interval"]["max_months"] == rule.months.expect("months")
                    && case.expect["days_left"] == days_left
                    && case.expect["status"] == status
            };
            if !cases.iter().any(stands) {
                missing.push(format!("{category} {}: {days_left} days left, {status}", rule.id));
            }
        }
    }
    missing
}

/// The day before, of and after every age limit of a rule that decides.
pub(crate) fn missing_ages(book: &Rulebook, cases: &[Judged]) -> Vec<String> {
    let mut missing = Vec::new();
    for (rule, category) in decisive(book) {
        for (name, test) in rule.when.iter().flat_map(|when| when.tests()) {
            let Test::Years(op, years) = test else { continue };
            assert_eq!(
                (name, op),
                ("years_in_service", &Comparison::More),
                "an age limit of another kind: {}",
                rule.id
            );
            for days in [-1, 0, 1] {
                let stands = |case: &&Judged| {
                    let anniversary = case.used_from().map(|day| day.add_months(i32::from(*years) * 12));
                    case.is_of(category)
                        && anniversary.is_some()
                        && anniversary == case.performed_on().map(|day| day.add_days(-days))
                };
                if !cases.iter().any(|case| stands(&case)) {
                    missing.push(format!("{category}: inspected {days} days from {years} years in service"));
                }
            }
        }
    }
    missing
}

/// The first day of every rule that decides, and the day before it.
pub(crate) fn missing_first_days(book: &Rulebook, cases: &[Judged]) -> Vec<String> {
    let mut missing = Vec::new();
    for (rule, category) in decisive(book) {
        let from = rule.period.from.expect("a rule's first day");
        let on = |day: Date| cases.iter().filter(move |case| case.is_of(category) && case.performed_on() == Some(day));
        let known = |case: &Judged| !case.expect["interval"]["max_months"].is_null();
        if !on(from).any(known) || on(from.add_days(-1)).all(known) {
            missing.push(format!("{category}: inspected on {from}, and the day before"));
        }
        assert_eq!(rule.period.to, None, "{}: its last day needs cases too", rule.id);
    }
    missing
}

/// A value below, at and above every measured threshold of the list in force that decides.
pub(crate) fn missing_thresholds(book: &Rulebook, cases: &[Judged]) -> Vec<String> {
    let list = book.list(book.verified_until()).expect("a list in force");
    let mut missing = Vec::new();
    for row in list.rows.iter().filter(|row| row.citation.verification.decides()) {
        for (name, test) in row.when.iter().chain(&row.doubt).flat_map(|when| when.tests()) {
            let Test::Measure(_, limit) = test else { continue };
            for order in [Ordering::Less, Ordering::Equal, Ordering::Greater] {
                let stands = |case: &Judged| {
                    case.is_of(&row.category)
                        && list.period.holds(case.as_of())
                        && measured(&case.item, name).and_then(|value| value.compare(limit)) == Some(order)
                };
                if !cases.iter().any(stands) {
                    missing.push(format!("{}: {name} {order:?} {limit}", row.category));
                }
            }
        }
    }
    missing
}

fn measured(item: &Value, name: &str) -> Option<Quantity> {
    let item = kiemdinh::read::json::parse_item(&item.to_string()).ok()?;
    let attribute = item.attributes.iter().find(|attribute| attribute.name == name)?;
    match attribute.value {
        AttributeValue::Measured { value, unit } => Some(Quantity { value, unit: unit? }),
        _ => None,
    }
}

/// The first and the last day of every list.
pub(crate) fn missing_list_days(book: &Rulebook, cases: &[Judged]) -> Vec<String> {
    let ends = |period: kiemdinh::law::Period| [period.from, period.to.map(|day| day.add_days(-1))];
    let days = book.data().lists.iter().flat_map(|list| ends(list.period)).flatten();
    let missing = days.filter(|day| !cases.iter().any(|case| case.as_of() == *day));
    missing.map(|day| format!("a list begins or ends on {day}")).collect()
}
