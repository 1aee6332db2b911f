//! Plan, profile and answers as tables for a spreadsheet: semicolons and a byte order mark, as a German Excel wants it.
//! Cells that it would take for something else than text are guarded, see [`super::guard`].

use super::guard::guard;
use crate::analysis::{PlanItem, RequirementStatus};
use crate::assessment::{AnswerValue, Round};
use crate::catalog::{Catalog, QuestionId};

/// All questions with what is recorded for them, in the form that [`super::read_csv`] reads: it gives back every
/// answer, Notiz and Begründung as it stands. An open question has an empty cell, which changes nothing.
pub fn answers_csv(round: &Round, catalog: &Catalog) -> String {
    text_table(
        &["frage", "antwort", "notiz", "begruendung"],
        catalog.questions().map(|question| {
            let answer = round.answer(question.id);
            vec![
                question.id.to_string(),
                answer.value().map(AnswerValue::label).unwrap_or_default().to_owned(),
                answer.note.clone(),
                answer.justification.clone(),
            ]
        }),
    )
}

/// The plan, one measure a line. Dates as JJJJ-MM-TT, so that they sort.
pub fn plan_csv(plan: &[PlanItem]) -> String {
    let heading = [
        "Rang",
        "Maßnahme",
        "Fragen",
        "Priorität",
        "Aufwand von",
        "Aufwand bis",
        "Quick Win",
        "Anforderungen",
        "Verantwortlich",
        "Frist",
        "Status",
        "Begründung des Rangs",
    ];
    text_table(
        &heading,
        plan.iter().map(|item| {
            vec![
                item.rank.to_string(),
                item.title.clone(),
                ids(&item.questions),
                item.priority.to_string(),
                item.effort.min.to_string(),
                item.effort.max.to_string(),
                if item.quick_win() { "ja" } else { "nein" }.to_owned(),
                item.requirements.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
                item.owner.clone(),
                item.due.map(|due| due.to_string()).unwrap_or_default(),
                item.status.label().to_owned(),
                item.reason.clone(),
            ]
        }),
    )
}

/// The profile, one requirement a line, with the questions and answers that its status rests on.
pub fn profile_csv(requirements: &[RequirementStatus]) -> String {
    let heading = ["Baustein", "Anforderung", "Titel", "Stufe", "Umsetzungsstatus", "Vorläufig", "Gründe"];
    text_table(
        &heading,
        requirements.iter().map(|requirement| {
            vec![
                requirement.baustein.clone(),
                requirement.requirement.to_string(),
                requirement.title.clone(),
                requirement.level.label().to_owned(),
                requirement.status.label().to_owned(),
                if requirement.provisional { "ja" } else { "nein" }.to_owned(),
                requirement.reasons_line(),
            ]
        }),
    )
}

fn ids(questions: &[QuestionId]) -> String {
    questions.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Rows below a heading, as text.
pub(super) fn text_table(heading: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = String::from("\u{feff}");
    text.push_str(&heading.join(";"));
    text.push_str("\r\n");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(&guard(cell))).collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    text
}

/// Quotation marks round a cell that needs them to be read as it stands.
fn quoted(cell: &str) -> String {
    if cell.contains([';', '"', '\r', '\n']) || cell.trim() != cell {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
