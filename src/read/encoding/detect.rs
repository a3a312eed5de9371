use super::Encoding;
use super::legacy::Page;
use super::words::Words;

/// How many bytes of a file [`detect`] is meant for: 1 MiB.
pub const DETECT_BYTES: usize = 1 << 20;

/// What the start of a file says about its encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Detected {
    /// The likeliest encoding.
    pub encoding: Encoding,
    /// Whether there is no other that could reasonably be meant. Where it is not certain, a person is to be asked.
    pub certain: bool,
    /// The next likeliest, where it is not certain and there is one.
    pub other: Option<Encoding>,
    /// What it was told by.
    pub evidence: Evidence,
}

/// What an encoding was told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Evidence {
    /// The byte order mark at the start.
    ByteOrderMark,
    /// Nothing but ASCII, which is the same in all of them but UTF-16. If other bytes follow later,
    /// [`Decoder::malformed`](super::Decoder::malformed) will tell.
    Ascii,
    /// Well-formed UTF-8 beyond ASCII; other text is so by no chance. Not certain where a few places are damaged.
    Utf8,
    /// Every second byte of most characters is zero, as in UTF-16.
    ZeroBytes,
    /// The words that are possible in Vietnamese.
    Words,
}

/// Tells the encoding of a file from its start, at most [`DETECT_BYTES`] of which are looked at.
///
/// ```
/// use kiemdinh::read::encoding::{Encoding, Evidence, detect};
///
/// let found = detect("Tên thiết bị;Nồi hơi".as_bytes());
/// assert_eq!((found.encoding, found.certain, found.evidence), (Encoding::Utf8, true, Evidence::Utf8));
///
/// // "Thiết bị nâng, cầu trục" with VNI fonts.
/// let found = detect(b"Thie\xe1t b\xf2 na\xe2ng, ca\xe0u tru\xefc");
/// assert_eq!((found.encoding, found.certain, found.evidence), (Encoding::Vni, true, Evidence::Words));
///
/// // "Công" in Windows-1258, or "Cụng" in TCVN3? One word is not enough.
/// assert!(!detect(b"C\xf4ng").certain);
/// ```
#[must_use]
pub fn detect(start: &[u8]) -> Detected {
    let start = start.get(..DETECT_BYTES).unwrap_or(start);
    let told = |encoding, certain, evidence| Detected { encoding, certain, other: None, evidence };
    if let Some((encoding, length)) = Encoding::of_mark(start) {
        // The mark of UTF-32 begins as that of UTF-16 does.
        let utf32 = encoding == Encoding::Utf16Le && start.get(length..).is_some_and(|rest| rest.starts_with(&[0, 0]));
        return told(encoding, !utf32, Evidence::ByteOrderMark);
    }
    if let Some((encoding, certain)) = utf16(start) {
        return told(encoding, certain, Evidence::ZeroBytes);
    }
    if start.is_ascii() {
        return told(Encoding::Utf8, true, Evidence::Ascii);
    }
    match damage(start) {
        (1.., 0) => return told(Encoding::Utf8, true, Evidence::Utf8),
        // No other text has characters of UTF-8 in it but by rare chance.
        (whole, damaged) if whole > 8 * damaged => return told(Encoding::Utf8, false, Evidence::Utf8),
        _ => {}
    }
    let mut words = Words::new([Page::Windows1258, Page::Tcvn3, Page::Vni]);
    words.add(start);
    let Some(verdict) = words.verdict() else { return told(Encoding::Windows1258, false, Evidence::Words) };
    // Where all read the same text it does not matter which is taken.
    let certain = verdict.certain || verdict.alike;
    let other = Some(verdict.second.encoding()).filter(|_| !certain);
    Detected { encoding: verdict.page.encoding(), certain, other, evidence: Evidence::Words }
}

/// The order of the bytes by where the zeros are, and whether they are hardly anywhere else; `None` where there are few.
/// UTF-16 of Vietnamese has ASCII in every word; in the other place it has zeros in the grave accent alone, U+0300.
fn utf16(start: &[u8]) -> Option<(Encoding, bool)> {
    let (pairs, _) = start.as_chunks::<2>();
    let zeros = |place: usize| pairs.iter().filter(|pair| pair.get(place) == Some(&0)).count();
    let (first, second) = (zeros(0), zeros(1));
    let (encoding, zeros, others) =
        if second >= first { (Encoding::Utf16Le, second, first) } else { (Encoding::Utf16Be, first, second) };
    (zeros > 0 && 4 * zeros >= pairs.len()).then_some((encoding, 8 * others <= zeros))
}

/// How many characters of UTF-8 beyond ASCII there are, and in how many places the text is none. The last character may
/// be cut.
fn damage(start: &[u8]) -> (usize, usize) {
    let mut chunks = start.utf8_chunks().peekable();
    let (mut whole, mut damaged) = (0, 0);
    while let Some(chunk) = chunks.next() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        let cut = chunks.peek().is_none() && is_cut(chunk.invalid());
        damaged += usize::from(!chunk.invalid().is_empty() && !cut);
    }
    (whole, damaged)
}

/// Whether the bytes are the beginning of a character.
fn is_cut(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}
