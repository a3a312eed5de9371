//! What is verified and how well (S14), as Markdown tables.

use std::collections::BTreeMap;
use std::io::{self, Write};

use kiemdinh::law::{Category, Citation, Regime, Verification};
use kiemdinh::write::Language;
use kiemdinh::{Date, Rulebook};

pub(crate) fn print(book: &Rulebook, say: Language, out: &mut dyn Write) -> io::Result<()> {
    counts(book, say, out)?;
    writeln!(out)?;
    categories(book, say, out)
}

/// How many provisions of each kind are known how well.
fn counts(book: &Rulebook, say: Language, out: &mut dyn Write) -> io::Result<()> {
    let data = book.data();
    let head = say.pick("Quy định", "Provisions");
    writeln!(out, "| {head} | `text` | `secondary` | `unverified` | `unknown` |")?;
    writeln!(out, "|---|---:|---:|---:|---:|")?;
    for list in &data.lists {
        let title = format!("{} {}", say.pick("Dòng danh mục", "Rows of the list"), list.document);
        line(&title, list.rows.iter().map(|row| &row.citation), out)?;
    }
    let titles = say.pick(
        ["Quy tắc chu kỳ", "Danh mục hợp quy", "Kiểm định bất thường", "Nghĩa vụ", "Thẩm quyền", "Mức phạt"],
        ["Interval rules", "Conformity lists", "Extraordinary inspections", "Duties", "Authorities", "Penalty bands"],
    );
    let [intervals, conformity, triggers, obligations, authorities, penalties] = titles;
    line(intervals, data.intervals.iter().map(|rule| &rule.citation), out)?;
    line(conformity, data.conformity.iter().map(|row| &row.citation), out)?;
    line(triggers, data.triggers.iter().map(|trigger| &trigger.citation), out)?;
    line(obligations, data.obligations.iter().map(|obligation| &obligation.citation), out)?;
    line(authorities, data.authorities.iter().map(|authority| &authority.citation), out)?;
    line(penalties, data.penalties.iter().map(|penalty| &penalty.citation), out)
}

fn line<'a>(title: &str, citations: impl Iterator<Item = &'a Citation>, out: &mut dyn Write) -> io::Result<()> {
    let mut counts: BTreeMap<Verification, u32> = BTreeMap::new();
    for citation in citations {
        *counts.entry(citation.verification).or_default() += 1;
    }
    write!(out, "| {} |", cell(title))?;
    for verification in Verification::ALL {
        match counts.get(verification) {
            Some(count) => write!(out, " {count} |")?,
            None => write!(out, " – |")?,
        }
    }
    writeln!(out)
}

/// Each category with its row on the list and its interval rules, as in force on the last day looked up.
fn categories(book: &Rulebook, say: Language, out: &mut dyn Write) -> io::Result<()> {
    let day = book.verified_until();
    let head = say.pick(
        ["Loại", "Danh mục", "Chu kỳ (tháng) có hiệu lực ngày"],
        ["Category", "List", "Intervals (months) in force on"],
    );
    let [category, list, intervals] = head;
    writeln!(out, "| {category} | {list} | {intervals} {} |", say.date(day))?;
    writeln!(out, "|---|---|---|")?;
    for category in &book.data().categories {
        let name = say.pick(&category.name_vi, &category.name_en);
        let row = book.list(day).and_then(|list| list.rows.iter().find(|row| row.category == category.id));
        let listed = row.map_or("–", |row| row.citation.verification.name());
        let rules = rules(book, category, day, say);
        writeln!(out, "| `{}` {} | {listed} | {} |", category.id, cell(name), cell(&rules))?;
    }
    Ok(())
}

fn rules(book: &Rulebook, category: &Category, day: Date, say: Language) -> String {
    match category.regime {
        Regime::Conformity => return say.pick("chứng nhận hợp quy", "certificates of conformity").to_owned(),
        Regime::SectorLaw => return say.pick("luật chuyên ngành", "another law").to_owned(),
        Regime::PeriodicInspection => {}
    }
    // Terms of one verification together: `36, 24, 12 secondary`.
    let mut terms: BTreeMap<Verification, Vec<Option<u16>>> = BTreeMap::new();
    for rule in book.intervals(&category.id, day) {
        let months = terms.entry(rule.citation.verification).or_default();
        if !months.contains(&rule.months) {
            months.push(rule.months);
        }
    }
    if terms.is_empty() {
        return say.pick("không có", "none").to_owned();
    }
    let one = |(verification, mut months): (Verification, Vec<Option<u16>>)| {
        months.sort_unstable_by(|a, b| b.cmp(a));
        let months = months.iter().map(|months| months.map_or("?".to_owned(), |months| months.to_string()));
        format!("{} {}", months.collect::<Vec<_>>().join(", "), verification.name())
    };
    terms.into_iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A text as it may stand in a cell of Markdown.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
