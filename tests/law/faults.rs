//! A book with faults is refused, and all of its faults are told at once, each with file, line and path.

use kiemdinh::law::{MAX_EXPR_DEPTH, MAX_EXPR_TESTS};
use kiemdinh::{ErrorKind, Fault};

use crate::support::{SMALL, faults, rule};

/// The messages that the comments of a text expect: after `#!`, each for its own line; `…` stands for any text.
fn expected(name: &str, text: &str) -> Vec<String> {
    let lines = text.lines().zip(1..);
    let told = lines.flat_map(|(line, row)| line.split("#!").skip(1).map(move |message| (row, message.trim())));
    told.map(|(row, message)| format!("{name}:{row}: {message}")).collect()
}

fn fits(told: &str, expected: &str) -> bool {
    match expected.split_once('…') {
        Some((start, end)) => told.starts_with(start) && told.ends_with(end),
        None => told == expected,
    }
}

/// Asserts that the messages in the comments of the texts are told, and no other.
pub(crate) fn assert_told(faults: &[Fault], texts: &[(&str, &str)]) {
    let mut beside: Vec<String> = faults.iter().map(Fault::to_string).collect();
    let mut missing = Vec::new();
    for message in texts.iter().flat_map(|(name, text)| expected(name, text)) {
        match beside.iter().position(|told| fits(told, &message)) {
            Some(at) => drop(beside.remove(at)),
            None => missing.push(message),
        }
    }
    assert!(missing.is_empty() && beside.is_empty(), "missing: {missing:#?}\nbeside: {beside:#?}");
}

/// `{deep}` and `{many}` stand for a condition that is too deep, and one of too many tests.
const BAD: &str = r##"
[rulebook]                         #! rulebook.name_en: mandatory key is missing
id = "bad"
version = "1"                      #! rulebook.version: expected a semantic version such as 1.2.3
name_vi = " "                      #! rulebook.name_vi: expected a text that is not empty
verified_until = "2030-12-31"      #! rulebook.verified_until: expected a date YYYY-MM-DD, without quotes

[[paragraph]]                      #! paragraph: unknown table; known: rulebook, …
number = "D"

[fact]                             #! fact: must be written as [[fact]]
id = "f"

[[document]]
number = "D"
what = "a document"
verification = "text"

[[document]]                       #! document[1]: given twice
number = "D"
what = "the same number"
verification = "certain"           #! document[1].verification: "certain" is not allowed here; allowed: text, secondary, unverified, unknown

[[document]]
number = "E"
what = "an empty period"
from = 2021-01-01
to = 2021-01-01                    #! document[2].to: empty or inverted period: `to` must be later than `from`
verification = "text"

[[document]]
number = "F"
what = "an inverted period"
from = 2021-01-02T10:00:00         #! document[3].from: expected a date YYYY-MM-DD, without quotes
verification = "text"

[[attribute]]
name = "size"
type = "quantity"
unit = "kg"
above = 0                          #! attribute[0].above: expected a text that is not empty
at_most = "much"                   #! attribute[0].at_most: "much" is not allowed here; allowed: a decimal number in quotes
name_vi = "cỡ"
name_en = 3                        #! attribute[0].name_en: expected a text that is not empty

[[attribute]]
name = "colour"
type = "choice"
values = ["red", "blue"]
unit = "m"                         #! attribute[1].unit: unknown key; known: …
name_vi = "màu"
name_en = "colour"

[[attribute]]
name = "mood"
type = "choice"
values = []                        #! attribute[2].values: at least one is needed
name_vi = "vẻ"
name_en = "mood"

[[attribute]]
name = "age"
type = "age"
starts_from = "service_start"
name_vi = "tuổi"
name_en = "age"

[[category]]                       #! category[0].name_verification: mandatory key is missing
id = "x.y"
kind = "machinery"
regime = "periodic_inspection"
name_vi = "máy"
name_en = "machine"
relocation = "no"

