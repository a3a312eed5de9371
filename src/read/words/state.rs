use std::sync::LazyLock;

use crate::record::UseState;

use super::absent::is_absent;
use super::phrases::Phrases;

/// What the cell of a state of use (*tình trạng*) says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateOfUse {
    /// One state for everything the row stands for.
    One(UseState),
    /// So many units in one state, and so many in others. A row is one item (S18): where it stands for more units than
    /// those of one state, its state as a whole is not known.
    Counted {
        /// Units in use.
        in_use: u32,
        /// Units out of use for a time.
        stopped: u32,
        /// Units scrapped.
        scrapped: u32,
    },
    /// Nothing is stated (see [`is_absent`]).
    Absent,
    /// Anything else, among it words that contradict each other (`tốt, chờ thanh lý`).
    Unreadable,
}

use UseState::{InUse, Scrapped, Stopped};

/// Words of registers. A unit that waits to be scrapped is out of use and still there; one that is sold is gone.
/// The condition of a thing (`tốt`) tells that it is used; one that may mean either (`dự phòng`, `trung bình`) is not here.
const STATES: [(&str, UseState); 83] = [
    ("sử dụng", InUse),
    ("đang sử dụng", InUse),
    ("đang sd", InUse),
    ("còn sử dụng", InUse),
    ("đang dùng", InUse),
    ("đã đưa vào sử dụng", InUse),
    ("sử dụng tốt", InUse),
    ("sử dụng được", InUse),
    ("sử dụng bình thường", InUse),
    ("đang sử dụng tốt", InUse),
    ("đang sử dụng bình thường", InUse),
    ("hoạt động", InUse),
    ("đang hoạt động", InUse),
    ("đang hoạt động tốt", InUse),
    ("đang hoạt động bình thường", InUse),
    ("hoạt động tốt", InUse),
    ("hoạt động bình thường", InUse),
    ("hđ tốt", InUse),
    ("vận hành", InUse),
    ("đang vận hành", InUse),
    ("vận hành tốt", InUse),
    ("vận hành bình thường", InUse),
    ("đang chạy", InUse),
    ("bình thường", InUse),
    ("tốt", InUse),
    ("còn tốt", InUse),
    ("khả dụng", InUse),
    ("ok", InUse),
    ("in use", InUse),
    ("running", InUse),
    ("dừng", Stopped),
    ("đã dừng", Stopped),
    ("đang dừng", Stopped),
    ("tạm dừng", Stopped),
    ("dừng sử dụng", Stopped),
    ("dừng hoạt động", Stopped),
    ("tạm dừng sử dụng", Stopped),
    ("tạm dừng hoạt động", Stopped),
    ("ngừng", Stopped),
    ("ngưng", Stopped),
    ("tạm ngừng", Stopped),
    ("tạm ngưng", Stopped),
    ("ngừng sử dụng", Stopped),
    ("ngưng sử dụng", Stopped),
    ("ngừng hoạt động", Stopped),
    ("ngưng hoạt động", Stopped),
    ("không sử dụng", Stopped),
    ("không còn sử dụng", Stopped),
    ("ko sử dụng", Stopped),
    ("không sd", Stopped),
    ("ko sd", Stopped),
    ("không dùng", Stopped),
    ("không dùng nữa", Stopped),
    ("không hoạt động", Stopped),
    ("ko hoạt động", Stopped),
    ("không khả dụng", Stopped),
    ("chưa sử dụng", Stopped),
    ("chưa đưa vào sử dụng", Stopped),
    ("hỏng", Stopped),
    ("bị hỏng", Stopped),
    ("đã hỏng", Stopped),
    ("đang hỏng", Stopped),
    ("hư", Stopped),
    ("hư hỏng", Stopped),
    ("bị hư", Stopped),
    ("hỏng chờ sửa", Stopped),
    ("chờ sửa chữa", Stopped),
    ("đang sửa", Stopped),
    ("đang sửa chữa", Stopped),
    ("niêm phong", Stopped),
    ("đã niêm phong", Stopped),
    ("cất kho", Stopped),
    ("lưu kho", Stopped),
    ("chờ thanh lý", Stopped),
    ("đang chờ thanh lý", Stopped),
    ("stopped", Stopped),
    ("thanh lý", Scrapped),
    ("đã thanh lý", Scrapped),
    ("thải bỏ", Scrapped),
    ("đã thải bỏ", Scrapped),
    ("loại bỏ", Scrapped),
    ("đã bán", Scrapped),
    ("đã phá dỡ", Scrapped),
];

static BY_LETTERS: LazyLock<Phrases<UseState>> = LazyLock::new(|| Phrases::new(&STATES));

