//! Every Vietnamese letter, and the names of every province and commune, through every encoding and back.

use kiemdinh::Rulebook;
use kiemdinh::read::encoding::Encoding;
use unicode_normalization::UnicodeNormalization;

use super::decode;
use super::encoders::{as_kept, encode, letters};

/// The letters of the language beyond ASCII, in both cases.
fn both_cases() -> Vec<char> {
    let small = letters();
    let capitals = small.iter().flat_map(|letter| letter.to_uppercase());
    let both: Vec<char> = small.iter().copied().chain(capitals).collect();
    assert_eq!(both.len(), 2 * 67);
    both
}

#[test]
fn every_letter_in_both_cases_in_every_encoding() {
    for encoding in Encoding::ALL {
        for letter in both_cases() {
            for text in [format!("{letter}"), format!("x{letter}z"), format!("{letter}{letter}, {letter}.")] {
                let expected = (as_kept(&text, encoding), None);
                assert_eq!(decode(&encode(&text, encoding), encoding), expected, "{text} in {encoding}");
            }
        }
    }
}

#[test]
fn accents_are_composed_with_their_letters() {
    for letter in both_cases() {
        let whole = letter.to_string();
        let apart: String = whole.nfd().collect();
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
            assert_eq!(decode(&encode(&apart, encoding), encoding), (whole.clone(), None), "{encoding}");
        }
    }
    // A letter with its hat, and the tone apart: as Windows writes it, in UTF-8.
    assert_eq!(decode("thiê\u{301}t bi\u{323}".as_bytes(), Encoding::Utf8).0, "thiết bị");
}

#[test]
fn windows_1258_has_some_letters_whole() {
    let whole = b"\xc0\xc1\xc2\xc8\xc9\xca\xcd\xd3\xd4\xd9\xda\xe0\xe1\xe2\xe8\xe9\xea\xed\xf3\xf4\xf9\xfa";
    assert_eq!(decode(whole, Encoding::Windows1258), ("ÀÁÂÈÉÊÍÓÔÙÚàáâèéêíóôùú".to_owned(), None));
    assert_eq!(decode(b"\xc2\xec\xea\xf2", Encoding::Windows1258), ("Ấệ".to_owned(), None));
}

#[test]
fn the_case_of_a_vni_letter_is_that_of_its_base() {
    // "Đ" apart: every mark of the other case behind every letter.
    for letter in both_cases() {
        let bytes = encode(&letter.to_string(), Encoding::Vni);
        if let [base, mark] = bytes[..] {
            assert_eq!(decode(&[base, mark ^ 0x20], Encoding::Vni), (letter.to_string(), None));
        }
    }
}

#[test]
fn capitals_of_tcvn3() {
    assert_eq!(decode(b"\xa7\xa1\xa2\xa3\xa4\xa5\xa6", Encoding::Tcvn3).0, "ĐĂÂÊÔƠƯ");
    // In a font of capitals the same text is shown as CỘNG HÒA.
    assert_eq!(decode(b"c\xe9ng h\xdfa", Encoding::Tcvn3).0, "cộng hòa");
    assert_eq!(decode(b"C\xe9NG H\xdfA", Encoding::Tcvn3).0, "CộNG HòA");
}

#[test]
fn every_province_and_commune_comes_back() {
    let provinces = &Rulebook::builtin().data().provinces;
    let names: Vec<&str> =
        provinces.iter().flat_map(|province| &province.units).map(|unit| unit.name.as_str()).collect();
    assert!(provinces.len() == 34 && names.len() == 3321);
    let names: Vec<&str> = provinces.iter().map(|province| province.name.as_str()).chain(names).collect();
    for encoding in Encoding::ALL {
        for name in &names {
            let composed: String = name.nfc().collect();
            let expected = (as_kept(&composed, encoding), None);
            assert_eq!(decode(&encode(&composed, encoding), encoding), expected, "{encoding}");
        }
        // All in one text, cut into pieces anywhere.
        let all: String = names.join("\n").nfc().collect();
        assert_eq!(decode(&encode(&all, encoding), encoding), (as_kept(&all, encoding), None), "{encoding}");
    }
}
