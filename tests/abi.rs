//! The C ABI as a promise: its numbers, its versions, its words, and what of the library it has.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]
#![allow(unsafe_code, reason = "the functions of the C ABI are unsafe to call")]

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{CStr, c_char};
use std::path::{Path, PathBuf};

use kiemdinh::capi;
use kiemdinh::capi::numbers::*;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}")).replace("\r\n", "\n")
}

/// The constants of the header that are numbers.
fn constants() -> BTreeMap<String, i64> {
    let header = read("include/kiemdinh.h");
    let numbers = header.lines().filter_map(|line| {
        let (name, number) = line.strip_prefix("#define KIEMDINH_")?.split_once(' ')?;
        Some((name.to_owned(), number.parse().ok()?))
    });
    numbers.collect()
}

fn word(text: *const c_char) -> Option<String> {
    // SAFETY: the library gives NULL or a text that ends with a NUL.
    (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_str().expect("UTF-8").to_owned())
}

#[test]
fn every_number_is_the_one_that_was_promised() {
    let table = read("bindings/c/numbers.csv");
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("name,number"));
    let promised: BTreeMap<String, i64> = lines
        .map(|line| line.split_once(',').expect("two columns"))
        .map(|(name, number)| (name.to_owned(), number.parse().expect("a number")))
        .collect();
    let found: BTreeMap<String, i64> =
        constants().into_iter().filter(|(name, _)| !name.starts_with("VERSION") && name != "ABI_VERSION").collect();
    for (name, number) in &promised {
        assert_eq!(found.get(name), Some(number), "KIEMDINH_{name} was promised as {number}");
    }
    let new: Vec<_> = found.iter().filter(|(name, _)| !promised.contains_key(*name)).collect();
    assert!(new.is_empty(), "add to bindings/c/numbers.csv, and nowhere change a number: {new:?}");
}

#[test]
fn numbers_of_findings_are_those_of_the_contract() {
    let found = constants();
    for code in kiemdinh::Code::all() {
        let name = format!("FINDING_{}", code.name().to_uppercase());
        assert_eq!(found.get(&name), Some(&i64::from(code.number())), "KIEMDINH_{name}");
    }
    let findings = found.keys().filter(|name| name.starts_with("FINDING_")).count();
    assert_eq!(findings, kiemdinh::Code::all().count());
}

#[test]
fn versions_agree() {
    let version: Vec<u32> = env!("CARGO_PKG_VERSION").split('.').map(|part| part.parse().expect("a number")).collect();
    let found = constants();
    let macros = ["VERSION_MAJOR", "VERSION_MINOR", "VERSION_PATCH"].map(|name| found[name]);
    assert_eq!(macros.map(|part| part as u32).as_slice(), version);
    let composed = version[0] * 1_000_000 + version[1] * 1000 + version[2];
    assert_eq!(found["VERSION_NUMBER"], i64::from(composed));
    assert_eq!(capi::version::kiemdinh_version_number(), composed);
    assert_eq!(i64::from(capi::version::kiemdinh_abi_version()), found["ABI_VERSION"]);
    assert_eq!(word(capi::version::kiemdinh_version()).as_deref(), Some(env!("CARGO_PKG_VERSION")));
}

