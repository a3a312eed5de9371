use std::fmt;
use std::io::{self, Cursor, Read};

use super::compose::Composer;
use super::units::Units;
use super::{DETECT_BYTES, Detected, Encoding, detect};

/// Bytes that are decoded in one go.
const PIECE: usize = 1 << 16;

/// The longest byte order mark.
const MARK: usize = 3;

/// What of a file meant nothing in its encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Malformed {
    /// In how many places.
    pub count: u64,
    /// Where the first was: bytes from the start of the file, from 0.
    pub first: u64,
}

/// A stream whose start was looked at and put back.
pub type Peeked<R> = io::Chain<Cursor<Vec<u8>>, R>;

/// Reads text in any [`Encoding`] and gives it as UTF-8, composed (NFC) and without a byte order mark.
///
/// It works in constant memory, whatever the stream holds, and fails only where the stream does. What means nothing in
/// the encoding becomes U+FFFD, or stays a letter of Windows-1252 where it can be one (see [the module](super));
/// [`Decoder::malformed`] counts both.
///
/// ```
/// use std::io::Read;
/// use kiemdinh::read::encoding::{Decoder, Encoding};
///
/// let file: &[u8] = b"C\xc7n tr\xf4c, Thi\xd5t b\xde n\xa9ng";
/// let (mut decoder, detected) = Decoder::detect(file)?;
/// assert_eq!((detected.encoding, detected.certain), (Encoding::Tcvn3, true));
/// let mut text = String::new();
/// decoder.read_to_string(&mut text)?;
/// assert_eq!(text, "Cần trục, Thiết bị nâng");
/// assert_eq!(decoder.malformed(), None);
///
/// // Read as what it is not, it says so.
/// let mut decoder = Decoder::new(file, Encoding::Utf8);
/// text.clear();
/// decoder.read_to_string(&mut text)?;
/// assert_eq!(text, "C\u{fffd}n tr\u{fffd}c, Thi\u{fffd}t b\u{fffd} n\u{fffd}ng");
/// assert_eq!(decoder.malformed().map(|bad| (bad.count, bad.first)), Some((5, 1)));
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Decoder<R> {
    input: R,
    units: Units,
    composer: Composer,
    /// The bytes of a piece, of which the first `held` wait to be decoded.
    raw: Box<[u8]>,
    held: usize,
    /// Whether the byte order mark was looked for.
    started: bool,
    ended: bool,
    /// What was decoded, and how much of it was given.
    out: String,
    given: usize,
}

impl<R: Read> Decoder<R> {
    /// Decodes a stream in that encoding. A byte order mark at its start is believed over it: no text begins so.
    #[must_use]
    pub fn new(input: R, encoding: Encoding) -> Decoder<R> {
        Decoder {
            input,
            units: Units::new(encoding),
            composer: Composer::default(),
            raw: vec![0; PIECE].into_boxed_slice(),
            held: 0,
            started: false,
            ended: false,
            out: String::new(),
            given: 0,
        }
    }

    /// Looks at the first [`DETECT_BYTES`] of a stream, and decodes it in the encoding that [`detect`] finds. Where
    /// that is not certain, ask before the text is believed.
    ///
    /// # Errors
    /// The stream cannot be read.
    pub fn detect(mut input: R) -> io::Result<(Decoder<Peeked<R>>, Detected)> {
        let mut start = Vec::new();
        input.by_ref().take(DETECT_BYTES as u64).read_to_end(&mut start)?;
        let detected = detect(&start);
        Ok((Decoder::new(Cursor::new(start).chain(input), detected.encoding), detected))
    }

    /// The encoding that is read: the one given, or that of the byte order mark.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.units.encoding()
    }

    /// What meant nothing so far; `None` where all was text.
    #[must_use]
    pub fn malformed(&self) -> Option<Malformed> {
        self.units.malformed
    }

    /// The stream that is read; it may be some way ahead of the text that was given.
    #[must_use]
    pub fn get_ref(&self) -> &R {
        &self.input
    }

    /// Decodes the next piece; at the end nothing.
    fn fill(&mut self) -> io::Result<()> {
        self.out.clear();
        self.given = 0;
        while self.out.is_empty() && !self.ended {
            let space = self.raw.get_mut(self.held..).unwrap_or_default();
            let room = space.len();
            let count = self.input.read(space)?.min(room);
            self.ended = count == 0;
            self.held += count;
            let held = self.raw.get(..self.held).unwrap_or_default();
            if !self.started && held.len() < MARK && !self.ended {
                continue;
            }
            let mut from = 0;
            if !self.started
                && let Some((encoding, length)) = Encoding::of_mark(held)
            {
                self.units = Units::new(encoding);
                self.units.offset = length as u64;
                from = length;
            }
            self.started = true;
            let (composer, out) = (&mut self.composer, &mut self.out);
            let bytes = held.get(from..).unwrap_or_default();
            from += self.units.decode(bytes, self.ended, |text| composer.push(text, out));
            if self.ended {
                self.composer.finish(&mut self.out);
            }
            self.raw.copy_within(from..self.held, 0);
            self.held -= from;
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.out.len() {
            self.fill()?;
        }
        let mut rest = self.out.as_bytes().get(self.given..).unwrap_or_default();
        let count = rest.read(buffer)?;
        self.given += count;
        Ok(count)
    }
}

impl<R> fmt::Debug for Decoder<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoding = self.units.encoding();
        f.debug_struct("Decoder").field("encoding", &encoding).field("malformed", &self.units.malformed).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_constant_whatever_the_stream_holds() {
        // Decoded, a piece is at most three times as long: a byte of an 8-bit encoding is at most three of UTF-8.
        for byte in [b'a', 0xb5, 0xcc, 0xf9, 0xff, 0x00, 0xd8] {
            for encoding in Encoding::ALL {
                let mut decoder = Decoder::new(io::repeat(byte).take(1 << 20), encoding);
                let mut buffer = [0; 4096];
                while decoder.read(&mut buffer).unwrap() > 0 {
                    assert!(decoder.out.capacity() <= 8 * PIECE && decoder.composer.held() <= 256);
                    assert!(decoder.units.held() <= 8 * PIECE);
                }
            }
        }
    }

    #[test]
    fn an_error_of_the_stream_is_passed_on_and_loses_nothing() {
        /// Every second call fails.
        struct Faltering(Cursor<&'static [u8]>, bool);
        impl Read for Faltering {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                self.1 = !self.1;
                if self.1 { Err(io::ErrorKind::TimedOut.into()) } else { self.0.by_ref().take(1).read(buffer) }
            }
        }
        let mut decoder = Decoder::new(Faltering(Cursor::new(b"Thie\xcc\x82\xcc\x81t"), false), Encoding::Utf8);
        let (mut text, mut errors, mut buffer) = (Vec::new(), 0, [0; 16]);
        loop {
            match decoder.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => text.extend_from_slice(&buffer[..count]),
                Err(error) => {
                    assert_eq!(error.kind(), io::ErrorKind::TimedOut);
                    errors += 1;
                }
            }
        }
        assert_eq!((String::from_utf8(text).unwrap().as_str(), errors), ("Thiết", 10));
    }
}
