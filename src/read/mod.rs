//! From texts to records: JSON, and with feature `registers` whole registers as JSON Lines or CSV.
//!
//! ```text
//! json          one record or the accreditations, from a text the caller holds
//! register      a file or stream, cut into blocks of whole rows          (blocks)     } feature
//! layout, rows  on any thread, from a block to records                   (cells)      } `registers`
//! mapping       which column of a foreign register is which field        (date_form)  }
//! names, fields the fields of a record, and the one place where their texts become its values
//! ```
//!
//! A value that cannot be read stays beside the record as a [`Remark`] and counts as absent;
//! only a row without an id, with an unknown key, or that is no record at all is a [`RowError`]. Nothing here reads
//! a clock or opens a file, and no input makes it panic or take more memory than the limits below allow.
//!
//! | limit | |
//! |---|---|
//! | a row | [`MAX_ROW_BYTES`]; a longer one is a [`RowError`], and reading goes on after it |
//! | an id | [`Item::MAX_ID_BYTES`] |
//! | nesting of JSON | [`MAX_DEPTH`] |
//! | columns | [`MAX_COLUMNS`] |
//! | inspections, events of a record | [`MAX_INSPECTIONS`], [`MAX_EVENTS`] |
//! | attributes of a record | [`MAX_ATTRIBUTES`] |

mod accreditations;
mod compose;
mod fields;
pub mod json;
mod names;
mod object;
mod row_error;
mod spare;

#[cfg(feature = "sheets")]
pub mod encoding;
#[cfg(feature = "sheets")]
pub mod grid;
#[cfg(feature = "sheets")]
pub mod recognise;
#[cfg(feature = "sheets")]
pub mod sheet;
#[cfg(feature = "sheets")]
pub mod words;

#[cfg(feature = "registers")]
mod blocks;
#[cfg(feature = "registers")]
mod cells;
#[cfg(feature = "registers")]
mod date_form;
#[cfg(feature = "registers")]
mod layout;
#[cfg(feature = "registers")]
mod mapping;
#[cfg(feature = "registers")]
mod path;
#[cfg(feature = "registers")]
mod register;
#[cfg(feature = "registers")]
mod rows;

use crate::record::{Field, Inspection, Item, Remark};

pub use row_error::RowError;

#[cfg(feature = "registers")]
pub use self::{
    blocks::Block,
    layout::Layout,
    mapping::Mapping,
    register::{Format, Register},
    rows::{InspectionRows, Rows},
};

/// The longest row that is read, in bytes, its line end not counted.
pub const MAX_ROW_BYTES: usize = 1 << 20;
/// The deepest nesting of a JSON text.
pub const MAX_DEPTH: usize = 128;
/// The most columns of a register.
pub const MAX_COLUMNS: usize = 4096;
/// The most inspections of one record.
pub const MAX_INSPECTIONS: usize = 10_000;
/// The most events of one record.
pub const MAX_EVENTS: usize = 10_000;
/// The most attributes of one record.
pub const MAX_ATTRIBUTES: usize = 256;

/// How strictly a record is read.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// Whether an unknown key is kept as information instead of making the row unreadable; default off.
    pub lenient: bool,
}

impl ReadOptions {
    /// Options of that leniency.
    #[must_use]
    pub const fn lenient(lenient: bool) -> ReadOptions {
        ReadOptions { lenient }
    }
}

/// An inspection that is kept apart from its item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct InspectionOf {
    /// Id of the item.
    pub item: String,
    /// The inspection.
    pub inspection: Inspection,
    /// What reading had to say; paths as if the inspection were the first of its item.
    pub remarks: Vec<Remark>,
}

impl InspectionOf {
    /// Adds the inspection to the end of the item's own, with its remarks.
    pub fn join(self, item: &mut Item) {
        let index = item.inspections.len() as u32;
        item.inspections.push(self.inspection);
        item.remarks.extend(self.remarks.into_iter().map(|mut remark| {
            remark.field = match remark.field {
                Field::Inspection(_, name) => Field::Inspection(index, name),
                Field::Inspector(_, inspector) => Field::Inspector(index, inspector),
                other => other,
            };
            remark
        }));
    }

    /// The one inspection of a row that was read as an item.
    fn take(item: &mut Item) -> InspectionOf {
        InspectionOf {
            item: std::mem::take(&mut item.id),
            inspection: item.inspections.pop().unwrap_or_default(),
            remarks: std::mem::take(&mut item.remarks),
        }
    }
}
