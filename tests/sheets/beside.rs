//! The answers stand beside the right rows, whatever stands between these, and are the same when checked again.

use std::collections::BTreeMap;
use std::fs::{self, File};

use kiemdinh::read::encoding::{Decoder, Encoding};
use kiemdinh::read::grid::{Cell, Grid, Opened, open};
use serde_json::Value;

use crate::{answers, check, register, statuses};

/// The names in column B of a register, and the statuses in column V.
fn named(mut grid: Grid<'_>) -> BTreeMap<String, String> {
    let text = |row: &[Cell], at: usize| match row.get(at) {
        Some(Cell::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let (mut row, mut named) = (Vec::new(), BTreeMap::new());
    while grid.next_row(&mut row).unwrap().is_some() {
        let (name, status) = (text(&row, 1), text(&row, 21));
        if !name.is_empty() {
            assert_eq!(named.insert(name, status), None);
        }
    }
    named
}

#[test]
fn each_status_stands_beside_its_row() {
    let expected = [
        ("Bình khí nén", "Valid"),
        ("Chai oxy", "Undetermined"),
        ("Máy bơm nước", "Undetermined"),
        ("Nguyễn Văn Mẫu", ""),
        ("Người lập biểu", ""),
        ("Nồi hơi đốt than", "Overdue"),
        ("Pa lăng xích kéo tay", "Not in use"),
        ("Tên TBYCNN", ""),
        ("Xe nâng hàng 2,5 tấn", "Overdue"),
    ];
    let expected = expected.map(|(name, status)| (name.to_owned(), status.to_owned())).into();
    let folder = std::env::temp_dir().join(format!("kiemdinh-rows-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for name in ["out.xlsx", "out.csv"] {
        let out = folder.join(name);
        check(&register("xi_mang.xlsx"), &["--lang", "en", "--give-back", out.to_str().unwrap()]).ok();
        let found = match open(name, File::open(&out).unwrap()).unwrap() {
            Opened::Workbook(mut workbook) => named(workbook.grid("TBYCNN").unwrap()),
            Opened::Text(text) => named(Grid::of_text(name, Decoder::new(text, Encoding::Utf8), None).unwrap()),
            _ => unreachable!("a table"),
        };
        assert_eq!(found, expected, "{name}");
    }
    fs::remove_dir_all(folder).unwrap();
}

/// Statuses and due dates; an item without a code bears the name of its sheet, which a text has not.
fn without_ids(answers: &[Value]) -> Vec<[&str; 2]> {
    statuses(answers).into_iter().map(|[_, status, due_on]| [status, due_on]).collect()
}

#[test]
fn a_result_that_is_checked_again_gives_the_same_answers() {
    let folder = std::env::temp_dir().join(format!("kiemdinh-rechecked-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for name in ["xi_mang.xlsx", "gop_o.xlsx", "trang_an.xlsx", "cang.xls", "bang.ods", "bang.tcvn3.csv", "quan_ly.csv"]
    {
        let once = answers(&register(name), &[]);
        assert!(once.len() >= 3, "{name}");
        for ending in ["xlsx", "csv", "tsv"] {
            // Merged cells, which hold the rows of an item together, are lost in a text.
            if name == "gop_o.xlsx" && ending != "xlsx" {
                continue;
            }
            let out = folder.join(format!("{name}.out.{ending}"));
            let out = out.to_str().unwrap();
            check(&register(name), &["--give-back", out]).ok();
            assert_eq!(without_ids(&answers(out, &[])), without_ids(&once), "{name} as {ending}");
        }
    }
    fs::remove_dir_all(folder).unwrap();
}
