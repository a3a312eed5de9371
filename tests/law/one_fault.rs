//! One mistake is one fault: nothing else is told because of it, however much of the book refers to what it is in.

use kiemdinh::ErrorKind;

use crate::support::{book, faults};

/// A book with a provision of every table, most of which something else refers to.
const EVERY_TABLE: &str = include_str!("every-table.toml");

/// Asserts that the book with one line made another has one fault, which is told at that line.
fn assert_one_fault(line: &str, wrong: &str) {
    let row = EVERY_TABLE.lines().position(|found| found == line).unwrap_or_else(|| panic!("no line {line}"));
    let text: Vec<&str> =
        EVERY_TABLE.lines().enumerate().map(|(at, found)| if at == row { wrong } else { found }).collect();
    let told = faults(&[("book.toml", &text.join("\n"))], &[]);
    assert_eq!(told.len(), 1, "{line} → {wrong}: {told:#?}");
    assert_eq!(told[0].place().row, Some(row as u64 + 1), "{line} → {wrong}: {}", told[0]);
}

#[test]
fn a_value_that_cannot_be_read_is_the_only_fault() {
    book(EVERY_TABLE);
    for (line, wrong) in [
        ("verified_until = 2030-12-31", "verified_until = \"2030-12-31\""),
        ("issued = 2016-01-01", "issued = 2016-01-01T00:00:00"),
        ("what = \"the only document\"", "what = 1"),
        ("type = \"quantity\"", "type = \"number\""),
        ("type = \"choice\"", "type = \"words\""),
        ("type = \"age\"", "type = 5"),
        ("unit = \"kg\"", "unit = \"stone\""),
        ("at_most = \"1000\"", "at_most = 1000"),
        ("values = [\"none\", \"toxic\"]", "values = \"toxic\""),
        ("values = [\"none\", \"toxic\"]", "values = [\"none\", 1]"),
        ("values = [\"none\", \"toxic\"]", "values = []"),
        ("values = [\"none\", \"toxic\"]", "values = [\"none\", \"toxic\", \"none\"]"),
        ("starts_from = \"service_start\"", "starts_from = \"manufacture\""),
        ("kind = \"machinery\"", "kind = \"machine\""),
        ("regime = \"periodic_inspection\"", "regime = \"periodic\""),
        ("name_verification = \"text\"", "name_verification = \"read\""),
        ("item_verification = \"text\"", "item_verification = \"read\""),
        ("relocation = \"size > 1 kg\"", "relocation = true"),
        ("relocation = \"size > 1 kg\"", "relocation = \"never\""),
        ("idle_months = 12", "idle_months = -1"),
        ("verification = \"secondary\"", "verification = \"seen\""),
        ("verification = \"unverified\"", "verification = \"seen\""),
        ("from = 2016-07-01", "from = \"2016-07-01\""),
        ("to = 2020-01-01", "to = \"2020-01-01\""),
        ("from = 2020-01-01", "from = \"2020-01-01\""),
        ("when = \"size > 5 kg and not age > 2 and medium_hazard = toxic\"", "when = \"size >\""),
        ("categories = [\"a.b\"]", "categories = \"a.b\""),
        ("categories = [\"a.b\"]", "categories = []"),
        ("when = \"size >= 2 kg\"", "when = 2"),
        ("when = \"size >= 2 kg\"", "wehn = \"size >= 2 kg\""),
        ("months = 24", "months = \"24\""),
        ("months = 24", "months = 0"),
        ("months_is = \"term\"", "months_is = \"about\""),
        ("months_is = \"maximum\"", "months_is = 12"),
        ("from = 2018-01-01", "from = \"2018\""),
        ("supersedes = [\"old\"]", "supersedes = \"old\""),
        ("supersedes = [\"old\"]", "supersedes = [\"old\", 1]"),
        ("supersedes = [\"old\"]", "supersedes = [\"odl\"]"),
        ("when = \"size > 7 kg\"", "when = \"size\""),
        ("from = 2026-01-01", "from = 2026"),
        ("event = \"repaired\"", "event = \"mended\""),
        ("to = 2021-01-01", "to = \"2021-01-01\""),
        ("from = 2021-01-01", "from = \"2021-01-01\""),
        ("finding = \"not_declared\"", "finding = \"undeclared\""),
        ("to = 2022-01-01", "to = 20220101"),
        ("days = 30", "days = 30.0"),
        ("from = 2022-01-01", "from = 20220101"),
        ("working_days = 20", "working_days = 400"),
        ("value = 72", "value = 7.2"),
        ("value = 72", "value = 2026-01-01"),
        ("rule = \"weekend\"", "rule = \"weekends\""),
        ("days = [\"sunday\"]", "days = \"sunday\""),
        ("days = [\"sunday\"]", "days = [\"sun\"]"),
        ("rule = \"yearly\"", "rule = 1"),
        ("month_day = \"09-02\"", "month_day = \"2 September\""),
        ("days_after = 1", "days_after = 16"),
        ("date = 2026-05-04", "date = \"2026-05-04\""),
        ("names_vi = [\"clo\"]", "names_vi = \"clo\""),
        ("hazard = \"toxic\"", "hazard = 1"),
        ("texts = [\"máy\"]", "texts = \"máy\""),
        ("category = \"a.b\"", "category = 5"),
        ("implies = { medium_hazard = \"toxic\" }", "implies = { medium_hazard = 1 }"),
        ("to = 2023-01-01", "to = \"2023-01-01\""),
        ("from = 2023-01-01", "from = \"2023-01-01\""),
        ("units_to = 3", "units_to = \"3\""),
        ("units_to = 3", "units_to = 0"),
        ("individual_max = 200", "individual_max = 99"),
        ("to = 2024-01-01", "to = \"2024-01-01\""),
        ("from = 2024-01-01", "from = \"2024-01-01\""),
        ("fields = [{ name = \"x\", number = 1 }]", "fields = [{ name = \"x\", number = 1.5 }]"),
        ("topic = \"t\"", "topic = [\"t\"]"),
        ("from = 2016-05-01", "from = \"May 2016\""),
        ("units = [{ code = \"00001\", name = \"B\", type = \"xã\" }]", "units = [\"00001\"]"),
        ("units = [{ code = \"00001\", name = \"B\", type = \"xã\" }]", "units = 1"),
    ] {
        assert_one_fault(line, wrong);
    }
}

