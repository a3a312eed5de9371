//! The status: the first that holds, in the order of the contract; with and without undated inspections (S7b).

use crate::code::Code;
use crate::date::Date;
use crate::law::{Regime, Verification};
use crate::record::Field;

use super::assessment::{Coverage, DueBasis, Interval, Status};
use super::case::{Case, View};
use super::counting::Counting;
use super::due::Due;
use super::finding::Finding;

/// What the records say, read in one way.
#[derive(Clone, Copy)]
pub(super) struct Judgement<'a> {
    pub(super) status: Status,
    pub(super) due_on: Option<Date>,
    pub(super) basis: Option<DueBasis>,
    pub(super) interval: Option<Interval<'a>>,
    pub(super) relied_on: Verification,
    /// The inspection the judgement rests on.
    pub(super) rests_on: Option<View<'a>>,
    /// The inspection that failed.
    pub(super) failed: Option<View<'a>>,
}

impl<'a> Judgement<'a> {
    fn of(status: Status) -> Judgement<'a> {
        Judgement {
            status,
            due_on: None,
            basis: None,
            interval: None,
            relied_on: Verification::Text,
            rests_on: None,
            failed: None,
        }
    }

    /// Whether a term runs, by all that is known.
    pub(super) fn runs(&self) -> bool {
        matches!(self.status, Status::Valid | Status::DueSoon)
    }
}

/// Another status takes the place; without a due date no term runs, so nothing is said of its limits.
fn instead<'a>(judgement: Judgement<'a>, status: Status, findings: &mut Vec<Finding<'a>>) -> Judgement<'a> {
    findings.retain(|finding| finding.code != Code::AgeLimitCrossed);
    Judgement { rests_on: judgement.rests_on, ..Judgement::of(status) }
}

