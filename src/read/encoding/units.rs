use std::str;

use super::legacy::Page;
use super::{Encoding, Malformed};

/// Turns the bytes of an encoding into characters, piece by piece.
#[derive(Debug)]
pub(super) struct Units {
    encoding: Encoding,
    /// The last character, where what follows depends on it.
    before: char,
    /// Bytes taken so far.
    pub(super) offset: u64,
    pub(super) malformed: Option<Malformed>,
    /// Characters of a piece.
    chars: String,
}

impl Encoding {
    /// The page of an encoding of one byte a character.
    pub(super) fn page(self) -> Option<Page> {
        match self {
            Encoding::Windows1258 => Some(Page::Windows1258),
            Encoding::Tcvn3 => Some(Page::Tcvn3),
            Encoding::Vni => Some(Page::Vni),
            Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => None,
        }
    }
}

impl Units {
    pub(super) fn new(encoding: Encoding) -> Units {
        Units { encoding, before: '\0', offset: 0, malformed: None, chars: String::new() }
    }

    /// Bytes kept for the next piece.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.chars.capacity()
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Decodes a piece and tells how many of its bytes were taken: a character that is not whole is left for the next
    /// piece, unless this is the `last`.
    pub(super) fn decode(&mut self, bytes: &[u8], last: bool, mut text: impl FnMut(&str)) -> usize {
        let taken = match (self.encoding.page(), self.encoding) {
            (Some(page), _) => {
                self.page(page, bytes, text);
                bytes.len()
            }
            (None, Encoding::Utf16Le) => self.utf16(bytes, last, u16::from_le_bytes, text),
            (None, Encoding::Utf16Be) => self.utf16(bytes, last, u16::from_be_bytes, text),
            (None, _) => self.utf8(bytes, last, &mut text),
        };
        self.offset += taken as u64;
        taken
    }

    /// Notes that nothing is meant by the byte there, counted from the start of the piece.
    fn strange(&mut self, at: usize) {
        let first = self.offset + at as u64;
        self.malformed.get_or_insert(Malformed { count: 0, first }).count += 1;
    }

    fn page(&mut self, page: Page, bytes: &[u8], mut text: impl FnMut(&str)) {
        let (mut before, mut chars) = (self.before, std::mem::take(&mut self.chars));
        chars.clear();
        page.decode(bytes, &mut before, &mut chars, |at| self.strange(at));
        text(&chars);
        (self.before, self.chars) = (before, chars);
    }

    fn utf8(&mut self, bytes: &[u8], last: bool, text: &mut impl FnMut(&str)) -> usize {
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let error = match str::from_utf8(rest) {
                Ok(valid) => {
                    text(valid);
                    return bytes.len();
                }
                Err(error) => error,
            };
            let (valid, bad) = rest.split_at(error.valid_up_to());
            text(str::from_utf8(valid).unwrap_or_default());
            at += valid.len();
            let length = match error.error_len() {
                Some(length) => length,
                None if last => bad.len(),
                None => break,
            };
            self.strange(at);
            text("\u{fffd}");
            at += length;
        }
        at
    }

    fn utf16(&mut self, bytes: &[u8], last: bool, unit: fn([u8; 2]) -> u16, mut text: impl FnMut(&str)) -> usize {
        let (pairs, odd) = bytes.as_chunks::<2>();
        let pairs = match pairs {
            // A character of two units may be cut here.
            [whole @ .., half] if !last && (0xd800..0xdc00).contains(&unit(*half)) => whole,
            _ => pairs,
        };
        let mut chars = std::mem::take(&mut self.chars);
        chars.clear();
        let mut at = 0;
        for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
            let c = decoded.unwrap_or_else(|_| {
                self.strange(at);
                char::REPLACEMENT_CHARACTER
            });
            chars.push(c);
            at += 2 * c.len_utf16();
        }
        if last && !odd.is_empty() {
            self.strange(at);
            chars.push(char::REPLACEMENT_CHARACTER);
            at += odd.len();
        }
        text(&chars);
        self.chars = chars;
        at
    }
}
