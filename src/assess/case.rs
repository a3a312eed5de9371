//! The item as the rules see it: impossible dates taken out, the law of its category at hand (S4b).

use smallvec::SmallVec;

use crate::code::Code;
use crate::date::{Date, PartialDate};
use crate::law::{Category, CategoryLaw, Citation, Parameters, Regime, Rulebook, StatedDate, Table};
use crate::record::{EventKind, Field, Inspection, InspectionKind, Item, Outcome, UseState, Withdrawal};

use super::facts::{self, Facts};
use super::finding::Finding;
use super::options::Options;

/// One item on one day under one book.
pub(super) struct Case<'a, 'o> {
    pub(super) book: &'a Rulebook,
    pub(super) item: &'a Item,
    pub(super) as_of: Date,
    pub(super) options: &'o Options<'o>,
    pub(super) parameters: Parameters,
    pub(super) category: Option<(&'a Category, &'a CategoryLaw)>,
    pub(super) regime: Regime,
    pub(super) facts: Facts<'a>,
    /// Where possible.
    pub(super) year_of_manufacture: Option<i32>,
    pub(super) put_into_use: Option<PartialDate>,
    pub(super) service_life_until: Option<Date>,
    pub(super) maker_months: Option<u16>,
    pub(super) establishment_months: Option<u16>,
    /// In the order of the record.
    pub(super) inspections: SmallVec<[View<'a>; 4]>,
    /// In the order of days, then of the record.
    pub(super) timeline: SmallVec<[Step; 4]>,
}

/// An inspection, its dates made safe.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) index: u32,
    pub(super) record: &'a Inspection,
    /// The day of the inspection; the first of a month.
    pub(super) performed_on: Option<Date>,
    /// The stated next date, where it can be one.
    pub(super) stated: Option<PartialDate>,
    /// The day on which its withdrawal took effect, if it did by the day asked about.
    pub(super) withdrawn: bool,
    pub(super) withdrawn_on: Option<Date>,
}

impl View<'_> {
    pub(super) fn field(&self, name: &'static str) -> Field {
        Field::Inspection(self.index, name)
    }

    pub(super) fn passed(&self) -> bool {
        self.record.result == Some(Outcome::Pass)
    }

    pub(super) fn failed(&self) -> bool {
        self.record.result == Some(Outcome::Fail)
    }

    /// Order among dated inspections: by day, then as recorded.
    pub(super) fn key(&self) -> (Option<Date>, u32) {
        (self.performed_on, self.index)
    }

    pub(super) fn names_annual_next(&self) -> bool {
        self.record.next_kind == Some(InspectionKind::Annual)
    }

    /// A pass withdrawn for more than its paper (S9).
    pub(super) fn substantively_withdrawn(&self) -> bool {
        self.withdrawn && self.passed() && self.record.withdrawal != Some(Withdrawal::Clerical)
    }
}

/// An event in its place.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) on: Date,
    pub(super) kind: EventKind,
    /// Index of the event; none for the record's `use_state`.
    pub(super) event: Option<u32>,
}

impl Step {
    pub(super) fn field(&self) -> Field {
        self.event.map_or(Field::Item("use_state"), |index| Field::Event(index, "kind"))
    }
}

