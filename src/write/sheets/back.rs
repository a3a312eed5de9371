//! The user's own workbook with the answers in it: each part goes through byte for byte but those that must change.

use std::collections::BTreeMap;
use std::io::{BufRead, BufWriter, Read, Seek, Write};

use quick_xml::events::Event;
use zip::{CompressionMethod, ZipWriter};

use crate::error::Error;
use crate::read::grid::{MAX_COLUMNS, MAX_UNPACKED_BYTES};

use super::cells::CellWriter;
use super::columns::{ADDED, headings};
use super::faults::{damaged, invalid, unreadable, unwritable};
use super::grid::Area;
use super::look::{Look, Looks};
use super::outline::Edits;
use super::package::{Package, Relation, relations, relations_of, resolve};
use super::parts::{NewParts, OPTIONS};
use super::pending::Pending;
use super::survey::Survey;
use super::workbook::Workbook;
use super::worksheet::{Plan, Worksheet};
use super::xml::{Events, Piece};
use super::{Answer, GiveBack, output, styles, summary, tables};

/// Reads the workbook and writes it again with the answers.
pub(super) fn give_back(
    give: &GiveBack<'_>,
    input: impl Read + Seek,
    output: impl Write + Seek,
    answers: impl Iterator<Item = Answer>,
) -> Result<(), Error> {
    let pending = Pending::new(give.header_row, give.earlier.is_some(), answers)?;
    let mut package = Package::open(give.name, input)?;
    let book_part = package.workbook()?;
    let book_text = package.text(&book_part)?;
    let book = Workbook::read(&book_part, &book_text, give.sheet)?;
    let relations_part = relations_of(&book_part);
    let relations_text = package.text(&relations_part)?;
    let related = relations(&relations_part, &relations_text)?;
    let to_sheet = related.iter().find(|relation| relation.id == book.relation && relation.is_a("worksheet"));
    let to_sheet = to_sheet.ok_or_else(|| damaged(&relations_part, &book.relation))?;
    let sheet_part = resolve(&book_part, &to_sheet.target);
    let events = Events::new(&sheet_part, package.stream(&sheet_part)?, MAX_UNPACKED_BYTES);
    let survey = Survey::of(&sheet_part, events, give.header_row)?;

    let mut changed = BTreeMap::new();
    let mut new = NewParts::new(&book_part, &related, &to_sheet.kind);
    let looks = formats(give, &mut package, &book_part, &related, &mut changed, &mut new)?;
    let mut plan = plan(give, &survey, looks)?;
    if !plan.again {
        widen_tables(&mut package, &sheet_part, &mut plan, &mut changed)?;
    }

    let counts = summary::sheet(give.counts, give.language, new.namespace(), looks, book.epoch);
    let relation = new.add(&package, "worksheet", counts);
    let mut edits = Edits::default();
    book.with_sheet(&book.free_name(summary::name(give.language)), &relation, &mut edits);
    if let Some((from, to)) = survey.filter.zip(plan.filter) {
        book.with_filter(from, to, &mut edits);
    }
    changed.insert(package.index(&book_part)?, edits.apply(&book_text));
    changed.insert(package.index(&relations_part)?, new.related(&relations_part, &relations_text)?);
    let (types, text) = new.typed(&mut package)?;
    changed.insert(types, text);

    let sheet = package.index(&sheet_part)?;
    output::package(output, |out| {
        copy(&mut package, 0..sheet, &changed, out)?;
        start(&mut package, sheet, out)?;
        let events = Events::new(&sheet_part, package.stream(&sheet_part)?, MAX_UNPACKED_BYTES);
        let buffer = BufWriter::with_capacity(1 << 16, &mut *out);
        let cells = CellWriter::new(looks, book.epoch);
        put_in(events, Worksheet::new(&sheet_part, buffer, plan, pending, cells))?;
        let end = package.archive.len();
        copy(&mut package, sheet + 1..end, &changed, out)?;
        for part in new.parts() {
            out.start_file(&part.name, OPTIONS).map_err(unwritable)?;
            out.write_all(part.text.as_bytes()).map_err(unwritable)?;
        }
        out.set_raw_comment(package.archive.comment().into()).map_err(unwritable)
    })
}

