//! Plan and profile as tables for a spreadsheet: semicolons and a byte order mark, as a German Excel wants it.

use crate::analysis::{PlanItem, RequirementStatus};
use crate::catalog::QuestionId;

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
    table(
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
                item.requirements.join(" "),
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
    table(
        &heading,
        requirements.iter().map(|requirement| {
            vec![
                requirement.baustein.clone(),
                requirement.requirement.clone(),
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

fn table(heading: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail; `into_inner` only reports what it could not flush.
    writer.write_record(heading).ok();
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell))).ok();
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// A spreadsheet takes a cell that starts like this for a formula and would run it; an apostrophe makes it text.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}
