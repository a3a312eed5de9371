//! How far a written name may be from a known one.
//!
//! | | |
//! |---|---|
//! | accents missing, words written together or apart | always the same name |
//! | another accent | once in a name of three words; in one of two only where hỏi and ngã are mixed up, or no syllable has that accent (`thàp`) |
//! | one letter wrong, missing, doubled or swapped | once, and only in a word that Vietnamese could not have (`nâg`, `trụcc`) |
//! | an onset that dialects mix up (`chục` for `trục`) | once in a name of at least two words |
//!
//! A word that Vietnamese has is taken as meant, for the next letter is often another machine: cần trục and cầu trục,
//! thang máy and thang dây, nồi hơi and nối hơi.

use crate::read::words::{Fit, Word, fit_joined};

/// The fewest letters of a name in which a letter may be wrong.
const LEAST_LETTERS: usize = 6;

/// Onsets that dialects mix up.
const MIXED_UP: [(&str, &str); 7] =
    [("tr", "ch"), ("s", "x"), ("l", "n"), ("d", "gi"), ("r", "d"), ("r", "gi"), ("v", "d")];

/// How far a name with a slip is from the known one; the nearer of two counts.
pub(super) const SLIP: u32 = 100;

/// How far the words, whose letters are those of the known name, are from it by their accents; `None` where they are too
/// far. Missing ones count little: without any, all names of these letters are equally near.
pub(super) fn accents(written: &[Word], known: &[Word]) -> Option<u32> {
    let fits: Option<Vec<Fit>> = written.iter().zip(known).map(|(word, known)| word.fit(known)).collect();
    let Some(fits) = fits.filter(|_| written.len() == known.len()) else {
        // Words that are written together or apart.
        return match fit_joined(written, known) {
            Some(Fit::Same) => Some(0),
            Some(Fit::Bare) => Some(1),
            Some(Fit::Other) | None => None,
        };
    };
    let count = |fit: Fit| fits.iter().filter(|one| **one == fit).count() as u32;
    let wrong = written.iter().zip(known).zip(&fits).find(|(_, fit)| **fit == Fit::Other);
    let allowed = wrong.is_none_or(|((word, known_word), _)| match known.len() {
        0 | 1 => false,
        2 => !word.is_syllable() || word.is_same_but_hook_and_tilde(known_word),
        _ => true,
    });
    (allowed && count(Fit::Other) <= 1).then(|| SLIP * count(Fit::Other) + count(Fit::Bare))
}

/// Whether the words are the known name with one letter, or one onset, wrong.
pub(super) fn has_one_slip(written: &[Word], known: &[Word]) -> bool {
    let mut pairs = written.iter().zip(known).filter(|(word, known_word)| word.plain != known_word.plain);
    let (Some((word, known_word)), None) = (pairs.next(), pairs.next()) else { return false };
    let letters: usize = known.iter().map(|word| word.plain.len()).sum();
    let other_accents = |word: &Word, known_word: &Word| word.fit(known_word) == Some(Fit::Other);
    if written.len() != known.len()
        || letters < LEAST_LETTERS
        || written.iter().zip(known).any(|(word, known_word)| other_accents(word, known_word))
    {
        return false;
    }
    (known.len() > 1 && is_mixed_up(&word.plain, &known_word.plain))
        || ((known.len() > 1 || known_word.plain.len() >= LEAST_LETTERS)
            && is_one_edit(&word.plain, &known_word.plain)
            && may_be_mistyped(word))
}

/// The words that the written one may be where its onset is mixed up.
pub(super) fn mixed_up(written: &str) -> impl Iterator<Item = String> {
    let pairs = MIXED_UP.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]);
    pairs.filter_map(move |(from, to)| {
        let rest = written.strip_prefix(from).filter(|rest| !rest.is_empty())?;
        Some([to, rest].concat())
    })
}

