//! Random records as JSON, in the words of the contract: plausible ones, edges, and nonsense.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "each test sees it as a module of its own"
)]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// An object that leaves out its null members, as registers do.
fn object(members: Vec<(&'static str, Value)>) -> Value {
    let members = members.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(members.map(|(key, value)| (key.to_owned(), value)).collect())
}

fn maybe<S: Strategy<Value = Value> + 'static>(weight: u32, strategy: S) -> BoxedStrategy<Value> {
    prop_oneof![weight => strategy, 10 - weight => Just(Value::Null)].boxed()
}

/// A day; often near the days on which something changes.
fn day() -> impl Strategy<Value = String> {
    let year = prop_oneof![1 => 2005..=2013i32, 6 => 2014..=2028i32];
    let plain = (year, 1..=12u32, 1..=28u32).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"));
    let edges = select(vec![
        "2012-02-29",
        "2014-05-01",
        "2016-02-29",
        "2016-06-30",
        "2016-07-01",
        "2017-02-11",
        "2017-02-12",
        "2017-05-31",
        "2017-06-01",
        "2020-02-29",
        "2020-03-01",
        "2021-11-14",
        "2021-11-15",
        "2022-01-01",
        "2023-02-12",
        "2023-02-13",
        "2023-08-31",
        "2024-01-31",
        "2024-02-29",
        "2024-11-23",
        "2025-01-01",
        "2025-11-23",
        "2026-11-22",
        "2026-11-23",
        "2026-11-24",
        "2026-12-23",
        "2026-12-24",
        "2026-09-10",
    ]);
    prop_oneof![6 => plain, 4 => edges.prop_map(str::to_owned)]
}

fn odd_date() -> impl Strategy<Value = String> {
    select(vec!["2023-02-29", "1899-12-31", "2200-01-01", "2025-13-01", "không rõ", "19/05/2025", "2024-06", "2015"])
        .prop_map(str::to_owned)
}

fn date(weight: u32) -> BoxedStrategy<Value> {
    maybe(weight, prop_oneof![30 => day(), 1 => odd_date()].prop_map(Value::from))
}

fn month_or_day(weight: u32) -> BoxedStrategy<Value> {
    let month = (2015..=2028i32, 1..=12u32).prop_map(|(y, m)| format!("{y}-{m:02}"));
    maybe(weight, prop_oneof![20 => day(), 4 => month, 1 => odd_date()].prop_map(Value::from))
}

fn word(weight: u32, words: &'static [&'static str]) -> BoxedStrategy<Value> {
    maybe(weight, select(words).prop_map(Value::from))
}

fn number(weight: u32, range: std::ops::RangeInclusive<i64>, odd: &'static [i64]) -> BoxedStrategy<Value> {
    maybe(weight, prop_oneof![12 => range, 1 => select(odd)].prop_map(Value::from))
}

fn inspection() -> impl Strategy<Value = Value> {
    (
        (
            word(9, &["initial", "periodic", "periodic", "periodic", "annual", "extraordinary", "conformity"]),
            month_or_day(9),
            maybe(9, select(vec!["pass", "pass", "pass", "pass", "pass", "fail"]).prop_map(Value::from)),
            month_or_day(5),
            word(2, &["annual", "periodic"]),
            word(2, &["ăn mòn"]),
        ),
        (date(3), date(3)),
        (
            word(4, &["KĐ-1", "KĐ-2", "KĐ-3", "KĐ-9"]),
            maybe(3, vec(select(vec!["V-1", "V-2", "V-9", ""]), 0..3).prop_map(Value::from)),
            date(1),
            word(1, &["substantive", "clerical"]),
        ),
    )
        .prop_map(|((kind, performed, result, next, next_kind, reason), (report, issued), rest)| {
            let (body, inspectors, withdrawn, withdrawal) = rest;
            object(vec![
                ("kind", kind),
                ("performed_on", performed),
                ("result", result),
                ("next_due_on", next),
                ("next_kind", next_kind),
                ("shortening_reason", reason),
                ("report_on", report),
                ("certificate_issued_on", issued),
                ("body", body),
                ("inspectors", inspectors),
                ("withdrawn_on", withdrawn),
                ("withdrawal", withdrawal),
            ])
        })
}

/// An inspection whose dates fit together: performed, reported, and due after a usual term.
fn usual_inspection() -> impl Strategy<Value = Value> {
    let months = select(vec![6i64, 11, 12, 23, 24, 25, 35, 36, 37, 48, 60, 72, 73]);
    (day(), prop_oneof![3 => months.prop_map(Some), 2 => Just(None)], 0..12u64, 0..2usize).prop_map(
        |(performed, months, gap, kind)| {
            let day: chrono::NaiveDate = performed.parse().expect("a day");
            let next = months.map(|months| day + chrono::Months::new(months as u32));
            let report = day + chrono::Days::new(gap / 3);
            object(vec![
                ("kind", Value::from(["periodic", "initial"][kind])),
                ("performed_on", Value::from(performed)),
                ("report_on", Value::from(report.to_string())),
                ("certificate_issued_on", Value::from((report + chrono::Days::new(gap)).to_string())),
                ("result", Value::from("pass")),
                ("next_due_on", next.map_or(Value::Null, |next| Value::from(next.to_string()))),
            ])
        },
    )
}

