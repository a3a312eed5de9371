//! Number formats that show words beside the number: `0" lít"`, `#,##0.0" tấn"`, `"TB-"000`.
//!
//! Who wrote the cell saw `500 lít` there. To read 500 and guess at the unit could be wrong a thousandfold.

use std::sync::Arc;

use super::Cell;

/// Longer words beside a number are left aside, in bytes.
pub(super) const MAX_WORDS: usize = 64;
/// So many sections of a format are looked at; programs write no more.
pub(super) const MAX_SECTIONS: usize = 4;

/// Words that only say that the number is money.
const CURRENCIES: [&str; 9] = ["đ", "d", "đồng", "vnd", "vnđ", "usd", "us", "eur", "euro"];

/// A format that shows words, for some numbers at least.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Worded(Arc<[Section]>);

/// What a format shows of some numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    /// Of which; of all others where there is none.
    pub(super) when: Option<When>,
    pub(super) before: String,
    pub(super) behind: String,
    /// How often the number is divided by a thousand before it is shown.
    pub(super) thousands: u8,
    /// At least so many digits before the decimal sign.
    pub(super) least_digits: u8,
    /// Whether the number is shown at all.
    pub(super) has_number: bool,
}

/// A comparison of the number with a bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct When {
    less: bool,
    equal: bool,
    more: bool,
    bound: f64,
}

impl When {
    /// `>=1000`, `<0`, `<>0`.
    pub(super) fn of(text: &str) -> Option<When> {
        let bound = text.trim_start_matches(['<', '>', '=', '!']);
        let (less, equal, more) = match text.strip_suffix(bound)? {
            "<" => (true, false, false),
            "<=" => (true, true, false),
            "=" => (false, true, false),
            ">=" => (false, true, true),
            ">" => (false, false, true),
            "<>" | "!=" => (true, false, true),
            _ => return None,
        };
        Some(When { less, equal, more, bound: bound.trim().parse().ok()? })
    }

    fn holds(self, value: f64) -> bool {
        self.less && value < self.bound || self.equal && value == self.bound || self.more && value > self.bound
    }
}

impl Worded {
    /// The format of those sections; `None` where none of them shows words.
    pub(super) fn of(sections: Vec<Section>) -> Option<Worded> {
        let short = |section: &Section| section.before.len().max(section.behind.len()) <= MAX_WORDS;
        (sections.iter().any(Section::speaks) && sections.iter().all(short)).then(|| Worded(sections.into()))
    }

    /// The format of that code, which is not that of a date.
    pub(super) fn of_code(code: &str) -> Option<Worded> {
        if !code.contains(|sign: char| sign.is_alphabetic()) {
            return None;
        }
        let mut sections = Vec::new();
        let mut rest = Some(code);
        while let Some(code) = rest.filter(|_| sections.len() < MAX_SECTIONS) {
            let (section, behind) = Section::of_code(code)?;
            sections.push(section);
            rest = behind;
        }
        if sections.iter().all(|section| section.when.is_none()) {
            let signs: &[&str] = match sections.len() {
                0 | 1 => &[],
                2 => &[">=0"],
                _ => &[">0", "<0"],
            };
            for (section, sign) in sections.iter_mut().zip(signs) {
                section.when = When::of(sign);
            }
            // The fourth is for texts.
            sections.truncate(3);
        }
        Worded::of(sections)
    }

    /// The cell of a number that is shown so. The number itself stays exact, however few digits are shown.
    pub(super) fn cell(&self, value: f64) -> Cell {
        let holds = |section: &&Section| section.when.is_none_or(|when| when.holds(value));
        match self.0.iter().find(holds) {
            Some(section) if section.speaks() => section.text(value).map_or(Cell::Number(value), Cell::Text),
            _ => Cell::Number(value),
        }
    }
}

impl Section {
    /// Whether there are words beside the number, other than of money.
    fn speaks(&self) -> bool {
        let is_word = |text: &str| {
            let word = text.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
            word.contains(char::is_alphabetic) && !CURRENCIES.contains(&word.as_str())
        };
        self.has_number && (is_word(&self.before) || is_word(&self.behind))
    }

    /// The section that a code begins with, and the code behind it; `None` for what shows no plain number: times,
    /// percentages, fractions, exponents, and signs between the digits.
    fn of_code(code: &str) -> Option<(Section, Option<&str>)> {
        let mut section = Section::default();
        let mut signs = code.char_indices().peekable();
        // Commas behind digits group them, or divide by a thousand where no digit follows.
        let (mut commas, mut point) = (0_u8, false);
        let digits = |section: &mut Section, sign: char, point: bool| {
            section.has_number = true;
            section.least_digits = section.least_digits.saturating_add(u8::from(sign == '0' && !point));
            section.behind.is_empty().then_some(())
        };
        while let Some((at, sign)) = signs.next() {
            if !matches!(sign, ',' | '0' | '#' | '?') {
                section.thousands = section.thousands.saturating_add(std::mem::take(&mut commas));
            }
            match sign {
                ';' => return Some((section, code.get(at + 1..))),
                '0' | '#' | '?' => {
                    commas = 0;
                    digits(&mut section, sign, point)?;
                }
                ',' if section.has_number && section.behind.is_empty() => commas = commas.saturating_add(1),
                '.' if !point && section.behind.is_empty() => point = true,
                '"' => {
                    for (_, sign) in signs.by_ref().take_while(|(_, sign)| *sign != '"') {
                        section.push(sign);
                    }
                }
                '\\' => section.push(signs.next()?.1),
                '_' => {
                    signs.next();
                    section.push(' ');
                }
                '*' => drop(signs.next()),
                '[' => {
                    let inside: String = signs.by_ref().map(|(_, sign)| sign).take_while(|sign| *sign != ']').collect();
                    match inside.chars().next()? {
                        '<' | '>' | '=' => section.when = Some(When::of(&inside)?),
                        'h' | 'H' | 'm' | 'M' | 's' | 'S' if inside.len() <= 2 => return None,
                        _ => {}
                    }
                }
                'G' | 'g' => {
                    let word = code.get(at..at + 7).filter(|word| word.eq_ignore_ascii_case("general"))?;
                    signs.nth(word.len() - 2);
                    digits(&mut section, '#', point)?;
                }
                '%' | '/' | '@' | ':' | 'E' | 'e' => return None,
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' | 'b' | 'B' => return None,
                sign => section.push(sign),
            }
        }
        section.thousands = section.thousands.saturating_add(commas);
        Some((section, None))
    }

