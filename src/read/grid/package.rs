//! A workbook that is a zip of parts, with every size checked before anything is unpacked.

use std::collections::HashMap;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::Error;

use super::faults::{Result, beyond, damaged, password, unreadable};
use super::xml::Xml;
use super::{MAX_ENTRIES, MAX_FILE_BYTES, MAX_RATIO, MAX_UNPACKED_BYTES};

/// An entry may be more than [`MAX_RATIO`] times larger than packed up to here: so little is harmless.
const RATIO_FROM_BYTES: u64 = 16 << 20;
/// The most bytes that are read to find the entries of the zip; where there are 10,000 it takes about one MiB.
const MAX_DIRECTORY_BYTES: u64 = 8 << 20;

/// The parts of a workbook, by name.
pub(super) struct Package<R> {
    zip: ZipArchive<R>,
    /// Names as they are compared, see [`key`].
    parts: HashMap<String, usize>,
}

impl<R: Read + Seek> Package<R> {
    /// Reads the directory, and checks what it says of the entries before any of them is opened. An entry that turns out
    /// to be larger than that fails while it is unpacked.
    pub(super) fn open(mut input: R) -> Result<Package<R>> {
        check_end(&mut input)?;
        let metered = Metered { input: &mut input, left: MAX_DIRECTORY_BYTES };
        let mut zip = ZipArchive::new(metered).map_err(|error| of_zip(&error))?;
        let parts = checked_parts(&mut zip)?;
        // Once more, now that it is known to take no more than that.
        let zip = ZipArchive::new(input).map_err(|error| of_zip(&error))?;
        Ok(Package { zip, parts })
    }

    /// Whether there is a part of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&key(name))
    }

    /// Names of the parts, as they are compared.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// A part as bytes.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Box<dyn Read + '_>>> {
        let Some(index) = self.parts.get(&key(name)) else { return Ok(None) };
        let part = self.zip.by_index(*index).map_err(|error| of_zip(&error))?;
        Ok(Some(Box::new(part)))
    }

    /// A part as XML.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<Xml<'_>>> {
        const BUFFER_BYTES: usize = 64 << 10;
        let bytes = self.bytes(name)?;
        Ok(bytes.map(|bytes| Xml::new(name, BufReader::with_capacity(BUFFER_BYTES, bytes))))
    }
}

/// A name as it is compared: programs write `xl\workbook.xml`, `/xl/workbook.xml` and `XL/Workbook.xml`.
fn key(name: &str) -> String {
    name.trim_start_matches(['/', '\\']).replace('\\', "/").to_lowercase()
}

/// Looks at the end of the file, where a zip tells how many entries it has: one that is cut off has no such end, and
/// memory is reserved for as many entries as it tells.
fn check_end(input: &mut (impl Read + Seek)) -> Result<()> {
    /// The record without its comment, and the longest comment.
    const END_BYTES: u64 = 22 + 0xffff;
    let length = input.seek(SeekFrom::End(0)).map_err(|error| unreadable(&error))?;
    if length > MAX_FILE_BYTES {
        return Err(beyond("Kích thước tệp (byte)", "The size of the file (bytes)", MAX_FILE_BYTES));
    }
    let start = length.saturating_sub(END_BYTES);
    let mut tail = Vec::new();
    let read = input.seek(SeekFrom::Start(start)).and_then(|_| input.read_to_end(&mut tail));
    read.and_then(|_| input.rewind()).map_err(|error| unreadable(&error))?;
    let mut found = false;
    for at in memmem::find_iter(&tail, b"PK\x05\x06") {
        let Some([low, high]) = tail.get(at + 10..).and_then(|rest| rest.first_chunk::<2>()) else { continue };
        found = true;
        // 65,535 of them stand for a number that is kept elsewhere.
        let entries = usize::from(u16::from_le_bytes([*low, *high]));
        if entries > MAX_ENTRIES {
            return Err(beyond("Số phần trong tệp nén", "The number of entries of the zip", MAX_ENTRIES));
        }
    }
    if !found {
        return Err(damaged("tệp nén không có phần cuối", "the zip has no end"));
    }
    Ok(())
}

/// The entries by name, if all that the directory says of them is within the limits.
fn checked_parts<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<HashMap<String, usize>> {
    if zip.len() > MAX_ENTRIES {
        return Err(beyond("Số phần trong tệp nén", "The number of entries of the zip", MAX_ENTRIES));
    }
    let mut parts = HashMap::new();
    let mut total: u64 = 0;
    let mut twice = zip.has_duplicate_names();
    for index in 0..zip.len() {
        let entry = zip.by_index_data(index).map_err(|error| of_zip(&error))?;
        if entry.encrypted() {
            return Err(password());
        }
        let (packed, unpacked) = (entry.compressed_size(), entry.size());
        if unpacked > RATIO_FROM_BYTES && unpacked / MAX_RATIO > packed {
            return Err(beyond("Tỷ lệ nén", "The ratio of compression", MAX_RATIO));
        }
        total = total.saturating_add(unpacked);
        twice |= parts.insert(key(&entry.name().map_err(|error| of_zip(&error))?), index).is_some();
    }
    if total > MAX_UNPACKED_BYTES {
        return Err(beyond("Kích thước sau khi giải nén (byte)", "The size unpacked (bytes)", MAX_UNPACKED_BYTES));
    }
    // Of two parts of one name another program might read the other one.
    if twice {
        return Err(damaged("hai phần cùng tên", "two parts of one name"));
    }
    if zip.has_overlapping_entries().map_err(|error| of_zip(&error))? {
        return Err(damaged("các phần nén chồng lên nhau", "the parts overlap"));
    }
    Ok(parts)
}

fn of_zip(error: &ZipError) -> Error {
    match error {
        ZipError::Io(error) if error.get_ref().is_some_and(|inner| inner.is::<OutOfBytes>()) => {
            beyond("Mục lục của tệp nén (byte)", "The directory of the zip (bytes)", MAX_DIRECTORY_BYTES)
        }
        ZipError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            damaged("tệp nén kết thúc quá sớm", "the zip ends too early")
        }
        ZipError::Io(error) => unreadable(error),
        ZipError::InvalidPassword => password(),
        other => damaged(other, other),
    }
}

/// An input of which only so many bytes may be read.
struct Metered<R> {
    input: R,
    left: u64,
}

#[derive(Debug, thiserror::Error)]
#[error("more bytes than are allowed")]
struct OutOfBytes;

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 && !buffer.is_empty() {
            return Err(io::Error::other(OutOfBytes));
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.input.read(buffer.get_mut(..most).unwrap_or_default())?;
        self.left -= read as u64;
        Ok(read)
    }
}

impl<R: Seek> Seek for Metered<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.input.seek(to)
    }
}
