//! Number formats that show words: what stands beside the number is given with it, in each form alike.

use kiemdinh::read::grid::Cell;
use rust_xlsxwriter::{Format, Workbook};

use super::support::{Numbered, ods, rows, text, xls};

const FORMATS: [(&str, f64); 7] = [
    ("0\" lít\"", 500.0),
    ("#,##0.0\" tấn\"", 2.5),
    ("#,##0.000\" tấn\"", 1.125),
    ("\"TB-\"000", 7.0),
    ("[>=1000]#,##0.0,\" tấn\";0\" kg\"", 2500.0),
    ("[>=1000]#,##0.0,\" tấn\";0\" kg\"", 750.0),
    ("#,##0\" đ\"", 500.0),
];

fn expected() -> Numbered {
    let words = ["500 lít", "2,5 tấn", "1,1250 tấn", "TB-007", "2,5 tấn", "750 kg"];
    vec![(1, words.into_iter().map(text).chain([Cell::Number(500.0)]).collect())]
}

#[test]
fn xlsx() {
    let mut made = Workbook::new();
    let sheet = made.add_worksheet();
    for (column, (code, number)) in (0..).zip(FORMATS) {
        sheet.write_with_format(0, column, number, &Format::new().set_num_format(code)).expect("a cell");
    }
    assert_eq!(rows("a.xlsx", made.save_to_buffer().expect("a file")).expect("a workbook"), expected());
}

#[test]
fn xls() {
    let (mut globals, mut cells) = (Vec::new(), Vec::new());
    for (at, (code, number)) in (0_u16..).zip(FORMATS) {
        globals.extend(xls::format(164 + at, code));
        cells.extend(xls::number(0, at, at, number));
    }
    (0..FORMATS.len() as u16).for_each(|at| globals.extend(xls::style(164 + at)));
    assert_eq!(rows("a.xls", xls::Book::new(globals, cells).file()).expect("a workbook"), expected());
}

#[test]
fn ods() {
    let number = |digits: u8, more: &str| {
        format!("<number:number number:decimal-places=\"1\" number:min-integer-digits=\"{digits}\" {more}/>")
    };
    let format = |name: &str, content: &str| {
        format!("<number:number-style style:name=\"{name}\">{content}</number:number-style>")
    };
    let words = |words: &str| format!("<number:text>{words}</number:text>");
    let (one, tonnes) = (number(1, ""), words(" tấn"));
    let formats = [
        format("N1", &(one.clone() + &words(" lít"))),
        format("N2", &(one.clone() + &tonnes)),
        format("N3", &(words("TB-") + &number(3, ""))),
        format("N4P0", &(number(1, "number:display-factor=\"1000\"") + &tonnes)),
        format(
            "N4",
            &(one.clone()
                + &words(" kg")
                + "<style:map style:condition=\"value()&gt;=1000\" style:apply-style-name=\"N4P0\"/>"),
        ),
        format("N5", &(one + &words(" đ"))),
    ];
    let styles: String = (1..=5)
        .map(|at| {
            format!("<style:style style:name=\"c{at}\" style:family=\"table-cell\" style:data-style-name=\"N{at}\"/>")
        })
        .collect();
    let given = [(1, "500"), (2, "2.5"), (2, "1.125"), (3, "7"), (4, "2500"), (4, "750"), (5, "500")];
    let cells: String = given
        .iter()
        .map(|(style, value)| {
            format!(
                "<table:table-cell table:style-name=\"c{style}\" office:value-type=\"float\" office:value=\"{value}\">\
                 <text:p>shown</text:p></table:table-cell>"
            )
        })
        .collect();
    let file = ods::sheet(&(formats.concat() + &styles), &format!("<table:table-row>{cells}</table:table-row>"));
    assert_eq!(rows("a.ods", file).expect("a spreadsheet"), expected());
}

/// Words without end are not held: the number is given without them.
#[test]
fn endless_words() {
    let long = "m".repeat(1000);
    let mut made = Workbook::new();
    let format = Format::new().set_num_format(format!("0\" {}\"", "m".repeat(200)));
    made.add_worksheet().write_with_format(0, 0, 5, &format).expect("a cell");
    assert_eq!(
        rows("a.xlsx", made.save_to_buffer().expect("a file")).expect("a workbook"),
        [(1, vec![Cell::Number(5.0)])]
    );
    let style = format!(
        "<number:number-style style:name=\"N1\"><number:number/><number:text>{long}</number:text></number:number-style>\
         <style:style style:name=\"c1\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
    );
    let cell = "<table:table-row><table:table-cell table:style-name=\"c1\" office:value=\"5\"/></table:table-row>";
    assert_eq!(rows("a.ods", ods::sheet(&style, cell)).expect("a spreadsheet"), [(1, vec![Cell::Number(5.0)])]);
}
