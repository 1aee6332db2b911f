//! A Word document as paragraphs and tables, with the state of every box in it.

use super::super::fault::Fault;
use super::super::xml::{Element, Token, Xml, damaged};
use super::symbols;

/// What a document consists of, in order.
#[derive(Debug, Clone)]
pub(super) enum Block {
    Paragraph(String),
    Table(Vec<Vec<Cell>>),
}

/// A cell of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    /// Its paragraphs, a line each.
    pub text: String,
    /// Content controls and form fields: whether each is ticked.
    pub boxes: Vec<bool>,
    /// How many columns of the grid it takes.
    pub span: usize,
}

/// Whatever is nested deeper is no checklist. The stack of a thread has room for it with much to spare, also where
/// nothing is optimised.
const DEEPEST: usize = 200;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Block>, Fault> {
    let mut reader = Reader { xml: Xml::new(bytes)?, depth: 0 };
    let mut blocks = Vec::new();
    while let Some(token) = reader.xml.next()? {
        if let Token::Open(element) = token
            && element.name() == "body"
        {
            reader.blocks(&mut blocks)?;
        }
    }
    Ok(blocks)
}

struct Reader<'a> {
    xml: Xml<'a>,
    depth: usize,
}

impl Reader<'_> {
    fn next_within(&mut self) -> Result<Option<Element<'_>>, Fault> {
        // Handed out without text: between blocks, rows and cells there is none.
        loop {
            match self.xml.next()? {
                Some(Token::Open(element)) => return Ok(Some(element)),
                Some(Token::Close) => return Ok(None),
                Some(Token::Text(_)) => {}
                None => return Err(damaged()),
            }
        }
    }

    fn deeper(&mut self) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth > DEEPEST { Err(damaged()) } else { Ok(()) }
    }

    /// Paragraphs and tables up to the end of the element that has just opened.
    fn blocks(&mut self, blocks: &mut Vec<Block>) -> Result<(), Fault> {
        self.deeper()?;
        while let Some(name) = self.next_within()?.map(|element| element.name().to_owned()) {
            match name.as_str() {
                "p" => {
                    let mut cell = Cell::default();
                    self.content(&mut cell)?;
                    blocks.push(Block::Paragraph(cell.text));
                }
                "tbl" => {
                    let mut rows = Vec::new();
                    self.rows(&mut rows)?;
                    blocks.push(Block::Table(rows));
                }
                // Controls and custom XML stand round blocks.
                "sdt" | "sdtContent" | "customXml" | "ins" | "smartTag" => self.blocks(blocks)?,
                _ => self.xml.skip()?,
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn rows(&mut self, rows: &mut Vec<Vec<Cell>>) -> Result<(), Fault> {
        self.deeper()?;
        while let Some(name) = self.next_within()?.map(|element| element.name().to_owned()) {
            match name.as_str() {
                "tr" => {
                    let mut cells = Vec::new();
                    self.cells(&mut cells)?;
                    rows.push(cells);
                }
                "sdt" | "sdtContent" | "customXml" | "ins" => self.rows(rows)?,
                _ => self.xml.skip()?,
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn cells(&mut self, cells: &mut Vec<Cell>) -> Result<(), Fault> {
        self.deeper()?;
        while let Some(name) = self.next_within()?.map(|element| element.name().to_owned()) {
            match name.as_str() {
                "tc" => {
                    let mut cell = Cell { span: 1, ..Cell::default() };
                    self.content(&mut cell)?;
                    cells.push(cell);
                }
                // A control may stand round a whole cell; then its box is that of the cell.
                "sdt" => {
                    let before = cells.len();
                    let state = self.control(|reader| reader.cells(cells))?;
                    if let (Some(state), Some(cell)) = (state, cells.get_mut(before)) {
                        cell.text.clear();
                        cell.boxes.push(state);
                    }
                }
                "sdtContent" | "customXml" | "ins" => self.cells(cells)?,
                _ => self.xml.skip()?,
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads a content control, its content with `content`; the state of its box, if it has one.
    fn control(&mut self, mut content: impl FnMut(&mut Self) -> Result<(), Fault>) -> Result<Option<bool>, Fault> {
        let mut state = None;
        while let Some(name) = self.next_within()?.map(|element| element.name().to_owned()) {
            match name.as_str() {
                "sdtPr" => state = self.properties()?,
                "sdtContent" => content(self)?,
                _ => self.xml.skip()?,
            }
        }
        Ok(state)
    }

    /// The state of the box that the properties of a control describe.
    fn properties(&mut self) -> Result<Option<bool>, Fault> {
        let mut state = None;
        let mut depth = 1;
        while depth > 0 {
            match self.xml.next()? {
                Some(Token::Open(element)) => {
                    depth += 1;
                    match element.name() {
                        "checkbox" => state = Some(false),
                        "checked" if state.is_some() => state = Some(is_on(&element)),
                        _ => {}
                    }
                }
                Some(Token::Close) => depth -= 1,
                Some(Token::Text(_)) => {}
                None => return Err(damaged()),
            }
        }
        Ok(state)
    }

    /// Text and boxes up to the end of the element that has just opened.
    fn content(&mut self, cell: &mut Cell) -> Result<(), Fault> {
        self.deeper()?;
        let mut paragraphs = 0;
        loop {
            let name = match self.xml.next()? {
                Some(Token::Open(element)) => match element.name() {
                    "gridSpan" => {
                        let columns = element.get("val").and_then(|columns| columns.parse().ok());
                        cell.span = columns.unwrap_or(1).clamp(1, 64);
                        "skip".to_owned()
                    }
                    "sym" => {
                        cell.text.push(symbols::sign(&element));
                        "skip".to_owned()
                    }
                    name => name.to_owned(),
                },
                Some(Token::Close) => break,
                Some(Token::Text(_)) => continue,
                None => return Err(damaged()),
            };
            match name.as_str() {
                "t" => cell.text.push_str(&self.xml.text()?),
                "tab" => {
                    cell.text.push('\t');
                    self.xml.skip()?;
                }
                "br" | "cr" => {
                    cell.text.push('\n');
                    self.xml.skip()?;
                }
                "noBreakHyphen" => {
                    cell.text.push('-');
                    self.xml.skip()?;
                }
                "p" => {
                    if paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    paragraphs += 1;
                    self.content(cell)?;
                }
                "sdt" => {
                    let mut inner = Cell::default();
                    match self.control(|reader| reader.content(&mut inner))? {
                        // What it shows is the box itself.
                        Some(state) => cell.boxes.push(state),
                        None => {
                            cell.text.push_str(&inner.text);
                            cell.boxes.extend(inner.boxes);
                        }
                    }
                }
                "checkBox" => {
                    let state = self.form_field()?;
                    cell.boxes.push(state);
                }
                // What was deleted while changes are tracked, what fields are made of, and pictures for old programs.
                "del" | "moveFrom" | "instrText" | "delText" | "Fallback" | "rPr" | "pPr" | "tblPr" | "trPr"
                | "skip" => {
                    self.xml.skip()?;
                }
                _ => self.content(cell)?,
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Whether an old form field is ticked: what was chosen last counts, else what it began with.
    fn form_field(&mut self) -> Result<bool, Fault> {
        let (mut chosen, mut default) = (None, false);
        while let Some((name, on)) = self.next_within()?.map(|element| (element.name().to_owned(), is_on(&element))) {
            match name.as_str() {
                "checked" => chosen = Some(on),
                "default" => default = on,
                _ => {}
            }
            self.xml.skip()?;
        }
        Ok(chosen.unwrap_or(default))
    }
}

/// A switch of WordprocessingML: on if nothing is said.
fn is_on(element: &Element) -> bool {
    element.get("val").is_none_or(|value| matches!(value.as_str(), "1" | "true" | "on"))
}
