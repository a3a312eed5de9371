use crate::code::Code;
use crate::error::cut;
use crate::law::{Meaning, Rulebook};
use crate::read::words::Word;
use crate::record::{Attribute, Field, Remark};

use super::attributes::{self, Read};
use super::lexicon::{Lexicon, Match, Words};

/// What a name says of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Recognition<'b> {
    /// Its category.
    pub category: Named<'b>,
    /// Its attributes, as far as name and specification give them.
    pub attributes: Vec<Attribute>,
    /// What was recognised, for the record: [`Code::CategoryRecognised`], [`Code::CategoryAmbiguous`] with the candidates,
    /// [`Code::AttributeRecognised`], and what is wrong with a value.
    pub remarks: Vec<Remark>,
}

/// The category that a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named<'b> {
    /// This one.
    Certain(&'b str),
    /// One of these, or none of the rulebook's; by id, at least one.
    Candidates(Vec<&'b str>),
    /// Nothing that is known.
    None,
}

/// Recognises names by the synonyms of one rulebook.
///
/// In Vietnamese the thing comes first and what it belongs to behind it: `bơm nước nồi hơi` is a pump. A name is therefore
/// recognised only by its first words, after numbers, codes and words that say nothing (`hệ thống`); a first word that is
/// not known ends the search. Of the synonyms that fit there, those count that explain most of the name.
#[derive(Debug)]
pub struct Recogniser<'b> {
    book: &'b Rulebook,
    lexicon: Lexicon<'b>,
}

/// Recognises one name; for many, keep a [`Recogniser`].
///
/// ```
/// use kiemdinh::Rulebook;
/// use kiemdinh::read::recognise::{Named, recognise};
///
/// let book = Rulebook::builtin();
/// let vessel = recognise(book, "Bình khí nén V=500L, P=8bar", None);
/// assert_eq!(vessel.category, Named::Certain("pressure.vessel"));
/// let names: Vec<&str> = vessel.attributes.iter().map(|attribute| attribute.name.as_str()).collect();
/// assert_eq!(names, ["volume", "working_pressure", "medium"]);
///
/// // What fits several stays open, and what is none of the rulebook's objects is nothing.
/// let hoist = recognise(book, "Pa lăng xích 2T", None);
/// assert_eq!(hoist.category, Named::Candidates(vec!["lifting.hoist_electric", "lifting.hoist_manual"]));
/// assert_eq!(recognise(book, "Bơm nước cấp nồi hơi", None).category, Named::None);
/// ```
#[must_use]
pub fn recognise<'b>(book: &'b Rulebook, name: &str, specification: Option<&str>) -> Recognition<'b> {
    Recogniser::new(book).recognise(name, specification)
}

impl<'b> Recogniser<'b> {
    /// A recogniser of that rulebook's names, overlays included.
    #[must_use]
    pub fn new(book: &'b Rulebook) -> Recogniser<'b> {
        Recogniser { book, lexicon: Lexicon::new(book) }
    }

    /// What the name says, with the specification beside it where the register has one.
    ///
    /// Of a name, and of a specification, [`MAX_WORDS`](super::MAX_WORDS) words are looked at.
    #[must_use]
    pub fn recognise(&self, name: &str, specification: Option<&str>) -> Recognition<'b> {
        let words = self.lexicon.words(name, specification);
        let Some(head) = self.head(&words) else { return Recognition::nothing() };
        let category = head.named();
        let categories = match &category {
            Named::Certain(id) => vec![*id],
            Named::Candidates(ids) => ids.clone(),
            Named::None => return Recognition::nothing(),
        };
        let mut remarks = Vec::new();
        let field = Field::Item("category");
        remarks.push(match &category {
            Named::Candidates(ids) => {
                let raw = format!("{} ({})", cut(name.trim()), ids.join(", "));
                Remark { code: Code::CategoryAmbiguous, field, raw: Some(raw.into()) }
            }
            _ => Remark { code: Code::CategoryRecognised, field, raw: Some(cut(name.trim()).into()) },
        });
        let read = Read { book: self.book, lexicon: &self.lexicon, words: &words, name, specification };
        let attributes = attributes::attributes(&read, &head, &categories, &mut remarks);
        Recognition { category, attributes, remarks }
    }

    /// The synonyms at the head of the name.
    fn head(&self, words: &Words) -> Option<Head<'b>> {
        let name = words.all.get(..words.name).unwrap_or_default();
        let mut at = 0;
        while at < name.len() {
            let matches = self.lexicon.best_at(words, at);
            let length = matches.iter().map(|one| one.length).max().unwrap_or_default();
            let said: Vec<Match<'b>> = matches.into_iter().filter(|one| one.synonym.meaning != Meaning::Open).collect();
            if !said.is_empty() {
                let mut head = Head { matches: said, start: at, end: at + length };
                head.add_second(&self.lexicon, words, name);
                return Some(head);
            }
            match length {
                0 if is_code(name, at) => at += 1,
                0 => return None,
                length => at += length,
            }
        }
        None
    }
}

impl Recognition<'_> {
    fn nothing() -> Self {
        Recognition { category: Named::None, attributes: Vec::new(), remarks: Vec::new() }
    }
}

/// What stands at the head of a name.
pub(super) struct Head<'b> {
    pub(super) matches: Vec<Match<'b>>,
    /// Its first word.
    pub(super) start: usize,
    /// The first word behind it.
    pub(super) end: usize,
}

impl<'b> Head<'b> {
    /// A name may name two things: `Palăng/Cầu trục`, `cầu trục và cổng trục`. It is then one of both.
    fn add_second(&mut self, lexicon: &Lexicon<'b>, words: &Words, name: &[Word]) {
        let Some(next) = name.get(self.end) else { return };
        let start = match next.plain.as_str() {
            _ if matches!(next.sign, Some('/' | '&' | '+')) => self.end,
            "va" | "hoac" => self.end + 1,
            _ => return,
        };
        let second = lexicon.best_at(words, start);
        self.matches.extend(second.into_iter().filter(|one| one.synonym.meaning != Meaning::Open));
    }

    fn named(&self) -> Named<'b> {
        let mut certain = true;
        let mut ids: Vec<&'b str> = Vec::new();
        for one in &self.matches {
            match &one.synonym.meaning {
                Meaning::Category(id) => ids.push(id),
                Meaning::Candidates(candidates) => {
                    certain = false;
                    ids.extend(candidates.iter().map(String::as_str));
                }
                Meaning::Open => {}
            }
        }
        ids.sort_unstable();
        ids.dedup();
        match ids.as_slice() {
            [] => Named::None,
            [id] if certain => Named::Certain(id),
            _ => Named::Candidates(ids),
        }
    }
}

/// Whether the word at that place is a number, or letters of a code: a single one, or a few capitals with a number or a
/// sign behind them (`PL-07`, `CT01:`).
fn is_code(name: &[Word], at: usize) -> bool {
    let Some(word) = name.get(at) else { return false };
    let next = name.get(at + 1);
    let parted = next.is_some_and(|next| next.is_number() || next.sign.is_some());
    word.is_number() || word.plain.len() == 1 || (word.capitals && word.plain.len() <= 4 && parted)
}
