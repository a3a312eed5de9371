//! The other direction, for the tests alone. The letters are written here as they look in a workbook, so that the tables
//! of the library are checked against another form of the same facts.

use kiemdinh::read::encoding::Encoding;
use unicode_normalization::UnicodeNormalization;

/// A small letter, its byte in TCVN3, and its characters in VNI as Windows-1252 shows them.
const LETTERS: &str = "
    à b5 aø  ả b6 aû  ã b7 aõ  á b8 aù  ạ b9 aï
    ă a8 aê  ằ bb aè  ẳ bc aú  ẵ bd aü  ắ be aé  ặ c6 aë
    â a9 aâ  ầ c7 aà  ẩ c8 aå  ẫ c9 aã  ấ ca aá  ậ cb aä
    è cc eø  ẻ ce eû  ẽ cf eõ  é d0 eù  ẹ d1 eï
    ê aa eâ  ề d2 eà  ể d3 eå  ễ d4 eã  ế d5 eá  ệ d6 eä
    ì d7 ì   ỉ d8 æ   ĩ dc ó   í dd í   ị de ò
    ò df oø  ỏ e1 oû  õ e2 oõ  ó e3 où  ọ e4 oï
    ô ab oâ  ồ e5 oà  ổ e6 oå  ỗ e7 oã  ố e8 oá  ộ e9 oä
    ơ ac ô   ờ ea ôø  ở eb ôû  ỡ ec ôõ  ớ ed ôù  ợ ee ôï
    ù ef uø  ủ f1 uû  ũ f2 uõ  ú f3 uù  ụ f4 uï
    ư ad ö   ừ f5 öø  ử f6 öû  ữ f7 öõ  ứ f8 öù  ự f9 öï
    ỳ fa yø  ỷ fb yû  ỹ fc yõ  ý fd yù  ỵ fe î
    đ ae ñ";

/// The capitals that TCVN3 has, and their bytes.
const TCVN3_CAPITALS: [(char, u8); 7] =
    [('Ă', 0xa1), ('Â', 0xa2), ('Ê', 0xa3), ('Ô', 0xa4), ('Ơ', 0xa5), ('Ư', 0xa6), ('Đ', 0xa7)];

/// The tones of Windows-1258, behind the letter.
const TONES: [(char, u8); 5] =
    [('\u{300}', 0xcc), ('\u{309}', 0xd2), ('\u{303}', 0xde), ('\u{301}', 0xec), ('\u{323}', 0xf2)];

/// The letters of Windows-1258 that Windows-1252 has not.
const LETTERS_1258: [(char, u8); 8] =
    [('Ă', 0xc3), ('ă', 0xe3), ('Đ', 0xd0), ('đ', 0xf0), ('Ơ', 0xd5), ('ơ', 0xf5), ('Ư', 0xdd), ('ư', 0xfd)];

/// Every Vietnamese letter beyond ASCII, small.
pub(crate) fn letters() -> Vec<char> {
    table().into_iter().map(|(letter, _, _)| letter).collect()
}

fn table() -> Vec<(char, u8, &'static str)> {
    let parts: Vec<&str> = LETTERS.split_whitespace().collect();
    let row = |row: &[&'static str]| (row[0].chars().next().unwrap(), u8::from_str_radix(row[1], 16).unwrap(), row[2]);
    parts.chunks(3).map(row).collect()
}

/// The bytes of a text. What an encoding lacks must not stand in it, but for the capitals with a tone that TCVN3 has
/// not: they are small ones in a font of capitals.
pub(crate) fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    let table = table();
    let lower = |c: char| c.to_lowercase().next().unwrap();
    let row = |c: char| table.iter().find(|(letter, _, _)| *letter == lower(c));
    let mut out = Vec::new();
    for c in text.chars() {
        match encoding {
            Encoding::Utf8 => out.extend(c.encode_utf8(&mut [0; 4]).bytes()),
            Encoding::Utf16Le => out.extend(c.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_le_bytes())),
            Encoding::Utf16Be => out.extend(c.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_be_bytes())),
            Encoding::Windows1258 => out.extend(windows_1258(c)),
            Encoding::Tcvn3 => {
                let capital = TCVN3_CAPITALS.iter().find(|(capital, _)| *capital == c).map(|(_, byte)| *byte);
                out.push(capital.or(row(c).map(|(_, byte, _)| *byte)).unwrap_or_else(|| latin_1(c)));
            }
            Encoding::Vni => match row(c) {
                Some((_, _, shown)) if c == lower(c) => out.extend(shown.chars().map(latin_1)),
                Some((_, _, shown)) => out.extend(shown.to_uppercase().chars().map(latin_1)),
                None => out.push(latin_1(c)),
            },
            _ => unreachable!("the encodings known to the tests"),
        }
    }
    out
}

/// As Windows writes it: the letter with its hat, then the tone.
fn windows_1258(c: char) -> Vec<u8> {
    let tone = c.to_string().nfd().find_map(|part| TONES.iter().find(|(tone, _)| *tone == part));
    let letter: String = c.to_string().nfd().filter(|part| Some(*part) != tone.map(|(tone, _)| *tone)).nfc().collect();
    let letter = letter.chars().next().unwrap();
    let own = LETTERS_1258.iter().find(|(own, _)| *own == letter).map(|(_, byte)| *byte);
    std::iter::once(own.unwrap_or_else(|| latin_1(letter))).chain(tone.map(|(_, byte)| *byte)).collect()
}

fn latin_1(c: char) -> u8 {
    u8::try_from(c).unwrap_or_else(|_| panic!("{c:?} is in no encoding"))
}

/// The text as TCVN3 keeps it: capitals with a tone are small.
pub(crate) fn as_kept(text: &str, encoding: Encoding) -> String {
    let lost =
        |c: char| encoding == Encoding::Tcvn3 && !c.is_ascii() && TCVN3_CAPITALS.iter().all(|(kept, _)| *kept != c);
    text.chars().map(|c| if lost(c) { c.to_lowercase().next().unwrap() } else { c }).collect()
}
