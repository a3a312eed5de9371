use std::borrow::Cow;

use crate::read::words::fold;

/// Whether the check digit of a tax code (*mã số thuế*) fits; `None` for what is no code of 10 or 13 digits and can
/// therefore not be checked, among it the 12 digits of a person.
///
/// The tenth digit is `10 − (31a + 29b + 23c + 19d + 17e + 13f + 7g + 5h + 3i) mod 11`; the three digits of a branch behind
/// it are not checked. Blanks, dots and hyphens do not matter.
///
/// ```
/// use kiemdinh::read::recognise::tax_code_fits;
///
/// assert_eq!(tax_code_fits("0100109106"), Some(true));
/// assert_eq!(tax_code_fits("0100109106-001"), Some(true));
/// assert_eq!(tax_code_fits("0100109160"), Some(false));
/// assert_eq!(tax_code_fits("chưa có"), None);
/// ```
#[must_use]
pub fn tax_code_fits(text: &str) -> Option<bool> {
    const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];
    let mut digits = [0_u32; 13];
    let mut count = 0;
    for c in text.trim().chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '–' | '\u{a0}')) {
        *digits.get_mut(count)? = c.to_digit(10)?;
        count += 1;
    }
    if count != 10 && count != 13 {
        return None;
    }
    let sum: u32 = WEIGHTS.iter().zip(digits).map(|(weight, digit)| weight * digit).sum();
    Some(digits.get(9) == Some(&(10 - sum % 11)))
}

/// A tax code as a cell gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::read) struct WrittenTaxCode<'t> {
    /// The code, without its label.
    pub(in crate::read) code: Cow<'t, str>,
    /// Whether its check digit does not fit, or only with a zero that was put before it.
    pub(in crate::read) doubtful: bool,
}

/// Reads the cell of a tax code: a label before it (`MST:`) is left out, and nine digits get the zero that a workbook's
/// number has lost, where the check digit then fits. What is no code stays as it stands.
pub(in crate::read) fn written_tax_code(text: &str) -> WrittenTaxCode<'_> {
    const LABELS: [&str; 5] = ["mst", "ma so thue", "ma so doanh nghiep", "msdn", "mst msdn"];
    let (label, digits) = text.split_at(text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len()));
    let code = if LABELS.contains(&fold(label).as_str()) && !digits.is_empty() { digits.trim_end() } else { text };
    if code.len() == 9 && code.bytes().all(|byte| byte.is_ascii_digit()) {
        let whole = format!("0{code}");
        if tax_code_fits(&whole) == Some(true) {
            return WrittenTaxCode { code: whole.into(), doubtful: true };
        }
    }
    WrittenTaxCode { code: code.into(), doubtful: tax_code_fits(code) == Some(false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> (String, bool) {
        let written = written_tax_code(text);
        (written.code.into_owned(), written.doubtful)
    }

    #[test]
    fn a_label_is_no_part_of_the_code() {
        for (text, code) in [
            ("MST: 0100109106", "0100109106"),
            ("MST 0100109106-001", "0100109106-001"),
            ("Mã số thuế : 0100109106 ", "0100109106"),
            ("mst:0100109106", "0100109106"),
            ("0100109106", "0100109106"),
        ] {
            assert_eq!(written(text), (code.into(), false), "{text}");
        }
        assert_eq!(written("MST: 0100109160"), ("0100109160".into(), true));
        // What is no label stays, as does a label alone.
        for text in ["CN 0100109106", "MST", "MST:", "chưa cấp", ""] {
            assert_eq!(written(text), (text.into(), false), "{text}");
        }
    }

    #[test]
    fn a_lost_zero_comes_back_in_doubt_and_only_where_the_check_digit_fits() {
        assert_eq!(written("100109106"), ("0100109106".into(), true));
        assert_eq!(written("MST: 100109106"), ("0100109106".into(), true));
        for text in ["100109160", "10010910", "001085012345", "100109106x"] {
            assert_eq!(written(text), (text.into(), false), "{text}");
        }
    }

    #[test]
    fn codes_of_companies_fit() {
        for code in ["0100109106", "0101248141", "0300588569", "0300588569-003", "0300588569003", " 0100 109 106 "] {
            assert_eq!(tax_code_fits(code), Some(true), "{code}");
        }
    }

    #[test]
    fn one_wrong_digit_or_two_swapped_do_not() {
        let code = "0300588569";
        for at in 0..10 {
            for digit in '0'..='9' {
                let mut other: Vec<char> = code.chars().collect();
                other[at] = digit;
                let other: String = other.into_iter().collect();
                assert_eq!(tax_code_fits(&other), Some(other == code), "{other}");
            }
        }
        assert_eq!(tax_code_fits("3000588569"), Some(false));
        // A sum that asks for the digit ten: there is no such code.
        assert_eq!(tax_code_fits("0000000000"), Some(false));
    }

    #[test]
    fn what_has_no_check_digit_is_not_judged() {
        for text in [
            "",
            "-",
            "109106",
            "001085012345",
            "03005885690",
            "0300588569-03",
            "03005885690031",
            "MST",
            "０３００５８８５６９",
        ] {
            assert_eq!(tax_code_fits(text), None, "{text}");
        }
    }
}
