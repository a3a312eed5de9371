//! The decoder as a stream: forms of one register, cuts, limits, and what is no text.

use std::io::{self, Read};

use kiemdinh::read::encoding::{Decoder, Encoding};
use unicode_normalization::UnicodeNormalization;

use super::encoders::{as_kept, encode};
use super::{LEGACY, decode};

/// Without capitals that TCVN3 has not.
const REGISTER: &str = "STT;Tên thiết bị;Số chế tạo;Nơi lắp đặt;Ngày kiểm định;Kết quả\r\n\
    1;Nồi hơi;NH-01;Công ty Việt Nhật, phường Hoà Khánh;15/03/2024;Đạt\r\n\
    2;Cầu trục 5 tấn, tốc độ 0,5 m/s;\"CT \"\"A\"\"\";Xưởng đúc, khu vực “B”;02/11/2023;Không đạt\r\n\
    3;Bình chịu áp lực 2 m³, 25 °C;BK-7;Nhà máy Duyên Hải – Hưng Nguyên;30/06/2025;Đạt";

/// Bytes given in pieces of one size.
struct Pieces<'b>(&'b [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.1.min(buffer.len());
        self.0.read(&mut buffer[..count])
    }
}

/// In that encoding; the quotation marks and the dash are those of Windows.
fn register(encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => encode(REGISTER, encoding),
        _ => {
            let signs = [('“', 0x93), ('”', 0x94), ('–', 0x96)];
            let parts = REGISTER.split_inclusive(|c| signs.iter().any(|(sign, _)| *sign == c));
            let mut bytes = Vec::new();
            for part in parts {
                let sign = part.chars().next_back().and_then(|last| signs.iter().find(|(sign, _)| *sign == last));
                let text = sign.map_or(part, |(sign, _)| part.trim_end_matches(*sign));
                bytes.extend(encode(text, encoding));
                bytes.extend(sign.map(|(_, byte)| *byte));
            }
            bytes
        }
    }
}

#[test]
fn a_register_is_the_same_in_every_form() {
    assert_eq!(as_kept(REGISTER, Encoding::Tcvn3), REGISTER);
    let mark = |mark: &[u8], encoding| [mark, &register(encoding)].concat();
    let mut forms: Vec<(String, Encoding, Vec<u8>)> =
        Encoding::ALL.map(|encoding| (format!("{encoding}"), encoding, register(encoding))).into();
    let apart: String = REGISTER.nfd().collect();
    forms.push(("marked utf-8".into(), Encoding::Utf8, mark(b"\xef\xbb\xbf", Encoding::Utf8)));
    forms.push(("marked utf-16le".into(), Encoding::Utf16Le, mark(b"\xff\xfe", Encoding::Utf16Le)));
    forms.push(("marked utf-16be".into(), Encoding::Utf16Be, mark(b"\xfe\xff", Encoding::Utf16Be)));
    forms.push(("apart utf-8".into(), Encoding::Utf8, encode(&apart, Encoding::Utf8)));
    forms.push(("apart utf-16le".into(), Encoding::Utf16Le, encode(&apart, Encoding::Utf16Le)));
    for (form, encoding, bytes) in &forms {
        for size in [1, 2, 3, 7, 4096] {
            let (mut decoder, detected) = Decoder::detect(Pieces(bytes, size)).unwrap();
            assert_eq!((detected.encoding, detected.certain), (*encoding, true), "{form}");
            let mut text = String::new();
            decoder.read_to_string(&mut text).unwrap();
            assert_eq!((text.as_str(), decoder.malformed()), (REGISTER, None), "{form} in pieces of {size}");
            assert_eq!(decoder.encoding(), *encoding);
        }
    }
}

#[test]
fn a_cut_anywhere_changes_nothing() {
    for encoding in Encoding::ALL {
        let bytes = register(encoding);
        for cut in 0..bytes.len() {
            let mut text = String::new();
            let (start, rest) = bytes.split_at(cut);
            Decoder::new(start.chain(rest), encoding).read_to_string(&mut text).unwrap();
            assert_eq!(text, REGISTER, "{encoding} cut at {cut}");
        }
        // Given out byte by byte.
        let (mut decoder, mut out, mut byte) = (Decoder::new(&bytes[..], encoding), Vec::new(), [0]);
        while decoder.read(&mut byte).unwrap() > 0 {
            out.extend(byte);
        }
        assert_eq!(out, REGISTER.as_bytes(), "{encoding}");
        assert_eq!(Decoder::new(&bytes[..], encoding).read(&mut []).unwrap(), 0);
    }
}

