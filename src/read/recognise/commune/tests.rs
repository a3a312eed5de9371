use super::*;

fn communes() -> Communes<'static> {
    Communes::new(Rulebook::builtin())
}

/// `=code`, `>code` for a mapped one, `?codes` for candidates.
fn place(communes: &Communes<'_>, province: &str, commune: &str) -> String {
    match communes.place(Some(province), commune) {
        Placed::Present { code, or } if or.is_empty() => format!("={code}"),
        Placed::Present { code, or } => format!("={code} or {}", or.join(" ")),
        Placed::Mapped { code, from } => format!(">{code} {from}"),
        Placed::Candidates(codes) => format!("?{}", codes.join(" ")),
        Placed::Unknown => "unknown".into(),
    }
}

fn all(cases: &[(&str, &str, &str)]) {
    let communes = communes();
    for (province, commune, expected) in cases {
        assert_eq!(place(&communes, province, commune), *expected, "{province}: {commune}");
    }
}

#[test]
fn present_units_by_code_and_name() {
    all(&[
        ("01", "00004", "=00004"),
        ("Hà Nội", "Phường Ba Đình", "=00004"),
        ("TP. Hà Nội", "P. Ba Đình", "=00004"),
        ("Thành phố Hà Nội", "ba dinh", "=00004"),
        ("ha noi", "PHUONG BA DINH", "=00004"),
        ("TP.HCM", "Phường Bến Thành", "=26743"),
        ("TP Hồ Chí Minh", "Đặc khu Côn Đảo", "=26732"),
        ("Thành phố Hồ Chí Minh", "Côn Đảo", "=26732"),
        ("Đắk Lắk", "Xã Ea H'Leo", "=24184"),
        ("Đắk Lắk", "ea hleo", "unknown"),
        ("", "00004", "=00004"),
        ("31", "00004", "unknown"),
        ("Bà Rịa - Vũng Tàu", "00004", "=00004"),
    ]);
}

#[test]
fn old_units_that_went_to_one() {
    all(&[
        ("Hà Nội", "Phường Trúc Bạch", ">00004 Phường Trúc Bạch"),
        ("Hà Nội", "truc bach", ">00004 Phường Trúc Bạch"),
        ("Hồ Chí Minh", "Phường Phạm Ngũ Lão", ">26743 Phường Phạm Ngũ Lão"),
        ("Hồ Chí Minh", "Huyện Côn Đảo", ">26732 Huyện Côn Đảo"),
        ("Phú Thọ", "Xã Kim Thượng", ">08590 Xã Kim Thượng"),
        // The kind is part of the name: there is no such ward.
        ("Phú Thọ", "Phường Kim Thượng", "unknown"),
    ]);
}

#[test]
fn old_units_that_were_split_or_are_not_unique() {
    all(&[
        ("Hà Nội", "Kim Mã", "?00004 00008 00025"),
        ("Hà Nội", "Phường Kim Mã", "?00004 00008 00025"),
        // The present ward is meant, or the old one that went to four.
        ("Hà Nội", "Phường Cửa Nam", "=00082 or 00004 00070 00226"),
        // A part went to one commune, and nothing says where the rest went.
        ("Tuyên Quang", "Xã Phong Quang", "?00691"),
    ]);
    let communes = communes();
    let placed = place(&communes, "Hà Nội", "Phường Minh Khai, quận Bắc Từ Liêm");
    assert!(placed.starts_with('?') && placed.contains("00613") && !placed.contains("00292"), "{placed}");
    let placed = place(&communes, "Hà Nội", "Phường Minh Khai (quận Hai Bà Trưng)");
    assert!(placed.starts_with('?') && placed.contains("00292") && !placed.contains("00613"), "{placed}");
}

