//! What is particular to spreadsheets of OpenDocument.

use kiemdinh::ErrorKind;
use kiemdinh::read::grid::{Cell, Merge, Note};

use super::support::{Numbered, date, error, ods, rows, rows_of, text, workbook};

fn data(rows_given: &str) -> Numbered {
    rows("a.ods", ods::sheet("", rows_given)).expect("a spreadsheet")
}

#[test]
fn repeated() {
    let number =
        "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"7\"/>";
    let found = data(&format!(
        "<table:table-row table:number-rows-repeated=\"3\"/>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"2\"/>{number}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell table:number-columns-repeated=\"4000000000\"/></table:table-row>"
    ));
    let row = vec![Cell::Empty, Cell::Empty, Cell::Number(7.0), Cell::Number(7.0)];
    assert_eq!(found, [(4, row.clone()), (5, row)]);
}

#[test]
fn groups_of_rows_and_columns() {
    let cell = |value: u32| {
        format!(
            "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"{value}\"/></table:table-row>"
        )
    };
    let found = data(&format!(
        "<table:table-column-group><table:table-columns><table:table-column/></table:table-columns></table:table-column-group>\
         <table:table-header-rows>{}</table:table-header-rows><table:table-row-group><table:table-row-group>{}</table:table-row-group>{}\
         </table:table-row-group><table:table-rows>{}</table:table-rows>",
        cell(1),
        cell(2),
        cell(3),
        cell(4)
    ));
    let expected: Numbered = (1..5).map(|row| (row, vec![Cell::Number(row as f64)])).collect();
    assert_eq!(found, expected);
}

#[test]
fn texts() {
    let found = data(
        "<table:table-row><table:table-cell office:value-type=\"string\">\
         <office:annotation><dc:creator>ai đó</dc:creator><text:p>ghi chú</text:p></office:annotation>\
         <text:p>Pa lăng <text:span>điện</text:span><text:s text:c=\"2\"/>2,5<text:s/>tấn<text:tab/>x<text:line-break/>y<text:a>z</text:a></text:p>\
         <text:p/><text:p>&lt;hết&gt; &#x1EA5;<text:note><text:p>chân trang</text:p></text:note></text:p>\
         <draw:frame><draw:text-box><text:p>hình</text:p></draw:text-box></draw:frame></table:table-cell>\
         <table:table-cell office:value-type=\"string\" office:string-value=\"cho &amp; sẵn\"><text:p>khác</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"time\" office:time-value=\"PT08H30M00S\"><text:p>08:30</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"percentage\" office:value=\"0.25\"><text:p>25%</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"date\" office:date-value=\"0033-05-19\"><text:p>19/05/0033</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"float\" office:value=\"NaN\"><text:p>?</text:p></table:table-cell></table:table-row>",
    );
    let expected = vec![
        text("Pa lăng điện  2,5 tấn\tx\nyz\n\n<hết> ấ"),
        text("cho & sẵn"),
        text("08:30"),
        Cell::Number(0.25),
        text("19/05/0033"),
        text("?"),
    ];
    assert_eq!(found, [(1, expected)]);
}

#[test]
fn formulas() {
    let found = data(
        "<table:table-row><table:table-cell table:formula=\"of:=[.B1]+1\" office:value-type=\"float\" office:value=\"3\"/>\
         <table:table-cell table:formula=\"of:=EDATE([.A1];36)\"/>\
         <table:table-cell table:formula=\"of:=NA()\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>\
         </table:table-row>",
    );
    let expected = vec![Cell::Number(3.0), Cell::Error("=EDATE([.A1];36)".into()), Cell::Error("#N/A".into())];
    assert_eq!(found, [(1, expected)]);
}

/// The format of a date decides whether its day was stated: its own style, one it comes from, or that of its column.
#[test]
fn styles_of_dates() {
    let styles = "<number:date-style style:name=\"N1\"><number:month number:style=\"long\"/><number:year/></number:date-style>\
        <number:date-style style:name=\"N2\"><number:year/></number:date-style>\
        <number:number-style style:name=\"N3\"><number:number number:min-integer-digits=\"3\"/><number:text> kg</number:text></number:number-style>\
        <style:style style:name=\"month\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>\
        <style:style style:name=\"child\" style:family=\"table-cell\" style:parent-style-name=\"month\"/>\
        <style:style style:name=\"loop\" style:family=\"table-cell\" style:parent-style-name=\"loop\"/>\
        <style:style style:name=\"named\" style:family=\"table-cell\" style:parent-style-name=\"Nam\"/>\
        <style:style style:name=\"kg\" style:family=\"table-cell\" style:data-style-name=\"N3\"/>";
    let dated = |style: &str| {
        let style = if style.is_empty() { String::new() } else { format!("table:style-name=\"{style}\"") };
        format!("<table:table-cell {style} office:value-type=\"date\" office:date-value=\"2027-05-01\"/>")
    };
    let number = "<table:table-cell table:style-name=\"kg\" office:value-type=\"float\" office:value=\"7\"/>";
    let cells =
        [dated("month"), dated("child"), dated("loop"), dated(""), dated("named"), number.into(), dated("")].concat();
    let table = format!(
        "<table:table table:name=\"S\"><table:table-column table:number-columns-repeated=\"3\" table:default-cell-style-name=\"Default\"/>\
         <table:table-column table:default-cell-style-name=\"month\"/><table:table-row>{cells}</table:table-row></table:table>"
    );
    let common = "<office:document-styles xmlns:office=\"o\"><office:styles><number:date-style style:name=\"N2\"><number:year/>\
        </number:date-style><style:style style:name=\"Nam\" style:family=\"table-cell\" style:data-style-name=\"N2\"/></office:styles>\
        <office:automatic-styles><style:style style:name=\"loop\" style:family=\"table-cell\" style:data-style-name=\"N2\"/>\
        </office:automatic-styles></office:document-styles>";
    let file = ods::file(&ods::content(styles, &table), "", &[("styles.xml", common.as_bytes())]);
    let day = date("2027-05-01");
    let expected =
        vec![text("2027-05"), text("2027-05"), day.clone(), text("2027-05"), text("2027"), text("007 kg"), day];
    assert_eq!(rows("a.ods", file).expect("a spreadsheet"), [(1, expected)]);
}

