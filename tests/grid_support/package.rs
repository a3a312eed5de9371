//! Zips of parts.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip of these parts.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    written(parts, CompressionMethod::Deflated)
}

/// A zip of these parts, not compressed: where they are in the file can be found.
pub fn stored(parts: &[(&str, &[u8])]) -> Vec<u8> {
    written(parts, CompressionMethod::Stored)
}

fn written(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("room");
        zip.write_all(content).expect("room");
    }
    zip.finish().expect("room").into_inner()
}

/// The place of the only occurrence of the bytes.
pub fn place(file: &[u8], bytes: &[u8]) -> usize {
    let mut places = file.windows(bytes.len()).enumerate().filter(|(_, window)| *window == bytes).map(|(at, _)| at);
    let place = places.next().expect("it is there");
    assert_eq!(places.next(), None, "it is there once");
    place
}

/// The place of the entry of that name in the directory of the zip.
pub fn directory_entry(file: &[u8], name: &str) -> usize {
    let entry = [b"PK\x01\x02", name.as_bytes()];
    let mut places = file.windows(4).enumerate().filter(|(_, window)| *window == entry[0]).map(|(at, _)| at);
    let of_name = |at: &usize| file[at + 46..].starts_with(entry[1]);
    places.rfind(of_name).expect("it is there")
}
