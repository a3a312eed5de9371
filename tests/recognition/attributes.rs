//! Attributes out of names and specifications.

use kiemdinh::quantity::Quantity;
use kiemdinh::read::recognise::{Recognition, recognise};
use kiemdinh::record::AttributeValue;
use kiemdinh::{Code, Rulebook};

fn read(name: &str, specification: &str) -> (String, Vec<(Code, String)>) {
    let recognition = recognise(Rulebook::builtin(), name, Some(specification));
    (shown(&recognition), remarks(&recognition))
}

fn shown(recognition: &Recognition<'_>) -> String {
    let value = |value: &AttributeValue| match value {
        AttributeValue::Measured { value, unit: Some(unit) } => Quantity { value: *value, unit: *unit }.to_string(),
        AttributeValue::Measured { value, unit: None } => format!("{value} ?"),
        AttributeValue::Text(text) => text.clone(),
        other => format!("{other:?}"),
    };
    let all = recognition.attributes.iter().map(|one| format!("{}={}", one.name, value(&one.value)));
    all.collect::<Vec<_>>().join("; ")
}

/// The remarks about attributes, each with its text.
fn remarks(recognition: &Recognition<'_>) -> Vec<(Code, String)> {
    let all = recognition.remarks.iter().filter(|remark| remark.field.to_string().starts_with("attributes."));
    all.map(|remark| (remark.code, remark.raw.as_deref().unwrap_or_default().to_owned())).collect()
}

#[test]
fn name_and_specification() {
    for (name, specification, expected) in [
        ("Xe nâng hàng 2,5 tấn", "", "rated_capacity=2.5 t"),
        ("Xe nâng hàng", "Q=2,5T; H=3m", "rated_capacity=2.5 t; lift_height=3 m"),
        ("Xe nâng hàng 2,5 tấn", "Q=2500kg", "rated_capacity=2500 kg"),
        ("Cầu trục 20/5T", "", "rated_capacity=20 t"),
        ("Bình khí nén V=500L, P=8bar", "", "volume=500 L; working_pressure=8 bar; medium=không khí"),
        ("Bình áp lực 2m3", "10 bar", "working_pressure=10 bar; volume=2 m³"),
        ("Bình áp lực chứa NH3", "", "medium=NH3"),
        ("Bình chứa khí", "môi chất: nitơ", "medium=nitơ"),
        ("Bình khí nén", "môi chất: nitơ", "medium=nitơ"),
        ("Chai oxy 40L", "", "volume=40 L; medium=oxy"),
        ("Chai LPG composite 12kg", "", "cylinder=composite_lpg; medium=LPG"),
        ("Xe nâng người tự hành", "H=12m", "lift_height=12 m; drive=self_propelled"),
        ("Palăng xích kéo tay 2T", "lắp cố định, ngoài trời", "rated_capacity=2 t; cover=outdoor; installation=fixed"),
        ("Thang máy điện 1000kg bệnh viện tỉnh", "", "rated_capacity=1000 kg; place_of_use=hospital"),
        // Of several candidates the family gives the labels.
        ("Palăng 2T", "", "rated_capacity=2 t"),
        ("Bồn chứa 10m3", "", "volume=10 m³"),
        // What the law of the category does not ask for is not looked for in words.
        ("Cầu trục 5T ngoài trời", "", "rated_capacity=5 t"),
        // Measures that are none of the rulebook's.
        ("Nồi hơi 4 tấn/h", "", ""),
        ("Gậy điện 500kg", "", ""),
        ("Xe nâng hàng", "tự trọng 3500kg", ""),
    ] {
        assert_eq!(read(name, specification).0, expected, "{name}; {specification}");
    }
}

#[test]
fn every_attribute_tells_its_text() {
    let (_, told) = read("Bình khí nén", "V=500L, P=8bar");
    let expected = [(Code::AttributeRecognised, "V=500L"), (Code::AttributeRecognised, "P=8bar")];
    let expected: Vec<_> = expected.into_iter().map(|(code, raw)| (code, raw.to_owned())).collect();
    assert_eq!(told[..2], expected[..]);
    assert_eq!(told[2], (Code::AttributeRecognised, "Bình khí nén".to_owned()));
    assert_eq!(read("Chai khí argon", "").1, [(Code::AttributeRecognised, "argon".to_owned())]);
}

#[test]
fn what_cannot_be_used_is_told_and_not_kept() {
    let (attributes, told) = read("Bình áp lực", "P=10 at; V = 1,500 m3");
    assert_eq!(attributes, "");
    assert_eq!(told, [(Code::UnitUnknown, "P=10 at".to_owned()), (Code::UnreadableValue, "V = 1,500 m3".to_owned())]);
    // A unit that is missing stays so: the assessment assumes one, and tells it.
    assert_eq!(read("Bình áp lực", "P=8").0, "working_pressure=8 ?");
}

#[test]
fn name_and_specification_that_contradict_each_other_decide_nothing() {
    let (attributes, told) = read("Cầu trục 5T", "Q=3,2T");
    assert_eq!(attributes, "");
    assert_eq!(told, [(Code::UnreadableValue, "Q=3,2T / Cầu trục 5T".to_owned())]);
}
