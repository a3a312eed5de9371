//! Workbooks that are written in other ways than Excel's.

use kiemdinh::ErrorKind;

use super::package::{MAIN, pack, pack_texts, replaced, sheet_of, text, unpack, workbook};
use super::sheet::{cells, left_of, range, row, sheet_names};
use super::{give, valid};

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// The sheet with answers in rows 3 and 5, the headings in row 2.
fn given(sheet: &str) -> String {
    let given = give(&pack_texts(&workbook(sheet)), "Sổ", 2, vec![valid(3), valid(5)]).unwrap();
    let parts = unpack(&given);
    range(&given, "Sổ");
    text(&parts, SHEET).to_owned()
}

/// Rows, places and texts of the cells of the first added column.
fn statuses(xml: &str, column: &str) -> Vec<(u64, String)> {
    let texts =
        cells(xml).into_iter().filter(|cell| cell.place.trim_end_matches(|c: char| c.is_ascii_digit()) == column);
    let inner = |xml: &str| {
        xml.split("<t xml:space=\"preserve\">").nth(1).map(|rest| rest.split('<').next().unwrap().to_owned())
    };
    texts.map(|cell| (cell.row, inner(&cell.xml).unwrap_or_default())).collect()
}

fn expected() -> Vec<(u64, String)> {
    [(2, "Tình trạng"), (3, "Còn hạn"), (5, "Còn hạn")].map(|(row, text)| (row, text.to_owned())).to_vec()
}

#[test]
fn an_empty_sheet_gets_rows() {
    for rows in ["<sheetData/>", "<sheetData></sheetData>", "<sheetData >\n</sheetData>"] {
        let xml = given(&format!("<worksheet xmlns=\"{MAIN}\">{rows}</worksheet>"));
        assert_eq!(statuses(&xml, "A"), expected(), "{rows}");
    }
}

#[test]
fn rows_that_are_missing_are_made_in_their_place() {
    let value = |place: &str| format!("<c r=\"{place}\"><v>7</v></c>");
    let xml = given(&sheet_of(&format!("<row r=\"1\">{}</row><row r=\"4\" ht=\"9\"/><row r=\"6\"/>", value("B1"))));
    assert_eq!(statuses(&xml, "C"), expected());
    let rows: Vec<_> = xml.match_indices("<row r=\"").map(|(at, _)| &xml[at + 8..at + 9]).collect();
    assert_eq!(rows, ["1", "2", "3", "4", "5", "6"]);
    assert!(xml.contains("<row r=\"4\" ht=\"9\"/>"), "{xml}");
}

#[test]
fn rows_and_cells_may_leave_out_where_they_are() {
    let three = "<row><c><v>1</v></c><c><v>2</v></c><c s=\"0\"/></row>";
    let before = sheet_of(&three.repeat(6));
    let xml = given(&before);
    assert_eq!(statuses(&xml, "C"), [(1, String::new())].into_iter().chain(with_blanks()).collect::<Vec<_>>());
    assert_eq!(left_of(cells(&xml), 3), left_of(cells(&before), 3));
    // What has only a format makes room where an answer comes, and stays where none does.
    assert_eq!(xml.matches("<c s=\"0\"/>").count(), 3, "{xml}");

    fn with_blanks() -> Vec<(u64, String)> {
        let mut all = expected();
        all.extend([(4, String::new()), (6, String::new())]);
        all.sort();
        all
    }
}

#[test]
fn cells_of_mere_formats_out_to_the_last_column_do_not_push_the_answers_away() {
    let cell = |place: &str| format!("<c r=\"{place}\" s=\"0\"/>");
    let formats = ["C", "F", "I", "XFD"].map(|column| cell(&format!("{column}3"))).concat();
    let xml = given(&sheet_of(&format!("<row r=\"3\"><c r=\"B3\"><v>1</v></c>{formats}</row>")));
    let places: Vec<_> = cells(&xml).into_iter().filter(|cell| cell.row == 3).map(|cell| cell.place).collect();
    assert_eq!(places, ["B3", "C3", "D3", "E3", "F3", "G3", "I3", "XFD3"]);
}

