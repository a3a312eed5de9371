//! The status: the first that holds (the table of statuses, S7b, S16, S17, I9–I14, I25, I30).

use super::case::Case;
use super::counting::{self, Counting};
use super::coverage::Answer;
use super::dates::Day;
use super::due::{self, Due};
use super::finding::{Finding, Ground};
use super::interval::{self, Interval};
use super::record::Inspection;
use super::usage;
use serde_json::{Value, json};

/// What the records say, read in one way.
#[derive(Default)]
pub struct Judgement {
    pub status: &'static str,
    pub due_on: Option<Day>,
    pub due_basis: Option<&'static str>,
    pub interval: Value,
    pub findings: Vec<Finding>,
    /// The verifications it relies on (I26).
    pub relied_on: Vec<String>,
    /// The field of the result, and the day, of the inspection that failed.
    pub failed_on: Option<(String, Day)>,
}

impl Judgement {
    fn of(status: &'static str) -> Judgement {
        Judgement { status, ..Judgement::default() }
    }

    fn without_due_date(self, status: &'static str) -> Judgement {
        // I22: without a due date no term runs, and no age limit is crossed while it runs.
        let kept = self.findings.into_iter();
        Judgement { findings: kept.filter(|finding| finding.number != 306).collect(), ..Judgement::of(status) }
    }

    fn runs(&self) -> bool {
        matches!(self.status, "valid" | "due_soon")
    }
}

/// The status and all that belongs to it, for coverage other than `not_regulated`.
pub fn judge(case: &Case, coverage: Answer) -> Judgement {
    let mut judgement = all_readings(case, coverage);
    judgement.findings.extend(counting::withdrawals(case));
    if !usage::in_use(case, &usage::events(case), case.as_of) {
        judgement = judgement.without_due_date("not_in_use");
    }
    judgement
}

/// S7b, I11, I14: the readings with and without an undated inspection.
fn all_readings(case: &Case, coverage: Answer) -> Judgement {
    let undated = || {
        case.record.inspections.iter().filter(|inspection| inspection.performed_on.is_none() && case.counts(inspection))
    };
    let counting = counting::choose(case);
    let nothing_dated_counts = counting.counting.is_none();
    let without = without_undated(case, coverage, counting);

    let not_withdrawn: Vec<&Inspection> = undated().filter(|inspection| !case.is_withdrawn(inspection)).collect();
    let findings: Vec<Finding> =
        not_withdrawn.iter().map(|inspection| Finding::new(315).at(inspection.field("performed_on"))).collect();
    let withdrawn = undated().any(|one| counting::substantively_withdrawn(case, one));

    let mut judgement = match not_withdrawn.last() {
        None if !withdrawn => without,
        // I11: an undated withdrawn pass, and no dated inspection left to count.
        None if nothing_dated_counts && without.status != "failed" => without.without_due_date("withdrawn"),
        // I11: else with it as the last (withdrawn, unless a fail counts) and without it.
        None if matches!(without.status, "failed" | "withdrawn") => without,
        None => without.without_due_date("undetermined"),
        Some(last) => {
            // "Dated inspections exist too": of a counting kind, or an annual one that failed.
            let dated_exist =
                case.dated_inspections().iter().any(|inspection| case.counts(inspection)) || without.status == "failed";
            let with = with_undated(case, last, dated_exist);
            let unlike_withdrawn = withdrawn && with.status != "withdrawn";
            combine(case, with, without, dated_exist, unlike_withdrawn)
        }
    };
    judgement.findings.extend(findings);
    judgement
}

/// I14.
fn combine(case: &Case, with: Judgement, without: Judgement, dated_exist: bool, unlike_withdrawn: bool) -> Judgement {
    let s17_on_record = {
        let calls = usage::calls(case, None);
        calls.extraordinary.is_some() || calls.unknown.is_some()
    };
    if !dated_exist {
        let mut with = with;
        with.findings.extend(without.findings);
        if unlike_withdrawn {
            return with.without_due_date("undetermined");
        }
        // Only undated: an event of S17 on record leaves open which came first.
        if with.runs() && s17_on_record {
            with.status = "undetermined";
        }
        return with;
    }
    let mut judgement = without;
    judgement.findings.extend(with.findings);
    let differ = judgement.status != with.status || unlike_withdrawn;
    if differ || (judgement.runs() && s17_on_record) {
        return judgement.without_due_date("undetermined");
    }
    judgement
}

/// Reading A: the undated inspection as the last, after every event and every dated inspection.
fn with_undated(case: &Case, inspection: &Inspection, dated_exist: bool) -> Judgement {
    if inspection.failed() {
        return Judgement::of("failed");
    }
    if !inspection.passed() {
        return no_result(inspection);
    }
    let due = due::undated(case, inspection);
    let mut judgement = by_date(case, due);
    if case.periodic() {
        let ground = Ground { verification: Some("unknown".to_string()), ..Ground::default() };
        if !dated_exist {
            let finding = Finding::new(304).by(ground);
            judgement.findings.push(finding);
        }
        if judgement.due_on.is_some() {
            judgement.interval = json!({
                "min_months": null, "max_months": null, "rules": [],
                "document": null, "provision": null, "verification": "unknown",
            });
        }
    }
    judgement
}

