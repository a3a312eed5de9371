//! Obligations beside the inspection (the contract's last section but one, I24).

use super::book::{Obligation, decides};
use super::case::Case;
use super::counting;
use super::dates::{Day, day_after, day_before, working_days_after};
use super::due;
use super::finding::{Finding, code_of};
use super::interval;
use super::record::Inspection;
use super::status::Judgement;
use super::usage::{self, Step};
use chrono::Days;

pub fn obligations(case: &Case, judgement: &Judgement) -> Vec<Finding> {
    let mut findings = Vec::new();
    if case.periodic() || case.regime == "conformity" {
        findings.extend(declaration(case));
    }
    if case.periodic() {
        let steps = usage::events(case);
        findings.extend(used_before_first_inspection(case, &steps));
        findings.extend(operated_past_due(case, &steps));
        findings.extend(used_after_failure(case, &steps, judgement));
        findings.extend(certificates_late(case));
    }
    findings.extend(past_service_life(case));
    findings
}

/// The ground of a finding, where a row is in force on that day and may raise it (S14).
fn ground_of<'a>(case: &Case<'a>, number: u16, day: Day) -> Option<&'a Obligation> {
    case.book.obligation(code_of(number), day).filter(|row| decides(row.ground.verification.as_deref()))
}

/// Silence is not an offence: where the records are not said to be complete, the finding is `not_on_record`.
fn raise(finding: Finding, complete: bool) -> Finding {
    if complete { finding } else { Finding { number: 508, ..finding } }
}

/// `not_declared`, `declared_late`.
fn declaration(case: &Case) -> Option<Finding> {
    // The last day of a partial `put_into_use_on`.
    let used_from = case.record.put_into_use?.last;
    let declared = case.record.declared_on.filter(|day| *day <= case.as_of);
    let number = if declared.is_some() { 502 } else { 501 };
    let row = ground_of(case, number, used_from)?;
    let days = row.days.unwrap_or(case.parameters.declaration_days);
    // Counted from the day after the putting into use.
    let deadline = used_from + Days::new(days.into());
    if declared.unwrap_or(case.as_of) <= deadline {
        return None;
    }
    let mut finding = Finding::new(number).at("declared_on").on(deadline);
    finding.raw = declared.map(|day| day.to_string());
    let complete = case.declarations_complete;
    Some(raise(finding.by(row.ground.clone()), complete))
}

fn an_undated_inspection(case: &Case) -> bool {
    let mut inspections = case.record.inspections.iter();
    inspections.any(|inspection| inspection.performed_on.is_none())
}

/// The first day from `first` to `last` on which the item was in use and the ground of the finding was in force.
fn first_day_in_use(case: &Case, steps: &[Step], number: u16, first: Day, last: Day) -> Option<Day> {
    let mut day = first;
    while day <= last {
        if ground_of(case, number, day).is_some() && usage::in_use(case, steps, day) {
            return Some(day);
        }
        day = day_after(day);
    }
    None
}

/// 503.
fn used_before_first_inspection(case: &Case, steps: &[Step]) -> Option<Finding> {
    let used_from = case.record.put_into_use?.last;
    if an_undated_inspection(case) {
        return None;
    }
    // The earliest pass on record, withdrawn or not, whoever made it.
    let first_pass = case
        .dated_inspections()
        .into_iter()
        .find(|inspection| case.counts(inspection) && inspection.passed())
        .and_then(|inspection| inspection.performed_on);
    let last = first_pass.map_or(case.as_of, day_before);
    let first = first_day_in_use(case, steps, 503, used_from, last)?;
    let row = ground_of(case, 503, first)?;
    let finding = Finding::new(503).at("put_into_use_on").on(first);
    let complete = case.history_complete && case.use_complete;
    Some(raise(finding.by(row.ground.clone()), complete))
}

/// 504.
fn operated_past_due(case: &Case, steps: &[Step]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if an_undated_inspection(case) {
        return findings;
    }
    let dated: Vec<&Inspection> = case
        .dated_inspections()
        .into_iter()
        .filter(|inspection| case.counts(inspection) && !case.is_withdrawn(inspection))
        .collect();
    for (place, inspection) in dated.iter().enumerate() {
        if !inspection.passed() {
            continue;
        }
        let performed_on = inspection.performed_on.expect("a dated inspection");
        let interval = interval::interval(case, performed_on);
        let next = dated.get(place + 1).copied();
        // Without the annual rules, but for S7: an annual pass that was named as the next one takes the place of the
        // stated date.
        let annual = if inspection.next_kind.as_deref() == Some("annual") {
            counting::annual_next(case, inspection, next)
        } else {
            None
        };
        let due = due::due(case, inspection, performed_on, &interval, annual);
        // Where it would be overdue after no day, there is no end.
        let Some(end) = due.overdue_after else {
            continue;
        };
        let last = next.and_then(|next| next.performed_on).map_or(case.as_of, day_before);
        if let Some(first) = first_day_in_use(case, steps, 504, day_after(end), last)
            && let Some(row) = ground_of(case, 504, first)
        {
            let field = inspection.field("next_due_on");
            let finding = Finding::new(504).at(field).on(end).by(row.ground.clone());
            let complete = case.history_complete && case.use_complete;
            findings.push(raise(finding, complete));
        }
    }
    findings
}

/// 505.
fn used_after_failure(case: &Case, steps: &[Step], judgement: &Judgement) -> Option<Finding> {
    if judgement.status != "failed" {
        return None;
    }
    let (field, failed_on) = judgement.failed_on.clone()?;
    let first = first_day_in_use(case, steps, 505, day_after(failed_on), case.as_of)?;
    let row = ground_of(case, 505, first)?;
    let finding = Finding::new(505).at(field).on(failed_on);
    let complete = case.history_complete && case.use_complete;
    Some(raise(finding.by(row.ground.clone()), complete))
}

/// 506.
fn certificates_late(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    for inspection in &case.record.inspections {
        let (Some(report), Some(issued)) = (inspection.report_on, inspection.certificate_issued_on) else {
            continue;
        };
        let Some(row) = ground_of(case, 506, report) else {
            continue;
        };
        let covered = case.book.calendar_covers(report) && case.book.calendar_covers(issued);
        let days = row.working_days;
        let days = days.unwrap_or(case.parameters.certificate_working_days);
        let last = working_days_after(case.book, report, days);
        if covered && issued <= case.as_of && issued > last {
            let mut finding = Finding::new(506).at(inspection.field("certificate_issued_on"));
            finding.raw = inspection.raw.certificate_issued_on.clone();
            let mut ground = row.ground.clone();
            // I26: it rests on the calendar too.
            let own = ground.verification.as_deref().unwrap_or("unknown");
            ground.verification = Some(interval::weakest(&[own, case.book.calendar_verification()]).to_string());
            findings.push(finding.on(last).by(ground));
        }
    }
    findings
}

/// 507.
fn past_service_life(case: &Case) -> Option<Finding> {
    let until = case.record.service_life_until.filter(|until| *until < case.as_of)?;
    let row = ground_of(case, 507, case.as_of)?;
    let finding = Finding::new(507).at("service_life_until").raw(until.to_string()).on(until).by(row.ground.clone());
    // I30: the use is what is forbidden.
    let only_a_warning = !usage::in_use(case, &usage::events(case), case.as_of);
    Some(Finding { only_a_warning, ..finding })
}
