//! Decimals, units and their exact comparison (S5), against rational numbers of any size.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::cmp::Ordering;

use kiemdinh::quantity::{Dimension, QuantityError};
use kiemdinh::{Decimal, Quantity, Unit};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use proptest::prelude::*;

fn quantity(text: &str) -> Quantity {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn order(left: &str, right: &str) -> Ordering {
    let (left, right) = (quantity(left), quantity(right));
    let order = left.compare(&right).expect("the same dimension");
    assert_eq!(right.compare(&left), Some(order.reverse()));
    order
}

#[track_caller]
fn equal(left: &str, right: &str) {
    assert_eq!(order(left, right), Ordering::Equal, "{left} and {right}");
}

/// A text such as `-12.5` as a rational number.
fn rational(text: &str) -> BigRational {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{whole}{fraction}").parse().unwrap();
    BigRational::new(digits, BigInt::from(10).pow(fraction.len().try_into().unwrap()))
}

/// Every unit with its definition: `(value + shift) · factor` in pascal, kilogram, metre, cubic metre, kelvin,
/// metre per second or watt. The factors are products and quotients of exact definitions.
fn definitions() -> Vec<(&'static str, Dimension, BigRational, BigRational)> {
    let (zero, one) = (rational("0"), rational("1"));
    let (inch, pound, gravity) = (rational("0.0254"), rational("0.45359237"), rational("9.80665"));
    let foot = &inch * rational("12");
    let minute = rational("60");
    let plain = |symbol, dimension, factor: &str| (symbol, dimension, rational("0"), rational(factor));
    vec![
        plain("bar", Dimension::Pressure, "100000"),
        plain("MPa", Dimension::Pressure, "1000000"),
        plain("kPa", Dimension::Pressure, "1000"),
        ("kgf/cm²", Dimension::Pressure, zero.clone(), &gravity / rational("0.0001")),
        ("psi", Dimension::Pressure, zero.clone(), &pound * &gravity / (&inch * &inch)),
        plain("kg", Dimension::Mass, "1"),
        plain("t", Dimension::Mass, "1000"),
        ("lb", Dimension::Mass, zero.clone(), pound),
        plain("mm", Dimension::Length, "0.001"),
        plain("cm", Dimension::Length, "0.01"),
        plain("m", Dimension::Length, "1"),
        ("in", Dimension::Length, zero.clone(), inch),
        plain("L", Dimension::Volume, "0.001"),
        plain("m³", Dimension::Volume, "1"),
        ("°C", Dimension::Temperature, rational("273.15"), one.clone()),
        ("°F", Dimension::Temperature, rational("459.67"), rational("5") / rational("9")),
        plain("m/s", Dimension::Speed, "1"),
        ("m/min", Dimension::Speed, zero.clone(), &one / &minute),
        ("ft/min", Dimension::Speed, zero, foot / minute),
        plain("W", Dimension::Power, "1"),
        plain("kW", Dimension::Power, "1000"),
    ]
}

// S5: thresholds of the law.

#[test]
fn s5_0_7_bar_is_not_more_than_0_7_bar_in_any_unit() {
    for text in ["0.7 bar", "0.70 bar", "0.07 MPa", "70 kPa"] {
        equal(text, "0.7 bar");
        equal(text, "0.07 MPa");
        equal(text, "70 kPa");
    }
}

#[test]
fn s5_a_hair_beside_0_7_bar_is_seen() {
    assert_eq!(order("0.70000000000000001 bar", "0.7 bar"), Ordering::Greater);
    assert_eq!(order("0.69999999999999999 bar", "70 kPa"), Ordering::Less);
    assert_eq!(order("0.070000000000000001 MPa", "0.7 bar"), Ordering::Greater);
    assert_eq!(order("70.0000000000001 kPa", "0.07 MPa"), Ordering::Greater);
}

#[test]
fn s5_10_psi_is_less_than_0_7_bar_and_11_psi_more() {
    assert_eq!(order("10 psi", "0.7 bar"), Ordering::Less);
    assert_eq!(order("10.15 psi", "0.7 bar"), Ordering::Less);
    assert_eq!(order("10.16 psi", "0.7 bar"), Ordering::Greater);
    assert_eq!(order("11 psi", "0.7 bar"), Ordering::Greater);
}

#[test]
fn s5_kilogram_force_per_square_centimetre() {
    equal("1 kgf/cm²", "0.980665 bar");
    equal("1 kgf/cm2", "98.0665 kPa");
    assert_eq!(order("0.7 kgf/cm²", "0.7 bar"), Ordering::Less);
    equal("10 kgf/cm²", "0.980665 MPa");
}

#[test]
fn s5_239_degrees_fahrenheit_are_115_degrees_celsius() {
    equal("239 °F", "115 °C");
    equal("212 °F", "100 °C");
    equal("32 °F", "0 °C");
    equal("-40 °F", "-40 °C");
    equal("-459.67 °F", "-273.15 °C");
    assert_eq!(order("239.0000000000001 °F", "115 °C"), Ordering::Greater);
    assert_eq!(order("238.9999999999999 °F", "115 °C"), Ordering::Less);
    assert_eq!(order("0 °F", "0 °C"), Ordering::Less);
}

#[test]
fn s5_mass_length_volume_speed_and_power() {
    equal("1 lb", "0.45359237 kg");
    equal("1 t", "1000 kg");
    equal("100000000 lb", "45359237 kg");
    assert_eq!(order("2204 lb", "1 t"), Ordering::Less);
    assert_eq!(order("2205 lb", "1 t"), Ordering::Greater);
    equal("1 in", "25.4 mm");
    equal("2.54 cm", "1 inch");
    equal("2 m", "200 cm");
    equal("51 mm", "5.1 cm");
    equal("1 m³", "1000 L");
    equal("25 lít", "0.025 m3");
    equal("3 m/s", "180 m/min");
    equal("1 ft/min", "0.00508 m/s");
    equal("100 ft/min", "30.48 m/min");
    equal("0.15 kW", "150 W");
}

#[test]
fn s5_what_measures_different_things_is_not_compared() {
    let all = definitions();
    for (left, left_dimension, ..) in &all {
        for (right, right_dimension, ..) in &all {
            let compared = quantity(&format!("1 {left}")).compare(&quantity(&format!("1 {right}")));
            assert_eq!(compared.is_some(), left_dimension == right_dimension, "{left} and {right}");
        }
    }
}

#[test]
fn s5_every_unit_is_known_by_its_symbol_and_its_spellings() {
    for (symbol, dimension, ..) in definitions() {
        let unit: Unit = symbol.parse().unwrap();
        assert_eq!((unit.symbol(), unit.dimension()), (symbol, dimension));
    }
    for (spelling, symbol) in [
        ("kgf/cm2", "kgf/cm²"),
        ("tonne", "t"),
        ("tấn", "t"),
        ("inch", "in"),
        ("l", "L"),
        ("litre", "L"),
        ("lít", "L"),
        ("m3", "m³"),
    ] {
        assert_eq!(spelling.parse::<Unit>().map(Unit::symbol), Ok(symbol), "{spelling}");
    }
}

#[test]
fn s5_a_unit_is_never_guessed() {
    for text in
        ["", " ", "Bar", "BAR", "mPa", "MPA", "Pa", "atm", "psig", "C", "F", "K", "g", "tấn/h", "kw", "bar ", "m2"]
    {
        assert_eq!(text.parse::<Unit>(), Err(QuantityError::UnknownUnit), "{text:?}");
    }
}

// Decimals.

#[test]
fn wire_decimals_are_printed_as_they_were_meant() {
    for (text, printed) in [
        ("0", "0"),
        ("-0", "0"),
        ("0.000", "0"),
        ("+1", "1"),
        ("1.50", "1.5"),
        ("-12.5", "-12.5"),
        ("-0.05", "-0.05"),
        ("007", "7"),
        ("1e3", "1000"),
        ("1E3", "1000"),
        ("1e+3", "1000"),
        ("1.25e1", "12.5"),
        ("125e-2", "1.25"),
        ("1500e-2", "15"),
        ("0e999999999", "0"),
        ("0.1e1", "1"),
        ("000000000000000000000000000001", "1"),
    ] {
        let decimal: Decimal = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(decimal.to_string(), printed, "{text}");
        assert_eq!(printed.parse(), Ok(decimal), "{text}");
    }
}

#[test]
fn wire_decimals_hold_18_digits_and_no_more() {
    for text in [
        "999999999999999999",
        "-999999999999999999",
        "0.999999999999999999",
        "0.000000000000000001",
        "123456789.123456789",
        "1e17",
        "1e-18",
        "10e-19",
        "999999999999999999e0",
    ] {
        let decimal: Decimal = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(decimal.to_string().parse(), Ok(decimal), "{text}");
    }
    for text in [
        "1000000000000000000",
        "1234567890123456789",
        "9223372036854775808",
        "-9223372036854775808",
        "99999999999999999999999999",
        "0.0000000000000000001",
        "0.1234567890123456789",
        "1e18",
        "1e-19",
        "1e2147483647",
        "1e-2147483648",
        "1e99999999999",
    ] {
        assert_eq!(text.parse::<Decimal>(), Err(QuantityError::NotANumber), "{text}");
    }
}

#[test]
fn wire_text_that_is_no_plain_decimal_is_refused() {
    for text in [
        "", " ", "-", "+", ".", "-.", ".5", "5.", "1.2.3", "1,5", "1 000", "1.000,5", "1_000", " 1", "1 ", "--1",
        "+-1", "1e", "e5", "1e1.5", "1e 5", "1ee5", "0x10", "NaN", "nan", "inf", "Infinity", "１", "1\0", "một", "−1",
        "1-2", "½",
    ] {
        assert_eq!(text.parse::<Decimal>(), Err(QuantityError::NotANumber), "{text:?}");
    }
}

#[test]
fn wire_whole_numbers() {
    assert_eq!("12".parse::<Decimal>().unwrap().as_integer(), Some(12));
    assert_eq!("-12.00".parse::<Decimal>().unwrap().as_integer(), Some(-12));
    assert_eq!("1.2e1".parse::<Decimal>().unwrap().as_integer(), Some(12));
    assert_eq!("12.5".parse::<Decimal>().unwrap().as_integer(), None);
    assert_eq!(Decimal::from(-7), "-7".parse().unwrap());
    assert_eq!(Decimal::from(i32::MIN).to_string(), "-2147483648");
}

#[test]
fn wire_a_quantity_is_a_number_and_a_unit() {
    for (text, printed) in [
        ("8 bar", "8 bar"),
        ("8bar", "8 bar"),
        ("2.5t", "2.5 t"),
        (" 2,5 t ", ""),
        ("  25  lít ", "25 L"),
        ("-5°C", "-5 °C"),
        ("10 kgf/cm2", "10 kgf/cm²"),
        ("8", ""),
        ("bar", ""),
        ("", ""),
        ("8 bar 2", ""),
        ("8-10 bar", ""),
        ("8 / bar", ""),
        ("8 BAR", ""),
        ("7e-1 bar", ""),
    ] {
        let read = text.parse::<Quantity>().map(|quantity| quantity.to_string()).unwrap_or_default();
        assert_eq!(read, printed, "{text:?}");
    }
    assert_eq!("bar".parse::<Quantity>(), Err(QuantityError::NotANumber));
    assert_eq!("8".parse::<Quantity>(), Err(QuantityError::UnknownUnit));
    assert_eq!("8 atm".parse::<Quantity>(), Err(QuantityError::UnknownUnit));
}

// Against rational numbers.

/// A decimal text of at most 18 digits.
fn decimal() -> impl Strategy<Value = String> {
    (any::<bool>(), 0..=18_usize, 0..=18_usize, 0..1_000_000_000_000_000_000_i64).prop_map(
        |(negative, digits, scale, number)| {
            let number = number % 10_i64.pow(digits.try_into().unwrap());
            written(&BigInt::from(if negative { -number } else { number }), scale)
        },
    )
}

/// `mantissa · 10^-scale` as text.
fn written(mantissa: &BigInt, scale: usize) -> String {
    let sign = if mantissa.is_negative() { "-" } else { "" };
    let digits = format!("{:0>width$}", mantissa.abs().to_string(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    if scale == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60_000))]

    /// Every pair of units of one dimension: far apart, or as near as 18 digits allow, or equal.
    #[test]
    fn s5_comparison_agrees_with_rational_numbers(
        left_unit in 0..21_usize,
        right_unit in any::<prop::sample::Index>(),
        left in decimal(),
        right in decimal(),
        near in prop::option::of((0..=18_usize, -1..=1_i32)),
    ) {
        let all = definitions();
        let (left_symbol, dimension, left_shift, left_factor) = all.get(left_unit).unwrap();
        let same: Vec<_> = all.iter().filter(|(_, other, ..)| other == dimension).collect();
        let (right_symbol, _, right_shift, right_factor) = *right_unit.get(&same);
        let left_value = (rational(&left) + left_shift) * left_factor;
        // The decimal next to the left value in the right unit, or one beside it, where 18 digits hold it.
        let neighbour = near.and_then(|(scale, beside)| {
            let exact = &left_value / right_factor - right_shift;
            let power = BigRational::from(BigInt::from(10).pow(scale.try_into().unwrap()));
            let mantissa = (exact * power).round().to_integer() + beside;
            let fits = mantissa.to_i64().is_some_and(|number| number.abs() < 1_000_000_000_000_000_000);
            fits.then(|| written(&mantissa, scale))
        });
        let right = neighbour.unwrap_or(right);
        let right_value = (rational(&right) + right_shift) * right_factor;
        let compare = |a: String, b: String| quantity(&a).compare(&quantity(&b));
        let (left, right) = (format!("{left} {left_symbol}"), format!("{right} {right_symbol}"));
        let expected = left_value.cmp(&right_value);
        prop_assert_eq!(compare(left.clone(), right.clone()), Some(expected), "{} and {}", left, right);
        prop_assert_eq!(compare(right, left), Some(expected.reverse()));
    }

    /// A decimal is read, printed and read again without a change, and equals what its text says.
    #[test]
    fn wire_decimals_keep_their_value(text in decimal(), exponent in -4..4_i32) {
        // The generator makes no more digits than a decimal holds.
        let value: Decimal = text.parse().unwrap();
        prop_assert_eq!(value.to_string().parse(), Ok(value));
        prop_assert_eq!(rational(&value.to_string()), rational(&text));
        if let Ok(value) = format!("{text}e{exponent}").parse::<Decimal>() {
            let power = BigRational::from(BigInt::from(10)).pow(exponent);
            prop_assert_eq!(rational(&value.to_string()), rational(&text) * power);
        }
    }

    /// No text makes reading fail in another way than by an error.
    #[test]
    fn wire_any_text_is_read_or_refused(text in "\\PC{0,24}|[-+0-9.eE]{0,24}|[0-9.]{1,6} ?(bar|kg|°C|psi|x)") {
        if let Ok(value) = text.parse::<Decimal>() {
            prop_assert_eq!(value.to_string().parse(), Ok(value));
        }
        if let Ok(value) = text.parse::<Quantity>() {
            prop_assert_eq!(value.to_string().parse(), Ok(value));
        }
    }
}
