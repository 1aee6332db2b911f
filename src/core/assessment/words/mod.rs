//! Answers and edits in German words, for undo, the Verlauf and the journal of a report.

use std::collections::BTreeSet;

mod fields;
mod labels;
mod merging;
mod values;

pub use self::merging::{conflict_name, nothing_new, taken_lines};
pub use self::values::{
    compared, field_key, field_name, states_compared, thing_name, thing_title, value_shown, value_text,
};

pub use self::fields::answer_words;
use self::fields::{
    GONE, evidence_line, hand_out_part, kommune_line, measure_part, participant_part, person_part, question_line,
    step_part,
};
pub use self::labels::edits_label;
use super::{
    Assessment, Edit, Entry, HandOutEdit, Id, Occasion, ParticipantEdit, PersonEdit, QuestionEdit, Round, StepEdit,
};
use crate::catalog::QuestionId;
use crate::wording::date;

/// The questions that an entry is about. `round` tells which questions a measure closes now; those that it closed when
/// the entry was written are named by the entry itself.
pub fn entry_questions(entry: &Entry, round: &Round) -> BTreeSet<QuestionId> {
    entry
        .changes
        .iter()
        .flat_map(|change| match &change.new {
            Edit::Question(id, _) | Edit::Evidence(id, ..) => vec![*id],
            Edit::Measure(id, _) | Edit::Step(id, ..) => round.questions_of(*id).collect(),
            Edit::Kommune(_) | Edit::Person(..) | Edit::Participant(..) | Edit::HandOut(..) => Vec::new(),
        })
        .collect()
}

