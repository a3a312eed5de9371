//! Where the headings of a sheet stand, and what each column means.

use crate::error::{ErrorKind, Fault};
use crate::read::Mapping;
use crate::read::grid::{Cell, Merge};
use crate::read::names::ItemField;
use crate::read::words::{fold, folds_to};

use super::headings::{Meaning, meaning};
use super::mapped::{names_the_item, path_of};

/// So many rows of a sheet are searched for its headings.
pub const MAX_ROWS_ABOVE: usize = 200;

/// The headings of a sheet, in one row or two.
#[derive(Clone, Debug)]
pub struct Head {
    /// First row, as the workbook numbers it.
    pub first: u64,
    /// Last row; the same where there is one.
    pub last: u64,
    /// The columns that have a heading.
    pub columns: Vec<Column>,
    /// The column, from 0, at which the answers of an earlier run begin.
    pub answers_from: Option<usize>,
    /// The headings of the last row, folded, by their columns.
    folded: Vec<Option<String>>,
}

/// A column and how it was understood.
#[derive(Clone, Debug)]
pub struct Column {
    /// Place from the left, from 0.
    pub index: usize,
    /// The heading as it stands; of two rows, both with ` / ` between them.
    pub heading: String,
    /// What it means; absent where that is not known.
    pub(super) meaning: Option<Meaning>,
}

impl Column {
    /// The path of the field that the column fills, as the contract and a mapping name it; `—` for what is known and
    /// fills none, and nothing where the heading is not understood.
    #[must_use]
    pub fn field(&self) -> Option<String> {
        self.meaning.as_ref().map(Meaning::path)
    }

    /// The heading without what stands over it.
    fn own_heading(&self) -> &str {
        self.heading.split(" / ").last().unwrap_or_default()
    }
}

/// Folded headings of a kind of thing.
const KINDS: [&str; 2] = ["loai thiet bi", "chung loai thiet bi"];

/// Finds, among the headings, the column from 0 at which the answers of an earlier run begin.
pub type FindAnswers = fn(&[String]) -> Option<usize>;

/// A row of the sheet.
pub(super) type GridRow = (u64, Vec<Cell>);

