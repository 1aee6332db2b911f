//! A workbook with a table of ours, the one of `fragen` or a hand-out.

use super::archive::Archive;
use super::book::AUTHOR;
use super::columns::Column;
use super::fault::{At, Fault, ImportError};
use super::guard::unguard;
use super::proposal::{Kind, Proposal};
use super::table::{self, Cell};
use super::workbook::{self, Row, Sheet, Tab, Value, WIDEST, Workbook};
use super::xml::{Token, Xml};
use crate::catalog::Catalog;

const CHOOSE: &str = "Eine Arbeitsmappe wählen, in der ein Blatt eine Überschrift mit „Checkliste WiBA“, „Nr. in WiBA“ und „Umsetzung“ hat (Excel-Tool des BSI) oder mit „Frage“ und „Antwort“.";

/// What the one sheet with a head row of ours says.
pub(super) fn read(archive: &mut Archive, book: &Workbook, catalog: &Catalog) -> Result<Proposal, ImportError> {
    let mut found = Vec::new();
    for tab in &book.tabs {
        let sheet = book.sheet(&archive.needed(&tab.part)?)?;
        if let Some(place) = sheet.rows.iter().position(is_head) {
            found.push((tab.clone(), (sheet, place)));
        }
    }
    let Some((Tab { name, .. }, (sheet, place))) = workbook::the_one(found)? else {
        return Err(Fault::whole("kein Blatt der Arbeitsmappe enthält Antworten", CHOOSE).into());
    };
    let (before, rows) = sheet.rows.split_at(place + 1);
    let Some(head) = before.last() else { return Ok(Proposal::new(Kind::Xlsx, Vec::new(), Vec::new())) };
    let name = if book.tabs.len() > 1 { name.as_str() } else { "" };
    let guarded = !is_written_by_us(archive)?;
    let row = |row: &Row| table_row(&sheet, row, name, guarded);
    let rows: Vec<table::Row> =
        rows.iter().filter(|row| row.cells.iter().any(|cell| cell.value != Value::Empty)).map(row).collect();
    table::read(Kind::Xlsx, &row(head), &rows, catalog)
}

fn is_head(row: &Row) -> bool {
    let named = |column: Column| row.cells.iter().any(|cell| Column::named(cell.value.text()) == Some(column));
    named(Column::Question) && (named(Column::Answer) || (named(Column::Yes) && named(Column::No)))
}

/// A table of ours as text that a spreadsheet has saved as a workbook is its own, and its cells are still guarded; in a
/// workbook that we have written, an apostrophe is part of the text.
fn is_written_by_us(archive: &mut Archive) -> Result<bool, Fault> {
    let Some((_, part)) = archive.relations("")?.into_values().find(|(kind, _)| kind == "core-properties") else {
        return Ok(false);
    };
    let Some(bytes) = archive.part(&part)? else { return Ok(false) };
    let mut xml = Xml::new(&bytes)?;
    while let Some(token) = xml.next()? {
        if matches!(token, Token::Open(element) if element.name() == "creator") {
            return Ok(xml.text()?.trim() == AUTHOR);
        }
    }
    Ok(false)
}

fn table_row(sheet: &Sheet, row: &Row, part: &str, guarded: bool) -> table::Row {
    let width = row.cells.last().map_or(0, |cell| cell.column + 1).min(WIDEST);
    let cells = (0..width).map(|column| match row.value(column) {
        Value::Text(_) if sheet.spans_rows(row.number, column) => {
            Cell::Unreadable("eine Zelle, die über mehrere Zeilen verbunden ist")
        }
        Value::Text(text) => Cell::Text(if guarded { unguard(text) } else { text }.to_owned()),
        Value::Empty => Cell::Text(String::new()),
        Value::Error(_) => Cell::Unreadable("ein Fehlerwert"),
        Value::Unknown => Cell::Unreadable("eine Formel ohne berechneten Wert"),
    });
    table::Row { at: At::within(part, row.number), cells: cells.collect() }
}
