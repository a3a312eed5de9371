//! The interval rules of one category over a stretch of days, as a table of every assignment of the attributes used.
//!
//! Building the table is the exhaustive check of S10: it meets every assignment once and sees where two rules apply
//! (an error) and where none does (a gap). Looking rules up in it is the same walk over the assignments that the
//! known attributes allow.

use std::cmp::Ordering;

use crate::date::Date;
use crate::quantity::Quantity;

use super::data::{AgeBase, AttributeDef, AttributeType, IntervalRule};
use super::expr::{Expr, Test};

/// The most attributes that the rules of one category may use together.
pub const MAX_AXES: usize = 8;
/// The most assignments of the attributes of one category.
pub const MAX_CELLS: usize = 65_536;
/// The most pieces into which the rules of one category cut one attribute: values, or 31 thresholds.
pub const MAX_PIECES: usize = 64;
/// The most rules of one category in force on one day.
pub const MAX_RULES: usize = 64;

const GAP: u8 = u8::MAX;

/// One attribute that the rules use, cut into the pieces that they tell apart.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    /// Index of the attribute in the book.
    pub(crate) attribute: usize,
    pub(crate) kind: AxisKind,
    /// Number of pieces.
    pub(crate) size: usize,
    stride: usize,
}

/// Pieces of a number's or age's line alternate: below the first threshold, at it, between it and the next …
#[derive(Clone, Debug)]
pub(crate) enum AxisKind {
    Choice,
    Age { base: AgeBase, thresholds: Vec<u16> },
    Measure { thresholds: Vec<Quantity> },
}

impl AxisKind {
    /// The piece in which an age on `day` lies that started on `start` (S3).
    pub(crate) fn age_piece(thresholds: &[u16], start: Date, day: Date) -> usize {
        let mut piece = 0;
        for years in thresholds {
            match start.add_months(i32::from(*years) * 12).cmp(&day) {
                Ordering::Greater => return piece,
                Ordering::Equal => return piece + 1,
                Ordering::Less => piece += 2,
            }
        }
        piece
    }

    pub(crate) fn measure_piece(thresholds: &[Quantity], value: &Quantity) -> usize {
        let mut piece = 0;
        for threshold in thresholds {
            match value.compare(threshold) {
                Some(Ordering::Equal) => return piece + 1,
                Some(Ordering::Greater) => piece += 2,
                _ => return piece,
            }
        }
        piece
    }
}

/// What a look-up found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Considered {
    /// The rules, as bits over [`Table::rules`].
    pub(crate) rules: u64,
    /// Whether some assignment has no rule.
    pub(crate) gap: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) axes: Vec<Axis>,
    /// Indices of the book's interval rules, by id.
    pub(crate) rules: Vec<usize>,
    /// The axes that each rule's condition names, as bits.
    pub(crate) names: Vec<u8>,
    cells: Vec<u8>,
}

/// Two rules that apply together, and an assignment under which they do.
pub(crate) struct Clash {
    pub(crate) rules: (usize, usize),
    pub(crate) assignment: String,
}

pub(crate) enum TableError {
    Clash(Clash),
    TooLarge(String),
}

impl Table {
    /// Builds the table of the rules given (indices into `all`), which are all in force on the same days.
    pub(super) fn build(
        rules: Vec<usize>,
        all: &[IntervalRule],
        attributes: &[AttributeDef],
    ) -> Result<Table, TableError> {
        let in_force: Vec<&IntervalRule> = rules.iter().filter_map(|index| all.get(*index)).collect();
        if in_force.len() > MAX_RULES {
            return Err(TableError::TooLarge(format!("more than {MAX_RULES} rules on one day")));
        }
        let mut axes = axes(&in_force, attributes);
        let mut total: usize = 1;
        for axis in &mut axes {
            axis.stride = total;
            total = total.saturating_mul(axis.size);
        }
        if let Some(axis) = axes.iter().find(|axis| axis.size > MAX_PIECES) {
            return Err(TableError::TooLarge(format!(
                "{} is compared with more than {} thresholds",
                attributes[axis.attribute].name,
                MAX_PIECES / 2 - 1
            )));
        }
        if axes.len() > MAX_AXES || total > MAX_CELLS {
            return Err(TableError::TooLarge(format!(
                "more than {MAX_AXES} attributes or {MAX_CELLS} combinations of their values"
            )));
        }
        let mut table = Table { names: names(&in_force, &axes, attributes), axes, rules, cells: vec![GAP; total] };
        for cell in 0..total {
            let applying: Vec<usize> =
                (0..in_force.len()).filter(|rule| table.applies(in_force[*rule], cell, attributes)).collect();
            let left: Vec<usize> = applying
                .iter()
                .copied()
                .filter(|rule| !applying.iter().any(|other| replaces(in_force[*other], in_force[*rule])))
                .collect();
            match left.as_slice() {
                [] => {}
                [rule] => table.cells[cell] = *rule as u8,
                [first, second, ..] => {
                    return Err(TableError::Clash(Clash {
                        rules: (table.rules[*first], table.rules[*second]),
                        assignment: table.describe(cell, attributes),
                    }));
                }
            }
        }
        Ok(table)
    }

