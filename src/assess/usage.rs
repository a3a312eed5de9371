//! Events: whether the item is in use on a day, and what calls for an extraordinary inspection (S17).

use crate::code::Code;
use crate::date::Date;
use crate::law::{Relocation, Verification};
use crate::record::{EventKind, UseState};

use super::case::Case;
use super::finding::Finding;

/// What the events after a day call for.
#[derive(Clone, Copy, Default)]
pub(super) struct Calls {
    /// An extraordinary inspection; how well the grounds are known.
    pub(super) extraordinary: Option<Verification>,
    /// Whether a change of place may call for one, if only an attribute were known.
    pub(super) unknown: bool,
}

impl<'a> Case<'a, '_> {
    /// Whether the item is in use on the day, as far as the record says.
    pub(super) fn in_use(&self, day: Date) -> bool {
        if self.item.use_state_on.is_none()
            && matches!(self.item.use_state, Some(UseState::Stopped | UseState::Scrapped))
        {
            return false;
        }
        if self.put_into_use.is_some_and(|first| day < first.first()) {
            return false;
        }
        let mut in_use = true;
        for step in self.timeline.iter().take_while(|step| step.on <= day) {
            match step.kind {
                EventKind::Suspended | EventKind::Disposed => in_use = false,
                EventKind::Resumed => in_use = true,
                _ => {}
            }
        }
        in_use
    }

    /// How many days of `first..=last` the item is in use, and the first of them.
    pub(super) fn days_in_use(&self, first: Date, last: Date) -> Option<(Date, i32)> {
        let mut found: Option<(Date, i32)> = None;
        let mut from = first;
        while from <= last {
            // Nothing changes until the next event or the putting into use.
            let changes = self.timeline.iter().map(|step| step.on).chain(self.put_into_use.map(|day| day.first()));
            let next = changes.filter(|day| *day > from).min().unwrap_or(Date::MAX).min(last.add_days(1));
            if self.in_use(from) {
                let days = next.days_since(from);
                found = Some(found.map_or((from, days), |(day, count)| (day, count + days)));
            }
            from = next;
        }
        found
    }

    /// What the events after `counting` call for; all events, where nothing dated counts.
    pub(super) fn calls(&self, counting: Option<Date>) -> Calls {
        let mut calls = Calls::default();
        if !self.periodic() {
            return calls;
        }
        // Of an unknown category nothing is known of its place or its idle times.
        let category = self.category.map(|(category, _)| category);
        let mut suspended: Option<Date> = None;
        for step in self.timeline.iter().take_while(|step| step.on <= self.as_of) {
            let idle_from = suspended;
            match step.kind {
                EventKind::Suspended => suspended = suspended.or(Some(step.on)),
                EventKind::Resumed => suspended = None,
                _ => {}
            }
            if counting.is_some_and(|day| step.on <= day) {
                continue;
            }
            let ground = || {
                let verification = self.book.trigger(step.kind, step.on)?.citation.verification;
                verification.decides().then_some(verification)
            };
            let own = match step.kind {
                EventKind::Repaired | EventKind::Modified => Some(Verification::Text),
                EventKind::Relocated => match category.map(|category| (&category.relocation, category)) {
                    None | Some((Relocation::No, _)) => None,
                    Some((Relocation::Yes, category)) => category.relocation_verification,
                    Some((Relocation::When(when), category)) => {
                        let known = category.relocation_verification.filter(|verification| verification.decides());
                        match when.truth(&|name: &str, test: &_| self.test(name, test, false)) {
                            Some(true) => known,
                            Some(false) => None,
                            None => {
                                calls.unknown |= known.is_some() && ground().is_some();
                                None
                            }
                        }
                    }
                },
                EventKind::Resumed => match (category, idle_from) {
                    (Some(category), Some(from)) => {
                        let start = counting.map_or(from, |day| from.max(day));
                        let idle = |months: u16| start.add_months(i32::from(months)) <= step.on;
                        category.idle_verification.filter(|_| category.idle_months.is_some_and(idle))
                    }
                    _ => None,
                },
                _ => None,
            };
            if let Some(own) = own.filter(|own| own.decides())
                && let Some(ground) = ground()
            {
                let weakest = ground.weakest(own);
                calls.extraordinary = Some(calls.extraordinary.map_or(weakest, |so_far| so_far.weakest(weakest)));
            }
        }
        calls
    }

    /// The attributes that would decide whether a change of place calls for an inspection.
    pub(super) fn relocation_unknown(&self, name: &mut impl FnMut(&'a str)) {
        if let Some((category, _)) = self.category
            && let Relocation::When(when) = &category.relocation
        {
            when.undecided(&|name: &str, test: &_| self.test(name, test, false), name);
        }
    }

    /// Requests for an inspection after the day; all, where nothing counts.
    pub(super) fn requests(&self, counting: Option<Date>, findings: &mut Vec<Finding<'a>>) {
        if !self.periodic() {
            return;
        }
        for step in self.timeline.iter().filter(|step| step.kind == EventKind::Requested) {
            if step.on <= self.as_of && counting.is_none_or(|day| step.on > day) {
                let ground = self.ground(Code::ExtraordinaryRequested, step.on);
                findings.push(Finding::new(Code::ExtraordinaryRequested).at(step.field()).on(step.on).cite(ground));
            }
        }
    }
}
