//! Workbooks and texts as grids of cells: the same table from each form, what each form has of its own, and what hostile
//! or damaged files give.
#![cfg(feature = "sheets")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "it is a test")]

#[path = "../grid_support/mod.rs"]
mod support;

mod calamine;
mod forms;
mod hostile;
mod limits;
mod ods;
mod open;
mod text;
mod worded;
mod xls;
mod xlsx;
