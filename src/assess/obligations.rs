//! Obligations beside the inspection. Silence is not an offence: where the records are not said to be complete, the
//! finding is `not_on_record`.

use crate::code::Code;
use crate::date::Date;
use crate::law::Obligation;
use crate::record::Field;

use super::case::{Case, View};
use super::finding::Finding;
use super::status::Judgement;

impl<'a> Case<'a, '_> {
    /// All obligations of an item that the law covers, or may cover; says whether it is past its service life.
    pub(super) fn obligations(&self, judgement: &Judgement<'a>, findings: &mut Vec<Finding<'a>>) -> bool {
        if self.is_declared() {
            findings.extend(self.declaration());
        }
        if self.periodic() {
            let undated = self.inspections.iter().any(|view| view.performed_on.is_none());
            if !undated {
                findings.extend(self.used_before_first_inspection());
                self.operated_past_due(judgement, findings);
            }
            findings.extend(judgement.failed.and_then(|view| self.used_after_failure(judgement, &view)));
            self.certificates_late(findings);
        }
        let past = self.past_service_life();
        let is_past = past.is_some();
        findings.extend(past);
        is_past
    }

    /// The ground in force on the day, where it may raise the finding (S14).
    fn duty(&self, code: Code, day: Date) -> Option<&'a Obligation> {
        self.book.obligation(code, day).filter(|obligation| obligation.citation.verification.decides())
    }

    /// The finding, or `not_on_record` where the records are not complete.
    fn raise(&self, finding: Finding<'a>, complete: bool) -> Finding<'a> {
        if complete {
            finding
        } else {
            let code = Code::NotOnRecord;
            Finding { code, severity: code.severity(), ..finding }
        }
    }

    /// Days in use within the span, from the first day on which the duty is in force.
    fn days_in_use_under(&self, code: Code, first: Date, last: Date) -> Option<(Date, i32, &'a Obligation)> {
        let start = match self.duty(code, first) {
            Some(_) => first,
            // Nothing is raised for days before the duty.
            None => {
                let duties = self.book.data().obligations.iter().filter(|obligation| obligation.finding == code);
                duties.filter_map(|obligation| obligation.period.from).filter(|from| *from > first).min()?
            }
        };
        let (day, days) = self.days_in_use(start, last)?;
        Some((day, days, self.duty(code, day)?))
    }

    fn owner_records_complete(&self) -> bool {
        self.options.complete.history && self.options.complete.use_
    }

    /// `not_declared`, `declared_late`.
    fn declaration(&self) -> Option<Finding<'a>> {
        let used_from = self.put_into_use?.last();
        let declared = self.item.declared_on.filter(|day| *day <= self.as_of);
        let code = if declared.is_some() { Code::DeclaredLate } else { Code::NotDeclared };
        let duty = self.duty(code, used_from)?;
        let deadline = used_from.add_days(i32::from(duty.days.or(self.parameters.declaration_days)?));
        if declared.unwrap_or(self.as_of) <= deadline {
            return None;
        }
        let mut finding = Finding::new(code).at(Field::Item("declared_on")).on(deadline).cite(&duty.citation);
        if let Some(declared) = declared {
            finding = finding.raw(declared);
        }
        Some(self.raise(finding, self.options.complete.declarations))
    }

    fn used_before_first_inspection(&self) -> Option<Finding<'a>> {
        let used_from = self.put_into_use?.last();
        // The earliest pass on record, withdrawn or not, whoever made it.
        let passes = self.dated().filter(|view| self.counts(view) && view.passed());
        let first_pass = passes.filter_map(|view| view.performed_on).min();
        let last = first_pass.map_or(self.as_of, |day| day.add_days(-1));
        if used_from > last {
            return None;
        }
        let code = Code::UsedBeforeFirstInspection;
        let (day, _, duty) = self.days_in_use_under(code, used_from, last)?;
        let finding = Finding::new(code).at(Field::Item("put_into_use_on")).on(day).cite(&duty.citation);
        Some(self.raise(finding, self.owner_records_complete()))
    }

    /// Used between the end of a term and the next inspection.
    fn operated_past_due(&self, judgement: &Judgement<'a>, findings: &mut Vec<Finding<'a>>) {
        let considered = || self.dated().filter(|view| self.counts(view) && !view.withdrawn);
        for view in considered().filter(|view| view.passed()) {
            let Some(performed_on) = view.performed_on else { continue };
            let next = considered().filter(|later| later.key() > view.key()).min_by_key(|later| later.key());
            let last = next.and_then(|next| next.performed_on).map_or(self.as_of, |day| day.add_days(-1));
            // The term that runs has not ended; this spares the common case the work.
            if judgement.runs() && judgement.rests_on.is_some_and(|counting| counting.index == view.index) {
                continue;
            }
            let annual = view.names_annual_next().then(|| self.annual_next(view, next)).flatten();
            let rules = self.interval(performed_on, None);
            let due = self.due(view, performed_on, &rules, annual, None);
            let Some(end) = due.overdue_after.filter(|end| *end < last) else { continue };
            let code = Code::OperatedPastDue;
            if let Some((_, days, duty)) = self.days_in_use_under(code, end.add_days(1), last) {
                let finding = Finding::new(code).at(view.field("next_due_on")).on(end).cite(&duty.citation);
                findings.push(self.raise(finding.count(days), self.owner_records_complete()));
            }
        }
    }

    fn used_after_failure(&self, judgement: &Judgement<'a>, view: &View<'a>) -> Option<Finding<'a>> {
        if judgement.status != super::assessment::Status::Failed {
            return None;
        }
        let failed_on = view.performed_on.filter(|day| *day < self.as_of)?;
        let code = Code::UsedAfterFailure;
        let (_, days, duty) = self.days_in_use_under(code, failed_on.add_days(1), self.as_of)?;
        let finding = Finding::new(code).at(view.field("result")).on(failed_on).cite(&duty.citation).count(days);
        Some(self.raise(finding, self.owner_records_complete()))
    }

    fn certificates_late(&self, findings: &mut Vec<Finding<'a>>) {
        let calendar = self.book.calendar();
        for view in &self.inspections {
            let (Some(report), Some(issued)) = (view.record.report_on, view.record.certificate_issued_on) else {
                continue;
            };
            let code = Code::CertificateLate;
            let Some(duty) = self.duty(code, report) else { continue };
            let Some(days) = duty.working_days.or(self.parameters.certificate_working_days) else { continue };
            // Within as many calendar days it cannot be late.
            if issued > self.as_of || issued.days_since(report) <= i32::from(days) {
                continue;
            }
            let last = calendar.add_working_days(report, days);
            if issued > last && calendar.knows(report) && calendar.knows(issued) {
                let finding = Finding::new(code).at(view.field("certificate_issued_on")).raw(issued).on(last);
                let mut finding = finding.cite(&duty.citation);
                finding.verification = Some(duty.citation.verification.weakest(calendar.verification()));
                findings.push(finding);
            }
        }
    }

    fn past_service_life(&self) -> Option<Finding<'a>> {
        let until = self.service_life_until.filter(|until| *until < self.as_of)?;
        let code = Code::PastServiceLife;
        let duty = self.duty(code, self.as_of)?;
        let finding = Finding::new(code).at(Field::Item("service_life_until"));
        let finding = finding.raw(until).on(until).cite(&duty.citation);
        // What the law forbids is the use.
        Some(if self.in_use(self.as_of) { finding } else { finding.no_violation() })
    }
}
