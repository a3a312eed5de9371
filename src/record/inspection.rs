use crate::Date;
use crate::date::PartialDate;

use super::wire_names;

/// The form of an inspection (*hình thức kiểm định*).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InspectionKind {
    /// Before first use (*lần đầu*).
    Initial,
    /// At the end of the term (*định kỳ*).
    #[default]
    Periodic,
    /// The yearly one between two periodic ones (*định kỳ hằng năm*).
    Annual,
    /// After repair, alteration, relocation, or on request (*bất thường*).
    Extraordinary,
    /// A certificate of conformity (*chứng nhận hợp quy*).
    Conformity,
}

wire_names!(InspectionKind {
    Initial = "initial",
    Periodic = "periodic",
    Annual = "annual",
    Extraordinary = "extraordinary",
    Conformity = "conformity",
});

/// The conclusion of an inspection (*kết luận*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// *Đạt*.
    Pass,
    /// *Không đạt*.
    Fail,
}

wire_names!(Outcome { Pass = "pass", Fail = "fail" });

/// Why a result was withdrawn (*thu hồi kết quả*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Withdrawal {
    /// The result was wrong.
    Substantive,
    /// Only the paper was wrong.
    Clerical,
}

wire_names!(Withdrawal { Substantive = "substantive", Clerical = "clerical" });

/// One inspection (*lần kiểm định*), as its report and certificate state it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// Form of the inspection; periodic where the record does not say.
    pub kind: InspectionKind,
    /// Day of the inspection, or its month.
    pub performed_on: Option<PartialDate>,
    /// Day of the report (*biên bản*).
    pub report_on: Option<Date>,
    /// Conclusion.
    pub result: Option<Outcome>,
    /// Number of the report.
    pub report_no: Option<String>,
    /// Number of the certificate (*giấy chứng nhận kết quả kiểm định*).
    pub certificate_no: Option<String>,
    /// Day the certificate was issued.
    pub certificate_issued_on: Option<Date>,
    /// The next date that report, certificate or stamp states: a day or a month.
    pub next_due_on: Option<PartialDate>,
    /// Form of the next inspection, where the report names it.
    pub next_kind: Option<InspectionKind>,
    /// Why the term was shortened (*lý do rút ngắn thời hạn*).
    pub shortening_reason: Option<String>,
    /// Number of the stamp (*số tem*).
    pub stamp_no: Option<String>,
    /// Where the stamp was put.
    pub stamp_place: Option<String>,
    /// Registration number of the inspection body (*tổ chức kiểm định*).
    pub body: Option<String>,
    /// Numbers of the inspectors (*kiểm định viên*).
    pub inspectors: Vec<String>,
    /// Day on which the result was withdrawn.
    pub withdrawn_on: Option<Date>,
    /// Why it was withdrawn.
    pub withdrawal: Option<Withdrawal>,
}
