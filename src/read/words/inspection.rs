use std::sync::LazyLock;

use crate::record::{InspectionKind, Outcome};

use super::phrases::Phrases;

use InspectionKind::{Annual, Conformity, Extraordinary, Initial, Periodic};
use Outcome::{Fail, Pass};

const RESULTS: [(&str, Outcome); 24] = [
    ("đạt", Pass),
    ("đ", Pass),
    ("đạt yêu cầu", Pass),
    ("đạt kết quả", Pass),
    ("kết quả đạt", Pass),
    ("đã đạt", Pass),
    ("đạt kđ", Pass),
    ("đủ điều kiện", Pass),
    ("pass", Pass),
    ("passed", Pass),
    ("ok", Pass),
    ("không đạt", Fail),
    ("ko đạt", Fail),
    ("k đạt", Fail),
    ("kđ", Fail),
    ("k đ", Fail),
    ("không đạt yêu cầu", Fail),
    ("ko đạt yêu cầu", Fail),
    ("chưa đạt", Fail),
    ("chưa đạt yêu cầu", Fail),
    ("không đủ điều kiện", Fail),
    ("fail", Fail),
    ("failed", Fail),
    ("ng", Fail),
];

static RESULTS_BY_LETTERS: LazyLock<Phrases<Outcome>> = LazyLock::new(|| Phrases::new(&RESULTS));
static KINDS_BY_LETTERS: LazyLock<Phrases<InspectionKind>> = LazyLock::new(|| Phrases::new(&KINDS));

/// The conclusion of an inspection: `đạt`, `Đ`, `không đạt`, `KĐ` …; `None` where the text is none of them.
///
/// In a column of results `KĐ` is *không đạt*; elsewhere registers write it for *kiểm định*.
///
/// ```
/// use kiemdinh::Outcome;
/// use kiemdinh::read::words::result;
///
/// assert_eq!(result("Đạt"), Some(Outcome::Pass));
/// assert_eq!(result("KĐ"), Some(Outcome::Fail));
/// assert_eq!(result("chờ kết quả"), None);
/// ```
#[must_use]
pub fn result(text: &str) -> Option<Outcome> {
    RESULTS_BY_LETTERS.meaning(text)
}

const KINDS: [(&str, InspectionKind); 38] = [
    ("lần đầu", Initial),
    ("lần đầu tiên", Initial),
    ("kiểm định lần đầu", Initial),
    ("kđ lần đầu", Initial),
    ("kđlđ", Initial),
    ("lđ", Initial),
    ("lắp mới", Initial),
    ("định kỳ", Periodic),
    ("định kì", Periodic),
    ("kiểm định định kỳ", Periodic),
    ("kiểm định định kì", Periodic),
    ("kđ định kỳ", Periodic),
    ("kđđk", Periodic),
    ("đk", Periodic),
    ("định kỳ hằng năm", Annual),
    ("định kỳ hàng năm", Annual),
    ("định kì hằng năm", Annual),
    ("định kì hàng năm", Annual),
    ("kiểm định định kỳ hằng năm", Annual),
    ("kiểm định định kỳ hàng năm", Annual),
    ("kiểm định hằng năm", Annual),
    ("kiểm định hàng năm", Annual),
    ("kiểm tra hằng năm", Annual),
    ("kiểm tra hàng năm", Annual),
    ("hằng năm", Annual),
    ("hàng năm", Annual),
    ("bất thường", Extraordinary),
    ("kiểm định bất thường", Extraordinary),
    ("kđ bất thường", Extraordinary),
    ("kđbt", Extraordinary),
    ("bt", Extraordinary),
    ("đột xuất", Extraordinary),
    ("kiểm định đột xuất", Extraordinary),
    ("hợp quy", Conformity),
    ("chứng nhận hợp quy", Conformity),
    ("công bố hợp quy", Conformity),
    ("cnhq", Conformity),
    ("cn hợp quy", Conformity),
];

/// The form of an inspection: `lần đầu`, `định kỳ`, `bất thường`, `định kỳ hằng năm`, `hợp quy`; `None` where the text is
/// none of them.
///
/// ```
/// use kiemdinh::InspectionKind;
/// use kiemdinh::read::words::inspection_kind;
///
/// assert_eq!(inspection_kind("KĐ định kỳ"), Some(InspectionKind::Periodic));
/// assert_eq!(inspection_kind("định kỳ hàng năm"), Some(InspectionKind::Annual));
/// assert_eq!(inspection_kind("lần 2"), None);
/// ```
#[must_use]
pub fn inspection_kind(text: &str) -> Option<InspectionKind> {
    KINDS_BY_LETTERS.meaning(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_means_what_it_is_listed_as() {
        for (text, outcome) in RESULTS {
            assert_eq!(result(text), Some(outcome), "{text}");
        }
        for (text, kind) in KINDS {
            assert_eq!(inspection_kind(text), Some(kind), "{text}");
        }
    }

    #[test]
    fn case_and_missing_accents_do_not_matter() {
        assert_eq!(result("KHONG DAT"), Some(Fail));
        assert_eq!(result("Đạt."), Some(Pass));
        assert_eq!(result("d"), Some(Pass));
        assert_eq!(inspection_kind("KIEM DINH LAN DAU"), Some(Initial));
        assert_eq!(inspection_kind("Định kỳ"), Some(Periodic));
    }

    #[test]
    fn anything_else_is_not_guessed() {
        for text in [
            "",
            "x",
            "?",
            "đất",
            "đạt (có kiến nghị)",
            "không",
            "hỏng",
            "lần 2",
            "1",
            "định kỳ/bất thường",
            "đạt không",
        ] {
            assert_eq!((result(text), inspection_kind(text)), (None, None), "{text}");
        }
    }
}
