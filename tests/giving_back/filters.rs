//! Whoever sorts or filters the register must move the answers with their rows.

use rust_xlsxwriter::{Table, TableColumn, Workbook};

use super::package::{text, unpack};
use super::sheet::{range, row};
use super::{give, valid};

fn filled(book: &mut Workbook) -> &mut rust_xlsxwriter::Worksheet {
    let sheet = book.add_worksheet().set_name("Sổ").unwrap();
    for (column, name) in (0..).zip(["STT", "Tên", "Tình trạng"]) {
        sheet.write(1, column, name).unwrap();
        for row in 2..9 {
            sheet.write(row, column, row).unwrap();
        }
    }
    sheet
}

#[test]
fn a_filter_covers_the_answers() {
    let mut book = Workbook::new();
    filled(&mut book).autofilter(1, 0, 8, 2).unwrap();
    let given = give(&book.save_to_buffer().unwrap(), "Sổ", 2, (3..=9).map(valid).collect()).unwrap();
    let parts = unpack(&given);
    assert!(text(&parts, "xl/worksheets/sheet1.xml").contains("<autoFilter ref=\"A2:H9\"/>"));
    let name = "localSheetId=\"0\" hidden=\"1\">Sổ!$A$2:$H$9</definedName>";
    assert!(text(&parts, "xl/workbook.xml").contains(name), "{}", text(&parts, "xl/workbook.xml"));
}

#[test]
fn a_filter_over_something_else_stays() {
    let mut book = Workbook::new();
    // Of the columns only two; the third would be torn from them by our widening it.
    filled(&mut book).autofilter(1, 0, 8, 1).unwrap();
    let given = give(&book.save_to_buffer().unwrap(), "Sổ", 2, vec![valid(3)]).unwrap();
    let parts = unpack(&given);
    assert!(text(&parts, "xl/worksheets/sheet1.xml").contains("<autoFilter ref=\"A2:B9\"/>"));
    assert!(text(&parts, "xl/workbook.xml").contains("Sổ!$A$2:$B$9<"));
}

#[test]
fn a_table_covers_the_answers_under_headings_of_its_own() {
    let mut book = Workbook::new();
    let columns = ["STT", "Tên", "Tình trạng"].map(|name| TableColumn::new().set_header(name));
    filled(&mut book).add_table(1, 0, 8, 2, &Table::new().set_columns(&columns)).unwrap();
    let given = give(&book.save_to_buffer().unwrap(), "Sổ", 2, (3..=9).map(valid).collect()).unwrap();
    let parts = unpack(&given);
    let table = text(&parts, "xl/tables/table1.xml");
    assert_eq!(table.matches("ref=\"A2:H9\"").count(), 2, "{table}");
    assert!(table.contains("<tableColumns count=\"8\">"), "{table}");
    // In a table each heading stands once, and the cells must say the same.
    let headings = row(&range(&given, "Sổ"), 2);
    assert_eq!(headings.join("|"), "STT|Tên|Tình trạng|Tình trạng 2|Đến hạn|Còn (ngày)|Căn cứ|Phát hiện");
    for heading in &headings[3..] {
        assert!(table.contains(&format!("name=\"{heading}\"/>")), "{heading} in {table}");
    }
}

#[test]
fn a_table_elsewhere_stays() {
    let mut book = Workbook::new();
    filled(&mut book).add_table(12, 0, 15, 2, &Table::new()).unwrap();
    let before = book.save_to_buffer().unwrap();
    let after = give(&before, "Sổ", 2, vec![valid(3)]).unwrap();
    assert_eq!(unpack(&after)["xl/tables/table1.xml"], unpack(&before)["xl/tables/table1.xml"]);
}