/// Of each enum: its prefix, and the function that says its words.
type Words = (&'static str, extern "C" fn(i32, i32) -> *const c_char);

#[test]
fn every_number_has_its_word_in_every_language() {
    use capi::names::*;
    let enums: [Words; 6] = [
        ("STATUS_", kiemdinh_status_name),
        ("COVERAGE_", kiemdinh_coverage_name),
        ("DUE_BASIS_", kiemdinh_due_basis_name),
        ("VERIFICATION_", kiemdinh_verification_name),
        ("SEVERITY_", kiemdinh_severity_name),
        ("FINDING_", kiemdinh_finding_number_name),
    ];
    for (prefix, say) in enums {
        let mut said = BTreeSet::new();
        for (name, number) in constants().iter().filter(|(name, _)| name.starts_with(prefix)) {
            let number = i32::try_from(*number).expect("an int32_t");
            let wire = word(say(number, KIEMDINH_LANGUAGE_WIRE));
            assert_eq!(wire.as_deref(), Some(name[prefix.len()..].to_lowercase().as_str()), "KIEMDINH_{name}");
            for language in [KIEMDINH_LANGUAGE_VIETNAMESE, KIEMDINH_LANGUAGE_ENGLISH] {
                let text = word(say(number, language)).unwrap_or_default();
                assert!(!text.is_empty(), "KIEMDINH_{name} in language {language}");
                assert!(said.insert((language, text.clone())), "{prefix}: {text:?} is said twice");
            }
        }
        assert!(said.len() >= 6, "{prefix}");
        for unknown in [0, -1, 99_999] {
            assert_eq!(word(say(unknown, KIEMDINH_LANGUAGE_WIRE)), None);
        }
        assert_eq!(word(say(1, 7)), None, "an unknown language");
    }
    for (name, number) in constants().iter().filter(|(name, _)| name.starts_with("ERROR_")) {
        let wire = word(kiemdinh_result_name(*number as i32));
        assert_eq!(wire.as_deref(), Some(name["ERROR_".len()..].to_lowercase().as_str()));
    }
    for (name, number) in constants().iter().filter(|(name, _)| name.starts_with("UNIT_")) {
        let symbol = word(kiemdinh_unit_name(*number as i32)).expect("a symbol");
        let mut unit = 0;
        // SAFETY: a text with its length, a place for the number, and no error wanted.
        let result = unsafe {
            capi::quantity::kiemdinh_unit_parse(symbol.as_ptr().cast(), symbol.len(), &mut unit, std::ptr::null_mut())
        };
        assert_eq!((result, i64::from(unit)), (KIEMDINH_OK, *number), "KIEMDINH_{name}");
    }
}

/// Every public function of the library's core and of its readers, as `Type::function`.
fn operations() -> BTreeSet<String> {
    let mut files: Vec<PathBuf> = ["date.rs", "quantity.rs", "code.rs", "error.rs"].map(PathBuf::from).into();
    for folder in ["law", "record", "assess", "read"] {
        sources(&root().join("src").join(folder), &mut files);
    }
    let mut found = BTreeSet::new();
    for file in files {
        let path = root().join("src").join(&file);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for item in parsed.items {
            match item {
                syn::Item::Fn(function) if is_public(&function.vis) => {
                    found.insert(function.sig.ident.to_string());
                }
                syn::Item::Impl(block) if block.trait_.is_none() => {
                    let syn::Type::Path(path) = &*block.self_ty else { continue };
                    let Some(name) = path.path.segments.last() else { continue };
                    for member in &block.items {
                        if let syn::ImplItem::Fn(function) = member
                            && is_public(&function.vis)
                        {
                            found.insert(format!("{}::{}", name.ident, function.sig.ident));
                        }
                    }
                }
                _ => {}
            }
        }
    }
    found
}

fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}

/// What reads workbooks and free text is an edge of its own (feature `sheets`), as the program is.
const EDGES: [&str; 5] = ["encoding", "grid", "recognise", "sheet", "words"];

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name");
        if EDGES.contains(&name) {
            continue;
        }
        match path.is_dir() {
            true => sources(&path, files),
            false if path.extension().is_some_and(|end| end == "rs") && name != "tests" => files.push(path),
            false => {}
        }
    }
}

#[test]
fn every_operation_of_the_core_is_exposed_or_says_why_not() {
    let header = read("include/kiemdinh.h");
    let table = read("bindings/c/operations.tsv");
    let mut listed = BTreeSet::new();
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [operation, symbol, reason] = columns[..] else { panic!("three columns: {line}") };
        assert!(listed.insert(operation.to_owned()), "{operation} stands twice");
        match symbol {
            "-" => assert!(!reason.is_empty(), "{operation}: why is it not exposed?"),
            symbol => assert!(
                header.contains(&format!("{symbol}(")) || header.contains(&format!("#define {symbol} ")),
                "{operation}: the header has no {symbol}"
            ),
        }
    }
    let operations = operations();
    let missing: Vec<_> = operations.difference(&listed).collect();
    assert!(missing.is_empty(), "expose these, or say in bindings/c/operations.tsv why not: {missing:?}");
    let gone: Vec<_> = listed.difference(&operations).collect();
    assert!(gone.is_empty(), "no longer public: {gone:?}");
}
