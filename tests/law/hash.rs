//! The book's identity: its SHA-256 is of its content, not of its bytes on disk (S20).

use std::fs;
use std::path::Path;

use kiemdinh::Rulebook;
use kiemdinh::law::Source;
use sha2::{Digest, Sha256};

use crate::support::{SMALL, book, builtin_with, day, rule};

const BOOKS: [&str; 2] = [include_str!("../books/uk-loler.toml"), include_str!("../books/vn-2027.toml")];

fn sha256(files: &[String]) -> String {
    let names: Vec<String> = (0..files.len()).map(|number| format!("{number}.toml")).collect();
    let sources: Vec<Source<'_>> = names.iter().zip(files).map(|(name, text)| Source { name, text }).collect();
    Rulebook::load(&sources, &[]).unwrap_or_else(|error| panic!("{error}")).sha256().to_owned()
}

/// The tables of a text, each with its rows, in the order of the text.
fn tables(text: &str) -> Vec<String> {
    let mut tables = vec![String::new()];
    for line in text.lines() {
        if line.starts_with('[') && !line.starts_with("[[list.row]]") {
            tables.push(String::new());
        }
        let table = tables.last_mut().expect("at least one");
        table.push_str(line);
        table.push('\n');
    }
    tables
}

#[test]
fn the_built_in_book_is_identified() {
    let book = Rulebook::builtin();
    assert_eq!((book.id(), book.version()), ("vn", "1.0.0"));
    assert_eq!(book.verified_until(), day("2026-11-23"));
    assert!(book.sha256().len() == 64 && book.sha256().bytes().all(|byte| b"0123456789abcdef".contains(&byte)));
    assert_eq!(builtin_with(&[]).sha256(), book.sha256());
}

#[test]
fn the_order_of_files_and_tables_does_not_matter() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/law/vn");
    let paths =
        fs::read_dir(folder).expect("the files of the built-in book").map(|entry| entry.expect("a file").path());
    let builtin: Vec<String> = paths.map(|path| fs::read_to_string(path).expect("a text")).collect();
    let mut one_table_a_file: Vec<String> = builtin.iter().flat_map(|text| tables(text)).collect();
    one_table_a_file.reverse();
    assert_eq!(sha256(&one_table_a_file), Rulebook::builtin().sha256());
}

#[test]
fn comments_blanks_and_the_order_of_keys_do_not_matter() {
    for text in BOOKS {
        let written = book(text).sha256().to_owned();
        let sparse =
            text.lines().map(|line| format!("\n\t{} \t# a remark\n\n", line.replacen(" = ", "=", 1))).collect();
        assert_eq!(sha256(&[sparse]), written);
        // The lines of each table in reverse, below its heading; a table of one file of its own each.
        let headings = |table: &str| table.replace("\n[[list.row]]", "\u{0}[[list.row]]");
        let reversed = |part: &str| {
            let mut lines: Vec<&str> = part.lines().collect();
            lines[1..].reverse();
            lines.join("\n") + "\n"
        };
        let files = tables(text).into_iter().filter(|table| table.starts_with('['));
        let files: Vec<String> = files.map(|table| headings(&table).split('\u{0}').map(reversed).collect()).collect();
        assert_eq!(sha256(&files), written);
    }
    // Rows in line are the same as rows in tables of their own.
    let rows = SMALL.replace("row = [{ category = \"a.b\", item = \"1\", verification = \"text\" }]", "")
        + "[[list.row]]\nverification = \"text\"\nitem = \"1\"\ncategory = \"a.b\"\n";
    assert_eq!(book(&rows).sha256(), book(SMALL).sha256());
}

/// The value of a line made another one of its type; none for lines without one.
fn other(line: &str) -> Option<String> {
    let (key, value) = line.split_once(" = ").filter(|_| !line.starts_with('#'))?;
    let other = if let Some(text) = value.strip_suffix('"') {
        format!("{text}x\"")
    } else if let Some(list) = value.strip_suffix(']') {
        format!("{list}, \"x\"]")
    } else if let Ok(number) = value.parse::<u32>() {
        (number + 1).to_string()
    } else {
        value.parse::<kiemdinh::Date>().ok()?.add_days(1).to_string()
    };
    Some(format!("{key} = {other}"))
}

