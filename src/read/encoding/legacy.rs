//! The encodings of one byte a character, as Vietnamese fonts and Windows had them.

use super::{Encoding, cp1252};

/// A page of characters, one a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// Western Windows: what a workbook shows of text in a legacy font.
    Windows1252,
    Windows1258,
    Tcvn3,
    Vni,
}

/// What a byte stands for behind the character `before`.
enum Meaning {
    Char(char),
    /// Accents of the letter before.
    Accents(&'static str),
    /// A letter of Windows-1252 where the page has nothing.
    Foreign(char),
    Nothing,
}

/// TCVN3 from 0xA0 on; `\0` where VN3 leaves the byte free.
const TCVN3: [char; 96] = [
    '\u{a0}', 'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', '\0', //
    '\0', '\0', '\0', '\0', '\0', 'à', 'ả', 'ã', 'á', 'ạ', '\0', 'ằ', 'ẳ', 'ẵ', 'ắ', '\0', //
    '\0', '\0', '\0', '\0', '\0', '\0', 'ặ', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è', '\0', 'ẻ', 'ẽ', //
    'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', '\0', '\0', '\0', 'ĩ', 'í', 'ị', 'ò', //
    '\0', 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'ù', //
    '\0', 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ', '\0',
];

impl Page {
    /// The encoding whose page it is; there is none of Windows-1252, which Windows-1258 is nearest to.
    pub(super) fn encoding(self) -> Encoding {
        match self {
            Page::Windows1252 | Page::Windows1258 => Encoding::Windows1258,
            Page::Tcvn3 => Encoding::Tcvn3,
            Page::Vni => Encoding::Vni,
        }
    }

    /// Decodes bytes that follow the character `before`; accents are not composed. `strange` is told of every byte that
    /// means nothing, or is a letter of another page.
    pub(super) fn decode(self, bytes: &[u8], before: &mut char, out: &mut String, mut strange: impl FnMut(usize)) {
        for (at, byte) in bytes.iter().enumerate() {
            let c = match self.meaning(*byte, *before) {
                Meaning::Char(c) => c,
                Meaning::Accents(accents) => {
                    out.push_str(accents);
                    // No second mark goes on the same letter.
                    *before = '\0';
                    continue;
                }
                Meaning::Foreign(c) => {
                    strange(at);
                    c
                }
                Meaning::Nothing => {
                    strange(at);
                    char::REPLACEMENT_CHARACTER
                }
            };
            out.push(c);
            *before = c;
        }
    }

