//! Inspections from files of their own, joined to their items in memory.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use kiemdinh::Item;
use kiemdinh::read::{InspectionOf, ReadOptions, RowError};
use kiemdinh::write::{Language, printable};

use super::args::ReadArgs;
use super::failure::Failure;
use super::inputs::Input;

/// The most inspections that are kept for joining; about 1 GB.
const MAX_INSPECTIONS: usize = 2_000_000;
/// So many ids or rows are named in a warning.
const NAMED: usize = 5;

/// Inspections by the id of their item.
pub(crate) struct Joined {
    by_item: HashMap<String, Of>,
    unreadable: Vec<RowError>,
    unreadable_total: usize,
}

struct Of {
    inspections: Vec<InspectionOf>,
    seen: AtomicBool,
}

impl Joined {
    /// Reads the files that the arguments name; nothing where they name none.
    pub(crate) fn read(args: &ReadArgs) -> Result<Option<Joined>, Failure> {
        if args.inspections.is_empty() {
            return Ok(None);
        }
        let mut joined = Joined { by_item: HashMap::new(), unreadable: Vec::new(), unreadable_total: 0 };
        let mut total = 0;
        for path in &args.inspections {
            let mut register = Input::inspections(path, ReadOptions::lenient(args.lenient))?;
            let layout = register.layout();
            while let Some(block) = register.next_block()? {
                for row in layout.inspections(&block) {
                    match row {
                        Ok(inspection) => joined.add(inspection),
                        Err(error) => joined.refuse(error),
                    }
                    total += 1;
                    if total > MAX_INSPECTIONS {
                        let name = path.display();
                        return Err(Failure::new(
                            format!("{name}: nhiều hơn {MAX_INSPECTIONS} lần kiểm định; hãy chia nhỏ sổ đăng ký"),
                            format!("{name}: more than {MAX_INSPECTIONS} inspections; split the register"),
                        ));
                    }
                }
            }
        }
        Ok(Some(joined))
    }

    fn add(&mut self, mut inspection: InspectionOf) {
        let id = std::mem::take(&mut inspection.item);
        let of = self.by_item.entry(id).or_insert_with(|| Of { inspections: Vec::new(), seen: AtomicBool::new(false) });
        of.inspections.push(inspection);
    }

    fn refuse(&mut self, error: RowError) {
        self.unreadable_total += 1;
        if self.unreadable.len() < NAMED {
            self.unreadable.push(error);
        }
    }

    /// Adds an item's inspections after its own.
    pub(crate) fn join(&self, item: &mut Item) {
        if let Some(of) = self.by_item.get(&item.id) {
            of.seen.store(true, Ordering::Relaxed);
            of.inspections.iter().cloned().for_each(|inspection| inspection.join(item));
        }
    }

    /// Says on standard error what could not be read or joined.
    pub(crate) fn warn(&self, language: Language) {
        let warning = language.pick("cảnh báo", "warning");
        if self.unreadable_total > 0 {
            let what = language.pick("lần kiểm định không đọc được", "inspections cannot be read");
            eprintln!("{warning}: {} {what}", self.unreadable_total);
            for error in &self.unreadable {
                let row = error.row.map(|row| row.to_string()).unwrap_or_default();
                let message = language.pick(error.message_vi(), error.message_en());
                eprintln!("  {} {row}: {}", language.pick("dòng", "row"), printable(message));
            }
        }
        let unseen = self.by_item.iter().filter(|(_, of)| !of.seen.load(Ordering::Relaxed));
        let mut unseen: Vec<&str> = unseen.map(|(id, _)| id.as_str()).collect();
        if !unseen.is_empty() {
            unseen.sort_unstable();
            let more = if unseen.len() > NAMED { ", …" } else { "" };
            let named: Vec<String> = unseen.iter().take(NAMED).map(|id| printable(id)).collect();
            let what = language.pick(
                "mã trong tệp kiểm định không có trong sổ đăng ký",
                "ids of the inspections are not in the register",
            );
            eprintln!("{warning}: {} {what}: {}{more}", unseen.len(), named.join(", "));
        }
    }
}
