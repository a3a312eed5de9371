//! What changes between two books, provision by provision.

use kiemdinh::Rulebook;
use kiemdinh::law::diff::{Change, diff};
use serde_json::json;

use crate::support::{SMALL, book, builtin_with, rule};

fn provisions(changes: &[Change]) -> Vec<&str> {
    changes.iter().map(|change| change.provision.as_str()).collect()
}

/// An overlay on one provision of every table of the built-in book, in the order of their names.
const EVERY_TABLE: &str = r#"
overlay = { id = "every-table", authority = "Sở Nội vụ tỉnh Ví Dụ", verified_by = "Nguyễn Văn Ví Dụ", on = 2026-11-23 }

[[attribute]]
name = "cover"
note = "changed"

[[authority]]
role = "declaration_authority"
from = 2025-03-01
note = "changed"

[[category]]
id = "lift.escalator"
note = "changed"

[[conformity]]
list = "33/2026/TT-BCT"
category = "mining.ex_cable"
note = "changed"

[[document]]
number = "91/2015/QH13"
note = "changed"

[[holiday]]
rule = "yearly"
month_day = "09-02"
note = "changed"

[[interval]]
id = "qtkd-13-2016.1"
note = "changed"

[[list]]
document = "36/2019/TT-BLĐTBXH"
row = [{ category = "lift.escalator", note = "changed" }]

[[medium]]
names_vi = ["clo"]
hazard = "explosive"

[[obligation]]
finding = "not_declared"
from = 2023-02-13
note = "changed"

[[parameter]]
name = "stated_ceiling_months"
value = 60

[[penalty]]
act = "dossier_not_kept"
from = 2026-09-10
note = "changed"

[[province]]
code = "31"
name = "Thành phố Hải Phòng (changed)"

[[duty]]
id = "user.declare"
note = "changed"

[[fact]]
id = "nq.after"
note = "changed"

[[form]]
id = "stamp"
note = "changed"

[[identifier]]
id = "vneid"
note = "changed"

[[entry]]
list = "36/2019/TT-BLĐTBXH"
item = "2"
name_en = "Thermal-oil heaters (heat-transfer-oil boilers)"
note = "changed"

[[trigger]]
event = "resumed"
note = "changed"
"#;

#[test]
fn a_book_does_not_differ_from_itself() {
    assert_eq!(diff(Rulebook::builtin(), &builtin_with(&[])), []);
}

#[test]
fn a_change_in_any_table_is_told_by_provision() {
    let changes = diff(Rulebook::builtin(), &builtin_with(&[EVERY_TABLE]));
    let expected = [
        "attributes cover",
        "authorities declaration_authority 2025-03-01",
        "categories lift.escalator",
        "conformity 33/2026/TT-BCT mining.ex_cable",
        "documents 91/2015/QH13",
        "holidays yearly 09-02",
        "intervals qtkd-13-2016.1",
        "lists 36/2019/TT-BLĐTBXH row lift.escalator",
        "media clo",
        "obligations not_declared 2023-02-13",
        "overlays every-table",
        "parameters stated_ceiling_months",
        "penalties dossier_not_kept 2026-09-10",
        "provinces 31",
        "references duty user.declare",
        "references entry 36/2019/TT-BLĐTBXH 2 Thermal-oil heaters (heat-transfer-oil boilers)",
        "references fact nq.after",
        "references form stamp",
        "references identifier vneid",
        "triggers resumed",
    ];
    assert_eq!(provisions(&changes), expected);
    // Each says what it was and what it is; only what the overlay gives has changed.
    for change in changes.iter().filter(|change| change.provision != "overlays every-table") {
        let (before, after) = (change.before.as_ref().expect("a before"), change.after.as_ref().expect("an after"));
        let keys = before.as_object().expect("a provision").keys();
        let differing: Vec<&String> = keys.filter(|key| before[*key] != after[*key]).collect();
        let own = match change.provision.split(' ').next() {
            Some("parameters") => "value",
            Some("media") => "hazard",
            Some("references") => "fields",
            Some("provinces") => "name",
            _ => "note",
        };
        assert_eq!(differing, [own], "{}", change.provision);
    }
}

