use crate::assess::{Assessment, Status};
use crate::date::Date;
use crate::law::Rulebook;
use crate::record::Item;

/// What a register adds up to, for the sheet of counts.
///
/// ```
/// use kiemdinh::write::sheets::Counts;
/// use kiemdinh::{Item, Options, Rulebook, Status};
///
/// let (book, as_of) = (Rulebook::builtin(), "2026-11-23".parse()?);
/// let mut cylinders = Item::new("C-1", "pressure.cylinder");
/// cylinders.quantity = Some(12);
/// let assessment = book.assess(&cylinders, as_of, &Options::default());
/// let mut counts = Counts::new(book, as_of);
/// counts.add(&cylinders, &assessment);
/// assert_eq!((counts.items(assessment.status), counts.units(assessment.status)), (1, 12));
/// assert_eq!(counts.items(Status::Valid), 0);
/// # Ok::<(), kiemdinh::DateError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Counts<'a> {
    pub(super) book: &'a Rulebook,
    pub(super) as_of: Date,
    statuses: [Count; Status::ALL.len()],
    pub(super) past_service_life: Count,
    pub(super) unreadable: u64,
}

/// How many there are of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) items: u64,
    pub(super) units: u64,
}

impl Count {
    pub(super) fn add(&mut self, more: Count) {
        self.items += more.items;
        self.units += more.units;
    }
}

impl<'a> Counts<'a> {
    /// Nothing yet, judged by that book for that day.
    #[must_use]
    pub fn new(book: &'a Rulebook, as_of: Date) -> Counts<'a> {
        let statuses = [Count::default(); Status::ALL.len()];
        Counts { book, as_of, statuses, past_service_life: Count::default(), unreadable: 0 }
    }

    /// Adds an item; once, however many rows it has.
    pub fn add(&mut self, item: &Item, assessment: &Assessment<'_>) {
        let one = Count { items: 1, units: item.units().into() };
        if let Some(count) = self.statuses.get_mut(assessment.status as usize) {
            count.add(one);
        }
        let runs = matches!(assessment.status, Status::Valid | Status::DueSoon);
        if runs && assessment.may_operate == Some(false) {
            self.past_service_life.add(one);
        }
    }

    /// Adds a row that cannot be read.
    pub fn add_unreadable(&mut self) {
        self.unreadable += 1;
    }

    /// Adds what comes after it in the register, judged by the same book for the same day.
    pub fn append(&mut self, later: &Counts<'_>) {
        for (count, more) in self.statuses.iter_mut().zip(later.statuses) {
            count.add(more);
        }
        self.past_service_life.add(later.past_service_life);
        self.unreadable += later.unreadable;
    }

    /// How many items have that status.
    #[must_use]
    pub fn items(&self, status: Status) -> u64 {
        self.of(status).items
    }

    /// How many units the items of that status are (S18).
    #[must_use]
    pub fn units(&self, status: Status) -> u64 {
        self.of(status).units
    }

    pub(super) fn of(&self, status: Status) -> Count {
        self.statuses.get(status as usize).copied().unwrap_or_default()
    }

    pub(super) fn total(&self) -> Count {
        let mut total = Count::default();
        self.statuses.into_iter().for_each(|count| total.add(count));
        total
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    #[test]
    fn parts_of_a_register_add_up() {
        let book = Rulebook::builtin();
        let day = "2026-11-23".parse().unwrap();
        let counts = |quantities: &[u32], category: &str| {
            let mut counts = Counts::new(book, day);
            for quantity in quantities {
                let mut item = Item::new("A", category);
                item.quantity = Some(*quantity);
                counts.add(&item, &book.assess(&item, day, &Options::default()));
            }
            counts.add_unreadable();
            counts
        };
        let mut all = counts(&[1, 2], "lifting.hoist_electric");
        all.append(&counts(&[4], "lifting.hoist_electric"));
        all.append(&counts(&[8], "no.such"));
        assert_eq!((all.items(Status::NeverInspected), all.units(Status::NeverInspected)), (3, 7));
        assert_eq!((all.items(Status::Undetermined), all.units(Status::Undetermined)), (1, 8));
        assert_eq!((all.total(), all.unreadable), (Count { items: 4, units: 15 }, 3));
    }
}
