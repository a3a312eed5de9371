//! Attributes, categories, media and synonyms.

use std::collections::HashSet;

use crate::error::ErrorKind;

use super::super::data::*;
use super::super::keys::Keys;
use super::{MAX_MONTHS, VERIFICATIONS, parsed, verification};

/// The most values of a choice: what a look-up can keep apart.
const MAX_VALUES: usize = super::super::table::MAX_PIECES;

type ReadType = fn(&mut Keys<'_, '_>) -> Option<AttributeType>;

pub(super) fn attribute(t: &mut Keys<'_, '_>) -> Option<AttributeDef> {
    let types: [(&str, ReadType); 4] =
        [("quantity", quantity), ("choice", choice), ("age", age), ("text", |_| Some(AttributeType::Text))];
    let kind = match t.one_of("type", &types) {
        Some(read) => read(t),
        None => {
            t.allow(&["unit", "above", "at_least", "at_most", "values", "starts_from"]);
            None
        }
    };
    let (name, name_vi, name_en) = (t.text("name"), t.text("name_vi"), t.text("name_en"));
    let (source, note) = (t.opt_text("source"), t.opt_text("note"));
    Some(AttributeDef { name, kind: kind?, name_vi, name_en, source, note })
}

fn quantity(t: &mut Keys<'_, '_>) -> Option<AttributeType> {
    let number = "a decimal number in quotes";
    let unit = t.word("unit", "bar, kg, m …");
    let (above, at_least) = (t.opt_word("above", number), t.opt_word("at_least", number));
    let at_most = t.opt_word("at_most", number);
    Some(AttributeType::Quantity { unit: unit?, above, at_least, at_most })
}

fn choice(t: &mut Keys<'_, '_>) -> Option<AttributeType> {
    let before = t.faults().count();
    let values = t.some_texts("values");
    if values.len() > MAX_VALUES {
        let (vi, en) = (format!("cần từ 1 đến {MAX_VALUES} giá trị"), format!("1 to {MAX_VALUES} values are needed"));
        t.fault("values", ErrorKind::InvalidValue, vi, en);
    }
    let mut seen = HashSet::new();
    if let Some(twice) = values.iter().find(|value| !seen.insert(*value)) {
        let (vi, en) = (format!("{twice:?} khai báo hai lần"), format!("{twice:?} is given twice"));
        t.fault("values", ErrorKind::Duplicate, vi, en);
    }
    (t.faults().count() == before).then_some(AttributeType::Choice { values })
}

fn age(t: &mut Keys<'_, '_>) -> Option<AttributeType> {
    let bases = [("service_start", AgeBase::ServiceStart), ("first_inspection", AgeBase::FirstInspection)];
    let starts_from = t.one_of("starts_from", &bases)?;
    Some(AttributeType::Age { starts_from })
}

pub(super) fn category(t: &mut Keys<'_, '_>) -> Option<Category> {
    Some(Category {
        id: t.text("id"),
        kind: t.word("kind", "machinery, equipment, material, substance").unwrap_or(Kind::Machinery),
        regime: t.word("regime", "periodic_inspection, conformity, sector_law").unwrap_or(Regime::PeriodicInspection),
        name_vi: t.text("name_vi"),
        name_en: t.text("name_en"),
        name_verification: t.word("name_verification", VERIFICATIONS).unwrap_or(Verification::Unknown),
        list_item: t.opt_text("list_item"),
        item_verification: t.opt_word("item_verification", VERIFICATIONS),
        criteria: t.opt_text("criteria"),
        criteria_verification: t.opt_word("criteria_verification", VERIFICATIONS),
        procedure: t.opt_text("procedure"),
        procedure_verification: t.opt_word("procedure_verification", VERIFICATIONS),
        relocation: relocation(t).unwrap_or(Relocation::No),
        relocation_verification: t.opt_word("relocation_verification", VERIFICATIONS),
        idle_months: t.opt_number("idle_months", MAX_MONTHS),
        idle_verification: t.opt_word("idle_verification", VERIFICATIONS),
        source: t.opt_text("source"),
        note: t.opt_text("note"),
    })
}

fn relocation(t: &mut Keys<'_, '_>) -> Option<Relocation> {
    match t.need_text("relocation")?.as_str() {
        "yes" => Some(Relocation::Yes),
        "no" => Some(Relocation::No),
        text => parsed(t, "relocation", text).map(Relocation::When),
    }
}

pub(super) fn medium(t: &mut Keys<'_, '_>) -> Option<Medium> {
    Some(Medium {
        names_vi: t.some_texts("names_vi"),
        names_en: t.texts("names_en"),
        hazard: t.text("hazard"),
        verification: verification(t),
        source: t.opt_text("source"),
        note: t.opt_text("note"),
    })
}

pub(super) fn synonym(t: &mut Keys<'_, '_>) -> Option<Synonym> {
    let has_candidates = t.has("candidates");
    let (category, candidates) = (t.opt_text("category"), t.texts("candidates"));
    if t.has("category") && has_candidates {
        let (vi, en) = ("không dùng cùng `category`", "not together with `category`");
        t.fault("candidates", ErrorKind::InvalidValue, vi, en);
    }
    Some(Synonym {
        id: t.text("id"),
        texts: t.some_texts("texts"),
        with: t.texts("with"),
        not: t.texts("not"),
        meaning: match category {
            Some(category) => Meaning::Category(category),
            None if has_candidates => Meaning::Candidates(candidates),
            None => Meaning::Open,
        },
        implies: t.text_by_key("implies"),
        note: t.opt_text("note"),
    })
}
