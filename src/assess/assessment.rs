use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::date::Date;
use crate::law::{Citation, IntervalRule, Rulebook, Verification};
use crate::record::wire_names;

use super::finding::Finding;

/// Whether the list in force covers the item (S5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coverage {
    /// It does.
    Regulated,
    /// It does not.
    NotRegulated,
    /// The facts do not decide.
    Undetermined,
}

wire_names!(Coverage {
    Regulated = "regulated",
    NotRegulated = "not_regulated",
    Undetermined = "undetermined",
});

/// The answer, the first that holds in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Status {
    /// The law does not cover the item.
    NotRegulated,
    /// Not put into use yet, stopped, scrapped or disposed of.
    NotInUse,
    /// The last inspection that counts, or a later annual one, was failed.
    Failed,
    /// The result was withdrawn and nothing has taken its place.
    Withdrawn,
    /// No inspection is left to count.
    NeverInspected,
    /// The term is over.
    Overdue,
    /// An event calls for an extraordinary inspection.
    ExtraordinaryDue,
    /// The facts do not decide.
    Undetermined,
    /// The term ends within the window.
    DueSoon,
    /// In order.
    Valid,
}

wire_names!(Status {
    NotRegulated = "not_regulated",
    NotInUse = "not_in_use",
    Failed = "failed",
    Withdrawn = "withdrawn",
    NeverInspected = "never_inspected",
    Overdue = "overdue",
    ExtraordinaryDue = "extraordinary_due",
    Undetermined = "undetermined",
    DueSoon = "due_soon",
    Valid = "valid",
});

impl Status {
    /// The status as people say it, in Vietnamese and English.
    pub(crate) const fn words(self) -> (&'static str, &'static str) {
        match self {
            Status::NotRegulated => ("Không thuộc danh mục", "Not on the list"),
            Status::NotInUse => ("Không sử dụng", "Not in use"),
            Status::Failed => ("Kiểm định không đạt", "Failed"),
            Status::Withdrawn => ("Kết quả bị thu hồi", "Result withdrawn"),
            Status::NeverInspected => ("Chưa kiểm định", "Never inspected"),
            Status::Overdue => ("Quá hạn", "Overdue"),
            Status::ExtraordinaryDue => ("Cần kiểm định bất thường", "Extraordinary inspection due"),
            Status::Undetermined => ("Chưa xác định được", "Undetermined"),
            Status::DueSoon => ("Sắp đến hạn", "Due soon"),
            Status::Valid => ("Còn hạn", "Valid"),
        }
    }
}

/// What the due date rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DueBasis {
    /// The date that report, certificate or stamp states.
    Stated,
    /// The interval of the law.
    Computed,
    /// A term that the maker or the establishment asks for, while the law's interval is unknown.
    Requested,
    /// The longest interval the law allows; the stated date lies beyond it.
    LegalMaximum,
}

wire_names!(DueBasis {
    Stated = "stated",
    Computed = "computed",
    Requested = "requested",
    LegalMaximum = "legal_maximum",
});

/// The interval that the law sets for the item, as far as the facts decide it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Interval<'a> {
    /// Shortest and longest interval in months; `None` where it is not known.
    pub months: Option<(u16, u16)>,
    /// The rule that gives the shortest.
    pub citation: Option<&'a Citation>,
    /// How well it is known: the weakest of the rules considered.
    pub verification: Verification,
    pub(crate) book: &'a Rulebook,
    /// Rules of the book that were considered: indices into `ids`, as bits.
    pub(crate) rules: u64,
    pub(crate) ids: &'a [usize],
}

