//! What the library and the reference evaluator answer to a case.

use std::collections::HashMap;

use kiemdinh::assess::{DuplicateKeys, ExposureTotals};
use kiemdinh::law::Source;
use kiemdinh::read::{ReadOptions, json};
use kiemdinh::{Date, Item, Rulebook};
use serde_json::{Value, json};

use super::cases::{Case, Question};
use crate::{reference, support};

/// A rulebook, read by the library and by the reference evaluator.
struct Book {
    library: Rulebook,
    reference: reference::Book,
}

impl Book {
    fn load(overlays: &[String]) -> Book {
        let sources: Vec<Source> = overlays.iter().map(|text| Source { name: "overlay.toml", text }).collect();
        let library = Rulebook::builtin_with(&sources).unwrap_or_else(|error| panic!("{error}"));
        let texts = support::builtin_texts();
        let texts: Vec<&str> = texts.iter().chain(overlays).map(String::as_str).collect();
        Book { library, reference: reference::Book::load(&texts) }
    }
}

/// Judges cases; a book is loaded once.
#[derive(Default)]
pub(crate) struct Judge {
    books: HashMap<Vec<String>, Book>,
}

/// What the library says to a case.
pub(crate) struct Answer {
    /// The expectation's form.
    pub(crate) bare: Value,
    /// The same, for one item with the names of the `steps` and the codes of the `remedies`.
    pub(crate) told: Value,
}

/// The findings of reading: the reference evaluator takes a record as it is understood.
const READING: [&str; 2] = ["unknown_key", "unreadable_value"];
/// The findings about several items, which the reference evaluator judges one by one.
const DUPLICATES: [&str; 4] = ["duplicate_id", "duplicate_certificate", "duplicate_stamp", "duplicate_item"];

impl Judge {
    fn book(&mut self, overlays: &[String]) -> &Book {
        self.books.entry(overlays.to_vec()).or_insert_with(|| Book::load(overlays))
    }

    pub(crate) fn library(&mut self, case: &Case<'_>) -> Answer {
        check_options(case);
        let book = &self.book(&case.overlays).library;
        match case.question() {
            Question::Item(text) => assess(case, book, text),
            Question::Items(items) => {
                let bare = assess_all(case, book, &items);
                Answer { told: bare.clone(), bare }
            }
            Question::Line(text) => {
                let error = read(case, text).expect_err("a line that is no record");
                let mut bare = serde_json::to_value(&error).expect("plain data");
                let inner = bare["error"].as_object_mut().expect("an error");
                inner.remove("message_vi").and(inner.remove("message_en")).expect("messages in both languages");
                Answer { told: bare.clone(), bare }
            }
        }
    }

    /// Where the reference evaluator, which knows single records only, says something else than `expected`.
    pub(crate) fn reference(&mut self, case: &Case<'_>, expected: &Value) -> Vec<String> {
        let book = &self.book(&case.overlays).reference;
        let assess = |item: &Value| {
            let as_of = case.as_of.as_deref().expect("as_of");
            reference::assess(book, item, as_of, &case.options)
        };
        let differences = super::compare::differences;
        match case.question() {
            Question::Line(_) => vec![],
            Question::Item(_) => match &case.understood {
                Some(item) => {
                    let (found, expected) = (without(assess(item), &READING), without(expected.clone(), &READING));
                    differences("reference", &found, &expected)
                }
                None => differences("reference", &assess(&case.items()[0]), expected),
            },
            Question::Items(_) => {
                let expected = expected["assessments"].as_array().expect("assessments");
                let pairs = case.items().into_iter().zip(expected).enumerate();
                pairs
                    .flat_map(|(index, (item, expected))| {
                        let expected = without(expected.clone(), &DUPLICATES);
                        differences(&format!("reference[{index}]"), &assess(&item), &expected)
                    })
                    .collect()
            }
        }
    }
}

fn without(mut assessment: Value, codes: &[&str]) -> Value {
    let findings = assessment["findings"].as_array_mut().expect("findings");
    findings.retain(|finding| codes.iter().all(|code| finding["code"] != *code));
    assessment
}

/// A misspelt option would be taken for its default.
fn check_options(case: &Case<'_>) {
    let known =
        ["window_days", "strict", "complete", "known_on", "accreditations", "parameters", "lenient"].map(str::to_owned);
    let unknown = case.options.as_object().into_iter().flatten().find(|(key, _)| !known.contains(key));
    assert!(unknown.is_none(), "{}: unknown option {unknown:?}", case.name);
}

fn read(case: &Case<'_>, text: &str) -> Result<Item, kiemdinh::read::RowError> {
    let lenient = case.options["lenient"] == true;
    let mut item = Item::default();
    json::item(text.as_bytes(), 1, ReadOptions::lenient(lenient), &mut item).map(|()| item)
}

fn as_of(case: &Case<'_>) -> Date {
    case.as_of.as_deref().expect("as_of").parse().expect("a day")
}

fn assess(case: &Case<'_>, book: &Rulebook, text: &str) -> Answer {
    let item = read(case, text).unwrap_or_else(|error| panic!("{}: {error}", case.name));
    let given = support::CaseOptions::read(&case.options);
    let mut options = given.options(book);
    (options.explanation, options.remedies) = (true, true);
    let answer = book.assess(&item, as_of(case), &options);
    check_identity(&answer, book, &case.overlays);
    let bare = support::bare(&answer);
    let mut told = bare.clone();
    let texts = |list: Vec<&str>| Value::from(list);
    told["steps"] = texts(answer.explanation.iter().flatten().map(|step| step.step).collect());
    told["remedies"] = texts(answer.remedies.iter().flatten().map(|remedy| remedy.code).collect());
    Answer { bare, told }
}

/// S20: an assessment names the book that judged, overlays included.
fn check_identity(answer: &kiemdinh::Assessment<'_>, book: &Rulebook, overlays: &[String]) {
    let whole = serde_json::to_value(answer).expect("plain data");
    let identity = json!({"id": book.id(), "version": book.version(), "sha256": book.sha256()});
    assert_eq!(whole["rulebook"], identity);
    assert_eq!(overlays.is_empty(), book.sha256() == Rulebook::builtin().sha256());
}

/// The assessments of a register with what stands twice in it, and its owner's penalty exposure.
fn assess_all(case: &Case<'_>, book: &Rulebook, items: &[(u32, &str)]) -> Value {
    let read = |(source, text): &(u32, &str)| (*source, self::read(case, text).expect("a record"));
    let items: Vec<(u32, Item)> = items.iter().map(read).collect();
    let mut keys = DuplicateKeys::default();
    items.iter().for_each(|(source, item)| keys.collect(*source, item));
    let duplicates = keys.finish();
    let given = support::CaseOptions::read(&case.options);
    let options = given.options(book);
    let mut totals = ExposureTotals::new(options.complete);
    let mut assessments = Vec::new();
    for (source, item) in &items {
        let mut answer = book.assess(item, as_of(case), &options);
        duplicates.mark(*source, item, &mut answer);
        totals.add(&answer, item.units());
        assessments.push(support::bare(&answer));
    }
    let mut exposure = serde_json::to_value(totals.exposure(book, as_of(case))).expect("plain data");
    for band in exposure.as_array_mut().expect("a list") {
        let band = band["band"].as_object_mut().expect("a band");
        band.remove("caution").and(band.remove("note")).expect("texts beside the amounts");
    }
    json!({"assessments": assessments, "exposure": exposure})
}
