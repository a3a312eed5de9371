use std::collections::{BTreeSet, HashMap};

use crate::law::{Meaning, Relocation, Rulebook, Synonym};
use crate::read::words::{Fit, Word, split};

use super::slips;
use super::vocabulary::{ANY_NUMBER, Sequence, Vocabulary, WordId, is_any_number};

/// The most words of a name, and of a specification, that are looked at.
pub const MAX_WORDS: usize = 64;

/// The rulebook's synonyms and media, ready to be compared.
#[derive(Debug)]
pub(super) struct Lexicon<'b> {
    vocabulary: Vocabulary,
    entries: Vec<Entry<'b>>,
    phrases: Vec<Phrase>,
    /// The phrases by their letters, those with `#` excepted.
    by_letters: HashMap<String, Vec<usize>>,
    longest: usize,
    /// The phrases without `#` by their words.
    by_words: HashMap<Vec<WordId>, Vec<usize>>,
    /// The same with one word left open, each in turn.
    by_others: HashMap<Vec<WordId>, Vec<usize>>,
    most_words: usize,
    /// The phrases with `#`.
    numbered: Vec<usize>,
    /// The phrases of hints by their first words.
    hints: HashMap<WordId, Vec<usize>>,
    /// The names of media.
    pub(super) media: Vec<(&'b str, Sequence)>,
    /// Attributes that the law of a category asks for.
    asked: HashMap<&'b str, BTreeSet<&'b str>>,
}

#[derive(Debug)]
struct Entry<'b> {
    synonym: &'b Synonym,
    with: Vec<Sequence>,
    not: Vec<Sequence>,
}

#[derive(Debug)]
struct Phrase {
    entry: usize,
    text: Sequence,
}

/// The words of a name and of the specification beside it.
pub(super) struct Words {
    pub(super) all: Vec<Word>,
    /// Which words of the lexicon they are, accents aside.
    pub(super) ids: Vec<WordId>,
    /// How many of them are the name's.
    pub(super) name: usize,
    /// Whether none of them has an accent.
    pub(super) bare: bool,
}

/// A synonym that fits some words of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match<'b> {
    pub(super) synonym: &'b Synonym,
    /// How many words the name takes.
    pub(super) length: usize,
    /// The words that the synonym explains, `with` words included, as bits.
    explains: u128,
    /// How far what is written is from the name.
    distance: u32,
}

impl<'b> Lexicon<'b> {
    pub(super) fn new(book: &'b Rulebook) -> Lexicon<'b> {
        let mut vocabulary = Vocabulary::default();
        let mut entries = Vec::new();
        let mut phrases = Vec::new();
        for synonym in &book.data().synonyms {
            phrases.extend(
                synonym.texts.iter().map(|text| Phrase { entry: entries.len(), text: vocabulary.sequence(text) }),
            );
            let mut all = |texts: &[String]| {
                let sequences = texts.iter().map(|text| vocabulary.sequence(text));
                sequences.filter(|sequence| !sequence.words.is_empty()).collect()
            };
            entries.push(Entry { synonym, with: all(&synonym.with), not: all(&synonym.not) });
        }
        let names = book.data().media.iter().flat_map(|medium| &medium.names_vi);
        let media = names.map(|name| (name.as_str(), vocabulary.plain_sequence(name))).collect();
        vocabulary.find_mixed_up();
        let mut lexicon = Lexicon {
            vocabulary,
            entries,
            phrases: Vec::new(),
            by_letters: HashMap::new(),
            longest: 0,
            by_words: HashMap::new(),
            by_others: HashMap::new(),
            most_words: 0,
            numbered: Vec::new(),
            hints: HashMap::new(),
            media,
            asked: asked(book),
        };
        phrases.into_iter().for_each(|phrase| lexicon.add(phrase));
        lexicon
    }

    /// Adds a phrase to the indexes.
    fn add(&mut self, phrase: Phrase) {
        let number = self.phrases.len();
        let Phrase { entry, text } = &phrase;
        let is_hint = |synonym: &Synonym| synonym.meaning == Meaning::Open && !synonym.implies.is_empty();
        if self.entries.get(*entry).is_some_and(|entry| is_hint(entry.synonym))
            && let Some(first) = text.ids.first()
        {
            self.hints.entry(*first).or_default().push(number);
        }
        if text.ids.contains(&ANY_NUMBER) {
            self.numbered.push(number);
        } else {
            let letters: String = text.words.iter().map(|word| word.plain.as_str()).collect();
            self.longest = self.longest.max(letters.len());
            self.most_words = self.most_words.max(text.ids.len());
            self.by_letters.entry(letters).or_default().push(number);
            self.by_words.entry(text.ids.clone()).or_default().push(number);
            for open in 0..text.ids.len() {
                self.by_others.entry(text.with_open(open)).or_default().push(number);
            }
        }
        self.phrases.push(phrase);
    }

    /// The words of a name and of a specification.
    pub(super) fn words(&self, name: &str, specification: Option<&str>) -> Words {
        let mut all = split(name, MAX_WORDS);
        let name = all.len();
        all.extend(split(specification.unwrap_or_default(), MAX_WORDS));
        let bare = all.iter().all(Word::is_bare);
        let ids = all.iter().map(|word| self.vocabulary.id(word)).collect();
        Words { all, ids, name, bare }
    }

    /// Whether the law of any of the categories asks for that attribute, for the medium where it asks for its hazard.
    pub(super) fn is_asked<'c>(&self, attribute: &str, categories: impl IntoIterator<Item = &'c str>) -> bool {
        let asked = if attribute == "medium" { "medium_hazard" } else { attribute };
        categories.into_iter().any(|id| self.asked.get(id).is_some_and(|set| set.contains(asked)))
    }

