//! The same id, certificate, stamp or machine twice within one input (findings 114 and 601–603).
//!
//! Two passes: the first collects what is to be unique as 64-bit hashes, the second marks the items whose hashes were
//! seen in more than one item. No row is kept, so a register of any length can be searched.

use std::hash::{DefaultHasher, Hash, Hasher};

use smallvec::SmallVec;

use crate::code::Code;
use crate::record::{Field, Inspection, Item};

use super::assessment::Assessment;
use super::finding::Finding;

const BUCKETS: usize = 256;

/// What is to be unique, collected over all items of the input.
///
/// At most [`DuplicateKeys::PER_ITEM`] hashes an item are kept, and never more than 64 bytes for each item and a fixed
/// rest: an item's id, its serial number with the maker, and the certificates and stamps of its newest inspections.
/// Two different texts have the same hash once in about 10¹⁹ pairs: over ten million keys, the chance of one false
/// finding is below one in a hundred thousand.
///
/// ```
/// use kiemdinh::{Date, Item, Rulebook, Options, assess::DuplicateKeys};
///
/// let mut one = Item::new("1", "lifting.hoist_electric");
/// one.serial_no = Some("SN-77".into());
/// one.manufacturer = Some("Kito".into());
/// let mut two = one.clone();
/// two.id = "2".into();
///
/// let mut keys = DuplicateKeys::default();
/// keys.collect(0, &one);
/// keys.collect(0, &two);
/// let duplicates = keys.finish();
///
/// let day: Date = "2026-11-23".parse()?;
/// let options = Options::default();
/// let mut answer = Rulebook::builtin().assess(&two, day, &options);
/// duplicates.mark(0, &two, &mut answer);
/// assert!(answer.findings.iter().any(|finding| finding.code.name() == "duplicate_item"));
/// # Ok::<(), kiemdinh::DateError>(())
/// ```
#[derive(Clone, Debug)]
pub struct DuplicateKeys {
    /// By the first byte of the hash, so that no single allocation is large.
    buckets: Vec<Vec<u64>>,
}

impl Default for DuplicateKeys {
    fn default() -> DuplicateKeys {
        DuplicateKeys { buckets: vec![Vec::new(); BUCKETS] }
    }
}

impl DuplicateKeys {
    /// The most hashes that are kept of one item.
    pub const PER_ITEM: usize = 7;

    /// Adds an item of that source; an id is to be unique within its source only.
    pub fn collect(&mut self, source: u32, item: &Item) {
        for key in keys(source, item) {
            self.insert(key.hash);
        }
    }

    /// Adds what another has collected.
    pub fn append(&mut self, other: &DuplicateKeys) {
        for hash in other.buckets.iter().flatten() {
            self.insert(*hash);
        }
    }

    fn insert(&mut self, hash: u64) {
        let Some(bucket) = self.buckets.get_mut(bucket(hash)) else { return };
        if bucket.len() == bucket.capacity() {
            // By an eighth: 7 keys of 8 bytes stay within 64 bytes.
            bucket.reserve_exact(bucket.len() / 8 + 16);
        }
        bucket.push(hash);
    }

    /// Those that were seen in more than one item.
    #[must_use]
    pub fn finish(self) -> Duplicates {
        let mut repeated = Vec::new();
        for mut bucket in self.buckets {
            bucket.sort_unstable();
            let runs = bucket.chunk_by(|a, b| a == b).filter(|run| run.len() > 1);
            repeated.extend(runs.filter_map(<[u64]>::first));
        }
        Duplicates { repeated }
    }
}

fn bucket(hash: u64) -> usize {
    (hash >> (u64::BITS - BUCKETS.trailing_zeros())) as usize
}

/// What stands twice in the input.
#[derive(Clone, Debug, Default)]
pub struct Duplicates {
    /// Sorted: the buckets follow one another by the first byte.
    repeated: Vec<u64>,
}

impl Duplicates {
    /// Whether nothing stands twice.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.repeated.is_empty()
    }

    /// Adds the findings of an item, in their place among the others.
    pub fn mark(&self, source: u32, item: &Item, assessment: &mut Assessment<'_>) {
        if self.is_empty() {
            return;
        }
        let before = assessment.findings.len();
        for key in keys(source, item) {
            if self.repeated.binary_search(&key.hash).is_ok() {
                assessment.findings.push(Finding::new(key.code).at(key.field).raw(key.text));
            }
        }
        if assessment.findings.len() > before {
            assessment.findings.sort_by(Finding::order);
        }
    }
}

/// Something of an item that is to be unique.
struct Key<'i> {
    hash: u64,
    code: Code,
    field: Field,
    text: &'i str,
}

type Keys<'i> = SmallVec<[Key<'i>; DuplicateKeys::PER_ITEM]>;

/// Of one item each key once: a certificate that the item's own record names twice is not a duplicate.
fn keys(source: u32, item: &Item) -> Keys<'_> {
    let mut keys = Keys::new();
    let mut hasher = start(Code::DuplicateId);
    (source, item.id.as_str()).hash(&mut hasher);
    keys.push(Key { hash: hasher.finish(), code: Code::DuplicateId, field: Field::Item("id"), text: &item.id });
    add(&mut keys, Code::DuplicateItem, Field::Item("serial_no"), &item.manufacturer, &item.serial_no);
    for index in newest_first(&item.inspections) {
        let Some(inspection) = item.inspections.get(index) else { continue };
        let field = |name| Field::Inspection(index as u32, name);
        let body = &inspection.body;
        add(&mut keys, Code::DuplicateCertificate, field("certificate_no"), body, &inspection.certificate_no);
        add(&mut keys, Code::DuplicateStamp, field("stamp_no"), body, &inspection.stamp_no);
    }
    keys
}

