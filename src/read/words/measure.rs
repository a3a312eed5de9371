use crate::code::Code;
use crate::quantity::Unit;
use crate::record::AttributeValue;

use super::absent::is_absent;
use super::number::{Number, number};
use super::unit::{is_unit_sign, unit};

/// A number with what stands behind it as its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    number: Number,
    pub(super) unit: MeasureUnit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MeasureUnit {
    /// Nothing that could be a unit.
    None,
    Known(Unit),
    /// Letters that are no known unit: `tấn/h`, `at`, `điểm`.
    Unknown,
}

impl Measure {
    /// The value for a quantity of that usual unit, or the code of what is wrong with it.
    ///
    /// A unit that is missing stays so; the assessment assumes the usual one and says so.
    pub(super) fn value(self, usual: Unit) -> Result<AttributeValue, Code> {
        let unit = match self.unit {
            MeasureUnit::None => None,
            MeasureUnit::Known(unit) if unit.dimension() == usual.dimension() => Some(unit),
            MeasureUnit::Known(_) | MeasureUnit::Unknown => return Err(Code::UnitUnknown),
        };
        let value = self.number.in_unit(unit.unwrap_or(usual)).ok_or(Code::UnreadableValue)?;
        Ok(AttributeValue::Measured { value, unit })
    }
}

/// Reads the cell of a column that holds a quantity of that usual unit; `None` where the cell says there is none.
///
/// `heading` is the unit that the column's heading gives, for cells without one. The value's unit is `None` where neither
/// gives it: the usual one is then assumed by the assessment, which tells `unit_missing`.
///
/// # Errors
/// [`Code::UnitUnknown`] for a number with a unit that does not measure this quantity; [`Code::UnreadableValue`] for any
/// other text, among them ranges (`5-10 tấn`), bounds (`≤ 8 bar`) and numbers that stay ambiguous ([`Number::in_unit`]).
///
/// ```
/// use kiemdinh::{Code, Unit};
/// use kiemdinh::read::words::quantity;
/// use kiemdinh::record::AttributeValue::Measured;
///
/// let value = |text: &str| text.parse().map_err(|_| Code::UnreadableValue);
/// let tonnes = Measured { value: value("2.5")?, unit: Some(Unit::Tonne) };
/// assert_eq!(quantity("2,5T", Unit::Kilogram, None), Ok(Some(tonnes.clone())));
/// assert_eq!(quantity("2,5", Unit::Kilogram, Some(Unit::Tonne)), Ok(Some(tonnes)));
/// assert_eq!(quantity("Không có", Unit::Kilogram, None), Ok(None));
/// assert_eq!(quantity("10 at", Unit::Bar, None), Err(Code::UnitUnknown));
/// assert_eq!(quantity("5-10 tấn", Unit::Kilogram, None), Err(Code::UnreadableValue));
/// # Ok::<(), Code>(())
/// ```
pub fn quantity(text: &str, usual: Unit, heading: Option<Unit>) -> Result<Option<AttributeValue>, Code> {
    if is_absent(text) {
        return Ok(None);
    }
    let text = text.trim();
    let (digits, rest) = text.split_at(text.find(is_unit_sign).unwrap_or(text.len()));
    let number = number(digits).ok_or(Code::UnreadableValue)?;
    let unit = match (unit_at(rest), heading) {
        ((MeasureUnit::None, 0), Some(unit)) if rest.is_empty() => MeasureUnit::Known(unit),
        ((unit, length), _) if length == rest.len() => unit,
        _ => return Err(Code::UnreadableValue),
    };
    Measure { number, unit }.value(usual).map(Some)
}