    pub(super) fn without_rules() -> Table {
        Table { axes: Vec::new(), rules: Vec::new(), names: Vec::new(), cells: vec![GAP] }
    }

    fn applies(&self, rule: &IntervalRule, cell: usize, attributes: &[AttributeDef]) -> bool {
        let test = |name: &str, test: &Test| {
            let axis = self.axes.iter().find(|axis| attributes[axis.attribute].name == name)?;
            let piece = cell / axis.stride % axis.size;
            Some(match (test, &axis.kind) {
                (Test::OneOf { words, negated }, AxisKind::Choice) => match &attributes[axis.attribute].kind {
                    AttributeType::Choice { values } => words.contains(&values[piece]) != *negated,
                    _ => return None,
                },
                (Test::Years(op, years), AxisKind::Age { thresholds, .. }) => {
                    let at = thresholds.iter().position(|threshold| threshold == years)?;
                    op.admits(piece.cmp(&(2 * at + 1)))
                }
                (Test::Measure(op, limit), AxisKind::Measure { thresholds }) => {
                    let at = thresholds.iter().position(|t| t.compare(limit) == Some(Ordering::Equal))?;
                    op.admits(piece.cmp(&(2 * at + 1)))
                }
                _ => return None,
            })
        };
        rule.when.as_ref().is_none_or(|when| when.truth(&test) == Some(true))
    }

    /// An assignment in words, for messages.
    fn describe(&self, cell: usize, attributes: &[AttributeDef]) -> String {
        let part = |axis: &Axis| {
            let attribute = &attributes[axis.attribute];
            format!("{} {}", attribute.name, describe_piece(axis, cell / axis.stride % axis.size, attribute))
        };
        self.axes.iter().map(part).collect::<Vec<_>>().join(", ")
    }

    /// The assignments without a rule, in words.
    pub(crate) fn gaps(&self, attributes: &[AttributeDef]) -> Vec<String> {
        let cells = self.cells.iter().enumerate().filter(|(_, rule)| **rule == GAP);
        cells.map(|(cell, _)| self.describe(cell, attributes)).collect()
    }

    /// The rules of all assignments that the masks allow, one mask of pieces an axis.
    pub(crate) fn consider(&self, masks: &[u64; MAX_AXES]) -> Considered {
        let mut found = Considered::default();
        self.walk(masks, |_, rule| found.add(rule));
        found
    }

    /// The axes whose value would decide between rules (or a rule and a gap), as bits.
    pub(crate) fn deciding(&self, masks: &[u64; MAX_AXES]) -> u8 {
        let mut deciding = 0;
        for (index, axis) in self.axes.iter().enumerate() {
            if masks[index].count_ones() < 2 {
                continue;
            }
            let mut differs = false;
            self.walk(masks, |cell, rule| {
                let base = cell - cell / axis.stride % axis.size * axis.stride;
                let others = (0..axis.size).filter(|piece| masks[index] >> piece & 1 == 1);
                differs |= others.into_iter().any(|piece| self.cells[base + piece * axis.stride] != rule);
            });
            deciding |= u8::from(differs) << index;
        }
        deciding
    }

    #[inline]
    fn walk(&self, masks: &[u64; MAX_AXES], mut visit: impl FnMut(usize, u8)) {
        // The common case, in which every attribute is known, is one look-up.
        let mut pieces = [0_u32; MAX_AXES];
        for (index, _) in self.axes.iter().enumerate() {
            if masks[index] == 0 {
                return;
            }
            pieces[index] = masks[index].trailing_zeros();
        }
        loop {
            let cell = self.axes.iter().zip(&pieces).map(|(axis, piece)| axis.stride * *piece as usize).sum();
            visit(cell, self.cells[cell]);
            let mut index = 0;
            loop {
                if index == self.axes.len() {
                    return;
                }
                let later = masks[index] & (!1_u64).checked_shl(pieces[index]).unwrap_or(0);
                if later != 0 {
                    pieces[index] = later.trailing_zeros();
                    break;
                }
                pieces[index] = masks[index].trailing_zeros();
                index += 1;
            }
        }
    }
}

