//! Checks across provisions: references, types of conditions, periods that must not overlap.

use std::collections::{HashMap, HashSet};

use crate::error::{ErrorKind, Fault};

use super::data::*;
use super::expr::{Comparison, Expr, Test};
use super::merge::Book;
use super::tree::Faults;

/// Reports everything that does not fit together.
pub(super) fn check(data: &Data, book: &Book, faults: &mut Faults<'_>) {
    let mut checker = Checker {
        documents: data.documents.iter().map(|document| document.number.as_str()).collect(),
        categories: data.categories.iter().map(|category| category.id.as_str()).collect(),
        attributes: data.attributes.iter().map(|attribute| (attribute.name.as_str(), attribute)).collect(),
        book,
        faults,
    };
    for category in &data.categories {
        if let Relocation::When(when) = &category.relocation {
            checker.expr(when, ("category", &[&category.id]), "relocation");
        }
    }
    for list in &data.lists {
        checker.document(Some(&list.document), ("list", &[&list.document]));
        for row in &list.rows {
            let place: Place<'_> = ("row", &[&list.document, &row.category]);
            checker.category(&row.category, place);
            for (expr, key) in [(&row.when, "when"), (&row.doubt, "doubt")] {
                if let Some(expr) = expr {
                    checker.expr(expr, place, key);
                }
            }
        }
    }
    let rules: HashSet<&str> = data.intervals.iter().map(|rule| rule.id.as_str()).collect();
    for rule in &data.intervals {
        let place: Place<'_> = ("interval", &[&rule.id]);
        checker.document(rule.citation.document.as_deref(), place);
        rule.categories.iter().for_each(|category| checker.category(category, place));
        for other in rule.supersedes.iter().filter(|other| !rules.contains(other.as_str())) {
            checker.dangling(place, "supersedes", other);
        }
        if let Some(when) = &rule.when {
            checker.expr(when, place, "when");
        }
    }
    for row in &data.conformity {
        let list = row.citation.document.as_deref();
        let place: Place<'_> = ("conformity", &[list.unwrap_or_default(), &row.category]);
        checker.document(list, place);
        checker.category(&row.category, place);
        if let Some(when) = &row.when {
            checker.expr(when, place, "when");
        }
    }
    for obligation in &data.obligations {
        let from = first_day(obligation.period);
        checker.document(obligation.citation.document.as_deref(), ("obligation", &[obligation.finding.name(), &from]));
    }
    for trigger in &data.triggers {
        let from = first_day(trigger.period);
        checker.document(trigger.citation.document.as_deref(), ("trigger", &[trigger.event.name(), &from]));
    }
    for penalty in &data.penalties {
        let units = penalty.units_from.map(|units| units.to_string()).unwrap_or_default();
        let from = first_day(penalty.period);
        let place: Place<'_> = ("penalty", &[&penalty.act, &units, &from]);
        checker.document(penalty.citation.document.as_deref(), place);
        if let Some(finding) = penalty.finding.as_ref().filter(|code| code.parse::<crate::Code>().is_err()) {
            checker.dangling(place, "finding", finding);
        }
    }
    for authority in &data.authorities {
        let from = first_day(authority.period);
        checker.document(authority.citation.document.as_deref(), ("authority", &[&authority.role, &from]));
    }
    for reference in &data.references {
        let field = |key: &str| reference.fields.get(key).and_then(|value| value.as_str());
        let keys = match reference.table {
            "entry" => ["list", "item", "name_en"].map(|key| field(key).unwrap_or_default()).to_vec(),
            _ => vec![reference.key.as_str()],
        };
        checker.document(field("document"), (reference.table, &keys));
    }
    let hazards = match checker.attributes.get("medium_hazard").map(|attribute| &attribute.kind) {
        Some(AttributeType::Choice { values }) => values.clone(),
        _ => Vec::new(),
    };
    for medium in data.media.iter().filter(|medium| !hazards.contains(&medium.hazard)) {
        let name = medium.names_vi.first().map_or("", String::as_str);
        checker.dangling(("medium", &[name]), "hazard", &medium.hazard);
    }
    data.synonyms.iter().for_each(|synonym| checker.synonym(synonym));
    periods(data, &mut checker);
}

/// The first day of a period as keys of provisions have it: empty, where it is open.
fn first_day(period: Period) -> String {
    period.from.map(|from| from.to_string()).unwrap_or_default()
}

/// Lists, and the grounds of one finding, follow one another: no two hold on one day.
fn periods(data: &Data, checker: &mut Checker<'_, '_, '_>) {
    for (index, list) in data.lists.iter().enumerate() {
        let earlier = data.lists.iter().take(index);
        if let Some(other) = earlier.into_iter().find(|other| overlap(other.period, list.period)) {
            checker.overlap(("list", &[&list.document]), &other.document);
        }
    }
    for pair in data.obligations.windows(2) {
        if let [first, second] = pair
            && first.finding == second.finding
            && overlap(first.period, second.period)
        {
            let from = first_day(second.period);
            checker.overlap(("obligation", &[second.finding.name(), &from]), first.finding.name());
        }
    }
    for pair in data.authorities.windows(2) {
        if let [first, second] = pair
            && first.role == second.role
            && overlap(first.period, second.period)
        {
            let from = first_day(second.period);
            checker.overlap(("authority", &[&second.role, &from]), &first.name_en);
        }
    }
}