/// The measure at the beginning of a text, which begins with a digit, and how many bytes it takes.
///
/// In `20/5T` the first number, the main hook's, is meant, and the unit is that of both; other chains of numbers
/// (`2x5T`, `3x35`, `0-10 bar`) are nothing that can be read, nor is a number that letters run into.
pub(super) fn leading(text: &str) -> (Option<Measure>, usize) {
    let digits = number_length(text);
    let first = text.get(..digits).and_then(number);
    let mut end = digits;
    let mut chain = false;
    let mut hooks = first.is_some();
    while let Some((sign, more)) = text.get(end..).and_then(link) {
        hooks &= sign == '/' && !chain;
        chain = true;
        end += more;
    }
    let (unit, length) = text.get(end..).map_or((MeasureUnit::None, 0), unit_at);
    let measure = match (first, chain) {
        (Some(number), false) => Some(Measure { number, unit }),
        (Some(number), true) if hooks && unit == MeasureUnit::Known(Unit::Tonne) => Some(Measure { number, unit }),
        _ => None,
    };
    (measure, end + length)
}

/// How many bytes the number at the beginning takes: digits with single signs between them.
fn number_length(text: &str) -> usize {
    let mut end = 0;
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        let between = matches!(byte, b'.' | b',') && bytes.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !byte.is_ascii_digit() && !between {
            break;
        }
        end = at + 1;
    }
    end
}

/// A sign that chains a second number to the one before it, and how long both are.
fn link(text: &str) -> Option<(char, usize)> {
    let sign = text.trim_start_matches(' ').chars().next().filter(|c| "/x×*-÷~".contains(*c))?;
    let signed = text.trim_start_matches(' ').get(sign.len_utf8()..)?;
    let more = signed.trim_start_matches(' ');
    // Blanks around a hyphen or a slash part two statements: `5T - 9m`.
    let blanks = text.len() - signed.len() - sign.len_utf8() + (signed.len() - more.len());
    let length = number_length(more);
    let linked = length > 0 && (blanks == 0 || !matches!(sign, '-' | '/'));
    linked.then_some((sign, text.len() - more.len() + length))
}