impl Considered {
    fn add(&mut self, rule: u8) {
        if rule == GAP { self.gap = true } else { self.rules |= 1 << rule }
    }
}

/// Whether `one` takes the place of `other` where both apply (S10).
fn replaces(one: &IntervalRule, other: &IntervalRule) -> bool {
    let names = |a: &IntervalRule, b: &IntervalRule| a.supersedes.contains(&b.id);
    let void =
        |a: &IntervalRule, b: &IntervalRule| !a.citation.verification.decides() && b.citation.verification.decides();
    // An unverified rule supersedes only unverified ones: against a verified one it loses.
    (names(one, other) && !void(one, other)) || (names(other, one) && void(other, one))
}

fn names(rules: &[&IntervalRule], axes: &[Axis], attributes: &[AttributeDef]) -> Vec<u8> {
    let mask = |rule: &&IntervalRule| {
        let named = |axis: &Axis| {
            let name = &attributes[axis.attribute].name;
            rule.when.as_ref().is_some_and(|when| when.tests().iter().any(|(used, _)| used == name))
        };
        axes.iter().enumerate().fold(0, |mask, (index, axis)| mask | u8::from(named(axis)) << index)
    };
    rules.iter().map(mask).collect()
}

fn axes(rules: &[&IntervalRule], attributes: &[AttributeDef]) -> Vec<Axis> {
    let tests: Vec<(&str, &Test)> = rules.iter().filter_map(|rule| rule.when.as_ref()).flat_map(Expr::tests).collect();
    let mut axes = Vec::new();
    for (index, attribute) in attributes.iter().enumerate() {
        let own = || tests.iter().filter(|(name, _)| *name == attribute.name).map(|(_, test)| *test);
        if own().next().is_none() {
            continue;
        }
        let kind = match &attribute.kind {
            AttributeType::Age { starts_from } => {
                let mut thresholds: Vec<u16> = own()
                    .filter_map(|test| if let Test::Years(_, years) = test { Some(*years) } else { None })
                    .collect();
                thresholds.sort_unstable();
                thresholds.dedup();
                AxisKind::Age { base: *starts_from, thresholds }
            }
            AttributeType::Quantity { .. } => {
                let mut thresholds: Vec<Quantity> = own()
                    .filter_map(|test| if let Test::Measure(_, limit) = test { Some(*limit) } else { None })
                    .collect();
                thresholds.sort_by(|a, b| a.compare(b).unwrap_or(Ordering::Equal));
                thresholds.dedup_by(|a, b| a.compare(b) == Some(Ordering::Equal));
                AxisKind::Measure { thresholds }
            }
            _ => AxisKind::Choice,
        };
        let size = match (&kind, &attribute.kind) {
            (AxisKind::Age { thresholds, .. }, _) => 2 * thresholds.len() + 1,
            (AxisKind::Measure { thresholds }, _) => 2 * thresholds.len() + 1,
            (AxisKind::Choice, AttributeType::Choice { values }) => values.len(),
            (AxisKind::Choice, _) => 1,
        };
        axes.push(Axis { attribute: index, kind, size, stride: 1 });
    }
    axes
}

fn describe_piece(axis: &Axis, piece: usize, attribute: &AttributeDef) -> String {
    let line = |thresholds: Vec<String>| match (piece % 2, piece / 2) {
        (1, at) => format!("= {}", thresholds[at]),
        (_, 0) => format!("< {}", thresholds[0]),
        (_, at) if at == thresholds.len() => format!("> {}", thresholds[at - 1]),
        (_, at) => format!("> {} and < {}", thresholds[at - 1], thresholds[at]),
    };
    match (&axis.kind, &attribute.kind) {
        (AxisKind::Choice, AttributeType::Choice { values }) => format!("= {}", values[piece]),
        (AxisKind::Age { thresholds, .. }, _) => line(thresholds.iter().map(ToString::to_string).collect()),
        (AxisKind::Measure { thresholds }, _) => line(thresholds.iter().map(ToString::to_string).collect()),
        _ => String::new(),
    }
}
