//! CSV as a spreadsheet reads it.

use kiemdinh::ErrorKind;
use kiemdinh::read::grid::Cell;
use kiemdinh::write::Language;
use kiemdinh::write::sheets::GiveBack;

use super::fresh::{rows, texts};
use super::{day, no_counts, valid};

fn csv(delimiter: u8, width: usize, given: Vec<(u64, Vec<Cell>)>) -> Result<String, kiemdinh::Error> {
    let counts = no_counts();
    let mut out = Vec::new();
    let give = GiveBack::new("so.csv", "so", 3, &counts, Language::English);
    let mut answer = valid(5);
    answer.findings = "=a; \"b\"".to_owned();
    give.csv(delimiter, width, rows(given), &mut out, [answer])?;
    Ok(String::from_utf8(out).unwrap())
}

#[test]
fn rows_keep_their_cells_and_their_numbers() {
    let given = vec![
        (1, texts(&["SỔ"])),
        (3, texts(&["Mã", "Tên \"mới\"", "c"])),
        (5, vec![Cell::Text("007".into()), Cell::Date(day("2024-05-19")), Cell::Number(-2.5)]),
        (6, vec![Cell::Bool(true), Cell::Error("=A1+365".into()), Cell::Number(1e20)]),
    ];
    let text = csv(b';', 3, given).unwrap();
    let expected = "\u{feff}SỔ;;;;;;;\n\nMã;\"Tên \"\"mới\"\"\";c;Status;Due on;Days left;Ground;Findings\n\n\
                    007;2024-05-19;-2.5;Còn hạn;2027-01-02;40;ngày ghi trên hồ sơ;\"'=a; \"\"b\"\"\"\n\
                    TRUE;'=A1+365;100000000000000000000;;;;;\n"
        .replace("Còn hạn", "Valid");
    assert_eq!(text, expected);
}

#[test]
fn what_a_spreadsheet_would_run_is_made_harmless() {
    let given = vec![(4, texts(&["=1+1", "+1", "-a", "@a", "\ta", "-7"]))];
    for (delimiter, tab) in [(b',', "\"'\ta\""), (b'\t', "\"'\ta\"")] {
        let sign = char::from(delimiter).to_string();
        let text = csv(delimiter, 6, given.clone()).unwrap();
        let line = text.lines().nth(3).unwrap();
        let cells = ["'=1+1", "'+1", "'-a", "'@a", tab, "-7", "", "", "", "", ""];
        assert_eq!(line, cells.join(&sign));
    }
}

#[test]
fn delimiters_are_those_that_quoting_knows() {
    for delimiter in [b'|', b'\n', b'"', b'a'] {
        assert_eq!(csv(delimiter, 1, vec![]).unwrap_err().kind(), ErrorKind::InvalidValue);
    }
    assert_eq!(csv(b',', 1, vec![(1, texts(&["a", "b"]))]).unwrap_err().kind(), ErrorKind::InvalidValue);
}
