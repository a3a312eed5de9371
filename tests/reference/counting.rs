//! The inspection that counts (S7–S9, I10–I13).

use super::book::decides;
use super::case::Case;
use super::dates::{self, Day, Forms, Reading, add_months};
use super::finding::Finding;
use super::record::{Inspection, text_at};
use serde_json::Value;

/// What the dated inspections say.
pub struct Counting<'a> {
    pub counting: Option<&'a Inspection>,
    /// The latest annual inspection after the counting one.
    pub annual: Option<&'a Inspection>,
    /// S9: the status is `withdrawn`, unless an earlier one in the order holds.
    pub withdrawn: bool,
    pub findings: Vec<Finding>,
}

pub fn choose<'a>(case: &'a Case) -> Counting<'a> {
    let mut findings = Vec::new();
    let dated = case.dated_inspections();
    let key = |inspection: &Inspection| (inspection.performed_on, inspection.index);
    // S7: the latest counts; S8: a pass that is no evidence is passed over, and the one before it counts.
    let considered: Vec<&Inspection> =
        dated.iter().copied().filter(|inspection| case.counts(inspection) && !case.is_withdrawn(inspection)).collect();
    let counting = latest(case, &considered, &mut findings);

    // S7, I13: the latest annual one after it.
    let mut annual = None;
    if case.periodic() {
        let annuals: Vec<&Inspection> = dated
            .iter()
            .copied()
            .filter(|inspection| inspection.kind == "annual" && !case.is_withdrawn(inspection))
            // I10: an annual one without a result is ignored.
            .filter(|inspection| inspection.passed() || inspection.failed())
            .filter(|inspection| counting.is_none_or(|counting| key(inspection) > key(counting)))
            .collect();
        annual = latest(case, &annuals, &mut findings);
    }

    // S9: a withdrawn pass, unless clerical or followed by a pass that counts under S7–S8.
    let good_passes: Vec<&Inspection> = considered
        .iter()
        .copied()
        .filter(|inspection| inspection.passed() && !check(case, inspection).no_evidence)
        .collect();
    let withdrawn = dated
        .iter()
        .filter(|inspection| case.counts(inspection) && substantively_withdrawn(case, inspection))
        .any(|withdrawn| !good_passes.iter().any(|pass| key(pass) > key(withdrawn)));
    Counting { counting, annual, withdrawn, findings }
}

/// S7: the next date of the latest annual pass after an inspection and before the next one that counts.
pub fn annual_next(case: &Case, inspection: &Inspection, before: Option<&Inspection>) -> Option<Day> {
    let key = |inspection: &Inspection| (inspection.performed_on, inspection.index);
    case.dated_inspections()
        .into_iter()
        .filter(|annual| annual.kind == "annual" && annual.passed() && !case.is_withdrawn(annual))
        .filter(|annual| key(annual) > key(inspection))
        .filter(|annual| before.is_none_or(|before| key(annual) < key(before)))
        .rfind(|annual| !check(case, annual).no_evidence)
        .and_then(|annual| Some(annual.stated.as_ref()?.span.last))
}

/// A pass whose withdrawal holds on `as_of` and is not clerical (I11).
pub fn substantively_withdrawn(case: &Case, inspection: &Inspection) -> bool {
    inspection.passed() && case.is_withdrawn(inspection) && inspection.withdrawal.as_deref() != Some("clerical")
}

/// From the latest back: a pass that is no evidence is passed over.
fn latest<'a>(case: &Case, considered: &[&'a Inspection], findings: &mut Vec<Finding>) -> Option<&'a Inspection> {
    for inspection in considered.iter().rev() {
        // A fail always counts; one without a result is not passed over (I10).
        if !inspection.passed() {
            return Some(inspection);
        }
        let check = check(case, inspection);
        if !check.no_evidence {
            findings.extend(check.findings);
            return Some(inspection);
        }
        // I12: on a pass that is passed over, the violations.
        let violations = check.findings.into_iter();
        findings.extend(violations.filter(|finding| finding.severity() == "violation"));
    }
    None
}

struct Check {
    no_evidence: bool,
    findings: Vec<Finding>,
}

/// S8, I12: the body and the inspectors of a pass on the day of the inspection.
fn check(case: &Case, inspection: &Inspection) -> Check {
    let mut check = Check { no_evidence: false, findings: Vec::new() };
    let Some(day) = inspection.performed_on else {
        return check;
    };
    if !case.periodic() || case.accreditations.is_empty() {
        return check;
    }
    if let Some(number) = &inspection.body {
        let field = inspection.field("body");
        check.one(case, "body", number, &field, day);
    }
    for (place, number) in inspection.inspectors.iter().enumerate() {
        if !number.is_empty() {
            let field = inspection.field(&format!("inspectors[{place}]"));
            check.one(case, "inspector", number, &field, day);
        }
    }
    check
}

