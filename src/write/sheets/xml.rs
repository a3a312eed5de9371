//! Reading XML that nobody has checked: bounded, and without document types.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::error::Error;
use crate::read::MAX_DEPTH;
use crate::read::grid::MAX_NODE_BYTES;

use super::faults::{damaged, too_large};

/// The events of one part of a package.
pub(super) struct Events<'p, B> {
    part: &'p str,
    reader: Reader<Bounded<B>>,
    buffer: Vec<u8>,
    depth: usize,
}

/// An event, and where it stands.
pub(super) struct Piece<'e> {
    /// How many elements it stands within: 0 for the root's own tags.
    pub(super) depth: usize,
    /// Its bytes in the part.
    pub(super) span: Range<usize>,
    pub(super) event: Event<'e>,
}

impl<'p, B: BufRead> Events<'p, B> {
    /// Reads at most so many bytes.
    pub(super) fn new(part: &'p str, input: B, most: u64) -> Events<'p, B> {
        let input = Bounded { inner: input, piece: 0, left: most, exceeded: false };
        Events { part, reader: Reader::from_reader(input), buffer: Vec::new(), depth: 0 }
    }

    pub(super) fn next(&mut self) -> Result<Piece<'_>, Error> {
        self.buffer.clear();
        self.reader.get_mut().piece = MAX_NODE_BYTES as u64;
        let place = |position| usize::try_from(position).unwrap_or(usize::MAX);
        let start = place(self.reader.buffer_position());
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(_) if self.reader.get_ref().exceeded => return Err(too_large(self.part)),
            Err(error) => return Err(damaged(self.part, error)),
        };
        let depth = match &event {
            Event::Start(_) if self.depth == MAX_DEPTH => return Err(too_large(self.part)),
            Event::Start(_) => {
                self.depth += 1;
                self.depth - 1
            }
            Event::End(_) => {
                self.depth -= 1;
                self.depth
            }
            // Nothing of a workbook has one, and what it may declare is not to be believed.
            Event::DocType(_) => return Err(damaged(self.part, "DOCTYPE")),
            Event::Eof if self.depth > 0 => return Err(cut_short(self.part)),
            _ => self.depth,
        };
        Ok(Piece { depth, span: start..place(self.reader.buffer_position()), event })
    }
}

/// A part that ends too soon.
pub(super) fn cut_short(part: &str) -> Error {
    damaged(part, io::ErrorKind::UnexpectedEof)
}

/// A reader that gives no more than is wanted of a whole part, and of one event of it.
struct Bounded<B> {
    inner: B,
    piece: u64,
    left: u64,
    exceeded: bool,
}

impl<B: BufRead> Read for Bounded<B> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<B: BufRead> BufRead for Bounded<B> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let most = usize::try_from(self.piece.min(self.left)).unwrap_or(usize::MAX);
        let bytes = self.inner.fill_buf()?;
        if most == 0 && !bytes.is_empty() {
            self.exceeded = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes.get(..most).unwrap_or(bytes))
    }

    fn consume(&mut self, count: usize) {
        self.inner.consume(count);
        self.piece -= count as u64;
        self.left -= count as u64;
    }
}

/// The name of an element without its prefix.
pub(super) fn local<'t>(tag: &'t BytesStart<'_>) -> &'t str {
    tag.local_name().into_inner()
}

/// The prefix of an element with its colon; empty where it has none.
pub(super) fn prefix(tag: &BytesStart<'_>) -> String {
    let name = tag.name().into_inner();
    name.strip_suffix(local(tag)).unwrap_or_default().to_owned()
}

/// The value of an attribute; what cannot be read counts as absent.
pub(super) fn attribute<'t>(tag: &'t BytesStart<'_>, name: &str) -> Option<Cow<'t, str>> {
    tag.try_get_attribute(name).ok()??.normalized_value(XmlVersion::Implicit1_0).ok()
}

/// The value of an attribute that is a number.
pub(super) fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.trim().parse().ok()
}

