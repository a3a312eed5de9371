//! `kiemdinh rulebook diff`: what changes between two rulebooks, and for which items.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use kiemdinh::assess::Status;
use kiemdinh::law::diff::{Change, diff};
use kiemdinh::read::RowError;
use kiemdinh::write::{Language, printable};
use kiemdinh::{Assessment, Date, Item, Options, Rulebook};
use serde_json::{Map, Value};

use super::args::{JudgeArgs, LanguageArgs, ReadArgs};
use super::failure::Failure;
use super::inputs::Inputs;
use super::joined::Joined;
use super::output::Output;
use super::pipeline::{self, Work};
use super::show::inline;
use super::{DONE, files};

/// Compare two rulebooks, provision by provision; with --register, name the items whose status changes
///
/// So sánh hai bộ quy tắc theo từng quy định; với --register, nêu các đối tượng đổi tình trạng.
#[derive(Args, Debug)]
pub(crate) struct DiffArgs {
    /// First rulebook: a TOML file, a directory of them, or `builtin`
    #[arg(value_name = "A")]
    before: PathBuf,
    /// Second rulebook, likewise
    #[arg(value_name = "B")]
    after: PathBuf,
    /// Overlay over the first; repeatable, in order
    #[arg(long, value_name = "FILE")]
    overlay_a: Vec<PathBuf>,
    /// Overlay over the second; repeatable, in order
    #[arg(long, value_name = "FILE")]
    overlay_b: Vec<PathBuf>,
    /// Register whose items are judged by both; `-` is standard input; repeatable
    #[arg(long, value_name = "FILE")]
    register: Vec<PathBuf>,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    judge: JudgeArgs,
    #[command(flatten)]
    language: LanguageArgs,
}

pub(crate) fn run(args: &DiffArgs) -> Result<u8, Failure> {
    let language = args.language.language;
    let (before, after) = (book(&args.before, &args.overlay_a)?, book(&args.after, &args.overlay_b)?);
    let mut output = Output::stdout();
    output.print(|out| {
        for (sign, book) in [("A", &before), ("B", &after)] {
            writeln!(out, "{sign}: {} {} (sha256 {})", book.id(), book.version(), book.sha256())?;
        }
        changes(&diff(&before, &after), language, out)
    })?;
    if !args.register.is_empty() {
        let accreditations = args.judge.accreditations()?;
        let options = args.judge.options(accreditations.as_ref());
        let inputs = Inputs::open(&before, &args.register, &args.read, language)?;
        let joined = Joined::read(&before, &args.read, language)?;
        let as_of = args.judge.as_of();
        let work = Compare { before: &before, after: &after, as_of, options, joined: joined.as_ref(), language };
        output.print(|out| {
            let title = language.pick("Đối tượng đổi tình trạng ngày", "Items whose status changes, as of");
            writeln!(out, "\n{title} {}:", language.date(as_of))
        })?;
        let mut total = work.tally();
        pipeline::run(&inputs, &work, |tally| total.append(&tally), &mut output)?;
        output.print(|out| total.print(language, out))?;
        inputs.note_malformed();
        if let Some(joined) = &joined {
            joined.warn(language);
        }
    }
    output.finish()?;
    Ok(DONE)
}

fn book(path: &Path, overlays: &[PathBuf]) -> Result<Rulebook, Failure> {
    let files = if path.as_os_str() == "builtin" { Vec::new() } else { vec![path.to_path_buf()] };
    Ok(files::book(&files, overlays)??)
}

fn changes(changes: &[Change], say: Language, out: &mut dyn Write) -> io::Result<()> {
    if changes.is_empty() {
        return writeln!(out, "{}", say.pick("Không có quy định nào khác nhau.", "No provision differs."));
    }
    writeln!(out, "{}: {}", say.pick("Quy định thay đổi", "Provisions that change"), changes.len())?;
    changes.iter().try_for_each(|change| one(change, out))
}

