//! The days on which the Vietnamese law changed, each at its last day before and its first day after.

use kiemdinh::assess::{Complete, ExposureTotals, Options};
use kiemdinh::law::{Document, Reference};
use kiemdinh::{Code, Date, Rulebook};
use serde_json::{Value, json};

use crate::support::{assess, assess_with, day};

/// The day before and the day itself.
fn edge(first: &str) -> [Date; 2] {
    [day(first).add_days(-1), day(first)]
}

fn document(number: &str) -> &'static Document {
    let found = Rulebook::builtin().data().documents.iter().find(|document| document.number == number);
    found.unwrap_or_else(|| panic!("{number} is not in the book"))
}

fn list_on(on: Date) -> Option<&'static str> {
    Rulebook::builtin().list(on).map(|list| list.document.as_str())
}

fn rules_on(category: &str, on: Date) -> Vec<&'static str> {
    Rulebook::builtin().intervals(category, on).map(|rule| rule.id.as_str()).collect()
}

fn authority_on(role: &str, on: Date) -> Option<&'static str> {
    Rulebook::builtin().authority(role, on).map(|authority| authority.name_vi.as_str())
}

/// A reference fact of the book: a duty, a form, an identifier …
fn reference(table: &str, key: &str) -> &'static Reference {
    let found = Rulebook::builtin().data().references.iter().find(|row| row.table == table && row.key == key);
    found.unwrap_or_else(|| panic!("{table} {key} is not in the book"))
}

/// An item of that category with a pass of that day, asked about on the same day.
fn inspected(category: &str, attributes: Value, performed_on: &str) -> Value {
    let record = json!({
        "put_into_use_on": "2015-01-05",
        "attributes": attributes,
        "inspections": [{ "performed_on": performed_on, "result": "pass" }],
    });
    assess(Rulebook::builtin(), category, record, performed_on)
}

#[test]
fn from_2014_05_01_there_is_a_list() {
    assert_eq!(edge("2014-05-01").map(list_on), [None, Some("05/2014/TT-BLĐTBXH")]);
}

#[test]
fn from_2016_07_01_the_law_and_its_decrees_are_in_force() {
    for number in ["84/2015/QH13", "44/2016/NĐ-CP", "39/2016/NĐ-CP"] {
        assert_eq!(edge("2016-07-01").map(|on| document(number).period.holds(on)), [false, true], "{number}");
    }
    let duty = |code: Code| edge("2016-07-01").map(|on| Rulebook::builtin().obligation(code, on).is_some());
    for code in [Code::NotDeclared, Code::UsedBeforeFirstInspection, Code::OperatedPastDue, Code::CertificateLate] {
        assert_eq!(duty(code), [false, true], "{code}");
    }
    // No duty of this book is older.
    let first = Rulebook::builtin().data().obligations.iter().filter_map(|obligation| obligation.period.from).min();
    assert_eq!(first, Some(day("2016-07-01")));
}

#[test]
fn from_2017_02_12_the_list_is_53_2016() {
    assert_eq!(edge("2017-02-12").map(list_on), [Some("05/2014/TT-BLĐTBXH"), Some("53/2016/TT-BLĐTBXH")]);
}

#[test]
fn from_2017_06_01_the_procedures_of_54_2016_hold() {
    let of_54_2016 = |on: Date| {
        let data = Rulebook::builtin().data();
        let rules =
            data.intervals.iter().filter(|rule| rule.citation.document.as_deref() == Some("54/2016/TT-BLĐTBXH"));
        rules.filter(|rule| rule.period.holds(on)).count()
    };
    let all = Rulebook::builtin().data().intervals.iter();
    let all = all.filter(|rule| rule.citation.document.as_deref() == Some("54/2016/TT-BLĐTBXH")).count();
    assert_eq!(edge("2017-06-01").map(of_54_2016), [0, all]);
    let forklift = |on: &str| inspected("lifting.forklift", json!({ "rated_capacity": "2 t" }), on)["due_on"].clone();
    assert_eq!((forklift("2017-05-31"), forklift("2017-06-01")), (Value::Null, json!("2019-06-01")));
}

#[test]
fn from_2020_03_01_the_list_is_36_2019() {
    assert_eq!(edge("2020-03-01").map(list_on), [Some("53/2016/TT-BLĐTBXH"), Some("36/2019/TT-BLĐTBXH")]);
    assert_eq!(list_on(day("2099-12-31")), Some("36/2019/TT-BLĐTBXH"), "until another one is known");
    // The police part is new in it; a military part was on both, and is verified on neither.
    let coverage = |category: &str| {
        ["2020-02-29", "2020-03-01"].map(|on| assess(Rulebook::builtin(), category, json!({}), on)["coverage"].clone())
    };
    assert_eq!(coverage("police.electric_baton"), ["not_regulated", "regulated"]);
    assert_eq!(coverage("military.listed"), ["undetermined", "undetermined"]);
}

