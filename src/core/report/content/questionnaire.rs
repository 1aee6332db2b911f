//! Questionnaires to fill in: by hand on paper, or on the screen.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::document::{Block, Field, Paragraph, Run};
use super::facts::Facts;
use super::{scope, words, yardstick};
use crate::assessment::{Answer, AnswerValue, Evidence, FormField, PersonPart, evidence_line};
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
    // Checklists go to different people, and each introduction says to whom; questions to one contact stay together.
    let one_contact = facts.options.contact.is_some();
    for (index, (list, questions)) in chosen.into_iter().enumerate() {
        if index > 0 && !one_contact {
            blocks.push(Block::OddPage);
        }
        blocks.push(Block::heading(2, format!("{} {}", list.number, list.title)));
        if index == 0 || !one_contact {
            blocks.push(Block::Fields(person(list.number)));
        }
        if !one_contact && !list.introduction.trim().is_empty() {
            blocks.push(Block::note(list.introduction.clone()));
        }
        blocks.extend(questions.into_iter().map(|item| question(facts, item)));
    }
    blocks
}

/// Who fills in a checklist.
fn person(list: u8) -> Vec<(Arc<Field>, String)> {
    PersonPart::ALL
        .map(|part| {
            let label = match part {
                PersonPart::Name => "Name",
                PersonPart::Office => "Amt oder Stelle",
                PersonPart::Day => "Datum",
            };
            let about = format!("{label} zur Checkliste {list}");
            (Arc::new(Field::text(FormField::Person(list, part), &about, "")), label.to_owned())
        })
        .to_vec()
}

/// By what a filled form is known when it comes back.
pub(super) fn form(facts: &Facts) -> Option<Vec<(String, String)>> {
    facts.options.fillable.then(|| {
        vec![
            (FormField::File.to_string(), facts.assessment.id.to_string()),
            (FormField::Edition.to_string(), facts.catalog.edition.to_string()),
            (FormField::Catalog.to_string(), facts.catalog.version.clone()),
        ]
    })
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
        "{}. Bitte ankreuzen: Ja, wenn die Frage ganz zutrifft; Nein, wenn sie nicht oder nur zum Teil zutrifft; Nicht \
         relevant, wenn es den Gegenstand hier nicht gibt, dann bitte mit Begründung.",
        words::count_first(questions, "Frage", "Fragen", true)
    );
    if facts.catalog.questions().any(|question| question.yardstick.is_some()) {
        text.push_str(
            " Unter jeder Frage steht, wann die Antwort Ja ist; sind es mehrere Bedingungen, zählen nur alle zusammen.",
        );
    }
    if facts.options.prefilled {
        text.push_str(" Die bisherigen Antworten sind eingetragen.");
    }
    if let Some(source) = &facts.catalog.wording {
        text.push_str(&format!(" {source}"));
    }
    if facts.options.fillable {
        text.push_str(" Am Bildschirm ausfüllen, speichern und die Datei zurückgeben.");
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
    let prefilled = facts.options.prefilled;
    let mut blocks = vec![Block::subheading(3, format!("{}  {}", question.id, question.text))];
    if let Some(yardstick) = &question.yardstick {
        blocks.extend(meaning(question, yardstick, if prefilled { &answer.met } else { &NONE }));
    }
    if facts.options.with_explanations && !question.explanation.trim().is_empty() {
        blocks.push(small(vec![Run::muted(question.explanation.clone())]));
    }
    blocks.push(Block::Boxes(boxes(question, answer.value().filter(|_| prefilled))));
    // On the screen they stand in their fields.
    if prefilled && !facts.options.fillable {
        blocks.extend(noted(answer));
    }
    let fields = fields(question, answer, prefilled && facts.options.fillable);
    blocks.push(Block::WritingLines { label: "Notiz, Begründung, Nachweis".to_owned(), count: LINES, fields });
    Block::Together(blocks)
}

/// Nothing ticked.
static NONE: BTreeSet<char> = BTreeSet::new();

/// When it is Ja: several conditions with a box each, the rest in one piece.
fn meaning(question: &Question, yardstick: &Yardstick, met: &BTreeSet<char>) -> Vec<Block> {
    let mut rest = yardstick::parts(yardstick);
    let mut blocks = Vec::new();
    if yardstick.has_boxes() {
        blocks.push(small(vec![yardstick::lead()]));
        let conditions = yardstick.yes_if.iter().map(|condition| {
            let name = FormField::Condition(question.id, condition.0);
            let about = format!("Frage {}, Bedingung {} ist erfüllt", question.id, condition.0);
            let text = Run::new(format!("{}) {}", condition.0, condition.1));
            Paragraph::small(vec![text]).ticked(Field::check(name, about, met.contains(&condition.0)))
        });
        blocks.push(Block::List(conditions.collect()));
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

/// Lines to write on; a field on the screen grows with what stands in it.
const LINES: u8 = 2;
/// What was said so far, above the lines to write on.
fn noted(answer: &Answer) -> Vec<Block> {
    let texts = [("Begründung", answer.justification.trim()), ("Notiz", answer.note.trim())];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| (label, text.to_owned()));
    let evidence = answer.proofs().map(|evidence| ("Nachweis", words::evidence(evidence)));
    let said = texts.chain(evidence);
    said.map(|(label, text)| small(vec![Run::muted(format!("{label} bisher: ")), Run::new(text)])).collect()
}

fn boxes(question: &Question, value: Option<AnswerValue>) -> Vec<(Arc<Field>, String)> {
    AnswerValue::ALL
        .map(|option| {
            let name = FormField::Answer(question.id, option);
            let about = format!("Frage {}: {}", question.id, option.label());
            (Arc::new(Field::check(name, about, value == Some(option))), option.label().to_owned())
        })
        .to_vec()
}

fn fields(question: &Question, answer: &Answer, prefilled: bool) -> Vec<(Arc<Field>, String)> {
    let line = |item: &Evidence| evidence_line(&item.title, &item.place, item.date);
    let evidence: Vec<String> = answer.proofs().map(line).collect();
    let id = question.id;
    [
        (FormField::Note(id), "Notiz", answer.note.trim().to_owned()),
        (FormField::Justification(id), "Begründung", answer.justification.trim().to_owned()),
        (FormField::Evidence(id), "Nachweis", evidence.join("\n")),
    ]
    .map(|(name, label, value)| {
        let value = if prefilled { value } else { String::new() };
        let about = format!("Frage {}: {label}", question.id);
        (Arc::new(Field::text(name, &about, &value)), label.to_owned())
    })
    .to_vec()
}