[[category]]
id = "a.b"
kind = "machinery"
regime = "periodic_inspection"
name_vi = "máy"
name_en = "machine"
name_verification = "text"
relocation = "shape = round"       #! category[a.b].relocation: "shape" is not in the rulebook
idle_months = 601                  #! category[1].idle_months: expected a whole number from 0 to 600

[[list]]
document = "D"
to = 2020-01-02
verification = "text"

[[list.row]]
category = "a.b"
when = "weight > 3 kg"             #! list[D].row[a.b].when: "weight" is not in the rulebook
doubt = "colour = green"           #! list[D].row[a.b].doubt: "green" is no value of colour
verification = "text"

[[list.row]]                       #! list[0].row[1]: given twice
category = "a.b"
verification = "text"

[[list.row]]
category = "no.such"               #! list[D].row[no.such].category: "no.such" is not in the rulebook
verification = "text"

[[list]]
document = "L"                     #! list[L].document: "L" is not in the rulebook
from = 2020-01-01                  #! list[L].from: the period overlaps that of D
verification = "text"

[[interval]]                       #! interval[0].verification: mandatory key is missing #! interval[0].provision: mandatory key is missing
id = "r.0"
categories = "a.b"                 #! interval[0].categories: expected an array of texts that are not empty
months = "12"                      #! interval[0].months: expected a whole number from 0 to 600
months_is = "about"                #! interval[0].months_is: "about" is not allowed here; allowed: term, maximum
document = "D"

[[interval]]
id = "r.1"
categories = ["a.b", "no.such"]    #! interval[r.1].categories: "no.such" is not in the rulebook
when = "size > 3 lightyears"       #! interval[1].when: condition "size > 3 lightyears": unknown unit at "lightyears"
months = 0                         #! interval[1].months: must be more than 0
months_is = "term"
document = "Z"                     #! interval[r.1].document: "Z" is not in the rulebook
provision = "1"
verification = "text"
supersedes = ["r.9"]               #! interval[r.1].supersedes: "r.9" is not in the rulebook

[[interval]]
id = "r.2"
categories = ["a.b"]
when = "size > 3 m"                #! interval[r.2].when: m is no unit of size
months = 12                        #! interval[2].months: an `unknown` rule cannot have months
months_is = "term"
document = "D"
provision = "2"
verification = "unknown"

[[interval]]                       #! interval[3]: given twice
id = "r.2"
categories = ["a.b"]
when = "size > "                   #! interval[3].when: condition "size > ": expected a value at ""
months_is = "term"
document = "D"
provision = "2"
verification = "unknown"

[[interval]]
id = "r.3"
categories = ["a.b"]
when = "age = 3 or size in {red} or colour > 3" #! interval[r.3].when: age cannot be tested this way #! interval[r.3].when: size cannot be tested this way #! interval[r.3].when: colour cannot be tested this way
months_is = "term"
document = "D"
provision = "3"
verification = "unknown"

[[interval]]
id = "r.4"
categories = ["a.b"]
when = "{deep}"                    #! interval[5].when: condition "(((…": nested deeper than 32
months_is = "term"
document = "D"
provision = "4"
verification = "unknown"

[[interval]]
id = "r.5"
categories = ["a.b"]
when = "{many}"                    #! interval[6].when: condition "age > 1 or …": more than 256 tests
months_is = "term"
document = "D"
provision = "5"
verification = "unknown"

[[conformity]]
list = "N"                         #! conformity[N no.such].list: "N" is not in the rulebook
category = "no.such"               #! conformity[N no.such].category: "no.such" is not in the rulebook
risk = "high"
verification = "text"

[[trigger]]
event = "incident"                 #! trigger[0].event: "incident" is not allowed here; allowed: repaired, modified, relocated, resumed
document = "T"                     #! trigger[incident].document: "T" is not in the rulebook
provision = "1"
verification = "text"

[[obligation]]
finding = "not_declared"
to = 2023-02-14
days = 3661                        #! obligation[0].days: expected a whole number from 0 to 3660
document = "D"
provision = "1"
verification = "text"

