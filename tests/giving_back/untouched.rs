//! What is the user's own stays: every part byte for byte but those that must change, and those where they did.

use std::collections::BTreeSet;

use kiemdinh::Status;
use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, Format, FormatAlign, FormatBorder,
    Formula, Image, Note, Workbook, Worksheet,
};

use super::package::{text, unpack};
use super::sheet::{self, cells, left_of};
use super::{give, undated, valid};

/// One pixel.
const PNG: &[u8] =
    b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\
    \x00\x00\x90\x77\x53\xde\x00\x00\x00\x0c\x49\x44\x41\x54\x78\x9c\x63\xf8\xff\xff\x3f\x00\x05\xfe\x02\xfe\x0d\
    \xef\x46\xb8\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// A workbook with much of what factories put into theirs; the headings are in row 5, items in 7 to 9 and 11.
fn factory() -> Vec<u8> {
    let title = Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center);
    let heading = Format::new().set_bold().set_background_color(Color::Green).set_border(FormatBorder::Thin);
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Bìa").unwrap().write(0, 0, "Công ty TNHH Thép Cầu Giấy").unwrap();
    let sheet = book.add_worksheet().set_name("Thiết bị & áp lực").unwrap();
    sheet.merge_range(0, 0, 0, 4, "SỔ THEO DÕI THIẾT BỊ", &title).unwrap();
    sheet.set_column_width(0, 6.5).unwrap().set_column_width(1, 41).unwrap();
    sheet.set_column_range_hidden(5, 16_383).unwrap();
    for (column, name) in (0..).zip(["STT", "Tên thiết bị", "Số chế tạo", "Ngày KĐ", "Số tháng"]) {
        sheet.write_with_format(4, column, name, &heading).unwrap();
    }
    sheet.write(5, 0, "I. Phân xưởng 1").unwrap();
    for (number, row) in (1..).zip([6, 7, 8, 10]) {
        sheet.write(row, 0, number).unwrap();
        sheet.write(row, 1, "Pa lăng điện < 5 tấn & \"mới\"").unwrap();
        sheet.write(row, 2, "0071").unwrap();
        sheet.write_with_format(row, 3, 45_431, &day).unwrap();
        sheet.write_formula(row, 4, Formula::new("=DATEDIF(D7,TODAY(),\"m\")").set_result("30")).unwrap();
    }
    sheet.write(11, 0, "Cộng").unwrap();
    sheet.write_formula(11, 4, Formula::new("=SUM(E7:E11)").set_result("120")).unwrap();
    extras(sheet);
    book.save_to_buffer().unwrap()
}

fn extras(sheet: &mut Worksheet) {
    sheet.set_freeze_panes(5, 2).unwrap().set_row_height(4, 33).unwrap();
    sheet.insert_image(0, 3, &Image::new_from_buffer(PNG).unwrap()).unwrap();
    sheet.insert_note(6, 1, &Note::new("Kiểm tra lại")).unwrap();
    sheet.write_url(12, 1, "https://example.org/").unwrap();
    let rule = ConditionalFormatCellRule::GreaterThan(36);
    sheet.add_conditional_format(6, 4, 10, 4, &ConditionalFormatCell::new().set_rule(rule)).unwrap();
    let list = DataValidation::new().allow_list_strings(&["Đạt", "Không đạt"]).unwrap();
    sheet.add_data_validation(6, 2, 10, 2, &list).unwrap();
    sheet.protect();
}

fn given() -> (Vec<u8>, Vec<u8>) {
    let before = factory();
    let answers = vec![valid(7), undated(8, Status::Undetermined), undated(9, Status::NotRegulated), valid(11)];
    let after = give(&before, "Thiết bị & áp lực", 5, answers).unwrap();
    (before, after)
}

#[test]
fn only_the_parts_that_must_change_do() {
    let (before, after) = given();
    let (before, after) = (unpack(&before), unpack(&after));
    let changed: BTreeSet<&str> =
        before.iter().filter(|(name, bytes)| after.get(*name) != Some(*bytes)).map(|(name, _)| name.as_str()).collect();
    let must = [
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet2.xml",
    ];
    assert_eq!(changed, BTreeSet::from(must));
    let new: Vec<_> = after.keys().filter(|name| !before.contains_key(*name)).collect();
    assert_eq!(new, ["xl/worksheets/sheet3.xml"]);
    for kept in ["xl/media/image1.png", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/sharedStrings.xml"] {
        assert!(after.contains_key(kept), "{kept}");
    }
}