/// I10: the inspection that would count has no result.
fn no_result(inspection: &Inspection) -> Judgement {
    Judgement { findings: vec![Finding::new(113).at(inspection.field("result"))], ..Judgement::of("undetermined") }
}

/// Reading B: by the dated inspections alone.
fn without_undated(case: &Case, coverage: Answer, chosen: Counting) -> Judgement {
    let Counting { counting, annual, withdrawn, findings } = chosen;
    let mut judgement = match counting {
        None => Judgement::of(if case.periodic() && coverage == Answer::Regulated {
            "never_inspected"
        } else {
            // I25; `conformity` or `sector_law` without a record.
            "undetermined"
        }),
        Some(inspection) if inspection.failed() => Judgement::of("failed"),
        Some(inspection) if !inspection.passed() => no_result(inspection),
        Some(inspection) => passed(case, inspection, annual),
    };
    // S7: a later annual fail, or one with no inspection that counts.
    let failed = counting.filter(|inspection| inspection.failed()).or(annual.filter(|inspection| inspection.failed()));
    if let Some(failed) = failed {
        judgement = judgement.without_due_date("failed");
        let day = failed.performed_on.expect("a dated inspection");
        judgement.failed_on = Some((failed.field("result"), day));
    } else if withdrawn {
        // S9.
        judgement = judgement.without_due_date("withdrawn");
    }
    judgement.findings.extend(findings);
    let counting_day = counting.and_then(|inspection| inspection.performed_on);
    let only_undated = counting.is_none()
        && case.record.inspections.iter().any(|inspection| {
            inspection.performed_on.is_none() && case.counts(inspection) && !case.is_withdrawn(inspection)
        });
    if !only_undated {
        // S17: a request after the counting inspection, or any if nothing counts.
        judgement.findings.extend(usage::requests(case, counting_day));
    }
    judgement
}

/// The counting inspection is a pass.
fn passed(case: &Case, inspection: &Inspection, annual: Option<&Inspection>) -> Judgement {
    if !case.periodic() {
        return by_date(case, due::as_stated(inspection));
    }
    let performed_on = inspection.performed_on.expect("a dated inspection");
    let interval = interval::interval(case, performed_on);
    let annual_next =
        annual.filter(|annual| annual.passed()).and_then(|annual| Some(annual.stated.as_ref()?.span.last));
    let due = due::due(case, inspection, performed_on, &interval, annual_next);
    let calls = usage::calls(case, Some(performed_on));

    let mut judgement = by_date(case, due);
    // The table: `extraordinary_due` comes after `overdue` and before `undetermined`.
    if judgement.status != "overdue" {
        if let Some(rests_on) = calls.extraordinary {
            judgement.status = "extraordinary_due";
            judgement.relied_on.extend(rests_on);
        } else if calls.unknown.is_some() {
            judgement.status = "undetermined";
        }
    }
    for name in calls.unknown.iter().flatten() {
        let field = format!("attributes.{name}");
        judgement.findings.push(Finding::new(301).at(field));
    }
    about_interval(case, performed_on, &interval, &mut judgement);
    judgement.findings.extend(interval.findings);
    judgement
}

fn about_interval(case: &Case, performed_on: Day, interval: &Interval, judgement: &mut Judgement) {
    if let Some(due_on) = judgement.due_on {
        judgement.interval = interval.to_json();
        // I26.
        if interval.known {
            let verifications = interval.rules.iter();
            let verifications = verifications.filter_map(|rule| rule.ground.verification.clone());
            judgement.relied_on.extend(verifications);
        }
        judgement.relied_on.extend(interval.medium_used.clone());
        // S16.
        if case.as_of <= due_on && interval::age_limit_crossed(case, interval, performed_on) {
            let finding = Finding::new(306).at(interval::age_field(interval));
            judgement.findings.push(finding.by(interval.ground.clone()));
        }
    }
    // S12, I18: the establishment's own term.
    let establishment = case.record.establishment_months;
    if let (Some(months), Some(min), Some(max)) = (establishment, interval.min_months, interval.max_months)
        && !(min..=max).contains(&months)
    {
        let ground = case.ground(305, performed_on, interval.ground.clone());
        let finding = Finding::new(305).at("establishment_interval_months");
        judgement.findings.push(finding.raw(months.to_string()).by(ground));
    }
}

/// `overdue`, `undetermined`, `due_soon` or `valid`, by the due date alone.
fn by_date(case: &Case, due: Due) -> Judgement {
    let status = if due.overdue_after.is_some_and(|day| case.as_of > day) {
        "overdue"
    } else if due.unsure || due.unsure_after.is_some_and(|day| case.as_of > day) {
        "undetermined"
    } else {
        let due_on = due.due_on.expect("a due date, or undetermined");
        if (due_on - case.as_of).num_days() <= case.window_days { "due_soon" } else { "valid" }
    };
    Judgement { due_on: due.due_on, due_basis: due.basis, findings: due.findings, ..Judgement::of(status) }
}