impl<'a, 'o> Case<'a, 'o> {
    /// Takes the item apart; what is wrong with its dates and numbers becomes findings.
    pub(super) fn new(
        book: &'a Rulebook,
        item: &'a Item,
        as_of: Date,
        options: &'o Options<'o>,
        findings: &mut Vec<Finding<'a>>,
    ) -> Case<'a, 'o> {
        let category = book.law(&item.category);
        let facts = facts::facts(book, item, findings);
        let mut reader = Reader { known_on: options.known_on, findings };
        let year_of_manufacture = item.year_of_manufacture.map(i32::from).filter(|year| {
            let possible = Date::new(*year, 1, 1).is_some_and(Date::is_recordable);
            if !possible {
                reader.impossible(Field::Item("year_of_manufacture"), year);
            }
            possible
        });
        let made_from = year_of_manufacture.and_then(|year| Date::new(year, 1, 1));
        let before_made = |day: Date| made_from.is_some_and(|made| day < made);
        let parameters = options.parameters.unwrap_or(book.parameters());

        let timeline = reader.timeline(item, made_from);
        let mut put_into_use = item.put_into_use_on;
        if let Some(day) = put_into_use {
            reader.partial(Field::Item("put_into_use_on"), day);
            if before_made(day.last()) {
                reader.impossible(Field::Item("put_into_use_on"), day);
                put_into_use = None;
            }
        }
        reader.not_in_future(|| Field::Item("put_into_use_on"), put_into_use);
        reader.not_in_future(|| Field::Item("declared_on"), item.declared_on);
        reader.not_in_future(|| Field::Item("use_state_on"), item.use_state_on);
        // The field wins over an event of that kind (S17).
        let first_use = timeline.iter().find(|step| step.kind == EventKind::PutIntoUse);
        let put_into_use = put_into_use.or(first_use.map(|step| step.on.into()));
        let service_life_until = item.service_life_until.filter(|day| {
            if before_made(*day) {
                reader.impossible(Field::Item("service_life_until"), day);
            }
            !before_made(*day)
        });
        let mut months = |field: &'static str, months: Option<u16>| {
            months.filter(|months| {
                let possible = (1..=600).contains(months);
                if !possible {
                    let finding = Finding::new(Code::ValueOutOfRange).at(Field::Item(field));
                    reader.findings.push(finding.raw(months));
                }
                possible
            })
        };
        let maker_months = months("maker_interval_months", item.maker_interval_months);
        let establishment_months = months("establishment_interval_months", item.establishment_interval_months);
        if let Some(quantity) = item.quantity.filter(|quantity| !(1..=1_000_000).contains(quantity)) {
            let finding = Finding::new(Code::ValueOutOfRange).at(Field::Item("quantity"));
            reader.findings.push(finding.raw(quantity));
        }
        let views = item.inspections.iter().enumerate();
        let inspections = views
            .map(|(index, record)| reader.inspection(index as u32, record, made_from, &parameters, as_of))
            .collect();
        Case {
            book,
            item,
            as_of,
            options,
            parameters,
            facts,
            category,
            regime: category.map_or(Regime::PeriodicInspection, |(category, _)| category.regime),
            year_of_manufacture,
            put_into_use,
            service_life_until,
            maker_months,
            establishment_months,
            inspections,
            timeline,
        }
    }

    pub(super) fn periodic(&self) -> bool {
        self.regime == Regime::PeriodicInspection
    }

    /// Whether inspections of that kind count in the item's regime (S6, S7).
    pub(super) fn counts(&self, view: &View<'_>) -> bool {
        match self.regime {
            Regime::PeriodicInspection => matches!(
                view.record.kind,
                InspectionKind::Initial | InspectionKind::Periodic | InspectionKind::Extraordinary
            ),
            Regime::Conformity => view.record.kind == InspectionKind::Conformity,
            Regime::SectorLaw => true,
        }
    }

    /// Dated inspections not later than the day asked about.
    pub(super) fn dated(&self) -> impl DoubleEndedIterator<Item = &View<'a>> {
        self.inspections.iter().filter(|view| view.performed_on.is_some_and(|day| day <= self.as_of))
    }

    /// Undated inspections of a kind that counts.
    pub(super) fn undated(&self) -> impl DoubleEndedIterator<Item = &View<'a>> {
        self.inspections.iter().filter(|view| view.performed_on.is_none() && self.counts(view))
    }

    /// The interval rules in force on that day.
    pub(super) fn table(&self, day: Date) -> Option<&'a Table> {
        self.category.map(|(_, law)| law.table(day))
    }

    /// The ground of a finding on that day.
    pub(super) fn ground(&self, code: Code, day: Date) -> Option<&'a Citation> {
        self.book.obligation(code, day).map(|obligation| &obligation.citation)
    }
}

struct Reader<'r, 'a> {
    known_on: Option<Date>,
    findings: &'r mut Vec<Finding<'a>>,
}

impl Reader<'_, '_> {
    fn impossible(&mut self, field: Field, raw: impl std::fmt::Display) {
        self.findings.push(Finding::new(Code::DateImpossible).at(field).raw(raw));
    }

    fn partial(&mut self, field: Field, day: PartialDate) {
        if day.is_partial() {
            self.findings.push(Finding::new(Code::PartialDate).at(field).raw(day));
        }
    }

