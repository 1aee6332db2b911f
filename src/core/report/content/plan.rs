//! The Maßnahmenplan by priority group.

use super::super::document::{Block, Cell, Column, Paragraph, Row, Run, Table};
use super::super::style::Tone;
use super::facts::Facts;
use super::words;
use crate::analysis::PlanItem;
use crate::assessment::MeasureStatus;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, "Maßnahmenplan"), Block::text(introduction(facts))];
    if facts.findings.plan.is_empty() {
        return blocks;
    }
    blocks.push(legend(facts));
    for group in &facts.catalog.priorities {
        let items: Vec<&PlanItem> = facts.findings.plan.iter().filter(|item| item.priority == group.number).collect();
        if items.is_empty() {
            continue;
        }
        blocks.push(Block::heading(2, format!("Priorität {}: {}", group.number, group.title)));
        blocks.push(Block::Table(Table {
            columns: vec![
                Column::fixed("Rang", 22.5).right(),
                Column::fill("Maßnahme", 1.0).names_row(),
                Column::fixed("Verantwortlich, Frist, Status", 117.0),
            ],
            rows: items.iter().map(|item| row(facts, item)).collect(),
            dense: true,
            summary: format!("Maßnahmen der Priorität {} nach Rang", group.number),
        }));
    }
    blocks
}

fn introduction(facts: &Facts) -> String {
    let all = facts.findings.plan.len();
    if all == 0 {
        return match facts.findings.score.overall.answered() {
            0 => "Noch ist keine Frage beantwortet; deshalb gibt es noch keine Maßnahmen.".to_owned(),
            _ => "Keine Frage ist mit Nein beantwortet; deshalb gibt es keine Maßnahmen.".to_owned(),
        };
    }
    let quick = facts.findings.plan.iter().filter(|item| item.quick_win() && item.status.is_pending()).count();
    let with = |status: MeasureStatus| facts.findings.plan.iter().filter(|item| item.status == status).count();
    let (done, discarded) = (with(MeasureStatus::Done), with(MeasureStatus::Discarded));
    let mut sentences = vec![format!(
        "Der Plan enthält {} zu den mit Nein beantworteten Fragen.",
        words::count(all, "Maßnahme", "Maßnahmen")
    )];
    if quick > 0 {
        let word = if quick == 1 { "Quick Win" } else { "Quick Wins" };
        sentences.push(format!("Darunter {} {quick} {word}, am selben Tag erledigt.", words::is_are(quick)));
    }
    if done > 0 {
        sentences.push(format!(
            "{} {} umgesetzt; bis zur nächsten Bewertung bleibt die Antwort Nein.",
            words::count_first(done, "Maßnahme", "Maßnahmen", true),
            words::is_are(done)
        ));
    }
    if discarded > 0 {
        sentences.push(format!(
            "{} {} verworfen.",
            words::count_first(discarded, "Maßnahme", "Maßnahmen", true),
            words::is_are(discarded)
        ));
    }
    sentences.join(" ")
}

fn legend(facts: &Facts) -> Block {
    let efforts: Vec<String> =
        facts.catalog.efforts.iter().map(|effort| format!("{} = {}", effort.level, effort.title)).collect();
    Block::note(format!(
        "Rang nach Prioritätsgruppe, Basis-Anforderungen zuerst, dann geringster Aufwand. Aufwand: {}.",
        efforts.join(", ")
    ))
}

fn row(facts: &Facts, item: &PlanItem) -> Row {
    Row::Cells(vec![
        Cell::text(item.rank.to_string()),
        Cell::Text(description(facts, item)),
        Cell::Text(responsibility(facts, item)),
    ])
}

/// Who, until when, how far; what is missing is said as long as somebody has to act.
fn responsibility(facts: &Facts, item: &PlanItem) -> Vec<Paragraph> {
    if !item.status.is_pending() {
        let owner = (!item.owner.trim().is_empty()).then(|| Run::new(item.owner.trim()));
        let status = Run::new(item.status.label());
        return owner.into_iter().chain([status]).map(|run| Paragraph::cell(vec![run])).collect();
    }
    let owner = match item.owner.trim() {
        "" => Run::muted("niemand benannt"),
        owner => Run::new(owner),
    };
    let due =
        item.due.map_or_else(|| Run::muted("ohne Frist"), |due| Run::new(format!("bis {}", words::short_date(due))));
    let mut paragraphs = vec![Paragraph::cell(vec![owner]), Paragraph::cell(vec![due])];
    if item.overdue(facts.date()) {
        paragraphs.push(Paragraph::cell(vec![
            Run::toned("überfällig", Tone::Warn).bold(),
            Run::new(format!(", {}", item.status.label())),
        ]));
    } else {
        paragraphs.push(Paragraph::cell(vec![Run::new(item.status.label())]));
    }
    paragraphs
}

/// Title, own words, the catalogue's steps, costs, and why the measure stands here.
fn description(facts: &Facts, item: &PlanItem) -> Vec<Paragraph> {
    let mut paragraphs = vec![Paragraph::cell(vec![Run::strong(item.title.clone())])];
    if !item.description.trim().is_empty() {
        paragraphs.push(Paragraph::small(vec![Run::new(item.description.trim())]));
    }
    if !item.missing.is_empty() {
        let missing = vec![Run::strong("Es fehlt noch: "), Run::new(format!("{}.", item.missing.join("; ")))];
        paragraphs.push(Paragraph::small(missing));
    }
    for step in &item.steps {
        paragraphs.push(Paragraph::small(vec![Run::new(step.clone())]).bulleted());
    }
    if let Some(measure) = item.id.and_then(|id| facts.round().measures.get(&id)) {
        let mut costs = Vec::new();
        if let Some(cost) = measure.cost_once {
            costs.push(format!("{} einmalig", words::euros(u64::from(cost))));
        }
        if let Some(cost) = measure.cost_yearly {
            costs.push(format!("{} jährlich", words::euros(u64::from(cost))));
        }
        if let Some(days) = measure.person_days {
            let word = if days.tenths == 10 { "Personentag" } else { "Personentage" };
            costs.push(format!("{days}\u{a0}{word}"));
        }
        if !costs.is_empty() {
            paragraphs.push(Paragraph::small(vec![Run::new(format!("Veranschlagt: {}", words::list(&costs)))]));
        }
        if !measure.status_note.trim().is_empty() {
            let label = if item.status == MeasureStatus::Discarded { "Begründung" } else { "Zum Status" };
            paragraphs.push(Paragraph::small(vec![Run::new(format!("{label}: {}", measure.status_note.trim()))]));
        }
    }
    let ids: Vec<String> = item.questions.iter().map(ToString::to_string).collect();
    let word = if ids.len() == 1 { "Frage" } else { "Fragen" };
    // The heading above names the group already.
    let group = facts.catalog.priority_group(item.priority).map_or("", |group| group.title.as_str());
    let reason = item.reason.replace(&format!(" ({group})"), "");
    let mut last = vec![Run::muted(format!("{word} {} · {reason}", ids.join(", ")))];
    if item.quick_win() {
        last.push(Run::muted(" · "));
        last.push(Run::toned("Quick Win", Tone::Primary).bold());
    }
    paragraphs.push(Paragraph::small(last));
    paragraphs
}
