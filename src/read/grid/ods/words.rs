//! The text of a cell: paragraphs, and what stands within a line.

use super::super::faults::Result;
use super::super::xml::{Tag, Xml, too_large};
use super::super::{MAX_CELL_CHARS, MAX_NODE_BYTES};

/// Leaves the cell that was entered with its text, a line a paragraph. Notes and drawings are left out.
pub(super) fn paragraphs(xml: &mut Xml<'_>, text: &mut String) -> Result<()> {
    let mut first = true;
    while let Some(tag) = xml.child()? {
        let open = tag.open;
        if matches!(tag.name(), "text:p" | "text:h") {
            if !first {
                add(text, '\n', 1)?;
            }
            first = false;
            if open {
                line(xml, text)?;
            }
        } else if open {
            xml.skip()?;
        }
    }
    Ok(())
}

/// Leaves the element within a paragraph that was entered with its text.
fn line(xml: &mut Xml<'_>, text: &mut String) -> Result<()> {
    while let Some(tag) = xml.mixed(text)? {
        let (open, aside) = (tag.open, is_aside(tag));
        match tag.name() {
            "text:s" => add(text, ' ', tag.raw("text:c").map_or(1, |count| count.parse().unwrap_or(MAX_CELL_CHARS)))?,
            "text:tab" => add(text, '\t', 1)?,
            "text:line-break" => add(text, '\n', 1)?,
            _ => {}
        }
        match (open, aside) {
            (true, true) => xml.skip()?,
            (true, false) => line(xml, text)?,
            (false, _) => {}
        }
    }
    Ok(())
}

/// Whether the element is not part of the line it stands in.
fn is_aside(tag: Tag<'_>) -> bool {
    matches!(tag.name(), "office:annotation" | "text:note" | "text:ruby-text") || tag.name().starts_with("draw:")
}

fn add(text: &mut String, sign: char, count: usize) -> Result<()> {
    text.extend(std::iter::repeat_n(sign, count.min(MAX_CELL_CHARS)));
    if text.len() > MAX_NODE_BYTES { Err(too_large()) } else { Ok(()) }
}
