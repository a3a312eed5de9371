//! How headings and rows are understood, and what is said where they are not.

use super::{answers, check, register, statuses};

#[test]
fn every_column_is_told() {
    let out = check(&register("bang.xlsx"), &["--explain-columns", "--lang", "en"]).ok();
    for told in ["Mã thiết bị          id", "Hạn kiểm định        inspections[0].next_due_on", "Ghi chú              —"]
    {
        assert!(out.contains(told), "{told}\n{out}");
    }
}

#[test]
fn the_plant_s_register_of_the_readme_is_understood() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/plant.xlsx");
    let out = check(path, &["--explain-columns"]).ok();
    // Two rows of headings, groups and a sum among the rows, a signature below.
    assert!(out.contains("dòng tiêu đề 4–5"), "{out}");
    assert!(out.contains("Kiểm định / KĐ gần nhất  inspections[0].performed_on"), "{out}");
    for passed in ["I. THIẾT BỊ ÁP LỰC", "II. THIẾT BỊ NÂNG", "Tổng cộng", "Người lập biểu"] {
        assert!(out.contains(passed), "{passed}\n{out}");
    }
    let found = answers(path, &[]);
    let expected = [
        ["10KAA01", "valid", "2027-05-19"],
        ["10KAA02", "overdue", "2026-06-30"],
        ["TBYCNN!9", "undetermined", "-"],
        ["TBYCNN!11", "overdue", "2026-11-08"],
        ["PL01", "not_in_use", "-"],
        ["MB1", "undetermined", "-"],
        ["TM1", "overdue", "2025-12-09"],
        ["CT01", "valid", "2027-03-12"],
        ["PD03", "due_soon", "2026-12-05"],
    ];
    assert_eq!(statuses(&found), expected);
    // What was recognised says so, and what cannot be read keeps its text.
    let codes = |index: usize| found[index]["findings"].to_string();
    assert!(codes(3).contains("category_recognised") && codes(3).contains("Xe nâng hàng 2,5 tấn"));
    assert!(codes(4).contains("date_impossible") && codes(4).contains("31/02/2025"));
    assert!(codes(6).contains("category_ambiguous") && codes(6).contains("lift.hydraulic"));
}

#[test]
fn what_is_not_understood_is_an_error_in_both_languages() {
    let error = check(&register("bang.xlsx"), &["--sheet", "Không có"]).unusable();
    assert!(error.contains("there are: "), "{error}");
    let error = check(&register("bang.xlsx"), &["--header-row", "3"]).unusable();
    assert!(error.contains("Row 3 holds no headings"), "{error}");
    let error = check(&register("hai_tieu_de.xlsx"), &[]).unusable();
    assert!(error.contains("--header-row"), "{error}");
}
