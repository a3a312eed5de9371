use memchr::memchr;

use crate::code::Code;
use crate::error::cut;
use crate::record::{Field, Item};

use super::blocks::{Block, BlockKind};
use super::cells::{self, Cells, Row};
use super::fields::{self, Entry, EventEntry, Form, InspectionEntry, UnitGiven};
use super::layout::{Group, Layout, Table, UnitColumn};
use super::names::Holds;
use super::spare::Spare;
use super::{InspectionOf, MAX_ROW_BYTES, RowError, json};

/// The rows of a block, one after the other.
#[derive(Debug)]
pub struct Rows<'b> {
    lines: Lines<'b>,
    layout: &'b Layout,
    cells: Cells,
    spare: Spare,
}

/// The rows of a block as inspections that are kept apart from their items.
#[derive(Debug)]
pub struct InspectionRows<'b> {
    rows: Rows<'b>,
}

/// What is left of a block.
#[derive(Debug)]
struct Lines<'b> {
    rest: &'b [u8],
    /// The same, if the block is text without NUL, as nearly every one is.
    text: Option<&'b str>,
    row: u64,
    kind: BlockKind,
}

impl<'b> Lines<'b> {
    fn new(block: &'b Block) -> Lines<'b> {
        Lines { rest: &block.bytes, text: cells::text(&block.bytes), row: block.first_row, kind: block.kind }
    }

    /// The next line.
    fn line(&self) -> &'b [u8] {
        memchr(b'\n', self.rest).and_then(|end| self.rest.get(..=end)).unwrap_or(self.rest)
    }

    /// The next line, without its end.
    fn peek(&self) -> &'b [u8] {
        without_end(self.line())
    }

    /// Goes behind a line.
    fn skip_line(&mut self) {
        self.skip(memchr(b'\n', self.rest).map_or(self.rest.len(), |end| end + 1));
    }

    /// Goes behind a row of that length.
    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
        self.text = self.text.map(|text| text.get(bytes..).unwrap_or_default());
    }
}

impl<'b> Rows<'b> {
    pub(super) fn new(layout: &'b Layout, block: &'b Block) -> Rows<'b> {
        Rows { lines: Lines::new(block), layout, cells: Cells::default(), spare: Spare::default() }
    }

    /// Reads the next row into `item`, which is emptied first, and gives the row's number; `None` at the end of the
    /// block. Empty rows are passed over. After an error the row after it can be read.
    ///
    /// The texts and lists of `item` are used again, so that a row takes no allocation once they are large enough.
    pub fn next_into(&mut self, item: &mut Item) -> Option<Result<u64, RowError>> {
        self.next(item, Holds::Items)
    }

    fn next(&mut self, item: &mut Item, holds: Holds) -> Option<Result<u64, RowError>> {
        while !self.lines.rest.is_empty() {
            let row = self.lines.row;
            self.lines.row += 1;
            let read = match &self.layout.table {
                _ if self.lines.kind == BlockKind::Overlong => Some(Err(self.overlong(holds))),
                Some(table) => self.cells_into(table, item),
                None => {
                    let line = self.lines.peek();
                    self.lines.skip_line();
                    if line.trim_ascii().is_empty() {
                        continue;
                    }
                    Some(json::record_into(line, row, holds, self.layout.options, item, &mut self.spare))
                }
            };
            match read {
                Some(read) => return Some(read.map(|()| row).map_err(|error| error.row(row))),
                None => continue,
            }
        }
        None
    }

    /// The row that the block holds the beginning of.
    fn overlong(&mut self, holds: Holds) -> RowError {
        let start = std::mem::take(&mut self.lines.rest);
        match &self.layout.table {
            Some(table) => {
                let (_, split) = self.cells.split_quoted(start, table.delimiter);
                let row = self.cells.gathered();
                // The last of these cells may be but a piece; one within quotes is not among them.
                let whole = row.len() - usize::from(split.is_ok());
                let id = id(table, row).filter(|_| table.id.number().is_some_and(|column| column <= whole));
                RowError::long_row().of(&id.unwrap_or_default())
            }
            None => {
                let text = start.utf8_chunks().next().map_or("", |chunk| chunk.valid());
                RowError::long_row().of(&json::id(text, holds))
            }
        }
    }

    /// Reads a CSV row; `None` for an empty one.
    fn cells_into(&mut self, table: &Table, item: &mut Item) -> Option<Result<(), RowError>> {
        let lines = &mut self.lines;
        let rest = lines.rest;
        let line = if lines.kind == BlockKind::Quoted { rest } else { lines.line() };
        let (length, row) = if let Some(length) = self.cells.split_pieces(line, table.delimiter, table.width) {
            let text = lines.text.and_then(|text| text.get(..length));
            lines.skip(length);
            match text {
                Some(text) => (length, self.cells.of_text(text)),
                None => (length, self.cells.of_bytes(rest.get(..length).unwrap_or_default())),
            }
        } else {
            let input = if lines.kind == BlockKind::Quoted { rest } else { lines.peek() };
            let (length, split) = self.cells.split_quoted(input, table.delimiter);
            let whole = lines.kind == BlockKind::Quoted && split.is_ok();
            if whole {
                lines.skip(length)
            } else {
                lines.skip_line()
            }
            if let Err(error) = split {
                return Some(Err(error.of(&id(table, self.cells.gathered()).unwrap_or_default())));
            }
            (length, self.cells.gathered())
        };
        let whole = without_end(rest.get(..length).unwrap_or_default());
        if row.is_blank() {
            return None;
        }
        let read = if whole.len() > MAX_ROW_BYTES {
            Err(RowError::long_row())
        } else if row.len() != table.width {
            Err(wrong_width(row.len(), table.width).raw(&line_text(whole)))
        } else {
            self.spare.reset(item);
            fill(table, row, item, &mut self.spare)
        };
        Some(read.map_err(|error| error.of(&id(table, row).unwrap_or_default())))
    }
}

