//! One table in every form in which plants keep it: the answers are the same.

use serde_json::Value;

use crate::{answers, check, register, statuses};

/// The table as text, in every encoding and with every delimiter.
const TEXTS: [&str; 9] = [
    "bang.phay.csv",
    "bang.tsv",
    "bang.bom.csv",
    "bang.nfd.csv",
    "bang.utf16.csv",
    "bang.1258.csv",
    "bang.tcvn3.csv",
    "bang.vni.csv",
    "bang.sep.csv",
];

/// The table as a workbook.
const WORKBOOKS: [&str; 4] = ["bang.xlsx", "bang.xls", "bang.ods", "bang.tcvn3.xlsx"];

#[test]
fn the_answers_are_those_that_the_table_calls_for() {
    let answers = answers(&register("bang.cham_phay.csv"), &[]);
    let expected = [
        ["TB-01", "valid", "2027-05-19"],
        ["TB-02", "overdue", "2026-10-01"],
        ["TB-03", "not_in_use", "-"],
        ["TB-04", "overdue", "2026-11-15"],
        ["TB-05", "undetermined", "-"],
        ["TB-06", "valid", "2027-12-12"],
    ];
    assert_eq!(statuses(&answers), expected);
}

#[test]
fn every_form_gives_the_same_assessments() {
    let same = answers(&register("bang.cham_phay.csv"), &["--explain"]);
    assert_eq!(same.len(), 6);
    for name in TEXTS.into_iter().chain(WORKBOOKS) {
        let here = answers(&register(name), &["--explain"]);
        assert_eq!(here.len(), same.len(), "{name}");
        for (here, same) in here.iter().zip(&same) {
            assert_eq!(here, same, "{name}");
        }
    }
}

#[test]
fn a_register_with_days_and_numbers_of_its_own_is_the_same_in_xls_and_ods() {
    let xls = answers(&register("cang.xls"), &[]);
    assert_eq!(xls, answers(&register("cang.ods"), &[]));
    assert_eq!(xls.len(), 3);
}

#[test]
fn an_encoding_may_be_named() {
    let told: Vec<Value> = answers(&register("bang.vni.csv"), &["--encoding", "vni"]);
    assert_eq!(told, answers(&register("bang.vni.csv"), &[]));
    // The mark at the start of a file is stronger than the caller's word.
    let marked = answers(&register("bang.utf16.csv"), &["--encoding", "windows-1258"]);
    assert_eq!(marked, told);
    // Else a wrong one is the caller's word: the headings are no longer understood.
    check(&register("bang.1258.csv"), &["--encoding", "utf-16le"]).unusable();
}
