//! What the answers say about the requirements of the profile.

use super::super::document::{Bar, Block, Cell, Column, Paragraph, Row, Run, Table};
use super::super::options::Kind;
use super::facts::Facts;
use super::{counts, handover, question_names, scope, words};
use crate::analysis::{Fulfilment, Ground, Grounds, Mark, RequirementStatus, Standing};
use crate::catalog::{Baustein, Level};

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let grounds = Grounds::new(facts.assessment, &facts.findings);
    let mut blocks = vec![Block::heading(1, "Stand zum Profil Basis-Absicherung")];
    blocks.extend(scope::subtitle(facts));
    blocks.push(Block::runs(vec![
        Run::strong("Ein Ja bedeutet, dass der von WiBA abgefragte Teil der Anforderung erfüllt ist. "),
        Run::new(
            "Es bedeutet nicht, dass der Grundschutz-Check zu dieser Anforderung bestanden ist: Die Anforderungen des \
             IT-Grundschutz-Kompendiums gehen weiter als die Prüffragen. Der Grundschutz-Check gilt je Zielobjekt, \
             diese Angaben gelten für die ganze Kommune.",
        ),
    ]));
    blocks.push(Block::text(figures(facts, &grounds)));
    blocks.push(Block::note(facts.catalog.profile.provenance.clone()));
    blocks.push(Block::heading(2, "Stand je Baustein"));
    blocks.push(Block::note(LEGEND));
    blocks.push(Block::Table(overview(facts)));
    blocks.extend(handover::section(facts, &grounds));
    blocks.extend(uncovered(facts));
    if facts.options.kind == Kind::Profile {
        blocks.extend(question_names::section(facts, |question| !question.requirements.is_empty()));
    }
    blocks
}

fn figures(facts: &Facts, grounds: &Grounds) -> String {
    let all = Standing::of(&facts.findings.coverage);
    let basis = facts.findings.basis;
    let mut text = format!(
        "Für die Basis-Absicherung zählen die Basis-Anforderungen: Das Profil hat {}, WiBA fragt nach {} davon; ihr \
         Status: {}.",
        basis.total(),
        basis.asked(),
        statuses(basis),
    );
    let more = all.asked() - basis.asked();
    if more > 0 {
        let come = if more == 1 { "kommt" } else { "kommen" };
        let counted = words::counted(more, "Anforderung", "Anforderungen");
        text.push_str(&format!(" Dazu {come} {counted} der Stufen Standard und Hoch, nach denen WiBA auch fragt."));
    }
    match all.provisional {
        0 => {}
        1 => text.push_str(" Bei einer Anforderung ist der Status vorläufig: Eine Frage dazu ist noch offen."),
        many => {
            text.push_str(&format!(" Bei {many} Anforderungen ist der Status vorläufig: Fragen dazu sind noch offen."));
        }
    }
    text.extend(unfounded(facts, grounds).map(|said| format!(" {said}")));
    text
}

/// How many of the Basis-Anforderungen that count as met or dispensable rest on an answer that nothing supports.
fn unfounded(facts: &Facts, grounds: &Grounds) -> Option<String> {
    let basis = || facts.findings.coverage.iter().filter(|item| item.level == Level::Basis);
    let count = |status: Fulfilment, lacks: fn(&Ground) -> bool| {
        basis().filter(|item| item.status == status && lacks(&grounds.of(item))).count()
    };
    let parts: Vec<String> = [
        (count(Fulfilment::Yes, |ground| !ground.unproven.is_empty()), Fulfilment::Yes, "Nachweis"),
        (
            count(Fulfilment::Dispensable, |ground| !ground.unjustified.is_empty()),
            Fulfilment::Dispensable,
            "Begründung",
        ),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, status, what)| {
        let verb = if count == 1 { "beruht" } else { "beruhen" };
        format!("{count} {} der Stufe Basis {verb} auf mindestens einer Antwort ohne {what}", status.label())
    })
    .collect();
    (!parts.is_empty()).then(|| format!("{}.", words::list(&parts)))
}

/// „72 Ja, 22 Teilweise, 41 Nein, 8 Entbehrlich, 32 Unbearbeitet“.
fn statuses(standing: Standing) -> String {
    [
        (standing.yes, Fulfilment::Yes),
        (standing.partial, Fulfilment::Partial),
        (standing.no, Fulfilment::No),
        (standing.dispensable, Fulfilment::Dispensable),
        (standing.unanswered, Fulfilment::Unanswered),
    ]
    .map(|(count, status)| format!("{count}\u{a0}{}", status.label()))
    .join(", ")
}

fn of_baustein<'f>(facts: &'f Facts, baustein: &Baustein) -> Vec<&'f RequirementStatus> {
    facts.findings.coverage.iter().filter(|item| item.baustein == baustein.id).collect()
}

fn overview(facts: &Facts) -> Table {
    let row = |baustein: &Baustein| {
        let standing = Standing::of(of_baustein(facts, baustein));
        let counts = [
            standing.yes,
            standing.partial,
            standing.no,
            standing.dispensable,
            standing.unanswered,
            standing.not_covered,
            standing.provisional,
        ];
        let mut cells =
            vec![Cell::text(baustein.id.clone()), Cell::text(baustein.title.clone()), Cell::Bar(bar(standing))];
        cells.extend(counts.map(|count| if count == 0 { Cell::muted("–") } else { Cell::text(count.to_string()) }));
        Row::Cells(cells)
    };
    let mut columns = vec![
        Column::content("Baustein", 54.0).names_row(),
        Column::content("Titel", 100.0),
        Column::fill("Anteile", 1.0),
    ];
    let heads = [
        (Mark::Yes, "Ja"),
        (Mark::Partial, "T"),
        (Mark::No, "N"),
        (Mark::NotRelevant, "E"),
        (Mark::Open, "U"),
        (Mark::NotAsked, "na"),
    ];
    columns.extend(heads.map(|(mark, word)| counts::head(mark, word)));
    columns.push(Column::content("vorl.", 27.0).right());
    Table {
        columns,
        rows: facts.catalog.profile.bausteine.iter().map(row).collect(),
        dense: true,
        summary: "Umsetzungsstatus der Anforderungen je Baustein, auf alle seine Anforderungen bezogen".to_owned(),
    }
}

/// What the short heads mean.
const LEGEND: &str = "Jeder Balken steht für alle Anforderungen des Bausteins im Profil. T = Teilweise, N = Nein, \
    E = Entbehrlich, U = Unbearbeitet, na = nicht durch WiBA abgefragt (schraffiert), vorl. = so viele dieser Anforderungen \
    sind vorläufig, weil Fragen noch offen sind.";

fn bar(standing: Standing) -> Bar {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Bar {
        yes: number(standing.yes),
        partial: number(standing.partial),
        no: number(standing.no),
        not_relevant: number(standing.dispensable),
        open: number(standing.unanswered),
        not_asked: number(standing.not_covered),
        requirements: true,
    }
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
        "Über {} sagen die WiBA-Fragen nichts. Sie {} auf dem Weg in die Basis-Absicherung hinzu.",
        words::counted(missing, "Anforderung", "Anforderungen"),
        if missing == 1 { "kommt" } else { "kommen" }
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
