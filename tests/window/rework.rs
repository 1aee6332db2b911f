//! Nacharbeit: each hint stands at its question in words, with what mends it, and Enter walks through them.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use wiba_core::assessment::AnswerValue;
use wiba_core::catalog::{Catalog, Contact, QuestionId};
use wiba_core::desk::route::{Route, Scope};

use super::drive::{Start, Test, backup, harness, new_file, type_key, value};

/// Two Ja, both without a Nachweis, and a Nein without anybody responsible.
fn answered(folder: &std::path::Path) -> Test {
    let start = Some(Start::File(new_file(folder)));
    let mut test = harness(start, folder, |settings| settings.explanation = false);
    backup(&mut test);
    for (key, letter) in [(Key::J, "j"), (Key::J, "j"), (Key::N, "n")] {
        type_key(&mut test, key, letter);
        test.run_steps(12);
    }
    test
}

fn overview(test: &mut Test) {
    test.key_press_modifiers(Modifiers::ALT, Key::Num1);
    test.run();
}

#[test]
fn a_hint_says_what_is_missing_and_its_link_mends_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = answered(folder.path());
    // The first one says that the next answer is not yet for the next question.
    for _ in 0..2 {
        test.key_press(Key::ArrowLeft);
        test.run();
    }
    test.get_by_label_contains("Für das Ja ist noch kein Nachweis genannt.");
    test.get_by_role_and_label(Role::Link, "Nachweis nennen").click();
    test.run();
    assert!(test.query_by_label_contains("Für das Ja ist noch kein Nachweis genannt.").is_none());
    test.key_press(Key::ArrowRight);
    test.run();
    test.get_by_label_contains("Für die Maßnahme ist niemand verantwortlich.");
    test.get_by_role_and_label(Role::Link, "Verantwortliche eintragen").click();
    test.run();
    let focused = test.get_by_role_and_label(Role::TextInput, "Verantwortlich");
    assert!(focused.accesskit_node().is_focused());
}

#[test]
fn nacharbeit_walks_through_the_hints_and_counts_what_is_settled() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = answered(folder.path());
    overview(&mut test);
    test.get_by_label("Nacharbeit beginnen").click();
    test.run();
    assert_eq!(test.state().window().route(), Route::Questions(Scope::Hint));
    test.get_by_label("0 von 3 erledigt");
    test.state_mut().window_mut().visit(Route::Questions(Scope::Hint));
    test.run();
    while test.state().window().question() != Some(QuestionId::new(3, 1)) {
        test.key_press(Key::ArrowLeft);
        test.run();
    }
    test.get_by_role_and_label(Role::Link, "Nachweis nennen").click();
    test.run();
    test.get_by_label("1 von 3 erledigt");
    test.key_press(Key::Enter);
    test.run();
    assert_eq!(test.state().window().question(), Some(QuestionId::new(3, 2)));
    test.key_press(Key::Enter);
    test.run();
    assert_eq!(test.state().window().question(), Some(QuestionId::new(3, 3)));
    test.key_press(Key::Enter);
    test.run();
    assert_eq!(test.state().window().question(), Some(QuestionId::new(3, 2)), "the settled one does not come again");
}

#[test]
fn enter_goes_through_alle_nein_and_never_leaves_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |settings| settings.explanation = false);
    test.state_mut().window_mut().visit(Route::Questions(Scope::No));
    test.run();
    test.get_by_label("Nächste Frage →");
    let no: Vec<QuestionId> = {
        let window = test.state().window();
        let round = &window.session().unwrap().assessment().round;
        let order = Catalog::embedded().unwrap();
        let order = order.in_working_order().into_iter().flat_map(|list| list.questions.iter().map(|one| one.id));
        order.filter(|id| round.value(*id) == Some(AnswerValue::No)).collect()
    };
    for id in &no {
        assert_eq!(test.state().window().question(), Some(*id));
        assert_eq!(test.state().window().route(), Route::Questions(Scope::No));
        if id == no.last().unwrap() {
            test.get_by_label("Ende der Liste");
        }
        test.key_press(Key::Enter);
        test.run();
    }
}

#[test]
fn a_conversation_never_goes_on_with_a_question_for_somebody_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |settings| settings.explanation = false);
    let scope = Scope::Contact(Contact::Datenschutz);
    test.state_mut().window_mut().visit(Route::Questions(scope));
    test.run();
    let open = |test: &Test| {
        let catalog = Catalog::embedded().unwrap();
        let all = catalog.in_working_order().into_iter().flat_map(|list| list.questions.iter());
        let asked = all.filter(|one| one.contacts.contains(&Contact::Datenschutz)).map(|one| one.id);
        let round = &test.state().window().session().unwrap().assessment().round;
        asked.filter(|id| round.value(*id).is_none()).count()
    };
    let mut left = open(&test);
    while left > 0 {
        if value(&test, test.state().window().question().unwrap()).is_some() {
            test.key_press(Key::Enter);
            test.run();
        }
        type_key(&mut test, Key::J, "j");
        test.run_steps(12);
        assert_eq!(test.state().window().route(), Route::Questions(scope));
        let now = open(&test);
        assert!(now < left, "each answer is for a question of this conversation");
        left = now;
    }
    test.get_by_label("Hier ist keine andere Frage offen");
}
