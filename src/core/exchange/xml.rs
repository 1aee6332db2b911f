//! XML as a row of tokens with their places. A document type, and with it every entity of one's own, is refused.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::fault::Fault;

const DAMAGED: &str = "Die Datei in Excel, Word oder LibreOffice öffnen und noch einmal speichern.";

/// A reader of one part.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    start: usize,
    /// Elements that are open.
    depth: usize,
}

/// What comes next. An element without content opens and closes at the same place.
pub(super) enum Token<'a> {
    Open(Element<'a>),
    Close,
    Text(Cow<'a, str>),
}

/// An element that opens.
pub(super) struct Element<'a> {
    start: BytesStart<'a>,
}

impl<'a> Xml<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, Fault> {
        // Everything that Office writes is UTF-8; after this check no name or text can fail to be.
        let text = std::str::from_utf8(bytes).map_err(|_| damaged())?;
        let mut reader = Reader::from_reader(text.as_bytes());
        reader.config_mut().expand_empty_elements = true;
        Ok(Self { reader, start: 0, depth: 0 })
    }

    /// Where the last token stands, in bytes.
    pub(super) fn span(&self) -> Range<usize> {
        self.start..self.position()
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// The next token; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Token<'a>>, Fault> {
        loop {
            self.start = self.position();
            return Ok(Some(match self.reader.read_event().map_err(|_| damaged())? {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    Token::Open(Element { start })
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Token::Close
                }
                Event::Text(text) => Token::Text(text.xml10_content().map_err(|_| damaged())?),
                Event::CData(text) => Token::Text(text.xml10_content().map_err(|_| damaged())?),
                Event::GeneralRef(reference) => {
                    let char = reference.resolve_char_ref().map_err(|_| damaged())?;
                    let name = reference.decode().map_err(|_| damaged())?;
                    match (char, resolve_predefined_entity(&name)) {
                        (Some(char), _) => Token::Text(Cow::Owned(char.to_string())),
                        (None, Some(text)) => Token::Text(Cow::Borrowed(text)),
                        (None, None) => return Err(foreign()),
                    }
                }
                Event::DocType(_) => return Err(foreign()),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
                Event::Eof if self.depth > 0 => return Err(damaged()),
                Event::Eof => return Ok(None),
            }));
        }
    }

    /// Passes over what is in the element that has just opened, up to its end.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Some(Token::Open(_)) => depth += 1,
                Some(Token::Close) => depth -= 1,
                Some(Token::Text(_)) => {}
                None => return Err(damaged()),
            }
        }
        Ok(())
    }

    /// All text of the element that has just opened, up to its end.
    pub(super) fn text(&mut self) -> Result<String, Fault> {
        let mut text = String::new();
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Some(Token::Open(_)) => depth += 1,
                Some(Token::Close) => depth -= 1,
                Some(Token::Text(part)) => text.push_str(&part),
                None => return Err(damaged()),
            }
        }
        Ok(text)
    }
}

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        std::str::from_utf8(self.start.local_name().into_inner()).unwrap_or_default()
    }

    /// Its prefix with the colon; empty if it has none.
    pub(super) fn prefix(&self) -> &str {
        let name = std::str::from_utf8(self.start.name().into_inner()).unwrap_or_default();
        name.split_once(':').map_or("", |(prefix, _)| name.get(..=prefix.len()).unwrap_or_default())
    }

    /// The attribute with this name, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let attribute =
            attributes.with_checks(false).flatten().find(|it| it.key.local_name().as_ref() == name.as_bytes());
        attribute?.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }
}

/// XML that no Office program writes.
pub(super) fn damaged() -> Fault {
    Fault::whole("der Inhalt der Datei ist beschädigt", DAMAGED)
}

fn foreign() -> Fault {
    let cure = "Solche Dateien werden nicht gelesen. Die Datei in Excel oder Word öffnen und neu speichern.";
    Fault::whole("die Datei enthält fremde Verweise (XML-Entitäten)", cure)
}
