//! What has changed, what is left open, what comes next, and why the Leitung is asked.

use std::cmp::Reverse;

use super::super::super::document::{Block, Paragraph, Run};
use super::super::facts::Facts;
use super::super::words;
use crate::analysis::{Development, Fulfilment, RequirementStatus, development};
use crate::catalog::Level;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    vec![
        Block::subheading(2, "Was sich geändert hat, was bleibt und warum"),
        Block::List(vec![
            item("Entwicklung: ", changes(facts)),
            item("Offen: ", open_questions(facts)),
            item("Danach: ", next_step(facts)),
            item("Warum: ", WHY.to_owned()),
        ]),
    ]
}

/// Three grounds, without a claim of law beyond them.
const WHY: &str = "Die Leitung trägt die Gesamtverantwortung für Informationssicherheit (ISMS.1.A1). Art.\u{a0}32\u{a0}DSGVO verlangt \
    dem Risiko angemessene technische und organisatorische Maßnahmen. Ob Landesrecht oder NIS-2 zu mehr verpflichtet, ist \
    zu prüfen.";

fn item(lead: &str, text: String) -> Paragraph {
    Paragraph { runs: vec![Run::strong(lead), Run::new(text)], max_lines: 5, ..Paragraph::default() }
}

/// What has become of the figures since the day that was asked for, at first the beginning of the round.
fn changes(facts: &Facts) -> String {
    let since = facts.options.since.unwrap_or(facts.round().started);
    let Development { before, changed, done, discarded, .. } = development(facts.catalog, facts.assessment, since);
    let now = facts.findings.score.overall;
    let day = words::short_date(since);
    if changed == 0 && done + discarded == 0 {
        return format!(
            "Seit dem {day} ist im Verlauf keine geänderte Antwort und keine erledigte Maßnahme verzeichnet."
        );
    }
    let mut parts = vec![if changed == 0 {
        format!("Seit dem {day} hat sich keine Antwort geändert.")
    } else {
        format!(
            "Seit dem {day} hat sich die Antwort auf {} geändert: Bearbeitungsstand {}; Umsetzungsgrad {}.",
            words::counted(changed, "Frage", "Fragen"),
            then_and_now(Some(before.answered_percent()), Some(now.answered_percent())),
            then_and_now(before.fulfilled_percent(), now.fulfilled_percent())
        )
    }];
    let settled: Vec<String> = [(done, "umgesetzt"), (discarded, "verworfen")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{} {word}", words::in_words(count)))
        .collect();
    if !settled.is_empty() {
        let verb = if done + discarded == 1 { "wurde" } else { "wurden" };
        parts.push(format!("Von den Maßnahmen {verb} {}.", words::list(&settled)));
    }
    parts.join(" ")
}

/// „vorher 12 %, heute 74 %“; without a Ja or Nein there is no Umsetzungsgrad.
fn then_and_now(then: Option<u8>, now: Option<u8>) -> String {
    let said = |percent: Option<u8>| percent.map_or("nicht bestimmt".to_owned(), |_| words::percent(percent));
    match (then, now) {
        (None, None) => "vorher wie heute nicht bestimmt".to_owned(),
        _ => format!("vorher {}, heute {}", said(then), said(now)),
    }
}

fn open_questions(facts: &Facts) -> String {
    let mut lists: Vec<(&str, usize, u8)> = facts
        .catalog
        .checklists
        .iter()
        .map(|list| (list.title.as_str(), facts.findings.score.checklist(list.number).open, list.order))
        .filter(|(_, open, _)| *open > 0)
        .collect();
    lists.sort_by_key(|(_, open, order)| (Reverse(*open), *order));
    let all = facts.findings.score.overall.open;
    let asked = facts.findings.asking.iter().flat_map(|asking| &asking.questions);
    let asked = match asked.filter(|id| facts.round().value(**id).is_none()).count() {
        0 => String::new(),
        asked => format!(", davon {} in Klärung", words::in_words(asked)),
    };
    let questions = format!("{} {} offen{asked}", words::count_first(all, "Frage", "Fragen", true), words::is_are(all));
    let most = || -> Vec<String> {
        lists.iter().take(3).map(|(title, open, _)| format!("„{title}“\u{a0}({open})")).collect()
    };
    match lists.as_slice() {
        [] => "Alle Fragen sind beantwortet.".to_owned(),
        [(title, 1, _)] => format!("{questions}, und zwar in der Checkliste „{title}“."),
        [(title, ..)] => format!("{questions}, alle in der Checkliste „{title}“."),
        [_, _] | [_, _, _] => format!("{questions}: {}.", words::list(&most())),
        _ if facts.findings.score.overall.answered() == 0 => beginning(facts),
        more => {
            let lists = words::counted(more.len(), "Checkliste", "Checklisten");
            format!("{questions}, verteilt auf {lists}, die meisten in {}.", words::list(&most()))
        }
    }
}

/// The checklists of the most important group, in working order.
fn beginning(facts: &Facts) -> String {
    let Some(group) = facts.catalog.priorities.first() else { return String::new() };
    let lists: Vec<String> = facts
        .catalog
        .in_working_order()
        .iter()
        .filter(|list| list.priority == group.number)
        .map(|list| format!("„{}“ ({})", list.title, words::count(list.questions.len(), "Frage", "Fragen")))
        .collect();
    format!("Alles. Am Anfang steht die Gruppe „{}“: {}.", group.title, words::list(&lists))
}

/// From WiBA to Basis-Absicherung, in figures of the level that it is about.
fn next_step(facts: &Facts) -> String {
    let basis = facts.findings.basis;
    // What rests on some of its questions only is not met yet.
    let met = |item: &&RequirementStatus| {
        item.level == Level::Basis && item.status == Fulfilment::Yes && !item.is_provisional()
    };
    let met = match facts.findings.coverage.iter().filter(met).count() {
        0 => "keiner".to_owned(),
        1 => "einer".to_owned(),
        many => many.to_string(),
    };
    format!(
        "Nach WiBA folgt die Basis-Absicherung des IT-Grundschutzes, zuerst mit ISMS.1 Sicherheitsmanagement. WiBA fragt \
         nach {} der {} Basis-Anforderungen des Profils; bei {met} ist der abgefragte Teil nach eigener Einschätzung erfüllt.",
        basis.asked(),
        basis.total()
    )
}
