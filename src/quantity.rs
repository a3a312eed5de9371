//! Measured values: decimals, units, and their exact comparison.
//!
//! Nothing here rounds. A comparison of 10 psi with 0.7 bar is made on whole numbers, because a threshold of the
//! law must not move by a rounding error. (Decimal crates round products beyond their width; that is why the few
//! lines of comparison are our own.)
//!
//! ```
//! use kiemdinh::{Quantity, quantity};
//!
//! let limit: Quantity = "0.7 bar".parse()?;
//! let measured: Quantity = "0.07 MPa".parse()?;
//! assert_eq!(measured.compare(&limit), Some(std::cmp::Ordering::Equal));
//! assert!("seven bar".parse::<Quantity>().is_err());
//! # Ok::<(), quantity::QuantityError>(())
//! ```

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A decimal number, exact: at most 18 significant digits, at most 18 of them behind the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i64,
    scale: u8,
}

/// Why a text is not a [`Decimal`] or a [`Quantity`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuantityError {
    /// The number cannot be read, or has more than 18 digits.
    #[error("not a decimal number of at most 18 digits")]
    NotANumber,
    /// No such unit is known.
    #[error("unknown unit")]
    UnknownUnit,
}

const MAX_DIGITS: u32 = 18;

impl FromStr for Decimal {
    type Err = QuantityError;

    /// Reads `-12.5`, `1e3` and the like; the decimal sign is a point.
    fn from_str(text: &str) -> Result<Decimal, QuantityError> {
        let wrong = QuantityError::NotANumber;
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().map_err(|_| wrong)?),
            None => (text, 0),
        };
        let (negative, digits) = match number.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            rest => (false, rest),
        };
        let mut mantissa: i64 = 0;
        let mut scale: i32 = 0;
        let (mut seen, mut point) = (false, false);
        for &byte in digits {
            match byte {
                b'0'..=b'9' => {
                    seen = true;
                    mantissa =
                        mantissa.checked_mul(10).and_then(|m| m.checked_add(i64::from(byte - b'0'))).ok_or(wrong)?;
                    scale += i32::from(point);
                }
                b'.' if !point && seen => point = true,
                _ => return Err(wrong),
            }
        }
        if !seen || digits.last() == Some(&b'.') {
            return Err(wrong);
        }
        let mut scale = scale.checked_sub(exponent).ok_or(wrong)?;
        while scale > 0 && mantissa % 10 == 0 && mantissa != 0 {
            mantissa /= 10;
            scale -= 1;
        }
        if mantissa == 0 {
            scale = 0;
        }
        while scale < 0 {
            mantissa = mantissa.checked_mul(10).ok_or(wrong)?;
            scale += 1;
        }
        if scale > MAX_DIGITS as i32 || mantissa >= 10_i64.pow(MAX_DIGITS) {
            return Err(wrong);
        }
        Ok(Decimal { mantissa: if negative { -mantissa } else { mantissa }, scale: scale as u8 })
    }
}

impl From<i32> for Decimal {
    fn from(value: i32) -> Self {
        Decimal { mantissa: i64::from(value), scale: 0 }
    }
}

impl Decimal {
    /// `mantissa / 10^scale`; `None` where that has more than 18 digits.
    ///
    /// ```
    /// use kiemdinh::Decimal;
    ///
    /// assert_eq!(Decimal::new(25, 1), "2.5".parse().ok());
    /// assert_eq!(Decimal::new(1, 19), None);
    /// ```
    #[must_use]
    pub fn new(mut mantissa: i64, scale: i32) -> Option<Decimal> {
        if mantissa.unsigned_abs() >= 10_u64.pow(MAX_DIGITS) {
            return None;
        }
        let mut scale = u8::try_from(scale).ok().filter(|scale| u32::from(*scale) <= MAX_DIGITS)?;
        // One number has one form.
        while scale > 0 && mantissa % 10 == 0 {
            (mantissa, scale) = (mantissa / 10, scale - 1);
        }
        Some(Decimal { mantissa, scale })
    }

    /// The number as `(mantissa, scale)`: it is `mantissa / 10^scale`.
    #[must_use]
    pub const fn parts(self) -> (i64, i32) {
        (self.mantissa, self.scale as i32)
    }

