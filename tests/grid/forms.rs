//! The same table through XLSX, XLS, ODS, CSV and TSV.

use kiemdinh::read::grid::{Cell, Grid, Merge};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::support::{Numbered, date, ods, rows, rows_of, text, workbook, xls};

/// A title over two columns, an empty row, a heading, and rows with each type of cell.
fn expected() -> Numbered {
    let heading =
        ["STT", "Tên thiết bị", "Số chế tạo", "Ngày kiểm định", "Hạn", "Mã số thuế", "Tải trọng", "Đạt", "Ghi chú"];
    vec![
        (1, vec![text("SỔ THEO DÕI THIẾT BỊ")]),
        (3, heading.map(text).to_vec()),
        (
            4,
            vec![
                Cell::Number(1.0),
                text("Pa lăng điện"),
                text("007"),
                date("2024-05-19"),
                text("2027-05"),
                text("0101234567"),
                Cell::Number(2.5),
                Cell::Bool(true),
                text("dòng 1\ndòng 2"),
            ],
        ),
        (
            6,
            vec![
                Cell::Number(2.0),
                text("Nồi hơi <\"A\" & B>"),
                Cell::Empty,
                date("1999-12-31"),
                Cell::Empty,
                Cell::Empty,
                Cell::Number(-1234.5),
                Cell::Bool(false),
                Cell::Error("#DIV/0!".into()),
            ],
        ),
    ]
}

const MERGE: Merge = Merge { first_row: 1, first_column: 1, last_row: 1, last_column: 9 };

