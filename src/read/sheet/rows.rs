//! The rows of a sheet: items, among titles, groups, totals and repeated headings.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};

use crate::code::Code;
use crate::error::{Error, cut};
use crate::law::Rulebook;
use crate::read::RowError;
use crate::read::encoding::{Encoding, decode_text, detect_text};
use crate::read::fields;
use crate::read::grid::{Cell, Grid, Merge};
use crate::read::names::{InspectionField, ItemField};
use crate::read::spare::Spare;
use crate::read::words::fold;
use crate::record::{Field, Item, Outcome};

use super::completing::Completing;
use super::head::{Column, FindAnswers, GridRow, Head, MAX_ROWS_ABOVE};
use super::headings::Meaning;
use super::mapped::Mapped;
use super::values::{Filling, shown};

/// By what the rows of one item are known, where a row is an inspection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// Serial number, within one maker.
    Serial,
    /// The owner's own code.
    Code,
    /// Name and place; rows of different serial numbers are different items all the same.
    Name,
}

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

/// Why a row is no item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// A title, a group's heading, a signature: one text alone.
    Group,
    /// A sum.
    Total,
    /// The headings once more.
    Heading,
}

/// A row that was passed over, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// Its number.
    pub row: u64,
    /// Why.
    pub kind: RowKind,
    /// What stands in it, cut to 200 characters.
    pub text: String,
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
    merges: Vec<Merge>,
    group_by: Option<GroupBy>,
    /// Rows that were read while the headings were looked for.
    ahead: VecDeque<GridRow>,
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
        ahead.retain(|(row, _)| *row > head.last);
        let sheet = sheet.to_owned();
        Ok(SheetItems {
            book,
            grid,
            sheet,
            head,
            mapped,
            merges,
            group_by: options.group_by,
            ahead,
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
            let grouped = self.group(by)?;
            self.grouped = Some(grouped);
        }
        Ok(self.grouped.as_mut().and_then(VecDeque::pop_front))
    }

    /// Puts the rows of one item together, in the order of its first row.
    fn group(&mut self, by: GroupBy) -> Result<VecDeque<Result<SheetItem, RowError>>, Error> {
        let mut items: VecDeque<Result<SheetItem, RowError>> = VecDeque::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        while let Some(next) = self.next_single()? {
            let key = next.as_ref().ok().and_then(|one| key(&one.item, by));
            let known = key.as_ref().and_then(|key| places.get(key)).and_then(|at| items.get_mut(*at));
            match (next, known) {
                (Ok(more), Some(Ok(first))) => first.join(more),
                (next, _) => {
                    if let Some(key) = key {
                        places.insert(key, items.len());
                    }
                    items.push_back(next);
                }
            }
        }
        Ok(items)
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
                continue;
            }
            let is_named = self.is_named(&cells);
            let read = self.item(row, &cells, is_named);
            match (read, &mut self.pending) {
                // A row below a name that is merged over several rows tells more of the same item.
                (Ok(more), Some(pending)) if !is_named => pending.join(more),
                (Ok(next), pending) => {
                    if let Some(whole) = pending.replace(next) {
                        return Ok(Some(Ok(whole)));
                    }
                }
                (Err(error), pending) => {
                    // What was pending comes first; the error is next.
                    if let Some(whole) = pending.take() {
                        self.ahead.push_front((row, cells));
                        return Ok(Some(Ok(whole)));
                    }
                    return Ok(Some(Err(error.row(row))));
                }
            }
        }
        Ok(self.pending.take().map(Ok))
    }

    fn next_row(&mut self) -> Result<Option<GridRow>, Error> {
        if let Some(row) = self.ahead.pop_front() {
            return Ok(Some(row));
        }
        let mut cells = Vec::new();
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
        names.any(|column| cells.get(column.index).and_then(shown).is_some()) || self.mapped.names_the_item(cells)
    }

    /// Whether the row is a title, a group, a total, the headings again.
    fn is_no_item(&self, cells: &[Cell]) -> Option<RowKind> {
        if self.head.is_repeated(cells) {
            return Some(RowKind::Heading);
        }
        let number = self.column(|meaning| *meaning == Meaning::RowNumber).next().map(|column| column.index);
        let filled = cells.iter().enumerate().filter_map(|(index, cell)| Some((index, cell, shown(cell)?)));
        let (numbers, texts): (Vec<_>, Vec<_>) = filled.partition(|(index, ..)| Some(*index) == number);
        // Titles and groups often begin in the column of numbers.
        let (_, first, text) = texts.first().or(numbers.first())?;
        let folded = fold(text);
        let is_sum = |folded: &str| {
            ["tong", "cong", "total", "sum"].iter().any(|word| {
                let rest = folded.strip_prefix(word);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" cong") || rest.starts_with(" so"))
            })
        };
        if is_sum(&folded) || numbers.first().is_some_and(|(_, _, text)| is_sum(&fold(text))) {
            return Some(RowKind::Total);
        }
        let counted = numbers.first().is_some_and(|(_, cell, text)| {
            matches!(cell, Cell::Number(_)) || text.trim_end_matches('.').chars().all(|c| c.is_ascii_digit())
        });
        if numbers.is_empty() && SIGNATURES.contains(&folded.as_str()) {
            return Some(RowKind::Group);
        }
        // One text alone, without a number of its own: `II. THIẾT BỊ NÂNG`; and whatever stands below a sum.
        let alone = texts.len() <= 1 && matches!(first, Cell::Text(_));
        // A row below a subtotal that holds several values is an item all the same, though nobody numbered it.
        let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        let is_full = texts.len() >= 3 && texts.iter().any(|(_, _, text)| has_digit(text));
        let is_group = alone && (number.is_some() || is_title(text)) || number.is_some() && self.below_sum && !is_full;
        (is_group && !counted).then_some(RowKind::Group)
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
                Meaning::RowNumber | Meaning::Remark | Meaning::Mapped(_) => {}
                Meaning::Code => code = code.or_else(|| shown(cell)),
                Meaning::Item(field) => filling.item(*field, cell),
                Meaning::Years(field) => filling.years(*field, cell),
                Meaning::Inspection(field) => filling.inspection(*field, cell),
                Meaning::Attribute(name, unit) => filling.attribute(name, *unit, cell),
                Meaning::Named(name, unit) => filling.attribute(name, *unit, cell),
                Meaning::State => filling.state(cell),
                Meaning::Specification => {
                    if let Some(text) = shown(cell) {
                        specification.push_str(if specification.is_empty() { "" } else { "; " });
                        specification.push_str(&text);
                    }
                }
            }
        }
        self.mapped.fill(cells, &mut filling, &mut code);
        let inspection = filling.finish();
        match code {
            Some(code) if fields::is_id(&code) => item.id = code.into_owned(),
            Some(code) => return Err(RowError::long_id("id", &code)),
            None => item.id = format!("{}!{row}", self.sheet),
        }
        if let Some(index) = inspection {
            infer_result(&mut item, index);
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

impl SheetItem {
    /// Adds what another row tells of the same item: its inspection. What the first row says of the item itself stands.
    fn join(&mut self, more: SheetItem) {
        let base = self.item.inspections.len() as u32;
        self.item.inspections.extend(more.item.inspections);
        self.item.remarks.extend(more.item.remarks.into_iter().filter_map(|mut remark| {
            remark.field = match remark.field {
                Field::Inspection(index, name) => Field::Inspection(base + index, name),
                Field::Inspector(index, inspector) => Field::Inspector(base + index, inspector),
                _ => return None,
            };
            Some(remark)
        }));
        self.rows.extend(more.rows);
    }
}

/// Plants keep no results: a failed item gets no certificate and no stamp, and no next date. Where one of these is on
/// record the inspection was passed, and the finding says what that was taken from.
fn infer_result(item: &mut Item, index: u32) {
    let told = item.remarks.iter().any(|remark| remark.field == Field::Inspection(index, "result"));
    let Some(inspection) = item.inspections.get_mut(index as usize) else { return };
    if inspection.result.is_some() || told {
        return;
    }
    // A next date that is not after the inspection is no date at all (S4b), so it tells nothing.
    let performed_on = inspection.performed_on;
    let next = inspection.next_due_on.filter(|next| performed_on.is_some_and(|day| next.last() > day.first()));
    let next = next.map(|day| day.to_string());
    let ground = inspection.stamp_no.clone().or(inspection.certificate_no.clone()).or(next);
    if let Some(ground) = ground {
        inspection.result = Some(Outcome::Pass);
        let field = Field::Inspection(index, InspectionField::Result.name());
        item.remark(Code::AttributeRecognised, field, Some(&cut(&ground)));
    }
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

/// Who signs below a register, folded; no machine has such a name.
const SIGNATURES: [&str; 12] = [
    "nguoi lap",
    "nguoi lap bieu",
    "nguoi lap bang",
    "nguoi lap so",
    "lap bieu",
    "phu trach",
    "giam doc",
    "quan doc",
    "truong phong",
    "thu truong don vi",
    "ke toan truong",
    "noi nhan",
];

/// What tells one item from another; `None` where the row does not say it.
fn key(item: &Item, by: GroupBy) -> Option<String> {
    let folded = |text: &Option<String>| text.as_deref().map(fold).filter(|text| !text.is_empty());
    match by {
        GroupBy::Code => (!item.id.is_empty()).then(|| item.id.clone()),
        GroupBy::Serial => {
            Some([folded(&item.serial_no)?, folded(&item.manufacturer).unwrap_or_default()].join("\u{1f}"))
        }
        GroupBy::Name => {
            let or_none = |text| folded(text).unwrap_or_default();
            Some([folded(&item.name)?, or_none(&item.site.address), or_none(&item.serial_no)].join("\u{1f}"))
        }
    }
}

/// `II. Thiết bị nâng`, `A/ …`, `THIẾT BỊ ÁP LỰC`.
fn is_title(text: &str) -> bool {
    let head = text.split(['.', '/', ')', '-', ':', ' ']).next().unwrap_or_default();
    let roman = !head.is_empty() && head.len() < text.len() && head.chars().all(|c| "IVXLC".contains(c));
    let letter = head.chars().count() == 1 && head.chars().all(char::is_uppercase) && head.len() < text.len();
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().count() >= 4 && letters().all(|c| !c.is_lowercase());
    roman || letter || capitals
}

/// Where `ItemField` names a field that a mapping may fill.
pub(super) const fn is_name(field: ItemField) -> bool {
    matches!(field, ItemField::Name | ItemField::SerialNo | ItemField::Category)
}
