//! Units and numbers, exactly.

use std::ffi::c_char;

use crate::quantity::{Decimal, Quantity, Unit};

use super::error::{Failure, kiemdinh_error};
use super::guard::{Out, call};
use super::numbered::Numbered;
use super::numbers::*;
use super::text::text;

fn wrong(text: &str, error: &crate::quantity::QuantityError) -> Failure {
    let (vi, en) = ("không đọc được số hoặc đơn vị đo", &error.to_string());
    Failure::argument(KIEMDINH_ERROR_INVALID_VALUE, "text", vi, en).valued(text)
}

/** Reads a decimal number ("-12.5", "1e3") as value / 10^scale, for a kiemdinh_attribute.

KIEMDINH_ERROR_INVALID_VALUE: no number, or more than 18 digits. _NULL_ARGUMENT, _INVALID_UTF8. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_decimal_parse(
    text: *const c_char,
    text_length: usize,
    value: *mut i64,
    scale: *mut i32,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let (to_value, to_scale) = (Out::new(value, "value")?, Out::new(scale, "scale")?);
            let text = self::text(text, text_length, "text")?;
            let (value, scale) = text.parse::<Decimal>().map_err(|error| wrong(text, &error))?.parts();
            to_value.set(value);
            to_scale.set(scale);
            Ok(())
        })
    }
}

/** The number of a unit by any spelling that is read: "kg", "kgf/cm2", "MPa", and Vietnamese names.

KIEMDINH_ERROR_INVALID_VALUE: no such unit. _NULL_ARGUMENT, _INVALID_UTF8. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_unit_parse(
    text: *const c_char,
    text_length: usize,
    unit: *mut i32,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(unit, "unit")?;
            let text = self::text(text, text_length, "text")?;
            out.set(text.parse::<Unit>().map_err(|error| wrong(text, &error))?.number());
            Ok(())
        })
    }
}

/** Compares two quantities ("10 psi", "0.7 bar") exactly: `order` is -1, 0 or 1 as the first is less, equal or greater.

KIEMDINH_ERROR_INVALID_VALUE: a text is no number with a unit, or the two do not measure the same.
_NULL_ARGUMENT, _INVALID_UTF8. */
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_quantity_compare(
    first: *const c_char,
    first_length: usize,
    second: *const c_char,
    second_length: usize,
    order: *mut i32,
    error: *mut *mut kiemdinh_error,
) -> kiemdinh_result {
    // SAFETY: pointers are NULL or as the conventions say.
    unsafe {
        call(error, || {
            let out = Out::new(order, "order")?;
            let quantity = |text: &str, name| text.parse::<Quantity>().map_err(|error| wrong(text, &error).at(name));
            let (first, second) = (text(first, first_length, "first")?, text(second, second_length, "second")?);
            let found = quantity(first, "first")?.compare(&quantity(second, "second")?);
            let incomparable = || {
                let (vi, en) = ("không cùng đại lượng đo", "does not measure the same as the first");
                Failure::argument(KIEMDINH_ERROR_INVALID_VALUE, "second", vi, en).valued(second)
            };
            out.set(found.ok_or_else(incomparable)? as i32);
            Ok(())
        })
    }
}
