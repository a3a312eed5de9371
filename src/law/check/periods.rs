//! Provisions that follow one another: no two of a kind hold on one day, or it is not known which one does.

use crate::error::ErrorKind;
use crate::law::book::{Book, Place};
use crate::law::data::*;
use crate::law::faults::Faults;

/// Reports the lists, and the triggers of one event, grounds of one finding, holders of one role and penalties of one
/// act and number of units, that overlap in time.
pub(super) fn check(data: &Data, book: &Book, faults: &mut Faults) {
    let penalties: Vec<&Penalty> = data.penalties.iter().filter(|one| !faults.doubts("penalty", &one.act)).collect();
    let mut report = |place: Place<'_>, other: &str| {
        // What is given twice overlaps itself; that has been told.
        if place.1.first().is_some_and(|key| faults.doubts(place.0, key)) {
            return;
        }
        let (vi, en) = (format!("khoảng thời gian trùng với {other}"), format!("the period overlaps that of {other}"));
        book.fault(place, "from", ErrorKind::Overlap, vi, en, faults);
    };
    for (one, other) in overlaps(&data.lists, |_, _| true, |one| one.period) {
        report(("list", &[&one.document]), &other.document);
    }
    for (one, other) in overlaps(&data.triggers, |a, b| a.event == b.event, |one| one.period) {
        report(("trigger", &[one.event.name(), &one.period.first_day()]), other.event.name());
    }
    for (one, other) in overlaps(&data.obligations, |a, b| a.finding == b.finding, |one| one.period) {
        report(("obligation", &[one.finding.name(), &one.period.first_day()]), other.finding.name());
    }
    for (one, other) in overlaps(&data.authorities, |a, b| a.role == b.role, |one| one.period) {
        report(("authority", &[&one.role, &one.period.first_day()]), &other.name_en);
    }
    for (at, one) in penalties.iter().enumerate() {
        if let Some(other) = penalties.iter().take(at).find(|other| same_band(one, other)) {
            let units = one.units_from.map(|units| units.to_string()).unwrap_or_default();
            report(("penalty", &[&one.act, &units, &one.period.first_day()]), &other.act);
        }
    }
}

/// The items whose period overlaps that of an earlier one of the same group, each with such a one. They are sorted by
/// group and period.
fn overlaps<T>(items: &[T], same: impl FnMut(&T, &T) -> bool, period: impl Fn(&T) -> Period) -> Vec<(&T, &T)> {
    let ends = |item: &T| period(item).to.map_or((1, None), |to| (0, Some(to)));
    let mut overlaps = Vec::new();
    for group in items.chunk_by(same) {
        let Some((mut longest, rest)) = group.split_first() else { continue };
        for item in rest {
            // Whatever overlaps an earlier one overlaps the one that ends last.
            if overlap(period(longest), period(item)) {
                overlaps.push((item, longest));
            }
            if ends(item) > ends(longest) {
                longest = item;
            }
        }
    }
    overlaps
}

/// Penalties of one act, or for one finding, that hold for the same number of units on one day.
fn same_band(a: &Penalty, b: &Penalty) -> bool {
    let units = |penalty: &Penalty| (penalty.units_from.unwrap_or(0), penalty.units_to.unwrap_or(u32::MAX));
    let ((a_from, a_to), (b_from, b_to)) = (units(a), units(b));
    let same_act = a.act == b.act || (a.finding.is_some() && a.finding == b.finding);
    same_act && a_from <= b_to && b_from <= a_to && overlap(a.period, b.period)
}

fn overlap(a: Period, b: Period) -> bool {
    let before = |a: Period, b: Period| matches!((a.to, b.from), (Some(to), Some(from)) if to <= from);
    !a.is_empty() && !b.is_empty() && !before(a, b) && !before(b, a)
}
