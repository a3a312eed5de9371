//! The registers that a run reads: files or standard input, with their form and a progress bar.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use kiemdinh::read::encoding::Encoding;
use kiemdinh::read::grid::{Opened, open};
use kiemdinh::read::sheet::{GroupBy, SheetOptions};
use kiemdinh::read::{Format, Mapping, ReadOptions, Register};
use kiemdinh::write::Language;
use kiemdinh::{Error, ErrorKind, Rulebook};

use super::args::{InputFormat, ReadArgs};
use super::failure::Failure;
use super::files;
use super::sheets::{Form, Reading, choose, encoding_of, note_text, stream, with_items};
use super::watch::{Decoding, Malformed};

pub(crate) type Stream = Box<dyn Read + Send>;

/// What a run reads, in order.
pub(crate) struct Inputs<'b> {
    pub(crate) book: &'b Rulebook,
    pub(crate) sources: Vec<Input>,
    mapping: Option<Mapping>,
    options: ReadOptions,
    header_row: Option<u64>,
    group_by: Option<GroupBy>,
    language: Language,
}

/// One register.
pub(crate) struct Input {
    /// Its name, for people.
    pub(crate) name: String,
    /// Absent for standard input.
    pub(crate) path: Option<PathBuf>,
    /// What it is.
    pub(crate) form: Form,
    format: Option<InputFormat>,
    malformed: Malformed,
}

impl<'b> Inputs<'b> {
    /// The registers of those names, `-` being standard input. Each file is opened and its headings read, so that an
    /// unusable one is known before the first item is judged.
    pub(crate) fn open(
        book: &'b Rulebook,
        paths: &[PathBuf],
        args: &ReadArgs,
        language: Language,
    ) -> Result<Inputs<'b>, Failure> {
        let mapping = match &args.mapping {
            Some(path) => Some(Mapping::parse(&path.display().to_string(), &files::text(path)?)?),
            None => None,
        };
        let sources = paths.iter().map(|path| Input::new(path, args.input_format, args.encoding)).collect();
        let mut inputs = Inputs {
            book,
            sources,
            mapping,
            options: ReadOptions::lenient(args.lenient),
            header_row: args.header_row,
            group_by: args.group_by.map(Into::into),
            language,
        };
        if paths.iter().chain(&args.inspections).filter(|path| is_stdin(path)).count() > 1 {
            return Err(Failure::new("chỉ đọc được `-` một lần", "`-` can be read only once"));
        }
        let mut sources = std::mem::take(&mut inputs.sources);
        for input in &mut sources {
            if input.is_file()? {
                input.form = inputs.form(input, args)?;
            }
        }
        inputs.sources = sources;
        Ok(inputs)
    }

    /// How the sheets of an input are read.
    pub(crate) fn reading(&self, input: &Input, bar: &ProgressBar) -> Reading<'_> {
        let mut options = SheetOptions::default();
        options.header_row = self.header_row;
        options.group_by = self.group_by;
        options.mapping = self.mapping.as_ref();
        Reading { options, sheet: None, encoding: None, malformed: input.malformed.clone(), bar: bar.clone() }
    }

    /// What a file is, by its content.
    fn form(&self, input: &Input, args: &ReadArgs) -> Result<Form, Failure> {
        let (Some(path), name) = (&input.path, &input.name) else { return Ok(input.form.clone()) };
        let file = File::open(path).map_err(|error| Failure::reading(name, &error))?;
        let reading = self.reading(input, &ProgressBar::hidden());
        let reading = Reading { sheet: args.sheet.as_deref(), encoding: args.encoding, ..reading };
        let mut text = match open(name, stream(name, &file)?)? {
            Opened::Workbook(mut workbook) => {
                return choose(self.book, &mut workbook, name, &reading, self.language).map(Form::Sheet);
            }
            Opened::Text(text) => text,
            _ => stream(name, &file)?,
        };
        note_text(name, self.language);
        if let Some(sheet) = reading.sheet {
            return Err(Failure::new(
                format!("{name}: là văn bản, không có trang tính {sheet:?}"),
                format!("{name}: a text, which has no sheet {sheet:?}"),
            ));
        }
        let encoding = encoding_of(name, &mut text, &reading)?;
        let register = Form::Register(encoding);
        let error = match self.register_of(input, &register, &ProgressBar::hidden())? {
            Ok(_) => return Ok(register),
            Err(error) => error,
        };
        if input.format() == Format::JsonLines || !is_of_headings(&error) {
            return Err(error.into());
        }
        let form = Form::Text(encoding);
        match with_items(self.book, name, &file, &form, &reading, |_| Ok(())) {
            Ok(()) => Ok(form),
            // Where most headings are the contract's own, the others are slips.
            Err(_) if is_mostly_known(&error) => Err(error.into()),
            Err(failure) => Err(failure),
        }
    }

    /// A register of items from its first row on.
    pub(crate) fn register(&self, input: &Input, bar: &ProgressBar) -> Result<Register<Stream>, Failure> {
        Ok(self.register_of(input, &input.form, bar)??)
    }

    fn register_of(
        &self,
        input: &Input,
        form: &Form,
        bar: &ProgressBar,
    ) -> Result<Result<Register<Stream>, Error>, Failure> {
        let stream = input.open(bar)?;
        let stream: Stream = match form {
            Form::Register(encoding) | Form::Text(encoding) if *encoding != Encoding::Utf8 => {
                Box::new(Decoding::new(stream, *encoding, &input.malformed))
            }
            _ => stream,
        };
        Ok(Register::open(&input.name, stream, input.format(), self.mapping.as_ref(), self.options))
    }

    /// The row of an input's headings (the last of two), and where the answers of an earlier run begin.
    pub(crate) fn headings(&self, input: &Input) -> Result<(u64, Option<usize>), Failure> {
        let (Some(path), Form::Sheet(_) | Form::Text(_)) = (&input.path, &input.form) else { return Ok((1, None)) };
        let file = File::open(path).map_err(|error| Failure::reading(&input.name, &error))?;
        with_items(self.book, &input.name, &file, &input.form, &self.reading(input, &ProgressBar::hidden()), |items| {
            Ok((items.head().last, items.head().answers_from))
        })
    }

    /// Says on standard error what of the texts means nothing in their encodings.
    pub(crate) fn note_malformed(&self) {
        self.sources.iter().for_each(|input| input.malformed.note(&input.name, self.language));
    }

    /// The names of all registers.
    pub(crate) fn names(&self) -> Vec<String> {
        self.sources.iter().map(|input| input.name.clone()).collect()
    }

    /// A bar over the bytes of all files, where somebody looks and the length is known.
    pub(crate) fn progress(&self) -> ProgressBar {
        let total = self.sources.iter().map(Input::length).sum::<Option<u64>>();
        let Some(total) = total.filter(|_| io::stderr().is_terminal()) else { return ProgressBar::hidden() };
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
        let left = self.language.pick("còn", "left");
        let template =
            format!("{{bar:30}} {{percent:>3}}% {{bytes}}/{{total_bytes}} {{bytes_per_sec}}, {left} {{eta}}");
        match ProgressStyle::with_template(&template) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        }
    }
}