    fn meaning(self, byte: u8, before: char) -> Meaning {
        if byte.is_ascii() {
            return Meaning::Char(char::from(byte));
        }
        match self {
            Page::Windows1252 => cp1252::char_of(byte).map_or(Meaning::Nothing, Meaning::Char),
            Page::Windows1258 => windows1258(byte),
            Page::Tcvn3 => match byte.checked_sub(0xa0).and_then(|at| TCVN3.get(usize::from(at))) {
                None | Some('\0') => free(byte),
                Some(c) => Meaning::Char(*c),
            },
            Page::Vni => match (vni_letter(byte), vni_mark(byte, before)) {
                (Some(c), _) => Meaning::Char(c),
                (None, Some(accents)) => Meaning::Accents(accents),
                (None, None) => free(byte),
            },
        }
    }
}

/// What programs and fonts show where a page leaves the byte free.
fn free(byte: u8) -> Meaning {
    match cp1252::char_of(byte) {
        None => Meaning::Nothing,
        // Not ª, µ and º, which are signs here.
        Some(c) if c >= 'À' && c.is_alphabetic() => Meaning::Foreign(c),
        Some(c) => Meaning::Char(c),
    }
}

/// Windows-1258: Windows-1252 but for these.
fn windows1258(byte: u8) -> Meaning {
    let c = match byte {
        0x8a | 0x8e | 0x9a | 0x9e => return free(byte),
        0xc3 => 'Ă',
        0xcc => '\u{300}',
        0xd0 => 'Đ',
        0xd2 => '\u{309}',
        0xd5 => 'Ơ',
        0xdd => 'Ư',
        0xde => '\u{303}',
        0xe3 => 'ă',
        0xec => '\u{301}',
        0xf0 => 'đ',
        0xf2 => '\u{323}',
        0xf5 => 'ơ',
        0xfd => 'ư',
        0xfe => '₫',
        _ => return cp1252::char_of(byte).map_or(Meaning::Nothing, Meaning::Char),
    };
    Meaning::Char(c)
}

/// The letters of VNI that are one byte.
fn vni_letter(byte: u8) -> Option<char> {
    Some(match byte {
        0xc6 => 'Ỉ',
        0xcc => 'Ì',
        0xcd => 'Í',
        0xce => 'Ỵ',
        0xd1 => 'Đ',
        0xd2 => 'Ị',
        0xd3 => 'Ĩ',
        0xd4 => 'Ơ',
        0xd6 => 'Ư',
        0xe6 => 'ỉ',
        0xec => 'ì',
        0xed => 'í',
        0xee => 'ỵ',
        0xf1 => 'đ',
        0xf2 => 'ị',
        0xf3 => 'ĩ',
        0xf4 => 'ơ',
        0xf6 => 'ư',
        _ => return None,
    })
}

/// The accents that a mark of VNI puts on the letter before it; `None` where it does not go with that letter. Marks for
/// capitals lie 32 below those for small letters; one may stand behind the other's letter.
fn vni_mark(byte: u8, before: char) -> Option<&'static str> {
    let (letters, accents) = match byte | 0x20 {
        // The tone alone.
        0xef => ("aeouyơư", "\u{323}"),
        0xf5 => ("aeouyơư", "\u{303}"),
        0xf8 => ("aeouyơư", "\u{300}"),
        0xf9 => ("aeouyơư", "\u{301}"),
        0xfb => ("aeouyơư", "\u{309}"),
        // The circumflex, alone and with the tones.
        0xe2 => ("aeo", "\u{302}"),
        0xe0 => ("aeo", "\u{302}\u{300}"),
        0xe1 => ("aeo", "\u{302}\u{301}"),
        0xe3 => ("aeo", "\u{302}\u{303}"),
        0xe4 => ("aeo", "\u{302}\u{323}"),
        0xe5 => ("aeo", "\u{302}\u{309}"),
        // The breve, alone and with the tones.
        0xea => ("a", "\u{306}"),
        0xe8 => ("a", "\u{306}\u{300}"),
        0xe9 => ("a", "\u{306}\u{301}"),
        0xeb => ("a", "\u{306}\u{323}"),
        0xfa => ("a", "\u{306}\u{309}"),
        0xfc => ("a", "\u{306}\u{303}"),
        _ => return None,
    };
    before.to_lowercase().all(|c| letters.contains(c)).then_some(accents)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn decoded(page: Page, bytes: &[u8]) -> (String, Vec<usize>) {
        let (mut out, mut strange) = (String::new(), Vec::new());
        page.decode(bytes, &mut '\0', &mut out, |at| strange.push(at));
        (out.nfc().collect(), strange)
    }

    #[test]
    fn windows_1258_is_the_code_page_of_windows() {
        for byte in 0..=255u8 {
            let (expected, _) = encoding_rs::WINDOWS_1258.decode_without_bom_handling(std::slice::from_ref(&byte));
            let (own, strange) = decoded(Page::Windows1258, &[byte]);
            if strange.is_empty() {
                assert_eq!(own, expected.nfc().collect::<String>(), "{byte:#x}");
            } else {
                // There the standard of the web has the control characters.
                assert_eq!(expected.chars().next(), Some(char::from(byte)));
                assert!("\u{fffd}ŠŽšž".contains(&own), "{own}");
            }
        }
    }

    #[test]
    fn signs_stand_where_the_fonts_have_them() {
        for page in [Page::Windows1258, Page::Tcvn3, Page::Vni] {
            let signs = b"25 \xb0C, \xb1 2 m\xb3/m\xb2, \x93a\x94 \x96 b\x85";
            assert_eq!(decoded(page, signs), ("25 °C, ± 2 m³/m², “a” – b…".to_owned(), vec![]), "{page:?}");
        }
    }

    #[test]
    fn letters_of_another_page_are_kept_and_told() {
        assert_eq!(decoded(Page::Vni, b"\xd8 500, M\xdcLLER"), ("Ø 500, MÜLLER".to_owned(), vec![0, 8]));
        assert_eq!(decoded(Page::Tcvn3, b"25 \xbaC, \xc0\xff"), ("25 ºC, Àÿ".to_owned(), vec![7, 8]));
        assert_eq!(decoded(Page::Tcvn3, b"a\x81b"), ("a\u{fffd}b".to_owned(), vec![1]));
    }

    #[test]
    fn a_mark_goes_on_its_own_letters_once() {
        // Mark of the other case; a second mark; a mark on another letter, and one behind a sign.
        assert_eq!(decoded(Page::Vni, b"A\xf9a\xd9"), ("Áá".to_owned(), vec![]));
        assert_eq!(decoded(Page::Vni, b"a\xf9\xf9"), ("áù".to_owned(), vec![2]));
        assert_eq!(decoded(Page::Vni, b"i\xf9u\xe2e\xea.\xf9"), ("iùuâeê.ù".to_owned(), vec![1, 3, 5, 7]));
        assert_eq!(decoded(Page::Vni, b"\xf4\xf8 \xd6\xd9"), ("ờ Ứ".to_owned(), vec![]));
    }
}
