//! Measures for the clipboard.

use wiba_core::analysis::PlanItem;
use wiba_core::desk::command::Copied;
use wiba_core::wording::date;

/// Measures as a table.
pub(super) fn copied<'a>(items: impl Iterator<Item = &'a PlanItem>) -> Copied {
    let heading = ["Rang", "Nummer", "Maßnahme", "Fragen", "Aufwand", "Verantwortlich", "Frist", "Status"];
    let line = |item: &PlanItem| {
        let questions: Vec<String> = item.questions.iter().map(ToString::to_string).collect();
        vec![
            item.rank.to_string(),
            item.citation(),
            item.title.clone(),
            questions.join(", "),
            item.effort_words(),
            item.owner.clone(),
            item.due.map(date::short).unwrap_or_default(),
            item.status.label().to_owned(),
        ]
    };
    let lines: Vec<Vec<String>> = items.map(line).collect();
    let what = if lines.len() == 1 { "1 Maßnahme".to_owned() } else { format!("{} Maßnahmen", lines.len()) };
    Copied::table(&what, &heading, &lines)
}
