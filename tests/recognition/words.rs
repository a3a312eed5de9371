//! Properties of what is read out of words, whatever they are.

use kiemdinh::date::PartialDate;
use kiemdinh::read::recognise::{Communes, Recogniser, tax_code_fits};
use kiemdinh::read::words::{
    Dated, Number, date, date_of_number, decimal, excel_day, fold, inspection_kind, is_absent, number, quantity,
    result, specification, state_of_use, unit,
};
use kiemdinh::record::AttributeValue;
use kiemdinh::{Date, Quantity, Rulebook, Unit};
use proptest::prelude::*;

/// Texts made of the pieces that cells are made of, so that a search comes near what is read.
fn cells() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        "[0-9]{1,4}",
        Just("/".to_owned()),
        Just(".".to_owned()),
        Just(",".to_owned()),
        Just("-".to_owned()),
        Just(" ".to_owned()),
        Just("\u{323}".to_owned()),
        prop::sample::select(vec![
            "tấn",
            "T",
            "kg",
            "m3",
            "kG/cm2",
            "độ C",
            "Q=",
            "P:",
            "V",
            "môi chất:",
            "ngày",
            "tháng",
            "năm",
            "cầu trục",
            "xe nâng",
            "điện",
            "tay",
            "không",
            "đạt",
            "hỏng",
            "Xã",
            "Phường",
            "(",
            ")",
            ";",
            "\n",
            "①",
            "ﬁ",
            "🏗",
            "\u{0}",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat())
}

fn day() -> impl Strategy<Value = Date> {
    (Date::RECORD_MIN.days()..=Date::RECORD_MAX.days()).prop_map(|days| Date::from_days(days).expect("a day"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_that_stands_in_a_cell_makes_reading_panic(text in cells(), beside in cells(), value in any::<f64>()) {
        let folded = fold(&text);
        prop_assert_eq!(&fold(&folded), &folded);
        let _ = (is_absent(&text), number(&text), unit(&text), state_of_use(&text));
        let _ = (result(&text), inspection_kind(&text), tax_code_fits(&text));
        let _ = (decimal(value), excel_day(value, false), date_of_number(value, true), date(&text));
        let _ = quantity(&text, Unit::Kilogram, Some(Unit::Tonne));
        for category in ["lifting", "pressure.vessel", "amusement.slide", ""] {
            for found in specification(&text, category) {
                prop_assert!(text.contains(found.raw));
            }
        }
        thread_local!(static KNOWN: (Recogniser<'static>, Communes<'static>) =
            (Recogniser::new(Rulebook::builtin()), Communes::new(Rulebook::builtin())));
        KNOWN.with(|(recogniser, communes)| {
            let recognition = recogniser.recognise(&text, Some(&beside));
            assert!(recognition.remarks.len() > recognition.attributes.len() || recognition.attributes.is_empty());
            let _ = communes.place(Some(&beside), &text);
        });
    }

    #[test]
    fn days_are_read_however_they_are_written(day in day()) {
        let (year, month, of_month) = day.ymd();
        let given = Dated::Given { date: PartialDate::Day(day), short_year: false };
        for text in [
            format!("{of_month:02}/{month:02}/{year}"),
            format!("{of_month}.{month}.{year}"),
            format!("{of_month}-{month}-{year}"),
            format!("{year}-{month:02}-{of_month:02}"),
            format!("ngày {of_month:02} tháng {month:02} năm {year}"),
            format!("{of_month}/{month}/{year} 00:00:00"),
        ] {
            prop_assert_eq!(date(&text), given, "{}", text);
        }
        // Days of a workbook, after the day that never was.
        let serial = f64::from(day.days()) + 25_569.0;
        if serial > 60.0 {
            prop_assert_eq!(excel_day(serial, false), Some(day));
        }
    }

    #[test]
    fn numbers_are_read_however_they_are_grouped(whole in 0_u64..1_000_000_000_000, hundredths in 1_u32..100) {
        let digits = whole.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        let exact = |text: String| Some(Number::Exact(text.parse().expect("a number")));
        let fraction = format!("{hundredths:02}");
        prop_assert_eq!(number(&digits), exact(digits.clone()));
        prop_assert_eq!(number(&format!("{grouped},{fraction}")), exact(format!("{digits}.{fraction}")));
        prop_assert_eq!(number(&format!("{},{fraction}", grouped.replace('.', " "))), exact(format!("{digits}.{fraction}")));
        prop_assert_eq!(number(&format!("{digits}.{fraction}")), exact(format!("{digits}.{fraction}")));
        if grouped.matches('.').count() == 1 {
            let ambiguous = matches!(number(&grouped), Some(Number::Ambiguous { .. }));
            prop_assert!(ambiguous, "{}", grouped);
        } else {
            prop_assert_eq!(number(&grouped), exact(digits));
        }
    }

    #[test]
    fn a_quantity_as_the_library_prints_it_is_read(value in 0_i32..100_000, scale in 1_u32..3) {
        let value = format!("{}.{:0width$}", value, 7, width = scale as usize);
        for unit in [Unit::Bar, Unit::KilogramForcePerSquareCentimetre, Unit::Tonne, Unit::CubicMetre, Unit::DegreeCelsius] {
            let printed = Quantity { value: value.parse().expect("a number"), unit }.to_string();
            let read = quantity(&printed, unit, None);
            let expected = AttributeValue::Measured { value: value.parse().expect("a number"), unit: Some(unit) };
            prop_assert_eq!(read, Ok(Some(expected)), "{}", printed);
        }
    }
}
