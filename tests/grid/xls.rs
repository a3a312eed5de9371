//! What is particular to workbooks of Excel 5 to 2003.

use kiemdinh::ErrorKind;
use kiemdinh::read::grid::{Cell, Merge, Note};

use super::support::compound::compound;
use super::support::xls::{self, Book, record, u16s};
use super::support::{Numbered, date, error, rows, rows_of, text, workbook};

#[test]
fn kinds_of_cells() {
    let globals = [xls::style(0), xls::style(14), xls::style(17)].concat();
    let string = record(0x0207, &xls::unicode("kết quả"));
    let shared_formula = record(0x04bc, &[0; 12]);
    let rk = |number: i32, hundredths: u32| ((number as u32) << 2 | 2 | hundredths).to_le_bytes().to_vec();
    let cells = [
        record(0x0200, &[0; 14]),
        // Three numbers in one record: a whole one, one in hundredths, a day.
        record(
            0x00bd,
            &[u16s(&[0, 1, 0]), rk(7, 0), u16s(&[0]), rk(250, 1), u16s(&[1]), rk(45_431, 0), u16s(&[3])].concat(),
        ),
        record(0x027e, &[u16s(&[0, 0, 2]), rk(46_508, 0)].concat()),
        record(0x0204, &[u16s(&[1, 0, 0]), xls::unicode("nhãn")].concat()),
        record(0x0204, &[u16s(&[1, 1, 0, 3]), vec![0], b"a\xe9b".to_vec()].concat()),
        xls::bool_err(1, 2, 1, 0),
        xls::bool_err(1, 3, 0x17, 1),
        xls::bool_err(1, 4, 0x99, 1),
        xls::formula(2, 0, 1, 45_431.0_f64.to_le_bytes()),
        xls::formula(2, 1, 0, [0, 0, 0, 0, 0, 0, 0xff, 0xff]),
        shared_formula,
        string,
        xls::formula(2, 2, 0, [1, 0, 1, 0, 0, 0, 0xff, 0xff]),
        xls::formula(2, 3, 0, [2, 0, 0x2a, 0, 0, 0, 0xff, 0xff]),
        xls::formula(2, 4, 0, [3, 0, 0, 0, 0, 0, 0xff, 0xff]),
        xls::formula(2, 5, 0, 2.5_f64.to_le_bytes()),
        xls::number(2, 6, 0, f64::INFINITY),
        // Blank cells that have a style only.
        record(0x0201, &u16s(&[3, 0, 1])),
        record(0x00be, &u16s(&[3, 1, 0, 0, 2])),
    ];
    let expected: Numbered = vec![
        (1, vec![text("2027-05"), Cell::Number(7.0), Cell::Number(2.5), date("2024-05-19")]),
        (
            2,
            vec![
                text("nhãn"),
                text("aéb"),
                Cell::Bool(true),
                Cell::Error("#REF!".into()),
                Cell::Error("#ERROR!".into()),
            ],
        ),
        (
            3,
            vec![
                date("2024-05-19"),
                text("kết quả"),
                Cell::Bool(true),
                Cell::Error("#N/A".into()),
                Cell::Empty,
                Cell::Number(2.5),
                Cell::Error("#NUM!".into()),
            ],
        ),
    ];
    assert_eq!(rows("a.xls", Book::new(globals, cells.concat()).file()).expect("a workbook"), expected);
}

/// A table of texts goes on in other records; a text that does so says anew how wide its signs are.
#[test]
fn texts_over_several_records() {
    let long = "Nồi hơi đốt than ".repeat(300);
    let latin = "x".repeat(5000);
    let rich =
        [u16s(&[2]), vec![0x0c], u16s(&[1]), 3_u32.to_le_bytes().to_vec(), b"ab".to_vec(), vec![9; 4 + 3]].concat();
    let mut table = [4_u32.to_le_bytes(), 4_u32.to_le_bytes()].concat();
    table.extend(xls::unicode(&long));
    // The second text: one byte a sign at first, then two.
    table.extend([u16s(&[5000]), vec![0]].concat());
    table.extend(&latin.as_bytes()[..1000]);
    let wide: Vec<u8> = latin[1000..].encode_utf16().flat_map(u16::to_le_bytes).collect();
    // The first text is cut within: the rest begins with how wide its signs are.
    let cut = 8 + 3 + 4000;
    let records = [
        record(0x00fc, &table[..cut]),
        record(0x003c, &[vec![1], table[cut..].to_vec()].concat()),
        record(0x003c, &[vec![1], wide, rich[..9].to_vec()].concat()),
        record(0x003c, &[vec![0], rich[9..].to_vec(), xls::unicode("cuối")].concat()),
    ];
    let cells: Vec<u8> = (0..4).flat_map(|index| xls::label(0, index as u16, index)).collect();
    let found = rows("a.xls", Book::new(records.concat(), cells).file()).expect("a workbook");
    assert_eq!(found, [(1, vec![text(long.trim()), text(&latin), text("ab"), text("cuối")])]);
}

#[test]
fn dates_from_1904() {
    let globals = [record(0x0022, &u16s(&[1])), xls::style(14)].concat();
    let found = rows("a.xls", Book::new(globals, xls::number(0, 0, 0, 43_969.0)).file()).expect("a workbook");
    assert_eq!(found, [(1, vec![date("2024-05-19")])]);
}

