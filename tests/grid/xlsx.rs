//! What is particular to workbooks of Excel 2007.

use kiemdinh::ErrorKind;
use kiemdinh::read::grid::{Cell, Merge, Note};

use super::support::xlsx::Parts;
use super::support::{Numbered, date, error, rows, text, workbook};

fn data(data: &str) -> Numbered {
    rows("a.xlsx", Parts::data(data).file()).expect("a workbook")
}

/// Styles 1 … have these number formats.
fn styles(formats: &[&str]) -> String {
    let codes: Vec<_> =
        (164..).zip(formats).map(|(id, code)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>")).collect();
    let cells: Vec<_> = (164..).zip(formats).map(|(id, _)| format!("<xf numFmtId=\"{id}\"/>")).collect();
    format!(
        "<numFmts>{}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>{}</cellXfs>\
         <dxfs><dxf><numFmt numFmtId=\"164\" formatCode=\"0\"/></dxf></dxfs>",
        codes.concat(),
        cells.concat()
    )
}

#[test]
fn types_of_cells() {
    let parts = Parts {
        shared: "<si><t>một</t></si><si/><si><r><t xml:space=\"preserve\">Nồi </t></r><r><rPr><b/></rPr><t>hơi</t></r>\
                 <rPh sb=\"0\" eb=\"1\"><t>không đọc</t></rPh></si><si><t>a_x000D_\nb &amp; &#x1EA5;<![CDATA[<c>]]></t></si>"
            .into(),
        ..Parts::data(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c>\
             <c r=\"D1\" t=\"s\"><v> 3 </v></c></row>\
             <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t> trong ô </t></is></c><c r=\"B2\" t=\"str\"><f>A1&amp;\"x\"</f><v>mộtx</v></c>\
             <c r=\"C2\" t=\"b\"><v>1</v></c><c r=\"D2\" t=\"e\"><v>#SPILL!</v></c><c r=\"E2\" t=\"d\"><v>2024-05-19T08:30:00</v></c>\
             <c r=\"F2\" t=\"n\"><v>1.2000000000000001E2</v></c><c r=\"G2\"><v/></c><c r=\"H2\" t=\"s\"><v></v></c></row>",
        )
    };
    let expected: Numbered = vec![
        (1, vec![text("một"), Cell::Empty, text("Nồi hơi"), text("a\nb & ấ<c>")]),
        (
            2,
            vec![
                text("trong ô"),
                text("mộtx"),
                Cell::Bool(true),
                Cell::Error("#SPILL!".into()),
                date("2024-05-19"),
                Cell::Number(120.000_000_000_000_01),
            ],
        ),
    ];
    assert_eq!(rows("a.xlsx", parts.file()).expect("a workbook"), expected);
}

/// A value that is not of the type its cell claims keeps its text, and does not spoil the sheet.
#[test]
fn values_of_no_type() {
    let found = data(
        "<row r=\"1\"><c r=\"A1\" t=\"n\"><v>19/05/2024</v></c><c r=\"B1\" t=\"b\"><v>có</v></c><c r=\"C1\" t=\"d\"><v>hôm qua</v></c>\
         <c r=\"D1\" t=\"z\"><v>lạ</v></c><c r=\"E1\"><v>1e999</v></c><c r=\"F1\" s=\"99999999999999999999\"><v>1</v></c></row>",
    );
    let expected = vec![text("19/05/2024"), text("có"), text("hôm qua"), text("lạ"), text("1e999"), Cell::Number(1.0)];
    assert_eq!(found, [(1, expected)]);
}

#[test]
fn dates_by_format() {
    let formats = ["dd/mm/yyyy", "mm/yyyy", "yyyy", "hh:mm", "[h]:mm:ss", "0000000000", "#,##0", "dd/mm/yyyy hh:mm"];
    let cells: Vec<_> = ('A'..)
        .zip(1..9)
        .map(|(column, style)| format!("<c r=\"{column}1\" s=\"{style}\"><v>45431.75</v></c>"))
        .collect();
    let cells = cells.concat().replace("s=\"6\"><v>45431.75", "s=\"6\"><v>45431");
    let mut parts = Parts { styles: styles(&formats), ..Parts::data(&format!("<row r=\"1\">{cells}</row>")) };
    let number = Cell::Number(45_431.75);
    let expected = |day: &str| {
        vec![
            date(day),
            text(&day[..7]),
            text(&day[..4]),
            number.clone(),
            number.clone(),
            text("0000045431"),
            number.clone(),
            date(day),
        ]
    };
    assert_eq!(rows("a.xlsx", parts.file()).expect("a workbook"), [(1, expected("2024-05-19"))]);
    parts.book.insert_str(0, "<workbookPr date1904=\"1\"/>");
    assert_eq!(rows("a.xlsx", parts.file()).expect("a workbook"), [(1, expected("2028-05-20"))]);
    parts.book = parts.book.replace("\"1\"/>", "\"false\"/>");
    assert_eq!(rows("a.xlsx", parts.file()).expect("a workbook"), [(1, expected("2024-05-19"))]);
}

/// A number that is shown as a date but is none stays a number: 60 is the 29 February 1900 that did not exist.
#[test]
fn no_such_day() {
    let cells: Vec<_> = ('A'..)
        .zip(["0", "60", "-1", "2958466", "61"])
        .map(|(c, v)| format!("<c r=\"{c}1\" s=\"1\"><v>{v}</v></c>"))
        .collect();
    let parts =
        Parts { styles: styles(&["dd/mm/yyyy"]), ..Parts::data(&format!("<row r=\"1\">{}</row>", cells.concat())) };
    let expected = [0.0, 60.0, -1.0, 2_958_466.0].map(Cell::Number).into_iter().chain([date("1900-03-01")]).collect();
    assert_eq!(rows("a.xlsx", parts.file()).expect("a workbook"), [(1, expected)]);
}

/// Libraries write formulas and leave the computing to the program that opens the file: there is no value to take.
#[test]
fn formulas_without_results() {
    let found = data(
        "<row r=\"1\"><c r=\"A1\"><f>EDATE(B1,36)</f></c><c r=\"B1\"><f t=\"shared\" si=\"0\"/></c><c r=\"C1\" t=\"str\"><f>\"\"</f><v></v></c>\
         <c r=\"D1\"><f>1+1</f><v>2</v></c></row>",
    );
    let expected = vec![Cell::Error("=EDATE(B1,36)".into()), Cell::Error("=".into()), Cell::Empty, Cell::Number(2.0)];
    assert_eq!(found, [(1, expected)]);
}

/// Rows and cells without references follow each other; empty ones count.
#[test]
fn without_references() {
    let found = data(
        "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row r=\"7\"><c r=\"C7\"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>",
    );
    let n = Cell::Number;
    let expected: Numbered = vec![
        (1, vec![n(1.0), Cell::Empty, n(2.0)]),
        (7, vec![Cell::Empty, Cell::Empty, n(3.0), n(4.0)]),
        (8, vec![n(5.0)]),
    ];
    assert_eq!(found, expected);
}

#[test]
fn cells_in_any_order() {
    let found = data("<row r=\"1\"><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c></row>");
    assert_eq!(found, [(1, vec![Cell::Number(1.0), Cell::Empty, Cell::Number(3.0)])]);
}

/// Prefixes, comments, other elements and white space between the tags do not matter.
#[test]
fn written_otherwise() {
    let sheet = "<?xml version=\"1.0\"?>\n<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\n\
        <!-- c --><x:sheetPr><x:tabColor rgb=\"FF\"/></x:sheetPr>\n <x:dimension ref=\"A1:XFD1048576\"/>\n<x:sheetData>\n\
        <x:row r='1' spans=\"1:2\">\n<x:c r = \"A1\" t='inlineStr'>\n<x:is>\n<x:t>a</x:t>\n</x:is>\n<x:extLst><x:ext><x:v>9</x:v></x:ext></x:extLst></x:c>\n\
        <x:c r=\"B1\">\n<x:v>2</x:v></x:c>\n</x:row>\n</x:sheetData>\n<x:mergeCells count=\"1\"><x:mergeCell ref=\"B2:A1\"/></x:mergeCells>\n</x:worksheet>\n";
    let mut parts = Parts::default();
    parts.relations = parts.relations.replace("worksheets/sheet1.xml", "/xl/worksheets/../Sheets\\data.xml");
    parts.more.push(("XL/sheets/Data.XML".into(), sheet.into()));
    let file = parts.file();
    assert_eq!(rows("a.xlsx", file.clone()).expect("a workbook"), [(1, vec![text("a"), Cell::Number(2.0)])]);
    let merges = workbook("a.xlsx", file).expect("a workbook").merges("Sheet1").expect("merges");
    assert_eq!(merges, [Merge { first_row: 1, first_column: 1, last_row: 2, last_column: 2 }]);
}

/// The end of the data is looked for without reading it: text that looks like that end does not deceive.
#[test]
fn merges_behind_deceiving_text() {
    let data = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>sheetData> /sheetData></t></is></c></row>".to_owned()
        + &" ".repeat(70_000);
    let mut parts = Parts::data(&data);
    parts.sheet.push_str(
        "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C3\"></mergeCell></mergeCells><pageMargins/>",
    );
    let merges = workbook("a.xlsx", parts.file()).expect("a workbook").merges("Sheet1").expect("merges");
    let one = Merge { first_row: 3, first_column: 3, last_row: 3, last_column: 3 };
    assert_eq!(merges, [Merge { first_row: 1, first_column: 1, last_row: 1, last_column: 2 }, one]);
    let parts =
        Parts { sheet: "<sheetData/><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>".into(), ..Parts::default() };
    assert_eq!(
        workbook("a.xlsx", parts.file()).expect("a workbook").merges("Sheet1").map(|merges| merges.len()),
        Ok(1)
    );
}

#[test]
fn sheets_and_notes() {
    let relation = |id: &str, kind: &str, target: &str, more: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/{kind}\" Target=\"{target}\" {more}/>"
        )
    };
    let mut parts = Parts::data("<row><c><v>1</v></c></row>");
    parts.book = "<sheets><sheet name=\"Bìa &amp; biểu đồ\" r:id=\"c\"/><sheet name=\"&quot;Nồi hơi&quot;\" state=\"hidden\" r:id=\"rId1\"/>\
        <sheet name=\"Ẩn kỹ\" state=\"veryHidden\" r:id=\"w\"/><sheet name=\"Cẩu\" state=\"visible\" r:id=\"w\"/></sheets>".into();
    parts.relations.push_str(&relation("c", "chartsheet", "chartsheets/sheet1.xml", ""));
    parts.relations.push_str(&relation("w", "worksheet", "worksheets/sheet1.xml", ""));
    parts.relations.push_str(&relation("m", "vbaProject", "vbaProject.bin", ""));
    parts.relations.push_str(&relation("e", "externalLink", "externalLinks/externalLink1.xml", ""));
    parts.relations.push_str(&relation("h", "hyperlink", "file:///etc/passwd", "TargetMode=\"External\""));
    let mut workbook = workbook("so.xlsm", parts.file()).expect("a workbook");
    let sheets: Vec<_> = workbook.sheets().iter().map(|sheet| (sheet.name(), sheet.is_hidden())).collect();
    assert_eq!(sheets, [("\"Nồi hơi\"", true), ("Ẩn kỹ", true), ("Cẩu", false)]);
    assert_eq!(workbook.notes(), [Note::Macros, Note::ExternalLinks]);
    assert!(workbook.notes().iter().all(|note| !note.message_vi().is_empty() && !note.message_en().is_empty()));
    assert!(workbook.grid("Cẩu").is_ok());

    let error = workbook.grid("Bìa & biểu đồ").expect_err("no sheet of cells");
    assert_eq!(error.kind(), ErrorKind::DanglingReference);
    assert!(error.to_string().contains("\"Ẩn kỹ\", \"Cẩu\"") && error.message_vi().contains("\"Cẩu\""), "{error}");
}

