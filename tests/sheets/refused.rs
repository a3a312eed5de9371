//! What cannot be read for certain is refused, with what a person must say.

use crate::compound::compound;
use crate::{answers, check, register, statuses};

/// A file of the test's own, gone after `each`.
fn with_file(name: &str, content: &[u8], each: impl FnOnce(&str)) {
    let folder = std::env::temp_dir().join(format!("kiemdinh-refused-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    each(path.to_str().unwrap());
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn two_rows_that_can_be_the_headings() {
    let file = register("hai_tieu_de.xlsx");
    let error = check(&file, &[]).unusable();
    assert!(error.contains("Two rows can be the headings: 1 and 4; name one with --header-row"), "{error}");
    assert!(error.contains("Hai dòng đều có thể là tiêu đề: 1 và 4; hãy chỉ rõ bằng --header-row"), "{error}");
    assert_eq!(statuses(&answers(&file, &["--header-row", "4"]))[0][0], "S!5");
}

#[test]
fn no_headings() {
    let error = check(&register("khong_phai_so.xlsx"), &[]).unusable();
    assert!(error.contains("No headings in the first 200 rows") && error.contains("BÁO CÁO THU CHI"), "{error}");
    assert!(error.contains("Không tìm thấy dòng tiêu đề"), "{error}");
}

#[test]
fn a_sheet_that_is_not_there() {
    let error = check(&register("trang_an.xlsx"), &["--sheet", "Thiết bị"]).unusable();
    for sheet in ["Bìa", "Dữ liệu"] {
        assert_eq!(error.matches(&format!("{sheet:?}")).count(), 2, "{error}");
    }
    let error = check(&register("bang.phay.csv"), &["--sheet", "Thiết bị"]).unusable();
    assert!(error.contains("a text, which has no sheet"), "{error}");
}

#[test]
fn an_encoding_that_is_not_certain() {
    // "Công", or "Cụng".
    with_file("ngan.csv", b"Ma;Ten;Tem\r\n1;C\xf4ng;2\r\n", |file| {
        let error = check(file, &[]).unusable();
        assert_eq!(error.matches("(windows-1258, tcvn3)").count(), 2, "{error}");
        assert!(error.contains("name it with --encoding") && error.contains("hãy chỉ rõ bằng --encoding"), "{error}");
        assert_eq!(statuses(&answers(file, &["--encoding", "windows-1258"]))[0][0], "1");
    });
}

#[test]
fn what_is_no_table() {
    let locked = compound(&[("EncryptionInfo", &[4, 0, 4, 0]), ("EncryptedPackage", &[0; 5000])]);
    with_file("khoa.xlsx", &locked, |file| {
        let error = check(file, &[]).unusable();
        assert!(error.contains("password") && error.contains("mật khẩu"), "{error}");
    });
    with_file("bao-cao.xls", b"%PDF-1.7\n1 0 obj\n", |file| {
        let error = check(file, &[]).unusable();
        assert!(error.contains("This is a PDF document") && error.contains("Đây là tài liệu PDF"), "{error}");
    });
}
