//! From which day an age runs (S11, I15).

use super::book::AttributeType;
use super::case::Case;
use super::dates::{Day, Span, day};

/// Why the start of the service is not simply `put_into_use_on`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// `service_start_assumed`: only the year of manufacture is known.
    Assumed,
    /// `age_base_uncertain`: manufactured long before the putting into use.
    Uncertain,
}

/// The days on which the service may have started; `None` is any day.
pub fn service_start(case: &Case) -> (Option<Span>, Option<Doubt>) {
    let put_into_use = case.record.put_into_use;
    let Some(year) = case.record.year_of_manufacture else {
        return (put_into_use, None);
    };
    let made_from = day(year, 1, 1);
    let two_years_on = day(year + 2, 12, 31);
    match put_into_use {
        None => {
            let span = Span { first: made_from, last: two_years_on };
            (Some(span), Some(Doubt::Assumed))
        }
        Some(used) if used.first > two_years_on => {
            let span = Span { first: made_from, last: used.last };
            (Some(span), Some(Doubt::Uncertain))
        }
        Some(used) => (Some(used), None),
    }
}

/// The days on which the first inspection may have been, as far as it is known on `on`.
fn first_inspection(case: &Case, on: Day) -> Option<Span> {
    let passes = || {
        case.record
            .inspections
            .iter()
            .filter(|inspection| inspection.passed())
            .filter_map(|inspection| Some((inspection, inspection.performed_on?)))
            .filter(|(_, performed_on)| *performed_on <= on)
    };
    let initial =
        passes().filter(|(inspection, _)| inspection.kind == "initial").map(|(_, performed_on)| performed_on).min();
    if let Some(initial) = initial {
        return Some(Span { first: initial, last: initial });
    }
    // Else some day between the earliest possible service start and the earliest pass.
    let earliest_pass =
        passes().filter(|(inspection, _)| case.counts(inspection)).map(|(_, performed_on)| performed_on).min();
    let start = service_start(case).0.map(|span| span.first);
    let pass = earliest_pass?;
    // An unknown service start is unbounded: earlier than any threshold.
    let start = start.unwrap_or(day(1000, 1, 1));
    Some(Span { first: start.min(pass), last: start.max(pass) })
}

/// The days on which the age of that name may start.
pub fn start(case: &Case, name: &str, on: Day) -> Option<Span> {
    match case.book.attributes[name].kind {
        AttributeType::Age { from_first_inspection: true } => first_inspection(case, on),
        _ => service_start(case).0,
    }
}
