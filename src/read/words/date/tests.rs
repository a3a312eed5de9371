use super::*;

fn read(text: &str) -> String {
    match date(text) {
        Dated::Given { date, short_year } => format!("{date}{}", if short_year { " short" } else { "" }),
        Dated::Absent => "absent".into(),
        Dated::Impossible => "impossible".into(),
        Dated::Unreadable => "unreadable".into(),
    }
}

fn all(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn days() {
    all(&[
        ("19/05/2025", "2025-05-19"),
        ("19/5/2025", "2025-05-19"),
        ("9/5/2025", "2025-05-09"),
        ("19.05.2025", "2025-05-19"),
        ("19.5.25", "2025-05-19 short"),
        ("19-05-2025", "2025-05-19"),
        ("19 / 05 / 2025", "2025-05-19"),
        ("19/05/2025.", "2025-05-19"),
        ("(19/05/2025)", "2025-05-19"),
        ("2025-05-19", "2025-05-19"),
        ("2025/5/19", "2025-05-19"),
        ("ngày 19 tháng 5 năm 2025", "2025-05-19"),
        ("Ngày 19/5/2025", "2025-05-19"),
        ("ngày: 19/5/2025", "2025-05-19"),
        ("19 tháng 05 năm 2025", "2025-05-19"),
        ("NGÀY 01 THÁNG 12 NĂM 2024", "2024-12-01"),
        ("19-thg 5-25", "2025-05-19 short"),
        ("19-May-25", "2025-05-19 short"),
        ("19-May-2025", "2025-05-19"),
        ("29/02/2024", "2024-02-29"),
        ("１９/０５/２０２５", "2025-05-19"),
    ]);
}

#[test]
fn a_time_of_day_is_dropped() {
    all(&[
        ("19/05/2025 08:30", "2025-05-19"),
        ("2025-05-19 00:00:00", "2025-05-19"),
        ("2025-05-19T00:00:00", "2025-05-19"),
        ("2025-05-19T00:00:00.000Z", "2025-05-19"),
        ("19/5/2025 8:30 AM", "2025-05-19"),
        ("08:30", "unreadable"),
        ("19/05/2025 lúc 8:30", "unreadable"),
    ]);
}

#[test]
fn months_and_years() {
    all(&[
        ("05/2025", "2025-05"),
        ("5/2025", "2025-05"),
        ("05-2025", "2025-05"),
        ("2025-05", "2025-05"),
        ("06/26", "2026-06 short"),
        ("6.26", "2026-06 short"),
        ("tháng 6/2026", "2026-06"),
        ("Tháng 06 năm 2026", "2026-06"),
        ("T6/2026", "2026-06"),
        ("Th.6/26", "2026-06 short"),
        ("Jun-26", "2026-06 short"),
        ("June 2026", "2026-06"),
        ("2018", "2018"),
        ("năm 2018", "2018"),
    ]);
}

#[test]
fn two_short_numbers_may_be_a_day_and_a_month() {
    all(&[
        ("06/11", "unreadable"),
        ("12/12", "unreadable"),
        ("31/12", "unreadable"),
        ("06/13", "2013-06 short"),
        ("26-Jun", "unreadable"),
    ]);
}

#[test]
fn what_does_not_exist_is_impossible() {
    all(&[
        ("31/02/2025", "impossible"),
        ("29/02/2025", "impossible"),
        ("19/13/2025", "impossible"),
        ("05/19/2025", "impossible"),
        ("00/01/1900", "impossible"),
        ("19/05/0205", "impossible"),
        ("19/05/2205", "impossible"),
        ("13/2025", "impossible"),
        ("19/26", "impossible"),
        ("32/12/24", "impossible"),
        ("1899", "impossible"),
        ("2025-02-30", "impossible"),
        ("ngày 31 tháng 6 năm 2025", "impossible"),
    ]);
}

#[test]
fn two_digits_of_a_year_have_a_window() {
    all(&[
        ("01/01/00", "2000-01-01 short"),
        ("01/01/59", "2059-01-01 short"),
        ("01/01/60", "1960-01-01 short"),
        ("01/01/99", "1999-01-01 short"),
    ]);
}

#[test]
fn nothing_is_not_the_same_as_unreadable() {
    all(&[
        ("", "absent"),
        ("-", "absent"),
        ("Không có", "absent"),
        ("chưa có", "absent"),
        ("N/A", "absent"),
        ("__/__/____", "absent"),
        ("x", "unreadable"),
        ("?", "unreadable"),
        ("#REF!", "unreadable"),
        ("Tem bị mờ", "unreadable"),
        ("Quý II/2026", "unreadable"),
        ("cuối năm 2026", "unreadable"),
        ("19/05/2025 (lần đầu)", "unreadable"),
        ("19/05/2025 - 19/05/2028", "unreadable"),
        ("19/05-2025", "unreadable"),
        ("19/05/205", "unreadable"),
        ("19 05 2025", "unreadable"),
        ("19052025", "unreadable"),
        ("20250519", "unreadable"),
        ("45796", "unreadable"),
        ("0", "unreadable"),
        ("36 tháng", "unreadable"),
        ("T6", "unreadable"),
        ("99999999999999999999/1/2025", "unreadable"),
    ]);
    assert_eq!(date(&"1".repeat(100_000)), Dated::Unreadable);
}

#[test]
fn numbers_of_workbooks() {
    let day = |serial, date1904| excel_day(serial, date1904).map(|day| day.to_string());
    assert_eq!(day(1.0, false).as_deref(), Some("1900-01-01"));
    assert_eq!(day(59.0, false).as_deref(), Some("1900-02-28"));
    assert_eq!(day(60.0, false), None);
    assert_eq!(day(61.0, false).as_deref(), Some("1900-03-01"));
    assert_eq!(day(25_569.0, false).as_deref(), Some("1970-01-01"));
    assert_eq!(day(45_796.75, false).as_deref(), Some("2025-05-19"));
    assert_eq!(day(0.0, true).as_deref(), Some("1904-01-01"));
    assert_eq!(day(44_334.0, true).as_deref(), Some("2025-05-19"));
    assert_eq!(day(109_574.0, false).as_deref(), Some("2199-12-31"));
    for serial in [-1.0, 0.0, 0.5, 109_575.0, 1e9, f64::NAN, f64::INFINITY] {
        assert_eq!(excel_day(serial, false), None, "{serial}");
    }
}

#[test]
fn numbers_in_a_column_of_dates() {
    let shown = |number| match date_of_number(number, false) {
        Dated::Given { date, short_year: false } => date.to_string(),
        Dated::Unreadable => "unreadable".into(),
        other => format!("{other:?}"),
    };
    assert_eq!(shown(2018.0), "2018");
    assert_eq!(shown(45_796.0), "2025-05-19");
    assert_eq!(shown(18_264.0), "1950-01-01");
    // A time of day; half a year is none.
    assert_eq!(shown(45_796.5), "2025-05-19");
    assert_eq!(shown(45_796.999_988_4), "2025-05-19");
    for number in [5.2025, 2018.5, 18_263.9, 19_052_025.0, 20_250_519.0, 18_263.0, 0.0, 26.0, -3.0, f64::NAN] {
        assert_eq!(shown(number), "unreadable", "{number}");
    }
}
