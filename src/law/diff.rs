//! What changes between two rulebooks, provision by provision.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::Rulebook;
use super::data::*;

/// One provision that differs between two books.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// Its table and its key: `intervals qtkd-01-2016.2`, `obligations not_declared 2023-02-13`.
    pub provision: String,
    /// What the first book says; absent where the provision is new.
    pub before: Option<Value>,
    /// What the second book says; absent where the provision is gone.
    pub after: Option<Value>,
}

/// The provisions that differ, in the order of their tables and keys.
#[must_use]
pub fn diff(before: &Rulebook, after: &Rulebook) -> Vec<Change> {
    let mut both: BTreeMap<Vec<String>, [Option<Value>; 2]> = BTreeMap::new();
    for (key, value) in provisions(before.data()) {
        both.insert(key, [Some(value), None]);
    }
    for (key, value) in provisions(after.data()) {
        let [_, new] = both.entry(key).or_default();
        *new = Some(value);
    }
    let differing = both.into_iter().filter(|(_, [before, after])| before != after);
    let change = |(key, [before, after]): (Vec<String>, [Option<Value>; 2])| {
        let parts: Vec<String> = key.into_iter().filter(|part| !part.is_empty()).collect();
        Change { provision: parts.join(" "), before, after }
    };
    differing.map(change).collect()
}

/// Every provision with its table and key, those that tell provisions apart in the files too; lists row by row.
pub(crate) fn provisions(data: &Data) -> Vec<(Vec<String>, Value)> {
    // All tables by name, so that a new one cannot be forgotten.
    let Data {
        header,
        overlays,
        documents,
        attributes,
        categories,
        lists,
        intervals,
        conformity,
        triggers,
        obligations,
        parameters,
        holidays,
        media,
        synonyms,
        authorities,
        penalties,
        references,
        provinces,
    } = data;
    let mut all = Provisions(Vec::new());
    all.add(&["header"], header);
    overlays.iter().for_each(|overlay| all.add(&["overlays", &overlay.id], overlay));
    documents.iter().for_each(|document| all.add(&["documents", &document.number], document));
    attributes.iter().for_each(|attribute| all.add(&["attributes", &attribute.name], attribute));
    categories.iter().for_each(|category| all.add(&["categories", &category.id], category));
    for list in lists {
        all.add(&["lists", &list.document], &List { rows: Vec::new(), ..list.clone() });
        list.rows.iter().for_each(|row| all.add(&["lists", &list.document, "row", &row.category], row));
    }
    intervals.iter().for_each(|rule| all.add(&["intervals", &rule.id], rule));
    for row in conformity {
        all.add(&["conformity", row.citation.document.as_deref().unwrap_or_default(), &row.category], row);
    }
    triggers.iter().for_each(|one| all.add(&["triggers", one.event.name(), &one.period.first_day()], one));
    obligations.iter().for_each(|one| all.add(&["obligations", one.finding.name(), &one.period.first_day()], one));
    parameters.iter().for_each(|parameter| all.add(&["parameters", &parameter.name], parameter));
    holidays.iter().for_each(|holiday| all.add(&["holidays", &holiday_key(&holiday.rule)], holiday));
    media.iter().for_each(|one| all.add(&["media", one.names_vi.first().map_or("", String::as_str)], one));
    synonyms.iter().for_each(|synonym| all.add(&["synonyms", &synonym.id], synonym));
    authorities.iter().for_each(|one| all.add(&["authorities", &one.role, &one.period.first_day()], one));
    for penalty in penalties {
        let units = penalty.units_from.map(|units| units.to_string()).unwrap_or_default();
        all.add(&["penalties", &penalty.act, &units, &penalty.period.first_day()], penalty);
    }
    for one in references {
        let field = |key: &str| one.fields.get(key).and_then(Value::as_str).unwrap_or_default();
        match one.table {
            "entry" => all.add(&["references", one.table, field("list"), field("item"), field("name_en")], one),
            _ => all.add(&["references", one.table, &one.key], one),
        }
    }
    provinces.iter().for_each(|province| all.add(&["provinces", &province.code], province));
    all.0
}

struct Provisions(Vec<(Vec<String>, Value)>);

impl Provisions {
    fn add(&mut self, key: &[&str], provision: &impl Serialize) {
        // Plain data becomes JSON without fail.
        let value = serde_json::to_value(provision).unwrap_or_default();
        self.0.push((key.iter().map(|part| (*part).to_owned()).collect(), value));
    }
}

/// `weekend`, `yearly 09-02`, `date 2026-01-02`.
fn holiday_key(rule: &HolidayRule) -> String {
    match rule {
        HolidayRule::Weekend(_) => "weekend".to_owned(),
        HolidayRule::Yearly(month, day) => format!("yearly {month:02}-{day:02}"),
        HolidayRule::LunarNewYear(date) => format!("lunar_new_year {date}"),
        HolidayRule::Date(date) => format!("date {date}"),
    }
}
