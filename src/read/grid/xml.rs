//! One part of a package as XML: a piece at a time, none of them large, nothing nested deeply, and no document type, so
//! that there are no entities to expand.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::error::{Error, cut};
use crate::read::MAX_DEPTH;

use super::MAX_NODE_BYTES;
use super::faults::{self, Result, beyond, damaged, damaged_part};

/// A part that is being read.
pub(super) struct Xml<'p> {
    reader: Reader<Bounded<BufReader<Box<dyn Read + 'p>>>>,
    buffer: Vec<u8>,
    part: String,
    depth: usize,
    /// The tag that was read last, without its brackets, and how long its name is.
    tag: String,
    name: usize,
}

/// What was read.
enum Step {
    Start,
    Empty,
    End,
    /// Text, or what is passed over.
    Other,
    Eof,
}

/// The beginning of an element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'x> {
    text: &'x str,
    name: usize,
    /// Whether the element has content; where not, it has ended already.
    pub(super) open: bool,
}

impl<'p> Xml<'p> {
    pub(super) fn new(part: &str, bytes: BufReader<Box<dyn Read + 'p>>) -> Xml<'p> {
        let reader = Reader::from_reader(Bounded { inner: bytes, left: MAX_NODE_BYTES });
        let (part, buffer, tag) = (part.to_owned(), Vec::new(), String::new());
        Xml { reader, buffer, part, depth: 0, tag, name: 0 }
    }

    /// Goes to the first element of the part, which must have that name, and tells whether it has content.
    pub(super) fn root(&mut self, name: &str) -> Result<bool> {
        if let Some(tag) = self.child()?
            && tag.local_name() == name
        {
            return Ok(tag.open);
        }
        let part = &self.part;
        Err(damaged(
            format_args!("phần {part} không bắt đầu bằng <{name}>"),
            format_args!("part {part} does not begin with <{name}>"),
        ))
    }

    /// The next element within the one that was entered; `None` behind its last, where it is left. An element with
    /// content is entered: what follows is to read it to its end, or to skip it.
    pub(super) fn child(&mut self) -> Result<Option<Tag<'_>>> {
        self.element(None)
    }

    /// As [`Xml::child`]; the text before that element, or before the end, is added to `text`.
    pub(super) fn mixed(&mut self, text: &mut String) -> Result<Option<Tag<'_>>> {
        self.element(Some(text))
    }

    /// Leaves the element that was entered.
    pub(super) fn skip(&mut self) -> Result<()> {
        let around = self.depth.saturating_sub(1);
        while self.depth > around {
            self.step(None)?;
        }
        Ok(())
    }

    /// Leaves the element that was entered, and adds the text that stands directly in it.
    pub(super) fn text(&mut self, text: &mut String) -> Result<()> {
        while let Some(tag) = self.mixed(text)? {
            if tag.open {
                self.skip()?;
            }
        }
        Ok(())
    }

    /// Leaves the element that was entered, of that name, without looking at what is in it; no other has the name. From
    /// here on ends are no longer compared with beginnings.
    pub(super) fn leap(&mut self, name: &str) -> Result<()> {
        self.reader.config_mut().check_end_names = false;
        self.depth = self.depth.saturating_sub(1);
        let input = &mut self.reader.get_mut().inner;
        leap(input, name.as_bytes()).map_err(|error| of_io(&self.part, &error))
    }

    /// Reads the rest, so that its checksum is compared.
    pub(super) fn finish(&mut self) -> Result<()> {
        let input = &mut self.reader.get_mut().inner;
        io::copy(input, &mut io::sink()).map(drop).map_err(|error| of_io(&self.part, &error))
    }

    fn element(&mut self, mut text: Option<&mut String>) -> Result<Option<Tag<'_>>> {
        let open = loop {
            match self.step(text.as_deref_mut())? {
                Step::Start => break true,
                Step::Empty => break false,
                Step::End | Step::Eof => return Ok(None),
                Step::Other => {}
            }
        };
        Ok(Some(Tag { text: &self.tag, name: self.name, open }))
    }

    /// Reads the next piece; text is added to `text`.
    fn step(&mut self, text: Option<&mut String>) -> Result<Step> {
        self.buffer.clear();
        self.reader.get_mut().left = MAX_NODE_BYTES;
        let piece = match self.reader.read_event_into(&mut self.buffer) {
            Err(error) => return Err(of_xml(&self.part, &error)),
            Ok(Event::Start(tag)) => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(beyond("Độ sâu của XML", "The nesting of the XML", MAX_DEPTH));
                }
                keep(&tag, &mut self.tag, &mut self.name);
                return Ok(Step::Start);
            }
            Ok(Event::Empty(tag)) => {
                keep(&tag, &mut self.tag, &mut self.name);
                return Ok(Step::Empty);
            }
            Ok(Event::End(_)) => {
                self.depth = self.depth.saturating_sub(1);
                return Ok(Step::End);
            }
            Ok(Event::Eof) if self.depth == 0 => return Ok(Step::Eof),
            Ok(Event::Eof) => {
                let part = &self.part;
                return Err(damaged(
                    format_args!("phần {part} kết thúc quá sớm"),
                    format_args!("part {part} ends too early"),
                ));
            }
            Ok(Event::DocType(_)) => {
                let part = &self.part;
                return Err(damaged(
                    format_args!("phần {part} có khai báo DOCTYPE"),
                    format_args!("part {part} has a document type"),
                ));
            }
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => return Ok(Step::Other),
            Ok(Event::Text(piece)) => piece.xml10_content(),
            Ok(Event::CData(piece)) => piece.xml10_content(),
            Ok(Event::GeneralRef(reference)) => resolve(&reference, &self.part)?,
        };
        if let Some(text) = text {
            text.push_str(&piece);
            if text.len() > MAX_NODE_BYTES {
                return Err(too_large());
            }
        }
        Ok(Step::Other)
    }
}

