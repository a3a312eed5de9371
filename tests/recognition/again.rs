//! What a sheet says again is read as what it said first, and as the recogniser reads it.

use kiemdinh::read::grid::Grid;
use kiemdinh::read::recognise::{Named, Recogniser};
use kiemdinh::read::sheet::{SheetItems, SheetOptions};
use kiemdinh::{Item, Rulebook};

use super::names::names;

/// The items of a sheet of those names with their specifications.
fn items(book: &Rulebook, rows: &[(&str, &str)]) -> Vec<Item> {
    let mut text = String::from("Tên thiết bị;Đặc tính kỹ thuật;Số chế tạo\n");
    for (at, (name, specification)) in rows.iter().enumerate() {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        text.push_str(&format!("{};{};S-{at}\n", quoted(name), quoted(specification)));
    }
    let grid = Grid::of_text("so.csv", text.as_bytes(), Some(b';')).unwrap();
    let mut items = SheetItems::open(book, "so.csv", "so", grid, Vec::new(), &SheetOptions::default()).unwrap();
    std::iter::from_fn(|| items.next_item().unwrap()).map(|one| one.unwrap().item).collect()
}

/// The sheet tells each of the labelled names three times: in their order, backwards, and in order again.
#[test]
fn a_name_is_read_the_same_each_time() {
    let book = Rulebook::builtin();
    let list = names();
    let once: Vec<(&str, &str)> = list.iter().map(|name| (name.name, name.specification)).collect();
    let rows: Vec<(&str, &str)> = once.iter().chain(once.iter().rev()).chain(&once).copied().collect();
    let items = items(book, &rows);
    assert_eq!(items.len(), rows.len());
    let recogniser = Recogniser::new(book);
    let said = |item: &Item| (item.category.clone(), item.attributes.clone(), item.remarks.clone());
    for (at, (name, specification)) in once.iter().enumerate() {
        let (first, again, last) = (&items[at], &items[2 * once.len() - 1 - at], &items[2 * once.len() + at]);
        assert_eq!(said(first), said(again), "{name}; {specification}");
        assert_eq!(said(first), said(last), "{name}; {specification}");
        let recognised = recogniser.recognise(name, Some(*specification).filter(|text| !text.is_empty()));
        match recognised.category {
            Named::Certain(id) => assert_eq!(first.category, id, "{name}"),
            Named::Candidates(_) => assert_eq!(first.category, "", "{name}"),
            Named::None => assert_eq!(first.category, name.trim(), "{name}"),
        }
        assert_eq!(first.attributes, recognised.attributes, "{name}; {specification}");
    }
}
