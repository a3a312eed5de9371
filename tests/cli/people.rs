//! Files as people send them: what is odd about them is told, and what they show is what is read.

use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value;

use crate::{Files, Run, kiemdinh};

fn check(file: &str, args: &[&str]) -> Run {
    kiemdinh(&[&["check", file, "--as-of", "2026-11-23", "--format", "jsonl"], args].concat())
}

fn findings(out: &str) -> Vec<Value> {
    let answer: Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    answer["findings"].as_array().unwrap().clone()
}

#[test]
fn what_means_nothing_in_the_encoding_is_counted() {
    let files = Files::new();
    // The second name has two bytes that are no UTF-8; the names are those of the contract in one file only.
    for (name, heading) in [("so.csv", "Mã,Tên thiết bị,Số chế tạo"), ("so-2.csv", "Mã;Tên thiết bị;Số chế tạo")]
    {
        let path = files.path(name);
        let delimiter = if heading.contains(';') { b';' } else { b',' };
        let mut bytes =
            format!("{heading}\nA,Nồi hơi,7\n").replace(',', &char::from(delimiter).to_string()).into_bytes();
        bytes.extend(b"B,N\xf0\xf1i,8\n".map(|byte| if byte == b',' { delimiter } else { byte }));
        std::fs::write(&path, bytes).unwrap();
        let run = check(&path, &["--encoding", "utf-8"]);
        assert!(run.err.contains(&format!("lưu ý: {path}: 2 chỗ không có nghĩa trong bảng mã")), "{}", run.err);
        assert!(run.out.lines().nth(1).unwrap().contains("N\u{fffd}\u{fffd}i"), "{}", run.out);
        let english = check(&path, &["--encoding", "utf-8", "--lang", "en"]);
        assert!(english.err.contains(&format!("note: {path}: 2 places mean nothing")), "{}", english.err);
    }
    // In the contract's words, in another encoding.
    let path = files.path("r.csv");
    std::fs::write(&path, b"id,category,name\nA,lifting.hoist_electric,N\x90\x81i\n").unwrap();
    let run = check(&path, &["--encoding", "windows-1258"]);
    assert!(run.err.contains("2 chỗ"), "{}", run.err);
    // Of a good text nothing is said.
    let run = check(&files.with("t.csv", "Mã,Tên thiết bị,Số chế tạo\nA,Nồi hơi,7\n"), &[]);
    assert!(!run.err.contains("lưu ý"), "{}", run.err);
}

#[test]
fn a_name_that_promises_another_form_is_told() {
    let files = Files::new();
    let text = "id,category\nA,lifting.hoist_electric\n";
    for name in ["so.xlsx", "so.XLS", "so.ods"] {
        let path = files.with(name, text);
        let run = check(&path, &[]);
        assert!(run.err.contains(&format!("lưu ý: {path}: Nội dung tệp là văn bản")), "{}", run.err);
        let english = check(&path, &["--lang", "en"]);
        assert!(english.err.contains(&format!("note: {path}: The content is text")), "{}", english.err);
        assert_eq!(english.ok().lines().count(), 1);
    }
    for name in ["so.csv", "so.txt", "so"] {
        assert_eq!(check(&files.with(name, text), &[]).err, "");
    }
    let inspections = files.with("kd.xlsx", "Số chế tạo;Ngày kiểm định;Kết quả\n7;19/05/2024;đạt\n");
    let run = check(&files.with("r.csv", text), &["--inspections", &inspections]);
    assert!(run.err.contains("kd.xlsx: Nội dung tệp là văn bản"), "{}", run.err);
}

#[test]
fn accents_typed_on_a_mac_are_those_typed_elsewhere() {
    let files = Files::new();
    let row = |stamp: &str, maker: &str| format!("{stamp},lifting.hoist_electric,S1,{maker}\n");
    let heading = "id,category,serial_no,manufacturer\n";
    let two = row("A", "Cơ khí Đồng Nai") + &row("B", "Co\u{31b} khi\u{301} Đo\u{302}\u{300}ng Nai");
    let run =
        kiemdinh(&["check", &files.with("r.csv", &(heading.to_owned() + &two)), "--duplicates", "--format", "jsonl"]);
    assert_eq!(run.ok().matches("duplicate_item").count(), 2);
}

#[test]
fn the_unit_that_a_number_format_shows_is_read() {
    let files = Files::new();
    let mut made = Workbook::new();
    let (litres, bars) = (Format::new().set_num_format("0\" lít\""), Format::new().set_num_format("0.0\" bar\""));
    let sheet = made.add_worksheet();
    let headings = ["Mã", "Tên thiết bị", "Dung tích", "Áp suất làm việc"];
    for (column, heading) in (0..).zip(headings) {
        sheet.write(0, column, heading).unwrap();
    }
    sheet.write(1, 0, "B-1").unwrap().write(1, 1, "Bình chứa khí nén").unwrap();
    sheet.write_with_format(1, 2, 500, &litres).unwrap().write_with_format(1, 3, 8, &bars).unwrap();
    let path = files.path("so.xlsx");
    made.save(&path).unwrap();

    let found = findings(&check(&path, &[]).ok());
    let missing: Vec<_> = found.iter().filter(|finding| finding["code"] == "unit_missing").collect();
    assert!(missing.is_empty(), "{missing:?}");
    // The workbook that is given back keeps the number and its format.
    let given = files.path("tra-lai.xlsx");
    check(&path, &["--give-back", &given]).ok();
    let mut zip = zip::ZipArchive::new(std::fs::File::open(&given).unwrap()).unwrap();
    let mut part = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut part).unwrap();
    assert!(part.contains("<v>500</v>"), "{part}");
}

#[test]
fn findings_name_fields_as_people_do_and_the_path_stays() {
    let files = Files::new();
    let register = files.with("r.csv", "id,category\nA,pressure.vessel\n");
    let out = check(&register, &["--explain"]).ok();
    let finding = findings(&out).into_iter().find(|finding| finding["code"] == "coverage_undetermined").unwrap();
    let (field, vi) = (finding["field"].as_str().unwrap(), finding["message_vi"].as_str().unwrap());
    assert!(field.starts_with("attributes."), "{finding}");
    assert!(!vi.contains("attributes") && !vi.contains('_'), "{vi}");
    let answer: Value = serde_json::from_str(&out).unwrap();
    let last = answer["explanation"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["text_vi"], "Kết luận ngày 23/11/2026: Chưa xác định được.");
    assert_eq!(last["text_en"], "Answer for 2026-11-23: Undetermined.");
}
