/// The first few of a list, with the length of all of it.
#[derive(Clone, Debug)]
pub(super) struct Top<K, T> {
    rows: Vec<(K, T)>,
    total: u64,
}

impl<K, T> Default for Top<K, T> {
    fn default() -> Self {
        Top { rows: Vec::new(), total: 0 }
    }
}

impl<K: Ord, T> Top<K, T> {
    /// So many are kept.
    pub(super) const SHOWN: usize = 50;

    /// Counts a row, and keeps it if it is among the first by key; rows of one key stay in the order they came in.
    pub(super) fn offer(&mut self, key: K, row: impl FnOnce() -> T) {
        self.total += 1;
        let at = self.rows.partition_point(|(known, _)| *known <= key);
        if at < Self::SHOWN {
            self.rows.truncate(Self::SHOWN - 1);
            self.rows.insert(at, (key, row()));
        }
    }

    /// Adds a list that comes after this one.
    pub(super) fn append(&mut self, later: Top<K, T>) {
        let total = self.total + later.total;
        for (key, row) in later.rows {
            self.offer(key, || row);
        }
        self.total = total;
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &T> {
        self.rows.iter().map(|(_, row)| row)
    }

    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// How many are not shown.
    pub(super) fn more(&self) -> u64 {
        self.total - self.rows.len() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_by_key_are_kept_whatever_the_order() {
        let mut all = Top::default();
        for part in [0..70, 70..90, 90..200] {
            let mut top = Top::default();
            part.for_each(|number: u32| top.offer(number * 7 % 200, || number));
            all.append(top);
        }
        assert_eq!((all.total(), all.more()), (200, 150));
        let keys: Vec<u32> = all.rows().map(|number| number * 7 % 200).collect();
        assert_eq!(keys, (0..50).collect::<Vec<_>>());
    }
}