[[obligation]]
finding = "not_declared"
from = 2023-02-13                  #! obligation[not_declared 2023-02-13].from: the period overlaps that of not_declared
document = "O"                     #! obligation[not_declared 2023-02-13].document: "O" is not in the rulebook
provision = "1"
verification = "text"

[[authority]]
role = "lead"
name_vi = "Bộ A"
name_en = "Ministry A"
verification = "text"

[[authority]]
role = "lead"
name_vi = "Bộ B"
name_en = "Ministry B"
from = 2025-03-01                  #! authority[lead 2025-03-01].from: the period overlaps that of Ministry A
verification = "text"

[[parameter]]
name = "stated_ceiling_months"
value = -1                         #! parameter[stated_ceiling_months].value: expected a number from 0 to 1200
ground = "g"

[[parameter]]
name = "printed_date_prevails"
value = "yes"                      #! parameter[printed_date_prevails].value: expected true or false
ground = "g"

[[parameter]]
name = "early_window_days"
value = 30                         #! parameter[early_window_days].value: only 0 is supported: no text gives another rule
ground = "g"

[[parameter]]
name = "late_window_days"          #! parameter[late_window_days].name: unknown parameter; known: age_base, …
value = 30
ground = "g"

[[holiday]]
rule = "weekend"
days = ["saturday", "sun"]         #! holiday[0].days: 1 to 6 days are needed: monday … sunday
verification = "text"

[[medium]]
names_vi = ["nước"]
names_en = ["water"]
hazard = "wet"                     #! medium[nước].hazard: "wet" is not in the rulebook
verification = "text"

[[penalty]]
act = "haste"
finding = "haste"                  #! penalty[0].finding: "haste" is not allowed here; allowed: a finding's code
individual_min = -1                #! penalty[0].individual_min: expected a whole number from 0 to 1000000000000
document = "P"                     #! penalty[haste].document: "P" is not in the rulebook
provision = "1"
verification = "text"

[[duty]]                           #! duty[0].what: mandatory key is missing
id = "d"
who = "anyone"
document = "U"                     #! duty[d].document: "U" is not in the rulebook
verification = "text"
remark = "none"                    #! duty[0].remark: unknown key; known: …

[[province]]
code = "01"
name = "A"
units = [{ code = "1", name = "B", kind = "xã" }] #! province[0].units[0].type: mandatory key is missing #! province[0].units[0].kind: unknown key; known: …
"##;

#[test]
fn all_faults_of_a_book_are_told_at_once() {
    let deep = format!("{}age > 1{}", "(".repeat(MAX_EXPR_DEPTH), ")".repeat(MAX_EXPR_DEPTH));
    let many = vec!["age > 1"; MAX_EXPR_TESTS + 1].join(" or ");
    let bad = BAD.replace("{deep}", &deep).replace("{many}", &many);
    assert_told(&faults(&[("bad.toml", &bad)], &[]), &[("bad.toml", &bad)]);
}

#[test]
fn a_word_that_is_not_allowed_is_told_at_its_line() {
    for (line, wrong, fault) in [
        ("type = \"quantity\"", "type = \"number\"", "attribute[0].type: \"number\" is not allowed here; …"),
        (
            "unit = \"kg\"",
            "unit = \"stone\"",
            "attribute[0].unit: \"stone\" is not allowed here; allowed: bar, kg, m …",
        ),
        ("kind = \"machinery\"", "kind = \"machine\"", "category[0].kind: \"machine\" is not allowed here; …"),
        ("relocation = \"no\"", "relocation = \"never\"", "category[0].relocation: condition \"never\": …"),
    ] {
        let row = SMALL.lines().position(|found| found == line).expect("a line of the small book") + 1;
        let text = SMALL.replacen(line, wrong, 1);
        let told = faults(&[("book.toml", &text)], &[]);
        let expected = format!("book.toml:{row}: {fault}");
        assert!(told.iter().any(|fault| fits(&fault.to_string(), &expected)), "{expected} is not in {told:#?}");
    }
}

