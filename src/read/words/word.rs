//! A text as words that can be compared with and without their accents.

use smallvec::SmallVec;
use unicode_normalization::char::is_combining_mark;

use super::letter::parts;
use super::syllable;

/// A run of letters or of digits: `Q5T` is three words.
///
/// Accents are kept in two parts, the marks of the letters (`ă â ê ô ơ ư đ`) and the tone, so that `hoà` and `hòa`,
/// which differ only in where the tone is put, are the same word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct Word {
    /// Lower case, without accents.
    pub(in crate::read) plain: String,
    /// The same with the marks behind their letters.
    marked: SmallVec<[char; 8]>,
    tones: SmallVec<[char; 4]>,
    /// The sign before it that is no blank, the last where there are several; `None` between blanks, and within `Q5T`.
    pub(in crate::read) sign: Option<char>,
    /// Written in capitals.
    pub(in crate::read) capitals: bool,
    /// Where it stands in the text, in bytes.
    pub(in crate::read) start: usize,
    /// Where it ends.
    pub(in crate::read) end: usize,
}

/// How a written word fits the one that is meant, letters being equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::read) enum Fit {
    /// The same accents.
    Same,
    /// All accents are missing, or the tone is right and marks are missing; none is wrong.
    Bare,
    /// Another accent.
    Other,
}

/// The words of a text, at most `most` of them.
pub(in crate::read) fn split(text: &str, most: usize) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open: Option<bool> = None;
    let mut sign = None;
    for (at, c) in text.char_indices() {
        for part in parts(c) {
            let digits = part.is_numeric();
            if !part.is_ascii() && is_combining_mark(part) {
                if let (Some(word), Some(_)) = (words.last_mut(), open) {
                    match is_tone(part) {
                        true => word.tones.push(part),
                        false => word.marked.push(part),
                    }
                    word.end = at + c.len_utf8();
                }
                continue;
            }
            if !part.is_alphanumeric() {
                open = None;
                sign = Some(part).filter(|sign| !sign.is_whitespace()).or(sign);
                continue;
            }
            if open != Some(digits) {
                if words.len() == most {
                    return words;
                }
                words.push(Word { sign: sign.take(), capitals: true, start: at, ..Word::default() });
                open = Some(digits);
            }
            if let Some(word) = words.last_mut() {
                word.plain.push(if part == 'đ' { 'd' } else { part });
                word.marked.push(part);
                word.capitals &= c.is_uppercase();
                word.end = at + c.len_utf8();
            }
        }
    }
    words
}

/// Huyền, sắc, ngã, hỏi, nặng.
fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

impl Word {
    /// A word without accents that stands nowhere.
    pub(in crate::read) fn of_plain(plain: &str) -> Word {
        Word { plain: plain.into(), marked: plain.chars().collect(), ..Word::default() }
    }

    /// Whether it is a run of digits.
    pub(in crate::read) fn is_number(&self) -> bool {
        self.plain.starts_with(char::is_numeric)
    }

    /// Whether it has no accents.
    pub(in crate::read) fn is_bare(&self) -> bool {
        self.tones.is_empty() && self.plain.chars().eq(self.marked.iter().copied())
    }

    /// Whether Vietnamese could have such a syllable; what it could not have is a slip of the pen, a code or foreign.
    pub(in crate::read) fn is_syllable(&self) -> bool {
        let only = |tones: [char; 2]| self.tones.iter().all(|tone| tones.contains(tone));
        let stops = ["c", "ch", "p", "t"].iter().any(|stop| self.plain.ends_with(stop));
        // Syllables that end in a stop are sắc or nặng.
        syllable::is_syllable(&self.plain) && (!stops || only(['\u{301}', '\u{323}']))
    }

    /// Whether it differs from the other only by hỏi for ngã or ngã for hỏi.
    pub(in crate::read) fn is_same_but_hook_and_tilde(&self, other: &Word) -> bool {
        let one = |tone: &char| if *tone == '\u{303}' { '\u{309}' } else { *tone };
        self.marked == other.marked && self.tones.iter().map(one).eq(other.tones.iter().map(one))
    }

    /// How the word fits the one that is meant; `None` where other letters stand.
    pub(in crate::read) fn fit(&self, meant: &Word) -> Option<Fit> {
        (self.plain == meant.plain).then(|| accents(self, meant))
    }
}

