//! „In Klärung“: at the question, in the list by whom to ask, and when its day has passed.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use wiba_core::analysis::HintKind;
use wiba_core::assessment::{AnswerValue, Assessment, Edit, QuestionEdit, Stamp};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::route::{Route, Scope};
use wiba_core::store;

use super::drive::{Start, Test, backup, harness, new_file, strg, type_key, value};

const FIRST: QuestionId = QuestionId::new(3, 1);

/// A file in which these questions are in Klärung.
fn asked(folder: &std::path::Path, questions: &[(QuestionId, &str)]) -> Start {
    let catalog = Catalog::embedded().unwrap();
    let day = jiff::civil::date(2026, 11, 1);
    let mut town = Assessment::new("Musterstadt", day, &catalog);
    for (id, who) in questions {
        let edits = [
            QuestionEdit::InClarification(true),
            QuestionEdit::Ask((*who).to_owned()),
            QuestionEdit::AskUntil(Some(jiff::civil::date(2026, 11, 20))),
        ];
        let edits = edits.map(|edit| Edit::Question(*id, edit)).into();
        town.apply(edits, &catalog, Stamp { at: day.at(9, 0, 0, 0), by: "Test".into() }).unwrap();
    }
    let path = folder.join("klärung.wiba");
    store::File::create(&path, &town).unwrap();
    Start::File(path)
}

fn write(test: &mut Test, text: &str) {
    test.event(Event::Text(text.to_owned()));
    test.run();
}

#[test]
fn k_puts_a_question_in_klaerung_and_takes_whom_and_until_when() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    backup(&mut test);
    type_key(&mut test, Key::K, "k");
    write(&mut test, "Frau Müller");
    test.get_by_role_and_label(Role::TextInput, "Klärung bis").focus();
    test.run();
    write(&mut test, "1.12.2026");
    strg(&mut test, Key::S);
    let answer = test.state().window().session().unwrap().assessment().round.answer(FIRST);
    assert!(answer.in_clarification);
    assert_eq!((answer.ask.as_str(), answer.ask_until), ("Frau Müller", Some(jiff::civil::date(2026, 12, 1))));
    assert_eq!(value(&test, FIRST), None, "WiBA knows three answers");
    test.get_by_label("Geklärt").click();
    test.run();
    strg(&mut test, Key::Z);
    let answer = test.state().window().session().unwrap().assessment().round.answer(FIRST);
    assert_eq!(answer.ask, "Frau Müller", "one step takes all of it back");
}

#[test]
fn an_answer_by_key_ends_the_klaerung_of_an_open_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(asked(folder.path(), &[(FIRST, "Bauhof")])), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Questions(Scope::Asking));
    test.run();
    type_key(&mut test, Key::J, "j");
    let answer = test.state().window().session().unwrap().assessment().round.answer(FIRST);
    assert_eq!(answer.value(), Some(AnswerValue::Yes));
    assert!(!answer.in_clarification);
}

#[test]
fn whom_to_ask_is_a_list_by_person_with_those_of_nobody_last() {
    let folder = tempfile::tempdir().unwrap();
    let questions = [(FIRST, ""), (QuestionId::new(3, 2), "Wasserwerk"), (QuestionId::new(7, 1), "bauhof")];
    let start = Some(asked(folder.path(), &questions));
    let mut test = harness(start, folder.path(), |settings| settings.list = true);
    test.state_mut().window_mut().visit(Route::Questions(Scope::Asking));
    test.run();
    let top = |test: &Test, words: &str| test.get_by_role_and_label(Role::Heading, words).rect().top();
    let order = ["bauhof (1)", "Wasserwerk (1)", "Noch niemand benannt (1)"].map(|words| top(&test, words));
    assert!(order.is_sorted(), "{order:?}");
    let row = test.get_by_label("3.2 Ja").rect().top();
    assert!(order[1] < row && row < order[2]);
}

#[test]
fn a_day_that_has_passed_is_a_hint_that_leads_to_exactly_its_questions() {
    let folder = tempfile::tempdir().unwrap();
    let questions = [(FIRST, "Bauhof"), (QuestionId::new(7, 1), "Bauhof")];
    let mut test = harness(Some(asked(folder.path(), &questions)), folder.path(), |_| {});
    type_key(&mut test, Key::J, "j");
    test.key_press_modifiers(Modifiers::ALT, Key::Num1);
    test.run();
    test.get_by_label("Hinweis: 2 × Klärung überfällig, zu den Fragen").click();
    test.run();
    assert_eq!(test.state().window().route(), Route::Questions(Scope::Hinted(HintKind::ClarificationOverdue)));
    assert!(test.query_all_by_label_contains("0 von 2 erledigt").count() > 0);
}
