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
    let mut from = text.len();
    while let Some(tag) = xml.mixed(text)? {
        let (open, aside) = (tag.open, is_aside(tag));
        collapse(text, from);
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
        from = text.len();
    }
    collapse(text, from);
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

/// Several blanks are one where they stand in the text that begins there: more of them have a tag of their own.
fn collapse(text: &mut String, from: usize) {
    let piece = text.get(from..).unwrap_or_default();
    if !piece.contains("  ") && !piece.contains(['\t', '\n', '\r']) {
        return;
    }
    let piece = text.split_off(from);
    let mut behind_blank = false;
    for sign in piece.chars() {
        let is_blank = sign.is_ascii_whitespace();
        match (is_blank, behind_blank) {
            (true, true) => {}
            (true, false) => text.push(' '),
            (false, _) => text.push(sign),
        }
        behind_blank = is_blank;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks() {
        for (written, text) in [("a b", "a b"), ("a \n\t b  ", "a b "), ("\n", " "), ("", ""), ("ệ  ệ", "ệ ệ")]
        {
            let mut found = format!("  {written}");
            collapse(&mut found, 2);
            assert_eq!(found, format!("  {text}"), "{written:?}");
        }
    }
}
