//! The conformance cases through the C ABI and through the C++ wrapper: `bindings/conformance` says how.
//!
//! `KIEMDINH_LIB_DIR` names a folder with the built libraries, `CC` and `CXX` the compilers.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "c_conformance_support/mod.rs"]
mod c_support;
#[path = "conformance_support/cases.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod cases;
#[path = "conformance_support/compare.rs"]
mod compare;

use std::io::Write;

use c_support::plain;
use c_support::programs::Programs;
use c_support::protocol::Request;
use c_support::told;
use cases::{Case, Question};
use kiemdinh::Item;
use kiemdinh::read::{ReadOptions, json};
use serde_json::Value;

/// A request with what its answer is held against.
struct Asked<'c> {
    name: String,
    request: Request,
    check: Check<'c>,
}

enum Check<'c> {
    /// Sets something up; there is nothing to say.
    Silent,
    /// An assessment of which the case expects something, or that stands beside a register.
    Json(Option<&'c Case<'c>>),
    /// The same item as a plain struct: the answer is that of the request before, word for word.
    Plain,
    Register(&'c Case<'c>),
    Line(&'c Case<'c>),
}

/// All that is asked about a case. A rulebook is loaded where it is another than that of the case before.
fn ask<'c>(case: &'c Case<'c>, before: Option<&Case<'_>>, asked: &mut Vec<Asked<'c>>) {
    let mut add = |request, check| asked.push(Asked { name: case.name.clone(), request, check });
    if before.is_none_or(|before| before.overlays != case.overlays) {
        let mut book = Request::new("book");
        for overlay in &case.overlays {
            book.text(overlay);
        }
        add(book, Check::Silent);
    }
    let mut accreditations = Request::new("accreditations");
    if let Some(list) = case.options.get("accreditations").filter(|list| !list.is_null()) {
        accreditations.text(&list.to_string());
    }
    add(accreditations, Check::Silent);
    add(plain::options(&case.options), Check::Silent);
    let lenient = case.options["lenient"] == true;
    let as_of = case.as_of.as_deref();
    let mut single = |text: &str, case| {
        let mut request = Request::new("json");
        request.number(i64::from(lenient)).maybe(as_of).text(text);
        add(request, Check::Json(case));
        if let Some(request) = plain::item(&read(text, lenient), as_of) {
            add(request, Check::Plain);
        }
    };
    match case.question() {
        Question::Item(text) => single(text, Some(case)),
        Question::Items(items) => {
            items.iter().for_each(|(_, text)| single(text, None));
            let mut request = Request::new("register");
            request.number(i64::from(lenient)).maybe(as_of);
            for (source, text) in &items {
                request.number((*source).into()).text(text);
            }
            add(request, Check::Register(case));
        }
        Question::Line(text) => {
            let mut request = Request::new("line");
            request.number(i64::from(lenient)).text(text);
            add(request, Check::Line(case));
        }
    }
}

fn read(text: &str, lenient: bool) -> Item {
    let mut item = Item::default();
    json::item(text.as_bytes(), 1, ReadOptions::lenient(lenient), &mut item).expect("a record");
    item
}

fn parse(text: &Value) -> Value {
    serde_json::from_str(text.as_str().unwrap_or_default()).unwrap_or_else(|error| panic!("{text} is no JSON: {error}"))
}

/// What is wrong with the answer to a request; `before` is the assessment that the request before gave, in JSON.
fn faults(check: &Check<'_>, answer: &Value, before: &mut Value) -> Vec<String> {
    if let Check::Line(case) = check {
        return told::line_faults(answer, &case.expect);
    }
    if let Some(error) = answer.get("error") {
        return vec![format!("an error: {error}")];
    }
    match check {
        Check::Silent => compare::differences("", answer, &Value::Object(serde_json::Map::new())),
        Check::Json(case) => {
            let whole = parse(&answer["json"]);
            let mut found = told::accessor_faults(answer, &whole);
            if let Some(case) = case {
                let bare = told::bare(&whole);
                found.extend(compare::differences("json", &bare, &case.expect));
                found.extend(compare::lacking("by hand", &told::with_names(bare, &whole), &case.assert));
            }
            *before = whole;
            found
        }
        Check::Plain => {
            let whole = parse(&answer["json"]);
            let mut found = told::accessor_faults(answer, &whole);
            found.extend(compare::differences("struct", &whole, before));
            found
        }
        Check::Register(case) => {
            let mut found = Vec::new();
            let mut bare = Vec::new();
            for (index, answer) in answer["assessments"].as_array().into_iter().flatten().enumerate() {
                let whole = parse(&answer["json"]);
                let own = told::accessor_faults(answer, &whole);
                found.extend(own.into_iter().map(|fault| format!("assessments[{index}].{fault}")));
                bare.push(told::bare(&whole));
            }
            found.extend(compare::differences("assessments", &Value::from(bare), &case.expect["assessments"]));
            let exposure = told::bare_exposure(parse(&answer["exposure"]));
            found.extend(compare::differences("exposure", &exposure, &case.expect["exposure"]));
            found
        }
        Check::Line(_) => unreachable!("answered above"),
    }
}

/// Past the capture of the harness: what ran, and what did not, is to be seen of a test that passes too.
fn say(text: &str) {
    writeln!(std::io::stderr(), "{text}").expect("standard error");
}

#[test]
fn c_and_cpp_give_the_expected_answers() {
    let programs = match Programs::build() {
        Ok(programs) => programs,
        Err(why) => return say(&format!("skipped: c_conformance: {why}")),
    };
    let files = cases::files();
    let files: Vec<_> = files.iter().map(|file| file.cases()).collect();
    let (mut asked, mut before) = (Vec::new(), None);
    for case in files.iter().flatten() {
        ask(case, before.replace(case), &mut asked);
    }
    let requests: Vec<&Request> = asked.iter().map(|asked| &asked.request).collect();
    let (c, cpp) = (programs.c.answers(&requests), programs.cpp.answers(&requests));

    let mut all = Vec::new();
    for (language, answers) in [("C", &c), ("C++", &cpp)] {
        let mut before = Value::Null;
        for (asked, answer) in asked.iter().zip(answers) {
            let found = faults(&asked.check, answer, &mut before);
            all.extend(found.into_iter().map(|fault| format!("{language}: {}: {fault}", asked.name)));
        }
    }
    for ((asked, c), cpp) in asked.iter().zip(&c).zip(&cpp) {
        let found = compare::differences("C++ beside C", cpp, c);
        all.extend(found.into_iter().map(|fault| format!("{}: {fault}", asked.name)));
    }
    let count = |wanted: fn(&Check<'_>) -> bool| asked.iter().filter(|asked| wanted(&asked.check)).count();
    let (records, plain) =
        (count(|check| matches!(check, Check::Json(_))), count(|check| matches!(check, Check::Plain)));
    let (registers, lines) =
        (count(|check| matches!(check, Check::Register(_))), count(|check| matches!(check, Check::Line(_))));
    say(&format!(
        "c_conformance: {} cases through C and through C++: {records} records, {plain} of them as plain structs too, \
         {registers} registers, {lines} lines that are no record",
        files.iter().map(Vec::len).sum::<usize>(),
    ));
    assert!(all.is_empty(), "{} faults\n{}", all.len(), all.join("\n"));
    assert!(plain * 2 > records, "{plain} of {records} records fit into the plain struct: is the conversion at fault?");
}
