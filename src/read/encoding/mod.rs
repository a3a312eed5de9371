//! From the bytes of a text file to UTF-8, whatever program wrote them.
//!
//! ```text
//! detect                    the encoding of a file, from its start                      (words, syllable)
//! Decoder                   a stream in any encoding → UTF-8, composed                  (units, legacy, compose)
//! decode_text, detect_text  cells of a workbook that were typed in a legacy font        (text, cp1252)
//! ```
//!
//! # Which letters come out
//!
//! Every letter is composed: `ế` is one character, whether the file had it as one, or as `e` and two accents.
//!
//! **Windows-1258** has the tones as characters of their own, behind the vowel.
//!
//! **TCVN3** is the form VN3 of TCVN 5712:1993, that of the "ABC" fonts (`.VnTime`, `.VnArial` …). It has no capitals
//! with a tone: they are small letters, shown by a font of capitals (`.VnTimeH`). The font is not in the text, so they
//! come out small, as they were stored: `CÇn trôc` is `Cần trục`, and `CÇN TRôC` is `CầN TRụC`.
//!
//! **VNI** is VNI-Windows (`VNI-Times` …): a letter, and behind it a mark that holds hat and tone together. Of a pair
//! the case of the letter counts.
//!
//! Where one of these leaves a byte free, programs and fonts show what Windows-1252 has there: `°`, `³`, `–`. So it is
//! read. A *letter* of Windows-1252 in such a place (`Ø 500`, `MÜLLER`: typed in another font) is kept as well, but
//! [`Decoder::malformed`] counts it. Where Windows-1252 has nothing either, U+FFFD stands and is counted.
//!
//! # Which encoding it is
//!
//! The legacy encodings use the same bytes; nothing but the text itself tells them apart. [`detect`] reads the words
//! of the start in each of them and asks in which they are possible Vietnamese syllables. Where the answer is not
//! clear it says so, and a person is to be asked.

mod compose;
mod cp1252;
mod decoder;
mod detect;
mod legacy;
mod syllable;
mod text;
mod units;
mod words;

pub use decoder::{Decoder, Malformed, Peeked};
pub use detect::{DETECT_BYTES, Detected, Evidence, detect};
pub use text::{decode_text, detect_text, reads_both_ways};

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind, Fault};

/// How a text is stored as bytes.
///
/// ```
/// use kiemdinh::read::encoding::Encoding;
///
/// assert_eq!("TCVN3".parse::<Encoding>()?, Encoding::Tcvn3);
/// assert_eq!("abc".parse::<Encoding>()?.name(), "tcvn3");
/// let error = "latin-1".parse::<Encoding>().unwrap_err();
/// assert!(error.to_string().starts_with("Unknown encoding; known: utf-8, utf-16le"));
/// # Ok::<(), kiemdinh::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, the lower byte first: what Windows calls "Unicode".
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// The Vietnamese code page of Windows.
    Windows1258,
    /// TCVN 5712:1993, VN3: the "ABC" fonts, at home in the north.
    Tcvn3,
    /// VNI-Windows: the "VNI" fonts, at home in the south.
    Vni,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Encoding; 6] =
        [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Windows1258, Self::Tcvn3, Self::Vni];

    /// The encoding's name: `utf-8`, `utf-16le`, `utf-16be`, `windows-1258`, `tcvn3`, `vni`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1258 => "windows-1258",
            Self::Tcvn3 => "tcvn3",
            Self::Vni => "vni",
        }
    }

    /// The encoding whose byte order mark these bytes begin with, and the mark's length.
    fn of_mark(start: &[u8]) -> Option<(Encoding, usize)> {
        match start {
            [0xef, 0xbb, 0xbf, ..] => Some((Self::Utf8, 3)),
            [0xff, 0xfe, ..] => Some((Self::Utf16Le, 2)),
            [0xfe, 0xff, ..] => Some((Self::Utf16Be, 2)),
            _ => None,
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Encoding {
    type Err = Error;

    /// Reads a name as a person types it: `UTF-8`, `utf16`, `cp1258`, `ABC`, `VNI-Windows`; case, hyphens, underscores
    /// and spaces do not matter. `utf-16` without an order is `utf-16le`, unless the file's byte order mark says
    /// otherwise.
    fn from_str(text: &str) -> Result<Encoding, Error> {
        let plain = |c: &char| !matches!(c, '-' | '_' | ' ');
        let name: String = text.chars().filter(plain).map(|c| c.to_ascii_lowercase()).collect();
        match name.as_str() {
            "utf8" => Ok(Self::Utf8),
            "utf16" | "utf16le" => Ok(Self::Utf16Le),
            "utf16be" => Ok(Self::Utf16Be),
            "windows1258" | "cp1258" | "1258" => Ok(Self::Windows1258),
            "tcvn3" | "tcvn" | "abc" => Ok(Self::Tcvn3),
            "vni" | "vniwindows" => Ok(Self::Vni),
            _ => {
                let known = Self::ALL.map(Self::name).join(", ");
                let vi = format!("Bảng mã lạ; đã biết: {known}");
                let en = format!("Unknown encoding; known: {known}");
                Err(Fault::new(ErrorKind::InvalidValue, vi, en).value(text).into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_back() {
        for encoding in Encoding::ALL {
            assert_eq!(encoding.name().parse(), Ok(encoding));
            assert_eq!(encoding.to_string().to_uppercase().parse(), Ok(encoding));
        }
        for (typed, encoding) in [
            ("utf8", Encoding::Utf8),
            ("UTF-16", Encoding::Utf16Le),
            ("utf_16BE", Encoding::Utf16Be),
            ("CP1258", Encoding::Windows1258),
            ("Windows 1258", Encoding::Windows1258),
            ("ABC", Encoding::Tcvn3),
            ("TCVN-3", Encoding::Tcvn3),
            ("VNI-Windows", Encoding::Vni),
        ] {
            assert_eq!(typed.parse(), Ok(encoding), "{typed}");
        }
    }

    #[test]
    fn an_unknown_name_is_told_in_both_languages() {
        let error = "latin-1".parse::<Encoding>().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidValue);
        assert_eq!(
            error.message_vi(),
            "Bảng mã lạ; đã biết: utf-8, utf-16le, utf-16be, windows-1258, tcvn3, vni (\"latin-1\")"
        );
        assert_eq!(error.faults()[0].place().value.as_deref(), Some("latin-1"));
    }
}
