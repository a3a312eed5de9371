//! The cells of one sheet. Rows and cells that repeat stand there once, with how often.

use super::super::faults::{Result, beyond};
use super::super::row::{RowCells, Rows};
use super::super::shown::{self, Shown};
use super::super::xml::{Tag, Xml, unescape};
use super::super::{Cell, MAX_COLUMNS, MAX_MERGES, MAX_ROWS, Merge};
use super::styles::Styles;
use super::words;
use crate::Date;

/// The rows of a sheet.
pub(super) struct TableRows<'s> {
    xml: Xml<'s>,
    styles: &'s Styles,
    /// What cells without a style show, up to which column.
    columns: Vec<(u32, &'s Shown)>,
    /// How many groups of rows or columns were entered.
    groups: usize,
    ended: bool,
    row: u32,
    column: u32,
    /// The row that comes again, and how often.
    again: (Vec<Cell>, u32),
    /// What stands in a cell, and its formula; they serve cell after cell.
    text: String,
    formula: String,
    /// The merged cells, where they are asked for.
    merges: Option<Vec<Merge>>,
}

/// What the tag of a cell says.
#[derive(Clone, Copy, Debug, Default)]
struct Head<'s> {
    value: Value,
    /// Whether the text is given by the tag, and not by what stands in the cell.
    given: bool,
    computed: bool,
    /// What its style shows, where it has one.
    shown: Option<&'s Shown>,
    again: u32,
    rows: u32,
    columns: u32,
}

#[derive(Clone, Copy, Debug, Default)]
enum Value {
    /// Text, or what is taken as it is shown.
    #[default]
    Text,
    Number(f64),
    Date(Date),
    Bool(bool),
    Error,
}

impl Rows for TableRows<'_> {
    fn next(&mut self, row: &mut RowCells<'_>) -> Result<Option<u32>> {
        if self.again.1 > 0 {
            self.again.1 -= 1;
            self.row += 1;
            row.copy(&self.again.0)?;
            return Ok(Some(self.row));
        }
        while !self.ended {
            self.column = 0;
            let Some(tag) = self.xml.child()? else {
                if self.groups > 0 {
                    self.groups -= 1;
                    continue;
                }
                self.ended = true;
                self.xml.finish()?;
                break;
            };
            let open = tag.open;
            match tag.name() {
                "table:table-row" => {
                    let again = count(tag, "table:number-rows-repeated");
                    self.row = self.row.saturating_add(1);
                    if open {
                        self.cells(row, again)?;
                    }
                    if row.is_empty() || self.merges.is_some() {
                        self.row = self.row.saturating_add(again - 1);
                    } else if again > 1 {
                        self.again = (row.to_vec(), again - 1);
                    }
                    if !row.is_empty() {
                        self.column = 0;
                        return Ok(Some(self.row));
                    }
                }
                "table:table-column" => {
                    let shown = self.styles.shown(&tag.value("table:default-cell-style-name").unwrap_or_default());
                    let before = self.columns.last().map_or(0, |(last, _)| *last);
                    let last = before.saturating_add(count(tag, "table:number-columns-repeated"));
                    if before < MAX_COLUMNS {
                        self.columns.push((last, shown));
                    }
                    if open {
                        self.xml.skip()?;
                    }
                }
                "table:table-row-group"
                | "table:table-header-rows"
                | "table:table-rows"
                | "table:table-column-group"
                | "table:table-header-columns"
                | "table:table-columns" => self.groups += usize::from(open),
                _ if open => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(None)
    }

    fn position(&self) -> (u32, u32) {
        (self.row, self.column)
    }
}

impl<'s> TableRows<'s> {
    pub(super) fn new(xml: Xml<'s>, styles: &'s Styles, ended: bool) -> TableRows<'s> {
        TableRows {
            xml,
            styles,
            columns: Vec::new(),
            groups: 0,
            ended,
            row: 0,
            column: 0,
            again: (Vec::new(), 0),
            text: String::new(),
            formula: String::new(),
            merges: None,
        }
    }

    /// The merged cells of the sheet.
    pub(super) fn merges(mut self) -> Result<Vec<Merge>> {
        self.merges = Some(Vec::new());
        let mut cells = Vec::new();
        while self.next(&mut RowCells::new(&mut cells))?.is_some() {}
        Ok(self.merges.unwrap_or_default())
    }

    /// Leaves the row that was entered, which stands for so many, with its cells.
    fn cells(&mut self, row: &mut RowCells<'_>, rows: u32) -> Result<()> {
        let mut column = 0_u32;
        while let Some(tag) = self.xml.child()? {
            let open = tag.open;
            if !matches!(tag.name(), "table:table-cell" | "table:covered-table-cell") {
                if open {
                    self.xml.skip()?;
                }
                continue;
            }
            self.text.clear();
            let head = Head::of(tag, self.styles, &mut self.text, &mut self.formula);
            self.column = column.saturating_add(1);
            match (open, head.needs_text()) {
                (true, true) => words::paragraphs(&mut self.xml, &mut self.text)?,
                (true, false) => self.xml.skip()?,
                (false, _) => {}
            }
            if head.rows > 1 || head.columns > 1 {
                self.merge(head, rows)?;
            }
            if head.is_empty(&self.text) {
                column = column.saturating_add(head.again);
                continue;
            }
            for _ in 0..head.again {
                column += 1;
                self.column = column;
                self.put(row, head)?;
            }
        }
        Ok(())
    }

    /// Fills the cell with its value.
    fn put(&self, row: &mut RowCells<'_>, head: Head<'_>) -> Result<()> {
        let column = self.column;
        let shown = head.shown.unwrap_or_else(|| {
            let index = self.columns.partition_point(|(last, _)| *last < column);
            self.columns.get(index).map_or(&Shown::Number, |(_, shown)| *shown)
        });
        match head.value {
            // The day of a date may not be shown; a number is shown as one, or with zeros before it, or with words.
            Value::Date(day) => row.put(column, shown.date(day)),
            Value::Number(number) if matches!(shown, Shown::Digits(_) | Shown::Worded(_)) => {
                row.put(column, shown.cell(number, shown::Epoch::From1900))
            }
            Value::Number(number) => row.put(column, Cell::Number(number)),
            Value::Bool(value) => row.put(column, Cell::Bool(value)),
            Value::Error => row.put(column, Cell::Error(self.text.trim().to_owned())),
            Value::Text if self.text.is_empty() && head.computed => {
                let formula = self.formula.find('=').and_then(|at| self.formula.get(at..)).unwrap_or("=");
                row.put(column, Cell::Error(formula.to_owned()))
            }
            Value::Text => row.text(column, &self.text),
        }
    }

    fn merge(&mut self, head: Head<'_>, rows: u32) -> Result<()> {
        let Some(merges) = &mut self.merges else { return Ok(()) };
        for again in 0..rows {
            if merges.len() >= MAX_MERGES {
                return Err(beyond("Số vùng gộp ô", "The number of merged ranges", MAX_MERGES));
            }
            let first_row = self.row.saturating_add(again);
            let last = |first: u32, count: u32, most: u32| first.saturating_add(count - 1).min(most).max(first);
            merges.push(Merge {
                first_row,
                first_column: self.column,
                last_row: last(first_row, head.rows, MAX_ROWS),
                last_column: last(self.column, head.columns, MAX_COLUMNS),
            });
        }
        Ok(())
    }
}

