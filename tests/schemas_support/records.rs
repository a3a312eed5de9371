//! What a reader takes: items and accreditations.

use kiemdinh::Code;
use kiemdinh::read::json;
use serde_json::{Value, json};

use super::{Schema, each_case, read};
use crate::cases::Question;

#[test]
fn a_record_is_valid_where_it_is_read_without_a_remark() {
    let schema = Schema::read("item");
    let (mut valid, mut invalid) = (0, 0);
    each_case(|case| {
        for item in case.items() {
            let read = read(&item.to_string());
            match read.is_ok_and(|read| read.remarks.is_empty()) {
                true => {
                    schema.check(&item);
                    valid += 1;
                }
                false => {
                    assert!(!schema.allows(&item), "{}: {item}", case.name);
                    invalid += 1;
                }
            }
        }
        if let Question::Line(text) = case.question()
            && let Ok(line) = serde_json::from_str::<Value>(text)
        {
            // Of a key that stands twice JSON values keep one, and schemas count characters where the reader counts bytes.
            let twice = read(text).is_err_and(|error| error.code == Code::MalformedRow && error.field.is_some());
            let short = line["id"].as_str().is_some_and(|id| id.len() > 128 && id.chars().count() <= 128);
            assert!(twice || short || !schema.allows(&line), "{}: {line}", case.name);
        }
    });
    assert!(valid > 200 && invalid > 10, "{valid} valid, {invalid} invalid");
}

#[test]
fn wrong_records_are_refused_by_schema_and_reader() {
    let schema = Schema::read("item");
    let good = json!({"id": "A", "attributes": {}, "inspections": [{}], "events": []});
    schema.check(&good);
    for (pointer, key, value) in [
        ("", "id", json!("")),
        ("", "id", json!(" ")),
        ("", "id", json!(7)),
        ("", "id", json!("x".repeat(129))),
        ("", "colour", json!("red")),
        ("", "category", json!(1)),
        ("", "name", json!(["a"])),
        ("", "year_of_manufacture", json!(1899)),
        ("", "year_of_manufacture", json!("2200")),
        ("", "maker_interval_months", json!(0)),
        ("", "maker_interval_months", json!("601")),
        ("", "establishment_interval_months", json!(12.5)),
        ("", "quantity", json!(1_000_001)),
        ("", "quantity", json!("zwei")),
        ("", "put_into_use_on", json!("24")),
        ("", "put_into_use_on", json!("2024-13")),
        ("", "declared_on", json!("2023-02-29")),
        ("", "declared_on", json!("1900-02-29")),
        ("", "declared_on", json!("2100-02-29")),
        ("", "declared_on", json!("2024-04-31")),
        ("", "declared_on", json!("2024-05")),
        ("", "declared_on", json!("01/05/2024")),
        ("", "declared_on", json!(20_240_501)),
        ("", "use_state", json!("idle")),
        ("", "owner", json!({"phone": "1"})),
        ("", "owner", json!("X")),
        ("", "site", json!({"village": "X"})),
        ("", "attributes", json!([])),
        ("", "inspections", json!({})),
        ("", "events", json!("none")),
        ("/attributes", "volume", json!(true)),
        ("/attributes", "volume", json!({"value": 5, "unit": "gallon"})),
        ("/attributes", "volume", json!({"value": "five", "unit": "L"})),
        ("/attributes", "volume", json!({"value": 5, "at": "20 °C"})),
        ("/inspections/0", "date", json!("2024-05-01")),
        ("/inspections/0", "kind", json!("yearly")),
        ("/inspections/0", "performed_on", json!("2024")),
        ("/inspections/0", "result", json!("passed")),
        ("/inspections/0", "next_due_on", json!("2024-00")),
        ("/inspections/0", "next_kind", json!("")),
        ("/inspections/0", "inspectors", json!("V-1; V-2")),
        ("/inspections/0", "inspectors", json!([null])),
        ("/inspections/0", "withdrawal", json!("formal")),
        ("/inspections", "-", json!("2024-05-01")),
        ("/events", "-", json!({"kind": "repaired"})),
        ("/events", "-", json!({"on": "2024-05-01"})),
        ("/events", "-", json!({"kind": "moved", "on": "2024-05-01"})),
        ("/events", "-", json!({"kind": "repaired", "on": "2024-05", "by": "X"})),
    ] {
        let mut wrong = good.clone();
        match wrong.pointer_mut(pointer).expect("a part") {
            Value::Array(list) => list.push(value),
            part => part[key] = value,
        }
        assert!(!schema.allows(&wrong), "{wrong}");
        assert!(read(&wrong.to_string()).map_or(true, |item| !item.remarks.is_empty()), "{wrong}");
    }
    for missing in [json!({}), json!([]), json!(null), json!("A")] {
        assert!(!schema.allows(&missing), "{missing}");
    }
}

#[test]
fn accreditations() {
    let schema = Schema::read("accreditation");
    let mut seen = 0;
    each_case(|case| {
        for accreditation in case.options["accreditations"].as_array().into_iter().flatten() {
            schema.check(accreditation);
            seen += 1;
        }
    });
    assert!(seen > 20, "{seen}");
    let good = json!({"kind": "body", "number": "B1", "suspensions": [{"from": "2024-01-01", "to": null}]});
    schema.check(&good);
    for (key, value) in [
        ("kind", json!("firm")),
        ("kind", json!(null)),
        ("number", json!(" ")),
        ("number", json!(7)),
        ("name", json!(7)),
        ("valid_from", json!("2024")),
        ("valid_until", json!("2024-02-30")),
        ("scope", json!("lifting")),
        ("scope", json!([1])),
        ("suspensions", json!([["2024-01-01"]])),
        ("suspensions", json!([{"since": "2024-01-01"}])),
        ("refreshed_on", json!("1899-12-31")),
        ("complete_until", json!(true)),
        ("until", json!("2024-01-01")),
    ] {
        let mut wrong = good.clone();
        wrong[key] = value;
        assert!(!schema.allows(&wrong), "{wrong}");
        assert!(json::accreditations("a.json", &wrong.to_string()).is_err(), "{wrong}");
    }
}
