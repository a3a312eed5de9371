//! The interval on the day of an inspection (S10–S12, I15–I17, I20, I27), by trying every assignment of what is missing.

use super::age::{self, Doubt};
use super::book::{AttributeType, Rule, decides};
use super::case::Case;
use super::dates::{Day, Span, day};
use super::expr::{Expr, Facts};
use super::finding::{Finding, Ground};
use super::numbers::{Number, decimal};
use chrono::{Days, Months};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The rules that the known attributes allow.
#[derive(PartialEq)]
pub struct Considered {
    /// Their ids; `None` is a gap.
    outcomes: BTreeSet<Option<String>>,
    /// The attributes that alone would change the rule.
    missing: BTreeSet<String>,
}

pub struct Interval<'a> {
    /// The rules considered, by id.
    pub rules: Vec<&'a Rule>,
    considered: Considered,
    /// Every rule considered is `text` or `secondary`, with months, and there is no gap.
    pub known: bool,
    /// The shortest and the longest in months, with the maker's term (S12).
    pub min_months: Option<u32>,
    pub max_months: Option<u32>,
    pub ground: Ground,
    /// The row of `medium` that was used.
    pub medium_used: Option<String>,
    hazard: Option<String>,
    pub findings: Vec<Finding>,
}

impl Interval<'_> {
    /// S13b, I19.
    pub fn all_text(&self) -> bool {
        self.rules.iter().all(|rule| rule.ground.verification.as_deref() == Some("text"))
    }

    pub fn a_maximum(&self) -> bool {
        self.rules.iter().any(|rule| rule.is_maximum)
    }

    pub fn to_json(&self) -> Value {
        json!({
            "min_months": self.min_months,
            "max_months": self.max_months,
            "rules": self.rules.iter().map(|rule| &rule.id).collect::<Vec<_>>(),
            "document": self.ground.document,
            "provision": self.ground.provision,
            "verification": self.ground.verification,
        })
    }

    fn mentions(&self, is_wanted: impl Fn(&str) -> bool) -> bool {
        self.rules
            .iter()
            .filter_map(|rule| rule.when.as_ref())
            .any(|when| when.names().iter().any(|name| is_wanted(name)))
    }
}

/// The interval of the category on the day of an inspection.
pub fn interval<'a>(case: &Case<'a>, performed_on: Day) -> Interval<'a> {
    let rules = case.book.rules_in_force(&case.category_id, performed_on);
    let mut findings = Vec::new();
    let attributes = &case.record.attributes;

    // I17: a hazard derived from the name of the medium.
    let mut hazard = None;
    let mut medium_used = None;
    let asked_for =
        rules.iter().filter_map(|rule| rule.when.as_ref()).any(|when| when.names().contains("medium_hazard"));
    if asked_for
        && !attributes.choices.contains_key("medium_hazard")
        && let Some(name) = attributes.texts.get("medium")
        && let Some(medium) = case.book.media.iter().find(|medium| {
            let wanted = name.trim().to_lowercase();
            medium.names.iter().any(|n| n.trim().to_lowercase() == wanted)
        })
    {
        let ground = Ground { verification: Some(medium.verification.clone()), ..Ground::default() };
        findings.push(Finding::new(125).at("attributes.medium").raw(name).by(ground));
        let takes_part = if decides(Some(&medium.verification)) {
            // Used as known.
            true
        } else if medium.hazard == "none" {
            false
        } else {
            // It may shorten the interval, and nothing else.
            let without = consider(case, &rules, performed_on, None);
            let with = consider(case, &rules, performed_on, Some(&medium.hazard));
            is_known(&rules, &without) && shortest(&rules, &with) == shortest(&rules, &without)
        };
        if takes_part {
            hazard = Some(medium.hazard.clone());
            medium_used = Some(medium.verification.clone());
        }
    }

    let considered = consider(case, &rules, performed_on, hazard.as_deref());
    let mut chosen = named(&rules, &considered);
    chosen.sort_by(|a, b| a.id.cmp(&b.id));
    let known = is_known(&rules, &considered);
    let maker = case.record.maker_months;
    // S12: the maker's shorter term replaces a longer one.
    let shortened = |months: u32| maker.map_or(months, |maker| months.min(maker));
    let months = || chosen.iter().filter_map(|rule| rule.months);
    let (min_months, max_months) =
        if known { (months().min().map(shortened), months().max().map(shortened)) } else { (None, None) };
    let mut interval = Interval {
        ground: ground(&chosen, &considered, known),
        rules: chosen,
        known,
        min_months,
        max_months,
        medium_used,
        hazard,
        findings,
        considered,
    };
    findings_of(case, &mut interval);
    interval
}

