//! The summary for the Leitung: two pages, whatever the answers are.

use super::document::{Block, Card, Cell, Column, Paragraph, Row, Run, Size, Table};
use super::facts::{self, Facts};
use super::words;
use crate::analysis::{Counts, PlanItem};
use crate::catalog::Checklist;

/// Measures on the first page.
const TOP: usize = 10;
/// Longer titles take two lines there.
const LONG_TITLE: usize = 32;
/// A checklist with fewer rated questions says too little to be called weak.
const ENOUGH: usize = 3;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, "Zusammenfassung für die Leitung"), subtitle(facts)];
    blocks.push(Block::subheading(2, "Wo wir stehen"));
    blocks.push(Block::Cards(cards(facts.score.overall)));
    blocks.push(limited(vec![Run::new(standing(facts))], 4));
    blocks.push(Block::Table(groups(facts)));
    blocks.extend(top(facts));
    blocks.push(Block::PageBreak);
    blocks.extend(weakest(facts));
    blocks.extend(decisions(facts));
    blocks.extend(open(facts));
    blocks.extend(signature(facts));
    blocks
}

/// Running text that cannot push the summary onto a third page.
fn limited(runs: Vec<Run>, lines: u8) -> Block {
    Block::Paragraph(Paragraph { runs, max_lines: lines, ..Paragraph::default() })
}

fn subtitle(facts: &Facts) -> Block {
    let kommune = facts.kommune();
    let mut text = format!("Stand {}", words::long_date(facts.date()));
    if !kommune.isb.trim().is_empty() {
        text.push_str(&format!(" · Informationssicherheit: {}", kommune.isb.trim()));
    }
    limited(vec![Run::muted(text)], 1)
}

/// The two figures, always together.
pub(super) fn cards(counts: Counts) -> Vec<Card> {
    let total = counts.total();
    let answered = match counts.answered() {
        0 => format!("Keine der {total} Fragen ist beantwortet."),
        all if all == total => format!("Alle {total} Fragen sind beantwortet."),
        some => format!("{some} von {total} Fragen {} beantwortet.", words::is_are(some)),
    };
    let rated = match counts.rated() {
        0 => "Noch keine Frage ist mit Ja oder Nein beantwortet.".to_owned(),
        rated => format!("{}.", words::capital(&words::share(counts.yes, rated, "Ja"))),
    };
    let rest = match counts.not_relevant {
        0 => String::new(),
        1 => " Eine ist nicht relevant.".to_owned(),
        many => format!(" {many} sind nicht relevant."),
    };
    let card = |label: &str, value: String, note: String| Card { label: label.to_owned(), value, note };
    vec![
        card("Bearbeitungsstand", words::percent(Some(counts.answered_percent())), answered),
        card("Umsetzungsgrad", words::percent(counts.fulfilled_percent()), rated + &rest),
    ]
}

/// The figures in plain sentences.
fn standing(facts: &Facts) -> String {
    let overall = facts.score.overall;
    if overall.answered() == 0 {
        return format!(
            "Noch ist keine der {} Prüffragen beantwortet. Über den Stand der Informationssicherheit sagt dieser \
             Bericht deshalb nichts.",
            overall.total()
        );
    }
    let mut sentences = Vec::new();
    if let Some(group) = facts.catalog.priorities.first() {
        let counts = facts.score.priority(group.number);
        if counts.rated() > 0 {
            let share = words::share(counts.yes, counts.rated(), "Ja");
            let subject =
                share.strip_prefix("die einzige ").map_or(share.clone(), |rest| format!("die einzige {rest}"));
            sentences.push(format!("Gruppe „{}“: {}.", group.title, words::capital(&subject)));
        }
    }
    match weak(facts).first() {
        Some((list, counts)) => sentences.push(format!(
            "Am schwächsten ist „{}“: {}.",
            list.title,
            words::capital(&words::share(counts.no, counts.rated(), "Nein"))
        )),
        None if overall.no == 0 && overall.yes > 0 => {
            sentences.push("Keine Frage ist mit Nein beantwortet.".to_owned())
        }
        None => {}
    }
    let untouched = facts.score.checklists.iter().filter(|(_, counts)| counts.answered() == 0).count();
    if untouched > 0 {
        let which = if untouched == 1 { "sie" } else { "diese" };
        sentences.push(format!(
            "{} {} noch nicht begonnen; über {which} sagt dieser Bericht nichts.",
            words::count_first(untouched, "Checkliste", "Checklisten", true),
            words::is_are(untouched)
        ));
    } else if overall.open > 0 {
        sentences.push(format!(
            "{} {} noch offen; offen heißt weder Ja noch Nein.",
            words::count_first(overall.open, "Frage", "Fragen", true),
            words::is_are(overall.open)
        ));
    }
    sentences.join(" ")
}

