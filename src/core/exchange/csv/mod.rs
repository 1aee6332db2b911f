//! Answers from a table as text that somebody filled in with a spreadsheet: separators, quotation marks, encodings.

mod encoding;
mod rows;

use self::rows::Row;
use super::columns::Column;
use super::fault::{At, Fault, ImportError};
use super::guard::unguard;
use super::proposal::{Kind, Proposal};
use super::table::{self, Cell, Columns};
use crate::catalog::Catalog;

const CELLS: &str = "Jede Zeile braucht so viele Zellen wie die erste; ein Text, in dem das Trennzeichen vorkommt, gehört in Anführungszeichen.";
const FEWER_CELLS: &str = "Jede Zeile braucht so viele Zellen wie die erste, auch leere. Excel lässt beim Speichern als CSV leere Zellen am Ende mancher Zeilen weg: Die Tabelle dort als Excel-Arbeitsmappe (.xlsx) speichern und diese einlesen.";
const FILL_IN: &str = "Unter der ersten Zeile für jede Antwort eine Zeile eintragen, zum Beispiel 7.12;ja.";

/// Reads a table with the columns of `fragen` or `frage;antwort;notiz;begruendung` (any order, the last two may be
/// missing), separated by semicolon, tab or comma, in UTF-8, UTF-16 or Windows-1252. Empty cells change nothing, and
/// empty rows are skipped. Blanks round a text are dropped unless it stands in quotation marks.
///
/// # Errors
/// If it is no such table.
pub(super) fn read(bytes: &[u8], catalog: &Catalog) -> Result<Proposal, ImportError> {
    if is_picture(bytes) {
        return Err(Fault::whole("die Datei ist ein Bild und keine Tabelle", encoding::TABLE).into());
    }
    let text = encoding::decode(bytes)?;
    let (text, separator, line) = beginning(&text);
    let mut rows = rows::rows(text, separator, line)?;
    if rows.is_empty() {
        return Err(Fault::new(At::row(line), "die Tabelle enthält keine Antworten", FILL_IN).into());
    }
    let heading = rows.remove(0);
    rows.retain(|row| !row.is_empty());
    let width = heading.cells.len();
    let head = table_row(&heading);
    let all: Vec<table::Row> = rows.iter().map(table_row).collect();
    // What has no place under the heading belongs to no column.
    let within: Vec<table::Row> = all.iter().filter(|row| row.cells.len() == width).cloned().collect();
    let columns = Columns::find(&head, &within).map_err(ImportError::new)?;

    let (mut faults, mut whole) = (Vec::new(), Vec::new());
    for (row, read) in rows.iter().zip(all) {
        match torn(row, width, &columns) {
            Some(fault) => faults.push(fault),
            None => whole.push(read),
        }
    }
    if whole.is_empty() && !faults.is_empty() {
        return Ok(Proposal::new(Kind::Csv, Vec::new(), faults));
    }
    let mut proposal = table::read(Kind::Csv, &head, &whole, catalog)?;
    proposal.not_understood.append(&mut faults);
    proposal.not_understood.sort_by(|a, b| a.at.cmp(&b.at));
    Ok(proposal)
}

/// Whatever its name says: a scan of a table, for instance.
fn is_picture(bytes: &[u8]) -> bool {
    let starts = |start: &[u8]| bytes.starts_with(start);
    starts(b"\x89PNG")
        || starts(b"\xFF\xD8\xFF")
        || starts(b"GIF8")
        || starts(b"II*\0")
        || starts(b"MM\0*")
        || (starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"))
        || (starts(b"BM") && bytes.get(6..10) == Some(&[0; 4]))
}

fn table_row(row: &Row) -> table::Row {
    let cells = row.cells.iter().map(|cell| Cell::Text(unguard(cell.content()).to_owned()));
    table::Row { at: At::row(row.line), cells: cells.collect() }
}

/// The text from its heading on, its separator and the heading's line. Empty lines before it are skipped, and so is the
/// `sep=` with which Excel may name the separator.
fn beginning(text: &str) -> (&str, char, u64) {
    let (mut rest, mut line, mut separator) = (text, 1, None);
    loop {
        let end = rest.find(['\r', '\n']).unwrap_or(rest.len());
        let (head, tail) = rest.split_at(end);
        let named = head.trim_start().get(..4).is_some_and(|word| word.eq_ignore_ascii_case("sep="));
        let empty = head.chars().all(|char| char.is_whitespace() || matches!(char, ';' | ',' | '"'));
        if tail.is_empty() || !(named || empty) {
            let found = [';', '\t', ','].into_iter().find(|separator| head.contains(*separator));
            return (rest, separator.or(found).unwrap_or(';'), line);
        }
        if named {
            separator = head.trim_start().chars().nth(4).filter(|char| matches!(char, ';' | '\t' | ','));
        }
        rest = tail.strip_prefix("\r\n").unwrap_or_else(|| &tail[1..]);
        line += 1;
    }
}

/// A row that a separator without quotation marks has torn apart: it has more or fewer cells than the heading; or Notiz
/// and Begründung side by side are one text: then the second begins with the blank that follows a comma or semicolon,
/// and the first does not.
fn torn(row: &Row, width: usize, columns: &Columns) -> Option<Fault> {
    let at = At::row(row.line);
    let count = row.cells.len();
    if count != width {
        let (more, cure) = if count > width { ("mehr", CELLS) } else { ("weniger", FEWER_CELLS) };
        let reason = format!("{more} Zellen als die erste Zeile ({count} statt {width})");
        return Some(Fault::new(at, reason, cure));
    }
    let (note, justification) = (columns.place(Column::Note)?, columns.place(Column::Justification)?);
    let (first, second) = row.cells.get(note.min(justification)).zip(row.cells.get(note.max(justification)))?;
    let plain = |cell: &rows::Cell| !cell.quoted && !cell.is_blank();
    let torn = note.abs_diff(justification) == 1
        && plain(first)
        && plain(second)
        && second.text.starts_with(' ')
        && !first.text.starts_with(' ');
    torn.then(|| Fault::new(at, format!("„{}“ gehört wohl noch zum Text davor", second.text.trim()), CELLS))
}
