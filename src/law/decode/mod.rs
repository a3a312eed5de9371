//! From TOML tables to the rulebook's data; everything that is wrong is collected.
//!
//! A provision with a value that cannot be read is kept where it can be, with a stand-in for the value, so that what it
//! refers to is checked too; the data is used only where no fault was found at all.

mod objects;
mod reference;
mod rules;

use crate::date::Date;
use crate::error::{ErrorKind, cut};

use super::book::Book;
use super::data::*;
use super::expr::Expr;
use super::faults::Faults;
use super::keys::Keys;
use super::tree::Node;

const VERIFICATIONS: &str = "text, secondary, unverified, unknown";
const MAX_MONTHS: i64 = 600;

/// Decodes a merged book; meaningless where faults were found.
pub(super) fn decode(book: &Book, faults: &mut Faults) -> Data {
    let mut data = Data {
        header: header(book, faults),
        overlays: each(book, "overlay", faults, overlay),
        documents: each(book, "document", faults, document),
        attributes: each(book, "attribute", faults, objects::attribute),
        categories: each(book, "category", faults, objects::category),
        lists: each(book, "list", faults, rules::list),
        intervals: each_or_doubt(book, ("interval", "id"), faults, rules::interval),
        conformity: each(book, "conformity", faults, rules::conformity),
        triggers: each(book, "trigger", faults, rules::trigger),
        obligations: each(book, "obligation", faults, rules::obligation),
        parameters: each(book, "parameter", faults, rules::parameter),
        holidays: each(book, "holiday", faults, reference::holiday),
        media: each(book, "medium", faults, objects::medium),
        synonyms: each(book, "synonym", faults, objects::synonym),
        authorities: each(book, "authority", faults, reference::authority),
        penalties: each_or_doubt(book, ("penalty", "act"), faults, reference::penalty),
        references: reference::references(book, faults),
        provinces: each(book, "province", faults, reference::province),
    };
    sort(&mut data);
    data
}

/// One order whatever the order of files and tables, so that the hash is of the content.
fn sort(data: &mut Data) {
    data.documents.sort_by(|a, b| a.number.cmp(&b.number));
    data.attributes.sort_by(|a, b| a.name.cmp(&b.name));
    data.categories.sort_by(|a, b| a.id.cmp(&b.id));
    data.lists.sort_by(|a, b| (a.period, &a.document).cmp(&(b.period, &b.document)));
    for list in &mut data.lists {
        list.rows.sort_by(|a, b| a.category.cmp(&b.category));
    }
    data.intervals.sort_by(|a, b| a.id.cmp(&b.id));
    data.conformity.sort_by(|a, b| (&a.category, &a.citation.document).cmp(&(&b.category, &b.citation.document)));
    data.triggers.sort_by_key(|t| (t.event.name(), t.period));
    data.obligations.sort_by_key(|o| (o.finding, o.period));
    data.parameters.sort_by(|a, b| a.name.cmp(&b.name));
    data.holidays.sort_by(|a, b| a.rule.cmp(&b.rule));
    data.media.sort_by(|a, b| a.names_vi.cmp(&b.names_vi));
    data.synonyms.sort_by(|a, b| a.id.cmp(&b.id));
    data.authorities.sort_by(|a, b| (&a.role, a.period).cmp(&(&b.role, b.period)));
    data.penalties.sort_by(|a, b| (&a.act, a.units_from, a.period).cmp(&(&b.act, b.units_from, b.period)));
    // Keys of entries are joined out of several fields; equal ones are told apart by the fields themselves.
    let fields = |reference: &Reference| serde_json::to_string(&reference.fields).unwrap_or_default();
    data.references.sort_by(|a, b| (a.table, &a.key).cmp(&(b.table, &b.key)).then_with(|| fields(a).cmp(&fields(b))));
    data.provinces.sort_by(|a, b| a.code.cmp(&b.code));
    for province in &mut data.provinces {
        province.units.sort_by(|a, b| a.code.cmp(&b.code));
    }
}

/// Reads each table of that name; what `read` gives up on is left out.
fn each<T>(book: &Book, name: &str, faults: &mut Faults, read: impl Fn(&mut Keys<'_, '_>) -> Option<T>) -> Vec<T> {
    let nodes = book.tables(name).iter().enumerate();
    nodes.filter_map(|(index, node)| one(node, format!("{name}[{index}]"), faults, &read)).collect()
}