#[test]
fn xlsx() {
    let mut made = Workbook::new();
    let sheet = made.add_worksheet();
    let (day, month) = (Format::new().set_num_format("dd/mm/yyyy"), Format::new().set_num_format("mm/yyyy"));
    let (zeros, wrap) = (Format::new().set_num_format("0000000000"), Format::new().set_text_wrap());
    let at = |year, month, day| ExcelDateTime::from_ymd(year, month, day).expect("a day");
    let write = |sheet: &mut rust_xlsxwriter::Worksheet| -> Result<(), rust_xlsxwriter::XlsxError> {
        sheet.merge_range(0, 0, 0, 8, "SỔ THEO DÕI THIẾT BỊ", &Format::new())?;
        for (column, cell) in (0..).zip(&expected()[1].1) {
            let Cell::Text(heading) = cell else { panic!("a heading") };
            sheet.write(2, column, heading)?;
        }
        sheet.write(3, 0, 1)?.write(3, 1, "Pa lăng điện")?.write(3, 2, "007")?;
        sheet.write_with_format(3, 3, at(2024, 5, 19), &day)?.write_with_format(3, 4, at(2027, 5, 1), &month)?;
        sheet.write_with_format(3, 5, 101_234_567, &zeros)?.write(3, 6, 2.5)?.write(3, 7, true)?;
        sheet.write_with_format(3, 8, "dòng 1\ndòng 2", &wrap)?;
        sheet.write(5, 0, 2)?.write(5, 1, "Nồi hơi <\"A\" & B>")?.write_with_format(5, 3, at(1999, 12, 31), &day)?;
        sheet.write(5, 6, -1234.5)?.write(5, 7, false)?;
        sheet.write_formula(5, 8, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!"))?;
        Ok(())
    };
    write(sheet).expect("a sheet");
    let file = made.save_to_buffer().expect("a file");
    assert_eq!(rows("a.xlsx", file.clone()).expect("a workbook"), expected());
    assert_eq!(workbook("a.xlsx", file).expect("a workbook").merges("Sheet1").expect("merges"), [MERGE]);
}

#[test]
fn xls() {
    let shared = ["SỔ THEO DÕI THIẾT BỊ", "Pa lăng điện", "007", "dòng 1\ndòng 2", "Nồi hơi <\"A\" & B>"];
    let heading: Vec<&str> =
        vec!["STT", "Tên thiết bị", "Số chế tạo", "Ngày kiểm định", "Hạn", "Mã số thuế", "Tải trọng", "Đạt", "Ghi chú"];
    let texts = [&shared[..], &heading].concat();
    let globals = [
        xls::format(164, "dd/mm/yyyy"),
        xls::format(165, "mm/yyyy"),
        xls::format(166, "0000000000"),
        xls::style(0),
        xls::style(164),
        xls::style(165),
        xls::style(166),
        xls::shared(&texts),
    ];
    let mut cells = vec![xls::label(0, 0, 0), xls::merge(0, 0, 0, 8)];
    cells.extend((0..9).map(|column| xls::label(2, column, u32::from(column) + 5)));
    cells.extend([
        xls::number(3, 0, 0, 1.0),
        xls::label(3, 1, 1),
        xls::label(3, 2, 2),
        xls::number(3, 3, 1, 45_431.0),
        xls::number(3, 4, 2, 46_508.0),
        xls::number(3, 5, 3, 101_234_567.0),
        xls::number(3, 6, 0, 2.5),
        xls::bool_err(3, 7, 1, 0),
        xls::label(3, 8, 3),
        xls::number(5, 0, 0, 2.0),
        xls::label(5, 1, 4),
        xls::number(5, 3, 1, 36_525.0),
        xls::number(5, 6, 0, -1234.5),
        xls::bool_err(5, 7, 0, 0),
        xls::bool_err(5, 8, 7, 1),
    ]);
    let file = xls::Book::new(globals.concat(), cells.concat()).file();
    assert_eq!(rows("a.xls", file.clone()).expect("a workbook"), expected());
    assert_eq!(workbook("a.xls", file).expect("a workbook").merges("Sheet1").expect("merges"), [MERGE]);
}

#[test]
fn ods() {
    let styles = "<number:date-style style:name=\"N1\"><number:day/><number:text>/</number:text><number:month/><number:year/>\
        </number:date-style><number:date-style style:name=\"N2\"><number:month/><number:text>/</number:text><number:year/>\
        </number:date-style><number:number-style style:name=\"N3\"><number:number number:decimal-places=\"0\" \
        number:min-integer-digits=\"10\"/></number:number-style>\
        <style:style style:name=\"day\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>\
        <style:style style:name=\"month\" style:family=\"table-cell\" style:data-style-name=\"N2\"/>\
        <style:style style:name=\"zeros\" style:family=\"table-cell\" style:data-style-name=\"N3\"/>";
    let string = |text: &str| {
        let lines: Vec<_> = text.split('\n').map(|line| format!("<text:p>{line}</text:p>")).collect();
        format!("<table:table-cell office:value-type=\"string\">{}</table:table-cell>", lines.concat())
    };
    let number = |value: &str| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}</text:p></table:table-cell>"
        )
    };
    let dated = |style: &str, day: &str| {
        format!(
            "<table:table-cell table:style-name=\"{style}\" office:value-type=\"date\" office:date-value=\"{day}\">\
             <text:p>shown</text:p></table:table-cell>"
        )
    };
    let bool = |value: bool| {
        format!(
            "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"{value}\"><text:p>x</text:p></table:table-cell>"
        )
    };
    let heading =
        ["STT", "Tên thiết bị", "Số chế tạo", "Ngày kiểm định", "Hạn", "Mã số thuế", "Tải trọng", "Đạt", "Ghi chú"];
    let empty = |count: u32| format!("<table:table-cell table:number-columns-repeated=\"{count}\"/>");
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let rows_given = [
        row(&[
            "<table:table-cell table:number-columns-spanned=\"9\" table:number-rows-spanned=\"1\" office:value-type=\"string\">\
             <text:p>SỔ THEO DÕI THIẾT BỊ</text:p></table:table-cell>"
                .to_owned(),
            "<table:covered-table-cell table:number-columns-repeated=\"8\"/>".to_owned(),
        ]),
        row(&[empty(16_384)]),
        row(&heading.map(string)),
        row(&[
            number("1"), string("Pa lăng điện"), string("007"), dated("day", "2024-05-19"), dated("month", "2027-05-01"),
            number("101234567").replacen("<table:table-cell", "<table:table-cell table:style-name=\"zeros\"", 1),
            number("2.5"), bool(true), string("dòng 1\ndòng 2"), empty(16_375),
        ]),
        "<table:table-row table:number-rows-repeated=\"1\"/>".to_owned(),
        row(&[
            number("2"), string("Nồi hơi &lt;\"A\" &amp; B&gt;"), empty(1), dated("day", "1999-12-31T00:00:00"), empty(2),
            number("-1234.5"), bool(false),
            "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" \
             calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>".to_owned(),
        ]),
        "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
         </table:table-row>".to_owned(),
    ];
    let file = ods::sheet(styles, &rows_given.concat());
    assert_eq!(rows("a.ods", file.clone()).expect("a workbook"), expected());
    assert_eq!(workbook("a.ods", file).expect("a workbook").merges("Sheet1").expect("merges"), [MERGE]);
}

