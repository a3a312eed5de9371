//! Every limit of a rulebook: at the limit it loads, beyond it is refused by name and place.

use kiemdinh::law::{
    Expr, MAX_AXES, MAX_CELLS, MAX_EPOCHS, MAX_EXPR_DEPTH, MAX_EXPR_TESTS, MAX_FAULTS, MAX_PIECES, MAX_RULES,
    MAX_SOURCE_BYTES, MAX_STEPS, Source,
};
use kiemdinh::{ErrorKind, Rulebook};
use serde_json::json;

use crate::support::{SMALL, assess, book, day, faults, rule};

/// A choice attribute with so many values, `v0`, `v1` …
fn choice(name: &str, values: usize) -> String {
    let values: Vec<String> = (0..values).map(|value| format!("\"v{value}\"")).collect();
    let values = values.join(", ");
    format!(
        "[[attribute]]\nname = \"{name}\"\ntype = \"choice\"\nvalues = [{values}]\nname_vi = \"n\"\nname_en = \"n\"\n"
    )
}

/// A rule of 12 months under a condition.
fn rule_when(id: &str, when: &str) -> String {
    rule(id, 12, &format!("when = \"{when}\"\nverification = \"text\""))
}

/// The one fault of a book that exceeds a limit, told for the category at its line.
fn exceeded(text: &str) -> String {
    let told = faults(&[("book.toml", text)], &[]);
    assert_eq!(told.len(), 1, "{told:#?}");
    let (fault, place) = (&told[0], told[0].place());
    assert_eq!(fault.kind(), ErrorKind::LimitExceeded);
    let row = text.lines().position(|line| line == "[[category]]").expect("a category") as u64 + 1;
    let (file, field) = (place.file.as_deref(), place.field.as_deref());
    assert_eq!((file, place.row, field), (Some("book.toml"), Some(row), Some("category[a.b].interval")));
    fault.message_en().to_owned()
}

#[test]
fn max_axes_is_the_most_attributes_of_one_category() {
    let with = |axes: usize| {
        let names: Vec<String> = (0..axes).map(|axis| format!("n{axis}")).collect();
        let attributes: String = names.iter().map(|name| choice(name, 2)).collect();
        let when: Vec<String> = names.iter().map(|name| format!("{name} = v1")).collect();
        format!("{SMALL}{attributes}{}", rule_when("r", &when.join(" and ")))
    };
    // 2 to the power of 8 assignments, of which the rule takes one.
    assert_eq!(book(&with(MAX_AXES)).gaps().len(), (1 << MAX_AXES) - 1);
    assert!(exceeded(&with(MAX_AXES + 1)).contains(&format!("more than {MAX_AXES} attributes")));
}

#[test]
fn max_cells_is_the_most_assignments_of_one_category() {
    let with = |sizes: &[usize]| {
        let attributes: String = sizes.iter().enumerate().map(|(at, size)| choice(&format!("n{at}"), *size)).collect();
        let when: Vec<String> = (0..sizes.len()).map(|at| format!("n{at} = v1")).collect();
        format!("{SMALL}{attributes}{}", rule_when("r", &when.join(" and ")))
    };
    let at_limit = [16; 4];
    assert_eq!(at_limit.iter().product::<usize>(), MAX_CELLS);
    assert_eq!(book(&with(&at_limit)).gaps().len(), MAX_CELLS - 1);
    let beyond = [16, 16, 16, 17];
    assert!(exceeded(&with(&beyond)).contains(&format!("{MAX_CELLS} combinations")));
    // A product that does not fit a number is refused all the same.
    assert!(exceeded(&with(&[64; 16])).contains("combinations"));
}

#[test]
fn max_pieces_is_the_most_that_one_attribute_is_cut_into() {
    // So many thresholds make as many pieces between and at them, and one below the first.
    let with = |thresholds: usize| {
        let when: Vec<String> = (1..=thresholds).map(|limit| format!("size >= {limit} kg")).collect();
        format!("{SMALL}{}", rule_when("r", &when.join(" or ")))
    };
    let most = (MAX_PIECES - 1) / 2;
    let gaps = book(&with(most)).gaps();
    assert_eq!(gaps.iter().map(|gap| gap.assignment.as_str()).collect::<Vec<_>>(), ["size < 1 kg"]);
    assert_eq!(exceeded(&with(most + 1)), format!("size is compared with more than {most} thresholds"));

    // The same limit holds for the values of a choice.
    let values = |count: usize| format!("{SMALL}{}", choice("shade", count));
    book(&values(MAX_PIECES));
    let told = faults(&[("book.toml", &values(MAX_PIECES + 1))], &[]);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].to_string().ends_with("attribute[3].values: 1 to 64 values are needed"), "{}", told[0]);
}

