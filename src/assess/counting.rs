//! The inspection that counts, and who made it (S7–S9).

use crate::code::{Code, Severity};
use crate::date::Date;
use crate::record::{AccreditationKind, Field, InspectionKind};

use super::case::{Case, View};
use super::finding::Finding;

/// What the dated inspections say.
#[derive(Clone, Copy)]
pub(super) struct Counting<'a> {
    pub(super) counting: Option<View<'a>>,
    /// The latest annual inspection after it.
    pub(super) annual: Option<View<'a>>,
    /// A pass was withdrawn and none that counts stands later (S9).
    pub(super) withdrawn: bool,
}

impl<'a> Case<'a, '_> {
    pub(super) fn counting(&self, findings: &mut Vec<Finding<'a>>) -> Counting<'a> {
        let counting = self.latest(|view| self.counts(view), findings);
        let mut annual = None;
        if self.periodic() {
            let after = counting.map(|view| view.key());
            let is_annual = |view: &View<'_>| {
                view.record.kind == InspectionKind::Annual
                    && view.record.result.is_some()
                    && after.is_none_or(|key| view.key() > key)
            };
            annual = self.latest(is_annual, findings);
        }
        let withdrawn =
            self.dated().filter(|view| self.counts(view) && view.substantively_withdrawn()).map(View::key).max();
        let withdrawn = withdrawn.is_some_and(|key| {
            let stands = |view: &View<'a>| {
                self.counts(view)
                    && !view.withdrawn
                    && view.passed()
                    && view.key() > key
                    && self.is_evidence(view, None)
            };
            !self.dated().any(stands)
        });
        Counting { counting, annual, withdrawn }
    }

    /// The latest inspection that is wanted, not withdrawn, and no pass without evidence.
    fn latest(&self, wanted: impl Fn(&View<'_>) -> bool, findings: &mut Vec<Finding<'a>>) -> Option<View<'a>> {
        let mut before: Option<(Option<Date>, u32)> = None;
        loop {
            let earlier = self.dated().filter(|view| wanted(view) && !view.withdrawn);
            let view =
                earlier.filter(|view| before.is_none_or(|key| view.key() < key)).max_by_key(|view| view.key())?;
            // A fail always counts; one without a result is not passed over.
            if !view.passed() {
                return Some(*view);
            }
            let from = findings.len();
            if self.is_evidence(view, Some(findings)) {
                return Some(*view);
            }
            // Of a pass that is passed over only the violations are told.
            let mut index = from;
            while let Some(finding) = findings.get(index) {
                if finding.code.severity() == Severity::Violation {
                    index += 1;
                } else {
                    findings.remove(index);
                }
            }
            before = Some(view.key());
        }
    }

    /// The next date of the latest annual pass after `view` and before `next` (S7).
    pub(super) fn annual_next(&self, view: &View<'_>, next: Option<&View<'_>>) -> Option<Date> {
        let passes = self.dated().filter(|annual| {
            annual.record.kind == InspectionKind::Annual
                && annual.passed()
                && !annual.withdrawn
                && annual.key() > view.key()
                && next.is_none_or(|next| annual.key() < next.key())
                && self.is_evidence(annual, None)
        });
        passes.max_by_key(|annual| annual.key())?.stated.map(|stated| stated.last())
    }

    /// Whether a pass is evidence: nobody who made it is known to have been without accreditation (S8).
    /// `findings` gets what is to be said of them, where that is wanted.
    fn is_evidence(&self, view: &View<'_>, mut findings: Option<&mut Vec<Finding<'a>>>) -> bool {
        let (Some(accreditations), Some(day)) = (self.options.accreditations, view.performed_on) else { return true };
        if !self.periodic() || accreditations.is_empty() {
            return true;
        }
        let mut evidence = true;
        if let Some(number) = &view.record.body {
            evidence &=
                self.accredited(AccreditationKind::Body, number, day, view.field("body"), findings.as_deref_mut());
        }
        for (place, number) in view.record.inspectors.iter().enumerate().filter(|(_, number)| !number.is_empty()) {
            let field = Field::Inspector(view.index, place as u32);
            evidence &= self.accredited(AccreditationKind::Inspector, number, day, field, findings.as_deref_mut());
        }
        evidence
    }

    fn accredited(
        &self,
        kind: AccreditationKind,
        number: &str,
        day: Date,
        field: Field,
        mut findings: Option<&mut Vec<Finding<'a>>>,
    ) -> bool {
        let [lapsed, suspended, out_of_scope, unknown] = match kind {
            AccreditationKind::Body => {
                [Code::BodyNotAccredited, Code::BodySuspended, Code::BodyOutOfScope, Code::BodyUnknown]
            }
            AccreditationKind::Inspector => [
                Code::InspectorNotCertified,
                Code::InspectorSuspended,
                Code::InspectorOutOfScope,
                Code::InspectorUnknown,
            ],
        };
        let mut say = |code: Code| {
            if let Some(findings) = findings.as_deref_mut() {
                let ground = self.ground(code, day);
                let finding = Finding::new(code).at(field.clone()).raw(number).on(day).cite(ground);
                findings.push(match ground.is_some_and(|ground| ground.verification.decides()) {
                    true => finding,
                    false => finding.no_violation(),
                });
            }
        };
        let certificates = self.options.accreditations.map_or(&[][..], |all| all.of(kind, number));
        let valid = || certificates.iter().filter(|certificate| certificate.holds(day));
        let complete_until = certificates.iter().filter_map(|certificate| certificate.complete_until).max();
        let fault = if certificates.is_empty() {
            Some(unknown)
        } else if certificates.iter().any(|certificate| certificate.suspended(day)) {
            Some(suspended)
        } else if complete_until.is_some_and(|until| day > until) {
            Some(unknown)
        } else if valid().next().is_none() {
            // Without `complete_until` a lapse is not known.
            Some(if complete_until.is_some() { lapsed } else { unknown })
        } else if !valid().any(|certificate| certificate.covers(&self.item.category)) {
            Some(out_of_scope)
        } else {
            None
        };
        if let Some(code) = fault {
            say(code);
        }
        if kind == AccreditationKind::Inspector {
            // The certificates of the day, or all where none was valid.
            let any_valid = valid().next().is_some();
            let trained = certificates.iter().filter(|certificate| !any_valid || certificate.holds(day));
            let refreshed = trained.filter_map(|certificate| certificate.refreshed_on).filter(|on| *on <= day).max();
            let months = i32::from(self.parameters.inspector_refresher_months);
            // A violation, and still evidence.
            if refreshed.is_some_and(|on| on.add_months(months) < day) {
                say(Code::InspectorRefresherLate);
            }
        }
        fault.is_none_or(|code| code == unknown)
    }

    /// The findings on withdrawn passes (S9).
    pub(super) fn withdrawals(&self, findings: &mut Vec<Finding<'a>>) {
        for view in self.inspections.iter().filter(|view| self.counts(view) && view.passed() && view.withdrawn) {
            if view.performed_on.is_none_or(|day| day <= self.as_of) {
                let ground = self.ground(Code::InspectionWithdrawn, view.withdrawn_on.unwrap_or(self.as_of));
                let mut finding = Finding::new(Code::InspectionWithdrawn).at(view.field("withdrawn_on")).cite(ground);
                if let Some(day) = view.withdrawn_on {
                    finding = finding.raw(day);
                }
                findings.push(finding.on(view.withdrawn_on));
            }
        }
    }
}