#[test]
fn every_change_of_content_changes_the_hash() {
    for text in BOOKS {
        let before = book(text).sha256().to_owned();
        let lines: Vec<&str> = text.lines().collect();
        let (mut changed, mut refused) = (0, 0);
        for (at, line) in lines.iter().enumerate() {
            let Some(other) = other(line) else { continue };
            let after = [&lines[..at], &[other.as_str()], &lines[at + 1..]].concat().join("\n");
            match Rulebook::load(&[Source { name: "book.toml", text: &after }], &[]) {
                Ok(book) => {
                    assert_ne!(book.sha256(), before, "line {}: {line} → {other}", at + 1);
                    changed += 1;
                }
                // What others refer to cannot be changed alone.
                Err(_) => refused += 1,
            }
        }
        assert!(changed > 50, "{changed} changed, {refused} refused");
    }
}

#[test]
fn an_overlay_is_part_of_the_hash() {
    let header =
        |id: &str| format!("overlay = {{ id = \"{id}\", authority = \"A\", verified_by = \"B\", on = 2026-01-01 }}\n");
    let months = |months: u16| format!("[[interval]]\nid = \"r\"\nmonths = {months}\n");
    let base = SMALL.to_owned() + &rule("r", 12, "verification = \"text\"");
    let with = |overlays: &[&str]| {
        let overlays: Vec<Source<'_>> = overlays.iter().map(|text| Source { name: "o.toml", text }).collect();
        let book = Rulebook::load(&[Source { name: "book.toml", text: &base }], &overlays);
        book.unwrap_or_else(|error| panic!("{error}")).sha256().to_owned()
    };
    let (a, b) = (header("a") + &months(6), header("b") + &months(24));
    let hashes = [
        with(&[]),
        with(&[&header("a")]),
        with(&[&header("b")]),
        with(&[&a]),
        with(&[&b]),
        with(&[&a, &b]),
        with(&[&b, &a]),
    ];
    for (at, hash) in hashes.iter().enumerate() {
        assert_eq!(hashes.iter().position(|other| other == hash), Some(at), "two overlays of one hash");
    }
    assert_eq!(with(&[&format!("# a remark\n\n{a}")]), with(&[&a]));
}

/// A book of one document, and what its hash goes over: its content as JSON, in a fixed order.
const TINY: &str = "[rulebook]\nid = \"t\"\nversion = \"1.0.0\"\nname_vi = \"T\"\nname_en = \"T\"\nverified_until = 2026-01-01\n\
                    [[document]]\nnumber = \"D\"\nwhat = \"d\"\nfrom = 2020-02-29\nverification = \"text\"\n";
const CANONICAL: &str = concat!(
    r#"{"header":{"id":"t","version":"1.0.0","name_vi":"T","name_en":"T","verified_until":"2026-01-01"},"#,
    r#""overlays":[],"#,
    r#""documents":[{"number":"D","what":"d","what_vi":null,"issued":null,"period":{"from":"2020-02-29","to":null},"#,
    r#""verification":"text","note":null,"source":null}],"#,
    r#""attributes":[],"categories":[],"lists":[],"intervals":[],"conformity":[],"triggers":[],"obligations":[],"#,
    r#""parameters":[],"holidays":[],"media":[],"authorities":[],"penalties":[],"references":[],"provinces":[]}"#,
);

#[test]
fn the_hash_of_a_tiny_book_stays() {
    assert_eq!(book(TINY).sha256(), "26f0c8a4208a1102f45ad917c98fd90327d3382ac2d3365abf9e15f257e01ea4");
    let canonical: String = Sha256::digest(CANONICAL).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(book(TINY).sha256(), canonical);
}

#[test]
fn what_has_the_same_words_in_other_keys_is_in_one_order_too() {
    let entry = |list: &str, item: &str| {
        format!(
            "[[entry]]\nlist = \"{list}\"\nitem = \"{item}\"\nname_vi = \"n\"\nname_en = \"n\"\nverification = \"text\"\n"
        )
    };
    let (one, other) = (entry("A", "1 2"), entry("A 1", "2"));
    let header = SMALL.to_owned();
    assert_eq!(sha256(&[header.clone(), one.clone(), other.clone()]), sha256(&[header, other, one]));
    // Nor does the order of a province's communes matter.
    let unit = |code: &str| format!("[[province.units]]\ncode = \"{code}\"\nname = \"n\"\ntype = \"xã\"\n");
    let province = |units: String| format!("{SMALL}[[province]]\ncode = \"01\"\nname = \"n\"\n{units}");
    let [there, back] = [unit("1") + &unit("2"), unit("2") + &unit("1")].map(province);
    assert_eq!(book(&there).sha256(), book(&back).sha256());
}
