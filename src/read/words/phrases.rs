//! Whole texts out of a list, with accents where it needs them.

use super::word::{Fit, Word, split};

/// The most words of a text that is compared; a longer one is none of the list.
const MOST: usize = 16;

/// What the text means by a list of texts with their meanings.
///
/// Accents that are there must fit. Where they are missing, all texts that it can be must mean the same:
/// `đang dung` is neither `đang dùng` nor `đang dừng`.
pub(super) fn meaning<T: Copy + PartialEq>(text: &str, list: &[(&str, T)]) -> Option<T> {
    let words = split(text, MOST);
    let mut found: Option<(Fit, T)> = None;
    for (known, meaning) in list {
        let Some(fit) = fit(&words, &split(known, MOST)) else { continue };
        match found {
            Some((best, _)) if best < fit => {}
            Some((best, other)) if best == fit && other != *meaning => return None,
            _ => found = Some((fit, *meaning)),
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
        let list = [("đang dùng", 1), ("đang dừng", 2), ("dừng", 2)];
        assert_eq!(meaning("Đang dùng", &list), Some(1));
        assert_eq!(meaning("ĐANG DỪNG.", &list), Some(2));
        assert_eq!(meaning("dang dung", &list), None);
        assert_eq!(meaning("dung", &list), Some(2));
        assert_eq!(meaning("dũng", &list), None);
        assert_eq!(meaning("", &list), None);
    }
}
