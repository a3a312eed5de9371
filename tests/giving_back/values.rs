//! What the added cells say, and how they look.

use calamine::Data;
use kiemdinh::write::Language;
use kiemdinh::write::sheets::GiveBack;
use kiemdinh::{Item, Status};

use super::package::{pack_texts, replaced, sheet_of, text, unpack, workbook};
use super::sheet::{cells, range, row};
use super::{assessed, give, hoist, run, undated, valid};

const ROWS: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Tên</t></is></c></row>\
                    <row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><v>2</v></c></row>";

/// The serial number and the kind of the cell in a place.
fn date_at(workbook: &[u8], at: (u32, u32)) -> (f64, bool) {
    match range(workbook, "Sổ").get_value(at) {
        Some(Data::DateTime(value)) => (value.as_f64(), value.is_datetime()),
        other => panic!("{other:?} is no date"),
    }
}

#[test]
fn a_due_date_is_a_day_that_can_be_counted_with() {
    let parts = || workbook(&sheet_of(ROWS));
    let given = give(&pack_texts(&parts()), "Sổ", 1, vec![valid(2), undated(3, Status::Failed)]).unwrap();
    // 2027-01-02 in the numbers of Excel.
    assert_eq!(date_at(&given, (1, 2)), (46_389.0, true));
    assert_eq!(range(&given, "Sổ").get_value((1, 3)), Some(&Data::Float(40.0)));
    assert_eq!(row(&range(&given, "Sổ"), 2), ["1", "Còn hạn", "46389", "40", "ngày ghi trên hồ sơ", "Thiếu đơn vị đo"]);
    assert_eq!(row(&range(&given, "Sổ"), 3), ["2", "Kiểm định không đạt", "", "", "", ""]);
}

#[test]
fn in_a_workbook_that_counts_from_1904_a_due_date_is_counted_so() {
    for value in ["1", "true"] {
        let properties = format!("<workbookPr date1904=\"{value}\"/><sheets>");
        let parts = replaced(workbook(&sheet_of(ROWS)), "xl/workbook.xml", "<sheets>", &properties);
        let given = give(&pack_texts(&parts), "Sổ", 1, vec![valid(2)]).unwrap();
        let xml = unpack(&given);
        assert!(text(&xml, "xl/worksheets/sheet1.xml").contains("<v>44927</v>"), "{value}");
        // And the day asked about, in the other sheet.
        assert!(text(&xml, "xl/worksheets/sheet2.xml").contains("<v>44887</v>"), "{value}");
    }
}

#[test]
fn an_answer_has_the_colour_of_its_status() {
    let rows = |number: u64| (1..=number).map(|row| format!("<row r=\"{row}\"/>")).collect::<String>();
    let mut answers: Vec<_> = (2..).zip(Status::ALL).map(|(row, status)| undated(row, *status)).collect();
    // Beyond the service life a valid certificate does not help.
    let mut past = undated(12, Status::Valid);
    past.may_operate = Some(false);
    answers.push(past);
    let given = give(&pack_texts(&workbook(&sheet_of(&rows(12)))), "Sổ", 1, answers).unwrap();
    let parts = unpack(&given);
    let xml = text(&parts, "xl/styles.xml");
    let items = |from: &str, to: &str, item: &str| -> Vec<String> {
        xml[xml.find(from).unwrap()..xml.find(to).unwrap()].split(item).skip(1).map(str::to_owned).collect()
    };
    let (fills, formats) = (items("<fills", "</fills>", "<fill>"), items("<cellXfs", "</cellXfs>", "<xf "));
    let part = |text: &str, name: &str| {
        let rest = text.split_once(&format!("{name}=\"")).map(|(_, rest)| rest.split('"').next().unwrap().to_owned());
        rest.unwrap_or_default()
    };
    let colour = |row: u64| {
        let cells = cells(text(&parts, "xl/worksheets/sheet1.xml"));
        let style = cells.iter().find(|cell| cell.place == format!("A{row}")).unwrap().style.unwrap();
        let fill: usize = part(&formats[style as usize], "fillId").parse().unwrap();
        part(&fills[fill], "rgb")
    };
    let colours: Vec<String> = (2..=12).map(colour).collect();
    let [aside, red, orange, lilac, yellow, green] =
        ["FFE7E6E6", "FFFFC7CE", "FFFFD8A8", "FFD9D2E9", "FFFFEB9C", "FFC6EFCE"];
    assert_eq!(colours, [aside, aside, red, red, orange, red, orange, lilac, yellow, green, red]);
    assert_eq!(row(&range(&given, "Sổ"), 12)[0], "Còn hạn; hết niên hạn sử dụng");
}

