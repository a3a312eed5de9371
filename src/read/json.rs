//! Records in JSON, by the contract's names: one pass, without a tree in between.
//!
//! Numbers keep their exact text. A value of the wrong type is a remark of the record, not an error of the row.

mod leaf;
mod visit;

use serde::Deserializer as _;

use crate::record::Item;

use super::names::Holds;
use super::spare::Spare;
use super::{InspectionOf, MAX_DEPTH, MAX_ROW_BYTES, ReadOptions, RowError};
use leaf::FindId;
use visit::{Part, Reader, What};

pub use super::accreditations::accreditations;

/// Reads one item into `item`, which is emptied first; its allocations are used again.
///
/// After an error `item` holds what was read before it.
///
/// # Errors
/// The text is longer than [`MAX_ROW_BYTES`], is not one JSON object in UTF-8, has no usable id, has an unknown key
/// (unless reading is lenient) or a key twice, or exceeds another limit of [`crate::read`]. `row` goes into the error.
pub fn item(text: &[u8], row: u64, options: ReadOptions, item: &mut Item) -> Result<(), RowError> {
    record_into(text, row, Holds::Items, options, item, &mut Spare::default())
}

/// Reads one item.
///
/// ```
/// let item = kiemdinh::read::json::parse_item(r#"{"id": "PL-7", "category": "lifting.hoist_electric",
///     "attributes": {"rated_capacity": {"value": 2.5, "unit": "t"}}}"#)?;
/// assert_eq!(item.attributes.len(), 1);
/// # Ok::<(), kiemdinh::read::RowError>(())
/// ```
///
/// # Errors
/// As [`item`], with the line within the text as the row.
pub fn parse_item(text: &str) -> Result<Item, RowError> {
    let mut item = Item::default();
    read(text, Holds::Items, ReadOptions::default(), &mut item, &mut Spare::default())?;
    Ok(item)
}

/// Reads one inspection that is kept apart from its item: the keys of an inspection and `item`, the item's id.
///
/// # Errors
/// As [`item`].
pub fn inspection(text: &[u8], row: u64, options: ReadOptions) -> Result<InspectionOf, RowError> {
    let mut item = Item::default();
    record_into(text, row, Holds::Inspections, options, &mut item, &mut Spare::default())?;
    Ok(InspectionOf::take(&mut item))
}

/// Reads one record of that kind; an inspection that is kept apart becomes the only one of an item.
pub(super) fn record_into(
    text: &[u8],
    row: u64,
    holds: Holds,
    options: ReadOptions,
    item: &mut Item,
    spare: &mut Spare,
) -> Result<(), RowError> {
    let read = match std::str::from_utf8(text) {
        Ok(text) => read(text, holds, options, item, spare),
        Err(error) => {
            spare.reset(item);
            Err(RowError::malformed("Không phải văn bản UTF-8", "Not text in UTF-8").column(error.valid_up_to() + 1))
        }
    };
    read.map_err(|error| error.row(row))
}

fn read(text: &str, holds: Holds, options: ReadOptions, item: &mut Item, spare: &mut Spare) -> Result<(), RowError> {
    spare.reset(item);
    if text.len() > MAX_ROW_BYTES {
        return Err(RowError::long_row().of(&id(text, holds)));
    }
    if leaf::is_deeper(text, MAX_DEPTH) {
        return Err(too_deep().of(&id(text, holds)));
    }
    let mut reader = Reader::new(item, spare, options.lenient);
    let mut json = serde_json::Deserializer::from_str(text);
    let record = Part { reader: &mut reader, what: What::Record(holds) };
    let fault = match json.deserialize_any(record).and_then(|()| json.end()) {
        Ok(()) if reader.item.id.is_empty() => RowError::missing_id(holds.id_name()),
        Ok(()) => return Ok(()),
        Err(error) => reader.fault.take().unwrap_or_else(|| not_json(&error)),
    };
    Err(fault.of(&id(text, holds)))
}

fn too_deep() -> RowError {
    RowError::malformed(
        format!("JSON lồng nhau sâu hơn {MAX_DEPTH} tầng"),
        format!("The JSON is nested deeper than {MAX_DEPTH} levels"),
    )
}

fn not_json(error: &serde_json::Error) -> RowError {
    let message = error.to_string();
    // The place is named on its own.
    let what = message.split(" at line ").next().unwrap_or_default();
    // The parser speaks English only.
    let (vi, en) = ("Không phải đối tượng JSON hợp lệ", format!("Not a valid JSON object: {what}"));
    RowError::malformed(vi, en).row(error.line() as u64).column(error.column())
}

/// The id of a record that could not be read, as far as it can be made out.
pub(super) fn id(text: &str, holds: Holds) -> String {
    let mut id = String::new();
    // Whatever stops the search, what was found before it is good.
    let _ = serde_json::Deserializer::from_str(text).deserialize_map(FindId { name: holds.id_name(), id: &mut id });
    id
}
