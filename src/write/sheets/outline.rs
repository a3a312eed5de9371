//! A small part of a package, held in memory: what is changed is changed where it stands, all else stays as it is.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};

use crate::error::Error;

use super::faults::too_large;
use super::xml::{Events, Piece, cut_short, local, with_attribute};

/// The most elements of a part that are looked at: more than any workbook has sheets, or a table columns.
const MAX_ELEMENTS: usize = 1 << 16;

/// An element of a part that is held in memory, and where it stands in its text.
#[derive(Debug)]
pub(super) struct Element {
    /// How many elements it stands within.
    pub(super) depth: usize,
    pub(super) tag: BytesStart<'static>,
    start: Range<usize>,
    end: Option<Range<usize>>,
    /// How many elements stand right within it.
    pub(super) children: u32,
    /// What stands within the first of them.
    pub(super) first_child: Range<usize>,
}

impl Element {
    pub(super) fn name(&self) -> &str {
        local(&self.tag)
    }

    /// What stands between its tags.
    pub(super) fn content(&self) -> Range<usize> {
        self.start.end..self.end.as_ref().map_or(self.start.end, |end| end.start)
    }

    /// Where it ends.
    pub(super) fn after(&self) -> usize {
        self.end.as_ref().unwrap_or(&self.start).end
    }

    /// Sets an attribute.
    pub(super) fn set(&self, name: &str, value: &str, edits: &mut Edits) {
        let close = if self.end.is_some() { "" } else { "/" };
        edits.replace(self.start.clone(), format!("<{}{close}>", &*with_attribute(&self.tag, name, value)));
    }

    /// Adds something as the last that stands within it.
    pub(super) fn append(&self, content: &str, edits: &mut Edits) {
        match &self.end {
            Some(end) => edits.insert(end.start, content.to_owned()),
            None => edits.replace(self.start.clone(), closed(&self.tag, content)),
        }
    }

    /// Adds children as the last, and says how many there are now.
    pub(super) fn append_counted(&self, added: u32, content: &str, edits: &mut Edits) {
        let count = (self.children + added).to_string();
        match &self.end {
            Some(end) => {
                self.set("count", &count, edits);
                edits.insert(end.start, content.to_owned());
            }
            None => edits.replace(self.start.clone(), closed(&with_attribute(&self.tag, "count", &count), content)),
        }
    }
}

/// An element with that content.
fn closed(tag: &BytesStart<'_>, content: &str) -> String {
    format!("<{}>{content}</{}>", tag.trim_end(), tag.name().into_inner())
}

/// The elements of a part that are wanted, by depth and tag, in the order of their start tags; the root is the first.
pub(super) fn outline(
    part: &str,
    text: &str,
    wanted: impl Fn(usize, &BytesStart<'_>) -> bool,
) -> Result<Vec<Element>, Error> {
    let mut events = Events::new(part, text.as_bytes(), u64::MAX);
    let mut elements: Vec<Element> = Vec::new();
    // The elements that are open; for each that is wanted, its index.
    let mut open: Vec<Option<usize>> = Vec::new();
    loop {
        let Piece { depth, span, event } = events.next()?;
        let (tag, opens) = match event {
            Event::Start(tag) => (tag, true),
            Event::Empty(tag) => (tag, false),
            Event::End(_) => {
                let element = open.pop().flatten().and_then(|index| elements.get_mut(index));
                let start = span.start;
                if let Some(element) = element {
                    element.end = Some(span);
                }
                let parent = open.last().copied().flatten().and_then(|index| elements.get_mut(index));
                if let Some(parent) = parent
                    && parent.children == 1
                {
                    parent.first_child.end = start;
                }
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        let within = span.end..span.end;
        if let Some(parent) = open.last().copied().flatten().and_then(|index| elements.get_mut(index)) {
            parent.children += 1;
            if parent.children == 1 {
                parent.first_child = within.clone();
            }
        }
        let index = (depth == 0 || wanted(depth, &tag)).then_some(elements.len());
        if index.is_some() {
            if elements.len() == MAX_ELEMENTS {
                return Err(too_large(part));
            }
            let tag = tag.into_owned();
            elements.push(Element { depth, tag, start: span, end: None, children: 0, first_child: within });
        }
        if opens {
            open.push(index);
        }
    }
    if elements.is_empty() { Err(cut_short(part)) } else { Ok(elements) }
}

/// Changes to a text, each where it stands.
#[derive(Debug, Default)]
pub(super) struct Edits {
    edits: Vec<(Range<usize>, String)>,
}

impl Edits {
    pub(super) fn insert(&mut self, at: usize, text: String) {
        self.replace(at..at, text);
    }

    pub(super) fn replace(&mut self, range: Range<usize>, text: String) {
        self.edits.push((range, text));
    }

    /// The text changed; what is put in at one place stands there in the order in which it was put in.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(text.len() + self.edits.iter().map(|(_, text)| text.len()).sum::<usize>());
        let mut at = 0;
        for (range, replacement) in &self.edits {
            out.push_str(text.get(at..range.start).unwrap_or_default());
            out.push_str(replacement);
            at = range.end;
        }
        out.push_str(text.get(at..).unwrap_or_default());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_without_a_root_is_refused() {
        for text in ["", " ", "<!-- a -->"] {
            assert!(outline("part", text, |_, _| true).is_err(), "{text:?}");
        }
    }

    #[test]
    fn more_elements_than_a_workbook_has_are_refused() {
        let of = |count: usize| outline("part", &format!("<r>{}</r>", "<a/>".repeat(count)), |_, _| true);
        assert_eq!(of(MAX_ELEMENTS - 1).unwrap().len(), MAX_ELEMENTS);
        assert_eq!(of(MAX_ELEMENTS).unwrap_err().kind(), crate::ErrorKind::LimitExceeded);
    }

    #[test]
    fn a_text_is_changed_where_its_elements_stand() {
        let text = "<r><a count=\"1\"><b>1</b></a ><c/><d><b/><b>2</b></d></r>";
        let elements = outline("part", text, |depth, tag| depth == 1 || local(tag) == "b").unwrap();
        let names: Vec<_> = elements.iter().map(|element| (element.depth, element.name(), element.children)).collect();
        assert_eq!(names, [(0, "r", 3), (1, "a", 1), (2, "b", 0), (1, "c", 0), (1, "d", 2), (2, "b", 0), (2, "b", 0)]);
        let [root, a, b, c, d, ..] = elements.as_slice() else { panic!("{names:?}") };
        assert_eq!([&text[a.first_child.clone()], &text[b.content()], &text[d.first_child.clone()]], ["1", "1", ""]);
        assert_eq!((&text[a.after()..a.after() + 4], root.after()), ("<c/>", text.len()));
        let mut edits = Edits::default();
        root.append("<e/>", &mut edits);
        a.append_counted(1, "<b>3</b>", &mut edits);
        c.append_counted(2, "<b/><b/>", &mut edits);
        d.set("k", "v", &mut edits);
        let expected = "<r><a count=\"2\"><b>1</b><b>3</b></a ><c count=\"2\"><b/><b/></c>\
                        <d k=\"v\"><b/><b>2</b></d><e/></r>";
        assert_eq!(edits.apply(text), expected);
    }
}