impl<'a> Case<'a, '_> {
    /// The status of an item that the law covers, or may cover.
    pub(super) fn judge(&self, coverage: Coverage, findings: &mut Vec<Finding<'a>>) -> Judgement<'a> {
        let mut judgement = self.all_readings(coverage, findings);
        self.withdrawals(findings);
        if !self.in_use(self.as_of) {
            judgement = instead(judgement, Status::NotInUse, findings);
        }
        judgement
    }

    /// The readings with and without an undated inspection.
    fn all_readings(&self, coverage: Coverage, findings: &mut Vec<Finding<'a>>) -> Judgement<'a> {
        let counting = self.counting(findings);
        let without = self.dated_reading(coverage, &counting, findings);
        let mut last = None;
        let mut withdrawn = false;
        for view in self.undated() {
            if view.withdrawn {
                withdrawn |= view.substantively_withdrawn();
            } else {
                findings.push(Finding::new(Code::InspectionDateUnknown).at(view.field("performed_on")));
                last = Some(*view);
            }
        }
        match last {
            None if !withdrawn => without,
            None if counting.counting.is_none() && without.status != Status::Failed => {
                instead(without, Status::Withdrawn, findings)
            }
            None if matches!(without.status, Status::Failed | Status::Withdrawn) => without,
            None => instead(without, Status::Undetermined, findings),
            Some(view) => {
                let dated_exist = self.dated().any(|view| self.counts(view)) || without.status == Status::Failed;
                let with = self.undated_reading(&view, dated_exist, findings);
                let unlike_withdrawn = withdrawn && with.status != Status::Withdrawn;
                self.combine(with, without, dated_exist, unlike_withdrawn, findings)
            }
        }
    }

    fn combine(
        &self,
        with: Judgement<'a>,
        without: Judgement<'a>,
        dated_exist: bool,
        unlike_withdrawn: bool,
        findings: &mut Vec<Finding<'a>>,
    ) -> Judgement<'a> {
        let calls = self.calls(None);
        let event_on_record = calls.extraordinary.is_some() || calls.unknown;
        if !dated_exist {
            if unlike_withdrawn {
                return instead(with, Status::Undetermined, findings);
            }
            let open = with.runs() && event_on_record;
            return Judgement { status: if open { Status::Undetermined } else { with.status }, ..with };
        }
        let differ = with.status != without.status || unlike_withdrawn;
        if differ || (without.runs() && event_on_record) {
            return instead(without, Status::Undetermined, findings);
        }
        without
    }

    /// The undated inspection as the last, after every event and every dated inspection.
    fn undated_reading(&self, view: &View<'a>, dated_exist: bool, findings: &mut Vec<Finding<'a>>) -> Judgement<'a> {
        if view.failed() {
            return Judgement { rests_on: Some(*view), ..Judgement::of(Status::Failed) };
        }
        if !view.passed() {
            return self.no_result(view, findings);
        }
        let due = self.due_undated(view, findings);
        let mut judgement = Judgement { rests_on: Some(*view), ..self.by_date(due) };
        if self.periodic() {
            if !dated_exist {
                let mut finding = Finding::new(Code::IntervalUnverified);
                finding.verification = Some(Verification::Unknown);
                findings.push(finding);
            }
            judgement.interval = judgement.due_on.map(|_| Interval::unknown(self.book));
        }
        judgement
    }

    /// Without a result the inspection that would count decides nothing.
    fn no_result(&self, view: &View<'a>, findings: &mut Vec<Finding<'a>>) -> Judgement<'a> {
        findings.push(Finding::new(Code::MissingField).at(view.field("result")));
        Judgement { rests_on: Some(*view), ..Judgement::of(Status::Undetermined) }
    }

    /// By the dated inspections alone.
    fn dated_reading(
        &self,
        coverage: Coverage,
        counting: &Counting<'a>,
        findings: &mut Vec<Finding<'a>>,
    ) -> Judgement<'a> {
        let mut judgement = match &counting.counting {
            None if self.periodic() && coverage == Coverage::Regulated => Judgement::of(Status::NeverInspected),
            None => Judgement::of(Status::Undetermined),
            Some(view) if view.failed() => Judgement { rests_on: Some(*view), ..Judgement::of(Status::Failed) },
            Some(view) if !view.passed() => self.no_result(view, findings),
            Some(view) => self.passed(view, counting.annual.as_ref(), findings),
        };
        let failed = [counting.counting, counting.annual].into_iter().flatten().find(View::failed);
        if failed.is_some() {
            judgement = Judgement { failed, rests_on: failed, ..instead(judgement, Status::Failed, findings) };
        } else if counting.withdrawn {
            judgement = instead(judgement, Status::Withdrawn, findings);
        }
        let only_undated = counting.counting.is_none() && self.undated().any(|view| !view.withdrawn);
        if !only_undated {
            self.requests(counting.counting.and_then(|view| view.performed_on), findings);
        }
        judgement
    }

    /// The counting inspection is a pass.
    fn passed(&self, view: &View<'a>, annual: Option<&View<'a>>, findings: &mut Vec<Finding<'a>>) -> Judgement<'a> {
        let Some(performed_on) = view.performed_on.filter(|_| self.periodic()) else {
            return Judgement { rests_on: Some(*view), ..self.by_date(self.due_as_stated(view)) };
        };
        let rules = self.interval(performed_on, Some(findings));
        let annual_next = annual.filter(|annual| annual.passed()).and_then(|annual| annual.stated);
        let due = self.due(view, performed_on, &rules, annual_next.map(|next| next.last()), Some(findings));
        let mut judgement = Judgement { rests_on: Some(*view), ..self.by_date(due) };
        let calls = self.calls(Some(performed_on));
        if judgement.status != Status::Overdue {
            if let Some(verification) = calls.extraordinary {
                judgement.status = Status::ExtraordinaryDue;
                judgement.relied_on = judgement.relied_on.weakest(verification);
            } else if calls.unknown {
                judgement.status = Status::Undetermined;
            }
        }
        if calls.unknown {
            self.relocation_unknown(&mut |name| {
                findings.push(Finding::new(Code::MissingAttribute).at(Field::Attribute(name.into())));
            });
        }
        if let Some(due_on) = judgement.due_on {
            judgement.interval = Some(rules.interval(self));
            judgement.relied_on = judgement.relied_on.weakest(rules.relied_on);
            if self.as_of <= due_on && self.age_limit_crossed(&rules) {
                findings.push(rules.finding(Code::AgeLimitCrossed).at(rules.age_field()));
            }
        }
        if let (Some(own), Some((min, max))) = (self.establishment_months, rules.months)
            && !(min..=max).contains(&own)
        {
            let ground = self.ground(Code::EstablishmentIntervalDiffers, performed_on);
            let finding = match ground {
                Some(_) => Finding::new(Code::EstablishmentIntervalDiffers).cite(ground),
                None => rules.finding(Code::EstablishmentIntervalDiffers),
            };
            findings.push(finding.at(Field::Item("establishment_interval_months")).raw(own));
        }
        judgement
    }

    /// Overdue, undetermined, due soon or valid, by the due date alone.
    fn by_date(&self, due: Due) -> Judgement<'a> {
        let window = i32::from(self.options.window_days);
        let status = if due.overdue_after.is_some_and(|day| self.as_of > day) {
            Status::Overdue
        } else if due.certain_until.is_none_or(|until| self.as_of > until) {
            Status::Undetermined
        } else if due.due_on.is_some_and(|due_on| due_on.days_since(self.as_of) <= window) {
            Status::DueSoon
        } else {
            Status::Valid
        };
        Judgement { due_on: due.due_on, basis: due.basis, ..Judgement::of(status) }
    }

    /// Whether the law lets the item operate.
    pub(super) fn may_operate(&self, status: Status, coverage: Coverage, past_service_life: bool) -> Option<bool> {
        let answer = match status {
            Status::NotInUse | Status::Failed => return Some(false),
            Status::NotRegulated => return None,
            Status::Withdrawn | Status::Overdue | Status::ExtraordinaryDue => Some(false),
            Status::NeverInspected => self.options.complete.history.then_some(false),
            Status::Undetermined => None,
            Status::DueSoon | Status::Valid => Some(true),
        };
        let answer = if past_service_life { Some(false) } else { answer };
        answer.filter(|allowed| *allowed || coverage != Coverage::Undetermined)
    }

    /// Whether the declaration is asked for in the item's regime (S6).
    pub(super) fn is_declared(&self) -> bool {
        self.regime != Regime::SectorLaw
    }
}
