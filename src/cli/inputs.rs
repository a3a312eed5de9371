//! The registers that a run reads: files or standard input, with their form and a progress bar.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use kiemdinh::read::{Format, Mapping, ReadOptions, Register};
use kiemdinh::write::Language;

use super::args::{InputFormat, ReadArgs};
use super::failure::Failure;
use super::files;

pub(crate) type Stream = Box<dyn Read + Send>;

/// What a run reads, in order.
pub(crate) struct Inputs {
    pub(crate) sources: Vec<Input>,
    mapping: Option<Mapping>,
    options: ReadOptions,
    language: Language,
}

/// One register.
pub(crate) struct Input {
    /// Its name, for people.
    pub(crate) name: String,
    /// Absent for standard input.
    pub(crate) path: Option<PathBuf>,
    format: Option<InputFormat>,
}

impl Inputs {
    /// The registers of those names, `-` being standard input. Each file is opened and its heading read, so that an
    /// unusable one is known before the first item is judged.
    pub(crate) fn open(paths: &[PathBuf], args: &ReadArgs, language: Language) -> Result<Inputs, Failure> {
        let mapping = match &args.mapping {
            Some(path) => Some(Mapping::parse(&path.display().to_string(), &files::text(path)?)?),
            None => None,
        };
        let sources = paths.iter().map(|path| Input::new(path, args.input_format)).collect();
        let inputs = Inputs { sources, mapping, options: ReadOptions::lenient(args.lenient), language };
        if paths.iter().chain(&args.inspections).filter(|path| is_stdin(path)).count() > 1 {
            return Err(Failure::new("chỉ đọc được `-` một lần", "`-` can be read only once"));
        }
        for input in &inputs.sources {
            if input.is_file()? {
                inputs.register(input, &ProgressBar::hidden())?;
            }
        }
        Ok(inputs)
    }

    /// A register of items from its first row on.
    pub(crate) fn register(&self, input: &Input, bar: &ProgressBar) -> Result<Register<Stream>, Failure> {
        let stream = input.open(bar)?;
        Ok(Register::open(&input.name, stream, input.format(), self.mapping.as_ref(), self.options)?)
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

impl Input {
    fn new(path: &Path, format: Option<InputFormat>) -> Input {
        if is_stdin(path) {
            return Input { name: "-".to_owned(), path: None, format };
        }
        Input { name: path.display().to_string(), path: Some(path.to_path_buf()), format }
    }

    /// A register of inspections from its first row on.
    pub(crate) fn inspections(path: &Path, options: ReadOptions) -> Result<Register<Stream>, Failure> {
        let input = Input::new(path, None);
        let stream = input.open(&ProgressBar::hidden())?;
        Ok(Register::open_inspections(&input.name, stream, input.format(), options)?)
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
    fn length(&self) -> Option<u64> {
        let data = self.path.as_ref()?.metadata().ok()?;
        data.is_file().then_some(data.len())
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}
