//! The words that the lexicon knows, numbered: texts are compared word by word, and numbers are compared at once.

use std::collections::HashMap;

use crate::read::words::{Word, split};

use super::lexicon::MAX_WORDS;
use super::slips;

/// The number of a word's letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct WordId(u32);

impl WordId {
    /// A word that stands nowhere in the lexicon.
    pub(super) const UNKNOWN: WordId = WordId(0);
    /// In a key, a place where any word may stand.
    pub(super) const OPEN: WordId = WordId(1);
}

/// `#`, which stands for a number.
pub(super) const ANY_NUMBER: WordId = WordId(2);

/// The words that are known, by their letters.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: HashMap<String, WordId>,
    /// What a word may be where its onset is mixed up; most are no other.
    mixed_up: HashMap<WordId, Vec<WordId>>,
}

/// Words that follow one another.
#[derive(Debug)]
pub(super) struct Sequence {
    pub(super) words: Vec<Word>,
    pub(super) ids: Vec<WordId>,
}

impl Vocabulary {
    /// The number of a word; [`WordId::UNKNOWN`] where the lexicon has no such letters.
    pub(super) fn id(&self, word: &Word) -> WordId {
        self.ids.get(&word.plain).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// Finds for each word the others that its onset may be mixed up with.
    pub(super) fn find_mixed_up(&mut self) {
        let all = self.ids.iter().map(|(word, id)| (*id, self.mixed_up_with(word)));
        self.mixed_up = all.filter(|(_, others)| !others.is_empty()).collect();
    }

    fn mixed_up_with(&self, word: &str) -> Vec<WordId> {
        slips::mixed_up(word).filter_map(|other| self.ids.get(&other).copied()).collect()
    }

    /// What the word may be where it is written wrong; [`WordId::OPEN`] for any word.
    pub(super) fn slips(&self, word: &Word, id: WordId) -> Vec<WordId> {
        if slips::may_be_mistyped(word) {
            return vec![WordId::OPEN];
        }
        match id {
            WordId::UNKNOWN => self.mixed_up_with(&word.plain),
            id => self.mixed_up.get(&id).cloned().unwrap_or_default(),
        }
    }

    /// The words of a text, `#` among them.
    pub(super) fn sequence(&mut self, text: &str) -> Sequence {
        let mut words = Vec::new();
        for (index, part) in text.split('#').enumerate() {
            if index > 0 {
                words.push(Word::of_plain("#"));
            }
            words.extend(split(part, MAX_WORDS));
        }
        self.numbered(words)
    }

    /// The words of a text in which `#` means nothing.
    pub(super) fn plain_sequence(&mut self, text: &str) -> Sequence {
        self.numbered(split(text, MAX_WORDS))
    }

    fn numbered(&mut self, words: Vec<Word>) -> Sequence {
        let ids = words.iter().map(|word| self.add(word)).collect();
        Sequence { words, ids }
    }

    fn add(&mut self, word: &Word) -> WordId {
        if is_any_number(word) {
            return ANY_NUMBER;
        }
        let next = WordId(ANY_NUMBER.0 + 1 + self.ids.len() as u32);
        *self.ids.entry(word.plain.clone()).or_insert(next)
    }
}

impl Sequence {
    /// The numbers of the words, one place left open.
    pub(super) fn with_open(&self, place: usize) -> Vec<WordId> {
        let mut ids = self.ids.clone();
        if let Some(id) = ids.get_mut(place) {
            *id = WordId::OPEN;
        }
        ids
    }

    /// Whether the first word stands among those, as far as their letters tell.
    pub(super) fn may_stand_in(&self, ids: &[WordId]) -> bool {
        self.ids.first().is_some_and(|first| *first == ANY_NUMBER || ids.contains(first))
    }
}

pub(super) fn is_any_number(word: &Word) -> bool {
    word.plain == "#"
}
