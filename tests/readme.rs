//! The READMEs say what is so: their commands run, their tables are the rulebook's, and both say the same.
//!
//! `KIEMDINH_BLESS=1 cargo test --features cli --test readme` renews the tables.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::panic, reason = "it is a test")]

use std::path::{Path, PathBuf};
use std::process::Command;

const PROGRAM: &str = "cargo run --release --features cli -- ";
const TESTS: &str = ".ci/test";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}")).replace("\r\n", "\n")
}

/// The contents of the code blocks of that language.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let fence = format!("\n```{language}\n");
    text.split(fence.as_str()).skip(1).map(|rest| rest.split("\n```").next().expect("a first part")).collect()
}

fn commands(text: &str) -> Vec<&str> {
    blocks(text, "sh").into_iter().flat_map(str::lines).collect()
}

fn kiemdinh(arguments: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kiemdinh"))
        .args(arguments.split(' '))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program starts");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "kiemdinh {arguments}: {error}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn every_command_of_the_program_runs() {
    let readme = read("README.md");
    // The place where an example puts its result.
    std::fs::create_dir_all(path("target")).expect("a directory that can be made");
    let commands: Vec<&str> = commands(&readme).into_iter().filter(|command| *command != TESTS).collect();
    assert!(commands.len() >= 9, "{commands:?}");
    for command in commands {
        let arguments = command.strip_prefix(PROGRAM).unwrap_or_else(|| panic!("another command: {command}"));
        assert!(!kiemdinh(arguments).is_empty(), "{command} says nothing");
    }
}

#[test]
fn the_first_command_checks_the_register_and_the_second_is_what_the_checks_run() {
    let readme = read("README.md");
    let commands = commands(&readme);
    let [first, second, ..] = commands.as_slice() else { panic!("two commands at least") };
    assert_eq!(first.strip_prefix(PROGRAM), Some("check tests/data/register.csv --as-of 2026-11-23"));
    assert_eq!(*second, TESTS);
    assert!(read(".ci/run").lines().any(|line| line == TESTS), "the checks run the README's test command");
}

#[test]
fn both_languages_have_the_same_commands_and_examples() {
    let (english, vietnamese) = (read("README.md"), read("README.vi.md"));
    for language in ["sh", "shell", "toml", "json", "c", "cpp"] {
        assert_eq!(blocks(&english, language), blocks(&vietnamese, language), "{language}");
    }
    let headings = |text: &str| text.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(headings(&english), headings(&vietnamese));
}

#[test]
fn the_overlay_shown_is_the_one_that_the_commands_use() {
    let overlay = read("tests/data/overlay.toml");
    assert_eq!(blocks(&read("README.md"), "toml"), [overlay.trim_end()]);
    assert_eq!(overlay.lines().count(), 5, "five lines are enough");
}

#[test]
fn the_tables_of_what_is_verified_are_the_rulebook_s() {
    const MARKS: [&str; 2] = ["<!-- verification -->\n", "<!-- /verification -->"];
    for (name, language) in [("README.md", "en"), ("README.vi.md", "vi")] {
        let tables = kiemdinh(&format!("rulebook show verification --lang {language}"));
        let readme = read(name);
        let (before, rest) = readme.split_once(MARKS[0]).expect("the beginning of the tables");
        let (shown, after) = rest.split_once(MARKS[1]).expect("their end");
        let expected = format!("\n{}\n\n", tables.trim());
        if std::env::var_os("KIEMDINH_BLESS").is_some() {
            let renewed = [before, MARKS[0], &expected, MARKS[1], after].concat();
            std::fs::write(path(name), renewed).expect("a README that can be written");
        } else {
            assert_eq!(shown, expected, "{name}: renew it with KIEMDINH_BLESS=1");
        }
    }
}

/// The limits are said as the library has them.
#[test]
fn the_limits_are_the_library_s() {
    use kiemdinh::{Item, law, read};
    let english = self::read("README.md");
    let limits = [
        ("1,048,576 bytes", read::MAX_ROW_BYTES),
        ("| an id | 128 bytes", Item::MAX_ID_BYTES),
        ("| nesting of JSON | 128 ", read::MAX_DEPTH),
        ("| inspections, events of an item | 10,000 each", read::MAX_INSPECTIONS),
        ("| inspections, events of an item | 10,000 each", read::MAX_EVENTS),
        ("| attributes of an item | 256 ", read::MAX_ATTRIBUTES),
        ("| columns of a table | 4,096 ", read::MAX_COLUMNS),
        ("256 tests", law::MAX_EXPR_TESTS),
        ("nested 32 deep", law::MAX_EXPR_DEPTH),
        ("the first 10,000 faults", law::MAX_FAULTS),
        ("64 rules", law::MAX_RULES),
        ("8 attributes", law::MAX_AXES),
        ("65,536 combinations", law::MAX_CELLS),
    ];
    for (said, limit) in limits {
        assert!(english.contains(said), "the README does not say {said:?}");
        let digits: String =
            said.rsplit("| ").next().expect("a last part").chars().filter(char::is_ascii_digit).collect();
        assert_eq!(digits, limit.to_string(), "{said}");
    }
    assert!(english.contains("16 MiB") && law::MAX_SOURCE_BYTES == 16 << 20);
    assert!(english.contains("31 thresholds") && law::MAX_PIECES / 2 - 1 == 31);
}