/// `+` new, `-` gone, `~` changed, with the fields that differ.
fn one(change: &Change, out: &mut dyn Write) -> io::Result<()> {
    let none = Map::new();
    let fields = |side: &Option<Value>| side.as_ref().map(flat);
    let (before, after) = (fields(&change.before), fields(&change.after));
    let sign = match (&before, &after) {
        (None, _) => '+',
        (_, None) => '-',
        _ => '~',
    };
    writeln!(out, "{sign} {}", change.provision)?;
    let (before, after) = (before.as_ref().unwrap_or(&none), after.as_ref().unwrap_or(&none));
    let mut keys: Vec<&String> = before.keys().chain(after.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let (old, new) = (before.get(key).unwrap_or(&Value::Null), after.get(key).unwrap_or(&Value::Null));
        match sign {
            _ if old == new => {}
            '+' => writeln!(out, "    {key}: {}", inline(new))?,
            '-' => writeln!(out, "    {key}: {}", inline(old))?,
            _ => writeln!(out, "    {key}: {} → {}", inline(old), inline(new))?,
        }
    }
    Ok(())
}

/// The fields of a provision, those of its citation and period beside its own.
fn flat(value: &Value) -> Map<String, Value> {
    let mut fields = Map::new();
    for (key, value) in value.as_object().into_iter().flatten() {
        match value {
            Value::Object(parts) if matches!(key.as_str(), "citation" | "period" | "fields") => {
                fields.extend(parts.iter().map(|(key, part)| (key.clone(), part.clone())));
            }
            _ => drop(fields.insert(key.clone(), value.clone())),
        }
    }
    fields
}

struct Compare<'a> {
    before: &'a Rulebook,
    after: &'a Rulebook,
    as_of: Date,
    options: Options<'a>,
    joined: Option<&'a Joined>,
    language: Language,
}

/// How many items go from one status to another.
#[derive(Default)]
struct Moves {
    items: u64,
    unreadable: u64,
    dates: u64,
    statuses: BTreeMap<(Status, Status), u64>,
}

impl Work for Compare<'_> {
    type Tally = Moves;

    fn tally(&self) -> Moves {
        Moves::default()
    }

    fn item(&self, _: u32, _: &[u64], item: &mut Item, out: &mut Vec<u8>, moves: &mut Moves) {
        if let Some(joined) = self.joined {
            joined.join(item);
        }
        let before = self.before.assess(item, self.as_of, &self.options);
        let after = self.after.assess(item, self.as_of, &self.options);
        moves.items += 1;
        moves.dates += u64::from(before.due_on != after.due_on);
        if before.status != after.status {
            *moves.statuses.entry((before.status, after.status)).or_default() += 1;
            let say = |answer: &Assessment<'_>| {
                let day = answer.due_on.map(|day| format!(" ({})", self.language.date(day))).unwrap_or_default();
                format!("{}{day}", self.language.status(answer.status))
            };
            // Writing into memory does not fail.
            let _ = writeln!(out, "  {}: {} → {}", printable(&item.id), say(&before), say(&after));
        }
    }

    fn row_error(&self, _: u32, _: &RowError, _: &mut Vec<u8>, moves: &mut Moves) {
        moves.unreadable += 1;
    }
}

impl Moves {
    fn append(&mut self, later: &Moves) {
        self.items += later.items;
        self.unreadable += later.unreadable;
        self.dates += later.dates;
        for (pair, count) in &later.statuses {
            *self.statuses.entry(*pair).or_default() += count;
        }
    }

    fn print(&self, say: Language, out: &mut dyn Write) -> io::Result<()> {
        let changed: u64 = self.statuses.values().sum();
        let [of, dates, unreadable] = say.pick(
            ["đổi tình trạng, trên tổng số", "đổi ngày đến hạn", "dòng không đọc được"],
            ["change their status, of", "change their due date", "rows cannot be read"],
        );
        writeln!(out, "\n{changed} {of} {}", self.items)?;
        for ((before, after), count) in &self.statuses {
            writeln!(out, "  {count:>8}  {} → {}", say.status(*before), say.status(*after))?;
        }
        writeln!(out, "{} {dates}", self.dates)?;
        if self.unreadable > 0 {
            writeln!(out, "{} {unreadable}", self.unreadable)?;
        }
        Ok(())
    }
}
