use kiemdinh::quantity::Unit;
use kiemdinh::read::Mapping;
use kiemdinh::record::AttributeValue;
use kiemdinh::{ErrorKind, InspectionKind, Outcome};

use super::{item, items, mapped, open, remarks};

const LIFTS: &str = r#"{
    "columns": {
        "device_number": "id",
        "device_type": {"field": "category", "values": {"Escalator": "lift.escalator", "Manlift": null, "*": "="}},
        "capacity_lbs": {"field": "attributes.rated_capacity", "unit": "lb"},
        "inspected": {"field": "inspections[0].performed_on", "date_format": "M/D/YYYY"},
        "street": null
    },
    "constants": {"inspections[0].result": "pass", "inspections[0].kind": "periodic", "country": "US",
                  "attributes.floors": 4, "attributes.floors.unit": "m"}
}"#;

#[test]
fn a_foreign_register() {
    let read = items(mapped(
        LIFTS,
        "street,device_type,inspected,device_number,capacity_lbs,other\n\
         BROADWAY,Escalator,9/5/2015,1D1,500.0,x\n5 AV,Manlift,,1D2,,\n,Lift,13/1/2015,1D3,much,\n,,2015-01-01,1D4,1,\n",
    ));
    assert_eq!((read[0].id.as_str(), read[0].category.as_str()), ("1D1", "lift.escalator"));
    assert_eq!(read[0].country.as_deref(), Some("US"));
    assert_eq!(
        read[0].attributes[0].value,
        AttributeValue::Measured { value: "500".parse().unwrap(), unit: Some(Unit::Pound) }
    );
    assert_eq!(
        read[0].attributes[1].value,
        AttributeValue::Measured { value: "4".parse().unwrap(), unit: Some(Unit::Metre) }
    );
    let inspection = &read[0].inspections[0];
    assert_eq!(inspection.performed_on.map(|day| day.to_string()).as_deref(), Some("2015-09-05"));
    assert_eq!((inspection.result, inspection.kind), (Some(Outcome::Pass), InspectionKind::Periodic));
    // Constants alone make no inspection.
    assert!(read[1].category.is_empty() && read[1].inspections.is_empty());
    assert_eq!(read[2].category, "Lift");
    assert_eq!(
        remarks(&read[2]),
        ["unreadable_value attributes.rated_capacity much", "date_impossible inspections[0].performed_on 13/1/2015"]
    );
    assert_eq!(remarks(&read[3]), ["unreadable_value inspections[0].performed_on 2015-01-01"]);
    assert_eq!(read[3].inspections.len(), 1);
}

