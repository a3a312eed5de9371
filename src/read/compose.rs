//! Texts with their accents composed (NFC): a name typed on a Mac is the same as one typed elsewhere.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text with every accent composed with its letter. Nearly every text is so already, and costs one look at its bytes.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || plain_length(text) == text.len() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// How many bytes of the text, from its start, are characters that are composed already and join nothing before them:
/// those below U+0300, and the letters of U+1E00 to U+1EFF. Nearly all Vietnamese text is of these.
pub(super) fn plain_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, bytes.get(at + 1)) {
            // ASCII, the bytes that lead to U+00FF and below U+0300, and those that follow them.
            (..0xcc, _) => at += 1,
            (0xe1, Some(0xb8..=0xbb)) => at += 3,
            _ => break,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_composed_with_their_letters() {
        for (text, expected) in [
            ("Thie\u{302}\u{301}t bi\u{323} na\u{302}ng", "Thiết bị nâng"),
            ("ga\u{323}\u{306}", "gặ"),
            ("Thiết bị", "Thiết bị"),
            ("PL-7", "PL-7"),
            ("", ""),
            ("\u{212b}", "Å"),
            ("中文 한국 №", "中文 한국 №"),
        ] {
            assert_eq!(composed(text), expected);
            assert_eq!(composed(&composed(text)), expected);
        }
    }

    #[test]
    fn what_is_composed_is_not_copied() {
        for text in ["PL-7", "Cần trục Đồng Nai", "Nồi hơi 中文"] {
            assert!(matches!(composed(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
