//! A file through the library, as a program that embeds it would read it.

use std::fs::File;
use std::path::Path;

use kiemdinh::read::Mapping;
use kiemdinh::read::encoding::{Decoder, detect};
use kiemdinh::read::grid::{Grid, Opened, open};
use kiemdinh::read::sheet::{GroupBy, RowKind, SheetItems, SheetOptions};
use kiemdinh::{Error, Rulebook};
use serde_json::{Value, json};

use crate::{json, register};

/// How a file is read: `sheet`, `header_row`, `group_by`, `mapping` (a file beside it).
pub(crate) fn read(name: &str, arguments: &Value) -> Result<Value, Error> {
    let mapping = arguments["mapping"].as_str().map(|name| {
        let text = std::fs::read_to_string(register(name)).unwrap();
        Mapping::parse(name, &text).unwrap()
    });
    let mut options = SheetOptions::default();
    options.mapping = mapping.as_ref();
    options.header_row = arguments["header_row"].as_u64();
    options.group_by = arguments["group_by"].as_str().map(|key| match key {
        "serial" => GroupBy::Serial,
        "code" => GroupBy::Code,
        "name" => GroupBy::Name,
        other => panic!("{other} is no key"),
    });

    let book = Rulebook::builtin();
    let path = register(name);
    match open(name, File::open(&path).unwrap())? {
        Opened::Workbook(mut workbook) => {
            let visible = workbook.sheets().iter().filter(|sheet| !sheet.is_hidden());
            let sheets: Vec<String> = match arguments["sheet"].as_str() {
                Some(sheet) => vec![sheet.to_owned()],
                None => visible.map(|sheet| sheet.name().to_owned()).collect(),
            };
            let mut first_error = None;
            for sheet in sheets {
                let merges = workbook.merges(&sheet)?;
                match SheetItems::open(book, name, &sheet, workbook.grid(&sheet)?, merges, &options) {
                    Ok(items) => return all(items),
                    Err(error) => drop(first_error.get_or_insert(error)),
                }
            }
            Err(first_error.expect("a visible sheet"))
        }
        Opened::Text(text) => {
            let found = detect(&std::fs::read(&path).unwrap());
            assert!(found.certain, "{name}: {found:?}");
            let grid = Grid::of_text(name, Decoder::new(text, found.encoding), None)?;
            let stem = Path::new(name).file_stem().unwrap().to_str().unwrap();
            all(SheetItems::open(book, name, stem, grid, Vec::new(), &options)?)
        }
        _ => unreachable!("every kind of file"),
    }
}

/// What a sheet says, and what was passed over.
fn all(mut sheet: SheetItems<'_>) -> Result<Value, Error> {
    let (mut items, mut row_errors) = (Vec::new(), Vec::new());
    while let Some(row) = sheet.next_item()? {
        match row {
            Ok(one) => items.push(json!({"rows": one.rows, "item": json::item(&one.item)})),
            Err(error) => row_errors
                .push(json!({"row": error.row, "code": error.code.name(), "field": error.field, "raw": error.raw})),
        }
    }
    let kind = |kind| match kind {
        RowKind::Group => "group",
        RowKind::Total => "total",
        RowKind::Heading => "heading",
    };
    let passed = sheet.passed_over().iter();
    let head = sheet.head();
    let not_understood = head.columns.iter().filter(|column| column.field().is_none());
    Ok(json!({
        "headings": [head.first, head.last],
        "font": sheet.font().map(|font| font.name()),
        "not_understood": not_understood.map(|column| &column.heading).collect::<Vec<_>>(),
        "items": items,
        "row_errors": row_errors,
        "passed_over": passed.map(|row| json!([row.row, kind(row.kind), row.text])).collect::<Vec<_>>(),
    }))
}
