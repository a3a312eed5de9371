use serde_json::Value;

use crate::{Files, REGISTER, Run, kiemdinh, kiemdinh_with_input};

const HOISTS: &str = "id,category,put_into_use_on,performed_on,result\n\
                      A,lifting.hoist_electric,2020-03-01,2024-05-19,pass\n\
                      B,lifting.hoist_electric,2020-03-01,2023-01-19,pass\n\
                      C,lifting.hoist_electric,2020-03-01,,\n";

const DAY: [&str; 2] = ["--as-of", "2026-11-23"];

fn check(file: &str, args: &[&str]) -> Run {
    kiemdinh(&[&["check", file], &DAY[..], args].concat())
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn statuses(lines: &[Value]) -> Vec<(&str, &str)> {
    lines.iter().map(|line| (line["id"].as_str().unwrap_or("?"), line["status"].as_str().unwrap_or("error"))).collect()
}

fn codes(line: &Value) -> Vec<String> {
    let findings = line["findings"].as_array().unwrap();
    findings.iter().map(|finding| format!("{} {}", finding["code"].as_str().unwrap(), finding["field"])).collect()
}

#[test]
fn json_lines_have_every_key_of_the_contract_in_the_order_of_the_input() {
    let files = Files::new();
    let out = check(&files.with("r.csv", HOISTS), &["--format", "jsonl"]).ok();
    let lines = lines(&out);
    assert_eq!(statuses(&lines), [("A", "valid"), ("B", "overdue"), ("C", "never_inspected")]);
    let keys: Vec<&str> = lines[0].as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected = [
        "id",
        "as_of",
        "coverage",
        "status",
        "may_operate",
        "due_on",
        "days_left",
        "due_basis",
        "interval",
        "findings",
        "explanation",
        "remedies",
        "verification",
        "rulebook",
    ];
    expected.sort_unstable();
    assert_eq!(keys, expected);
    assert!(lines[0]["explanation"].is_null() && lines[0]["remedies"].is_null());
    assert!(out.starts_with(r#"{"id":"A","as_of":"2026-11-23","coverage":"regulated","status":"valid","#), "{out}");

    let out = check(&files.path("r.csv"), &["--format", "jsonl", "--explain"]).ok();
    let explained = self::lines(&out);
    assert!(explained[1]["explanation"].as_array().unwrap().len() >= 4);
    assert_eq!(explained[1]["remedies"][0]["code"], "inspect");
}

#[test]
fn csv_has_one_row_an_item() {
    let files = Files::new();
    let out = check(&files.with("r.csv", HOISTS), &["--format", "csv"]).ok();
    let rows: Vec<&str> = out.lines().collect();
    assert_eq!(rows.len(), 4);
    assert!(rows[0].starts_with("id,status,coverage,may_operate,due_on,days_left,due_basis,min_months,"));
    assert!(rows[1].starts_with("A,valid,regulated,true,2027-05-19,177,computed,36,36,qtkd-09-2016.1,54/2016/"));
    assert!(rows[2].starts_with("B,overdue,regulated,false,2026-01-19,-308,computed,"));
}

#[test]
fn a_row_that_cannot_be_read_stands_in_its_place_and_the_run_goes_on() {
    let files = Files::new();
    let register = files.with("r.csv", &HOISTS.replace("B,lifting.hoist_electric", "B"));
    let run = check(&register, &["--format", "jsonl"]);
    assert_eq!(run.code, 0);
    let lines = lines(&run.out);
    assert_eq!(statuses(&lines), [("A", "valid"), ("B", "error"), ("C", "never_inspected")]);
    assert_eq!(lines[1]["error"]["code"], "malformed_row");
    assert_eq!(lines[1]["error"]["row"], 3);

    let csv = check(&register, &["--format", "csv", "--lang", "en"]).ok();
    assert!(csv.lines().nth(2).unwrap().starts_with("B,,,,,,,,,,,,,,\"malformed_row: The row has 4 cells, "), "{csv}");
    let table = check(&register, &[]).ok();
    assert!(table.contains("Dòng không đọc được: 1"), "{table}");
}

#[test]
fn the_table_says_what_an_officer_needs() {
    let table = check(REGISTER, &[]).ok();
    for part in [
        "register.csv",
        "23/11/2026",
        "sha256 ",
        "Tình trạng",
        "Quá hạn",
        "Chưa kiểm định",
        "Chưa xác định được",
        "\nPhát hiện: ",
        "\nDòng không đọc được: 3",
        "54/2016/TT-BLĐTBXH",
        "→ ",
        "… ",
    ] {
        assert!(table.contains(part), "{part} is missing in:\n{table}");
    }
    // The counts are those of the lines.
    let lines = lines(&check(REGISTER, &["--format", "jsonl"]).ok());
    for (status, words) in
        [("overdue", "Quá hạn"), ("undetermined", "Chưa xác định được"), ("failed", "Kiểm định không đạt")]
    {
        let count = lines.iter().filter(|line| line["status"] == status).count();
        assert!(table.contains(&format!("\n{words}: {count}\n")), "{words}: {count}");
    }
    let english = check(REGISTER, &["--lang", "en", "--explain"]).ok();
    for part in
        ["Overdue: ", "Days over", "Undetermined: ", "1. The list in force on 2026-11-23 is 36/2019/TT-BLĐTBXH."]
    {
        assert!(english.contains(part), "{part} is missing in:\n{english}");
    }
}

#[test]
fn lists_are_cut_but_counts_are_exact() {
    let files = Files::new();
    let mut register = "id,category,performed_on,result,next_due_on\n".to_owned();
    for number in 0..3000 {
        let day = kiemdinh::Date::new(2025, 1, 1).unwrap().add_days(number * 7 % 300);
        register.push_str(&format!("N{number:04},lifting.hoist_electric,2024-01-01,pass,{day}\n"));
    }
    let table = check(&files.with("r.csv", &register), &["--lang", "en"]).ok();
    assert!(table.contains("\nOverdue: 3000\n"), "{table}");
    assert!(table.contains("… and 2950 more"), "{table}");
    let shown: Vec<&str> = table.lines().filter(|line| line.trim_start().starts_with('N')).collect();
    assert_eq!(shown.len(), 50);
    // The longest overdue come first; of one day, in the order of the register.
    assert!(shown[0].contains("N0000") && shown[1].contains("N0300"), "{}\n{}", shown[0], shown[1]);
}

#[test]
fn hostile_text_does_not_reach_the_terminal() {
    let files = Files::new();
    let register = "id,category,name\n\"a\u{1b}[2J\",lifting.hoist_electric,\"x\u{202e}\ny\"\n";
    let table = check(&files.with("r.csv", register), &[]).ok();
    assert!(!table.contains(['\u{1b}', '\u{202e}']), "{table:?}");
    let csv = check(&files.with("f.csv", "id,category\n=1+1,lifting.hoist_electric\n"), &["--format", "csv"]).ok();
    assert!(csv.lines().nth(1).unwrap().starts_with("'=1+1,"), "{csv}");
}

#[test]
fn fail_on_decides_the_exit_code() {
    let files = Files::new();
    let register = files.with("r.csv", HOISTS);
    for (statuses, code) in [("overdue", 1), ("failed,never_inspected", 1), ("failed", 0), ("due_soon", 0)] {
        for format in ["table", "jsonl", "csv"] {
            let run = check(&register, &["--format", format, "--fail-on", statuses]);
            assert_eq!(run.code, code, "{statuses} {format}: {}", run.err);
        }
    }
    assert_eq!(check(&register, &["--fail-on", "failed", "--fail-on", "overdue"]).code, 1);
    // The window moves what is due soon.
    assert_eq!(check(&register, &["--fail-on", "due_soon", "--window-days", "177"]).code, 1);
}

#[test]
fn unusable_arguments_and_inputs_are_named() {
    let files = Files::new();
    let register = files.with("r.csv", HOISTS);
    let wrong: [(&[&str], &str); 14] = [
        (&["check"], "<FILE>"),
        (&["check", &register, "--as-of", "2026-02-30"], "2026-02-30"),
        (&["check", &register, "--as-of", "23/11/2026"], "--as-of"),
        (&["check", &register, "--fail-on", "late"], "late"),
        (&["check", &register, "--complete", "all"], "all"),
        (&["check", &register, "--lang", "fr"], "fr"),
        (&["check", &register, "--nonsense"], "--nonsense"),
        (&["check", &files.path("none.csv")], "none.csv"),
        (&["check", &files.with("h.csv", "id,colour\n1,red\n")], "colour"),
        (&["check", &register, "--overlay", &files.with("o.toml", "[[interval]]\nmonths = 0\n")], "o.toml"),
        (&["check", &register, "--mapping", &files.with("m.json", r#"{"columns":{"none":"id"}}"#)], "none"),
        (&["check", "-", "--duplicates"], "--duplicates"),
        (&["check", "-", "-"], "`-`"),
        (&["check", "-", "--inspections", "-"], "`-`"),
    ];
    for (args, named) in wrong {
        let run = kiemdinh(args);
        assert!(run.out.is_empty(), "{args:?}");
        let message = run.unusable();
        assert!(message.contains(named), "{args:?}: {message}");
    }
    // Nothing is judged where a later file cannot be used.
    let run = kiemdinh(&["check", &register, &files.path("none.csv"), "--format", "jsonl"]);
    assert!(run.out.is_empty());
    run.unusable();
    // The output must not overwrite an input.
    kiemdinh(&["check", &register, "--output", &register]).unusable();
    assert_eq!(std::fs::read_to_string(&register).unwrap(), HOISTS);
}

#[test]
fn standard_input_is_json_lines_unless_said_otherwise() {
    let line = r#"{"id":"A","category":"lifting.hoist_electric","inspections":[]}"#;
    let out = kiemdinh_with_input(&["check", "-", "--as-of", "2026-11-23", "--format", "jsonl"], line).ok();
    assert_eq!(statuses(&lines(&out)), [("A", "never_inspected")]);
    let args = ["check", "-", "--as-of", "2026-11-23", "--format", "jsonl", "--input-format", "csv"];
    let out = kiemdinh_with_input(&args, &HOISTS.replace(',', ";")).ok();
    assert_eq!(lines(&out).len(), 3);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_kiemdinh"))
        .args(["check", REGISTER, "--format", "jsonl", "--explain"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let run: Run = child.wait_with_output().unwrap().into();
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn today_is_the_default_day_and_the_output_may_be_a_file() {
    let files = Files::new();
    let (register, output) = (files.with("r.csv", HOISTS), files.path("out.jsonl"));
    let run = kiemdinh(&["check", &register, "--format", "jsonl", "--output", &output]);
    assert!(run.ok().is_empty());
    let lines = lines(&std::fs::read_to_string(&output).unwrap());
    assert_eq!(lines.len(), 3);
    assert!(lines[0]["as_of"].as_str().unwrap() >= "2026-01-01");
}

#[test]
fn several_registers_follow_one_another() {
    let files = Files::new();
    let json = files.with("b.jsonl", "{\"id\":\"J\",\"category\":\"lifting.hoist_electric\"}\n");
    let run = kiemdinh(&["check", &files.with("a.csv", HOISTS), &json, "--format", "jsonl", "--as-of", "2026-11-23"]);
    let lines = lines(&run.ok());
    assert_eq!(lines.iter().map(|line| line["id"].as_str().unwrap()).collect::<String>(), "ABCJ");
}

#[test]
fn inspections_of_their_own_are_joined() {
    let files = Files::new();
    let register = files.with("r.csv", HOISTS);
    let inspections = files.with(
        "i.jsonl",
        "{\"item\":\"C\",\"performed_on\":\"2026-01-10\",\"result\":\"pass\"}\n\
         {\"item\":\"B\",\"performed_on\":\"2026-02-30\",\"result\":\"pass\"}\n\
         {\"item\":\"X-1\",\"performed_on\":\"2026-01-10\",\"result\":\"pass\"}\nnonsense\n",
    );
    let run = check(&register, &["--format", "jsonl", "--inspections", &inspections, "--lang", "en"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("1 ids of the inspections are not in the register: X-1"), "{}", run.err);
    assert!(run.err.contains("1 inspections cannot be read"), "{}", run.err);
    let lines = lines(&run.out);
    assert_eq!(statuses(&lines)[2], ("C", "valid"));
    assert_eq!(lines[2]["due_on"], "2029-01-10");
    // It is the second of the item's own, and so says the path.
    assert!(codes(&lines[1]).contains(&r#"date_impossible "inspections[1].performed_on""#.to_owned()), "{}", lines[1]);
}

#[test]
fn duplicates_are_marked_across_files_and_ids_within_one() {
    let files = Files::new();
    let heading = "id,category,serial_no,manufacturer,certificate_no,stamp_no,body,performed_on,result\n";
    let row = |id: &str, serial: &str, certificate: &str, stamp: &str, body: &str| {
        format!("{id},lifting.hoist_electric,{serial},Kito,{certificate},{stamp},{body},2025-01-01,pass\n")
    };
    let first = [row("A", "S1", "G1", "T1", "K1"), row("B", "S2", "G2", "T2", "K1"), row("B", "S3", "G3", "T3", "K1")];
    let second =
        [row("A", "s1 ", "G9", "T2", "K1"), row("C", "S5", "G3", "T5", "K2"), row("D", "S6", "g1", "T6", "K1")];
    let (a, b) = (
        files.with("a.csv", &(heading.to_owned() + &first.concat())),
        files.with("b.csv", &(heading.to_owned() + &second.concat())),
    );
    let run = kiemdinh(&["check", &a, &b, "--duplicates", "--format", "jsonl", "--as-of", "2026-11-23"]);
    let found: Vec<Vec<String>> = lines(&run.ok())
        .iter()
        .map(|line| codes(line).into_iter().filter(|code| code.starts_with("duplicate")).collect())
        .collect();
    let expected: [&[&str]; 6] = [
        &[r#"duplicate_certificate "inspections[0].certificate_no""#, r#"duplicate_item "serial_no""#],
        &[r#"duplicate_id "id""#, r#"duplicate_stamp "inspections[0].stamp_no""#],
        &[r#"duplicate_id "id""#],
        &[r#"duplicate_stamp "inspections[0].stamp_no""#, r#"duplicate_item "serial_no""#],
        &[],
        &[r#"duplicate_certificate "inspections[0].certificate_no""#],
    ];
    assert_eq!(found, expected);
    let run = kiemdinh(&["check", &a, &b, "--format", "jsonl", "--as-of", "2026-11-23"]);
    assert!(!run.ok().contains("duplicate"));
}

#[test]
fn an_overlay_closes_a_gap_and_says_so() {
    let files = Files::new();
    let register = files.with(
        "r.csv",
        "id,category,put_into_use_on,performed_on,result\nA,lift.escalator,2022-01-01,2026-01-10,pass\n",
    );
    assert_eq!(statuses(&lines(&check(&register, &["--format", "jsonl"]).ok())), [("A", "undetermined")]);
    let overlay = files.with(
        "hp.toml",
        "overlay = { id = \"hp-1\", authority = \"Sở Nội vụ Hải Phòng\", verified_by = \"Nguyễn Văn A\", on = 2026-11-01 }\n\
         [[interval]]\nid = \"qtkd-25-2016.1\"\nmonths = 36\nverification = \"text\"\n",
    );
    let out = check(&register, &["--format", "jsonl", "--overlay", &overlay]).ok();
    assert_eq!(statuses(&lines(&out)), [("A", "valid")]);
    assert_eq!(lines(&out)[0]["due_on"], "2029-01-10");
    let table = check(&register, &["--overlay", &overlay]).ok();
    assert!(table.contains("Tệp bổ sung: hp-1 (Sở Nội vụ Hải Phòng, 01/11/2026)"), "{table}");
}

#[test]
fn options_reach_the_assessment() {
    let files = Files::new();
    let register = files.with("r.csv", HOISTS);
    let accreditations = files.with(
        "acc.jsonl",
        "{\"kind\":\"body\",\"number\":\"K1\",\"valid_until\":\"2020-01-01\",\"complete_until\":\"2026-11-23\"}\n",
    );
    let with_body = files.with(
        "b.csv",
        &HOISTS.replace("result\n", "result,body\n").replace(",pass\n", ",pass,K1\n").replace(",,\n", ",,,\n"),
    );
    let judged = lines(&check(&with_body, &["--format", "jsonl", "--accreditations", &accreditations]).ok());
    assert_eq!(statuses(&judged)[0], ("A", "never_inspected"));
    assert!(codes(&judged[0]).iter().any(|code| code.starts_with("body_not_accredited")));

    let complete = lines(&check(&register, &["--format", "jsonl", "--complete", "declarations,history,use"]).ok());
    assert!(codes(&complete[0]).iter().any(|code| code.starts_with("not_declared")));
    assert_eq!(complete[2]["may_operate"], false);
    let known = lines(&check(&register, &["--format", "jsonl", "--known-on", "2023-06-01"]).ok());
    assert!(codes(&known[0]).iter().any(|code| code.starts_with("record_in_future")));
    let strict = kiemdinh(&["check", &register, "--as-of", "2030-01-01", "--format", "jsonl", "--strict"]).ok();
    let strict = lines(&strict);
    let finding = strict[0]["findings"].as_array().unwrap().iter().find(|finding| finding["number"] == 701).unwrap();
    assert_eq!(finding["severity"], "error");

    let unknown = files.with("u.jsonl", "{\"id\":\"A\",\"category\":\"lifting.hoist_electric\",\"colour\":\"red\"}\n");
    assert_eq!(lines(&check(&unknown, &["--format", "jsonl"]).ok())[0]["error"]["code"], "unknown_key");
    let lenient = lines(&check(&unknown, &["--format", "jsonl", "--lenient"]).ok());
    assert_eq!(codes(&lenient[0])[0], "unknown_key \"colour\"");
}

#[test]
fn a_mapping_reads_a_foreign_register() {
    let files = Files::new();
    let register = files.with("f.csv", "no,kind,last,weight\n7,Hoist,19/05/2024,5\n");
    let mapping = files.with(
        "m.json",
        r#"{"columns": {"no": "id", "kind": {"field": "category", "values": {"Hoist": "lifting.hoist_electric"}},
            "last": {"field": "inspections[0].performed_on", "date_format": "DD/MM/YYYY"},
            "weight": {"field": "attributes.rated_capacity", "unit": "t"}},
            "constants": {"inspections[0].result": "pass", "put_into_use_on": "2020-01-01"}}"#,
    );
    let judged = lines(&check(&register, &["--format", "jsonl", "--mapping", &mapping]).ok());
    assert_eq!(statuses(&judged), [("7", "valid")]);
    assert_eq!(judged[0]["due_on"], "2027-05-19");
}

#[test]
fn order_is_kept_over_many_blocks_and_memory_stays_flat() {
    let files = Files::new();
    let mut register = "id,category,put_into_use_on,performed_on,result,site.address\n".to_owned();
    let address = "đường ven biển ".repeat(20);
    for number in 0..20_000 {
        register.push_str(&format!("N{number},lifting.hoist_electric,2020-01-01,2024-01-01,pass,{address}\n"));
    }
    assert!(register.len() > 4 << 20);
    let out = check(&files.with("r.csv", &register), &["--format", "csv"]).ok();
    let ids: Vec<&str> = out.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(ids.len(), 20_000);
    assert!((0..).zip(ids).all(|(number, id)| id == format!("N{number}")));
}
