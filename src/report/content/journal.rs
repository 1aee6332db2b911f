//! The Verlauf of the round.

use super::document::{Block, Cell, Column, Row, Table};
use super::facts::Facts;
use super::words;
use crate::assessment::{AnswerValue, Edit, Entry};

/// The report shows the latest changes; the file keeps all.
const MOST: usize = 80;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let round = &facts.round().name;
    let entries: Vec<&Entry> = facts.assessment.journal.iter().filter(|entry| entry.round == *round).collect();
    let mut blocks = vec![Block::heading(1, "Änderungen in dieser Erhebung")];
    if entries.is_empty() {
        blocks.push(Block::text("In dieser Erhebung ist noch keine Änderung verzeichnet."));
        return blocks;
    }
    let hidden = entries.len().saturating_sub(MOST);
    blocks.push(Block::text(if hidden == 0 {
        format!("Alle {} verzeichneten Änderungen, die neuesten zuerst.", entries.len())
    } else {
        format!(
            "Die letzten {MOST} von {} verzeichneten Änderungen, die neuesten zuerst. Die übrigen stehen in der Datei.",
            words::figure(entries.len())
        )
    }));
    blocks.push(Block::Table(Table {
        columns: vec![
            Column::content("Zeitpunkt", 81.0),
            Column::content("Person", 99.0),
            Column::fill("Änderung", 1.0).names_row(),
        ],
        rows: entries.iter().rev().take(MOST).map(|entry| row(entry)).collect(),
        dense: true,
        summary: "Änderungen mit Zeitpunkt und Person".to_owned(),
    }));
    blocks
}

fn row(entry: &Entry) -> Row {
    let at = format!("{} {:02}:{:02}", words::short_date(entry.at.date()), entry.at.hour(), entry.at.minute());
    let person = if entry.by.trim().is_empty() { Cell::muted("–") } else { Cell::text(entry.by.trim()).lines(2) };
    Row::Cells(vec![Cell::text(at), person, Cell::text(describe(&entry.new, &entry.old)).lines(3)])
}

fn describe(new: &Edit, old: &Edit) -> String {
    match (new, old) {
        (Edit::Answer(id, now), Edit::Answer(_, before)) => {
            format!("Frage {id}: {} statt {}", word(*now), word(*before))
        }
        (Edit::Answer(id, now), _) => format!("Frage {id}: {}", word(*now)),
        (Edit::Note(id, text), _) => changed(&format!("Notiz zu Frage {id}"), !text.is_empty()),
        (Edit::Justification(id, text), _) => changed(&format!("Begründung zu Frage {id}"), !text.is_empty()),
        (Edit::Evidence(id, items), _) => changed(&format!("Nachweise zu Frage {id}"), !items.is_empty()),
        (Edit::Measure(_, Some(measure)), _) => {
            let ids: Vec<String> = measure.questions.iter().map(ToString::to_string).collect();
            format!("Maßnahme zu {} bearbeitet", ids.join(", "))
        }
        (Edit::Measure(id, None), _) => format!("Maßnahme {} entfernt", id.0),
        (Edit::Kommune(_), _) => "Stammdaten geändert".to_owned(),
        (Edit::Logo(logo), _) => changed("Wappen oder Logo", logo.is_some()),
        (Edit::Several(edits), _) => match edits.as_slice() {
            [] => "Keine Änderung".to_owned(),
            [only] => describe(only, old),
            [first, rest @ ..] => {
                format!(
                    "{} und {}",
                    describe(first, old),
                    words::count(rest.len(), "weitere Änderung", "weitere Änderungen")
                )
            }
        },
    }
}

fn word(value: Option<AnswerValue>) -> &'static str {
    value.map_or("offen", AnswerValue::label)
}

fn changed(subject: &str, kept: bool) -> String {
    format!("{subject} {}", if kept { "geändert" } else { "entfernt" })
}
