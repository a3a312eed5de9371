use std::fmt;

use crate::error::Error;
use crate::read::MAX_ROW_BYTES;

use super::faults::{Result, address, beyond, damaged, each};
use super::{Cell, MAX_CELL_CHARS, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT_BYTES};

/// The rows of one sheet, one after the other.
///
/// ```
/// use kiemdinh::read::grid::{Cell, Grid};
///
/// let text = "Tên thiết bị;Ngày kiểm định\n\nPa lăng điện 2,5 tấn;19/05/2024\n";
/// let mut grid = Grid::of_text("so.csv", text.as_bytes(), None)?;
/// let mut row = Vec::new();
/// assert_eq!(grid.next_row(&mut row)?, Some(1));
/// assert_eq!(grid.next_row(&mut row)?, Some(3)); // row 2 is empty
/// assert_eq!(row[1], Cell::Text("19/05/2024".into()));
/// assert_eq!(grid.next_row(&mut row)?, None);
/// # Ok::<(), kiemdinh::Error>(())
/// ```
pub struct Grid<'w> {
    file: &'w str,
    sheet: String,
    rows: Box<dyn Rows + 'w>,
    last_row: u32,
    cells: u64,
    text: u64,
    failed: Option<Error>,
}

/// What reads the rows of a sheet in one of the forms.
pub(super) trait Rows {
    /// Fills the next row and tells its number, from 1; `None` at the end. Numbers ascend; a row may be empty.
    fn next(&mut self, row: &mut RowCells<'_>) -> Result<Option<u32>>;

    /// The row and column, from 1, at which reading stands; 0 where it is not known.
    fn position(&self) -> (u32, u32);
}

impl<'w> Grid<'w> {
    pub(super) fn new(file: &'w str, sheet: &str, rows: Box<dyn Rows + 'w>) -> Grid<'w> {
        Grid { file, sheet: sheet.to_owned(), rows, last_row: 0, cells: 0, text: 0, failed: None }
    }

    /// Reads the next row that has a filled cell into `row`, and gives its number as the file counts, from 1; `None` at
    /// the end. Column A is `row[0]`; behind the last filled cell there is nothing.
    ///
    /// What was in `row` is overwritten; its texts are used again.
    ///
    /// # Errors
    /// The file is damaged, or a limit is exceeded, at the place that the error names (sheet, row, column). The same
    /// error comes again where reading goes on after it: the rows behind it cannot be had.
    pub fn next_row(&mut self, row: &mut Vec<Cell>) -> std::result::Result<Option<u64>, Error> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        match self.next(row) {
            Ok(number) => Ok(number.map(u64::from)),
            Err(error) => {
                row.clear();
                let error = self.place(&error);
                self.failed = Some(error.clone());
                Err(error)
            }
        }
    }

    fn next(&mut self, row: &mut Vec<Cell>) -> Result<Option<u32>> {
        loop {
            let mut cells = RowCells::new(row);
            let Some(number) = self.rows.next(&mut cells)? else {
                row.clear();
                return Ok(None);
            };
            let RowCells { len, text, filled, .. } = cells;
            row.truncate(len);
            if number <= self.last_row {
                return Err(damaged(
                    format_args!("dòng {number} đứng sau dòng {}", self.last_row),
                    format_args!("row {number} stands behind row {}", self.last_row),
                ));
            }
            self.last_row = number;
            if filled == 0 {
                continue;
            }
            if number > MAX_ROWS {
                return Err(beyond("Số dòng", "The number of rows", MAX_ROWS));
            }
            self.cells += filled;
            if self.cells > MAX_CELLS {
                return Err(beyond("Số ô có nội dung", "The number of filled cells", MAX_CELLS));
            }
            self.text += text as u64;
            if self.text > MAX_TEXT_BYTES {
                return Err(beyond("Văn bản của trang tính (byte)", "The text of the sheet (bytes)", MAX_TEXT_BYTES));
            }
            return Ok(Some(number));
        }
    }

    /// Says where in the file an error is.
    fn place(&self, error: &Error) -> Error {
        let (row, column) = self.rows.position();
        each(error, |fault| {
            let fault = fault.file(self.file);
            let fault = if row > 0 { fault.row(u64::from(row)) } else { fault };
            let cell = if column > 0 { address(column, u64::from(row)) } else { String::new() };
            match (self.sheet.as_str(), cell.as_str()) {
                ("", "") => fault,
                ("", cell) => fault.field(cell).column(column as usize),
                (sheet, "") => fault.field(sheet),
                (sheet, cell) => fault.field(format!("{sheet}!{cell}")).column(column as usize),
            }
        })
    }
}

