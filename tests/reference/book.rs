//! The rulebook, read from its TOML files.

use super::calendar::Calendar;
use super::dates::{Day, given};
use super::expr::{self, Expr};
use super::finding::Ground;
use super::numbers::{self, Number, Unit};
use super::overlay;
use std::collections::BTreeMap;
use toml::{Table, Value};

pub struct Book {
    pub verified_until: Day,
    pub attributes: BTreeMap<String, Attribute>,
    pub categories: BTreeMap<String, Category>,
    pub lists: Vec<List>,
    pub rules: Vec<Rule>,
    pub conformity: Vec<Conformity>,
    pub triggers: Vec<Trigger>,
    pub obligations: Vec<Obligation>,
    pub parameters: BTreeMap<String, Value>,
    pub media: Vec<Medium>,
    calendar: Calendar,
}

pub struct Attribute {
    pub kind: AttributeType,
}

pub enum AttributeType {
    Quantity(Box<Range>),
    Choice { values: Vec<String> },
    Age { from_first_inspection: bool },
    Text,
}

/// The unit of a quantity, and its plausible range in the base unit.
pub struct Range {
    pub unit: Unit,
    pub above: Option<Number>,
    pub at_least: Option<Number>,
    pub at_most: Option<Number>,
}

/// Half-open: `from` inclusive, `to` exclusive; what is absent is open.
#[derive(Clone, Copy)]
pub struct Period {
    pub from: Option<Day>,
    pub to: Option<Day>,
}

impl Period {
    pub fn holds(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }
}

pub enum Relocation {
    Yes,
    No,
    When(Expr),
}

pub struct Category {
    pub regime: String,
    pub relocation: Relocation,
    pub relocation_verification: Option<String>,
    pub idle_months: Option<u32>,
    pub idle_verification: Option<String>,
}

pub struct List {
    pub document: String,
    pub period: Period,
    pub verification: String,
    pub rows: Vec<Row>,
}

pub struct Row {
    pub category: String,
    pub when: Option<Expr>,
    pub doubt: Option<Expr>,
    pub ground: Ground,
}

pub struct Rule {
    pub id: String,
    pub categories: Vec<String>,
    pub when: Option<Expr>,
    pub months: Option<u32>,
    pub is_maximum: bool,
    pub period: Period,
    pub ground: Ground,
    pub supersedes: Vec<String>,
}

pub struct Conformity {
    pub category: String,
    pub when: Option<Expr>,
    pub period: Period,
    pub ground: Ground,
}

pub struct Trigger {
    pub event: String,
    pub period: Period,
    pub ground: Ground,
}

pub struct Obligation {
    pub finding: String,
    pub period: Period,
    pub days: Option<u32>,
    pub working_days: Option<u32>,
    pub ground: Ground,
}

pub struct Medium {
    pub names: Vec<String>,
    pub hazard: String,
    pub verification: String,
}

/// S14: `text` and `secondary` decide; `unverified` and `unknown` do not.
pub fn decides(verification: Option<&str>) -> bool {
    matches!(verification, Some("text" | "secondary"))
}

impl Book {
    /// Reads the rulebook's files together; an overlay (a text with `[overlay]`) is laid over the rest, in order.
    pub fn load(toml_texts: &[&str]) -> Book {
        let merged = overlay::merge(toml_texts);
        let attributes: BTreeMap<String, Attribute> =
            tables(&merged, "attribute").iter().map(|table| (text(table, "name"), attribute(table))).collect();
        let when = |table: &Table, key: &str| -> Option<Expr> {
            text_or_none(table, key).map(|text| expr::parse(&text, &attributes))
        };
        let categories = tables(&merged, "category").into_iter().map(|table| {
            let relocation = match text(&table, "relocation").as_str() {
                "yes" => Relocation::Yes,
                "no" => Relocation::No,
                condition => Relocation::When(expr::parse(condition, &attributes)),
            };
            let category = Category {
                regime: text(&table, "regime"),
                relocation,
                relocation_verification: text_or_none(&table, "relocation_verification"),
                idle_months: whole(&table, "idle_months"),
                idle_verification: text_or_none(&table, "idle_verification"),
            };
            (text(&table, "id"), category)
        });
        let lists = tables(&merged, "list").into_iter().map(|table| List {
            document: text(&table, "document"),
            period: period(&table),
            verification: text(&table, "verification"),
            rows: tables(&table, "row")
                .into_iter()
                .map(|row| Row {
                    category: text(&row, "category"),
                    when: when(&row, "when"),
                    doubt: when(&row, "doubt"),
                    ground: Ground {
                        document: text_or_none(&table, "document"),
                        provision: text_or_none(&row, "item"),
                        verification: text_or_none(&row, "verification"),
                    },
                })
                .collect(),
        });
        let rules = tables(&merged, "interval").into_iter().map(|table| Rule {
            id: text(&table, "id"),
            categories: texts(&table, "categories"),
            when: when(&table, "when"),
            months: whole(&table, "months"),
            is_maximum: text_or_none(&table, "months_is").as_deref() == Some("maximum"),
            period: period(&table),
            ground: ground(&table),
            supersedes: texts(&table, "supersedes"),
        });
        let conformity = tables(&merged, "conformity").into_iter().map(|table| Conformity {
            category: text(&table, "category"),
            when: when(&table, "when"),
            period: period(&table),
            ground: Ground {
                document: text_or_none(&table, "list"),
                provision: text_or_none(&table, "item"),
                verification: text_or_none(&table, "verification"),
            },
        });
        let triggers = tables(&merged, "trigger").into_iter().map(|table| Trigger {
            event: text(&table, "event"),
            period: period(&table),
            ground: ground(&table),
        });
        let obligations = tables(&merged, "obligation").into_iter().map(|table| Obligation {
            finding: text(&table, "finding"),
            period: period(&table),
            days: whole(&table, "days"),
            working_days: whole(&table, "working_days"),
            ground: ground(&table),
        });
        let media = tables(&merged, "medium").into_iter().map(|table| Medium {
            names: [texts(&table, "names_vi"), texts(&table, "names_en")].concat(),
            hazard: text(&table, "hazard"),
            verification: text(&table, "verification"),
        });
        let parameters =
            tables(&merged, "parameter").into_iter().map(|table| (text(&table, "name"), table["value"].clone()));
        let rulebook = merged["rulebook"].as_table().expect("[rulebook]");
        Book {
            verified_until: date(rulebook, "verified_until").expect("verified_until"),
            categories: categories.collect(),
            lists: lists.collect(),
            rules: rules.collect(),
            conformity: conformity.collect(),
            triggers: triggers.collect(),
            obligations: obligations.collect(),
            parameters: parameters.collect(),
            media: media.collect(),
            calendar: Calendar::new(&tables(&merged, "holiday")),
            attributes,
        }
    }