#[test]
fn sheets_and_notes() {
    let styles = "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>\
        <style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let table = |name: &str, style: &str, value: u32| {
        format!(
            "<table:table table:name=\"{name}\" table:style-name=\"{style}\"><table:shapes><draw:frame><table:table table:name=\"trong hình\"/>\
             </draw:frame></table:shapes><table:table-row><table:table-cell office:value-type=\"float\" office:value=\"{value}\"/></table:table-row></table:table>"
        )
    };
    let tables = [
        "<table:tracked-changes><table:deletion><table:table-row/></table:deletion></table:tracked-changes>".to_owned(),
        table("Cẩu &amp; thang", "ta1", 1),
        table("'file:///x.ods'#$S", "ta_extref", 2),
        table("Ẩn", "ta2", 3),
        "<table:table/>".into(),
    ];
    let file = ods::file(&ods::content(styles, &tables.concat()), "", &[("Basic/Standard/Module1.xml", b"")]);
    let mut workbook = workbook("so.xlsx", file).expect("a spreadsheet");
    let sheets: Vec<_> = workbook.sheets().iter().map(|sheet| (sheet.name(), sheet.is_hidden())).collect();
    assert_eq!(sheets, [("Cẩu & thang", false), ("Ẩn", true), ("", false)]);
    assert_eq!(workbook.notes(), [Note::OtherExtension(workbook.kind()), Note::Macros, Note::ExternalLinks]);
    assert_eq!(rows_of(workbook.grid("Ẩn").expect("a sheet")), Ok(vec![(1, vec![Cell::Number(3.0)])]));
    assert_eq!(rows_of(workbook.grid("").expect("a sheet")), Ok(vec![]));

    // The lists of libraries of macros are there without any macro.
    let file = ods::file(
        &ods::content("", "<table:table/>"),
        "",
        &[("Basic/script-lc.xml", b""), ("Basic/Standard/script-lb.xml", b"")],
    );
    assert_eq!(super::support::workbook("a.ods", file).expect("a spreadsheet").notes(), []);
}

#[test]
fn merged_rows_that_repeat() {
    let row = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/><table:table-cell table:number-columns-spanned=\"2\" \
        table:number-rows-spanned=\"1\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell><table:covered-table-cell/></table:table-row>";
    let more = "<table:table-row><table:table-cell table:number-rows-spanned=\"4000000000\" table:number-columns-spanned=\"0\"/></table:table-row>";
    let merges = workbook("a.ods", ods::sheet("", &format!("{row}{more}")))
        .expect("a spreadsheet")
        .merges("Sheet1")
        .expect("merges");
    let merge =
        |first_row, first_column, last_row, last_column| Merge { first_row, first_column, last_row, last_column };
    assert_eq!(merges, [merge(1, 2, 1, 3), merge(2, 2, 2, 3), merge(3, 1, 1_048_576, 1)]);
}

#[test]
fn refused() {
    let encrypted = "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:size=\"9\"><manifest:encryption-data><manifest:algorithm/>\
        </manifest:encryption-data></manifest:file-entry>";
    let failed = error("a.ods", ods::file(b"\x01\x02", encrypted, &[]));
    assert_eq!(failed.kind(), ErrorKind::InvalidValue);
    assert!(failed.message_vi().contains("mật khẩu") && failed.to_string().contains("password"));

    let failed = error("a.ods", ods::file(&ods::content("", ""), "", &[]));
    assert_eq!(failed.kind(), ErrorKind::MissingField);
    // Cut off in the middle of a row.
    let content = ods::content("", "<table:table table:name=\"S\"><table:table-row><table:table-cell>");
    let cut = &content[..content.len() - 90];
    assert_eq!(error("a.ods", ods::file(cut, "", &[])).kind(), ErrorKind::Syntax);
}
