//! Inspections from files of their own, joined to their items in memory.

use std::collections::HashMap;
use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::ProgressBar;
use kiemdinh::read::grid::{Opened, open};
use kiemdinh::read::sheet::SheetOptions;
use kiemdinh::read::words::fold;
use kiemdinh::read::{InspectionOf, ReadOptions, RowError};
use kiemdinh::record::Remark;
use kiemdinh::write::{Language, printable};
use kiemdinh::{Error, Field, Item, Rulebook};

use super::args::ReadArgs;
use super::failure::Failure;
use super::inputs::Input;
use super::sheets::{Form, Reading, choose, encoding_of, note_text, stream, with_items};
use super::watch::Malformed;

/// The most inspections that are kept for joining; about 1 GB.
const MAX_INSPECTIONS: usize = 2_000_000;
/// So many ids or rows are named in a warning.
const NAMED: usize = 5;

/// Inspections by the id of their item.
pub(crate) struct Joined {
    by_item: HashMap<String, Of>,
    unreadable: Vec<RowError>,
    unreadable_total: usize,
    total: usize,
}

/// A serial number as a key, which no id is.
fn serial_key(serial: &str) -> String {
    format!("\u{1f}{}", fold(serial))
}

/// Whether a remark is of the inspection of that index.
fn concerns(remark: &Remark, index: u32) -> bool {
    matches!(&remark.field, Field::Inspection(of, _) | Field::Inspector(of, _) if *of == index)
}

struct Of {
    inspections: Vec<InspectionOf>,
    seen: AtomicBool,
}

impl Joined {
    /// Reads the files that the arguments name; nothing where they name none.
    pub(crate) fn read(book: &Rulebook, args: &ReadArgs, language: Language) -> Result<Option<Joined>, Failure> {
        if args.inspections.is_empty() {
            return Ok(None);
        }
        let mut joined = Joined { by_item: HashMap::new(), unreadable: Vec::new(), unreadable_total: 0, total: 0 };
        for path in &args.inspections {
            let options = ReadOptions::lenient(args.lenient);
            match Input::inspections(path, options)? {
                Ok(mut register) => {
                    let layout = register.layout();
                    while let Some(block) = register.next_block()? {
                        for row in layout.inspections(&block) {
                            joined.take(path, row)?;
                        }
                    }
                }
                // Not in the contract's words: a sheet that people wrote.
                Err(error) => joined.sheet(book, path, args, error, language)?,
            }
        }
        Ok(Some(joined))
    }

    /// The inspections of a sheet, a row each, by the owner's code or the serial number of their items.
    fn sheet(
        &mut self,
        book: &Rulebook,
        path: &Path,
        args: &ReadArgs,
        error: Error,
        language: Language,
    ) -> Result<(), Failure> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|error| Failure::reading(&name, &error))?;
        let reading = Reading {
            options: SheetOptions::default(),
            sheet: args.inspections_sheet.as_deref(),
            encoding: args.encoding,
            malformed: Malformed::default(),
            bar: ProgressBar::hidden(),
        };
        let form = match open(&name, stream(&name, &file)?) {
            Ok(Opened::Workbook(mut workbook)) => Form::Sheet(choose(book, &mut workbook, &name, &reading, language)?),
            Ok(Opened::Text(mut text)) => {
                note_text(&name, language);
                Form::Text(encoding_of(&name, &mut text, &reading)?)
            }
            _ => return Err(error.into()),
        };
        with_items(book, &name, &file, &form, &reading, |mut items| {
            while let Some(row) = items.next_item()? {
                match row {
                    Ok(one) => {
                        let Item { id, serial_no, inspections, remarks, .. } = one.item;
                        // Without a code the row's own place is the id: the serial number tells the item.
                        let serial = serial_no.as_deref().map(serial_key);
                        let key = if id.contains('!') { serial.unwrap_or(id) } else { id };
                        for (index, inspection) in (0..).zip(inspections) {
                            let mut of = InspectionOf::default();
                            (of.item, of.inspection) = (key.clone(), inspection);
                            of.remarks = remarks.iter().filter(|remark| concerns(remark, index)).cloned().collect();
                            self.take(path, Ok(of))?;
                        }
                    }
                    Err(error) => self.take(path, Err(error))?,
                }
            }
            Ok(())
        })?;
        reading.malformed.note(&name, language);
        Ok(())
    }

    fn take(&mut self, path: &Path, row: Result<InspectionOf, RowError>) -> Result<(), Failure> {
        match row {
            Ok(inspection) => self.add(inspection),
            Err(error) => self.refuse(error),
        }
        self.total += 1;
        if self.total > MAX_INSPECTIONS {
            let name = path.display();
            return Err(Failure::new(
                format!("{name}: nhiều hơn {MAX_INSPECTIONS} lần kiểm định; hãy chia nhỏ sổ đăng ký"),
                format!("{name}: more than {MAX_INSPECTIONS} inspections; split the register"),
            ));
        }
        Ok(())
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
        let serial = item.serial_no.as_deref().map(serial_key);
        let found = [self.by_item.get(&item.id), serial.and_then(|serial| self.by_item.get(&serial))];
        for of in found.into_iter().flatten() {
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
