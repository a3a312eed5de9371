//! The words of the contract as people say them.

use crate::assess::Status;
use crate::code::Severity;

use super::Language;

/// The order in which an officer wants the statuses.
pub(in crate::write) const STATUS_ORDER: [Status; Status::ALL.len()] = [
    Status::Overdue,
    Status::Failed,
    Status::Withdrawn,
    Status::NeverInspected,
    Status::ExtraordinaryDue,
    Status::Undetermined,
    Status::DueSoon,
    Status::Valid,
    Status::NotInUse,
    Status::NotRegulated,
];

impl Language {
    /// A status in words.
    #[must_use]
    pub fn status(self, status: Status) -> &'static str {
        let (vi, en) = status.words();
        self.pick(vi, en)
    }

    /// A severity in words.
    #[must_use]
    pub fn severity(self, severity: Severity) -> &'static str {
        let (vi, en) = match severity {
            Severity::Error => ("lỗi hồ sơ", "error"),
            Severity::Violation => ("vi phạm", "violation"),
            Severity::Warning => ("cảnh báo", "warning"),
            Severity::Info => ("thông tin", "info"),
        };
        self.pick(vi, en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_stands_in_the_order_once() {
        for status in Status::ALL {
            assert_eq!(STATUS_ORDER.iter().filter(|known| *known == status).count(), 1, "{status:?}");
        }
    }
}
