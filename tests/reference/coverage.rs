//! Coverage: does the list in force cover the item? (S5, I6)

use super::book::decides;
use super::case::Case;
use super::finding::{Finding, Ground};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Regulated,
    NotRegulated,
    Undetermined,
}

impl Answer {
    pub fn word(self) -> &'static str {
        match self {
            Answer::Regulated => "regulated",
            Answer::NotRegulated => "not_regulated",
            Answer::Undetermined => "undetermined",
        }
    }
}

pub struct Coverage {
    pub answer: Answer,
    /// What the answer rests on (I26).
    pub verification: String,
}

pub fn coverage(case: &Case, findings: &mut Vec<Finding>) -> Coverage {
    let undetermined =
        |verification: &str| Coverage { answer: Answer::Undetermined, verification: verification.to_string() };
    // A category that is absent, or that the rulebook does not know.
    let Some(given) = &case.record.category else {
        findings.push(Finding::new(113).at("category"));
        return undetermined("unknown");
    };
    if case.category.is_none() {
        findings.push(Finding::new(121).at("category").raw(given));
        return undetermined("unknown");
    }
    // The list in force on `as_of`; before the first list: undetermined.
    let lists = case.book.lists.iter();
    let Some(list) = lists.rev().find(|list| list.period.holds(case.as_of)) else {
        findings.push(Finding::new(201));
        return undetermined("unknown");
    };
    let rows = list.rows.iter();
    let Some(row) = rows.into_iter().find(|row| row.category == *given) else {
        // No row on that list. An unverified list takes nothing off (S14).
        if !decides(Some(&list.verification)) {
            let ground = Ground {
                document: Some(list.document.clone()),
                provision: None,
                verification: Some(list.verification.clone()),
            };
            findings.push(Finding::new(202).at("category").by(ground));
            return undetermined(&list.verification);
        }
        return Coverage { answer: Answer::NotRegulated, verification: list.verification.clone() };
    };
    let verification = row.ground.verification.as_deref();
    // S14: an unverified row decides neither way.
    if !decides(verification) {
        findings.push(Finding::new(202).at("category").by(row.ground.clone()));
        return undetermined(verification.unwrap_or("unknown"));
    }
    let verification = verification.unwrap_or("unknown").to_string();
    // r1 takes the uncertain values as they stand, r2 takes them as missing.
    let as_given = case.record.attributes.facts(true, case.as_of);
    let certain = case.record.attributes.facts(false, case.as_of);
    let (r1, r2) = match &row.when {
        None => (Some(true), Some(true)),
        Some(when) => (when.value(&as_given), when.value(&certain)),
    };
    let answer = if r2 == Some(false) {
        Answer::NotRegulated
    } else if r1 == Some(true) {
        // The doubt of a technical regulation; an uncertain value counts as missing there.
        let doubt = row.doubt.as_ref();
        if doubt.is_some_and(|doubt| doubt.value(&certain) == Some(true)) {
            findings.push(Finding::new(205).at("category").by(row.ground.clone()));
            Answer::Undetermined
        } else {
            Answer::Regulated
        }
    } else {
        // The attributes that would decide it.
        for name in row.when.as_ref().expect("a criterion").unknown_names(&certain) {
            let field = format!("attributes.{name}");
            findings.push(Finding::new(201).at(field).by(row.ground.clone()));
        }
        Answer::Undetermined
    };
    Coverage { answer, verification }
}

/// I24, 204: the product-conformity lists, whatever the coverage.
pub fn conformity(case: &Case, findings: &mut Vec<Finding>) {
    let facts = case.record.attributes.facts(false, case.as_of);
    for row in &case.book.conformity {
        let concerned = row.category == case.category_id
            && row.period.holds(case.as_of)
            && decides(row.ground.verification.as_deref())
            && row.when.as_ref().is_none_or(|when| when.value(&facts) == Some(true));
        if concerned {
            let mut finding = Finding::new(204).at("category").by(row.ground.clone());
            finding.on = row.period.from;
            findings.push(finding);
        }
    }
}
