//! Each register gives the records that a person reads in it. `FILE.expected.json` holds them: a list of readings, each
//! with its arguments. With `KIEMDINH_BLESS=1` the files are written anew, to be read against the registers.

use serde_json::{Value, json};

use crate::reading::read;
use crate::register;

/// The registers that are read without arguments.
#[rustfmt::skip]
const PLAIN: [&str; 31] = [
    "xi_mang.xlsx", "trang_hai.xlsx", "trang_an.xlsx", "cong_thuc.xlsx", "so_dang_chu.xlsx", "ngay_dang_so.xlsx",
    "gop_o.xlsx", "ten_truong.xlsx", "khong_dau.xlsx", "english.xlsx", "doi_ten.xls", "cang.xls", "cang.ods",
    "xa_phuong.xlsx", "quan_ly.csv", "bang.xlsx", "bang.xls", "bang.ods", "bang.phay.csv", "bang.cham_phay.csv",
    "bang.tsv", "bang.bom.csv", "bang.nfd.csv", "bang.utf16.csv", "bang.1258.csv", "bang.tcvn3.csv", "bang.vni.csv",
    "bang.tcvn3.xlsx", "bang.sep.csv", "mau_thuan.csv", "truong_sau.csv",
];

/// Every register that can be read, with the readings that are asked for.
fn registers() -> Vec<(&'static str, Vec<Value>)> {
    let mut all: Vec<(&str, Vec<Value>)> = PLAIN.into_iter().map(|name| (name, vec![json!({})])).collect();
    all.extend([
        ("lich_su.xlsx", vec![json!({"group_by": "serial"}), json!({"group_by": "name"})]),
        ("nhieu_dong.csv", vec![json!({"group_by": "serial"})]),
        ("theo_ma.xlsx", vec![json!({"group_by": "code"})]),
        ("hai_trang.xlsx", vec![json!({"sheet": "Thiết bị"}), json!({"sheet": "Kiểm định"})]),
        ("anh_xa.xlsx", vec![json!({"mapping": "anh_xa.mapping.json"})]),
        ("hai_tieu_de.xlsx", vec![json!({"header_row": 1}), json!({"header_row": 4})]),
    ]);
    all
}

#[test]
fn the_records_are_those_that_stand_in_the_file() {
    let bless = std::env::var_os("KIEMDINH_BLESS").is_some();
    let mut wrong = Vec::new();
    for (name, arguments) in registers() {
        let readings: Vec<Value> = arguments
            .into_iter()
            .map(|arguments| {
                let read = read(name, &arguments).unwrap_or_else(|error| panic!("{name}: {error}"));
                json!({"arguments": arguments, "read": read})
            })
            .collect();
        let path = register(&format!("{name}.expected.json"));
        let got = serde_json::to_string_pretty(&readings).unwrap() + "\n";
        if bless {
            std::fs::write(&path, &got).unwrap();
            continue;
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if got != expected {
            let differs = got.lines().zip(expected.lines()).position(|(got, expected)| got != expected);
            let line = differs.unwrap_or_else(|| got.lines().count().min(expected.lines().count()));
            let at = |text: &str| text.lines().nth(line).unwrap_or("(end)").trim().to_owned();
            wrong.push(format!("{name}, line {}: {} instead of {}", line + 1, at(&got), at(&expected)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_of_the_collection_is_small_and_is_read_or_refused_by_a_test() {
    let others = ["khong_phai_so.xlsx", "anh_xa.mapping.json"];
    let known: Vec<&str> = registers().into_iter().map(|(name, _)| name).collect();
    for entry in std::fs::read_dir(register("")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let of = name.strip_suffix(".expected.json");
        assert!(known.contains(&of.unwrap_or(&name)) || others.contains(&name.as_str()), "{name}");
        assert!(of.is_some() || entry.metadata().unwrap().len() < 15_000, "{name}");
    }
}