/// Written by other programs: LibreOffice 24, and the Python libraries openpyxl and xlwt. A library does not compute.
#[test]
fn by_other_programs() {
    for name in ["libreoffice.ods", "libreoffice.xls", "xlwt.xls", "openpyxl.xlsx"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/grid");
        let file = std::fs::read(folder.join(name)).expect("it is there");
        let mut expected = expected();
        if name == "openpyxl.xlsx" {
            expected[3].1[8] = Cell::Error("=1/0".into());
        }
        assert_eq!(rows(name, file.clone()).expect("a workbook"), expected, "{name}");
        let mut workbook = workbook(name, file).expect("a workbook");
        assert_eq!((workbook.sheets()[0].name(), workbook.notes()), ("Thiết bị", &[][..]), "{name}");
        assert_eq!(workbook.merges("Thiết bị"), Ok(vec![MERGE]), "{name}");
    }
}

/// In text every cell is text, written as a program for spreadsheets writes it.
#[test]
fn csv_and_tsv() {
    for (delimiter, decimal) in [(',', "2.5"), (';', "2,5"), ('\t', "2,5")] {
        let lines = [
            "SỔ THEO DÕI THIẾT BỊ||||||||",
            "||||||||",
            "STT|Tên thiết bị|Số chế tạo|Ngày kiểm định|Hạn|Mã số thuế|Tải trọng|Đạt|Ghi chú",
            &format!("1|Pa lăng điện|007|19/05/2024|05/2027|0101234567|{decimal}|TRUE|\"dòng 1\ndòng 2\""),
            "||||||||",
            "2|\"Nồi hơi <\"\"A\"\" & B>\"||31/12/1999|||-1234|FALSE|#DIV/0!",
        ];
        let written = format!("\u{feff}{}\r\n", lines.join("\r\n")).replace('|', &delimiter.to_string());
        let found = rows_of(Grid::of_text("a.csv", written.as_bytes(), None).expect("text")).expect("rows");
        let row =
            |cells: &[&str]| cells.iter().map(|cell| if cell.is_empty() { Cell::Empty } else { text(cell) }).collect();
        let expected: Numbered = vec![
            (1, vec![text("SỔ THEO DÕI THIẾT BỊ")]),
            (3, expected()[1].1.clone()),
            (
                4,
                row(&[
                    "1",
                    "Pa lăng điện",
                    "007",
                    "19/05/2024",
                    "05/2027",
                    "0101234567",
                    decimal,
                    "TRUE",
                    "dòng 1\ndòng 2",
                ]),
            ),
            (6, row(&["2", "Nồi hơi <\"A\" & B>", "", "31/12/1999", "", "", "-1234", "FALSE", "#DIV/0!"])),
        ];
        assert_eq!(found, expected, "{delimiter:?}");
    }
}
