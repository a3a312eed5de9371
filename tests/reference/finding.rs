//! Findings: their codes, severities and order (findings.csv, I28).

use super::dates::Day;
use serde_json::{Value, json};

const CODES: &[(u16, &str, &str)] = &[
    (101, "date_impossible", "error"),
    (102, "partial_date", "info"),
    (103, "inspection_before_manufacture", "error"),
    (104, "record_in_future", "error"),
    (105, "event_impossible", "error"),
    (106, "unreadable_value", "error"),
    (107, "unit_missing", "warning"),
    (108, "unit_unknown", "error"),
    (109, "value_out_of_range", "error"),
    (110, "unknown_attribute", "info"),
    (113, "missing_field", "error"),
    (121, "category_unknown", "warning"),
    (125, "hazard_derived", "info"),
    (201, "coverage_undetermined", "warning"),
    (202, "criterion_unverified", "info"),
    (203, "sector_law", "info"),
    (204, "conformity_required", "info"),
    (205, "scope_doubtful", "info"),
    (301, "missing_attribute", "warning"),
    (302, "service_start_assumed", "info"),
    (303, "age_base_uncertain", "info"),
    (304, "interval_unverified", "info"),
    (305, "establishment_interval_differs", "info"),
    (306, "age_limit_crossed", "info"),
    (311, "validity_exceeds_legal_maximum", "violation"),
    (312, "validity_exceeds_reported_maximum", "warning"),
    (313, "stated_date_implausible", "warning"),
    (314, "shortened_without_reason", "warning"),
    (315, "inspection_date_unknown", "warning"),
    (321, "inspection_withdrawn", "warning"),
    (322, "extraordinary_requested", "warning"),
    (401, "body_not_accredited", "violation"),
    (402, "body_suspended", "violation"),
    (403, "body_out_of_scope", "violation"),
    (404, "body_unknown", "info"),
    (411, "inspector_not_certified", "violation"),
    (412, "inspector_suspended", "violation"),
    (413, "inspector_out_of_scope", "violation"),
    (414, "inspector_refresher_late", "violation"),
    (415, "inspector_unknown", "info"),
    (501, "not_declared", "violation"),
    (502, "declared_late", "violation"),
    (503, "used_before_first_inspection", "violation"),
    (504, "operated_past_due", "violation"),
    (505, "used_after_failure", "violation"),
    (506, "certificate_late", "warning"),
    (507, "past_service_life", "violation"),
    (508, "not_on_record", "info"),
    (701, "law_not_verified_after", "info"),
];

/// The provision something rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    pub document: Option<String>,
    pub provision: Option<String>,
    pub verification: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Finding {
    pub number: u16,
    pub field: Option<String>,
    pub raw: Option<String>,
    pub on: Option<Day>,
    pub ground: Ground,
    /// What would be a violation is only a warning (S14, I12, I30).
    pub only_a_warning: bool,
}

impl Finding {
    pub fn new(number: u16) -> Finding {
        Finding { number, field: None, raw: None, on: None, ground: Ground::default(), only_a_warning: false }
    }

    pub fn at(mut self, field: impl Into<String>) -> Finding {
        self.field = Some(field.into());
        self
    }

    pub fn raw(mut self, raw: impl Into<String>) -> Finding {
        self.raw = Some(raw.into());
        self
    }

    pub fn on(mut self, day: Day) -> Finding {
        self.on = Some(day);
        self
    }

    pub fn by(mut self, ground: Ground) -> Finding {
        self.ground = ground;
        self
    }

    pub fn code(&self) -> &'static str {
        entry(self.number).1
    }

    pub fn severity(&self) -> &'static str {
        entry(self.number).2
    }

    fn to_json(&self, severity: &str) -> Value {
        json!({
            "number": self.number,
            "code": self.code(),
            "severity": severity,
            "field": self.field,
            "raw": self.raw,
            "on": self.on.map(|day| day.to_string()),
            "document": self.ground.document,
            "provision": self.ground.provision,
            "verification": self.ground.verification,
        })
    }
}

fn entry(number: u16) -> &'static (u16, &'static str, &'static str) {
    CODES.iter().find(|code| code.0 == number).unwrap_or_else(|| panic!("no finding {number}"))
}

pub fn code_of(number: u16) -> &'static str {
    entry(number).1
}

/// I25 and I29 change severities; I28 sorts, and gives equal findings once.
pub fn listed(findings: &[Finding], coverage_undetermined: bool, strict: bool) -> Vec<Value> {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by(|a, b| (a.number, &a.field, a.on).cmp(&(b.number, &b.field, b.on)));
    sorted.dedup_by(|b, a| (a.number, &a.field, a.on) == (b.number, &b.field, b.on));
    sorted
        .into_iter()
        .map(|finding| {
            let severity = match finding.severity() {
                // S5: nothing about an item of undetermined coverage is a violation.
                "violation" if coverage_undetermined || finding.only_a_warning => "warning",
                // I29.
                _ if finding.number == 701 && strict => "error",
                severity => severity,
            };
            finding.to_json(severity)
        })
        .collect()
}
