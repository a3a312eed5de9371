//! Reading rulebooks and other small files, and `kiemdinh rulebook check`.

use std::fs::{self, File};
use std::io::Read;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use clap::Args;
use kiemdinh::law::{Gap, Source};
use kiemdinh::write::Language;
use kiemdinh::{Error, Fault, Rulebook};

use super::args::{BookArgs, LanguageArgs};
use super::failure::Failure;
use super::output::Output;
use super::{DONE, UNUSABLE};

/// The longest file that is read whole: mapping, accreditations, overlay, rulebook.
const MAX_BYTES: u64 = 256 << 20;

/// Read a rulebook or an overlay, and list all that is wrong with it
///
/// Đọc bộ quy tắc hoặc tệp bổ sung và liệt kê mọi lỗi, kèm tệp và dòng.
/// Exit code 2 where something is wrong.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(crate) struct CheckArgs {
    /// The rulebook's TOML files or directories; default: the built-in rulebook
    #[arg(value_name = "PATH")]
    files: Vec<PathBuf>,
    /// An authority's overlay over it; repeatable, in order
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,
    /// List the days and attributes for which the rulebook has no interval
    #[arg(long)]
    gaps: bool,
    #[command(flatten)]
    language: LanguageArgs,
}

pub(crate) fn run(args: &CheckArgs) -> Result<u8, Failure> {
    let say = args.language.language;
    let book = match book(&args.files, &args.overlay)? {
        Ok(book) => book,
        Err(error) => {
            for fault in error.faults() {
                eprintln!("{}", line(fault, say));
            }
            let count = error.faults().len();
            eprintln!("{}: {count}", say.pick("số lỗi", "faults"));
            return Ok(UNUSABLE);
        }
    };
    let gaps = book.gaps();
    let mut output = Output::stdout();
    output.print(|out| {
        let fine = say.pick("không có lỗi", "no faults");
        writeln!(out, "{} {} ({}): {fine}", book.id(), book.version(), book.sha256())?;
        let title = say.pick("khoảng trống (chưa có chu kỳ)", "gaps (no interval on the book)");
        writeln!(out, "{title}: {}", gaps.len())?;
        match args.gaps {
            true => gaps.iter().try_for_each(|gap| writeln!(out, "  {}", gap_line(gap, say))),
            false => Ok(()),
        }
    })?;
    output.finish()?;
    Ok(DONE)
}

/// A fault with its place: `file:line: path: message`.
fn line(fault: &Fault, language: Language) -> String {
    let place = fault.place();
    let mut text = place.file.clone().unwrap_or_default();
    if let Some(row) = place.row {
        text.push_str(&format!(":{row}"));
    }
    for part in [place.field.as_deref().unwrap_or_default(), language.pick(fault.message_vi(), fault.message_en())] {
        if !part.is_empty() {
            let colon = if text.is_empty() { "" } else { ": " };
            text.push_str(&format!("{colon}{part}"));
        }
    }
    if let Some(value) = &place.value {
        text.push_str(&format!(" ({value:?})"));
    }
    text
}

/// A gap in one line: category, period, attributes.
pub(crate) fn gap_line(gap: &Gap, language: Language) -> String {
    let from = gap.period.from.map_or_else(|| "…".to_owned(), |day| language.date(day));
    let to = gap.period.to.map_or_else(|| "…".to_owned(), |day| language.date(day));
    let all = language.pick("mọi thông số", "any attributes");
    let under = if gap.assignment.is_empty() { all } else { &gap.assignment };
    format!("{} [{from}, {to}): {under}", gap.category)
}

/// The built-in rulebook, or one that was loaded.
pub(crate) enum Book {
    Builtin(&'static Rulebook),
    Loaded(Box<Rulebook>),
}

impl Deref for Book {
    type Target = Rulebook;

    fn deref(&self) -> &Rulebook {
        match self {
            Book::Builtin(book) => book,
            Book::Loaded(book) => book,
        }
    }
}

/// The rulebook that the arguments name.
pub(crate) fn rulebook(args: &BookArgs) -> Result<Book, Failure> {
    if args.rulebook.is_empty() && args.overlay.is_empty() {
        return Ok(Book::Builtin(Rulebook::builtin()));
    }
    Ok(Book::Loaded(Box::new(book(&args.rulebook, &args.overlay)??)))
}

/// A rulebook from files or directories (the built-in one where there are none), with overlays over it.
pub(crate) fn book(paths: &[PathBuf], overlays: &[PathBuf]) -> Result<Result<Rulebook, Error>, Failure> {
    let files = texts(paths)?;
    let over = texts(overlays)?;
    let overlays = sources(&over);
    Ok(if paths.is_empty() { Rulebook::builtin_with(&overlays) } else { Rulebook::load(&sources(&files), &overlays) })
}

fn sources(texts: &[(String, String)]) -> Vec<Source<'_>> {
    texts.iter().map(|(name, text)| Source { name, text }).collect()
}

/// Name and text of each file; of a directory, all its TOML files by name.
fn texts(paths: &[PathBuf]) -> Result<Vec<(String, String)>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let found = toml_files(path)?;
            if found.is_empty() {
                let name = path.display();
                return Err(Failure::new(
                    format!("{name}: thư mục không có tệp .toml nào"),
                    format!("{name}: the directory has no .toml file"),
                ));
            }
            files.extend(found);
        } else {
            files.push(path.clone());
        }
    }
    files.into_iter().map(|path| Ok((path.display().to_string(), text(&path)?))).collect()
}

fn toml_files(directory: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error: &std::io::Error| Failure::reading(directory.display(), error);
    let mut files = Vec::new();
    for entry in fs::read_dir(directory).map_err(|error| failed(&error))? {
        let path = entry.map_err(|error| failed(&error))?.path();
        if path.extension().is_some_and(|extension| extension == "toml") && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A small file's text.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    let name = path.display();
    let failed = |error: std::io::Error| Failure::reading(&name, &error);
    let mut text = String::new();
    let read = File::open(path).map_err(failed)?.take(MAX_BYTES + 1).read_to_string(&mut text).map_err(failed)?;
    if read as u64 > MAX_BYTES {
        return Err(Failure::new(
            format!("{name}: tệp lớn hơn giới hạn {MAX_BYTES} byte"),
            format!("{name}: the file is larger than the limit of {MAX_BYTES} bytes"),
        ));
    }
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
