//! The findings and the lesser words of the contract as people say them: short titles, without the item's values.

use crate::assess::{Coverage, DueBasis};
use crate::code::Code;
use crate::law::Verification;

use super::Language;

impl Language {
    /// A coverage in words.
    #[must_use]
    pub fn coverage(self, coverage: Coverage) -> &'static str {
        let (vi, en) = match coverage {
            Coverage::Regulated => ("Thuộc danh mục", "On the list"),
            Coverage::NotRegulated => ("Không thuộc danh mục", "Not on the list"),
            Coverage::Undetermined => ("Chưa xác định được", "Undetermined"),
        };
        self.pick(vi, en)
    }

    /// What a due date rests on, in words.
    #[must_use]
    pub fn due_basis(self, basis: DueBasis) -> &'static str {
        let (vi, en) = match basis {
            DueBasis::Stated => ("ngày ghi trên hồ sơ", "date on record"),
            DueBasis::Computed => ("tính theo chu kỳ", "from the interval"),
            DueBasis::Requested => ("chu kỳ của nhà chế tạo hoặc cơ sở", "maker's or own term"),
            DueBasis::LegalMaximum => ("thời hạn tối đa theo luật", "legal maximum"),
        };
        self.pick(vi, en)
    }

    /// How well a provision is known, in words.
    #[must_use]
    pub fn verification(self, verification: Verification) -> &'static str {
        let (vi, en) = match verification {
            Verification::Text => ("đã đọc trong văn bản", "read in the text"),
            Verification::Secondary => ("theo nguồn thứ cấp", "reported by others"),
            Verification::Unverified => ("chưa xác minh", "unverified"),
            Verification::Unknown => ("không rõ", "unknown"),
        };
        self.pick(vi, en)
    }

    /// The title of a finding.
    ///
    /// ```
    /// use kiemdinh::{Code, write::Language};
    ///
    /// assert_eq!(Language::English.finding(Code::UnitMissing), "Unit missing");
    /// assert_eq!(Language::Vietnamese.finding(Code::UnitMissing), "Thiếu đơn vị đo");
    /// ```
    #[must_use]
    pub fn finding(self, code: Code) -> &'static str {
        let (vi, en) = match code {
            Code::DateImpossible => ("Ngày không thể có", "Impossible date"),
            Code::PartialDate => ("Chỉ ghi tháng hoặc năm", "Only month or year given"),
            Code::InspectionBeforeManufacture => ("Kiểm định trước năm chế tạo", "Inspected before manufacture"),
            Code::RecordInFuture => ("Hồ sơ ghi ngày tương lai", "Record in the future"),
            Code::EventImpossible => ("Sự kiện không thể xảy ra", "Impossible event"),
            Code::UnreadableValue => ("Giá trị không đọc được", "Unreadable value"),
            Code::UnitMissing => ("Thiếu đơn vị đo", "Unit missing"),
            Code::UnitUnknown => ("Đơn vị đo không dùng được", "Unknown unit"),
            Code::ValueOutOfRange => ("Giá trị ngoài phạm vi", "Value out of range"),
            Code::UnknownAttribute => ("Thông số không được định nghĩa", "Unknown attribute"),
            Code::UnknownKey => ("Khóa không được định nghĩa", "Unknown key"),
            Code::MalformedRow => ("Dòng không đọc được", "Malformed row"),
            Code::MissingField => ("Thiếu trường", "Missing field"),
            Code::DuplicateId => ("Mã lặp lại", "Duplicate id"),
            Code::CategoryUnknown => ("Loại không có trong bộ quy tắc", "Unknown category"),
            Code::CategoryRecognised => ("Loại nhận ra từ tên", "Category recognised from the name"),
            Code::CategoryAmbiguous => ("Tên phù hợp nhiều loại", "Several categories possible"),
            Code::AttributeRecognised => ("Thông số đọc từ văn bản", "Attribute read out of text"),
            Code::HazardDerived => ("Tính chất suy từ tên môi chất", "Hazard derived from the medium"),
            Code::CommuneRecognised => ("Đơn vị cũ đổi sang đơn vị mới", "Old commune mapped to the present one"),
            Code::CommuneAmbiguous => ("Đơn vị cũ ứng với nhiều đơn vị", "Several communes possible"),
            Code::ParameterDiffers => ("Thông số không khớp", "Parameter differs"),
            Code::TaxCodeDoubtful => ("Mã số thuế đáng ngờ", "Doubtful tax code"),
            Code::CoverageUndetermined => ("Chưa rõ thuộc danh mục hay không", "Coverage undetermined"),
            Code::CriterionUnverified => ("Tiêu chí chưa xác minh", "Criterion unverified"),
            Code::SectorLaw => ("Theo luật chuyên ngành", "Another law decides"),
            Code::ConformityRequired => ("Phải chứng nhận hợp quy", "Conformity required"),
            Code::ScopeDoubtful => ("Phạm vi áp dụng chưa chắc", "Scope doubtful"),
            Code::MissingAttribute => ("Thiếu thông số", "Missing attribute"),
            Code::ServiceStartAssumed => ("Tuổi tính từ năm chế tạo", "Service start assumed"),
            Code::AgeBaseUncertain => ("Mốc tính tuổi chưa chắc", "Age uncertain"),
            Code::IntervalUnverified => ("Chu kỳ chưa xác minh", "Interval unverified"),
            Code::EstablishmentIntervalDiffers => {
                ("Chu kỳ của cơ sở khác quy định", "Establishment's interval differs")
            }
            Code::AgeLimitCrossed => ("Vượt mốc tuổi trong kỳ", "Age limit crossed"),
            Code::ValidityExceedsLegalMaximum => {
                ("Thời hạn ghi vượt mức luật định", "Validity exceeds the legal maximum")
            }
            Code::ValidityExceedsReportedMaximum => {
                ("Thời hạn ghi vượt mức được biết", "Validity exceeds the reported maximum")
            }
            Code::StatedDateImplausible => ("Ngày ghi không hợp lý", "Implausible stated date"),
            Code::ShortenedWithoutReason => ("Rút ngắn không nêu lý do", "Shortened without reason"),
            Code::InspectionDateUnknown => ("Không rõ ngày kiểm định", "Inspection date unknown"),
            Code::InspectionWithdrawn => ("Kết quả bị thu hồi", "Inspection withdrawn"),
            Code::ExtraordinaryRequested => ("Yêu cầu kiểm định bất thường", "Extraordinary inspection requested"),
            Code::BodyNotAccredited => ("Tổ chức không đủ điều kiện", "Body not accredited"),
            Code::BodySuspended => ("Tổ chức bị đình chỉ", "Body suspended"),
            Code::BodyOutOfScope => ("Tổ chức kiểm định ngoài phạm vi", "Body out of scope"),
            Code::BodyUnknown => ("Chưa có dữ liệu về tổ chức", "Body unknown"),
            Code::InspectorNotCertified => ("Kiểm định viên không có chứng chỉ", "Inspector not certified"),
            Code::InspectorSuspended => ("Kiểm định viên bị đình chỉ", "Inspector suspended"),
            Code::InspectorOutOfScope => ("Kiểm định viên ngoài phạm vi", "Inspector out of scope"),
            Code::InspectorRefresherLate => ("Chậm bồi dưỡng kiểm định viên", "Inspector's refresher late"),
            Code::InspectorUnknown => ("Chưa có dữ liệu về kiểm định viên", "Inspector unknown"),
            Code::NotDeclared => ("Chưa khai báo", "Not declared"),
            Code::DeclaredLate => ("Khai báo muộn", "Declared late"),
            Code::UsedBeforeFirstInspection => ("Sử dụng trước kiểm định lần đầu", "Used before the first inspection"),
            Code::OperatedPastDue => ("Vận hành quá hạn", "Operated past due"),
            Code::UsedAfterFailure => ("Sử dụng khi không đạt", "Used after failure"),
            Code::CertificateLate => ("Cấp giấy chứng nhận muộn", "Certificate late"),
            Code::PastServiceLife => ("Quá niên hạn sử dụng", "Past its service life"),
            Code::NotOnRecord => ("Hồ sơ không thể hiện", "Not on record"),
            Code::DuplicateCertificate => ("Số giấy chứng nhận trùng", "Duplicate certificate"),
            Code::DuplicateStamp => ("Số tem trùng", "Duplicate stamp"),
            Code::DuplicateItem => ("Thiết bị trùng", "Duplicate item"),
            Code::LawNotVerifiedAfter => ("Pháp luật chưa rà soát đến ngày này", "Law not verified for this day"),
        };
        self.pick(vi, en)
    }
}
