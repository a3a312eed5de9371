//! Rows that are inspections, put together to items by `--group-by`.

use serde_json::Value;

use crate::{answers, register, statuses};

/// The findings of that code: their fields and texts.
fn told<'a>(answer: &'a Value, code: &str) -> Vec<[&'a str; 2]> {
    let findings = answer["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == code);
    findings.map(|finding| ["field", "raw"].map(|key| finding[key].as_str().unwrap_or("-"))).collect()
}

#[test]
fn by_serial_number_a_row_without_a_maker_joins_the_only_one() {
    let answers = answers(&register("nhieu_dong.csv"), &["--group-by", "serial"]);
    let expected = [
        // Passed twice, failed last.
        ["nhieu_dong!2", "failed", "-"],
        ["nhieu_dong!5", "valid", "2027-07-01"],
        ["nhieu_dong!6", "valid", "2027-07-02"],
        // Either lift may be meant: the row stands alone.
        ["nhieu_dong!7", "overdue", "2024-07-03"],
        ["nhieu_dong!8", "valid", "2028-08-05"],
    ];
    assert_eq!(statuses(&answers), expected);
    assert_eq!(told(&answers[3], "missing_field"), [["manufacturer", "-"]]);
    assert!(told(&answers[1], "missing_field").is_empty());
}

#[test]
fn rows_that_disagree_are_told() {
    let answers = answers(&register("nhieu_dong.csv"), &["--group-by", "serial"]);
    let expected = [
        ["name", "Pa lăng điện số 1"],
        ["site.address", "Kho B"],
        ["use_state", "in_use / stopped"],
        ["year_of_manufacture", "2016"],
    ];
    assert_eq!(told(&answers[0], "parameter_differs"), expected);
    // A value that could not be read is no other value.
    assert_eq!(told(&answers[4], "parameter_differs"), [["attributes.rated_capacity", "10000 kg"]]);
    assert_eq!(told(&answers[4], "unreadable_value"), [["year_of_manufacture", "khoảng 2012"]]);
}

#[test]
fn without_it_each_row_is_an_item() {
    let answers = answers(&register("nhieu_dong.csv"), &[]);
    assert_eq!(answers.len(), 8);
    assert!(answers.iter().all(|answer| told(answer, "parameter_differs").is_empty()));
}
