//! Cells of a workbook that were typed in a legacy font.

use std::borrow::Cow;

use kiemdinh::read::encoding::{Encoding, decode_text, detect_text, reads_both_ways};

use super::encoders::{as_kept, encode};
use super::{LEGACY, samples};

/// As a workbook shows the bytes: Windows-1252.
fn shown(text: &str, encoding: Encoding) -> String {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(&encode(text, encoding)).0.into_owned()
}

#[test]
fn names_come_back_from_their_font() {
    for encoding in LEGACY {
        for name in samples::names() {
            let cell = shown(&name, encoding);
            let decoded = decode_text(&cell, encoding);
            // What no syllable speaks for is left alone, and told.
            let left = decoded == cell && (cell == name || reads_both_ways(&cell, encoding));
            assert!(decoded == as_kept(&name, encoding) || left, "{name} in {encoding}: {decoded}");
        }
        let cells: Vec<String> = samples::names().iter().map(|name| shown(name, encoding)).collect();
        assert_eq!(detect_text(cells.iter().map(String::as_str)), Some(encoding));
    }
}

#[test]
fn a_workbook_in_unicode_is_left_alone() {
    let names = samples::names();
    assert_eq!(detect_text(names.iter().map(String::as_str)), None);
    // Only names that Windows-1252 could hold.
    let western: Vec<&str> = names.iter().map(String::as_str).filter(|name| name.chars().all(|c| c <= 'ÿ')).collect();
    assert!(western.len() > 20, "{western:?}");
    assert_eq!(detect_text(western), None);
    assert_eq!(detect_text([]), None);
    assert_eq!(detect_text(["Nồi hơi", "Müller", "25 °C", "A"]), None);
}

#[test]
fn a_few_cells_are_not_enough() {
    assert_eq!(detect_text(["ThiÕt bÞ"]), None);
    assert_eq!(detect_text(["ThiÕt bÞ", "n©ng"]), Some(Encoding::Tcvn3));
    // Cells in Unicode between them do not matter, nor how often one is there.
    assert_eq!(detect_text(["Nồi hơi", "ThiÕt bÞ n©ng", "Cầu trục", "Hệ thống lạnh"]), Some(Encoding::Tcvn3));
    assert_eq!(detect_text(std::iter::repeat_n("C«ng ty", 1000)), None);
    // Half in one font, half in another.
    let mixed = ["ThiÕt bÞ n©ng", "CÇu trôc", "Thieát bò naâng", "Caàu truïc"];
    assert_eq!(detect_text(mixed), None);
}

#[test]
fn a_cell_of_another_font_is_given_back() {
    for (text, encoding) in [
        ("Nồi hơi", Encoding::Tcvn3),
        ("đ", Encoding::Vni),
        ("ThiÕt bị", Encoding::Tcvn3),
        ("Hà Tân", Encoding::Tcvn3),
        ("MÜLLER", Encoding::Vni),
        ("Gießen", Encoding::Tcvn3),
        ("Ø 500", Encoding::Tcvn3),
        ("25 °C, 2 m³", Encoding::Tcvn3),
        ("CT-01", Encoding::Vni),
        ("ThiÕt bÞ", Encoding::Utf16Le),
        ("ThiÕt bÞ", Encoding::Utf8),
        ("", Encoding::Tcvn3),
    ] {
        assert!(matches!(decode_text(text, encoding), Cow::Borrowed(same) if same == text), "{text} in {encoding}");
    }
    assert!(reads_both_ways("Gießen", Encoding::Tcvn3) && reads_both_ways("Ø 500", Encoding::Tcvn3));
    assert!(!reads_both_ways("25 °C, 2 m³", Encoding::Tcvn3) && !reads_both_ways("Nồi hơi", Encoding::Tcvn3));
}

#[test]
fn a_cell_that_is_both_goes_with_those_around_and_is_told() {
    for (text, encoding, decoded, both) in [
        ("Công", Encoding::Tcvn3, "Cụng", true),
        ("Sè", Encoding::Tcvn3, "Số", true),
        ("Sè hiÖu", Encoding::Tcvn3, "Số hiệu", false),
        ("§KV§", Encoding::Tcvn3, "ĐKVĐ", false),
        ("§øc, Φ 500", Encoding::Tcvn3, "Đức, Φ 500", false),
        ("Nhaät", Encoding::Vni, "Nhật", false),
        ("YÙ", Encoding::Vni, "Ý", false),
        ("Thiª\u{301}t", Encoding::Windows1258, "Thiª\u{301}t", false),
        ("Thiêìt biò", Encoding::Windows1258, "Thiết bị", false),
    ] {
        assert_eq!(decode_text(text, encoding), decoded, "{text} in {encoding}");
        assert_eq!(reads_both_ways(text, encoding), both, "{text} in {encoding}");
    }
}

#[test]
fn utf_8_that_was_taken_for_windows_1252() {
    let taken = |text: &str| encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned();
    let cells = ["Thiết bị nâng", "Nồi hơi", "Cầu trục"].map(taken);
    assert_eq!(cells[0], "Thiáº¿t bá»‹ nÃ¢ng");
    assert_eq!(detect_text(cells.iter().map(String::as_str)), Some(Encoding::Utf8));
    assert_eq!(decode_text(&cells[0], Encoding::Utf8), "Thiết bị nâng");
    assert_eq!(decode_text("Nồi", Encoding::Utf8), "Nồi");
}