fn one<T>(node: &Node, path: String, faults: &mut Faults, read: impl Fn(&mut Keys<'_, '_>) -> Option<T>) -> Option<T> {
    if !node.is_table() {
        faults.add(node, &path, ErrorKind::InvalidValue, "phải là một bảng".into(), "expected a table".into());
        return None;
    }
    let mut keys = Keys::new(node, path, faults);
    let value = read(&mut keys);
    keys.finish();
    value
}

/// The same; what has a fault is not compared with others, for it may not be what was meant. `key` tells the provisions
/// apart.
fn each_or_doubt<T>(
    book: &Book,
    (name, key): (&'static str, &str),
    faults: &mut Faults,
    read: impl Fn(&mut Keys<'_, '_>) -> Option<T>,
) -> Vec<T> {
    let mut list = Vec::new();
    for (index, node) in book.tables(name).iter().enumerate() {
        let before = faults.count();
        list.extend(one(node, format!("{name}[{index}]"), faults, &read));
        if faults.count() > before {
            faults.doubt(name, &node.key_text(key));
        }
    }
    list
}

fn header(book: &Book, faults: &mut Faults) -> Header {
    let read = |t: &mut Keys<'_, '_>| {
        let version = t.need_text("version");
        let is_semantic = |version: &str| {
            let parts: Vec<&str> = version.split('.').collect();
            parts.len() == 3 && parts.iter().all(|part| part.parse::<u32>().is_ok())
        };
        if version.as_deref().is_some_and(|version| !is_semantic(version)) {
            let (vi, en) = ("phải có dạng 1.2.3", "expected a semantic version such as 1.2.3");
            t.fault("version", ErrorKind::InvalidValue, vi, en);
        }
        Some(Header {
            id: t.text("id"),
            version: version.unwrap_or_default(),
            name_vi: t.text("name_vi"),
            name_en: t.text("name_en"),
            verified_until: t.day("verified_until").unwrap_or(Date::MIN),
        })
    };
    let header = book.header.as_ref().and_then(|node| one(node, "rulebook".into(), faults, read));
    header.unwrap_or_else(|| Header {
        id: String::new(),
        version: String::new(),
        name_vi: String::new(),
        name_en: String::new(),
        verified_until: Date::MIN,
    })
}

fn overlay(t: &mut Keys<'_, '_>) -> Option<Overlay> {
    Some(Overlay {
        id: t.text("id"),
        authority: t.text("authority"),
        verified_by: t.text("verified_by"),
        on: t.day("on").unwrap_or(Date::MIN),
    })
}

fn document(t: &mut Keys<'_, '_>) -> Option<Document> {
    Some(Document {
        number: t.text("number"),
        what: t.text("what"),
        what_vi: t.opt_text("what_vi"),
        issued: t.opt_day("issued"),
        period: period(t),
        verification: verification(t),
        note: t.opt_text("note"),
        source: t.opt_text("source"),
    })
}

fn verification(t: &mut Keys<'_, '_>) -> Verification {
    t.word("verification", VERIFICATIONS).unwrap_or(Verification::Unknown)
}

fn period(t: &mut Keys<'_, '_>) -> Period {
    let before = t.faults().count();
    let period = Period { from: t.opt_day("from"), to: t.opt_day("to") };
    if t.faults().count() > before {
        // Not open where a day cannot be read: it would overlap others.
        return Period { from: Some(Date::MIN), to: Some(Date::MIN) };
    }
    if period.is_empty() {
        t.fault(
            "to",
            ErrorKind::InvalidValue,
            "khoảng thời gian rỗng hoặc ngược: `to` phải sau `from`",
            "empty or inverted period: `to` must be later than `from`",
        );
    }
    period
}

/// Document, provision and verification, all mandatory.
fn citation(t: &mut Keys<'_, '_>) -> Citation {
    let verification = verification(t);
    Citation { document: Some(t.text("document")), provision: Some(t.text("provision")), verification }
}

/// A condition; always, where absent.
fn condition(t: &mut Keys<'_, '_>, key: &'static str) -> Option<Expr> {
    let text = t.opt_text(key)?;
    parsed(t, key, &text)
}

fn parsed(t: &mut Keys<'_, '_>, key: &str, text: &str) -> Option<Expr> {
    match Expr::parse(text) {
        Ok(expr) => Some(expr),
        Err(en) => {
            let text = cut(text);
            let vi = format!("điều kiện {text:?} sai: {en}");
            t.fault(key, ErrorKind::InvalidValue, vi, format!("condition {text:?}: {en}"));
            None
        }
    }
}
