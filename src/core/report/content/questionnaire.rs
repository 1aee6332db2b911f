//! Questionnaires to fill in by hand.

use std::collections::BTreeSet;

use super::super::document::{Block, Paragraph, Run, Size};
use super::facts::Facts;
use super::{scope, words, yardstick};
use crate::assessment::AnswerValue;
use crate::catalog::{Checklist, Question, Yardstick};

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let chosen = chosen(facts);
    let questions: usize = chosen.iter().map(|(_, questions)| questions.len()).sum();
    let mut blocks = vec![Block::heading(1, title(facts))];
    blocks.extend(scope::subtitle(facts));
    blocks.push(Block::text(introduction(facts, questions)));
    if questions == 0 {
        return blocks;
    }
    blocks.push(Block::Signature(vec!["Name".to_owned(), "Amt oder Stelle".to_owned(), "Datum".to_owned()]));
    for (index, (list, questions)) in chosen.into_iter().enumerate() {
        // Checklists go to different people, and the introduction says to whom; questions to one contact stay together.
        let one_contact = facts.options.contact.is_some();
        if index > 0 && !one_contact {
            blocks.push(Block::PageBreak);
        }
        blocks.push(Block::heading(2, format!("{} {}", list.number, list.title)));
        if !one_contact && !list.introduction.trim().is_empty() {
            blocks.push(Block::note(list.introduction.clone()));
        }
        blocks.extend(questions.into_iter().map(|item| question(facts, item)));
    }
    blocks
}

fn title(facts: &Facts) -> String {
    match facts.options.contact {
        Some(contact) => format!("Fragebogen: {}", contact.label()),
        None => "Fragebogen".to_owned(),
    }
}

fn introduction(facts: &Facts, questions: usize) -> String {
    if questions == 0 {
        return "Zu dieser Auswahl gibt es keine Frage.".to_owned();
    }
    let mut text = format!(
        "{} Bitte ankreuzen: Ja, wenn die Frage ganz zutrifft; Nein, wenn sie nicht oder nur zum Teil \
         zutrifft; Nicht relevant, wenn es den Gegenstand hier nicht gibt, dann bitte mit Begründung.",
        words::count_first(questions, "Frage", "Fragen", true) + "."
    );
    if facts.catalog.questions().any(|question| question.yardstick.is_some()) {
        text.push_str(
            " Unter jeder Frage steht, wann die Antwort Ja ist; sind es mehrere Bedingungen, zählen nur alle zusammen.",
        );
    }
    if facts.options.prefilled {
        text.push_str(" Die bisherigen Antworten sind eingetragen.");
    }
    text
}

fn chosen<'a>(facts: &Facts<'a>) -> Vec<(&'a Checklist, Vec<&'a Question>)> {
    let options = facts.options;
    facts
        .catalog
        .checklists
        .iter()
        .filter(|list| options.checklist.is_none_or(|number| number == list.number))
        .map(|list| {
            let asked =
                |question: &&Question| options.contact.is_none_or(|contact| question.contacts.contains(&contact));
            (list, list.questions.iter().filter(asked).collect::<Vec<_>>())
        })
        .filter(|(_, questions)| !questions.is_empty())
        .collect()
}

fn question(facts: &Facts, question: &Question) -> Block {
    let answer = facts.round().answer(question.id);
    let value = answer.value().filter(|_| facts.options.prefilled);
    let text = vec![Run::strong(format!("{}  ", question.id)), Run::strong(question.text.clone())];
    let mut blocks = vec![Block::runs(text)];
    if let Some(yardstick) = &question.yardstick {
        blocks.extend(meaning(yardstick, if facts.options.prefilled { &answer.met } else { &NONE }));
    }
    if facts.options.with_explanations && !question.explanation.trim().is_empty() {
        blocks.push(small(vec![Run::muted(question.explanation.clone())]));
    }
    blocks.push(boxes(value));
    if facts.options.prefilled {
        for (label, text) in [("Begründung", &answer.justification), ("Notiz", &answer.note)] {
            if !text.trim().is_empty() {
                blocks.push(small(vec![Run::muted(format!("{label} bisher: ")), Run::new(text.trim())]));
            }
        }
        for evidence in &answer.evidence {
            blocks.push(small(vec![Run::muted("Nachweis bisher: "), Run::new(words::evidence(evidence))]));
        }
    }
    blocks.push(Block::WritingLines { label: "Notiz, Begründung, Nachweis".to_owned(), count: 2 });
    Block::Together(blocks)
}

/// Nothing ticked.
static NONE: BTreeSet<char> = BTreeSet::new();

/// When it is Ja: several conditions with a box each, the rest in one piece.
fn meaning(yardstick: &Yardstick, met: &BTreeSet<char>) -> Vec<Block> {
    let mut rest = yardstick::parts(yardstick);
    let mut blocks = Vec::new();
    if yardstick.has_boxes() {
        blocks.push(small(vec![yardstick::lead()]));
        blocks.push(Block::List(yardstick::boxes(yardstick, met)));
    } else {
        rest.splice(0..0, yardstick::conditions(yardstick));
    }
    if !rest.is_empty() {
        blocks.push(small(rest));
    }
    blocks
}

fn small(runs: Vec<Run>) -> Block {
    Block::Paragraph(Paragraph::small(runs))
}

fn boxes(value: Option<AnswerValue>) -> Block {
    let runs = AnswerValue::ALL
        .iter()
        .flat_map(|option| {
            let ticked = if value == Some(*option) { "☒" } else { "☐" };
            [
                Run::new(format!("{ticked}\u{a0}")),
                Run::new(format!("{}        ", option.label().replace(' ', "\u{a0}"))),
            ]
        })
        .collect();
    Block::Paragraph(Paragraph { runs, size: Size::Lead, ..Paragraph::default() })
}
