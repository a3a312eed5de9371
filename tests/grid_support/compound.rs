//! Compound files with sectors of 512 bytes.

const END: u32 = 0xffff_fffe;
const FREE: u32 = 0xffff_ffff;
const TABLE: u32 = 0xffff_fffd;
const LIST: u32 = 0xffff_fffc;
/// How many sectors of the table the header lists.
const IN_HEADER: usize = 109;
const SECTOR: usize = 512;
/// Shorter streams are kept in small sectors.
const SMALL_STREAM: usize = 4096;

/// A file with these streams directly within its root.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut sectors: Vec<u8> = Vec::new();
    let mut next: Vec<u32> = Vec::new();
    // Adds a stream and tells its first sector.
    let mut add = |content: &[u8], next: &mut Vec<u32>| -> u32 {
        if content.is_empty() {
            return END;
        }
        let first = next.len() as u32;
        sectors.extend(content);
        sectors.resize(sectors.len().next_multiple_of(SECTOR), 0);
        let count = content.len().div_ceil(SECTOR) as u32;
        next.extend((first + 1..first + count).chain([END]));
        first
    };
    let (mut small, mut next_small) = (Vec::new(), Vec::new());
    let mut entries = Vec::new();
    for (name, content) in streams {
        let start = if content.len() < SMALL_STREAM {
            let first = next_small.len() as u32;
            small.extend(*content);
            small.resize(small.len().next_multiple_of(64), 0);
            let count = content.len().div_ceil(64) as u32;
            next_small.extend((first + 1..first + count).chain((count > 0).then_some(END)));
            if count == 0 { END } else { first }
        } else {
            add(content, &mut next)
        };
        entries.push(entry(name, 2, start, content.len(), FREE, FREE));
    }
    let small_size = small.len();
    let small_start = add(&small, &mut next);
    let small_table = u32s(&next_small);
    let small_table_start = add(&padded(&small_table, 0xff), &mut next);
    // The tree of a folder may lean to one side: each entry has the next one to its right.
    let mut directory =
        entry("Root Entry", 5, small_start, small_size, FREE, if streams.is_empty() { FREE } else { 1 });
    for (index, mut bytes) in (2_u32..).zip(entries) {
        if index as usize <= streams.len() {
            bytes[72..76].copy_from_slice(&index.to_le_bytes());
        }
        directory.extend(bytes);
    }
    let directory_start = add(&padded(&directory, 0), &mut next);
    // The table of sectors has an entry for its own, and for those that list them where the header has no more room.
    let lists = |tables: usize| tables.saturating_sub(IN_HEADER).div_ceil(SECTOR / 4 - 1);
    let mut tables = 1;
    while (next.len() + tables + lists(tables)).div_ceil(SECTOR / 4) > tables {
        tables += 1;
    }
    let (table_start, list_start) = (next.len() as u32, (next.len() + tables) as u32);
    next.extend(std::iter::repeat_n(TABLE, tables));
    next.extend(std::iter::repeat_n(LIST, lists(tables)));
    sectors.extend(padded(&u32s(&next), 0xff));
    let listed: Vec<u32> = (table_start..table_start + tables as u32).collect();
    let (in_header, beyond) = listed.split_at(tables.min(IN_HEADER));
    for (index, list) in (1..).zip(beyond.chunks(SECTOR / 4 - 1)) {
        let mut list = list.to_vec();
        list.resize(SECTOR / 4 - 1, FREE);
        list.push(if index == lists(tables) { END } else { list_start + index as u32 });
        sectors.extend(u32s(&list));
    }

    let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    file.resize(SECTOR, 0);
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    put(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put(44, &(tables as u32).to_le_bytes());
    put(48, &directory_start.to_le_bytes());
    put(56, &(SMALL_STREAM as u32).to_le_bytes());
    put(60, &small_table_start.to_le_bytes());
    put(64, &((small_table.len().div_ceil(SECTOR)) as u32).to_le_bytes());
    put(68, &if beyond.is_empty() { END } else { list_start }.to_le_bytes());
    put(72, &(lists(tables) as u32).to_le_bytes());
    put(76, &[0xff; IN_HEADER * 4]);
    put(76, &u32s(in_header));
    file.extend(sectors);
    file
}

fn u32s(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn padded(bytes: &[u8], with: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.resize(bytes.len().next_multiple_of(SECTOR), with);
    bytes
}

fn entry(name: &str, kind: u8, start: u32, size: usize, right: u32, child: u32) -> Vec<u8> {
    let mut bytes: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = bytes.len() as u16 + 2;
    bytes.resize(64, 0);
    bytes.extend(length.to_le_bytes());
    bytes.extend([kind, 1]);
    bytes.extend([FREE.to_le_bytes(), right.to_le_bytes(), child.to_le_bytes()].concat());
    bytes.resize(116, 0);
    bytes.extend(start.to_le_bytes());
    bytes.extend((size as u64).to_le_bytes());
    bytes
}
