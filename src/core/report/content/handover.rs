//! The requirements that WiBA asks about, as a Grundschutz-Check takes them over: status, what it rests on, who acts.

use super::super::document::{Block, Cell, Column, Paragraph, Row, Run, Spot, Table};
use super::super::options::Kind;
use super::facts::{self, Facts};
use super::{links, words};
use crate::analysis::{Fulfilment, Ground, Grounds, RequirementStatus};
use crate::assessment::AnswerValue;
use crate::catalog::{Level, QuestionId};

/// In the full report more lines of a Begründung or of Nachweise stand with the answer itself.
const LINES: u8 = 4;

pub(super) fn section(facts: &Facts, grounds: &Grounds) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(2, "Anforderungen mit Umsetzungsstatus"),
        Block::note(
            "Der Status folgt aus den zugeordneten Fragen; vorläufig heißt, dass mindestens eine davon noch offen ist. \
             Die Bausteine stehen in der Reihenfolge des Kompendiums.",
        ),
    ];
    for level in [Level::Basis, Level::Standard, Level::Hoch] {
        let rows = rows(facts, level, grounds);
        if !rows.is_empty() {
            blocks.push(Block::subheading(3, format!("Stufe {}", level.label())));
            blocks.push(Block::Table(table(rows, level)));
        }
    }
    blocks
}

fn table(rows: Vec<Row>, level: Level) -> Table {
    Table {
        columns: vec![
            Column::content("Anforderung", 74.0).names_row(),
            Column::fill("Titel und Grundlage", 2.4),
            Column::fixed("Status", 70.0),
            Column::fill("Antworten", 1.0),
        ],
        rows,
        dense: true,
        summary: format!("Anforderungen der Stufe {} mit Umsetzungsstatus und seiner Grundlage", level.label()),
    }
}

fn rows(facts: &Facts, level: Level, grounds: &Grounds) -> Vec<Row> {
    // On its own the profile is all that the Grundschutz-Check gets: nothing is cut.
    let lines = if facts.options.kind == Kind::Full { LINES } else { 0 };
    let mut rows = Vec::new();
    for baustein in &facts.catalog.profile.bausteine {
        let asked: Vec<&RequirementStatus> = facts
            .findings
            .coverage
            .iter()
            .filter(|item| item.baustein == baustein.id && item.level == level)
            .filter(|item| item.status != Fulfilment::NotCovered)
            .collect();
        if !asked.is_empty() {
            rows.push(Row::Group(vec![Run::new(format!("{} {}", baustein.id, baustein.title))]));
            rows.extend(asked.into_iter().map(|item| row(item, &grounds.of(item), lines)));
        }
    }
    rows
}

fn row(item: &RequirementStatus, ground: &Ground, lines: u8) -> Row {
    let mut status = vec![Paragraph::cell(vec![facts::status_run(item.status)])];
    if item.is_provisional() {
        status.push(Paragraph::small(vec![Run::muted("vorläufig")]));
    }
    let mut title = vec![Paragraph::cell(vec![Run::new(item.title.clone())])];
    title.extend(self::ground(ground).into_iter().map(|paragraph| paragraph.lines(lines)));
    let mut reasons = reasons(item);
    reasons.extend(last(ground));
    let number = Paragraph::cell(vec![Run::new(item.requirement.to_string())]);
    Row::Cells(vec![
        Cell::Text(vec![number.anchored(Spot::Requirement(item.requirement.clone()))]),
        Cell::Text(title),
        Cell::Text(status),
        Cell::Text(reasons),
    ])
}

/// Nachweise of what is met, who makes good what is not, and why something does not apply.
fn ground(ground: &Ground) -> Vec<Paragraph> {
    let mut said = Vec::new();
    let titles: Vec<String> =
        ground.evidence.iter().map(|(id, evidence)| format!("{} ({id})", evidence.name())).collect();
    if !titles.is_empty() {
        said.push(labelled("Nachweis", &titles.join("; ")));
    }
    if !ground.unproven.is_empty() {
        said.push(missing(&format!("Ohne Nachweis: {}", ids(&ground.unproven))));
    }
    said.extend(ground.justified.iter().map(|(id, text)| labelled(&format!("Begründung {id}"), text)));
    if !ground.unjustified.is_empty() {
        said.push(missing(&format!("Ohne Begründung: {}", ids(&ground.unjustified))));
    }
    for measure in &ground.measures {
        let owner = match measure.owner.trim() {
            "" => "ohne Verantwortliche".to_owned(),
            owner => owner.to_owned(),
        };
        let due = measure.due.map_or_else(|| "ohne Frist".to_owned(), |due| format!("bis {}", words::short_date(due)));
        let text = format!("{}; {owner}, {due}, {}", measure.title, measure.status.label());
        let cited = Run::muted(format!("Maßnahme {}", measure.citation()));
        let cited = links::measure(cited, measure);
        said.push(Paragraph::small(vec![cited, Run::muted(": "), Run::new(text)]));
    }
    said
}

fn labelled(label: &str, text: &str) -> Paragraph {
    Paragraph::small(vec![Run::muted(format!("{label}: ")), Run::new(text)])
}

fn missing(text: &str) -> Paragraph {
    Paragraph::small(vec![Run::muted(text)])
}

fn ids(questions: &[QuestionId]) -> String {
    questions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The questions behind a status, a line for each answer: „✓ Ja: 15.1, 15.2“.
fn reasons(item: &RequirementStatus) -> Vec<Paragraph> {
    [Some(AnswerValue::Yes), Some(AnswerValue::No), Some(AnswerValue::NotRelevant), None]
        .into_iter()
        .filter_map(|value| {
            let same: Vec<QuestionId> =
                item.reasons.iter().filter(|(_, given)| *given == value).map(|(question, _)| *question).collect();
            let mut runs = vec![facts::answer_run(value), Run::new(": ")];
            runs.extend(links::questions(same.iter().copied()));
            (!same.is_empty()).then(|| Paragraph::small(runs))
        })
        .collect()
}

/// „zuletzt 20.11.2026, A. Muster“.
fn last(ground: &Ground) -> Option<Paragraph> {
    let (day, by) = ground.answered?;
    let by = if by.trim().is_empty() { String::new() } else { format!(", {}", by.trim()) };
    Some(Paragraph::small(vec![Run::muted(format!("zuletzt {}{by}", words::short_date(day)))]))
}
