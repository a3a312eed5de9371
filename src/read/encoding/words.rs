//! In which page the words of a text are Vietnamese.

use std::cmp::Reverse;
use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::legacy::Page;
use super::syllable;

/// The most different words that are looked at; more would tell nothing new.
const MAX_WORDS: usize = 2048;

/// The longest word that is looked at, in bytes; none of the language is near it.
const MAX_WORD_BYTES: usize = 32;

/// For each of several pages, in how many words of a text it can be the right one. A word counts once however often it
/// stands there, and only where the pages differ about it.
#[derive(Debug)]
pub(super) struct Words<const N: usize> {
    pages: [Page; N],
    possible: [usize; N],
    /// Words that were weighed.
    count: usize,
    /// Whether the pages differ about any word at all.
    differ: bool,
    seen: HashSet<Vec<u8>>,
}

/// What the words say: the page in which the most are possible, and the one after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) page: Page,
    pub(super) second: Page,
    pub(super) certain: bool,
    /// It is the same text in every page.
    pub(super) alike: bool,
}

impl<const N: usize> Words<N> {
    pub(super) fn new(pages: [Page; N]) -> Words<N> {
        Words { pages, possible: [0; N], count: 0, differ: false, seen: HashSet::new() }
    }

    /// Looks at a text, until it has seen enough.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        for word in bytes.split(|byte| !is_of_word(*byte)) {
            let word = word.get(..MAX_WORD_BYTES).unwrap_or(word);
            if !word.is_ascii() && self.seen.len() < MAX_WORDS && !self.seen.contains(word) {
                self.seen.insert(word.to_vec());
                self.weigh(word);
            }
        }
    }

    fn weigh(&mut self, word: &[u8]) {
        let readings = self.pages.map(|page| {
            let (mut text, mut foreign) = (String::new(), false);
            page.decode(word, &mut '\0', &mut text, |_| foreign = true);
            (text.nfc().collect::<String>(), foreign)
        });
        let same = readings.windows(2).all(|pair| matches!(pair, [one, other] if one == other));
        self.differ |= !same;
        // One byte alone is rather a sign: `Ø`, `µ`.
        if same || word.len() < 2 {
            return;
        }
        self.count += 1;
        for ((page, possible), (text, foreign)) in self.pages.iter().zip(&mut self.possible).zip(&readings) {
            *possible += usize::from(!foreign && syllable::is_possible(text, *page == Page::Tcvn3));
        }
    }

    /// How many words are possible in each page.
    pub(super) fn possible(&self) -> [usize; N] {
        self.possible
    }

    /// Of equals the page named first is taken.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        let mut ranks: Vec<_> = self.pages.iter().zip(self.possible).collect();
        ranks.sort_by_key(|(_, possible)| Reverse(*possible));
        let [(page, best), (second, next), ..] = ranks.as_slice() else { return None };
        // Three words more than the next, twice as many, and half of all: see tests/encoding for how that does.
        let certain = *best >= next + 3 && *best >= 2 * next && 2 * best >= self.count;
        Some(Verdict { page: **page, second: **second, certain, alike: !self.differ })
    }
}

/// Whether the byte can belong to a word, in any page. From 0x80 to 0xA0 they have quotation marks, dashes and a space.
fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte > 0xa0
}
