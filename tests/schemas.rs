//! The JSON Schemas of `tests/schemas`: what the library reads and writes is valid, what it refuses is not, and their
//! lists of words and keys are the library's own.
#![cfg(feature = "cli")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "conformance_support/cases.rs"]
#[allow(dead_code, reason = "only the records of the cases are looked at")]
mod cases;
mod schemas_support;
#[allow(dead_code, reason = "only the options of cases and the rulebook's texts are used")]
mod support;

use std::collections::BTreeSet;

use kiemdinh::assess::{Coverage, DueBasis, Status};
use kiemdinh::law::{AgeBase, AttributeType, Kind, Regime, Verification};
use kiemdinh::record::{AccreditationKind, EventKind, UseState, Withdrawal};
use kiemdinh::{Code, InspectionKind, Outcome, Rulebook, Severity, Unit};

use schemas_support::{Schema, names};

#[test]
fn words_are_those_of_the_library() {
    let (item, assessment) = (Schema::read("item"), Schema::read("assessment"));
    let kinds = names(InspectionKind::ALL, InspectionKind::name);
    assert_eq!(item.words("/$defs/inspection/properties/kind"), kinds);
    assert_eq!(item.words("/$defs/inspection/properties/next_kind"), kinds);
    assert_eq!(item.words("/$defs/inspection/properties/result"), names(Outcome::ALL, Outcome::name));
    assert_eq!(item.words("/$defs/inspection/properties/withdrawal"), names(Withdrawal::ALL, Withdrawal::name));
    assert_eq!(item.words("/$defs/event/properties/kind"), names(EventKind::ALL, EventKind::name));
    assert_eq!(item.words("/properties/use_state"), names(UseState::ALL, UseState::name));
    let of = |pointer: &str| assessment.words(&format!("/$defs/{pointer}"));
    assert_eq!(of("assessment/properties/coverage"), names(Coverage::ALL, Coverage::name));
    assert_eq!(of("assessment/properties/status"), names(Status::ALL, Status::name));
    assert_eq!(of("assessment/properties/due_basis"), names(DueBasis::ALL, DueBasis::name));
    let verifications = names(Verification::ALL, Verification::name);
    for place in
        ["assessment/properties/verification", "interval/properties/verification", "finding/properties/verification"]
    {
        assert_eq!(of(place), verifications);
    }
    let codes: Vec<Code> = Code::all().collect();
    assert_eq!(of("finding/properties/code"), names(&codes, Code::name));
    let numbers: BTreeSet<String> = codes.iter().map(|code| code.number().to_string()).collect();
    assert_eq!(of("finding/properties/number"), numbers);
    let severities = [Severity::Info, Severity::Warning, Severity::Violation, Severity::Error];
    assert_eq!(of("finding/properties/severity"), names(&severities, Severity::name));
    let accreditation = Schema::read("accreditation");
    assert_eq!(accreditation.words("/properties/kind"), names(AccreditationKind::ALL, AccreditationKind::name));
    let overlay = Schema::read("overlay");
    let of = |pointer: &str| overlay.words(&format!("/properties/{pointer}"));
    assert_eq!(of("category/items/properties/kind"), names(Kind::ALL, Kind::name));
    assert_eq!(of("category/items/properties/regime"), names(Regime::ALL, Regime::name));
    assert_eq!(of("attribute/items/properties/starts_from"), names(AgeBase::ALL, AgeBase::name));
    assert_eq!(of("interval/items/properties/verification"), verifications);
    assert_eq!(of("obligation/items/properties/finding"), names(&codes, Code::name));
    // The library keeps its units to itself; each spelling here is one, and every unit of the rulebook is here.
    let units = item.words("/$defs/attribute/anyOf/1/properties/unit");
    assert!(units.iter().all(|unit| unit.parse::<Unit>().is_ok()), "{units:?}");
    assert_eq!(Schema::read("mapping").words("/$defs/column/anyOf/2/properties/unit"), units);
    for attribute in &Rulebook::builtin().data().attributes {
        if let AttributeType::Quantity { unit, .. } = &attribute.kind {
            assert!(units.contains(unit.symbol()), "{}", unit.symbol());
        }
    }
}
