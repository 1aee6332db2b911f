//! All questions with their answers, notes and evidence.

use super::super::document::{Block, Cell, Column, Paragraph, Row, Run, Table};
use super::facts::{self, Facts};
use super::words;
use crate::assessment::Evidence;
use crate::catalog::{Checklist, Question};

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(1, "Antworten"),
        Block::text("Alle Prüffragen nach Checkliste und Nummer, mit Notizen, Begründungen und Nachweisen."),
    ];
    for list in &facts.catalog.checklists {
        blocks.push(Block::heading(2, format!("{} {}", list.number, list.title)));
        blocks.push(Block::note(standing(facts, list)));
        blocks.push(Block::Table(table(facts, list)));
    }
    blocks
}

fn standing(facts: &Facts, list: &Checklist) -> String {
    let counts = facts.findings.score.checklist(list.number);
    format!(
        "Priorität {} · {} Ja, {} Nein, {} nicht relevant, {} offen · bearbeitet {}, umgesetzt {}",
        list.priority,
        counts.yes,
        counts.no,
        counts.not_relevant,
        counts.open,
        words::percent(Some(counts.answered_percent())),
        words::percent(counts.fulfilled_percent())
    )
}

fn table(facts: &Facts, list: &Checklist) -> Table {
    Table {
        columns: vec![
            Column::fixed("Nr.", 27.0).right(),
            Column::fill("Frage", 1.0).names_row(),
            Column::fixed("Antwort", 70.0),
        ],
        rows: list.questions.iter().map(|question| row(facts, question)).collect(),
        dense: true,
        summary: format!("Fragen und Antworten der Checkliste {}", list.title),
    }
}

fn row(facts: &Facts, question: &Question) -> Row {
    let answer = facts.round().answer(question.id);
    let mut paragraphs = vec![Paragraph::cell(vec![Run::new(question.text.clone())])];
    if facts.options.with_explanations {
        paragraphs.push(Paragraph::small(vec![Run::muted(question.explanation.clone())]));
    }
    for (label, text) in [("Begründung", &answer.justification), ("Notiz", &answer.note)] {
        if !text.trim().is_empty() {
            paragraphs.push(labelled(label, text.trim()));
        }
    }
    for evidence in &answer.evidence {
        paragraphs.push(labelled("Nachweis", &describe(evidence)));
    }
    Row::Cells(vec![
        Cell::text(question.id.to_string()),
        Cell::Text(paragraphs),
        Cell::runs(vec![facts::answer_run(answer.value())]),
    ])
}

fn labelled(label: &str, text: &str) -> Paragraph {
    Paragraph::small(vec![Run::muted(format!("{label}: ")), Run::new(text)])
}

/// „Protokoll (Aktenschrank, 01.03.2026)“.
fn describe(evidence: &Evidence) -> String {
    let mut details = Vec::new();
    if !evidence.place.trim().is_empty() {
        details.push(evidence.place.trim().to_owned());
    }
    details.extend(evidence.date.map(words::short_date));
    let title = evidence.title.trim();
    if details.is_empty() { title.to_owned() } else { format!("{title} ({})", details.join(", ")) }
}
