//! What texts led to, kept for when they come again: registers say the same of one machine after the other.

use std::collections::HashMap;
use std::rc::Rc;

/// So many answers are kept; then all are forgotten, for a register's next part mostly says other things.
const MAX_KEPT: usize = 8192;
/// The answer to longer texts, both together, is not kept: they hardly come again. It bounds a memo to some 20 MB; most
/// take one.
const MAX_KEPT_BYTES: usize = 512;

/// The answers to pairs of texts.
#[derive(Debug)]
pub(in crate::read) struct Memo<V> {
    /// By both texts, one behind the other, with the length of the first.
    known: HashMap<String, (usize, Rc<V>)>,
    key: String,
}

impl<V> Default for Memo<V> {
    fn default() -> Memo<V> {
        Memo { known: HashMap::new(), key: String::new() }
    }
}

impl<V> Memo<V> {
    /// The answer to the two texts, found where it is not known yet.
    pub(in crate::read) fn answer(&mut self, first: &str, second: &str, find: impl FnOnce() -> V) -> Rc<V> {
        if first.len() + second.len() > MAX_KEPT_BYTES {
            return Rc::new(find());
        }
        self.key.clear();
        self.key.push_str(first);
        self.key.push_str(second);
        if let Some((length, answer)) = self.known.get(&self.key)
            && *length == first.len()
        {
            return Rc::clone(answer);
        }
        let answer = Rc::new(find());
        if self.known.len() == MAX_KEPT {
            self.known.clear();
        }
        self.known.insert(self.key.clone(), (first.len(), Rc::clone(&answer)));
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks, and tells whether the answer had to be found.
    fn ask(memo: &mut Memo<String>, first: &str, second: &str) -> bool {
        let mut found = false;
        let answer = memo.answer(first, second, || {
            found = true;
            format!("{first}|{second}")
        });
        assert_eq!(*answer, format!("{first}|{second}"));
        found
    }

    #[test]
    fn an_answer_is_found_once() {
        let mut memo = Memo::default();
        assert!(ask(&mut memo, "Pa lăng", "2 tấn"));
        assert!(!ask(&mut memo, "Pa lăng", "2 tấn"));
        assert!(ask(&mut memo, "Pa lăng", ""));
    }

    #[test]
    fn texts_that_are_parted_elsewhere_are_others() {
        let mut memo = Memo::default();
        for (first, second) in [("ab", "c"), ("a", "bc"), ("", "abc"), ("abc", ""), ("ab", "c")] {
            assert!(ask(&mut memo, first, second), "{first}|{second}");
        }
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let mut memo = Memo::default();
        for number in 0..=MAX_KEPT {
            assert!(ask(&mut memo, &number.to_string(), ""));
            assert!(memo.known.len() <= MAX_KEPT);
        }
        assert_eq!(memo.known.len(), 1);
        let long = "x".repeat(MAX_KEPT_BYTES);
        assert!(ask(&mut memo, &long, "") && !ask(&mut memo, &long, ""));
        assert!(ask(&mut memo, &long, "x") && ask(&mut memo, &long, "x"));
    }
}
