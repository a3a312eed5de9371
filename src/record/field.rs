use std::cmp::Ordering;
use std::fmt::{self, Write};

use serde::{Serialize, Serializer};

/// The path of a field in a record: `serial_no`, `inspections[0].next_due_on`, `attributes.volume`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Field {
    /// A field of the item itself.
    Item(&'static str),
    /// An attribute.
    Attribute(Box<str>),
    /// A field of the inspection of that index.
    Inspection(u32, &'static str),
    /// An inspector of an inspection.
    Inspector(u32, u32),
    /// A field of the event of that index.
    Event(u32, &'static str),
    /// A path that the record does not know.
    Unknown(Box<str>),
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Item(name) => f.write_str(name),
            Self::Attribute(name) => write!(f, "attributes.{name}"),
            Self::Inspection(index, "") => write!(f, "inspections[{index}]"),
            Self::Inspection(index, name) => write!(f, "inspections[{index}].{name}"),
            Self::Inspector(index, inspector) => write!(f, "inspections[{index}].inspectors[{inspector}]"),
            Self::Event(index, "") => write!(f, "events[{index}]"),
            Self::Event(index, name) => write!(f, "events[{index}].{name}"),
            Self::Unknown(path) => f.write_str(path),
        }
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Fields sort as their printed paths do, byte by byte.
impl Ord for Field {
    fn cmp(&self, other: &Field) -> Ordering {
        let print = |field: &Field| {
            let mut text = String::new();
            // Writing into a string does not fail.
            let _ = write!(text, "{field}");
            text
        };
        if self == other { Ordering::Equal } else { print(self).cmp(&print(other)) }
    }
}

impl PartialOrd for Field {
    fn partial_cmp(&self, other: &Field) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