/// Whether a word may be another with a letter wrong.
pub(super) fn may_be_mistyped(written: &Word) -> bool {
    written.plain.len() > 2 && !written.is_number() && !written.is_syllable()
}

fn is_mixed_up(written: &str, known: &str) -> bool {
    mixed_up(written).any(|other| other == known)
}

/// Whether one letter was added, left out, replaced, or swapped with the next.
fn is_one_edit(written: &str, known: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (written.chars().collect(), known.chars().collect());
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let end = end.min(a.len().min(b.len()) - start);
    let middle = |letters: &[char]| letters.get(start..letters.len() - end).map(<[char]>::to_vec).unwrap_or_default();
    match (middle(&a).as_slice(), middle(&b).as_slice()) {
        ([], [_]) | ([_], []) | ([_], [_]) => true,
        ([x, y], [u, v]) => x == v && y == u,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::words::split;

    fn wrong(written: &str, known: &str) -> Option<u32> {
        accents(&split(written, 9), &split(known, 9))
    }

    fn slip(written: &str, known: &str) -> bool {
        has_one_slip(&split(written, 9), &split(known, 9))
    }

    #[test]
    fn missing_accents_and_blanks_are_no_slips() {
        for (written, known) in [
            ("CAU TRUC", "cầu trục"),
            ("cầu truc", "cầu trục"),
            ("xenâng", "xe nâng"),
            ("pa-lăng", "palăng"),
            ("thuỷ lực", "thủy lực"),
        ] {
            assert!(wrong(written, known).is_some_and(|far| far < SLIP), "{written}");
        }
    }

    #[test]
    fn the_nearest_name_counts() {
        assert!(wrong("cẩu chân dê", "cẩu chân dê") < wrong("cẩu chân dê", "cẩu chân đế"));
        assert_eq!(wrong("cau chan de", "cẩu chân dê"), wrong("cau chan de", "cẩu chân đế"));
    }

    #[test]
    fn wrong_accents_count_only_where_the_name_is_long_enough() {
        assert_eq!(wrong("cẩu thàp", "cẩu tháp"), Some(SLIP));
        assert_eq!(wrong("bãn nâng", "bản nâng"), Some(SLIP));
        assert_eq!(wrong("thang mày thuy lực", "thang máy thủy lực"), Some(SLIP + 1));
        assert_eq!(wrong("thang mày thúy lực", "thang máy thủy lực"), None);
        assert_eq!(wrong("nối hơi", "nồi hơi"), None);
        assert_eq!(wrong("tôi", "tời"), None);
        assert_eq!(wrong("nốihơi", "nồi hơi"), None);
    }

    #[test]
    fn one_letter_may_be_wrong_in_a_word_that_does_not_exist() {
        for (written, known) in [
            ("xe nâg hàng", "xe nâng hàng"),
            ("cổng trụcc", "cổng trục"),
            ("bình khí nnén", "bình khí nén"),
            ("bình khí nne", "bình khí nen"),
            ("palag điện", "palang điện"),
            ("gondora", "gondola"),
        ] {
            assert!(slip(written, known), "{written}");
        }
    }

    #[test]
    fn words_that_exist_are_taken_as_meant() {
        for (written, known) in [
            ("thang dây", "thang máy"),
            ("cần trục", "cầu trục"),
            ("băng tải than", "băng tải thang"),
            ("xe nâg hàg", "xe nâng hàng"),
            ("palg", "palang"),
            ("xe", "xn"),
            ("TCM", "TCN"),
            ("thang m4y", "thang máy"),
        ] {
            assert!(!slip(written, known), "{written}");
        }
    }

    #[test]
    fn onsets_that_dialects_mix_up() {
        for (written, known) in [("cầu chục", "cầu trục"), ("lồi hơi", "nồi hơi"), ("xàn treo", "sàn treo")]
        {
            assert!(slip(written, known), "{written}");
        }
        assert!(!slip("chục", "trục"));
        assert!(!slip("lồi hới", "nồi hơi"));
    }
}
