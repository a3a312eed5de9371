//! Assessments on their way out: JSON Lines ([`jsonl`]), CSV ([`csv`]), and what an officer reads ([`table`]).

pub mod csv;
pub mod jsonl;
#[cfg(feature = "sheets")]
pub mod sheets;
pub mod table;

mod ground;
mod labels;
mod titles;
mod top;

use crate::Date;

/// The language of what people read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vietnamese,
    /// English.
    English,
}

impl Language {
    /// The text in this language, of two.
    #[must_use]
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Language::Vietnamese => vi,
            Language::English => en,
        }
    }

    /// A day as people write it: `23/11/2026`, or `2026-11-23` in English.
    #[must_use]
    pub fn date(self, day: Date) -> String {
        let (year, month, number) = day.ymd();
        self.pick(format!("{number:02}/{month:02}/{year:04}"), day.to_string())
    }
}

/// A text from a register as it may stand on a terminal or in a line: control characters become blanks.
#[must_use]
pub fn printable(text: &str) -> String {
    text.chars().map(|character| if is_unprintable(character) { ' ' } else { character }).collect()
}

/// Control characters, and the marks that turn the direction of what follows them.
fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
