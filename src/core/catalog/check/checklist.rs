//! One checklist: its questions, each with all that window and paper show of it.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::source::{CHECKLISTS, filled, first_edition, is_empty, last_line_with, line_of_field, read};
use crate::catalog::{
    CatalogError, Checklist, Contact, Effort, Question, QuestionId, Recommendation, RequirementId, SourceFile, Threat,
    Yardstick,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChecklist {
    number: u8,
    title: String,
    short: String,
    priority: u8,
    order: u8,
    goal: String,
    scope: String,
    introduction: String,
    not_relevant: String,
    questions: Vec<RawQuestion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuestion {
    number: u8,
    #[serde(default = "first_edition")]
    edition: u32,
    short: String,
    text: String,
    #[serde(default)]
    yardstick: Option<Yardstick>,
    explanation: String,
    measure: Recommendation,
    evidence: Vec<String>,
    contacts: Vec<Contact>,
    threat: Threat,
    effort: Effort,
    requirements: Vec<RequirementId>,
}

pub(super) fn read_checklist(
    file: &SourceFile,
    number: u8,
    known: &BTreeSet<&RequirementId>,
    edition: u32,
) -> Result<Checklist, CatalogError> {
    let raw: RawChecklist = read(file)?;
    let fault = |field: &str, nth: usize, reason: String| {
        Err(CatalogError::new(&file.name, line_of_field(&file.text, field, nth), reason))
    };
    if raw.number != number {
        return fault("number:", 0, format!("Checkliste {} in einer Datei für Checkliste {number}", raw.number));
    }
    if !(1..=4).contains(&raw.priority) {
        return fault("priority:", 0, format!("die Priorität {} liegt nicht zwischen 1 und 4", raw.priority));
    }
    if !(1..=CHECKLISTS).contains(&raw.order) {
        return fault("order:", 0, format!("die Position {} liegt nicht zwischen 1 und {CHECKLISTS}", raw.order));
    }
    let texts = [("title", &raw.title), ("short", &raw.short), ("goal", &raw.goal), ("scope", &raw.scope)];
    filled(file, &texts.map(|(field, text)| (field, text.as_str())))?;
    filled(file, &[("introduction", &raw.introduction), ("not_relevant", &raw.not_relevant)])?;
    if raw.questions.is_empty() {
        return fault("questions:", 0, "die Checkliste hat keine Fragen".to_owned());
    }
    let mut questions = Vec::with_capacity(raw.questions.len());
    for (index, question) in raw.questions.into_iter().enumerate() {
        // The checklist's own `number:` is the first, question i (from 0) has the one after it.
        let expected = index + 1;
        if usize::from(question.number) != expected {
            let what = if usize::from(question.number) < expected {
                "doppelt oder verschoben"
            } else {
                "eine Nummer übersprungen"
            };
            return fault("number:", expected, format!("Frage {} statt {expected}: {what}", question.number));
        }
        if let Some(field) = empty_in(&question) {
            return fault("number:", expected, format!("Frage {number}.{expected}: „{field}“ ist leer"));
        }
        // An answer is given to the edition of the catalogue: to a later one of a question nobody could ever have answered.
        if !(1..=edition).contains(&question.edition) {
            let reason = format!(
                "Frage {number}.{expected}: die Fassung {} liegt nicht zwischen 1 und {edition}",
                question.edition
            );
            return fault("number:", expected, reason);
        }
        let mut seen = BTreeSet::new();
        for requirement in &question.requirements {
            let what = match known.contains(requirement) {
                false => format!("das Profil kennt keine Anforderung {requirement}"),
                true if !seen.insert(requirement) => format!("Anforderung {requirement} steht doppelt"),
                true => continue,
            };
            let line = last_line_with(&file.text, &format!("\"{requirement}\""));
            return Err(CatalogError::new(&file.name, line, format!("Frage {number}.{expected}: {what}")));
        }
        if let Some(reason) = question.yardstick.as_ref().and_then(fault_of) {
            let reason = format!("Frage {number}.{expected}: {reason}");
            return fault("yardstick:", questions.iter().filter(|q: &&Question| q.yardstick.is_some()).count(), reason);
        }
        questions.push(Question {
            id: QuestionId::new(number, question.number),
            edition: question.edition,
            short: question.short,
            text: question.text,
            yardstick: question.yardstick,
            explanation: question.explanation,
            measure: question.measure,
            evidence: question.evidence,
            contacts: question.contacts,
            threat: question.threat,
            effort: question.effort,
            requirements: question.requirements,
        });
    }
    Ok(Checklist {
        number,
        title: raw.title,
        short: raw.short,
        priority: raw.priority,
        order: raw.order,
        goal: raw.goal,
        scope: raw.scope,
        introduction: raw.introduction,
        not_relevant: raw.not_relevant,
        questions,
    })
}

/// Which field of a question says nothing, though window and paper show it.
fn empty_in(question: &RawQuestion) -> Option<&'static str> {
    let RawQuestion { short, text, explanation, measure, contacts, .. } = question;
    let texts = [("short", short), ("text", text), ("explanation", explanation), ("title", &measure.title)];
    let text = texts.into_iter().find(|(_, text)| is_empty(text)).map(|(field, _)| field);
    let steps = (measure.steps.is_empty() || measure.steps.iter().any(|step| is_empty(step))).then_some("steps");
    text.or(steps).or(contacts.is_empty().then_some("contacts"))
}

/// What is wrong with a Maßstab.
fn fault_of(yardstick: &Yardstick) -> Option<String> {
    if yardstick.yes_if.is_empty() {
        return Some("der Maßstab hat keine Bedingung".to_owned());
    }
    let mut seen = BTreeSet::new();
    yardstick.yes_if.iter().find_map(|condition| {
        let letter = condition.0;
        if !letter.is_ascii_lowercase() {
            Some(format!("„{letter}“ ist kein Buchstabe von a bis z"))
        } else {
            if !seen.insert(letter) {
                return Some(format!("der Buchstabe {letter} steht doppelt"));
            }
            is_empty(&condition.1).then(|| format!("Bedingung {letter} ist leer"))
        }
    })
}