    /// The number as a whole number, where it is one.
    #[must_use]
    pub fn as_integer(self) -> Option<i64> {
        (self.scale == 0).then_some(self.mantissa)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let (digits, width) = (self.mantissa.unsigned_abs(), usize::from(self.scale));
        if width == 0 {
            return write!(f, "{sign}{digits}");
        }
        let unit = 10_u64.pow(self.scale.into());
        write!(f, "{sign}{}.{:0width$}", digits / unit, digits % unit)
    }
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dimension {
    /// Gauge pressure.
    Pressure,
    /// Mass.
    Mass,
    /// Length.
    Length,
    /// Volume.
    Volume,
    /// Temperature.
    Temperature,
    /// Speed.
    Speed,
    /// Power.
    Power,
}

/// A unit of measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[allow(missing_docs, reason = "each is named by its symbol, see `Unit::symbol`")]
pub enum Unit {
    Bar,
    Megapascal,
    Kilopascal,
    KilogramForcePerSquareCentimetre,
    PoundPerSquareInch,
    Kilogram,
    Tonne,
    Pound,
    Millimetre,
    Centimetre,
    Metre,
    Inch,
    Litre,
    CubicMetre,
    DegreeCelsius,
    DegreeFahrenheit,
    MetrePerSecond,
    MetrePerMinute,
    FootPerMinute,
    Watt,
    Kilowatt,
}

/// How a unit turns into the base unit of its dimension: `(value + shift) · numerator / denominator · 10^exponent`.
/// All by definition: 1 kgf/cm² = 0.980665 bar, 1 lb = 0.45359237 kg, 1 in = 25.4 mm,
/// 1 psi = 0.45359237 · 9.80665 N / 645.16 mm².
struct Conversion {
    shift: i128,
    numerator: i128,
    denominator: i128,
    exponent: i32,
}

impl Unit {
    /// Every unit with the spellings that are read; the first is the symbol that is printed.
    const ALL: [(Unit, &'static [&'static str]); 21] = [
        (Unit::Bar, &["bar"]),
        (Unit::Megapascal, &["MPa"]),
        (Unit::Kilopascal, &["kPa"]),
        (Unit::KilogramForcePerSquareCentimetre, &["kgf/cm²", "kgf/cm2"]),
        (Unit::PoundPerSquareInch, &["psi"]),
        (Unit::Kilogram, &["kg"]),
        (Unit::Tonne, &["t", "tonne", "tấn"]),
        (Unit::Pound, &["lb"]),
        (Unit::Millimetre, &["mm"]),
        (Unit::Centimetre, &["cm"]),
        (Unit::Metre, &["m"]),
        (Unit::Inch, &["in", "inch"]),
        (Unit::Litre, &["L", "l", "litre", "lít"]),
        (Unit::CubicMetre, &["m³", "m3"]),
        (Unit::DegreeCelsius, &["°C"]),
        (Unit::DegreeFahrenheit, &["°F"]),
        (Unit::MetrePerSecond, &["m/s"]),
        (Unit::MetrePerMinute, &["m/min"]),
        (Unit::FootPerMinute, &["ft/min"]),
        (Unit::Watt, &["W"]),
        (Unit::Kilowatt, &["kW"]),
    ];