/// A row without the line end behind it.
fn without_end(row: &[u8]) -> &[u8] {
    let row = row.strip_suffix(b"\n").unwrap_or(row);
    row.strip_suffix(b"\r").unwrap_or(row)
}

fn line_text(line: &[u8]) -> String {
    // The message cuts the text at 200 characters.
    String::from_utf8_lossy(line.get(..1024).unwrap_or(line)).replace('\0', "\u{fffd}")
}

fn wrong_width(cells: usize, width: usize) -> RowError {
    RowError::malformed(
        format!("Dòng có {cells} ô, tiêu đề có {width} cột"),
        format!("The row has {cells} cells, the heading {width} columns"),
    )
    .column(cells.min(width + 1))
}

/// The id of a row, for the line of its error.
fn id(table: &Table, row: Row<'_>) -> Option<String> {
    let mut buffer = [0; 10];
    let leaf = table.id.leaf(row, &mut buffer)?;
    (leaf.form != Form::Other).then(|| leaf.text.to_owned())
}

/// Fills the item from the cells of a row.
fn fill(table: &Table, row: Row<'_>, item: &mut Item, spare: &mut Spare) -> Result<(), RowError> {
    let mut buffer = [0; 10];
    let id = match &table.id.leaf(row, &mut buffer) {
        Some(leaf) => fields::set_id(item, leaf, table.id_name),
        None => Err(RowError::missing_id(table.id_name)),
    };
    id.map_err(|error| match table.id.number() {
        Some(column) => error.column(column),
        None => error,
    })?;
    for column in &table.fields {
        if let Some(leaf) = &column.leaf(row, &mut buffer) {
            fields::set_item(item, spare, column.target, leaf);
        }
    }
    for column in &table.attributes {
        let Some(value) = &column.leaf(row, &mut buffer) else { continue };
        let mut unit_buffer = [0; 10];
        let unit = match &column.target.unit {
            UnitColumn::Column(unit) => unit.leaf(row, &mut unit_buffer),
            UnitColumn::No | UnitColumn::Known(_) => None,
        };
        let unit = match &column.target.unit {
            UnitColumn::Known(unit) => UnitGiven::Known(*unit),
            UnitColumn::No | UnitColumn::Column(_) => unit.as_ref().map_or(UnitGiven::No, UnitGiven::Text),
        };
        fields::add_attribute(item, spare, &column.target.name, value, unit)?;
    }
    for (index, heading) in &table.unknown {
        if let Some(leaf) = row.cell(*index) {
            item.remark(Code::UnknownKey, Field::Unknown(cut(heading).into()), Some(&cut(leaf.raw)));
        }
    }
    fill_list::<InspectionEntry>(&table.inspections, row, item, spare);
    fill_list::<EventEntry>(&table.events, row, item, spare);
    Ok(())
}

/// Fills the record's inspections or events. One all of whose cells are empty does not exist, whatever its constants.
fn fill_list<E: Entry>(groups: &[Group<E::Field>], row: Row<'_>, item: &mut Item, spare: &mut Spare) {
    let mut buffer = [0; 10];
    for group in groups {
        let mut entry = None;
        for column in &group.columns {
            if let Some(leaf) = &column.leaf(row, &mut buffer) {
                entry.get_or_insert_with(|| E::begin(item)).set(item, spare, column.target, leaf);
            }
        }
        if let Some(mut entry) = entry {
            for column in &group.constants {
                if let Some(leaf) = &column.leaf(row, &mut buffer) {
                    entry.set(item, spare, column.target, leaf);
                }
            }
            entry.finish(item);
        }
    }
}

impl<'b> InspectionRows<'b> {
    pub(super) fn new(layout: &'b Layout, block: &'b Block) -> InspectionRows<'b> {
        InspectionRows { rows: Rows::new(layout, block) }
    }
}

/// A row that names an item but says nothing of an inspection is passed over.
impl Iterator for InspectionRows<'_> {
    type Item = Result<InspectionOf, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut item = Item::default();
        loop {
            match self.rows.next(&mut item, Holds::Inspections)? {
                Ok(_) if item.inspections.is_empty() => continue,
                Ok(_) => return Some(Ok(InspectionOf::take(&mut item))),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}
