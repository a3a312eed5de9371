use std::collections::BTreeMap;

use kiemdinh::Rulebook;
use kiemdinh::quantity::Quantity;
use kiemdinh::read::recognise::{Named, Recogniser, Recognition};
use kiemdinh::record::AttributeValue;

const LIST: &str = include_str!("names.tsv");

pub(super) struct Name {
    set: &'static str,
    pub(super) name: &'static str,
    pub(super) specification: &'static str,
    label: &'static str,
    attributes: &'static str,
}

pub(super) fn names() -> Vec<Name> {
    let mut names = Vec::new();
    for line in LIST.lines().filter(|line| !line.starts_with('#')) {
        let [set, name, specification, label, attributes] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not five columns: {line}");
        };
        assert!(["dev", "held", "found"].contains(&set), "{line}");
        names.push(Name { set, name, specification, label, attributes });
    }
    names
}

/// The answer in the words of the list.
fn answer(recognition: &Recognition<'_>) -> String {
    match &recognition.category {
        Named::Certain(id) => (*id).to_owned(),
        Named::Candidates(ids) => format!("ambiguous: {}", ids.join(", ")),
        Named::None => "none".to_owned(),
    }
}

fn attributes(recognition: &Recognition<'_>) -> BTreeMap<String, String> {
    let shown = |value: &AttributeValue| match value {
        AttributeValue::Measured { value, unit: Some(unit) } => Quantity { value: *value, unit: *unit }.to_string(),
        AttributeValue::Measured { value, unit: None } => value.to_string(),
        AttributeValue::Text(text) => text.clone(),
        _ => String::new(),
    };
    recognition.attributes.iter().map(|one| (one.name.clone(), shown(&one.value))).collect()
}

/// How many names of a set were right.
#[derive(Debug, Default)]
struct Figures {
    /// Labelled with a category.
    certain: usize,
    /// Given a category.
    given: usize,
    /// Given the category of the label.
    right: usize,
    ambiguous: usize,
    ambiguous_right: usize,
    none: usize,
    none_right: usize,
    /// Names labelled with attributes, and those of them where exactly these were found.
    attributes: usize,
    attributes_right: usize,
}

fn measure(set: &str) -> Figures {
    let recogniser = Recogniser::new(Rulebook::builtin());
    let mut figures = Figures::default();
    for name in names().into_iter().filter(|name| name.set == set) {
        let specification = Some(name.specification).filter(|text| !text.is_empty());
        let recognition = recogniser.recognise(name.name, specification);
        let answer = answer(&recognition);
        let right = answer == name.label;
        if !right {
            println!("{:?} {:?}: {answer}, not {}", name.name, name.specification, name.label);
        }
        figures.given += usize::from(matches!(recognition.category, Named::Certain(_)));
        let (all, good) = match name.label {
            "none" => (&mut figures.none, &mut figures.none_right),
            label if label.starts_with("ambiguous: ") => (&mut figures.ambiguous, &mut figures.ambiguous_right),
            _ => (&mut figures.certain, &mut figures.right),
        };
        *all += 1;
        *good += usize::from(right);
        if !name.attributes.is_empty() {
            let expected = name.attributes.split("; ").map(|one| one.split_once('=').expect("name=value"));
            let expected: BTreeMap<String, String> =
                expected.map(|(name, value)| (name.into(), value.into())).collect();
            let found = attributes(&recognition);
            figures.attributes += 1;
            figures.attributes_right += usize::from(found == expected);
            if found != expected {
                println!("{:?}: {found:?}, not {expected:?}", name.name);
            }
        }
    }
    println!("{set}: {figures:?}");
    figures
}

/// Of a hundred categories given, and of a hundred names that have one, so many at least must be right.
fn assert_good(figures: &Figures) {
    assert!(figures.right * 100 >= figures.given * 98, "precision: {figures:?}");
    assert!(figures.right * 100 >= figures.certain * 90, "recall: {figures:?}");
    assert!(figures.none_right * 100 >= figures.none * 98, "none: {figures:?}");
    assert!(figures.ambiguous_right * 100 >= figures.ambiguous * 90, "ambiguous: {figures:?}");
    assert!(figures.attributes_right * 100 >= figures.attributes * 95, "attributes: {figures:?}");
}

#[test]
fn names_that_the_synonyms_were_made_with() {
    assert_good(&measure("dev"));
}

#[test]
fn names_that_were_held_out() {
    assert_good(&measure("held"));
}

#[test]
fn names_that_others_wrote() {
    assert_good(&measure("found"));
}

#[test]
fn the_list_is_large_enough() {
    let names = names();
    let count = |is: fn(&&Name) -> bool| names.iter().filter(is).count();
    let own = count(|name| name.set != "found");
    assert!(own >= 320);
    assert!(count(|name| name.set == "held") >= own / 3);
    assert!(count(|name| name.label == "none") >= 60);
    assert!(count(|name| name.label.starts_with("ambiguous: ")) >= 25);
}

/// The names that the law itself uses are read as what they are, or left open.
#[test]
fn names_of_the_law() {
    let book = Rulebook::builtin();
    let recogniser = Recogniser::new(book);
    let mut certain = 0;
    for category in &book.data().categories {
        let recognition = recogniser.recognise(&category.name_vi, None);
        println!("{}: {} = {}", category.id, category.name_vi, answer(&recognition));
        match recognition.category {
            Named::Certain(id) => {
                assert_eq!(id, category.id, "{}", category.name_vi);
                certain += 1;
            }
            Named::Candidates(ids) => assert!(ids.contains(&category.id.as_str()), "{}: {ids:?}", category.name_vi),
            Named::None => {}
        }
    }
    assert!(certain * 100 >= book.data().categories.len() * 90, "{certain}");
}

/// Communes are no machines.
#[test]
fn names_of_communes_are_none() {
    let book = Rulebook::builtin();
    let recogniser = Recogniser::new(book);
    for commune in book.data().provinces.iter().flat_map(|province| &province.units) {
        let recognition = recogniser.recognise(&commune.name, commune.merged_from.as_deref());
        assert_eq!(recognition.category, Named::None, "{}", commune.name);
    }
}
