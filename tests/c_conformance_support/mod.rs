//! The conformance cases in C and C++: the programs, the protocol they speak, and what they are held against.

pub(crate) mod plain;
pub(crate) mod programs;
pub(crate) mod protocol;
pub(crate) mod told;
