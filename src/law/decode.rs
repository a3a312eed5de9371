//! From TOML tables to the rulebook's data; everything that is wrong is collected.

use std::str::FromStr;

use crate::error::{ErrorKind, cut};
use crate::record::EventKind;

use super::data::*;
use super::expr::Expr;
use super::merge::Book;
use super::tree::{Faults, Node, Table, Value, json_object};

const VERIFICATIONS: &str = "text, secondary, unverified, unknown";
const MAX_MONTHS: i64 = 600;

/// Decodes a merged book; meaningless where faults were found.
pub(super) fn decode(book: &Book, faults: &mut Faults<'_>) -> Data {
    let header = header(book, faults);
    let mut data = Data {
        header,
        overlays: each(book, "overlay", faults, overlay),
        documents: each(book, "document", faults, document),
        attributes: each(book, "attribute", faults, attribute),
        categories: each(book, "category", faults, category),
        lists: each(book, "list", faults, list),
        intervals: each(book, "interval", faults, interval),
        conformity: each(book, "conformity", faults, conformity),
        triggers: each(book, "trigger", faults, trigger),
        obligations: each(book, "obligation", faults, obligation),
        parameters: each(book, "parameter", faults, parameter),
        holidays: each(book, "holiday", faults, holiday),
        media: each(book, "medium", faults, medium),
        synonyms: each(book, "synonym", faults, synonym),
        authorities: each(book, "authority", faults, authority),
        penalties: each(book, "penalty", faults, penalty),
        references: references(book, faults),
        provinces: each(book, "province", faults, province),
    };
    // One order whatever the order of the files, so that the hash is of the content.
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
    data.references.sort_by(|a, b| (a.table, &a.key).cmp(&(b.table, &b.key)));
    data.provinces.sort_by(|a, b| a.code.cmp(&b.code));
    data
}

