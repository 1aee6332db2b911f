//! What the Leitung is asked to decide, as it follows from the plan.

use super::super::super::document::{Block, Paragraph, Run};
use super::super::facts::Facts;
use super::super::words;
use crate::analysis::PlanItem;
use crate::assessment::MeasureStatus;

/// A decision: what, in semibold, and to which measures it refers.
type Decision = (String, String);

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let pending = facts.findings.pending();
    let ask = |keep: &dyn Fn(&PlanItem) -> bool, one: &str, many: &str| -> Option<Decision> {
        let titles: Vec<&str> = pending.iter().filter(|item| keep(item)).map(|item| item.title.as_str()).collect();
        let lead = match titles.len() {
            0 => return None,
            1 => one.to_owned(),
            number => many.replace('#', &number.to_string()),
        };
        Some((lead, format!(" {}.", words::examples(&titles, 3))))
    };
    let items: Vec<Decision> = [
        ask(
            &|item| item.quick_win() && item.status == MeasureStatus::Open,
            "Einen Quick Win jetzt beginnen; er ist am selben Tag erledigt:",
            "# Quick Wins jetzt beginnen; jeder ist am selben Tag erledigt:",
        ),
        ask(
            &|item| item.overdue(facts.date()),
            "Über eine überfällige Maßnahme entscheiden:",
            "Über # überfällige Maßnahmen entscheiden:",
        ),
        ask(
            &|item| item.owner.trim().is_empty(),
            "Für eine Maßnahme Verantwortliche benennen:",
            "Für # Maßnahmen Verantwortliche benennen:",
        ),
        ask(
            &|item| item.effort.max == 4,
            "Für eine Maßnahme, die langfristig werden kann, Mittel und Fachleute vorsehen:",
            "Für # Maßnahmen, die langfristig werden können, Mittel und Fachleute vorsehen:",
        ),
        costs(facts).map(|costs| ("Über die bisher erfassten Kosten entscheiden:".to_owned(), costs)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let content = if items.is_empty() {
        Block::text(nothing(facts))
    } else {
        Block::List(items.into_iter().map(bullet).collect())
    };
    vec![Block::subheading(2, "Worüber die Leitung entscheidet"), content]
}

fn bullet((lead, rest): Decision) -> Paragraph {
    Paragraph { runs: vec![Run::strong(lead), Run::new(rest)], max_lines: 3, ..Paragraph::default() }
}

/// The plan asks for nothing; open questions still do.
fn nothing(facts: &Facts) -> &'static str {
    let overall = facts.findings.score.overall;
    match (overall.answered(), overall.open) {
        (0, _) => "Zu entscheiden ist, wer die Prüffragen beantwortet und bis wann.",
        (_, 0) => "Zum Maßnahmenplan ist derzeit nichts zu entscheiden.",
        (_, 1) => {
            "Zum Maßnahmenplan ist derzeit nichts zu entscheiden, nur, wer die offene Prüffrage beantwortet und bis wann."
        }
        _ => {
            "Zum Maßnahmenplan ist derzeit nichts zu entscheiden, nur, wer die offenen Prüffragen beantwortet und bis \
             wann."
        }
    }
}

/// What the planned measures cost, as far as somebody wrote it down.
fn costs(facts: &Facts) -> Option<String> {
    let ids: Vec<_> = facts.findings.pending().iter().filter_map(|item| item.id).collect();
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
    let all = facts.findings.pending().len();
    let stated = if known == all { String::new() } else { format!(", angegeben bei {known} von {all} Maßnahmen") };
    Some(format!(" {sums}{stated}."))
}
