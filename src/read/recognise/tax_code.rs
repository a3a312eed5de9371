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

#[cfg(test)]
mod tests {
    use super::*;

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
