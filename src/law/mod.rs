//! The rulebook: dated, cited law as data.
//!
//! TOML texts ([`tree`]) are merged with overlays ([`merge`]), decoded ([`decode`]) and checked ([`check`]); what
//! comes out is a [`Rulebook`], which answers questions by day. All faults of all files are reported at once.

mod calendar;
mod check;
mod data;
mod decode;
pub mod diff;
mod expr;
mod merge;
mod parameters;
mod table;
mod tree;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

pub use data::*;
pub use expr::{Comparison, Expr, MAX_DEPTH as MAX_EXPR_DEPTH, MAX_TESTS as MAX_EXPR_TESTS, Test};
pub use parameters::Parameters;
pub use table::{MAX_AXES, MAX_CELLS, MAX_PIECES, MAX_RULES};
pub use tree::{MAX_FAULTS, MAX_SOURCE_BYTES, Source};

pub(crate) use calendar::Calendar;
pub(crate) use table::{Axis, AxisKind, Considered, Table};

use crate::code::Code;
use crate::date::Date;
use crate::error::{Error, ErrorKind};
use crate::record::EventKind;
use check::fault_at;
use merge::Book;
use table::TableError;
use tree::Faults;

/// The files of the built-in Vietnamese rulebook.
const BUILTIN: [(&str, &str); 19] = [
    ("vn/rulebook.toml", include_str!("vn/rulebook.toml")),
    ("vn/documents.toml", include_str!("vn/documents.toml")),
    ("vn/attributes.toml", include_str!("vn/attributes.toml")),
    ("vn/categories.toml", include_str!("vn/categories.toml")),
    ("vn/lists.toml", include_str!("vn/lists.toml")),
    ("vn/intervals.toml", include_str!("vn/intervals.toml")),
    ("vn/conformity.toml", include_str!("vn/conformity.toml")),
    ("vn/obligations.toml", include_str!("vn/obligations.toml")),
    ("vn/calendar.toml", include_str!("vn/calendar.toml")),
    ("vn/media.toml", include_str!("vn/media.toml")),
    ("vn/synonyms.toml", include_str!("vn/synonyms.toml")),
    ("vn/authorities.toml", include_str!("vn/authorities.toml")),
    ("vn/penalties.toml", include_str!("vn/penalties.toml")),
    ("vn/duties.toml", include_str!("vn/duties.toml")),
    ("vn/forms.toml", include_str!("vn/forms.toml")),
    ("vn/identifiers.toml", include_str!("vn/identifiers.toml")),
    ("vn/entries.toml", include_str!("vn/entries.toml")),
    ("vn/facts.toml", include_str!("vn/facts.toml")),
    ("vn/units.toml", include_str!("vn/units.toml")),
];

/// A loaded and checked rulebook.
///
/// ```
/// use kiemdinh::Rulebook;
///
/// let book = Rulebook::builtin();
/// assert_eq!(book.id(), "vn");
/// assert!(book.category("pressure.vessel").is_some());
/// ```
#[derive(Debug)]
pub struct Rulebook {
    data: Data,
    sha256: String,
    parameters: Parameters,
    calendar: Calendar,
    categories: HashMap<String, usize>,
    attributes: HashMap<String, usize>,
    laws: Vec<CategoryLaw>,
}

/// The law of one category, ready for look-up.
#[derive(Debug)]
pub(crate) struct CategoryLaw {
    /// The row on each of the book's lists, where there is one.
    rows: Vec<Option<usize>>,
    /// The rules from that day on, until the next.
    epochs: Vec<(Date, Table)>,
    conformity: Vec<usize>,
}

/// Days and attributes of a category for which the book has no interval rule (S10).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap {
    /// Category id.
    pub category: String,
    /// When.
    pub period: Period,
    /// Under which attributes; all, where empty.
    pub assignment: String,
}