fn event() -> impl Strategy<Value = Value> {
    let kinds = &[
        "put_into_use",
        "suspended",
        "suspended",
        "resumed",
        "resumed",
        "relocated",
        "transferred",
        "repaired",
        "modified",
        "maintained",
        "incident",
        "requested",
        "disposed",
    ];
    (word(10, kinds), prop_oneof![30 => day().prop_map(Value::from), 1 => odd_date().prop_map(Value::from)])
        .prop_map(|(kind, on)| object(vec![("kind", kind), ("on", on)]))
}

fn quantity(units: &'static [&'static str], values: &'static [&'static str]) -> BoxedStrategy<Value> {
    let unit =
        prop_oneof![12 => select(units).prop_map(Value::from), 2 => Just(Value::Null), 1 => Just(json!("stone"))];
    let value = prop_oneof![20 => select(values).prop_map(Value::from), 1 => Just(json!("?")), 1 => Just(json!("-1"))];
    (value, unit).prop_map(|(value, unit)| json!({"value": value, "unit": unit})).boxed()
}

fn attributes() -> impl Strategy<Value = Value> {
    let pressure =
        || quantity(&["bar", "MPa", "kPa", "kgf/cm²", "psi"], &["0.7", "0.07", "70", "0.71", "8", "10.1526"]);
    let mass = || quantity(&["kg", "tonne", "lb", "kg"], &["1000", "1", "999.99", "2500", "2204.6", "0"]);
    let members: Vec<(&'static str, u32, BoxedStrategy<Value>)> = vec![
        ("working_pressure", 4, pressure()),
        ("discharge_pressure", 2, pressure()),
        ("medium_temperature", 2, quantity(&["°C", "°F"], &["115", "239", "116", "240", "90"])),
        ("volume", 3, quantity(&["L", "m³"], &["25", "24.9", "500", "0.5"])),
        ("outer_diameter", 2, quantity(&["mm", "cm", "inch"], &["51", "50.9", "76", "5.1", "3"])),
        ("pipeline_class", 2, select(vec!["I", "II", "III", "IV", "V"]).prop_map(Value::from).boxed()),
        ("medium_hazard", 4, select(vec!["none", "corrosive", "explosive", "?"]).prop_map(Value::from).boxed()),
        ("medium", 4, select(vec!["không khí", "LPG", "Amoniac ", "clo", "sữa"]).prop_map(Value::from).boxed()),
        ("refrigerant_group", 2, select(vec!["A1", "A2", "A3", "B1"]).prop_map(Value::from).boxed()),
        ("refrigerant_charge", 2, quantity(&["kg", "lb"], &["1.5", "5", "4.99", "11.1"])),
        ("cylinder", 4, select(vec!["steel", "composite_lpg", "other"]).prop_map(Value::from).boxed()),
        ("rated_capacity", 5, mass()),
        ("lift_height", 3, quantity(&["m", "cm"], &["2", "2.01", "201", "12"])),
        ("drive", 3, select(vec!["self_propelled", "hydraulic", "manual"]).prop_map(Value::from).boxed()),
        ("installation", 5, select(vec!["fixed", "mobile"]).prop_map(Value::from).boxed()),
        ("cover", 5, select(vec!["indoor", "outdoor"]).prop_map(Value::from).boxed()),
        ("use", 3, select(vec!["construction", "other"]).prop_map(Value::from).boxed()),
        ("place_of_use", 5, select(vec!["office", "other", "factory"]).prop_map(Value::from).boxed()),
        ("transmit_power", 2, quantity(&["W", "kW"], &["150", "0.15", "149"])),
        ("years_in_service", 1, Just(json!("12")).boxed()),
        ("colour", 1, Just(json!("đỏ")).boxed()),
    ];
    let one = members
        .into_iter()
        .map(|(name, weight, value)| maybe(weight, value).prop_map(move |value| (name, value)).boxed());
    one.collect::<Vec<_>>().prop_map(|members| {
        let given = members.into_iter().filter(|(_, value)| !value.is_null());
        Value::Object(given.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
    })
}

const CATEGORIES: &[&str] = &[
    "lifting.hoist_manual",
    "lifting.hoist_manual",
    "lifting.hoist_manual",
    "lifting.hoist_electric",
    "lifting.forklift",
    "lifting.crane_bridge",
    "lifting.crane_tower",
    "lifting.mewp",
    "lifting.table",
    "lifting.builders_hoist",
    "lift.electric",
    "lift.electric",
    "lift.hydraulic",
    "lift.escalator",
    "lift.dumbwaiter",
    "pressure.vessel",
    "pressure.vessel",
    "pressure.vessel",
    "pressure.tank",
    "pressure.cylinder",
    "pressure.cylinder",
    "pressure.boiler_steam",
    "pressure.boiler_hot_water",
    "pressure.steam_pipeline",
    "pressure.refrigeration",
    "pressure.gas_system",
    "amusement.slide",
    "mining.ex_motor",
    "mining.ex_cable",
    "police.sprinkler_system",
    "police.fire_powder",
    "military.listed",
    "explosive.explosives",
    "telecom.transmitter",
    "no.such",
    "",
];

/// One item; about half have a usual history, the rest anything.
pub fn item() -> impl Strategy<Value = Value> {
    let usual = vec(usual_inspection(), 1..3);
    let any = vec(inspection(), 0..4);
    let mixed = (usual_inspection(), inspection()).prop_map(|(a, b)| vec![a, b]);
    let events = prop_oneof![5 => Just(Vec::new()), 4 => vec(event(), 0..4)];
    let put = prop_oneof![
        14 => day(),
        2 => (2000..=2026i32, 1..=12u32).prop_map(|(y, m)| format!("{y}-{m:02}")),
        2 => (1995..=2026i32).prop_map(|y| y.to_string()),
        1 => odd_date(),
    ];
    (
        (select(CATEGORIES), attributes()),
        (
            number(5, 1995..=2026, &[1850, 2300]),
            maybe(6, put.prop_map(Value::from)),
            date(4),
            date(2),
            number(2, 6..=72, &[0, 700]),
            number(2, 6..=72, &[0, 700]),
        ),
        (word(3, &["in_use", "stopped", "scrapped", "unknown"]), date(2), number(2, 1..=30, &[0])),
        (prop_oneof![5 => usual, 3 => any, 2 => mixed], events),
    )
        .prop_map(|((category, attributes), dates, (state, state_on, quantity), (inspections, events))| {
            let (year, put, declared, life, maker, establishment) = dates;
            object(vec![
                ("id", json!("X-1")),
                ("category", Value::from(category)),
                ("attributes", attributes),
                ("year_of_manufacture", year),
                ("put_into_use_on", put),
                ("declared_on", declared),
                ("service_life_until", life),
                ("maker_interval_months", maker),
                ("establishment_interval_months", establishment),
                ("use_state", state),
                ("use_state_on", state_on),
                ("quantity", quantity),
                ("inspections", Value::from(inspections)),
                ("events", Value::from(events)),
            ])
        })
}

fn accreditation() -> impl Strategy<Value = Value> {
    let scope = vec(select(vec!["lifting", "pressure", "lift.electric", "pressure.vessel"]), 0..3);
    let numbers =
        select(vec![("body", "KĐ-1"), ("body", "KĐ-2"), ("body", "KĐ-3"), ("inspector", "V-1"), ("inspector", "V-2")]);
    let plain = |weight| maybe(weight, day().prop_map(Value::from));
    let suspension = (plain(8), plain(6)).prop_map(|(from, to)| json!({"from": from, "to": to}));
    (
        numbers,
        plain(6),
        plain(6),
        scope,
        prop_oneof![3 => Just(Vec::new()), 1 => vec(suspension, 1..2)],
        plain(4),
        plain(6),
    )
        .prop_map(|((kind, number), from, until, scope, suspensions, refreshed, complete)| {
            // An end before its beginning is refused when accreditations are read.
            let ordered = |from: &Value, to: &Value| match (from.as_str(), to.as_str()) {
                (Some(from), Some(to)) => from <= to,
                _ => true,
            };
            let until = if ordered(&from, &until) { until } else { Value::Null };
            let suspensions: Vec<Value> = suspensions.into_iter().filter(|s| ordered(&s["from"], &s["to"])).collect();
            object(vec![
                ("kind", Value::from(kind)),
                ("number", Value::from(number)),
                ("valid_from", from),
                ("valid_until", until),
                ("scope", Value::from(scope)),
                ("suspensions", Value::from(suspensions)),
                ("refreshed_on", if kind == "inspector" { refreshed } else { Value::Null }),
                ("complete_until", complete),
            ])
        })
}

/// Options of an assessment, as the reference evaluator takes them.
pub fn options() -> impl Strategy<Value = Value> {
    let complete = (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|flags| {
        let names = [(flags.0, "declarations"), (flags.1, "history"), (flags.2, "use")];
        Value::from(names.iter().filter(|(on, _)| *on).map(|(_, name)| *name).collect::<Vec<_>>())
    });
    (
        complete,
        select(vec![30, 0, 90]),
        any::<bool>(),
        maybe(3, day().prop_map(Value::from)),
        prop_oneof![2 => Just(Value::Null), 1 => vec(accreditation(), 1..5).prop_map(Value::from)],
        prop_oneof![6 => Just(false), 1 => Just(true)],
        prop_oneof![6 => Just(false), 1 => Just(true)],
    )
        .prop_map(|(complete, window, strict, known_on, accreditations, printed, roll)| {
            json!({
                "complete": complete, "window_days": window, "strict": strict, "known_on": known_on,
                "accreditations": accreditations,
                "parameters": {"printed_date_prevails": printed, "roll_to_working_day": roll},
            })
        })
}

/// The day asked about.
pub fn as_of() -> impl Strategy<Value = String> {
    prop_oneof![4 => Just("2026-11-23".to_owned()), 6 => day()]
}
