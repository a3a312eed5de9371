//! Mappings of foreign registers.

use kiemdinh::read::Mapping;
use serde_json::{Value, json};

use super::Schema;

/// The example in the documentation of mappings.
fn documented_mapping() -> Value {
    let source = include_str!("../../src/read/mapping.rs");
    let (_, rest) = source.split_once("/// ```json\n").expect("an example");
    let (example, _) = rest.split_once("/// ```").expect("its end");
    serde_json::from_str(&example.replace("///", "")).expect("JSON")
}

#[test]
fn mappings() {
    let schema = Schema::read("mapping");
    let good = documented_mapping();
    schema.check(&good);
    assert!(Mapping::parse("m.json", &good.to_string()).is_ok());
    // Every field that the schema names is one, and no other.
    let of = |field: &str| json!({"columns": {"i": "id", "c": field}});
    let pattern = schema.json["$defs"]["field_but_id"]["pattern"].as_str().expect("a pattern");
    let fields = pattern
        .split(['^', '$', '(', ')', '|'])
        .filter(|name| name.chars().all(|c| c.is_alphabetic() || "_\\.".contains(c)));
    let fields: Vec<String> = fields.filter(|name| !name.is_empty()).map(|name| name.replace('\\', "")).collect();
    assert!(fields.len() > 30, "{fields:?}");
    for field in fields.iter().filter(|field| !["on", "note"].contains(&field.as_str())) {
        let mapping = of(field);
        schema.check(&mapping);
        assert!(Mapping::parse("m.json", &mapping.to_string()).is_ok(), "{field}");
    }
    for field in ["attributes.volume", "attributes.volume.unit", "inspections[12].result", "events[0].note"] {
        schema.check(&of(field));
        assert!(Mapping::parse("m.json", &of(field).to_string()).is_ok(), "{field}");
    }
    let with = |column: Value| json!({"columns": {"i": "id", "c": column}});
    for wrong in [
        json!([]),
        json!({"columns": [["i", "id"]]}),
        json!({"columns": {"i": "id"}, "colums": {}}),
        json!({"columns": {"i": "id"}, "constants": {"id": "A"}}),
        json!({"columns": {"i": "id"}, "constants": {"quantity": true}}),
        json!({"columns": {"i": "id"}, "constants": {"colour": "red"}}),
        json!({"columns": {"i": "id"}, "constants": {"country": " "}}),
        with(json!("colour")),
        with(json!("inspections[01].result")),
        with(json!("inspections[10000].result")),
        with(json!("events[0].result")),
        with(json!("owner.phone")),
        with(json!(5)),
        with(json!({"unit": "kg"})),
        with(json!({"field": "name", "unit": "kg"})),
        with(json!({"field": "attributes.volume", "unit": "gallon"})),
        with(json!({"field": "declared_on", "date_format": "DD/MM/YY"})),
        with(json!({"field": "declared_on", "date_format": "DDD/YYYY"})),
        with(json!({"field": "model", "values": ["x"]})),
        with(json!({"field": "model", "values": {"": "x"}})),
        with(json!({"field": "model", "values": {"y": 1}})),
        with(json!({"field": "model", "value": "x"})),
    ] {
        assert!(!schema.allows(&wrong), "{wrong}");
        assert!(Mapping::parse("m.json", &wrong.to_string()).is_err(), "{wrong}");
    }
}