/// I16: what is missing, and the findings about the age.
fn findings_of(case: &Case, interval: &mut Interval) {
    for name in &interval.considered.missing {
        let field = match &case.book.attributes[name].kind {
            AttributeType::Age { from_first_inspection: true } => "inspections".to_string(),
            AttributeType::Age { .. } => "put_into_use_on".to_string(),
            _ => format!("attributes.{name}"),
        };
        interval.findings.push(Finding::new(301).at(field));
    }
    if interval.mentions(|name| name == "years_in_service") {
        let number = match age::service_start(case).1 {
            Some(Doubt::Assumed) => 302,
            Some(Doubt::Uncertain) => 303,
            None => return,
        };
        let finding = Finding::new(number).at("put_into_use_on");
        interval.findings.push(finding);
    }
}

/// I22: where the record says from when the ages run.
pub fn age_field(interval: &Interval) -> &'static str {
    if interval.mentions(|name| name == "years_in_service") { "put_into_use_on" } else { "inspections" }
}

/// S16, I22: would the ages on `as_of` lead to other rules?
pub fn age_limit_crossed(case: &Case, interval: &Interval, performed_on: Day) -> bool {
    let is_age = |name: &str| matches!(case.book.attributes[name].kind, AttributeType::Age { .. });
    if !interval.mentions(is_age) {
        return false;
    }
    let rules = case.book.rules_in_force(&case.category_id, performed_on);
    let today = consider(case, &rules, case.as_of, interval.hazard.as_deref());
    today.outcomes != interval.considered.outcomes
}

/// I20: the limit of a stated date where the interval is unknown.
pub fn limit(case: &Case, on: Day) -> u32 {
    let ceiling = case.parameters.stated_ceiling_months;
    if !case.periodic() {
        return ceiling;
    }
    let rules = case.book.rules_in_force(&case.category_id, on);
    let longest = rules.iter().filter_map(|rule| rule.months).max();
    let verified = rules
        .iter()
        .any(|rule| rule.months.is_some() && rule.months == longest && decides(rule.ground.verification.as_deref()));
    let limit = longest.filter(|_| verified).unwrap_or(ceiling);
    let maker = case.record.maker_months;
    maker.map_or(limit, |maker| limit.min(maker))
}

fn named<'a>(rules: &[&'a Rule], considered: &Considered) -> Vec<&'a Rule> {
    let is_considered = |rule: &&Rule| considered.outcomes.contains(&Some(rule.id.clone()));
    rules.iter().copied().filter(is_considered).collect()
}

/// I27: known.
fn is_known(rules: &[&Rule], considered: &Considered) -> bool {
    !considered.outcomes.contains(&None)
        && named(rules, considered)
            .iter()
            .all(|rule| rule.months.is_some() && decides(rule.ground.verification.as_deref()))
}

fn shortest(rules: &[&Rule], considered: &Considered) -> Option<u32> {
    let chosen = named(rules, considered);
    chosen.iter().filter_map(|rule| rule.months).min()
}

/// I27: the rule with the least months (without months last, then the least id), and the weakest verification.
fn ground(chosen: &[&Rule], considered: &Considered, known: bool) -> Ground {
    let least = chosen.iter().min_by_key(|rule| (rule.months.is_none(), rule.months, &rule.id));
    let verifications: Vec<&str> = chosen.iter().filter_map(|rule| rule.ground.verification.as_deref()).collect();
    let verification = if known {
        weakest(&verifications)
    } else if considered.outcomes.contains(&None) || verifications.contains(&"unknown") {
        "unknown"
    } else {
        "unverified"
    };
    Ground {
        document: least.and_then(|rule| rule.ground.document.clone()),
        provision: least.and_then(|rule| rule.ground.provision.clone()),
        verification: Some(verification.to_string()),
    }
}

/// The weakest of the verifications; `text` of none.
pub fn weakest<'a>(verifications: &[&'a str]) -> &'a str {
    let order = ["unknown", "unverified", "secondary", "text"];
    order.into_iter().find(|word| verifications.contains(word)).unwrap_or("text")
}

