use std::collections::HashSet;
use std::fmt;
use std::io::{Read, Seek};

use crate::error::{Error, ErrorKind, Fault};

use super::content::Content;
use super::faults::{Result, damaged, each};
use super::kind::{Container, Kind};
use super::ods::Ods;
use super::package::Package;
use super::row::Grid;
use super::xls::Xls;
use super::xlsx::Xlsx;

/// A workbook: its sheets, and the cells of each.
///
/// XLSX and ODS are read as they stand in the file, a row at a time; XLS is held in memory.
///
/// ```
/// use std::io::Cursor;
///
/// use kiemdinh::read::grid::{Cell, Opened, open};
/// use rust_xlsxwriter::Workbook;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut made = Workbook::new();
/// made.add_worksheet().set_name("Thiết bị")?.write(2, 1, "Nồi hơi")?;
/// let file = Cursor::new(made.save_to_buffer()?);
///
/// let Opened::Workbook(mut workbook) = open("thiet-bi.xlsx", file)? else { unreachable!() };
/// assert_eq!(workbook.sheets()[0].name(), "Thiết bị");
/// let mut row = Vec::new();
/// let mut grid = workbook.grid("Thiết bị")?;
/// assert_eq!(grid.next_row(&mut row)?, Some(3));
/// assert_eq!(row, [Cell::Empty, Cell::Text("Nồi hơi".into())]);
/// drop(grid);
///
/// let error = workbook.grid("Sheet9").unwrap_err();
/// assert!(error.to_string().contains("Thiết bị")); // the error lists the sheets that are there
/// # Ok(())
/// # }
/// ```
pub struct Workbook<R> {
    name: String,
    form: Form<R>,
    sheets: Vec<Sheet>,
    notes: Vec<Note>,
}

enum Form<R> {
    Xlsx(Xlsx<R>),
    Xls(Xls),
    Ods(Ods<R>),
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub(super) name: String,
    pub(super) hidden: bool,
}

impl Sheet {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the workbook hides it from its user.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.hidden
    }
}

/// Cells that are shown as one: the content is that of the first. Rows and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Merge {
    /// The first row.
    pub first_row: u32,
    /// The first column.
    pub first_column: u32,
    /// The last row, not before the first.
    pub last_row: u32,
    /// The last column, not before the first.
    pub last_column: u32,
}

/// What there is to say of a workbook that could be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Note {
    /// Its name has the extension of another form.
    OtherExtension(Kind),
    /// It holds macros; they were not looked at.
    Macros,
    /// It refers to other files; the values that it keeps of them were taken, the files not looked at.
    ExternalLinks,
}

impl Note {
    /// The note in Vietnamese.
    #[must_use]
    pub fn message_vi(self) -> String {
        match self {
            Note::OtherExtension(kind) => format!("Nội dung tệp là {}, khác với phần mở rộng của tên", kind.name()),
            Note::Macros => "Tệp có macro; macro không được đọc và không được chạy".into(),
            Note::ExternalLinks => "Tệp có liên kết đến tệp khác; chỉ dùng giá trị đã lưu trong tệp này".into(),
        }
    }

    /// The note in English.
    #[must_use]
    pub fn message_en(self) -> String {
        match self {
            Note::OtherExtension(kind) => {
                format!("The content is {}, other than the name's extension says", kind.name())
            }
            Note::Macros => "There are macros; they were neither read nor run".into(),
            Note::ExternalLinks => "There are links to other files; only the values kept in this one are used".into(),
        }
    }
}

