//! Nacharbeit: each hint stands at its question in words, with what mends it, and Enter walks through them.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::route::{Route, Scope};

use super::drive::{Start, Test, backup, harness, new_file, type_key};

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
