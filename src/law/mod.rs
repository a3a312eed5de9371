//! The rulebook: dated, cited law as data.
//!
//! TOML texts (`tree`) are merged with overlays into a `book` of tables (`merge`), decoded (`decode`), checked
//! (`check`) and made into tables for look-up (`compile`, `table`); what comes out is a [`Rulebook`], which
//! answers questions by day. All faults of all files are reported at once (`faults`).

mod book;
mod calendar;
mod check;
mod compile;
mod data;
mod decode;
pub mod diff;
mod expr;
mod faults;
mod keys;
mod merge;
mod parameters;
mod table;
mod tree;

use std::collections::HashMap;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

pub use compile::MAX_EPOCHS;
pub use data::*;
#[cfg(feature = "capi")]
pub(crate) use diff::provisions;
pub use expr::{Comparison, Expr, MAX_DEPTH as MAX_EXPR_DEPTH, MAX_TESTS as MAX_EXPR_TESTS, Test};
pub use faults::MAX_FAULTS;
pub use parameters::Parameters;
pub(crate) use parameters::StatedDate;
pub use table::{MAX_AXES, MAX_CELLS, MAX_PIECES, MAX_RULES, MAX_STEPS};
pub use tree::{MAX_SOURCE_BYTES, Source};

pub(crate) use calendar::Calendar;
pub(crate) use compile::CategoryLaw;
pub(crate) use table::{Axis, AxisKind, Considered, Table};

use crate::code::Code;
use crate::date::Date;
use crate::error::Error;
use crate::record::EventKind;
use faults::Faults;

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
    /// All faults of all files at once, with file, line and path. What refers to a file whose syntax is wrong is not
    /// judged.
    pub fn load(files: &[Source<'_>], overlays: &[Source<'_>]) -> Result<Rulebook, Error> {
        let mut faults = Faults::new(files, overlays);
        let parse = |(index, source): (usize, &Source<'_>)| tree::parse(source.text, index, &mut faults);
        let mut nodes: Vec<Option<tree::Node>> = files.iter().chain(overlays).enumerate().map(parse).collect();
        let over = nodes.split_off(files.len());
        let book = merge::merge(nodes.into_iter().flatten(), over.into_iter().flatten(), &mut faults);
        let data = decode::decode(&book, &mut faults);
        check::check(&data, &book, &mut faults);
        let parameters = Parameters::read(&data.parameters, &book, &mut faults);
        let laws = compile::compile(&data, &book, &mut faults);
        if !faults.is_empty() {
            return Err(Error::new(faults.into_list()));
        }
        Ok(Rulebook::assemble(data, parameters, laws))
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
        Rulebook::assemble(Data::empty(header), Parameters::default(), Vec::new())
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
        let row = law.rows.iter().find(|(list, _)| *list == at).and_then(|(_, row)| list.rows.get(*row));
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

fn hash(data: &Data) -> String {
    // Serialising plain data into memory does not fail.
    let canonical = serde_json::to_vec(data).unwrap_or_default();
    Sha256::digest(&canonical).iter().map(|byte| format!("{byte:02x}")).collect()
}
