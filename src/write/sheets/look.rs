//! How the added cells look: a colour for each kind of status, and formats for text, numbers and days.

use crate::assess::Status;
use crate::write::Language;

use super::Answer;

/// The colour behind a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// None.
    Plain,
    /// May not be used.
    Forbidden,
    /// An inspection is called for.
    Called,
    /// Due soon.
    Soon,
    /// Not decided.
    Open,
    /// In order.
    Good,
    /// Nothing to do.
    Aside,
}

impl Tone {
    const ALL: [Tone; 7] =
        [Tone::Plain, Tone::Forbidden, Tone::Called, Tone::Soon, Tone::Open, Tone::Good, Tone::Aside];

    /// The tones with a colour of their own.
    pub(super) fn coloured() -> impl Iterator<Item = (Tone, &'static str)> {
        Tone::ALL.into_iter().filter_map(|tone| Some((tone, tone.argb()?)))
    }

    pub(super) fn of_status(status: Status) -> Tone {
        match status {
            Status::Failed | Status::Withdrawn | Status::Overdue => Tone::Forbidden,
            Status::NeverInspected | Status::ExtraordinaryDue => Tone::Called,
            Status::DueSoon => Tone::Soon,
            Status::Undetermined => Tone::Open,
            Status::Valid => Tone::Good,
            Status::NotInUse | Status::NotRegulated => Tone::Aside,
        }
    }

    pub(super) fn of(answer: &Answer) -> Tone {
        match answer.status {
            _ if answer.is_past_service_life() => Tone::Forbidden,
            Some(status) => Tone::of_status(status),
            None => Tone::Open,
        }
    }

    /// Pale enough for black text, in print too.
    fn argb(self) -> Option<&'static str> {
        match self {
            Tone::Plain => None,
            Tone::Forbidden => Some("FFFFC7CE"),
            Tone::Called => Some("FFFFD8A8"),
            Tone::Soon => Some("FFFFEB9C"),
            Tone::Open => Some("FFD9D2E9"),
            Tone::Good => Some("FFC6EFCE"),
            Tone::Aside => Some("FFE7E6E6"),
        }
    }
}

/// A format of a cell that this module adds to a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The heading of a column.
    Heading,
    /// A day of the user's, without colour or frame.
    Day,
    Text(Tone),
    Number(Tone),
    Date(Tone),
}

impl Look {
    /// Every look, in the order of their ids.
    pub(super) fn all() -> impl Iterator<Item = Look> {
        let toned = [Look::Text, Look::Number, Look::Date].into_iter();
        let toned = toned.flat_map(|look| Tone::ALL.into_iter().map(look));
        [Look::Heading, Look::Day].into_iter().chain(toned)
    }
}

/// The ids of the looks in one workbook, which follow one another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Looks {
    pub(super) first: u32,
}

impl Looks {
    pub(super) fn id(self, look: Look) -> u32 {
        let tones = Tone::ALL.len() as u32;
        self.first
            + match look {
                Look::Heading => 0,
                Look::Day => 1,
                Look::Text(tone) => 2 + tone as u32,
                Look::Number(tone) => 2 + tones + tone as u32,
                Look::Date(tone) => 2 + 2 * tones + tone as u32,
            }
    }
}

/// The form in which a sheet shows a day.
pub(super) fn date_format(language: Language) -> &'static str {
    language.pick("dd/mm/yyyy", "yyyy-mm-dd")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_places_in_the_list() {
        let looks = Looks { first: 40 };
        let ids: Vec<u32> = Look::all().map(|look| looks.id(look)).collect();
        assert_eq!(ids, (40..63).collect::<Vec<_>>());
    }

    #[test]
    fn only_what_is_in_order_is_green() {
        for status in Status::ALL {
            assert_eq!(Tone::of_status(*status) == Tone::Good, *status == Status::Valid);
        }
    }
}