impl fmt::Debug for Grid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Grid").field("sheet", &self.sheet).field("last_row", &self.last_row).finish_non_exhaustive()
    }
}

/// The row that is being read: the caller's cells, overwritten in place, so that their texts serve row after row.
#[derive(Debug)]
pub(super) struct RowCells<'r> {
    cells: &'r mut Vec<Cell>,
    /// The cells before this are of this row; those behind it are of an earlier one.
    len: usize,
    /// Bytes of text.
    text: usize,
    filled: u64,
}

impl<'r> RowCells<'r> {
    pub(super) fn new(cells: &'r mut Vec<Cell>) -> RowCells<'r> {
        RowCells { cells, len: 0, text: 0, filled: 0 }
    }

    /// Whether no cell is filled.
    pub(super) fn is_empty(&self) -> bool {
        self.filled == 0
    }

    /// The cells up to the last filled one.
    pub(super) fn to_vec(&self) -> Vec<Cell> {
        self.cells.get(..self.len).unwrap_or_default().to_vec()
    }

    /// Whether the column, from 1, has a filled cell.
    fn is_filled(&self, column: u32) -> bool {
        let index = column as usize - 1;
        index < self.len && !matches!(self.cells.get(index), None | Some(Cell::Empty))
    }

    /// Fills a cell with text; blanks leave it empty. Columns count from 1.
    pub(super) fn text(&mut self, column: u32, text: &str) -> Result<()> {
        /// A longer text gives its memory back, so that rows do not hoard it column by column.
        const KEPT_BYTES: usize = 1024;
        let text = text.trim_matches(|sign: char| sign.is_ascii_whitespace() || sign == '\u{a0}');
        if text.is_empty() {
            return Ok(());
        }
        if text.contains('\r') {
            return self.text(column, &text.replace("\r\n", "\n").replace('\r', "\n"));
        }
        self.count_text(text)?;
        self.fill(column, |cell| match cell {
            Cell::Text(old) if old.capacity() <= KEPT_BYTES => {
                old.clear();
                old.push_str(text);
            }
            _ => *cell = Cell::Text(text.to_owned()),
        })
    }

    /// Fills a cell. Columns count from 1.
    pub(super) fn put(&mut self, column: u32, content: Cell) -> Result<()> {
        match &content {
            Cell::Empty => return Ok(()),
            Cell::Text(text) | Cell::Error(text) => self.count_text(text)?,
            Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) => {}
        }
        self.fill(column, |cell| *cell = content)
    }

    /// Fills the row with the cells of another.
    pub(super) fn copy(&mut self, row: &[Cell]) -> Result<()> {
        for (column, cell) in (1..).zip(row) {
            match cell {
                Cell::Text(text) => self.text(column, text)?,
                other => self.put(column, other.clone())?,
            }
        }
        Ok(())
    }

    fn count_text(&mut self, text: &str) -> Result<()> {
        if text.len() > MAX_CELL_CHARS && text.chars().map(char::len_utf16).sum::<usize>() > MAX_CELL_CHARS {
            return Err(beyond("Văn bản của ô (ký tự)", "The text of the cell (characters)", MAX_CELL_CHARS));
        }
        self.text += text.len();
        if self.text > MAX_ROW_BYTES {
            return Err(beyond("Văn bản của dòng (byte)", "The text of the row (bytes)", MAX_ROW_BYTES));
        }
        Ok(())
    }

    fn fill(&mut self, column: u32, fill: impl FnOnce(&mut Cell)) -> Result<()> {
        if column > MAX_COLUMNS {
            return Err(beyond("Số cột", "The number of columns", MAX_COLUMNS));
        }
        let index = column as usize - 1;
        if index >= self.len {
            if self.cells.len() <= index {
                self.cells.resize(index + 1, Cell::Empty);
            }
            if let Some(between) = self.cells.get_mut(self.len..index) {
                between.fill(Cell::Empty);
            }
            self.len = index + 1;
        } else if self.is_filled(column) {
            return Err(damaged("một ô có hai lần", "a cell stands there twice"));
        }
        self.filled += 1;
        if let Some(cell) = self.cells.get_mut(index) {
            fill(cell);
        }
        Ok(())
    }
}
