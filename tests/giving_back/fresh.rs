//! A new workbook for what was none, or one of another form.

use std::io::Cursor;

use calamine::Data;
use kiemdinh::read::grid::Cell;
use kiemdinh::write::Language;
use kiemdinh::write::sheets::{Answer, Counts, GiveBack};
use kiemdinh::{Error, ErrorKind, Status};

use super::package::{text, unpack};
use super::sheet::{range, row, sheet_names};
use super::{day, no_counts, undated, valid};

/// Gives out the rows, as a grid does.
pub(crate) fn rows(rows: Vec<(u64, Vec<Cell>)>) -> impl FnMut(&mut Vec<Cell>) -> Result<Option<u64>, Error> {
    let mut rows = rows.into_iter();
    move |cells| {
        Ok(rows.next().map(|(number, row)| {
            *cells = row;
            number
        }))
    }
}

pub(crate) fn texts(texts: &[&str]) -> Vec<Cell> {
    texts.iter().map(|text| Cell::Text((*text).to_owned())).collect()
}

fn built(sheet: &str, width: usize, given: Vec<(u64, Vec<Cell>)>, answers: Vec<Answer>) -> Result<Vec<u8>, Error> {
    let counts: Counts<'_> = no_counts();
    let mut out = Cursor::new(Vec::new());
    let give = GiveBack::new("so.xls", sheet, 2, &counts, Language::Vietnamese);
    give.new_xlsx(width, rows(given), &mut out, answers)?;
    Ok(out.into_inner())
}

#[test]
fn cells_are_what_they_were() {
    let given = vec![
        (1, texts(&["SỔ THEO DÕI"])),
        (2, texts(&["Mã", "Tên", "Ngày", "Số"])),
        (
            4,
            vec![
                Cell::Text("007".into()),
                Cell::Empty,
                Cell::Date(day("2024-05-19")),
                Cell::Number(2.5),
                Cell::Bool(true),
                Cell::Error("#REF!".into()),
            ],
        ),
        (5, texts(&["=1+1", "+84", "-x", "@x", "\tx", "  lùi  "])),
        (7, vec![Cell::Number(f64::NAN), Cell::Number(-1e300), Cell::Date(day("1900-01-01"))]),
    ];
    let bytes = built("Sổ", 6, given, vec![valid(4), undated(5, Status::Failed), undated(9, Status::Valid)]).unwrap();
    assert_eq!(sheet_names(&bytes), ["Sổ", "Tổng hợp kiểm định"]);
    let range = range(&bytes, "Sổ");
    assert_eq!(row(&range, 1)[0], "SỔ THEO DÕI");
    assert_eq!(row(&range, 2)[..7], ["Mã", "Tên", "Ngày", "Số", "", "", "Tình trạng"]);
    assert_eq!(range.get_value((3, 0)), Some(&Data::String("007".into())));
    assert!(matches!(range.get_value((3, 2)), Some(Data::DateTime(date)) if date.as_f64() == 45_431.0));
    assert_eq!(range.get_value((3, 3)), Some(&Data::Float(2.5)));
    assert_eq!(range.get_value((3, 4)), Some(&Data::Bool(true)));
    assert_eq!(row(&range, 4)[5..], ["#REF!", "Còn hạn", "46389", "40", "ngày ghi trên hồ sơ", "Thiếu đơn vị đo"]);
    assert_eq!(row(&range, 5)[..7], ["=1+1", "+84", "-x", "@x", "\tx", "  lùi  ", "Kiểm định không đạt"]);
    assert_eq!(row(&range, 7)[..2], ["NaN".to_owned(), Data::Float(-1e300).to_string()]);
    assert_eq!(row(&range, 9)[6], "Còn hạn");
    let parts = unpack(&bytes);
    let xml = text(&parts, "xl/worksheets/sheet1.xml");
    assert!(!xml.contains("<f>") && xml.contains("<c r=\"C7\" s=\"2\"><v>1</v></c>"), "{xml}");
}

#[test]
fn a_new_workbook_can_be_given_in_itself() {
    let given = vec![(2, texts(&["Mã"])), (3, texts(&["A"]))];
    let bytes = built("Tổng hợp kiểm định", 1, given, vec![valid(3)]).unwrap();
    assert_eq!(sheet_names(&bytes), ["Tổng hợp kiểm định", "Tổng hợp kiểm định (2)"]);
    let again = super::give(&bytes, "Tổng hợp kiểm định", 2, vec![valid(3)]).unwrap();
    assert_eq!(range(&again, "Tổng hợp kiểm định").width(), 11);
    assert_eq!(sheet_names(&again).len(), 3);
}

#[test]
fn rows_must_be_in_order_and_within_the_width() {
    let kind = |width, given| built("Sổ", width, given, vec![valid(3)]).unwrap_err().kind();
    assert_eq!(kind(1, vec![(1, texts(&["a", "b"]))]), ErrorKind::InvalidValue);
    assert_eq!(kind(1, vec![(2, vec![]), (2, vec![])]), ErrorKind::InvalidValue);
    assert_eq!(kind(1, vec![(1_048_577, vec![])]), ErrorKind::InvalidValue);
    assert_eq!(kind(16_380, vec![]), ErrorKind::LimitExceeded);
    assert!(built("Sổ", 16_379, vec![], vec![valid(3)]).is_ok());
}

#[test]
fn an_error_of_the_rows_is_passed_on() {
    let counts = no_counts();
    let give = GiveBack::new("so.xls", "Sổ", 2, &counts, Language::Vietnamese);
    let failing = |_: &mut Vec<Cell>| Err(built("Sổ", 16_380, vec![], vec![]).unwrap_err());
    let error = give.new_xlsx(1, failing, Cursor::new(Vec::new()), []).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::LimitExceeded);
}
