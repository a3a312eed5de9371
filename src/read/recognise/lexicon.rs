use std::collections::{BTreeSet, HashMap};

use crate::law::{Meaning, Relocation, Rulebook, Synonym};
use crate::read::words::{Fit, Word, split};

use super::slips;

/// The most words of a name, and of a specification, that are looked at.
pub const MAX_WORDS: usize = 64;

/// The rulebook's synonyms, ready to be compared.
#[derive(Debug)]
pub(super) struct Lexicon<'b> {
    entries: Vec<Entry<'b>>,
    phrases: Vec<Phrase>,
    /// The phrases by their letters, those with `#` excepted.
    by_letters: HashMap<String, Vec<usize>>,
    longest: usize,
    /// Attributes that the law of a category asks for.
    asked: HashMap<&'b str, BTreeSet<&'b str>>,
}

#[derive(Debug)]
struct Entry<'b> {
    synonym: &'b Synonym,
    with: Vec<Vec<Word>>,
    not: Vec<Vec<Word>>,
}

#[derive(Debug)]
struct Phrase {
    entry: usize,
    words: Vec<Word>,
}

/// The words of a name and of the specification beside it.
pub(super) struct Words {
    pub(super) all: Vec<Word>,
    /// How many of them are the name's.
    pub(super) name: usize,
    /// Whether none of them has an accent.
    pub(super) bare: bool,
}

impl Words {
    pub(super) fn new(name: &str, specification: Option<&str>) -> Words {
        let mut all = split(name, MAX_WORDS);
        let name = all.len();
        all.extend(split(specification.unwrap_or_default(), MAX_WORDS));
        let bare = all.iter().all(Word::is_bare);
        Words { all, name, bare }
    }
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
        let sequences =
            |texts: &[String]| texts.iter().map(|text| split_pattern(text)).filter(|words| !words.is_empty()).collect();
        let mut lexicon = Lexicon {
            entries: Vec::new(),
            phrases: Vec::new(),
            by_letters: HashMap::new(),
            longest: 0,
            asked: asked(book),
        };
        for (entry, synonym) in book.data().synonyms.iter().enumerate() {
            for text in &synonym.texts {
                let words = split_pattern(text);
                if !words.iter().any(is_any_number) {
                    let letters: String = words.iter().map(|word| word.plain.as_str()).collect();
                    lexicon.longest = lexicon.longest.max(letters.len());
                    lexicon.by_letters.entry(letters).or_default().push(lexicon.phrases.len());
                }
                lexicon.phrases.push(Phrase { entry, words });
            }
            lexicon.entries.push(Entry { synonym, with: sequences(&synonym.with), not: sequences(&synonym.not) });
        }
        lexicon
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
        let is_hint = |entry: &&Entry<'b>| entry.synonym.meaning == Meaning::Open && !entry.synonym.implies.is_empty();
        let stands = |phrase: &Phrase| {
            let entry = self.entries.get(phrase.entry).filter(is_hint)?;
            let start = find(&words.all, &phrase.words, words.bare)?;
            entry.explains(words, start, phrase.words.len()).map(|_| entry.synonym)
        };
        let mut hints: Vec<&'b Synonym> = self.phrases.iter().filter_map(stands).collect();
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
                    && let Some(distance) = slips::accents(written, &phrase.words)
                {
                    found.push((phrase, written.len(), distance));
                }
            }
        }
        for phrase in &self.phrases {
            let written = rest.get(..phrase.words.len()).unwrap_or_default();
            if phrase.words.iter().any(is_any_number) {
                let fits = find(written, &phrase.words, words.bare) == Some(0);
                found.extend(fits.then_some((phrase, written.len(), 0)));
            } else if phrase.may_be(name, start, written) && slips::has_one_slip(written, &phrase.words) {
                found.push((phrase, written.len(), slips::SLIP));
            }
        }
        found
    }
}

impl Phrase {
    /// An abbreviation, one word in capitals, is meant only where it is written so and is no part of a code: `XN 2.5T`,
    /// but not `XN78-083`.
    fn may_be(&self, name: &[Word], start: usize, written: &[Word]) -> bool {
        let [known] = self.words.as_slice() else { return true };
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
        let place = |sequence: &Vec<Word>| {
            let behind = || find(after, sequence, words.bare).map(|at| at + start + length);
            find(before, sequence, words.bare).or_else(behind)
        };
        if self.not.iter().any(|sequence| place(sequence).is_some_and(|at| at < words.name)) {
            return None;
        }
        let mut found = self.with.is_empty();
        for sequence in &self.with {
            if let Some(at) = place(sequence) {
                explains |= bits(at, sequence.len());
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

fn is_any_number(word: &Word) -> bool {
    word.plain == "#"
}

/// The words of a text, `#` among them.
fn split_pattern(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for (index, part) in text.split('#').enumerate() {
        if index > 0 {
            words.push(Word::of_plain("#"));
        }
        words.extend(split(part, MAX_WORDS));
    }
    words
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
