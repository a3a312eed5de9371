//! What is in a rulebook, entry by entry.

use std::collections::HashMap;
use std::ffi::c_char;

use serde::Serialize;
use serde_json::Value;

use crate::law::{AttributeDef, AttributeType, Category, Verification, provisions};
use crate::{Date, Rulebook};

use super::date::kiemdinh_date;
use super::guard::{get, lent};
use super::numbered::{Numbered, attribute_type};
use super::numbers::*;
use super::text::{Text, lend};

/** A category of the rulebook. Borrowed: it lives as long as its rulebook. */
pub struct kiemdinh_category {
    id: Text,
    vi: Text,
    en: Text,
    kind: i32,
    regime: i32,
    json: Text,
}

/** An attribute that the rulebook defines. Borrowed: it lives as long as its rulebook. */
pub struct kiemdinh_attribute_definition {
    name: Text,
    vi: Text,
    en: Text,
    value_type: i32,
    unit: i32,
    choices: Vec<Text>,
    json: Text,
}

/** An entry of the rulebook with its ground in the law. Borrowed: it lives as long as its rulebook. */
pub struct kiemdinh_provision {
    key: Text,
    table: Text,
    document: Option<Text>,
    article: Option<Text>,
    verification: i32,
    from: kiemdinh_date,
    to: kiemdinh_date,
    json: Text,
}

/// All entries of a book.
pub(super) struct Tables {
    pub(super) categories: Vec<kiemdinh_category>,
    pub(super) attributes: Vec<kiemdinh_attribute_definition>,
    pub(super) provisions: Vec<kiemdinh_provision>,
    keys: HashMap<String, usize>,
}

/// Plain data becomes JSON without fail.
fn json(value: &impl Serialize) -> Text {
    Text::new(&serde_json::to_string(value).unwrap_or_default())
}

impl Tables {
    pub(super) fn of(book: &Rulebook) -> Tables {
        let data = book.data();
        let provisions: Vec<_> = provisions(data).iter().map(|(key, value)| provision(key, value)).collect();
        let keys = provisions.iter().enumerate().map(|(index, one)| (one.key.as_str().to_owned(), index));
        Tables {
            categories: data.categories.iter().map(category).collect(),
            attributes: data.attributes.iter().map(attribute).collect(),
            keys: keys.collect(),
            provisions,
        }
    }

