//! Which letters, accents aside, can be a Vietnamese syllable: a closed set of onsets and rimes.

/// Onsets, longest first.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n",
    "p", "r", "s", "t", "v", "x", "q", "",
];

/// Rimes, in their order.
const RIMES: [&str; 108] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec", "ech", "em", "en",
    "eng", "enh", "eo", "ep", "et", "eu", "i", "ia", "ich", "iec", "iem", "ien", "ieng", "iep", "iet", "ieu", "im",
    "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat",
    "oay", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong", "oong", "op", "ot", "u", "ua", "uan", "uang",
    "uat", "uay", "uc", "ue", "uech", "uenh", "ui", "um", "un", "ung", "uo", "uoc", "uoi", "uom", "uon", "uong", "uop",
    "uot", "uou", "up", "ut", "uu", "uy", "uya", "uych", "uyen", "uyet", "uynh", "uyp", "uyt", "uyu", "y", "yem",
    "yen", "yeng", "yet", "yeu", "ynh", "yt",
];

/// Whether Vietnamese could have such a syllable.
pub(super) fn is_syllable(plain: &str) -> bool {
    ONSETS.iter().any(|onset| plain.strip_prefix(onset).is_some_and(|rime| is_rime(onset, rime)))
}

fn is_rime(onset: &str, rime: &str) -> bool {
    let known = RIMES.binary_search(&rime).is_ok();
    let front = rime.starts_with(['e', 'i', 'y']);
    known
        && match onset {
            "c" | "ng" => !front,
            "k" | "gh" | "ngh" => front,
            "g" => !front || rime.starts_with('i'),
            "gi" => !rime.starts_with('y'),
            "q" => false,
            "qu" => true,
            "" => true,
            // Only `y` alone follows an onset: ky, ly, thuy is th-uy.
            _ => !rime.starts_with('y') || rime == "y",
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rimes_are_in_order() {
        assert!(RIMES.is_sorted());
    }

    #[test]
    fn words_of_registers_are_syllables() {
        let text = "xe nang hang cau truc cong pa lang dien xich keo tay noi hoi binh khi nen chiu ap luc thang may \
                    van thang cuon bon chua long duong ong dan giay quay quat khuon thuy yen nghieng kiem dinh huyen \
                    ngoac quyet oxy khoang toan gia ghe ke";
        for word in text.split_whitespace().filter(|word| *word != "oxy") {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn slips_codes_and_foreign_words_are_not() {
        for word in ["nag", "trucc", "xnag", "hagn", "palang", "komatsu", "mrl", "tcm", "kau", "fan", "", "q", "ghang"]
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
