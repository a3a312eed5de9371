//! The indexes answer as searching all phrases does.

use super::*;

/// What each phrase is of the words from `start` on, one phrase after the other.
fn phrases_by_search<'l>(lexicon: &'l Lexicon<'_>, words: &Words, start: usize) -> Vec<(&'l Phrase, usize, u32)> {
    let name = &words.all[..words.name];
    let goes_on = |word: &Word| matches!(word.sign, None | Some('-' | '.' | '_' | '\''));
    let whole = name.iter().skip(start + 1).take_while(|word| goes_on(word)).count() + 1;
    let rest = &name[start..start + whole];
    let letters = |words: &[Word]| words.iter().map(|word| word.plain.as_str()).collect::<String>();
    let is_numbered = |phrase: &Phrase| phrase.text.words.iter().any(is_any_number);
    let mut found = Vec::new();
    for length in 1..=rest.len() {
        let written = &rest[..length];
        let same = |phrase: &&Phrase| !is_numbered(phrase) && letters(&phrase.text.words) == letters(written);
        for phrase in lexicon.phrases.iter().filter(same).filter(|phrase| phrase.may_be(name, start, written)) {
            found.extend(slips::accents(written, &phrase.text.words).map(|distance| (phrase, length, distance)));
        }
    }
    for phrase in &lexicon.phrases {
        let written = rest.get(..phrase.text.words.len()).unwrap_or_default();
        if is_numbered(phrase) {
            let fits = find(written, &phrase.text.words, words.bare) == Some(0);
            found.extend(fits.then_some((phrase, written.len(), 0)));
        } else if phrase.may_be(name, start, written) && slips::has_one_slip(written, &phrase.text.words) {
            found.push((phrase, written.len(), slips::SLIP));
        }
    }
    found
}

fn hints_by_search<'b>(lexicon: &Lexicon<'b>, words: &Words) -> Vec<&'b Synonym> {
    let stands = |phrase: &Phrase| {
        let entry = &lexicon.entries[phrase.entry];
        if entry.synonym.meaning != Meaning::Open || entry.synonym.implies.is_empty() {
            return None;
        }
        let start = find(&words.all, &phrase.text.words, words.bare)?;
        entry.explains(words, start, phrase.text.words.len()).map(|_| entry.synonym)
    };
    let mut hints: Vec<&Synonym> = lexicon.phrases.iter().filter_map(stands).collect();
    hints.dedup();
    hints
}

/// The text as people mistype it: each way at a place that the number picks.
fn mistyped(text: &str, number: usize) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let at = number % letters.len();
    let with = |change: fn(&mut Vec<char>, usize)| {
        let mut letters = letters.clone();
        change(&mut letters, at);
        letters.into_iter().collect::<String>()
    };
    vec![
        with(|letters, at| letters.truncate(at.max(1))),
        with(|letters, at| *letters = [&letters[..at], &letters[at + 1..]].concat()),
        with(|letters, at| letters.insert(at, 'n')),
        with(|letters, at| letters[at] = 'x'),
        with(|letters, at| letters.swap(at, at.saturating_sub(1))),
        with(|letters, at| letters.insert(at, ' ')),
        text.replacen(' ', "", 1),
        crate::read::words::fold(text),
        text.to_uppercase(),
        text.replace("tr", "ch").replace('l', "n"),
        text.replace('s', "x").replace('d', "gi"),
    ]
}

#[test]
fn indexes_answer_as_the_plain_search() {
    let book = Rulebook::builtin();
    let lexicon = Lexicon::new(book);
    let (mut phrases, mut slips, mut hints) = (0, 0, 0);
    let texts = book.data().synonyms.iter().flat_map(|synonym| {
        let beside = synonym.with.first().or(synonym.not.first()).map_or("số 5", String::as_str);
        synonym.texts.iter().map(move |text| format!("{} {}", text.replace('#', "3"), beside.replace('#', "7")))
    });
    // The plain search is slow: of all texts every fifth.
    for (number, text) in texts.enumerate().step_by(5) {
        for name in std::iter::once(text.clone()).chain(mistyped(&text, number)) {
            let words = lexicon.words(&name, Some("lắp cố định, ngoài trời"));
            for start in 0..words.name {
                let key = |found: Vec<(&Phrase, usize, u32)>| {
                    let of = |(phrase, length, distance)| (std::ptr::from_ref::<Phrase>(phrase), length, distance);
                    found.into_iter().map(of).collect::<Vec<_>>()
                };
                let found = key(lexicon.phrases_at(&words, start));
                assert_eq!(found, key(phrases_by_search(&lexicon, &words, start)), "{name}, word {start}");
                phrases += found.len();
                slips += found.iter().filter(|(_, _, distance)| *distance == slips::SLIP).count();
            }
            let found = lexicon.hints(&words);
            assert_eq!(found, hints_by_search(&lexicon, &words), "{name}");
            hints += found.len();
        }
    }
    // There was something to find.
    assert!(phrases > 1000 && slips > 100 && hints > 1000, "{phrases} {slips} {hints}");
}
