//! What an officer reads: counts by status, the items to look at, then the findings.
//!
//! A [`Summary`] keeps counts and the first rows of each list, so its size does not grow with the register. Blocks of
//! a register are summed up apart and appended in their order.

mod columns;
mod print;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::assess::{Assessment, Options, Status};
use crate::code::{Code, Severity};
use crate::date::Date;
use crate::read::RowError;
use crate::record::Item;

use super::ground::ground;
use super::top::Top;
use super::{Language, printable};

pub use columns::{Align, Columns};
pub use print::Heading;

/// The longest text of a register's field that a list shows, in characters.
const MAX_TEXT: usize = 200;

/// What a register adds up to.
#[derive(Clone, Debug)]
pub struct Summary {
    language: Language,
    explain: bool,
    statuses: [Count; Status::ALL.len()],
    sections: [Top<Date, Row>; Section::ALL.len()],
    findings: BTreeMap<(Reverse<Severity>, Code), Found>,
    unreadable: Top<(), Unreadable>,
}

/// A list of items to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Overdue,
    Failed,
    Withdrawn,
    NeverInspected,
    ExtraordinaryDue,
    PastServiceLife,
    DueSoon,
    Undetermined,
}

impl Section {
    /// In the order in which an officer wants them.
    const ALL: [Section; 8] = [
        Section::Overdue,
        Section::Failed,
        Section::Withdrawn,
        Section::NeverInspected,
        Section::ExtraordinaryDue,
        Section::PastServiceLife,
        Section::DueSoon,
        Section::Undetermined,
    ];

    /// The section of an item, and by which day it is sorted there: the most urgent first, else as in the register.
    fn of(assessment: &Assessment<'_>) -> Option<(Section, Date)> {
        let section = match assessment.status {
            Status::Overdue => Section::Overdue,
            Status::Failed => Section::Failed,
            Status::Withdrawn => Section::Withdrawn,
            Status::NeverInspected => Section::NeverInspected,
            Status::ExtraordinaryDue => Section::ExtraordinaryDue,
            Status::Undetermined => Section::Undetermined,
            Status::Valid | Status::DueSoon if assessment.may_operate == Some(false) => Section::PastServiceLife,
            Status::DueSoon => Section::DueSoon,
            Status::NotRegulated | Status::NotInUse | Status::Valid => return None,
        };
        let day = assessment.due_on.filter(|_| section.is_dated());
        Some((section, day.unwrap_or(Date::MIN)))
    }

    /// Whether its items are listed with their due dates.
    fn is_dated(self) -> bool {
        matches!(self, Section::Overdue | Section::DueSoon)
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    items: u64,
    units: u64,
}

/// An item in a list.
#[derive(Clone, Debug)]
struct Row {
    id: String,
    name: String,
    category: String,
    due_on: Option<Date>,
    days: Option<i32>,
    may_operate: Option<bool>,
    ground: String,
    reasons: String,
    remedies: Vec<String>,
    steps: Vec<String>,
}

/// A finding's code: how many items have it, and the first one's words.
#[derive(Clone, Debug)]
struct Found {
    items: u64,
    id: String,
    message: String,
}

#[derive(Clone, Debug)]
struct Unreadable {
    id: String,
    row: Option<u64>,
    field: String,
    message: String,
}

impl Summary {
    /// An empty summary in that language; `explain` keeps the steps to the answer beside the items listed.
    #[must_use]
    pub fn new(language: Language, explain: bool) -> Summary {
        Summary {
            language,
            explain,
            statuses: Default::default(),
            sections: Default::default(),
            findings: BTreeMap::new(),
            unreadable: Top::default(),
        }
    }

    /// Adds an item; the options are those it was assessed with.
    pub fn add(&mut self, item: &Item, assessment: &Assessment<'_>, options: &Options<'_>) {
        if let Some(count) = self.statuses.get_mut(assessment.status as usize) {
            count.items += 1;
            count.units += u64::from(item.units());
        }
        let (language, explain) = (self.language, self.explain);
        if let Some((section, day)) = Section::of(assessment)
            && let Some(list) = self.sections.get_mut(section as usize)
        {
            list.offer(day, || Row::new(item, assessment, options, language, explain));
        }
        let mut before = None;
        for finding in &assessment.findings {
            let kind = (Reverse(finding.severity), finding.code);
            if before.replace(kind) == Some(kind) {
                continue;
            }
            let found = self.findings.entry(kind).or_insert_with(|| Found {
                items: 0,
                id: cut(assessment.id),
                message: cut(&language.pick(finding.message_vi(), finding.message_en())),
            });
            found.items += 1;
        }
    }

