//! `kiemdinh rulebook show`: what a rulebook says.

use std::io::{self, Write};

use clap::Args;
use kiemdinh::Rulebook;
use kiemdinh::write::Language;
use serde_json::{Map, Value};

use super::args::{BookArgs, LanguageArgs};
use super::failure::Failure;
use super::output::Output;
use super::{DONE, files, verified};

/// Show a rulebook: what it is, one of its sections, or all that it says about an id
///
/// Xem bộ quy tắc: thông tin chung, một phần, hoặc mọi quy định về một mã (loại, văn bản, quy tắc, thông số …).
///
/// `show verification` prints what is verified, and how well, as Markdown tables.
#[derive(Args, Debug)]
pub(crate) struct ShowArgs {
    /// A section (`intervals`), `verification`, or an id: of a category, document, rule, attribute, parameter …
    #[arg(value_name = "WHAT")]
    what: Option<String>,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    language: LanguageArgs,
}

/// The keys by which a provision is named, or names another.
const KEYS: [&str; 13] = [
    "id",
    "number",
    "name",
    "key",
    "document",
    "category",
    "categories",
    "finding",
    "event",
    "role",
    "act",
    "code",
    "list",
];

pub(crate) fn run(args: &ShowArgs) -> Result<u8, Failure> {
    let language = args.language.language;
    let book = files::rulebook(&args.book)?;
    let mut output = Output::stdout();
    match args.what.as_deref() {
        None => output.print(|out| overview(&book, language, out))?,
        Some("verification") => output.print(|out| verified::print(&book, language, out))?,
        Some(what) => {
            let provisions = provisions(&book);
            let section: Vec<&Provision> = provisions.iter().filter(|one| one.section == what).collect();
            let found = match section.is_empty() {
                false => section,
                true => provisions.iter().filter(|one| one.names(what)).collect(),
            };
            if found.is_empty() {
                return Err(Failure::new(
                    format!("bộ quy tắc không có phần hay mã {what:?}; xem: kiemdinh rulebook show"),
                    format!("the rulebook has no section or id {what:?}; see: kiemdinh rulebook show"),
                ));
            }
            output.print(|out| found.iter().try_for_each(|provision| provision.print(out)))?;
            output.print(|out| gaps(&book, what, language, out))?;
        }
    }
    output.finish()?;
    Ok(DONE)
}

fn overview(book: &Rulebook, say: Language, out: &mut dyn Write) -> io::Result<()> {
    let header = &book.data().header;
    writeln!(out, "{} {}: {}", header.id, header.version, say.pick(&header.name_vi, &header.name_en))?;
    writeln!(out, "sha256: {}", book.sha256())?;
    writeln!(out, "{}: {}", say.pick("đã kiểm tra đến", "verified until"), say.date(header.verified_until))?;
    for overlay in &book.data().overlays {
        let (title, by) = say.pick(("tệp bổ sung", "người xác minh"), ("overlay", "verified by"));
        let day = say.date(overlay.on);
        writeln!(out, "{title}: {} ({}; {by}: {}, {day})", overlay.id, overlay.authority, overlay.verified_by)?;
    }
    writeln!(
        out,
        "{}:",
        say.pick("các phần (kiemdinh rulebook show PHẦN)", "sections (kiemdinh rulebook show SECTION)")
    )?;
    let provisions = provisions(book);
    for section in provisions.chunk_by(|a, b| a.section == b.section) {
        let name = section.first().map_or("", |provision| provision.section.as_str());
        writeln!(out, "  {name:<14} {:>5}", section.len())?;
    }
    writeln!(out, "  verification")
}

/// The gaps of a category.
fn gaps(book: &Rulebook, category: &str, say: Language, out: &mut dyn Write) -> io::Result<()> {
    let gaps: Vec<_> = book.gaps().into_iter().filter(|gap| gap.category == category).collect();
    if gaps.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", say.pick("Khoảng trống (chưa có chu kỳ):", "Gaps (no interval on the book):"))?;
    gaps.iter().try_for_each(|gap| writeln!(out, "  {}", files::gap_line(gap, say)))
}

/// One provision of the book, as data.
struct Provision {
    section: String,
    fields: Map<String, Value>,
}

/// Everything in the book, section by section; the rows of a list are provisions of their own.
fn provisions(book: &Rulebook) -> Vec<Provision> {
    let mut all = Vec::new();
    // Plain data becomes JSON without fail.
    let Ok(Value::Object(tables)) = serde_json::to_value(book.data()) else { return all };
    for (section, value) in tables {
        let items = match value {
            Value::Array(items) => items,
            one => vec![one],
        };
        for item in items {
            let Value::Object(mut fields) = item else { continue };
            let rows = fields.remove("rows");
            all.push(Provision { section: section.clone(), fields });
            if let Some(Value::Array(rows)) = rows {
                let rows = rows.into_iter().filter_map(|row| match row {
                    Value::Object(fields) => Some(Provision { section: section.clone(), fields }),
                    _ => None,
                });
                all.extend(rows);
            }
        }
    }
    all
}

impl Provision {
    /// Whether it has that id, or speaks of what has it.
    fn names(&self, id: &str) -> bool {
        let is = |value: &Value| value.as_str().is_some_and(|text| text.eq_ignore_ascii_case(id));
        let cited = self.fields.get("citation").and_then(|citation| citation.get("document")).is_some_and(is);
        let keyed = KEYS.iter().filter_map(|key| self.fields.get(*key)).any(|value| match value {
            Value::Array(items) => items.iter().any(is),
            one => is(one),
        });
        cited || keyed
    }

    fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "[{}]", self.section)?;
        let mut fields: Vec<(&String, &Value)> = self.fields.iter().collect();
        // What names the provision comes first, then the rest as the book's JSON has it.
        fields.sort_by_key(|(key, _)| KEYS.iter().position(|name| name == key).unwrap_or(KEYS.len()));
        for (key, value) in fields {
            match value {
                Value::Array(items) if items.iter().any(Value::is_object) => {
                    writeln!(out, "  {key}:")?;
                    items.iter().try_for_each(|item| writeln!(out, "    {}", inline(item)))?;
                }
                // The parts of a citation or a period stand for themselves.
                Value::Object(parts) if matches!(key.as_str(), "citation" | "period" | "fields") => {
                    for (key, part) in parts.iter().filter(|(_, part)| !part.is_null()) {
                        writeln!(out, "  {key}: {}", inline(part))?;
                    }
                }
                Value::Null => {}
                value if value.as_array().is_some_and(Vec::is_empty) => {}
                value => writeln!(out, "  {key}: {}", inline(value))?,
            }
        }
        writeln!(out)
    }
}

/// A value in one line, without quotes and without what is absent.
pub(crate) fn inline(value: &Value) -> String {
    match value {
        Value::Null => "—".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(inline).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            let parts = fields.iter().filter(|(_, part)| !part.is_null());
            parts.map(|(key, part)| format!("{key}: {}", inline(part))).collect::<Vec<_>>().join("; ")
        }
        plain => plain.to_string(),
    }
}
