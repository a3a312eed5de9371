use crate::Date;

use super::wire_names;

/// What happened to an item (*sự kiện*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventKind {
    /// Put into use (*đưa vào sử dụng*).
    PutIntoUse,
    /// Taken out of use for a time (*tạm dừng*).
    Suspended,
    /// In use again (*sử dụng lại*).
    Resumed,
    /// Moved to another place (*di chuyển vị trí lắp đặt*).
    Relocated,
    /// Passed to another owner (*chuyển nhượng*).
    Transferred,
    /// A repair that affects safety (*sửa chữa*).
    Repaired,
    /// An upgrade or alteration that affects safety (*nâng cấp, cải tạo*).
    Modified,
    /// Routine maintenance (*bảo trì*); calls for nothing.
    Maintained,
    /// A technical incident (*sự cố kỹ thuật*).
    Incident,
    /// The user or an authority asked for an inspection (*yêu cầu kiểm định*).
    Requested,
    /// Scrapped or disposed of (*thải bỏ*).
    Disposed,
}

wire_names!(EventKind {
    PutIntoUse = "put_into_use",
    Suspended = "suspended",
    Resumed = "resumed",
    Relocated = "relocated",
    Transferred = "transferred",
    Repaired = "repaired",
    Modified = "modified",
    Maintained = "maintained",
    Incident = "incident",
    Requested = "requested",
    Disposed = "disposed",
});

/// Something that happened to an item on a day. Events of one day count in the order of the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// What happened; an event without a kind decides nothing.
    pub kind: Option<EventKind>,
    /// The day; an event without one decides nothing.
    pub on: Option<Date>,
    /// Free text.
    pub note: Option<String>,
}
