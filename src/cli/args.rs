//! Arguments that several commands share.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use kiemdinh::assess::{Complete, Options, Status};
use kiemdinh::read::encoding::Encoding;
use kiemdinh::read::json;
use kiemdinh::read::sheet::GroupBy;
use kiemdinh::write::Language;
use kiemdinh::{Accreditations, Date};

use super::failure::Failure;
use super::files;

/// Which rulebook decides.
#[derive(Args, Debug)]
pub(crate) struct BookArgs {
    /// Rulebook in place of the built-in one: its TOML file, or a directory of them; repeatable
    #[arg(long, value_name = "PATH")]
    pub(crate) rulebook: Vec<PathBuf>,
    /// An authority's overlay over the rulebook; repeatable, in order
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
}

/// In which language people are spoken to.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct LanguageArgs {
    /// Language of texts: vi (tiếng Việt) or en
    #[arg(long = "lang", value_name = "LANG", default_value = "vi", value_parser = language)]
    pub(crate) language: Language,
}

/// How registers are read.
#[derive(Args, Debug)]
pub(crate) struct ReadArgs {
    /// Form of the registers, instead of the one their names suggest; standard input is jsonl
    #[arg(long, value_name = "FORM")]
    pub(crate) input_format: Option<InputFormat>,
    /// Sheet of a workbook, by its name; default: the first visible one that has headings
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// Row of the headings, the first of two, as the workbook numbers it; default: found by what they say
    #[arg(long, value_name = "N")]
    pub(crate) header_row: Option<u64>,
    /// Encoding of texts: utf-8, utf-16le, utf-16be, windows-1258, tcvn3 (ABC), vni; default: told from the text
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub(crate) encoding: Option<Encoding>,
    /// Put the rows of one item together, where a row is an inspection
    #[arg(long, value_name = "KEY")]
    pub(crate) group_by: Option<GroupKey>,
    /// Mapping file (JSON): which column is which field
    #[arg(long, value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,
    /// Further inspections, each with the id of its `item`, as JSON Lines or CSV, or a sheet with the code or serial
    /// number of each item; kept in memory; repeatable
    #[arg(long, value_name = "FILE")]
    pub(crate) inspections: Vec<PathBuf>,
    /// Sheet of the inspections, where their file is a workbook
    #[arg(long, value_name = "NAME")]
    pub(crate) inspections_sheet: Option<String>,
    /// Keep rows with unknown keys or columns, and say so, instead of refusing them
    #[arg(long)]
    pub(crate) lenient: bool,
}

/// How items are judged.
#[derive(Args, Debug)]
pub(crate) struct JudgeArgs {
    /// The day asked about, YYYY-MM-DD; default: today in Viet Nam
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// Accreditations of inspection bodies and inspectors (JSON Lines or a JSON array)
    #[arg(long, value_name = "FILE")]
    pub(crate) accreditations: Option<PathBuf>,
    /// Records that are complete: declarations, history, use (comma-separated); silence in the others is no offence
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub(crate) complete: Vec<RecordKind>,
    /// The day on which the records were known: later dates in them are errors
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) known_on: Option<Date>,
    /// Items are due soon when so many days or fewer are left
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub(crate) window_days: u16,
    /// A day later than the rulebook was verified is an error
    #[arg(long)]
    pub(crate) strict: bool,
}

/// The form of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// JSON Lines
    Jsonl,
    /// Comma, semicolon or tab, as the heading has it
    Csv,
    /// Tab-separated
    Tsv,
}

/// By what the rows of one item are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum GroupKey {
    /// Serial number, within one maker
    Serial,
    /// The owner's code
    Code,
    /// Name and place, and the serial number where there is one
    Name,
}

impl From<GroupKey> for GroupBy {
    fn from(key: GroupKey) -> GroupBy {
        match key {
            GroupKey::Serial => GroupBy::Serial,
            GroupKey::Code => GroupBy::Code,
            GroupKey::Name => GroupBy::Name,
        }
    }
}

/// Records that may be complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RecordKind {
    /// Every declaration is on record
    Declarations,
    /// Every inspection is on record
    History,
    /// Every stop and return to use is on record
    Use,
}

impl JudgeArgs {
    /// The day asked about.
    pub(crate) fn as_of(&self) -> Date {
        self.as_of.unwrap_or_else(today)
    }

    /// The accreditations, where a file was given.
    pub(crate) fn accreditations(&self) -> Result<Option<Accreditations>, Failure> {
        let Some(path) = &self.accreditations else { return Ok(None) };
        let text = files::text(path)?;
        Ok(Some(json::accreditations(&path.display().to_string(), &text)?))
    }

    /// The options of the assessment.
    pub(crate) fn options<'a>(&self, accreditations: Option<&'a Accreditations>) -> Options<'a> {
        let mut options = Options::default();
        options.window_days = self.window_days;
        options.strict = self.strict;
        options.known_on = self.known_on;
        options.accreditations = accreditations;
        let has = |kind: RecordKind| self.complete.contains(&kind);
        options.complete = Complete {
            declarations: has(RecordKind::Declarations),
            history: has(RecordKind::History),
            use_: has(RecordKind::Use),
        };
        options
    }
}

/// Today in Viet Nam (UTC+7, without daylight saving): the only place where a clock is read.
fn today() -> Date {
    use chrono::Datelike;
    let there = chrono::Utc::now() + chrono::TimeDelta::hours(7);
    let day = there.date_naive();
    Date::new(day.year(), day.month(), day.day()).unwrap_or(Date::MAX)
}

fn date(text: &str) -> Result<Date, String> {
    Date::from_str(text).map_err(|error| format!("{error} (cần ngày có thật dạng YYYY-MM-DD)"))
}

pub(crate) fn status(text: &str) -> Result<Status, String> {
    text.parse().map_err(|()| {
        let known: Vec<&str> = Status::ALL.iter().map(|status| status.name()).collect();
        format!("not a status; allowed / chấp nhận: {}", known.join(", "))
    })
}

fn encoding(text: &str) -> Result<Encoding, String> {
    text.parse().map_err(|_| {
        let known: Vec<&str> = Encoding::ALL.iter().map(|encoding| encoding.name()).collect();
        format!("not an encoding; allowed / chấp nhận: {}", known.join(", "))
    })
}

fn language(text: &str) -> Result<Language, String> {
    match text {
        "vi" => Ok(Language::Vietnamese),
        "en" => Ok(Language::English),
        _ => Err("allowed / chấp nhận: vi, en".to_owned()),
    }
}
