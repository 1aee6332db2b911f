//! What stands beside the answers: people, participants, what is in Klärung, measures of one's own and their steps.

use jiff::civil::date;
use wiba_core::assessment::{
    About, AnswerValue, Assessment, Edit, EditError, Id, KommuneEdit, MeasureEdit, Person, Presence, QuestionEdit,
    StepEdit, add_participant, add_person, add_step, answer_question, change_words, decide, merge_measures,
    own_measure, remove_measure, remove_person, rename_everywhere, take_steps,
};
use wiba_core::catalog::Catalog;

use super::{path, q, read, stamp};
use wiba_core::store::to_text;

struct Town(Catalog, Assessment);

impl Town {
    fn new() -> Self {
        let catalog = Catalog::embedded().unwrap();
        let town = Assessment::new("Stadt", date(2026, 11, 1), &catalog);
        Self(catalog, town)
    }

    fn apply(&mut self, edits: Vec<Edit>) -> Vec<Edit> {
        self.1.apply(edits, &self.0, stamp()).unwrap()
    }

    /// Carries out a change and tells what the Verlauf says.
    fn told(&mut self, edits: Vec<Edit>) -> Vec<String> {
        self.apply(edits);
        change_words(self.1.journal.entries().last().unwrap(), &self.1, None)
    }

    fn clarify(&mut self, id: &str, who: &str) -> Vec<String> {
        let edits = [
            QuestionEdit::InClarification(true),
            QuestionEdit::Ask(who.to_owned()),
            QuestionEdit::AskUntil(Some(date(2026, 12, 1))),
        ];
        self.told(edits.map(|edit| Edit::Question(q(id), edit)).into())
    }
}

fn person(name: &str, office: &str) -> Person {
    Person { name: name.to_owned(), office: office.to_owned(), ..Person::default() }
}

#[test]
fn a_question_in_klaerung_stays_open_until_it_is_answered_and_the_answer_ends_it() {
    let mut town = Town::new();
    assert_eq!(
        town.clarify("7.1", "Frau Müller"),
        ["7.1 in Klärung", "7.1 Klärung, zu fragen: „Frau Müller“", "7.1 Klärung bis 01.12.2026"]
    );
    assert_eq!(town.1.round.value(q("7.1")), None);
    let edits = answer_question(&town.1.round, q("7.1"), Some(AnswerValue::Yes), 1);
    let back = town.apply(edits);
    assert!(!town.1.round.answer(q("7.1")).in_clarification && town.1.round.answer(q("7.1")).ask.is_empty());
    town.1.take_back(back, stamp());
    assert_eq!(town.1.round.answer(q("7.1")).ask, "Frau Müller");
    // Beside an answer it may stand as well, and giving another one does not end it.
    town.apply(vec![Edit::answer(q("7.1"), Some(AnswerValue::Yes), 1)]);
    let edits = answer_question(&town.1.round, q("7.1"), Some(AnswerValue::No), 1);
    town.apply(edits);
    assert!(town.1.round.answer(q("7.1")).in_clarification);
}

#[test]
fn a_renamed_person_is_renamed_wherever_they_are_named_and_undo_takes_all_of_it_back() {
    let mut town = Town::new();
    town.apply(add_person(Id::random(), &person("Frau Müler", "Hauptamt")));
    town.apply(decide(&town.1, q("3.1"), [MeasureEdit::Owner("Frau Müler".into())]));
    town.apply(decide(&town.1, q("3.2"), [MeasureEdit::Owner("Bauhof".into())]));
    town.clarify("7.1", " Frau Müler ");
    town.apply(add_participant("Frau Müler", Some(date(2026, 11, 5))));
    town.apply(vec![Edit::Kommune(KommuneEdit::Isb("Frau Müler".into()))]);
    let before = town.1.clone();
    let edits = rename_everywhere(&town.1, "Frau Müler", "Frau Müller");
    let back = town.apply(edits);
    let text = to_text(&town.1, path()).unwrap();
    let (now, _) = text.split_once("  journal: [").unwrap();
    assert_eq!((now.matches("Müler").count(), now.matches("Müller").count()), (0, 5), "{now}");
    town.1.take_back(back, stamp());
    assert_eq!((&town.1.kommune, &town.1.round), (&before.kommune, &before.round));
}

#[test]
fn an_office_is_renamed_with_all_who_belong_to_it() {
    let mut town = Town::new();
    for entry in [person("", "Haupt"), person("Frau Müller", "Haupt"), person("Herr Haupt", "Bauhof")] {
        town.apply(add_person(Id::random(), &entry));
    }
    town.apply(rename_everywhere(&town.1, "Haupt", "Hauptamt"));
    let mut offices: Vec<(String, String)> =
        town.1.kommune.people.values().map(|person| (person.label().to_owned(), person.office.clone())).collect();
    offices.sort();
    let expected = [("Frau Müller", "Hauptamt"), ("Hauptamt", "Hauptamt"), ("Herr Haupt", "Bauhof")];
    assert_eq!(offices, expected.map(|(name, office)| (name.to_owned(), office.to_owned())));
}

