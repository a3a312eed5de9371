//! What form an input has, and reading those that people wrote: workbooks, and texts with headings of their own.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};

use indicatif::ProgressBar;
use kiemdinh::Rulebook;
use kiemdinh::read::encoding::{Encoding, detect};
use kiemdinh::read::grid::{Grid, Kind, Opened, Workbook, open};
use kiemdinh::read::sheet::{SheetItems, SheetOptions};
use kiemdinh::write::Language;
use kiemdinh::write::sheets::added_columns;

use super::failure::Failure;
use super::watch::{Decoding, Malformed, Watched};

/// What an input is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A register in the contract's words, or with a mapping for all of it; text of that encoding.
    Register(Encoding),
    /// A table as text, with headings of its own.
    Text(Encoding),
    /// A sheet of a workbook.
    Sheet(String),
}

/// How sheets are read.
#[derive(Clone, Debug)]
pub(crate) struct Reading<'r> {
    pub(crate) options: SheetOptions<'r>,
    /// The sheet's name, where the caller gives it.
    pub(crate) sheet: Option<&'r str>,
    pub(crate) encoding: Option<Encoding>,
    /// Counts what means nothing in its encoding.
    pub(crate) malformed: Malformed,
    /// Shows how far reading is.
    pub(crate) bar: ProgressBar,
}

pub(crate) type Stream = BufReader<Watched>;

/// A file, from its start.
pub(crate) fn stream(name: &str, file: &File) -> Result<Stream, Failure> {
    watched(name, file, &ProgressBar::hidden())
}

fn watched(name: &str, file: &File, bar: &ProgressBar) -> Result<Stream, Failure> {
    let failed = |error: std::io::Error| Failure::reading(name, &error);
    let mut file = file.try_clone().map_err(failed)?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    Ok(BufReader::new(Watched::new(file, bar)))
}

/// The encoding of a text; where it cannot be told for certain, a person is asked.
pub(crate) fn encoding_of(name: &str, input: &mut impl Read, reading: &Reading<'_>) -> Result<Encoding, Failure> {
    if let Some(encoding) = reading.encoding {
        return Ok(encoding);
    }
    let mut start = Vec::new();
    input
        .take(kiemdinh::read::encoding::DETECT_BYTES as u64)
        .read_to_end(&mut start)
        .map_err(|error| Failure::reading(name, &error))?;
    let found = detect(&start);
    match (found.certain, found.other) {
        (true, _) => Ok(found.encoding),
        (false, other) => {
            let names: Vec<&str> = [Some(found.encoding), other].into_iter().flatten().map(Encoding::name).collect();
            let names = names.join(", ");
            Err(Failure::new(
                format!("{name}: không chắc bảng mã nào ({names}); hãy chỉ rõ bằng --encoding"),
                format!("{name}: the encoding is not certain ({names}); name it with --encoding"),
            ))
        }
    }
}

/// Says on standard error that a file is text whose name promises a workbook.
pub(crate) fn note_text(name: &str, language: Language) {
    if let Some(kind) = Kind::of_name(name) {
        let kind = kind.name();
        let (vi, en) = (
            format!("lưu ý: {name}: Nội dung tệp là văn bản, khác với phần mở rộng của tên ({kind})"),
            format!("note: {name}: The content is text, other than the name's extension says ({kind})"),
        );
        eprintln!("{}", language.pick(vi, en));
    }
}

/// The sheet of a workbook that holds a register: the one that is named, else the first that has headings.
pub(crate) fn choose<R: Read + Seek>(
    book: &Rulebook,
    workbook: &mut Workbook<R>,
    name: &str,
    reading: &Reading<'_>,
    language: Language,
) -> Result<String, Failure> {
    for note in workbook.notes() {
        let label = language.pick("lưu ý", "note");
        eprintln!("{label}: {name}: {}", language.pick(note.message_vi(), note.message_en()));
    }
    if let Some(sheet) = reading.sheet {
        // The error lists the sheets that are there.
        workbook.grid(sheet)?;
        return Ok(sheet.to_owned());
    }
    let sheets: Vec<String> =
        workbook.sheets().iter().filter(|sheet| !sheet.is_hidden()).map(|sheet| sheet.name().to_owned()).collect();
    let mut first_error = None;
    let mut found = Vec::new();
    for sheet in sheets {
        let merges = workbook.merges(&sheet)?;
        let grid = workbook.grid(&sheet)?;
        match SheetItems::open(book, name, &sheet, grid, merges, &reading.options) {
            Ok(items) => {
                if let Some(font) = items.font().filter(|_| found.is_empty()) {
                    let font = font.name();
                    let (vi, en) = (
                        format!("lưu ý: {name}: chữ trong trang {sheet:?} được đọc theo phông {font}"),
                        format!("note: {name}: the texts of sheet {sheet:?} are read as written in a font of {font}"),
                    );
                    eprintln!("{}", language.pick(vi, en));
                }
                drop(items);
                found.push(sheet);
            }
            Err(error) => drop(first_error.get_or_insert(error)),
        }
    }
    if found.len() > 1 {
        let others = found.iter().skip(1).map(|sheet| format!("{sheet:?}")).collect::<Vec<_>>().join(", ");
        let first = found.first().map(String::as_str).unwrap_or_default();
        let (vi, en) = (
            format!("lưu ý: {name}: đọc trang {first:?}; trang khác cũng có tiêu đề: {others} (chọn bằng --sheet)"),
            format!("note: {name}: sheet {first:?} is read; others have headings too: {others} (choose with --sheet)"),
        );
        eprintln!("{}", language.pick(vi, en));
    }
    match (found.into_iter().next(), first_error) {
        (Some(sheet), _) => Ok(sheet),
        (None, Some(error)) => Err(error.into()),
        (None, None) => Err(Failure::new(
            format!("{name}: sổ tính không có trang nào hiện"),
            format!("{name}: the workbook has no visible sheet"),
        )),
    }
}

/// Calls `each` with the items of a sheet or of a text.
pub(crate) fn with_items<T>(
    book: &Rulebook,
    name: &str,
    file: &File,
    form: &Form,
    reading: &Reading<'_>,
    each: impl FnOnce(SheetItems<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut options = reading.options;
    options.answers_from = Some(added_columns);
    with_grid(name, file, form, reading, |grid, merges, sheet| {
        each(SheetItems::open(book, name, sheet, grid, merges, &options)?)
    })
}

/// Calls `each` with the rows of a sheet or of a text, the merged cells and the sheet's name.
pub(crate) fn with_grid<T>(
    name: &str,
    file: &File,
    form: &Form,
    reading: &Reading<'_>,
    each: impl FnOnce(Grid<'_>, Vec<kiemdinh::read::grid::Merge>, &str) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let stream = watched(name, file, &reading.bar)?;
    match form {
        Form::Sheet(sheet) => {
            let Opened::Workbook(mut workbook) = open(name, stream)? else { return Err(changed(name)) };
            let merges = workbook.merges(sheet)?;
            each(workbook.grid(sheet)?, merges, sheet)
        }
        Form::Register(encoding) | Form::Text(encoding) => {
            let grid = Grid::of_text(name, Decoding::new(stream, *encoding, &reading.malformed), None)?;
            let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
            each(grid, Vec::new(), stem.rsplit_once('.').map_or(stem, |(stem, _)| stem))
        }
    }
}

fn changed(name: &str) -> Failure {
    Failure::new(
        format!("{name}: tệp đã thay đổi trong lúc đọc"),
        format!("{name}: the file has changed while it was read"),
    )
}