/// Old → new, one line for each thing that changed. With `only`, the lines about that question.
pub fn change_words(entry: &Entry, assessment: &Assessment, only: Option<QuestionId>) -> Vec<String> {
    let round = &assessment.round;
    let mut lines: Vec<String> = Vec::new();
    if let Some(occasion) = entry.occasion.as_ref().filter(|_| only.is_none()) {
        lines.push(match occasion {
            Occasion::Merged(mine, other) => format!("„{mine}“ und „{other}“ zusammengeführt"),
            Occasion::Restored(of) => format!("Stand vom {} wiederhergestellt", date::short_time(*of)),
        });
    }
    let mut things: Vec<(Thing, Vec<String>)> = Vec::new();
    let mut part_of = |thing: Thing, part: Option<String>| match things.iter_mut().find(|(other, _)| *other == thing) {
        Some((_, parts)) => parts.extend(part),
        None => things.push((thing, part.into_iter().collect())),
    };
    for change in &entry.changes {
        match (&change.old, &change.new) {
            (Edit::Measure(_, old), Edit::Measure(id, new)) => part_of(Thing::Measure(*id), measure_part(old, new)),
            (Edit::Step(_, _, old), Edit::Step(id, step, new)) => {
                part_of(Thing::Measure(*id), step_part(old, new, || step_text(entry, round, *id, *step)));
            }
            (Edit::Person(_, old), Edit::Person(id, new)) => part_of(Thing::Person(*id), person_part(old, new)),
            (Edit::Participant(_, old), Edit::Participant(id, new)) => {
                part_of(Thing::Participant(*id), participant_part(old, new));
            }
            (Edit::HandOut(_, old), Edit::HandOut(id, new)) => part_of(Thing::HandOut(*id), hand_out_part(old, new)),
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
    for (thing, mut parts) in things {
        if only.is_some_and(|only| !thing.is_about(only, entry, round)) {
            continue;
        }
        if parts.is_empty() {
            parts.extend(step_came_or_went(entry, thing));
        }
        if parts.is_empty() {
            continue;
        }
        let gone = parts.iter().any(|part| part == GONE);
        if gone {
            parts = vec![GONE.to_owned()];
        }
        lines.push(format!("{}: {}", thing.name(entry, assessment), parts.join(", ")));
    }
    lines
}

/// What several changes of an entry may be about, told in one line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Thing {
    Measure(Id),
    Person(Id),
    Participant(Id),
    HandOut(Id),
}

impl Thing {
    fn is_about(self, question: QuestionId, entry: &Entry, round: &Round) -> bool {
        matches!(self, Self::Measure(id) if measure_questions(entry, round, id).contains(&question))
    }

    fn name(self, entry: &Entry, assessment: &Assessment) -> String {
        let round = &assessment.round;
        match self {
            Self::Measure(id) => {
                let ids: Vec<String> = measure_questions(entry, round, id).iter().map(ToString::to_string).collect();
                match (ids.as_slice(), round.measures.get(&id)) {
                    ([], Some(measure)) => format!("Maßnahme M{}", measure.number),
                    _ => format!("{} Maßnahme", ids.join(", ")).trim_start().to_owned(),
                }
            }
            Self::Person(id) => {
                let now = assessment.kommune.people.get(&id).map(|person| person.label().to_owned());
                let then = entry.changes.iter().find_map(|change| match &change.old {
                    Edit::Person(other, PersonEdit::Name(name) | PersonEdit::Office(name))
                        if *other == id && !name.trim().is_empty() =>
                    {
                        Some(name.clone())
                    }
                    _ => None,
                });
                named("Personenliste", now.or(then))
            }
            Self::Participant(id) => {
                let now = round.participants.get(&id).map(|who| who.name.clone());
                let then = entry.changes.iter().find_map(|change| match &change.old {
                    Edit::Participant(other, ParticipantEdit::Name(name)) if *other == id => Some(name.clone()),
                    _ => None,
                });
                named("Beteiligte", now.or(then))
            }
            Self::HandOut(id) => {
                let now = round.hand_outs.get(&id);
                let now = now.map(|known| format!("{} als {}", known.name(), known.form.label()));
                let then = entry.changes.iter().find_map(|change| match &change.old {
                    Edit::HandOut(other, HandOutEdit::To(name)) if *other == id => Some(name.clone()),
                    _ => None,
                });
                named("Verteilt", now.or(then))
            }
        }
    }
}

fn named(what: &str, who: Option<String>) -> String {
    match who.filter(|who| !who.trim().is_empty()) {
        Some(who) => format!("{what}, {}", who.trim()),
        None => what.to_owned(),
    }
}

/// What an entry does to a step that has no words yet.
fn step_came_or_went(entry: &Entry, thing: Thing) -> Option<String> {
    entry.changes.iter().find_map(|change| match (&change.old, &change.new) {
        (Edit::Step(_, _, StepEdit::Listed(before)), Edit::Step(id, _, StepEdit::Listed(after)))
            if thing == Thing::Measure(*id) =>
        {
            let words = match (before, after) {
                (None, _) => "Schritt hinzugefügt",
                (_, None) => "Schritt entfernt",
                _ => "Schritt verschoben",
            };
            Some(words.to_owned())
        }
        _ => None,
    })
}

/// The text of a step, as the entry or the file tells it.
fn step_text(entry: &Entry, round: &Round, measure: Id, step: Id) -> String {
    let now = round.measures.get(&measure).and_then(|measure| measure.steps.iter().find(|other| other.id == step));
    let then = || {
        entry.changes.iter().find_map(|change| match &change.old {
            Edit::Step(_, other, StepEdit::Text(text)) if *other == step => Some(text.clone()),
            _ => None,
        })
    };
    now.map(|step| step.text.clone()).or_else(then).unwrap_or_default()
}

/// The questions of a measure when the entry was written, as far as it tells, else those of now.
pub fn measure_questions(entry: &Entry, round: &Round, measure: Id) -> BTreeSet<QuestionId> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{AnswerValue, MeasureEdit, Stamp, plan_measure};
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
        change_words(assessment.journal.entries().last().unwrap(), assessment, None)
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
        assert_eq!(told(&mut town, &catalog, note), ["7.13 Maßnahme: Zum Status: „kein Geld“"]);
        let gone = crate::assessment::remove_measure(&town.round, measure);
        assert_eq!(told(&mut town, &catalog, gone), ["7.13 Maßnahme: entfernt"]);
    }

    #[test]
    fn every_line_of_the_verlauf_says_something() {
        let (catalog, mut town) = town();
        let (measure, edits) = plan_measure(&town, ID);
        told(&mut town, &catalog, edits);
        let step = Id::random();
        let listed = |place| vec![Edit::Step(measure, step, StepEdit::Listed(place))];
        assert_eq!(told(&mut town, &catalog, listed(Some(0))), ["7.13 Maßnahme: Schritt hinzugefügt"]);
        assert_eq!(told(&mut town, &catalog, listed(None)), ["7.13 Maßnahme: Schritt entfernt"]);
    }

    #[test]
    fn the_verlauf_of_a_question_leaves_out_other_questions_with_a_similar_number() {
        let (catalog, mut town) = town();
        let edits = [(7, 1), (7, 10)].map(|(list, number)| Edit::note(QuestionId::new(list, number), "x"));
        told(&mut town, &catalog, edits.into());
        let entry = town.journal.entries().last().unwrap();
        assert_eq!(change_words(entry, &town, Some(QuestionId::new(7, 1))), ["7.1 Notiz: „x“"]);
    }
}
