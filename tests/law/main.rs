//! The rulebook: loading and its faults, limits, look-ups by day, overlays, books of other countries and other years,
//! and what the Vietnamese book says.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod changes;
mod faults;
mod foreign;
mod grounds;
mod hash;
mod kept;
mod limits;
mod next_year;
mod one_fault;
mod overlaps;
mod overlays;
mod periods;
mod references;
mod superseding;
mod support;
mod timeline;
mod undecided;
mod unread;