fn keep(tag: &BytesStart<'_>, text: &mut String, name: &mut usize) {
    text.clear();
    text.push_str(tag);
    *name = tag.name().0.len();
}

impl<'x> Tag<'x> {
    /// The name as it stands there.
    pub(super) fn name(self) -> &'x str {
        self.text.get(..self.name).unwrap_or_default()
    }

    /// The name without the prefix of its namespace.
    pub(super) fn local_name(self) -> &'x str {
        let name = self.name();
        let colon = name.bytes().position(|byte| byte == b':');
        colon.and_then(|colon| name.get(colon + 1..)).unwrap_or(name)
    }

    /// The attributes as they stand there: names with prefix, values with their entities.
    pub(super) fn attributes(self) -> Attributes<'x> {
        Attributes { rest: self.text.get(self.name..).unwrap_or_default() }
    }

    /// The value of an attribute as it stands there.
    pub(super) fn raw(self, name: &str) -> Option<&'x str> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// The value of an attribute with its entities resolved.
    pub(super) fn value(self, name: &str) -> Option<Cow<'x, str>> {
        self.raw(name).map(unescape)
    }
}

/// The attributes of a tag: name and value.
pub(super) struct Attributes<'x> {
    rest: &'x str,
}

impl<'x> Iterator for Attributes<'x> {
    type Item = (&'x str, &'x str);

    fn next(&mut self) -> Option<(&'x str, &'x str)> {
        // They are short: to look at each byte is faster than a search.
        let bytes = self.rest.as_bytes();
        let equals = bytes.iter().position(|byte| *byte == b'=')?;
        let name = self.rest.get(..equals)?.trim_ascii();
        let mut rest = self.rest.get(equals + 1..)?;
        if !rest.starts_with(['"', '\'']) {
            rest = rest.trim_ascii_start();
        }
        let (quote, value) = rest.as_bytes().split_first().filter(|(sign, _)| matches!(sign, b'"' | b'\''))?;
        let length = value.iter().position(|byte| byte == quote)?;
        self.rest = rest.get(length + 2..)?;
        Some((name, rest.get(1..=length)?))
    }
}

/// The value of an attribute with its entities resolved; one that cannot be stays as it stands there.
pub(super) fn unescape(value: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value))
}

/// What `&…;` stands for: without a document type, one of five signs or a number.
fn resolve<'x>(reference: &BytesRef<'_>, part: &str) -> Result<Cow<'x, str>> {
    match quick_xml::escape::resolve_predefined_entity(reference) {
        Some(sign) => Ok(Cow::Borrowed(sign)),
        None => match reference.resolve_char_ref() {
            Ok(Some(sign)) => Ok(Cow::Owned(sign.to_string())),
            _ => {
                let name = cut(reference);
                Err(damaged(
                    format_args!("phần {part} dùng &{name}; không được định nghĩa"),
                    format_args!("part {part} uses &{name}; which is not defined"),
                ))
            }
        },
    }
}