    /// The synonyms for the words of the name from `start` on that explain most: none whose words are all explained by
    /// another that explains more.
    pub(super) fn best_at(&self, words: &Words, start: usize) -> Vec<Match<'b>> {
        let mut matches: Vec<Match<'b>> = Vec::new();
        for (phrase, length, distance) in self.phrases_at(words, start) {
            if let Some(entry) = self.entries.get(phrase.entry)
                && let Some(explains) = entry.explains(words, start, length)
            {
                matches.push(Match { synonym: entry.synonym, length, explains, distance });
            }
        }
        let beaten = |one: &Match<'b>| {
            matches.iter().any(|other| {
                let more = other.explains | one.explains == other.explains;
                more && (other.explains != one.explains || other.distance < one.distance)
            })
        };
        matches.iter().filter(|one| !beaten(one)).copied().collect()
    }

    /// The synonyms that say something of attributes and nothing of the category, wherever they stand.
    pub(super) fn hints(&self, words: &Words) -> Vec<&'b Synonym> {
        let firsts = words.ids.iter().filter(|id| **id != WordId::UNKNOWN).chain([&ANY_NUMBER]);
        let mut may_be: Vec<usize> = firsts.filter_map(|id| self.hints.get(id)).flatten().copied().collect();
        may_be.sort_unstable();
        may_be.dedup();
        let stands = |phrase: &Phrase| {
            let entry = self.entries.get(phrase.entry)?;
            let start = find(&words.all, &phrase.text.words, words.bare)?;
            entry.explains(words, start, phrase.text.words.len()).map(|_| entry.synonym)
        };
        let phrases = may_be.into_iter().filter_map(|number| self.phrases.get(number));
        let mut hints: Vec<&'b Synonym> = phrases.filter_map(stands).collect();
        hints.dedup();
        hints
    }

    /// The phrases that the words from `start` on are, how many words they take, and how far these are from them.
    fn phrases_at(&self, words: &Words, start: usize) -> Vec<(&Phrase, usize, u32)> {
        let name = words.all.get(..words.name).unwrap_or_default();
        let rest = name.get(start..).unwrap_or_default();
        let mut found = Vec::new();
        let mut letters = String::new();
        // A name goes on over blanks and hyphens only.
        let goes_on = |word: &Word| matches!(word.sign, None | Some('-' | '.' | '_' | '\''));
        let whole = rest.iter().skip(1).take_while(|word| goes_on(word)).count() + 1;
        let rest = rest.get(..whole).unwrap_or(rest);
        for (index, word) in rest.iter().enumerate() {
            letters.push_str(&word.plain);
            if letters.len() > self.longest {
                break;
            }
            let written = rest.get(..=index).unwrap_or_default();
            for phrase in self.by_letters.get(&letters).into_iter().flatten().filter_map(|at| self.phrases.get(*at)) {
                if phrase.may_be(name, start, written)
                    && let Some(distance) = slips::accents(written, &phrase.text.words)
                {
                    found.push((phrase, written.len(), distance));
                }
            }
        }
        let ids = words.ids.get(start..start + rest.len()).unwrap_or_default();
        for phrase in self.near(rest, ids).into_iter().filter_map(|number| self.phrases.get(number)) {
            let known = &phrase.text;
            let written = rest.get(..known.words.len()).unwrap_or_default();
            if known.ids.contains(&ANY_NUMBER) {
                let fits = find(written, &known.words, words.bare) == Some(0);
                found.extend(fits.then_some((phrase, written.len(), 0)));
            } else if phrase.may_be(name, start, written) && slips::has_one_slip(written, &known.words) {
                found.push((phrase, written.len(), slips::SLIP));
            }
        }
        found
    }

    /// The phrases that the words, or the first of them, may be: with a number, or with one word written wrong; in the
    /// order of the lexicon.
    fn near(&self, written: &[Word], ids: &[WordId]) -> Vec<usize> {
        let Some(first) = ids.first() else { return Vec::new() };
        let begins_so = |phrase: &Phrase| phrase.text.ids.first().is_some_and(|id| id == first || *id == ANY_NUMBER);
        let numbered = self.numbered.iter().copied();
        let mut near: Vec<usize> = numbered.filter(|number| self.phrases.get(*number).is_some_and(begins_so)).collect();
        // Two words that stand in no phrase are one too many.
        let known = |words: &[WordId]| words.iter().filter(|id| **id == WordId::UNKNOWN).count() < 2;
        let longest =
            (1..=ids.len().min(self.most_words)).take_while(|most| ids.get(..*most).is_some_and(known)).last();
        let ids = ids.get(..longest.unwrap_or_default()).unwrap_or_default();
        for (place, (word, own)) in written.iter().zip(ids).enumerate() {
            for other in self.vocabulary.slips(word, *own) {
                let mut key = ids.to_vec();
                if let Some(slot) = key.get_mut(place) {
                    *slot = other;
                }
                let lengths = place + 1..=ids.len();
                let index = if other == WordId::OPEN { &self.by_others } else { &self.by_words };
                let keys = lengths.filter_map(|length| key.get(..length));
                near.extend(keys.filter_map(|key| index.get(key)).flatten());
            }
        }
        near.sort_unstable();
        near.dedup();
        near
    }
}

