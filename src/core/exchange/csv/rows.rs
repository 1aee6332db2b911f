//! The rows of a table whose cells are apart by a separator and may stand in quotation marks (RFC 4180). A crate that
//! reads CSV is lenient where this must be strict: it never says that a quotation mark is not closed.

use super::super::fault::{At, Fault};

const CLOSE_QUOTES: &str =
    "Eine Zelle, die mit einem Anführungszeichen beginnt, muss mit einem enden; eines darin wird verdoppelt (\"\").";

/// A row and the line at which it begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub line: u64,
    pub cells: Vec<Cell>,
}

/// A cell; one in quotation marks is meant as it stands, blanks at its ends included.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub text: String,
    pub quoted: bool,
}

impl Row {
    /// Whether nobody has written anything into it.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

impl Cell {
    /// Whether nobody has written anything into it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// What it says.
    pub(super) fn content(&self) -> &str {
        if self.quoted { &self.text } else { self.text.trim() }
    }
}

/// All rows, the first of which stands at `line`.
pub(super) fn rows(text: &str, separator: char, line: u64) -> Result<Vec<Row>, Fault> {
    let mut reader = Reader { rest: text, separator, line };
    let mut rows = Vec::new();
    while !reader.rest.is_empty() {
        rows.push(reader.row()?);
    }
    Ok(rows)
}

struct Reader<'a> {
    rest: &'a str,
    separator: char,
    line: u64,
}

impl Reader<'_> {
    fn row(&mut self) -> Result<Row, Fault> {
        let mut row = Row { line: self.line, cells: Vec::new() };
        loop {
            row.cells.push(self.cell()?);
            if !self.skip(self.separator) {
                // CR LF, LF or, from an old Mac, CR.
                let _ = self.skip('\r') | self.skip('\n');
                self.line += 1;
                return Ok(row);
            }
        }
    }

    /// A cell up to the separator, the end of the line or the end of the text.
    fn cell(&mut self) -> Result<Cell, Fault> {
        if let Some(rest) = self.rest.trim_start_matches(' ').strip_prefix('"') {
            self.rest = rest;
            return self.quoted();
        }
        let end = self.rest.find([self.separator, '\r', '\n']).unwrap_or(self.rest.len());
        Ok(Cell { text: self.take(end).to_owned(), quoted: false })
    }

    fn quoted(&mut self) -> Result<Cell, Fault> {
        let opened = self.line;
        let mut text = String::new();
        loop {
            let Some(end) = self.rest.find('"') else {
                return Err(Fault::new(At::row(opened), "ein Anführungszeichen wird nicht geschlossen", CLOSE_QUOTES));
            };
            let part = self.take(end);
            text.push_str(part);
            self.line += line_ends(part);
            self.skip('"');
            if !self.skip('"') {
                break;
            }
            text.push('"');
        }
        self.rest = self.rest.trim_start_matches(' ');
        if self.rest.is_empty() || self.rest.starts_with([self.separator, '\r', '\n']) {
            return Ok(Cell { text, quoted: true });
        }
        Err(Fault::new(At::row(opened), "hinter einem schließenden Anführungszeichen steht noch Text", CLOSE_QUOTES))
    }

    fn take(&mut self, end: usize) -> &str {
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn skip(&mut self, expected: char) -> bool {
        match self.rest.strip_prefix(expected) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}

/// How many lines end in a text: CR LF counts once.
fn line_ends(text: &str) -> u64 {
    let pairs = text.matches("\r\n").count();
    (text.matches(['\r', '\n']).count() - pairs) as u64
}
