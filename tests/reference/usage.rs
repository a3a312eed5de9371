//! Events: whether the item is in use, and what calls for an extraordinary inspection (S17, I9, I23).

use super::book::{Category, Relocation, Trigger, decides};
use super::case::Case;
use super::dates::{Day, add_months};
use super::finding::Finding;
use std::collections::BTreeSet;

/// An event in its place: by day, then in the order of the record, `use_state` last on its day.
pub struct Step {
    pub on: Day,
    pub kind: String,
    pub field: String,
}

/// The events that have an effect, in order; those after a disposal have none (I9).
pub fn timeline(case: &Case, findings: &mut Vec<Finding>) -> Vec<Step> {
    let record = &case.record;
    let mut steps: Vec<Step> = record
        .events
        .iter()
        .map(|event| Step { on: event.on, kind: event.kind.clone(), field: format!("events[{}].kind", event.index) })
        .collect();
    if let Some(on) = record.use_state_on {
        let kind = match record.use_state.as_deref() {
            Some("stopped") => Some("suspended"),
            Some("scrapped") => Some("disposed"),
            Some("in_use") => Some("resumed"),
            _ => None,
        };
        steps.extend(kind.map(|kind| Step { on, kind: kind.to_string(), field: "use_state".to_string() }));
    }
    // A stable sort keeps the order of the record within a day.
    steps.sort_by_key(|step| step.on);
    let mut effective = Vec::new();
    let mut disposed = false;
    for step in steps {
        if !disposed {
            disposed = step.kind == "disposed";
            effective.push(step);
        } else if step.kind == "resumed" {
            // S17: `resumed` after `disposed` is impossible and ignored.
            let raw = match step.field.as_str() {
                "use_state" => "in_use".to_string(),
                _ => step.kind,
            };
            findings.push(Finding::new(105).at(step.field).raw(raw).on(step.on));
        }
    }
    effective
}

/// The events, without the findings about them.
pub fn events(case: &Case) -> Vec<Step> {
    timeline(case, &mut Vec::new())
}

/// I9, S17: is the item in use on a day, as far as its events and its putting into use say?
pub fn in_use(case: &Case, steps: &[Step], day: Day) -> bool {
    let record = &case.record;
    // Undated, `stopped` and `scrapped` hold on every day.
    if record.use_state_on.is_none() && matches!(record.use_state.as_deref(), Some("stopped") | Some("scrapped")) {
        return false;
    }
    if record.put_into_use.is_some_and(|span| day < span.first) {
        return false;
    }
    let mut in_use = true;
    for step in steps.iter().filter(|step| step.on <= day) {
        match step.kind.as_str() {
            "suspended" | "disposed" => in_use = false,
            "resumed" => in_use = true,
            _ => {}
        }
    }
    in_use
}

/// The first day on which a suspension runs that `resumed` on step `index` ends.
fn suspended_since(steps: &[Step], index: usize) -> Option<Day> {
    let mut since = None;
    for step in &steps[..index] {
        match step.kind.as_str() {
            "suspended" => since = since.or(Some(step.on)),
            "resumed" => since = None,
            _ => {}
        }
    }
    since
}

/// What the events after a day call for.
#[derive(Default)]
pub struct Calls {
    /// An extraordinary inspection is called for; the verifications it rests on.
    pub extraordinary: Option<Vec<String>>,
    /// Whether a change of place calls for one is unknown: the attributes that would decide it.
    pub unknown: Option<BTreeSet<String>>,
}

/// The trigger of an event, where one is in force on its day and may decide (S14).
fn trigger<'a>(case: &Case<'a>, step: &Step) -> Option<&'a Trigger> {
    case.book
        .triggers
        .iter()
        .find(|trigger| trigger.event == step.kind && trigger.period.holds(step.on))
        .filter(|trigger| decides(trigger.ground.verification.as_deref()))
}

/// I23: the events after `counting_day` and not after `as_of`. Without a counting day (I14): all events, the idle time
/// counted from `suspended` alone.
pub fn calls(case: &Case, counting_day: Option<Day>) -> Calls {
    let mut calls = Calls::default();
    if !case.periodic() {
        return calls;
    }
    let steps = events(case);
    for (index, step) in steps.iter().enumerate() {
        if step.on > case.as_of || counting_day.is_some_and(|day| step.on <= day) {
            continue;
        }
        let Some(trigger) = trigger(case, step) else {
            continue;
        };
        let mut rests_on: Vec<String> = trigger.ground.verification.iter().cloned().collect();
        let called = match step.kind.as_str() {
            "repaired" | "modified" => true,
            // Of an unknown category nothing more is known.
            "relocated" => case.category.is_some_and(|category| {
                rests_on.extend(category.relocation_verification.clone());
                relocation(case, category, &mut calls)
            }),
            "resumed" => case.category.is_some_and(|category| {
                rests_on.extend(category.idle_verification.clone());
                let suspended = suspended_since(&steps, index);
                idle_too_long(category, suspended, counting_day, step.on)
            }),
            _ => false,
        };
        if called {
            calls.extraordinary.get_or_insert_default().append(&mut rests_on);
        }
    }
    calls
}

fn relocation(case: &Case, category: &Category, calls: &mut Calls) -> bool {
    let verification = category.relocation_verification.as_deref();
    if verification.is_some() && !decides(verification) {
        return false;
    }
    match &category.relocation {
        Relocation::Yes => true,
        Relocation::No => false,
        Relocation::When(condition) => {
            let facts = case.record.attributes.facts(false, case.as_of);
            let holds = condition.value(&facts);
            if holds.is_none() {
                let unknown = calls.unknown.get_or_insert_default();
                unknown.extend(condition.unknown_names(&facts));
            }
            holds == Some(true)
        }
    }
}

/// S17: an idle time of at least `idle_months`, from the later of `suspended` and the last inspection to `resumed`.
fn idle_too_long(category: &Category, suspended: Option<Day>, counting_day: Option<Day>, resumed: Day) -> bool {
    let unverified = category.idle_verification.is_some() && !decides(category.idle_verification.as_deref());
    match (category.idle_months, suspended) {
        (Some(months), Some(suspended)) if !unverified => {
            let start = counting_day.map_or(suspended, |day| day.max(suspended));
            add_months(start, months) <= resumed
        }
        _ => false,
    }
}

/// S17: requests of the user or an authority, after the counting inspection or, where none counts, any.
pub fn requests(case: &Case, counting_day: Option<Day>) -> Vec<Finding> {
    if !case.periodic() {
        return Vec::new();
    }
    events(case)
        .into_iter()
        .filter(|step| step.kind == "requested" && step.on <= case.as_of)
        .filter(|step| counting_day.is_none_or(|day| step.on > day))
        .map(|step| {
            let ground = case.ground(322, step.on, Default::default());
            Finding::new(322).at(step.field).on(step.on).by(ground)
        })
        .collect()
}
