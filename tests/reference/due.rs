//! The due date of a pass (S13, S4b, I3, I4, I18–I21).

use super::case::Case;
use super::dates::{self, Day, add_months, same_month};
use super::finding::Finding;
use super::interval::{Interval, limit};
use super::record::{Inspection, Stated};

#[derive(Default)]
pub struct Due {
    pub due_on: Option<Day>,
    pub basis: Option<&'static str>,
    /// Overdue on the days after it; `None` is never.
    pub overdue_after: Option<Day>,
    /// Undetermined on the days after it, until it is overdue.
    pub unsure_after: Option<Day>,
    /// Undetermined on every day until it is overdue.
    pub unsure: bool,
    pub findings: Vec<Finding>,
}

impl Due {
    fn stated(day: Day) -> Due {
        Due { due_on: Some(day), basis: Some("stated"), overdue_after: Some(day), ..Due::default() }
    }

    fn undetermined() -> Due {
        Due { unsure: true, ..Due::default() }
    }

    /// I13: an annual pass whose next date is earlier than the due date gives that date.
    pub fn earlier(&mut self, annual_next: Day) {
        if self.due_on.is_some_and(|due_on| annual_next < due_on) {
            self.due_on = Some(annual_next);
            self.basis = Some("stated");
            self.overdue_after = Some(annual_next);
        }
    }
}

/// I4: a partial stated date is the last day of its month, or `longest` where that lies in the same month.
fn resolve(stated: &Stated, longest: Day) -> Day {
    if stated.partial && same_month(stated.span.first, longest) { longest } else { stated.span.last }
}

/// In `conformity` and `sector_law` the dates are used as stated (S6, I20).
pub fn as_stated(inspection: &Inspection) -> Due {
    match &inspection.stated {
        Some(stated) => Due::stated(stated.span.last),
        None => Due::undetermined(),
    }
}

/// S7b: an inspection without a day of its own.
pub fn undated(case: &Case, inspection: &Inspection) -> Due {
    let latest = add_months(case.as_of, limit(case, case.as_of));
    match &inspection.stated {
        None => Due::undetermined(),
        Some(stated) if stated.span.first > latest => {
            let field = inspection.field("next_due_on");
            let finding = Finding::new(313).at(field).raw(&*stated.raw);
            Due { findings: vec![finding], ..Due::undetermined() }
        }
        Some(stated) => Due::stated(stated.span.last),
    }
}

/// S13 for a dated pass. `annual_next` is the next date of the annual pass after it, if any.
pub fn due(
    case: &Case,
    inspection: &Inspection,
    performed_on: Day,
    interval: &Interval,
    annual_next: Option<Day>,
) -> Due {
    // I31: computed ends roll only where the parameter asks for it.
    let computed = |day: Day| {
        if case.parameters.roll_to_working_day { dates::roll(case.book, day) } else { day }
    };
    let longest = match interval.max_months {
        Some(max) => computed(add_months(performed_on, max)),
        // S13c: the limit L.
        None => add_months(performed_on, limit(case, performed_on)),
    };
    let printed = inspection.stated.as_ref();
    let mut stated = printed.map(|stated| resolve(stated, longest));
    // S7, I13: an annual pass takes the place of the stated date, never beyond the longest.
    let annual_is_next = inspection.next_kind.as_deref() == Some("annual");
    let mut replaced = false;
    if let Some(next) = annual_next.filter(|_| annual_is_next) {
        stated = Some(next.min(longest));
        replaced = true;
    }
    let mut due = match (interval.min_months, interval.max_months) {
        (Some(min), Some(max)) => {
            let shortest = computed(add_months(performed_on, min));
            match stated {
                Some(stated) if stated <= longest => shortened(case, inspection, stated, longest, min == max, interval),
                Some(stated) => {
                    let from_latest = [Some(performed_on), inspection.report_on, inspection.certificate_issued_on];
                    let latest = from_latest.into_iter().flatten().max();
                    let latest = computed(add_months(latest.unwrap_or(performed_on), max));
                    beyond(case, inspection, stated, longest, latest, interval)
                }
                None => not_stated(case, shortest, longest, interval),
            }
        }
        _ => match stated {
            // S13c.
            Some(stated) if stated <= longest => Due::stated(stated),
            Some(stated) => beyond_reported(inspection, stated, longest, interval),
            None => requested(case, performed_on),
        },
    };
    if !interval.known {
        // I26: `interval_unverified`.
        let finding = Finding::new(304).by(interval.ground.clone());
        due.findings.push(finding);
    }
    if let Some(next) = annual_next.filter(|_| !replaced) {
        due.earlier(next);
    }
    due
}

/// S13a.
fn shortened(
    case: &Case,
    inspection: &Inspection,
    stated: Day,
    due_max: Day,
    one_interval: bool,
    interval: &Interval,
) -> Due {
    let mut due = Due::stated(stated);
    let annual_is_next = inspection.next_kind.as_deref() == Some("annual");
    // I18.
    if add_months(stated, 1) < due_max && inspection.shortening_reason.is_none() && !annual_is_next && one_interval {
        let performed_on = inspection.performed_on.expect("a dated inspection");
        let ground = case.ground(314, performed_on, interval.ground.clone());
        let mut finding = Finding::new(314).at(inspection.field("next_due_on"));
        finding.raw = inspection.stated.as_ref().map(|stated| stated.raw.clone());
        due.findings.push(finding.on(stated).by(ground));
    }
    due
}

/// S13b.
fn beyond(case: &Case, inspection: &Inspection, stated: Day, due_max: Day, latest: Day, interval: &Interval) -> Due {
    if !interval.all_text() || stated <= latest {
        return beyond_reported(inspection, stated, due_max, interval);
    }
    let mut due = if case.parameters.printed_date_prevails {
        Due::stated(stated)
    } else {
        Due { basis: Some("legal_maximum"), ..Due::stated(due_max) }
    };
    due.findings.push(exceeds(311, inspection, due_max, interval));
    due
}

/// S13b, the second half: valid until the longest interval, then undetermined until the stated date.
fn beyond_reported(inspection: &Inspection, stated: Day, longest: Day, interval: &Interval) -> Due {
    Due {
        unsure_after: Some(longest),
        findings: vec![exceeds(312, inspection, longest, interval)],
        ..Due::stated(stated)
    }
}

fn exceeds(number: u16, inspection: &Inspection, longest: Day, interval: &Interval) -> Finding {
    let mut finding = Finding::new(number).at(inspection.field("next_due_on"));
    finding.raw = inspection.stated.as_ref().map(|stated| stated.raw.clone());
    finding.on(longest).by(interval.ground.clone())
}

/// S13d.
fn not_stated(case: &Case, due_min: Day, due_max: Day, interval: &Interval) -> Due {
    Due {
        due_on: Some(due_min),
        basis: Some("computed"),
        overdue_after: Some(due_max),
        unsure_after: Some(due_min),
        // A ceiling never gives `valid` without a stated date or the maker's term.
        unsure: interval.a_maximum() && case.record.maker_months.is_none(),
        findings: Vec::new(),
    }
}

/// S13e.
fn requested(case: &Case, performed_on: Day) -> Due {
    let terms = [case.record.maker_months, case.record.establishment_months];
    let shorter = terms.into_iter().flatten().min();
    let due_on = shorter.map(|months| add_months(performed_on, months));
    Due { due_on, basis: due_on.map(|_| "requested"), ..Due::undetermined() }
}
