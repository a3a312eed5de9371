//! The interval on the day of an inspection: the rules that the known facts allow (S10–S12).

use crate::code::Code;
use crate::date::Date;
use crate::law::{
    AgeBase, AttributeType, Axis, AxisKind, Citation, Considered, IntervalRule, MAX_AXES, Table, Verification,
};
use crate::record::{Field, InspectionKind};

use super::assessment::Interval;
use super::case::Case;
use super::facts::Fact;
use super::finding::Finding;

/// The rules considered, and what follows from them.
#[derive(Clone, Copy)]
pub(super) struct Rules<'a> {
    /// Shortest and longest months, with the maker's term; `None` is unknown.
    pub(super) months: Option<(u16, u16)>,
    pub(super) citation: Option<&'a Citation>,
    pub(super) verification: Verification,
    /// The weakest verification of the rules themselves and of a derived hazard.
    pub(super) relied_on: Verification,
    pub(super) all_text: bool,
    /// Some rule gives only a ceiling.
    pub(super) is_maximum: bool,
    considered: Considered,
    table: Option<&'a Table>,
    masks: [u64; MAX_AXES],
}

/// From which days an age may run; a bound that is absent is open.
#[derive(Clone, Copy, Default)]
struct Starts {
    earliest: Option<Date>,
    latest: Option<Date>,
}

impl Starts {
    /// The pieces of the age's line that the range allows on a day, as bits.
    fn pieces(self, thresholds: &[u16], day: Date) -> u64 {
        let oldest = self.earliest.map_or(2 * thresholds.len(), |start| AxisKind::age_piece(thresholds, start, day));
        let youngest = match self.latest {
            Some(_) if self.latest == self.earliest => oldest,
            Some(start) => AxisKind::age_piece(thresholds, start, day),
            None => 0,
        };
        let mut pieces = 0;
        for piece in youngest..=oldest {
            // An exact anniversary between the ends exists only where the calendar has that day.
            let at_end = piece == youngest || piece == oldest;
            let exists = piece % 2 == 0 || at_end || {
                let months = thresholds.get(piece / 2).map_or(0, |years| i32::from(*years) * 12);
                day.add_months(-months).add_months(months) == day
            };
            pieces |= u64::from(exists) << piece;
        }
        pieces
    }
}