#[test]
fn prefixes_are_kept() {
    let rows = "<x:row r=\"3\" spans=\"1:1\"><x:c r=\"A3\"><x:v>1</x:v></x:c></x:row>";
    let sheet = format!(
        "<?xml version=\"1.0\"?><x:worksheet xmlns:x=\"{MAIN}\"><x:dimension ref=\"A3\"/><x:cols><x:col min=\"1\" max=\"9\"/></x:cols>\
         <x:sheetData>{rows}</x:sheetData></x:worksheet>"
    );
    let mut parts = workbook(&sheet);
    for (name, text) in parts.iter_mut().filter(|(name, _)| *name != SHEET) {
        // Each part under a prefix, as some programs write them.
        *text = text
            .replace("</", "<\u{1}")
            .replace('<', "<y:")
            .replace("<y:\u{1}", "</y:")
            .replace(" xmlns=", " xmlns:y=");
        assert!(text.starts_with("<y:"), "{name}");
    }
    let given = give(&pack_texts(&parts), "Sổ", 2, vec![valid(3), valid(5)]).unwrap();
    let parts = unpack(&given);
    let xml = text(&parts, SHEET);
    for added in [
        "<x:row r=\"2\"><x:c r=\"B2\"",
        "<x:row r=\"3\" spans=\"1:6\">",
        "</x:is></x:c></x:row>",
        "<x:col min=\"7\" max=\"9\"/>",
    ] {
        assert!(xml.contains(added), "{added} in {xml}");
    }
    for (part, added) in [
        ("xl/workbook.xml", "<y:sheet name=\"Tổng hợp kiểm định\" sheetId=\"2\" r:id=\"rId3\"/></y:sheets>"),
        ("xl/_rels/workbook.xml.rels", "/relationships/styles\" Target=\"styles.xml\"/><y:Relationship Id=\"rId3\""),
        ("[Content_Types].xml", "<y:Override PartName=\"/xl/styles.xml\""),
    ] {
        assert!(text(&parts, part).contains(added), "{added} in {}", text(&parts, part));
    }
}

#[test]
fn what_other_programs_put_beside_the_rows_goes_through() {
    let around = "<mc:AlternateContent xmlns:mc=\"m\"><mc:Choice Requires=\"x14\"><c r=\"Z9\"><f>1</f></c><row r=\"1\"/>\
                  </mc:Choice><mc:Fallback/></mc:AlternateContent><!-- ghi chú --><?pi a?>";
    let sheet = format!(
        "<worksheet xmlns=\"{MAIN}\">\n <sheetData>\n  <row r=\"3\">\n   <c r=\"A3\" t=\"s\" ><v>&#49;<![CDATA[2]]></v>\n   </c>\n  \
         </row>\n  <!-- c --></sheetData>{around}<extLst><ext><x14:f>1</x14:f></ext></extLst></worksheet>"
    );
    let parts = workbook(&sheet);
    let after = give(&pack_texts(&parts), "Sổ", 2, vec![valid(3)]).unwrap();
    let parts = unpack(&after);
    let xml = text(&parts, SHEET);
    let extension = "<extLst><ext><x14:f>1</x14:f></ext></extLst>";
    assert!(xml.ends_with(&format!("<!-- c --></sheetData>{around}{extension}</worksheet>")), "{xml}");
    assert!(xml.contains("<c r=\"A3\" t=\"s\" ><v>&#49;<![CDATA[2]]></v>\n   </c>\n  <c r=\"B3\""), "{xml}");
}

#[test]
fn columns_that_are_hidden_to_the_right_are_shown_where_answers_come() {
    let columns =
        "<cols><col min=\"1\" max=\"1\" width=\"7\"/><col min=\"2\" max=\"16384\" hidden=\"1\" width=\"9\"/></cols>";
    let rows = "<row r=\"3\"><c r=\"B3\"><v>1</v></c></row>";
    let xml = given(&format!("<worksheet xmlns=\"{MAIN}\">{columns}<sheetData>{rows}</sheetData></worksheet>"));
    let hidden = |min: u32, max: u32| format!("<col min=\"{min}\" max=\"{max}\" hidden=\"1\" width=\"9\"/>");
    assert!(xml.contains(&hidden(2, 2)) && xml.contains(&hidden(8, 16_384)), "{xml}");
    assert_eq!(xml.matches("customWidth").count(), 5);
}

