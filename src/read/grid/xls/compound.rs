//! Compound files (MS-CFB): streams within a file, kept in sectors that are chained like the clusters of an old disk.

use std::io::{self, Read, Seek, SeekFrom};

use super::super::MAX_FILE_BYTES;
use super::super::faults::{Result, beyond, damaged, unreadable};
use super::bytes::{u8_at, u16_at, u32_at, u64_at};
use crate::error::Error;

/// No sector follows.
const END: u32 = 0xffff_fffe;
/// Shorter streams are kept in small sectors, within the stream of the root.
const SMALL_STREAM: u64 = 4096;
const SMALL_SECTOR: usize = 64;
/// The most bytes of the directory: 32,768 entries.
const MAX_DIRECTORY_BYTES: u64 = 4 << 20;

/// A compound file.
pub(super) struct Compound<R> {
    sectors: Sectors<R>,
    root: Entry,
    /// What is directly within the root.
    entries: Vec<Entry>,
    /// Where the table of the small sectors begins.
    small_table: u32,
}

/// The sectors of a file.
struct Sectors<R> {
    input: R,
    size: usize,
    /// The sector that follows each.
    next: Vec<u32>,
}

/// A stream, or a folder of them.
#[derive(Clone, Debug)]
struct Entry {
    name: String,
    is_stream: bool,
    start: u32,
    size: u64,
}

impl<R: Read + Seek> Compound<R> {
    /// Reads the tables and the directory.
    pub(super) fn open(mut input: R) -> Result<Compound<R>> {
        let length = input.seek(SeekFrom::End(0)).map_err(|error| unreadable(&error))?;
        if length > MAX_FILE_BYTES {
            return Err(beyond("Kích thước tệp (byte)", "The size of the file (bytes)", MAX_FILE_BYTES));
        }
        let mut header = [0; 512];
        read_at(&mut input, 0, &mut header)?;
        let (large_files, size) = match u16_at(&header, 30)? {
            9 => (false, 512),
            12 => (true, 4096),
            _ => return Err(broken()),
        };
        let mut sectors = Sectors { input, size, next: Vec::new() };
        sectors.read_table(&header, length)?;
        let directory = sectors.stream(u32_at(&header, 48)?, u64::MAX, MAX_DIRECTORY_BYTES)?;
        let (root, entries) = entries(&directory, large_files)?;
        Ok(Compound { sectors, root, entries, small_table: u32_at(&header, 60)? })
    }

    /// Whether there is a stream or folder of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The stream of that name; `most` is the limit of its size.
    pub(super) fn stream(&mut self, name: &str, most: u64) -> Result<Option<Vec<u8>>> {
        let found = self.entries.iter().find(|entry| entry.is_stream && entry.name.eq_ignore_ascii_case(name));
        let Some(Entry { start, size, .. }) = found.cloned() else { return Ok(None) };
        if size > most {
            return Err(beyond("Kích thước dữ liệu (byte)", "The size of the data (bytes)", most));
        }
        if size >= SMALL_STREAM {
            return self.sectors.stream(start, size, most).map(Some);
        }
        let table = self.sectors.stream(self.small_table, u64::MAX, most)?;
        let next: Vec<u32> = table.as_chunks::<4>().0.iter().copied().map(u32::from_le_bytes).collect();
        let within = self.sectors.stream(self.root.start, self.root.size, most)?;
        let mut stream = Vec::new();
        for sector in chain(start, &next, size.div_ceil(SMALL_SECTOR as u64))? {
            let at = sector as usize * SMALL_SECTOR;
            stream.extend_from_slice(within.get(at..at + SMALL_SECTOR).ok_or_else(broken)?);
        }
        stream.truncate(size as usize);
        Ok(Some(stream))
    }
}

impl<R: Read + Seek> Sectors<R> {
    /// Reads which sector follows each. The sectors of that table are listed in the header, and where it has no more room
    /// in sectors of their own.
    fn read_table(&mut self, header: &[u8; 512], length: u64) -> Result<()> {
        let count = length / self.size as u64;
        let mut wanted = count.div_ceil(self.size as u64 / 4);
        let mut list = header.get(76..).unwrap_or_default().to_vec();
        let mut following = u32_at(header, 68)?;
        let mut bytes = vec![0; self.size];
        // As many rounds as there are sectors: the lists may be chained in a circle.
        for _ in 0..=count {
            for sector in list.as_chunks::<4>().0.iter().copied().map(u32::from_le_bytes) {
                if sector >= END || wanted == 0 {
                    continue;
                }
                self.read(sector, &mut bytes)?;
                self.next.extend(bytes.as_chunks::<4>().0.iter().copied().map(u32::from_le_bytes));
                wanted -= 1;
            }
            if following >= END || wanted == 0 {
                return Ok(());
            }
            self.read(following, &mut bytes)?;
            following = u32_at(&bytes, self.size - 4)?;
            list.clear();
            list.extend(bytes.get(..self.size - 4).unwrap_or_default());
        }
        Err(broken())
    }

