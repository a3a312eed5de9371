//! The widths of a sheet's columns. Each column may be named once; so what is said of the added ones is cut out.

use quick_xml::events::BytesStart;

use crate::error::Error;
use crate::read::grid::MAX_COLUMNS;

use super::columns::{ADDED, WIDTHS};
use super::faults::damaged;
use super::xml::{number, with_attribute};

/// What a sheet says of its columns: for ranges of them, width, format, whether they are hidden.
#[derive(Debug, Default)]
pub(super) struct Widths {
    ranges: Vec<(u32, u32, BytesStart<'static>)>,
}

impl Widths {
    pub(super) fn push(&mut self, part: &str, tag: BytesStart<'static>) -> Result<(), Error> {
        let range = number(&tag, "min").zip(number(&tag, "max")).filter(|(min, max)| 0 < *min && min <= max);
        let (Some((min, max)), true) = (range, self.ranges.len() < MAX_COLUMNS as usize) else {
            return Err(damaged(part, format_args!("{:?}", &*tag)));
        };
        self.ranges.push((min, max, tag));
        Ok(())
    }

    /// The element with the added columns in their place.
    pub(super) fn print(&self, prefix: &str, first: u32) -> String {
        let last = first + ADDED - 1;
        let mut out = format!("<{prefix}cols>");
        let part = |min: u32, max: u32, tag: &BytesStart<'_>| {
            let tag = with_attribute(&with_attribute(tag, "min", &min.to_string()), "max", &max.to_string());
            if min <= max { format!("<{}/>", &*tag) } else { String::new() }
        };
        let before = self.ranges.iter().filter(|(min, ..)| *min < first);
        out.extend(before.map(|(min, max, tag)| part(*min, (*max).min(first - 1), tag)));
        for (column, width) in (first..).zip(WIDTHS) {
            out.push_str(&format!(
                "<{prefix}col min=\"{column}\" max=\"{column}\" width=\"{width}\" customWidth=\"1\"/>"
            ));
        }
        let behind = self.ranges.iter().filter(|(_, max, _)| *max > last);
        out.extend(behind.map(|(min, max, tag)| part((*min).max(last + 1), *max, tag)));
        out.push_str(&format!("</{prefix}cols>"));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(ranges: &[(u32, u32)]) -> Widths {
        let mut widths = Widths::default();
        for (min, max) in ranges {
            let content = format!("col min=\"{min}\" max=\"{max}\" width=\"9.5\" hidden=\"1\"");
            widths.push("sheet", BytesStart::from_content(content, 3)).unwrap();
        }
        widths
    }

    /// The ranges of the columns printed; those of ours are the ones that are not hidden.
    fn printed(ranges: &[(u32, u32)], first: u32) -> Vec<(u32, u32, bool)> {
        let text = widths(ranges).print("", first);
        let elements = super::super::outline::outline("sheet", &text, |_, _| true).unwrap();
        let columns = elements[1..].iter();
        columns
            .map(|column| {
                let of = |name| number(&column.tag, name);
                (of("min").unwrap(), of("max").unwrap(), of("hidden").is_none())
            })
            .collect()
    }

    const OURS: [(u32, u32, bool); 5] = [(4, 4, true), (5, 5, true), (6, 6, true), (7, 7, true), (8, 8, true)];

    #[test]
    fn no_column_is_named_twice() {
        let with = |before: &[(u32, u32)], behind: &[(u32, u32)]| {
            let theirs = |ranges: &[(u32, u32)]| ranges.iter().map(|(min, max)| (*min, *max, false)).collect();
            [theirs(before), OURS.to_vec(), theirs(behind)].concat()
        };
        assert_eq!(printed(&[], 4), OURS);
        assert_eq!(printed(&[(1, 3)], 4), with(&[(1, 3)], &[]));
        assert_eq!(printed(&[(1, 1), (3, 16_384)], 4), with(&[(1, 1), (3, 3)], &[(9, 16_384)]));
        assert_eq!(printed(&[(5, 6), (8, 9), (12, 12)], 4), with(&[], &[(9, 9), (12, 12)]));
        assert_eq!(printed(&[(4, 8)], 4), OURS);
    }

    #[test]
    fn what_names_no_column_is_refused() {
        for content in ["col", "col min=\"1\"", "col min=\"0\" max=\"1\"", "col min=\"3\" max=\"2\""] {
            assert!(Widths::default().push("sheet", BytesStart::from_content(content, 3)).is_err(), "{content}");
        }
        let mut many = widths(&vec![(1, 1); MAX_COLUMNS as usize]);
        assert!(many.push("sheet", BytesStart::from_content("col min=\"1\" max=\"1\"", 3)).is_err());
    }
}
