//! Setting up plain structs, and reading them whatever size they have.

use super::error::{Failure, kiemdinh_error};
use super::guard::{call, lent};
use super::numbers::*;
use super::plain::*;

/// Sets a struct of the caller's size up.
///
/// # Safety
/// `out` is NULL or may be written to, `size` bytes of it.
unsafe fn init<T: Plain>(out: *mut T, size: u32) -> Result<(), Failure> {
    if out.is_null() {
        return Err(Failure::null(T::NAME));
    }
    if (size as usize) < size_of::<T>() {
        return Err(wrong_size::<T>(size));
    }
    // SAFETY: the caller lets `size` bytes be written to, and `T` is not larger. What a later version appended is
    // zero, which means absent there.
    unsafe {
        std::ptr::write_bytes(out.cast::<u8>(), 0, size as usize);
        out.write_unaligned(T::ABSENT);
        out.cast::<u32>().write_unaligned(size);
    }
    Ok(())
}

pub(super) fn wrong_size<T: Plain>(size: u32) -> Failure {
    let least = size_of::<T>();
    let vi = format!("{} phải có ít nhất {least} byte; hãy gọi hàm _init", T::NAME);
    let en = format!("{} must have at least {least} bytes; call the _init function", T::NAME);
    Failure::argument(KIEMDINH_ERROR_STRUCT_SIZE, "struct_size", &vi, &en).valued(&size.to_string())
}

/// A struct that was lent, of this version's size or a larger one whose end is zero.
///
/// # Safety
/// `pointer` is NULL or points to as many bytes as its `struct_size` says.
#[inline]
pub(super) unsafe fn plain<'a, T: Plain + 'a>(pointer: *const T, name: &'static str) -> Result<&'a T, Failure> {
    // SAFETY: the caller's promise; a struct shorter than `T` is only read as far as its first field.
    let size = *unsafe { lent(pointer.cast::<u32>(), name) }?;
    if !pointer.is_aligned() {
        let (vi, en) = ("con trỏ không thẳng hàng", "the pointer is misaligned");
        return Err(Failure::argument(KIEMDINH_ERROR_INVALID_ARGUMENT, name, vi, en));
    }
    if (size as usize) < size_of::<T>() {
        return Err(wrong_size::<T>(size));
    }
    if size as usize > size_of::<T>() {
        // SAFETY: the struct has `size` bytes.
        let tail = unsafe {
            let tail = pointer.cast::<u8>().add(size_of::<T>());
            std::slice::from_raw_parts(tail, size as usize - size_of::<T>())
        };
        if size > MAX_STRUCT_BYTES || tail.iter().any(|byte| *byte != 0) {
            let vi = format!("{} có trường mà phiên bản này không biết", T::NAME);
            let en = format!("{} has fields that this version does not know", T::NAME);
            let failure = Failure::argument(KIEMDINH_ERROR_STRUCT_SIZE, "struct_size", &vi, &en);
            return Err(failure.valued(&size.to_string()));
        }
    }
    // SAFETY: not NULL, aligned, and of at least this size.
    Ok(unsafe { &*pointer })
}

/// No struct of any version is larger; more is garbage.
pub(super) const MAX_STRUCT_BYTES: u32 = 4096;

/// A list of such structs. The first tells how far apart they are.
///
/// # Safety
/// `first` is NULL or points to `count` structs, each of the size that the first says.
#[inline]
pub(super) unsafe fn list<'a, T: Plain + 'a>(
    first: *const T,
    count: usize,
    most: usize,
    name: &'static str,
) -> Result<impl Iterator<Item = Result<&'a T, Failure>>, Failure> {
    if count > most {
        return Err(Failure::too_many(name, count, most));
    }
    let stride = match count {
        0 => 0,
        // SAFETY: the caller's promise.
        _ => unsafe { plain(first, name) }?.size(),
    };
    Ok((0..count).map(move |index| {
        // SAFETY: within the list.
        let one = unsafe { plain(first.cast::<u8>().add(index * stride).cast::<T>(), name) }?;
        if one.size() == stride {
            return Ok(one);
        }
        let (vi, en) = ("mọi phần tử phải có cùng struct_size", "all elements must have the same struct_size");
        Err(Failure::argument(KIEMDINH_ERROR_STRUCT_SIZE, name, vi, en).valued(&one.size().to_string()))
    }))
}

/** Sets an item up: everything absent. `struct_size` is sizeof(kiemdinh_item).

KIEMDINH_ERROR_STRUCT_SIZE: below the first version's size. KIEMDINH_ERROR_NULL_ARGUMENT. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_item_init(item: *mut kiemdinh_item, struct_size: u32) -> kiemdinh_result {
    // SAFETY: the caller's promise.
    unsafe { call(std::ptr::null_mut::<*mut kiemdinh_error>(), || init(item, struct_size)) }
}

/** Sets an attribute up: KIEMDINH_VALUE_TEXT, no name, no text. As kiemdinh_item_init. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_attribute_init(
    attribute: *mut kiemdinh_attribute,
    struct_size: u32,
) -> kiemdinh_result {
    // SAFETY: the caller's promise.
    unsafe { call(std::ptr::null_mut::<*mut kiemdinh_error>(), || init(attribute, struct_size)) }
}

/** Sets an inspection up: everything absent. As kiemdinh_item_init. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_inspection_init(
    inspection: *mut kiemdinh_inspection,
    struct_size: u32,
) -> kiemdinh_result {
    // SAFETY: the caller's promise.
    unsafe { call(std::ptr::null_mut::<*mut kiemdinh_error>(), || init(inspection, struct_size)) }
}

/** Sets an event up: everything absent. As kiemdinh_item_init. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_event_init(event: *mut kiemdinh_event, struct_size: u32) -> kiemdinh_result {
    // SAFETY: the caller's promise.
    unsafe { call(std::ptr::null_mut::<*mut kiemdinh_error>(), || init(event, struct_size)) }
}

/** Sets options up: a window of 30 days, no flags, everything else as the rulebook says. As kiemdinh_item_init. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_options_init(options: *mut kiemdinh_options, struct_size: u32) -> kiemdinh_result {
    // SAFETY: the caller's promise.
    unsafe { call(std::ptr::null_mut::<*mut kiemdinh_error>(), || init(options, struct_size)) }
}

/** Sets an answer up: its size, and no answer. As kiemdinh_item_init. */
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kiemdinh_answer_init(answer: *mut kiemdinh_answer, struct_size: u32) -> kiemdinh_result {
    // SAFETY: the caller's promise.
    unsafe { call(std::ptr::null_mut::<*mut kiemdinh_error>(), || init(answer, struct_size)) }
}