    /// The unit's symbol: `bar`, `kgf/cm²`, `°C` …
    #[must_use]
    pub fn symbol(self) -> &'static str {
        Self::ALL.iter().find(|(unit, _)| *unit == self).and_then(|(_, names)| names.first()).copied().unwrap_or("")
    }

    /// What the unit measures.
    #[must_use]
    pub const fn dimension(self) -> Dimension {
        match self {
            Unit::Bar
            | Unit::Megapascal
            | Unit::Kilopascal
            | Unit::KilogramForcePerSquareCentimetre
            | Unit::PoundPerSquareInch => Dimension::Pressure,
            Unit::Kilogram | Unit::Tonne | Unit::Pound => Dimension::Mass,
            Unit::Millimetre | Unit::Centimetre | Unit::Metre | Unit::Inch => Dimension::Length,
            Unit::Litre | Unit::CubicMetre => Dimension::Volume,
            Unit::DegreeCelsius | Unit::DegreeFahrenheit => Dimension::Temperature,
            Unit::MetrePerSecond | Unit::MetrePerMinute | Unit::FootPerMinute => Dimension::Speed,
            Unit::Watt | Unit::Kilowatt => Dimension::Power,
        }
    }

    const fn conversion(self) -> Conversion {
        let (numerator, denominator, exponent) = match self {
            Unit::Bar | Unit::Kilogram | Unit::Metre | Unit::Litre => (1, 1, 0),
            Unit::DegreeCelsius | Unit::MetrePerSecond | Unit::Watt => (1, 1, 0),
            Unit::Megapascal => (1, 1, 1),
            Unit::Kilopascal | Unit::Centimetre => (1, 1, -2),
            Unit::KilogramForcePerSquareCentimetre => (980_665, 1, -6),
            Unit::PoundPerSquareInch => (44_482_216_152_605, 64_516, -10),
            Unit::Tonne | Unit::CubicMetre | Unit::Kilowatt => (1, 1, 3),
            Unit::Pound => (45_359_237, 1, -8),
            Unit::Millimetre => (1, 1, -3),
            Unit::Inch => (254, 1, -4),
            Unit::DegreeFahrenheit => (5, 9, 0),
            Unit::MetrePerMinute => (1, 60, 0),
            Unit::FootPerMinute => (508, 1, -5),
        };
        let shift = if matches!(self, Unit::DegreeFahrenheit) { -32 } else { 0 };
        Conversion { shift, numerator, denominator, exponent }
    }
}

impl FromStr for Unit {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Unit, QuantityError> {
        Self::ALL
            .iter()
            .find(|(_, names)| names.contains(&text))
            .map(|(unit, _)| *unit)
            .ok_or(QuantityError::UnknownUnit)
    }
}

/// A measured value with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The number as it was given.
    pub value: Decimal,
    /// The unit as it was given.
    pub unit: Unit,
}

impl Quantity {
    /// The exact order of two measured values; `None` where they measure different things.
    #[must_use]
    pub fn compare(&self, other: &Quantity) -> Option<Ordering> {
        if self.unit.dimension() != other.unit.dimension() {
            return None;
        }
        if self.unit == other.unit && self.value.scale == other.value.scale {
            return Some(self.value.mantissa.cmp(&other.value.mantissa));
        }
        let (a, b) = (self.unit.conversion(), other.unit.conversion());
        // At most 10^18 · 4.5·10^13 · 64516 < 2^127: the products below cannot overflow.
        let scaled = |value: Decimal, own: &Conversion, foreign: &Conversion| {
            let shifted = i128::from(value.mantissa) + own.shift * 10_i128.pow(u32::from(value.scale));
            (shifted * own.numerator * foreign.denominator, own.exponent - i32::from(value.scale))
        };
        let (left, left_exponent) = scaled(self.value, &a, &b);
        let (right, right_exponent) = scaled(other.value, &b, &a);
        let lowest = left_exponent.min(right_exponent);
        let up = |number: i128, exponent: i32| {
            10_i128.checked_pow((exponent - lowest) as u32).and_then(|power| number.checked_mul(power))
        };
        Some(match (up(left, left_exponent), up(right, right_exponent)) {
            (Some(left), Some(right)) => left.cmp(&right),
            // Only the side that is raised can overflow, and then it is the larger in magnitude.
            (None, _) => left.cmp(&0),
            (_, None) => 0.cmp(&right),
        })
    }
}

impl FromStr for Quantity {
    type Err = QuantityError;

    /// Reads a number and a unit: `8 bar`, `2.5t`.
    fn from_str(text: &str) -> Result<Quantity, QuantityError> {
        let text = text.trim();
        let end = text
            .char_indices()
            .find(|(_, c)| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+')))
            .map_or(text.len(), |(at, _)| at);
        let (number, unit) = text.split_at(end);
        Ok(Quantity { value: number.parse()?, unit: unit.trim().parse()? })
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.value, self.unit.symbol())
    }
}