/// Goes behind `name>` of the tag `</name>` or `</prefix:name>`.
fn leap(input: &mut impl BufRead, name: &[u8]) -> io::Result<()> {
    /// The longest tag that is looked for.
    const TAG_BYTES: usize = 128;
    let mut seen: Vec<u8> = Vec::new();
    loop {
        let piece = input.fill_buf()?;
        if piece.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let before = seen.len();
        seen.extend_from_slice(piece);
        let length = piece.len();
        let behind = memmem::find_iter(&seen, name)
            .filter(|at| seen.get(at + name.len()) == Some(&b'>'))
            .find(|at| ends_like_a_tag(seen.get(at.saturating_sub(TAG_BYTES)..*at).unwrap_or_default()))
            .map(|at| at + name.len() + 1);
        if let Some(behind) = behind {
            input.consume(behind - before);
            return Ok(());
        }
        input.consume(length);
        // The tag may go on in the next piece.
        seen.drain(..seen.len().saturating_sub(TAG_BYTES));
    }
}

/// Whether the bytes end with `</` or `</prefix:`.
fn ends_like_a_tag(bytes: &[u8]) -> bool {
    let name = match bytes.strip_suffix(b":") {
        Some(prefix) => prefix.iter().rev().take_while(|byte| **byte != b'/').count() + 1,
        None => 0,
    };
    bytes.get(..bytes.len() - name).is_some_and(|rest| rest.ends_with(b"</"))
}

fn of_xml(part: &str, error: &quick_xml::Error) -> Error {
    match error {
        quick_xml::Error::Io(error) => of_io(part, error),
        other => damaged_part(part, other),
    }
}

fn of_io(part: &str, error: &io::Error) -> Error {
    if error.get_ref().is_some_and(|inner| inner.is::<TooLarge>()) {
        return too_large();
    }
    faults::of_io(part, error)
}

/// A piece of XML, or what is made of several, is too large.
pub(super) fn too_large() -> Error {
    beyond("Một thẻ hoặc đoạn văn bản trong XML (byte)", "A tag or piece of text in XML (bytes)", MAX_NODE_BYTES)
}

/// An input of which only so many bytes may be read before the number is set again.
struct Bounded<B> {
    inner: B,
    left: usize,
}

#[derive(Debug, thiserror::Error)]
#[error("a piece of XML that is too large")]
struct TooLarge;

impl<B: BufRead> Read for Bounded<B> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<B: BufRead> BufRead for Bounded<B> {
    #[inline]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 { Err(io::Error::other(TooLarge)) } else { self.inner.fill_buf() }
    }

    #[inline]
    fn consume(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(bytes);
        self.inner.consume(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(raw: &str) -> Vec<(&str, &str)> {
        Attributes { rest: raw }.collect()
    }

    #[test]
    fn attributes_of_tags() {
        assert_eq!(
            attributes(" r=\"A1\" t='s' x:y = \n \"a'b\" z=\"\""),
            [("r", "A1"), ("t", "s"), ("x:y", "a'b"), ("z", "")]
        );
        for broken in ["", " ", "r", "r=", "r=A1", "r=\"A1", "= "] {
            assert_eq!(attributes(broken), [], "{broken:?}");
        }
        assert_eq!(unescape("a &amp; &#x1EA5; &lt;"), "a & ấ <");
        assert_eq!(unescape("&unknown; &"), "&unknown; &");
    }

    /// Wherever the pieces of the input end.
    #[test]
    fn leaps() {
        let text = "<a>name> /name> </other> <!-- <name> --></p:name>rest</p:name>";
        for size in 1..text.len() {
            let mut input = BufReader::with_capacity(size, text.as_bytes());
            leap(&mut input, b"name").expect("the end is there");
            let mut rest = String::new();
            input.read_to_string(&mut rest).expect("memory can be read");
            assert_eq!(rest, "rest</p:name>", "{size}");
        }
        for text in ["", "<name>", "</name", "</a:b/name>", "</ name>"] {
            let mut input = BufReader::with_capacity(3, text.as_bytes());
            assert!(leap(&mut input, b"name").is_err(), "{text}");
        }
    }
}
