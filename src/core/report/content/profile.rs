//! What the answers say about the requirements of the profile.

use super::super::document::{Bar, Block, Cell, Column, Paragraph, Row, Run, Table};
use super::facts::{self, Facts};
use super::words;
use crate::analysis::{Fulfilment, RequirementStatus};
use crate::assessment::AnswerValue;
use crate::catalog::{Baustein, Level};

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, "Stand zum Profil Basis-Absicherung")];
    blocks.push(Block::runs(vec![
        Run::strong("Ein Ja bedeutet, dass der von WiBA abgefragte Teil der Anforderung erfüllt ist. "),
        Run::new(
            "Es bedeutet nicht, dass der Grundschutz-Check zu dieser Anforderung bestanden ist: Die Anforderungen des \
             IT-Grundschutz-Kompendiums gehen weiter als die Prüffragen.",
        ),
    ]));
    blocks.push(Block::text(figures(facts)));
    blocks.push(Block::note(facts.catalog.profile.provenance.clone()));
    blocks.push(Block::heading(2, "Stand je Baustein"));
    blocks.push(Block::Table(overview(facts)));
    blocks.push(Block::heading(2, "Anforderungen mit Umsetzungsstatus"));
    blocks.push(Block::note(
        "Der Status folgt aus den zugeordneten Fragen. Vorläufig heißt, dass mindestens eine davon noch offen ist.",
    ));
    blocks.push(Block::Table(requirements(facts)));
    blocks.extend(uncovered(facts));
    blocks
}

fn figures(facts: &Facts) -> String {
    let with = |status: Fulfilment| facts.findings.coverage.iter().filter(|item| item.status == status).count();
    let all = facts.findings.coverage.len();
    let asked = all - with(Fulfilment::NotCovered);
    let provisional =
        facts.findings.coverage.iter().filter(|item| item.provisional && item.status != Fulfilment::Unanswered).count();
    let mut text = format!(
        "Das Profil enthält {}; WiBA fragt nach {asked} davon. Ihr Status: {}\u{a0}Ja, {}\u{a0}Teilweise, {}\u{a0}Nein, \
         {}\u{a0}Entbehrlich, {}\u{a0}Unbearbeitet.",
        words::count(all, "Anforderung", "Anforderungen"),
        with(Fulfilment::Yes),
        with(Fulfilment::Partial),
        with(Fulfilment::No),
        with(Fulfilment::Dispensable),
        with(Fulfilment::Unanswered)
    );
    match provisional {
        0 => {}
        1 => text.push_str(" Bei einer Anforderung ist der Status vorläufig."),
        many => text.push_str(&format!(" Bei {many} Anforderungen ist der Status vorläufig.")),
    }
    text
}

fn of_baustein<'f>(facts: &'f Facts, baustein: &Baustein) -> Vec<&'f RequirementStatus> {
    facts.findings.coverage.iter().filter(|item| item.baustein == baustein.id).collect()
}

fn overview(facts: &Facts) -> Table {
    let row = |baustein: &Baustein| {
        let items = of_baustein(facts, baustein);
        let count = |status: Fulfilment| {
            u32::try_from(items.iter().filter(|item| item.status == status).count()).unwrap_or(u32::MAX)
        };
        let bar = Bar {
            yes: count(Fulfilment::Yes),
            partial: count(Fulfilment::Partial),
            no: count(Fulfilment::No),
            not_relevant: count(Fulfilment::Dispensable),
            open: count(Fulfilment::Unanswered),
        };
        Row::Cells(vec![
            Cell::text(baustein.id.clone()),
            Cell::text(baustein.title.clone()),
            Cell::Bar(bar),
            Cell::text(format!("{} von {}", bar.total(), items.len())),
        ])
    };
    let legend =
        [Fulfilment::Yes, Fulfilment::Partial, Fulfilment::No, Fulfilment::Dispensable, Fulfilment::Unanswered]
            .map(|status| Run { text: facts::status_run(status).text + "   ", ..facts::status_run(status) });
    Table {
        columns: vec![
            Column::content("Baustein", 58.0),
            Column::content("Titel", 135.0).names_row(),
            Column::fill("", 1.0).head(legend.to_vec()),
            Column::content("abgefragt", 45.0).right(),
        ],
        rows: facts.catalog.profile.bausteine.iter().map(row).collect(),
        dense: true,
        summary: "Umsetzungsstatus der Anforderungen je Baustein".to_owned(),
    }
}

