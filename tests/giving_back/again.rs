//! A result that is given in again: its columns are written anew, not once more.

use kiemdinh::read::grid::Cell;
use kiemdinh::write::Language;
use kiemdinh::write::sheets::{GiveBack, added_columns};
use kiemdinh::{Error, Status};

use super::package::{pack_texts, sheet_of, text, unpack, workbook};
use super::sheet::{cells, range, row};
use super::{give, no_counts, run, undated, valid};

fn first() -> Vec<u8> {
    let value = |place: &str| format!("<c r=\"{place}\"><v>1</v></c>");
    let rows: String = (1..=6).map(|row| format!("<row r=\"{row}\">{}</row>", value(&format!("A{row}")))).collect();
    give(&pack_texts(&workbook(&sheet_of(&rows))), "Sổ", 1, vec![valid(2), valid(3), valid(4), valid(6)]).unwrap()
}

fn again(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let counts = no_counts();
    let mut give = GiveBack::new("so.xlsx", "Sổ", 1, &counts, Language::English);
    give.earlier = added_columns(&row(&range(bytes, "Sổ"), 1));
    assert_eq!(give.earlier, Some(1));
    run(bytes, &give, vec![undated(2, Status::Overdue), undated(4, Status::Failed)])
}

#[test]
fn old_answers_go_and_headings_stay() {
    let given = again(&first()).unwrap();
    let range = range(&given, "Sổ");
    assert_eq!(range.width(), 6);
    let firsts: Vec<String> = (1..=6).map(|number| row(&range, number)[1].clone()).collect();
    // Row 3 has no answer any more. Row 6 lies below the last one: what stands there may be the user's.
    assert_eq!(firsts, ["Tình trạng", "Overdue", "", "Failed", "", "Còn hạn"]);
    assert_eq!(row(&range, 2)[2..], ["", "", "", ""]);
    let parts = unpack(&given);
    let xml = text(&parts, "xl/worksheets/sheet1.xml");
    let row_2: Vec<_> = cells(xml).into_iter().filter(|cell| cell.row == 2).map(|cell| cell.place).collect();
    assert_eq!(row_2, ["A2", "B2", "C2", "D2", "E2", "F2"]);
    assert_eq!(xml.matches("<cols>").count(), 1);
}

#[test]
fn in_text_too() {
    let counts = no_counts();
    let mut give = GiveBack::new("so.csv", "so", 1, &counts, Language::Vietnamese);
    give.earlier = Some(1);
    let cells = |row: u64| {
        let texts = |texts: [&str; 7]| texts.map(|text| Cell::Text(text.to_owned())).to_vec();
        match row {
            1 => texts(["Mã", "Tình trạng", "Đến hạn", "Còn (ngày)", "Căn cứ", "Phát hiện", "Ghi chú"]),
            row => texts([&row.to_string(), "cũ", "cũ", "cũ", "cũ", "cũ", "ghi"]),
        }
    };
    let mut next = 0;
    let rows = |row: &mut Vec<Cell>| {
        next += 1;
        *row = cells(next);
        Ok((next <= 4).then_some(next))
    };
    let mut out = Vec::new();
    give.csv(b',', 7, rows, &mut out, [valid(3)]).unwrap();
    let lines: Vec<String> = String::from_utf8(out).unwrap().lines().map(str::to_owned).collect();
    assert_eq!(
        lines,
        [
            "\u{feff}Mã,Tình trạng,Đến hạn,Còn (ngày),Căn cứ,Phát hiện,Ghi chú",
            "2,,,,,,ghi",
            "3,Còn hạn,2027-01-02,40,ngày ghi trên hồ sơ,Thiếu đơn vị đo,ghi",
            "4,cũ,cũ,cũ,cũ,cũ,ghi",
        ]
    );
}

#[test]
fn a_column_beyond_the_sheet_is_refused() {
    let counts = no_counts();
    let mut give = GiveBack::new("so.xlsx", "Sổ", 1, &counts, Language::English);
    for column in [16_380, usize::MAX] {
        give.earlier = Some(column);
        assert!(run(&first(), &give, vec![]).is_err(), "{column}");
    }
}
