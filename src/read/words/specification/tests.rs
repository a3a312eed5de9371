use super::*;

fn shown(found: &[SpecificationValue<'_>]) -> String {
    let one = |one: &SpecificationValue<'_>| {
        let value = match &one.value {
            Ok(AttributeValue::Measured { value, unit }) => format!("{value} {}", unit.map_or("?", Unit::symbol)),
            Ok(AttributeValue::Text(text)) => text.clone(),
            Err(code) => code.name().to_owned(),
        };
        format!("{}={value}", one.attribute)
    };
    found.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn all(category: &str, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(shown(&specification(text, category)), *expected, "{text}");
    }
}

#[test]
fn lifting() {
    all(
        "lifting.crane_bridge",
        &[
            ("Q=5T; H=9m", "rated_capacity=5 t; lift_height=9 m"),
            ("Q = 5 tấn, H = 9 m", "rated_capacity=5 t; lift_height=9 m"),
            ("Q5T H9m", "rated_capacity=5 t; lift_height=9 m"),
            ("SWL: 3.2 t", "rated_capacity=3.2 t"),
            ("SWL 3,2T", "rated_capacity=3.2 t"),
            ("Tải trọng: 1.500 kg", "rated_capacity=1500 kg"),
            ("Sức nâng 10 tấn\nKhẩu độ 22,5m", "rated_capacity=10 t"),
            ("5 tấn", "rated_capacity=5 t"),
            ("5T - 9m", "rated_capacity=5 t"),
            ("20/5T", "rated_capacity=20 t"),
            ("Model: HC-250; Q: 2T", "rated_capacity=2 t"),
            ("Q=5", "rated_capacity=5 ?"),
            ("Q=1.500 tấn", "rated_capacity=unreadable_value"),
            ("Q=5 cái", "rated_capacity=unit_unknown"),
        ],
    );
}

#[test]
fn lifts() {
    all(
        "lift.electric",
        &[
            ("Tải trọng 1000 kg, 10 điểm dừng, v=60m/ph", "rated_capacity=1000 kg"),
            ("1000kg-60m/ph-10S/O", "rated_capacity=1000 kg"),
            ("750 kg / 10 stop", "rated_capacity=750 kg"),
            ("H=30m", ""),
        ],
    );
}

#[test]
fn vessels() {
    all(
        "pressure.vessel",
        &[
            ("V=500L, P=8bar", "volume=500 L; working_pressure=8 bar"),
            ("Plv 8 kG/cm2", "working_pressure=8 kgf/cm²"),
            ("500L - 8 bar", "volume=500 L; working_pressure=8 bar"),
            ("D=1200 L=4500", ""),
            (
                "áp suất làm việc: 10 bar; dung tích 2 m3; môi chất: không khí",
                "working_pressure=10 bar; volume=2 m³; medium=không khí",
            ),
            ("Ptk=10 bar; Pth=15 bar; V=0,5 m3", "volume=0.5 m³"),
            ("áp suất thiết kế 11 bar, áp suất thử: 16 bar", ""),
            ("Áp suất làm việc/thiết kế: 8/10 bar", ""),
            ("P = 8 at", "working_pressure=unit_unknown"),
            ("P=8", "working_pressure=8 ?"),
            ("P 8", ""),
            ("0-10 bar", ""),
            ("≤ 8 bar", ""),
            ("V=500L; V=300L", "volume=unreadable_value"),
            ("500L, 300L", ""),
            ("500L; V=300L", "volume=300 L"),
            ("V = 1,500 m3", "volume=unreadable_value"),
            ("lưu lượng 500 L/phút", ""),
            ("Môi chất: N/A", ""),
            ("Môi chất làm việc: Không khí.", "medium=Không khí"),
        ],
    );
}