#[test]
fn nothing_that_is_added_is_a_formula_or_breaks_the_xml() {
    let mut answer = valid(2);
    answer.provision = "=HYPERLINK(\"http://x\")".to_owned();
    answer.findings = "<&>\"'\u{1}\u{b}\u{ffff}_x0041_ \n@ế".to_owned();
    let given = give(&pack_texts(&workbook(&sheet_of(ROWS))), "Sổ", 1, vec![answer]).unwrap();
    let parts = unpack(&given);
    assert!(!text(&parts, "xl/worksheets/sheet1.xml").contains("<f>"));
    let range = range(&given, "Sổ");
    assert_eq!(row(&range, 2)[4], "=HYPERLINK(\"http://x\")");
    // Written `_x0001_`, as Excel writes it; a text that only looks like that comes back as it was.
    assert_eq!(row(&range, 2)[5], "<&>\"'\u{1}\u{b}\u{ffff}_x0041_ \n@ế");
}

#[test]
fn the_sheet_of_counts_says_what_was_counted_and_by_which_book() {
    let mut cylinders = Item::new("C", "lifting.hoist_electric");
    cylinders.quantity = Some(12);
    let items = [hoist("A", "2024-05-19"), hoist("B", "2020-05-19"), cylinders];
    for language in [Language::Vietnamese, Language::English] {
        let (answers, mut counts) = assessed(&items, 2, language);
        counts.add_unreadable();
        let rows = "<row r=\"1\"/><row r=\"2\"/><row r=\"3\"/><row r=\"4\"/>";
        let workbook = pack_texts(&workbook(&sheet_of(rows)));
        let given = run(&workbook, &GiveBack::new("so.xlsx", "Sổ", 1, &counts, language), answers).unwrap();
        let name = language.pick("Tổng hợp kiểm định", "Inspections summary");
        let range = range(&given, name);
        let lines: Vec<String> = (1..=range.height() as u64).map(|number| row(&range, number).join("|")).collect();
        let has = |line: &str| assert!(lines.iter().any(|known| known.starts_with(line)), "{line} in {lines:#?}");
        let book = kiemdinh::Rulebook::builtin();
        has(&format!("SHA-256|{}", book.sha256()));
        has(&language.pick(format!("Bộ quy tắc|vn {}", book.version()), format!("Rulebook|vn {}", book.version())));
        has(language.pick("Ngày đánh giá|46349", "As of|46349"));
        has(language.pick("Còn hạn|1|1|", "Valid|1|1|"));
        has(language.pick("Quá hạn|1|1|", "Overdue|1|1|"));
        has(language.pick("Chưa kiểm định|1|12|", "Never inspected|1|12|"));
        has(language.pick("Kiểm định không đạt|0|0|", "Failed|0|0|"));
        has(language.pick("Cộng|3|14|", "Total|3|14|"));
        has(language.pick("Dòng không đọc được|1", "Rows that cannot be read|1"));
        let sheet = super::sheet::range(&given, "Sổ");
        assert_eq!(row(&sheet, 1)[..2], language.pick(["Tình trạng", "Đến hạn"], ["Status", "Due on"]));
        assert_eq!(row(&sheet, 2)[0], language.pick("Còn hạn", "Valid"));
        assert_eq!(date_at(&given, (1, 1)).0, 46_526.0);
    }
}
