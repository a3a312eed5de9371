//! Checks across provisions: references, types of conditions, rules that supersede one another, periods that must not
//! overlap.

mod circles;
mod periods;

use std::collections::HashMap;

use crate::error::ErrorKind;

use super::book::{Book, Place};
use super::data::*;
use super::expr::{Comparison, Expr, Test};
use super::faults::Faults;

/// Reports everything that does not fit together.
pub(super) fn check(data: &Data, book: &Book, faults: &mut Faults) {
    let attributes = data.attributes.iter().map(|attribute| (attribute.name.as_str(), attribute)).collect();
    let mut checker = Checker { attributes, book, faults };
    checker.documents();
    for category in &data.categories {
        if let Relocation::When(when) = &category.relocation {
            checker.condition(Some(when), ("category", &[&category.id]), "relocation");
        }
    }
    for list in &data.lists {
        for row in &list.rows {
            let place: Place<'_> = ("row", &[&list.document, &row.category]);
            checker.category(&row.category, place, "category");
            checker.condition(row.when.as_ref(), place, "when");
            checker.condition(row.doubt.as_ref(), place, "doubt");
        }
    }
    data.intervals.iter().for_each(|rule| checker.interval(rule));
    for row in &data.conformity {
        let list = row.citation.document.as_deref().unwrap_or_default();
        let place: Place<'_> = ("conformity", &[list, &row.category]);
        checker.category(&row.category, place, "category");
        checker.condition(row.when.as_ref(), place, "when");
    }
    checker.media(&data.media);
    data.synonyms.iter().for_each(|synonym| checker.synonym(synonym));
    circles::check(&data.intervals, book, checker.faults);
    periods::check(data, book, checker.faults);
}

struct Checker<'c, 'f> {
    attributes: HashMap<&'c str, &'c AttributeDef>,
    book: &'c Book,
    faults: &'f mut Faults,
}