impl Head {
    /// Finds the headings among the first rows; `wanted` names the row, where the caller knows it. The headings that a
    /// mapping names are as good as known ones.
    pub(super) fn find(
        rows: &[GridRow],
        merges: &[Merge],
        wanted: Option<u64>,
        mapping: Option<&Mapping>,
    ) -> Result<Head, Box<Fault>> {
        let mut best: Vec<(usize, Head)> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            if wanted.is_some_and(|wanted| row.0 != wanted) {
                continue;
            }
            let Some((score, head)) = Head::at(rows, at, merges, mapping) else { continue };
            match best.first().map_or(0, |(most, _)| *most) {
                most if score > most => best = vec![(score, head)],
                most if score == most && score > 0 => best.push((score, head)),
                _ => {}
            }
        }
        // The headings of each printed page are the same ones again, and the lower of two rows is part of both.
        let mut best = best.into_iter().map(|(_, head)| head);
        let Some(head) = best.next() else { return Err(not_found(rows, wanted).into()) };
        match best.find(|other| other.first > head.last && !other.is_like(&head)) {
            Some(other) => Err(two(&head, &other).into()),
            None => Ok(head),
        }
    }

    /// The headings that begin in that row, in one row or two, with the number of columns that they make known.
    fn at(rows: &[GridRow], at: usize, merges: &[Merge], mapping: Option<&Mapping>) -> Option<(usize, Head)> {
        let (first, cells) = rows.get(at)?;
        let above = spread(*first, cells, merges);
        let head = |last, columns| Head { first: *first, last, columns, answers_from: None, folded: Vec::new() };
        let single = head(*first, columns(None, &above));
        let double =
            rows.get(at + 1).filter(|(row, below)| *row == first + 1 && is_heading(below)).map(|(row, below)| {
                let own = spread(*row, below, merges);
                let of = |above| head(*row, columns(above, &own));
                (of(Some(&above)), of(None))
            });
        // A title over the headings is no part of them: the upper row must make more of the lower one.
        let best = match double {
            Some((double, lower)) if double.score(mapping) > single.score(mapping).max(lower.score(mapping)) => double,
            _ => single,
        };
        let score = best.score(mapping);
        let names = best.columns.iter().any(|column| match path_of(mapping, column) {
            Some(path) => names_the_item(path),
            None => column.meaning.as_ref().is_some_and(Meaning::names_the_item),
        });
        (score >= 2 && names).then_some((score, best))
    }

    /// Leaves out the answers of an earlier run; of several columns that mean the same the first counts.
    pub(super) fn settle(&mut self, answers_from: Option<FindAnswers>) {
        let width = self.columns.iter().map(|column| column.index + 1).max().unwrap_or(0);
        let mut headings = vec![String::new(); width];
        for column in &self.columns {
            if let Some(slot) = headings.get_mut(column.index) {
                column.own_heading().clone_into(slot);
            }
        }
        self.answers_from = answers_from.and_then(|find| find(&headings));
        if let Some(from) = self.answers_from {
            self.columns.retain(|column| column.index < from);
        }
        self.part_names_from_kinds();
        let mut seen: Vec<Meaning> = Vec::new();
        for column in &mut self.columns {
            match &column.meaning {
                Some(Meaning::Remark | Meaning::Specification | Meaning::RowNumber) | None => {}
                Some(meaning) if seen.contains(meaning) => column.meaning = None,
                Some(meaning) => seen.push(meaning.clone()),
            }
        }
        self.folded = vec![None; width];
        for column in &self.columns {
            if let Some(slot) = self.folded.get_mut(column.index) {
                *slot = Some(fold(column.own_heading()));
            }
        }
    }

    /// `Loại thiết bị` names the items where nothing else does; beside a name it tells their category.
    fn part_names_from_kinds(&mut self) {
        let name = Meaning::Item(ItemField::Name);
        let is_kind = |column: &Column| KINDS.contains(&fold(column.own_heading()).as_str());
        let is_named = |column: &Column| column.meaning.as_ref() == Some(&name);
        if self.columns.iter().any(|column| is_named(column) && !is_kind(column)) {
            for column in self.columns.iter_mut().filter(|column| is_named(column) && is_kind(column)) {
                column.meaning = Some(Meaning::Item(ItemField::Category));
            }
        }
    }

    /// How many columns are known, each meaning once.
    fn score(&self, mapping: Option<&Mapping>) -> usize {
        let mut known: Vec<&Meaning> = Vec::new();
        let mut mapped = 0;
        for column in &self.columns {
            match (path_of(mapping, column), &column.meaning) {
                (Some(_), _) => mapped += 1,
                (None, Some(meaning)) if !known.contains(&meaning) => known.push(meaning),
                _ => {}
            }
        }
        known.len() + mapped
    }

    fn is_like(&self, other: &Head) -> bool {
        let texts = |head: &Head| head.columns.iter().map(|column| fold(&column.heading)).collect::<Vec<_>>();
        texts(self) == texts(other)
    }

    /// Whether a row below repeats the headings.
    pub(super) fn is_repeated(&self, cells: &[Cell]) -> bool {
        let mut same = 0;
        let mut filled = 0;
        for (index, cell) in cells.iter().enumerate() {
            let Cell::Text(text) = cell else { continue };
            filled += 1;
            let own = self.folded.get(index).and_then(Option::as_ref);
            same += usize::from(own.is_some_and(|own| folds_to(text, own)));
        }
        same >= 2 && same * 5 >= filled * 4
    }
}

