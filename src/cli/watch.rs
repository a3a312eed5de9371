//! What is watched while an input is read: how far it is, and what means nothing in its encoding.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use indicatif::ProgressBar;
use kiemdinh::read::encoding::{Decoder, Encoding};
use kiemdinh::write::Language;

/// How many places of a text mean nothing in its encoding.
#[derive(Clone, Debug, Default)]
pub(crate) struct Malformed(Arc<AtomicU64>);

impl Malformed {
    /// Says on standard error how many there are, if any.
    pub(crate) fn note(&self, name: &str, language: Language) {
        let count = self.0.load(Ordering::Relaxed);
        if count > 0 {
            let (vi, en) = (
                format!("lưu ý: {name}: {count} chỗ không có nghĩa trong bảng mã đã dùng; có thể chọn sai --encoding"),
                format!("note: {name}: {count} places mean nothing in the encoding used; --encoding may be wrong"),
            );
            eprintln!("{}", language.pick(vi, en));
        }
    }
}

/// A text as it is decoded. It may be read several times: the most that was found counts.
pub(crate) struct Decoding<R> {
    decoder: Decoder<R>,
    malformed: Malformed,
}

impl<R: Read> Decoding<R> {
    pub(crate) fn new(input: R, encoding: Encoding, malformed: &Malformed) -> Decoding<R> {
        Decoding { decoder: Decoder::new(input, encoding), malformed: malformed.clone() }
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.decoder.read(buffer)?;
        if let Some(malformed) = self.decoder.malformed() {
            self.malformed.0.fetch_max(malformed.count, Ordering::Relaxed);
        }
        Ok(count)
    }
}

/// A file whose place of reading a bar shows, behind what it has shown of the files before.
pub(crate) struct Watched {
    file: File,
    bar: ProgressBar,
    before: u64,
    at: u64,
}

impl Watched {
    pub(crate) fn new(file: File, bar: &ProgressBar) -> Watched {
        Watched { file, bar: bar.clone(), before: bar.position(), at: 0 }
    }
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.at += count as u64;
        self.bar.set_position(self.before + self.at);
        Ok(count)
    }
}

impl Seek for Watched {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = self.file.seek(to)?;
        Ok(self.at)
    }
}
