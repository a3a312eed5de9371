//! Which words of a name count.

use kiemdinh::read::recognise::{MAX_WORDS, Named, Recogniser, Recognition, recognise};
use kiemdinh::{Code, Field, Rulebook};

fn named(name: &str) -> String {
    shown(&recognise(Rulebook::builtin(), name, None))
}

fn shown(recognition: &Recognition<'_>) -> String {
    match &recognition.category {
        Named::Certain(id) => (*id).to_owned(),
        Named::Candidates(ids) => ids.join("|"),
        Named::None => "none".to_owned(),
    }
}

fn all(cases: &[(&str, &str)]) {
    for (name, expected) in cases {
        assert_eq!(named(name), *expected, "{name}");
    }
}

const HOISTS: &str = "lifting.hoist_electric|lifting.hoist_manual";

#[test]
fn the_thing_comes_first_and_what_it_belongs_to_behind_it() {
    all(&[
        ("Cầu trục 5T", "lifting.crane_bridge"),
        ("Cầu trục dùng palăng điện", "lifting.crane_bridge"),
        ("Palăng điện của cầu trục 5T", "lifting.hoist_electric"),
        ("Ray cầu trục", "none"),
        ("Động cơ cầu trục", "none"),
        ("Motor cầu trục", "none"),
        ("Phòng đặt nồi hơi", "none"),
        ("Nhà nồi hơi", "none"),
        ("Kho chai oxy", "none"),
        ("bom nuoc noi hoi", "none"),
    ]);
}

#[test]
fn numbers_codes_makers_and_empty_words_may_stand_before_it() {
    all(&[
        ("01 Cầu trục 5T", "lifting.crane_bridge"),
        ("3. Cầu trục", "lifting.crane_bridge"),
        ("PL-07: Palăng điện", "lifting.hoist_electric"),
        ("CT01 cầu trục", "lifting.crane_bridge"),
        ("A/ Cầu trục", "lifting.crane_bridge"),
        ("KONECRANES cầu trục", "lifting.crane_bridge"),
        ("Hệ thống thiết bị cầu trục", "lifting.crane_bridge"),
        ("Xưởng 2 - Cầu trục", "lifting.crane_bridge"),
        // A word in capitals is a code only where a number or a sign follows.
        ("BOM CAU TRUC", "none"),
        ("VAN NOI HOI", "none"),
        ("FAN NỒI HƠI", "none"),
    ]);
}

#[test]
fn the_synonym_that_explains_most_counts() {
    all(&[
        ("Palăng", HOISTS),
        ("Palăng xích 2T", HOISTS),
        ("Palăng xích điện 2T", "lifting.hoist_electric"),
        ("Palăng xích kéo tay 2T", "lifting.hoist_manual"),
        ("Thang máy không phòng máy", "lift.machine_room_less"),
        ("Bình gas", "pressure.cylinder"),
        ("Bình gas mini", "none"),
        ("Bình nước nóng", "none"),
        ("Nồi đun nước nóng", "pressure.boiler_hot_water"),
    ]);
}

#[test]
fn two_things_in_one_name_are_one_of_both() {
    all(&[
        ("Cầu trục/cổng trục 5T", "lifting.crane_bridge|lifting.crane_gantry"),
        ("Cầu trục và cổng trục", "lifting.crane_bridge|lifting.crane_gantry"),
        ("Cầu trục hoặc cổng trục", "lifting.crane_bridge|lifting.crane_gantry"),
        ("Bình khí nén/bình tích áp", "pressure.vessel"),
        ("Cầu trục / ray", "lifting.crane_bridge"),
    ]);
}

#[test]
fn abbreviations_are_written_in_capitals_and_are_no_part_of_a_code() {
    all(&[
        ("XN 2.5T Komatsu", "lifting.forklift"),
        ("PL 2T", HOISTS),
        ("pl 2T", "none"),
        ("PL05", "none"),
        ("PL-07", "none"),
        ("TM17095-KB", "none"),
    ]);
}

