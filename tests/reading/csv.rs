use kiemdinh::quantity::Unit;
use kiemdinh::record::AttributeValue;
use kiemdinh::{Code, ErrorKind, EventKind, InspectionKind, Outcome};

use super::{csv, fault, inspections, item, items, open, remarks, rows_of};

#[test]
fn the_contracts_headings() {
    let read =
        item(csv("\u{feff}id,category,owner.name,site.province,quantity,put_into_use_on,attributes.rated_capacity,\
         attributes.rated_capacity.unit,attributes.drive,kind,performed_on,inspections[0].result,inspectors,\
         inspections[1].performed_on,events[0].kind,events[0].on\r\n\
         PL-7,lifting.hoist_electric,\"Cty \"\"A\"\", Hà Nội\",01,2,2016,2.5,t,electric,initial,2016-02,pass,K1; K2 ;,\
         2019-02-10,repaired,2018-01-01\r\n"));
    assert!(read.remarks.is_empty());
    assert_eq!((read.id.as_str(), read.category.as_str()), ("PL-7", "lifting.hoist_electric"));
    assert_eq!(read.owner.name.as_deref(), Some("Cty \"A\", Hà Nội"));
    assert_eq!((read.site.province.as_deref(), read.quantity), (Some("01"), Some(2)));
    assert_eq!(
        read.attributes[0].value,
        AttributeValue::Measured { value: "2.5".parse().unwrap(), unit: Some(Unit::Tonne) }
    );
    assert_eq!(read.attributes[1].value, AttributeValue::Text("electric".into()));
    assert_eq!((read.inspections[0].kind, read.inspections[0].result), (InspectionKind::Initial, Some(Outcome::Pass)));
    assert_eq!(read.inspections[0].inspectors, ["K1", "K2"]);
    assert_eq!(read.inspections[1].performed_on.map(|day| day.to_string()).as_deref(), Some("2019-02-10"));
    assert_eq!(read.events[0].kind, Some(EventKind::Repaired));
}

#[test]
fn empty_cells_are_absent() {
    let read = items(csv(
        "id,name,quantity,inspections[0].result,inspections[1].result,inspections[2].result,events[0].kind,events[0].on,attributes.a,attributes.a.unit\n\
         A, ,,,pass,bad,,,,kg\nB,,,,,,,2020-01-01,8 bar,\n",
    ));
    assert!(read[0].name.is_none() && read[0].quantity.is_none() && read[0].attributes.is_empty());
    // An inspection without a cell is none; the others move up.
    assert_eq!(read[0].inspections.len(), 2);
    assert_eq!(read[0].inspections[0].result, Some(Outcome::Pass));
    assert_eq!(remarks(&read[0]), ["unreadable_value inspections[1].result bad"]);
    assert!(read[0].events.is_empty());
    assert_eq!(remarks(&read[1]), ["missing_field events[0].kind -"]);
    assert_eq!(read[1].attributes[0].value, AttributeValue::Text("8 bar".into()));
}

#[test]
fn values_that_cannot_be_read() {
    let read = item(csv(
        "id,category,declared_on,next_due_on,withdrawn_on,year_of_manufacture,attributes.a,attributes.a.unit\n\
         A,c,30/02/2024,2024-02-30,2024-04-31,20x5,8,furlong\n",
    ));
    assert_eq!(
        remarks(&read),
        [
            "unreadable_value declared_on 30/02/2024",
            "unreadable_value year_of_manufacture 20x5",
            "unit_unknown attributes.a 8 furlong",
            "date_impossible inspections[0].next_due_on 2024-02-30",
            "date_impossible inspections[0].withdrawn_on 2024-04-31",
        ]
    );
    assert!(read.inspections[0].withdrawal.is_some());
}

#[test]
fn quotes_and_line_ends() {
    let read = items(csv("id,name\nA,\"two\nlines\"\nB,16'4\"\r\n\"C\",\"x\"y\n\n  \nD,\"\"\"\"\nE,\"a,b\"\r\nF,z"));
    let names: Vec<_> = read.iter().map(|item| (item.id.as_str(), item.name.as_deref().unwrap_or_default())).collect();
    assert_eq!(names, [("A", "two\nlines"), ("B", "16'4\""), ("C", "xy"), ("D", "\""), ("E", "a,b"), ("F", "z")]);
    // A cell that spans lines does not make more rows; empty lines are rows.
    let rows: Vec<_> = csv("\nid,name\nA,\"two\nlines\"\n\nB,x\n").iter().map(|outcome| outcome.row).collect();
    assert_eq!(rows, [3, 5]);
}

#[test]
fn delimiters() {
    for (name, text) in [
        ("t.csv", "id;name;quantity\nA;x,y;2\n"),
        ("t.csv", "id\tname\tquantity\nA\tx,y\t2\n"),
        ("t.tsv", "id\tname\tquantity\nA\tx,y\t2\n"),
        ("t.TXT", "\"id\",\"name\",quantity\nA,\"x,y\",2\n"),
    ] {
        let read = item(rows_of(open(name, text.as_bytes(), None, false).expect("a usable heading")));
        assert_eq!((read.name.as_deref(), read.quantity), (Some("x,y"), Some(2)), "{text}");
    }
    assert_eq!(item(csv("id\nA\n")).id, "A");
}