#[test]
fn without_its_province_only_the_name_counts() {
    let communes = communes();
    // Unique in the country: told as mapped, for nothing says that it is this one.
    assert_eq!(
        communes.place(None, "Phường Bến Thành"),
        Placed::Mapped { code: "26743", from: "Phường Bến Thành".into() }
    );
    assert_eq!(place(&communes, "Sài Gòn cũ", "Phường Bến Thành"), ">26743 Phường Bến Thành");
    // Two provinces have a ward of that name, and others had old ones.
    let Placed::Candidates(codes) = communes.place(None, "Phường Tân Hưng") else { panic!("several") };
    assert!(codes.contains(&"10537") && codes.contains(&"27475"), "{codes:?}");
    // The province may stand behind the commune.
    assert_eq!(communes.place(None, "Phường Ba Đình, TP. Hà Nội"), Placed::Present { code: "00004", or: vec![] });
    assert_eq!(communes.place(None, "Phường Ba Đình, Hà Nội, Việt Nam"), Placed::Present { code: "00004", or: vec![] });
    // Quảng Ninh is a district of an old province here: what lies in the province of that name is not all there is.
    let placed = [
        communes.place(None, "Xã Gia Ninh, Quảng Ninh, Quảng Bình"),
        communes.place(Some("Quảng Bình"), "Xã Gia Ninh, Quảng Ninh"),
    ];
    assert!(matches!(&placed[0], Placed::Mapped { from, .. } if from == "Xã Gia Ninh"), "{placed:?}");
    assert_eq!(placed[0], placed[1]);
    // Of an old province the rulebook knows nothing.
    assert!(matches!(communes.place(Some("Hải Dương"), "Phường Tân Hưng"), Placed::Candidates(_)));
}

#[test]
fn what_is_no_commune_is_unknown() {
    all(&[
        ("Hà Nội", "Xã Không Đâu Cả", "unknown"),
        ("Hà Nội", "", "unknown"),
        ("Hà Nội", ", ;", "unknown"),
        ("Hà Nội", "Phường", "unknown"),
        ("Hà Nội", "99999", "unknown"),
        // Another accent is another name.
        ("Hà Nội", "Phường Bà Đình", "unknown"),
    ]);
    assert_eq!(communes().place(None, &"x".repeat(10_000)), Placed::Unknown);
}

#[test]
fn findings_tell_what_was_done() {
    assert_eq!(Placed::Mapped { code: "1", from: String::new() }.finding(), Some(Code::CommuneRecognised));
    assert_eq!(Placed::Candidates(vec![]).finding(), Some(Code::CommuneAmbiguous));
    assert_eq!(Placed::Unknown.finding(), Some(Code::UnreadableValue));
    assert_eq!(Placed::Present { code: "1", or: vec!["2"] }.finding(), Some(Code::CommuneAmbiguous));
    assert_eq!(Placed::Present { code: "1", or: vec![] }.finding(), None);
}

/// Every present unit is found by its code and, in its province, by its name.
#[test]
fn every_present_unit_is_found() {
    let communes = communes();
    for province in &Rulebook::builtin().data().provinces {
        for commune in &province.units {
            assert_eq!(place(&communes, &province.code, &commune.code), format!("={}", commune.code));
            let placed = communes.place(Some(&province.name), &commune.name);
            let found = match &placed {
                Placed::Present { code, .. } => *code == commune.code,
                Placed::Candidates(codes) => codes.contains(&commune.code.as_str()),
                _ => false,
            };
            assert!(found, "{} {}: {placed:?}", commune.code, commune.name);
        }
    }
}

/// Every old unit that a text names leads at least to the present one whose text it is.
#[test]
fn every_old_unit_leads_somewhere() {
    let communes = communes();
    let (mut mapped, mut several) = (0, 0);
    for province in &Rulebook::builtin().data().provinces {
        for commune in &province.units {
            for old in old_units(commune.merged_from.as_deref().unwrap_or_default()) {
                let name = format!("{} {}", shown_kind(old.kind), old.name);
                let placed = communes.place(Some(&province.code), &name);
                let code = commune.code.as_str();
                match &placed {
                    Placed::Mapped { code: found, .. } => {
                        assert_eq!(*found, code, "{name}");
                        mapped += 1;
                    }
                    Placed::Candidates(codes) => {
                        assert!(codes.contains(&code), "{name}: {codes:?}, not {code}");
                        several += 1;
                    }
                    Placed::Present { code: found, or } => assert!(*found == code || or.contains(&code), "{name}"),
                    Placed::Unknown => panic!("{name} of {code} is unknown"),
                }
            }
        }
    }
    println!("{mapped} old names lead to one commune, {several} to several");
    assert!(mapped > 5_000 && several > 500);
}