#[test]
fn the_user_s_cells_and_all_around_them_stay() {
    let (before, after) = given();
    let (before, after) = (unpack(&before), unpack(&after));
    let name = "xl/worksheets/sheet2.xml";
    let (before, after) = (text(&before, name), text(&after, name));
    let own = cells(before);
    assert_eq!(own.len(), 5 + 5 + 1 + 4 * 5 + 2 + 1, "{own:?}");
    assert_eq!(left_of(cells(after), 6), own);
    // Everything behind the rows: merged cells, protection, conditional formats, links, the drawing.
    let behind = |xml: &str| xml[xml.find("</sheetData>").unwrap()..].to_owned();
    assert_eq!(behind(after), behind(before));
    // And before them all but the widths and the size.
    let views = |xml: &str| xml[xml.find("<sheetViews>").unwrap()..xml.find("<cols>").unwrap()].to_owned();
    assert_eq!(views(after), views(before));
    assert!(before.contains("ref=\"A1:E13\"") && after.contains("ref=\"A1:J13\""), "{after}");
    let widths = |xml: &str| xml[xml.find("<cols>").unwrap()..xml.find("</cols>").unwrap()].to_owned();
    let (own, all) = (widths(before), widths(after));
    let hidden = own.rfind("<col min=\"6\" max=\"16384\"").unwrap();
    assert!(all.starts_with(&own[..hidden]) && all.contains("<col min=\"11\" max=\"16384\""), "{own} {all}");
    assert!(after.contains("<row r=\"5\" spans=\"1:10\" ht=\"33\" customHeight=\"1\">"), "{after}");
    assert!(after.contains("<row r=\"6\" spans=\"1:5\">"), "{after}");
}

#[test]
fn formats_keep_their_numbers() {
    let (before, after) = given();
    let (before, after) = (unpack(&before), unpack(&after));
    let formats = |xml: &str| {
        let list = &xml[xml.find("<cellXfs").unwrap()..xml.find("</cellXfs>").unwrap()];
        list.split("<xf ").skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let (own, all) = (formats(text(&before, "xl/styles.xml")), formats(text(&after, "xl/styles.xml")));
    assert_eq!(all[..own.len()], own);
    let count = format!("<cellXfs count=\"{}\">", all.len());
    assert!(text(&after, "xl/styles.xml").contains(&count), "{count}");
    // The added headings look like the user's.
    let written = cells(text(&after, "xl/worksheets/sheet2.xml"));
    let style =
        |place: &str| written.iter().find(|cell| cell.place == place).unwrap_or_else(|| panic!("{place}")).style;
    assert_eq!(style("F5"), style("E5"));
    // Every format that a cell names is there.
    assert!(written.iter().all(|cell| cell.style.unwrap_or(0) < all.len() as u32));
}

#[test]
fn rows_that_are_no_items_get_nothing() {
    let (_, after) = given();
    let parts = unpack(&after);
    let added: BTreeSet<u64> = cells(text(&parts, "xl/worksheets/sheet2.xml"))
        .into_iter()
        .filter(|cell| sheet::number(&cell.place) > 5)
        .map(|cell| cell.row)
        .collect();
    assert_eq!(added, BTreeSet::from([5, 7, 8, 9, 11]));
}

#[test]
fn other_programs_read_what_is_given_back() {
    let (_, after) = given();
    assert_eq!(sheet::sheet_names(&after), ["Bìa", "Thiết bị & áp lực", "Tổng hợp kiểm định"]);
    let range = sheet::range(&after, "Thiết bị & áp lực");
    let headings = "STT|Tên thiết bị|Số chế tạo|Ngày KĐ|Số tháng|Tình trạng|Đến hạn|Còn (ngày)|Căn cứ|Phát hiện";
    assert_eq!(sheet::row(&range, 5).join("|"), headings);
    assert_eq!(sheet::row(&range, 7)[1..3], ["Pa lăng điện < 5 tấn & \"mới\"", "0071"]);
    assert_eq!(sheet::row(&range, 7)[5], "Còn hạn");
    assert_eq!(sheet::row(&range, 12).join("|"), "Cộng||||120|||||");
}

#[test]
fn the_same_workbook_gives_the_same_bytes() {
    let before = factory();
    let again = || give(&before, "Bìa", 1, vec![valid(2)]).unwrap();
    assert_eq!(again(), again());
}
