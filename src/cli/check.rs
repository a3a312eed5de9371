//! `kiemdinh check`: judges every item of a register.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use kiemdinh::assess::{DuplicateKeys, Duplicates, Status};
use kiemdinh::read::RowError;
use kiemdinh::write::table::{Heading, Summary};
use kiemdinh::write::{Language, csv, jsonl};
use kiemdinh::{Date, Item, Options, Rulebook};

use super::args::{BookArgs, JudgeArgs, LanguageArgs, ReadArgs, status};
use super::failure::Failure;
use super::inputs::Inputs;
use super::joined::Joined;
use super::output::Output;
use super::pipeline::{self, Work};
use super::{DONE, FOUND, files};

/// Judge every item of a register on a day
///
/// Kiểm tra từng đối tượng trong sổ đăng ký: còn hạn, sắp đến hạn, quá hạn hay chưa xác định được.
///
/// Rows that cannot be read are reported in their place and do not stop the run. Exit code: 0 done, 1 where --fail-on
/// asks for it, 2 unusable arguments or input.
#[derive(Args, Debug)]
pub(crate) struct CheckArgs {
    /// Registers: CSV, TSV or JSON Lines in UTF-8; `-` is standard input
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
    let inputs = Inputs::open(&args.files, &args.read, language)?;
    if args.duplicates {
        reads_twice(&inputs)?;
    }
    let joined = Joined::read(&args.read)?;
    let duplicates = if args.duplicates { find_duplicates(&inputs, joined.as_ref())? } else { Duplicates::default() };

    let mut output = match &args.output {
        Some(path) => Output::file(path, inputs.sources.iter().filter_map(|input| input.path.as_deref()))?,
        None => Output::stdout(),
    };
    if args.format == Format::Csv {
        output.bytes(csv::HEADING.as_bytes())?;
    }
    let work = Check { book: &book, as_of: args.judge.as_of(), options, duplicates, joined: joined.as_ref(), args };
    let mut total = work.tally();
    pipeline::run(&inputs, &work, |tally| total.append(tally), &mut output)?;
    if let Some(summary) = &total.summary {
        let heading = Heading { registers: &inputs.names(), as_of: work.as_of, book: &book };
        output.print(|out| summary.print(&heading, out))?;
    }
    output.finish()?;
    if let Some(joined) = &joined {
        joined.warn(language);
    }
    Ok(if total.found { FOUND } else { DONE })
}

/// What comes through a pipe can be read only once.
fn reads_twice(inputs: &Inputs) -> Result<(), Failure> {
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
fn find_duplicates(inputs: &Inputs, joined: Option<&Joined>) -> Result<Duplicates, Failure> {
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

    fn item(&self, source: u32, item: &mut Item, _: &mut Vec<u8>, keys: &mut DuplicateKeys) {
        if let Some(joined) = self.joined {
            joined.join(item);
        }
        keys.collect(source, item);
    }

    fn row_error(&self, _: &RowError, _: &mut Vec<u8>, _: &mut DuplicateKeys) {}
}

struct Check<'a> {
    book: &'a Rulebook,
    as_of: Date,
    options: Options<'a>,
    duplicates: Duplicates,
    joined: Option<&'a Joined>,
    args: &'a CheckArgs,
}

impl Check<'_> {
    fn language(&self) -> Language {
        self.args.language.language
    }
}

struct Tally {
    /// Whether an item has a status of `--fail-on`.
    found: bool,
    summary: Option<Summary>,
}

impl Tally {
    fn append(&mut self, later: Tally) {
        self.found |= later.found;
        if let (Some(summary), Some(later)) = (&mut self.summary, later.summary) {
            summary.append(later);
        }
    }
}

impl Work for Check<'_> {
    type Tally = Tally;

    fn tally(&self) -> Tally {
        let table = self.args.format == Format::Table;
        Tally { found: false, summary: table.then(|| Summary::new(self.language(), self.args.explain)) }
    }

    fn item(&self, source: u32, item: &mut Item, out: &mut Vec<u8>, tally: &mut Tally) {
        if let Some(joined) = self.joined {
            joined.join(item);
        }
        let mut assessment = self.book.assess(item, self.as_of, &self.options);
        self.duplicates.mark(source, item, &mut assessment);
        tally.found |= self.args.fail_on.contains(&assessment.status);
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

    fn row_error(&self, error: &RowError, out: &mut Vec<u8>, tally: &mut Tally) {
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
