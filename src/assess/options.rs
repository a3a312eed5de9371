use crate::date::Date;
use crate::law::Parameters;
use crate::record::Accreditations;

/// Which records the caller holds in full. Silence in the others is not an offence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Complete {
    /// Every declaration is on record.
    pub declarations: bool,
    /// Every inspection is on record.
    pub history: bool,
    /// Every stop and return to use is on record.
    pub use_: bool,
}

/// What an assessment may look at beside the item, and what it is to give.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Options<'a> {
    /// An item is due soon when so many days or fewer are left; default 30.
    pub window_days: u16,
    /// Whether a day after the book's `verified_until` is an error instead of information; default off.
    pub strict: bool,
    /// Which records are complete; default none.
    pub complete: Complete,
    /// The day on which the records were known: later dates in them are errors. Default: not looked at.
    pub known_on: Option<Date>,
    /// Certificates of inspection bodies and inspectors; default: not looked at.
    pub accreditations: Option<&'a Accreditations>,
    /// Parameters in place of the book's own.
    pub parameters: Option<Parameters>,
    /// Whether the explanation is wanted.
    pub explanation: bool,
    /// Whether the remedies are wanted.
    pub remedies: bool,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options {
            window_days: 30,
            strict: false,
            complete: Complete::default(),
            known_on: None,
            accreditations: None,
            parameters: None,
            explanation: false,
            remedies: false,
        }
    }
}
