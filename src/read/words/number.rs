use crate::quantity::{Decimal, Unit};

/// A number as Vietnamese registers write it.
///
/// Vietnamese groups thousands with a dot and writes a decimal comma; machines set to English do the opposite. The form
/// decides where it can: two kinds of sign, a sign that stands twice, other than three digits behind it, a leading
/// zero. `1.500` and `1,500` can be either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// The one number it can be.
    Exact(Decimal),
    /// One sign before exactly three digits.
    Ambiguous {
        /// `1.500` as one thousand five hundred.
        grouped: Decimal,
        /// `1.500` as one and a half.
        fraction: Decimal,
    },
}

impl Number {
    /// The number where it is followed by that unit; `None` where it stays ambiguous.
    ///
    /// Nobody writes thousandths of a kilogram, a litre, a millimetre, a psi, a watt or the like into a register of
    /// plant: there the sign groups. Thousandths of a tonne, a metre, a cubic metre, a bar or a megapascal do occur.
    ///
    /// ```
    /// use kiemdinh::Unit;
    /// use kiemdinh::read::words::number;
    ///
    /// let number = number("1.500").ok_or("no number")?;
    /// assert_eq!(number.in_unit(Unit::Kilogram).map(|n| n.to_string()).as_deref(), Some("1500"));
    /// assert_eq!(number.in_unit(Unit::CubicMetre), None);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn in_unit(self, unit: Unit) -> Option<Decimal> {
        match (self, unit) {
            (Number::Exact(number), _) => Some(number),
            (
                Number::Ambiguous { grouped, .. },
                Unit::Kilogram
                | Unit::Pound
                | Unit::Litre
                | Unit::Millimetre
                | Unit::Centimetre
                | Unit::Watt
                | Unit::Kilopascal
                | Unit::PoundPerSquareInch,
            ) => Some(grouped),
            (Number::Ambiguous { .. }, _) => None,
        }
    }
}

/// Reads a text that is a number and nothing else; `None` where it is not one, or has more than 18 digits.
///
/// ```
/// use kiemdinh::read::words::{Number, number};
///
/// let exact = |text: &str| text.parse().map(Number::Exact).ok();
/// assert_eq!(number("1.234.567,5"), exact("1234567.5"));
/// assert_eq!(number("2,5"), exact("2.5"));
/// assert_eq!(number("0.500"), exact("0.5"));
/// assert!(matches!(number("1.500"), Some(Number::Ambiguous { .. })));
/// assert_eq!(number("1.50.0"), None);
/// ```
#[must_use]
pub fn number(text: &str) -> Option<Number> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => ("-", digits.trim_start()),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let well_formed = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || blank(c);
    if digits.len() > 64 || !digits.starts_with(|c: char| c.is_ascii_digit()) || !digits.chars().all(well_formed) {
        return None;
    }
    let decimal = |whole: &str, fraction: &str| {
        let point = if fraction.is_empty() { "" } else { "." };
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        format!("{sign}{whole}{point}{fraction}").parse::<Decimal>().ok()
    };
    let exact = |whole: &str, fraction: &str| decimal(whole, fraction).map(Number::Exact);
    let Some(last) = digits.rfind(['.', ',']) else {
        return (is_grouped(digits, blank) || digits.chars().all(|c| c.is_ascii_digit())).then(|| exact(digits, ""))?;
    };
    let (whole, fraction) = digits.split_at_checked(last)?;
    let (mark, fraction) = (fraction.chars().next()?, fraction.get(1..)?);
    let is_digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    match whole.rfind(|c: char| !c.is_ascii_digit()) {
        // The sign stands twice: it groups.
        Some(_) if whole.contains(mark) => is_grouped(digits, |c| c == mark).then(|| exact(digits, ""))?,
        // Another sign groups, this one is the decimal sign.
        Some(other) => {
            let group = whole.get(other..)?.chars().next()?;
            (is_grouped(whole, |c| if blank(group) { blank(c) } else { c == group }) && is_digits(fraction))
                .then(|| exact(whole, fraction))?
        }
        None if !is_digits(fraction) => None,
        None if fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0') => Some(Number::Ambiguous {
            grouped: decimal(&format!("{whole}{fraction}"), "")?,
            fraction: decimal(whole, fraction)?,
        }),
        None => exact(whole, fraction),
    }
}

