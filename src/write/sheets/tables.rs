//! Excel's own tables: one that ends where the added columns begin is made wider, so that whoever sorts it sorts the
//! answers with it.

use crate::error::Error;

use super::cells::escape_into;
use super::columns::ADDED;
use super::grid::Area;
use super::outline::{Edits, outline};
use super::xml::{attribute, number, prefix};

/// The part of a table made wider by columns of these headings, and the headings as the table must have them, each once;
/// `None` where the table does not end right before the column `first`, or has its headings in another row.
pub(super) fn widened(
    part: &str,
    text: &str,
    header_row: u64,
    first: u32,
    headings: &[String; ADDED as usize],
) -> Result<Option<(String, [String; ADDED as usize])>, Error> {
    let elements = outline(part, text, |depth, _| depth <= 2)?;
    let Some(table) = elements.first() else { return Ok(None) };
    let area = attribute(&table.tag, "ref").and_then(|area| Area::parse(&area));
    let Some(area) = area.filter(|area| area.right + 1 == first && area.top == header_row) else { return Ok(None) };
    // What comes from a query or a map of XML has the columns that it has there.
    let plain = attribute(&table.tag, "tableType").is_none_or(|kind| kind == "worksheet");
    let headed = number(&table.tag, "headerRowCount").is_none_or(|rows| rows == 1);
    let Some(columns) = elements.iter().find(|element| element.depth == 1 && element.name() == "tableColumns") else {
        return Ok(None);
    };
    if !plain || !headed {
        return Ok(None);
    }
    let own = || elements.iter().filter(|element| element.depth == 2 && element.name() == "tableColumn");
    let mut taken: Vec<String> =
        own().filter_map(|column| attribute(&column.tag, "name")).map(|name| name.to_lowercase()).collect();
    let headings = headings.clone().map(|heading| {
        let numbered = (2..).map(|number| format!("{heading} {number}"));
        let mut names = std::iter::once(heading.clone()).chain(numbered);
        let name = names.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_default();
        taken.push(name.to_lowercase());
        name
    });

    let wider = |area: Area| Area { right: area.right + ADDED, ..area }.print();
    let mut edits = Edits::default();
    table.set("ref", &wider(area), &mut edits);
    let filter = elements.iter().find(|element| element.depth == 1 && element.name() == "autoFilter");
    if let Some(filter) = filter
        && let Some(covers) = attribute(&filter.tag, "ref").and_then(|area| Area::parse(&area))
        && covers.right == area.right
    {
        filter.set("ref", &wider(covers), &mut edits);
    }
    let id = own().filter_map(|column| number(&column.tag, "id")).max().unwrap_or(0);
    let mut content = String::new();
    for (id, heading) in (id.saturating_add(1)..).zip(&headings) {
        content.push_str(&format!("<{}tableColumn id=\"{id}\" name=\"", prefix(&table.tag)));
        escape_into(heading, &mut content);
        content.push_str("\"/>");
    }
    columns.append_counted(ADDED, &content, &mut edits);
    Ok(Some((edits.apply(text), headings)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "<table xmlns=\"n\" id=\"1\" name=\"T\" ref=\"A5:C9\" totalsRowCount=\"1\"><autoFilter ref=\"A5:C8\"/>\
        <tableColumns count=\"3\"><tableColumn id=\"1\" name=\"STT\"/><tableColumn id=\"7\" name=\"đến hạn\"/>\
        <tableColumn id=\"3\" name=\"C\"><totalsRowFormula>1</totalsRowFormula></tableColumn></tableColumns>\
        <tableStyleInfo name=\"S\"/></table>";

    fn headings() -> [String; 5] {
        super::super::columns::headings(crate::write::Language::Vietnamese).map(str::to_owned)
    }

    #[test]
    fn a_table_is_made_wider_under_names_of_its_own() {
        let (changed, names) = widened("table", TABLE, 5, 4, &headings()).unwrap().unwrap();
        assert_eq!(names, ["Tình trạng", "Đến hạn 2", "Còn (ngày)", "Căn cứ", "Phát hiện"]);
        for expected in [
            "ref=\"A5:H9\" totalsRowCount=\"1\"><autoFilter ref=\"A5:H8\"/><tableColumns count=\"8\">",
            "</tableColumn><tableColumn id=\"8\" name=\"Tình trạng\"/><tableColumn id=\"9\" name=\"Đến hạn 2\"/>",
            "<tableColumn id=\"12\" name=\"Phát hiện\"/></tableColumns>",
        ] {
            assert!(changed.contains(expected), "{expected} in {changed}");
        }
    }

    #[test]
    fn other_tables_stay() {
        let cases = [(TABLE.to_owned(), 5, 5), (TABLE.to_owned(), 4, 4)];
        let replaced = [("id=\"1\" name=\"T\"", "tableType=\"queryTable\""), ("id=\"1\"", "headerRowCount=\"0\"")];
        let replaced = replaced.map(|(from, to)| (TABLE.replacen(from, to, 1), 5, 4));
        for (text, header_row, first) in cases.into_iter().chain(replaced) {
            assert!(widened("table", &text, header_row, first, &headings()).unwrap().is_none(), "{text}");
        }
    }
}
