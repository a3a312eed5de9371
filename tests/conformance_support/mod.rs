//! The conformance cases: reading their files, judging them, and what they must cover together.

pub(crate) mod cases;
pub(crate) mod compare;
pub(crate) mod edges;
pub(crate) mod judge;
pub(crate) mod layout;