#[test]
fn value_tables() {
    let of = |others: &str, cell: &str| {
        let mapping = format!(
            r#"{{"columns":{{"n":"id","r":{{"field":"inspections[0].result","values":{{"Đạt":"pass"{others}}}}}}}}}"#
        );
        item(mapped(&mapping, &format!("n,r\nA,{cell}\n")))
    };
    assert_eq!(of("", "Đạt").inspections[0].result, Some(Outcome::Pass));
    assert_eq!(remarks(&of("", "?")), ["unreadable_value inspections[0].result ?"]);
    assert!(of(r#","*":null"#, "?").inspections.is_empty());
    assert_eq!(of(r#","*":"fail""#, "?").inspections[0].result, Some(Outcome::Fail));
    assert_eq!(of(r#","*":"=""#, "fail").inspections[0].result, Some(Outcome::Fail));
    assert_eq!(remarks(&of(r#","*":"=""#, "?")), ["unreadable_value inspections[0].result ?"]);
}

#[test]
fn date_formats() {
    let read = |format: &str, cell: &str| {
        let mapping =
            format!(r#"{{"columns":{{"n":"id","d":{{"field":"put_into_use_on","date_format":"{format}"}}}}}}"#);
        let read = item(mapped(&mapping, &format!("n\td\nA\t{cell}\n")));
        match read.put_into_use_on {
            Some(day) => day.to_string(),
            None => remarks(&read).concat(),
        }
    };
    for (format, cell, expected) in [
        ("DD/MM/YYYY", "05/09/2015", "2015-09-05"),
        ("D.M.YYYY", "5.9.2015", "2015-09-05"),
        ("D.M.YYYY", "15.12.2015", "2015-12-15"),
        ("YYYYMMDD", "20150905", "2015-09-05"),
        ("MM/YYYY", "09/2015", "2015-09"),
        ("YYYY", "2015", "2015"),
        ("YYYY. M. D", "2015. 9. 5", "2015-09-05"),
        ("DD/MM/YYYY", "31/02/2015", "date_impossible put_into_use_on 31/02/2015"),
        ("DD/MM/YYYY", "5/9/2015", "unreadable_value put_into_use_on 5/9/2015"),
        ("D/M/YYYY", "5/9/15", "unreadable_value put_into_use_on 5/9/15"),
        ("D/M/YYYY", "5/9/2015 x", "unreadable_value put_into_use_on 5/9/2015 x"),
        ("D/M/YYYY", "005/9/2015", "unreadable_value put_into_use_on 005/9/2015"),
    ] {
        assert_eq!(read(format, cell), expected, "{format} {cell}");
    }
}

#[test]
fn mappings_with_faults() {
    let error = Mapping::parse(
        "m.json",
        r#"{"columns": {
            "a": "ident", "b": {"fild": "id"}, "c": {"field": "name", "unit": "kg"}, "d": 5,
            "e": {"field": "attributes.x", "unit": "stone"}, "f": {"field": "declared_on", "date_format": "DD/MM/YY"},
            "g": {"field": "name", "date_format": "YYYY-MM-DD"}, "h": {"field": "model", "values": ["x"]},
            "i": {"field": "model", "values": {"": "x", "y": 1}}, "j": {"field": "declared_on", "date_format": "DMYYYY"}
        }, "constants": {"id": "A", "quantity": true, "attributes.x.unit": "stone", "y": "z"}, "colums": {}}"#,
    )
    .expect_err("faults");
    let faults: Vec<_> = error
        .faults()
        .iter()
        .map(|fault| (fault.kind().name(), fault.place().field.clone().unwrap_or_default()))
        .collect();
    let expected = [
        ("unknown_key", "colums"),
        ("invalid_value", "columns.a"),
        ("unknown_key", "columns.b.fild"),
        ("missing_field", "columns.b.field"),
        ("invalid_value", "columns.c.unit"),
        ("invalid_value", "columns.d"),
        ("invalid_value", "columns.e.unit"),
        ("invalid_value", "columns.f.date_format"),
        ("invalid_value", "columns.g.date_format"),
        ("invalid_value", "columns.h.values"),
        ("invalid_value", "columns.i.values."),
        ("invalid_value", "columns.i.values.y"),
        ("invalid_value", "columns.j.date_format"),
        ("invalid_value", "constants.attributes.x.unit"),
        ("invalid_value", "constants.id"),
        ("invalid_value", "constants.quantity"),
        ("invalid_value", "constants.y"),
        ("duplicate", "name"),
        ("duplicate", "model"),
        ("duplicate", "declared_on"),
    ];
    let mut faults: Vec<_> = faults.iter().map(|(kind, field)| (*kind, field.as_str())).collect();
    let mut expected = expected.to_vec();
    faults.sort_unstable();
    expected.sort_unstable();
    assert_eq!(faults, expected);
    assert!(error.faults().iter().all(|fault| fault.place().file.as_deref() == Some("m.json")));
    for text in ["", "[]", "{", "7", r#"{"columns": []}"#] {
        assert!(Mapping::parse("m.json", text).is_err(), "{text}");
    }
}

#[test]
fn a_mapping_and_its_file() {
    let fails = |mapping: &str, name: &str, text: &str| {
        let mapping = Mapping::parse("m.json", mapping).expect("a good mapping");
        open(name, text.as_bytes(), Some(&mapping), false).map(drop).expect_err("an error")
    };
    let error = fails(r#"{"columns": {"n": "id", "lost": "name"}}"#, "t.csv", "n,x\nA,1\n");
    assert_eq!(error.kind(), ErrorKind::DanglingReference);
    assert_eq!(error.faults()[0].place().value.as_deref(), Some("lost"));
    let text = error.to_string();
    assert!(text.contains("t.csv") && text.contains("m.json") && text.contains("lost"), "{text}");
    assert!(error.message_vi().contains("m.json"));
    assert_eq!(fails(r#"{"columns": {"n": "id", "x": "name"}}"#, "t.csv", "n,x,x\n").kind(), ErrorKind::Duplicate);
    assert_eq!(
        fails(r#"{"columns": {"n": "id", "u": "attributes.a.unit"}}"#, "t.csv", "n,u\n").kind(),
        ErrorKind::MissingField
    );
    assert_eq!(fails(r#"{"columns": {"n": "id"}}"#, "t.jsonl", "{}").kind(), ErrorKind::InvalidValue);
}
