//! A file that cannot be read hides nothing of the others, and nothing is said that it may hold.

use kiemdinh::ErrorKind;

use crate::support::{SMALL, faults, messages, rule};

#[test]
fn faults_of_syntax_are_told_for_every_file() {
    let first = "[rulebook]\nid = \"a\n\n[[document]]\nnumber =\n";
    let second = "[[document]]\nnumber = \"D\"\nnumber = \"D\"\n";
    let told = faults(&[("1.toml", first), ("2.toml", second)], &[("3.toml", "on = 2026-13-01\n")]);
    let places: Vec<_> = told.iter().map(|fault| (fault.place().file.as_deref(), fault.place().row)).collect();
    let expected = [("1.toml", 2), ("1.toml", 5), ("2.toml", 3), ("3.toml", 1)];
    assert_eq!(places, expected.map(|(file, row)| (Some(file), Some(row))), "{told:#?}");
    assert!(told.iter().all(|fault| fault.kind() == ErrorKind::Syntax), "{told:#?}");
}

/// A file with a fault of syntax on its second line, which defines what others use.
const UNREAD: &str = "[[document]]\nnumber =\n";

#[test]
fn the_faults_of_the_other_files_are_told_too() {
    let other =
        format!("{SMALL}{}[[fact]]\nid = \"f\"\ntopic = 1\ntext = \"t\"\nverification = \"read\"\n", rule("r", 0, ""));
    let told = messages(&faults(&[("1.toml", UNREAD), ("2.toml", &other)], &[]));
    let places: Vec<&str> = told.iter().filter_map(|told| told.split(": ").nth(1)).collect();
    let [syntax, others @ ..] = told.as_slice() else { panic!("no faults") };
    assert!(syntax.starts_with("1.toml:2: "), "{syntax}");
    assert!(others.iter().all(|told| told.starts_with("2.toml:")), "{others:#?}");
    assert_eq!(
        places[1..],
        ["interval[0].verification", "interval[0].months", "fact[0].topic", "fact[0].verification"]
    );

    // A file that is too long is no better.
    let long = "#".repeat(kiemdinh::law::MAX_SOURCE_BYTES + 1);
    let told = messages(&faults(&[("1.toml", &long), ("2.toml", &other)], &[]));
    assert_eq!(told.len(), 1 + others.len());
    assert_eq!(told[1..], *others);
}

#[test]
fn what_the_unread_file_may_hold_is_not_missing() {
    // The document, the attribute, the category and the rule that are referred to may all stand in it.
    let refers = "[[interval]]\nid = \"r\"\ncategories = [\"x.y\"]\nwhen = \"shape = round\"\nmonths = 12\n\
                  months_is = \"term\"\ndocument = \"Z\"\nprovision = \"1\"\nverification = \"text\"\nsupersedes = [\"q\"]\n";
    let only_syntax = |files: &[(&str, &str)], overlays: &[(&str, &str)]| {
        let told = faults(files, overlays);
        assert_eq!(told.iter().map(|fault| fault.kind()).collect::<Vec<_>>(), [ErrorKind::Syntax], "{told:#?}");
    };
    only_syntax(&[("1.toml", UNREAD), ("2.toml", &format!("{SMALL}{refers}"))], &[]);
    // So may the header of the book, and a rule that supersedes two that would overlap.
    let twice = refers.replace("\"r\"", "\"s\"");
    only_syntax(&[("1.toml", UNREAD), ("2.toml", refers), ("3.toml", &twice)], &[]);
    // And what an overlay changes; an overlay that cannot be read is none without its header.
    let header = "overlay = { id = \"o\", authority = \"A\", verified_by = \"B\", on = 2026-01-01 }\n";
    let changes =
        format!("{header}[[interval]]\nid = \"q\"\nmonths = 6\n[[category]]\nid = \"x.y\"\nname_en = \"X\"\n");
    only_syntax(&[("1.toml", UNREAD), ("2.toml", SMALL)], &[("3.toml", &changes)]);
    only_syntax(&[("1.toml", SMALL)], &[("2.toml", UNREAD)]);
    // What the overlay itself says wrong is told.
    let wrong = changes.replace("months = 6", "months = 0");
    let told = messages(&faults(&[("1.toml", UNREAD)], &[("2.toml", &wrong)]));
    assert_eq!((told.len(), told[1].as_str()), (2, "2.toml:4: interval[0].months: must be more than 0"));
}