fn overlap(a: Period, b: Period) -> bool {
    let before = |a: Period, b: Period| matches!((a.to, b.from), (Some(to), Some(from)) if to <= from);
    !before(a, b) && !before(b, a)
}

/// Table, and the values of its keys: where a provision stands. A row of a list is `row`: list and category.
pub(super) type Place<'p> = (&'p str, &'p [&'p str]);

/// Reports a fault of a provision, with the file and the line where it stands.
pub(super) fn fault_at(
    book: &Book,
    (table, keys): Place<'_>,
    field: &str,
    kind: ErrorKind,
    vi: String,
    en: String,
    faults: &mut Faults<'_>,
) {
    let path = match (table, keys) {
        ("row", [list, category]) => format!("list[{list}].row[{category}].{field}"),
        _ => {
            let key = keys.iter().copied().filter(|key| !key.is_empty()).collect::<Vec<_>>().join(" ");
            format!("{table}[{key}].{field}")
        }
    };
    match book.find(table, keys) {
        Some(node) => faults.add(node.get(field).unwrap_or(node), &path, kind, vi, en),
        None => faults.push(Fault::new(kind, vi, en).field(path)),
    }
}

struct Checker<'c, 'f, 'a> {
    documents: HashSet<&'c str>,
    categories: HashSet<&'c str>,
    attributes: HashMap<&'c str, &'c AttributeDef>,
    book: &'c Book,
    faults: &'f mut Faults<'a>,
}

impl Checker<'_, '_, '_> {
    fn fault(&mut self, place: Place<'_>, field: &str, kind: ErrorKind, vi: String, en: String) {
        fault_at(self.book, place, field, kind, vi, en, self.faults);
    }

    fn dangling(&mut self, place: Place<'_>, field: &str, to: &str) {
        let (vi, en) = (format!("{to:?} không có trong bộ quy tắc"), format!("{to:?} is not in the rulebook"));
        self.fault(place, field, ErrorKind::DanglingReference, vi, en);
    }

    fn document(&mut self, number: Option<&str>, place: Place<'_>) {
        if let Some(number) = number.filter(|number| !self.documents.contains(number)) {
            self.dangling(place, if place.0 == "conformity" { "list" } else { "document" }, number);
        }
    }

    fn category(&mut self, id: &str, place: Place<'_>) {
        if !self.categories.contains(id) {
            self.dangling(place, if place.0 == "interval" { "categories" } else { "category" }, id);
        }
    }

    fn synonym(&mut self, synonym: &Synonym) {
        let place: Place<'_> = ("synonym", &[&synonym.id]);
        match &synonym.meaning {
            Meaning::Category(category) => self.category(category, place),
            Meaning::Candidates(candidates) => {
                for unknown in candidates.iter().filter(|id| !self.categories.contains(id.as_str())).collect::<Vec<_>>()
                {
                    self.dangling(place, "candidates", unknown);
                }
            }
            Meaning::Open => {}
        }
        for (name, value) in &synonym.implies {
            match self.attributes.get(name.as_str()).map(|attribute| &attribute.kind) {
                None => self.dangling(place, "implies", name),
                Some(AttributeType::Text) => {}
                Some(AttributeType::Choice { values }) if values.contains(value) => {}
                Some(_) => {
                    let (vi, en) = (
                        format!("{value:?} không phải giá trị của {name}"),
                        format!("{value:?} is no value of {name}"),
                    );
                    self.fault(place, "implies", ErrorKind::InvalidValue, vi, en);
                }
            }
        }
    }

    fn overlap(&mut self, place: Place<'_>, other: &str) {
        let vi = format!("khoảng thời gian trùng với {other}");
        self.fault(place, "from", ErrorKind::Overlap, vi, format!("the period overlaps that of {other}"));
    }

    fn expr(&mut self, expr: &Expr, place: Place<'_>, field: &str) {
        for (name, test) in expr.tests() {
            let Some(attribute) = self.attributes.get(name) else {
                self.dangling(place, field, name);
                continue;
            };
            let wrong = match (test, &attribute.kind) {
                (Test::Measure(_, limit), AttributeType::Quantity { unit, .. }) => (unit.dimension()
                    != limit.unit.dimension())
                .then(|| format!("{} is no unit of {name}", limit.unit.symbol())),
                (Test::Years(op, _), AttributeType::Age { .. }) => {
                    matches!(op, Comparison::Equal | Comparison::Differs).then(|| format!("{name} needs an order"))
                }
                (Test::OneOf { words, .. }, AttributeType::Choice { values }) => words
                    .iter()
                    .find(|word| !values.contains(word))
                    .map(|word| format!("{word:?} is no value of {name}")),
                _ => Some(format!("{name} cannot be tested this way")),
            };
            if let Some(en) = wrong {
                self.fault(place, field, ErrorKind::InvalidValue, format!("điều kiện sai: {en}"), en);
            }
        }
    }
}
