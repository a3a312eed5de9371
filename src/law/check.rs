//! Checks across provisions: references, types of conditions, periods that must not overlap.

use std::collections::{HashMap, HashSet};

use crate::error::{ErrorKind, Fault};
use crate::quantity::Unit;

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
            checker.expr(when, ("category", "id", &category.id), "relocation");
        }
    }
    for list in &data.lists {
        let place = ("list", "document", list.document.as_str());
        checker.document(Some(&list.document), place);
        for row in &list.rows {
            checker.category(&row.category, place);
            for (expr, key) in [(&row.when, "when"), (&row.doubt, "doubt")] {
                if let Some(expr) = expr {
                    checker.expr(expr, place, &format!("row[{}].{key}", row.category));
                }
            }
        }
    }
    let rules: HashSet<&str> = data.intervals.iter().map(|rule| rule.id.as_str()).collect();
    for rule in &data.intervals {
        let place = ("interval", "id", rule.id.as_str());
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
        let place = ("conformity", "category", row.category.as_str());
        checker.document(row.citation.document.as_deref(), place);
        checker.category(&row.category, place);
        if let Some(when) = &row.when {
            checker.expr(when, place, "when");
        }
    }
    for obligation in &data.obligations {
        checker.document(obligation.citation.document.as_deref(), ("obligation", "finding", obligation.finding.name()));
    }
    for trigger in &data.triggers {
        checker.document(trigger.citation.document.as_deref(), ("trigger", "event", trigger.event.name()));
    }
    for penalty in &data.penalties {
        let place = ("penalty", "act", penalty.act.as_str());
        checker.document(penalty.citation.document.as_deref(), place);
        if let Some(finding) = penalty.finding.as_ref().filter(|code| code.parse::<crate::Code>().is_err()) {
            checker.dangling(place, "finding", finding);
        }
    }
    for authority in &data.authorities {
        checker.document(authority.citation.document.as_deref(), ("authority", "role", authority.role.as_str()));
    }
    for reference in &data.references {
        let place = (reference.table, "id", reference.key.as_str());
        checker.document(reference.fields.get("document").and_then(|value| value.as_str()), place);
    }
    let hazards = match checker.attributes.get("medium_hazard").map(|attribute| &attribute.kind) {
        Some(AttributeType::Choice { values }) => values.clone(),
        _ => Vec::new(),
    };
    for medium in data.media.iter().filter(|medium| !hazards.contains(&medium.hazard)) {
        checker.dangling(("medium", "hazard", medium.hazard.as_str()), "hazard", &medium.hazard);
    }
    periods(data, &mut checker);
}

/// Lists, and the grounds of one finding, follow one another: no two hold on one day.
fn periods(data: &Data, checker: &mut Checker<'_, '_, '_>) {
    for pair in data.lists.windows(2) {
        if let [first, second] = pair
            && overlap(first.period, second.period)
        {
            checker.overlap(("list", "document", &second.document), &first.document);
        }
    }
    for pair in data.obligations.windows(2) {
        if let [first, second] = pair
            && first.finding == second.finding
            && overlap(first.period, second.period)
        {
            checker.overlap(("obligation", "finding", second.finding.name()), first.finding.name());
        }
    }
    for pair in data.authorities.windows(2) {
        if let [first, second] = pair
            && first.role == second.role
            && overlap(first.period, second.period)
        {
            checker.overlap(("authority", "role", &second.role), &first.name_en);
        }
    }
}

fn overlap(a: Period, b: Period) -> bool {
    let before = |a: Period, b: Period| matches!((a.to, b.from), (Some(to), Some(from)) if to <= from);
    !before(a, b) && !before(b, a)
}

/// Table, key and the value of that key: where a provision stands.
type Place<'p> = (&'p str, &'p str, &'p str);

struct Checker<'c, 'f, 'a> {
    documents: HashSet<&'c str>,
    categories: HashSet<&'c str>,
    attributes: HashMap<&'c str, &'c AttributeDef>,
    book: &'c Book,
    faults: &'f mut Faults<'a>,
}

impl Checker<'_, '_, '_> {
    fn fault(&mut self, (table, key, value): Place<'_>, field: &str, kind: ErrorKind, vi: String, en: String) {
        let node = self.book.tables(table).iter().find(|node| node.key_text(key) == value);
        let path = format!("{table}[{value}].{field}");
        match node {
            Some(node) => self.faults.add(node, &path, kind, vi, en),
            None => self.faults.list.push(Fault::new(kind, vi, en).field(path)),
        }
    }

    fn dangling(&mut self, place: Place<'_>, field: &str, to: &str) {
        let (vi, en) = (format!("{to:?} không có trong bộ quy tắc"), format!("{to:?} is not in the rulebook"));
        self.fault(place, field, ErrorKind::DanglingReference, vi, en);
    }

    fn document(&mut self, number: Option<&str>, place: Place<'_>) {
        if let Some(number) = number.filter(|number| !self.documents.contains(number)) {
            self.dangling(place, "document", number);
        }
    }

    fn category(&mut self, id: &str, place: Place<'_>) {
        if !self.categories.contains(id) {
            self.dangling(place, "category", id);
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
                (Test::Measure(_, limit), AttributeType::Quantity { unit, .. }) => {
                    let own = unit.parse::<Unit>().map(Unit::dimension);
                    (own != Ok(limit.unit.dimension())).then(|| format!("{} is no unit of {name}", limit.unit.symbol()))
                }
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