impl<R: Read + Seek> Workbook<R> {
    pub(super) fn open(name: &str, container: Container, input: R) -> Result<Workbook<R>> {
        let mut notes = Vec::new();
        let (form, sheets) = match container {
            Container::Compound => {
                let (xls, sheets) = Xls::open(input, &mut notes)?;
                (Form::Xls(xls), sheets)
            }
            Container::Zip => {
                let mut package = Package::open(input)?;
                match Content::of(&mut package)? {
                    Content::Ods => {
                        let (ods, sheets) = Ods::open(package, &mut notes)?;
                        (Form::Ods(ods), sheets)
                    }
                    Content::Xlsx(document) => {
                        let (xlsx, sheets) = Xlsx::open(package, &document, &mut notes)?;
                        (Form::Xlsx(xlsx), sheets)
                    }
                }
            }
        };
        if sheets.is_empty() {
            let (vi, en) = ("Sổ tính không có trang tính nào", "The workbook has no sheet of cells");
            return Err(Fault::new(ErrorKind::MissingField, vi, en).into());
        }
        let mut names = HashSet::new();
        if let Some(twice) = sheets.iter().find(|sheet| !names.insert(sheet.name.as_str())) {
            let name = &twice.name;
            return Err(damaged(
                format_args!("hai trang tính tên {name}"),
                format_args!("two sheets are named {name}"),
            ));
        }
        let mut workbook = Workbook { name: name.to_owned(), form, sheets, notes };
        if !workbook.kind().fits_name(name) {
            workbook.notes.insert(0, Note::OtherExtension(workbook.kind()));
        }
        Ok(workbook)
    }

    /// The cells of the sheet of that name, row after row.
    ///
    /// # Errors
    /// There is no such sheet (the error lists those there are), or it is damaged at its beginning.
    pub fn grid(&mut self, sheet: &str) -> std::result::Result<Grid<'_>, Error> {
        let index = self.index(sheet)?;
        let rows = match &mut self.form {
            Form::Xlsx(xlsx) => xlsx.rows(index),
            Form::Xls(xls) => xls.rows(index),
            Form::Ods(ods) => ods.rows(index),
        };
        match rows {
            Ok(rows) => Ok(Grid::new(&self.name, sheet, rows)),
            Err(error) => Err(each(&error, |fault| fault.file(&self.name).field(sheet))),
        }
    }

    /// The merged cells of the sheet of that name, in the order of the file. They may stand at the end of the sheet: it
    /// is gone through once.
    ///
    /// # Errors
    /// There is no such sheet (the error lists those there are), it is damaged, or a limit is exceeded.
    pub fn merges(&mut self, sheet: &str) -> std::result::Result<Vec<Merge>, Error> {
        let index = self.index(sheet)?;
        let merges = match &mut self.form {
            Form::Xlsx(xlsx) => xlsx.merges(index),
            Form::Xls(xls) => xls.merges(index),
            Form::Ods(ods) => ods.merges(index),
        };
        merges.map_err(|error| each(&error, |fault| fault.file(&self.name).field(sheet)))
    }

    fn index(&self, sheet: &str) -> Result<usize> {
        self.sheets.iter().position(|known| known.name == sheet).ok_or_else(|| {
            let names: Vec<_> = self.sheets.iter().take(20).map(|sheet| format!("{:?}", sheet.name)).collect();
            let (names, more) = (names.join(", "), if self.sheets.len() > 20 { " …" } else { "" });
            let vi = format!("Không có trang tính nào tên như vậy; có: {names}{more}");
            let en = format!("There is no sheet of that name; there are: {names}{more}");
            Fault::new(ErrorKind::DanglingReference, vi, en).file(&self.name).value(sheet).into()
        })
    }
}

impl<R> Workbook<R> {
    /// Its form.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.form {
            Form::Xlsx(_) => Kind::Xlsx,
            Form::Xls(_) => Kind::Xls,
            Form::Ods(_) => Kind::Ods,
        }
    }

    /// Its sheets of cells, in their order; at least one. Sheets of charts and macros are left out.
    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// What there is to say of it, each once.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }
}

impl<R> fmt::Debug for Workbook<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Workbook");
        shown.field("name", &self.name).field("kind", &self.kind()).field("sheets", &self.sheets);
        shown.field("notes", &self.notes).finish_non_exhaustive()
    }
}
