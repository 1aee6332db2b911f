//! Answers and edits in German words, for undo, the Verlauf and the journal of a report.

use std::collections::BTreeSet;

use super::{AnswerValue, Edit, Entry, EvidenceEdit, KommuneEdit, Measure, MeasureEdit, QuestionEdit, Round};
use crate::catalog::QuestionId;
use crate::wording::date;

/// Sign and word of an answer, „○ offen“ while there is none.
pub fn answer_words(value: Option<AnswerValue>) -> String {
    value.map_or_else(|| "○ offen".to_owned(), |value| format!("{} {}", value.sign(), value.label()))
}

/// What a change is about, e.g. „7.13: Nein“ or „7.13: Notiz und 2 weitere“. `round` is the state after it.
pub fn edits_label(edits: &[Edit], round: &Round) -> String {
    // A thing that comes or goes is told once, not with every field that it brings.
    let coming = edits.iter().find_map(|edit| match edit {
        Edit::Measure(_, MeasureEdit::Number(None)) => Some("Maßnahme entfernt".to_owned()),
        Edit::Evidence(question, _, EvidenceEdit::Listed(place)) => {
            Some(format!("{question}: Nachweis {}", if place.is_some() { "hinzugefügt" } else { "entfernt" }))
        }
        _ => None,
    });
    let mut labels: Vec<String> = Vec::new();
    for edit in edits {
        let label = label(edit, round);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    match (coming, labels.as_slice()) {
        (Some(coming), _) => coming,
        (None, []) => "Nichts".to_owned(),
        (None, [only]) => only.clone(),
        (None, [first, rest @ ..]) => format!("{first} und {} weitere", rest.len()),
    }
}

fn label(edit: &Edit, round: &Round) -> String {
    match edit {
        Edit::Question(id, edit) => match edit {
            QuestionEdit::Answer(given) => {
                format!("{id}: {}", given.map_or("offen", |given| given.value.label()))
            }
            QuestionEdit::Met(_) => format!("{id}: Maßstab"),
            QuestionEdit::Note(_) => format!("{id}: Notiz"),
            QuestionEdit::Justification(_) => format!("{id}: Begründung"),
            QuestionEdit::Measure(_) => format!("{id}: Maßnahme"),
        },
        Edit::Evidence(question, ..) => format!("{question}: Nachweis"),
        Edit::Measure(id, _) => match round.questions_of(*id).next() {
            Some(question) => format!("{question}: Maßnahme"),
            None => "Maßnahme".to_owned(),
        },
        Edit::Kommune(KommuneEdit::Logo(_)) => "Wappen".to_owned(),
        Edit::Kommune(_) => "Stammdaten".to_owned(),
    }
}

/// The questions that an entry is about. `round` tells which questions a measure closes now; those that it closed when
/// the entry was written are named by the entry itself.
pub fn entry_questions(entry: &Entry, round: &Round) -> BTreeSet<QuestionId> {
    entry
        .changes
        .iter()
        .flat_map(|change| match &change.new {
            Edit::Question(id, _) | Edit::Evidence(id, ..) => vec![*id],
            Edit::Measure(id, _) => round.questions_of(*id).collect(),
            Edit::Kommune(_) => Vec::new(),
        })
        .collect()
}

/// Old → new, one line for each thing that changed. With `only`, the lines about that question.
pub fn change_words(entry: &Entry, round: &Round, only: Option<QuestionId>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut measures: Vec<(super::Id, Vec<String>)> = Vec::new();
    for change in &entry.changes {
        match (&change.old, &change.new) {
            (Edit::Measure(_, old), Edit::Measure(id, new)) => {
                let part = measure_part(old, new);
                match measures.iter_mut().find(|(other, _)| other == id) {
                    Some((_, parts)) => parts.extend(part),
                    None => measures.push((*id, part.into_iter().collect())),
                }
            }
            (Edit::Question(question, old), Edit::Question(_, new)) if only.is_none_or(|only| only == *question) => {
                lines.extend(question_line(*question, old, new, entry, round));
            }
            (Edit::Evidence(question, _, old), Edit::Evidence(_, _, new))
                if only.is_none_or(|only| only == *question) =>
            {
                lines.extend(evidence_line(*question, old, new));
            }
            (Edit::Kommune(old), Edit::Kommune(new)) if only.is_none() => lines.push(kommune_line(old, new)),
            _ => {}
        }
    }
    for (id, mut parts) in measures {
        let questions = measure_questions(entry, round, id);
        if only.is_some_and(|only| !questions.contains(&only)) {
            continue;
        }
        let gone = parts.iter().any(|part| part == GONE);
        if gone {
            parts = vec![GONE.to_owned()];
        }
        let ids: Vec<String> = questions.iter().map(ToString::to_string).collect();
        lines.push(format!("{} Maßnahme: {}", ids.join(", "), parts.join(", ")).trim_start().to_owned());
    }
    lines
}

const GONE: &str = "entfernt";

/// The questions of a measure when the entry was written, as far as it tells, else those of now.
pub fn measure_questions(entry: &Entry, round: &Round, measure: super::Id) -> BTreeSet<QuestionId> {
    let mut questions: BTreeSet<QuestionId> = round.questions_of(measure).collect();
    for change in &entry.changes {
        match (&change.old, &change.new) {
            (Edit::Question(id, QuestionEdit::Measure(old)), Edit::Question(_, QuestionEdit::Measure(new)))
                if [*old, *new].contains(&Some(measure)) =>
            {
                questions.insert(*id);
            }
            _ => {}
        }
    }
    questions
}

fn question_line(
    id: QuestionId,
    old: &QuestionEdit,
    new: &QuestionEdit,
    entry: &Entry,
    round: &Round,
) -> Option<String> {
    match (old, new) {
        (QuestionEdit::Answer(before), QuestionEdit::Answer(after)) => {
            let (before, after) = (before.map(|given| given.value), after.map(|given| given.value));
            Some(if before == after {
                format!("{id} {} bestätigt", answer_words(after))
            } else {
                format!("{id} {} → {}", answer_words(before), answer_words(after))
            })
        }
        (QuestionEdit::Met(before), QuestionEdit::Met(after)) => {
            let letters = |set: &BTreeSet<char>| {
                if set.is_empty() {
                    "nichts".to_owned()
                } else {
                    set.iter().map(char::to_string).collect::<Vec<_>>().join(", ")
                }
            };
            Some(format!("{id} erfüllt: {} → {}", letters(before), letters(after)))
        }
        (QuestionEdit::Note(before), QuestionEdit::Note(after)) => {
            Some(text_line(&format!("{id} Notiz"), before, after))
        }
        (QuestionEdit::Justification(before), QuestionEdit::Justification(after)) => {
            Some(text_line(&format!("{id} Begründung"), before, after))
        }
        (QuestionEdit::Measure(before), QuestionEdit::Measure(after)) => {
            // What plans or removes a measure tells so itself.
            let told = |measure: &Option<super::Id>| {
                measure.is_some_and(|measure| {
                    entry
                        .changes
                        .iter()
                        .any(|change| matches!(change.new, Edit::Measure(id, MeasureEdit::Number(_)) if id == measure))
                })
            };
            let name = |measure: Option<super::Id>| {
                measure
                    .and_then(|id| round.measures.get(&id))
                    .map_or_else(|| "keine".to_owned(), |measure: &Measure| format!("M{}", measure.number))
            };
            (!told(before) && !told(after)).then(|| format!("{id} Maßnahme {} → {}", name(*before), name(*after)))
        }
        _ => None,
    }
}

fn evidence_line(question: QuestionId, old: &EvidenceEdit, new: &EvidenceEdit) -> Option<String> {
    let name = format!("{question} Nachweis");
    match (old, new) {
        (EvidenceEdit::Listed(None), EvidenceEdit::Listed(Some(_))) => Some(format!("{name} hinzugefügt")),
        (EvidenceEdit::Listed(_), EvidenceEdit::Listed(None)) => Some(format!("{name} entfernt")),
        (EvidenceEdit::Listed(_), EvidenceEdit::Listed(_)) => Some(format!("{name} verschoben")),
        (EvidenceEdit::Title(before), EvidenceEdit::Title(after)) => Some(text_line(&name, before, after)),
        (EvidenceEdit::Place(before), EvidenceEdit::Place(after)) => {
            Some(text_line(&format!("{name}, Fundort"), before, after))
        }
        (EvidenceEdit::Date(_), EvidenceEdit::Date(after)) => Some(match after {
            Some(day) => format!("{name} vom {}", date::short(*day)),
            None => format!("{name} ohne Datum"),
        }),
        _ => None,
    }
}

fn measure_part(old: &MeasureEdit, new: &MeasureEdit) -> Option<String> {
    match (old, new) {
        (_, MeasureEdit::Number(None)) => Some(GONE.to_owned()),
        (MeasureEdit::Number(None), MeasureEdit::Number(Some(number))) => Some(format!("aufgenommen als M{number}")),
        (_, MeasureEdit::Number(Some(number))) => Some(format!("jetzt M{number}")),
        (MeasureEdit::Title(before), MeasureEdit::Title(after)) => Some(text_line("Titel", before, after)),
        (MeasureEdit::Description(before), MeasureEdit::Description(after)) => {
            Some(text_line("Beschreibung", before, after))
        }
        (MeasureEdit::Owner(before), MeasureEdit::Owner(after)) => Some(text_line("Verantwortlich", before, after)),
        (_, MeasureEdit::Due(Some(day))) => Some(format!("Frist {}", date::short(*day))),
        (_, MeasureEdit::Due(None)) => Some("ohne Frist".to_owned()),
        (MeasureEdit::Status(before), MeasureEdit::Status(after)) => {
            Some(format!("{} → {}", before.label(), after.label()))
        }
        (MeasureEdit::StatusNote(before), MeasureEdit::StatusNote(after)) => {
            Some(text_line("Notiz zum Status", before, after))
        }
        (_, MeasureEdit::CostOnce(amount)) => Some(amount_words("einmalige Kosten", *amount)),
        (_, MeasureEdit::CostYearly(amount)) => Some(amount_words("jährliche Kosten", *amount)),
        (_, MeasureEdit::PersonDays(days)) => {
            Some(days.map_or_else(|| "ohne Personentage".to_owned(), |days| format!("{days} Personentage")))
        }
        _ => None,
    }
}

fn amount_words(what: &str, amount: Option<u32>) -> String {
    amount.map_or_else(|| format!("ohne {what}"), |amount| format!("{what} {amount} €"))
}

fn kommune_line(old: &KommuneEdit, new: &KommuneEdit) -> String {
    match (old, new) {
        (KommuneEdit::Name(before), KommuneEdit::Name(after)) => text_line("Name", before, after),
        (KommuneEdit::Ags(before), KommuneEdit::Ags(after)) => text_line("AGS", before, after),
        (KommuneEdit::Land(before), KommuneEdit::Land(after)) => text_line("Land", before, after),
        (KommuneEdit::Leitung(before), KommuneEdit::Leitung(after)) => text_line("Leitung", before, after),
        (KommuneEdit::Isb(before), KommuneEdit::Isb(after)) => text_line("ISB", before, after),
        (KommuneEdit::IsbEmail(before), KommuneEdit::IsbEmail(after)) => text_line("E-Mail des ISB", before, after),
        (KommuneEdit::Confidentiality(before), KommuneEdit::Confidentiality(after)) => {
            text_line("Vertraulichkeit", before, after)
        }
        (_, KommuneEdit::Inhabitants(Some(count))) => format!("Einwohnerzahl {count}"),
        (_, KommuneEdit::Inhabitants(None)) => "Einwohnerzahl gelöscht".to_owned(),
        (_, KommuneEdit::Logo(Some(_))) => "Wappen oder Logo gewählt".to_owned(),
        _ => "Wappen oder Logo entfernt".to_owned(),
    }
}

/// „Notiz: „a“ → „b““, cut to where they differ.
fn text_line(what: &str, before: &str, after: &str) -> String {
    match (before.trim().is_empty(), after.trim().is_empty()) {
        (_, true) => format!("{what} gelöscht"),
        (true, false) => format!("{what}: {}", quoted(after, 0)),
        (false, false) => {
            let same = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
            format!("{what}: {} → {}", quoted(before, same), quoted(after, same))
        }
    }
}

/// The text in quotes, at most about sixty letters of it, from shortly before the letter where the change begins.
fn quoted(text: &str, from: usize) -> String {
    const MOST: usize = 60;
    const BEFORE: usize = 16;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let count = line.chars().count();
    if count <= MOST {
        return format!("„{line}“");
    }
    let start = from.saturating_sub(BEFORE).min(count.saturating_sub(MOST));
    let cut: String = line.chars().skip(start).take(MOST).collect();
    let (head, tail) = (if start > 0 { "…" } else { "" }, if start + MOST < count { "…" } else { "" });
    format!("„{head}{}{tail}“", cut.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Assessment, Id, Stamp, plan_measure};
    use crate::catalog::Catalog;

    const ID: QuestionId = QuestionId::new(7, 13);

    fn town() -> (Catalog, Assessment) {
        let catalog = Catalog::embedded().unwrap();
        let assessment = Assessment::new("Musterstadt", jiff::civil::date(2026, 11, 1), &catalog);
        (catalog, assessment)
    }

    fn told(assessment: &mut Assessment, catalog: &Catalog, edits: Vec<Edit>) -> Vec<String> {
        let stamp = Stamp { at: jiff::civil::date(2026, 11, 1).at(9, 0, 0, 0), by: "Test".into() };
        assessment.apply(edits, catalog, stamp).unwrap();
        change_words(assessment.journal.entries().last().unwrap(), &assessment.round, None)
    }

    #[test]
    fn the_verlauf_says_old_and_new() {
        let (catalog, mut town) = town();
        assert_eq!(
            told(&mut town, &catalog, vec![Edit::answer(ID, Some(AnswerValue::Yes), 1)]),
            ["7.13 ○ offen → ✓ Ja"]
        );
        assert_eq!(
            told(&mut town, &catalog, vec![Edit::answer(ID, Some(AnswerValue::Yes), 2)]),
            ["7.13 ✓ Ja bestätigt"]
        );
        assert_eq!(told(&mut town, &catalog, vec![Edit::note(ID, "alt")]), ["7.13 Notiz: „alt“"]);
        assert_eq!(told(&mut town, &catalog, vec![Edit::note(ID, "")]), ["7.13 Notiz gelöscht"]);
    }

    #[test]
    fn a_long_note_is_shown_where_it_changed() {
        let (catalog, mut town) = town();
        let long = "Die Gemeinde betreibt ihre Server im Rechenzentrum des Zweckverbands in der Kreisstadt";
        told(&mut town, &catalog, vec![Edit::note(ID, long)]);
        let lines = told(&mut town, &catalog, vec![Edit::note(ID, format!("{long}, seit 2024"))]);
        assert!(lines[0].ends_with("in der Kreisstadt, seit 2024“"), "{lines:?}");
    }

    #[test]
    fn only_what_changed_of_a_measure_is_named() {
        let (catalog, mut town) = town();
        let (measure, mut edits) = plan_measure(&town, ID);
        edits.push(Edit::Measure(measure, MeasureEdit::Owner("IT".into())));
        assert_eq!(told(&mut town, &catalog, edits), ["7.13 Maßnahme: aufgenommen als M1, Verantwortlich: „IT“"]);
        let note = vec![Edit::Measure(measure, MeasureEdit::StatusNote("kein Geld".into()))];
        assert_eq!(told(&mut town, &catalog, note), ["7.13 Maßnahme: Notiz zum Status: „kein Geld“"]);
        let gone = crate::assessment::remove_measure(&town.round, measure);
        assert_eq!(told(&mut town, &catalog, gone), ["7.13 Maßnahme: entfernt"]);
    }

    #[test]
    fn undo_names_what_it_undoes() {
        let (_, town) = town();
        assert_eq!(edits_label(&[Edit::answer(ID, Some(AnswerValue::No), 1)], &town.round), "7.13: Nein");
        let two = [Edit::note(ID, "x"), Edit::Kommune(KommuneEdit::Logo(None))];
        assert_eq!(edits_label(&two, &town.round), "7.13: Notiz und 1 weitere");
        let added = [
            Edit::Evidence(ID, Id::random(), EvidenceEdit::Listed(Some(0))),
            Edit::Evidence(ID, Id::random(), EvidenceEdit::Title("Vertrag".into())),
        ];
        assert_eq!(edits_label(&added, &town.round), "7.13: Nachweis hinzugefügt");
    }

    #[test]
    fn the_verlauf_of_a_question_leaves_out_other_questions_with_a_similar_number() {
        let (catalog, mut town) = town();
        let edits = [(7, 1), (7, 10)].map(|(list, number)| Edit::note(QuestionId::new(list, number), "x"));
        told(&mut town, &catalog, edits.into());
        let entry = town.journal.entries().last().unwrap();
        assert_eq!(change_words(entry, &town.round, Some(QuestionId::new(7, 1))), ["7.1 Notiz: „x“"]);
    }
}
