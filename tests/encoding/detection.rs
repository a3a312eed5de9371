//! How often the encoding is told rightly, and that it is never told with certainty and wrongly.

use kiemdinh::read::encoding::{DETECT_BYTES, Detected, Encoding, Evidence, detect};

use super::encoders::encode;
use super::{LEGACY, samples};

/// Of so many samples.
struct Figures {
    samples: usize,
    right: usize,
    certain: usize,
    /// And wrong.
    certain_of_another: usize,
}

fn figures(what: &str, texts: &[String], encoding: Encoding) -> Figures {
    let found: Vec<Detected> = texts.iter().map(|text| detect(&encode(text, encoding))).collect();
    let count = |right: bool, certain: bool| {
        let counts = |found: &&Detected| (found.encoding == encoding) == right && found.certain == certain;
        found.iter().filter(counts).count()
    };
    let certain_of_another = count(false, true);
    let (samples, certain) = (texts.len(), count(true, true));
    let right = certain + count(true, false);
    println!(
        "{encoding}, {what}: {right} of {samples} right, {certain} certain; {certain_of_another} certain and wrong"
    );
    Figures { samples, right, certain, certain_of_another }
}

#[test]
fn short_registers_are_told_with_certainty() {
    for encoding in Encoding::ALL {
        let figures = figures("registers", &samples::registers(), encoding);
        assert!(figures.samples >= 200);
        assert_eq!((figures.right, figures.certain), (figures.samples, figures.samples), "{encoding}");
    }
}

#[test]
fn single_names_are_told_rightly_and_never_wrongly_with_certainty() {
    let names = samples::names();
    for encoding in LEGACY {
        let figures = figures("names", &names, encoding);
        assert!(figures.samples >= 200);
        assert!(figures.right * 1000 >= figures.samples * 995, "{encoding}");
        assert_eq!(figures.certain_of_another, 0, "{encoding}");
    }
    // In UTF-8 one letter is proof.
    let figures = figures("names", &names, Encoding::Utf8);
    assert_eq!(figures.certain, figures.samples);
}

#[test]
fn a_few_words_drawn_anyhow_are_never_told_wrongly_with_certainty() {
    let names = samples::names().join(" ");
    let words: Vec<&str> = names.split(' ').collect();
    let drawn = |draw: usize, count: usize| {
        let draw: Vec<&str> = (0..count).map(|word| words[(draw * 31 + word * 977) % words.len()]).collect();
        draw.join(" ")
    };
    for encoding in LEGACY {
        for count in [2, 3, 5, 8] {
            let texts = (0..1500).map(|draw| drawn(draw, count)).filter(|text| !text.is_ascii());
            let figures = figures(&format!("{count} words"), &texts.collect::<Vec<_>>(), encoding);
            assert_eq!(figures.certain_of_another, 0);
        }
    }
}

#[test]
fn the_plain_cases() {
    let told = |bytes: &[u8]| {
        let found = detect(bytes);
        (found.encoding, found.certain, found.evidence)
    };
    assert_eq!(told(b""), (Encoding::Utf8, true, Evidence::Ascii));
    assert_eq!(told(b"id,category\n1,lifting.lift\n"), (Encoding::Utf8, true, Evidence::Ascii));
    assert_eq!(told("Nồi hơi".as_bytes()), (Encoding::Utf8, true, Evidence::Utf8));
    assert_eq!(told(b"\xef\xbb\xbfid"), (Encoding::Utf8, true, Evidence::ByteOrderMark));
    assert_eq!(told(b"\xff\xfei\0d\0"), (Encoding::Utf16Le, true, Evidence::ByteOrderMark));
    assert_eq!(told(b"\xfe\xff\0i\0d"), (Encoding::Utf16Be, true, Evidence::ByteOrderMark));
    assert_eq!(told(&encode("Nồi hơi;số", Encoding::Utf16Le)), (Encoding::Utf16Le, true, Evidence::ZeroBytes));
    assert_eq!(told(&encode("Nồi hơi;số", Encoding::Utf16Be)), (Encoding::Utf16Be, true, Evidence::ZeroBytes));
}

#[test]
fn what_is_not_clear_is_not_certain() {
    let uncertain = |bytes: &[u8]| {
        let found = detect(bytes);
        assert!(!found.certain, "{found:?} of {bytes:x?}");
        found
    };
    // UTF-32, with its mark and without.
    assert_eq!(uncertain(b"\xff\xfe\0\0i\0\0\0").encoding, Encoding::Utf16Le);
    uncertain(b"i\0\0\0d\0\0\0");
    // One word, or one letter that may be a sign.
    assert_eq!(uncertain(b"C\xf4ng").other, Some(Encoding::Tcvn3));
    uncertain(b"\xd8 500");
    // Text of the west.
    uncertain(b"M\xfcller, K\xf6ln; Stra\xdfe; Gr\xf6\xdfe; Pr\xfcfung; L\xe4nge");
    // Two encodings in one file.
    let words = "Thiết bị nâng; cầu trục; nồi hơi; bình chịu áp lực";
    uncertain(&[encode(words, Encoding::Tcvn3), encode(words, Encoding::Vni)].concat());
    // UTF-8 with damage, and its last character cut when it is the only one.
    let found = uncertain(&[words.as_bytes(), b" \xff"].concat());
    assert_eq!((found.encoding, found.evidence), (Encoding::Utf8, Evidence::Utf8));
    uncertain(b"x\xe1\xbb");
}

#[test]
fn signs_alone_are_the_same_in_all() {
    let found = detect(b"Binh chiu ap luc 2 m\xb3, 25 \xb0C, \xb12; 5\x96 7");
    assert!(found.certain && found.evidence == Evidence::Words && found.other.is_none());
}

#[test]
fn a_character_may_be_cut_at_the_end_of_the_start() {
    let text = "ế".repeat(DETECT_BYTES);
    for length in DETECT_BYTES - 3..=DETECT_BYTES + 3 {
        let found = detect(&text.as_bytes()[..length]);
        assert_eq!((found.encoding, found.certain), (Encoding::Utf8, true), "{length}");
    }
    // What lies behind the start is not looked at.
    let found = detect(&[vec![b'a'; DETECT_BYTES], vec![0xff; 10]].concat());
    assert_eq!(found.evidence, Evidence::Ascii);
}
