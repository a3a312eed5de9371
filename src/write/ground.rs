//! What a due date rests on, in words.

use crate::assess::Assessment;

use super::Language;

/// What the due date rests on, and the provision where the interval is known; `None` without a due date.
pub(in crate::write) fn ground(assessment: &Assessment<'_>, language: Language) -> Option<String> {
    let basis = language.due_basis(assessment.due_basis?);
    // A stated date does not rest on an interval that nobody knows.
    let known = assessment.interval.as_ref().filter(|interval| interval.months.is_some());
    let citation = known.and_then(|interval| interval.citation);
    let rule = citation.map(|rule| cited(rule.document.as_deref(), rule.provision.as_deref())).unwrap_or_default();
    Some(if rule.is_empty() { basis.to_owned() } else { format!("{basis}; {rule}") })
}

/// A provision as people name it.
pub(in crate::write) fn cited(document: Option<&str>, provision: Option<&str>) -> String {
    [document, provision].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