#[test]
fn other_families() {
    all(
        "pressure.boiler_steam",
        &[(
            "Năng suất 4 tấn/h, Plv: 10 kG/cm2, nhiệt độ 184 độ C",
            "working_pressure=10 kgf/cm²; medium_temperature=184 °C",
        )],
    );
    all("pressure.refrigeration", &[("Môi chất: NH3; lượng nạp: 500 kg", "refrigerant_charge=500 kg; medium=NH3")]);
    all("pressure.steam_pipeline", &[("đường kính ngoài 76 mm; DN65", "outer_diameter=76 mm")]);
    all("telecom.transmitter", &[("Công suất phát 2 kW", "transmit_power=2 kW")]);
    all("amusement.slide", &[("Chiều cao: 12m; tốc độ 8 m/s", "ride_height=12 m")]);
    all("police.electric_baton", &[("V=500L, P=8bar", "")]);
    all("pressure", &[("V=500L", "volume=500 L")]);
    all("pressurex", &[("V=500L", "")]);
}

#[test]
fn other_measures_take_their_labels_with_them() {
    all(
        "lifting.forklift",
        &[
            ("tự trọng 3500kg", ""),
            ("Tự trọng xe: 3500kg; tải trọng nâng 2500kg", "rated_capacity=2500 kg"),
            ("tải trọng thử 3125kg", ""),
            ("Trọng lượng 3500 kg, Q=2,5T", "rated_capacity=2.5 t"),
            ("đời xe 2018, 2,5T", "rated_capacity=2.5 t"),
        ],
    );
}

#[test]
fn names_may_have_any_words_before_a_measure() {
    let read = |name| shown(&of_name(name, "lifting.forklift"));
    assert_eq!(read("Xe nâng hàng 2,5 tấn"), "rated_capacity=2.5 t");
    assert_eq!(read("Xe nâng Toyota 8FD30 3T số 2"), "rated_capacity=3 t");
    assert_eq!(read("Xe nâng tự trọng 3 tấn"), "");
    assert_eq!(read("Xe nâng FD25T-17"), "");
    assert_eq!(read("Xe nâng TCM25T"), "");
    assert_eq!(shown(&specification("Xe nâng hàng 2,5 tấn", "lifting.forklift")), "");
}

#[test]
fn what_was_read_is_told_in_its_own_words() {
    let found = specification("Hãng: KITO; Tải trọng nâng : 2 tấn (2017)", "lifting.hoist_electric");
    assert_eq!(found.iter().map(|one| one.raw).collect::<Vec<_>>(), ["Tải trọng nâng : 2 tấn"]);
}

#[test]
fn the_longest_specification() {
    let padded = |length: usize| format!("Q=5T;{}", " ".repeat(length - 5));
    assert_eq!(specification(&padded(MAX_SPECIFICATION_BYTES), "lifting").len(), 1);
    assert_eq!(specification(&padded(MAX_SPECIFICATION_BYTES + 1), "lifting"), []);
}

/// The plain search through all labels, whose answer the index must give.
fn label_by_search(words: &str, category: &str) -> Option<Option<&'static str>> {
    let own = LABELS.iter().filter(|label| label.is_for(category));
    let known = own.flat_map(|label| label.texts.iter().map(|text| (Some(label.attribute), *text)));
    let all = known.chain(OTHERS.iter().map(|text| (None, *text)));
    let is_end = |text: &str| words.strip_suffix(text).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    all.filter(|(_, text)| is_end(text)).max_by_key(|(_, text)| text.len()).map(|(attribute, _)| attribute)
}

#[test]
fn the_index_of_labels_answers_as_searching_all_of_them() {
    let texts: Vec<&str> = LABELS.iter().flat_map(|label| label.texts).chain(&OTHERS).copied().collect();
    let mut found = 0;
    for category in ["lifting.forklift", "pressure.vessel", "pressure.refrigeration", "telecom.x", "amusement", "other"]
    {
        for first in texts.iter().chain(&["", "x", "max"]) {
            for second in &texts {
                for words in [format!("{first} {second}"), format!("{first}{second}"), format!("{second} x")] {
                    let label = label_at_end(&words, category);
                    let expected = label_by_search(&words, category);
                    assert_eq!(label.map(|label| label.map(|label| label.attribute)), expected, "{words}; {category}");
                    found += usize::from(expected.is_some());
                }
            }
        }
    }
    assert!(found > 10_000, "{found}");
}
