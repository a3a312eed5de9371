//! Attributes out of a name and the specification beside it.

use crate::code::Code;
use crate::error::cut;
use crate::law::{AttributeType, Rulebook};
use crate::read::words::{SpecificationValue, Word, of_name, specification};
use crate::record::{Attribute, AttributeValue, Field, Remark};

use super::category::Head;
use super::lexicon::{Lexicon, Words, find};
use super::same::is_same_value;

/// What there is to read.
pub(super) struct Read<'r, 'b> {
    pub(super) book: &'b Rulebook,
    pub(super) lexicon: &'r Lexicon<'b>,
    pub(super) words: &'r Words,
    pub(super) name: &'r str,
    pub(super) specification: Option<&'r str>,
}

/// The attributes of an item of one of the categories, each with its remark.
///
/// Measures count wherever they are given; words (`trong nhà`, a medium's name) only for an attribute that the law of the
/// category asks for. The first statement counts: specification, name, what the synonyms imply, hints, the medium's name.
pub(super) fn attributes(
    read: &Read<'_, '_>,
    head: &Head<'_>,
    categories: &[&str],
    remarks: &mut Vec<Remark>,
) -> Vec<Attribute> {
    let mut found = Found { attributes: Vec::new(), remarks };
    found.measures(read, categories);
    let is_asked = |name: &str| read.lexicon.is_asked(name, categories.iter().copied());
    for one in &head.matches {
        for (name, value) in one.synonym.implies.iter().filter(|(name, _)| is_asked(name)) {
            found.word(name, value, read.name.trim());
        }
    }
    for synonym in read.lexicon.hints(read.words) {
        for (name, value) in synonym.implies.iter().filter(|(name, _)| is_asked(name)) {
            found.word(name, value, read.name.trim());
        }
    }
    if is_asked("medium")
        && let Some((medium, raw)) = medium(read, head)
    {
        found.word("medium", medium, raw);
    }
    found.attributes
}

struct Found<'f> {
    attributes: Vec<Attribute>,
    remarks: &'f mut Vec<Remark>,
}

impl Found<'_> {
    fn measures(&mut self, read: &Read<'_, '_>, categories: &[&str]) {
        // Of several candidates only what they have in common is known: the family.
        let category = match categories {
            [one] => *one,
            [first, rest @ ..] => {
                let family = first.split('.').next().unwrap_or_default();
                if rest.iter().any(|id| id.split('.').next() != Some(family)) {
                    return;
                }
                family
            }
            [] => return,
        };
        let stated = specification(read.specification.unwrap_or_default(), category);
        let named = of_name(read.name, category);
        for value in &stated {
            match named.iter().find(|other| other.attribute == value.attribute && !agree(read.book, value, other)) {
                None => self.measure(read, value),
                // Name and specification contradict each other: neither counts.
                Some(other) => {
                    let raw = format!("{} / {}", value.raw, other.raw);
                    self.remark(Code::UnreadableValue, value.attribute, &raw);
                }
            }
        }
        for value in named.iter().filter(|value| !stated.iter().any(|other| other.attribute == value.attribute)) {
            self.measure(read, value);
        }
    }

    fn measure(&mut self, read: &Read<'_, '_>, found: &SpecificationValue<'_>) {
        let Some(definition) = read.book.attribute(found.attribute) else { return };
        match &found.value {
            Ok(AttributeValue::Text(text)) if matches!(definition.kind, AttributeType::Text) => {
                self.word(found.attribute, text, found.raw);
            }
            Ok(value) => self.add(found.attribute, value.clone(), found.raw),
            Err(code) => self.remark(*code, found.attribute, found.raw),
        }
    }

    fn word(&mut self, name: &str, value: &str, raw: &str) {
        if !self.attributes.iter().any(|attribute| attribute.name == name) {
            self.add(name, AttributeValue::Text(value.to_owned()), raw);
        }
    }

    fn add(&mut self, name: &str, value: AttributeValue, raw: &str) {
        self.attributes.push(Attribute { name: name.to_owned(), value });
        self.remark(Code::AttributeRecognised, name, raw);
    }

    fn remark(&mut self, code: Code, name: &str, raw: &str) {
        self.remarks.push(Remark { code, field: Field::Attribute(name.into()), raw: Some(cut(raw).into()) });
    }
}

/// Whether two statements of one attribute are of the same value.
fn agree(book: &Rulebook, one: &SpecificationValue<'_>, other: &SpecificationValue<'_>) -> bool {
    match (&one.value, &other.value) {
        (Ok(value), Ok(other)) => is_same_value(book, one.attribute, value, other),
        (one, other) => one == other,
    }
}

/// What a medium's name stands behind: a container, or words such as `chứa` (holding) and `khí` (gas), folded.
const BEFORE_MEDIUM: [&str; 11] = ["chai", "binh", "bon", "be", "tec", "xitec", "thung", "chua", "cho", "khi", "chat"];

/// The medium that is named at the head or right behind it, and the words that name it: `Chai oxy`, `Bình áp lực chứa NH3`.
fn medium<'b, 'r>(read: &Read<'r, 'b>, head: &Head<'_>) -> Option<(&'b str, &'r str)> {
    /// How many words behind the head are looked at.
    const BEHIND: usize = 3;
    let name = read.words.all.get(..read.words.name)?;
    let is_before = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| name.get(before));
        before.is_some_and(|word| BEFORE_MEDIUM.contains(&word.plain.as_str()))
    };
    let places: Vec<usize> = (head.start..=head.end + BEHIND).filter(|at| is_before(*at)).collect();
    let mut best: Option<(&'b str, &[Word])> = None;
    for (known, sequence) in &read.lexicon.media {
        let words = &sequence.words;
        let stands_at = |at: &usize| {
            (read.words.ids.get(*at) == sequence.ids.first()).then_some(())?;
            let named = name.get(*at..*at + words.len())?;
            (find(named, words, read.words.bare) == Some(0)).then_some(named)
        };
        let found = places.iter().find_map(stands_at);
        if let Some(named) = found.filter(|named| best.is_none_or(|(_, other)| other.len() < named.len())) {
            best = Some((known, named));
        }
    }
    let (known, named) = best?;
    Some((known, read.name.get(named.first()?.start..named.last()?.end)?))
}
