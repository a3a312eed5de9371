//! Spreadsheets of OpenDocument, part by part.

use super::package::package;

const MEDIA: &str = "application/vnd.oasis.opendocument.spreadsheet";

const NAMESPACES: &str = concat!(
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" ",
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" ",
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" ",
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" ",
    "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" ",
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" ",
    "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" ",
    "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\" office:version=\"1.3\"",
);

/// The part of the content, with these styles and these tables.
pub fn content(styles: &str, tables: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {NAMESPACES}>\
         <office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    .into_bytes()
}

/// A spreadsheet of that content, with more within its manifest.
pub fn file(content: &[u8], manifest: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
         <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{MEDIA}\"/>{manifest}</manifest:manifest>"
    );
    let mut parts: Vec<(&str, &[u8])> =
        vec![("mimetype", MEDIA.as_bytes()), ("META-INF/manifest.xml", manifest.as_bytes()), ("content.xml", content)];
    parts.extend(more);
    package(&parts)
}

/// A spreadsheet of one sheet with these rows.
pub fn sheet(styles: &str, rows: &str) -> Vec<u8> {
    file(&content(styles, &format!("<table:table table:name=\"Sheet1\">{rows}</table:table>")), "", &[])
}
