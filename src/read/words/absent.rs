use super::fold::folds_to;
use super::letter::plain;

/// Folded texts by which registers say that there is nothing to state.
const NOTHING: [&str; 24] = [
    "khong",
    "ko",
    "khong co",
    "ko co",
    "k co",
    "kg co",
    "chua",
    "chua co",
    "khong ro",
    "ko ro",
    "chua ro",
    "khong xac dinh",
    "khong ap dung",
    "khong ghi",
    "de trong",
    "chua kiem dinh",
    "chua kd",
    "n a",
    "na",
    "null",
    "none",
    "nil",
    "unknown",
    "no",
];

/// Whether a cell says that there is nothing to state: it holds no letter and no digit (`-`, `…`, `__/__/____`), or words
/// such as `Không có`, `chưa có`, `N/A`.
///
/// Anything else that is no value is unreadable and not absent: a mark (`x`), a doubt (`?`), a formula's error (`#REF!`,
/// `#N/A`), a remark (`Tem bị mờ`). There was something, and a person must look at it.
///
/// ```
/// use kiemdinh::read::words::is_absent;
///
/// assert!(is_absent("Không có") && is_absent(" - "));
/// assert!(!is_absent("Tem bị mờ") && !is_absent("x") && !is_absent("#REF!"));
/// ```
#[must_use]
pub fn is_absent(text: &str) -> bool {
    if text.contains(['?', '#']) || text.len() > 256 {
        return false;
    }
    let Some(first) = plain(text).flatten().next() else { return true };
    NOTHING.iter().any(|known| known.starts_with(first) && folds_to(text, known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absent() {
        for text in [
            "",
            "  ",
            "-",
            "--",
            "—",
            "...",
            "…",
            "/",
            "__/__/____",
            "Không có",
            "KHÔNG CÓ",
            "khong co",
            "Ko có",
            "Chưa có",
            "N/A",
            "n/a",
            "Chưa kiểm định",
            "NULL",
            "Không",
        ] {
            assert!(is_absent(text), "{text}");
        }
    }

    #[test]
    fn something_that_cannot_be_read_is_not_absent() {
        for text in [
            "x",
            "X",
            "?",
            "???",
            "#REF!",
            "#N/A",
            "#VALUE!",
            "Tem bị mờ",
            "0",
            "mất tem",
            "có",
            "đã có",
            "không có tem",
            "chờ kết quả",
        ] {
            assert!(!is_absent(text), "{text}");
        }
    }
}
