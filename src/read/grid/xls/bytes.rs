//! Numbers in bytes, the low byte first.

use super::super::faults::{Result, damaged};
use crate::error::Error;

fn array_at<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N]> {
    bytes.get(at..).and_then(|rest| rest.first_chunk::<N>()).copied().ok_or_else(too_short)
}

pub(super) fn u8_at(bytes: &[u8], at: usize) -> Result<u8> {
    array_at::<1>(bytes, at).map(|[byte]| byte)
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Result<u16> {
    array_at(bytes, at).map(u16::from_le_bytes)
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Result<u32> {
    array_at(bytes, at).map(u32::from_le_bytes)
}

pub(super) fn u64_at(bytes: &[u8], at: usize) -> Result<u64> {
    array_at(bytes, at).map(u64::from_le_bytes)
}

pub(super) fn f64_at(bytes: &[u8], at: usize) -> Result<f64> {
    array_at(bytes, at).map(f64::from_le_bytes)
}

pub(super) fn too_short() -> Error {
    damaged("bản ghi quá ngắn", "a record is too short")
}