impl Rulebook {
    /// The Vietnamese rulebook that comes with this version of the library.
    ///
    /// That its files are sound is proven by the library's tests. Should they not be, the book is empty: every answer
    /// is then `undetermined`.
    #[must_use]
    pub fn builtin() -> &'static Rulebook {
        static BOOK: LazyLock<Rulebook> =
            LazyLock::new(|| Rulebook::builtin_with(&[]).unwrap_or_else(|_| Rulebook::empty()));
        &BOOK
    }

    /// The Vietnamese rulebook with an authority's overlays, in order.
    ///
    /// # Errors
    /// All faults of the overlays, with file, line and path.
    ///
    /// ```
    /// use kiemdinh::{Rulebook, law::Source};
    ///
    /// let text = r#"
    /// overlay = { id = "hp-1", authority = "Sở Nội vụ Hải Phòng", verified_by = "Nguyễn Văn A", on = 2026-12-01 }
    /// [[interval]]
    /// id = "qtkd-01-2016.2"
    /// provision = "QTKĐ 01-2016/BLĐTBXH, mục 10.1"
    /// verification = "text"
    /// "#;
    /// let book = Rulebook::builtin_with(&[Source { name: "hp-1.toml", text }])?;
    /// assert_ne!(book.sha256(), Rulebook::builtin().sha256());
    ///
    /// let wrong = Rulebook::builtin_with(&[Source { name: "bad.toml", text: "[[interval]]\nmonths = 0" }]);
    /// assert!(wrong.unwrap_err().to_string().contains("bad.toml:"));
    /// # Ok::<(), kiemdinh::Error>(())
    /// ```
    pub fn builtin_with(overlays: &[Source<'_>]) -> Result<Rulebook, Error> {
        Rulebook::load(&BUILTIN.map(|(name, text)| Source { name, text }), overlays)
    }

    /// A rulebook from the texts of its files, with overlays over it, in order.
    ///
    /// # Errors
    /// All faults of all files at once, with file, line and path.
    pub fn load(files: &[Source<'_>], overlays: &[Source<'_>]) -> Result<Rulebook, Error> {
        let names = files.iter().chain(overlays).map(|source| source.name).collect();
        let mut faults = Faults::new(names);
        let parse = |(index, source): (usize, &Source<'_>)| tree::parse(*source, index, &mut faults);
        let mut nodes: Vec<tree::Node> = files.iter().chain(overlays).enumerate().map(parse).collect();
        if faults.is_empty() {
            let over = nodes.split_off(files.len());
            let book = merge::merge(nodes, over, &mut faults);
            let data = decode::decode(&book, &mut faults);
            check::check(&data, &book, &mut faults);
            let parameters = Parameters::read(&data.parameters, &book, &mut faults);
            if faults.is_empty() {
                let laws = compile(&data, &book, &mut faults);
                if faults.is_empty() {
                    return Ok(Rulebook::assemble(data, parameters, laws));
                }
            }
        }
        Err(Error::new(faults.into_list()))
    }

    fn assemble(data: Data, parameters: Parameters, laws: Vec<CategoryLaw>) -> Rulebook {
        let index = |names: Vec<&String>| names.into_iter().cloned().enumerate().map(|(at, name)| (name, at)).collect();
        Rulebook {
            sha256: hash(&data),
            parameters,
            calendar: Calendar::new(&data.holidays),
            categories: index(data.categories.iter().map(|category| &category.id).collect()),
            attributes: index(data.attributes.iter().map(|attribute| &attribute.name).collect()),
            laws,
            data,
        }
    }

    fn empty() -> Rulebook {
        let header = Header {
            id: "empty".into(),
            version: "0.0.0".into(),
            name_vi: "Bộ quy tắc rỗng".into(),
            name_en: "Empty rulebook".into(),
            verified_until: Date::MIN,
        };
        let data = Data {
            header,
            overlays: Vec::new(),
            documents: Vec::new(),
            attributes: Vec::new(),
            categories: Vec::new(),
            lists: Vec::new(),
            intervals: Vec::new(),
            conformity: Vec::new(),
            triggers: Vec::new(),
            obligations: Vec::new(),
            parameters: Vec::new(),
            holidays: Vec::new(),
            media: Vec::new(),
            synonyms: Vec::new(),
            authorities: Vec::new(),
            penalties: Vec::new(),
            references: Vec::new(),
            provinces: Vec::new(),
        };
        Rulebook::assemble(data, Parameters::default(), Vec::new())
    }

    /// The book's id: `vn`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.data.header.id
    }

    /// The book's semantic version.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.data.header.version
    }

    /// The last day for which the law was looked up.
    #[must_use]
    pub fn verified_until(&self) -> Date {
        self.data.header.verified_until
    }

    /// SHA-256 over the book's canonical content, overlays included, in lower-case hexadecimal (S20).
    ///
    /// It does not depend on the order of files or tables, on blanks or comments.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Everything in the book.
    #[must_use]
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// The parameters of the assessment.
    #[must_use]
    pub fn parameters(&self) -> Parameters {
        self.parameters
    }

    /// The category of that id.
    #[must_use]
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.data.categories.get(*self.categories.get(id)?)
    }

    /// The attribute of that name.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&AttributeDef> {
        self.data.attributes.get(*self.attributes.get(name)?)
    }

    /// The list in force on that day (S5).
    #[must_use]
    pub fn list(&self, day: Date) -> Option<&List> {
        self.data.lists.iter().find(|list| list.period.holds(day))
    }

    /// The ground of a finding on that day.
    #[must_use]
    pub fn obligation(&self, finding: Code, day: Date) -> Option<&Obligation> {
        let first = self.data.obligations.partition_point(|obligation| obligation.finding < finding);
        let own = self.data.obligations.iter().skip(first).take_while(|obligation| obligation.finding == finding);
        own.into_iter().find(|obligation| obligation.period.holds(day))
    }

    /// Who holds a role of authority on that day.
    #[must_use]
    pub fn authority(&self, role: &str, day: Date) -> Option<&Authority> {
        self.data.authorities.iter().find(|authority| authority.role == role && authority.period.holds(day))
    }

    /// The interval rules of a category in force on that day, by id.
    pub fn intervals(&self, category: &str, day: Date) -> impl Iterator<Item = &IntervalRule> {
        let table = self.categories.get(category).and_then(|index| self.laws.get(*index)).map(|law| law.table(day));
        table.into_iter().flat_map(|table| &table.rules).filter_map(|index| self.data.intervals.get(*index))
    }

    /// The days and attributes for which no interval is on the book, of all categories that are inspected
    /// periodically. A gap is an unknown interval, not an error (S10).
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for (category, law) in self.data.categories.iter().zip(&self.laws) {
            if category.regime != Regime::PeriodicInspection {
                continue;
            }
            for (index, (from, table)) in law.epochs.iter().enumerate() {
                let period = Period {
                    from: Some(*from).filter(|from| *from > Date::MIN),
                    to: law.epochs.get(index + 1).map(|(next, _)| *next),
                };
                for assignment in table.gaps(&self.data.attributes) {
                    gaps.push(Gap { category: category.id.clone(), period, assignment });
                }
            }
        }
        gaps
    }

    pub(crate) fn law(&self, category: &str) -> Option<(&Category, &CategoryLaw)> {
        let index = *self.categories.get(category)?;
        Some((self.data.categories.get(index)?, self.laws.get(index)?))
    }

    pub(crate) fn list_row(&self, law: &CategoryLaw, day: Date) -> Option<(&List, Option<&ListRow>)> {
        let at = self.data.lists.iter().position(|list| list.period.holds(day))?;
        let list = self.data.lists.get(at)?;
        let row = law.rows.get(at).copied().flatten().and_then(|row| list.rows.get(row));
        Some((list, row))
    }

    pub(crate) fn conformity_rows<'a>(&'a self, law: &'a CategoryLaw) -> impl Iterator<Item = &'a ConformityRow> {
        law.conformity.iter().filter_map(|index| self.data.conformity.get(*index))
    }

    pub(crate) fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    pub(crate) fn trigger(&self, event: EventKind, day: Date) -> Option<&Trigger> {
        self.data.triggers.iter().find(|trigger| trigger.event == event && trigger.period.holds(day))
    }
}

