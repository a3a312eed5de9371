//! Lists, interval rules, conformity, triggers, obligations and parameters.

use crate::error::ErrorKind;
use crate::record::EventKind;

use super::super::data::*;
use super::super::keys::Keys;
use super::super::tree::Value;
use super::{MAX_MONTHS, VERIFICATIONS, citation, condition, one, period, verification};

pub(super) fn list(t: &mut Keys<'_, '_>) -> Option<List> {
    let document = t.text("document");
    let path = t.path();
    let rows = t.tables("row").iter().enumerate();
    let row = |t: &mut Keys<'_, '_>| {
        Some(ListRow {
            category: t.text("category"),
            when: condition(t, "when"),
            doubt: condition(t, "doubt"),
            citation: Citation {
                document: Some(document.clone()),
                provision: t.opt_text("item"),
                verification: verification(t),
            },
            source: t.opt_text("source"),
            note: t.opt_text("note"),
        })
    };
    let rows = rows.filter_map(|(index, node)| one(node, format!("{path}.row[{index}]"), t.faults(), row)).collect();
    Some(List {
        period: period(t),
        citation: Citation { document: Some(document.clone()), provision: None, verification: verification(t) },
        document,
        rows,
        source: t.opt_text("source"),
        note: t.opt_text("note"),
    })
}

pub(super) fn interval(t: &mut Keys<'_, '_>) -> Option<IntervalRule> {
    let months: Option<u16> = t.opt_number("months", MAX_MONTHS);
    let citation = citation(t);
    if months == Some(0) {
        t.fault("months", ErrorKind::InvalidValue, "phải lớn hơn 0", "must be more than 0");
    }
    // A verification that cannot be read is not `unknown`.
    if months.is_some() && t.has_text("verification", Verification::Unknown.name()) {
        let (vi, en) = ("quy tắc `unknown` không được có số tháng", "an `unknown` rule cannot have months");
        t.fault("months", ErrorKind::InvalidValue, vi, en);
    }
    Some(IntervalRule {
        id: t.text("id"),
        categories: t.some_texts("categories"),
        when: condition(t, "when"),
        months,
        is_maximum: t.one_of("months_is", &[("term", false), ("maximum", true)]).unwrap_or(false),
        period: period(t),
        citation,
        supersedes: t.texts("supersedes"),
        source: t.opt_text("source"),
        note: t.opt_text("note"),
    })
}

pub(super) fn conformity(t: &mut Keys<'_, '_>) -> Option<ConformityRow> {
    Some(ConformityRow {
        category: t.text("category"),
        when: condition(t, "when"),
        risk: t.text("risk"),
        qcvn: t.texts("qcvn"),
        period: period(t),
        citation: Citation {
            document: Some(t.text("list")),
            provision: t.opt_text("item"),
            verification: verification(t),
        },
        source: t.opt_text("source"),
        note: t.opt_text("note"),
    })
}

pub(super) fn trigger(t: &mut Keys<'_, '_>) -> Option<Trigger> {
    let events = [EventKind::Repaired, EventKind::Modified, EventKind::Relocated, EventKind::Resumed];
    let event = t.one_of("event", &events.map(|event| (event.name(), event)));
    let (period, citation) = (period(t), citation(t));
    let (source, note) = (t.opt_text("source"), t.opt_text("note"));
    Some(Trigger { event: event?, period, citation, source, note })
}

pub(super) fn obligation(t: &mut Keys<'_, '_>) -> Option<Obligation> {
    let finding = t.word("finding", "a finding's code");
    let (period, citation) = (period(t), citation(t));
    let (days, working_days) = (t.opt_number("days", 3660), t.opt_number("working_days", 366));
    let (source, note) = (t.opt_text("source"), t.opt_text("note"));
    Some(Obligation { finding: finding?, period, days, working_days, citation, source, note })
}

pub(super) fn parameter(t: &mut Keys<'_, '_>) -> Option<Parameter> {
    let value = t.scalar("value").and_then(|value| match value {
        Value::Integer(number) => Some(ParameterValue::Number(*number)),
        Value::Switch(switch) => Some(ParameterValue::Switch(*switch)),
        Value::Text(word) => Some(ParameterValue::Word(word.clone())),
        _ => None,
    });
    let (name, ground) = (t.text("name"), t.text("ground"));
    let (document, provision) = (t.opt_text("document"), t.opt_text("provision"));
    let verification = t.opt_word("verification", VERIFICATIONS);
    let (source, note) = (t.opt_text("source"), t.opt_text("note"));
    Some(Parameter { name, value: value?, ground, document, provision, verification, source, note })
}