impl Check {
    fn one(&mut self, case: &Case, kind: &str, number: &str, field: &str, day: Day) {
        let base = if kind == "body" { 400 } else { 410 };
        let (lapsed, suspended, out_of_scope) = (base + 1, base + 2, base + 3);
        let (refresher_late, unknown) = (414, if kind == "body" { 404 } else { 415 });
        let entries: Vec<&Value> = case
            .accreditations
            .iter()
            .filter(|entry| text_at(entry, "kind").as_deref() == Some(kind))
            .filter(|entry| text_at(entry, "number").as_deref() == Some(number))
            .collect();
        if entries.is_empty() {
            self.push(case, unknown, number, field, day);
            return;
        }
        let valid: Vec<&Value> = entries
            .iter()
            .copied()
            .filter(|entry| date(entry, "valid_from").is_none_or(|from| from <= day))
            .filter(|entry| date(entry, "valid_until").is_none_or(|until| day <= until))
            .collect();
        let complete_until = entries.iter().filter_map(|e| date(e, "complete_until")).max();
        if entries.iter().any(|entry| is_suspended(entry, day)) {
            self.push(case, suspended, number, field, day);
        } else if complete_until.is_some_and(|until| day > until) {
            self.push(case, unknown, number, field, day);
        } else if valid.is_empty() {
            // Without `complete_until` a lapse is not known.
            let number_of = if complete_until.is_some() { lapsed } else { unknown };
            self.push(case, number_of, number, field, day);
        } else if !valid.iter().any(|entry| in_scope(entry, &case.category_id)) {
            self.push(case, out_of_scope, number, field, day);
        }
        if kind == "inspector" {
            let trained = if valid.is_empty() { &entries } else { &valid };
            let refreshed = trained
                .iter()
                .filter_map(|entry| date(entry, "refreshed_on"))
                .filter(|refreshed| *refreshed <= day)
                .max();
            let months = case.parameters.inspector_refresher_months;
            if refreshed.is_some_and(|refreshed| add_months(refreshed, months) < day) {
                self.push(case, refresher_late, number, field, day);
            }
        }
    }

    fn push(&mut self, case: &Case, number: u16, raw: &str, field: &str, day: Day) {
        let ground = case.ground(number, day, Default::default());
        // I12: without a provision that decides there is no violation.
        let only_a_warning = !decides(ground.verification.as_deref());
        let finding = Finding { only_a_warning, ..Finding::new(number).at(field).raw(raw).on(day).by(ground) };
        // A late refresher training is a violation, and still evidence.
        if finding.severity() == "violation" && number != 414 {
            self.no_evidence = true;
        }
        self.findings.push(finding);
    }
}

fn date(entry: &Value, key: &str) -> Option<Day> {
    match dates::read(&text_at(entry, key)?, Forms::Day) {
        Reading::Full(day) => Some(day),
        _ => None,
    }
}

fn is_suspended(entry: &Value, day: Day) -> bool {
    let suspensions = entry.get("suspensions").and_then(Value::as_array);
    suspensions.is_some_and(|all| {
        all.iter().any(|suspension| {
            date(suspension, "from").is_none_or(|from| from <= day) && date(suspension, "to").is_none_or(|to| day <= to)
        })
    })
}

/// An empty scope is everything; a scope names a category or a family, the part before the first dot.
fn in_scope(entry: &Value, category: &str) -> bool {
    let family = category.split('.').next().unwrap_or_default();
    match entry.get("scope").and_then(Value::as_array) {
        Some(scope) if !scope.is_empty() => scope.iter().any(|named| named == category || named == family),
        _ => true,
    }
}

/// I11: `inspection_withdrawn`, for every withdrawn pass of a counting kind.
pub fn withdrawals(case: &Case) -> Vec<Finding> {
    case.record
        .inspections
        .iter()
        .filter(|inspection| case.counts(inspection) && inspection.passed())
        .filter(|inspection| inspection.performed_on.is_none_or(|day| day <= case.as_of))
        .filter(|inspection| case.is_withdrawn(inspection))
        .map(|inspection| {
            let ground_day = inspection.withdrawn_on.unwrap_or(case.as_of);
            let ground = case.ground(321, ground_day, Default::default());
            let mut finding = Finding::new(321).at(inspection.field("withdrawn_on"));
            // What is no day here is told by `date_impossible`.
            finding.raw = inspection.withdrawn_on.map(|day| day.to_string());
            finding.on = inspection.withdrawn_on;
            finding.by(ground)
        })
        .collect()
}
