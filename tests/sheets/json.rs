//! A record in the contract's names; what it does not state is left out.

use kiemdinh::record::{AttributeValue, Event, Remark};
use kiemdinh::{Inspection, Item};
use serde_json::{Map, Value, json};

/// A record, with the remarks of its reading.
pub(crate) fn item(item: &Item) -> Value {
    let attributes: Map<String, Value> =
        item.attributes.iter().map(|attribute| (attribute.name.clone(), value(&attribute.value))).collect();
    stated(json!({
        "id": item.id,
        "category": item.category,
        "name": item.name,
        "serial_no": item.serial_no,
        "model": item.model,
        "manufacturer": item.manufacturer,
        "country": item.country,
        "year_of_manufacture": item.year_of_manufacture,
        "service_life_until": item.service_life_until.map(|day| day.to_string()),
        "maker_interval_months": item.maker_interval_months,
        "establishment_interval_months": item.establishment_interval_months,
        "quantity": item.quantity,
        "put_into_use_on": item.put_into_use_on.map(|day| day.to_string()),
        "declared_on": item.declared_on.map(|day| day.to_string()),
        "use_state": item.use_state.map(|state| state.name()),
        "use_state_on": item.use_state_on.map(|day| day.to_string()),
        "attributes": attributes,
        "owner": stated(json!({"name": item.owner.name, "tax_code": item.owner.tax_code})),
        "site": stated(json!({
            "province": item.site.province, "commune": item.site.commune, "address": item.site.address,
        })),
        "events": item.events.iter().map(event).collect::<Vec<_>>(),
        "inspections": item.inspections.iter().map(inspection).collect::<Vec<_>>(),
        "remarks": item.remarks.iter().map(remark).collect::<Vec<_>>(),
    }))
}

fn event(event: &Event) -> Value {
    stated(json!({
        "kind": event.kind.map(|kind| kind.name()),
        "on": event.on.map(|day| day.to_string()),
        "note": event.note,
    }))
}

fn inspection(inspection: &Inspection) -> Value {
    stated(json!({
        "kind": inspection.kind.name(),
        "performed_on": inspection.performed_on.map(|day| day.to_string()),
        "report_on": inspection.report_on.map(|day| day.to_string()),
        "result": inspection.result.map(|result| result.name()),
        "report_no": inspection.report_no,
        "certificate_no": inspection.certificate_no,
        "certificate_issued_on": inspection.certificate_issued_on.map(|day| day.to_string()),
        "next_due_on": inspection.next_due_on.map(|day| day.to_string()),
        "next_kind": inspection.next_kind.map(|kind| kind.name()),
        "shortening_reason": inspection.shortening_reason,
        "stamp_no": inspection.stamp_no,
        "stamp_place": inspection.stamp_place,
        "body": inspection.body,
        "inspectors": inspection.inspectors,
        "withdrawn_on": inspection.withdrawn_on.map(|day| day.to_string()),
        "withdrawal": inspection.withdrawal.map(|withdrawal| withdrawal.name()),
    }))
}

fn value(value: &AttributeValue) -> Value {
    match value {
        AttributeValue::Measured { value, unit } => {
            stated(json!({"value": value.to_string(), "unit": unit.map(|unit| unit.symbol())}))
        }
        AttributeValue::Text(text) => json!(text),
        _ => unreachable!("every kind of value"),
    }
}

fn remark(remark: &Remark) -> Value {
    json!({"code": remark.code.name(), "field": remark.field.to_string(), "raw": remark.raw})
}

/// Without the keys that say nothing.
fn stated(value: Value) -> Value {
    let Value::Object(map) = value else { return value };
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        Value::Object(map) => !map.is_empty(),
        _ => true,
    };
    Value::Object(map.into_iter().filter(|(_, value)| says(value)).collect())
}