#[test]
fn a_mark_is_believed_over_what_was_said_and_taken_off_once() {
    for said in Encoding::ALL {
        for (mark, encoding) in
            [(&b"\xef\xbb\xbf"[..], Encoding::Utf8), (b"\xff\xfe", Encoding::Utf16Le), (b"\xfe\xff", Encoding::Utf16Be)]
        {
            let bytes = [mark, &encode("\u{feff}Nồi", encoding)].concat();
            let mut decoder = Decoder::new(&bytes[..], said);
            let mut text = String::new();
            decoder.read_to_string(&mut text).unwrap();
            assert_eq!((text.as_str(), decoder.encoding()), ("\u{feff}Nồi", encoding), "{said}");
        }
        // Too short for a mark.
        assert_eq!(decode(b"", said), (String::new(), None));
        assert_eq!(decode(b"\xef\xbb", Encoding::Utf8).0, "\u{fffd}");
        assert_eq!(decode(b"a", Encoding::Vni), ("a".to_owned(), None));
    }
}

#[test]
fn what_means_nothing_is_counted_and_placed() {
    for (bytes, encoding, text, count, first) in [
        (&b"ab\xff\xe1\xba"[..], Encoding::Utf8, "ab\u{fffd}\u{fffd}", 2, 2),
        (b"\xe1\xbaN\xc3\xa0\xed\xa0\x80", Encoding::Utf8, "\u{fffd}Nà\u{fffd}\u{fffd}\u{fffd}", 4, 0),
        (b"\xf0\x9f\x98", Encoding::Utf8, "\u{fffd}", 1, 0),
        (b"\xef\xbb\xbfa\xff", Encoding::Utf8, "a\u{fffd}", 1, 4),
        (b"a\0\x3d\xd8b\0\x00\xdcc\0d", Encoding::Utf16Le, "a\u{fffd}b\u{fffd}c\u{fffd}", 3, 2),
        (b"\0a\xd8\x3d", Encoding::Utf16Be, "a\u{fffd}", 1, 2),
        (b"a\x81b\x8dc", Encoding::Tcvn3, "a\u{fffd}b\u{fffd}c", 2, 1),
        (b"\x8akoda \x8d", Encoding::Windows1258, "Škoda \u{fffd}", 2, 0),
        (b"tr\xf9c \xd8 500", Encoding::Vni, "trùc Ø 500", 2, 2),
    ] {
        let (own, malformed) = decode(bytes, encoding);
        let malformed = malformed.map(|malformed| (malformed.count, malformed.first));
        assert_eq!((own.as_str(), malformed), (text, Some((count, first))), "{bytes:x?} in {encoding}");
    }
}

/// Counts what is taken from an endless line.
struct Line<'b> {
    bytes: &'b [u8],
    taken: usize,
    length: usize,
}

impl Read for Line<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = buffer.len().min(self.length - self.taken);
        for place in &mut buffer[..count] {
            *place = self.bytes[self.taken % self.bytes.len()];
            self.taken += 1;
        }
        Ok(count)
    }
}

#[test]
fn a_line_of_fifty_megabytes_is_never_held() {
    let text = "Thiết bị nâng; ";
    for encoding in Encoding::ALL {
        let bytes = encode(text, encoding);
        let rounds = (50 << 20) / bytes.len();
        let length = rounds * bytes.len();
        let mut decoder = Decoder::new(Line { bytes: &bytes, taken: 0, length }, encoding);
        let (mut given, mut buffer) = (0, vec![0; 1000]);
        loop {
            let count = decoder.read(&mut buffer).unwrap();
            for (at, byte) in buffer[..count].iter().enumerate() {
                assert_eq!(*byte, text.as_bytes()[(given + at) % text.len()]);
            }
            given += count;
            // What was taken and not yet given is never more than a piece.
            let waiting = decoder.get_ref().taken - given / text.len() * bytes.len();
            assert!(waiting <= (1 << 16) + 2 * bytes.len(), "{encoding}: {waiting} bytes wait");
            if count == 0 {
                break;
            }
        }
        assert_eq!(given, rounds * text.len(), "{encoding}");
    }
}

#[test]
fn random_bytes_are_text_of_some_kind() {
    let mut state: u64 = 0x2545_f491_4f6c_dd1d;
    let mut random = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    for round in 0..2_000 {
        let bytes: Vec<u8> = (0..round % 300).map(|_| random()).collect();
        for encoding in Encoding::ALL {
            let (text, malformed) = decode(&bytes, encoding);
            assert!(text.nfc().eq(text.chars()), "{bytes:x?}");
            let mut pieces = Decoder::new(Pieces(&bytes, 1 + round % 5), encoding);
            let mut again = String::new();
            pieces.read_to_string(&mut again).unwrap();
            assert_eq!((again, pieces.malformed()), (text, malformed), "{bytes:x?} in {encoding}");
            assert!(malformed.is_none_or(|bad| bad.count >= 1 && bad.first < bytes.len() as u64));
        }
    }
    for encoding in LEGACY {
        assert!(decode(&[0xff; 1000], encoding).0.chars().count() == 1000);
    }
}