impl<'a> Interval<'a> {
    /// The interval of which nothing is known.
    pub(super) fn unknown(book: &'a Rulebook) -> Interval<'a> {
        Interval { months: None, citation: None, verification: Verification::Unknown, book, rules: 0, ids: &[] }
    }

    /// The rules considered, by id.
    pub fn rules(&self) -> impl Iterator<Item = &'a IntervalRule> + use<'a> {
        let (bits, book) = (self.rules, self.book);
        let chosen = self.ids.iter().enumerate().filter(move |(bit, _)| bits >> bit & 1 == 1);
        chosen.filter_map(move |(_, index)| book.data().intervals.get(*index))
    }
}

impl Serialize for Interval<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Rules<'i, 'a>(&'i Interval<'a>);
        impl Serialize for Rules<'_, '_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.rules().map(|rule| rule.id.as_str()))
            }
        }
        let mut out = serializer.serialize_struct("Interval", 6)?;
        out.serialize_field("min_months", &self.months.map(|(min, _)| min))?;
        out.serialize_field("max_months", &self.months.map(|(_, max)| max))?;
        out.serialize_field("rules", &Rules(self))?;
        out.serialize_field("document", &self.citation.and_then(|c| c.document.as_deref()))?;
        out.serialize_field("provision", &self.citation.and_then(|c| c.provision.as_deref()))?;
        out.serialize_field("verification", &self.verification)?;
        out.end()
    }
}

/// One step of the way to the answer (S20).
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Step<'a> {
    /// `list`, `criterion`, `inspection`, `rule`, `date` or `status`.
    pub step: &'static str,
    /// In Vietnamese.
    pub text_vi: String,
    /// In English.
    pub text_en: String,
    /// The document it rests on.
    pub document: Option<&'a str>,
    /// The provision it rests on.
    pub provision: Option<&'a str>,
}

/// Something that would make the item valid, or the answer certain.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Remedy {
    /// Stable name: `inspect`, `state_attribute` …
    pub code: &'static str,
    /// In Vietnamese.
    pub text_vi: String,
    /// In English.
    pub text_en: String,
}

/// The answer about one item on one day.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Assessment<'a> {
    /// The item's id.
    pub id: &'a str,
    /// The day asked about.
    pub as_of: Date,
    /// Whether the law covers the item.
    pub coverage: Coverage,
    /// The answer.
    pub status: Status,
    /// Whether the law lets the item operate; `None` where the facts do not decide.
    pub may_operate: Option<bool>,
    /// The last day of the running term, or the one that has ended.
    pub due_on: Option<Date>,
    /// What the due date rests on.
    pub due_basis: Option<DueBasis>,
    /// The interval; absent without a due date, and where no interval rule applies (S6).
    pub interval: Option<Interval<'a>>,
    /// All findings, sorted by number, field and day.
    pub findings: Vec<Finding<'a>>,
    /// The steps to the answer, where asked for.
    pub explanation: Option<Vec<Step<'a>>>,
    /// What would help, where asked for.
    pub remedies: Option<Vec<Remedy>>,
    /// The weakest verification among the provisions relied on.
    pub verification: Verification,
    /// The rulebook that judged.
    pub rulebook: &'a Rulebook,
}

impl Assessment<'_> {
    /// Days from `as_of` to the due date; negative when past.
    #[must_use]
    pub fn days_left(&self) -> Option<i32> {
        self.due_on.map(|due_on| due_on.days_since(self.as_of))
    }
}

impl Serialize for Assessment<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Book<'b> {
            id: &'b str,
            version: &'b str,
            sha256: &'b str,
        }
        let mut out = serializer.serialize_struct("Assessment", 14)?;
        out.serialize_field("id", self.id)?;
        out.serialize_field("as_of", &self.as_of)?;
        out.serialize_field("coverage", &self.coverage)?;
        out.serialize_field("status", &self.status)?;
        out.serialize_field("may_operate", &self.may_operate)?;
        out.serialize_field("due_on", &self.due_on)?;
        out.serialize_field("days_left", &self.days_left())?;
        out.serialize_field("due_basis", &self.due_basis)?;
        out.serialize_field("interval", &self.interval)?;
        out.serialize_field("findings", &self.findings)?;
        out.serialize_field("explanation", &self.explanation)?;
        out.serialize_field("remedies", &self.remedies)?;
        out.serialize_field("verification", &self.verification)?;
        let book = self.rulebook;
        out.serialize_field("rulebook", &Book { id: book.id(), version: book.version(), sha256: book.sha256() })?;
        out.end()
    }
}