fn each<T>(
    book: &Book,
    name: &'static str,
    faults: &mut Faults<'_>,
    read: impl Fn(&mut Table<'_, '_, '_>) -> Option<T>,
) -> Vec<T> {
    let mut list = Vec::new();
    for (index, node) in book.tables(name).iter().enumerate() {
        list.extend(one(node, format!("{name}[{index}]"), faults, &read));
    }
    list
}

fn one<T>(
    node: &Node,
    path: String,
    faults: &mut Faults<'_>,
    read: impl Fn(&mut Table<'_, '_, '_>) -> Option<T>,
) -> Option<T> {
    let mut table = Table::new(node, path, faults);
    let value = read(&mut table);
    table.finish();
    value
}

fn header(book: &Book, faults: &mut Faults<'_>) -> Header {
    let read = |t: &mut Table<'_, '_, '_>| {
        let version = t.text("version");
        let numbers = version.split('.').filter(|part| part.parse::<u32>().is_ok()).count();
        if !version.is_empty() && (numbers != 3 || version.split('.').count() != 3) {
            t.fault(
                "version",
                ErrorKind::InvalidValue,
                "phải có dạng 1.2.3",
                "expected a semantic version such as 1.2.3",
            );
        }
        Some(Header {
            id: t.text("id"),
            version,
            name_vi: t.text("name_vi"),
            name_en: t.text("name_en"),
            verified_until: t.day("verified_until")?,
        })
    };
    one(&book.header, "rulebook".into(), faults, read).unwrap_or(Header {
        id: String::new(),
        version: String::new(),
        name_vi: String::new(),
        name_en: String::new(),
        verified_until: crate::Date::MIN,
    })
}

fn overlay(t: &mut Table<'_, '_, '_>) -> Option<Overlay> {
    Some(Overlay {
        id: t.text("id"),
        authority: t.text("authority"),
        verified_by: t.text("verified_by"),
        on: t.day("on")?,
    })
}

fn verification(t: &mut Table<'_, '_, '_>) -> Verification {
    t.word("verification", VERIFICATIONS).unwrap_or(Verification::Unknown)
}

fn period(t: &mut Table<'_, '_, '_>) -> Period {
    let period = Period { from: t.opt_day("from"), to: t.opt_day("to") };
    if let (Some(from), Some(to)) = (period.from, period.to)
        && from >= to
    {
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
fn citation(t: &mut Table<'_, '_, '_>) -> Citation {
    Citation { document: Some(t.text("document")), provision: Some(t.text("provision")), verification: verification(t) }
}

/// The same, where only the verification is mandatory.
fn loose_citation(t: &mut Table<'_, '_, '_>) -> Citation {
    Citation { document: t.opt_text("document"), provision: t.opt_text("provision"), verification: verification(t) }
}

fn expr(t: &mut Table<'_, '_, '_>, key: &'static str) -> Option<Expr> {
    let text = t.opt_text(key)?;
    match Expr::parse(&text) {
        Ok(expr) => Some(expr),
        Err(en) => {
            t.fault(
                key,
                ErrorKind::InvalidValue,
                format!("điều kiện {:?} sai: {en}", cut(&text)),
                format!("condition {:?}: {en}", cut(&text)),
            );
            None
        }
    }
}

fn document(t: &mut Table<'_, '_, '_>) -> Option<Document> {
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

fn attribute(t: &mut Table<'_, '_, '_>) -> Option<AttributeDef> {
    let decimal = "a decimal number in quotes";
    let kind = match t.text("type").as_str() {
        "quantity" => AttributeType::Quantity {
            unit: t.word("unit", "bar, kg, m …")?,
            above: t.opt_word("above", decimal),
            at_least: t.opt_word("at_least", decimal),
            at_most: t.opt_word("at_most", decimal),
        },
        "choice" => {
            let values = t.texts("values");
            if values.is_empty() || values.len() > 64 {
                t.fault("values", ErrorKind::InvalidValue, "cần từ 1 đến 64 giá trị", "1 to 64 values are needed");
            }
            AttributeType::Choice { values }
        }
        "age" => {
            t.opt_text("unit");
            let starts_from = t.word("starts_from", "service_start, first_inspection")?;
            AttributeType::Age { starts_from }
        }
        "text" => AttributeType::Text,
        _ => {
            let known = "quantity, choice, age, text";
            t.fault("type", ErrorKind::InvalidValue, format!("chấp nhận: {known}"), format!("allowed: {known}"));
            return None;
        }
    };
    Some(AttributeDef {
        name: t.text("name"),
        kind,
        name_vi: t.text("name_vi"),
        name_en: t.text("name_en"),
        note: {
            t.opt_text("source");
            t.opt_text("note")
        },
    })
}

fn category(t: &mut Table<'_, '_, '_>) -> Option<Category> {
    let relocation = match t.text("relocation").as_str() {
        "yes" => Relocation::Yes,
        "no" => Relocation::No,
        _ => Relocation::When(expr(t, "relocation")?),
    };
    Some(Category {
        id: t.text("id"),
        kind: t.word("kind", "machinery, equipment, material, substance")?,
        regime: t.word("regime", "periodic_inspection, conformity, sector_law")?,
        name_vi: t.text("name_vi"),
        name_en: t.text("name_en"),
        name_verification: t.word("name_verification", VERIFICATIONS)?,
        list_item: t.opt_text("list_item"),
        item_verification: t.opt_word("item_verification", VERIFICATIONS),
        criteria: t.opt_text("criteria"),
        criteria_verification: t.opt_word("criteria_verification", VERIFICATIONS),
        procedure: t.opt_text("procedure"),
        procedure_verification: t.opt_word("procedure_verification", VERIFICATIONS),
        relocation,
        relocation_verification: t.opt_word("relocation_verification", VERIFICATIONS),
        idle_months: t.opt_number("idle_months", MAX_MONTHS),
        idle_verification: t.opt_word("idle_verification", VERIFICATIONS),
        source: t.opt_text("source"),
        note: t.opt_text("note"),
    })
}

fn list(t: &mut Table<'_, '_, '_>) -> Option<List> {
    let document = t.text("document");
    let path = t.path();
    let nodes = t.tables("row");
    let mut rows = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let read = |t: &mut Table<'_, '_, '_>| {
            Some(ListRow {
                category: t.text("category"),
                when: expr(t, "when"),
                doubt: expr(t, "doubt"),
                citation: Citation {
                    document: Some(document.clone()),
                    provision: t.opt_text("item"),
                    verification: verification(t),
                },
                source: t.opt_text("source"),
                note: t.opt_text("note"),
            })
        };
        rows.extend(one(node, format!("{path}.row[{index}]"), t.faults(), read));
    }
    t.opt_text("source");
    Some(List {
        period: period(t),
        citation: Citation { document: Some(document.clone()), provision: None, verification: verification(t) },
        document,
        rows,
        note: t.opt_text("note"),
    })
}

fn interval(t: &mut Table<'_, '_, '_>) -> Option<IntervalRule> {
    let is_maximum = match t.text("months_is").as_str() {
        "term" => false,
        "maximum" => true,
        _ => {
            t.fault("months_is", ErrorKind::InvalidValue, "chấp nhận: term, maximum", "allowed: term, maximum");
            false
        }
    };
    let rule = IntervalRule {
        id: t.text("id"),
        categories: t.texts("categories"),
        when: expr(t, "when"),
        months: t.opt_number("months", MAX_MONTHS),
        is_maximum,
        period: period(t),
        citation: citation(t),
        supersedes: t.texts("supersedes"),
        source: t.opt_text("source"),
        note: t.opt_text("note"),
    };
    if rule.categories.is_empty() {
        t.fault("categories", ErrorKind::MissingField, "cần ít nhất một loại", "at least one category is needed");
    }
    if rule.months == Some(0) {
        t.fault("months", ErrorKind::InvalidValue, "phải lớn hơn 0", "must be more than 0");
    }
    if rule.months.is_some() && rule.citation.verification == Verification::Unknown {
        let (vi, en) = ("quy tắc `unknown` không được có số tháng", "an `unknown` rule cannot have months");
        t.fault("months", ErrorKind::InvalidValue, vi, en);
    }
    Some(rule)
}

fn conformity(t: &mut Table<'_, '_, '_>) -> Option<ConformityRow> {
    t.opt_text("source");
    Some(ConformityRow {
        category: t.text("category"),
        when: expr(t, "when"),
        risk: t.text("risk"),
        qcvn: t.texts("qcvn"),
        period: period(t),
        citation: Citation {
            document: Some(t.text("list")),
            provision: t.opt_text("item"),
            verification: verification(t),
        },
        note: t.opt_text("note"),
    })
}

fn trigger(t: &mut Table<'_, '_, '_>) -> Option<Trigger> {
    let known = "repaired, modified, relocated, resumed";
    let event: EventKind = t.word("event", known)?;
    if !matches!(event, EventKind::Repaired | EventKind::Modified | EventKind::Relocated | EventKind::Resumed) {
        t.fault("event", ErrorKind::InvalidValue, format!("chấp nhận: {known}"), format!("allowed: {known}"));
    }
    t.opt_text("source");
    Some(Trigger { event, period: period(t), citation: citation(t), note: t.opt_text("note") })
}

fn obligation(t: &mut Table<'_, '_, '_>) -> Option<Obligation> {
    t.opt_text("source");
    Some(Obligation {
        finding: t.word("finding", "a finding's code")?,
        period: period(t),
        days: t.opt_number("days", 3660),
        working_days: t.opt_number("working_days", 366),
        citation: citation(t),
        note: t.opt_text("note"),
    })
}

fn parameter(t: &mut Table<'_, '_, '_>) -> Option<Parameter> {
    let value = match t.raw("value") {
        Some(Value::Integer(number)) => ParameterValue::Number(*number),
        Some(Value::Switch(switch)) => ParameterValue::Switch(*switch),
        Some(Value::Text(word)) => ParameterValue::Word(word.clone()),
        _ => {
            t.fault("value", ErrorKind::MissingField, "cần một giá trị", "a value is needed");
            return None;
        }
    };
    let verification = t.opt_word("verification", VERIFICATIONS);
    let (document, provision) = (t.opt_text("document"), t.opt_text("provision"));
    t.opt_text("source");
    t.opt_text("note");
    Some(Parameter {
        name: t.text("name"),
        value,
        ground: t.text("ground"),
        citation: verification.map(|verification| Citation { document, provision, verification }),
    })
}

/// A month and a day, `09-02`.
struct MonthDay(u32, u32);

impl FromStr for MonthDay {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        // In a leap year every month has all its days.
        let day: crate::Date = format!("2000-{text}").parse().map_err(|_| ())?;
        let (_, month, day) = day.ymd();
        Ok(MonthDay(month, day))
    }
}

fn holiday(t: &mut Table<'_, '_, '_>) -> Option<Holiday> {
    const WEEK: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let rule = match t.text("rule").as_str() {
        "weekend" => {
            let days = t.texts("days");
            let numbers = days.iter().filter_map(|day| WEEK.iter().position(|known| known == day));
            let numbers: Vec<u32> = numbers.map(|number| number as u32).collect();
            if numbers.is_empty() || numbers.len() != days.len() || numbers.len() > 6 {
                let (vi, en) = ("cần từ 1 đến 6 ngày: monday … sunday", "1 to 6 days are needed: monday … sunday");
                t.fault("days", ErrorKind::InvalidValue, vi, en);
            }
            HolidayRule::Weekend(numbers)
        }
        "yearly" => t.word("month_day", "MM-DD").map(|MonthDay(month, day)| HolidayRule::Yearly(month, day))?,
        "lunar_new_year" => HolidayRule::LunarNewYear(t.day("date")?),
        "date" => HolidayRule::Day(t.day("date")?),
        _ => {
            let known = "weekend, yearly, lunar_new_year, date";
            t.fault("rule", ErrorKind::InvalidValue, format!("chấp nhận: {known}"), format!("allowed: {known}"));
            return None;
        }
    };
    t.opt_text("source");
    Some(Holiday {
        rule,
        days_before: t.opt_number("days_before", 15).unwrap_or(0),
        days_after: t.opt_number("days_after", 15).unwrap_or(0),
        name_vi: t.opt_text("name_vi"),
        verification: verification(t),
        note: t.opt_text("note"),
    })
}

fn medium(t: &mut Table<'_, '_, '_>) -> Option<Medium> {
    t.opt_text("source");
    t.opt_text("note");
    Some(Medium {
        names_vi: t.texts("names_vi"),
        names_en: t.texts("names_en"),
        hazard: t.text("hazard"),
        verification: verification(t),
    })
}

fn synonym(t: &mut Table<'_, '_, '_>) -> Option<Synonym> {
    let meaning = match (t.opt_text("category"), t.raw("candidates")) {
        (Some(_), Some(_)) => {
            let (vi, en) = ("không dùng cùng `category`", "not together with `category`");
            t.fault("candidates", ErrorKind::InvalidValue, vi, en);
            return None;
        }
        (Some(category), None) => Meaning::Category(category),
        (None, Some(_)) => Meaning::Candidates(t.texts("candidates")),
        (None, None) => Meaning::Open,
    };
    let synonym = Synonym {
        id: t.text("id"),
        texts: t.texts("texts"),
        with: t.texts("with"),
        not: t.texts("not"),
        meaning,
        implies: t.text_by_key("implies"),
        note: t.opt_text("note"),
    };
    if synonym.texts.is_empty() {
        t.fault("texts", ErrorKind::MissingField, "cần ít nhất một tên gọi", "at least one name is needed");
    }
    Some(synonym)
}

fn authority(t: &mut Table<'_, '_, '_>) -> Option<Authority> {
    t.opt_text("source");
    Some(Authority {
        role: t.text("role"),
        name_vi: t.text("name_vi"),
        name_en: t.text("name_en"),
        period: period(t),
        citation: loose_citation(t),
        note: t.opt_text("note"),
    })
}

fn penalty(t: &mut Table<'_, '_, '_>) -> Option<Penalty> {
    const MOST: i64 = 1_000_000_000_000;
    t.opt_text("source");
    Some(Penalty {
        act: t.text("act"),
        finding: t.opt_text("finding"),
        units_from: t.opt_number("units_from", 1_000_000),
        units_to: t.opt_number("units_to", 1_000_000),
        individual_min: t.opt_number("individual_min", MOST),
        individual_max: t.opt_number("individual_max", MOST),
        organisation_min: t.opt_number("organisation_min", MOST),
        organisation_max: t.opt_number("organisation_max", MOST),
        period: period(t),
        citation: citation(t),
        caution: t.opt_text("caution"),
        note: t.opt_text("note"),
    })
}

fn province(t: &mut Table<'_, '_, '_>) -> Option<Province> {
    let path = t.path();
    let nodes = t.tables("units");
    let mut units = Vec::with_capacity(nodes.len());
    for (index, node) in nodes.iter().enumerate() {
        let read = |t: &mut Table<'_, '_, '_>| {
            Some(Commune {
                code: t.text("code"),
                name: t.text("name"),
                kind: t.text("type"),
                merged_from: t.opt_text("merged_from"),
            })
        };
        units.extend(one(node, format!("{path}.units[{index}]"), t.faults(), read));
    }
    t.opt_text("source");
    t.opt_text("note");
    Some(Province { code: t.text("code"), name: t.text("name"), units })
}

