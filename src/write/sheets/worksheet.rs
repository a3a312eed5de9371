//! The second pass over a sheet: everything goes through as it is, and the added columns are put in.

use std::io::Write;

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use crate::error::Error;
use crate::write::Language;

use super::Answer;
use super::cells::CellWriter;
use super::columns::{self, ADDED};
use super::faults::unwritable;
use super::grid::Area;
use super::pending::{Added, Pending};
use super::survey::Cursor;
use super::widths::Widths;
use super::xml::{attribute, cut_short, local, prefix, with_attribute};

/// What is added to a sheet, and where.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The first of the added columns.
    pub(super) first: u32,
    /// What their headings say.
    pub(super) headings: [String; ADDED as usize],
    /// The format of the headings.
    pub(super) heading_style: u32,
    /// Whether the columns are those of an earlier run: then their headings stay, and the answers in them go.
    pub(super) again: bool,
    /// The cells that are added.
    pub(super) area: Area,
    /// What the sheet's filter is to cover from now on.
    pub(super) filter: Option<Area>,
    pub(super) language: Language,
}

/// A sheet on its way through. It is given one event after the other.
pub(super) struct Worksheet<'p, W: Write, I> {
    part: &'p str,
    out: Writer<W>,
    plan: Plan,
    pending: Pending<I>,
    cells: CellWriter,
    place: Cursor,
    state: State,
    /// Whether the widths of the columns were written.
    widths: bool,
    /// Whether the rows were seen.
    rows: bool,
}

/// What the sheet is in the middle of.
enum State {
    Between,
    Widths(Widths),
    Rows,
    Row {
        added: Option<Added>,
        /// Whether the cells in the added columns go.
        clear: bool,
        /// Whether a cell that goes has not come to its end yet.
        dropping: bool,
    },
}