    fn push(&mut self, sign: char) {
        if self.has_number { self.behind.push(sign) } else { self.before.push(sign) }
    }

    /// What stands in the cell, with a decimal comma; `None` for a number that is too large to be exact.
    fn text(&self, value: f64) -> Option<String> {
        let shown = value.abs() / 1000_f64.powi(i32::from(self.thousands));
        // Fifteen digits, as programs show them.
        let shown: f64 = format!("{shown:.14e}").parse().ok().filter(|shown: &f64| *shown < 1e15)?;
        let number = shown.to_string();
        let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
        // Three digits behind the comma could be read as a group of thousands.
        let (comma, zero) = (if fraction.is_empty() { "" } else { "," }, if fraction.len() == 3 { "0" } else { "" });
        let sign = if value < 0.0 { "-" } else { "" };
        let before = self.before.trim_start().trim_start_matches(['-', '+']);
        let width = usize::from(self.least_digits);
        let text = format!("{sign}{before}{whole:0>width$}{comma}{fraction}{zero}{}", self.behind);
        Some(text.trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, value: f64) -> String {
        match Worded::of_code(code).map(|worded| worded.cell(value)) {
            Some(Cell::Text(text)) => text,
            Some(Cell::Number(_)) => "number".into(),
            Some(other) => panic!("{other:?}"),
            None => "plain".into(),
        }
    }

    #[test]
    fn words_beside_the_number() {
        for (code, value, text) in [
            ("0\" lít\"", 500.0, "500 lít"),
            ("#,##0.0\" tấn\"", 2.5, "2,5 tấn"),
            ("#,##0.0\" tấn\"", 12_500.0, "12500 tấn"),
            ("0.000\\ \\m\\3", 1.125, "1,1250 m3"),
            ("0\" lít\"", 24.6, "24,6 lít"),
            ("0\" lít\"", 0.1 + 0.2, "0,3 lít"),
            ("General\" kg\"", 7.0, "7 kg"),
            ("\"TB-\"000", 7.0, "TB-007"),
            ("\"Năm \"0", 2015.0, "Năm 2015"),
            ("[Red]0_)\"kg\"", 7.0, "7 kg"),
            ("0\" bar\"", -1.0, "-1 bar"),
            ("0\" bar\";-0\" bar\"", -1.0, "-1 bar"),
            // The number is divided before it is shown.
            ("#,##0.0,\" tấn\"", 2500.0, "2,5 tấn"),
            ("0,.0\" tấn\"", 2500.0, "2,5 tấn"),
            // Which unit, the number decides.
            ("[>=1000]0.0,\" tấn\";0\" kg\"", 2500.0, "2,5 tấn"),
            ("[>=1000]0.0,\" tấn\";0\" kg\"", 500.0, "500 kg"),
            ("0\" kg\";;\"không\"", 500.0, "500 kg"),
            ("0\" kg\";;\"không\"", 0.0, "number"),
            ("0\" kg\"", 1e15, "number"),
        ] {
            assert_eq!(shown(code, value), text, "{code} {value}");
        }
    }

    #[test]
    fn what_is_no_number_with_words_stays_what_it_is() {
        let plain = [
            "",
            "General",
            "0.00",
            "#,##0\" đ\"",
            "#,##0\\ \"VNĐ\"",
            "#,##0.00\\ [$USD-42A]",
            "0%\" tấn\"",
            "0.0E+00\" m\"",
            "# ?/?\" m\"",
            "h\" giờ \"mm",
            "[h]\" giờ\"",
            "\"ngày \"dd",
            "@\" kg\"",
            "0000\"m\"000",
            "0\" -\"",
            "\"kg",
            "0\\",
            "[",
            "[>x]0\" kg\"",
        ];
        plain.iter().for_each(|code| assert_eq!(shown(code, 5.0), "plain", "{code}"));
        assert_eq!(shown(&format!("0\"{}\"", "a".repeat(MAX_WORDS + 1)), 5.0), "plain");
        assert_eq!(shown(&"0\" kg\";".repeat(1000), 5.0), "5 kg");
    }

    #[test]
    fn bounds() {
        let holds = |text: &str| When::of(text).map(|when| [1.0, 2.0, 3.0].map(|value| when.holds(value)));
        assert_eq!(holds("<2"), Some([true, false, false]));
        assert_eq!(holds("<=2"), Some([true, true, false]));
        assert_eq!(holds("=2"), Some([false, true, false]));
        assert_eq!(holds(">=2"), Some([false, true, true]));
        assert_eq!(holds(">2"), Some([false, false, true]));
        assert_eq!(holds("<>2"), Some([true, false, true]));
        for text in ["", "2", "=>2", "<", "<x"] {
            assert_eq!(holds(text), None, "{text}");
        }
    }
}