#[test]
fn slips_of_the_pen_are_the_same_name() {
    all(&[
        ("cau truc 5T", "lifting.crane_bridge"),
        ("Cầu truc 5T", "lifting.crane_bridge"),
        ("CẦUTRỤC 5T", "lifting.crane_bridge"),
        ("Cầu trụcc 5T", "lifting.crane_bridge"),
        ("Cầu chục 5T", "lifting.crane_bridge"),
        ("Cần cẩu thàp", "lifting.crane_tower"),
        ("Xe nâng nguời", "lifting.mewp"),
        ("Bình khí nnén", "pressure.vessel"),
        ("Gondora", "construction.suspended_platform"),
    ]);
}

#[test]
fn another_word_is_another_thing() {
    all(&[
        ("Thang dây", "none"),
        ("Thang máng cáp", "none"),
        ("Cần câu", "none"),
        ("Câu cá", "none"),
        ("Nối hơi", "none"),
        ("Lò tôi", "none"),
        ("Tôi điện", "none"),
        ("Bông (a) y tế", "none"),
        ("Băng tải than", "none"),
    ]);
}

#[test]
fn the_specification_decides_where_the_name_does_not() {
    let book = Rulebook::builtin();
    let with = |specification| shown(&recognise(book, "Palăng", Some(specification)));
    assert_eq!(with("2T; điện 380V"), "lifting.hoist_electric");
    assert_eq!(with("2T; kéo tay"), "lifting.hoist_manual");
    assert_eq!(with("2T"), HOISTS);
    // What it tells of parts denies nothing.
    let truck = |specification| shown(&recognise(book, "Xe nâng hàng", Some(specification)));
    assert_eq!(truck("tay lái trợ lực, 2,5T"), "lifting.forklift");
    // It never names a thing by itself.
    assert_eq!(shown(&recognise(book, "Thiết bị số 3", Some("Palăng điện"))), "none");
    assert_eq!(shown(&recognise(book, "", Some("Palăng điện"))), "none");
}

#[test]
fn what_was_recognised_says_so() {
    let book = Rulebook::builtin();
    let certain = recognise(book, " Cầu trục 5T ", None);
    let told = certain.remarks.iter().map(|remark| (remark.code, remark.field.to_string(), remark.raw.as_deref()));
    let expected = [
        (Code::CategoryRecognised, "category".to_owned(), Some("Cầu trục 5T")),
        (Code::AttributeRecognised, "attributes.rated_capacity".to_owned(), Some("Cầu trục 5T")),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    let open = recognise(book, "Palăng", None);
    assert_eq!(open.remarks.len(), 1);
    assert_eq!((open.remarks[0].code, &open.remarks[0].field), (Code::CategoryAmbiguous, &Field::Item("category")));
    let raw = open.remarks[0].raw.as_deref();
    assert_eq!(raw, Some("Palăng (lifting.hoist_electric, lifting.hoist_manual)"));
    let none = recognise(book, "Máy bơm nước", Some("Q=5T"));
    assert_eq!((none.attributes.len(), none.remarks.len()), (0, 0));
}

#[test]
fn names_are_looked_at_up_to_a_limit() {
    let recogniser = Recogniser::new(Rulebook::builtin());
    let behind = |words: usize| shown(&recogniser.recognise(&format!("{}cầu trục", "1 ".repeat(words)), None));
    assert_eq!(behind(MAX_WORDS - 2), "lifting.crane_bridge");
    assert_eq!(behind(MAX_WORDS - 1), "none");
    // `with` words too.
    let beside = |words: usize| shown(&recogniser.recognise(&format!("palăng {}điện", "1 ".repeat(words)), None));
    assert_eq!(beside(MAX_WORDS - 2), "lifting.hoist_electric");
    assert_eq!(beside(MAX_WORDS - 1), HOISTS);
    let long = "cầu trục ".repeat(100_000);
    assert_eq!(shown(&recogniser.recognise(&long, Some(&long))), "lifting.crane_bridge");
}
