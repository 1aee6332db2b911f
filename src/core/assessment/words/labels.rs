//! What a step of undo is called.

use super::super::{
    Edit, EvidenceEdit, HandOutEdit, Id, KommuneEdit, MeasureEdit, ParticipantEdit, PersonEdit, QuestionEdit, Round,
};
use crate::catalog::QuestionId;
use crate::wording::number::count;

/// What a change is about, e.g. „7.13: Nein“, „7.13: Notiz und 2 weitere“ or, where it is of several kinds, „5 Angaben“: it
/// is not called by one of them. `edits` are those that changed something, and `round` is the state after them.
pub fn edits_label(edits: &[Edit], round: &Round) -> String {
    if let Some(words) = people(edits).or_else(|| one_thing(edits)) {
        return words;
    }
    let mut labels: Vec<Label> = Vec::new();
    for edit in edits.iter().filter(|edit| !goes_without_saying(edit, edits)) {
        let label = Label::of(edit, round);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    match labels.as_slice() {
        [] => "Nichts".to_owned(),
        [only] => only.words(),
        [first, rest @ ..] if rest.iter().all(|label| label.what == first.what) => {
            format!("{} und {} weitere", first.words(), rest.len())
        }
        [first, rest @ ..] => {
            let all = count(labels.len(), "Angabe", "Angaben");
            match first.question.filter(|_| rest.iter().all(|label| label.question == first.question)) {
                Some(question) => format!("{question}: {all}"),
                None => all,
            }
        }
    }
}

/// What a field is about.
#[derive(PartialEq, Eq)]
struct Label {
    question: Option<QuestionId>,
    what: String,
}

impl Label {
    fn words(&self) -> String {
        self.question.map_or_else(|| self.what.clone(), |question| format!("{question}: {}", self.what))
    }

    fn of(edit: &Edit, round: &Round) -> Self {
        let (question, what) = match edit {
            Edit::Question(id, edit) => {
                let what = match edit {
                    QuestionEdit::Answer(given) => given.map_or("offen", |given| given.value.label()),
                    QuestionEdit::Met(_) => "Maßstab",
                    QuestionEdit::Note(_) => "Notiz",
                    QuestionEdit::Justification(_) => "Begründung",
                    QuestionEdit::Measure(_) => "Maßnahme",
                    QuestionEdit::InClarification(true) => "in Klärung",
                    QuestionEdit::InClarification(false) => "Klärung erledigt",
                    QuestionEdit::Ask(_) | QuestionEdit::AskUntil(_) => "Klärung",
                };
                (Some(*id), what)
            }
            Edit::Evidence(question, ..) => (Some(*question), "Nachweis"),
            Edit::Measure(id, _) | Edit::Step(id, ..) => (round.questions_of(*id).next(), "Maßnahme"),
            Edit::Kommune(KommuneEdit::Logo(_)) => (None, "Wappen"),
            Edit::Kommune(_) => (None, "Stammdaten"),
            Edit::Person(..) => (None, "Personenliste"),
            Edit::Participant(..) => (None, "Beteiligte"),
            Edit::HandOut(_, HandOutEdit::State(state)) => {
                return Self { question: None, what: format!("Verteilte Fragen: {}", state.label()) };
            }
            Edit::HandOut(..) => (None, "Verteilte Fragen"),
        };
        Self { question, what: what.to_owned() }
    }
}

/// A thing that comes or goes is told once, not with every field that it brings.
fn one_thing(edits: &[Edit]) -> Option<String> {
    edits.iter().find_map(|edit| {
        let (id, words) = match edit {
            Edit::Measure(id, MeasureEdit::Number(None)) => (*id, "Maßnahme entfernt".to_owned()),
            Edit::Evidence(question, id, EvidenceEdit::Listed(place)) => {
                (*id, format!("{question}: Nachweis {}", if place.is_some() { "hinzugefügt" } else { "entfernt" }))
            }
            Edit::Person(id, PersonEdit::Listed(listed)) => {
                let what = if *listed { "Eintrag hinzugefügt" } else { "Eintrag entfernt" };
                (*id, format!("Personenliste: {what}"))
            }
            Edit::Participant(id, ParticipantEdit::Listed(listed)) => {
                (*id, format!("Beteiligte {}", if *listed { "hinzugefügt" } else { "entfernt" }))
            }
            Edit::HandOut(id, HandOutEdit::Listed(listed)) => {
                (*id, format!("Fragen {}", if *listed { "verteilt" } else { "nicht mehr verteilt" }))
            }
            _ => return None,
        };
        edits.iter().all(|edit| belongs_to(edit, id)).then_some(words)
    })
}

/// Whether an edit is of this thing, or takes a question out of it.
fn belongs_to(edit: &Edit, thing: Id) -> bool {
    match edit {
        Edit::Evidence(_, id, _)
        | Edit::Measure(id, _)
        | Edit::Step(id, ..)
        | Edit::Person(id, _)
        | Edit::Participant(id, _)
        | Edit::HandOut(id, _) => *id == thing,
        Edit::Question(_, QuestionEdit::Measure(None)) => true,
        Edit::Question(..) | Edit::Kommune(_) => false,
    }
}

/// Another name for somebody, wherever the old one stood; two entries of the list that have one name then become one.
fn people(edits: &[Edit]) -> Option<String> {
    let names = |edit: &Edit| {
        matches!(
            edit,
            Edit::Person(..)
                | Edit::Measure(_, MeasureEdit::Owner(_))
                | Edit::Question(_, QuestionEdit::Ask(_))
                | Edit::Participant(_, ParticipantEdit::Name(_))
                | Edit::Kommune(KommuneEdit::Leitung(_) | KommuneEdit::Isb(_))
        )
    };
    let listed = edits.iter().any(|edit| matches!(edit, Edit::Person(..)));
    if !listed || !edits.iter().all(names) {
        return None;
    }
    let gone = edits.iter().any(|edit| matches!(edit, Edit::Person(_, PersonEdit::Listed(false))));
    let elsewhere = edits.iter().any(|edit| !matches!(edit, Edit::Person(..)));
    // Whoever is only taken out of the list gets no other name before.
    let renamed =
        |edit: &Edit| matches!(edit, Edit::Person(_, PersonEdit::Name(to) | PersonEdit::Office(to)) if !to.is_empty());
    match (gone, elsewhere) {
        (true, elsewhere) if elsewhere || edits.iter().any(renamed) => Some("Personen zusammengelegt".to_owned()),
        (false, true) => Some("Name überall geändert".to_owned()),
        _ => None,
    }
}

/// What another change of the same step brings along: an answer ends „in Klärung“, and that says whom to ask no more.
fn goes_without_saying(edit: &Edit, edits: &[Edit]) -> bool {
    let Edit::Question(question, edit) = edit else { return false };
    let of_question = || {
        edits.iter().filter_map(|other| match other {
            Edit::Question(id, other) if id == question => Some(other),
            _ => None,
        })
    };
    match edit {
        QuestionEdit::InClarification(false) => of_question().any(|edit| matches!(edit, QuestionEdit::Answer(_))),
        QuestionEdit::Ask(_) | QuestionEdit::AskUntil(_) => {
            of_question().any(|edit| matches!(edit, QuestionEdit::InClarification(_)))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{AnswerValue, Assessment, Given, remove_measure};
    use crate::catalog::Catalog;

    const ID: QuestionId = QuestionId::new(7, 13);
    const OTHER: QuestionId = QuestionId::new(7, 14);

    fn round() -> Round {
        let catalog = Catalog::embedded().unwrap();
        Assessment::new("Musterstadt", jiff::civil::date(2026, 11, 1), &catalog).round
    }

    fn label(edits: &[Edit]) -> String {
        edits_label(edits, &round())
    }

    #[test]
    fn undo_names_what_it_undoes() {
        assert_eq!(label(&[Edit::answer(ID, Some(AnswerValue::No), 1)]), "7.13: Nein");
        let id = Id::random();
        let added = [
            Edit::Evidence(ID, id, EvidenceEdit::Listed(Some(0))),
            Edit::Evidence(ID, id, EvidenceEdit::Title("Vertrag".into())),
        ];
        assert_eq!(label(&added), "7.13: Nachweis hinzugefügt");
        let mut round = round();
        round.measures.insert(id, crate::assessment::Measure { owner: "IT".into(), ..Default::default() });
        round.answers.entry(ID).or_default().measure = Some(id);
        assert_eq!(label(&remove_measure(&round, id)), "Maßnahme entfernt");
    }

    #[test]
    fn several_changes_of_one_kind_are_called_by_it() {
        let no = |id| Edit::Question(id, QuestionEdit::Answer(Some(Given { value: AnswerValue::No, edition: 1 })));
        assert_eq!(label(&[no(ID), no(OTHER)]), "7.13: Nein und 1 weitere");
        assert_eq!(label(&[Edit::note(ID, "x"), Edit::note(OTHER, "x")]), "7.13: Notiz und 1 weitere");
    }

    #[test]
    fn a_step_of_several_kinds_is_not_called_by_one_of_them() {
        let id = Id::random();
        let nachweis = Edit::Evidence(ID, id, EvidenceEdit::Listed(Some(0)));
        assert_eq!(label(&[Edit::note(ID, "x"), Edit::Kommune(KommuneEdit::Logo(None))]), "2 Angaben");
        assert_eq!(label(&[Edit::note(ID, "x"), nachweis.clone()]), "7.13: 2 Angaben");
        assert_eq!(label(&[nachweis, Edit::note(OTHER, "x"), Edit::justification(OTHER, "y")]), "3 Angaben");
    }

    #[test]
    fn an_answer_that_ends_the_clarification_is_an_answer() {
        let mut edits = vec![Edit::answer(ID, Some(AnswerValue::No), 1)];
        edits.extend(crate::assessment::end_clarification(ID));
        assert_eq!(label(&edits), "7.13: Nein");
        assert_eq!(label(&crate::assessment::end_clarification(ID)), "7.13: Klärung erledigt");
    }

    #[test]
    fn people_that_become_one_and_a_new_name_are_called_so() {
        let owner = Edit::Measure(Id::random(), MeasureEdit::Owner("Frau Winter".into()));
        let id = Id::random();
        let renamed = [Edit::Person(id, PersonEdit::Name("Frau Winter".into())), owner];
        assert_eq!(label(&renamed), "Name überall geändert");
        let gone = [Edit::Person(Id::random(), PersonEdit::Listed(false))];
        assert_eq!(label(&[&renamed[..], &gone[..]].concat()), "Personen zusammengelegt");
        assert_eq!(label(&gone), "Personenliste: Eintrag entfernt");
    }
}