impl<'a> Case<'a, '_> {
    /// The interval for an inspection made that day; `findings` gets what is missing or derived.
    pub(super) fn interval(&self, performed_on: Date, findings: Option<&mut Vec<Finding<'a>>>) -> Rules<'a> {
        let Some(table) = self.table(performed_on) else { return Rules::none() };
        let (masks, hazard_axis) = self.masks(table, performed_on);
        let mut rules = self.rules(table, masks);
        let mut derived = None;
        if let Some((axis, values)) = hazard_axis
            && let Fact::Text(text) = self.fact("medium")
            && let Some(medium) = self.medium(text)
            && let Some(value) = values.iter().position(|value| *value == medium.hazard)
        {
            derived = Some((text, medium.verification));
            let mut narrowed = masks;
            if let Some(mask) = narrowed.get_mut(axis) {
                *mask = 1 << value;
            }
            let with = self.rules(table, narrowed);
            // A derived hazard below `secondary` may shorten the interval, and nothing else.
            let shortens =
                medium.hazard != "none" && rules.known_min().is_some() && rules.known_min() == with.known_min();
            if medium.verification.decides() || shortens {
                rules = with;
                rules.relied_on = rules.relied_on.weakest(medium.verification);
            }
        }
        if let Some(findings) = findings {
            if let Some((text, verification)) = derived {
                let field = Field::Attribute("medium".into());
                let mut finding = Finding::new(Code::HazardDerived).at(field).raw(text);
                finding.verification = Some(verification);
                findings.push(finding);
            }
            self.tell_missing(&rules, findings);
        }
        rules
    }

    /// The pieces of every axis that the facts allow, and the axis of a hazard that is not known.
    fn masks(&self, table: &Table, day: Date) -> ([u64; MAX_AXES], Option<(usize, &'a [String])>) {
        let mut masks = [0; MAX_AXES];
        let mut hazard = None;
        for (index, (axis, mask)) in table.axes.iter().zip(&mut masks).enumerate() {
            let Some(def) = self.book.data().attributes.get(axis.attribute) else { continue };
            let all = u64::MAX >> (64 - axis.size.clamp(1, 64));
            *mask = match (&axis.kind, &def.kind) {
                (AxisKind::Age { base, thresholds }, _) => self.starts(*base, day).pieces(thresholds, day),
                (AxisKind::Measure { thresholds }, _) => match self.fact(&def.name) {
                    Fact::Measured { value, certain: true } => 1 << AxisKind::measure_piece(thresholds, &value),
                    _ => all,
                },
                (AxisKind::Choice, AttributeType::Choice { values }) => match self.fact(&def.name) {
                    Fact::Choice(_, place) => 1 << place,
                    _ => {
                        if def.name == "medium_hazard" {
                            hazard = Some((index, values.as_slice()));
                        }
                        all
                    }
                },
                _ => all,
            };
        }
        (masks, hazard)
    }

    fn rules(&self, table: &'a Table, masks: [u64; MAX_AXES]) -> Rules<'a> {
        let considered = table.consider(&masks);
        let mut rules = Rules { considered, table: Some(table), masks, ..Rules::none() };
        let mut least: Option<&IntervalRule> = None;
        let (mut known, mut unknown) = (!considered.gap, considered.gap);
        let mut bounds: Option<(u16, u16)> = None;
        rules.relied_on = Verification::Text;
        for rule in rules.iter(self) {
            let verification = rule.citation.verification;
            known &= rule.months.is_some() && verification.decides();
            unknown |= verification == Verification::Unknown;
            rules.relied_on = rules.relied_on.weakest(verification);
            rules.all_text &= verification == Verification::Text;
            rules.is_maximum |= rule.is_maximum;
            if let Some(months) = rule.months {
                bounds = Some(bounds.map_or((months, months), |(min, max)| (min.min(months), max.max(months))));
            }
            let order = |rule: &IntervalRule| (rule.months.is_none(), rule.months);
            if least.is_none_or(|least| order(rule) < order(least)) {
                least = Some(rule);
            }
        }
        rules.citation = least.map(|rule| &rule.citation);
        // The maker's shorter term takes the place of a longer one (S12).
        let shorten = |months: u16| self.maker_months.map_or(months, |maker| maker.min(months));
        rules.months = bounds.filter(|_| known).map(|(min, max)| (shorten(min), shorten(max)));
        rules.verification = match (known, unknown) {
            (true, _) => rules.relied_on,
            (false, true) => Verification::Unknown,
            (false, false) => Verification::Unverified,
        };
        if !known {
            rules.relied_on = Verification::Text;
        }
        rules
    }

    fn medium(&self, text: &str) -> Option<&'a crate::law::Medium> {
        fn folded(text: &str) -> impl Iterator<Item = char> {
            text.trim().chars().flat_map(char::to_lowercase)
        }
        let is = |name: &String| folded(name).eq(folded(text));
        self.book.data().media.iter().find(|medium| medium.names_vi.iter().chain(&medium.names_en).any(is))
    }

    fn tell_missing(&self, rules: &Rules<'a>, findings: &mut Vec<Finding<'a>>) {
        let Some(table) = rules.table else { return };
        let deciding = table.deciding(&rules.masks);
        for (index, axis) in table.axes.iter().enumerate().filter(|(index, _)| deciding >> index & 1 == 1) {
            let field = match &axis.kind {
                AxisKind::Age { base: AgeBase::ServiceStart, .. } => Field::Item("put_into_use_on"),
                AxisKind::Age { base: AgeBase::FirstInspection, .. } => Field::Item("inspections"),
                _ => match self.book.data().attributes.get(table.axes.get(index).map_or(0, |axis| axis.attribute)) {
                    Some(def) => Field::Attribute(def.name.as_str().into()),
                    None => continue,
                },
            };
            findings.push(Finding::new(Code::MissingAttribute).at(field));
        }
        if rules.uses_age(|base| base == AgeBase::ServiceStart) {
            let code = match (self.put_into_use, self.made()) {
                (None, Some(_)) => Code::ServiceStartAssumed,
                (Some(used), Some((_, until))) if used.first() > until => Code::AgeBaseUncertain,
                _ => return,
            };
            findings.push(Finding::new(code).at(Field::Item("put_into_use_on")));
        }
    }

    /// Whether ages on the day asked about would lead to other rules than those on the day of the inspection (S16).
    pub(super) fn age_limit_crossed(&self, rules: &Rules<'a>) -> bool {
        let Some(table) = rules.table.filter(|_| rules.uses_age(|_| true)) else { return false };
        let mut masks = rules.masks;
        for (axis, mask) in table.axes.iter().zip(&mut masks) {
            if let AxisKind::Age { base, thresholds } = &axis.kind {
                *mask = self.starts(*base, self.as_of).pieces(thresholds, self.as_of);
            }
        }
        masks != rules.masks && table.consider(&masks) != rules.considered
    }

    /// The limit of a stated date where the interval is unknown, in months (S13c).
    pub(super) fn limit(&self, day: Date) -> i32 {
        let ceiling = self.parameters.stated_ceiling_months;
        if !self.periodic() {
            return i32::from(ceiling);
        }
        let rules = || {
            let indices = self.table(day).map_or(&[][..], |table| table.rules.as_slice());
            indices.iter().filter_map(|index| self.book.data().intervals.get(*index))
        };
        let longest = rules().filter_map(|rule| rule.months).max();
        let decides = rules().any(|rule| rule.months == longest && rule.citation.verification.decides());
        let limit = longest.filter(|_| decides).unwrap_or(ceiling);
        i32::from(self.maker_months.map_or(limit, |maker| maker.min(limit)))
    }

    /// The first and the last day on which an item of that year may have been put into use (S11).
    fn made(&self) -> Option<(Date, Date)> {
        let year = self.year_of_manufacture?;
        Some((Date::new(year, 1, 1)?, Date::new(year + 2, 12, 31)?))
    }

    fn starts(&self, base: AgeBase, day: Date) -> Starts {
        match base {
            AgeBase::ServiceStart => self.service_start(),
            AgeBase::FirstInspection => self.first_inspection(day),
        }
    }

    fn service_start(&self) -> Starts {
        let (earliest, latest) = match (self.put_into_use, self.made()) {
            (Some(used), Some((made, until))) if used.first() > until => (made, used.last()),
            (Some(used), _) => (used.first(), used.last()),
            (None, Some(made)) => made,
            (None, None) => return Starts::default(),
        };
        Starts { earliest: Some(earliest), latest: Some(latest) }
    }

    fn first_inspection(&self, day: Date) -> Starts {
        let passes = || self.inspections.iter().filter(|view| view.passed() && view.performed_on <= Some(day));
        let first = |initial_only: bool| {
            let wanted = move |view: &&super::case::View<'a>| match initial_only {
                true => view.record.kind == InspectionKind::Initial,
                false => self.counts(view),
            };
            passes().filter(wanted).filter_map(|view| view.performed_on).min()
        };
        if let Some(initial) = first(true) {
            return Starts { earliest: Some(initial), latest: Some(initial) };
        }
        let Some(pass) = first(false) else { return Starts::default() };
        let start = self.service_start().earliest;
        Starts {
            earliest: start.map(|start| start.min(pass)),
            latest: Some(start.map_or(pass, |start| start.max(pass))),
        }
    }
}