/// A bar for each priority group.
fn groups(facts: &Facts) -> Table {
    let row = |group: &crate::catalog::PriorityGroup| {
        let counts = facts.score.priority(group.number);
        Row::Cells(vec![
            Cell::text(format!("{} · {}", group.number, group.title)).lines(1),
            Cell::Bar(facts::bar(counts)),
            Cell::text(words::percent(Some(counts.answered_percent()))),
            Cell::text(words::percent(counts.fulfilled_percent())),
        ])
    };
    Table {
        columns: vec![
            Column::content("Prioritätsgruppe", 171.0).names_row(),
            Column::fill("", 1.0).head(facts::legend()),
            Column::content("Bearbeitet", 54.0).right(),
            Column::content("Umgesetzt", 54.0).right(),
        ],
        rows: facts.catalog.priorities.iter().map(row).collect(),
        dense: true,
        summary: "Antworten je Prioritätsgruppe".to_owned(),
    }
}

fn top(facts: &Facts) -> Vec<Block> {
    let pending = facts.pending();
    let title = match pending.len() {
        0 => "Maßnahmen",
        1 => "Die dringendste Maßnahme",
        2..TOP => "Die dringendsten Maßnahmen",
        _ => "Die zehn dringendsten Maßnahmen",
    };
    let mut blocks = vec![Block::subheading(2, title)];
    if pending.is_empty() {
        let text = if facts.score.overall.no > 0 {
            "Alle Maßnahmen sind umgesetzt oder verworfen."
        } else {
            "Es gibt keine Maßnahmen, denn keine Frage ist mit Nein beantwortet."
        };
        blocks.push(Block::text(text));
        return blocks;
    }
    blocks.push(Block::Table(Table {
        columns: vec![
            Column::content("Rang", 27.0).right(),
            Column::fill("Maßnahme", 1.0).names_row(),
            Column::content("Frage", 45.0),
            Column::content("Aufwand", 45.0),
            Column::content("Verantwortlich", 99.0),
            Column::content("Frist", 63.0).right(),
            Column::content("", 54.0),
        ],
        rows: pending.iter().take(TOP).map(|item| top_row(facts, item)).collect(),
        // Room for all, even if every title takes two lines.
        dense: pending.iter().take(TOP).filter(|item| item.title.chars().count() > LONG_TITLE).count() > 4,
        summary: "Die dringendsten Maßnahmen nach Rang".to_owned(),
    }));
    let all = match facts.plan.len() {
        1 => String::new(),
        all if all <= TOP => format!(" Der Maßnahmenplan umfasst {all} Maßnahmen."),
        all => format!(" Alle {all} Maßnahmen stehen im Maßnahmenplan."),
    };
    let efforts: Vec<String> =
        facts.catalog.efforts.iter().map(|effort| format!("{} = {}", effort.level, effort.title)).collect();
    let note = format!(
        "Rang nach Prioritätsgruppe der Checkliste, Basis-Anforderungen zuerst, dann geringster Aufwand ({}).{all}",
        efforts.join(", ")
    );
    let small = Paragraph { runs: vec![Run::muted(note)], size: Size::Small, max_lines: 3, bullet: false };
    blocks.push(Block::Paragraph(small));
    blocks
}

fn top_row(facts: &Facts, item: &PlanItem) -> Row {
    let first = item.questions.first().map(ToString::to_string).unwrap_or_default();
    let more = if item.questions.len() > 1 { " …" } else { "" };
    let badge = if item.overdue(facts.date()) {
        Run::toned("überfällig", super::super::style::Tone::Warn)
    } else if item.quick_win() {
        Run::new("Quick Win")
    } else {
        Run::default()
    };
    Row::Cells(vec![
        Cell::text(item.rank.to_string()),
        Cell::runs(vec![Run::strong(item.title.clone())]).lines(2),
        Cell::text(first + more).lines(1),
        Cell::text(facts::effort(item.effort)),
        facts::or_dash(&item.owner).lines(1),
        due(item),
        Cell::runs(vec![badge]).lines(1),
    ])
}

/// The Frist or a dash.
fn due(item: &PlanItem) -> Cell {
    item.due.map_or_else(|| Cell::muted("–"), |date| Cell::text(words::short_date(date)))
}