#[test]
fn from_2021_11_15_lifts_have_a_new_procedure_and_dumbwaiters_the_old_one() {
    let new = ["qtkd-02-2021.1", "qtkd-02-2021.2", "qtkd-02-2021.3"];
    for (category, old) in [
        ("lift.electric", &["qtkd-21-2016.1", "qtkd-21-2016.2", "qtkd-21-2016.3"][..]),
        ("lift.hydraulic", &["qtkd-22-2016.1"]),
        ("lift.machine_room_less", &["qtkd-24-2016.1"]),
    ] {
        assert_eq!(edge("2021-11-15").map(|on| rules_on(category, on)), [old.to_vec(), new.to_vec()], "{category}");
    }
    assert_eq!(edge("2021-11-15").map(|on| rules_on("lift.dumbwaiter", on)), [["qtkd-23-2016.1"], ["qtkd-23-2016.1"]]);
    let lift = |on: &str| inspected("lift.electric", json!({ "place_of_use": "office" }), on)["due_on"].clone();
    assert_eq!((lift("2021-11-14"), lift("2021-11-15")), (Value::Null, json!("2023-11-15")));
}

#[test]
fn from_2022_01_01_cylinders_have_a_new_procedure() {
    let old = ["qtkd-06-2016.1", "qtkd-06-2016.2"].to_vec();
    let new = ["qtkd-06-2021.1", "qtkd-06-2021.2", "qtkd-06-2021.3"].to_vec();
    assert_eq!(edge("2022-01-01").map(|on| rules_on("pressure.cylinder", on)), [old, new]);
}

#[test]
fn from_2023_02_13_the_declaration_is_counted_from_putting_into_use() {
    let ground = |on: Date| {
        let duty = Rulebook::builtin().obligation(Code::NotDeclared, on).expect("a duty");
        (duty.days, duty.citation.verification.name())
    };
    assert_eq!(edge("2023-02-13").map(ground), [(Some(30), "secondary"), (Some(30), "text")]);
    let mut options = Options::default();
    options.complete.declarations = true;
    let provision = |used_from: &str| {
        let record = json!({ "put_into_use_on": used_from });
        let answer = assess_with(Rulebook::builtin(), "lifting.crane_bridge", record, "2023-06-01", &options);
        let findings = answer["findings"].as_array().expect("findings").clone();
        let found = findings.into_iter().find(|finding| finding["code"] == "not_declared").expect("not declared");
        (found["provision"].clone(), found["on"].clone())
    };
    assert_eq!(provision("2023-02-12"), (json!("art. 16.2"), json!("2023-03-14")));
    assert_eq!(provision("2023-02-13"), (json!("art. 16.2 (as amended by 04/2023/NĐ-CP)"), json!("2023-03-15")));
}

#[test]
fn from_2025_03_01_the_ministry_of_home_affairs_is_competent() {
    for (role, before, after) in [
        ("lead_ministry", "Bộ Lao động – Thương binh và Xã hội", "Bộ Nội vụ"),
        ("provincial_department", "Sở Lao động – Thương binh và Xã hội", "Sở Nội vụ"),
        ("declaration_authority", "Sở Lao động – Thương binh và Xã hội (nơi sử dụng)", "Sở Nội vụ (nơi sử dụng)"),
        ("list_issuer", "Bộ trưởng Bộ Lao động – Thương binh và Xã hội", "Bộ trưởng Bộ Nội vụ"),
        ("licensing_ministry.general", "Bộ Lao động – Thương binh và Xã hội", "Bộ Nội vụ"),
    ] {
        assert_eq!(edge("2025-03-01").map(|on| authority_on(role, on)), [Some(before), Some(after)], "{role}");
    }
    // The law's own words, the department of the sector, have not changed.
    let by_law = edge("2025-03-01").map(|on| authority_on("declaration_authority_by_law", on));
    assert!(by_law[0].is_some() && by_law[0] == by_law[1], "{by_law:?}");
}

