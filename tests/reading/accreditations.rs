use kiemdinh::read::json::accreditations;
use kiemdinh::record::AccreditationKind;

#[test]
fn lines_or_an_array() {
    let first = r#"{"kind":"body","number":"B1","name":"X","valid_from":"2020-01-01","valid_until":"2025-12-31",
        "scope":["lifting"],"suspensions":[{"from":"2022-01-01","to":"2022-03-31"},{"from":"2023-01-01"}],
        "refreshed_on":null,"complete_until":"2026-01-01"}"#;
    let second = r#"{"kind":"inspector","number":"K1","refreshed_on":"2024-02-29"}"#;
    for text in [format!("{}\n\n{second}\n", first.replace('\n', " ")), format!("\u{feff}[{first},\n{second}]")] {
        let all = accreditations("a.json", &text).expect("readable");
        let body = &all.of(AccreditationKind::Body, "B1")[0];
        assert_eq!((body.scope.as_slice(), body.suspensions.len()), (["lifting".to_owned()].as_slice(), 2));
        assert_eq!(body.suspensions[1].to, None);
        assert_eq!(body.valid_until.map(|day| day.to_string()).as_deref(), Some("2025-12-31"));
        assert!(all.of(AccreditationKind::Inspector, "K1")[0].refreshed_on.is_some());
        assert!(all.of(AccreditationKind::Inspector, "B1").is_empty());
    }
    assert!(accreditations("a.json", " \n").expect("nothing").is_empty());
}

#[test]
fn all_faults_at_once() {
    let text = r#"{"kind":"body","number":"B1","valid_until":"2024-02-30"}

{"kind":"firm","number":"B2"}
{"kind":"body","valid_from":"2020"}
{"kind":"body","number":"B3","until":"2020-01-01","valid_from":"2020-01-02","valid_until":"2020-01-01"}
{"kind":"body","number":"B4","scope":"lifting","suspensions":[5,{"from":"x"}]}
7
{"kind":"#;
    let error = accreditations("a.jsonl", text).expect_err("faults");
    let faults: Vec<_> = error
        .faults()
        .iter()
        .map(|fault| (fault.place().row.unwrap_or_default(), fault.place().field.clone().unwrap_or_default()))
        .collect();
    let faults: Vec<_> = faults.iter().map(|(row, field)| (*row, field.as_str())).collect();
    assert_eq!(
        faults,
        [
            (1, "valid_until"),
            (3, "kind"),
            (4, "number"),
            (5, "until"),
            (5, "valid_until"),
            (6, "scope"),
            (6, "suspensions[0]"),
            (6, "suspensions[1].from"),
            (7, ""),
            (8, ""),
        ]
    );
    assert!(error.to_string().starts_with("a.jsonl:1: valid_until: "));
    let nested = accreditations("a.json", r#"[{"kind":"body","number":"B","name":5}]"#).expect_err("faults");
    assert_eq!(nested.faults()[0].place().field.as_deref(), Some("[0].name"));
}

#[test]
fn numbers_are_composed_as_those_of_a_record_are() {
    let decomposed = "KD\u{323}-Hà\u{300}"; // what a Mac may write
    let text = serde_json::json!({"kind": "body", "number": decomposed}).to_string();
    let read = accreditations("bodies.json", &text).expect("accreditations");
    let record = serde_json::json!({"id": "1", "inspections": [{"body": decomposed}]}).to_string();
    let item = kiemdinh::read::json::parse_item(&record).expect("a record");
    let body = item.inspections[0].body.as_deref().expect("a body");
    assert_ne!(body, decomposed);
    assert_eq!(read.of(AccreditationKind::Body, body).len(), 1);
}