    /// Adds a row that cannot be read.
    pub fn add_error(&mut self, error: &RowError) {
        let language = self.language;
        self.unreadable.offer((), || Unreadable {
            id: cut(error.id.as_deref().unwrap_or("—")),
            row: error.row,
            field: cut(error.field.as_deref().unwrap_or("—")),
            message: cut(language.pick(error.message_vi(), error.message_en())),
        });
    }

    /// Adds what comes after it in the register.
    pub fn append(&mut self, later: Summary) {
        for (count, more) in self.statuses.iter_mut().zip(later.statuses) {
            count.items += more.items;
            count.units += more.units;
        }
        for (list, more) in self.sections.iter_mut().zip(later.sections) {
            list.append(more);
        }
        self.unreadable.append(later.unreadable);
        for (kind, found) in later.findings {
            match self.findings.get_mut(&kind) {
                Some(known) => known.items += found.items,
                None => drop(self.findings.insert(kind, found)),
            }
        }
    }
}

impl Row {
    fn new(item: &Item, assessment: &Assessment<'_>, options: &Options<'_>, language: Language, explain: bool) -> Row {
        let book = assessment.rulebook;
        let category = match book.category(&item.category) {
            Some(category) => language.pick(&category.name_vi, &category.name_en),
            None if item.category.is_empty() => "—",
            None => &item.category,
        };
        // Only the few items that are listed are asked what would help.
        let mut more = *options;
        (more.remedies, more.explanation) = (true, explain);
        let full = book.assess(item, assessment.as_of, &more);
        let remedies = full.remedies.into_iter().flatten();
        let steps = full.explanation.into_iter().flatten();
        Row {
            id: cut(assessment.id),
            name: cut(item.name.as_deref().unwrap_or("—")),
            category: cut(category),
            due_on: assessment.due_on,
            days: assessment.days_left(),
            may_operate: assessment.may_operate,
            ground: ground(assessment, language).map_or_else(|| "—".to_owned(), |ground| cut(&ground)),
            reasons: reasons(assessment, language),
            remedies: remedies.map(|remedy| cut(&language.pick(remedy.text_vi, remedy.text_en))).collect(),
            steps: steps.map(|step| cut(&language.pick(step.text_vi, step.text_en))).collect(),
        }
    }
}

/// Why the answer is what it is, as far as the findings say it.
fn reasons(assessment: &Assessment<'_>, language: Language) -> String {
    let mut reasons: Vec<String> = Vec::new();
    for finding in &assessment.findings {
        let reason = match finding.code {
            // The remedies name what is missing.
            Code::MissingAttribute => {
                language.pick("Thiếu thông số quyết định chu kỳ", "What decides the interval is missing").to_owned()
            }
            Code::CoverageUndetermined if finding.field.is_some() => {
                language.pick("Thiếu thông số quyết định phạm vi", "What decides the coverage is missing").to_owned()
            }
            code if explains(code, assessment.status) => language.pick(finding.message_vi(), finding.message_en()),
            _ => continue,
        };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    cut(&reasons.join("; "))
}

/// Whether a finding may be why an item has that status, or more that is to be known with it.
fn explains(code: Code, status: Status) -> bool {
    let open = matches!(
        code,
        Code::DateImpossible
            | Code::UnreadableValue
            | Code::UnitMissing
            | Code::UnitUnknown
            | Code::ValueOutOfRange
            | Code::MissingField
            | Code::CategoryUnknown
            | Code::CoverageUndetermined
            | Code::CriterionUnverified
            | Code::SectorLaw
            | Code::ScopeDoubtful
            | Code::IntervalUnverified
            | Code::ValidityExceedsReportedMaximum
            | Code::StatedDateImplausible
            | Code::InspectionDateUnknown
    );
    let always = matches!(
        code,
        Code::PastServiceLife
            | Code::InspectionWithdrawn
            | Code::ExtraordinaryRequested
            | Code::UsedBeforeFirstInspection
            | Code::UsedAfterFailure
    );
    always || open && status == Status::Undetermined
}

/// A text as a list shows it: in one line, and not endless.
fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_TEXT) {
        Some((end, _)) => printable(text.get(..end).unwrap_or_default()) + "…",
        None => printable(text),
    }
}
