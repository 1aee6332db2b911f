//! What the Leitung is asked to decide: what, who, until when, at what cost, and a box for each way to decide.

use super::super::super::document::{Block, Cell, Column, Paragraph, Row, Run, Spot, Table};
use super::super::facts::Facts;
use super::super::{links, words};
use crate::analysis::{Decision, MOST_DECISIONS, PlanItem, Verdict};
use crate::assessment::PersonDays;

/// So many measures of one decision fit into its cell by number.
const CITED: usize = 9;
/// What is filled in by hand where the plan does not say it.
const WHO: &str = "Wer:";
const UNTIL: &str = "Bis:";

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let findings = &facts.findings;
    let item = |place: &usize| findings.plan.get(*place);
    let mut rows: Vec<Row> = findings
        .decisions
        .iter()
        .filter_map(|decision| match decision {
            Decision::Overdue(place) | Decision::Measure(place) => item(place).map(|item| measure(facts, item)),
            Decision::MoreOverdue(places) => {
                let items: Vec<&PlanItem> = places.iter().filter_map(item).collect();
                Some(more_overdue(&items))
            }
        })
        .collect();
    let room = MOST_DECISIONS.saturating_sub(rows.len());
    rows.extend(next(facts).into_iter().take(room));
    let mut blocks = vec![Block::subheading(2, "Ihre Entscheidungen")];
    if rows.is_empty() {
        blocks.push(Block::text("Zum Maßnahmenplan ist derzeit nichts zu entscheiden."));
        return blocks;
    }
    blocks.push(Block::Table(Table {
        columns: vec![
            Column::fixed("Nr.", 40.5).names_row(),
            Column::fill("Entscheidung", 1.0),
            Column::fixed("Wer, bis wann", 73.5),
            Column::fixed("Kosten, Aufwand", 82.5),
            Column::fixed("Beschluss", 69.0),
        ],
        rows,
        dense: true,
        summary: "Entscheidungen mit Zuständigkeit, Frist, Kosten und Feldern für den Beschluss".to_owned(),
    }));
    let shown: usize = findings
        .decisions
        .iter()
        .map(|decision| match decision {
            Decision::MoreOverdue(places) => places.len(),
            _ => 1,
        })
        .sum();
    let pending = findings.pending().len();
    if pending > shown {
        let text = match (shown, pending) {
            (0, 1) => {
                "Zu der einen noch zu erledigenden Maßnahme ist nichts zu entscheiden; sie steht im Maßnahmenplan."
                    .to_owned()
            }
            (0, _) => format!(
                "Zu den {pending} noch zu erledigenden Maßnahmen ist nichts zu entscheiden; alle stehen im Maßnahmenplan."
            ),
            _ => format!(
                "{shown} von {pending} noch zu erledigenden Maßnahmen, überfällige immer zuerst; alle stehen im Maßnahmenplan."
            ),
        };
        let first = findings.plan.first().and_then(PlanItem::target);
        let page = first.map(|first| Run::page_of(Spot::Measure(first)).behind(" Siehe\u{a0}"));
        blocks.push(Block::runs([Run::muted(text)].into_iter().chain(page).collect()));
    }
    blocks.push(Block::Together(signature(facts)));
    blocks
}

fn row(number: Run, what: Vec<Paragraph>, who: Vec<Paragraph>, means: Vec<String>) -> Row {
    let means = match means.is_empty() {
        true => Cell::muted("nicht geschätzt"),
        false => Cell::Text(means.into_iter().map(|means| Paragraph::cell(vec![Run::new(means)])).collect()),
    };
    Row::Cells(vec![
        Cell::runs(vec![number.bold()]),
        Cell::Text(what),
        Cell::Text(who),
        means,
        Cell::Text(
            ["beschlossen", "vertagt", "abgelehnt"]
                .map(|choice| Paragraph::cell(vec![Run::new(choice)]).marked("☐"))
                .to_vec(),
        ),
    ])
}

/// What is to be decided: the measure, and what it needs. With four lines a row, five of them fit on the first page: what
/// is signed is there in full, so it is the title that gives way.
fn what(title: &str, needs: &str) -> Paragraph {
    let room = LETTERS.saturating_sub(needs.chars().count()).max(LEAST);
    let title = if title.chars().count() <= room { format!("{title}. ") } else { shortened(title, room) + " " };
    Paragraph::cell(vec![Run::strong(title), Run::new(needs)]).lines(4)
}

/// So many letters fit into the four lines, and so many of a title are always there.
const LETTERS: usize = 135;
const LEAST: usize = 40;

/// As many words of a title as have room.
fn shortened(title: &str, room: usize) -> String {
    let cut: String = title.chars().take(room.saturating_sub(1)).collect();
    let words = cut.rfind(' ').map_or(cut.as_str(), |end| &cut[..end]);
    format!("{}…", words.trim_end_matches([' ', ',', ';', ':', '–']))
}

