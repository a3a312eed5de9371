//! Giving a register back with the answers beside its rows.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, ErrorKind};
use std::path::{Path, PathBuf};

use kiemdinh::write::Language;
use kiemdinh::write::sheets::{Answer, Counts, GiveBack};

use super::failure::Failure;
use super::inputs::Input;
use super::sheets::{Form, Reading, stream, with_grid};

/// So many files of one name are tried.
const MAX_NUMBER: u32 = 999;

/// Where the result of an input goes: the file that is named, which is made anew, else one beside the input of which
/// there is none yet.
pub(crate) enum Target {
    Named(PathBuf),
    Beside,
}

impl Target {
    fn open(&self, input: &Path) -> Result<(PathBuf, File), Failure> {
        let failed = |path: &Path, error: &std::io::Error| Failure::writing(path.display(), error);
        match self {
            Target::Named(path) => {
                let real = std::fs::canonicalize(path).ok();
                if real.is_some() && real == std::fs::canonicalize(input).ok() {
                    let name = path.display();
                    return Err(Failure::new(
                        format!("{name}: tệp kết quả trùng với tệp đầu vào"),
                        format!("{name}: the output is one of the inputs"),
                    ));
                }
                let file = File::options().read(true).write(true).create(true).truncate(true).open(path);
                Ok((path.clone(), file.map_err(|error| failed(path, &error))?))
            }
            Target::Beside => {
                let stem = input.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let macros = input.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsm"));
                let extension = if macros { "xlsm" } else { "xlsx" };
                for number in 1..=MAX_NUMBER {
                    let suffix = if number == 1 { String::new() } else { format!("-{number}") };
                    let path = input.with_file_name(format!("{stem}.kiemdinh{suffix}.{extension}"));
                    match OpenOptions::new().read(true).write(true).create_new(true).open(&path) {
                        Ok(file) => return Ok((path, file)),
                        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                        Err(error) => return Err(failed(&path, &error)),
                    }
                }
                Err(Failure::new(
                    format!("{}: đã có quá nhiều tệp kết quả bên cạnh", input.display()),
                    format!("{}: too many results stand beside it", input.display()),
                ))
            }
        }
    }
}

/// What is to be written of one input.
pub(crate) struct Given<'r> {
    pub(crate) input: &'r Input,
    pub(crate) reading: Reading<'r>,
    /// The row of the headings, the last of two.
    pub(crate) header_row: u64,
    /// The column at which the answers of an earlier run begin.
    pub(crate) earlier: Option<usize>,
    pub(crate) answers: Vec<Answer>,
    pub(crate) counts: &'r Counts<'r>,
    pub(crate) language: Language,
}

/// Writes it, and tells where.
pub(crate) fn write(target: &Target, given: Given<'_>) -> Result<PathBuf, Failure> {
    let Given { input, reading, header_row, earlier, mut answers, counts, language } = given;
    let (Some(path), name) = (&input.path, &input.name) else {
        return Err(Failure::new(
            "đầu vào chuẩn không trả lại được; hãy nêu một tệp",
            "standard input cannot be given back; name a file",
        ));
    };
    let file = File::open(path).map_err(|error| Failure::reading(name, &error))?;
    // Rows of one item may stand apart.
    answers.sort_by_key(|answer| answer.row);
    let (written, out) = target.open(path)?;
    let ending = written.extension().map(|extension| extension.to_ascii_lowercase()).unwrap_or_default();
    let is_text = ["csv", "tsv", "txt"].iter().any(|known| ending == *known);
    let give = |sheet: &str, write: &mut dyn FnMut(GiveBack<'_>) -> Result<(), kiemdinh::Error>| {
        let mut give = GiveBack::new(name, sheet, header_row, counts, language);
        give.earlier = earlier;
        write(give)
    };
    match &input.form {
        Form::Sheet(sheet) if !is_text && is_xlsx(&file, name)? => {
            let source = stream(name, &file)?;
            let mut once = Some((source, answers));
            give(sheet, &mut |give| match once.take() {
                Some((source, answers)) => give.xlsx(source, &out, answers),
                None => Ok(()),
            })?;
        }
        form => {
            let width = with_grid(name, &file, form, &reading, |mut grid, _, _| {
                let (mut row, mut width) = (Vec::new(), 0);
                while grid.next_row(&mut row)?.is_some() {
                    width = width.max(row.len());
                }
                Ok(width)
            })?;
            with_grid(name, &file, form, &reading, |mut grid, _, sheet| {
                let delimiter = if ending == "tsv" { b'\t' } else { b';' };
                let mut once = Some(answers);
                Ok(give(sheet, &mut |give| {
                    let answers = once.take().unwrap_or_default();
                    match is_text {
                        true => give.csv(delimiter, width, |row| grid.next_row(row), BufWriter::new(&out), answers),
                        false => give.new_xlsx(width, |row| grid.next_row(row), &out, answers),
                    }
                })?)
            })?;
        }
    }
    Ok(written)
}

fn is_xlsx(file: &File, name: &str) -> Result<bool, Failure> {
    use kiemdinh::read::grid::{Kind, Opened, open};
    Ok(match open(name, stream(name, file)?)? {
        Opened::Workbook(workbook) => workbook.kind() == Kind::Xlsx,
        _ => false,
    })
}