/// Passes the sheet through.
fn put_in(
    mut events: Events<'_, impl BufRead>,
    mut sheet: Worksheet<'_, impl Write, impl Iterator<Item = Answer>>,
) -> Result<(), Error> {
    loop {
        let Piece { depth, event, .. } = events.next()?;
        if event == Event::Eof {
            return sheet.finish();
        }
        sheet.take(depth, event)?;
    }
}

/// Adds our formats to the workbook's.
fn formats<R: Read + Seek>(
    give: &GiveBack<'_>,
    package: &mut Package<R>,
    book_part: &str,
    related: &[Relation],
    changed: &mut BTreeMap<usize, String>,
    new: &mut NewParts,
) -> Result<Looks, Error> {
    let Some(relation) = related.iter().find(|relation| relation.is_a("styles")) else {
        let (text, looks) = styles::extend("styles", &styles::none(new.namespace()), give.language)?;
        new.add(package, "styles", text);
        return Ok(looks);
    };
    let part = resolve(book_part, &relation.target);
    let (text, looks) = styles::extend(&part, &package.text(&part)?, give.language)?;
    changed.insert(package.index(&part)?, text);
    Ok(looks)
}

/// Where the columns go, and what must know of it.
fn plan(give: &GiveBack<'_>, survey: &Survey, looks: Looks) -> Result<Plan, Error> {
    let first = match give.earlier {
        None => survey.first_free()?,
        Some(column) => match u32::try_from(column) {
            Ok(column) if column + ADDED <= MAX_COLUMNS => column + 1,
            _ => return Err(invalid("Không có cột này", "There is no such column").value(&column.to_string()).into()),
        },
    };
    let right = first + ADDED - 1;
    // Whoever sorts by a filter must sort the answers too: beside another row they would be wrong.
    let filter = survey.filter.filter(|filter| filter.bottom > give.header_row && filter.right >= survey.last_below);
    let again = give.earlier.is_some();
    Ok(Plan {
        first,
        headings: headings(give.language).map(str::to_owned),
        heading_style: survey.heading_style().unwrap_or(looks.id(Look::Heading)),
        again,
        area: Area { left: first, top: give.header_row, right, bottom: survey.last_row.max(give.header_row) },
        filter: filter.filter(|_| !again).map(|filter| Area { right: filter.right.max(right), ..filter }),
        language: give.language,
    })
}

/// Makes the table wider that ends where the columns begin, if there is one.
fn widen_tables<R: Read + Seek>(
    package: &mut Package<R>,
    sheet_part: &str,
    plan: &mut Plan,
    changed: &mut BTreeMap<usize, String>,
) -> Result<(), Error> {
    let part = relations_of(sheet_part);
    if package.find(&part).is_none() {
        return Ok(());
    }
    for relation in relations(&part, &package.text(&part)?)?.iter().filter(|relation| relation.is_a("table")) {
        let part = resolve(sheet_part, &relation.target);
        let text = package.text(&part)?;
        if let Some((text, headings)) = tables::widened(&part, &text, plan.area.top, plan.first, &plan.headings)? {
            changed.insert(package.index(&part)?, text);
            plan.headings = headings;
        }
    }
    Ok(())
}

/// Begins the entry of a part that changes, under the name and with the time that it has.
fn start<R: Read + Seek, W: Write + Seek>(
    package: &mut Package<R>,
    index: usize,
    out: &mut ZipWriter<W>,
) -> Result<(), Error> {
    let entry = package.archive.by_index_raw(index).map_err(|error| unreadable(&error))?;
    let options = entry.options().compression_method(CompressionMethod::Deflated);
    out.start_file_with_options(options.name(entry.name_raw())).map_err(unwritable)
}

/// Writes entries again, as they are or as they change.
fn copy<R: Read + Seek, W: Write + Seek>(
    package: &mut Package<R>,
    entries: std::ops::Range<usize>,
    changed: &BTreeMap<usize, String>,
    out: &mut ZipWriter<W>,
) -> Result<(), Error> {
    for index in entries {
        if let Some(text) = changed.get(&index) {
            start(package, index, out)?;
            out.write_all(text.as_bytes()).map_err(unwritable)?;
        } else {
            let entry = package.archive.by_index_raw(index).map_err(|error| unreadable(&error))?;
            out.raw_copy_file(entry).map_err(unwritable)?;
        }
    }
    Ok(())
}
