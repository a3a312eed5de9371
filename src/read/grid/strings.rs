use super::faults::{Result, beyond};
use super::{MAX_CELLS, MAX_SHARED_BYTES};

/// The texts that the cells of a workbook refer to by number: one stretch of text, and where each ends.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Adds the next text.
    pub(super) fn push(&mut self, text: &str) -> Result<()> {
        if self.text.len() + text.len() > MAX_SHARED_BYTES {
            return Err(beyond(
                "Bảng văn bản dùng chung (byte)",
                "The table of shared texts (bytes)",
                MAX_SHARED_BYTES,
            ));
        }
        if self.ends.len() as u64 >= MAX_CELLS {
            return Err(beyond("Bảng văn bản dùng chung", "The table of shared texts", MAX_CELLS));
        }
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        Ok(())
    }

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |start| *start as usize);
        self.text.get(start..end)
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_number() {
        let mut strings = Strings::default();
        for text in ["một", "", "hai ba"] {
            strings.push(text).expect("room");
        }
        assert_eq!([0, 1, 2, 3].map(|index| strings.get(index)), [Some("một"), Some(""), Some("hai ba"), None]);
        assert_eq!(strings.len(), 3);
    }

    #[test]
    fn too_many_bytes() {
        let mut strings = Strings::default();
        let half = "x".repeat(MAX_SHARED_BYTES / 2);
        assert!(strings.push(&half).is_ok() && strings.push(&half).is_ok());
        let error = strings.push("x").expect_err("full");
        assert_eq!(error.kind(), crate::ErrorKind::LimitExceeded);
    }
}
