use super::letter::plain;

/// The text as it is compared: lower case, without accents, `đ` as `d`, and one blank where blanks or other signs stood.
///
/// Composed and decomposed accents fold alike, and so do the compatibility forms of a letter (`Ａ`, `m³`).
///
/// ```
/// use kiemdinh::read::words::fold;
///
/// assert_eq!(fold("  Nơi  lắp đặt / sử dụng: "), "noi lap dat su dung");
/// assert_eq!(fold("Ca\u{302}\u{300}u tru\u{323}c"), fold("CẦU TRỤC"));
/// assert_eq!(fold("—"), "");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in plain(text) {
        match letter {
            Some(letter) => folded.push(letter),
            None if folded.is_empty() || folded.ends_with(' ') => {}
            None => folded.push(' '),
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// Whether the text folds to that; a text that does not is rarely read beyond its first letters.
pub(in crate::read) fn folds_to(text: &str, folded: &str) -> bool {
    let mut rest = folded.chars();
    // A blank is due only once a letter follows it.
    let (mut begun, mut blank) = (false, false);
    for letter in plain(text) {
        let Some(letter) = letter else {
            blank = begun;
            continue;
        };
        if (std::mem::take(&mut blank) && rest.next() != Some(' ')) || rest.next() != Some(letter) {
            return false;
        }
        begun = true;
    }
    rest.next().is_none()
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn accents_case_and_signs_do_not_matter() {
        let same = ["Đường ống dẫn hơi", "đường  ống_dẫn-hơi", "DUONG ONG DAN HOI", "(đường ống) dẫn hơi."];
        for text in same {
            assert_eq!(fold(text), "duong ong dan hoi", "{text}");
        }
        assert_eq!(fold("Số tem\n(nếu có)"), "so tem neu co");
        assert_eq!(fold("8 kgf/cm²"), "8 kgf cm2");
        assert_eq!(fold("İ"), "i");
    }

    #[test]
    fn composed_and_decomposed_fold_alike() {
        for text in ["Nghiệm thu", "Bệ đỡ", "Hoà / hòa", "Ổ trục"] {
            let decomposed: String = text.nfd().collect();
            assert_ne!(decomposed, text);
            assert_eq!(fold(&decomposed), fold(text));
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["Cầu trục 5T", "  ", "№ 7", "Ⅳ", "ﬁ", "a\u{300}\u{301}b"] {
            assert_eq!(fold(&fold(text)), fold(text));
        }
    }

    #[test]
    fn folds_to_is_folding_and_comparing() {
        let texts = [
            "",
            " ",
            "Cầu trục",
            "cau truc",
            " CẦU  TRỤC:",
            "cau tru",
            "cautruc",
            "a",
            "a b",
            "a b c",
            "\u{301}",
            "m³",
            "-a",
        ];
        for text in texts {
            for other in texts.map(fold) {
                assert_eq!(folds_to(text, &other), fold(text) == other, "{text:?} {other:?}");
            }
        }
    }
}
