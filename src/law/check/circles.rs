//! Rules that supersede themselves, straight or in a circle: none of them would be left, a silent gap.

use std::collections::{HashMap, HashSet};

use crate::error::ErrorKind;
use crate::law::book::Book;
use crate::law::data::IntervalRule;
use crate::law::faults::Faults;

/// The most rules of a circle that a message names.
const MOST_NAMED: usize = 8;

/// Reports each circle at the rule that closes it; of circles that share their first or last rule, one.
pub(super) fn check(rules: &[IntervalRule], book: &Book, faults: &mut Faults) {
    for circle in circles(rules) {
        let (Some(first), Some(last)) = (circle.first(), circle.last()) else { continue };
        let mut named: Vec<&str> = circle.iter().take(MOST_NAMED).copied().collect();
        named.extend((circle.len() > MOST_NAMED).then_some("…"));
        named.push(first);
        let path = named.join(" → ");
        let (vi, en) = (format!("quy tắc tự thay thế chính nó: {path}"), format!("a rule supersedes itself: {path}"));
        book.fault(("interval", &[last]), "supersedes", ErrorKind::InvalidValue, vi, en, faults);
        circle.iter().for_each(|id| faults.doubt("interval", id));
    }
}

/// A search in depth, without recursion: a chain of rules may be long. A rule that is met again on the present path
/// closes a circle.
fn circles(rules: &[IntervalRule]) -> Vec<Vec<&str>> {
    let by_id: HashMap<&str, &IntervalRule> = rules.iter().map(|rule| (rule.id.as_str(), rule)).collect();
    let mut circles: Vec<Vec<&str>> = Vec::new();
    let mut told: HashSet<&str> = HashSet::new();
    // Where on the path a rule stands; `None` once all that it leads to has been seen.
    let mut met: HashMap<&str, Option<usize>> = HashMap::new();
    for rule in rules.iter().filter(|rule| !rule.supersedes.is_empty()) {
        let mut path: Vec<(&str, std::slice::Iter<'_, String>)> = Vec::new();
        let mut next = Some(rule);
        loop {
            if let Some(rule) = next.take() {
                let id = rule.id.as_str();
                match met.get(id) {
                    None => {
                        met.insert(id, Some(path.len()));
                        path.push((id, rule.supersedes.iter()));
                    }
                    Some(Some(from)) => {
                        let circle = || path.iter().skip(*from).map(|(id, _)| *id);
                        let ends = [Some(id), path.last().map(|(last, _)| *last)];
                        if !ends.iter().flatten().any(|end| told.contains(end)) {
                            told.extend(circle());
                            circles.push(circle().collect());
                        }
                    }
                    Some(None) => {}
                }
            }
            let Some((id, others)) = path.last_mut() else { break };
            match others.next() {
                Some(other) => next = by_id.get(other.as_str()).copied(),
                None => {
                    met.insert(id, None);
                    path.pop();
                }
            }
        }
    }
    circles
}