impl<'s> Head<'s> {
    fn of(tag: Tag<'_>, styles: &'s Styles, text: &mut String, formula: &mut String) -> Head<'s> {
        let mut head = Head { again: 1, rows: 1, columns: 1, ..Head::default() };
        let mut error = false;
        for (name, value) in tag.attributes() {
            match name {
                "table:number-columns-repeated" => head.again = counted(value),
                "table:number-columns-spanned" => head.columns = counted(value),
                "table:number-rows-spanned" => head.rows = counted(value),
                "table:style-name" => head.shown = Some(styles.shown(&unescape(value))),
                "office:value" => head.value = shown::number(value).map_or(head.value, Value::Number),
                "office:date-value" => head.value = shown::iso_day(value).map_or(head.value, Value::Date),
                "office:boolean-value" => head.value = Value::Bool(value == "true"),
                "office:string-value" => {
                    head.given = true;
                    text.push_str(&unescape(value));
                }
                "table:formula" => {
                    head.computed = true;
                    formula.clear();
                    formula.push_str(&unescape(value));
                }
                "calcext:value-type" => error = value == "error",
                _ => {}
            }
        }
        if error {
            // The text that is given is empty then.
            (head.value, head.given) = (Value::Error, false);
            text.clear();
        }
        // Some programs write a truth value as this.
        match formula.as_str() {
            "of:=TRUE()" if head.computed => head.value = Value::Bool(true),
            "of:=FALSE()" if head.computed => head.value = Value::Bool(false),
            _ => {}
        }
        head
    }

    fn needs_text(&self) -> bool {
        matches!(self.value, Value::Text | Value::Error) && !self.given
    }

    fn is_empty(&self, text: &str) -> bool {
        matches!(self.value, Value::Text) && !self.computed && text.trim_ascii().is_empty()
    }
}

/// How often something stands there, or how far it reaches: at least once.
fn counted(text: &str) -> u32 {
    text.parse().unwrap_or(1).max(1)
}

fn count(tag: Tag<'_>, name: &str) -> u32 {
    tag.raw(name).map_or(1, counted)
}
