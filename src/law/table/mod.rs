//! The interval rules of one category over a stretch of days, as a table of every assignment of the attributes used.
//!
//! Building the table ([`build`]) is the exhaustive check of S10. Looking rules up in it is a walk over the assignments
//! that the known attributes allow.

mod build;

use std::cmp::Ordering;
use std::sync::LazyLock;

use crate::date::Date;
use crate::quantity::Quantity;

use super::data::{AgeBase, AttributeDef, AttributeType};

pub(super) use build::{Builder, Clash, Limit};
pub use build::{MAX_RULES, MAX_STEPS};

/// The most attributes that the rules of one category may use together.
pub const MAX_AXES: usize = 8;
/// The most assignments of the attributes of one category.
pub const MAX_CELLS: usize = 65_536;
/// The most pieces into which the rules of one category cut one attribute: values, or 31 thresholds.
pub const MAX_PIECES: usize = 64;

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

impl Axis {
    /// The piece of this axis that a cell belongs to.
    fn piece(&self, cell: usize) -> usize {
        cell / self.stride % self.size
    }

    /// A piece in words, for messages.
    fn describe(&self, piece: usize, attribute: &AttributeDef) -> String {
        let line = |limits: Vec<String>| {
            let limit = |at: usize| limits.get(at).map_or("", String::as_str);
            match (piece % 2, piece / 2) {
                (1, at) => format!("= {}", limit(at)),
                (_, 0) => format!("< {}", limit(0)),
                (_, at) if at == limits.len() => format!("> {}", limit(at - 1)),
                (_, at) => format!("> {} and < {}", limit(at - 1), limit(at)),
            }
        };
        let piece = match (&self.kind, &attribute.kind) {
            (AxisKind::Choice, AttributeType::Choice { values }) => {
                format!("= {}", values.get(piece).map_or("", String::as_str))
            }
            (AxisKind::Age { thresholds, .. }, _) => line(thresholds.iter().map(ToString::to_string).collect()),
            (AxisKind::Measure { thresholds }, _) => line(thresholds.iter().map(ToString::to_string).collect()),
            _ => String::new(),
        };
        format!("{} {piece}", attribute.name)
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

impl Considered {
    fn add(&mut self, rule: u8) {
        if rule == GAP { self.gap = true } else { self.rules |= 1 << rule }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) axes: Vec<Axis>,
    /// Indices of the book's interval rules, by id.
    pub(crate) rules: Vec<usize>,
    /// The axes that each rule's condition names, as bits.
    pub(crate) names: Vec<u8>,
    /// The rule of each assignment, by its place in `rules`.
    cells: Vec<u8>,
}

impl Table {
    /// The table of no rules: one gap.
    pub(super) fn nothing() -> &'static Table {
        static NOTHING: LazyLock<Table> =
            LazyLock::new(|| Table { axes: Vec::new(), rules: Vec::new(), names: Vec::new(), cells: vec![GAP] });
        &NOTHING
    }

    /// The assignments without a rule, in words.
    pub(crate) fn gaps(&self, attributes: &[AttributeDef]) -> Vec<String> {
        let cells = self.cells.iter().enumerate().filter(|(_, rule)| **rule == GAP);
        cells.map(|(cell, _)| describe(&self.axes, cell, attributes)).collect()
    }

    /// The rules of all assignments that the masks allow, one mask of pieces an axis.
    pub(crate) fn consider(&self, masks: &[u64; MAX_AXES]) -> Considered {
        let mut found = Considered::default();
        self.walk(masks, |_, rule| found.add(rule));
        found
    }

    /// The axes whose value would decide between rules (or a rule and a gap), as bits.
    pub(crate) fn deciding(&self, masks: &[u64; MAX_AXES]) -> u8 {
        let decides = |axis: &Axis, mask: u64| {
            let mut differs = false;
            self.walk(masks, |cell, rule| {
                let base = cell - axis.piece(cell) * axis.stride;
                let mut others = (0..axis.size).filter(|piece| mask >> piece & 1 == 1);
                differs |= others.any(|piece| self.rule(base + piece * axis.stride) != rule);
            });
            differs
        };
        let axes = self.axes.iter().zip(masks).enumerate();
        let deciding = axes.filter(|(_, (axis, mask))| mask.count_ones() > 1 && decides(axis, **mask));
        deciding.fold(0, |bits, (index, _)| bits | 1 << index)
    }

    fn rule(&self, cell: usize) -> u8 {
        self.cells.get(cell).copied().unwrap_or(GAP)
    }

    /// Visits every assignment that the masks allow, like the wheels of a counter: the first axis turns fastest.
    #[inline]
    fn walk(&self, masks: &[u64; MAX_AXES], mut visit: impl FnMut(usize, u8)) {
        // The pieces of each axis that are left to visit; the lowest is the one shown.
        let mut left = *masks;
        if self.axes.iter().zip(&left).any(|(_, mask)| *mask == 0) {
            return;
        }
        loop {
            let shown = |(axis, left): (&Axis, &u64)| axis.stride * left.trailing_zeros() as usize;
            let cell = self.axes.iter().zip(&left).map(shown).sum();
            visit(cell, self.rule(cell));
            let mut wheels = self.axes.iter().zip(&mut left).zip(masks);
            let turned = wheels.any(|((_, left), mask)| {
                *left &= *left - 1;
                let turned = *left != 0;
                if !turned {
                    *left = *mask;
                }
                turned
            });
            if !turned {
                return;
            }
        }
    }
}

/// An assignment in words, for messages.
fn describe(axes: &[Axis], cell: usize, attributes: &[AttributeDef]) -> String {
    let part = |axis: &Axis| attributes.get(axis.attribute).map(|attribute| axis.describe(axis.piece(cell), attribute));
    axes.iter().filter_map(part).collect::<Vec<_>>().join(", ")
}
