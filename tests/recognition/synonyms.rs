//! The synonyms as a part of the rulebook.

use kiemdinh::law::{Meaning, Source};
use kiemdinh::read::recognise::{Named, Recogniser, recognise};
use kiemdinh::{ErrorKind, Rulebook};

const OVERLAY: &str = "overlay = { id = \"o\", authority = \"A\", verified_by = \"B\", on = 2026-12-01 }\n";

fn with(text: &str) -> Result<Rulebook, kiemdinh::Error> {
    let text = format!("{OVERLAY}{text}");
    Rulebook::builtin_with(&[Source { name: "o.toml", text: &text }])
}

/// The faults of an overlay: kind, path, line.
fn faults(text: &str) -> Vec<(ErrorKind, String, u64)> {
    let error = with(text).expect_err("faults");
    let place =
        |fault: &kiemdinh::Fault| (fault.place().field.clone().expect("a path"), fault.place().row.expect("a line"));
    error.faults().iter().map(|fault| (fault.kind(), place(fault).0, place(fault).1)).collect()
}

#[test]
fn an_overlay_adds_names_and_changes_them() {
    let builtin = Rulebook::builtin();
    assert_eq!(recognise(builtin, "Con rồng sắt 5T", None).category, Named::None);
    let added = with("[[synonym]]\nid = \"hp\"\ncategory = \"lifting.crane_bridge\"\ntexts = [\"con rồng sắt\"]\n")
        .expect("a book");
    assert_eq!(recognise(&added, "Con rồng sắt 5T", None).category, Named::Certain("lifting.crane_bridge"));
    assert_eq!(recognise(&added, "Cầu trục 5T", None).category, Named::Certain("lifting.crane_bridge"));
    assert_ne!(added.sha256(), builtin.sha256());
    // What an existing one gives is replaced, the rest stays.
    let changed = with("[[synonym]]\nid = \"escalator\"\ntexts = [\"băng cuốn\"]\n").expect("a book");
    assert_eq!(recognise(&changed, "Băng cuốn số 1", None).category, Named::Certain("lift.escalator"));
    assert_eq!(recognise(&changed, "Thang cuốn số 1", None).category, Named::None);
    assert_ne!(changed.sha256(), added.sha256());
}

#[test]
fn an_overlay_may_contradict_the_book_and_the_name_is_open_then() {
    let book =
        with("[[synonym]]\nid = \"o\"\ncategory = \"lifting.table\"\ntexts = [\"thang cuốn\"]\n").expect("a book");
    let both = Named::Candidates(vec!["lift.escalator", "lifting.table"]);
    assert_eq!(recognise(&book, "Thang cuốn", None).category, both);
}

#[test]
fn what_does_not_fit_together_is_a_fault() {
    let synonym = |rest: &str| format!("[[synonym]]\nid = \"x\"\ntexts = [\"x\"]\n{rest}");
    let dangling = ErrorKind::DanglingReference;
    for (rest, expected) in [
        ("category = \"lift.none\"", (dangling, "synonym[x].category", 5)),
        ("candidates = [\"lift.electric\", \"lift.none\"]", (dangling, "synonym[x].candidates", 5)),
        ("implies = { nothing = \"x\" }", (dangling, "synonym[x].implies", 5)),
        ("implies = { drive = \"steam\" }", (ErrorKind::InvalidValue, "synonym[x].implies", 5)),
        ("implies = { volume = \"5 L\" }", (ErrorKind::InvalidValue, "synonym[x].implies", 5)),
    ] {
        assert_eq!(faults(&synonym(rest)), [(expected.0, expected.1.to_owned(), expected.2)], "{rest}");
    }
    let number = Rulebook::builtin().data().synonyms.len();
    let path = |key: &str| format!("synonym[{number}].{key}");
    for (rest, expected) in [
        ("category = \"lift.electric\"\ncandidates = []", (ErrorKind::InvalidValue, path("candidates"), 6)),
        ("implies = { drive = 5 }", (ErrorKind::InvalidValue, path("implies"), 5)),
        ("implies = \"drive\"", (ErrorKind::InvalidValue, path("implies"), 5)),
        ("colour = \"red\"", (ErrorKind::UnknownKey, path("colour"), 5)),
    ] {
        assert!(faults(&synonym(rest)).contains(&expected), "{rest}: {:?}", faults(&synonym(rest)));
    }
    let nameless = faults("[[synonym]]\nid = \"x\"\ncategory = \"lift.electric\"\n");
    assert_eq!(nameless, [(ErrorKind::MissingField, path("texts"), 2)]);
}

/// Each name of the book means what it is listed under: none is hidden behind another, or near enough to another thing's.
#[test]
fn every_name_of_the_book_is_what_it_says() {
    let book = Rulebook::builtin();
    let recogniser = Recogniser::new(book);
    for synonym in &book.data().synonyms {
        for text in &synonym.texts {
            let name = match synonym.with.first() {
                Some(with) => format!("{text} {}", with.replace('#', "3")),
                None => text.clone(),
            };
            let found = recogniser.recognise(&name, None).category;
            let expected = match &synonym.meaning {
                Meaning::Category(id) => Named::Certain(id),
                Meaning::Candidates(ids) if ids.is_empty() => Named::None,
                Meaning::Candidates(ids) => {
                    let mut ids: Vec<&str> = ids.iter().map(String::as_str).collect();
                    ids.sort_unstable();
                    Named::Candidates(ids)
                }
                Meaning::Open => continue,
            };
            assert_eq!(found, expected, "{}: {name}", synonym.id);
        }
    }
}

#[test]
fn a_book_without_synonyms_recognises_nothing() {
    let tiny =
        "[rulebook]\nid = \"t\"\nversion = \"1.0.0\"\nname_vi = \"T\"\nname_en = \"T\"\nverified_until = 2026-01-01\n";
    let book = Rulebook::load(&[Source { name: "t.toml", text: tiny }], &[]).expect("a book");
    assert_eq!(recognise(&book, "Cầu trục 5T", Some("Q=5T")).category, Named::None);
}
