//! A slow, obvious evaluation of the contract, written apart from the library and compared with it.
//!
//! S1, S2 … are the rules of the contract; I1, I2 … are what was decided where the contract is silent: both are listed in
//! the documentation of the library's module `assess`.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "the tests that share it see it as a module of their own"
)]

mod age;
mod attributes;
mod book;
mod calendar;
mod case;
mod counting;
mod coverage;
mod dates;
mod due;
mod expr;
mod finding;
mod interval;
mod numbers;
mod obligations;
mod overlay;
mod record;
mod status;
mod usage;

pub use book::Book;

use case::Case;
use coverage::Answer;
use finding::Finding;
use serde_json::{Value, json};
use status::Judgement;

/// The assessment of one item on one day, without messages, explanation, remedies and the rulebook's identity.
///
/// `options`: `window_days`, `strict`, `complete`, `known_on`, `accreditations`, `parameters`; every key may be absent.
pub fn assess(book: &Book, item: &Value, as_of: &str, options: &Value) -> Value {
    let mut findings: Vec<Finding> = Vec::new();
    let case = Case::read(book, item, as_of, options, &mut findings);
    // I9: an impossible event is one on every day.
    usage::timeline(&case, &mut findings);
    // S5.
    let covered = coverage::coverage(&case, &mut findings);
    coverage::conformity(&case, &mut findings);
    // S6.
    if case.regime == "sector_law" {
        findings.push(Finding::new(203).at("category"));
    }
    // I29.
    if case.as_of > book.verified_until {
        findings.push(Finding::new(701).on(book.verified_until));
    }
    let judgement = if covered.answer == Answer::NotRegulated {
        Judgement { status: "not_regulated", ..Judgement::default() }
    } else {
        let mut judgement = status::judge(&case, covered.answer);
        findings.append(&mut judgement.findings);
        findings.extend(obligations::obligations(&case, &judgement));
        judgement
    };
    let undetermined = covered.answer == Answer::Undetermined;
    let days_left = judgement.due_on.map(|due_on| (due_on - case.as_of).num_days());
    // I26.
    let mut relied_on: Vec<&str> = vec![&covered.verification];
    relied_on.extend(judgement.relied_on.iter().map(String::as_str));
    json!({
        "id": item.get("id"),
        "as_of": as_of,
        "coverage": covered.answer.word(),
        "status": judgement.status,
        "may_operate": may_operate(&case, &judgement, &findings, undetermined),
        "due_on": judgement.due_on.map(|day| day.to_string()),
        "days_left": days_left,
        "due_basis": judgement.due_basis,
        "interval": judgement.interval,
        "findings": finding::listed(&findings, undetermined, case.strict),
        "verification": interval::weakest(&relied_on),
    })
}

/// The table of statuses, S5, I25, I30.
fn may_operate(case: &Case, judgement: &Judgement, findings: &[Finding], undetermined: bool) -> Option<bool> {
    let by_status = match judgement.status {
        "not_in_use" | "failed" => return Some(false),
        "not_regulated" => return None,
        "withdrawn" | "overdue" | "extraordinary_due" => Some(false),
        "never_inspected" => case.history_complete.then_some(false),
        "due_soon" | "valid" => Some(true),
        _ => None,
    };
    let past_service_life = findings.iter().any(|finding| finding.number == 507);
    let answer = if past_service_life { Some(false) } else { by_status };
    // Null where it would be false for an item of undetermined coverage.
    answer.filter(|allowed| *allowed || !undetermined)
}
