//! Text with delimiters.

use std::io::Read;

use kiemdinh::read::MAX_ROW_BYTES;
use kiemdinh::read::grid::{Cell, Grid};
use kiemdinh::{Error, ErrorKind};

use super::support::{Numbered, rows_of, text};

fn read(content: &str, delimiter: Option<u8>) -> Result<Numbered, Error> {
    rows_of(Grid::of_text("a.csv", content.as_bytes(), delimiter)?)
}

/// Rows as texts, cells divided by `|`.
fn lines(content: &str) -> Vec<String> {
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Empty => String::new(),
        other => panic!("{other:?}"),
    };
    let rows = read(content, None).expect("text");
    rows.iter().map(|(row, cells)| format!("{row}: {}", cells.iter().map(cell).collect::<Vec<_>>().join("|"))).collect()
}

#[test]
fn delimiters() {
    let cases = [
        ("a;b\n1;2\n", vec!["1: a|b", "2: 1|2"]),
        ("a,b\r\n1,2\r\n", vec!["1: a|b", "2: 1|2"]),
        ("a\tb\n1\t2", vec!["1: a|b", "2: 1|2"]),
        // Titles and addresses have commas, the table has semicolons.
        (
            "CÔNG TY A, KCN B, tỉnh C\nSTT;Tên;Tải\n1;Cầu trục, 2 dầm;2,5\n2;Nồi hơi;1,2\n",
            vec!["1: CÔNG TY A, KCN B, tỉnh C", "2: STT|Tên|Tải", "3: 1|Cầu trục, 2 dầm|2,5", "4: 2|Nồi hơi|1,2"],
        ),
        ("một\nhai\n", vec!["1: một", "2: hai"]),
        ("sep=|\r\na|b;c\n", vec!["2: a|b;c"]),
        ("SEP=;\na,b;c,d;e,f\na,b,c,d,e;x\n", vec!["2: a,b|c,d|e,f", "3: a,b,c,d,e|x"]),
    ];
    for (content, expected) in cases {
        assert_eq!(lines(content), expected, "{content:?}");
        assert_eq!(lines(&format!("\u{feff}{content}")), expected, "{content:?}");
    }
    assert_eq!(read("a,b;c", Some(b',')).expect("text"), [(1, vec![text("a"), text("b;c")])]);
}

/// Rows may be of any length; blanks around cells and empty rows do not count.
#[test]
fn ragged_rows() {
    let found = lines("a;b;c\n1\n;;;\n\n  ;\t; \u{a0}x\u{a0} \n1;2;3;4;;;\n");
    assert_eq!(found, ["1: a|b|c", "2: 1", "5: ||x", "6: 1|2|3|4"]);
}

#[test]
fn quotes() {
    let found = lines("\"a;\n\"\"b\"\"\";c\n1;\"2\"x\n12\" ống;\"y\"\n");
    assert_eq!(found, ["1: a;\n\"b\"|c", "2: 1|2x", "3: 12\" ống|y"]);
    // One that is never closed is a sign like any other, and swallows nothing.
    let found = lines("a;b;c\n\"1;2;3\n4;\"5\";\"6\n7;8;9");
    assert_eq!(found, ["1: a|b|c", "2: \"1|2|3", "3: 4|\"5\"|\"6", "4: 7|8|9"]);
}

#[test]
fn numbers_of_rows_over_several_blocks() {
    let filler = "x".repeat(1000);
    let content: String =
        (1..=5000).map(|row| if row % 3 == 0 { "\n".into() } else { format!("{row};\"{filler}\n\"\n") }).collect();
    let rows = read(&content, None).expect("text");
    let expected: Vec<u64> = (1..=5000).filter(|row| row % 3 != 0).collect();
    assert_eq!(rows.iter().map(|(row, _)| *row).collect::<Vec<_>>(), expected);
    assert!(rows.iter().all(|(row, cells)| cells[0] == text(&row.to_string()) && cells.len() == 2));
}

/// The pieces in which the input arrives do not matter.
#[test]
fn in_small_pieces() {
    struct Drip<'d>(&'d [u8]);
    impl Read for Drip<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let most = buffer.len().min(1);
            self.0.read(&mut buffer[..most])
        }
    }
    let content = "\u{feff}Tên;\"Ghi\nchú\"\r\n\"Nồi\n\"\"hơi\"\"\";1\r\n";
    let found = rows_of(Grid::of_text("a.csv", Drip(content.as_bytes()), None).expect("text"));
    assert_eq!(found, read(content, None));
}

#[test]
fn not_utf_8() {
    let found = rows_of(Grid::of_text("a.csv", &b"a;b\xff\0c\n\xe1\xbb;2\n"[..], None).expect("text")).expect("rows");
    assert_eq!(found, [(1, vec![text("a"), text("b\u{fffd}\u{fffd}c")]), (2, vec![text("\u{fffd}"), text("2")])]);
}

#[test]
fn limits() {
    let long = "x".repeat(32_767);
    assert_eq!(read(&format!("a;b\n1;{long}\n"), None).expect("text")[1].1[1], text(&long));
    let failed = read(&format!("a;b\n1;{long}x\n"), None).expect_err("too long");
    assert_eq!((failed.kind(), failed.faults()[0].place().row), (ErrorKind::LimitExceeded, Some(2)));

    let failed = read(&format!("a;b\n1;2\n{}\n", "y;".repeat(MAX_ROW_BYTES / 2 + 1)), None).expect_err("too long");
    assert_eq!((failed.kind(), failed.faults()[0].place().row), (ErrorKind::LimitExceeded, Some(3)));
    let failed = read(&format!("{}x", ";".repeat(16_384)), None).expect_err("too wide");
    assert_eq!(failed.kind(), ErrorKind::LimitExceeded);

    let rows = "1\n".repeat(1_048_576);
    assert_eq!(read(&rows, None).map(|rows| rows.len()), Ok(1_048_576));
    let failed = read(&format!("{rows}1\n"), None).expect_err("too many");
    assert_eq!(failed.to_string(), "a.csv:1048577: The number of rows exceeds the limit of 1048576");
}

/// What failed stays failed: the rows behind it are not given as if nothing had been lost.
#[test]
fn after_an_error() {
    let content = format!("1\n{}\n3\n", "x".repeat(40_000));
    let mut grid = Grid::of_text("a.csv", content.as_bytes(), None).expect("text");
    let mut row = Vec::new();
    assert_eq!(grid.next_row(&mut row), Ok(Some(1)));
    let failed = grid.next_row(&mut row).expect_err("too long");
    assert!(row.is_empty());
    assert_eq!(grid.next_row(&mut row), Err(failed));
}