impl<'p, W: Write, I: Iterator<Item = Answer>> Worksheet<'p, W, I> {
    pub(super) fn new(
        part: &'p str,
        out: W,
        plan: Plan,
        pending: Pending<I>,
        cells: CellWriter,
    ) -> Worksheet<'p, W, I> {
        let (widths, place, state) = (plan.again, Cursor::default(), State::Between);
        Worksheet { part, out: Writer::new(out), plan, pending, cells, place, state, widths, rows: false }
    }

    /// Takes the next event, with the number of elements it stands within.
    pub(super) fn take(&mut self, depth: usize, event: Event<'_>) -> Result<(), Error> {
        match &mut self.state {
            State::Between => self.between(depth, event),
            State::Widths(widths) => {
                match (depth, event) {
                    (2, Event::Start(tag) | Event::Empty(tag)) => widths.push(self.part, tag.into_owned())?,
                    (1, Event::End(_)) => {
                        let text = widths.print(&self.cells.prefix, self.plan.first);
                        self.raw(&text)?;
                        self.state = State::Between;
                    }
                    _ => {}
                }
                Ok(())
            }
            State::Rows => self.rows(depth, event),
            State::Row { .. } => self.row(depth, event),
        }
    }

    /// To be called after the last event.
    pub(super) fn finish(self) -> Result<(), Error> {
        if !self.rows {
            return Err(cut_short(self.part));
        }
        self.out.into_inner().flush().map_err(unwritable)
    }

    fn between(&mut self, depth: usize, event: Event<'_>) -> Result<(), Error> {
        let (tag, opens) = match &event {
            Event::Start(tag) => (tag, true),
            Event::Empty(tag) => (tag, false),
            _ => return self.write(event),
        };
        match (depth, local(tag)) {
            (0, _) => self.cells.prefix = prefix(tag),
            (1, "dimension") => {
                let covered = attribute(tag, "ref").and_then(|area| Area::parse(&area));
                let Some(covered) = covered else { return self.write(event) };
                let tag = with_attribute(tag, "ref", &covered.with(self.plan.area).print());
                return self.write(if opens { Event::Start(tag) } else { Event::Empty(tag) });
            }
            (1, "cols") if !self.widths => {
                self.widths = true;
                if opens {
                    self.state = State::Widths(Widths::default());
                    return Ok(());
                }
                return self.raw(&Widths::default().print(&self.cells.prefix, self.plan.first));
            }
            (1, "sheetData") => {
                if !self.widths {
                    self.raw(&Widths::default().print(&self.cells.prefix, self.plan.first))?;
                }
                self.rows = true;
                if opens {
                    self.state = State::Rows;
                } else if self.pending.is_some() {
                    let name = tag.name().into_inner().to_owned();
                    self.write(Event::Start(tag.borrow()))?;
                    self.new_rows(u64::MAX)?;
                    return self.write(Event::End(BytesEnd::new(name)));
                }
            }
            (1, "autoFilter") => {
                if let Some(filter) = self.plan.filter {
                    let tag = with_attribute(tag, "ref", &filter.print());
                    return self.write(if opens { Event::Start(tag) } else { Event::Empty(tag) });
                }
            }
            _ => {}
        }
        self.write(event)
    }

    /// Between the rows.
    fn rows(&mut self, depth: usize, event: Event<'_>) -> Result<(), Error> {
        match (depth, &event) {
            (2, Event::Start(tag)) if local(tag) == "row" => self.open_row(tag, true),
            (2, Event::Empty(tag)) if local(tag) == "row" => self.open_row(tag, false),
            (1, Event::End(_)) => {
                self.new_rows(u64::MAX)?;
                self.state = State::Between;
                self.write(event)
            }
            _ => self.write(event),
        }
    }

    fn open_row(&mut self, tag: &BytesStart<'_>, opens: bool) -> Result<(), Error> {
        let row = self.place.row(self.part, tag)?;
        self.new_rows(row)?;
        let (added, clear) = self.pending.take_at(row)?;
        let changed = added.as_ref().and_then(|_| {
            let spans = attribute(tag, "spans")?;
            let first = spans.split(':').next()?;
            let last = spans.rsplit(':').next()?.parse::<u32>().ok()?.max(self.plan.area.right);
            Some(with_attribute(tag, "spans", &format!("{first}:{last}")))
        });
        let tag = changed.as_ref().unwrap_or(tag);
        if !opens && added.is_none() {
            return self.write(Event::Empty(tag.borrow()));
        }
        self.write(Event::Start(tag.borrow()))?;
        self.state = State::Row { added, clear, dropping: false };
        if opens { Ok(()) } else { self.close_row(BytesEnd::new(tag.name().into_inner())) }
    }

    /// Within a row.
    fn row(&mut self, depth: usize, event: Event<'_>) -> Result<(), Error> {
        let State::Row { clear, dropping, .. } = &mut self.state else { return Ok(()) };
        if *dropping {
            *dropping = depth > 3 || !matches!(event, Event::End(_));
            return Ok(());
        }
        match (depth, &event) {
            (3, Event::Start(tag) | Event::Empty(tag)) if local(tag) == "c" => {
                let column = self.place.cell(self.part, tag)?;
                if *clear && (self.plan.first..=self.plan.area.right).contains(&column) {
                    *dropping = matches!(event, Event::Start(_));
                    return Ok(());
                }
                if column > self.plan.area.right {
                    self.add_cells()?;
                }
            }
            (3, Event::Start(_) | Event::Empty(_)) => self.add_cells()?,
            (2, Event::End(tag)) => return self.close_row(tag.borrow()),
            _ => {}
        }
        self.write(event)
    }

    fn close_row(&mut self, tag: BytesEnd<'_>) -> Result<(), Error> {
        self.add_cells()?;
        self.state = State::Rows;
        self.write(Event::End(tag))
    }

    /// Puts in what the row gets, if it is not there yet.
    fn add_cells(&mut self) -> Result<(), Error> {
        match &mut self.state {
            State::Row { added, .. } => match added.take() {
                Some(added) => self.put(&added, self.place.row),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Rows for what comes before that row and has none.
    fn new_rows(&mut self, before: u64) -> Result<(), Error> {
        while let Some((row, added)) = self.pending.take_before(before)? {
            self.cells.open_row(row);
            self.put(&added, row)?;
            self.cells.close_row();
            self.flush()?;
        }
        Ok(())
    }

    fn put(&mut self, added: &Added, row: u64) -> Result<(), Error> {
        let Plan { first, heading_style, headings, language, .. } = &self.plan;
        match added {
            Added::Heading => columns::heading(&mut self.cells, *first, row, *heading_style, headings),
            Added::Answer(answer) => columns::answer(&mut self.cells, *first, answer, *language),
        }
        self.flush()
    }

    fn flush(&mut self) -> Result<(), Error> {
        let written = self.out.get_mut().write_all(self.cells.out.as_bytes()).map_err(unwritable);
        self.cells.out.clear();
        written
    }

    fn write(&mut self, event: Event<'_>) -> Result<(), Error> {
        self.out.write_event(event).map_err(unwritable)
    }

    fn raw(&mut self, text: &str) -> Result<(), Error> {
        self.out.get_mut().write_all(text.as_bytes()).map_err(unwritable)
    }
}
