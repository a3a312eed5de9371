//! Every provision of the built-in book says where it stands, and every finding about the law has its ground (S14, S20).

use std::collections::BTreeSet;

use kiemdinh::law::{Citation, Data, Period};
use kiemdinh::{Code, Date, Rulebook, Severity};

use Code::*;

fn data() -> &'static Data {
    Rulebook::builtin().data()
}

/// Every provision that may decide, or is shown as law, with its name, its days and its citation.
fn provisions() -> Vec<(String, Period, &'static Citation)> {
    let data = data();
    let rows = data.lists.iter().flat_map(|list| list.rows.iter().map(move |row| (list, row)));
    let rows = rows.map(|(list, row)| (format!("{} {}", list.document, row.category), list.period, &row.citation));
    let intervals = data.intervals.iter().map(|rule| (rule.id.clone(), rule.period, &rule.citation));
    let conformity =
        data.conformity.iter().map(|row| (format!("conformity {}", row.category), row.period, &row.citation));
    let triggers = data.triggers.iter().map(|t| (format!("trigger {}", t.event.name()), t.period, &t.citation));
    let obligations = data.obligations.iter().map(|o| (format!("obligation {}", o.finding), o.period, &o.citation));
    let penalties =
        data.penalties.iter().map(|penalty| (format!("penalty {}", penalty.act), penalty.period, &penalty.citation));
    let provisions = rows.chain(intervals).chain(conformity).chain(triggers).chain(obligations).chain(penalties);
    provisions.collect()
}

#[test]
fn every_provision_cites_document_and_item() {
    let uncited = provisions().into_iter().filter(|(.., cited)| cited.document.is_none() || cited.provision.is_none());
    let uncited: Vec<String> = uncited.map(|(name, ..)| name).collect();
    // The numbers of the items of 53/2016 were not seen; nearly all of its rows are unverified anyway.
    let (list_53_2016, others): (Vec<_>, Vec<_>) = uncited.into_iter().partition(|name| name.starts_with("53/2016/"));
    assert_eq!(others, [""; 0]);
    let deciding =
        provisions().into_iter().filter(|(name, _, cited)| list_53_2016.contains(name) && cited.verification.decides());
    assert_eq!(deciding.map(|(name, ..)| name).collect::<Vec<_>>(), ["53/2016/TT-BLĐTBXH telecom.transmitter"]);

    // A parameter without a citation is a choice of the book and gives its reason; an authority may be unread.
    assert!(data().parameters.iter().all(|parameter| !parameter.ground.is_empty()));
    let mut cited = data().parameters.iter().filter(|parameter| parameter.verification.is_some());
    assert!(cited.all(|parameter| parameter.document.is_some() && parameter.provision.is_some()));
    let authorities =
        data().authorities.iter().filter(|a| a.citation.document.is_none() && a.citation.verification.decides());
    assert_eq!(authorities.count(), 0);
}

#[test]
fn no_provision_holds_before_or_after_its_document() {
    let beyond = |(_, period, cited): &(String, Period, &Citation)| {
        let document = data().documents.iter().find(|document| Some(&document.number) == cited.document.as_ref());
        let document = document.expect("a document of the book").period;
        // An open end is that of the document.
        let early = matches!((period.from, document.from), (Some(own), Some(of)) if own < of);
        let late = matches!((period.to, document.to), (Some(own), Some(of)) if own > of);
        early || late
    };
    let beyond: Vec<String> = provisions().into_iter().filter(beyond).map(|(name, ..)| name).collect();
    assert_eq!(beyond, [""; 0]);
}