impl<'a> Rules<'a> {
    fn none() -> Rules<'a> {
        Rules {
            months: None,
            citation: None,
            verification: Verification::Unknown,
            relied_on: Verification::Text,
            all_text: true,
            is_maximum: false,
            considered: Considered { rules: 0, gap: true },
            table: None,
            masks: [0; MAX_AXES],
        }
    }

    fn iter(&self, case: &Case<'a, '_>) -> impl Iterator<Item = &'a IntervalRule> + use<'a> {
        let (bits, book) = (self.considered.rules, case.book);
        let indices = self.table.map_or(&[][..], |table| table.rules.as_slice());
        let chosen = indices.iter().enumerate().filter(move |(bit, _)| bits >> bit & 1 == 1);
        chosen.filter_map(move |(_, index)| book.data().intervals.get(*index))
    }

    fn known_min(&self) -> Option<u16> {
        self.months.map(|(min, _)| min)
    }

    /// Whether a rule considered asks for an age of such a base.
    fn uses_age(&self, wanted: impl Fn(AgeBase) -> bool) -> bool {
        let Some(table) = self.table else { return false };
        let is_age = |axis: &Axis| matches!(&axis.kind, AxisKind::Age { base, .. } if wanted(*base));
        let ages = table.axes.iter().enumerate().fold(0, |mask, (index, axis)| mask | u8::from(is_age(axis)) << index);
        let named = table.names.iter().enumerate().filter(|(bit, _)| self.considered.rules >> bit & 1 == 1);
        ages != 0 && named.into_iter().any(|(_, names)| names & ages != 0)
    }

    /// Where the record says from when the ages of the rules considered run.
    pub(super) fn age_field(&self) -> Field {
        Field::Item(if self.uses_age(|base| base == AgeBase::ServiceStart) { "put_into_use_on" } else { "inspections" })
    }

    /// The interval as the answer gives it.
    pub(super) fn interval(&self, case: &Case<'a, '_>) -> Interval<'a> {
        Interval {
            months: self.months,
            citation: self.citation,
            verification: self.verification,
            book: case.book,
            rules: self.considered.rules,
            ids: self.table.map_or(&[][..], |table| table.rules.as_slice()),
        }
    }

    /// Findings that rest on the interval.
    pub(super) fn finding(&self, code: Code) -> Finding<'a> {
        let mut finding = Finding::new(code).cite(self.citation);
        finding.verification = Some(self.verification);
        finding
    }
}
