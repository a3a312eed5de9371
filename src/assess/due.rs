//! The due date of a pass (S13).

use crate::code::Code;
use crate::date::{Date, PartialDate};

use super::assessment::DueBasis;
use super::case::{Case, View};
use super::finding::Finding;
use super::interval::Rules;

/// A due date, and on which days the answer is certain.
#[derive(Clone, Copy, Default)]
pub(super) struct Due {
    pub(super) due_on: Option<Date>,
    pub(super) basis: Option<DueBasis>,
    /// Valid up to that day; on no day, where absent.
    pub(super) certain_until: Option<Date>,
    /// Overdue after that day; never, where absent.
    pub(super) overdue_after: Option<Date>,
}

impl Due {
    fn on(day: Date, basis: DueBasis) -> Due {
        Due { due_on: Some(day), basis: Some(basis), certain_until: Some(day), overdue_after: Some(day) }
    }

    /// An annual pass whose next date is earlier gives that date (S7).
    fn cut(&mut self, next: Date) {
        if self.due_on.is_some_and(|due_on| next < due_on) {
            self.due_on = Some(next);
            self.basis = Some(DueBasis::Stated);
            self.overdue_after = Some(next);
            self.certain_until = self.certain_until.map(|until| until.min(next));
        }
    }
}

impl<'a> Case<'a, '_> {
    /// The due date as stated, where no interval rule applies (S6).
    pub(super) fn due_as_stated(&self, view: &View<'a>) -> Due {
        view.stated.map_or(Due::default(), |stated| Due::on(stated.last(), DueBasis::Stated))
    }

    /// The due date of an inspection without a day of its own (S7b).
    pub(super) fn due_undated(&self, view: &View<'a>, findings: &mut Vec<Finding<'a>>) -> Due {
        match view.stated {
            Some(stated) if stated.first() > self.as_of.add_months(self.limit(self.as_of)) => {
                findings.push(Finding::new(Code::StatedDateImplausible).at(view.field("next_due_on")).raw(stated));
                Due::default()
            }
            _ => self.due_as_stated(view),
        }
    }

    /// The due date of a dated pass; `annual_next` is the next date of the annual pass after it. `findings` gets what is
    /// to be said of it, where that is wanted.
    pub(super) fn due(
        &self,
        view: &View<'a>,
        performed_on: Date,
        rules: &Rules<'a>,
        annual_next: Option<Date>,
        mut findings: Option<&mut Vec<Finding<'a>>>,
    ) -> Due {
        // Computed ends roll only where the parameter asks for it (S4).
        let end = |from: Date, months: u16| {
            let end = from.add_months(i32::from(months));
            if self.parameters.roll_to_working_day { self.book.calendar().roll(end) } else { end }
        };
        let longest = match rules.months {
            Some((_, max)) => end(performed_on, max),
            None => performed_on.add_months(self.limit(performed_on)),
        };
        let mut stated = view.stated.map(|stated| resolve(stated, longest));
        let replaced = annual_next.filter(|_| view.names_annual_next());
        if let Some(next) = replaced {
            stated = Some(next.min(longest));
        }
        let mut due = match (stated, rules.months) {
            (Some(stated), months) if stated <= longest => {
                if let Some(findings) = findings.as_deref_mut()
                    && let Some((min, max)) = months
                    && min == max
                    && stated.add_months(1) < longest
                    && view.record.shortening_reason.is_none()
                    && !view.names_annual_next()
                {
                    let ground = self.ground(Code::ShortenedWithoutReason, performed_on);
                    let finding = match ground {
                        Some(_) => Finding::new(Code::ShortenedWithoutReason).cite(ground),
                        None => rules.finding(Code::ShortenedWithoutReason),
                    };
                    findings.push(printed(finding.at(view.field("next_due_on")), view).on(stated));
                }
                Due::on(stated, DueBasis::Stated)
            }
            (Some(stated), months) => {
                let record = view.record;
                let latest = [record.report_on, record.certificate_issued_on].into_iter().flatten().max();
                let latest = latest.map_or(performed_on, |day| day.max(performed_on));
                let beyond_all = months.is_some_and(|(_, max)| rules.all_text && stated > end(latest, max));
                let code = match beyond_all {
                    true => Code::ValidityExceedsLegalMaximum,
                    false => Code::ValidityExceedsReportedMaximum,
                };
                if let Some(findings) = findings.as_deref_mut() {
                    findings.push(printed(rules.finding(code).at(view.field("next_due_on")), view).on(longest));
                }
                match (beyond_all, self.parameters.printed_date_prevails) {
                    (true, false) => Due::on(longest, DueBasis::LegalMaximum),
                    (true, true) => Due::on(stated, DueBasis::Stated),
                    // Valid until the longest interval, then undetermined until the stated date.
                    (false, _) => Due { certain_until: Some(longest), ..Due::on(stated, DueBasis::Stated) },
                }
            }
            (None, Some((min, _))) => {
                let due_on = end(performed_on, min);
                // A ceiling alone never makes an item valid.
                let certain = !rules.is_maximum || self.maker_months.is_some();
                Due {
                    certain_until: certain.then_some(due_on),
                    overdue_after: Some(longest),
                    ..Due::on(due_on, DueBasis::Computed)
                }
            }
            (None, None) => {
                let months = [self.maker_months, self.establishment_months].into_iter().flatten().min();
                let due_on = months.map(|months| performed_on.add_months(i32::from(months)));
                Due { due_on, basis: due_on.map(|_| DueBasis::Requested), ..Due::default() }
            }
        };
        if let (Some(findings), None) = (findings, rules.months) {
            findings.push(rules.finding(Code::IntervalUnverified));
        }
        if let Some(next) = annual_next.filter(|_| replaced.is_none()) {
            due.cut(next);
        }
        due
    }
}

/// A partial stated date is the last day of its month, or the longest interval's end within it (S4b).
fn resolve(stated: PartialDate, longest: Date) -> Date {
    let within = stated.first() <= longest && longest <= stated.last();
    if stated.is_partial() && within { longest } else { stated.last() }
}

fn printed<'a>(finding: Finding<'a>, view: &View<'_>) -> Finding<'a> {
    match view.stated {
        Some(stated) => finding.raw(stated),
        None => finding,
    }
}