    pub(super) fn category(&self, id: &str) -> Option<&kiemdinh_category> {
        self.categories.iter().find(|category| category.id.as_str() == id)
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&kiemdinh_attribute_definition> {
        self.attributes.iter().find(|attribute| attribute.name.as_str() == name)
    }

    pub(super) fn provision(&self, key: &str) -> Option<&kiemdinh_provision> {
        self.provisions.get(*self.keys.get(key)?)
    }

    /// An entry that is told from others of its name by its first day.
    pub(super) fn dated(&self, table: &str, name: &str, from: Option<Date>) -> Option<&kiemdinh_provision> {
        let from = from.map(|day| format!(" {day}")).unwrap_or_default();
        self.provision(&format!("{table} {name}{from}"))
    }
}

fn category(category: &Category) -> kiemdinh_category {
    kiemdinh_category {
        id: Text::new(&category.id),
        vi: Text::new(&category.name_vi),
        en: Text::new(&category.name_en),
        kind: category.kind.number(),
        regime: category.regime.number(),
        json: json(category),
    }
}

fn attribute(attribute: &AttributeDef) -> kiemdinh_attribute_definition {
    let (unit, choices) = match &attribute.kind {
        AttributeType::Quantity { unit, .. } => (unit.number(), Vec::new()),
        AttributeType::Choice { values } => (0, values.iter().map(|value| Text::new(value)).collect()),
        AttributeType::Age { .. } | AttributeType::Text => (0, Vec::new()),
    };
    kiemdinh_attribute_definition {
        name: Text::new(&attribute.name),
        vi: Text::new(&attribute.name_vi),
        en: Text::new(&attribute.name_en),
        value_type: attribute_type(&attribute.kind),
        unit,
        choices,
        json: json(attribute),
    }
}

fn provision(key: &[String], value: &Value) -> kiemdinh_provision {
    let parts: Vec<&str> = key.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    // Most entries keep their citation and period together; documents and the rest keep them beside their own fields.
    let citation = value.get("citation").unwrap_or(value);
    let period = value.get("period").unwrap_or(value);
    let text = |name: &str| citation.get(name).and_then(Value::as_str);
    let day = |name: &str| period.get(name).and_then(Value::as_str).and_then(|day| day.parse::<Date>().ok());
    let document = text("document").or_else(|| match parts.first() {
        Some(&"documents") => parts.get(1).copied(),
        _ => None,
    });
    let verification = text("verification").and_then(|name| name.parse::<Verification>().ok());
    kiemdinh_provision {
        key: Text::new(&parts.join(" ")),
        table: Text::new(parts.first().copied().unwrap_or_default()),
        document: document.map(Text::new),
        article: text("provision").map(Text::new),
        verification: super::numbered::number_of(verification),
        from: super::date::number(day("from")),
        to: super::date::number(day("to")),
        json: json(value),
    }
}

/** The id: pressure.vessel. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_category_id(category: *const kiemdinh_category, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(category, "category") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| &own.id), length) }
}

/** The name. `language`: KIEMDINH_LANGUAGE_VIETNAMESE or KIEMDINH_LANGUAGE_ENGLISH. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_category_name(
    category: *const kiemdinh_category,
    language: i32,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(category, "category") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| if language == KIEMDINH_LANGUAGE_ENGLISH { &own.en } else { &own.vi }), length) }
}

/** What it is, a KIEMDINH_KIND_...; 0 for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_category_kind(category: *const kiemdinh_category) -> i32 {
    // SAFETY: NULL, or one of ours.
    get(0, || Ok(unsafe { lent(category, "category") }?.kind))
}

/** Which regime decides (S6), a KIEMDINH_REGIME_...; 0 for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_category_regime(category: *const kiemdinh_category) -> i32 {
    // SAFETY: NULL, or one of ours.
    get(0, || Ok(unsafe { lent(category, "category") }?.regime))
}

/** All that the rulebook says of it, in JSON. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_category_json(
    category: *const kiemdinh_category,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(category, "category") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| &own.json), length) }
}

/** The name in records: rated_capacity. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_attribute_definition_name(
    attribute: *const kiemdinh_attribute_definition,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(attribute, "attribute") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| &own.name), length) }
}

/** The name for people. `language` as with kiemdinh_category_name. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_attribute_definition_label(
    attribute: *const kiemdinh_attribute_definition,
    language: i32,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(attribute, "attribute") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| if language == KIEMDINH_LANGUAGE_ENGLISH { &own.en } else { &own.vi }), length) }
}

/** What it can be, a KIEMDINH_ATTRIBUTE_TYPE_...; 0 for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_attribute_definition_type(attribute: *const kiemdinh_attribute_definition) -> i32 {
    // SAFETY: NULL, or one of ours.
    get(0, || Ok(unsafe { lent(attribute, "attribute") }?.value_type))
}

/** The usual unit of a quantity, a KIEMDINH_UNIT_...; otherwise 0. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_attribute_definition_unit(attribute: *const kiemdinh_attribute_definition) -> i32 {
    // SAFETY: NULL, or one of ours.
    get(0, || Ok(unsafe { lent(attribute, "attribute") }?.unit))
}

/** How many words a choice has; otherwise 0. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_attribute_definition_choice_count(
    attribute: *const kiemdinh_attribute_definition,
) -> usize {
    // SAFETY: NULL, or one of ours.
    get(0, || Ok(unsafe { lent(attribute, "attribute") }?.choices.len()))
}

/** A word of a choice, by index from 0; NULL where there is none of that index. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_attribute_definition_choice(
    attribute: *const kiemdinh_attribute_definition,
    index: usize,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(attribute, "attribute") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.and_then(|own| own.choices.get(index)), length) }
}

/** All that the rulebook says of it, in JSON. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_attribute_definition_json(
    attribute: *const kiemdinh_attribute_definition,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(attribute, "attribute") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| &own.json), length) }
}

/** Its table and key: "intervals qtkd-01-2016.2". Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_provision_key(
    provision: *const kiemdinh_provision,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(provision, "provision") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| &own.key), length) }
}

/** Its table: lists, intervals, conformity, triggers, obligations, parameters, penalties ... Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_provision_table(
    provision: *const kiemdinh_provision,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(provision, "provision") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| &own.table), length) }
}

/** The number of the legal document; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_provision_document(
    provision: *const kiemdinh_provision,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(provision, "provision") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.and_then(|own| own.document.as_ref()), length) }
}

/** The article or item within it; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_provision_article(
    provision: *const kiemdinh_provision,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(provision, "provision") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.and_then(|own| own.article.as_ref()), length) }
}

/** How well it is known, a KIEMDINH_VERIFICATION_..., or 0 where that does not apply. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_provision_verification(provision: *const kiemdinh_provision) -> i32 {
    // SAFETY: NULL, or one of ours.
    get(0, || Ok(unsafe { lent(provision, "provision") }?.verification))
}

/** The first day on which it holds; KIEMDINH_DATE_NONE where there is none. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_provision_from(provision: *const kiemdinh_provision) -> kiemdinh_date {
    // SAFETY: NULL, or one of ours.
    get(KIEMDINH_DATE_NONE, || Ok(unsafe { lent(provision, "provision") }?.from))
}

/** The day from which it no longer holds; KIEMDINH_DATE_NONE where there is none. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_provision_to(provision: *const kiemdinh_provision) -> kiemdinh_date {
    // SAFETY: NULL, or one of ours.
    get(KIEMDINH_DATE_NONE, || Ok(unsafe { lent(provision, "provision") }?.to))
}

/** All that the rulebook says of it, in JSON. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_provision_json(
    provision: *const kiemdinh_provision,
    length: *mut usize,
) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(provision, "provision") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| &own.json), length) }
}