#[test]
fn doubled_entries_become_one_that_keeps_what_each_of_them_knows() {
    let mut town = Town::new();
    town.apply(add_person(Id::random(), &Person { telephone: "112".into(), ..person("Müller", "") }));
    let kept = Id::random();
    let listed = add_person(kept, &Person { email: "m@stadt.example".into(), ..person("Frau Müller", "Hauptamt") });
    town.apply(listed);
    town.apply(rename_everywhere(&town.1, "Müller", "Frau Müller"));
    let people = &town.1.kommune.people;
    assert_eq!(people.len(), 1);
    let whole = &people[&kept];
    assert_eq!(
        (whole.label(), whole.telephone.as_str(), whole.email.as_str()),
        ("Frau Müller", "112", "m@stadt.example")
    );
}

#[test]
fn somebody_of_whom_something_is_known_leaves_the_list_only_as_a_whole_and_the_verlauf_names_them() {
    let mut town = Town::new();
    let id = Id::random();
    let edits = add_person(id, &Person { presence: Presence::Absent, ..person("Herr Kurz", "IT") });
    assert_eq!(town.told(edits), ["Personenliste, Herr Kurz: aufgenommen, Name: „Herr Kurz“, Amt: „IT“, abwesend"]);
    let edits = vec![Edit::Person(id, wiba_core::assessment::PersonEdit::Listed(false))];
    assert_eq!(town.1.apply(edits, &town.0, stamp()), Err(EditError::NotBlank));
    assert_eq!(town.told(remove_person(id)), ["Personenliste, Herr Kurz: entfernt"]);
    assert!(town.1.kommune.people.is_empty());
}

#[test]
fn a_measure_of_ones_own_has_a_number_fields_and_steps_like_any_other() {
    let mut town = Town::new();
    let id = Id::random();
    let edits = own_measure(&town.1, id, About::Whole, "Leitlinie schreiben");
    assert_eq!(
        town.told(edits),
        ["Maßnahme M1: aufgenommen als M1, für die ganze Kommune, Titel: „Leitlinie schreiben“"]
    );
    let words = town.told(add_step(&town.1.round, id, "Entwurf"));
    assert_eq!(words, ["Maßnahme M1: Schritt: „Entwurf“"]);
    let step = town.1.round.measures[&id].steps[0].id;
    let words = town.told(vec![Edit::Step(id, step, StepEdit::Done(true))]);
    assert_eq!(words, ["Maßnahme M1: Schritt erledigt: „Entwurf“"]);
    assert_eq!(read(&to_text(&town.1, path()).unwrap()), town.1);
    let before = town.1.round.clone();
    let back = town.apply(remove_measure(&town.1.round, id));
    assert!(town.1.round.measures.is_empty());
    town.1.take_back(back, stamp());
    assert_eq!(town.1.round, before);
    let unknown = vec![Edit::Step(id, Id::random(), StepEdit::Done(true))];
    assert!(matches!(town.1.apply(unknown, &town.0, stamp()), Err(EditError::UnknownStep(_))));
}

#[test]
fn the_steps_of_the_catalogue_are_taken_once_and_are_the_same_on_every_pc() {
    let mut town = Town::new();
    town.apply(decide(&town.1, q("3.1"), []));
    let (id, _) = town.1.round.measure_for(q("3.1")).unwrap();
    let steps = ["Erstens".to_owned(), "Zweitens".to_owned()];
    let edits = take_steps(&town.1.round, id, &steps);
    assert_eq!(edits, take_steps(&town.1.round, id, &steps));
    town.apply(edits);
    assert_eq!(town.1.round.measures[&id].steps.len(), 2);
    assert!(take_steps(&town.1.round, id, &steps).is_empty());
    // Put under another measure, they come along.
    town.apply(decide(&town.1, q("3.2"), []));
    town.apply(merge_measures(&town.1, &[q("3.2"), q("3.1")], "Beides", |_| Vec::new()));
    let (whole, measure) = town.1.round.measure_for(q("3.1")).unwrap();
    assert_ne!(whole, id);
    assert_eq!(measure.steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>(), ["Erstens", "Zweitens"]);
}

#[test]
fn a_step_that_stands_twice_in_a_file_is_named() {
    let mut town = Town::new();
    let id = Id::random();
    let edits = own_measure(&town.1, id, About::Checklist(3), "Sichern");
    town.apply(edits);
    town.apply(add_step(&town.1.round, id, "Band"));
    let text = to_text(&town.1, path()).unwrap();
    let from = text.find("steps: [").unwrap() + "steps: [".len();
    let length = text[from..].find("],").unwrap();
    let doubled = format!("{}{}{}", &text[..from + length], &text[from..from + length], &text[from + length..]);
    let error = wiba_core::store::parse(doubled.as_bytes(), path()).unwrap_err().to_string();
    assert!(error.contains("ein Schritt der Maßnahme M1 steht doppelt"), "{error}");
}

#[test]
fn that_a_state_was_restored_is_written_so_that_the_first_versions_of_the_format_read_it() {
    let mut town = Town::new();
    let then = date(2026, 11, 20).at(9, 5, 0, 0);
    town.1.restore(vec![Edit::note(q("3.1"), "x")], then, stamp());
    let text = to_text(&town.1, path()).unwrap();
    assert!(text.contains("merged: (\"diese Datei\", \"Stand vom 2026-11-20T09:05:00\")"), "{text}");
    assert_eq!(read(&text), town.1);
    let of_a_file = text.replace("diese Datei", "stadt.wiba");
    let merged = read(&of_a_file).journal.entries().last().unwrap().occasion.clone();
    assert!(matches!(merged, Some(wiba_core::assessment::Occasion::Merged(..))), "{merged:?}");
}
