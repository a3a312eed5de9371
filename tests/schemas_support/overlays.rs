//! Overlays, as the JSON of their TOML.

use std::collections::BTreeSet;

use kiemdinh::law::Source;
use kiemdinh::{ErrorKind, Rulebook};
use serde_json::Value;

use super::{Schema, each_case};
use crate::support;

/// The JSON of a TOML text: days become texts.
fn to_json(value: toml::Value) -> Value {
    match value {
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, to_json(value))).collect(),
        toml::Value::Array(entries) => entries.into_iter().map(to_json).collect(),
        toml::Value::Datetime(day) => Value::from(day.to_string()),
        toml::Value::String(text) => Value::from(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(switch) => Value::from(switch),
    }
}

fn parse(text: &str) -> Value {
    to_json(toml::Value::Table(text.parse().expect("TOML")))
}

const HEADER: &str = "overlay = { id = \"t\", authority = \"A\", verified_by = \"B\", on = 2026-10-01 }\n";

#[test]
fn overlays_and_every_table_of_the_rulebook() {
    let schema = Schema::read("overlay");
    let mut seen = 0;
    each_case(|case| {
        for text in &case.overlays {
            schema.check(&parse(text));
            seen += 1;
        }
    });
    assert!(seen > 20, "{seen}");
    schema.check(&parse(include_str!("../data/overlay.toml")));
    // Whatever the rulebook holds, an overlay may hold.
    for text in support::builtin_texts() {
        let mut tables = parse(&text);
        let object = tables.as_object_mut().expect("tables");
        object.remove("rulebook");
        object.extend(parse(HEADER).as_object().expect("a table").clone());
        schema.check(&tables);
    }
    for wrong in [
        "[[interval]]\nid = \"qtkd-13-2016.1\"\n",
        &HEADER.replace("authority = \"A\", ", ""),
        &HEADER.replace("2026-10-01", "\"1 October\""),
        &HEADER.replace("on =", "day = 1, on ="),
        &format!("{HEADER}[rulebook]\nid = \"vn\"\n"),
        &format!("{HEADER}[interval]\nid = \"x\"\n"),
        &format!("{HEADER}[[intervals]]\nid = \"x\"\n"),
        &format!("{HEADER}[[interval]]\nmonths = 12\n"),
        &format!("{HEADER}[[interval]]\nid = \"qtkd-13-2016.1\"\nmonths = 0\n"),
        &format!("{HEADER}[[interval]]\nid = \"qtkd-13-2016.1\"\nmonths = 601\n"),
        &format!("{HEADER}[[interval]]\nid = \"qtkd-13-2016.1\"\nmonth = 12\n"),
        &format!("{HEADER}[[interval]]\nid = \"qtkd-13-2016.1\"\nverification = \"read\"\n"),
        &format!("{HEADER}[[interval]]\nid = \"qtkd-13-2016.1\"\ncategories = []\n"),
        &format!("{HEADER}[[interval]]\nid = \"qtkd-13-2016.1\"\nwhen = 5\n"),
        &format!("{HEADER}[[interval]]\nid = \"qtkd-13-2016.1\"\nfrom = \"May 2017\"\n"),
        &format!("{HEADER}[[category]]\nid = \"lift.electric\"\nregime = \"none\"\n"),
        &format!("{HEADER}[[obligation]]\nfinding = \"not_paid\"\nfrom = 2023-02-13\n"),
        &format!("{HEADER}[[trigger]]\nevent = \"requested\"\n"),
        &format!("{HEADER}[[list]]\ndocument = \"36/2019/TT-BLĐTBXH\"\n[[list.row]]\nverification = \"text\"\n"),
        &format!("{HEADER}[[parameter]]\nname = \"roll_to_working_day\"\nvalue = 0.5\n"),
        &format!("{HEADER}[[holiday]]\nrule = \"weekend\"\ndays = [\"sunday\", \"funday\"]\n"),
    ] {
        assert!(!schema.allows(&parse(wrong)), "{wrong}");
        assert!(Rulebook::builtin_with(&[Source { name: "o.toml", text: wrong }]).is_err(), "{wrong}");
    }
}

/// The keys that the loader names where it meets an unknown one.
fn known_keys(text: &str) -> BTreeSet<String> {
    let error = Rulebook::builtin_with(&[Source { name: "o.toml", text }]).expect_err("an unknown key");
    let fault = error.faults().iter().find(|fault| fault.kind() == ErrorKind::UnknownKey).expect("an unknown key");
    let (_, keys) = fault.message_en().split_once("known: ").expect("the known ones");
    keys.split(", ").map(str::to_owned).collect()
}

#[test]
fn overlays_have_the_keys_that_the_loader_knows() {
    let schema = Schema::read("overlay");
    let keys = |pointer: &str| -> BTreeSet<String> {
        let properties = schema.json.pointer(pointer).and_then(Value::as_object);
        properties.unwrap_or_else(|| panic!("nothing at {pointer}")).keys().cloned().collect()
    };
    let tables = keys("/properties");
    // Only a book has the header; both know all tables.
    let known = known_keys(&format!("{HEADER}[[zzz]]\n"));
    assert_eq!(known.into_iter().filter(|name| name != "rulebook").collect::<BTreeSet<_>>(), tables);
    let header = HEADER.replace("on =", "zzz = 1, on =");
    assert_eq!(known_keys(&header), keys("/properties/overlay/properties"));
    for table in tables.iter().filter(|table| *table != "overlay") {
        // What keys a table has may depend on its type.
        let kinds: &[&str] = match table.as_str() {
            "attribute" => &[
                "type = \"quantity\"\nunit = \"kg\"\n",
                "type = \"choice\"\n",
                "type = \"age\"\nstarts_from = \"service_start\"\n",
            ],
            "category" => {
                &["relocation = \"no\"\nkind = \"machinery\"\nregime = \"conformity\"\nname_verification = \"text\"\n"]
            }
            "trigger" => &["event = \"repaired\"\n"],
            "holiday" => &[
                "rule = \"weekend\"\n",
                "rule = \"yearly\"\nmonth_day = \"01-02\"\n",
                "rule = \"date\"\ndate = 2026-01-02\n",
            ],
            "parameter" => &["name = \"x\"\nvalue = 1\n"],
            "obligation" => &["finding = \"not_declared\"\n"],
            _ => &[""],
        };
        let known: BTreeSet<String> =
            kinds.iter().flat_map(|kind| known_keys(&format!("{HEADER}[[{table}]]\n{kind}zzz = 1\n"))).collect();
        assert_eq!(known, keys(&format!("/properties/{table}/items/properties")), "{table}");
    }
    let row = known_keys(&format!("{HEADER}[[list]]\ndocument = \"x\"\n[[list.row]]\ncategory = \"c\"\nzzz = 1\n"));
    assert_eq!(row, keys("/properties/list/items/properties/row/items/properties"));
    let unit = known_keys(&format!("{HEADER}[[province]]\ncode = \"99\"\n[[province.units]]\ncode = \"c\"\nzzz = 1\n"));
    assert_eq!(unit, keys("/properties/province/items/properties/units/items/properties"));
}
