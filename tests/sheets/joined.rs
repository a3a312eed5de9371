//! Items on one sheet, their inspections on another.

use crate::{answers, check, register, statuses};

#[test]
fn inspections_join_their_items_by_code_or_serial_number() {
    let file = register("hai_trang.xlsx");
    let args = ["--sheet", "Thiết bị", "--inspections", &file, "--inspections-sheet", "Kiểm định"];
    let expected = [
        ["PL-1", "valid", "2027-05-19"],
        ["PL-2", "overdue", "2026-05-19"],
        ["Thiết bị!4", "failed", "-"],
        ["PL-4", "never_inspected", "-"],
    ];
    assert_eq!(statuses(&answers(&file, &args)), expected);

    let warning = check(&file, &[&args[..], &["--format", "jsonl", "--lang", "en"]].concat()).err;
    assert!(warning.contains("1 ids of the inspections are not in the register: PL-9"), "{warning}");
}
