use std::io::{Read, Seek, Write};

use crate::error::Error;
use crate::read::grid::Cell;
use crate::write::Language;

use super::faults::of_file;
use super::{Answer, Counts, back, delimited, fresh};

/// What is given back, and where it goes: the answers, beside the rows of one sheet.
///
/// Answers come in the order of their rows, one a row, below the row of headings. Rows that get none (titles, groups,
/// totals) stay as they are.
///
/// ```
/// use std::io::Cursor;
///
/// use kiemdinh::read::grid::{Cell, Grid, Opened, open};
/// use kiemdinh::write::{Language, sheets::{Answer, Counts, GiveBack}};
/// use kiemdinh::{Item, Options, Rulebook};
///
/// // A register as text, of one item.
/// let text = "Sổ thiết bị\nMã;Tên\n007;Pa lăng điện\n";
/// let (book, as_of) = (Rulebook::builtin(), "2026-11-23".parse()?);
/// let hoist = Item::new("007", "lifting.hoist_electric");
/// let assessment = book.assess(&hoist, as_of, &Options::default());
/// let mut counts = Counts::new(book, as_of);
/// counts.add(&hoist, &assessment);
/// let answers = [Answer::of(&assessment, Language::Vietnamese, 3)];
///
/// // As a new workbook …
/// let give = GiveBack::new("so.csv", "so", 2, &counts, Language::Vietnamese);
/// let mut grid = Grid::of_text("so.csv", text.as_bytes(), None)?;
/// let mut workbook = Cursor::new(Vec::new());
/// give.new_xlsx(2, |row| grid.next_row(row), &mut workbook, answers.clone())?;
/// let Opened::Workbook(mut read) = open("so.xlsx", workbook.clone())? else { panic!("it is one") };
/// let (mut grid, mut row) = (read.grid("so")?, Vec::new());
/// while grid.next_row(&mut row)? != Some(3) {}
/// assert_eq!(row[0], Cell::Text("007".into()));
/// assert_eq!(row[2], Cell::Text("Chưa kiểm định".into()));
///
/// // … or, where there was a workbook, in that one.
/// let give = GiveBack::new("so.xlsx", "so", 2, &counts, Language::Vietnamese);
/// give.xlsx(workbook.clone(), Cursor::new(Vec::new()), answers.clone())?;
///
/// // A sheet that is not there is an error that names those that are.
/// let give = GiveBack::new("so.xlsx", "Sheet1", 2, &counts, Language::English);
/// let error = give.xlsx(workbook, Cursor::new(Vec::new()), answers).unwrap_err();
/// assert!(error.to_string().contains("so.xlsx: The workbook has no such sheet; it has: so"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct GiveBack<'a> {
    /// Names the input in errors.
    pub name: &'a str,
    /// The name of the sheet; of a new workbook, the name it is to have.
    pub sheet: &'a str,
    /// The row that holds the headings, from 1.
    pub header_row: u64,
    /// The column, from 0, at which the columns of an earlier run begin, as [`added_columns`](super::added_columns)
    /// finds them: they are written anew. Default: none.
    pub earlier: Option<usize>,
    /// What the register adds up to.
    pub counts: &'a Counts<'a>,
    /// The language of what is added; the same as that of the answers.
    pub language: Language,
}

impl<'a> GiveBack<'a> {
    /// For a sheet without the columns of an earlier run.
    #[must_use]
    pub const fn new(
        name: &'a str,
        sheet: &'a str,
        header_row: u64,
        counts: &'a Counts<'a>,
        language: Language,
    ) -> GiveBack<'a> {
        GiveBack { name, sheet, header_row, earlier: None, counts, language }
    }

    /// Writes an XLSX or XLSM workbook again, with the columns in the sheet and a sheet of counts behind its sheets.
    ///
    /// Every part of the workbook goes through byte for byte but these: the sheet, which gets cells to the right of
    /// everything that stands in it; the lists of sheets, parts and formats, which get longer; and a filter or table of
    /// the sheet that ends where the columns begin, which gets wider, so that whoever sorts it sorts the answers with it.
    /// Macros, images, formulas, merged cells, other sheets stay. A cell that has only a format goes where an answer comes.
    /// A digital signature of the workbook is no longer valid, as it must be.
    ///
    /// # Errors
    /// The input is no such workbook or damaged, has no such sheet, exceeds a [limit](super), has no room to the right;
    /// the answers are out of order; the input cannot be read or the output not written. What was written until then is
    /// no workbook.
    pub fn xlsx(
        &self,
        input: impl Read + Seek,
        output: impl Write + Seek,
        answers: impl IntoIterator<Item = Answer>,
    ) -> Result<(), Error> {
        self.named(back::give_back(self, input, output, answers.into_iter()))
    }

    /// Writes a new XLSX workbook: the rows as they are, texts as texts and days as days, with the columns, and a sheet of
    /// counts. For what was not XLSX.
    ///
    /// `width` is the number of columns the rows have at most; `rows` fills in the next row and tells its number, from 1,
    /// ascending, as [`Grid::next_row`](crate::read::grid::Grid::next_row) does. A text longer than a cell of a workbook
    /// may hold is cut, and ends with `…`.
    ///
    /// # Errors
    /// What `rows` says; a row is wider than `width` or not in order, `width` leaves no room for the columns; the answers
    /// are out of order; the output cannot be written.
    pub fn new_xlsx(
        &self,
        width: usize,
        rows: impl FnMut(&mut Vec<Cell>) -> Result<Option<u64>, Error>,
        output: impl Write + Seek,
        answers: impl IntoIterator<Item = Answer>,
    ) -> Result<(), Error> {
        self.named(fresh::give_back(self, width, rows, output, answers.into_iter()))
    }

    /// Writes CSV in UTF-8, with a byte order mark so that Excel takes it for that: the rows as they are, with the columns.
    /// Rows keep their numbers; days are written `2026-11-23`, which no program takes for another day. What a spreadsheet
    /// would take for a formula gets an apostrophe.
    ///
    /// `width` and `rows` are as for [`GiveBack::new_xlsx`]; `delimiter` is a comma, a semicolon or a tab.
    ///
    /// # Errors
    /// As [`GiveBack::new_xlsx`]; the delimiter is another.
    pub fn csv(
        &self,
        delimiter: u8,
        width: usize,
        rows: impl FnMut(&mut Vec<Cell>) -> Result<Option<u64>, Error>,
        output: impl Write,
        answers: impl IntoIterator<Item = Answer>,
    ) -> Result<(), Error> {
        self.named(delimited::give_back(self, delimiter, width, rows, output, answers.into_iter()))
    }

    /// An error that names the input.
    fn named(&self, result: Result<(), Error>) -> Result<(), Error> {
        result.map_err(|error| of_file(&error, self.name))
    }
}