impl Phrase {
    /// An abbreviation, one word in capitals, is meant only where it is written so and is no part of a code: `XN 2.5T`,
    /// but not `XN78-083`.
    fn may_be(&self, name: &[Word], start: usize, written: &[Word]) -> bool {
        let [known] = self.text.words.as_slice() else { return true };
        if !known.capitals || known.plain.len() > 4 {
            return true;
        }
        let [word] = written else { return false };
        let before = start.checked_sub(1).and_then(|at| name.get(at));
        let after = name.get(start + 1);
        word.capitals
            && before.is_none_or(|before| before.end < word.start)
            && after.is_none_or(|after| word.end < after.start && after.sign.is_none())
    }
}

impl Entry<'_> {
    /// The words that the entry explains where its name takes `length` words from `start` on, as bits; `None` where its
    /// conditions do not hold.
    fn explains(&self, words: &Words, start: usize, length: usize) -> Option<u128> {
        let bits = |start: usize, length: usize| (0..length).fold(0_u128, |bits, at| bits | 1 << ((start + at) & 127));
        let mut explains = bits(start, length);
        // The words beside the name itself; the specification, which tells of many parts, forbids nothing.
        let (before, rest) = words.all.split_at_checked(start)?;
        let after = rest.get(length..)?;
        let place = |sequence: &Sequence| {
            if !sequence.may_stand_in(&words.ids) {
                return None;
            }
            let behind = || find(after, &sequence.words, words.bare).map(|at| at + start + length);
            find(before, &sequence.words, words.bare).or_else(behind)
        };
        if self.not.iter().any(|sequence| place(sequence).is_some_and(|at| at < words.name)) {
            return None;
        }
        let mut found = self.with.is_empty();
        for sequence in &self.with {
            if let Some(at) = place(sequence) {
                explains |= bits(at, sequence.words.len());
                found = true;
            }
        }
        found.then_some(explains)
    }
}

/// Where the sequence stands among the words; `#` stands for a number. Accents may be missing, all of a word's only where
/// the text has none at all (`bare`): `xi-lanh` is not `lạnh`.
pub(super) fn find(words: &[Word], sequence: &[Word], bare: bool) -> Option<usize> {
    let fits = |word: &Word, meant: &Word| {
        let fit = word.fit(meant);
        let without = fit == Some(Fit::Bare) && (bare || !word.is_bare());
        (is_any_number(meant) && word.is_number()) || fit == Some(Fit::Same) || without
    };
    let mut windows = words.windows(sequence.len().max(1));
    windows.position(|window| window.iter().zip(sequence).all(|(word, meant)| fits(word, meant)))
}

/// The attributes that criteria and conditions of each category test.
fn asked(book: &Rulebook) -> HashMap<&str, BTreeSet<&str>> {
    let data = book.data();
    let mut asked: HashMap<&str, BTreeSet<&str>> = HashMap::new();
    let rows = data.lists.iter().flat_map(|list| &list.rows);
    let listed = rows.flat_map(|row| row.when.iter().chain(&row.doubt).map(|expr| (row.category.as_str(), expr)));
    let rules = data.intervals.iter().flat_map(|rule| rule.when.iter().map(move |expr| (&rule.categories, expr)));
    let ruled = rules.flat_map(|(categories, expr)| categories.iter().map(move |category| (category.as_str(), expr)));
    let conforming = data.conformity.iter().flat_map(|row| row.when.iter().map(|expr| (row.category.as_str(), expr)));
    let relocated = data.categories.iter().filter_map(|category| match &category.relocation {
        Relocation::When(expr) => Some((category.id.as_str(), expr)),
        Relocation::Yes | Relocation::No => None,
    });
    for (category, expr) in listed.chain(ruled).chain(conforming).chain(relocated) {
        asked.entry(category).or_default().extend(expr.tests().into_iter().map(|(name, _)| name));
    }
    asked
}

#[cfg(test)]
mod tests;