#[test]
fn rows_of_another_width() {
    let outcomes = csv("id,name,model\nA,x\nB,x,y,z\nC,x,y\n\"D\",x\n");
    let error = |index: usize| outcomes[index].read.as_ref().expect_err("an error");
    assert_eq!(fault(error(0)), (Code::MalformedRow, None, Some("A,x")));
    assert_eq!((error(0).row, error(0).column, error(0).id.as_deref()), (Some(2), Some(2), Some("A")));
    assert_eq!((error(1).row, error(1).column), (Some(3), Some(4)));
    assert!(error(1).message_en().contains("4 cells") && error(1).message_vi().contains("4 ô"));
    assert!(outcomes[2].read.is_ok());
    assert_eq!(error(3).id.as_deref(), Some("D"));
}

#[test]
fn ids() {
    let long = "x".repeat(129);
    let outcomes = csv(&format!("name,id\nx,\ny,{long}\nz, A \n"));
    let error = |index: usize| outcomes[index].read.as_ref().expect_err("an error");
    assert_eq!(fault(error(0)), (Code::MissingField, Some("id"), None));
    assert_eq!((error(0).column, error(0).row), (Some(2), Some(2)));
    assert_eq!(fault(error(1)), (Code::UnreadableValue, Some("id"), Some(long.as_str())));
    assert_eq!(error(1).id, None);
    assert_eq!(outcomes[2].read.as_ref().expect("readable").id, "A");
}

#[test]
fn headings_that_cannot_be_used() {
    let fails = |text: &str| open("t.csv", text.as_bytes(), None, false).map(drop).expect_err(text);
    let error = fails("id,name,Tên,name,attributes.a.unit,inspections[10000].kind\nA\n");
    let faults: Vec<_> = error.faults().iter().map(|fault| (fault.kind(), fault.place().column)).collect();
    assert_eq!(
        faults,
        [
            (ErrorKind::UnknownKey, Some(3)),
            (ErrorKind::Duplicate, Some(4)),
            (ErrorKind::UnknownKey, Some(6)),
            (ErrorKind::MissingField, None),
        ]
    );
    let place = error.faults()[0].place();
    assert_eq!((place.file.as_deref(), place.row, place.value.as_deref()), (Some("t.csv"), Some(1), Some("Tên")));
    assert_eq!(fails("performed_on,inspections[0].performed_on,id\n").kind(), ErrorKind::Duplicate);
    assert_eq!(fails("name,category\n").kind(), ErrorKind::MissingField);
    assert_eq!(fails("id,name,\n").kind(), ErrorKind::UnknownKey);
    assert_eq!(fails("id,attributes.,attributes\n").faults().len(), 2);
    for empty in ["", "\n\n \n", "\u{feff}"] {
        assert_eq!(fails(empty).kind(), ErrorKind::Syntax);
    }
    assert_eq!(fails("\"id,name\nA,x\n").kind(), ErrorKind::Syntax);
}

#[test]
fn unknown_headings_are_kept_where_reading_is_lenient() {
    let read = items(rows_of(open("t.csv", &b"id,colour,name\nA,red,x\nB,,y\n"[..], None, true).expect("lenient")));
    assert_eq!(remarks(&read[0]), ["unknown_key colour red"]);
    assert!(read[1].remarks.is_empty());
}

#[test]
fn inspections_apart_from_their_items() {
    let read = inspections("i.csv", "item,performed_on,result\nA,2024-01-02,pass\nB,,\n,2024-01-02,pass\n");
    assert_eq!(read.len(), 2);
    let first = read[0].as_ref().expect("readable");
    assert_eq!((first.item.as_str(), first.inspection.result), ("A", Some(Outcome::Pass)));
    assert_eq!(fault(read[1].as_ref().expect_err("no item")), (Code::MissingField, Some("item"), None));
    let fails = |heading: &str| {
        let format = kiemdinh::read::Format::of_name("i.csv");
        kiemdinh::read::Register::open_inspections("i.csv", heading.as_bytes(), format, Default::default()).is_err()
    };
    assert!(fails("id,performed_on\n") && fails("item,category\n") && fails("item,inspections[0].result\n"));
}

/// A plain splitter of a CSV text into rows of cells, a character at a time.
fn plainly(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut at_start = true;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            c if quoted => cell.push(c),
            '"' if at_start => quoted = true,
            ',' => row.push(std::mem::take(&mut cell)),
            '\n' => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
        at_start = !quoted && matches!(c, ',' | '\n');
    }
    rows
}

#[test]
fn blocks_are_cut_between_rows() {
    // Some five blocks, whose ends fall anywhere; every row is closed, some span lines, some hold loose quotes.
    let mut seed = 7_u64;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut text = String::from("id,name,model\n");
    for number in 0..200_000 {
        text.push_str(&format!("{number},"));
        let pieces = ["x", "tấn", "\"\"", "\n", ",", "5'4"];
        match random(3) {
            0 => text.push_str("16'4\" p"),
            1 => text.push_str("plain text of some length"),
            _ => {
                text.push('"');
                (0..random(9)).for_each(|_| text.push_str(pieces[random(6) as usize]));
                text.push('"');
            }
        }
        text.push_str(if random(50) == 0 { ",\"end\"\"\"\n" } else { ",end\n" });
    }
    assert!(text.len() > 3 << 20);
    let read = csv(&text);
    let expected = plainly(&text);
    assert_eq!(read.len() + 1, expected.len());
    for (outcome, row) in read.iter().zip(&expected[1..]) {
        let item = outcome.read.as_ref().expect("readable");
        let name = Some(row[1].trim_ascii()).filter(|name| !name.is_empty());
        assert_eq!(
            (item.id.as_str(), item.name.as_deref(), item.model.as_deref()),
            (row[0].as_str(), name, Some(row[2].as_str()))
        );
        assert_eq!(outcome.row, row[0].parse::<u64>().unwrap() + 2);
    }
}
