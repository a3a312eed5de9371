//! `kiemdinh check`: judges every item of a register.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use indicatif::ProgressBar;
use kiemdinh::assess::{DuplicateKeys, Duplicates, Status};
use kiemdinh::read::RowError;
use kiemdinh::write::sheets::{Answer, Counts};
use kiemdinh::write::table::{Heading, Summary};
use kiemdinh::write::{Language, csv, jsonl};
use kiemdinh::{Date, Item, Options, Rulebook};

use super::args::{BookArgs, JudgeArgs, LanguageArgs, ReadArgs, status};
use super::failure::Failure;
use super::give_back::{self, Target};
use super::inputs::{Input, Inputs};
use super::joined::Joined;
use super::output::Output;
use super::pipeline::{self, Work};
use super::sheets::Form;
use super::{DONE, FOUND, columns, files};

/// Judge every item of a register on a day
///
/// Kiểm tra từng đối tượng trong sổ đăng ký: còn hạn, sắp đến hạn, quá hạn hay chưa xác định được.
///
/// Rows that cannot be read are reported in their place and do not stop the run. Exit code: 0 done, 1 where --fail-on
/// asks for it, 2 unusable arguments or input.
#[derive(Args, Debug)]
pub(crate) struct CheckArgs {
    /// Registers: XLSX, XLS, ODS, CSV, TSV or JSON Lines; `-` is standard input, as JSON Lines
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// What is written: table for people, jsonl or csv for programs
    #[arg(long, value_name = "FORM", default_value = "table")]
    format: Format,
    /// Where to write, instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    judge: JudgeArgs,
    /// Write the register again, with the answers beside its rows: XLSX or CSV, by the file's name. Without it a
    /// workbook that is checked for a person (--format table, no --output) is given back beside itself
    #[arg(long, value_name = "FILE")]
    give_back: Option<PathBuf>,
    /// Do not give anything back
    #[arg(long, conflicts_with = "give_back")]
    no_give_back: bool,
    /// Tell how each column was understood, and do nothing else
    #[arg(long)]
    explain_columns: bool,
    /// Look for ids, certificates, stamps and machines that stand twice; reads the files twice, keeps at most 64 bytes
    /// an item
    #[arg(long)]
    duplicates: bool,
    /// Add the steps to each answer, and what would help
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    language: LanguageArgs,
    /// End with exit code 1 where an item has one of these statuses (comma-separated, repeatable)
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = status)]
    fail_on: Vec<Status>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Counts and lists, for people
    Table,
    /// One assessment a line, as the contract has it
    Jsonl,
    /// One row an item, for spreadsheets
    Csv,
}

pub(crate) fn run(args: &CheckArgs) -> Result<u8, Failure> {
    let language = args.language.language;
    let book = files::rulebook(&args.book)?;
    let accreditations = args.judge.accreditations()?;
    let mut options = args.judge.options(accreditations.as_ref());
    if args.format != Format::Table {
        (options.explanation, options.remedies) = (args.explain, args.explain);
    }
    let inputs = Inputs::open(&book, &args.files, &args.read, language)?;
    if args.explain_columns {
        let mut output = Output::stdout();
        columns::explain(&inputs, language, &mut output)?;
        output.finish()?;
        inputs.note_malformed();
        return Ok(DONE);
    }
    if args.give_back.is_some() && inputs.sources.len() > 1 {
        return Err(Failure::new("--give-back chỉ dùng với một tệp đầu vào", "--give-back goes with one input alone"));
    }
    if args.duplicates {
        reads_twice(&inputs)?;
    }
    let joined = Joined::read(&book, &args.read, language)?;
    let duplicates = if args.duplicates { find_duplicates(&inputs, joined.as_ref())? } else { Duplicates::default() };

    let mut output = match &args.output {
        Some(path) => Output::file(path, inputs.sources.iter().filter_map(|input| input.path.as_deref()))?,
        None => Output::stdout(),
    };
    if args.format == Format::Csv {
        output.bytes(csv::HEADING.as_bytes())?;
    }
    let given_back: Vec<bool> = inputs.sources.iter().map(|input| args.gives_back(input)).collect();
    let as_of = args.judge.as_of();
    let work = Check { book: &book, as_of, options, duplicates, joined: joined.as_ref(), given_back, args };
    let mut total = work.tally();
    pipeline::run(&inputs, &work, |tally| total.append(tally), &mut output)?;
    if let Some(summary) = &total.summary {
        let heading = Heading { registers: &inputs.names(), as_of: work.as_of, book: &book };
        output.print(|out| summary.print(&heading, out))?;
    }
    output.finish()?;
    work.give_back(&inputs, total.beside)?;
    inputs.note_malformed();
    if let Some(joined) = &joined {
        joined.warn(language);
    }
    Ok(if total.found { FOUND } else { DONE })
}

/// What comes through a pipe can be read only once.
fn reads_twice(inputs: &Inputs<'_>) -> Result<(), Failure> {
    for input in &inputs.sources {
        if !input.is_file()? {
            let name = &input.name;
            return Err(Failure::new(
                format!("{name}: --duplicates đọc tệp hai lần nên không dùng được với đầu vào chuẩn hay ống dẫn"),
                format!("{name}: --duplicates reads files twice and cannot be used with standard input or a pipe"),
            ));
        }
    }
    Ok(())
}

/// The first pass over the files.
fn find_duplicates(inputs: &Inputs<'_>, joined: Option<&Joined>) -> Result<Duplicates, Failure> {
    let mut keys = DuplicateKeys::default();
    pipeline::run(inputs, &Collect { joined }, |more| keys.append(&more), &mut Output::nowhere())?;
    Ok(keys.finish())
}

