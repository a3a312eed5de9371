//! The rows of a sheet and the items in them.

use std::borrow::Cow;
use std::collections::VecDeque;

use crate::code::Code;
use crate::error::{Error, cut};
use crate::law::Rulebook;
use crate::quantity::Unit;
use crate::read::RowError;
use crate::read::encoding::{Encoding, decode_text, detect_text};
use crate::read::fields;
use crate::read::grid::{Cell, Grid, Merge};
use crate::read::names::ItemField;
use crate::read::path::Path;
use crate::read::spare::Spare;
use crate::read::words::unit;
use crate::record::Item;

use super::completing::Completing;
use super::grouping::{GroupBy, group};
use super::head::{Column, FindAnswers, GridRow, Head, MAX_ROWS_ABOVE};
use super::headings::Meaning;
use super::mapped::Mapped;
use super::passed::{PassedOver, RowKind, kind_of};
use super::values::{Filling, is_filled, shown};

/// How a sheet is read.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct SheetOptions<'o> {
    /// The row of the headings (the first of two), where it is known.
    pub header_row: Option<u64>,
    /// Rows of one item are put together by this; else every row is an item.
    pub group_by: Option<GroupBy>,
    /// What the columns mean that are not understood, or not rightly.
    pub mapping: Option<&'o crate::read::Mapping>,
    /// Finds, among the headings, the column from 0 at which the answers of an earlier run begin; they are not read.
    pub answers_from: Option<FindAnswers>,
}

/// An item, and the rows of the sheet that tell of it.
#[derive(Clone, Debug, Default)]
pub struct SheetItem {
    /// The item.
    pub item: Item,
    /// Its rows, as the workbook numbers them.
    pub rows: Vec<u64>,
}

/// So many of the rows that are passed over are kept for telling.
const MAX_PASSED_OVER: usize = 1000;

/// The items of a sheet, one after the other.
pub struct SheetItems<'g> {
    book: &'g Rulebook,
    grid: Grid<'g>,
    sheet: String,
    head: Head,
    mapped: Mapped,
    /// Later inspections, events and units, by the places of their columns; inspections in the order of their numbers.
    further: Vec<(usize, Path)>,
    merges: Vec<Merge>,
    group_by: Option<GroupBy>,
    /// Rows that were read while the headings were looked for.
    ahead: VecDeque<GridRow>,
    /// The cells of the last row; their texts serve the next one.
    cells: Vec<Cell>,
    font: Option<Encoding>,
    spare: Spare,
    completing: Completing<'g>,
    pending: Option<SheetItem>,
    /// Whole items, where rows of one are put together.
    grouped: Option<VecDeque<Result<SheetItem, RowError>>>,
    passed_over: Vec<PassedOver>,
    /// Since a sum no item has come: signatures and remarks stand here.
    below_sum: bool,
}

