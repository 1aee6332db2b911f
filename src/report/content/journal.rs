//! The Verlauf of the round.

use super::document::{Block, Cell, Column, Row, Table};
use super::facts::Facts;
use super::words;
use crate::assessment::{Edit, Entry};

/// The report shows the latest days; the file keeps every change.
const MOST: usize = 60;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let round = &facts.round().name;
    let entries: Vec<&Entry> = facts.assessment.journal.iter().filter(|entry| entry.round == *round).collect();
    let mut blocks = vec![Block::heading(1, "Änderungen in dieser Erhebung")];
    if entries.is_empty() {
        blocks.push(Block::text("In dieser Erhebung ist noch keine Änderung verzeichnet."));
        return blocks;
    }
    let sittings: Vec<Row> = entries
        .chunk_by(|left, right| left.at.date() == right.at.date() && left.by == right.by)
        .rev()
        .take(MOST)
        .map(sitting)
        .collect();
    let all = words::count(entries.len(), "Änderung", "Änderungen");
    blocks.push(Block::text(format!(
        "{all}, nach Tag und Person zusammengefasst, die neuesten zuerst. Jede einzelne steht im Verlauf der Datei."
    )));
    blocks.push(Block::Table(Table {
        columns: vec![
            Column::content("Tag", 54.0),
            Column::content("Person", 108.0),
            Column::fill("Änderungen", 1.0).names_row(),
        ],
        rows: sittings,
        dense: true,
        summary: "Änderungen nach Tag und Person".to_owned(),
    }));
    blocks
}

/// What one person changed on one day: answers and notes as numbers, all else in words.
fn sitting(entries: &[&Entry]) -> Row {
    let mut counts = [0usize; 4];
    let mut others: Vec<String> = Vec::new();
    for entry in entries {
        tally(&entry.new, &mut counts, &mut others);
    }
    let mut parts: Vec<String> = counts
        .into_iter()
        .zip([
            ("Antwort", "Antworten"),
            ("Notiz", "Notizen"),
            ("Begründung", "Begründungen"),
            ("Nachweis", "Nachweise"),
        ])
        .filter(|(count, _)| *count > 0)
        .map(|(count, (one, many))| words::count(count, one, many))
        .collect();
    parts.append(&mut others);
    let first = entries.first();
    let day = first.map(|entry| words::short_date(entry.at.date())).unwrap_or_default();
    let person = first.map(|entry| entry.by.trim()).filter(|name| !name.is_empty());
    let person = person.map_or_else(|| Cell::muted("–"), |name| Cell::text(name).lines(2));
    Row::Cells(vec![Cell::text(day), person, Cell::text(parts.join("; "))])
}

fn tally(new: &Edit, counts: &mut [usize; 4], others: &mut Vec<String>) {
    let place = match new {
        Edit::Answer(..) => 0,
        Edit::Note(..) => 1,
        Edit::Justification(..) => 2,
        Edit::Evidence(..) => 3,
        Edit::Several(edits) => return edits.iter().for_each(|edit| tally(edit, counts, others)),
        Edit::Measure(_, Some(measure)) => {
            let ids: Vec<String> = measure.questions.iter().map(ToString::to_string).collect();
            return remember(others, format!("Maßnahme zu {} ({})", ids.join(", "), measure.status.label()));
        }
        Edit::Measure(id, None) => return remember(others, format!("Maßnahme {} entfernt", id.0)),
        Edit::Kommune(_) => return remember(others, "Stammdaten".to_owned()),
        Edit::Logo(_) => return remember(others, "Wappen oder Logo".to_owned()),
    };
    if let Some(count) = counts.get_mut(place) {
        *count += 1;
    }
}

/// The same change on the same day is said once.
fn remember(others: &mut Vec<String>, change: String) {
    if !others.contains(&change) {
        others.push(change);
    }
}
