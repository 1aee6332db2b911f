//! The tables of a document that ask questions: which checklist they belong to, where each column stands.

use super::super::fault::{At, Fault};
use super::super::table::ticked;
use super::super::tool::checklist_named;
use super::super::words::{plain, tick};
use super::document::{Block, Cell};
use crate::assessment::AnswerValue;
use crate::catalog::Catalog;

const NUMBERED: &str = "Die Nummern der Fragen stehen lassen und die Checkliste in der Überschrift nennen.";

/// A row that asks a question.
pub(super) struct Row {
    pub at: At,
    /// Its number, as `7.12`.
    pub id: Result<String, Fault>,
    pub answer: Result<Option<AnswerValue>, Fault>,
    pub note: String,
    /// Where there is a column for it.
    pub justification: Option<String>,
    /// The question and the Hilfsmittel as the document words them; empty where there is no column for them.
    pub wording: [String; 2],
}

/// Where the columns of a table stand in its grid.
struct Head {
    /// How many there are.
    width: usize,
    number: usize,
    boxes: [usize; 3],
    note: Option<usize>,
    justification: Option<usize>,
    question: Option<usize>,
    help: Option<usize>,
}

/// All rows that ask. `file` names the document where there are several.
pub(super) fn rows(blocks: &[Block], file: &str, catalog: &Catalog) -> Vec<Row> {
    let mut rows = Vec::new();
    // A document may hold several checklists one after the other; its file name counts where no title does.
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut checklist = checklist_named(stem.trim_end_matches(|char: char| !char.is_alphabetic()), catalog);
    let mut number = 0;
    let mut before: Option<Head> = None;
    for block in blocks {
        match block {
            Block::Paragraph(text) => checklist = checklist_named(text.trim(), catalog).or(checklist),
            Block::Table(table) => {
                let own = head(table);
                let first = own.as_ref().map_or(0, |(head_row, _)| head_row + 1);
                before = own.map(|(_, head)| head).or(before.filter(|head| goes_on(table, head)));
                let Some(head) = &before else { continue };
                number += 1;
                let table_name = if number > 1 { format!("Tabelle {number}") } else { String::new() };
                let part: Vec<&str> = [file, &table_name].into_iter().filter(|name| !name.is_empty()).collect();
                let part = part.join(", ");
                for (index, cells) in table.iter().enumerate().skip(first) {
                    let at = At::within(&part, index as u64 + 1);
                    rows.extend(row(cells, head, at, checklist));
                }
            }
        }
    }
    rows
}

/// Whether a table without a head is the rest of the one before: Word splits a table without repeating its head. What
/// begins with other words than the number of a question is a table of its own.
fn goes_on(table: &[Vec<Cell>], head: &Head) -> bool {
    let is_numbered = |row: &Vec<Cell>| {
        let number = on_grid(row).find(|(begins, _)| *begins == head.number).map_or("", |(_, cell)| cell.text.trim());
        number.starts_with(|char: char| char.is_ascii_digit())
    };
    table.first().is_some_and(is_numbered) && table.iter().all(|row| width(row) == head.width)
}

fn width(row: &[Cell]) -> usize {
    row.iter().map(|cell| cell.span).sum()
}

/// The head row and its columns. What stands over Ja and Nein in a row before it counts for the others.
fn head(table: &[Vec<Cell>]) -> Option<(usize, Head)> {
    let place = |row: &[Cell], names: &[&str]| {
        on_grid(row).find(|(_, cell)| names.contains(&plain(&cell.text).as_str())).map(|(column, _)| column)
    };
    table.iter().enumerate().find_map(|(index, row)| {
        let no = place(row, &["nein"])?;
        // „Nr.“ behind Nein is not the number of a question.
        let short = || on_grid(row).find(|(column, cell)| *column > no && plain(&cell.text) == "nr").map(|(at, _)| at);
        let boxes = [place(row, &["ja"])?, no, place(row, &["nichtrelevant", "entfaellt"]).or_else(short)?];
        let anywhere = |names: &[&str]| table.get(..=index)?.iter().rev().find_map(|row| place(row, names));
        let number = anywhere(&["frage", "nr", "nummer", "nrinwiba", "lfdnr"]).filter(|column| !boxes.contains(column));
        let note = anywhere(&["notizen", "notiz", "bemerkung", "bemerkungen", "kommentar"]);
        let justification = anywhere(&["begruendung"]);
        let number = number.unwrap_or(0);
        let question = anywhere(&["prueffrage", "prueffragen", "fragen"]);
        let question = question.or_else(|| anywhere(&["frage"])).filter(|column| *column != number);
        let help = anywhere(&["hilfsmittel", "hilfe", "erlaeuterung"]);
        Some((index, Head { width: width(row), number, boxes, note, justification, question, help }))
    })
}

/// Cells with the columns of the grid at which they begin.
fn on_grid(row: &[Cell]) -> impl Iterator<Item = (usize, &Cell)> {
    row.iter().scan(0, |column, cell| {
        let begins = *column;
        *column += cell.span;
        Some((begins, cell))
    })
}

fn row(cells: &[Cell], head: &Head, at: At, checklist: Option<u8>) -> Option<Row> {
    let cell = |column: usize| on_grid(cells).find(|(begins, _)| *begins == column).map(|(_, cell)| cell);
    let text = |column: Option<usize>| column.and_then(cell).map(|cell| cell.text.trim().to_owned());
    let boxes = head.boxes.map(|column| cell(column).map(state).unwrap_or_default());
    let (note, justification) = (text(head.note).unwrap_or_default(), text(head.justification));
    let number = text(Some(head.number)).unwrap_or_default().trim_end_matches('.').trim().to_owned();
    let is_silent = boxes.iter().all(|sign| tick(sign) == Some(false))
        && note.is_empty()
        && justification.as_ref().is_none_or(String::is_empty);
    if number.is_empty() && is_silent {
        return None;
    }
    let answer = ticked(&at, boxes.each_ref().map(String::as_str));
    let id = match checklist {
        _ if number.is_empty() => Err(Fault::numberless(at.clone())),
        _ if number.contains(['.', ',']) => Ok(number),
        Some(checklist) if number.bytes().all(|byte| byte.is_ascii_digit()) => Ok(format!("{checklist}.{number}")),
        Some(_) => Err(Fault::new(at.clone(), format!("„{number}“ ist keine Nummer einer Frage"), NUMBERED)),
        None => Err(Fault::new(at.clone(), "zu welcher Checkliste die Frage gehört, steht nirgends", NUMBERED)),
    };
    let id = id.map_err(|fault| fault.saying(cell(head.number).map(|cell| cell.text.clone()).unwrap_or_default()));
    let wording = [head.question, head.help].map(|column| text(column).unwrap_or_default());
    Some(Row { at, id, answer, note, justification, wording })
}

/// What stands in a cell to be ticked, as a sign: a box of Word's own counts before what is written.
fn state(cell: &Cell) -> String {
    let ticks = cell.boxes.iter().filter(|ticked| **ticked).count();
    match (cell.boxes.len(), ticks) {
        (0, _) | (_, 0) => cell.text.trim().to_owned(),
        _ => "x".to_owned(),
    }
}
