//! Texts: the table that cells refer to, and those that stand in a cell.

use super::super::faults::Result;
use super::super::strings::Strings;
use super::super::xml::Xml;

/// Reads the table of shared texts.
pub(super) fn read(xml: &mut Xml<'_>) -> Result<Strings> {
    let mut strings = Strings::default();
    let mut text = String::new();
    if !xml.root("sst")? {
        return Ok(strings);
    }
    while let Some(tag) = xml.child()? {
        // One without content has its number too.
        match (tag.local_name() == "si", tag.open) {
            (true, open) => {
                text.clear();
                if open {
                    rich_text(xml, &mut text)?;
                }
                strings.push(&text)?;
            }
            (false, true) => xml.skip()?,
            (false, false) => {}
        }
    }
    Ok(strings)
}

/// Leaves the element that was entered with its text: one piece, or pieces of different fonts. How it is pronounced is
/// left out.
pub(super) fn rich_text(xml: &mut Xml<'_>, text: &mut String) -> Result<()> {
    while let Some(tag) = xml.child()? {
        match tag.local_name() {
            _ if !tag.open => {}
            "t" => {
                let (from, keep) = (text.len(), tag.raw("xml:space") == Some("preserve"));
                xml.text(text)?;
                if !keep {
                    trim(text, from);
                }
                unescape(text, from);
            }
            "r" => rich_text(xml, text)?,
            _ => xml.skip()?,
        }
    }
    Ok(())
}

/// Takes the blanks away around the text that begins there.
fn trim(text: &mut String, from: usize) {
    let Some(piece) = text.get(from..) else { return };
    let end = from + piece.trim_ascii_end().len();
    text.truncate(end);
    let blanks = text.get(from..).map_or(0, |piece| piece.len() - piece.trim_ascii_start().len());
    text.drain(from..from + blanks);
}

/// Resolves `_xHHHH_`, the form of a sign that XML has no place for, in the text that begins there.
pub(super) fn unescape(text: &mut String, from: usize) {
    let mut at = from;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("_x")) {
        at += found;
        let sign = text
            .get(at + 2..at + 7)
            .and_then(|code| code.strip_suffix('_'))
            .filter(|code| code.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32)
            .filter(|sign| *sign != '\0');
        match sign {
            Some(sign) => {
                text.replace_range(at..at + 7, sign.encode_utf8(&mut [0; 4]));
                at += sign.len_utf8();
            }
            None => at += 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        let cases = [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00e9__x1EA5_", "éấ"),
            ("_xD83D_ _x0000_ _x12_ _x12G4_ _x", "_xD83D_ _x0000_ _x12_ _x12G4_ _x"),
            ("_x_x0041_", "_xA"),
        ];
        for (written, text) in cases {
            let mut found = format!("_x0042_{written}");
            unescape(&mut found, 7);
            assert_eq!(found, format!("_x0042_{text}"));
        }
    }

    #[test]
    fn trimmed() {
        let mut text = "a  b \n".to_owned();
        trim(&mut text, 1);
        assert_eq!(text, "ab");
        trim(&mut text, 2);
        assert_eq!(text, "ab");
    }
}
