use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::Encoding;
use super::cp1252;
use super::legacy::Page;
use super::words::Words;

/// The most bytes of samples that [`detect_text`] looks at.
const MAX_SAMPLE_BYTES: usize = super::DETECT_BYTES;

/// Reads the text of a cell that was typed in a legacy font: a workbook holds it as characters of Windows-1252, one for
/// each byte of `encoding`. `ThiÕt bÞ n©ng` is TCVN3, `Thieát bò naâng` VNI; with [`Encoding::Utf8`] text is read that
/// was taken for Windows-1252 on its way, `Thiáº¿t bá»‹`.
///
/// What is no character of Windows-1252 (`Φ`, `≤`) stays as it is. A text is given back unchanged where it was typed in
/// another font than the cells around:
/// - it has Vietnamese letters that Windows-1252 lacks (`ệ`, `ư`, `đ`), or bytes that mean nothing in the encoding;
/// - it has more Vietnamese words as it stands;
/// - it is of letters, and has no Vietnamese word either way (`Müller`, `Ø 500`).
///
/// A text of few letters can be both: `Công` is itself, or TCVN3 for `Cụng`. Call this only where the font, or
/// [`detect_text`] of the cells around, says that they are in that encoding; [`reads_both_ways`] tells of such a text.
///
/// ```
/// use kiemdinh::read::encoding::{Encoding, decode_text};
///
/// assert_eq!(decode_text("ThiÕt bÞ n©ng", Encoding::Tcvn3), "Thiết bị nâng");
/// assert_eq!(decode_text("Thieát bò naâng Φ 500", Encoding::Vni), "Thiết bị nâng Φ 500");
/// // These were not typed in a font of TCVN3.
/// for other in ["Thiết bị nâng", "Công ty Hà Tân", "Müller"] {
///     assert_eq!(decode_text(other, Encoding::Tcvn3), other);
/// }
/// ```
#[must_use]
pub fn decode_text(text: &str, encoding: Encoding) -> Cow<'_, str> {
    match Reading::of(text, encoding) {
        Reading { decoded: Some(decoded), prefers_decoded: true, .. } => Cow::Owned(decoded),
        _ => Cow::Borrowed(text),
    }
}

/// Whether nothing in the text tells if it was typed in that encoding or in Unicode. Then [`decode_text`] goes by the
/// cells around, which may be wrong for this one.
///
/// ```
/// use kiemdinh::read::encoding::{Encoding, reads_both_ways};
///
/// assert!(reads_both_ways("Công ty", Encoding::Tcvn3));
/// assert!(!reads_both_ways("C«ng ty", Encoding::Tcvn3));
/// ```
#[must_use]
pub fn reads_both_ways(text: &str, encoding: Encoding) -> bool {
    Reading::of(text, encoding).both_ways
}

/// A text of Windows-1252 as text of another encoding.
#[derive(Default)]
struct Reading {
    /// Where it can be, and would be another text.
    decoded: Option<String>,
    prefers_decoded: bool,
    both_ways: bool,
}

impl Reading {
    fn of(text: &str, encoding: Encoding) -> Reading {
        if text.is_ascii() || text.chars().any(is_beyond) {
            return Reading::default();
        }
        let Some(page) = encoding.page() else {
            // UTF-16 has no bytes that could be shown so.
            let decoded = (encoding == Encoding::Utf8).then(|| utf8(text)).flatten();
            return Reading { decoded, prefers_decoded: true, both_ways: false };
        };
        let Some(decoded) = paged(text, page).filter(|decoded| decoded != text) else { return Reading::default() };
        let mut words = Words::new([Page::Windows1252, page]);
        words.add(&bytes_of(text));
        let (prefers_decoded, both_ways) = match words.possible() {
            [0, 0] => {
                let of_letters = !shows_signs(text, page);
                (!of_letters, of_letters)
            }
            [as_it_stands, decoded] => (decoded >= as_it_stands, decoded == as_it_stands),
        };
        Reading { decoded: Some(decoded), prefers_decoded, both_ways }
    }
}

/// Whether letters of the page are shown as signs: `§KV§`.
fn shows_signs(text: &str, page: Page) -> bool {
    let is_sign = |c: &char| !c.is_ascii() && !c.is_alphabetic();
    text.chars().filter(is_sign).map(String::from).any(|sign| paged(&sign, page).is_none_or(|letter| letter != sign))
}

/// The text that was taken for Windows-1252, where it was UTF-8.
fn utf8(text: &str) -> Option<String> {
    let bytes: Vec<u8> = text.chars().map(cp1252::byte_of).collect::<Option<_>>()?;
    std::str::from_utf8(&bytes).ok().map(|text| text.nfc().collect())
}

/// The bytes that are shown as these characters; one that has no byte parts words.
fn bytes_of(text: &str) -> Vec<u8> {
    text.chars().map(|c| cp1252::byte_of(c).unwrap_or(b' ')).collect()
}

/// Tells in which encoding the cells of a workbook were typed that hold text in a legacy font; `None` where they are
/// plain Unicode, or where it is not certain. Only the cells that [`decode_text`] could change are looked at.
///
/// ```
/// use kiemdinh::read::encoding::{Encoding, detect_text};
///
/// assert_eq!(detect_text(["ThiÕt bÞ n©ng", "CÇu trôc", "Nåi h¬i"]), Some(Encoding::Tcvn3));
/// assert_eq!(detect_text(["Thiết bị nâng", "Công ty Hà Tân", "Müller"]), None);
/// ```
pub fn detect_text<'t>(samples: impl IntoIterator<Item = &'t str>) -> Option<Encoding> {
    let mut words = Words::new([Page::Windows1252, Page::Windows1258, Page::Tcvn3, Page::Vni]);
    let (mut as_utf8, mut others, mut looked_at) = (0, 0, 0);
    for text in samples {
        if text.is_ascii() || text.chars().any(is_beyond) {
            continue;
        }
        let bytes = bytes_of(text);
        match std::str::from_utf8(&bytes) {
            Ok(_) => as_utf8 += 1,
            Err(_) => others += 1,
        }
        words.add(&bytes);
        looked_at += bytes.len();
        if looked_at > MAX_SAMPLE_BYTES {
            break;
        }
    }
    if as_utf8 >= 3 && as_utf8 > 8 * others {
        return Some(Encoding::Utf8);
    }
    let verdict = words.verdict().filter(|verdict| verdict.certain)?;
    Some(verdict.page).filter(|page| *page != Page::Windows1252).map(Page::encoding)
}

/// Whether the character is a Vietnamese letter, or an accent, that Windows-1252 lacks.
fn is_beyond(c: char) -> bool {
    matches!(c, 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{300}'..='\u{323}' | 'Ạ'..='ỹ')
}

/// The text whose bytes are shown as these characters; `None` where a letter of it means nothing in the page.
fn paged(text: &str, page: Page) -> Option<String> {
    let (mut out, mut before, mut strange) = (String::with_capacity(text.len()), '\0', false);
    for c in text.chars() {
        match cp1252::byte_of(c) {
            Some(byte) => page.decode(&[byte], &mut before, &mut out, |_| strange = true),
            None => {
                out.push(c);
                before = c;
            }
        }
    }
    (!strange).then(|| out.nfc().collect())
}