/// Checklists with a Nein, the smallest share of Ja first.
fn weak<'a>(facts: &Facts<'a>) -> Vec<(&'a Checklist, Counts)> {
    let mut weak: Vec<_> = facts
        .catalog
        .checklists
        .iter()
        .map(|list| (list, facts.score.checklist(list.number)))
        .filter(|(_, counts)| counts.no > 0 && (counts.rated() >= ENOUGH || counts.open == 0))
        .collect();
    weak.sort_by(|(left, a), (right, b)| {
        // Shares compared as fractions: a/(a+b) < c/(c+d).
        (a.yes * b.rated()).cmp(&(b.yes * a.rated())).then(b.no.cmp(&a.no)).then(left.order.cmp(&right.order))
    });
    weak
}

fn weakest(facts: &Facts) -> Vec<Block> {
    let weak = weak(facts);
    let title = match weak.len() {
        0 => return vec![Block::subheading(2, "Schwächste Checklisten"), Block::text(none_weak(facts))],
        1 => "Die schwächste Checkliste",
        2 => "Die zwei schwächsten Checklisten",
        _ => "Die drei schwächsten Checklisten",
    };
    let mut blocks = vec![Block::subheading(2, title)];
    for (list, counts) in weak.iter().take(3) {
        let share = words::capital(&words::share(counts.no, counts.rated(), "Nein"));
        let open = match counts.open {
            0 => String::new(),
            open => format!(" {} {} noch offen.", words::count(open, "weitere", "weitere"), words::is_are(open)),
        };
        let goal = format!(" Ziel: {}", list.goal.trim());
        let runs = vec![
            Run::strong(format!("{}. ", list.title)),
            Run::new(format!("{share}.{open}{}{goal}", threats(facts, list))),
        ];
        blocks.push(limited(runs, 5));
    }
    blocks
}

fn none_weak(facts: &Facts) -> &'static str {
    let overall = facts.score.overall;
    if overall.answered() == 0 {
        "Ohne Antworten lässt sich keine Checkliste schwach oder stark nennen."
    } else if overall.no == 0 {
        "Keine Frage ist mit Nein beantwortet."
    } else {
        "In keiner Checkliste sind genug Fragen bewertet, um sie schwach zu nennen."
    }
}

/// What the gaps of a checklist invite, the most frequent first.
fn threats(facts: &Facts, list: &Checklist) -> String {
    let mut found: Vec<(&str, usize)> = Vec::new();
    for question in &list.questions {
        if facts.round().value(question.id) == Some(crate::assessment::AnswerValue::No) {
            let label = question.threat.label();
            match found.iter_mut().find(|(other, _)| *other == label) {
                Some((_, count)) => *count += 1,
                None => found.push((label, 1)),
            }
        }
    }
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let names: Vec<&str> = found.into_iter().take(3).map(|(label, _)| label).collect();
    if names.is_empty() { String::new() } else { format!(" Das betrifft vor allem: {}.", words::list(&names)) }
}

/// What the Leitung is asked to decide.
fn decisions(facts: &Facts) -> Vec<Block> {
    let pending = facts.pending();
    let pick = |keep: &dyn Fn(&PlanItem) -> bool| -> Vec<&str> {
        pending.iter().filter(|item| keep(item)).map(|item| item.title.as_str()).collect()
    };
    let quick = pick(&PlanItem::quick_win);
    let overdue = pick(&|item| item.overdue(facts.date()));
    let ownerless = pick(&|item| item.owner.trim().is_empty());
    let large = pick(&|item| item.effort.max == 4);
    let mut items: Vec<(String, String)> = Vec::new();
    let mut ask = |titles: &[&str], one: &str, many: &str| {
        if !titles.is_empty() {
            let lead = if titles.len() == 1 { one.to_owned() } else { many.replace('#', &titles.len().to_string()) };
            items.push((lead, format!(" {}.", words::examples(titles, 3))));
        }
    };
    ask(
        &quick,
        "Einen Quick Win jetzt beginnen; er ist am selben Tag erledigt:",
        "# Quick Wins jetzt beginnen; jeder ist am selben Tag erledigt:",
    );
    ask(&overdue, "Über eine überfällige Maßnahme entscheiden:", "Über # überfällige Maßnahmen entscheiden:");
    ask(&ownerless, "Für eine Maßnahme Verantwortliche benennen:", "Für # Maßnahmen Verantwortliche benennen, zuerst:");
    ask(
        &large,
        "Für ein langfristiges Vorhaben Mittel und Fachleute vorsehen:",
        "Für # Vorhaben, die langfristig werden können, Mittel und Fachleute vorsehen:",
    );
    if let Some(costs) = costs(facts) {
        items.push(("Über die erfassten Kosten entscheiden:".to_owned(), costs));
    }
    let mut blocks = vec![Block::subheading(2, "Was die Leitung entscheidet")];
    if items.is_empty() {
        let text = if facts.score.overall.answered() == 0 {
            "Zu entscheiden ist, wer die Prüffragen beantwortet und bis wann."
        } else {
            "Aus dem Maßnahmenplan ergibt sich derzeit kein Entscheidungsbedarf."
        };
        blocks.push(Block::text(text));
    } else {
        let item = |(lead, rest): (String, String)| Paragraph {
            runs: vec![Run::strong(lead), Run::new(rest)],
            max_lines: 3,
            ..Paragraph::default()
        };
        blocks.push(Block::List(items.into_iter().map(item).collect()));
    }
    blocks
}