/// Reads the state of use. Statements parted by commas and the like must agree; numbers before them count units.
///
/// ```
/// use kiemdinh::read::words::{StateOfUse, state_of_use};
/// use kiemdinh::record::UseState;
///
/// assert_eq!(state_of_use("Đang sử dụng"), StateOfUse::One(UseState::InUse));
/// assert_eq!(state_of_use("hỏng, chờ thanh lý"), StateOfUse::One(UseState::Stopped));
/// let counted = StateOfUse::Counted { in_use: 3, stopped: 2, scrapped: 0 };
/// assert_eq!(state_of_use("3 khả dụng, 2 không khả dụng"), counted);
/// assert_eq!(state_of_use("dang dung"), StateOfUse::Unreadable); // đang dùng, or đang dừng?
/// ```
#[must_use]
pub fn state_of_use(text: &str) -> StateOfUse {
    if is_absent(text) {
        return StateOfUse::Absent;
    }
    if text.len() > 256 {
        return StateOfUse::Unreadable;
    }
    let statements = text.split([',', ';', '/', '+', '\n', '(', ')', '-']).map(str::trim).filter(|s| !s.is_empty());
    let mut counted: Vec<(Option<u32>, UseState)> = Vec::new();
    for statement in statements {
        match counted_state(statement) {
            Some(state) => counted.push(state),
            None => return StateOfUse::Unreadable,
        }
    }
    let Some(&(_, first)) = counted.first() else { return StateOfUse::Unreadable };
    if counted.iter().all(|(count, state)| *state == first && count.is_none()) {
        return StateOfUse::One(first);
    }
    let units = |of| {
        let mut own = counted.iter().filter(|(_, state)| *state == of);
        own.try_fold(0_u32, |sum, (count, _)| sum.checked_add((*count)?))
    };
    match (units(InUse), units(Stopped), units(Scrapped)) {
        (Some(in_use), Some(stopped), Some(scrapped)) => StateOfUse::Counted { in_use, stopped, scrapped },
        _ => StateOfUse::Unreadable,
    }
}

/// A state, and how many units it is said of.
fn counted_state(statement: &str) -> Option<(Option<u32>, UseState)> {
    let (digits, words) = statement.split_at(statement.find(|c: char| !c.is_ascii_digit()).unwrap_or(statement.len()));
    let count = if digits.is_empty() { None } else { Some(digits.parse().ok().filter(|count| *count > 0)?) };
    // `3 cái hỏng`, `2 bộ đang sử dụng`.
    let words = words.trim_start();
    let counters = ["cái ", "chiếc ", "bộ ", "máy ", "xe "];
    let words = counters.iter().filter(|_| count.is_some()).find_map(|one| words.strip_prefix(one)).unwrap_or(words);
    Some((count, BY_LETTERS.meaning(words)?))
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::super::phrases::nearest;
    use super::super::word::split;
    use super::*;

    fn read(text: &str) -> String {
        match state_of_use(text) {
            StateOfUse::One(state) => state.name().into(),
            StateOfUse::Counted { in_use, stopped, scrapped } => format!("{in_use}+{stopped}+{scrapped}"),
            StateOfUse::Absent => "absent".into(),
            StateOfUse::Unreadable => "unreadable".into(),
        }
    }

    #[test]
    fn words_of_registers() {
        for (text, expected) in [
            ("Đang sử dụng", "in_use"),
            ("đang SD", "in_use"),
            ("dang su dung", "in_use"),
            ("Tốt", "in_use"),
            ("hoạt động tốt", "in_use"),
            ("Khả dụng", "in_use"),
            ("Hỏng", "stopped"),
            ("hong", "stopped"),
            ("Dừng", "stopped"),
            ("Không sử dụng", "stopped"),
            ("ko hoạt động", "stopped"),
            ("Chờ thanh lý", "stopped"),
            ("chờ thanh lí", "unreadable"),
            ("Thanh lý", "scrapped"),
            ("đã bán", "scrapped"),
            ("Hỏng, chờ thanh lý", "stopped"),
            ("Hỏng (không sử dụng)", "stopped"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn accents_that_decide_must_be_there() {
        assert_eq!(read("đang dùng"), "in_use");
        assert_eq!(read("đang dừng"), "stopped");
        assert_eq!(read("đang dung"), "unreadable");
        assert_eq!(read("dang dung"), "unreadable");
    }

    #[test]
    fn what_is_unknown_or_contradicts_itself_is_unreadable() {
        for text in
            ["tốt, chờ thanh lý", "dự phòng", "trung bình", "x", "?", "5", "hỏng đèn", "không tốt", "0 hỏng, 2 tốt"]
        {
            assert_eq!(read(text), "unreadable", "{text}");
        }
        assert_eq!(read("không có"), "absent");
        assert_eq!(read(""), "absent");
        assert_eq!(read(&"tốt,".repeat(1000)), "unreadable");
    }

    #[test]
    fn numbers_count_units() {
        for (text, expected) in [
            ("3 khả dụng, 2 không khả dụng", "3+2+0"),
            ("1 hỏng; 4 tốt; 1 đã thanh lý", "4+1+1"),
            ("2 cái hỏng, 1 cái tốt", "1+2+0"),
            ("3 khả dụng, không khả dụng", "unreadable"),
            ("3 khả dụng", "3+0+0"),
            ("3 hỏng", "0+3+0"),
            ("2 hỏng, 1 tạm dừng", "0+3+0"),
            ("hỏng, 1 tạm dừng", "unreadable"),
            ("4294967295 hỏng, 1 tốt, 1 dừng", "unreadable"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn every_word_means_what_it_is_listed_as() {
        for (text, state) in STATES {
            assert_eq!(state_of_use(text), StateOfUse::One(state), "{text}");
        }
    }

    #[test]
    fn the_index_answers_as_comparing_with_all() {
        let all: Vec<_> = STATES.iter().map(|(known, state)| (split(known, 16), *state)).collect();
        let by_search =
            |text: &str| nearest(&split(text, 16), all.iter().map(|(known, state)| (known.as_slice(), *state)));
        let mut meant = 0;
        for (text, _) in STATES {
            let swapped = text.replace('ừ', "ù");
            for text in [
                text.to_owned(),
                text.to_uppercase(),
                fold(text),
                swapped,
                text.replacen(' ', "", 1),
                format!("{text} x"),
            ] {
                assert_eq!(BY_LETTERS.meaning(&text), by_search(&text), "{text}");
                meant += usize::from(by_search(&text).is_some());
            }
        }
        assert!(meant > 250, "{meant}");
    }
}
