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
//! What was decided where S1 … S20 are silent; every other evaluator must decide the same. The explanation and the
//! remedies are texts, and not part of that.
//!
//! | | |
//! |---|---|
//! | I1 | A day that does not exist is `date_impossible`; text that is no date, or a shorter form than its field allows, is `unreadable_value`. |
//! | I2 | "Before" and "after" are certain: a partial date is impossible only where its last day is. What is compared with the year of manufacture is compared with its 1 January. |
//! | I3 | A stated month is implausible where its first day lies beyond the ceiling. |
//! | I4 | A stated month is its last day, or the end of the longest term where that lies in it; where the interval is unknown, the end of the limit of S13c. |
//! | I5 | `record_in_future` looks at the first day of what has happened: use, declaration, inspection, report, certificate, withdrawal, events. The value stays. |
//! | I6 | `coverage_undetermined` names an attribute only where the part of the criterion it stands in is unknown. Before the first list it names none. A list that is itself `unverified` takes nothing off by not naming the category (S14 over S5). |
//! | I7 | An attribute given twice counts once, the first. A value whose unit was assumed, or that is out of range, is missing for the interval, for a doubt and for a conformity list; it may put an item on a list, never take it off. Measured values are printed as a number and the symbol of the unit. |
//! | I8 | Without the field `put_into_use_on` the earliest event of that kind holds. Given as a year or month, the item is in use from its first day. |
//! | I9 | After a disposal no event has an effect; `resumed` is told as `event_impossible`. `use_state` comes last on its day. An event without kind or day decides nothing (`missing_field`). |
//! | I10 | An inspection without a result decides nothing: `undetermined`, with `missing_field`; an annual one without a result is ignored. |
//! | I11 | A withdrawn pass is told whatever followed. Undated, it makes the item `withdrawn` where nothing dated counts; else it is one of the two readings of S7b. |
//! | I12 | Of a pass that is passed over only the violations are told. Several certificates of one number: a suspension in any of them holds; one that is valid on the day and has the category in its scope is enough. Without any accreditation given nothing is looked at. On a day without a provision that decides about bodies or inspectors the pass is no evidence all the same, and the violation is a warning. |
//! | I13 | A failed annual inspection makes an item `failed` even where nothing else is on record. |
//! | I14 | With an undated inspection that stands alone, an event of S17 on record makes a running term `undetermined`. Where both readings are `overdue` no event makes it otherwise. |
//! | I15 | A partial putting into use makes the age a range. An anniversary within a range counts only where the calendar has that day. |
//! | I16 | An attribute is missing where two values of it alone, all else as known, lead to different rules. |
//! | I17 | A derived hazard below `secondary` is used only where the interval is known without it and its shortest months stay. |
//! | I18 | `shortened_without_reason` and `establishment_interval_differs` compare with the interval after the maker's term. Months out of 1–600 and quantities out of 1–1,000,000 are absent, with `value_out_of_range`. |
//! | I19 | "Every rule considered is `text`" speaks of the rules alone, not of a derived hazard. |
//! | I20 | The limit of S13c outside `periodic_inspection` is `stated_ceiling_months`. |
//! | I21 | A stated date after the longest term is undetermined from the day after that term, whatever the report's date. |
//! | I22 | `age_limit_crossed` is told while the term runs, up to the due date; of `inspections` where the age runs from the first of them alone. |
//! | I23 | A trigger, a relocation or an idle time that is `unverified` calls for nothing (S14). Of an unknown category only repair and alteration are known to call. |
//! | I24 | Days under a duty are counted from its first day in force. A term that an annual pass has lengthened (`next_kind` annual) is not `operated_past_due`. With an undated inspection on record neither that nor `used_before_first_inspection` is told. |
//! | I25 | With undetermined coverage every violation is a warning, `not_on_record` stays information. |
//! | I26 | The assessment's `verification` is the weakest of the list row, the rules of a known interval, a derived hazard and the triggers. A warning about working days rests on the calendar too. |
//! | I27 | An unverified rule that would supersede a verified one loses to it (S10, S14). Of several rules of the fewest months the first by id is cited. |
//! | I28 | Two findings of one code, field and day are one. |
//! | I29 | `law_not_verified_after` carries the day until which the law was looked up. |
//! | I30 | `may_operate` of an item past its service life is false unless its coverage is undetermined. What the law forbids is the use: of an item that is not in use `past_service_life` is a warning. |
//! | I31 | The roll of S4, where a parameter asks for it, moves computed ends only. |

mod assessment;
mod case;
mod counting;
mod coverage;
mod due;
mod duplicates;
mod explain;
mod exposure;
mod facts;
mod field_names;
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
        for finding in &mut findings {
            if let Some(Field::Attribute(name)) = &finding.field {
                finding.attribute = self.attribute(name);
            }
        }
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
    findings.dedup_by(|later, earlier| later.is_about_same(earlier));
}

impl Judgement<'_> {
    /// The day of the inspection the judgement rests on.
    fn performed_on(&self) -> Option<Date> {
        self.rests_on.and_then(|view| view.performed_on)
    }
}