impl<'g> SheetItems<'g> {
    /// Begins to read the items of a sheet; `merges` are the sheet's merged cells, which headings may have.
    ///
    /// # Errors
    /// The sheet cannot be read, has no headings that are understood, or two rows can be its headings; the mapping names
    /// a column that is not there.
    pub fn open(
        book: &'g Rulebook,
        file: &str,
        sheet: &str,
        mut grid: Grid<'g>,
        merges: Vec<Merge>,
        options: &SheetOptions<'_>,
    ) -> Result<SheetItems<'g>, Error> {
        let mut ahead = VecDeque::new();
        let mut cells = Vec::new();
        let wanted = options.header_row;
        // Up to the row that is wanted, and one more for a second row of headings.
        let enough = |row: u64, count: usize| match wanted {
            Some(wanted) => row > wanted,
            None => count >= MAX_ROWS_ABOVE,
        };
        while let Some(row) = grid.next_row(&mut cells)? {
            ahead.push_back((row, std::mem::take(&mut cells)));
            if enough(row, ahead.len()) {
                break;
            }
            if wanted.is_some() && ahead.len() > 2 {
                ahead.pop_front();
            }
        }
        let at = |fault: Box<crate::Fault>| Error::from((*fault).file(file));
        // Texts in the fonts of old, of which the workbook knows nothing.
        let texts = ahead.iter().flat_map(|(_, cells)| cells).filter_map(|cell| match cell {
            Cell::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let font = detect_text(texts);
        ahead.iter_mut().for_each(|(_, cells)| decode(cells, font));
        let mut head = Head::find(ahead.make_contiguous(), &merges, wanted, options.mapping).map_err(at)?;
        head.settle(options.answers_from);
        let mapped = Mapped::of(options.mapping, &mut head)
            .map_err(|faults| Error::new(faults.into_iter().map(|fault| fault.file(file).row(head.first)).collect()))?;
        let columns = head.columns.iter().filter_map(|column| match &column.meaning {
            Some(Meaning::Further(path)) => Some((column.index, path.clone())),
            _ => None,
        });
        let mut further: Vec<_> = columns.collect();
        further.sort_by_key(|(_, path)| match path {
            Path::Inspection(number, _) | Path::Event(number, _) => *number,
            _ => 0,
        });
        ahead.retain(|(row, _)| *row > head.last);
        let sheet = sheet.to_owned();
        Ok(SheetItems {
            book,
            grid,
            sheet,
            head,
            mapped,
            further,
            merges,
            group_by: options.group_by,
            ahead,
            cells,
            font,
            spare: Spare::default(),
            completing: Completing::new(book),
            pending: None,
            grouped: None,
            passed_over: Vec::new(),
            below_sum: false,
        })
    }

    /// The headings, and how each column was understood.
    #[must_use]
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The legacy font in which the sheet's texts are written, where they are.
    #[must_use]
    pub fn font(&self) -> Option<Encoding> {
        self.font
    }

    /// The rows that were passed over so far, the first thousand of them.
    #[must_use]
    pub fn passed_over(&self) -> &[PassedOver] {
        &self.passed_over
    }

    /// The next item, or the error of a row that is none; `None` at the end.
    ///
    /// # Errors
    /// The sheet cannot be read any further.
    pub fn next_item(&mut self) -> Result<Option<Result<SheetItem, RowError>>, Error> {
        let Some(by) = self.group_by else { return self.next_single() };
        if self.grouped.is_none() {
            let mut rows = Vec::new();
            while let Some(row) = self.next_single()? {
                rows.push(row);
            }
            self.grouped = Some(group(rows, by, self.book, &self.sheet));
        }
        Ok(self.grouped.as_mut().and_then(VecDeque::pop_front))
    }

    fn next_single(&mut self) -> Result<Option<Result<SheetItem, RowError>>, Error> {
        while let Some((row, cells)) = self.next_row()? {
            let kind = self.is_no_item(&cells);
            self.below_sum = kind == Some(RowKind::Total) || self.below_sum && kind == Some(RowKind::Group);
            if let Some(kind) = kind {
                if self.passed_over.len() < MAX_PASSED_OVER {
                    let texts: Vec<_> = cells.iter().filter_map(shown).collect();
                    self.passed_over.push(PassedOver { row, kind, text: cut(&texts.join(" | ")) });
                }
                self.cells = cells;
                continue;
            }
            let is_named = self.is_named(&cells);
            let read = self.item(row, &cells, is_named);
            let whole = match (read, &mut self.pending) {
                // A row below a name that is merged over several rows tells more of the same item.
                (Ok(more), Some(pending)) if !is_named => {
                    pending.join(more, self.book, &self.sheet);
                    None
                }
                (Ok(next), pending) => pending.replace(next).map(Ok),
                (Err(error), pending) => {
                    // What was pending comes first; the error is next.
                    if let Some(whole) = pending.take() {
                        self.ahead.push_front((row, cells));
                        return Ok(Some(Ok(whole)));
                    }
                    Some(Err(error.row(row)))
                }
            };
            self.cells = cells;
            if whole.is_some() {
                return Ok(whole);
            }
        }
        Ok(self.pending.take().map(Ok))
    }

    fn next_row(&mut self) -> Result<Option<GridRow>, Error> {
        if let Some(row) = self.ahead.pop_front() {
            return Ok(Some(row));
        }
        let mut cells = std::mem::take(&mut self.cells);
        let row = self.grid.next_row(&mut cells)?;
        decode(&mut cells, self.font);
        Ok(row.map(|row| (row, cells)))
    }

    fn column(&self, wanted: impl Fn(&Meaning) -> bool) -> impl Iterator<Item = &Column> {
        self.head.columns.iter().filter(move |column| column.meaning.as_ref().is_some_and(&wanted))
    }

    /// Whether the row has a name, code or serial number of its own.
    fn is_named(&self, cells: &[Cell]) -> bool {
        let mut names = self.column(Meaning::names_the_item);
        names.any(|column| cells.get(column.index).is_some_and(is_filled)) || self.mapped.names_the_item(cells)
    }

    /// Whether the row is no item, and why.
    fn is_no_item(&self, cells: &[Cell]) -> Option<RowKind> {
        if self.head.is_repeated(cells) {
            return Some(RowKind::Heading);
        }
        let number = self.column(|meaning| *meaning == Meaning::RowNumber).next().map(|column| column.index);
        kind_of(cells, number, self.below_sum)
    }

    /// Reads one row.
    fn item(&mut self, row: u64, cells: &[Cell], is_named: bool) -> Result<SheetItem, RowError> {
        if !is_named && !self.continues(row) {
            let texts: Vec<_> = cells.iter().filter_map(shown).collect();
            let (vi, en) = ("Dòng không có tên, mã hay số chế tạo", "The row has no name, code or serial number");
            return Err(RowError::new(Code::MissingField, vi, en).field("name").raw(&texts.join(" | ")));
        }
        let mut item = Item::default();
        let mut specification = String::new();
        let mut filling = Filling::new(self.book, &mut item, &mut self.spare);
        let mut code = None;
        for column in &self.head.columns {
            let (Some(meaning), Some(cell)) = (&column.meaning, cells.get(column.index)) else { continue };
            match meaning {
                Meaning::RowNumber | Meaning::Remark | Meaning::Further(_) | Meaning::Mapped(_) => {}
                Meaning::Code => code = code.or_else(|| shown(cell)),
                Meaning::Item(field) => filling.item(*field, cell),
                Meaning::Years(field) => filling.years(*field, cell),
                Meaning::Inspection(field) => filling.inspection(0, *field, cell),
                Meaning::Attribute(name, unit) => filling.attribute(name, *unit, cell),
                Meaning::Named(name, unit) => match unit_beside(&self.further, name, cells) {
                    Some(Err(spelled)) => filling.unknown_unit(name, cell, &spelled),
                    Some(Ok(beside)) => filling.attribute(name, unit.or(Some(beside)), cell),
                    None => filling.attribute(name, *unit, cell),
                },
                Meaning::State => filling.state(cell),
                Meaning::Specification => {
                    if let Some(text) = shown(cell) {
                        specification.push_str(if specification.is_empty() { "" } else { "; " });
                        specification.push_str(&text);
                    }
                }
            }
        }
        for (index, path) in &self.further {
            match (path, cells.get(*index)) {
                (Path::Inspection(number, field), Some(cell)) => filling.inspection(*number, *field, cell),
                (Path::Event(number, field), Some(cell)) => filling.event(*number, *field, cell),
                _ => {}
            }
        }
        self.mapped.fill(cells, &mut filling, &mut code);
        filling.finish();
        match code {
            Some(code) if fields::is_id(&code) => item.id = code.into_owned(),
            Some(code) => return Err(RowError::long_id("id", &code)),
            None => item.id = format!("{}!{row}", self.sheet),
        }
        self.completing.complete(&mut item, &specification);
        Ok(SheetItem { item, rows: vec![row] })
    }

    /// Whether a merged cell of a naming column reaches down to this row.
    fn continues(&self, row: u64) -> bool {
        self.pending.is_some()
            && self.column(Meaning::names_the_item).any(|column| {
                self.merges.iter().any(|merge| {
                    let columns = merge.first_column as usize..=merge.last_column as usize;
                    let rows = u64::from(merge.first_row)..=u64::from(merge.last_row);
                    columns.contains(&(column.index + 1)) && rows.contains(&row) && u64::from(merge.first_row) < row
                })
            })
    }
}

/// The unit in the attribute's column of units, or the text that spells none that is known.
fn unit_beside<'c>(further: &[(usize, Path)], name: &str, cells: &'c [Cell]) -> Option<Result<Unit, Cow<'c, str>>> {
    let mut units = further.iter().filter(|(_, path)| matches!(path, Path::Unit(of) if of == name));
    let spelled = units.next().and_then(|(index, _)| cells.get(*index)).and_then(shown)?;
    Some(unit(&spelled).ok_or(spelled))
}

/// Makes Vietnamese of the texts that are written in a legacy font.
fn decode(cells: &mut [Cell], font: Option<Encoding>) {
    let Some(font) = font else { return };
    for cell in cells {
        if let Cell::Text(text) = cell
            && let Cow::Owned(decoded) = decode_text(text, font)
        {
            *text = decoded;
        }
    }
}

/// Where `ItemField` names a field that a mapping may fill.
pub(super) const fn is_name(field: ItemField) -> bool {
    matches!(field, ItemField::Name | ItemField::SerialNo | ItemField::Category)
}