#[test]
fn from_2025_07_01_there_are_no_districts_and_34_provinces() {
    let district = edge("2025-07-01").map(|on| authority_on("district_committee", on));
    assert_eq!(district, [Some("UBND cấp huyện"), Some("UBND cấp xã và Sở Nội vụ")]);
    let police = edge("2025-07-01").map(|on| authority_on("police_accidents", on));
    assert_eq!(police, [Some("Công an cấp huyện"), Some("Công an cấp xã")]);

    let provinces = &Rulebook::builtin().data().provinces;
    assert_eq!(provinces.len(), 34);
    assert_eq!(provinces.iter().map(|province| province.units.len()).sum::<usize>(), 3_321);
    // Hải Phòng took in Hải Dương, which was 30.
    assert!(provinces.iter().all(|province| province.code != "30"));
    let city = provinces.iter().find(|province| province.code == "31").expect("province 31");
    assert_eq!(city.name, "Thành phố Hải Phòng");
    let kinds = ["phường", "xã", "đặc khu"].map(|kind| city.units.iter().filter(|unit| unit.kind == kind).count());
    assert_eq!(kinds, [45, 67, 2]);
    assert!(city.units.iter().any(|unit| unit.name == "Phường Hải Dương"), "units of both are in it");
}

#[test]
fn from_2026_07_01_to_2027_02_28_resolution_66_18_applies() {
    let resolution = document("66.18/2026/NQ-CP").period;
    let days = ["2026-06-30", "2026-07-01", "2027-02-28", "2027-03-01"].map(day);
    assert_eq!(days.map(|on| resolution.holds(on)), [false, true, true, false]);
    // Declaring the end of use is not asked for, and no paper confirms a declaration.
    let period = |key: &str| {
        let fields = &reference("duty", key).fields;
        (fields.get("from").cloned(), fields.get("to").cloned())
    };
    assert_eq!(period("user.declare.nq6618"), (Some(json!("2026-07-01")), Some(json!("2027-03-01"))));
    assert_eq!(period("department.confirm").1, Some(json!("2026-07-01")));
    // Licensing has moved meanwhile; what holds afterwards is not known.
    for role in ["general", "industry", "construction", "defence"] {
        let role = format!("licensing_ministry.{role}");
        let ground = |on: Date| {
            let authority = Rulebook::builtin().authority(&role, on)?;
            authority.citation.document.as_deref()
        };
        let (decree, resolution) = (Some("44/2016/NĐ-CP"), Some("66.18/2026/NQ-CP"));
        assert_eq!(days.map(ground), [decree, resolution, resolution, None], "{role}");
    }
    // Who receives a declaration has not.
    assert_eq!(days.map(|on| authority_on("declaration_authority", on)), [Some("Sở Nội vụ (nơi sử dụng)"); 4]);
}

#[test]
fn from_2026_07_28_products_are_on_a_conformity_list() {
    let required = |on: &str| {
        let answer = inspected("lift.electric", json!({ "place_of_use": "office" }), on);
        let findings = answer["findings"].as_array().expect("findings").clone();
        findings.iter().any(|finding| finding["code"] == "conformity_required")
    };
    assert_eq!((required("2026-07-27"), required("2026-07-28")), (false, true));
    let mining = |on: &str| assess(Rulebook::builtin(), "mining.ex_cable", json!({}), on)["findings"].to_string();
    assert!(!mining("2026-06-30").contains("33/2026/TT-BCT") && mining("2026-07-01").contains("33/2026/TT-BCT"));
}

#[test]
fn from_2026_09_10_penalties_are_those_of_283_2026() {
    let penalties = &Rulebook::builtin().data().penalties;
    assert!(!penalties.is_empty());
    for penalty in penalties {
        assert_eq!(penalty.citation.document.as_deref(), Some("283/2026/NĐ-CP"), "{}", penalty.act);
        assert_eq!(edge("2026-09-10").map(|on| penalty.period.holds(on)), [false, true], "{}", penalty.act);
    }
    let decree = |number: &str| edge("2026-09-10").map(|on| document(number).period.holds(on));
    assert_eq!((decree("12/2022/NĐ-CP"), decree("283/2026/NĐ-CP")), ([true, false], [false, true]));

    let complete = Complete { declarations: true, history: true, use_: true };
    let mut options = Options::default();
    options.complete = complete;
    let record = json!({ "id": "1", "category": "lifting.crane_bridge", "put_into_use_on": "2024-01-01" });
    let item = kiemdinh::read::json::parse_item(&record.to_string()).expect("an item");
    let exposure = |on: Date| {
        let mut totals = ExposureTotals::new(complete);
        totals.add(&Rulebook::builtin().assess(&item, on, &options), 4);
        let found = totals.exposure(Rulebook::builtin(), on);
        let band = |e: &kiemdinh::assess::Exposure<'_>| (e.act.to_owned(), e.units, e.band.individual_max);
        found.iter().map(band).collect::<Vec<_>>()
    };
    let after = [("not_declared".to_owned(), 4, Some(2_000_000)), ("not_inspected".to_owned(), 4, Some(50_000_000))];
    assert_eq!(edge("2026-09-10").map(exposure), [vec![], after.to_vec()]);
}