/// Excel 5 and 95 keep texts in a code page; fonts for Vietnamese of that time have their signs in that of western Europe.
#[test]
fn excel_5() {
    let label = |column: u16, kind: u16, bytes: &[u8]| {
        record(kind, &[u16s(&[0, column, 0, bytes.len() as u16]), bytes.to_vec()].concat())
    };
    let cells =
        [label(0, 0x0204, b"Thi\xd5t b\xde"), label(1, 0x00d6, b"n\xa9ng"), xls::number(0, 2, 1, 45_431.0)].concat();
    for (code_page, first) in [(1252, "ThiÕt bÞ"), (1258, "ThiƠt b\u{303}"), (10_000, "ThiÕt bÞ")] {
        let format = record(0x041e, &[u16s(&[164]), vec![10], b"dd/mm/yyyy".to_vec()].concat());
        let globals = [record(0x0042, &u16s(&[code_page])), format, xls::style(0), xls::style(164)].concat();
        let book = Book { version: 0x0500, ..Book::new(globals, cells.clone()) };
        let found = rows("a.xls", book.file()).expect("a workbook");
        assert_eq!(found, [(1, vec![text(first), text("n©ng"), date("2024-05-19")])], "{code_page}");
    }
}

#[test]
fn sheets_and_notes() {
    // A chart within a sheet has records like those of cells.
    let chart = [record(0x0809, &u16s(&[0x0600, 0x20])), xls::number(5, 5, 0, 9.0), record(0x000a, &[])].concat();
    let cells = |value| [chart.clone(), xls::number(0, 0, 0, value), xls::merge(0, 1, 2, 3)].concat();
    let book = Book {
        version: 0x0600,
        globals: [record(0x01ae, &u16s(&[1, 0x0401])), record(0x01ae, &[u16s(&[1]), xls::unicode("x.xls")].concat())]
            .concat(),
        sheets: vec![
            ("Biểu đồ".into(), 0, 2, vec![]),
            ("Nồi hơi".into(), 0, 0, cells(1.0)),
            ("Ẩn".into(), 1, 0, cells(2.0)),
            ("Ẩn kỹ".into(), 2, 0, cells(3.0)),
            ("Macro".into(), 0, 1, vec![]),
        ],
    };
    // Below 4,096 bytes the stream is kept in small sectors, above in large ones.
    for more in [0, 9000] {
        let stream = [book.stream(), vec![0; more]].concat();
        let file = compound(&[("\u{5}SummaryInformation", b"x"), ("_VBA_PROJECT_CUR", b""), ("workbook", &stream)]);
        let mut workbook = workbook("a.csv", file).expect("a workbook");
        let sheets: Vec<_> = workbook.sheets().iter().map(|sheet| (sheet.name(), sheet.is_hidden())).collect();
        assert_eq!(sheets, [("Nồi hơi", false), ("Ẩn", true), ("Ẩn kỹ", true)]);
        assert_eq!(workbook.notes(), [Note::OtherExtension(workbook.kind()), Note::Macros, Note::ExternalLinks]);
        assert_eq!(rows_of(workbook.grid("Ẩn kỹ").expect("a sheet")), Ok(vec![(1, vec![Cell::Number(3.0)])]));
        let merge = Merge { first_row: 1, first_column: 3, last_row: 2, last_column: 4 };
        assert_eq!(workbook.merges("Nồi hơi"), Ok(vec![merge]));
    }
}

/// Some programs write cells in no order.
#[test]
fn rows_in_any_order() {
    let cells = [xls::number(2, 0, 0, 3.0), xls::number(0, 1, 0, 2.0), xls::number(0, 0, 0, 1.0)].concat();
    let found = rows("a.xls", Book::new(vec![], cells).file()).expect("a workbook");
    assert_eq!(found, [(1, vec![Cell::Number(1.0), Cell::Number(2.0)]), (3, vec![Cell::Number(3.0)])]);
}

#[test]
fn refused() {
    let failed = error("a.xls", Book::new(record(0x002f, &[1, 0, 1, 0]), vec![]).file());
    assert_eq!(failed.kind(), ErrorKind::InvalidValue);
    assert!(failed.message_vi().contains("mật khẩu"), "{failed}");
    // The encryption of Excel 2007 and later: a compound file around the package.
    let failed = error("a.xlsx", compound(&[("EncryptionInfo", b"\x04\0\x04\0"), ("EncryptedPackage", &[7; 5000])]));
    assert!(failed.message_vi().contains("mật khẩu"), "{failed}");
    for (stream, en) in [
        ("WordDocument", "Word"),
        ("PowerPoint Document", "presentation"),
        ("__properties_version1.0", "Outlook"),
        ("x", "OLE"),
    ] {
        let failed = error("a.xls", compound(&[(stream, b"x")]));
        assert_eq!(failed.kind(), ErrorKind::InvalidValue);
        assert!(failed.to_string().contains(en), "{failed}");
    }

    let failed = error("a.xls", Book::new(vec![], [xls::number(0, 0, 0, 1.0), xls::label(1, 2, 5)].concat()).file());
    assert_eq!(
        failed.to_string(),
        "a.xls:2:3: Sheet1!C2: The file is damaged or cut off: the cell refers to text 5 of a table of 0"
    );
    let failed =
        error("a.xls", Book::new(vec![], [xls::number(0, 0, 0, 1.0), xls::number(0, 0, 0, 2.0)].concat()).file());
    assert!(failed.to_string().contains("Sheet1!A1") && failed.to_string().contains("twice"), "{failed}");
}

/// Cut off anywhere, a file is an error; never a part of its rows without one.
#[test]
fn cut_off() {
    let cells: Vec<u8> = (0..400).flat_map(|row| xls::number(row, 0, 0, f64::from(row))).collect();
    let file = Book::new(vec![], cells).file();
    let whole = rows("a.xls", file.clone()).expect("a workbook");
    assert_eq!(whole.len(), 400);
    for length in (0..file.len() - 512).step_by(97) {
        assert!(rows("a.xls", file[..length].to_vec()).is_err() || length < 8, "{length}");
    }
}