    pub fn is_working_day(&self, day: Day) -> bool {
        self.calendar.is_working_day(day)
    }

    /// How well the working days are known.
    pub fn calendar_verification(&self) -> &str {
        self.calendar.verification()
    }

    /// The years whose lunar new year is known.
    pub fn calendar_covers(&self, day: Day) -> bool {
        self.calendar.covers(day)
    }

    /// The ground of a finding on a day.
    pub fn obligation(&self, finding: &str, day: Day) -> Option<&Obligation> {
        self.obligations.iter().find(|row| row.finding == finding && row.period.holds(day))
    }

    /// The interval rules of a category that are in force on a day.
    pub fn rules_in_force(&self, category: &str, day: Day) -> Vec<&Rule> {
        self.rules
            .iter()
            .filter(|rule| rule.categories.iter().any(|id| id == category))
            .filter(|rule| rule.period.holds(day))
            .collect()
    }
}

fn attribute(table: &Table) -> Attribute {
    let kind = match text(table, "type").as_str() {
        "quantity" => {
            let unit = numbers::unit(&text(table, "unit")).expect("a known unit");
            let limit = |key: &str| {
                text_or_none(table, key).map(|text| unit.to_base(&numbers::decimal(&text).expect("a decimal")))
            };
            AttributeType::Quantity(Box::new(Range {
                above: limit("above"),
                at_least: limit("at_least"),
                at_most: limit("at_most"),
                unit,
            }))
        }
        "choice" => AttributeType::Choice { values: texts(table, "values") },
        "age" => AttributeType::Age {
            from_first_inspection: match text(table, "starts_from").as_str() {
                "first_inspection" => true,
                "service_start" => false,
                other => panic!("an age does not start from {other}"),
            },
        },
        "text" => AttributeType::Text,
        other => panic!("no attribute type: {other}"),
    };
    Attribute { kind }
}

fn ground(table: &Table) -> Ground {
    Ground {
        document: text_or_none(table, "document"),
        provision: text_or_none(table, "provision"),
        verification: text_or_none(table, "verification"),
    }
}

fn period(table: &Table) -> Period {
    Period { from: date(table, "from"), to: date(table, "to") }
}

pub fn tables(table: &Table, key: &str) -> Vec<Table> {
    let Some(value) = table.get(key) else {
        return Vec::new();
    };
    let entries = value.as_array().expect("an array of tables").iter();
    entries.map(|entry| entry.as_table().expect("a table").clone()).collect()
}

pub fn text(table: &Table, key: &str) -> String {
    text_or_none(table, key).unwrap_or_else(|| panic!("`{key}` is missing in {table}"))
}

pub fn text_or_none(table: &Table, key: &str) -> Option<String> {
    let value = table.get(key)?;
    Some(value.as_str().expect("a text").to_string())
}

pub fn texts(table: &Table, key: &str) -> Vec<String> {
    let Some(value) = table.get(key) else {
        return Vec::new();
    };
    let entries = value.as_array().expect("an array of texts").iter();
    entries.map(|entry| entry.as_str().expect("a text").to_string()).collect()
}

pub fn whole(table: &Table, key: &str) -> Option<u32> {
    let value = table.get(key)?.as_integer().expect("a whole number");
    Some(u32::try_from(value).expect("a number that is not negative"))
}

pub fn date(table: &Table, key: &str) -> Option<Day> {
    match table.get(key)? {
        Value::Datetime(value) => Some(given(&value.to_string())),
        other => panic!("`{key}` is no date: {other}"),
    }
}
