//! Rows of cells and the answers for them, side by side.

use crate::error::Error;
use crate::read::grid::{Cell, MAX_COLUMNS};

use super::columns::ADDED;
use super::faults::{invalid, limit};
use super::grid::MAX_ROWS;
use super::pending::{Added, Pending};
use super::{Answer, GiveBack};

/// Where the added columns stand among those of the rows, from 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The first of the added columns.
    pub(super) first: usize,
    /// How many columns there are with them.
    pub(super) width: usize,
}

impl Place {
    pub(super) fn of(give: &GiveBack<'_>, width: usize) -> Result<Place, Error> {
        let first = give.earlier.unwrap_or(width);
        let with_added = first.saturating_add(ADDED as usize).max(width);
        if with_added > MAX_COLUMNS as usize {
            let vi = format!("Không còn chỗ cho {ADDED} cột kết quả");
            return Err(limit(vi, format!("There is no room for {ADDED} columns")));
        }
        Ok(Place { first, width: with_added })
    }

    /// The added columns.
    pub(super) fn added(self) -> std::ops::Range<usize> {
        self.first..self.first + ADDED as usize
    }
}

/// Gives each row, with what it gets, in the order of the rows.
pub(super) fn side_by_side(
    give: &GiveBack<'_>,
    width: usize,
    mut rows: impl FnMut(&mut Vec<Cell>) -> Result<Option<u64>, Error>,
    answers: impl Iterator<Item = Answer>,
    mut each: impl FnMut(u64, &[Cell], Option<Added>) -> Result<(), Error>,
) -> Result<(), Error> {
    let place = Place::of(give, width)?;
    let mut pending = Pending::new(give.header_row, give.earlier.is_some(), answers)?;
    let mut cells = Vec::new();
    let mut last = 0;
    while let Some(row) = rows(&mut cells)? {
        if row <= last || row > MAX_ROWS || cells.len() > width {
            let vi = format!("Dòng không theo thứ tự hoặc có hơn {width} cột");
            return Err(invalid(vi, format!("The row is out of order or has more than {width} columns"))
                .row(row)
                .into());
        }
        last = row;
        while let Some((row, added)) = pending.take_before(row)? {
            each(row, &[], Some(added))?;
        }
        let (added, clear) = pending.take_at(row)?;
        if clear && let Some(earlier) = cells.get_mut(place.first..) {
            earlier.iter_mut().take(ADDED as usize).for_each(|cell| *cell = Cell::Empty);
        }
        each(row, &cells, added)?;
    }
    while let Some((row, added)) = pending.take_before(u64::MAX)? {
        each(row, &[], Some(added))?;
    }
    Ok(())
}