/// The tag with an attribute set, in its place or at the end; the value holds nothing that XML must escape.
pub(super) fn with_attribute(tag: &BytesStart<'_>, name: &str, value: &str) -> BytesStart<'static> {
    let mut content = tag.name().into_inner().to_owned();
    let length = content.len();
    let mut set = false;
    let mut push = |name: &str, value: &str| {
        let quote = if value.contains('"') { '\'' } else { '"' };
        content.extend([" ", name, "="]);
        content.push(quote);
        content.push_str(value);
        content.push(quote);
    };
    for attribute in tag.attributes().with_checks(false).flatten() {
        let own = attribute.key.into_inner() == name;
        push(attribute.key.into_inner(), if own { value } else { &attribute.value });
        set |= own;
    }
    if !set {
        push(name, value);
    }
    BytesStart::from_content(content, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<Vec<String>, Error> {
        let mut events = Events::new("part", text.as_bytes(), u64::MAX);
        let mut pieces = Vec::new();
        loop {
            let Piece { depth, span, event } = events.next()?;
            if event == Event::Eof {
                return Ok(pieces);
            }
            pieces.push(format!("{depth} {}", &text[span]));
        }
    }

    #[test]
    fn every_event_knows_its_place() {
        let pieces = all("<?xml version=\"1.0\"?><x:a b='1'>t&amp;<c /><d><!--n--></d ></x:a>").unwrap();
        let expected = "0 <?xml version=\"1.0\"?>|0 <x:a b='1'>|1 t|1 &amp;|1 <c />|1 <d>|2 <!--n-->|1 </d >|0 </x:a>";
        assert_eq!(pieces.join("|"), expected);
    }

    #[test]
    fn what_is_no_sound_xml_is_refused() {
        for text in ["<a>", "<a></b>", "<a", "</a>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "<a>\u{0}</b></a>"] {
            assert_eq!(all(text).unwrap_err().kind(), crate::ErrorKind::Syntax, "{text:?}");
        }
    }

    #[test]
    fn what_is_too_large_or_too_deep_is_refused() {
        let piece = MAX_NODE_BYTES;
        let long = |length: usize| format!("<a>{}</a>", "x".repeat(length));
        assert!(all(&long(piece - 1)).is_ok());
        assert_eq!(all(&long(piece + 1)).unwrap_err().kind(), crate::ErrorKind::LimitExceeded);
        let attribute = format!("<a b=\"{}\"/>", "x".repeat(piece));
        assert_eq!(all(&attribute).unwrap_err().kind(), crate::ErrorKind::LimitExceeded);
        let deep = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
        assert!(all(&deep(MAX_DEPTH)).is_ok());
        assert_eq!(all(&deep(MAX_DEPTH + 1)).unwrap_err().kind(), crate::ErrorKind::LimitExceeded);

        let text = "<a>0123456789</a>";
        let whole = |most| {
            let mut events = Events::new("part", text.as_bytes(), most);
            while events.next()?.event != Event::Eof {}
            Ok::<_, Error>(())
        };
        assert!(whole(text.len() as u64).is_ok());
        assert_eq!(whole(text.len() as u64 - 1).unwrap_err().kind(), crate::ErrorKind::LimitExceeded);
    }

    #[test]
    fn attributes_are_set_in_their_place() {
        let tag = BytesStart::from_content("x:row r=\"5\" note='a \"b\"' spans=\"1:3\" ht=\"9\" ", 5);
        let changed = with_attribute(&tag, "spans", "1:8");
        assert_eq!(&*changed, "x:row r=\"5\" note='a \"b\"' spans=\"1:8\" ht=\"9\"");
        assert_eq!(&*with_attribute(&BytesStart::new("cols"), "count", "2"), "cols count=\"2\"");
        assert_eq!((prefix(&tag).as_str(), local(&tag)), ("x:", "row"));
        assert_eq!(attribute(&tag, "note").as_deref(), Some("a \"b\""));
        assert_eq!((number(&tag, "r"), number(&tag, "spans"), number(&tag, "s")), (Some(5), None, None));
    }
}
