//! What these tests share: a small book, and answers as JSON.

use kiemdinh::law::Source;
use kiemdinh::read::json::parse_item;
use kiemdinh::{Date, Fault, Options, Rulebook};
use serde_json::{Value, json};

/// A book of one category, `a.b`, with an attribute of every type and no rule.
pub(crate) const SMALL: &str = r#"
[rulebook]
id = "small"
version = "1.0.0"
name_vi = "Bộ quy tắc nhỏ"
name_en = "Small book"
verified_until = 2030-12-31

[[document]]
number = "D"
what = "the only document"
verification = "text"

[[attribute]]
name = "size"
type = "quantity"
unit = "kg"
name_vi = "cỡ"
name_en = "size"

[[attribute]]
name = "colour"
type = "choice"
values = ["red", "blue"]
name_vi = "màu"
name_en = "colour"

[[attribute]]
name = "age"
type = "age"
starts_from = "service_start"
name_vi = "tuổi"
name_en = "age"

[[category]]
id = "a.b"
kind = "machinery"
regime = "periodic_inspection"
name_vi = "máy"
name_en = "machine"
name_verification = "text"
relocation = "no"

[[list]]
document = "D"
verification = "text"
row = [{ category = "a.b", item = "1", verification = "text" }]
"#;

/// An interval rule of `a.b` for [`SMALL`], unknown without months; `more` are further keys, a line each.
pub(crate) fn rule(id: &str, months: impl Into<Option<u16>>, more: &str) -> String {
    let months = months.into().map(|months| format!("months = {months}\n")).unwrap_or_default();
    format!(
        "[[interval]]\nid = \"{id}\"\ncategories = [\"a.b\"]\n{months}months_is = \"term\"\ndocument = \"D\"\n\
         provision = \"{id}\"\n{more}\n"
    )
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

pub(crate) fn book(text: &str) -> Rulebook {
    Rulebook::load(&[Source { name: "book.toml", text }], &[]).unwrap_or_else(|error| panic!("{error}"))
}

/// The built-in book under overlays.
pub(crate) fn builtin_with(overlays: &[&str]) -> Rulebook {
    let overlays: Vec<_> = overlays.iter().map(|text| Source { name: "overlay.toml", text }).collect();
    Rulebook::builtin_with(&overlays).unwrap_or_else(|error| panic!("{error}"))
}

/// The faults of a book under overlays (name and text of each file).
pub(crate) fn faults(files: &[(&str, &str)], overlays: &[(&str, &str)]) -> Vec<Fault> {
    fn sources<'a>(list: &[(&'a str, &'a str)]) -> Vec<Source<'a>> {
        list.iter().map(|(name, text)| Source { name, text }).collect()
    }
    let error = Rulebook::load(&sources(files), &sources(overlays)).expect_err("a book with faults");
    error.faults().to_vec()
}

pub(crate) fn messages(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(ToString::to_string).collect()
}

/// The answer of the book about an item of that category on that day, as on the wire.
pub(crate) fn assess(book: &Rulebook, category: &str, record: Value, as_of: &str) -> Value {
    assess_with(book, category, record, as_of, &Options::default())
}

pub(crate) fn assess_with(
    book: &Rulebook,
    category: &str,
    mut record: Value,
    as_of: &str,
    options: &Options<'_>,
) -> Value {
    record["id"] = json!("item");
    record["category"] = json!(category);
    let item = parse_item(&record.to_string()).unwrap_or_else(|error| panic!("{error}"));
    serde_json::to_value(book.assess(&item, day(as_of), options)).expect("an answer is plain data")
}