/// Whether the digits stand in groups of three, the first of one to three and without a leading zero.
fn is_grouped(digits: &str, is_sign: impl Fn(char) -> bool) -> bool {
    let mut groups = digits.split(is_sign);
    let all_digits = |group: &str| group.chars().all(|c| c.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && all_digits(first)
        && groups.all(|group| group.len() == 3 && all_digits(group))
}

/// The number that a workbook shows for the value it keeps: 15 significant digits, as Excel does.
///
/// `None` for what is no number, and for one of more than 18 digits.
///
/// ```
/// use kiemdinh::read::words::decimal;
///
/// assert_eq!(decimal(0.1 + 0.2).map(|n| n.to_string()).as_deref(), Some("0.3"));
/// assert_eq!(decimal(f64::NAN), None);
/// ```
#[must_use]
pub fn decimal(value: f64) -> Option<Decimal> {
    if !value.is_finite() {
        return None;
    }
    // Whole numbers of at most 15 digits are what they are.
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return Decimal::new(value as i64, 0);
    }
    format!("{value:.14e}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match number(text) {
            Some(Number::Exact(number)) => number.to_string(),
            Some(Number::Ambiguous { grouped, fraction }) => format!("{grouped} or {fraction}"),
            None => "none".into(),
        }
    }

    #[test]
    fn the_form_decides() {
        for (text, expected) in [
            ("5", "5"),
            ("1000", "1000"),
            ("1.000,5", "1000.5"),
            ("1,000.5", "1000.5"),
            ("1,5", "1.5"),
            ("1.5", "1.5"),
            ("0,8", "0.8"),
            ("2,50", "2.5"),
            ("1.000.000", "1000000"),
            ("1,000,000", "1000000"),
            ("1.000.000,25", "1000000.25"),
            ("0.500", "0.5"),
            ("0,125", "0.125"),
            ("1234.567", "1234.567"),
            ("12,3456", "12.3456"),
            ("1 000", "1000"),
            ("1\u{a0}000,5", "1000.5"),
            ("-40", "-40"),
            (" +7 ", "7"),
            ("007", "7"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn three_digits_behind_one_sign_are_ambiguous() {
        assert_eq!(read("1.500"), "1500 or 1.5");
        assert_eq!(read("1,500"), "1500 or 1.5");
        assert_eq!(read("250.125"), "250125 or 250.125");
        assert_eq!(read("-1.500"), "-1500 or -1.5");
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            "-",
            ".",
            "5.",
            ".5",
            "1.00.000",
            "1,00,0",
            "1.000.00",
            "1 00",
            "12 34",
            "1.5.2",
            "1,5.2,3",
            "0.100.000",
            "5T",
            "1e5",
            "NaN",
            "１",
            "1..5",
            "1,.5",
            "9999999999999999999",
        ] {
            assert_eq!(read(text), "none", "{text}");
        }
        assert_eq!(number(&"1".repeat(100_000)), None);
    }

    #[test]
    fn the_unit_resolves_where_thousandths_make_no_sense() {
        let resolved = |unit| number("2.500").and_then(|n| n.in_unit(unit)).map(|n| n.to_string());
        for unit in [Unit::Kilogram, Unit::Litre, Unit::Millimetre, Unit::Watt] {
            assert_eq!(resolved(unit).as_deref(), Some("2500"), "{unit:?}");
        }
        for unit in [Unit::Tonne, Unit::CubicMetre, Unit::Metre, Unit::Bar, Unit::Megapascal, Unit::Kilowatt] {
            assert_eq!(resolved(unit), None, "{unit:?}");
        }
        assert_eq!(number("2.5").and_then(|n| n.in_unit(Unit::Tonne)).map(|n| n.to_string()).as_deref(), Some("2.5"));
    }

    #[test]
    fn a_workbooks_number_is_what_it_shows() {
        let shown = |value| decimal(value).map(|n| n.to_string());
        assert_eq!(shown(1.1 * 3.0).as_deref(), Some("3.3"));
        assert_eq!(shown(45_678.0).as_deref(), Some("45678"));
        assert_eq!(shown(-0.5).as_deref(), Some("-0.5"));
        assert_eq!(shown(0.0).as_deref(), Some("0"));
        assert_eq!(shown(1e300), None);
        assert_eq!(shown(f64::INFINITY), None);
        assert_eq!(shown(1e-30), None);
    }
}
