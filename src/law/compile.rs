//! The law of every category, ready for look-up; on the way every overlap of interval rules is found (S10).

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::date::Date;
use crate::error::ErrorKind;

use super::book::Book;
use super::data::*;
use super::expr::Expr;
use super::faults::Faults;
use super::table::{Builder, Clash, Limit, Table};

/// The most stretches of days into which the rules of one category cut the time.
pub const MAX_EPOCHS: usize = 256;

/// The law of one category, ready for look-up.
#[derive(Debug, Default)]
pub(crate) struct CategoryLaw {
    /// The lists that have a row for it, each with the row.
    pub(super) rows: Vec<(usize, usize)>,
    /// The rules from that day on, until the next.
    pub(super) epochs: Vec<(Date, Table)>,
    pub(super) conformity: Vec<usize>,
}

impl CategoryLaw {
    /// The rules in force on that day.
    pub(crate) fn table(&self, day: Date) -> &Table {
        let after = self.epochs.partition_point(|(from, _)| *from <= day);
        match self.epochs.get(after.saturating_sub(1)) {
            Some((_, table)) => table,
            None => Table::nothing(),
        }
    }
}

/// Turns the book's data into tables; where the book has faults, only to find overlaps among what is sound.
pub(super) fn compile(data: &Data, book: &Book, faults: &mut Faults) -> Vec<CategoryLaw> {
    let mut laws: Vec<CategoryLaw> = data.categories.iter().map(|_| CategoryLaw::default()).collect();
    let index: HashMap<&str, usize> =
        data.categories.iter().enumerate().map(|(at, category)| (category.id.as_str(), at)).collect();
    let of = |id: &str| index.get(id).copied();
    for (at, list) in data.lists.iter().enumerate() {
        for (row, category) in list.rows.iter().map(|row| of(&row.category)).enumerate() {
            if let Some(law) = category.and_then(|category| laws.get_mut(category)) {
                law.rows.push((at, row));
            }
        }
    }
    for (at, row) in data.conformity.iter().enumerate() {
        if let Some(law) = of(&row.category).and_then(|category| laws.get_mut(category)) {
            law.conformity.push(at);
        }
    }
    let mut rules: Vec<Vec<usize>> = vec![Vec::new(); laws.len()];
    for (at, rule) in comparable(data, faults) {
        // A category that is named twice has the rule once.
        for category in rule.categories.iter().filter_map(|id| of(id)).collect::<BTreeSet<usize>>() {
            if let Some(rules) = rules.get_mut(category) {
                rules.push(at);
            }
        }
    }
    for ((category, law), rules) in data.categories.iter().zip(&mut laws).zip(rules) {
        law.epochs = epochs(&category.id, &rules, data, book, faults);
    }
    laws
}

/// The rules of which it can be said whether they overlap: all of them, where the book has no faults.
fn comparable<'d>(data: &'d Data, faults: &Faults) -> Vec<(usize, &'d IntervalRule)> {
    // A file that could not be read may hold what supersedes others.
    if !faults.all_read() {
        return Vec::new();
    }
    let attributes: HashSet<&str> = data.attributes.iter().map(|attribute| attribute.name.as_str()).collect();
    let known = |name: &str| attributes.contains(name) && !faults.doubts("attribute", name);
    let sound = |rule: &IntervalRule| {
        let tests = rule.when.as_ref().map_or_else(Vec::new, Expr::tests);
        !faults.doubts("interval", &rule.id) && tests.iter().all(|(name, _)| known(name))
    };
    let (sound, others): (Vec<_>, Vec<_>) = data.intervals.iter().enumerate().partition(|(_, rule)| sound(rule));
    // Nor of those that a rule with a fault supersedes.
    let open: HashSet<&str> = others.iter().flat_map(|(_, rule)| &rule.supersedes).map(String::as_str).collect();
    sound.into_iter().filter(|(_, rule)| !open.contains(rule.id.as_str())).collect()
}

/// A table for every stretch of days on which nothing changes for the category.
fn epochs(category: &str, rules: &[usize], data: &Data, book: &Book, faults: &mut Faults) -> Vec<(Date, Table)> {
    let rule = |index: &usize| data.intervals.get(*index);
    let mut days: BTreeSet<Date> = BTreeSet::from([Date::MIN]);
    for period in rules.iter().filter_map(rule).map(|rule| rule.period) {
        days.extend(period.from.into_iter().chain(period.to));
    }
    let mut exceeded = |limit: Limit| {
        let (vi, en) = (format!("vượt giới hạn: {}", limit.vi), limit.en);
        book.fault(("category", &[category]), "interval", ErrorKind::LimitExceeded, vi, en, faults);
    };
    if days.len() > MAX_EPOCHS {
        let vi = format!("các quy tắc thay đổi quá {} lần", MAX_EPOCHS - 1);
        exceeded(Limit::new(vi, format!("its rules change more than {} times", MAX_EPOCHS - 1)));
        return Vec::new();
    }
    let mut builder = Builder::new(&data.intervals, &data.attributes);
    let mut clashes: Vec<(Date, Clash)> = Vec::new();
    let mut told = HashSet::new();
    let mut epochs = Vec::new();
    for day in days {
        let in_force = rules.iter().copied().filter(|index| rule(index).is_some_and(|rule| rule.period.holds(day)));
        match builder.table(in_force.collect()) {
            Ok((table, found)) => {
                epochs.push((day, table));
                // Two rules that overlap on more than one stretch of days are told once.
                clashes.extend(found.into_iter().filter(|clash| told.insert(clash.rules)).map(|clash| (day, clash)));
            }
            Err(limit) => {
                exceeded(limit);
                break;
            }
        }
    }
    let id = |index: usize| data.intervals.get(index).map_or("", |rule| rule.id.as_str());
    for (day, Clash { rules: (first, second), assignment }) in clashes {
        let (first, second) = (id(first), id(second));
        let (from_vi, from_en) = match day {
            Date::MIN => Default::default(),
            day => (format!(" từ {day}"), format!(" from {day}")),
        };
        let under = if assignment.is_empty() { assignment } else { format!(" ({assignment})") };
        let vi = format!("{first} và {second} cùng áp dụng cho {category}{from_vi}{under}");
        let en = format!("{first} and {second} both apply to {category}{from_en}{under}");
        book.fault(("interval", &[second]), "when", ErrorKind::Overlap, vi, en, faults);
    }
    epochs
}