impl<'c> Checker<'c, '_> {
    fn fault(&mut self, place: Place<'_>, field: &str, kind: ErrorKind, vi: String, en: String) {
        self.book.fault(place, field, kind, vi, en, self.faults);
    }

    fn dangling(&mut self, place: Place<'_>, field: &str, to: &str) {
        // An empty name stands for one that could not be read.
        if !to.is_empty() && self.faults.all_read() {
            let (vi, en) = (format!("{to:?} không có trong bộ quy tắc"), format!("{to:?} is not in the rulebook"));
            self.fault(place, field, ErrorKind::DanglingReference, vi, en);
        }
    }

    /// Whatever cites a document cites one that the book has. (An entry's `list` is only what its source calls it.)
    fn documents(&mut self) {
        let book = self.book;
        for (table, keys, node) in book.provisions() {
            let field = match table {
                "document" => continue,
                "conformity" => "list",
                _ => "document",
            };
            if let Some(number) = node.text(field).filter(|number| !book.has(("document", &[number]))) {
                let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
                self.dangling((table, &keys), field, number);
            }
        }
    }

    fn category(&mut self, id: &str, place: Place<'_>, field: &str) {
        if !self.book.has(("category", &[id])) {
            self.dangling(place, field, id);
        }
    }

    fn interval(&mut self, rule: &IntervalRule) {
        let place: Place<'_> = ("interval", &[&rule.id]);
        rule.categories.iter().for_each(|category| self.category(category, place, "categories"));
        for other in rule.supersedes.iter().filter(|other| !self.book.has(("interval", &[other]))) {
            self.dangling(place, "supersedes", other);
            self.faults.doubt("interval", &rule.id);
        }
        if !self.condition(rule.when.as_ref(), place, "when") {
            self.faults.doubt("interval", &rule.id);
        }
    }

    fn media(&mut self, media: &[Medium]) {
        let hazards: &[String] = match self.attributes.get("medium_hazard").map(|attribute| &attribute.kind) {
            Some(AttributeType::Choice { values }) => values,
            // Its own fault is told.
            None if self.book.has(("attribute", &["medium_hazard"])) => return,
            _ => &[],
        };
        let mut names: HashMap<String, &Medium> = HashMap::new();
        for medium in media {
            let first = medium.names_vi.first().map_or("", String::as_str);
            let place: Place<'_> = ("medium", &[first]);
            if !hazards.contains(&medium.hazard) {
                self.dangling(place, "hazard", &medium.hazard);
            }
            for (name, field) in named(medium) {
                let other = names.insert(name.trim().to_lowercase(), medium);
                if other.is_some_and(|other| other != medium) && !self.faults.doubts("medium", first) {
                    let (vi, en) = (format!("{name:?} đã có ở mục khác"), format!("{name:?} names another medium too"));
                    self.fault(place, field, ErrorKind::Duplicate, vi, en);
                }
            }
        }
    }

    fn synonym(&mut self, synonym: &Synonym) {
        let place: Place<'_> = ("synonym", &[&synonym.id]);
        match &synonym.meaning {
            Meaning::Category(category) => self.category(category, place, "category"),
            Meaning::Candidates(ids) => ids.iter().for_each(|id| self.category(id, place, "candidates")),
            Meaning::Open => {}
        }
        for (name, value) in &synonym.implies {
            match self.attribute(name, place, "implies").map(|attribute| &attribute.kind) {
                None | Some(AttributeType::Text) => {}
                Some(AttributeType::Choice { values }) if values.contains(value) => {}
                Some(_) => {
                    let (vi, en) = no_value(value, name);
                    self.fault(place, "implies", ErrorKind::InvalidValue, vi, en);
                }
            }
        }
    }

    /// The attribute of that name, where it is known what it is.
    fn attribute(&mut self, name: &str, place: Place<'_>, field: &str) -> Option<&'c AttributeDef> {
        if !self.book.has(("attribute", &[name])) {
            self.dangling(place, field, name);
        }
        if self.faults.doubts("attribute", name) { None } else { self.attributes.get(name).copied() }
    }

    /// Whether the condition, where there is one, asks attributes of the book for what they can answer.
    fn condition(&mut self, when: Option<&Expr>, place: Place<'_>, field: &str) -> bool {
        let before = self.faults.count();
        for (name, test) in when.map_or_else(Vec::new, Expr::tests) {
            let Some(attribute) = self.attribute(name, place, field) else { continue };
            if let Some((vi, en)) = mistyped(name, test, &attribute.kind) {
                self.fault(place, field, ErrorKind::InvalidValue, format!("điều kiện sai: {vi}"), en);
            }
        }
        self.faults.count() == before
    }
}

/// What is wrong with a test of an attribute of that type, in Vietnamese and English.
fn mistyped(name: &str, test: &Test, kind: &AttributeType) -> Option<(String, String)> {
    match (test, kind) {
        (Test::Measure(_, limit), AttributeType::Quantity { unit, .. }) => {
            let symbol = limit.unit.symbol();
            (unit.dimension() != limit.unit.dimension())
                .then(|| (format!("{symbol} không phải đơn vị của {name}"), format!("{symbol} is no unit of {name}")))
        }
        (Test::Years(op, _), AttributeType::Age { .. }) => matches!(op, Comparison::Equal | Comparison::Differs)
            .then(|| (format!("{name} chỉ so sánh được lớn hơn, nhỏ hơn"), format!("{name} needs an order"))),
        (Test::OneOf { words, .. }, AttributeType::Choice { values }) => {
            words.iter().find(|word| !values.contains(word)).map(|word| no_value(word, name))
        }
        _ => Some((format!("không thể kiểm tra {name} như vậy"), format!("{name} cannot be tested this way"))),
    }
}

fn no_value(word: &str, name: &str) -> (String, String) {
    (format!("{word:?} không phải giá trị của {name}"), format!("{word:?} is no value of {name}"))
}

/// The names of a medium, each with its field.
fn named(medium: &Medium) -> impl Iterator<Item = (&String, &'static str)> {
    let vi = medium.names_vi.iter().map(|name| (name, "names_vi"));
    vi.chain(medium.names_en.iter().map(|name| (name, "names_en")))
}