#[test]
fn where_the_first_day_was_not_found_the_note_says_so() {
    let data = data();
    let documents = data.documents.iter().map(|d| (d.number.as_str(), d.period, &d.note));
    let intervals = data.intervals.iter().map(|rule| (rule.id.as_str(), rule.period, &rule.note));
    let triggers = data.triggers.iter().map(|trigger| (trigger.event.name(), trigger.period, &trigger.note));
    let open = documents.chain(intervals).chain(triggers).filter(|(_, period, _)| period.from.is_none());
    let says = |note: &str| note.contains("not found") || note.contains("no first day is set");
    let silent = open.filter(|(.., note)| !note.as_deref().is_some_and(says)).map(|(name, ..)| name);
    assert_eq!(silent.collect::<Vec<_>>(), [""; 0]);
}

/// Findings with a ground of their own in the book.
const OWN_GROUND: [Code; 20] = [
    ShortenedWithoutReason,
    EstablishmentIntervalDiffers,
    InspectionWithdrawn,
    ExtraordinaryRequested,
    BodyNotAccredited,
    BodySuspended,
    BodyOutOfScope,
    BodyUnknown,
    InspectorNotCertified,
    InspectorSuspended,
    InspectorOutOfScope,
    InspectorRefresherLate,
    InspectorUnknown,
    NotDeclared,
    DeclaredLate,
    UsedBeforeFirstInspection,
    OperatedPastDue,
    UsedAfterFailure,
    CertificateLate,
    PastServiceLife,
];

/// Findings that cite the row of the list, the interval rule or the row of conformity that they are about, and the
/// one that stands in for another finding and cites the ground of that.
const GROUND_OF_ANOTHER: [Code; 9] = [
    CoverageUndetermined,
    CriterionUnverified,
    ConformityRequired,
    ScopeDoubtful,
    IntervalUnverified,
    AgeLimitCrossed,
    ValidityExceedsLegalMaximum,
    ValidityExceedsReportedMaximum,
    NotOnRecord,
];

/// Findings about the law that rest on no provision: facts that are missing, or a limit against typing errors.
const NO_GROUND: [Code; 6] =
    [SectorLaw, MissingAttribute, ServiceStartAssumed, AgeBaseUncertain, StatedDateImplausible, InspectionDateUnknown];

#[test]
fn every_finding_about_the_law_has_a_ground_or_a_reason_to_have_none() {
    let set = |codes: &[Code]| codes.iter().copied().collect::<BTreeSet<Code>>();
    let grounds: BTreeSet<Code> = data().obligations.iter().map(|obligation| obligation.finding).collect();
    assert_eq!(grounds, set(&OWN_GROUND));
    // What is said of the record, of duplicates and of the book itself needs no law: 1xx, 6xx, 7xx.
    let about_the_law: BTreeSet<Code> = Code::all().filter(|code| (200..600).contains(&code.number())).collect();
    let sorted: Vec<Code> = [&OWN_GROUND[..], &GROUND_OF_ANOTHER, &NO_GROUND].concat();
    assert_eq!(sorted.len(), about_the_law.len(), "each in one of the three");
    assert_eq!(set(&sorted), about_the_law);
    // Nobody is accused without a provision.
    let violations: BTreeSet<Code> = Code::all().filter(|code| code.severity() == Severity::Violation).collect();
    let grounded = set(&[&OWN_GROUND[..], &GROUND_OF_ANOTHER].concat());
    assert!(violations.is_subset(&grounded), "{:?}", violations.difference(&grounded));
}

#[test]
fn a_ground_once_in_force_holds_to_this_day() {
    let book = Rulebook::builtin();
    for code in OWN_GROUND {
        let own = || data().obligations.iter().filter(move |obligation| obligation.finding == code);
        let first = own().filter_map(|obligation| obligation.period.from).min().expect("a first day");
        assert!(book.obligation(code, first.add_days(-1)).is_none(), "{code} before {first}");
        let edges = own().flat_map(|obligation| [obligation.period.from, obligation.period.to]).flatten();
        let days: Vec<Date> =
            edges.chain([first, book.verified_until()]).flat_map(|day| [day.add_days(-1), day]).collect();
        for day in days.into_iter().filter(|day| *day >= first) {
            assert!(book.obligation(code, day).is_some(), "{code} on {day}");
        }
    }
}
