//! Whole texts out of a list, with accents where it needs them.

use std::collections::HashMap;

use super::word::{Fit, Word, split};

/// The most words of a text that is compared; a longer one is none of the list.
const MOST: usize = 16;

/// Texts with their meanings, by their letters: a text is compared with the few that have the same.
pub(super) struct Phrases<T> {
    by_letters: HashMap<String, Vec<(Vec<Word>, T)>>,
}

impl<T: Copy + PartialEq> Phrases<T> {
    pub(super) fn new(list: &[(&str, T)]) -> Phrases<T> {
        let mut by_letters: HashMap<String, Vec<(Vec<Word>, T)>> = HashMap::new();
        for (known, meaning) in list {
            let words = split(known, MOST);
            by_letters.entry(letters(&words)).or_default().push((words, *meaning));
        }
        Phrases { by_letters }
    }

    /// What the text means.
    ///
    /// Accents that are there must fit. Where they are missing, all texts that it can be must mean the same:
    /// `đang dung` is neither `đang dùng` nor `đang dừng`.
    pub(super) fn meaning(&self, text: &str) -> Option<T> {
        let words = split(text, MOST);
        let known = self.by_letters.get(&letters(&words))?;
        nearest(&words, known.iter().map(|(known, meaning)| (known.as_slice(), *meaning)))
    }
}

/// The letters of words, a blank between two.
fn letters(words: &[Word]) -> String {
    let mut letters = String::new();
    for word in words {
        letters.push_str(&word.plain);
        letters.push(' ');
    }
    letters
}

/// The meaning of the nearest of the known texts, where these mean one thing.
pub(super) fn nearest<'k, T: Copy + PartialEq>(
    words: &[Word],
    list: impl Iterator<Item = (&'k [Word], T)>,
) -> Option<T> {
    let mut found: Option<(Fit, T)> = None;
    for (known, meaning) in list {
        let Some(fit) = fit(words, known) else { continue };
        match found {
            Some((best, _)) if best < fit => {}
            Some((best, other)) if best == fit && other != meaning => return None,
            _ => found = Some((fit, meaning)),
        }
    }
    found.map(|(_, meaning)| meaning)
}

/// How the words fit; `None` where they are others, or have other accents.
fn fit(written: &[Word], meant: &[Word]) -> Option<Fit> {
    if written.is_empty() || written.len() != meant.len() {
        return None;
    }
    let mut worst = Fit::Same;
    for (written, meant) in written.iter().zip(meant) {
        worst = worst.max(written.fit(meant)?);
    }
    Some(worst).filter(|fit| *fit != Fit::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_accents_must_not_change_the_meaning() {
        let list = Phrases::new(&[("đang dùng", 1), ("đang dừng", 2), ("dừng", 2)]);
        let meaning = |text| list.meaning(text);
        assert_eq!(meaning("Đang dùng"), Some(1));
        assert_eq!(meaning("ĐANG DỪNG."), Some(2));
        assert_eq!(meaning("dang dung"), None);
        assert_eq!(meaning("dung"), Some(2));
        assert_eq!(meaning("dũng"), None);
        assert_eq!(meaning(""), None);
    }
}
