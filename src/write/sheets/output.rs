//! The caller's output as the packer sees it: one that never fails.
//!
//! A packer that is dropped finishes its archive, on an output that has just failed as on any other; and of a workbook
//! that could not be written to its end an archive that looks whole must not be left. So what fails is kept here, and
//! from then on nothing is written any more.

use std::cell::Cell;
use std::io::{self, Seek, SeekFrom, Write};

use zip::ZipWriter;

use crate::error::Error;

use super::faults::unwritable;

/// Writes a package.
pub(super) fn package<W: Write + Seek>(
    output: W,
    write: impl FnOnce(&mut ZipWriter<Output<'_, W>>) -> Result<(), Error>,
) -> Result<(), Error> {
    let state = State::default();
    let mut zip = ZipWriter::new(Output { inner: output, state: &state, at: 0, end: 0 });
    let written = write(&mut zip);
    state.closed.set(state.closed.get() || written.is_err());
    let finished = zip.finish().and_then(|mut output| Ok(output.flush()?)).map_err(unwritable);
    match state.failure.take() {
        Some(error) => Err(unwritable(error)),
        None => written.and(finished),
    }
}

#[derive(Default)]
struct State {
    closed: Cell<bool>,
    failure: Cell<Option<io::Error>>,
}

pub(super) struct Output<'s, W> {
    inner: W,
    state: &'s State,
    at: u64,
    end: u64,
}

impl<W> Output<'_, W> {
    /// What the output does, or what it would have done if it had not failed.
    fn or_else<T>(&mut self, act: impl Fn(&mut W) -> io::Result<T>, pretend: impl FnOnce(&Self) -> T) -> T {
        while !self.state.closed.get() {
            match act(&mut self.inner) {
                Ok(done) => return done,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.state.failure.set(Some(error));
                    self.state.closed.set(true);
                }
            }
        }
        pretend(self)
    }
}

impl<W: Write> Write for Output<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let write = |inner: &mut W| match inner.write(bytes) {
            Ok(0) if !bytes.is_empty() => Err(io::ErrorKind::WriteZero.into()),
            written => written,
        };
        let written = self.or_else(write, |_| bytes.len());
        self.at += written as u64;
        self.end = self.end.max(self.at);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.or_else(W::flush, |_| ());
        Ok(())
    }
}

impl<W: Seek> Seek for Output<'_, W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = self.or_else(
            |inner| inner.seek(to),
            |own| match to {
                SeekFrom::Start(at) => at,
                SeekFrom::Current(by) => own.at.saturating_add_signed(by),
                SeekFrom::End(by) => own.end.saturating_add_signed(by),
            },
        );
        self.end = self.end.max(self.at);
        Ok(self.at)
    }
}
