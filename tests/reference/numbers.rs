//! Exact decimals and measured values (S5, I7).

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::pow;

pub type Number = BigRational;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    Pressure,
    Mass,
    Length,
    Volume,
    Temperature,
    Speed,
    Power,
}

/// A unit: a value v of it is `v * factor + offset` of the quantity's base unit.
pub struct Unit {
    /// How the unit is printed, of the spellings that are read.
    pub symbol: &'static str,
    pub quantity: Quantity,
    factor: Number,
    offset: Number,
}

impl Unit {
    pub fn to_base(&self, value: &Number) -> Number {
        value * &self.factor + &self.offset
    }
}

/// A decimal number: a sign, digits, and a point with more digits.
pub fn decimal(text: &str) -> Option<Number> {
    let text = text.trim();
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) if !part.is_empty() => (whole, part),
        Some(_) => return None,
        None => (digits, ""),
    };
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(part) {
        return None;
    }
    let numerator: BigInt = format!("{whole}{part}").parse().ok()?;
    let value = Number::new(numerator, pow(BigInt::from(10), part.len()));
    Some(if negative { -value } else { value })
}

/// The text of a JSON number, which may carry an exponent.
pub fn json_number(text: &str) -> Option<Number> {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else {
        return decimal(text);
    };
    let value = decimal(mantissa)?;
    let exponent: i32 = exponent.parse().ok()?;
    let power = Number::from_integer(pow(BigInt::from(10), exponent.unsigned_abs() as usize));
    Some(if exponent < 0 { value / power } else { value * power })
}

/// `8 bar` → the number's text and the unit's text; `1000` has no unit.
pub fn split_unit(text: &str) -> Option<(Number, Option<String>)> {
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))).unwrap_or(text.len());
    let number = decimal(&text[..end])?;
    let rest = text[end..].trim();
    match rest.chars().next() {
        None => Some((number, None)),
        Some(first) if first.is_alphabetic() || first == '°' => Some((number, Some(rest.to_string()))),
        Some(_) => None,
    }
}

/// The units, from their definitions.
pub fn unit(name: &str) -> Option<Unit> {
    use Quantity::*;
    let exact = |text: &str| decimal(text).expect("a decimal");
    let zero = exact("0");
    let inch = exact("0.0254"); // m
    let foot = exact("0.3048"); // m
    let pound = exact("0.45359237"); // kg
    let gravity = exact("9.80665"); // m/s²
    let (symbol, quantity, factor, offset) = match name.trim() {
        // base: pascal
        "bar" => ("bar", Pressure, exact("100000"), zero),
        "MPa" => ("MPa", Pressure, exact("1000000"), zero),
        "kPa" => ("kPa", Pressure, exact("1000"), zero),
        // one kilogram-force on a square of 0.01 m
        "kgf/cm²" | "kgf/cm2" => ("kgf/cm²", Pressure, gravity / exact("0.0001"), zero),
        // one pound-force on a square inch
        "psi" => ("psi", Pressure, pound * gravity / (&inch * &inch), zero),
        // base: kilogram
        "kg" => ("kg", Mass, exact("1"), zero),
        "t" | "tonne" | "tấn" => ("t", Mass, exact("1000"), zero),
        "lb" => ("lb", Mass, pound, zero),
        // base: metre
        "mm" => ("mm", Length, exact("0.001"), zero),
        "cm" => ("cm", Length, exact("0.01"), zero),
        "m" => ("m", Length, exact("1"), zero),
        "inch" | "in" => ("in", Length, inch, zero),
        // base: litre
        "L" | "l" | "litre" | "lít" => ("L", Volume, exact("1"), zero),
        "m³" | "m3" => ("m³", Volume, exact("1000"), zero),
        // base: kelvin
        "°C" => ("°C", Temperature, exact("1"), exact("273.15")),
        "°F" => ("°F", Temperature, exact("5") / exact("9"), exact("459.67") * exact("5") / exact("9")),
        // base: metre per second
        "m/s" => ("m/s", Speed, exact("1"), zero),
        "m/min" => ("m/min", Speed, exact("1") / exact("60"), zero),
        "ft/min" => ("ft/min", Speed, foot / exact("60"), zero),
        // base: watt
        "W" => ("W", Power, exact("1"), zero),
        "kW" => ("kW", Power, exact("1000"), zero),
        _ => return None,
    };
    Some(Unit { symbol, quantity, factor, offset })
}
