//! Where a run writes to.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::failure::Failure;

pub(crate) struct Output {
    name: String,
    writer: BufWriter<Box<dyn Write>>,
}

impl Output {
    fn new(name: impl Into<String>, writer: impl Write + 'static) -> Output {
        Output { name: name.into(), writer: BufWriter::new(Box::new(writer)) }
    }

    pub(crate) fn stdout() -> Output {
        Output::new("stdout", io::stdout().lock())
    }

    /// For a pass that writes nothing.
    pub(crate) fn nowhere() -> Output {
        Output::new("", io::sink())
    }

    /// A new file, which must not be one of the inputs.
    pub(crate) fn file<'a>(path: &Path, mut inputs: impl Iterator<Item = &'a Path>) -> Result<Output, Failure> {
        let name = path.display().to_string();
        let real = fs::canonicalize(path).ok();
        if real.is_some() && inputs.any(|input| fs::canonicalize(input).ok() == real) {
            return Err(Failure::new(
                format!("{name}: tệp kết quả trùng với tệp đầu vào"),
                format!("{name}: the output is one of the inputs"),
            ));
        }
        let file = File::create(path).map_err(|error| Failure::writing(&name, &error))?;
        Ok(Output::new(name, file))
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.print(|out| out.write_all(bytes))
    }

    pub(crate) fn print(&mut self, print: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        print(&mut self.writer).map_err(|error| Failure::writing(&self.name, &error))
    }

    /// To be called when all is written: what is still buffered may fail too.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        self.print(|out| out.flush())
    }
}