    /// A date later than the day on which the record was known; the value stays.
    fn not_in_future(&mut self, field: impl Fn() -> Field, day: Option<impl Into<PartialDate>>) {
        if let (Some(known_on), Some(day)) = (self.known_on, day.map(Into::into))
            && day.first() > known_on
        {
            self.findings.push(Finding::new(Code::RecordInFuture).at(field()).raw(day).on(day.first()));
        }
    }

    fn timeline(&mut self, item: &Item, made_from: Option<Date>) -> SmallVec<[Step; 4]> {
        let mut steps: SmallVec<[Step; 4]> = SmallVec::new();
        for (index, event) in item.events.iter().enumerate() {
            let index = index as u32;
            let (Some(kind), Some(on)) = (event.kind, event.on) else { continue };
            if kind == EventKind::PutIntoUse && made_from.is_some_and(|made| on < made) {
                self.impossible(Field::Event(index, "on"), on);
                continue;
            }
            self.not_in_future(|| Field::Event(index, "on"), Some(on));
            steps.push(Step { on, kind, event: Some(index) });
        }
        // The stated use is an event too, the last of its day (S17).
        let stated = match item.use_state {
            Some(UseState::Stopped) => Some(EventKind::Suspended),
            Some(UseState::Scrapped) => Some(EventKind::Disposed),
            Some(UseState::InUse) => Some(EventKind::Resumed),
            _ => None,
        };
        if let (Some(kind), Some(on)) = (stated, item.use_state_on) {
            steps.push(Step { on, kind, event: None });
        }
        steps.sort_by_key(|step| step.on);
        self.without_impossible(steps)
    }

    /// After a disposal nothing has an effect, and a return to use is impossible (S17).
    fn without_impossible(&mut self, mut steps: SmallVec<[Step; 4]>) -> SmallVec<[Step; 4]> {
        let mut disposed = false;
        steps.retain(|step| {
            if disposed && step.kind == EventKind::Resumed {
                let raw = if step.event.is_some() { "resumed" } else { "in_use" };
                let finding = Finding::new(Code::EventImpossible).at(step.field()).raw(raw);
                self.findings.push(finding.on(step.on));
            }
            let kept = !disposed;
            disposed |= step.kind == EventKind::Disposed;
            kept
        });
        steps
    }

    fn inspection<'a>(
        &mut self,
        index: u32,
        record: &'a Inspection,
        made_from: Option<Date>,
        parameters: &Parameters,
        as_of: Date,
    ) -> View<'a> {
        let field = |name: &'static str| Field::Inspection(index, name);
        let performed_on = record.performed_on.map(PartialDate::first);
        if let (Some(stated), Some(day)) = (record.performed_on, performed_on) {
            self.partial(field("performed_on"), stated);
            self.not_in_future(|| field("performed_on"), Some(stated));
            if made_from.is_some_and(|made| day < made) {
                let finding = Finding::new(Code::InspectionBeforeManufacture).at(field("performed_on"));
                self.findings.push(finding.raw(stated).on(day));
            }
        }
        let mut stated = record.next_due_on;
        if let Some(next) = stated {
            self.partial(field("next_due_on"), next);
            match performed_on.map(|day| parameters.stated_date(day, next)) {
                None | Some(StatedDate::Possible) => {}
                Some(StatedDate::NotAfter) => {
                    self.impossible(field("next_due_on"), next);
                    stated = None;
                }
                Some(StatedDate::BeyondCeiling) => {
                    let finding = Finding::new(Code::StatedDateImplausible).at(field("next_due_on"));
                    self.findings.push(finding.raw(next));
                    stated = None;
                }
            }
        }
        self.not_in_future(|| field("report_on"), record.report_on);
        self.not_in_future(|| field("certificate_issued_on"), record.certificate_issued_on);
        let mut withdrawn_on = record.withdrawn_on;
        let mut withdrawn = record.withdrawal.is_some();
        if let Some(day) = withdrawn_on {
            if performed_on.is_some_and(|performed| day < performed) {
                self.impossible(field("withdrawn_on"), day);
                (withdrawn_on, withdrawn) = (None, true);
            } else {
                self.not_in_future(|| field("withdrawn_on"), withdrawn_on);
                withdrawn = day <= as_of;
            }
        }
        View { index, record, performed_on, stated, withdrawn, withdrawn_on }
    }
}
