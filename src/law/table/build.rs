//! Building tables: the exhaustive check of S10. It meets every assignment once and sees where two rules apply (an
//! error) and where none does (a gap).

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::law::data::{AttributeDef, AttributeType, IntervalRule};
use crate::law::expr::{Comparison, Expr, Test};
use crate::quantity::Quantity;

use super::{Axis, AxisKind, GAP, MAX_AXES, MAX_CELLS, MAX_PIECES, Table, describe};

/// The most rules of one category in force on one day.
pub const MAX_RULES: usize = 64;
/// The most steps that the check of one category may take, which is about a second: for each stretch of days on which
/// its rules stay the same, the assignments of the attributes (counted as 256 at least) times the rules, the tests in
/// their conditions and the rules that they supersede.
pub const MAX_STEPS: u64 = 1 << 28;

/// However few the assignments are, a rule or a test costs as much as with so many.
const LEAST_CELLS: usize = 256;
/// A line with so many thresholds has the most pieces.
const MAX_THRESHOLDS: usize = (MAX_PIECES - 1) / 2;

/// Two rules that apply together, and an assignment under which they do.
pub(in crate::law) struct Clash {
    pub(in crate::law) rules: (usize, usize),
    pub(in crate::law) assignment: String,
}

/// A limit that the rules of a category exceed, in Vietnamese and English.
pub(in crate::law) struct Limit {
    pub(in crate::law) vi: String,
    pub(in crate::law) en: String,
}

impl Limit {
    pub(in crate::law) fn new(vi: impl Into<String>, en: impl Into<String>) -> Limit {
        Limit { vi: vi.into(), en: en.into() }
    }
}

/// Builds the tables of one category.
pub(in crate::law) struct Builder<'b> {
    /// All rules of the book, by id.
    intervals: &'b [IntervalRule],
    /// All attributes of the book, by name.
    attributes: &'b [AttributeDef],
    steps: u64,
}

