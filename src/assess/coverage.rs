//! Coverage: does the list in force cover the item? (S5, S6)

use crate::code::Code;
use crate::law::{Expr, Verification};
use crate::record::Field;

use super::assessment::Coverage;
use super::case::Case;
use super::finding::Finding;

/// The answer, and how well the row (or the list) it rests on is known.
pub(super) fn coverage<'a>(case: &Case<'a, '_>, findings: &mut Vec<Finding<'a>>) -> (Coverage, Verification) {
    let field = || Field::Item("category");
    let Some((_, law)) = case.category else {
        findings.push(if case.item.category.trim().is_empty() {
            Finding::new(Code::MissingField).at(field())
        } else {
            Finding::new(Code::CategoryUnknown).at(field()).raw(&case.item.category)
        });
        return (Coverage::Undetermined, Verification::Unknown);
    };
    let Some((list, row)) = case.book.list_row(law, case.as_of) else {
        findings.push(Finding::new(Code::CoverageUndetermined));
        return (Coverage::Undetermined, Verification::Unknown);
    };
    let citation = row.map_or(&list.citation, |row| &row.citation);
    let verification = citation.verification;
    // An unverified list or row puts nothing on and takes nothing off (S14).
    if !verification.decides() {
        findings.push(Finding::new(Code::CriterionUnverified).at(field()).cite(citation));
        return (Coverage::Undetermined, verification);
    }
    let Some(row) = row else {
        return (Coverage::NotRegulated, verification);
    };
    let certain = |name: &str, test: &_| case.test(name, test, false);
    if let Some(when) = &row.when {
        // A value that is not certain may put the item on the list, but never takes it off.
        let truth = match when.truth(&certain) {
            Some(false) => Some(false),
            _ => when.truth(&|name: &str, test: &_| case.test(name, test, true)).filter(|truth| *truth),
        };
        match truth {
            Some(true) => {}
            Some(false) => return (Coverage::NotRegulated, verification),
            None => {
                when.undecided(&certain, &mut |name| {
                    let finding = Finding::new(Code::CoverageUndetermined).at(Field::Attribute(name.into()));
                    findings.push(finding.cite(citation));
                });
                return (Coverage::Undetermined, verification);
            }
        }
    }
    if row.doubt.as_ref().is_some_and(|doubt| doubt.truth(&certain) == Some(true)) {
        findings.push(Finding::new(Code::ScopeDoubtful).at(field()).cite(citation));
        return (Coverage::Undetermined, verification);
    }
    (Coverage::Regulated, verification)
}

/// The product-conformity lists in force, beside the inspection (S6).
pub(super) fn conformity<'a>(case: &Case<'a, '_>, findings: &mut Vec<Finding<'a>>) {
    let Some((_, law)) = case.category else { return };
    let holds = |when: &Expr| when.truth(&|name: &str, test: &_| case.test(name, test, false)) == Some(true);
    for row in case.book.conformity_rows(law) {
        if row.period.holds(case.as_of) && row.citation.verification.decides() && row.when.as_ref().is_none_or(holds) {
            let finding = Finding::new(Code::ConformityRequired).at(Field::Item("category"));
            findings.push(finding.on(row.period.from).cite(&row.citation));
        }
    }
}
