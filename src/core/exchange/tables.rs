//! Plan, profile and answers as tables for a spreadsheet: semicolons and a byte order mark, as a German Excel wants it.
//! Cells that it would take for something else than text are guarded, see [`super::guard`].

use super::guard::guard;
use crate::analysis::{Findings, Grounds, PlanItem};
use crate::assessment::{AnswerValue, Assessment, Round, evidence_line};
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
                item.effort.map(|effort| effort.min.to_string()).unwrap_or_default(),
                item.effort.map(|effort| effort.max.to_string()).unwrap_or_default(),
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

/// The profile, one requirement a line, with the questions and answers that its status rests on and what the
/// Grundschutz-Check asks for beside it. Lists stand one thing a line.
pub fn profile_csv(assessment: &Assessment, findings: &Findings) -> String {
    let heading = [
        "Baustein",
        "Anforderung",
        "Titel",
        "Stufe",
        "Umsetzungsstatus",
        "Vorläufig",
        "Gründe",
        "Begründung",
        "Nachweis",
        "Ohne Nachweis",
        "Maßnahmen",
        "Verantwortlich",
        "Umsetzung bis",
        "Beantwortet am",
        "Beantwortet von",
    ];
    let grounds = Grounds::new(assessment, findings);
    text_table(
        &heading,
        findings.coverage.iter().map(|requirement| {
            let ground = grounds.of(requirement);
            let measures = |of: &dyn Fn(&PlanItem) -> String| lines(ground.measures.iter().map(|item| of(item)));
            vec![
                requirement.baustein.clone(),
                requirement.requirement.to_string(),
                requirement.title.clone(),
                requirement.level.label().to_owned(),
                requirement.status.label().to_owned(),
                if requirement.is_provisional() { "ja" } else { "nein" }.to_owned(),
                requirement.reasons_line(),
                lines(ground.justified.iter().map(|(id, text)| format!("{id}: {text}"))),
                lines(ground.evidence.iter().map(|(id, item)| {
                    format!("{id}: {}", evidence_line(item.title.trim(), item.place.trim(), item.date))
                })),
                ids(&ground.unproven),
                measures(&|item| format!("{}: {}", item.citation(), item.title)),
                measures(&|item| item.owner.trim().to_owned()),
                measures(&|item| item.due.map(|due| due.to_string()).unwrap_or_default()),
                ground.answered.map(|(day, _)| day.to_string()).unwrap_or_default(),
                ground.answered.map(|(_, by)| by.trim().to_owned()).unwrap_or_default(),
            ]
        }),
    )
}

/// One thing a line; what is empty keeps its line, so that the columns of the measures belong together.
fn lines(things: impl Iterator<Item = String>) -> String {
    things.collect::<Vec<_>>().join("\n")
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