impl<'b> Builder<'b> {
    pub(in crate::law) fn new(intervals: &'b [IntervalRule], attributes: &'b [AttributeDef]) -> Builder<'b> {
        Builder { intervals, attributes, steps: 0 }
    }

    /// Builds the table of the rules given (indices, in order), which are all in force on the same days. Each pair of
    /// rules that clash is told once.
    pub(in crate::law) fn table(&mut self, rules: Vec<usize>) -> Result<(Table, Vec<Clash>), Limit> {
        let in_force: Vec<&IntervalRule> = rules.iter().filter_map(|index| self.intervals.get(*index)).collect();
        if in_force.len() > MAX_RULES {
            let vi = format!("quá {MAX_RULES} quy tắc trong một ngày");
            return Err(Limit::new(vi, format!("more than {MAX_RULES} rules on one day")));
        }
        let (axes, total) = self.axes(&in_force)?;
        self.count_steps(&in_force, total)?;
        let condition = |rule: &&IntervalRule| rule.when.as_ref().map(|when| self.condition(when, &axes));
        let conditions: Vec<Option<Condition>> = in_force.iter().map(condition).collect();
        let names = conditions.iter().map(|condition| condition.as_ref().map_or(0, Condition::axes)).collect();
        let superseded = superseded(&in_force);

        let mut cells = vec![GAP; total];
        let mut clashes = Vec::new();
        let mut told = vec![0_u64; in_force.len()];
        for (cell, found) in cells.iter_mut().enumerate() {
            let mut pieces = [0_u64; MAX_AXES];
            pieces.iter_mut().zip(&axes).for_each(|(bit, axis)| *bit = 1 << axis.piece(cell));
            let holds = |condition: &Option<Condition>| condition.as_ref().is_none_or(|when| when.holds(&pieces));
            let applying = bits(conditions.iter().map(holds));
            let left = applying & bits(superseded.iter().map(|by| by & applying == 0));
            match left.count_ones() {
                0 => {}
                1 => *found = left.trailing_zeros() as u8,
                _ => {
                    for (first, second) in new_pairs(left, &mut told) {
                        let (Some(first), Some(second)) = (rules.get(first), rules.get(second)) else { continue };
                        let assignment = describe(&axes, cell, self.attributes);
                        clashes.push(Clash { rules: (*first, *second), assignment });
                    }
                }
            }
        }
        Ok((Table { axes, rules, names, cells }, clashes))
    }

    fn count_steps(&mut self, rules: &[&IntervalRule], cells: usize) -> Result<(), Limit> {
        let cost = |rule: &&IntervalRule| 1 + rule.when.as_ref().map_or(0, Expr::size) + rule.supersedes.len();
        let steps = cells.max(LEAST_CELLS) as u64 * rules.iter().map(cost).sum::<usize>() as u64;
        self.steps = self.steps.saturating_add(steps);
        if self.steps > MAX_STEPS {
            let vi = format!("kiểm tra các quy tắc cần hơn {MAX_STEPS} bước");
            return Err(Limit::new(vi, format!("checking its rules takes more than {MAX_STEPS} steps")));
        }
        Ok(())
    }

    fn attribute(&self, name: &str) -> Option<usize> {
        self.attributes.binary_search_by(|attribute| attribute.name.as_str().cmp(name)).ok()
    }

    /// The attributes that the rules use, cut at the thresholds that they name, and the number of assignments.
    fn axes(&self, rules: &[&IntervalRule]) -> Result<(Vec<Axis>, usize), Limit> {
        let mut kinds: BTreeMap<usize, AxisKind> = BTreeMap::new();
        let tests = rules.iter().filter_map(|rule| rule.when.as_ref()).flat_map(Expr::tests);
        for (name, test) in tests {
            let Some(index) = self.attribute(name) else { continue };
            let kind = kinds.entry(index).or_insert_with(|| match self.attributes.get(index).map(|def| &def.kind) {
                Some(AttributeType::Age { starts_from }) => {
                    AxisKind::Age { base: *starts_from, thresholds: Vec::new() }
                }
                Some(AttributeType::Quantity { .. }) => AxisKind::Measure { thresholds: Vec::new() },
                _ => AxisKind::Choice,
            });
            let thresholds = match (kind, test) {
                (AxisKind::Age { thresholds, .. }, Test::Years(_, years)) => insert(thresholds, *years, u16::cmp),
                (AxisKind::Measure { thresholds }, Test::Measure(_, limit)) => insert(thresholds, *limit, order),
                _ => 0,
            };
            if thresholds > MAX_THRESHOLDS {
                return Err(Limit::new(
                    format!("{name} được so sánh với hơn {MAX_THRESHOLDS} ngưỡng"),
                    format!("{name} is compared with more than {MAX_THRESHOLDS} thresholds"),
                ));
            }
        }
        let mut total: usize = 1;
        let mut axes = Vec::with_capacity(kinds.len());
        for (attribute, kind) in kinds {
            let size = match (&kind, self.attributes.get(attribute).map(|def| &def.kind)) {
                (AxisKind::Age { thresholds, .. }, _) => 2 * thresholds.len() + 1,
                (AxisKind::Measure { thresholds }, _) => 2 * thresholds.len() + 1,
                (AxisKind::Choice, Some(AttributeType::Choice { values })) => values.len(),
                (AxisKind::Choice, _) => 1,
            };
            axes.push(Axis { attribute, kind, size, stride: total });
            total = total.saturating_mul(size);
        }
        if axes.len() > MAX_AXES || total > MAX_CELLS {
            return Err(Limit::new(
                format!("quá {MAX_AXES} thông số hoặc {MAX_CELLS} tổ hợp giá trị của chúng"),
                format!("more than {MAX_AXES} attributes or {MAX_CELLS} combinations of their values"),
            ));
        }
        Ok((axes, total))
    }

    fn condition(&self, when: &Expr, axes: &[Axis]) -> Condition {
        let inner = |when: &Expr| self.condition(when, axes);
        match when {
            Expr::Test(name, test) => {
                let found = axes.iter().enumerate().find_map(|(index, axis)| {
                    let attribute = self.attributes.get(axis.attribute).filter(|attribute| attribute.name == *name)?;
                    Some(Condition::Test { axis: index, pieces: pieces(axis, attribute, test) })
                });
                // The axes are those of all tests.
                found.unwrap_or(Condition::Any(Vec::new()))
            }
            Expr::Not(when) => Condition::Not(Box::new(inner(when))),
            // A chain of them is one: `a and b and c`.
            Expr::And(a, b) => match (inner(a), inner(b)) {
                (Condition::All(mut all), last) => {
                    all.push(last);
                    Condition::All(all)
                }
                (first, last) => Condition::All(vec![first, last]),
            },
            Expr::Or(a, b) => match (inner(a), inner(b)) {
                (Condition::Any(mut any), last) => {
                    any.push(last);
                    Condition::Any(any)
                }
                (first, last) => Condition::Any(vec![first, last]),
            },
        }
    }
}

