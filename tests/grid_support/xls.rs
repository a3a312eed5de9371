//! Workbooks of Excel 97 (and 5) as streams of records.

use super::compound::compound;

/// A workbook in the making.
#[derive(Clone, Debug)]
pub struct Book {
    /// 0x0600 for Excel 97, 0x0500 for Excel 5.
    pub version: u16,
    /// Records before the sheets' names: formats, styles, texts.
    pub globals: Vec<u8>,
    /// Name, state (1 hidden), type (0 cells) and records of each sheet.
    pub sheets: Vec<(String, u8, u8, Vec<u8>)>,
}

impl Book {
    /// A workbook of Excel 97 with one sheet.
    pub fn new(globals: Vec<u8>, cells: Vec<u8>) -> Book {
        Book { version: 0x0600, globals, sheets: vec![("Sheet1".into(), 0, 0, cells)] }
    }

    /// The stream of records.
    pub fn stream(&self) -> Vec<u8> {
        let name = |name: &str| match self.version {
            0x0600 => {
                let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
                [vec![units.len() as u8 / 2, 1], units].concat()
            }
            _ => [vec![name.len() as u8], name.as_bytes().to_vec()].concat(),
        };
        let bof = |kind: u16| record(0x0809, &[u16s(&[self.version, kind, 0x0dbb, 0x07cc]), vec![0; 8]].concat());
        let mut stream = [bof(5), self.globals.clone()].concat();
        let names: usize = self.sheets.iter().map(|(sheet, ..)| 4 + 6 + name(sheet).len()).sum();
        let mut start = stream.len() + names + 4;
        let mut bodies = Vec::new();
        for (sheet, state, kind, records) in &self.sheets {
            let bound = [(start as u32).to_le_bytes().to_vec(), vec![*state, *kind], name(sheet)].concat();
            stream.extend(record(0x0085, &bound));
            let body = [bof(0x10), records.clone(), record(0x000a, &[])].concat();
            start += body.len();
            bodies.push(body);
        }
        stream.extend(record(0x000a, &[]));
        stream.extend(bodies.concat());
        stream
    }

    /// The file.
    pub fn file(&self) -> Vec<u8> {
        compound(&[(if self.version == 0x0600 { "Workbook" } else { "Book" }, &self.stream())])
    }
}

pub fn u16s(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [u16s(&[kind, data.len() as u16]), data.to_vec()].concat()
}

/// Text with its length in 16 bits, in UTF-16.
pub fn unicode(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [u16s(&[units.len() as u16]), vec![1], u16s(&units)].concat()
}

/// The table of shared texts.
pub fn shared(texts: &[&str]) -> Vec<u8> {
    let count = (texts.len() as u32).to_le_bytes().to_vec();
    let texts = texts.iter().flat_map(|text| unicode(text)).collect();
    record(0x00fc, &[count.clone(), count, texts].concat())
}

pub fn format(id: u16, code: &str) -> Vec<u8> {
    record(0x041e, &[u16s(&[id]), unicode(code)].concat())
}

/// A style of cells with that number format.
pub fn style(format: u16) -> Vec<u8> {
    record(0x00e0, &[u16s(&[0, format]), vec![0; 16]].concat())
}

/// A number; places count from 0.
pub fn number(row: u16, column: u16, style: u16, value: f64) -> Vec<u8> {
    record(0x0203, &[u16s(&[row, column, style]), value.to_le_bytes().to_vec()].concat())
}

/// A cell with a shared text.
pub fn label(row: u16, column: u16, index: u32) -> Vec<u8> {
    record(0x00fd, &[u16s(&[row, column, 0]), index.to_le_bytes().to_vec()].concat())
}

/// A truth value or an error.
pub fn bool_err(row: u16, column: u16, value: u8, is_error: u8) -> Vec<u8> {
    record(0x0205, &[u16s(&[row, column, 0]), vec![value, is_error]].concat())
}

/// A formula with the eight bytes of its result.
pub fn formula(row: u16, column: u16, style: u16, result: [u8; 8]) -> Vec<u8> {
    record(0x0006, &[u16s(&[row, column, style]), result.to_vec(), vec![0; 8]].concat())
}

/// Merged cells: rows and columns from 0.
pub fn merge(first_row: u16, last_row: u16, first_column: u16, last_column: u16) -> Vec<u8> {
    record(0x00e5, &u16s(&[1, first_row, last_row, first_column, last_column]))
}
