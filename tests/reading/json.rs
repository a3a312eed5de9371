use kiemdinh::quantity::Unit;
use kiemdinh::read::{ReadOptions, json};
use kiemdinh::record::{Attribute, AttributeValue, Owner, Site, UseState, Withdrawal};
use kiemdinh::{Code, Event, EventKind, Inspection, InspectionKind, Item, Outcome};
use serde_json::Value;

use super::{csv, fault, inspections, item, items, jsonl, remarks};

fn one(text: &str) -> Item {
    json::parse_item(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The remarks of an item with these further keys.
fn remarks_of(keys: &str) -> Vec<String> {
    remarks(&one(&format!(r#"{{"id":"A",{keys}}}"#)))
}

fn measured(name: &str, value: &str, unit: Option<Unit>) -> Attribute {
    Attribute { name: name.into(), value: AttributeValue::Measured { value: value.parse().unwrap(), unit } }
}

#[test]
fn a_full_record() {
    let read = one(r#"{
        "id": "PL-7", "category": "lifting.hoist_electric", "name": "Pa l\u0103ng", "serial_no": "S1", "model": "M",
        "manufacturer": "X", "country": "VN", "year_of_manufacture": 2015, "service_life_until": "2035-01-31",
        "maker_interval_months": "24", "establishment_interval_months": 12.0, "quantity": 3,
        "put_into_use_on": "2016-02", "declared_on": "2016-03-01", "use_state": "in_use", "use_state_on": "2020-01-01",
        "attributes": {"rated_capacity": {"value": 2.50, "unit": "t"}, "drive": "electric", "volume": 12,
                       "height": {"value": "3.5", "unit": null}, "span": {"unit": "m", "value": null},
                       "pressure": {"value": "0.7", "unit": " bar "}, "gone": null},
        "owner": {"name": "Cty A", "tax_code": "0100109106"},
        "site": {"province": "01", "commune": "00001", "address": "1 Phố"},
        "inspections": [
            {"kind": "initial", "performed_on": "2016-02-10", "report_on": "2016-02-11", "result": "pass",
             "report_no": "R", "certificate_no": "C", "certificate_issued_on": "2016-02-12", "next_due_on": "2019-02",
             "next_kind": "annual", "shortening_reason": "old", "stamp_no": "T", "stamp_place": "door", "body": "B1",
             "inspectors": ["K1", "K2"], "withdrawn_on": "2016-05-01", "withdrawal": "clerical"},
            {}
        ],
        "events": [{"kind": "repaired", "on": "2018-01-01", "note": "motor"}]
    }"#);
    let mut expected = Item::new("PL-7", "lifting.hoist_electric");
    let some = |text: &str| Some(text.to_owned());
    expected.name = some("Pa lăng");
    expected.serial_no = some("S1");
    expected.model = some("M");
    expected.manufacturer = some("X");
    expected.country = some("VN");
    expected.year_of_manufacture = Some(2015);
    expected.service_life_until = Some("2035-01-31".parse().unwrap());
    expected.maker_interval_months = Some(24);
    expected.establishment_interval_months = Some(12);
    expected.quantity = Some(3);
    expected.put_into_use_on = Some("2016-02".parse().unwrap());
    expected.declared_on = Some("2016-03-01".parse().unwrap());
    expected.use_state = Some(UseState::InUse);
    expected.use_state_on = Some("2020-01-01".parse().unwrap());
    expected.attributes = vec![
        measured("rated_capacity", "2.5", Some(Unit::Tonne)),
        Attribute { name: "drive".into(), value: AttributeValue::Text("electric".into()) },
        measured("volume", "12", None),
        Attribute { name: "height".into(), value: AttributeValue::Text("3.5".into()) },
        measured("pressure", "0.7", Some(Unit::Bar)),
    ];
    expected.owner = Owner { name: some("Cty A"), tax_code: some("0100109106") };
    expected.site = Site { province: some("01"), commune: some("00001"), address: some("1 Phố") };
    expected.inspections = vec![
        Inspection {
            kind: InspectionKind::Initial,
            performed_on: Some("2016-02-10".parse().unwrap()),
            report_on: Some("2016-02-11".parse().unwrap()),
            result: Some(Outcome::Pass),
            report_no: some("R"),
            certificate_no: some("C"),
            certificate_issued_on: Some("2016-02-12".parse().unwrap()),
            next_due_on: Some("2019-02".parse().unwrap()),
            next_kind: Some(InspectionKind::Annual),
            shortening_reason: some("old"),
            stamp_no: some("T"),
            stamp_place: some("door"),
            body: some("B1"),
            inspectors: vec!["K1".into(), "K2".into()],
            withdrawn_on: Some("2016-05-01".parse().unwrap()),
            withdrawal: Some(Withdrawal::Clerical),
        },
        Inspection::default(),
    ];
    expected.events =
        vec![Event { kind: Some(EventKind::Repaired), on: Some("2018-01-01".parse().unwrap()), note: some("motor") }];
    assert_eq!(read, expected);
}

#[test]
fn null_is_absent_everywhere() {
    let read = one(r#"{"id":"A","category":null,"name":null,"quantity":null,"put_into_use_on":null,"use_state":null,
            "attributes":null,"owner":null,"site":{"province":null},"inspections":null,"events":null}"#);
    assert_eq!(read, Item::new("A", ""));
    let read = one(r#"{"id":"A","inspections":[{"kind":null,"result":null,"inspectors":null}]}"#);
    assert_eq!(read.inspections, [Inspection::default()]);
    assert!(read.remarks.is_empty());
}

#[test]
fn blank_text_is_absent_in_free_text_and_unreadable_elsewhere() {
    let read = one(r#"{"id":"A","name":" ","owner":{"name":""},"inspections":[{"body":""}]}"#);
    assert!(read.remarks.is_empty() && read.name.is_none() && read.inspections[0].body.is_none());
    let keys = r#""use_state":"","declared_on":"","quantity":"","inspections":[{"kind":"","next_due_on":""}]"#;
    assert_eq!(
        remarks_of(keys),
        [
            "unreadable_value use_state ",
            "unreadable_value declared_on ",
            "unreadable_value quantity ",
            "unreadable_value inspections[0].kind ",
            "unreadable_value inspections[0].next_due_on ",
        ]
    );
}

#[test]
fn dates_that_do_not_exist_and_dates_in_part() {
    let keys = r#""put_into_use_on":"2024-02-30","declared_on":"1899-12-31","service_life_until":"31/12/2024",
        "use_state_on":"2024-05","inspections":[{"performed_on":"2024","next_due_on":"2024-13","report_on":"2024-13",
        "certificate_issued_on":20240101}],"events":[{"kind":"repaired","on":"2024"}]"#;
    assert_eq!(
        remarks_of(keys),
        [
            "date_impossible put_into_use_on 2024-02-30",
            "date_impossible declared_on 1899-12-31",
            "unreadable_value service_life_until 31/12/2024",
            "unreadable_value use_state_on 2024-05",
            "unreadable_value inspections[0].performed_on 2024",
            "date_impossible inspections[0].next_due_on 2024-13",
            "unreadable_value inspections[0].report_on 2024-13",
            "unreadable_value inspections[0].certificate_issued_on 20240101",
            "unreadable_value events[0].on 2024",
        ]
    );
    let read = one(
        r#"{"id":"A","put_into_use_on":"2015","inspections":[{"performed_on":"2020-05","next_due_on":"2023-05"}]}"#,
    );
    assert!(read.remarks.is_empty());
    assert_eq!(read.put_into_use_on.map(|date| date.to_string()).as_deref(), Some("2015"));
    assert!(read.inspections[0].performed_on.is_some_and(|date| date.is_partial()));
}

#[test]
fn an_impossible_withdrawal_is_one() {
    let withdrawn = |keys: &str| one(&format!(r#"{{"id":"A","inspections":[{{{keys}}}]}}"#)).inspections[0].withdrawal;
    assert_eq!(withdrawn(r#""withdrawn_on":"2024-02-30""#), Some(Withdrawal::Substantive));
    assert_eq!(withdrawn(r#""withdrawn_on":"2024-02-30","withdrawal":"clerical""#), Some(Withdrawal::Clerical));
    assert_eq!(withdrawn(r#""withdrawal":"clerical","withdrawn_on":"2024-02-30""#), Some(Withdrawal::Clerical));
    assert_eq!(withdrawn(r#""withdrawn_on":"soon""#), None);
    assert_eq!(withdrawn(r#""withdrawn_on":"2024-02-28""#), None);
}

#[test]
fn whole_numbers_and_their_ranges() {
    let keys =
        r#""year_of_manufacture":1899,"maker_interval_months":601,"establishment_interval_months":1.5,"quantity":0"#;
    assert_eq!(
        remarks_of(keys),
        [
            "date_impossible year_of_manufacture 1899",
            "value_out_of_range maker_interval_months 601",
            "unreadable_value establishment_interval_months 1.5",
            "value_out_of_range quantity 0",
        ]
    );
    let keys = r#""year_of_manufacture":"2200","maker_interval_months":-1,"quantity":123456789012345678901234567890"#;
    assert_eq!(
        remarks_of(keys),
        [
            "date_impossible year_of_manufacture 2200",
            "value_out_of_range maker_interval_months -1",
            "value_out_of_range quantity 123456789012345678901234567890",
        ]
    );
    let read = one(r#"{"id":"A","year_of_manufacture":"2199","maker_interval_months":6e2,"quantity":1000000}"#);
    assert!(read.remarks.is_empty());
    assert_eq!(
        (read.year_of_manufacture, read.maker_interval_months, read.quantity),
        (Some(2199), Some(600), Some(1_000_000))
    );
}

#[test]
fn values_of_the_wrong_type_are_remarks() {
    let keys = r#""name":5,"serial_no":true,"model":["x"],"category":{"a":1},"owner":7,"site":[1],"attributes":"x",
        "inspections":{"a":1},"events":-2.5"#;
    assert_eq!(
        remarks_of(keys),
        [
            "unreadable_value name 5",
            "unreadable_value serial_no true",
            r#"unreadable_value model ["x"]"#,
            r#"unreadable_value category {"a":1}"#,
            "unreadable_value owner 7",
            "unreadable_value site […]",
            "unreadable_value attributes x",
            "unreadable_value inspections {…}",
            "unreadable_value events -2.5",
        ]
    );
    let keys = r#""inspections":[null,{"kind":"yearly","result":"ok","inspectors":"K1"},{"inspectors":["K1",2,null]}],
        "events":["x",{"kind":"painted","on":"2020-01-01"}]"#;
    let read = one(&format!(r#"{{"id":"A",{keys}}}"#));
    assert_eq!(
        remarks(&read),
        [
            "unreadable_value inspections[0] null",
            "unreadable_value inspections[1].kind yearly",
            "unreadable_value inspections[1].result ok",
            "unreadable_value inspections[1].inspectors K1",
            "unreadable_value inspections[2].inspectors[1] 2",
            "unreadable_value inspections[2].inspectors[2] null",
            "unreadable_value events[0] x",
            "unreadable_value events[1].kind painted",
        ]
    );
    assert_eq!((read.inspections.len(), read.events.len()), (3, 2));
    assert_eq!(read.events[1].kind, None);
}

#[test]
fn events_need_kind_and_day() {
    let keys = r#""events":[{"kind":"repaired"},{"on":"2020-01-01"},{"note":"x"},{"kind":7,"on":"x"}]"#;
    assert_eq!(
        remarks_of(keys),
        [
            "missing_field events[0].on -",
            "missing_field events[1].kind -",
            "missing_field events[2].kind -",
            "missing_field events[2].on -",
            "unreadable_value events[3].kind 7",
            "unreadable_value events[3].on x",
        ]
    );
}

#[test]
fn attributes_that_cannot_be_read_are_dropped() {
    let keys = r#""attributes":{"a":{"value":8,"unit":"furlong"},"b":{"value":"much","unit":"kg"},"c":true,"d":[1],
        "e":{"value":8,"unit":5},"f":1234567890123456789012,"g":{"value":"x","unit":"furlong"},"h":{},"i":"8 bar"}"#;
    let read = one(&format!(r#"{{"id":"A",{keys}}}"#));
    assert_eq!(
        remarks(&read),
        [
            "unit_unknown attributes.a 8 furlong",
            "unreadable_value attributes.b much",
            "unreadable_value attributes.c true",
            "unreadable_value attributes.d [1]",
            "unit_unknown attributes.e 8 5",
            "unreadable_value attributes.f 1234567890123456789012",
            "unreadable_value attributes.g x",
        ]
    );
    assert_eq!(read.attributes, [Attribute { name: "i".into(), value: AttributeValue::Text("8 bar".into()) }]);
}

#[test]
fn numbers_stay_exact() {
    let read = one(r#"{"id":"A","attributes":{"p":{"value":0.70000000000000001,"unit":"bar"},"q":1e-3}}"#);
    assert_eq!(read.attributes[0], measured("p", "0.70000000000000001", Some(Unit::Bar)));
    assert_eq!(read.attributes[1], measured("q", "0.001", None));
}

#[test]
fn unknown_keys() {
    for (keys, path, raw) in [
        (r#""colour":"red""#, "colour", "red"),
        (r#""owner.name":"x""#, "owner.name", "x"),
        (r#""owner":{"nam":1}"#, "owner.nam", "1"),
        (r#""attributes":{"a":{"value":1,"units":"kg"}}"#, "attributes.a.units", "kg"),
        (r#""inspections":[{},{"resul":null}]"#, "inspections[1].resul", "null"),
        (r#""events":[{"when":{}}]"#, "events[0].when", "{}"),
    ] {
        let text = format!(r#"{{{keys},"id":"A"}}"#);
        let error = json::parse_item(&text).expect_err(&text);
        assert_eq!(fault(&error), (Code::UnknownKey, Some(path), Some(raw)));
        assert_eq!(error.id.as_deref(), Some("A"));
        assert!(error.message_en().contains(path) && error.message_vi().contains(path));
        let mut item = Item::default();
        json::item(text.as_bytes(), 3, ReadOptions::lenient(true), &mut item).expect("lenient");
        assert_eq!(remarks(&item)[0], format!("unknown_key {path} {raw}"));
    }
}

#[test]
fn keys_given_twice() {
    for (keys, path) in [
        (r#""id":"B""#, "id"),
        (r#""name":"x","name":"y""#, "name"),
        (r#""inspections":[],"inspections":[]"#, "inspections"),
        (r#""owner":{"name":"a","name":"b"}"#, "owner.name"),
        (r#""inspections":[{"result":"fail","result":"pass"}]"#, "inspections[0].result"),
        (r#""attributes":{"a":{"value":1,"value":2}}"#, "attributes.a.value"),
        (r#""events":[{"on":null,"on":null}]"#, "events[0].on"),
    ] {
        let error = json::parse_item(&format!(r#"{{"id":"A",{keys}}}"#)).expect_err(keys);
        assert_eq!(fault(&error), (Code::MalformedRow, Some(path), None));
    }
}

#[test]
fn ids() {
    let fault_of = |text: &str| json::parse_item(text).map(drop).map_err(|error| (error.code, error.field, error.id));
    let field = || Some("id".to_owned());
    for text in ["{}", r#"{"id":null}"#, r#"{"id":""}"#, r#"{"id":"  "}"#, r#"{"category":"x"}"#] {
        assert_eq!(fault_of(text), Err((Code::MissingField, field(), None)), "{text}");
    }
    let long = "x".repeat(129);
    for text in [
        r#"{"id":7}"#,
        r#"{"id":["a"]}"#,
        r#"{"id":"a\u0000b"}"#,
        r#"{"id":"\ud800"}"#,
        &format!(r#"{{"id":"{long}"}}"#),
    ] {
        assert_eq!(fault_of(text), Err((Code::UnreadableValue, field(), None)), "{text}");
    }
    assert_eq!(fault_of(&format!(r#"{{"id":"{}"}}"#, &long[1..])), Ok(()));
}

#[test]
fn the_line_of_an_error_has_every_key() {
    let outcomes = jsonl(b"{\"id\":\"A\",\"x\":1}\n{\"id\":\"B\"");
    let line = |index: usize| serde_json::to_value(outcomes[index].read.as_ref().expect_err("an error")).unwrap();
    assert_eq!(
        line(0),
        serde_json::json!({"id": "A", "error": {
            "code": "unknown_key",
            "message_vi": "Không có trường nào tên là x",
            "message_en": "There is no field of the name x",
            "row": 1, "column": null, "field": "x", "raw": "1",
        }})
    );
    let second = line(1);
    assert_eq!(second["id"], "B");
    assert_eq!(second["error"]["code"], "malformed_row");
    assert_eq!((&second["error"]["row"], &second["error"]["column"]), (&2.into(), &9.into()));
    assert_eq!((&second["error"]["field"], &second["error"]["raw"]), (&Value::Null, &Value::Null));
}

#[test]
fn lines_of_a_register() {
    let outcomes = jsonl("\u{feff}{\"id\":\"A\"}\r\n\r\n \n{\"id\":\"B\"}\n{\"id\":}\n[1]\n{\"id\":\"D\"}".as_bytes());
    let rows: Vec<_> = outcomes.iter().map(|outcome| (outcome.row, outcome.read.is_ok())).collect();
    assert_eq!(rows, [(1, true), (4, true), (5, false), (6, false), (7, true)]);
    assert!(jsonl(b"").is_empty());
    assert_eq!(items(jsonl(b"{\"id\":\"A\"}")).len(), 1);
    let whole = super::open("t.json", &b" [{}]"[..], None, false).expect_err("an array");
    assert!(whole.to_string().contains("JSON Lines"));
}

#[test]
fn nothing_of_a_record_stays_for_the_next() {
    let outcomes = jsonl(
        br#"{"id":"A","category":"c","name":"n","attributes":{"a":"x"},"inspections":[{"body":"b","inspectors":["k"]}],"events":[{"note":"e"}],"quantity":0}
{"id":"B"}"#,
    );
    assert_eq!(items(outcomes)[1], Item::new("B", ""));
}

#[test]
fn inspections_apart_from_their_items() {
    let text = r#"{"item":"A","performed_on":"2024-02-30","inspectors":["K",1]}
{"performed_on":"2024-01-01"}
{"item":"B","id":"x"}
{"result":"pass","item":"C"}"#;
    let read = inspections("i.jsonl", text);
    let first = read[0].as_ref().expect("readable").clone();
    assert_eq!(first.item, "A");
    let mut joined = item(jsonl(br#"{"id":"A","inspections":[{},{}]}"#));
    first.join(&mut joined);
    assert_eq!(
        remarks(&joined),
        ["date_impossible inspections[2].performed_on 2024-02-30", "unreadable_value inspections[2].inspectors[1] 1"]
    );
    assert_eq!(joined.inspections[2].inspectors, ["K", ""]);
    let error = |index: usize| fault(read[index].as_ref().expect_err("an error"));
    assert_eq!(error(1), (Code::MissingField, Some("item"), None));
    assert_eq!(error(2), (Code::UnknownKey, Some("id"), Some("x")));
    assert_eq!(read[3].as_ref().expect("readable").item, "C");
    let alone = json::inspection(br#"{"item":"A","result":"fail"}"#, 1, ReadOptions::default()).expect("readable");
    assert_eq!(alone.inspection.result, Some(Outcome::Fail));
}

/// The same record, whichever way it comes.
#[test]
fn accents_are_composed() {
    let (typed, composed) = ("No\u{302}\u{300}i ho\u{31b}i", "Nồi hơi");
    let record = format!(
        "{{\"id\":\"A\",\"category\":\"boiler\",\"name\":\"{typed}\",\"attributes\":{{\"medium\":\"{typed}\"}},\
         \"inspections\":[{{\"body\":\"{typed}\",\"inspectors\":[\"{typed}\"]}}]}}"
    );
    let escaped = record.replace('\u{302}', "\\u0302").replace('\u{300}', "\\u0300").replace('\u{31b}', "\\u031b");
    let table =
        format!("id,category,name,attributes.medium,body,inspectors\nA,boiler,{typed},{typed},{typed},{typed}\n");
    let read = item(csv(&table));
    assert_eq!(read.name.as_deref(), Some(composed));
    assert_eq!(read.inspections[0].body.as_deref(), Some(composed));
    assert_eq!(read.inspections[0].inspectors, [composed]);
    assert_eq!(item(jsonl(record.as_bytes())), read);
    assert_eq!(item(jsonl(escaped.as_bytes())), read);
    assert_eq!(item(csv(&table.replace(typed, composed))), read);
}
