//! What the answers leave open, and what comes after WiBA.

use std::cmp::Reverse;

use super::super::super::document::{Block, Run};
use super::super::facts::Facts;
use super::super::words;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let text = [
        open_questions(facts),
        next_step(facts),
        "Die Antworten sind eine Selbsteinschätzung; ein Ja ist kein Prüfergebnis.".to_owned(),
    ];
    vec![Block::subheading(2, "Was offen bleibt"), Block::limited(vec![Run::new(text.join(" "))], 6)]
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
    let questions = format!("{} {} offen", words::count_first(all, "Frage", "Fragen", true), words::is_are(all));
    let most = || -> Vec<String> {
        lists.iter().take(3).map(|(title, open, _)| format!("„{title}“\u{a0}({open})")).collect()
    };
    match lists.as_slice() {
        [] => "Alle Fragen sind beantwortet.".to_owned(),
        [(title, 1, _)] => format!("{questions}, und zwar in der Checkliste „{title}“."),
        [(title, ..)] => format!("{questions}, alle in der Checkliste „{title}“."),
        [_, _] | [_, _, _] => format!("{questions}: {}.", words::list(&most())),
        more => {
            format!("{questions}, verteilt auf {} Checklisten, die meisten in {}.", more.len(), words::list(&most()))
        }
    }
}

fn next_step(facts: &Facts) -> String {
    let all = facts.findings.coverage.len();
    match facts.findings.coverage.iter().filter(|status| status.reasons.is_empty()).count() {
        0 => format!("WiBA fragt nach allen {all} Anforderungen des Profils Basis-Absicherung (Arbeitsfassung)."),
        1 => format!(
            "WiBA fragt nach {} der {all} Anforderungen des Profils Basis-Absicherung (Arbeitsfassung); die übrige ist \
             der nächste Schritt.",
            all - 1
        ),
        rest => format!(
            "WiBA fragt nach {} der {all} Anforderungen des Profils Basis-Absicherung (Arbeitsfassung); die übrigen \
             {rest} sind der nächste Schritt.",
            all - rest
        ),
    }
}
