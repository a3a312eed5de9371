//! The columns that are added: their headings, widths and cells.

use crate::write::Language;

use super::Answer;
use super::cells::CellWriter;
use super::look::{Look, Tone};

/// How many columns are added.
pub(super) const ADDED: u32 = 5;

/// Their widths, in characters.
pub(super) const WIDTHS: [u32; ADDED as usize] = [24, 12, 11, 60, 80];

/// The headings of the added columns.
#[must_use]
pub fn headings(language: Language) -> [&'static str; ADDED as usize] {
    language.pick(
        ["Tình trạng", "Đến hạn", "Còn (ngày)", "Căn cứ", "Phát hiện"],
        ["Status", "Due on", "Days left", "Ground", "Findings"],
    )
}

/// The column, from 0, at which the columns of an earlier run begin: a result that is given in again has them in its
/// row of headings. What stands in them is no part of the user's register.
///
/// ```
/// use kiemdinh::write::sheets::added_columns;
///
/// let headings = ["Tên", "Số chế tạo", "Tình trạng", "Đến hạn", "Còn (ngày)", "Căn cứ", "Phát hiện"];
/// assert_eq!(added_columns(&headings), Some(2));
/// // A column of the user's own that bears one of the names is not ours.
/// assert_eq!(added_columns(&["Tên", "Tình trạng", "Đến hạn"]), None);
/// ```
#[must_use]
pub fn added_columns<T: AsRef<str>>(headings_of_sheet: &[T]) -> Option<usize> {
    let own = [Language::Vietnamese, Language::English].map(headings);
    headings_of_sheet.windows(ADDED as usize).position(|window| {
        own.iter().any(|own| window.iter().zip(own).all(|(heading, own)| heading.as_ref().trim() == *own))
    })
}

/// Adds the cells of an answer, from that column.
pub(super) fn answer(cells: &mut CellWriter, column: u32, answer: &Answer, language: Language) {
    let (row, tone) = (answer.row, Tone::of(answer));
    cells.text((column, row), Look::Text(tone), &answer.status_text(language));
    match answer.due_on {
        Some(day) => cells.date((column + 1, row), Look::Date(tone), day),
        None => cells.text((column + 1, row), Look::Date(tone), ""),
    }
    match answer.days_left {
        Some(days) => cells.number((column + 2, row), cells.looks.id(Look::Number(tone)), days),
        None => cells.text((column + 2, row), Look::Number(tone), ""),
    }
    cells.text((column + 3, row), Look::Text(Tone::Plain), &answer.provision);
    cells.text((column + 4, row), Look::Text(Tone::Plain), &answer.findings);
}

/// Adds the headings, in that style.
pub(super) fn heading<T: AsRef<str>>(cells: &mut CellWriter, column: u32, row: u64, style: u32, headings: &[T]) {
    for (column, heading) in (column..).zip(headings) {
        cells.text_of_style((column, row), style, heading.as_ref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_of_an_earlier_run_are_found() {
        for language in [Language::Vietnamese, Language::English] {
            let mut sheet = vec!["STT", "Đến hạn", "Ghi chú"];
            assert_eq!(added_columns(&sheet), None);
            sheet.extend(headings(language));
            assert_eq!(added_columns(&sheet), Some(3));
            sheet.push("Ghi chú 2");
            assert_eq!(added_columns(&sheet), Some(3));
            sheet.remove(5);
            assert_eq!(added_columns(&sheet), None);
        }
    }
}
