//! The words of the contract as people say them.

use crate::assess::Status;
use crate::code::Severity;

use super::Language;

impl Language {
    /// A status in words.
    #[must_use]
    pub fn status(self, status: Status) -> &'static str {
        let (vi, en) = match status {
            Status::NotRegulated => ("Không thuộc danh mục", "Not on the list"),
            Status::NotInUse => ("Không sử dụng", "Not in use"),
            Status::Failed => ("Kiểm định không đạt", "Failed"),
            Status::Withdrawn => ("Kết quả bị thu hồi", "Result withdrawn"),
            Status::NeverInspected => ("Chưa kiểm định", "Never inspected"),
            Status::Overdue => ("Quá hạn", "Overdue"),
            Status::ExtraordinaryDue => ("Cần kiểm định bất thường", "Extraordinary inspection due"),
            Status::Undetermined => ("Chưa xác định được", "Undetermined"),
            Status::DueSoon => ("Sắp đến hạn", "Due soon"),
            Status::Valid => ("Còn hạn", "Valid"),
        };
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
