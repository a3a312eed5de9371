//! Windows-1252: what the bytes from 0x80 on stand for where a Vietnamese encoding leaves them free, and what a
//! workbook shows of text in a legacy font.

/// The characters of 0x80 to 0x9F; `\0` where there is none.
const C1: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', //
    '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The character of a byte; `None` where the code page has none.
pub(super) fn char_of(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9f => C1.get(usize::from(byte - 0x80)).copied().filter(|c| *c != '\0'),
        _ => Some(char::from(byte)),
    }
}

/// The byte of a character; `None` where it is not in the code page. A character of the range that ISO 8859-1 keeps
/// for controls is the byte of its number: programs that take the bytes for ISO 8859-1 give it so.
pub(super) fn byte_of(c: char) -> Option<u8> {
    match u8::try_from(c) {
        Ok(byte) => Some(byte),
        Err(_) => C1.iter().position(|known| *known == c).and_then(|at| u8::try_from(0x80 + at).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_code_page_of_windows() {
        for byte in 0..=255u8 {
            let (expected, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
            let expected = expected.chars().next().unwrap();
            match char_of(byte) {
                Some(c) => {
                    assert_eq!(c, expected, "{byte:#x}");
                    assert_eq!(byte_of(c), Some(byte));
                }
                // There the standard of the web has the control characters.
                None => assert_eq!((expected, byte_of(expected)), (char::from(byte), Some(byte))),
            }
        }
        assert_eq!(byte_of('ế'), None);
        assert_eq!(byte_of('\u{0}'), Some(0));
    }
}
