//! Penalty exposure of an owner, as information and never as a decision (S19).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::code::Code;
use crate::date::Date;
use crate::law::{Penalty, Rulebook};

use super::assessment::{Assessment, Status};
use super::options::Complete;

/// One act, the units that show it, and the band that the law sets for so many.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Exposure<'a> {
    /// The act, as the rulebook names it.
    pub act: &'a str,
    /// How many units show it (S18).
    pub units: u64,
    /// The band: amounts, provision, caution.
    pub band: &'a Penalty,
}

/// Counts units by act over the items of one owner.
///
/// ```
/// use kiemdinh::{Item, Rulebook, assess::{Complete, ExposureTotals, Options}};
///
/// let book = Rulebook::builtin();
/// let day = "2026-11-23".parse()?;
/// let mut complete = Complete::default();
/// (complete.declarations, complete.history, complete.use_) = (true, true, true);
/// let mut item = Item::new("1", "lifting.hoist_electric");
/// item.put_into_use_on = Some("2024-01-01".parse()?);
/// let mut options = Options::default();
/// options.complete = complete;
///
/// let mut totals = ExposureTotals::new(complete);
/// totals.add(&book.assess(&item, day, &options), item.units());
/// let exposure = totals.exposure(book, day);
/// assert!(exposure.iter().any(|e| e.act == "not_declared" && e.units == 1));
/// # Ok::<(), kiemdinh::DateError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ExposureTotals {
    complete: Complete,
    units: BTreeMap<Code, u64>,
}

impl ExposureTotals {
    /// Totals over records of that completeness: an overdue item counts only where `history` and `use` are complete.
    #[must_use]
    pub fn new(complete: Complete) -> ExposureTotals {
        ExposureTotals { complete, units: BTreeMap::new() }
    }

    /// Adds an item's assessment; `units` is what its row stands for.
    pub fn add(&mut self, assessment: &Assessment<'_>, units: u32) {
        const ACTS: [Code; 5] = [
            Code::NotDeclared,
            Code::DeclaredLate,
            Code::UsedBeforeFirstInspection,
            Code::UsedAfterFailure,
            Code::PastServiceLife,
        ];
        let mut shown: Vec<Code> = ACTS
            .into_iter()
            .filter(|code| {
                let violation = |finding: &super::Finding<'_>| {
                    finding.code == *code && finding.severity == crate::code::Severity::Violation
                };
                assessment.findings.iter().any(violation)
            })
            .map(|code| match code {
                // Declared late is the same act as not declared in time.
                Code::DeclaredLate => Code::NotDeclared,
                code => code,
            })
            .collect();
        let overdue = assessment.status == Status::Overdue && assessment.may_operate == Some(false);
        if overdue && self.complete.history && self.complete.use_ {
            // Not inspected in time is the same act as never inspected.
            shown.push(Code::UsedBeforeFirstInspection);
        }
        shown.sort();
        shown.dedup();
        for code in shown {
            *self.units.entry(code).or_default() += u64::from(units);
        }
    }

    /// The acts shown, each with the statutory band for its number of units on that day.
    #[must_use]
    pub fn exposure<'a>(&self, book: &'a Rulebook, day: Date) -> Vec<Exposure<'a>> {
        let band = |code: Code, units: u64| {
            book.data().penalties.iter().find(|penalty| {
                penalty.finding.as_deref() == Some(code.name())
                    && penalty.period.holds(day)
                    && penalty.units_from.is_none_or(|from| u64::from(from) <= units)
                    && penalty.units_to.is_none_or(|to| units <= u64::from(to))
            })
        };
        let units = self.units.iter();
        units
            .filter_map(|(code, units)| {
                let band = band(*code, *units)?;
                Some(Exposure { act: &band.act, units: *units, band })
            })
            .collect()
    }
}
