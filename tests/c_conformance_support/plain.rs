//! What the plain structs hold, field by field.

use std::collections::HashMap;
use std::sync::LazyLock;

use kiemdinh::capi::numbers::*;
use kiemdinh::record::{Attribute, AttributeValue};
use kiemdinh::{Date, Inspection, Item, PartialDate};
use serde_json::Value;

use super::protocol::Request;

/// The numbers that words have, as they were promised.
static NUMBERS: LazyLock<HashMap<String, i64>> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/bindings/c/numbers.csv");
    let table = std::fs::read_to_string(path).expect("the table of numbers");
    let lines = table.lines().skip(1).filter_map(|line| line.split_once(','));
    lines.map(|(name, number)| (name.to_owned(), number.parse().expect("a number"))).collect()
});

/// The number of a word of the contract, 0 for none.
fn number(list: &str, word: Option<&str>) -> i64 {
    word.map_or(0, |word| NUMBERS[&format!("{list}_{}", word.to_uppercase())])
}

fn days(date: Option<Date>) -> i64 {
    date.map_or(KIEMDINH_DATE_NONE, Date::days).into()
}

/// The day and its precision.
fn partial(request: &mut Request, date: Option<PartialDate>) {
    let precision = match date {
        Some(PartialDate::Month(_)) => "month",
        Some(PartialDate::Year(_)) => "year",
        Some(PartialDate::Day(_)) | None => "day",
    };
    request
        .number(days(date.map(PartialDate::first)))
        .number(NUMBERS[&format!("PRECISION_{}", precision.to_uppercase())]);
}

/// The options of a case; explanation and remedies are always wanted.
pub(crate) fn options(options: &Value) -> Request {
    let mut flags = KIEMDINH_OPTION_EXPLANATION | KIEMDINH_OPTION_REMEDIES;
    if options["strict"] == true {
        flags |= KIEMDINH_OPTION_STRICT;
    }
    for name in options["complete"].as_array().into_iter().flatten() {
        flags |= match name.as_str() {
            Some("declarations") => KIEMDINH_OPTION_COMPLETE_DECLARATIONS,
            Some("history") => KIEMDINH_OPTION_COMPLETE_HISTORY,
            Some("use") => KIEMDINH_OPTION_COMPLETE_USE,
            _ => panic!("complete: {name}"),
        };
    }
    let switch = |name: &str| match options["parameters"][name].as_bool() {
        None => KIEMDINH_SWITCH_DEFAULT,
        Some(true) => KIEMDINH_SWITCH_ON,
        Some(false) => KIEMDINH_SWITCH_OFF,
    };
    let mut request = Request::new("options");
    request.number(flags.into()).number(options["window_days"].as_i64().unwrap_or(30));
    request.maybe(options["known_on"].as_str());
    request.number(switch("printed_date_prevails").into()).number(switch("roll_to_working_day").into());
    request
}

/// The item in the form of the plain struct, where that holds all that an assessment looks at: what could not be read
/// is kept by the record alone.
pub(crate) fn item(item: &Item, as_of: Option<&str>) -> Option<Request> {
    if !item.remarks.is_empty() {
        return None;
    }
    let mut request = Request::new("struct");
    request.maybe(as_of).number(item.year_of_manufacture.unwrap_or_default().into());
    request.text(&item.id).text(&item.category).number(days(item.service_life_until));
    request.number(item.maker_interval_months.unwrap_or_default().into());
    request.number(item.establishment_interval_months.unwrap_or_default().into());
    partial(&mut request, item.put_into_use_on);
    request.number(days(item.declared_on));
    request.number(number("USE_STATE", item.use_state.map(|state| state.name()))).number(days(item.use_state_on));
    request.number(item.attributes.len() as i64);
    item.attributes.iter().for_each(|attribute| self::attribute(&mut request, attribute));
    request.number(item.inspections.len() as i64);
    item.inspections.iter().for_each(|inspection| self::inspection(&mut request, inspection));
    request.number(item.events.len() as i64);
    for event in &item.events {
        request.number(number("EVENT_KIND", event.kind.map(|kind| kind.name()))).number(days(event.on));
    }
    Some(request)
}

fn attribute(request: &mut Request, attribute: &Attribute) {
    request.text(&attribute.name);
    match &attribute.value {
        AttributeValue::Text(text) => request.text(text).maybe(None).maybe(None),
        AttributeValue::Measured { value, unit } => {
            request.maybe(None).text(&value.to_string()).maybe(unit.map(|unit| unit.symbol()))
        }
        other => panic!("{other:?} has no plain form"),
    };
}

fn inspection(request: &mut Request, inspection: &Inspection) {
    request.number(number("INSPECTION_KIND", Some(inspection.kind.name())));
    partial(request, inspection.performed_on);
    request.number(days(inspection.report_on));
    request.number(number("OUTCOME", inspection.result.map(|result| result.name())));
    request.number(days(inspection.certificate_issued_on));
    partial(request, inspection.next_due_on);
    request.number(number("INSPECTION_KIND", inspection.next_kind.map(|kind| kind.name())));
    request.number(days(inspection.withdrawn_on));
    request.number(number("WITHDRAWAL", inspection.withdrawal.map(|why| why.name())));
    request.maybe(inspection.shortening_reason.as_deref()).maybe(inspection.body.as_deref());
    request.number(inspection.inspectors.len() as i64);
    for inspector in &inspection.inspectors {
        request.text(inspector);
    }
}