/// A number together with the maker or the body that gave it; without either it says nothing.
fn add<'i>(keys: &mut Keys<'i>, code: Code, field: Field, giver: &Option<String>, number: &'i Option<String>) {
    let filled = |text: &'i Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let giver = giver.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let (Some(giver), Some(text)) = (giver, filled(number)) else { return };
    let mut hasher = start(code);
    fold(giver, &mut hasher);
    fold(text, &mut hasher);
    let hash = hasher.finish();
    if keys.len() < DuplicateKeys::PER_ITEM && keys.iter().all(|key| key.hash != hash) {
        keys.push(Key { hash, code, field, text });
    }
}

/// A hasher of fixed keys: the two passes must agree.
fn start(code: Code) -> DefaultHasher {
    let mut hasher = DefaultHasher::new();
    code.hash(&mut hasher);
    hasher
}

/// Hashes a text without regard to case.
fn fold(text: &str, hasher: &mut DefaultHasher) {
    for character in text.chars().flat_map(char::to_lowercase) {
        hasher.write_u32(character.into());
    }
    hasher.write_u32(u32::MAX);
}

/// The inspections by day, the newest first; of one day the later on record.
fn newest_first(inspections: &[Inspection]) -> SmallVec<[usize; 8]> {
    let mut order: SmallVec<[usize; 8]> = (0..inspections.len()).rev().collect();
    let day = |index: &usize| inspections.get(*index).and_then(|inspection| inspection.performed_on);
    order.sort_by_key(|index| std::cmp::Reverse(day(index).map(|day| day.first())));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Date, Options, Rulebook};

    fn item(id: &str, certificate: &str) -> Item {
        let mut item = Item::new(id, "lifting.hoist_electric");
        item.inspections.push(Inspection {
            body: Some("TTKD-01".into()),
            certificate_no: Some(certificate.into()),
            ..Inspection::default()
        });
        item
    }

    fn marked(duplicates: &Duplicates, source: u32, item: &Item) -> Vec<String> {
        let options = Options::default();
        let mut answer = Rulebook::builtin().assess(item, Date::RECORD_MAX, &options);
        answer.findings.clear();
        duplicates.mark(source, item, &mut answer);
        answer.findings.iter().map(|finding| format!("{} {:?}", finding.code, finding.field)).collect()
    }

    #[test]
    fn ids_are_unique_within_a_source_and_certificates_within_a_body() {
        let items = [item("1", "GCN-1"), item("2", " gcn-1 "), item("3", "GCN-2")];
        let mut keys = DuplicateKeys::default();
        items.iter().for_each(|item| keys.collect(0, item));
        let mut more = DuplicateKeys::default();
        more.collect(1, &item("3", "GCN-3"));
        more.collect(1, &item("4", "GCN-4"));
        more.collect(1, &item("4", "GCN-5"));
        keys.append(&more);
        let duplicates = keys.finish();

        assert_eq!(
            marked(&duplicates, 0, &items[1]),
            [r#"duplicate_certificate Some(Inspection(0, "certificate_no"))"#]
        );
        assert!(marked(&duplicates, 0, &items[2]).is_empty(), "the same id in another source");
        assert_eq!(marked(&duplicates, 1, &item("4", "x")), [r#"duplicate_id Some(Item("id"))"#]);
    }

    #[test]
    fn a_number_without_its_giver_and_one_that_a_record_repeats_say_nothing() {
        let mut alone = item("1", "GCN-1");
        alone.inspections[0].body = None;
        let mut twice = item("3", "GCN-9");
        twice.inspections.push(twice.inspections[0].clone());
        let mut keys = DuplicateKeys::default();
        [&alone, &item("2", "GCN-1"), &twice].into_iter().for_each(|item| keys.collect(0, item));
        let same = Item { id: "4".into(), ..alone.clone() };
        keys.collect(0, &same);
        assert!(keys.finish().is_empty());
    }

    #[test]
    fn at_most_64_bytes_an_item_are_kept() {
        let mut keys = DuplicateKeys::default();
        let count = 100_000;
        for number in 0..count {
            let mut item = item(&number.to_string(), &format!("GCN-{number}"));
            (item.serial_no, item.manufacturer) = (Some(number.to_string()), Some("Kito".into()));
            item.inspections[0].stamp_no = Some(number.to_string());
            for year in 0..9 {
                let mut older = item.inspections[0].clone();
                older.certificate_no = Some(format!("{year}-{number}"));
                item.inspections.push(older);
            }
            keys.collect(0, &item);
        }
        let bytes: usize = keys.buckets.iter().map(|bucket| bucket.capacity() * size_of::<u64>()).sum();
        assert!(bytes <= 64 * count + 64 * BUCKETS, "{bytes}");
        assert!(keys.finish().is_empty());
    }
}
