//! The register comes back with the answers beside its rows.

use std::fs;

use super::{answers, check, register, statuses};

#[test]
fn a_workbook_comes_back_and_can_be_checked_again() {
    let folder = std::env::temp_dir().join(format!("kiemdinh-sheets-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for (name, given) in [("bang.xlsx", "out.xlsx"), ("bang.ods", "ods.xlsx"), ("bang.phay.csv", "out.csv")] {
        let target = folder.join(given);
        let target = target.to_str().unwrap();
        let run = check(&register(name), &["--give-back", target]);
        assert!(run.err.contains(target), "{}", run.err);
        run.ok();
        // The columns of the answers are no part of the register: the answers are the same.
        let again = answers(target, &[]);
        assert_eq!(statuses(&again), statuses(&answers(&register(name), &[])), "{name}");
    }
    let csv = fs::read_to_string(folder.join("out.csv")).unwrap();
    assert!(csv.starts_with('\u{feff}'), "so that Excel shows Vietnamese");
    let row = csv.lines().find(|line| line.contains("TB-02")).unwrap();
    assert!(row.contains("Quá hạn") && row.contains("2026-10-01"), "{row}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_workbook_that_is_checked_for_a_person_comes_back_beside_itself_and_overwrites_nothing() {
    let folder = std::env::temp_dir().join(format!("kiemdinh-beside-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("so.xlsx");
    fs::copy(register("bang.xlsx"), &path).unwrap();
    let before = fs::read(&path).unwrap();
    for given in ["so.kiemdinh.xlsx", "so.kiemdinh-2.xlsx"] {
        check(path.to_str().unwrap(), &[]).ok();
        assert!(folder.join(given).exists(), "{given}");
    }
    check(path.to_str().unwrap(), &["--no-give-back"]).ok();
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 3);
    let error = check(path.to_str().unwrap(), &["--give-back", path.to_str().unwrap()]).unusable();
    assert!(error.contains("the output is one of the inputs"), "{error}");
    fs::remove_dir_all(folder).unwrap();
}