#[test]
fn max_rules_is_the_most_of_one_category_on_one_day() {
    // One rule for each value, with as many months.
    let with = |rules: usize| {
        let rules: String = (0..rules)
            .map(|at| (at as u16 + 1, format!("when = \"shade = v{}\"\nverification = \"text\"", at % 64)))
            .map(|(months, more)| rule(&format!("r.{:02}", months - 1), months, &more))
            .collect();
        format!("{SMALL}{}{rules}", choice("shade", 64))
    };
    let full = book(&with(MAX_RULES));
    assert_eq!(full.gaps(), []);
    for at in [0, 1, MAX_RULES - 1] {
        let record = json!({
            "attributes": { "shade": format!("v{at}") },
            "inspections": [{ "performed_on": "2020-01-01", "result": "pass" }],
        });
        let answer = assess(&full, "a.b", record, "2020-01-01");
        assert_eq!(answer["interval"]["rules"], json!([format!("r.{at:02}")]));
        assert_eq!(answer["interval"]["max_months"], at + 1);
    }
    assert_eq!(exceeded(&with(MAX_RULES + 1)), format!("more than {MAX_RULES} rules on one day"));
    // On different days there may be more.
    let ended = with(MAX_RULES + 1).replace("provision = \"r.00\"", "provision = \"r.00\"\nto = 2020-01-01");
    let later = ended.replace("provision = \"r.64\"", "provision = \"r.64\"\nfrom = 2020-01-01");
    assert_eq!(book(&later).gaps(), []);
}

#[test]
fn max_epochs_is_the_most_stretches_of_days_of_one_category() {
    // Rules of a month each, one after another, make a stretch each; one before them and one after.
    let with = |epochs: usize| {
        let first = day("2000-01-01");
        let month = |at: usize| {
            let (from, to) = (first.add_months(at as i32), first.add_months(at as i32 + 1));
            rule(&format!("r.{at:03}"), 12, &format!("from = {from}\nto = {to}\nverification = \"text\""))
        };
        format!("{SMALL}{}", (0..epochs - 2).map(month).collect::<String>())
    };
    assert_eq!(book(&with(MAX_EPOCHS)).gaps().len(), 2);
    assert_eq!(exceeded(&with(MAX_EPOCHS + 1)), format!("its rules change more than {} times", MAX_EPOCHS - 1));
}

#[test]
fn max_steps_bounds_the_check_of_one_category() {
    // 2 to the power of 16 assignments; rules for one value each, of so many tests that they and the rule make 256.
    const TESTS: usize = 255;
    let attributes: String = (0..4).map(|at| choice(&format!("n{at}"), 16)).collect();
    let rule = |at: usize, tests: usize| {
        let value = format!("n0 = v{at}");
        let others = "(n1 = v1 or n2 = v1 or n3 = v1 or n1 != v1)";
        let when: Vec<&str> =
            std::iter::once(value.as_str()).chain(std::iter::repeat_n(others, (tests - 1) / 4)).collect();
        let when = format!("{}{}", when.join(" and "), format!(" and {value}").repeat((tests - 1) % 4));
        assert_eq!(Expr::parse(&when).map(|when| when.tests().len()), Ok(tests));
        rule_when(&format!("r.{at:02}"), &when)
    };
    let with = |last: usize| {
        let full: String = (0..15).map(|at| rule(at, TESTS)).collect();
        format!("{SMALL}{attributes}{full}{}", rule(15, last))
    };
    assert_eq!(MAX_CELLS as u64 * 16 * (TESTS as u64 + 1), MAX_STEPS);
    let gaps = |text: &str| book(text).gaps().len();
    assert_eq!(gaps(&with(TESTS)), 0);
    let more = with(TESTS).replace("provision = \"r.15\"", "provision = \"r.15\"\nsupersedes = [\"r.00\"]");
    assert_eq!(exceeded(&more), format!("checking its rules takes more than {MAX_STEPS} steps"));
    // What counts is the sum over all days.
    let changing = with(TESTS - 4).replace("provision = \"r.15\"", "provision = \"r.15\"\nfrom = 2020-01-01");
    assert_eq!(exceeded(&changing), exceeded(&more));
}

#[test]
fn every_value_of_a_set_is_a_test() {
    let set = |values: usize| format!("colour in {{{}}}", vec!["red"; values].join(", "));
    assert!(Expr::parse(&set(MAX_EXPR_TESTS)).is_ok());
    assert_eq!(Expr::parse(&set(MAX_EXPR_TESTS + 1)), Err(format!("more than {MAX_EXPR_TESTS} tests")));
}