/// What the planned measures cost, as far as somebody wrote it down.
fn costs(facts: &Facts) -> Option<String> {
    let ids: Vec<_> = facts.pending().iter().filter_map(|item| item.id).collect();
    let measures = || facts.round().measures.iter().filter(|(id, _)| ids.contains(id)).map(|(_, measure)| measure);
    let once: u64 = measures().filter_map(|measure| measure.cost_once).map(u64::from).sum();
    let yearly: u64 = measures().filter_map(|measure| measure.cost_yearly).map(u64::from).sum();
    let known = measures().filter(|measure| measure.cost_once.is_some() || measure.cost_yearly.is_some()).count();
    let sums = match (once, yearly) {
        (0, 0) => return None,
        (once, 0) => format!("{} einmalig", words::euros(once)),
        (0, yearly) => format!("{} jährlich", words::euros(yearly)),
        (once, yearly) => format!("{} einmalig und {} jährlich", words::euros(once), words::euros(yearly)),
    };
    Some(format!(
        " {sums}, angegeben bei {} von {}.",
        known,
        words::count(facts.pending().len(), "Maßnahme", "Maßnahmen")
    ))
}

fn open(facts: &Facts) -> Vec<Block> {
    let overall = facts.score.overall;
    let mut text = Vec::new();
    if overall.open == 0 {
        text.push("Alle Fragen sind beantwortet.".to_owned());
    } else {
        let mut lists: Vec<(&Checklist, usize)> = facts
            .catalog
            .checklists
            .iter()
            .map(|list| (list, facts.score.checklist(list.number).open))
            .filter(|(_, open)| *open > 0)
            .collect();
        lists.sort_by_key(|(list, open)| (std::cmp::Reverse(*open), list.order));
        let most: Vec<String> = lists.iter().take(3).map(|(list, open)| format!("„{}“ ({open})", list.title)).collect();
        let lead = if lists.len() > 3 { "am meisten in" } else { "nämlich in" };
        text.push(format!(
            "{} in {} {} offen, {lead} {}.",
            words::count_first(overall.open, "Frage", "Fragen", true),
            words::count(lists.len(), "Checkliste", "Checklisten"),
            words::is_are(overall.open),
            words::list(&most)
        ));
    }
    let uncovered = facts.coverage.iter().filter(|status| status.reasons.is_empty()).count();
    text.push(format!(
        "WiBA fragt nach {} von {} Anforderungen der Basis-Absicherung in der verwendeten Arbeitsfassung; die übrigen \
         {uncovered} gehören zum nächsten Schritt.",
        facts.coverage.len() - uncovered,
        facts.coverage.len()
    ));
    text.push("Die Antworten sind eine Selbsteinschätzung; ein Ja ist kein Prüfergebnis.".to_owned());
    vec![Block::subheading(2, "Was offen bleibt"), limited(vec![Run::new(text.join(" "))], 6)]
}

fn signature(facts: &Facts) -> Vec<Block> {
    let with_name = |role: &str, name: &str| {
        if name.trim().is_empty() { role.to_owned() } else { format!("{role}: {}", name.trim()) }
    };
    let kommune = facts.kommune();
    vec![
        Block::subheading(2, "Zur Kenntnis genommen"),
        Block::Signature(vec![
            "Ort, Datum".to_owned(),
            with_name("Leitung", &kommune.leitung),
            with_name("Informationssicherheit", &kommune.isb),
        ]),
    ]
}