/// A condition whose tests have become the pieces of an axis for which they hold, as bits.
enum Condition {
    Test { axis: usize, pieces: u64 },
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

impl Condition {
    /// Whether it holds under an assignment: one bit an axis.
    fn holds(&self, assignment: &[u64; MAX_AXES]) -> bool {
        match self {
            Condition::Test { axis, pieces } => assignment.get(*axis).is_some_and(|piece| piece & pieces != 0),
            Condition::Not(inner) => !inner.holds(assignment),
            Condition::All(parts) => parts.iter().all(|part| part.holds(assignment)),
            Condition::Any(parts) => parts.iter().any(|part| part.holds(assignment)),
        }
    }

    /// The axes that it names, as bits.
    fn axes(&self) -> u8 {
        match self {
            Condition::Test { axis, .. } => 1 << axis,
            Condition::Not(inner) => inner.axes(),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().fold(0, |axes, part| axes | part.axes()),
        }
    }
}

/// The pieces of an axis for which a test holds, as bits; none for a test of another type.
fn pieces(axis: &Axis, attribute: &AttributeDef, test: &Test) -> u64 {
    let line = |at: Result<usize, usize>, op: Comparison| {
        // Every threshold that is compared with is on the axis.
        let piece = at.map_or(0, |at| 2 * at + 1);
        bits((0..axis.size).map(|other| op.admits(other.cmp(&piece))))
    };
    match (test, &axis.kind, &attribute.kind) {
        (Test::OneOf { words, negated }, AxisKind::Choice, AttributeType::Choice { values }) => {
            bits(values.iter().map(|value| words.contains(value) != *negated))
        }
        (Test::Years(op, years), AxisKind::Age { thresholds, .. }, _) => line(thresholds.binary_search(years), *op),
        (Test::Measure(op, limit), AxisKind::Measure { thresholds }, _) => {
            line(thresholds.binary_search_by(|threshold| order(threshold, limit)), *op)
        }
        _ => 0,
    }
}

fn order(a: &Quantity, b: &Quantity) -> Ordering {
    a.compare(b).unwrap_or(Ordering::Equal)
}

/// Inserts a threshold in order, once; how many there are then.
fn insert<T>(thresholds: &mut Vec<T>, threshold: T, order: impl Fn(&T, &T) -> Ordering) -> usize {
    if let Err(at) = thresholds.binary_search_by(|other| order(other, &threshold)) {
        thresholds.insert(at, threshold);
    }
    thresholds.len()
}

/// The pairs of rules among these bits that were not told before; `told` has the second ones of each first.
fn new_pairs(left: u64, told: &mut [u64]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (first, told) in told.iter_mut().enumerate().filter(|(first, _)| left >> first & 1 == 1) {
        let later = left & (!1 << first) & !*told;
        *told |= later;
        pairs.extend((0..MAX_RULES).filter(|second| later >> second & 1 == 1).map(|second| (first, second)));
    }
    pairs
}

/// For each rule the rules that take its place where both apply (S10), as bits.
fn superseded(rules: &[&IntervalRule]) -> Vec<u64> {
    let mut by = vec![0_u64; rules.len()];
    for (index, rule) in rules.iter().enumerate() {
        for other in &rule.supersedes {
            let Ok(at) = rules.binary_search_by(|rule| rule.id.cmp(other)) else { continue };
            // An unverified rule supersedes only unverified ones: against a verified one it loses.
            let decides = |rule: Option<&&IntervalRule>| rule.is_some_and(|rule| rule.citation.verification.decides());
            let (winner, loser) = match (decides(Some(rule)), decides(rules.get(at))) {
                (false, true) => (at, index),
                _ => (index, at),
            };
            if let Some(by) = by.get_mut(loser) {
                *by |= 1 << winner;
            }
        }
    }
    by
}

/// Bits in the order of the items, at most 64.
fn bits(items: impl Iterator<Item = bool>) -> u64 {
    items.enumerate().fold(0, |bits, (at, item)| bits | u64::from(item) << at)
}