#[test]
fn max_expr_depth_and_tests_bound_a_condition() {
    let nested = |depth: usize| format!("{}age > 1{}", "(".repeat(depth - 1), ")".repeat(depth - 1));
    let negated = |depth: usize| format!("{}age > 1", "not ".repeat(depth - 1));
    for deep in [&nested as &dyn Fn(usize) -> String, &negated] {
        assert_eq!(Expr::parse(&deep(MAX_EXPR_DEPTH)).map(|expr| expr.tests().len()), Ok(1));
        assert_eq!(Expr::parse(&deep(MAX_EXPR_DEPTH + 1)), Err(format!("nested deeper than {MAX_EXPR_DEPTH}")));
    }
    // A closed parenthesis does not count for the next one.
    let flat = format!("{} and {}", nested(MAX_EXPR_DEPTH), nested(MAX_EXPR_DEPTH));
    assert!(Expr::parse(&flat).is_ok());
    for join in [" and ", " or "] {
        let chain = |tests: usize| vec!["age > 1"; tests].join(join);
        let longest = Expr::parse(&chain(MAX_EXPR_TESTS)).expect("as many tests as allowed");
        assert_eq!(longest.tests().len(), MAX_EXPR_TESTS);
        assert_eq!(Expr::parse(&chain(MAX_EXPR_TESTS + 1)), Err(format!("more than {MAX_EXPR_TESTS} tests")));
        // The longest condition goes through loading and assessing too.
        let full = book(&format!("{SMALL}{}", rule_when("r", &chain(MAX_EXPR_TESTS))));
        let record = json!({
            "put_into_use_on": "2010-01-01",
            "inspections": [{ "performed_on": "2020-01-01", "result": "pass" }],
        });
        assert_eq!(assess(&full, "a.b", record, "2020-01-01")["due_on"], "2021-01-01");
    }
}

#[test]
fn max_source_bytes_bounds_a_text() {
    let padded = |bytes: usize| format!("{SMALL}#{}", "x".repeat(bytes - SMALL.len() - 1));
    let longest = padded(MAX_SOURCE_BYTES);
    assert_eq!(longest.len(), MAX_SOURCE_BYTES);
    assert_eq!(book(&longest).sha256(), book(SMALL).sha256());
    let told = faults(&[("long.toml", &padded(MAX_SOURCE_BYTES + 1))], &[]);
    let told: Vec<String> = told.iter().map(ToString::to_string).collect();
    assert_eq!(told, [format!("long.toml: the file is larger than the limit of {MAX_SOURCE_BYTES} bytes")]);
}

#[test]
fn max_faults_bounds_what_is_told() {
    let with = |faults: usize| format!("{SMALL}{}", wrong(faults));
    let told = |count: usize| {
        let text = with(count);
        let source = [Source { name: "book.toml", text: &text }];
        Rulebook::load(&source, &[]).expect_err("a book with faults").faults().to_vec()
    };
    let all = told(MAX_FAULTS);
    assert_eq!(all.len(), MAX_FAULTS);
    assert!(all.iter().all(|fault| fault.kind() == ErrorKind::InvalidValue), "{}", all[MAX_FAULTS - 1]);
    for more in [1, 2, 5000] {
        let cut = told(MAX_FAULTS + more);
        assert_eq!(cut.len(), MAX_FAULTS + 1);
        assert_eq!(cut[..MAX_FAULTS], all[..]);
        assert_eq!(cut[MAX_FAULTS].kind(), ErrorKind::LimitExceeded);
        assert!(cut[MAX_FAULTS].message_en().contains(&MAX_FAULTS.to_string()), "{}", cut[MAX_FAULTS]);
    }
}

#[test]
fn the_first_faults_are_told_however_late_they_are_found() {
    // That a reference dangles is found last; it stands in the first file.
    let first = format!("{SMALL}{}", rule("r", 12, "verification = \"text\"").replace("\"D\"", "\"Z\""));
    let told = faults(&[("1.toml", &first), ("2.toml", &wrong(MAX_FAULTS))], &[]);
    assert_eq!((told.len(), told[0].kind()), (MAX_FAULTS + 1, ErrorKind::DanglingReference));
    let in_order = |fault: &kiemdinh::Fault| (fault.place().file.clone(), fault.place().row);
    assert!(told[..MAX_FAULTS].is_sorted_by_key(in_order));
}

/// So many documents, each with one wrong value.
fn wrong(count: usize) -> String {
    let one = |at: usize| format!("[[document]]\nnumber = \"W{at}\"\nwhat = 1\nverification = \"text\"\n");
    (0..count).map(one).collect()
}
