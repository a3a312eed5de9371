//! The rows that are no items: titles, groups, sums, the headings again, signatures.

use crate::read::grid::Cell;
use crate::read::words::{fold, folds_to};

use super::values::{is_filled, shown};

/// Why a row is no item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// A title, a group's heading, a signature: one text alone.
    Group,
    /// A sum.
    Total,
    /// The headings once more.
    Heading,
}

/// A row that was passed over, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// Its number.
    pub row: u64,
    /// Why.
    pub kind: RowKind,
    /// What stands in it, cut to 200 characters.
    pub text: String,
}

/// Whether a row is a title, a group or a total; `number` is the column of the rows' numbers, `below_sum` whether no item
/// has come since a sum.
pub(super) fn kind_of(cells: &[Cell], number: Option<usize>, below_sum: bool) -> Option<RowKind> {
    let filled = || cells.iter().enumerate().filter(|(_, cell)| is_filled(cell));
    let own_number = filled().find(|(index, _)| Some(*index) == number).map(|(_, cell)| cell);
    let texts = || filled().filter(|(index, _)| Some(*index) != number).map(|(_, cell)| cell);
    // Titles and groups often begin in the column of numbers.
    let first = texts().next().or(own_number)?;
    let text = shown(first)?;
    let own_text = own_number.and_then(shown);
    if is_sum(&fold(&text)) || own_text.as_deref().is_some_and(|text| is_sum(&fold(text))) {
        return Some(RowKind::Total);
    }
    let counted = own_number.is_some_and(|cell| matches!(cell, Cell::Number(_)))
        || own_text.as_deref().is_some_and(|text| text.trim_end_matches('.').chars().all(|c| c.is_ascii_digit()));
    if own_number.is_none() && SIGNATURES.iter().any(|signature| folds_to(&text, signature)) {
        return Some(RowKind::Group);
    }
    // One text alone, without a number of its own: `II. THIẾT BỊ NÂNG`; and whatever stands below a sum.
    let alone = texts().nth(1).is_none() && matches!(first, Cell::Text(_));
    // A row below a subtotal that holds several values is an item all the same, though nobody numbered it.
    let has_digit = |cell| shown(cell).is_some_and(|text| text.contains(|c: char| c.is_ascii_digit()));
    let is_full = || texts().nth(2).is_some() && texts().any(has_digit);
    let is_group = alone && (number.is_some() || is_title(&text)) || number.is_some() && below_sum && !is_full();
    (is_group && !counted).then_some(RowKind::Group)
}

/// Whether folded words are those of a sum.
fn is_sum(folded: &str) -> bool {
    ["tong", "cong", "total", "sum"].iter().any(|word| {
        let rest = folded.strip_prefix(word);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" cong") || rest.starts_with(" so"))
    })
}

/// Who signs below a register, folded; no machine has such a name.
const SIGNATURES: [&str; 12] = [
    "nguoi lap",
    "nguoi lap bieu",
    "nguoi lap bang",
    "nguoi lap so",
    "lap bieu",
    "phu trach",
    "giam doc",
    "quan doc",
    "truong phong",
    "thu truong don vi",
    "ke toan truong",
    "noi nhan",
];

/// `II. Thiết bị nâng`, `A/ …`, `THIẾT BỊ ÁP LỰC`.
fn is_title(text: &str) -> bool {
    let head = text.split(['.', '/', ')', '-', ':', ' ']).next().unwrap_or_default();
    let roman = !head.is_empty() && head.len() < text.len() && head.chars().all(|c| "IVXLC".contains(c));
    let letter = head.chars().count() == 1 && head.chars().all(char::is_uppercase) && head.len() < text.len();
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().count() >= 4 && letters().all(|c| !c.is_lowercase());
    roman || letter || capitals
}