impl CategoryLaw {
    /// The rules in force on that day.
    pub(crate) fn table(&self, day: Date) -> &Table {
        let after = self.epochs.partition_point(|(from, _)| *from <= day);
        match self.epochs.get(after.saturating_sub(1)) {
            Some((_, table)) => table,
            None => Table::nothing(),
        }
    }
}

impl Table {
    /// The table of no rules: one gap.
    fn nothing() -> &'static Table {
        static NOTHING: LazyLock<Table> = LazyLock::new(Table::without_rules);
        &NOTHING
    }
}

/// Turns the book's data into tables, and finds the rules that overlap.
fn compile(data: &Data, book: &Book, faults: &mut Faults<'_>) -> Vec<CategoryLaw> {
    let mut by_category: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, rule) in data.intervals.iter().enumerate() {
        let categories: BTreeSet<&str> = rule.categories.iter().map(String::as_str).collect();
        for category in categories {
            by_category.entry(category).or_default().push(index);
        }
    }
    let law = |category: &Category| {
        let rules = by_category.get(category.id.as_str()).map_or(&[][..], Vec::as_slice);
        CategoryLaw {
            rows: data.lists.iter().map(|list| list.rows.iter().position(|row| row.category == category.id)).collect(),
            epochs: epochs(category, rules, data, book, faults),
            conformity: (0..data.conformity.len())
                .filter(|index| data.conformity.get(*index).is_some_and(|row| row.category == category.id))
                .collect(),
        }
    };
    data.categories.iter().map(law).collect()
}

