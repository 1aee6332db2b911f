//! A change in a few German words, for undo and the Verlauf.

use wiba_core::assessment::{AnswerValue, Edit, Evidence, Measure};
use wiba_core::catalog::QuestionId;
use wiba_core::wording::date;

/// Sign and word of an answer, „○ offen“ while there is none.
pub fn answer(value: Option<AnswerValue>) -> String {
    value.map_or_else(|| "○ offen".to_owned(), |value| format!("{} {}", value.sign(), value.label()))
}

/// What a change is about, e.g. „7.13: Nein“.
pub fn label(edit: &Edit) -> String {
    match edit {
        Edit::Answer(id, value) => format!("{id}: {}", value.map_or("offen", AnswerValue::label)),
        Edit::Note(id, _) => format!("{id}: Notiz"),
        Edit::Justification(id, _) => format!("{id}: Begründung"),
        Edit::Evidence(id, _) => format!("{id}: Nachweis"),
        Edit::Measure(_, Some(measure)) => match measure.questions.first() {
            Some(id) => format!("{id}: Maßnahme"),
            None => "Maßnahme".to_owned(),
        },
        Edit::Measure(_, None) => "Maßnahme gelöst".to_owned(),
        Edit::Kommune(_) => "Stammdaten".to_owned(),
        Edit::Logo(_) => "Wappen".to_owned(),
        Edit::Several(edits) => match edits.as_slice() {
            [] => "Nichts".to_owned(),
            [only] => label(only),
            [first, rest @ ..] => format!("{} und {} weitere", label(first), rest.len()),
        },
    }
}

/// The question that a change is about, for the Verlauf of one question.
pub fn questions(edit: &Edit) -> Vec<QuestionId> {
    match edit {
        Edit::Answer(id, _) | Edit::Note(id, _) | Edit::Justification(id, _) | Edit::Evidence(id, _) => vec![*id],
        Edit::Measure(_, Some(measure)) => measure.questions.iter().copied().collect(),
        Edit::Measure(_, None) | Edit::Kommune(_) | Edit::Logo(_) => Vec::new(),
        Edit::Several(edits) => edits.iter().flat_map(questions).collect(),
    }
}

/// Old → new, one line for each thing that changed.
pub fn changes(old: &Edit, new: &Edit) -> Vec<String> {
    match (old, new) {
        (Edit::Answer(id, before), Edit::Answer(_, after)) => {
            vec![format!("{id} {} → {}", answer(*before), answer(*after))]
        }
        (Edit::Note(id, before), Edit::Note(_, after)) => vec![words(*id, "Notiz", before, after)],
        (Edit::Justification(id, before), Edit::Justification(_, after)) => {
            vec![words(*id, "Begründung", before, after)]
        }
        (Edit::Evidence(id, before), Edit::Evidence(_, after)) => {
            vec![format!("{id} Nachweise: {} → {}", titles(before), titles(after))]
        }
        (Edit::Measure(_, before), Edit::Measure(_, after)) => measure(before.as_ref(), after.as_ref()),
        (Edit::Several(before), Edit::Several(after)) => {
            // The way back stands in the opposite order.
            before.iter().rev().zip(after).flat_map(|(before, after)| changes(before, after)).collect()
        }
        (_, other) => vec![label(other)],
    }
}

fn words(id: QuestionId, what: &str, before: &str, after: &str) -> String {
    match (before.trim().is_empty(), after.trim().is_empty()) {
        (_, true) => format!("{id} {what} gelöscht"),
        (true, false) => format!("{id} {what}: {}", short(after)),
        (false, false) => format!("{id} {what}: {} → {}", short(before), short(after)),
    }
}

fn titles(items: &[Evidence]) -> String {
    if items.is_empty() {
        return "keine".to_owned();
    }
    short(&items.iter().map(|item| item.title.as_str()).collect::<Vec<_>>().join(", "))
}

fn short(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return format!("„{line}“");
    }
    let cut: String = line.chars().take(MOST).collect();
    format!("„{}…“", cut.trim_end())
}

fn measure(before: Option<&Measure>, after: Option<&Measure>) -> Vec<String> {
    let name = |measure: &Measure| measure.questions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let Some(after) = after else {
        return vec![format!("{} Maßnahme gelöst", before.map(name).unwrap_or_default())];
    };
    let empty = Measure::default();
    let before = before.unwrap_or(&empty);
    let mut parts = Vec::new();
    if before.owner != after.owner {
        parts.push(format!("Verantwortlich {}", short(&after.owner)));
    }
    if before.due != after.due {
        parts.push(after.due.map_or_else(|| "ohne Frist".to_owned(), |due| format!("Frist {}", date::short(due))));
    }
    if before.status != after.status {
        parts.push(format!("{} → {}", before.status.label(), after.status.label()));
    }
    if !before.questions.is_empty() && before.questions != after.questions {
        parts.push(format!("Fragen {}", name(after)));
    }
    if before.title != after.title || before.description != after.description {
        parts.push("Text".to_owned());
    }
    if (before.cost_once, before.cost_yearly, before.person_days)
        != (after.cost_once, after.cost_yearly, after.person_days)
    {
        parts.push("Kosten und Aufwand".to_owned());
    }
    if parts.is_empty() {
        parts.push("aufgenommen".to_owned());
    }
    vec![format!("{} Maßnahme: {}", name(after), parts.join(", "))]
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: QuestionId = QuestionId::new(7, 13);

    #[test]
    fn undo_names_what_it_undoes() {
        assert_eq!(label(&Edit::Answer(ID, Some(AnswerValue::No))), "7.13: Nein");
        assert_eq!(
            label(&Edit::Several(vec![Edit::Note(ID, "x".into()), Edit::Logo(None)])),
            "7.13: Notiz und 1 weitere"
        );
    }

    #[test]
    fn the_verlauf_says_old_and_new() {
        let lines = changes(&Edit::Answer(ID, None), &Edit::Answer(ID, Some(AnswerValue::Yes)));
        assert_eq!(lines, ["7.13 ○ offen → ✓ Ja"]);
        let lines = changes(&Edit::Note(ID, "alt".into()), &Edit::Note(ID, String::new()));
        assert_eq!(lines, ["7.13 Notiz gelöscht"]);
    }
}