/// The unit at the beginning of a text, blanks before it allowed, and how many bytes it takes.
fn unit_at(text: &str) -> (MeasureUnit, usize) {
    let start = text.len() - text.trim_start_matches(' ').len();
    let spelled = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        from + rest.find(|c: char| !is_unit_sign(c)).unwrap_or(rest.len())
    };
    let mut end = spelled(start);
    if end == start {
        return (MeasureUnit::None, 0);
    }
    // A second word: `độ C`, `mét khối`.
    let second = text.get(end..).filter(|rest| rest.starts_with(' ')).map(|_| spelled(end + 1));
    if let Some(second) = second.filter(|second| *second > end + 1)
        && let Some(known) = text.get(start..second).and_then(unit)
    {
        return (MeasureUnit::Known(known), second);
    }
    let power = |end: usize| {
        let mut rest = text.get(end..).unwrap_or_default().chars();
        let digit = matches!(rest.next(), Some('2' | '3'));
        if digit && !rest.next().is_some_and(|c| c.is_alphanumeric() || is_unit_sign(c)) { end + 1 } else { end }
    };
    end = power(end);
    // Per something: `kG/cm2`, `m/ph`, `tấn/h`.
    while text.get(end..).is_some_and(|rest| rest.starts_with('/')) && spelled(end + 1) > end + 1 {
        end = power(spelled(end + 1));
    }
    // Letters that digits run into are a code: `5KW2`.
    let code = text.get(end..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let known = text.get(start..end).and_then(unit).filter(|_| !code);
    (known.map_or(MeasureUnit::Unknown, MeasureUnit::Known), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, usual: Unit, heading: Option<Unit>) -> String {
        match quantity(text, usual, heading) {
            Ok(None) => "absent".into(),
            Ok(Some(AttributeValue::Measured { value, unit })) => {
                format!("{value} {}", unit.map_or("?", Unit::symbol))
            }
            Ok(Some(other)) => format!("{other:?}"),
            Err(code) => code.name().into(),
        }
    }

    #[test]
    fn cells_of_a_column() {
        let kg = |text: &str| cell(text, Unit::Kilogram, None);
        for (text, expected) in [
            ("2,5T", "2.5 t"),
            ("3 tấn", "3 t"),
            ("1500kg", "1500 kg"),
            ("1.500 kg", "1500 kg"),
            ("1 500 kg", "1500 kg"),
            ("1.5 t", "1.5 t"),
            ("1500", "1500 ?"),
            ("1.500", "1500 ?"),
            ("1.500 tấn", "unreadable_value"),
            ("500 lít", "unit_unknown"),
            ("4 tấn/h", "unit_unknown"),
            ("5-10 tấn", "unreadable_value"),
            ("≤ 5 tấn", "unreadable_value"),
            ("5 tấn (móc chính)", "unreadable_value"),
            ("khoảng 5 tấn", "unreadable_value"),
            ("-", "absent"),
            ("Không có", "absent"),
            ("#REF!", "unreadable_value"),
            ("5 5", "unreadable_value"),
        ] {
            assert_eq!(kg(text), expected, "{text}");
        }
        let bar = |text: &str| cell(text, Unit::Bar, None);
        for (text, expected) in [
            ("8 kgf/cm2", "8 kgf/cm²"),
            ("8kG/cm2", "8 kgf/cm²"),
            ("0,8MPa", "0.8 MPa"),
            ("10 at", "unit_unknown"),
            ("8 kg", "unit_unknown"),
            ("10", "10 ?"),
        ] {
            assert_eq!(bar(text), expected, "{text}");
        }
        assert_eq!(cell("2 m3", Unit::Litre, None), "2 m³");
        assert_eq!(cell("2 mét khối", Unit::Litre, None), "2 m³");
        assert_eq!(cell("125 độ C", Unit::DegreeCelsius, None), "125 °C");
        assert_eq!(cell("-33 °C", Unit::DegreeCelsius, None), "-33 °C");
    }

    #[test]
    fn the_heading_gives_the_unit_where_the_cell_has_none() {
        assert_eq!(cell("2,5", Unit::Kilogram, Some(Unit::Tonne)), "2.5 t");
        assert_eq!(cell("2500 kg", Unit::Kilogram, Some(Unit::Tonne)), "2500 kg");
        assert_eq!(cell("1.500", Unit::Kilogram, Some(Unit::Tonne)), "unreadable_value");
        assert_eq!(cell("8", Unit::Bar, Some(Unit::Kilogram)), "unit_unknown");
    }

    #[test]
    fn measures_at_the_beginning_of_a_text() {
        let read = |text: &str| {
            let (measure, length) = leading(text);
            let shown = match measure.map(|m| (m.number, m.unit)) {
                None => "none".to_owned(),
                Some((Number::Exact(number), MeasureUnit::Known(unit))) => format!("{number} {}", unit.symbol()),
                Some((Number::Exact(number), MeasureUnit::None)) => number.to_string(),
                Some((Number::Exact(number), MeasureUnit::Unknown)) => format!("{number} ?"),
                Some((Number::Ambiguous { grouped, .. }, _)) => format!("{grouped}!"),
            };
            (shown, text.get(length..).unwrap_or("cut").to_owned())
        };
        for (text, expected, rest) in [
            ("5T; H=9m", "5 t", "; H=9m"),
            ("500L/8bar", "500 L", "/8bar"),
            ("20/5T", "20 t", ""),
            ("20/5 tấn x", "20 t", " x"),
            ("2x5T", "none", ""),
            ("0-10 bar", "none", ""),
            ("5T-9m", "5 t", "-9m"),
            ("5T - 9m", "5 t", " - 9m"),
            ("10 - 20", "10", " - 20"),
            ("3x35", "none", ""),
            ("15/7", "none", ""),
            ("4 tấn/h, 10 bar", "4 ?", ", 10 bar"),
            ("60m/ph", "60 m/min", ""),
            ("8 kG/cm2 .", "8 kgf/cm²", " ."),
            ("2 m3 - 10bar", "2 m³", " - 10bar"),
            ("12 độ C", "12 °C", ""),
            ("10 điểm dừng", "10 ?", " dừng"),
            ("2000", "2000", ""),
            ("1.500 kg", "1500!", ""),
            ("5.", "5", "."),
            ("1, 2", "1", ", 2"),
        ] {
            assert_eq!(read(text), (expected.to_owned(), rest.to_owned()), "{text}");
        }
    }
}
