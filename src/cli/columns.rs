//! `--explain-columns`: how each column of a register was understood.

use std::fs::File;

use indicatif::ProgressBar;
use kiemdinh::read::sheet::RowKind;
use kiemdinh::write::table::{Align, Columns};
use kiemdinh::write::{Language, printable};

use super::failure::Failure;
use super::inputs::Inputs;
use super::output::Output;
use super::sheets::{Form, with_items};

/// So many rows that were passed over are named.
const NAMED: usize = 20;

pub(crate) fn explain(inputs: &Inputs<'_>, language: Language, output: &mut Output) -> Result<(), Failure> {
    for input in &inputs.sources {
        let (Some(path), name) = (&input.path, &input.name) else { continue };
        let file = File::open(path).map_err(|error| Failure::reading(name, &error))?;
        if let Form::Register(encoding) = &input.form {
            let vi = "các cột có tên trường của hợp đồng dữ liệu, hoặc bảng ánh xạ nêu đủ";
            let en = "the columns have the contract's names, or the mapping names them all";
            output.print(|out| writeln!(out, "{name} ({}): {}", encoding.name(), language.pick(vi, en)))?;
            continue;
        }
        let reading = inputs.reading(input, &ProgressBar::hidden());
        with_items(inputs.book, name, &file, &input.form, &reading, |mut items| {
            while items.next_item()?.is_some() {}
            let head = items.head();
            let what = match &input.form {
                Form::Sheet(sheet) => format!("{} {sheet:?}", language.pick("trang", "sheet")),
                Form::Register(encoding) | Form::Text(encoding) => encoding.name().to_owned(),
            };
            let rows = if head.first == head.last {
                head.first.to_string()
            } else {
                format!("{}–{}", head.first, head.last)
            };
            let title = language.pick("dòng tiêu đề", "headings in row");
            let font = items.font().map(|font| format!(", {} {}", language.pick("phông", "font"), font.name()));
            let mut columns = Columns::new(&[
                (language.pick("Cột", "Column"), Align::Left, 8),
                (language.pick("Tiêu đề", "Heading"), Align::Left, 48),
                (language.pick("Hiểu là", "Understood as"), Align::Left, 80),
            ]);
            for column in &head.columns {
                let unknown = language.pick("không hiểu; giữ nguyên, không dùng", "not understood; kept, not used");
                let field = column.field().unwrap_or_else(|| unknown.to_owned());
                columns.row([letters(column.index), printable(&column.heading), field]);
            }
            let passed = items.passed_over();
            output.print(|out| {
                writeln!(out, "{name} ({what}{}), {title} {rows}:", font.as_deref().unwrap_or_default())?;
                columns.print(out)?;
                if !passed.is_empty() {
                    writeln!(out, "{}: {}", language.pick("Dòng bỏ qua", "Rows passed over"), passed.len())?;
                }
                for row in passed.iter().take(NAMED) {
                    let kind = match row.kind {
                        RowKind::Group => language.pick("tiêu đề nhóm, ghi chú", "group, title or remark"),
                        RowKind::Total => language.pick("dòng cộng", "total"),
                        RowKind::Heading => language.pick("tiêu đề lặp lại", "headings again"),
                    };
                    writeln!(out, "  {} ({kind}): {}", row.row, printable(&row.text))?;
                }
                Ok(())
            })
        })?;
    }
    Ok(())
}

/// A column as spreadsheets name it.
fn letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        letters.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    String::from_utf8(letters).unwrap_or_default()
}
