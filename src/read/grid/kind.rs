use std::io::{Read, Seek, SeekFrom};

use crate::error::{Error, ErrorKind};

use super::faults::{Result, each, error, unreadable};
use super::foreign;
use super::workbook::Workbook;

/// The form of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A workbook of Excel 2007 and later: `.xlsx`, `.xlsm`, `.xltx`, `.xltm`.
    Xlsx,
    /// A workbook of Excel 5 to 2003: `.xls`, `.xlt`.
    Xls,
    /// A spreadsheet of OpenDocument: `.ods`, `.ots`.
    Ods,
}

impl Kind {
    /// `xlsx`, `xls` or `ods`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Xlsx => "xlsx",
            Kind::Xls => "xls",
            Kind::Ods => "ods",
        }
    }

    const ALL: [Kind; 3] = [Kind::Xlsx, Kind::Xls, Kind::Ods];

    /// The form that a file's name promises by its extension; `None` where it promises no workbook.
    ///
    /// ```
    /// use kiemdinh::read::grid::Kind;
    ///
    /// assert_eq!(Kind::of_name("so/thiet-bi.XLSM"), Some(Kind::Xlsx));
    /// assert_eq!(Kind::of_name("thiet-bi.csv"), None);
    /// ```
    #[must_use]
    pub fn of_name(name: &str) -> Option<Kind> {
        let extension = extension(name)?;
        Kind::ALL.into_iter().find(|kind| kind.extensions().iter().any(|known| known.eq_ignore_ascii_case(extension)))
    }

    const fn extensions(self) -> &'static [&'static str] {
        match self {
            Kind::Xlsx => &["xlsx", "xlsm", "xltx", "xltm"],
            Kind::Xls => &["xls", "xlt"],
            Kind::Ods => &["ods", "ots"],
        }
    }

    /// Whether a file of that name is expected to be of this form; a name without an extension promises nothing.
    pub(super) fn fits_name(self, name: &str) -> bool {
        extension(name).is_none() || Kind::of_name(name) == Some(self)
    }
}

/// What stands behind the last dot of a file's name.
fn extension(name: &str) -> Option<&str> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').map(|(_, extension)| extension)
}

/// A file that may hold a table.
#[derive(Debug)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "there is one a file, and it is taken apart at once")]
pub enum Opened<R> {
    /// A workbook.
    Workbook(Workbook<R>),
    /// Not a workbook, nor anything else that is known: text, in whatever encoding. It stands at its beginning; for
    /// [`Grid::of_text`](super::Grid::of_text) it must be UTF-8.
    Text(R),
}

/// What a workbook is kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    Zip,
    Compound,
}

/// Opens a file; what it is, its content says, and not its name. `name` names it in errors and notes.
///
/// ```
/// use std::io::Cursor;
///
/// use kiemdinh::ErrorKind;
/// use kiemdinh::read::grid::{Grid, Opened, open};
///
/// let file = Cursor::new("STT\tTên thiết bị\n1\tNồi hơi\n".as_bytes());
/// let Opened::Text(text) = open("thiet-bi.xls", file)? else { panic!("it is text, whatever its name says") };
/// let mut grid = Grid::of_text("thiet-bi.xls", text, None)?;
/// assert_eq!(grid.next_row(&mut Vec::new())?, Some(1));
///
/// let error = open("bao-cao.xls", Cursor::new(b"%PDF-1.7")).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::InvalidValue);
/// assert!(error.to_string().starts_with("bao-cao.xls: This is a PDF document"));
/// # Ok::<(), kiemdinh::Error>(())
/// ```
///
/// # Errors
/// The file cannot be read, is empty, is something else that is known (the error names it), is damaged or protected by
/// a password, or exceeds a limit.
pub fn open<R: Read + Seek>(name: &str, mut input: R) -> std::result::Result<Opened<R>, Error> {
    let opened = match container(&mut input) {
        Ok(None) => Ok(Opened::Text(input)),
        Ok(Some(container)) => Workbook::open(name, container, input).map(Opened::Workbook),
        Err(error) => Err(error),
    };
    opened.map_err(|error| each(&error, |fault| fault.file(name)))
}

/// What the file is kept in, by its first bytes; `None` for text. The input stands at its beginning again.
fn container(input: &mut (impl Read + Seek)) -> Result<Option<Container>> {
    const START_BYTES: u64 = 4096;
    let mut start = Vec::new();
    let read = input.rewind().and_then(|()| input.by_ref().take(START_BYTES).read_to_end(&mut start));
    read.and_then(|_| input.seek(SeekFrom::Start(0))).map_err(|error| unreadable(&error))?;
    match start.as_slice() {
        [] => Err(error(ErrorKind::Syntax, "Tệp trống", "The file is empty")),
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Ok(Some(Container::Zip)),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => Ok(Some(Container::Compound)),
        start => foreign::refuse(start).map(|()| None),
    }
}