#[test]
fn a_key_given_in_two_files_is_told_in_the_second() {
    let second = "rulebook = { id = \"b\" } #! rulebook: given twice\n[[document]] #! document[0]: given twice\n\
                  number = \"D\"\nwhat = \"again\"\nverification = \"text\"\n";
    let told = faults(&[("1.toml", SMALL), ("2.toml", second)], &[]);
    let told: Vec<Fault> = told.into_iter().filter(|fault| fault.kind() == ErrorKind::Duplicate).collect();
    assert_told(&told, &[("2.toml", second)]);
}

#[test]
fn faults_of_an_overlay_name_the_overlay() {
    let overlay = "[overlay] #! overlay[0].verified_by: mandatory key is missing\nid = \"o\"\nauthority = \"A\"\n\
                   on = 2026-01-01\n[[interval]]\nid = \"r.1\"\nmonths = 0 #! interval[0].months: must be more than 0\n\
                   colour = 1 #! interval[0].colour: unknown key; known: …\n";
    let base = format!("{SMALL}{}", rule("r.1", 12, "verification = \"text\""));
    assert_told(&faults(&[("book.toml", &base)], &[("o.toml", overlay)]), &[("o.toml", overlay)]);

    // Two overlays are two files: the second may give what the first gave, one may not give it twice.
    let header = "overlay = { id = \"o\", authority = \"A\", verified_by = \"B\", on = 2026-01-01 }\n";
    let twice = "[[interval]]\nid = \"r.1\"\nmonths = 6\n[[interval]] #! interval[1]: given twice\nid = \"r.1\"\n";
    let twice = format!("{header}{twice}");
    assert_told(&faults(&[("book.toml", &base)], &[("o.toml", &twice)]), &[("o.toml", &twice)]);
}

#[test]
fn a_text_that_is_no_overlay_is_refused() {
    let text = "[[interval]] #! overlay: an overlay file needs a table [overlay]\nid = \"r.1\"\nmonths = 6\n";
    let base = format!("{SMALL}{}", rule("r.1", 12, "verification = \"text\""));
    assert_told(&faults(&[("book.toml", &base)], &[("o.toml", text)]), &[("o.toml", text)]);
    let told = faults(&[("book.toml", &base)], &[("o.toml", "")]);
    assert_eq!(told.len(), 1, "an empty file is none either");
    assert!(told[0].message_vi().contains("[overlay]"), "{}", told[0].message_vi());
}

#[test]
fn a_table_that_does_not_belong_is_told_with_those_that_do() {
    let header = "overlay = { id = \"o\", authority = \"A\", verified_by = \"B\", on = 2026-01-01 }\n";
    let row = "[[row]] #! row: unknown table; known: overlay, document, …, fact, province\ncategory = \"a.b\"\n";
    let overlay =
        format!("{header}[rulebook] #! rulebook: unknown table; known: overlay, document, …\nid = \"mine\"\n{row}");
    assert_told(&faults(&[("book.toml", SMALL)], &[("o.toml", &overlay)]), &[("o.toml", &overlay)]);
    let within = format!("{SMALL}[overlay] #! overlay: unknown table; known: rulebook, document, …\nid = \"o\"\n");
    assert_told(&faults(&[("book.toml", &within)], &[]), &[("book.toml", &within)]);
}

#[test]
fn two_overlays_of_one_id_are_told_at_the_second() {
    let overlay =
        |told: &str| format!("[overlay]{told}\nid = \"o\"\nauthority = \"A\"\nverified_by = \"B\"\non = 2026-01-01\n");
    let second = overlay(" #! overlay[1]: given twice");
    let told = faults(&[("book.toml", SMALL)], &[("1.toml", &overlay("")), ("2.toml", &second)]);
    assert_told(&told, &[("2.toml", &second)]);
}