/// A table for every stretch of days on which nothing changes for the category.
fn epochs(
    category: &Category,
    rules: &[usize],
    data: &Data,
    book: &Book,
    faults: &mut Faults<'_>,
) -> Vec<(Date, Table)> {
    let rule = |index: &usize| data.intervals.get(*index);
    let mut days: BTreeSet<Date> = BTreeSet::from([Date::MIN]);
    for period in rules.iter().filter_map(rule).map(|rule| rule.period) {
        days.extend(period.from.into_iter().chain(period.to));
    }
    let mut epochs = Vec::new();
    for day in days {
        let in_force = rules.iter().copied().filter(|index| rule(index).is_some_and(|rule| rule.period.holds(day)));
        match Table::build(in_force.collect(), &data.intervals, &data.attributes) {
            Ok(table) => epochs.push((day, table)),
            Err(TableError::TooLarge(en)) => {
                let vi = format!("vượt giới hạn: {en}");
                let place = ("category", &[category.id.as_str()][..]);
                fault_at(book, place, "interval", ErrorKind::LimitExceeded, vi, en, faults);
            }
            Err(TableError::Clash(clash)) => {
                let id = |index: usize| data.intervals.get(index).map_or("", |rule| rule.id.as_str());
                let (first, second) = (id(clash.rules.0), id(clash.rules.1));
                let under =
                    if clash.assignment.is_empty() { String::new() } else { format!(" ({})", clash.assignment) };
                let vi = format!("{first} và {second} cùng áp dụng cho {} từ {day}{under}", category.id);
                let en = format!("{first} and {second} both apply to {} from {day}{under}", category.id);
                fault_at(book, ("interval", &[second]), "when", ErrorKind::Overlap, vi, en, faults);
            }
        }
    }
    epochs
}

fn hash(data: &Data) -> String {
    // Serialising plain data into memory does not fail.
    let canonical = serde_json::to_vec(data).unwrap_or_default();
    Sha256::digest(&canonical).iter().map(|byte| format!("{byte:02x}")).collect()
}
