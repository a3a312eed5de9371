//! JSON Lines: one line an item, exactly as the contract names its keys.

use serde::Serialize;

use crate::assess::Assessment;
use crate::read::RowError;

/// Adds the line of an assessment.
pub fn assessment(assessment: &Assessment<'_>, out: &mut Vec<u8>) {
    line(assessment, out);
}

/// Adds the line of a row that cannot be read.
pub fn row_error(error: &RowError, out: &mut Vec<u8>) {
    line(error, out);
}

/// Adds any value as one line.
pub fn line(value: &impl Serialize, out: &mut Vec<u8>) {
    // Plain data written into memory: there is nothing that could fail.
    let _ = serde_json::to_writer(&mut *out, value);
    out.push(b'\n');
}
