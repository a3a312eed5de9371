//! A workbook whose headings are the contract's own names says what the CSV register of the same cells says.

use std::fs::{self, File};

use kiemdinh::read::encoding::{Decoder, Encoding};
use kiemdinh::read::grid::{Cell, Grid, Opened, open};
use rust_xlsxwriter::Workbook;
use serde_json::Value;

use crate::answers;

/// What tells how free text was read: a register's fields are given in the contract's form, and nothing is recognised.
const OF_READING: [&str; 4] = ["commune_recognised", "commune_ambiguous", "tax_code_doubtful", "attribute_recognised"];

/// The answers for the items in order. Those with faults (`HP-FAULT-…`) are another matter: a workbook is read as people
/// write, where a register's faults are faults.
fn of_sound_items(path: &str) -> Vec<Value> {
    let is_sound =
        |answer: &Value| answer["id"].as_str().is_some_and(|id| id.starts_with("HP-") && !id.contains("FAULT"));
    let mut sound: Vec<Value> = answers(path, &[]).into_iter().filter(is_sound).collect();
    for answer in &mut sound {
        let findings = answer["findings"].as_array_mut().unwrap();
        findings.retain(|finding| !OF_READING.contains(&finding["code"].as_str().unwrap()));
    }
    sound
}

#[test]
fn a_workbook_of_the_registers_own_headings_gives_its_answers() {
    let csv = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/register.csv");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let Opened::Text(text) = open("register.csv", File::open(csv).unwrap()).unwrap() else { panic!("a text") };
    let mut grid = Grid::of_text("register.csv", Decoder::new(text, Encoding::Utf8), None).unwrap();
    let mut cells = Vec::new();
    while let Some(row) = grid.next_row(&mut cells).unwrap() {
        for (column, cell) in cells.iter().enumerate() {
            if let Cell::Text(text) = cell {
                sheet.write_string(row as u32 - 1, column as u16, text).unwrap();
            }
        }
    }
    let folder = std::env::temp_dir().join(format!("kiemdinh-machine-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("register.xlsx");
    workbook.save(&path).unwrap();
    let of_workbook = of_sound_items(path.to_str().unwrap());
    let of_register = of_sound_items(csv);
    fs::remove_dir_all(folder).unwrap();
    assert!(of_register.len() > 200);
    assert_eq!(of_workbook.len(), of_register.len());
    for (one, other) in of_workbook.iter().zip(&of_register) {
        assert_eq!(one, other);
    }
}