/// The reference tables: their keys, mandatory ones first.
const REFERENCES: [(&str, usize, &[&str]); 5] = [
    (
        "duty",
        4,
        &[
            "id",
            "who",
            "what",
            "verification",
            "deadline",
            "recipient",
            "from",
            "to",
            "document",
            "provision",
            "source",
            "note",
        ],
    ),
    ("form", 4, &["id", "name_vi", "name_en", "verification", "document", "provision", "fields", "source", "note"]),
    ("identifier", 4, &["id", "name", "format", "verification", "document", "provision", "source", "note"]),
    (
        "entry",
        4,
        &[
            "list",
            "name_vi",
            "name_en",
            "verification",
            "section",
            "item",
            "thresholds",
            "exclusions",
            "qcvn",
            "hs_codes",
            "conformity_modules",
            "corroboration",
            "threshold_meaning",
            "conflict",
            "ambiguity",
            "source",
            "note",
        ],
    ),
    ("fact", 4, &["id", "topic", "text", "verification", "document", "provision", "from", "to", "source", "note"]),
];

fn references(book: &Book, faults: &mut Faults<'_>) -> Vec<Reference> {
    let mut list = Vec::new();
    for (name, mandatory, keys) in REFERENCES {
        list.extend(each(book, name, faults, |t| {
            for key in keys.iter().take(mandatory).copied().filter(|key| *key != "verification") {
                t.text(key);
            }
            verification(t);
            period(t);
            let fields = keys.iter().copied().filter_map(|key| Some((key.to_owned(), t.json(key)?))).collect();
            let serde_json::Value::Object(fields) = json_object(fields) else { return None };
            let key = match name {
                "entry" => {
                    format!("{} {} {}", t.text("list"), t.opt_text("item").unwrap_or_default(), t.text("name_en"))
                }
                _ => t.text("id"),
            };
            Some(Reference { table: name, key, fields })
        }));
    }
    list
}
