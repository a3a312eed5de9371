//! Kinds of records (MS-XLS 2.3).

/// A formula with its result.
pub(super) const FORMULA: u16 = 0x0006;
/// The end of the workbook's part or of a sheet.
pub(super) const EOF: u16 = 0x000a;
/// The day that number 0 stands for.
pub(super) const DATE_MODE: u16 = 0x0022;
/// What follows is encrypted.
pub(super) const FILE_PASS: u16 = 0x002f;
/// What did not fit into the record before.
pub(super) const CONTINUE: u16 = 0x003c;
/// The code page of texts.
pub(super) const CODE_PAGE: u16 = 0x0042;
/// A sheet.
pub(super) const BOUND_SHEET: u16 = 0x0085;
/// Several numbers of one row.
pub(super) const MUL_RK: u16 = 0x00bd;
/// Text of several fonts.
pub(super) const R_STRING: u16 = 0x00d6;
/// A style.
pub(super) const XF: u16 = 0x00e0;
/// Merged cells.
pub(super) const MERGE_CELLS: u16 = 0x00e5;
/// The table of shared texts.
pub(super) const SST: u16 = 0x00fc;
/// A shared text.
pub(super) const LABEL_SST: u16 = 0x00fd;
/// Another workbook that is referred to.
pub(super) const SUP_BOOK: u16 = 0x01ae;
/// A number.
pub(super) const NUMBER: u16 = 0x0203;
/// Text.
pub(super) const LABEL: u16 = 0x0204;
/// A truth value or an error.
pub(super) const BOOL_ERR: u16 = 0x0205;
/// The result of the formula before.
pub(super) const STRING: u16 = 0x0207;
/// A formula for several cells.
pub(super) const ARRAY: u16 = 0x0221;
/// A formula of a data table.
pub(super) const TABLE: u16 = 0x0236;
/// A number in 32 bits.
pub(super) const RK: u16 = 0x027e;
/// A number format.
pub(super) const FORMAT: u16 = 0x041e;
/// A formula that cells share.
pub(super) const SHARED_FORMULA: u16 = 0x04bc;
/// The beginning of the workbook's part or of a sheet.
pub(super) const BOF: u16 = 0x0809;