#[test]
fn what_is_new_has_no_before_and_what_is_gone_no_after() {
    let one = rule("kept", 12, "when = \"size > 3 kg\"\nverification = \"text\"");
    let gone = rule("gone", 6, "when = \"size < 2 kg\"\nverification = \"text\"");
    let new = rule("new", 24, "when = \"size < 2 kg\"\nverification = \"secondary\"");
    let before = book(&format!("{SMALL}{one}{gone}"));
    let after =
        book(&format!("{SMALL}{}{new}", one.replace("months = 12", "months = 18")).replace("2030-12-31", "2031-12-31"));
    let changes = diff(&before, &after);
    assert_eq!(provisions(&changes), ["header", "intervals gone", "intervals kept", "intervals new"]);
    let months = |change: &Change| {
        let of = |side: &Option<serde_json::Value>| side.as_ref().map(|rule| rule["months"].clone());
        (of(&change.before), of(&change.after))
    };
    assert_eq!(months(&changes[1]), (Some(json!(6)), None));
    assert_eq!(months(&changes[2]), (Some(json!(12)), Some(json!(18))));
    assert_eq!(months(&changes[3]), (None, Some(json!(24))));
    assert_eq!(changes[0].after.as_ref().expect("a header")["verified_until"], "2031-12-31");

    // Read from the other side, before and after change places.
    let back = diff(&after, &before);
    assert_eq!(provisions(&back), provisions(&changes));
    assert!(back.iter().zip(&changes).all(|(back, there)| back.before == there.after && back.after == there.before));
}

#[test]
fn two_countries_share_no_provision() {
    let (uk, invented) = (book(include_str!("../books/uk-loler.toml")), book(include_str!("../books/vn-2027.toml")));
    let changes = diff(&uk, &invented);
    let both: Vec<&str> =
        changes.iter().filter(|c| c.before.is_some() && c.after.is_some()).map(|c| c.provision.as_str()).collect();
    assert_eq!(both, ["header"]);
    let gone = |table: &str| changes.iter().filter(|c| c.after.is_none() && c.provision.starts_with(table)).count();
    let new = |table: &str| changes.iter().filter(|c| c.before.is_none() && c.provision.starts_with(table)).count();
    assert_eq!((gone("intervals"), new("intervals")), (uk.data().intervals.len(), invented.data().intervals.len()));
    assert_eq!((gone("categories"), new("categories")), (3, 3));
    // A list and each of its rows.
    assert_eq!((gone("lists"), new("lists")), (3, 7));
}

/// A provision keeps its name whatever stands before it, so that only what is new is told.
#[test]
fn provisions_that_follow_one_another_are_told_apart_by_their_days() {
    let authority = |to: &str, from: &str| {
        format!(
            "[[authority]]\nrole = \"lead\"\nname_vi = \"A\"\nname_en = \"A\"\n{from}{to}verification = \"unknown\"\n"
        )
    };
    let later = authority("", "from = 2025-03-01\n");
    let earlier = authority("to = 2025-03-01\n", "");
    let changes = diff(&book(&format!("{SMALL}{later}")), &book(&format!("{SMALL}{later}{earlier}")));
    assert_eq!(provisions(&changes), ["authorities lead"]);
    assert!(changes[0].before.is_none());

    // A penalty is named by its act and its first number of units, not by the finding that stands for it.
    let band = |units: &str, most: u32| {
        format!(
            "[[penalty]]\nact = \"not_inspected\"\nfinding = \"used_before_first_inspection\"\n{units}\
             individual_max = {most}\ndocument = \"D\"\nprovision = \"1\"\nverification = \"text\"\n"
        )
    };
    let bands = |most: u32| format!("{SMALL}{}{}", band("units_to = 3\n", 10), band("units_from = 4\n", most));
    let changes = diff(&book(&bands(20)), &book(&bands(30)));
    assert_eq!(provisions(&changes), ["penalties not_inspected 4"]);
}
