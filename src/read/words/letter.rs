//! A character as what it is made of: lower case, compatibility forms taken apart, each accent by itself (NFKD).

use std::sync::LazyLock;

use smallvec::SmallVec;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a character is made of; of one letter with its accents rarely more than three.
pub(super) type Parts = SmallVec<[char; 4]>;

/// The parts of the character.
pub(super) fn parts(c: char) -> Parts {
    if c.is_ascii() {
        return Parts::from_elem(c.to_ascii_lowercase(), 1);
    }
    match composed(c) {
        Some(composed) => composed.parts.clone(),
        None => parts_of(c),
    }
}

/// The letters and digits of a text without accents, lower case and `đ` as `d`; `None` for every other sign.
pub(super) fn plain(text: &str) -> Plain<'_> {
    Plain { chars: text.chars(), pending: SmallVec::new() }
}

/// See [`plain`].
pub(super) struct Plain<'t> {
    chars: std::str::Chars<'t>,
    /// What is still to come of a character that stands for several, the last first.
    pending: SmallVec<[Option<char>; 2]>,
}

impl Iterator for Plain<'_> {
    type Item = Option<char>;

    fn next(&mut self) -> Option<Option<char>> {
        loop {
            if let Some(letter) = self.pending.pop() {
                return Some(letter);
            }
            let c = self.chars.next()?;
            if c.is_ascii() {
                return Some(c.is_ascii_alphanumeric().then_some(c.to_ascii_lowercase()));
            }
            match composed(c) {
                Some(Composed { plain: Some(letter), .. }) => return Some(*letter),
                _ => self.pending = parts_of(c).into_iter().rev().filter_map(plain_part).collect(),
            }
        }
    }
}

/// A part as it is compared: `None` for a mark, which is left out.
fn plain_part(part: char) -> Option<Option<char>> {
    match part {
        'đ' => Some(Some('d')),
        part if is_combining_mark(part) => None,
        part => Some(Some(part).filter(|part| part.is_alphanumeric())),
    }
}

fn parts_of(c: char) -> Parts {
    std::iter::once(c).nfkd().flat_map(char::to_lowercase).collect()
}

/// A character of the table.
struct Composed {
    parts: Parts,
    /// As [`plain`] has it; absent where that is not one sign.
    plain: Option<Option<char>>,
}

/// The blocks of Latin letters that Vietnamese is written in are kept ready: taking a letter apart costs as much as
/// reading it ten times.
const BLOCKS: [std::ops::Range<u32>; 2] = [0xc0..0x250, 0x1e00..0x1f00];

static COMPOSED: LazyLock<Vec<Composed>> = LazyLock::new(|| {
    let composed = |c| {
        let parts = parts_of(c);
        let plain: SmallVec<[_; 4]> = parts.iter().copied().filter_map(plain_part).collect();
        Composed { plain: plain.first().copied().filter(|_| plain.len() == 1), parts }
    };
    BLOCKS.into_iter().flatten().filter_map(char::from_u32).map(composed).collect()
});

fn composed(c: char) -> Option<&'static Composed> {
    let [latin, additional] = &BLOCKS;
    let c = c as u32;
    let at = if latin.contains(&c) {
        c - latin.start
    } else if additional.contains(&c) {
        c - additional.start + (latin.end - latin.start)
    } else {
        return None;
    };
    COMPOSED.get(at as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = char> {
        '\0'..=char::MAX
    }

    #[test]
    fn every_character_is_taken_apart_as_unicode_says() {
        for c in all() {
            let expected: Vec<char> = c.to_string().nfkd().flat_map(char::to_lowercase).collect();
            assert_eq!(parts(c).as_slice(), expected, "{c:?}");
        }
    }

    #[test]
    fn every_character_is_plain_as_its_parts_are() {
        for c in all() {
            let text = c.to_string();
            let unmarked = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
            let letters = unmarked.filter(|c| !is_combining_mark(*c)).map(|c| if c == 'đ' { 'd' } else { c });
            let expected: Vec<Option<char>> = letters.map(|c| Some(c).filter(|c| c.is_alphanumeric())).collect();
            assert_eq!(plain(&text).collect::<Vec<_>>(), expected, "{c:?}");
        }
    }

    #[test]
    fn marks_in_any_order_are_left_out() {
        for text in ["a\u{323}\u{302}b", "a\u{302}\u{323}b", "ế\u{323}x", "\u{301}", "ﬁ\u{301}ǆ한"] {
            let whole = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
            let whole: Vec<Option<char>> = whole.map(Some).collect();
            assert_eq!(plain(text).collect::<Vec<_>>(), whole, "{text}");
        }
    }

    #[test]
    fn the_letters_of_vietnamese_are_in_the_table() {
        for c in "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ".chars()
        {
            assert!(composed(c).is_some_and(|composed| composed.plain.is_some()), "{c}");
        }
    }
}