/// How words that are written together, or apart, fit those that are meant; `None` where they are parted elsewhere:
/// `bông a` is not `bồn ga`.
pub(in crate::read) fn fit_joined(written: &[Word], meant: &[Word]) -> Option<Fit> {
    let ends = |words: &[Word]| {
        let mut end = 0;
        words
            .iter()
            .map(|word| {
                end += word.plain.len();
                end
            })
            .collect::<Vec<usize>>()
    };
    let (here, there) = (ends(written), ends(meant));
    let nested = here.iter().all(|end| there.contains(end)) || there.iter().all(|end| here.contains(end));
    let (written, meant) = (join(written), join(meant));
    (nested && written.plain == meant.plain).then(|| accents(&written, &meant))
}

fn join(words: &[Word]) -> Word {
    let mut joined = Word::default();
    for word in words {
        joined.plain.push_str(&word.plain);
        joined.marked.extend_from_slice(&word.marked);
        joined.tones.extend_from_slice(&word.tones);
    }
    joined
}

fn accents(written: &Word, meant: &Word) -> Fit {
    if written.marked == meant.marked && written.tones == meant.tones {
        return Fit::Same;
    }
    // `câu` is a word of its own and not `cẩu` without its tone; `nguời` is `người`.
    let missing = written.is_bare() || (written.tones == meant.tones && is_within(&written.marked, &meant.marked));
    if missing { Fit::Bare } else { Fit::Other }
}

/// Whether the letters written carry only marks that are meant.
fn is_within(written: &[char], meant: &[char]) -> bool {
    let mut meant = meant.iter();
    written.iter().all(|c| meant.any(|m| m == c || (*c == 'd' && *m == 'đ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<String> {
        split(text, 64).into_iter().map(|word| word.plain).collect()
    }

    fn fit(written: &str, meant: &str) -> Option<Fit> {
        split(written, 1)[0].fit(&split(meant, 1)[0])
    }

    #[test]
    fn letters_and_digits_are_words_of_their_own() {
        assert_eq!(plain("Cầu trục 20/5T"), ["cau", "truc", "20", "5", "t"]);
        assert_eq!(plain("MFZ4, CO2; m³"), ["mfz", "4", "co", "2", "m", "3"]);
        assert_eq!(plain(" — "), Vec::<String>::new());
        assert_eq!(split("một hai ba", 2).len(), 2);
    }

    #[test]
    fn words_know_where_they_stand_and_what_stands_before_them() {
        let text = "Palăng / Cầu-trục (XN)";
        let words = split(text, 64);
        let pieces: Vec<&str> = words.iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(pieces, ["Palăng", "Cầu", "trục", "XN"]);
        let signs: Vec<Option<char>> = words.iter().map(|word| word.sign).collect();
        assert_eq!(signs, [None, Some('/'), Some('-'), Some('(')]);
        let capitals: Vec<bool> = words.iter().map(|word| word.capitals).collect();
        assert_eq!(capitals, [false, false, false, true]);
    }

    #[test]
    fn accents_fit_are_missing_or_are_others() {
        assert_eq!(fit("hoà", "hòa"), Some(Fit::Same));
        assert_eq!(fit("TRỤC", "trục"), Some(Fit::Same));
        assert_eq!(fit("nguời", "người"), Some(Fit::Bare));
        assert_eq!(fit("dien", "điện"), Some(Fit::Bare));
        assert_eq!(fit("dầu", "đầu"), Some(Fit::Bare));
        assert_eq!(fit("nối", "nồi"), Some(Fit::Other));
        assert_eq!(fit("câu", "cẩu"), Some(Fit::Other));
        assert_eq!(fit("tôi", "tời"), Some(Fit::Other));
        assert_eq!(fit("tây", "tay"), Some(Fit::Other));
        assert_eq!(fit("máng", "máy"), None);
        let (apart, together) = (split("pa lăng", 9), split("Palăng", 9));
        assert_eq!(fit_joined(&together, &apart), Some(Fit::Same));
        assert_eq!(fit_joined(&split("balang", 9), &split("ba lăng", 9)), Some(Fit::Bare));
        assert_eq!(fit_joined(&split("Bông (a)", 9), &split("bồn ga", 9)), None);
    }

    #[test]
    fn a_syllable_with_a_stop_has_a_tone_that_goes_with_it() {
        for (word, expected) in [("tháp", true), ("thap", true), ("thàp", false), ("trùc", false), ("cầu", true)] {
            assert_eq!(split(word, 1)[0].is_syllable(), expected, "{word}");
        }
    }
}
