//! What each finding says to its reader, in Vietnamese and English.

use crate::code::Code;
use crate::date::Date;

use super::field_names;
use super::finding::Finding;

/// The message in Vietnamese and in English.
pub(super) fn message(finding: &Finding<'_>) -> (String, String) {
    let raw = finding.raw.as_deref().unwrap_or("—");
    let names = |field| field_names::names(field, finding.attribute);
    let (field_vi, field) = finding.field.as_ref().map(names).unwrap_or_default();
    // A date as an officer writes it.
    let day_vi = finding.on.map(vietnamese).unwrap_or_default();
    let day = finding.on.map(|day| day.to_string()).unwrap_or_default();
    let count = finding.count.unwrap_or_default();
    macro_rules! say {
        ($vi:literal, $en:literal) => {
            (format!($vi), format!($en))
        };
    }
    let _ = (&raw, &field_vi, &field, &day_vi, &day, count);
    match finding.code {
        Code::DateImpossible => {
            say!("Ngày không thể có: {raw}; coi như không ghi", "Impossible date: {raw}; treated as absent")
        }
        Code::PartialDate => say!("Chỉ ghi tháng hoặc năm: {raw}", "Only month or year is given: {raw}"),
        Code::InspectionBeforeManufacture => {
            say!("Ngày kiểm định {raw} trước năm chế tạo", "The inspection of {raw} is dated before the manufacture")
        }
        Code::RecordInFuture => {
            say!("{raw} muộn hơn ngày ghi nhận hồ sơ", "{raw} is later than the day on which the record was known")
        }
        Code::EventImpossible => say!(
            "Sự kiện {raw} ngày {day_vi} không thể xảy ra sau khi đã thải bỏ; bỏ qua",
            "The event {raw} of {day} cannot follow a disposal; ignored"
        ),
        Code::UnreadableValue => say!("Không đọc được giá trị: {raw}", "The value cannot be read: {raw}"),
        Code::UnitMissing => say!(
            "Thiếu đơn vị đo: {raw}; tạm hiểu theo đơn vị thường dùng",
            "No unit given: {raw}; the usual unit was assumed"
        ),
        Code::UnitUnknown => say!("Đơn vị đo không dùng được: {raw}", "The unit does not fit this quantity: {raw}"),
        Code::ValueOutOfRange => {
            say!("Giá trị ngoài phạm vi có thể: {raw}", "The value is out of its possible range: {raw}")
        }
        Code::UnknownAttribute => say!(
            "Thông số không có trong bộ quy tắc: {field_vi}; giữ nguyên",
            "The rulebook does not define {field}; kept"
        ),
        Code::UnknownKey => say!("Khóa không được định nghĩa: {field_vi}", "Unknown key: {field}"),
        Code::MalformedRow => say!("Không đọc được dòng: {raw}", "The row cannot be read: {raw}"),
        Code::MissingField => say!("Thiếu trường: {field_vi}", "A field is missing: {field}"),
        Code::DuplicateId => say!("Mã {raw} lặp lại trong cùng nguồn", "The id {raw} stands twice in one source"),
        Code::CategoryUnknown => {
            say!("Loại {raw} không có trong bộ quy tắc", "The category {raw} is not in the rulebook")
        }
        Code::CategoryRecognised => {
            say!("Loại được nhận ra từ tên: {raw}", "The category was recognised from the name: {raw}")
        }
        Code::CategoryAmbiguous => say!("Tên phù hợp nhiều loại: {raw}", "The name fits several categories: {raw}"),
        Code::AttributeRecognised => {
            say!("{field_vi}: đọc từ {raw}", "{field}: read out of {raw}")
        }
        Code::HazardDerived => say!(
            "Tính chất môi chất suy từ tên môi chất: {raw}",
            "The hazard of the medium was derived from its name: {raw}"
        ),
        Code::CommuneRecognised => {
            say!(
                "Tên đơn vị cũ được đổi sang đơn vị hiện nay: {raw}",
                "An old unit's name was mapped to the present one: {raw}"
            )
        }
        Code::CommuneAmbiguous => {
            say!(
                "Tên đơn vị cũ ứng với nhiều đơn vị hiện nay: {raw}",
                "An old unit's name fits several present ones: {raw}"
            )
        }
        Code::ParameterDiffers => {
            say!("Thông số khác với sổ đăng ký: {raw}", "The parameter differs from the register: {raw}")
        }
        Code::TaxCodeDoubtful => {
            say!("Mã số thuế nghi sai số kiểm tra: {raw}", "The tax code's check digit does not fit: {raw}")
        }
        Code::CoverageUndetermined if finding.field.is_none() => {
            say!("Chưa có danh mục nào có hiệu lực trong ngày này", "No list of the rulebook is in force on that day")
        }
        Code::CoverageUndetermined => say!(
            "Thiếu {field_vi} để biết đối tượng có thuộc danh mục hay không",
            "{field} is needed to know whether the list covers the item"
        ),
        Code::CriterionUnverified => {
            say!("Dòng danh mục quyết định chưa được xác minh", "The row of the list that would decide is not verified")
        }
        Code::SectorLaw => say!("Loại này do luật chuyên ngành quy định", "Another law decides for this category"),
        Code::ConformityRequired => say!(
            "Thuộc danh mục sản phẩm phải công bố hợp quy (từ {day_vi})",
            "The product is on a conformity list (from {day})"
        ),
        Code::ScopeDoubtful => say!(
            "Quy chuẩn kỹ thuật có thể loại đối tượng này khỏi phạm vi",
            "A technical regulation may put the item out of scope"
        ),
        Code::MissingAttribute => say!(
            "Thiếu {field_vi}: chu kỳ kiểm định phụ thuộc vào giá trị này",
            "{field} is missing or not exact enough: the interval depends on it"
        ),
        Code::ServiceStartAssumed => say!(
            "Không rõ ngày đưa vào sử dụng; tính từ năm chế tạo",
            "The day of putting into use is unknown; the year of manufacture was used"
        ),
        Code::AgeBaseUncertain => say!(
            "Chế tạo rất lâu trước khi đưa vào sử dụng; tuổi không chắc chắn",
            "Manufactured long before the putting into use; the age is uncertain"
        ),
        Code::IntervalUnverified => say!(
            "Chưa có chu kỳ kiểm định đã xác minh cho loại này vào ngày kiểm định",
            "No verified interval is known for the category on the day of the inspection"
        ),
        Code::EstablishmentIntervalDiffers => say!(
            "Chu kỳ của cơ sở ({raw} tháng) khác chu kỳ quy định",
            "The establishment's own term ({raw} months) differs from the interval"
        ),
        Code::AgeLimitCrossed => say!(
            "Vượt mốc tuổi khi thời hạn đang chạy; thời hạn hiện tại không đổi",
            "An age limit was crossed while the term runs; the running term stays"
        ),
        Code::ValidityExceedsLegalMaximum => say!(
            "Ngày ghi {raw} vượt thời hạn tối đa theo quy định ({day_vi})",
            "The stated date {raw} lies beyond the longest term of the law ({day})"
        ),
        Code::ValidityExceedsReportedMaximum => say!(
            "Ngày ghi {raw} vượt thời hạn tối đa theo nguồn tham khảo ({day_vi}); cần xác minh",
            "The stated date {raw} lies beyond the longest term as others report it ({day}); to be verified"
        ),
        Code::StatedDateImplausible => say!(
            "Ngày ghi {raw} xa hơn mọi thời hạn kiểm định; coi như không ghi",
            "The stated date {raw} lies beyond any inspection term; treated as absent"
        ),
        Code::ShortenedWithoutReason => say!(
            "Thời hạn được rút ngắn (đến {day_vi}) nhưng không ghi lý do",
            "The term was shortened (to {day}) without a written reason"
        ),
        Code::InspectionDateUnknown => say!("Không rõ ngày kiểm định", "The day of the inspection is not known"),
        Code::InspectionWithdrawn => {
            say!("Kết quả kiểm định đã bị thu hồi", "The result of the inspection was withdrawn")
        }
        Code::ExtraordinaryRequested => {
            say!("Có yêu cầu kiểm định bất thường ngày {day_vi}", "An extraordinary inspection was asked for on {day}")
        }
        Code::BodyNotAccredited => say!(
            "Tổ chức kiểm định {raw} không có giấy chứng nhận còn hiệu lực ngày {day_vi}",
            "The certificate of the inspection body {raw} did not cover {day}"
        ),
        Code::BodySuspended => say!(
            "Tổ chức kiểm định {raw} bị đình chỉ vào ngày {day_vi}",
            "The inspection body {raw} was suspended on {day}"
        ),
        Code::BodyOutOfScope => say!(
            "Loại này ngoài phạm vi của tổ chức kiểm định {raw} (ngày {day_vi})",
            "The category is outside the scope of the inspection body {raw} ({day})"
        ),
        Code::BodyUnknown => say!(
            "Không có dữ liệu về tổ chức kiểm định {raw} vào ngày {day_vi}",
            "Nothing is known of the inspection body {raw} on {day}"
        ),
        Code::InspectorNotCertified => say!(
            "Kiểm định viên {raw} không có chứng chỉ còn hiệu lực ngày {day_vi}",
            "The certificate of the inspector {raw} did not cover {day}"
        ),
        Code::InspectorSuspended => {
            say!("Kiểm định viên {raw} bị đình chỉ vào ngày {day_vi}", "The inspector {raw} was suspended on {day}")
        }
        Code::InspectorOutOfScope => say!(
            "Loại này ngoài phạm vi của kiểm định viên {raw} (ngày {day_vi})",
            "The category is outside the scope of the inspector {raw} ({day})"
        ),
        Code::InspectorRefresherLate => say!(
            "Kiểm định viên {raw} quá hạn bồi dưỡng định kỳ vào ngày {day_vi}",
            "The last refresher training of the inspector {raw} was too long before {day}"
        ),
        Code::InspectorUnknown => say!(
            "Không có dữ liệu về kiểm định viên {raw} vào ngày {day_vi}",
            "Nothing is known of the inspector {raw} on {day}"
        ),
        Code::NotDeclared => say!("Chưa khai báo sử dụng; hạn là {day_vi}", "Not declared; the term ended on {day}"),
        Code::DeclaredLate => {
            say!("Khai báo ngày {raw}, muộn hơn hạn {day_vi}", "Declared on {raw}, after the term ended on {day}")
        }
        Code::UsedBeforeFirstInspection => say!(
            "Đưa vào sử dụng khi chưa kiểm định đạt lần đầu (từ {day_vi})",
            "In use before the first passed inspection (from {day})"
        ),
        Code::OperatedPastDue => say!(
            "Đã sử dụng {count} ngày sau khi hết hạn kiểm định {day_vi}",
            "In use for {count} days after the term ended on {day}"
        ),
        Code::UsedAfterFailure => say!(
            "Đã sử dụng {count} ngày sau khi kiểm định không đạt ngày {day_vi}",
            "In use for {count} days after the inspection of {day} was failed"
        ),
        Code::CertificateLate => say!(
            "Giấy chứng nhận cấp ngày {raw}, muộn hơn hạn {day_vi}",
            "The certificate was issued on {raw}, after the term ended on {day}"
        ),
        Code::PastServiceLife => {
            say!("Hết niên hạn sử dụng từ sau ngày {day_vi}", "Beyond the service life, which ended on {day}")
        }
        Code::NotOnRecord => say!(
            "Hồ sơ không đủ để kết luận về {field_vi} (mốc {day_vi})",
            "The records do not show it either way: {field} ({day})"
        ),
        Code::DuplicateCertificate => {
            say!(
                "Số giấy chứng nhận {raw} lặp lại trong cùng tổ chức",
                "The certificate number {raw} stands twice within one body"
            )
        }
        Code::DuplicateStamp => {
            say!("Số tem {raw} lặp lại trong cùng tổ chức", "The stamp number {raw} stands twice within one body")
        }
        Code::DuplicateItem => {
            say!("Số chế tạo {raw} của cùng nhà chế tạo lặp lại", "The serial number {raw} of one maker stands twice")
        }
        Code::LawNotVerifiedAfter => {
            say!("Bộ quy tắc mới được kiểm tra đến ngày {day_vi}", "The rulebook was verified only until {day}")
        }
    }
}

/// `23/11/2026`.
pub(super) fn vietnamese(day: Date) -> String {
    let (year, month, day) = day.ymd();
    format!("{day:02}/{month:02}/{year:04}")
}