#[test]
fn broken_references() {
    let fault = |file: Vec<u8>| error("a.xlsx", file).faults()[0].clone();
    // A shared text that is not in the table would be lost.
    let parts = Parts::data(
        "<row r=\"1\"/><row r=\"2\"><c r=\"A2\" t=\"n\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>4</v></c></row>",
    );
    let found = fault(parts.file());
    assert_eq!((found.kind(), found.place().row, found.place().column), (ErrorKind::Syntax, Some(2), Some(2)));
    assert_eq!(found.place().field.as_deref(), Some("Sheet1!B2"));
    assert_eq!(
        found.to_string(),
        "a.xlsx:2:2: Sheet1!B2: The file is damaged or cut off: the cell refers to text 4 of a table of 0"
    );

    for (part, data) in [
        ("row 2 stands behind row 3", "<row r=\"3\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>"),
        ("row 3 stands behind row 3", "<row r=\"3\"><c><v>1</v></c></row><row r=\"3\"><c><v>1</v></c></row>"),
        ("row number \"0\"", "<row r=\"0\"/>"),
        ("row number \"1048577\"", "<row r=\"1048577\"/>"),
        ("row number \"x\"", "<row r=\"x\"/>"),
        ("\"B7\" stands in row 2", "<row r=\"2\"><c r=\"B7\"/></row>"),
        ("\"XFE2\" stands in row 2", "<row r=\"2\"><c r=\"XFE2\"/></row>"),
        ("a cell stands there twice", "<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"/><c r=\"B1\"><v>2</v></c></row>"),
    ] {
        let found = fault(Parts::data(data).file());
        assert_eq!(found.kind(), ErrorKind::Syntax);
        assert!(found.message_en().contains(part), "{part}: {found}");
        assert!(found.place().field.as_deref().is_some_and(|field| field.starts_with("Sheet1")));
    }

    let mut parts = Parts::default();
    parts.relations = parts.relations.replace("rId1", "rId9");
    assert!(fault(parts.file()).message_en().contains("has no part"));
    let mut parts = Parts::default();
    parts.relations = parts.relations.replace("sheet1.xml", "sheet9.xml");
    assert!(fault(parts.file()).message_en().contains("xl/worksheets/sheet9.xml is missing"));
    let parts = Parts { book: "<sheets/>".into(), ..Parts::default() };
    assert_eq!(fault(parts.file()).kind(), ErrorKind::MissingField);
    let mut parts = Parts::default();
    parts.book = parts.book.replace("</sheets>", "<sheet name=\"Sheet1\" r:id=\"rId1\"/></sheets>");
    assert!(fault(parts.file()).message_en().contains("two sheets are named Sheet1"));
}
