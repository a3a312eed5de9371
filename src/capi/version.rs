//! Versions, for the compiler and at run time.

use std::ffi::c_char;

/** The version of the ABI: what this header declares. Compare it with kiemdinh_abi_version() when you load the library. */
pub const KIEMDINH_ABI_VERSION: u32 = 1;
/** The major version of the library whose header this is. */
pub const KIEMDINH_VERSION_MAJOR: u32 = 0;
/** The minor version. */
pub const KIEMDINH_VERSION_MINOR: u32 = 1;
/** The patch version. */
pub const KIEMDINH_VERSION_PATCH: u32 = 0;
/** All three in one number that can be compared: major * 1000000 + minor * 1000 + patch. */
pub const KIEMDINH_VERSION_NUMBER: u32 = 1000;

/** The version of the ABI that the library has. A program and a library of the same ABI version fit. */
#[unsafe(no_mangle)]
pub extern "C" fn kiemdinh_abi_version() -> u32 {
    KIEMDINH_ABI_VERSION
}

/** The version of the library: "0.1.0". Static. */
#[unsafe(no_mangle)]
pub extern "C" fn kiemdinh_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/** The version of the library as a number like KIEMDINH_VERSION_NUMBER. */
#[unsafe(no_mangle)]
pub extern "C" fn kiemdinh_version_number() -> u32 {
    KIEMDINH_VERSION_NUMBER
}
