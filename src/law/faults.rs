//! What is wrong with the files of a rulebook: collected everywhere, told at once, in the order of files and lines.

use std::collections::{BTreeMap, HashSet};

use crate::error::{ErrorKind, Fault};

use super::tree::{Node, Source};

/// The most faults that are reported at once, the first ones; one more says that there are others.
pub const MAX_FAULTS: usize = 10_000;

/// Everything that is wrong.
pub(super) struct Faults {
    /// The names of the files, those of the book before its overlays.
    files: Vec<String>,
    /// How many of them are overlays.
    overlays: usize,
    /// The first ones by file, line and order of discovery; those without a place come last.
    list: BTreeMap<(usize, u64, usize), Fault>,
    count: usize,
    unread: bool,
    doubtful: HashSet<(&'static str, String)>,
}

impl Faults {
    pub(super) fn new(files: &[Source<'_>], overlays: &[Source<'_>]) -> Faults {
        Faults {
            files: files.iter().chain(overlays).map(|source| source.name.to_owned()).collect(),
            overlays: overlays.len(),
            list: BTreeMap::new(),
            count: 0,
            unread: false,
            doubtful: HashSet::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// How many were found, also beyond the limit.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    pub(super) fn into_list(self) -> Vec<Fault> {
        let mut list: Vec<Fault> = self.list.into_values().collect();
        if self.count > MAX_FAULTS {
            let vi = format!("còn lỗi khác; chỉ báo {MAX_FAULTS} lỗi đầu tiên");
            let en = format!("there are more faults; only the first {MAX_FAULTS} are reported");
            list.push(Fault::new(ErrorKind::LimitExceeded, vi, en));
        }
        list
    }

    /// A fault of the whole book.
    pub(super) fn push(&mut self, fault: Fault) {
        self.keep(usize::MAX, fault);
    }

    /// A fault of a file, which has its line where it has one.
    pub(super) fn of_file(&mut self, file: usize, fault: Fault) {
        let name = self.files.get(file).cloned().unwrap_or_default();
        self.keep(file, fault.file(&name));
    }

    pub(super) fn add(&mut self, node: &Node, path: &str, kind: ErrorKind, vi: String, en: String) {
        self.of_file(node.file, Fault::new(kind, vi, en).row(node.line).field(path));
    }

    fn keep(&mut self, file: usize, fault: Fault) {
        self.list.insert((file, fault.place().row.unwrap_or(0), self.count), fault);
        self.count += 1;
        if self.list.len() > MAX_FAULTS {
            self.list.pop_last();
        }
    }

    /// A file could not be read: what it may hold, others may refer to and build on.
    pub(super) fn unread(&mut self) {
        self.unread = true;
    }

    /// Whether all files could be read, so that what is missing is missing.
    pub(super) fn all_read(&self) -> bool {
        !self.unread
    }

    /// Whether a key that a provision of that file lacks may stand in a file that could not be read: an overlay's
    /// provision has only what it changes.
    pub(super) fn may_stand_elsewhere(&self, node: &Node) -> bool {
        self.unread && node.file >= self.files.len() - self.overlays
    }

    /// The provision is not what it was meant to be: whether others fit it cannot be said.
    pub(super) fn doubt(&mut self, table: &'static str, key: &str) {
        self.doubtful.insert((table, key.to_owned()));
    }

    pub(super) fn doubts(&self, table: &str, key: &str) -> bool {
        !self.doubtful.is_empty() && self.doubtful.contains(&(table, key.to_owned()))
    }
}