/// I16: every assignment of the missing attributes, and the rule that each leads to.
fn consider(case: &Case, rules: &[&Rule], age_day: Day, hazard: Option<&str>) -> Considered {
    let mut known = case.record.attributes.facts(false, age_day);
    if let Some(hazard) = hazard {
        known.choices.insert("medium_hazard".to_string(), hazard.to_string());
    }
    let conditions = || rules.iter().filter_map(|rule| rule.when.as_ref());
    let names: BTreeSet<String> = conditions().flat_map(Expr::names).collect();
    // The assignments, each with the place of the value chosen for every name.
    let mut assignments = vec![(Vec::<usize>::new(), known)];
    for name in &names {
        let leaves: Vec<&Expr> =
            conditions().flat_map(Expr::leaves).filter(|leaf| leaf.names().contains(name)).collect();
        let mut extended = Vec::new();
        for (places, facts) in &assignments {
            for (place, facts) in alternatives(case, name, &leaves, facts).into_iter().enumerate() {
                let places = [places.as_slice(), &[place]].concat();
                extended.push((places, facts));
            }
        }
        assignments = extended;
    }
    let outcomes: BTreeMap<Vec<usize>, Option<String>> =
        assignments.into_iter().map(|(places, facts)| (places, the_rule(rules, &facts))).collect();
    // Missing: two assignments that differ in it alone give different rules.
    let mut missing = BTreeSet::new();
    for (index, name) in names.iter().enumerate() {
        for (places, outcome) in &outcomes {
            let mut first = places.clone();
            first[index] = 0;
            if outcomes[&first] != *outcome {
                missing.insert(name.clone());
            }
        }
    }
    Considered { outcomes: outcomes.into_values().collect(), missing }
}

/// What is known, extended by each value that a name may have; one value where it is known.
fn alternatives(case: &Case, name: &str, leaves: &[&Expr], known: &Facts) -> Vec<Facts> {
    let mut all = Vec::new();
    match &case.book.attributes[name].kind {
        AttributeType::Choice { values } if !known.choices.contains_key(name) => {
            for value in values {
                let mut facts = known.clone();
                facts.choices.insert(name.to_string(), value.clone());
                all.push(facts);
            }
        }
        AttributeType::Quantity(_) if !known.measures.contains_key(name) => {
            for value in around_thresholds(leaves) {
                let mut facts = known.clone();
                facts.measures.insert(name.to_string(), value);
                all.push(facts);
            }
        }
        AttributeType::Age { .. } => {
            for start in candidate_starts(case, name, leaves, known.day) {
                let mut facts = known.clone();
                let span = Span { first: start, last: start };
                facts.age_starts.insert(name.to_string(), span);
                all.push(facts);
            }
        }
        _ => all.push(known.clone()),
    }
    all
}

/// A value below, at, between and above the thresholds.
fn around_thresholds(leaves: &[&Expr]) -> BTreeSet<Number> {
    let thresholds: BTreeSet<Number> = leaves
        .iter()
        .filter_map(|leaf| match leaf {
            Expr::Measure(_, _, threshold) => Some(threshold.clone()),
            _ => None,
        })
        .collect();
    let one = decimal("1").expect("a decimal");
    let two = decimal("2").expect("a decimal");
    let mut values = BTreeSet::new();
    for threshold in &thresholds {
        values.insert(threshold - &one);
        values.insert(threshold.clone());
        values.insert(threshold + &one);
        for other in &thresholds {
            values.insert((threshold + other) / &two);
        }
    }
    values
}

/// The days on which the age may start: the ends of its range, and the days around every threshold within it.
fn candidate_starts(case: &Case, name: &str, leaves: &[&Expr], on: Day) -> BTreeSet<Day> {
    let span = age::start(case, name, on).unwrap_or(Span { first: day(1000, 1, 1), last: on });
    let mut starts = BTreeSet::from([span.first, span.last]);
    for leaf in leaves {
        if let Expr::Age(_, _, years) = leaf {
            let threshold = on - Months::new(12 * years);
            for offset in 0..=8 {
                let start = threshold - Days::new(4) + Days::new(offset);
                if span.first <= start && start <= span.last {
                    starts.insert(start);
                }
            }
        }
    }
    starts
}

/// S10: the rule that applies to a full set of attributes; `None` is a gap.
fn the_rule(rules: &[&Rule], facts: &Facts) -> Option<String> {
    let applies = |rule: &&&Rule| match &rule.when {
        None => true,
        Some(when) => when.value(facts).expect("a full set of attributes"),
    };
    let applying: Vec<&Rule> = rules.iter().filter(applies).copied().collect();
    let verified = |rule: &Rule| decides(rule.ground.verification.as_deref());
    let superseded = |rule: &Rule| {
        applying.iter().any(|other| {
            // I27: an unverified rule supersedes only unverified ones, and loses to a verified one that it names.
            let by_name = other.supersedes.contains(&rule.id) && (verified(other) || !verified(rule));
            let by_standing = rule.supersedes.contains(&other.id) && verified(other) && !verified(rule);
            by_name || by_standing
        })
    };
    let left: Vec<&Rule> = applying.iter().copied().filter(|rule| !superseded(rule)).collect();
    assert!(left.len() <= 1, "two rules for one set of attributes");
    left.first().map(|rule| rule.id.clone())
}