fn measure(facts: &Facts, item: &PlanItem) -> Row {
    let mut needs = Vec::new();
    if item.overdue(facts.date())
        && let Some(due) = item.due
    {
        needs.push(format!("überfällig seit {}: mit neuer Frist umsetzen", words::short_date(due)));
    }
    if item.owner.trim().is_empty() {
        needs.push("Zuständige benennen".to_owned());
    }
    if item.due.is_none() {
        needs.push("Frist setzen".to_owned());
    }
    if item.cost_once.unwrap_or(0) > 0 || item.cost_yearly.unwrap_or(0) > 0 {
        needs.push("Mittel bereitstellen".to_owned());
    }
    if item.effort.is_some_and(|effort| effort.max == 4) {
        needs.push("Fachleute vorsehen".to_owned());
    }
    let what = vec![what(&item.title, &(words::capital(&needs.join("; ")) + "."))];
    let owner = match item.owner.trim() {
        "" => Run::muted(WHO),
        owner => Run::new(owner),
    };
    let due = item.due.map_or_else(|| Run::muted(UNTIL), |due| Run::new(format!("bis {}", words::short_date(due))));
    let mut who = vec![Paragraph::cell(vec![owner]).lines(2), Paragraph::cell(vec![due])];
    if item.overdue(facts.date()) {
        who.push(Paragraph::cell(vec![Run::muted("neu bis:")]));
    }
    let means = words::means(item.cost_once.map(u64::from), item.cost_yearly.map(u64::from), item.days);
    row(links::measure(Run::new(item.citation().replace(' ', "\u{a0}")), item), what, who, means)
}

fn more_overdue(items: &[&PlanItem]) -> Row {
    let mut cited: Vec<String> = items.iter().map(|item| item.citation()).collect();
    if cited.len() > CITED {
        cited.truncate(CITED);
        cited.push(format!("{} weitere", items.len() - CITED));
    }
    let title = words::count_first(items.len(), "weitere überfällige Maßnahme", "weitere überfällige Maßnahmen", true);
    let what = vec![what(&title, &format!("Mit neuen Fristen umsetzen: {}.", words::list(&cited)))];
    // A sum of what is stated, or nothing if nobody has stated anything.
    let sum = |of: &dyn Fn(&PlanItem) -> Option<u32>| -> Option<u64> {
        items.iter().filter_map(|item| of(item)).map(u64::from).reduce(|sum, next| sum + next)
    };
    let days = sum(&|item| item.days.map(|days| days.tenths));
    let days = days.map(|tenths| PersonDays { tenths: u32::try_from(tenths).unwrap_or(u32::MAX) });
    let mut means = words::means(sum(&|item| item.cost_once), sum(&|item| item.cost_yearly), days);
    let is_stated = |item: &&&PlanItem| item.cost_once.is_some() || item.cost_yearly.is_some() || item.days.is_some();
    let stated = items.iter().filter(is_stated).count();
    if stated > 0 && stated < items.len() {
        means.push(format!("angegeben bei {stated} von {}", items.len()));
    }
    row(Run::new("–"), what, vec![Paragraph::cell(vec![Run::muted("siehe Plan")])], means)
}

/// What is to be decided beside the plan: who answers what is open, who checks what nothing supports, and that it goes
/// on after WiBA.
fn next(facts: &Facts) -> Vec<Row> {
    const NAME: &str = "Benennen, wer das tut und bis wann.";
    let overall = facts.findings.score.overall;
    let mut wanted: Vec<(String, &str)> = Vec::new();
    if overall.open > 0 {
        let what = match overall.open {
            1 => "Die offene Prüffrage beantworten lassen".to_owned(),
            open => format!("Die {open} offenen Prüffragen beantworten lassen"),
        };
        wanted.push((what, NAME));
    } else if overall.no == 0 {
        if facts.findings.verdict == Verdict::Unfounded {
            wanted.push(("Antworten ohne Nachweis oder Begründung prüfen lassen".to_owned(), NAME));
        }
        let next = "Mit dem Baustein ISMS.1 Sicherheitsmanagement beginnen.";
        wanted.push(("In die Basis-Absicherung einsteigen".to_owned(), next));
    }
    let row = |(what, needs): (String, &str)| {
        let who = [WHO, UNTIL].map(|label| Paragraph::cell(vec![Run::muted(label)])).to_vec();
        row(Run::new("–"), vec![self::what(&what, needs)], who, Vec::new())
    };
    wanted.into_iter().map(row).collect()
}

fn signature(facts: &Facts) -> Vec<Block> {
    let with_name = |role: &str, name: &str| {
        if name.trim().is_empty() { role.to_owned() } else { format!("{role}: {}", name.trim()) }
    };
    let kommune = facts.kommune();
    vec![
        Block::subheading(3, "Beschlossen"),
        Block::Signature(vec![
            "Ort, Datum".to_owned(),
            with_name("Leitung", &kommune.leitung),
            with_name("Informationssicherheit", &kommune.isb),
        ]),
    ]
}
