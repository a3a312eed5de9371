use std::collections::HashMap;

use crate::Date;

use super::wire_names;

/// Who is accredited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AccreditationKind {
    /// An inspection body (*tổ chức kiểm định*).
    Body,
    /// An inspector (*kiểm định viên*).
    Inspector,
}

wire_names!(AccreditationKind { Body = "body", Inspector = "inspector" });

/// A time during which a certificate was suspended, both days included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Suspension {
    /// First day; always, where absent.
    pub from: Option<Date>,
    /// Last day; until further notice, where absent.
    pub to: Option<Date>,
}

/// The certificate of an inspection body or of an inspector (S8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accreditation {
    /// Body or inspector.
    pub kind: AccreditationKind,
    /// Registration number, as inspections name it.
    pub number: String,
    /// Name.
    pub name: Option<String>,
    /// First day of validity; always, where absent.
    pub valid_from: Option<Date>,
    /// Last day of validity; without end, where absent.
    pub valid_until: Option<Date>,
    /// Category ids or families (`lifting`); all, where empty.
    pub scope: Vec<String>,
    /// Suspensions.
    pub suspensions: Vec<Suspension>,
    /// Day of the last refresher training (inspectors).
    pub refreshed_on: Option<Date>,
    /// The day until which these data are complete; without it a lapse is not known.
    pub complete_until: Option<Date>,
}

impl Accreditation {
    /// A certificate of that number, all else open.
    #[must_use]
    pub fn new(kind: AccreditationKind, number: impl Into<String>) -> Accreditation {
        Accreditation {
            kind,
            number: number.into(),
            name: None,
            valid_from: None,
            valid_until: None,
            scope: Vec::new(),
            suspensions: Vec::new(),
            refreshed_on: None,
            complete_until: None,
        }
    }

    /// Whether the certificate's dates hold that day.
    pub(crate) fn holds(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_until.is_none_or(|until| day <= until)
    }

    /// Whether the scope names the category or its family (the part before the dot).
    pub(crate) fn covers(&self, category: &str) -> bool {
        let family = category.split('.').next().unwrap_or_default();
        self.scope.is_empty() || self.scope.iter().any(|entry| entry == category || entry == family)
    }

    /// Whether the certificate was suspended on the day.
    pub(crate) fn suspended(&self, day: Date) -> bool {
        self.suspensions.iter().any(|s| s.from.is_none_or(|from| from <= day) && s.to.is_none_or(|to| day <= to))
    }
}

/// The accreditations that an assessment may look at.
#[derive(Clone, Debug, Default)]
pub struct Accreditations {
    bodies: HashMap<String, Vec<Accreditation>>,
    inspectors: HashMap<String, Vec<Accreditation>>,
}

impl Accreditations {
    /// The certificates of that number; none where it is not known.
    #[must_use]
    pub fn of(&self, kind: AccreditationKind, number: &str) -> &[Accreditation] {
        let map = match kind {
            AccreditationKind::Body => &self.bodies,
            AccreditationKind::Inspector => &self.inspectors,
        };
        map.get(number).map_or(&[], Vec::as_slice)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bodies.is_empty() && self.inspectors.is_empty()
    }
}

impl FromIterator<Accreditation> for Accreditations {
    fn from_iter<I: IntoIterator<Item = Accreditation>>(certificates: I) -> Accreditations {
        let mut all = Accreditations::default();
        for certificate in certificates {
            let map = match certificate.kind {
                AccreditationKind::Body => &mut all.bodies,
                AccreditationKind::Inspector => &mut all.inspectors,
            };
            map.entry(certificate.number.clone()).or_default().push(certificate);
        }
        all
    }
}
