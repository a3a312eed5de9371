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

#[test]
fn present_units_by_code_and_name() {
    let communes = communes();
    for (province, commune, expected) in [
        ("01", "00004", "=00004"),
        ("Hà Nội", "Phường Ba Đình", "=00004"),
        ("TP. Hà Nội", "P. Ba Đình", "=00004"),
        ("Thành phố Hà Nội", "ba dinh", "=00004"),
        ("ha noi", "PHUONG BA DINH", "=00004"),
        ("TP.HCM", "Phường Bến Thành", "=26743"),
        ("", "00004", "=00004"),
        ("31", "00004", "unknown"),
        ("Bà Rịa - Vũng Tàu", "00004", "=00004"),
    ] {
        assert_eq!(place(&communes, province, commune), expected, "{province}: {commune}");
    }
}
