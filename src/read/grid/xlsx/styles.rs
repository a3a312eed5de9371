//! Styles: of them only what a number format makes of a number.

use std::collections::HashMap;

use super::super::MAX_STYLES;
use super::super::faults::{Result, beyond};
use super::super::shown::Shown;
use super::super::xml::{Tag, Xml};

/// Reads what the styles of cells show of a number, by their number.
pub(super) fn read(xml: &mut Xml<'_>) -> Result<Vec<Shown>> {
    let mut formats: HashMap<u32, Shown> = HashMap::new();
    let mut styles = Vec::new();
    if !xml.root("styleSheet")? {
        return Ok(styles);
    }
    while let Some(tag) = xml.child()? {
        match tag.local_name() {
            _ if !tag.open => {}
            "numFmts" => each(xml, |tag| {
                let id = tag.raw("numFmtId").and_then(|id| id.parse().ok());
                if let (Some(id), Some(code)) = (id, tag.value("formatCode")) {
                    formats.insert(id, Shown::of_code(&code));
                }
                formats.len()
            })?,
            "cellXfs" => each(xml, |tag| {
                let id: u32 = tag.raw("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                styles.push(formats.get(&id).cloned().unwrap_or_else(|| Shown::built_in(id)));
                styles.len()
            })?,
            _ => xml.skip()?,
        }
    }
    Ok(styles)
}

/// Does something with the tags of a list, as long as its result does not exceed the limit.
fn each(xml: &mut Xml<'_>, mut act: impl FnMut(Tag<'_>) -> usize) -> Result<()> {
    while let Some(tag) = xml.child()? {
        let open = tag.open;
        if act(tag) > MAX_STYLES {
            return Err(beyond("Số định dạng và kiểu ô", "The number of formats and styles", MAX_STYLES));
        }
        if open {
            xml.skip()?;
        }
    }
    Ok(())
}
