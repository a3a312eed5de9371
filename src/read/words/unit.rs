use unicode_normalization::UnicodeNormalization;

use crate::quantity::Unit;

use super::letter::plain;

/// How registers spell units, folded and without blanks.
const SPELLINGS: [(Unit, &[&str]); 21] = [
    (Unit::Bar, &["bar", "bars", "barg"]),
    (Unit::Megapascal, &["mpa"]),
    (Unit::Kilopascal, &["kpa"]),
    // Pressure in `kg/cm²` is kilogram-force, whatever the letter: kG, kgf, KG, kgl (kilogam lực).
    (Unit::KilogramForcePerSquareCentimetre, &["kgf/cm2", "kg/cm2", "kgl/cm2", "kgs/cm2"]),
    (Unit::PoundPerSquareInch, &["psi", "psig"]),
    (Unit::Kilogram, &["kg", "kgs", "kilogam", "kilogram"]),
    (Unit::Tonne, &["t", "tan", "ton", "tons", "tonne", "tonnes"]),
    (Unit::Pound, &["lb", "lbs"]),
    (Unit::Millimetre, &["mm", "milimet"]),
    (Unit::Centimetre, &["cm", "centimet"]),
    (Unit::Metre, &["m", "met"]),
    (Unit::Inch, &["in", "inch", "inches", "\""]),
    (Unit::Litre, &["l", "lit", "liter", "liters", "litre", "litres"]),
    (Unit::CubicMetre, &["m3", "metkhoi", "khoi"]),
    (Unit::DegreeCelsius, &["°c", "oc", "doc"]),
    (Unit::DegreeFahrenheit, &["°f"]),
    (Unit::MetrePerSecond, &["m/s", "m/giay", "met/giay"]),
    (Unit::MetrePerMinute, &["m/min", "m/ph", "m/phut", "met/phut"]),
    (Unit::FootPerMinute, &["ft/min", "fpm"]),
    (Unit::Watt, &["w"]),
    (Unit::Kilowatt, &["kw"]),
];

/// The unit of that spelling: `tấn`, `T`, `kG/cm2`, `lít`, `độ C` …; `None` where none is known.
///
/// Case, accents and blanks do not matter. `at` and `atm` are not known: registers mix the technical and the physical
/// atmosphere up.
///
/// ```
/// use kiemdinh::Unit;
/// use kiemdinh::read::words::unit;
///
/// assert_eq!(unit("Tấn"), Some(Unit::Tonne));
/// assert_eq!(unit("kG / cm2"), Some(Unit::KilogramForcePerSquareCentimetre));
/// assert_eq!(unit("at"), None);
/// ```
#[must_use]
pub fn unit(text: &str) -> Option<Unit> {
    if text.len() > 64 {
        return None;
    }
    let mut spelling = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '/' | '"' | '°' => spelling.push(c),
            // The ring and the ordinal sign stand for the degree.
            '˚' | 'º' => spelling.push('°'),
            '^' | '.' => {}
            c if c.is_whitespace() => {}
            c => {
                let mut buffer = [0; 4];
                for part in plain(c.encode_utf8(&mut buffer)) {
                    spelling.push(part?);
                }
            }
        }
    }
    SPELLINGS.iter().find(|(_, known)| known.contains(&spelling.as_str())).map(|(unit, _)| *unit)
}

/// Whether a sign can belong to the spelling of a unit.
pub(super) fn is_unit_sign(c: char) -> bool {
    match c {
        '"' => true,
        c if c.is_ascii() => c.is_ascii_alphabetic(),
        '°' | '˚' | 'º' | '²' | '³' => true,
        c => c.is_alphabetic() || std::iter::once(c).nfd().count() > 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_registers() {
        for (text, expected) in [
            ("tấn", Unit::Tonne),
            ("TẤN", Unit::Tonne),
            ("tan", Unit::Tonne),
            ("T", Unit::Tonne),
            ("Ton", Unit::Tonne),
            ("Kg", Unit::Kilogram),
            ("lít", Unit::Litre),
            ("Lit", Unit::Litre),
            ("m3", Unit::CubicMetre),
            ("m³", Unit::CubicMetre),
            ("M^3", Unit::CubicMetre),
            ("mét", Unit::Metre),
            ("kgf/cm²", Unit::KilogramForcePerSquareCentimetre),
            ("kg/cm2", Unit::KilogramForcePerSquareCentimetre),
            ("KG/CM2", Unit::KilogramForcePerSquareCentimetre),
            ("Mpa", Unit::Megapascal),
            ("Bar", Unit::Bar),
            ("độ C", Unit::DegreeCelsius),
            ("oC", Unit::DegreeCelsius),
            ("ºC", Unit::DegreeCelsius),
            ("m/ph", Unit::MetrePerMinute),
            ("m/phút", Unit::MetrePerMinute),
            ("KW", Unit::Kilowatt),
        ] {
            assert_eq!(unit(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn every_symbol_of_the_library_is_known() {
        for (known, spellings) in SPELLINGS {
            assert_eq!(unit(known.symbol()), Some(known));
            for spelling in spellings {
                assert_eq!(unit(spelling), Some(known), "{spelling}");
            }
        }
    }

    #[test]
    fn other_units_are_not() {
        for text in ["at", "atm", "HP", "tấn/h", "kg/h", "L/phút", "vòng/phút", "kVA", "", "m2", "cái", "5", "kcal/h"]
        {
            assert_eq!(unit(text), None, "{text}");
        }
        assert_eq!(unit(&"t".repeat(1000)), None);
    }
}
