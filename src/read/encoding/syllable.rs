//! Whether a word can be Vietnamese.
//!
//! A Vietnamese word is one syllable: an onset, a rhyme and a tone, each of few. Text that is read in a wrong encoding
//! nearly always breaks the pattern, so that no list of words is needed to tell the encodings apart.

use unicode_normalization::char::{compose, decompose_canonical};

/// The longest syllable is `nghiêng`.
const MAX_LETTERS: usize = 7;

const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

/// The vowels of a rhyme with what may follow them; `_` is nothing.
const RHYMES: [(&str, &str); 25] = [
    ("a", "_ c ch i m n ng nh o p t u y"),
    ("ă", "c m n ng p t"),
    ("â", "c m n ng p t u y"),
    ("e", "_ c m n ng o p t"),
    ("ê", "_ c ch m n ng nh p t u"),
    ("i", "_ a ch m n nh p t u"),
    ("iê", "c m n ng p t u"),
    ("o", "_ c i m n ng p t"),
    ("oa", "_ c ch i m n ng nh o p t y"),
    ("oă", "c m n ng t"),
    ("oe", "_ m n o t"),
    ("oo", "c n ng"),
    ("ô", "_ c i m n ng p t"),
    ("ơ", "_ i m n p t"),
    ("u", "_ a c i m n ng p t"),
    ("uâ", "n ng t y"),
    ("uê", "_ ch n nh"),
    ("uô", "c i m n ng t"),
    ("uơ", "_"),
    ("uy", "_ a ch n nh p t u"),
    ("uyê", "n t"),
    ("ư", "_ a c i m n ng t u"),
    ("ươ", "c i m n ng p t u"),
    ("y", "_ ch n nh p t u"),
    ("yê", "m n ng t u"),
];

const ACUTE: char = '\u{301}';
const DOT_BELOW: char = '\u{323}';

/// A letter without its tone.
struct Letter {
    /// Small.
    plain: char,
    upper: bool,
    tone: Option<char>,
}

/// Whether a composed word can be a Vietnamese syllable, all small, with a capital, or all capitals. Where capitals with
/// a tone do not exist (`no_toned_capitals`), a small one may stand for them.
pub(super) fn is_possible(word: &str, no_toned_capitals: bool) -> bool {
    let (mut plain, mut tone, mut letters) = (String::new(), None, 0);
    let (mut small, mut capitals) = (true, true);
    for c in word.chars() {
        let Some(letter) = Letter::of(c).filter(|letter| letter.tone.is_none() || tone.is_none()) else { return false };
        if !(no_toned_capitals && letter.tone.is_some()) {
            capitals &= letter.upper;
            // The first letter may be a capital in any word.
            small &= !letter.upper || letters == 0;
        }
        plain.push(letter.plain);
        tone = tone.or(letter.tone);
        letters += 1;
        if letters > MAX_LETTERS {
            return false;
        }
    }
    let rhymes = |onset: &&str| plain.strip_prefix(onset).is_some_and(|rhyme| goes_with(onset, rhyme, tone));
    (small || capitals) && ONSETS.iter().any(rhymes)
}

impl Letter {
    /// `None` where the character is no letter, or one with accents that Vietnamese does not have.
    fn of(c: char) -> Option<Letter> {
        let (mut base, mut hat, mut tone, mut known) = (None, None, None, true);
        decompose_canonical(c, |part| {
            let place = match part {
                '\u{300}' | ACUTE | '\u{303}' | '\u{309}' | DOT_BELOW => &mut tone,
                '\u{302}' | '\u{306}' | '\u{31b}' => &mut hat,
                _ => &mut base,
            };
            known &= place.replace(part).is_none();
        });
        let base = base.filter(|base| known && base.is_alphabetic())?;
        let letter = match hat {
            Some(hat) => compose(base, hat)?,
            None => base,
        };
        let plain = letter.to_lowercase().next()?;
        let on_vowel =
            tone.is_none() || matches!(plain, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y');
        on_vowel.then_some(Letter { plain, upper: letter.is_uppercase(), tone })
    }
}

/// Whether there is such a rhyme, behind that onset and with that tone.
fn goes_with(onset: &str, rhyme: &str, tone: Option<char>) -> bool {
    let Some(first) = rhyme.chars().next() else { return false };
    let front = matches!(first, 'e' | 'ê' | 'i');
    let spelt = match onset {
        "c" => !front && first != 'y',
        "g" => !matches!(first, 'e' | 'ê' | 'y'),
        "ng" => !front,
        "gh" | "ngh" => front,
        // The `i` or `u` of these is a vowel before another.
        "gi" => first != 'i' && first != 'y',
        "qu" => !matches!(first, 'u' | 'ư' | 'o'),
        "" => first != 'y' || rhyme == "y" || rhyme.starts_with("yê"),
        _ => first != 'y' || rhyme == "y",
    };
    let stopped = rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch");
    let toned = !stopped || matches!(tone, Some(ACUTE | DOT_BELOW));
    let follows = |(vowels, endings): &(&str, &str)| {
        let ending = rhyme.strip_prefix(vowels).map(|ending| if ending.is_empty() { "_" } else { ending });
        ending.is_some_and(|ending| endings.split(' ').any(|known| known == ending))
    };
    spelt && toned && RHYMES.iter().any(follows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_field_are_possible() {
        let text = "Thiết bị nâng kiểu cầu cầu trục cổng trục Nồi hơi có áp suất làm việc định mức của hơi trên 0,7 \
            bình chịu áp lực hệ thống đường ống dẫn khí đốt cố định thang máy điện không buồng máy xe nâng người tự hành \
            giếng nghiêng nghề khuỷu quyết quốc quý quăng giặt gìn gì ghế khuấy hoặc hoạch khoẻ khỏe loằng xoong tuỳ \
            NGƯỜI ĐỨNG ĐẦU Ở Ủy ban Ý yêu uyển ưu Quỳnh Kạn";
        for word in text.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)) {
            assert!(is_possible(word, false), "{word}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for word in [
            "thiêt",
            "bàc",
            "thìêt",
            "áá",
            "CầN",
            "cẦn",
            "ceo",
            "gê",
            "ngi",
            "ghan",
            "nghan",
            "quư",
            "giin",
            "byê",
            "bỵa",
            "ñ",
            "thå",
            "n©ng",
            "m³",
            "ngoằnng",
            "nghiêngg",
            "ʰa",
            "\u{301}a",
            "",
            "b",
            "Đ",
            "z\u{303}",
            "ḅa",
            "bla",
        ] {
            assert!(!is_possible(word, false), "{word}");
        }
    }

    #[test]
    fn a_small_letter_stands_for_a_capital_that_does_not_exist() {
        assert!(is_possible("CầN", true) && is_possible("THIếT", true) && is_possible("ấP", true));
        assert!(!is_possible("CâN", true) && !is_possible("CăN", true));
    }
}
