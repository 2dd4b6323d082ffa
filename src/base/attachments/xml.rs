//! XML of office documents, event by event.
//!
//! A part comes in as it is unpacked and is never whole in memory. Entities that a document declares itself are not
//! expanded: a part that declares some is not read.

use std::io::{self, BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The longest text or tag that is read, in bytes.
const LONGEST: usize = 8 * 1024 * 1024;

/// How many elements may lie in one another.
const DEEPEST: usize = 1000;

/// What is met on the way.
pub(super) enum Node<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// An element ends; its name without prefix.
    Close(&'a str),
    /// A piece of text.
    Text(&'a str),
}

/// The beginning of an element.
pub(super) struct Element<'a>(&'a BytesStart<'a>);

impl Element<'_> {
    /// Returns its name without prefix.
    pub(super) fn name(&self) -> &str {
        // The prefix ends with the only colon.
        let name = self.0.name().into_inner();
        name.rsplit_once(':').map_or(name, |(_, name)| name)
    }

    /// Returns the value of an attribute by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes().flatten();
        let own = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
        let plain = quick_xml::escape::unescape(&own.value).map(|text| text.into_owned());
        Some(plain.unwrap_or_else(|_| own.value.into_owned()))
    }

    /// Tells whether an attribute has one of some values.
    pub(super) fn has_attribute(&self, name: &str, values: &[&str]) -> bool {
        self.attribute(name).is_some_and(|value| values.contains(&value.as_str()))
    }
}

/// Goes through a part; returns nothing where it is no XML or has what is not read.
pub(super) fn walk(part: impl Read, see: &mut dyn FnMut(Node<'_>)) -> Option<()> {
    let mut reader = Reader::from_reader(Piecewise { inner: BufReader::new(part), since: 0 });
    let (mut buffer, mut depth) = (Vec::new(), 0_usize);
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(_) if depth == DEEPEST => return None,
            Event::Start(element) => {
                depth += 1;
                see(Node::Open(Element(&element)));
            }
            Event::Empty(element) => {
                see(Node::Open(Element(&element)));
                see(Node::Close(Element(&element).name()));
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                see(Node::Close(element.local_name().as_ref()));
            }
            Event::Text(text) => see(Node::Text(&text)),
            Event::CData(text) => see(Node::Text(&text)),
            Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                Ok(Some(sign)) => see(Node::Text(sign.encode_utf8(&mut [0; 4]))),
                Ok(None) => {
                    let sign = quick_xml::escape::resolve_predefined_entity(&entity);
                    see(Node::Text(sign?));
                }
                Err(_) => return None,
            },
            Event::DocType(declared) if declared.contains('[') => return None,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            // What is not closed was cut off.
            Event::Eof => return (depth == 0).then_some(()),
        }
        buffer.clear();
        reader.get_mut().since = 0;
    }
}

/// Ends with an error where one event is too long.
struct Piecewise<R> {
    inner: BufReader<R>,
    since: usize,
}

impl<R: Read> Read for Piecewise<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.since += count;
        Ok(count)
    }
}

impl<R: Read> BufRead for Piecewise<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since > LONGEST {
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.since += count;
        self.inner.consume(count);
    }
}
