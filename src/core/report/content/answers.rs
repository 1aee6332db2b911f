//! All questions with their answers, notes and evidence.

use super::super::document::{Block, Cell, Column, Paragraph, Row, Run, Spot, Table};
use super::facts::{self, Facts};
use super::{links, words, yardstick};
use crate::analysis::ticks;
use crate::assessment::{Answer, AnswerValue};
use crate::catalog::{Checklist, Question, Yardstick};

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(1, "Antworten"),
        Block::text("Alle Prüffragen nach Checkliste und Nummer, mit Notizen, Begründungen und Nachweisen."),
    ];
    blocks.extend(facts.findings.quality.words().map(Block::text));
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
            Column::fixed("Nr.", 27.0).right().names_row(),
            Column::fill("Frage", 1.0),
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
        paragraphs.extend(question.yardstick.iter().flat_map(|yardstick| meaning(yardstick, answer)));
        paragraphs.push(Paragraph::small(vec![Run::muted(question.explanation.clone())]));
    }
    for (label, text) in [("Begründung", &answer.justification), ("Notiz", &answer.note)] {
        if !text.trim().is_empty() {
            paragraphs.push(labelled(label, text.trim()));
        }
    }
    for evidence in answer.proofs() {
        paragraphs.push(labelled("Nachweis", &words::evidence(evidence)));
    }
    paragraphs.extend(asked(answer).map(|text| labelled("In Klärung", &text)));
    paragraphs.extend(leads(facts, question));
    let number = Paragraph::cell(vec![Run::new(question.id.to_string())]).anchored(Spot::Question(question.id));
    Row::Cells(vec![Cell::Text(vec![number]), Cell::Text(paragraphs), Cell::Text(given(question, answer))])
}

/// Whom to ask, and until when; `None` unless it is „in Klärung“.
fn asked(answer: &Answer) -> Option<String> {
    let who = match answer.ask.trim() {
        "" => "noch niemand benannt",
        who => who,
    };
    let until = answer.ask_until.map(|day| format!(", bis {}", words::short_date(day))).unwrap_or_default();
    answer.in_clarification.then(|| format!("{who}{until}"))
}

/// Which requirements it is about, and what is planned.
fn leads(facts: &Facts, question: &Question) -> Option<Paragraph> {
    let mut runs = Vec::new();
    runs.extend(links::requirements(&question.requirements));
    let item = facts.findings.item(question.id);
    if let Some((item, target)) = item.and_then(|item| Some((item, item.target()?))) {
        let cited = match item.number {
            Some(number) => format!("Maßnahme M{number}, "),
            None => "Maßnahme auf ".to_owned(),
        };
        if !runs.is_empty() {
            runs.push(Run::muted(" · "));
        }
        runs.push(Run::page_of(Spot::Measure(target)).behind(&cited));
    }
    (!runs.is_empty()).then(|| Paragraph::small(runs))
}

/// Sign and word; beside a Nein, how much of it is met.
fn given(question: &Question, answer: &Answer) -> Vec<Paragraph> {
    let ticks = ticks(question, answer).filter(|_| answer.value() == Some(AnswerValue::No));
    let met = ticks.map(|ticks| Paragraph::small(vec![Run::muted(ticks.words())]));
    [Paragraph::cell(vec![facts::answer_run(answer.value())])].into_iter().chain(met).collect()
}

/// The Maßstab. Boxes stand only where somebody has ticked: an empty one beside a Ja would say that it is not met.
fn meaning(yardstick: &Yardstick, answer: &Answer) -> Vec<Paragraph> {
    let mut rest = yardstick::parts(yardstick);
    let mut paragraphs = Vec::new();
    if yardstick.has_boxes() && !answer.met.is_empty() {
        paragraphs.push(Paragraph::small(vec![yardstick::lead()]));
        paragraphs.extend(yardstick::boxes(yardstick, &answer.met));
    } else {
        rest.splice(0..0, yardstick::conditions(yardstick));
    }
    if !rest.is_empty() {
        paragraphs.push(Paragraph::small(rest));
    }
    paragraphs
}

fn labelled(label: &str, text: &str) -> Paragraph {
    Paragraph::small(vec![Run::muted(format!("{label}: ")), Run::new(text)])
}
