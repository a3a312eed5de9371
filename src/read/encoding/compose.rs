use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::read::compose::plain_length;

/// The most characters that are composed together. Unicode needs no more than thirty accents on one letter (UAX #15,
/// Stream-Safe Text Format); a longer run is composed piece by piece, so that no input fills the memory.
const MAX_RUN: usize = 32;

/// Composes accents with their letters (NFC) in a text that comes in pieces.
#[derive(Debug, Default)]
pub(super) struct Composer {
    /// The last letter with what followed it so far: the next piece may begin with an accent.
    run: String,
    /// Characters in `run`.
    count: usize,
}

impl Composer {
    /// Takes the next piece, and gives what can no longer change.
    pub(super) fn push(&mut self, text: &str, out: &mut String) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (plain, behind) = rest.split_at(plain_length(rest));
            match plain.char_indices().next_back() {
                Some((at, last)) => {
                    self.finish(out);
                    out.push_str(&plain[..at]);
                    self.run.push(last);
                    self.count = 1;
                    rest = behind;
                }
                None => {
                    if self.count >= MAX_RUN || begins_run(first) {
                        self.finish(out);
                    }
                    self.run.push(first);
                    self.count += 1;
                    rest = &rest[first.len_utf8()..];
                }
            }
        }
    }

    /// Gives the rest, at the end of the text.
    pub(super) fn finish(&mut self, out: &mut String) {
        if plain_length(&self.run) == self.run.len() {
            out.push_str(&self.run);
        } else {
            out.extend(self.run.nfc());
        }
        self.run.clear();
        self.count = 0;
    }

    /// Bytes held back.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.run.capacity()
    }
}

/// Whether the character joins nothing before it.
fn begins_run(c: char) -> bool {
    canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Composed in pieces of so many characters.
    fn composed(text: &str, piece: usize) -> String {
        let (mut composer, mut out) = (Composer::default(), String::new());
        let chars: Vec<char> = text.chars().collect();
        for piece in chars.chunks(piece) {
            composer.push(&piece.iter().collect::<String>(), &mut out);
        }
        composer.finish(&mut out);
        out
    }

    #[test]
    fn all_that_is_plain_is_composed_and_joins_nothing() {
        for c in (0..=0x10_ffff_u32).filter_map(char::from_u32) {
            let text = c.to_string();
            if plain_length(&text) > 0 {
                assert!(plain_length(&text) == text.len() && begins_run(c), "{c:?}");
            }
            if begins_run(c) {
                assert!(text.nfc().eq(text.chars()), "{c:?}");
            }
        }
    }

    #[test]
    fn pieces_are_composed_as_the_whole_is() {
        let text = "Thie\u{302}\u{301}t bi\u{323} na\u{302}ng, ga\u{323}\u{306} 25 °C; \u{2126} \u{212b} \u{1100}\u{1161}\u{11a8} \
            한국 \u{1e9b}\u{323} \u{f73}\u{f71} q\u{323}\u{307} 中文 \u{958} e\u{301}\u{323} \u{301}";
        let whole: String = text.nfc().collect();
        assert!(whole.contains("Thiết bị nâng, gặ"), "{whole}");
        for piece in 1..text.chars().count() + 1 {
            assert_eq!(composed(text, piece), whole, "{piece}");
        }
    }

    #[test]
    fn a_run_of_accents_is_held_no_longer_than_the_limit() {
        let run = 100_000;
        let (mut composer, mut out) = (Composer::default(), String::new());
        composer.push("e", &mut out);
        for _ in 0..run {
            composer.push("\u{301}", &mut out);
            assert!(composer.held() <= 8 * MAX_RUN);
        }
        composer.finish(&mut out);
        assert_eq!(out.chars().count(), run);
        assert!(out.starts_with("é\u{301}"));
    }
}