impl Meaning {
    /// Whether such a column tells one item from another.
    pub(super) fn names_the_item(&self) -> bool {
        use crate::read::names::ItemField::{Category, Name, SerialNo};
        matches!(self, Meaning::Code | Meaning::Item(Name | SerialNo | Category))
    }
}

/// The texts of a row, each merged cell's text in all the columns it covers.
fn spread(row: u64, cells: &[Cell], merges: &[Merge]) -> Vec<String> {
    let mut texts: Vec<String> = cells.iter().map(text_of).collect();
    for merge in merges.iter().filter(|merge| u64::from(merge.first_row) == row) {
        let (first, last) = (merge.first_column as usize, merge.last_column as usize);
        let text = texts.get(first.saturating_sub(1)).cloned().unwrap_or_default();
        if text.is_empty() {
            continue;
        }
        texts.resize(texts.len().max(last), String::new());
        texts.iter_mut().take(last).skip(first).for_each(|slot| slot.clone_from(&text));
    }
    texts
}

fn text_of(cell: &Cell) -> String {
    match cell {
        // A heading that is broken into lines is one text.
        Cell::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

/// Whether the second of two rows of headings may stand here: texts only.
fn is_heading(cells: &[Cell]) -> bool {
    cells.iter().any(|cell| matches!(cell, Cell::Text(_)))
        && cells.iter().all(|cell| matches!(cell, Cell::Text(_) | Cell::Empty))
}

fn columns(above: Option<&[String]>, own: &[String]) -> Vec<Column> {
    let width = own.len().max(above.map_or(0, <[String]>::len));
    let text = |texts: &[String], index: usize| texts.get(index).cloned().unwrap_or_default();
    let column = |index: usize| {
        let (over, under) = (above.map(|above| text(above, index)).unwrap_or_default(), text(own, index));
        let heading = match (over.is_empty(), under.is_empty()) {
            (true, true) => return None,
            (true, false) => under.clone(),
            (false, true) => over.clone(),
            (false, false) if fold(&over) == fold(&under) => under.clone(),
            (false, false) => format!("{over} / {under}"),
        };
        let meaning = meaning(above.is_some().then_some(over.as_str()), &under);
        Some(Column { index, heading, meaning })
    };
    (0..width).filter_map(column).collect()
}

fn not_found(rows: &[GridRow], wanted: Option<u64>) -> Fault {
    let seen: Vec<String> =
        rows.iter().flat_map(|(_, cells)| cells).map(text_of).filter(|text| !text.is_empty()).collect();
    let shown = seen.into_iter().take(12).collect::<Vec<_>>().join(" | ");
    let (vi, en) = match wanted {
        Some(row) => (
            format!(
                "Dòng {row} không phải dòng tiêu đề: cần ít nhất hai cột hiểu được, trong đó có tên, mã hoặc số chế tạo"
            ),
            format!(
                "Row {row} holds no headings: at least two columns must be understood, among them a name, code or serial number"
            ),
        ),
        None => (
            format!(
                "Không tìm thấy dòng tiêu đề trong {MAX_ROWS_ABOVE} dòng đầu: cần ít nhất hai cột hiểu được, trong đó có tên, mã hoặc số chế tạo"
            ),
            format!(
                "No headings in the first {MAX_ROWS_ABOVE} rows: at least two columns must be understood, among them a name, code or serial number"
            ),
        ),
    };
    let fault = Fault::new(ErrorKind::MissingField, vi, en).value(&shown);
    match wanted {
        Some(row) => fault.row(row),
        None => fault,
    }
}

fn two(one: &Head, other: &Head) -> Fault {
    let (a, b) = (one.first, other.first);
    let vi = format!("Hai dòng đều có thể là tiêu đề: {a} và {b}; hãy chỉ rõ bằng --header-row");
    let en = format!("Two rows can be the headings: {a} and {b}; name one with --header-row");
    Fault::new(ErrorKind::InvalidValue, vi, en).row(b)
}