#[test]
fn a_key_that_is_missing_is_the_only_fault() {
    for key in [
        "verified_until = 2030-12-31",
        "type = \"quantity\"",
        "unit = \"kg\"",
        "values = [\"none\", \"toxic\"]",
        "starts_from = \"service_start\"",
        "kind = \"machinery\"",
        "regime = \"periodic_inspection\"",
        "relocation = \"size > 1 kg\"",
        "verification = \"secondary\"",
        "categories = [\"a.b\"]",
        "months_is = \"term\"",
        "event = \"repaired\"",
        "finding = \"not_declared\"",
        "value = 72",
        "rule = \"yearly\"",
        "month_day = \"09-02\"",
        "names_vi = [\"clo\"]",
        "hazard = \"toxic\"",
        "texts = [\"máy\"]",
        "act = \"not_declared\"",
        "topic = \"t\"",
    ] {
        assert!(EVERY_TABLE.lines().any(|line| line == key), "no line {key}");
        let text = EVERY_TABLE.replacen(&format!("\n{key}\n"), "\n", 1);
        let told = faults(&[("book.toml", &text)], &[]);
        let name = key.split(' ').next().expect("a key");
        assert!(
            told.len() == 1 && told[0].to_string().ends_with(&format!(".{name}: mandatory key is missing")),
            "{key}: {told:#?}"
        );
    }
    // Two provisions without a key are not the same one.
    let nameless = "[[form]]\nname_vi = \"m\"\nname_en = \"m\"\nverification = \"text\"\n".repeat(2);
    let told = faults(&[("book.toml", &format!("{EVERY_TABLE}{nameless}"))], &[]);
    assert_eq!(told.iter().map(|fault| fault.kind()).collect::<Vec<_>>(), [ErrorKind::MissingField; 2], "{told:#?}");
    // A book without its header lacks that and nothing else.
    let (_, headless) = EVERY_TABLE.split_once("verified_until = 2030-12-31\n").expect("a header");
    let told = faults(&[("book.toml", headless)], &[]).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(told, ["rulebook: a table [rulebook] is needed"]);
}

#[test]
fn what_is_no_table_is_told_as_that() {
    let (header, rest) = EVERY_TABLE.split_once("[[document]]").expect("a document");
    let (before, _) = rest.split_once("[[holiday]]").expect("a holiday");
    let told = |line: &str, header: &str| {
        let told = faults(&[("book.toml", &format!("{line}\n{header}[[document]]{before}"))], &[]);
        told.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let twice = ["book.toml:1: holiday[0]: expected a table", "book.toml:1: holiday[1]: expected a table"];
    assert_eq!(told("holiday = [\"sunday\", \"saturday\"]", header), twice);
    assert_eq!(told("holiday = \"sunday\"", header), ["book.toml:1: holiday: must be written as [[holiday]]"]);
    assert_eq!(told("rulebook = 1", ""), ["book.toml:1: rulebook: expected a table"]);
}

#[test]
fn an_overlay_s_mistake_is_one_fault_too() {
    let header = "overlay = { id = \"o\", authority = \"A\", verified_by = \"B\", on = 2026-01-01 }\n";
    for (text, expected) in [
        (header.replace("2026-01-01", "\"today\""), "overlay[0].on: expected a date YYYY-MM-DD, without quotes"),
        (format!("{header}list = [{{ document = \"D\", row = 5 }}]\n"), "list[0].row: expected an array of tables"),
        (format!("{header}list = [{{ document = \"D\", row = [7] }}]\n"), "list[0].row[1]: expected a table"),
        (
            format!("{header}[[category]]\nid = \"a.b\"\nkind = \"tool\"\n"),
            "category[0].kind: \"tool\" is not allowed here; allowed: machinery, equipment, material, substance",
        ),
    ] {
        let told = faults(&[("book.toml", EVERY_TABLE)], &[("o.toml", &text)]);
        assert_eq!(told.len(), 1, "{told:#?}");
        let told = told[0].to_string();
        assert!(told.starts_with("o.toml:") && told.ends_with(expected), "{told}");
    }
}
