//! Records: items as a register holds them.

use std::ffi::c_char;

use crate::read::json;
use crate::record::Item;

use super::assessor::read_options;
use super::error::kiemdinh_error;
use super::guard::{Out, call, free, get, hand_over, lent};
use super::numbers::*;
use super::text::{Text, bytes, lend};

/** An item with all of its record: names, places, inspections, events, and what could not be read.

It does not change: any number of threads may read it at once. Owned: release it with kiemdinh_record_free. */
pub struct kiemdinh_record {
    item: Item,
    id: Text,
    category: Text,
    name: Option<Text>,
    row: u64,
}

impl kiemdinh_record {
    /// `row` is that of the register, or 0.
    pub(super) fn hand_over(item: Item, row: u64) -> *mut kiemdinh_record {
        let (id, category) = (Text::new(&item.id), Text::new(&item.category));
        let name = item.name.as_deref().map(Text::new);
        hand_over(kiemdinh_record { item, id, category, name, row })
    }

    pub(super) fn item(&self) -> &Item {
        &self.item
    }
}

/** Reads a record in JSON, the contract's form. `flags`: KIEMDINH_READ_LENIENT or 0.

`record` is owned. KIEMDINH_ERROR_ROW: the text is no record; kiemdinh_error_json has the contract's line.
_NULL_ARGUMENT, _UNKNOWN_NUMBER (flags). */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_record_from_json(
    json: *const c_char,
    json_length: usize,
    flags: u32,
    record: *mut *mut kiemdinh_record,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(record, "record")?;
            let mut item = Item::default();
            json::item(bytes(json, json_length, "json")?, 1, read_options(flags)?, &mut item)?;
            out.set(kiemdinh_record::hand_over(item, 0));
            Ok(())
        })
    }
}

/** Releases a record. NULL is allowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_record_free(record: *mut kiemdinh_record) {
    // SAFETY: the caller gives back what it owns.
    unsafe { free(record) }
}

/** The item's id. Borrowed: it lives as long as the record. NULL for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_record_id(record: *const kiemdinh_record, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(record, "record") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| &own.id), length) }
}

/** The item's category id, empty where it is not known. Borrowed. NULL for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_record_category(record: *const kiemdinh_record, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(record, "record") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.map(|own| &own.category), length) }
}

/** The item's name; NULL where there is none. Borrowed. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_record_name(record: *const kiemdinh_record, length: *mut usize) -> *const c_char {
    // SAFETY: NULL, or one of ours.
    let own = get(None, || unsafe { lent(record, "record") }.map(Some));
    // SAFETY: `length` is NULL or may be written to.
    unsafe { lend(own.and_then(|own| own.name.as_ref()), length) }
}

/** How many units the item stands for (S18); 0 for NULL. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_record_units(record: *const kiemdinh_record) -> u32 {
    // SAFETY: NULL, or one of ours.
    get(0, || Ok(unsafe { lent(record, "record") }?.item.units()))
}

/** The row of the register that the record comes from, from 1; 0 where it comes from none. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_record_row(record: *const kiemdinh_record) -> u64 {
    // SAFETY: NULL, or one of ours.
    get(0, || Ok(unsafe { lent(record, "record") }?.row))
}