    /// A stream of that size; of unknown size where that is [`u64::MAX`].
    fn stream(&mut self, start: u32, size: u64, most: u64) -> Result<Vec<u8>> {
        let sectors = if size == u64::MAX { u64::MAX } else { size.div_ceil(self.size as u64) };
        let mut stream = Vec::new();
        let mut bytes = vec![0; self.size];
        for sector in chain(start, &self.next, sectors)? {
            if stream.len() as u64 >= most {
                return Err(beyond("Kích thước dữ liệu (byte)", "The size of the data (bytes)", most));
            }
            self.read(sector, &mut bytes)?;
            stream.extend_from_slice(&bytes);
        }
        stream.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        Ok(stream)
    }

    /// Reads a sector; the last of the file may be shorter than the others.
    fn read(&mut self, sector: u32, bytes: &mut [u8]) -> Result<()> {
        bytes.fill(0);
        read_at(&mut self.input, (u64::from(sector) + 1) * self.size as u64, bytes)
    }
}

/// The sectors of a stream in their order: `most` of them, or all where there are not so many.
fn chain(start: u32, next: &[u32], most: u64) -> Result<Vec<u32>> {
    let mut sectors = Vec::new();
    let mut sector = start;
    while sector < END && (sectors.len() as u64) < most {
        if sectors.len() >= next.len() {
            return Err(broken());
        }
        sectors.push(sector);
        sector = *next.get(sector as usize).ok_or_else(broken)?;
    }
    if most != u64::MAX && (sectors.len() as u64) < most { Err(broken()) } else { Ok(sectors) }
}

/// The root of the directory, and what is directly within it. The entries of a folder form a tree.
fn entries(directory: &[u8], large_files: bool) -> Result<(Entry, Vec<Entry>)> {
    const ENTRY_BYTES: usize = 128;
    const NONE: u32 = u32::MAX;
    let raw = |index: u32| {
        let rest = directory.get((index as usize).saturating_mul(ENTRY_BYTES)..);
        rest.and_then(|rest| rest.get(..ENTRY_BYTES)).ok_or_else(broken)
    };
    let root = raw(0)?;
    let mut found = Vec::new();
    let mut seen = vec![false; directory.len() / ENTRY_BYTES];
    let mut open = vec![u32_at(root, 76)?];
    while let Some(index) = open.pop() {
        if index == NONE {
            continue;
        }
        match seen.get_mut(index as usize) {
            Some(seen) if !*seen => *seen = true,
            _ => return Err(broken()),
        }
        let bytes = raw(index)?;
        found.push(entry(bytes, large_files)?);
        open.extend([u32_at(bytes, 68)?, u32_at(bytes, 72)?]);
    }
    Ok((entry(root, large_files)?, found))
}

fn entry(bytes: &[u8], large_files: bool) -> Result<Entry> {
    let name = bytes.get(..64).unwrap_or_default().as_chunks::<2>().0;
    let name: Vec<u16> = name.iter().copied().map(u16::from_le_bytes).take_while(|unit| *unit != 0).collect();
    Ok(Entry {
        name: String::from_utf16_lossy(&name),
        is_stream: u8_at(bytes, 66)? == 2,
        start: u32_at(bytes, 116)?,
        size: if large_files { u64_at(bytes, 120)? } else { u32_at(bytes, 120)?.into() },
    })
}

fn read_at(input: &mut (impl Read + Seek), at: u64, bytes: &mut [u8]) -> Result<()> {
    let mut filled = 0;
    let read = input.seek(SeekFrom::Start(at)).and_then(|_| {
        while let Some(rest) = bytes.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match input.read(rest) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    });
    match read {
        Err(error) => Err(unreadable(&error)),
        Ok(()) if filled == 0 => Err(damaged("dữ liệu kết thúc quá sớm", "the data ends too early")),
        Ok(()) => Ok(()),
    }
}

fn broken() -> Error {
    damaged("bảng mục lục của tệp không hợp lệ", "the tables of the compound file are inconsistent")
}
