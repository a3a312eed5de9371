//! What is still to be written into a sheet, in the order of its rows.

use crate::error::Error;

use super::Answer;
use super::faults::invalid;
use super::grid::MAX_ROWS;

/// What a row gets.
#[derive(Debug)]
pub(super) enum Added {
    Heading,
    Answer(Answer),
}

/// The heading, then the answers.
#[derive(Debug)]
pub(super) struct Pending<I> {
    header_row: u64,
    /// Whether the columns are those of an earlier run.
    again: bool,
    answers: I,
    next: Option<(u64, Added)>,
}

impl<I: Iterator<Item = Answer>> Pending<I> {
    pub(super) fn new(header_row: u64, again: bool, answers: I) -> Result<Pending<I>, Error> {
        if !(1..=MAX_ROWS).contains(&header_row) {
            let (vi, en) = (format!("Không có dòng {header_row}"), format!("There is no row {header_row}"));
            return Err(invalid(vi, en).into());
        }
        Ok(Pending { header_row, again, answers, next: Some((header_row, Added::Heading)) })
    }

    /// Whether something is still to come.
    pub(super) fn is_some(&self) -> bool {
        self.next.is_some()
    }

    /// Takes what is for that row, if anything is, and tells whether what stands in the added columns goes.
    pub(super) fn take_at(&mut self, row: u64) -> Result<(Option<Added>, bool), Error> {
        let added = self.take_before(row + 1)?.map(|(_, added)| added);
        if !self.again {
            let clear = added.is_some();
            return Ok((added, clear));
        }
        // The headings of an earlier run stay. Its answers go down to the last one of this run: below it stands what
        // is no answer.
        let added = added.filter(|added| matches!(added, Added::Answer(_)));
        let clear = row > self.header_row && (added.is_some() || self.is_some());
        Ok((added, clear))
    }

    /// Takes what comes next, if that is before the row given.
    pub(super) fn take_before(&mut self, before: u64) -> Result<Option<(u64, Added)>, Error> {
        if self.next.as_ref().is_none_or(|(row, _)| *row >= before) {
            return Ok(None);
        }
        let taken = self.next.take();
        let last = taken.as_ref().map_or(0, |(row, _)| *row);
        if let Some(answer) = self.answers.next() {
            if answer.row <= last || answer.row > MAX_ROWS {
                let vi = "Kết quả phải theo thứ tự dòng của bảng, mỗi dòng một lần, dưới dòng tiêu đề";
                let en = "Answers must come in the order of the sheet's rows, one a row, below the headings";
                return Err(invalid(vi, en).row(answer.row).into());
            }
            self.next = Some((answer.row, Added::Answer(answer)));
        }
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(row: u64) -> Answer {
        let empty = String::new();
        Answer {
            row,
            status: None,
            may_operate: None,
            due_on: None,
            days_left: None,
            provision: empty.clone(),
            findings: empty,
        }
    }

    fn pending(again: bool, rows: &[u64]) -> Pending<impl Iterator<Item = Answer>> {
        Pending::new(5, again, rows.iter().copied().map(answer)).unwrap()
    }

    #[test]
    fn each_row_gets_its_own() {
        let mut pending = pending(false, &[6, 7, 9]);
        assert!(matches!(pending.take_at(4), Ok((None, false))));
        assert!(matches!(pending.take_at(5), Ok((Some(Added::Heading), true))));
        assert!(matches!(pending.take_before(9), Ok(Some((6, Added::Answer(_))))));
        assert!(matches!(pending.take_before(9), Ok(Some((7, Added::Answer(_))))));
        assert!(matches!(pending.take_before(9), Ok(None)));
        assert!(matches!(pending.take_at(8), Ok((None, false))));
        assert!(matches!(pending.take_at(9), Ok((Some(Added::Answer(_)), true))));
        assert!(matches!(pending.take_before(u64::MAX), Ok(None)));
        assert!(!pending.is_some());
    }

    #[test]
    fn of_an_earlier_run_the_answers_go_and_the_headings_stay() {
        let mut pending = pending(true, &[6, 8]);
        let cleared: Vec<_> =
            (4..=9).map(|row| pending.take_at(row).map(|(added, clear)| (added.is_some(), clear)).unwrap()).collect();
        let (kept, cleared_only, anew) = ((false, false), (false, true), (true, true));
        assert_eq!(cleared, [kept, kept, anew, cleared_only, anew, kept]);
    }

    #[test]
    fn rows_out_of_order_are_refused() {
        for rows in [[5, 6], [4, 6], [7, 7], [7, 6], [MAX_ROWS + 1, MAX_ROWS + 2]] {
            let mut pending = pending(false, &rows);
            let mut all = || -> Result<(), Error> {
                while pending.take_before(u64::MAX)?.is_some() {}
                Ok(())
            };
            assert_eq!(all().unwrap_err().kind(), crate::ErrorKind::InvalidValue, "{rows:?}");
        }
        assert!(Pending::new(0, false, [].into_iter()).is_err());
        assert!(Pending::new(MAX_ROWS + 1, false, [].into_iter()).is_err());
    }
}