/// The requirements that WiBA asks about, by Baustein.
fn requirements(facts: &Facts) -> Table {
    let mut rows = Vec::new();
    for baustein in &facts.catalog.profile.bausteine {
        let asked: Vec<_> =
            of_baustein(facts, baustein).into_iter().filter(|item| item.status != Fulfilment::NotCovered).collect();
        if !asked.is_empty() {
            rows.push(Row::Group(vec![Run::new(format!("{} {}", baustein.id, baustein.title))]));
            rows.extend(asked.into_iter().map(requirement));
        }
    }
    Table {
        columns: vec![
            Column::content("Anforderung", 72.0),
            Column::fill("Titel", 1.3).names_row(),
            Column::content("Stufe", 45.0),
            Column::content("Status", 72.0),
            Column::fill("Antworten auf die Fragen", 1.0),
        ],
        rows,
        dense: true,
        summary: "Anforderungen mit Umsetzungsstatus und den Antworten dahinter".to_owned(),
    }
}

fn requirement(item: &RequirementStatus) -> Row {
    let mut status = vec![Paragraph::cell(vec![facts::status_run(item.status)])];
    if item.provisional && item.status != Fulfilment::Unanswered {
        status.push(Paragraph::small(vec![Run::muted("vorläufig")]));
    }
    Row::Cells(vec![
        Cell::text(item.requirement.to_string()),
        Cell::text(item.title.clone()),
        Cell::text(item.level.label()),
        Cell::Text(status),
        Cell::Text(reasons(item)),
    ])
}

/// The questions behind a status, a line for each answer: „✓ Ja: 15.1, 15.2“.
fn reasons(item: &RequirementStatus) -> Vec<Paragraph> {
    [Some(AnswerValue::Yes), Some(AnswerValue::No), Some(AnswerValue::NotRelevant), None]
        .into_iter()
        .filter_map(|value| {
            let same = item.reasons.iter().filter(|(_, given)| *given == value);
            let ids: Vec<String> = same.map(|(question, _)| question.to_string()).collect();
            let numbers = Run::new(format!(": {}", ids.join(", ")));
            (!ids.is_empty()).then(|| Paragraph::small(vec![facts::answer_run(value), numbers]))
        })
        .collect()
}

/// What WiBA does not ask: the next step.
fn uncovered(facts: &Facts) -> Vec<Block> {
    let missing = facts.findings.coverage.iter().filter(|item| item.status == Fulfilment::NotCovered).count();
    let mut blocks = vec![Block::heading(2, "Nicht durch WiBA abgefragt")];
    if missing == 0 {
        blocks.push(Block::text("WiBA fragt nach allen Anforderungen des Profils."));
        return blocks;
    }
    blocks.push(Block::text(format!(
        "Über {} sagen die WiBA-Fragen nichts. {} der nächste Schritt auf dem Weg in die Basis-Absicherung.",
        words::count(missing, "Anforderung", "Anforderungen"),
        if missing == 1 { "Sie ist" } else { "Sie sind" }
    )));
    let row = |baustein: &Baustein| {
        let items: Vec<String> = of_baustein(facts, baustein)
            .into_iter()
            .filter(|item| item.status == Fulfilment::NotCovered)
            .map(|item| {
                let number = item.requirement.number();
                let level =
                    if item.level == Level::Basis { String::new() } else { format!(" ({})", item.level.label()) };
                format!("{number}\u{a0}{}{level}", item.title)
            })
            .collect();
        let cells = vec![
            Cell::runs(vec![Run::strong(baustein.id.clone())]),
            Cell::text(baustein.title.clone()),
            Cell::Text(vec![Paragraph::small(vec![Run::new(items.join("\u{a0}· "))])]),
        ];
        (!items.is_empty()).then_some(Row::Cells(cells))
    };
    blocks.push(Block::Table(Table {
        columns: vec![
            Column::content("Baustein", 63.0),
            Column::content("Titel", 126.0).names_row(),
            Column::fill("Anforderungen der Stufe Basis, andere mit Angabe der Stufe", 1.0),
        ],
        rows: facts.catalog.profile.bausteine.iter().filter_map(row).collect(),
        dense: true,
        summary: "Anforderungen, nach denen WiBA nicht fragt, je Baustein".to_owned(),
    }));
    blocks
}