struct Collect<'a> {
    joined: Option<&'a Joined>,
}

impl Work for Collect<'_> {
    type Tally = DuplicateKeys;

    fn tally(&self) -> DuplicateKeys {
        DuplicateKeys::default()
    }

    fn item(&self, source: u32, _: &[u64], item: &mut Item, _: &mut Vec<u8>, keys: &mut DuplicateKeys) {
        if let Some(joined) = self.joined {
            joined.join(item);
        }
        keys.collect(source, item);
    }

    fn row_error(&self, _: u32, _: &RowError, _: &mut Vec<u8>, _: &mut DuplicateKeys) {}
}

struct Check<'a> {
    book: &'a Rulebook,
    as_of: Date,
    options: Options<'a>,
    duplicates: Duplicates,
    joined: Option<&'a Joined>,
    /// Which inputs are given back.
    given_back: Vec<bool>,
    args: &'a CheckArgs,
}

impl CheckArgs {
    /// Whether an input is written again with the answers.
    fn gives_back(&self, input: &Input) -> bool {
        let for_a_person = self.format == Format::Table && self.output.is_none() && !self.no_give_back;
        self.give_back.is_some() || for_a_person && matches!(input.form, Form::Sheet(_))
    }
}

impl<'a> Check<'a> {
    fn language(&self) -> Language {
        self.args.language.language
    }

    fn is_given_back(&self, source: u32) -> bool {
        self.given_back.get(source as usize).copied().unwrap_or(false)
    }

    /// Writes the inputs again that are given back, and tells where.
    fn give_back(&self, inputs: &Inputs<'_>, beside: BTreeMap<u32, Beside<'a>>) -> Result<(), Failure> {
        let language = self.language();
        let target = self.args.give_back.clone().map_or(Target::Beside, Target::Named);
        for (source, Beside { answers, counts }) in beside {
            let Some(input) = inputs.sources.get(source as usize) else { continue };
            let (header_row, earlier) = inputs.headings(input)?;
            let given = give_back::Given {
                input,
                reading: inputs.reading(input, &ProgressBar::hidden()),
                header_row,
                earlier,
                answers,
                counts: &counts,
                language,
            };
            let written = give_back::write(&target, given)?;
            eprintln!("{}: {}", language.pick("đã trả lại", "given back"), written.display());
        }
        Ok(())
    }
}

/// What is written beside the rows of an input.
struct Beside<'a> {
    answers: Vec<Answer>,
    counts: Counts<'a>,
}

struct Tally<'a> {
    /// Whether an item has a status of `--fail-on`.
    found: bool,
    summary: Option<Summary>,
    /// By the number of the input.
    beside: BTreeMap<u32, Beside<'a>>,
}

impl<'a> Tally<'a> {
    fn beside(&mut self, source: u32, check: &Check<'a>) -> &mut Beside<'a> {
        let new = || Beside { answers: Vec::new(), counts: Counts::new(check.book, check.as_of) };
        self.beside.entry(source).or_insert_with(new)
    }

    fn append(&mut self, later: Tally<'a>) {
        for (source, more) in later.beside {
            match self.beside.get_mut(&source) {
                Some(beside) => {
                    beside.answers.extend(more.answers);
                    beside.counts.append(&more.counts);
                }
                None => drop(self.beside.insert(source, more)),
            }
        }
        self.found |= later.found;
        if let (Some(summary), Some(later)) = (&mut self.summary, later.summary) {
            summary.append(later);
        }
    }
}

impl<'a> Work for Check<'a> {
    type Tally = Tally<'a>;

    fn tally(&self) -> Tally<'a> {
        let table = self.args.format == Format::Table;
        Tally {
            beside: BTreeMap::new(),
            found: false,
            summary: table.then(|| Summary::new(self.language(), self.args.explain)),
        }
    }

    fn item(&self, source: u32, rows: &[u64], item: &mut Item, out: &mut Vec<u8>, tally: &mut Tally<'a>) {
        if let Some(joined) = self.joined {
            joined.join(item);
        }
        let mut assessment = self.book.assess(item, self.as_of, &self.options);
        self.duplicates.mark(source, item, &mut assessment);
        tally.found |= self.args.fail_on.contains(&assessment.status);
        if self.is_given_back(source) {
            let beside = tally.beside(source, self);
            beside.counts.add(item, &assessment);
            beside.answers.extend(rows.iter().map(|row| Answer::of(&assessment, self.language(), *row)));
        }
        match self.args.format {
            Format::Jsonl => jsonl::assessment(&assessment, out),
            Format::Csv => csv::assessment(&assessment, out),
            Format::Table => {
                if let Some(summary) = &mut tally.summary {
                    summary.add(item, &assessment, &self.options);
                }
            }
        }
    }

    fn row_error(&self, source: u32, error: &RowError, out: &mut Vec<u8>, tally: &mut Tally<'a>) {
        if self.is_given_back(source) {
            let beside = tally.beside(source, self);
            beside.counts.add_unreadable();
            beside.answers.extend(error.row.map(|row| Answer::of_error(error, self.language(), row)));
        }
        match self.args.format {
            Format::Jsonl => jsonl::row_error(error, out),
            Format::Csv => csv::row_error(error, self.language(), out),
            Format::Table => {
                if let Some(summary) = &mut tally.summary {
                    summary.add_error(error);
                }
            }
        }
    }
}