/// Whether an error speaks of the headings: another reader may understand them.
fn is_of_headings(error: &Error) -> bool {
    error.faults().iter().all(|fault| {
        use ErrorKind::{DanglingReference, Duplicate, MissingField, Syntax, UnknownKey};
        matches!(fault.kind(), UnknownKey | MissingField | DanglingReference | Duplicate | Syntax)
    })
}

/// Whether only a few headings are not the contract's.
fn is_mostly_known(error: &Error) -> bool {
    let unknown = error.faults().iter().filter(|fault| fault.kind() == ErrorKind::UnknownKey);
    let columns: Vec<u32> = unknown.filter_map(|fault| fault.place().column).collect();
    let last = columns.iter().copied().max().unwrap_or(0) as usize;
    columns.len() * 2 < last
}

impl Input {
    pub(crate) fn new(path: &Path, format: Option<InputFormat>, encoding: Option<Encoding>) -> Input {
        let form = Form::Register(encoding.unwrap_or(Encoding::Utf8));
        if is_stdin(path) {
            return Input { name: "-".to_owned(), path: None, form, format, malformed: Malformed::default() };
        }
        Input {
            name: path.display().to_string(),
            path: Some(path.to_path_buf()),
            form,
            format,
            malformed: Malformed::default(),
        }
    }

    /// A register of inspections from its first row on.
    pub(crate) fn inspections(path: &Path, options: ReadOptions) -> Result<Result<Register<Stream>, Error>, Failure> {
        let input = Input::new(path, None, None);
        let stream = input.open(&ProgressBar::hidden())?;
        Ok(Register::open_inspections(&input.name, stream, input.format(), options))
    }

    fn open(&self, bar: &ProgressBar) -> Result<Stream, Failure> {
        let Some(path) = &self.path else { return Ok(Box::new(io::stdin())) };
        let file = File::open(path).map_err(|error| Failure::reading(&self.name, &error))?;
        Ok(if bar.is_hidden() { Box::new(file) } else { Box::new(bar.wrap_read(file)) })
    }

    fn format(&self) -> Format {
        match (self.format, &self.path) {
            (Some(InputFormat::Jsonl), _) | (None, None) => Format::JsonLines,
            (Some(InputFormat::Csv), _) => Format::Csv { delimiter: None },
            (Some(InputFormat::Tsv), _) => Format::Csv { delimiter: Some(b'\t') },
            (None, Some(_)) => Format::of_name(&self.name),
        }
    }

    /// Whether it can be opened again and again; a pipe can be read only once.
    pub(crate) fn is_file(&self) -> Result<bool, Failure> {
        let Some(path) = &self.path else { return Ok(false) };
        let data = path.metadata().map_err(|error| Failure::reading(&self.name, &error))?;
        Ok(data.is_file())
    }

    /// The length of a regular file.
    pub(crate) fn length(&self) -> Option<u64> {
        let data = self.path.as_ref()?.metadata().ok()?;
        data.is_file().then_some(data.len())
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}
