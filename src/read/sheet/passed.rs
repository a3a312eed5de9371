//! The rows that are no items: titles, groups, sums, the headings again, signatures.

use crate::read::grid::Cell;
use crate::read::words::fold;

use super::values::shown;

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
    let filled = cells.iter().enumerate().filter_map(|(index, cell)| Some((index, cell, shown(cell)?)));
    let (numbers, texts): (Vec<_>, Vec<_>) = filled.partition(|(index, ..)| Some(*index) == number);
    // Titles and groups often begin in the column of numbers.
    let (_, first, text) = texts.first().or(numbers.first())?;
    let folded = fold(text);
    let is_sum = |folded: &str| {
        ["tong", "cong", "total", "sum"].iter().any(|word| {
            let rest = folded.strip_prefix(word);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" cong") || rest.starts_with(" so"))
        })
    };
    if is_sum(&folded) || numbers.first().is_some_and(|(_, _, text)| is_sum(&fold(text))) {
        return Some(RowKind::Total);
    }
    let counted = numbers.first().is_some_and(|(_, cell, text)| {
        matches!(cell, Cell::Number(_)) || text.trim_end_matches('.').chars().all(|c| c.is_ascii_digit())
    });
    if numbers.is_empty() && SIGNATURES.contains(&folded.as_str()) {
        return Some(RowKind::Group);
    }
    // One text alone, without a number of its own: `II. THIẾT BỊ NÂNG`; and whatever stands below a sum.
    let alone = texts.len() <= 1 && matches!(first, Cell::Text(_));
    // A row below a subtotal that holds several values is an item all the same, though nobody numbered it.
    let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let is_full = texts.len() >= 3 && texts.iter().any(|(_, _, text)| has_digit(text));
    let is_group = alone && (number.is_some() || is_title(text)) || number.is_some() && below_sum && !is_full;
    (is_group && !counted).then_some(RowKind::Group)
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
