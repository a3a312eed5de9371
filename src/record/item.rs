use crate::Date;
use crate::code::Code;
use crate::date::PartialDate;
use crate::quantity::{Decimal, Unit};

use super::{Event, Field, Inspection, wire_names};

/// Whether an item is used, as a register states it (*tình trạng sử dụng*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UseState {
    /// In use (*đang sử dụng*).
    InUse,
    /// Out of use for a time (*dừng*).
    Stopped,
    /// Scrapped (*thanh lý, thải bỏ*).
    Scrapped,
    /// Not known.
    Unknown,
}

wire_names!(UseState { InUse = "in_use", Stopped = "stopped", Scrapped = "scrapped", Unknown = "unknown" });

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AttributeValue {
    /// A number with its unit. Without a unit, the attribute's usual one is assumed (finding `unit_missing`).
    Measured {
        /// The number.
        value: Decimal,
        /// The unit, where one was given.
        unit: Option<Unit>,
    },
    /// A choice or free text; for a measured attribute, a number and its unit in one text.
    Text(String),
}

/// An attribute of an item (*thông số kỹ thuật*), by the rulebook's name for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Name, as the rulebook defines it: `rated_capacity`.
    pub name: String,
    /// Value.
    pub value: AttributeValue,
}

/// Who owns or runs the item (*chủ sở hữu, đơn vị sử dụng*).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// Name.
    pub name: Option<String>,
    /// Tax code (*mã số thuế*), as text.
    pub tax_code: Option<String>,
}

/// Where the item is (*nơi lắp đặt, sử dụng*).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Code or name of the province.
    pub province: Option<String>,
    /// Code or name of the commune.
    pub commune: Option<String>,
    /// Address.
    pub address: Option<String>,
}

/// What reading a record had to say about one of its fields; the assessment gives it back as a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The finding's code, of the numbers 101–129.
    pub code: Code,
    /// The field.
    pub field: Field,
    /// The text that stood there.
    pub raw: Option<Box<str>>,
}

/// One machine, piece of equipment, material or substance of a register (*đối tượng kiểm định*).
///
/// ```
/// use kiemdinh::{Inspection, Item, Outcome};
///
/// let mut item = Item::new("PL-7", "lifting.hoist_electric");
/// item.inspections.push(Inspection {
///     performed_on: Some("2024-05-19".parse()?),
///     result: Some(Outcome::Pass),
///     ..Inspection::default()
/// });
/// # Ok::<(), kiemdinh::DateError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Outside id, unique within its source; at most [`Item::MAX_ID_BYTES`] bytes.
    pub id: String,
    /// Category id of the rulebook: `pressure.vessel`. Empty where unknown.
    pub category: String,
    /// Name.
    pub name: Option<String>,
    /// Serial number (*số chế tạo*).
    pub serial_no: Option<String>,
    /// Model (*mã hiệu*).
    pub model: Option<String>,
    /// Maker (*nhà chế tạo*).
    pub manufacturer: Option<String>,
    /// Country of manufacture.
    pub country: Option<String>,
    /// Year of manufacture, 1900–2199.
    pub year_of_manufacture: Option<u16>,
    /// Last day of the service life (*niên hạn sử dụng*) that the maker or a regulation sets.
    pub service_life_until: Option<Date>,
    /// The maker's own inspection term in months, 1–600.
    pub maker_interval_months: Option<u16>,
    /// The establishment's own inspection term in months, 1–600 (*chu kỳ*).
    pub establishment_interval_months: Option<u16>,
    /// How many units this row stands for, 1–1,000,000; one where the record does not say.
    pub quantity: Option<u32>,
    /// Day, month or year of putting into use (*đưa vào sử dụng*).
    pub put_into_use_on: Option<PartialDate>,
    /// Day of the declaration (*khai báo*).
    pub declared_on: Option<Date>,
    /// Whether it is used.
    pub use_state: Option<UseState>,
    /// Since which day that is so.
    pub use_state_on: Option<Date>,
    /// Attributes; a name given twice counts once, the first.
    pub attributes: Vec<Attribute>,
    /// Owner.
    pub owner: Owner,
    /// Place.
    pub site: Site,
    /// Inspections, in the order of the record.
    pub inspections: Vec<Inspection>,
    /// Events, in the order of the record.
    pub events: Vec<Event>,
    /// What reading had to say.
    pub remarks: Vec<Remark>,
}

impl Item {
    /// The longest id that a record may have, in bytes of UTF-8.
    pub const MAX_ID_BYTES: usize = 128;

    /// An item of that id and category, all else empty.
    #[must_use]
    pub fn new(id: impl Into<String>, category: impl Into<String>) -> Item {
        Item { id: id.into(), category: category.into(), ..Item::default() }
    }

    /// How many units the item stands for (S18).
    #[must_use]
    pub fn units(&self) -> u32 {
        self.quantity.unwrap_or(1)
    }

    /// Keeps a remark of reading.
    pub(crate) fn remark(&mut self, code: Code, field: Field, raw: Option<&str>) {
        self.remarks.push(Remark { code, field, raw: raw.map(Into::into) });
    }
}
