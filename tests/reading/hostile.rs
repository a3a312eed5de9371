use std::io::{self, Read};

use kiemdinh::read::{MAX_ATTRIBUTES, MAX_COLUMNS, MAX_DEPTH, MAX_EVENTS, MAX_INSPECTIONS, MAX_ROW_BYTES, json};
use kiemdinh::{Code, ErrorKind, Item};

use super::{Outcome, csv, fault, jsonl, open, remarks, rows_of};

fn malformed(outcome: &Outcome, hint: &str) {
    let error = outcome.read.as_ref().expect_err("an error");
    assert_eq!(error.code, Code::MalformedRow);
    assert!(error.message_en().contains(hint), "{error}");
    assert!(!error.message_vi().is_empty());
}

/// Rows with their ids; an error is its id with a mark.
fn ids(outcomes: &[Outcome]) -> Vec<String> {
    let id = |outcome: &Outcome| match &outcome.read {
        Ok(item) => item.id.clone(),
        Err(error) => format!("!{}", error.id.as_deref().unwrap_or_default()),
    };
    outcomes.iter().map(id).collect()
}

#[test]
fn deep_json() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    let at_limit = format!(r#"{{"id":"A","name":{}}}"#, nested(MAX_DEPTH - 1));
    assert_eq!(json::parse_item(&at_limit).expect("a remark").remarks[0].code, Code::UnreadableValue);
    for text in [
        format!(r#"{{"id":"A","name":{}}}"#, nested(MAX_DEPTH)),
        format!(r#"{{"id":"A","inspections":{}}}"#, nested(MAX_DEPTH)),
        format!(r#"{{"id":"A","x":{}}}"#, nested(400_000)),
        format!(r#"{{"id":"A","attributes":{{"x":{}}}}}"#, "{\"value\":".repeat(60_000)),
    ] {
        let error = json::parse_item(&text).expect_err("too deep");
        assert_eq!((error.code, error.id.as_deref()), (Code::MalformedRow, Some("A")));
        assert!(error.message_en().contains("128"));
    }
    malformed(&jsonl("[".repeat(500_000).replacen('[', " {\"id\":[", 1).as_bytes())[0], "deeper");
    // Brackets within a text are none.
    let text = format!(r#"{{"id":"A","name":"{}\"["}}"#, "[".repeat(1000));
    assert!(json::parse_item(&text).is_ok());
}

#[test]
fn long_rows() {
    let long = "x".repeat(10 << 20);
    let text = format!("{{\"id\":\"A\"}}\n{{\"id\":\"B\",\"name\":\"{long}\"}}\n{{\"id\":\"C\"}}\n");
    let outcomes = jsonl(text.as_bytes());
    assert_eq!(ids(&outcomes), ["A", "!B", "C"]);
    assert_eq!(outcomes.iter().map(|outcome| outcome.row).collect::<Vec<_>>(), [1, 2, 3]);
    malformed(&outcomes[1], "1048576");
    assert!(json::parse_item(&format!(r#"{{"id":"B","name":"{long}"}}"#)).is_err());

    for quote in ["", "\""] {
        let outcomes = csv(&format!("id,name\nA,x\nB,{quote}{long}{quote}\nC,y\n"));
        assert_eq!(ids(&outcomes), ["A", "!B", "C"]);
        malformed(&outcomes[1], "1048576");
    }
    // At the limit, and one byte beyond it; with each line end, and without one.
    for end in ["\n", "\r\n", ""] {
        for (over, expected) in [(0, ["A", "B"]), (1, ["A", "!B"])] {
            let text = format!("id,name\nA,x\nB,{}{end}", &long[..MAX_ROW_BYTES - 2 + over]);
            assert_eq!(ids(&csv(&text)), expected, "{end:?}");
            let text = format!("id,name\nA,x\nB,\"{}\"{end}", &long[..MAX_ROW_BYTES - 4 + over]);
            assert_eq!(ids(&csv(&text)), expected, "{end:?}");
            let name = &long[..MAX_ROW_BYTES - r#"{"id":"B","name":""}"#.len() + over];
            let text = format!("{{\"id\":\"A\"}}\n{{\"id\":\"B\",\"name\":\"{name}\"}}{end}");
            assert_eq!(ids(&jsonl(text.as_bytes())), expected, "{end:?}");
        }
    }
}

/// A stream of one byte that never ends a line, as long as asked for.
struct Endless {
    start: &'static [u8],
    left: u64,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.start.is_empty() {
            return self.start.read(buffer);
        }
        let length = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        buffer[..length].fill(b'z');
        self.left -= length as u64;
        Ok(length)
    }
}

#[test]
fn an_endless_line() {
    let endless = |start| Endless { start, left: 1 << 30 };
    let outcomes = rows_of(open("t.csv", endless(b"id,name\nA,x\nB,"), None, false).expect("a usable heading"));
    assert_eq!(ids(&outcomes), ["A", "!B"]);
    let outcomes = rows_of(open("t.csv", endless(b"id,name\nA,x\nB,\""), None, false).expect("a usable heading"));
    assert_eq!(ids(&outcomes), ["A", "!B"]);
    let outcomes = rows_of(
        open("t.jsonl", endless(b"{\"id\":\"A\"}\n{\"id\":\"B\",\"name\":\""), None, false).expect("JSON Lines"),
    );
    assert_eq!(ids(&outcomes), ["A", "!B"]);
    let error = open("t.csv", endless(b""), None, false).map(drop).expect_err("no heading");
    assert_eq!(error.kind(), ErrorKind::LimitExceeded);
}

#[test]
fn a_quote_that_is_never_closed() {
    // What it would swallow is read line by line.
    for rows in [3_u32, 300_000] {
        let mut text = String::from("id,name\nA,x\nB,\"open\n");
        (0..rows).for_each(|row| text.push_str(&format!("{row},some name\n")));
        let outcomes = csv(&text);
        assert_eq!(outcomes.len() as u32, rows + 2);
        assert_eq!(ids(&outcomes)[..3], ["A", "!B", "0"]);
        malformed(&outcomes[1], "quote");
        assert_eq!(outcomes[1].read.as_ref().expect_err("an error").column, Some(2));
        assert!(outcomes.iter().skip(2).all(|outcome| outcome.read.is_ok()));
        assert_eq!(outcomes.last().map(|outcome| outcome.row), Some(u64::from(rows) + 3));
    }
    // Every line opens what the next would close: linear all the same.
    let text = format!("id,name\n{}", "x\",\"\"\"\n".repeat(400_000));
    assert!(csv(&text).iter().all(|outcome| outcome.read.is_err()));
}

#[test]
fn nul_bytes_and_lone_surrogates() {
    let read = json::parse_item(
        r#"{"id":"A","name":"a\u0000b","model":"\ud83d","country":"\ud83d\ude00",
        "attributes":{"a":"\udc00","b":{"value":"1","unit":"\u0000"}}}"#,
    )
    .expect("remarks");
    assert_eq!(
        remarks(&read),
        [
            r"unreadable_value name a\u0000b",
            r"unreadable_value model \ud83d",
            r"unreadable_value attributes.a \udc00",
            r"unit_unknown attributes.b 1 \u0000",
        ]
    );
    assert_eq!(read.country.as_deref(), Some("😀"));
    assert_eq!(
        json::parse_item(r#"{"id":"A","attributes":{"a\u0000":1}}"#).expect_err("no name").code,
        Code::UnknownKey
    );
    assert_eq!(json::parse_item("{\"id\":\"A\",\"na\\ud800me\":1}").expect_err("no key").code, Code::MalformedRow);
    assert_eq!(json::parse_item("{\"id\":\"A\",\"name\":\"\0\"}").expect_err("no JSON").code, Code::MalformedRow);

    let outcomes = csv("id,name,model\nA,a\0b,ok\nB\0,x,y\nC,\"\0\"\"q\",z\n");
    assert_eq!(ids(&outcomes), ["A", "!", "C"]);
    let item = outcomes[0].read.as_ref().expect("readable");
    assert_eq!(remarks(item), ["unreadable_value name a\u{fffd}b"]);
    assert_eq!(item.model.as_deref(), Some("ok"));
    assert_eq!(
        fault(outcomes[1].read.as_ref().expect_err("an error")),
        (Code::UnreadableValue, Some("id"), Some("B\u{fffd}"))
    );
    assert_eq!(remarks(outcomes[2].read.as_ref().expect("readable")), ["unreadable_value name \u{fffd}\"q"]);
}

#[test]
fn bytes_that_are_not_utf8() {
    let text = b"id,name,model\nA,caf\xe9,x\nB\xff,y,z\nC,d\xe9,\"q\"\n";
    let outcomes = rows_of(open("t.csv", &text[..], None, false).expect("a usable heading"));
    assert_eq!(ids(&outcomes), ["A", "!", "C"]);
    assert_eq!(remarks(outcomes[0].read.as_ref().expect("readable")), ["unreadable_value name caf\u{fffd}"]);
    assert_eq!(outcomes[2].read.as_ref().expect("readable").model.as_deref(), Some("q"));
    let outcomes = jsonl(b"{\"id\":\"A\xff\"}\n{\"id\":\"B\"}\n");
    malformed(&outcomes[0], "UTF-8");
    assert_eq!(outcomes[0].read.as_ref().expect_err("an error").column, Some(9));
    assert!(outcomes[1].read.is_ok());
    for start in [&b"id,na\xffme\n"[..], b"\xff\xfei\0d\0", b"PK\x03\x04..."] {
        assert_eq!(open("t.csv", start, None, false).map(drop).expect_err("no text").kind(), ErrorKind::Syntax);
    }
}

#[test]
fn counts() {
    let list = |count: usize, entry: &str| vec![entry; count].join(",");
    let item = |key: &str, list: String| json::parse_item(&format!(r#"{{"id":"A","{key}":{list}}}"#));
    assert_eq!(
        item("inspections", format!("[{}]", list(MAX_INSPECTIONS, "{}"))).expect("at the limit").inspections.len(),
        MAX_INSPECTIONS
    );
    assert_eq!(item("events", format!("[{}]", list(MAX_EVENTS, "{}"))).expect("at the limit").events.len(), MAX_EVENTS);
    for (key, most) in [("inspections", MAX_INSPECTIONS), ("events", MAX_EVENTS)] {
        let error = item(key, format!("[{}]", list(most + 1, "{}"))).expect_err("too many");
        assert_eq!(fault(&error), (Code::MalformedRow, Some(key), None));
        assert_eq!(error.id.as_deref(), Some("A"));
    }
    let attributes = |count: usize| {
        let all: Vec<String> = (0..count).map(|number| format!(r#""a{number}":null"#)).collect();
        item("attributes", format!("{{{}}}", all.join(",")))
    };
    assert!(attributes(MAX_ATTRIBUTES).is_ok());
    assert_eq!(attributes(MAX_ATTRIBUTES + 1).expect_err("too many").field.as_deref(), Some("attributes"));

    let heading = |path: fn(usize) -> String, count: usize| {
        let all: Vec<String> = (0..count).map(path).collect();
        open("t.csv", format!("id,{}\n", all.join(",")).as_bytes(), None, true).map(drop)
    };
    assert!(heading(|number| format!("x{number}"), MAX_COLUMNS - 1).is_ok());
    let error = heading(|number| format!("x{number}"), MAX_COLUMNS).expect_err("too many columns");
    assert_eq!(error.kind(), ErrorKind::LimitExceeded);
    assert!(heading(|number| format!("attributes.a{number}"), MAX_ATTRIBUTES).is_ok());
    assert!(heading(|number| format!("attributes.a{number}"), MAX_ATTRIBUTES + 1).is_err());
    // A row of a million cells.
    let outcomes = csv(&format!("id,name\n{}\nB,x\n", ",".repeat(MAX_ROW_BYTES - 1)));
    assert_eq!(ids(&outcomes), ["!", "B"]);
}

#[test]
fn long_values_are_cut_where_they_are_shown() {
    let long = "9".repeat(100_000);
    let read = json::parse_item(&format!(r#"{{"id":"A","declared_on":"{long}"}}"#)).expect("a remark");
    assert_eq!(read.remarks[0].raw.as_deref().map(|raw| raw.chars().count()), Some(201));
    let error = json::parse_item(&format!(r#"{{"id":"A","{long}":1}}"#)).expect_err("an unknown key");
    assert!(error.message_en().len() < 400 && error.field.is_some_and(|field| field.len() < 300));
}

#[test]
fn an_input_that_breaks_off() {
    struct Broken(bool);
    impl Read for Broken {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if self.0 {
                return Err(io::Error::other("gone"));
            }
            self.0 = true;
            b"id\nA\n".as_slice().read(buffer)
        }
    }
    let error = open("t.csv", Broken(false), None, false).map(drop).expect_err("broken");
    assert_eq!(error.kind(), ErrorKind::InputOutput);
    assert!(error.to_string().contains("t.csv") && error.to_string().contains("gone"));
}

#[test]
fn any_bytes_at_all() {
    // Random pieces of JSON and CSV: no panic, and every row has its number once.
    let mut seed = 99_u64;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let pieces: [&[u8]; 24] = [
        b"{",
        b"}",
        b"[",
        b"]",
        b"\"",
        b":",
        b",",
        b"\n",
        b"\r\n",
        b"\"id\":\"A\"",
        b"inspections",
        b"\"events\":[{",
        b"null",
        b"\\u0000",
        b"\\ud800",
        b"\0",
        b"\xff",
        b"\"\"",
        b"1e999",
        b"2024-02-30",
        b";",
        b"\t",
        b" ",
        b"\xef\xbb\xbf",
    ];
    for _ in 0..20_000 {
        let text: Vec<u8> = (0..random(40)).flat_map(|_| pieces[random(24) as usize].to_vec()).collect();
        let table = [b"id,name,performed_on\n".as_slice(), &text].concat();
        for (name, text) in [("t.jsonl", &text), ("t.csv", &text), ("t.csv", &table)] {
            if let Ok(register) = open(name, text.as_slice(), None, random(2) == 0) {
                let rows: Vec<u64> = rows_of(register).iter().map(|outcome| outcome.row).collect();
                assert!(rows.is_sorted_by(|a, b| a < b));
            }
        }
        if let Ok(text) = std::str::from_utf8(&text) {
            let _: Result<Item, _> = json::parse_item(text);
            let _ = kiemdinh::read::json::accreditations("a", text);
            let _ = kiemdinh::read::Mapping::parse("m", text);
        }
    }
}
