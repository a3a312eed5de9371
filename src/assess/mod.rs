//! The assessment: from an item, a day and a rulebook to an answer with its reasons. Pure; no I/O, no clock.
//!
//! ```text
//! case      the item, impossible dates taken out         (S4b)
//! facts     its attributes, compared exactly             (S5)
//! coverage  does the list cover it?                      (S5, S6)
//! counting  the inspection that counts, and who made it  (S7–S9)
//! interval  the rules that the known facts allow         (S10–S12)
//! due       the due date                                 (S13)
//! usage     use, and what calls for an inspection        (S17)
//! status    the first that holds                         (table of statuses, S7b)
//! obligations, explain, messages                         what else there is to say
//! ```
//!
//! # Where the contract leaves room
//!
//! - A list that is itself `unverified` takes nothing off by not naming it (S14 over S5).
//! - A measured value whose unit was assumed, or that is out of range, counts as missing for the interval.
//! - An inspection without a result decides nothing: `undetermined`, with `missing_field`.
//! - A failed annual inspection makes an item `failed` even where no other inspection is on record.
//! - A date of use given as a year or month starts on its first day, for whether the item is in use.
//! - An unverified rule that would supersede a verified one loses to it instead (S10, S14).
//! - A term that an annual pass has lengthened (`next_kind` annual) is not `operated_past_due`.
//! - The explanation and the remedies are not part of what other evaluators must reproduce.

mod assessment;
mod case;
mod counting;
mod coverage;
mod due;
mod duplicates;
mod explain;
mod exposure;
mod facts;
mod finding;
mod interval;
mod messages;
mod obligations;
mod options;
mod status;
mod usage;

pub use assessment::{Assessment, Coverage, DueBasis, Interval, Remedy, Status, Step};
pub use duplicates::{DuplicateKeys, Duplicates};
pub use exposure::{Exposure, ExposureTotals};
pub use finding::Finding;
pub use options::{Complete, Options};

use crate::code::{Code, Severity};
use crate::date::Date;
use crate::law::{Regime, Rulebook, Verification};
use crate::record::{Field, Item};

use case::Case;
use status::Judgement;

impl Rulebook {
    /// Whether the law covers the item, whether it may operate on the day `as_of`, until when, and why.
    ///
    /// It never fails: what the record or the law leaves open is in the answer (`undetermined`, findings).
    ///
    /// ```
    /// use kiemdinh::{Date, Inspection, Item, Outcome, Rulebook, assess::{Options, Status}};
    ///
    /// let mut hoist = Item::new("PL-7", "lifting.hoist_electric");
    /// hoist.put_into_use_on = Some("2020-03-01".parse()?);
    /// hoist.inspections.push(Inspection {
    ///     performed_on: Some("2024-05-19".parse()?),
    ///     result: Some(Outcome::Pass),
    ///     ..Inspection::default()
    /// });
    /// let book = Rulebook::builtin();
    /// let answer = book.assess(&hoist, "2026-11-23".parse()?, &Options::default());
    /// assert_eq!(answer.status, Status::Valid);
    /// assert_eq!(answer.due_on, Date::new(2027, 5, 19)); // 36 months, QTKĐ 09-2016
    ///
    /// // Without a category nothing is certain, and the answer says so.
    /// let unknown = Item::new("?", "");
    /// let answer = book.assess(&unknown, "2026-11-23".parse()?, &Options::default());
    /// assert_eq!(answer.status, Status::Undetermined);
    /// # Ok::<(), kiemdinh::DateError>(())
    /// ```
    #[must_use]
    pub fn assess<'a>(&'a self, item: &'a Item, as_of: Date, options: &Options<'_>) -> Assessment<'a> {
        let mut findings = Vec::new();
        for remark in &item.remarks {
            let mut finding = Finding::new(remark.code).at(remark.field.clone());
            finding.raw.clone_from(&remark.raw);
            if remark.code == Code::UnknownKey {
                // Only a reader that was asked for leniency lets an unknown key through.
                finding.severity = Severity::Info;
            }
            findings.push(finding);
        }
        let case = Case::new(self, item, as_of, options, &mut findings);
        let (coverage, list_verification) = coverage::coverage(&case, &mut findings);
        coverage::conformity(&case, &mut findings);
        if case.regime == Regime::SectorLaw {
            findings.push(Finding::new(Code::SectorLaw).at(Field::Item("category")));
        }
        if as_of > self.verified_until() {
            let mut finding = Finding::new(Code::LawNotVerifiedAfter).on(self.verified_until());
            if options.strict {
                finding.severity = Severity::Error;
            }
            findings.push(finding);
        }
        let mut past_service_life = false;
        let judgement = match coverage {
            Coverage::NotRegulated => None,
            _ => {
                let judgement = case.judge(coverage, &mut findings);
                past_service_life = case.obligations(&judgement, &mut findings);
                Some(judgement)
            }
        };
        let status = judgement.map_or(Status::NotRegulated, |judgement| judgement.status);
        finish(&mut findings, coverage);
        let mut answer = Assessment {
            id: &item.id,
            as_of,
            coverage,
            status,
            may_operate: case.may_operate(status, coverage, past_service_life),
            due_on: judgement.and_then(|judgement| judgement.due_on),
            due_basis: judgement.and_then(|judgement| judgement.basis),
            interval: judgement.and_then(|judgement| judgement.interval),
            findings,
            explanation: None,
            remedies: None,
            verification: judgement
                .map_or(Verification::Text, |judgement| judgement.relied_on)
                .weakest(list_verification),
            rulebook: self,
        };
        if options.explanation {
            answer.explanation = Some(explain::explanation(&case, &answer, judgement.as_ref()));
        }
        if options.remedies {
            answer.remedies = Some(explain::remedies(&case, &answer, judgement.as_ref()));
        }
        answer
    }
}

/// Sorts the findings and gives each once; nothing about an item of undetermined coverage is a violation (S5).
fn finish(findings: &mut Vec<Finding<'_>>, coverage: Coverage) {
    if coverage == Coverage::Undetermined {
        for finding in findings.iter_mut().filter(|finding| finding.severity == Severity::Violation) {
            finding.severity = Severity::Warning;
        }
    }
    findings.sort_by(Finding::order);
    findings.dedup_by(|later, earlier| later.order(earlier).is_eq());
}

impl Judgement<'_> {
    /// The day of the inspection the judgement rests on.
    fn performed_on(&self) -> Option<Date> {
        self.rests_on.and_then(|view| view.performed_on)
    }
}