#[test]
fn macros_stay_where_they_are() {
    let macro_type = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
    let mut parts = replaced(
        workbook(&sheet_of("")),
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        macro_type,
    );
    parts.push(("xl/vbaProject.bin", "\u{1}\u{2}macro".to_owned()));
    let given = give(&pack_texts(&parts), "Sổ", 2, vec![valid(3)]).unwrap();
    let after = unpack(&given);
    assert_eq!(text(&after, "xl/vbaProject.bin"), "\u{1}\u{2}macro");
    assert!(text(&after, "[Content_Types].xml").contains(macro_type));
}

#[test]
fn a_workbook_may_be_packed_in_other_ways() {
    let sheet = sheet_of("<row r=\"3\"><c r=\"A3\"><v>1</v></c></row>");
    let mut parts = workbook(&sheet);
    // The root of the package as the target, a byte order mark, names in capitals and with `\`.
    parts = replaced(parts, "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml");
    parts = replaced(parts, "xl/workbook.xml", "<workbook", "\u{feff}<workbook");
    let names = |name: &'static str| match name {
        "xl/workbook.xml" => "XL\\Workbook.xml",
        SHEET => "/xl/worksheets/Sheet1.xml",
        name => name,
    };
    let bytes = pack(parts.iter().map(|(name, text)| (names(name), text.as_bytes())));
    let after = unpack(&give(&bytes, "Sổ", 2, vec![valid(3)]).unwrap());
    assert!(text(&after, "/xl/worksheets/Sheet1.xml").contains("<c r=\"B3\""));
    assert!(text(&after, "XL\\Workbook.xml").contains("name=\"Tổng hợp kiểm định\""));
}

#[test]
fn the_strict_form_stays_strict() {
    let transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet";
    let parts = replaced(workbook(&sheet_of("")), "xl/_rels/workbook.xml.rels", transitional, strict);
    let after = unpack(&give(&pack_texts(&parts), "Sổ", 2, vec![valid(3)]).unwrap());
    assert_eq!(text(&after, "xl/_rels/workbook.xml.rels").matches(strict).count(), 2);
    assert!(text(&after, "xl/worksheets/sheet2.xml").contains("http://purl.oclc.org/ooxml/spreadsheetml/main"));
}

#[test]
fn the_sheet_of_counts_has_a_name_and_a_part_of_its_own() {
    let more = "</sheets>";
    let taken = "<sheet name=\"TỔNG HỢP KIỂM ĐỊNH\" sheetId=\"9\" r:id=\"rId1\"/></sheets>";
    let mut parts = replaced(workbook(&sheet_of("")), "xl/workbook.xml", more, taken);
    parts.push(("xl/worksheets/Sheet2.xml", "no sheet of the workbook".to_owned()));
    let given = give(&pack_texts(&parts), "Sổ", 2, vec![valid(3)]).unwrap();
    assert_eq!(sheet_names(&given), ["Sổ", "TỔNG HỢP KIỂM ĐỊNH", "Tổng hợp kiểm định (2)"]);
    let parts = unpack(&given);
    assert_eq!(text(&parts, "xl/worksheets/Sheet2.xml"), "no sheet of the workbook");
    assert!(text(&parts, "xl/workbook.xml").contains("sheetId=\"10\" r:id=\"rId3\""));
    assert_eq!(row(&range(&given, "Tổng hợp kiểm định (2)"), 1)[0], "Kết quả kiểm tra thời hạn kiểm định");
}

#[test]
fn answers_out_of_order_or_above_the_headings_are_refused() {
    let bytes = pack_texts(&workbook(&sheet_of("<row r=\"9\"/>")));
    for rows in [[3, 3], [4, 3], [2, 3], [1, 3]] {
        let error = give(&bytes, "Sổ", 2, rows.map(valid).to_vec()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidValue, "{rows:?}");
        assert_eq!(error.faults()[0].place().file.as_deref(), Some("so.xlsx"));
    }
    assert!(give(&bytes, "Sổ", 0, vec![]).is_err());
}
