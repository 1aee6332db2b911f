//! Spelling in notes: what is found on the PC, proposals, and words of one's own. And files of Nachweise that are gone.

use std::fs;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, vec2};
use egui_kittest::kittest::Queryable;
use wiba_core::catalog::QuestionId;
use wiba_core::desk::route::Route;
use wiba_core::store::{added_words, dictionary_folder};

use super::drive::{Start, Test, backup, harness, new_file, until};
use super::switching::drop_on;

const FIRST: QuestionId = QuestionId::new(3, 1);

/// A window that has read its own small dictionary, with a note in which a word is wrong.
fn written(folder: &std::path::Path) -> Test {
    let own = dictionary_folder(folder);
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("de_DE.aff"), "SET UTF-8\nTRY esianrtolcdugmphbyfvkwäöüß\n").unwrap();
    fs::write(own.join("de_DE.dic"), "2\nSchlüssel\nliegt\n").unwrap();
    let mut test = harness(Some(Start::File(new_file(folder))), folder, |settings| {
        settings.spelling = true;
        settings.explanation = false;
    });
    test.state_mut().window_mut().visit(Route::Settings);
    until(&mut test, "the dictionary is read", |test| test.query_by_label_contains("de_DE.aff").is_some());
    backup(&mut test);
    test.get_by_role_and_label(Role::MultilineTextInput, "Notiz (Strg+Enter)").focus();
    test.run();
    test.event(Event::Text("Schlüsel liegt".into()));
    test.run();
    test
}

/// Opens the menu at the first word of the note.
fn at_first_word(test: &mut Test) {
    let place =
        test.get_by_role_and_label(Role::MultilineTextInput, "Notiz (Strg+Enter)").rect().left_top() + vec2(24.0, 14.0);
    test.event(Event::PointerMoved(place));
    test.run_steps(1);
    for pressed in [true, false] {
        let button = PointerButton::Secondary;
        test.event(Event::PointerButton { pos: place, button, pressed, modifiers: Modifiers::NONE });
        test.run_steps(1);
    }
    test.run_steps(2);
}

fn note(test: &Test) -> String {
    test.state().window().session().unwrap().assessment().round.answer(FIRST).note.clone()
}

#[test]
fn a_misspelt_word_is_corrected_from_the_menu() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = written(folder.path());
    at_first_word(&mut test);
    until(&mut test, "proposals", |test| test.query_by_label("Schlüssel").is_some());
    test.get_by_label("Schlüssel").click_accesskit();
    test.run();
    test.key_press(eframe::egui::Key::Escape);
    test.run();
    until(&mut test, "it is in the file", |test| note(test) == "Schlüssel liegt");
}

#[test]
fn a_proposal_is_chosen_by_keyboard_at_the_caret() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = written(folder.path());
    for _ in 0.." liegt".chars().count() {
        test.key_press(Key::ArrowLeft);
    }
    test.run();
    test.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    until(&mut test, "the proposal has the focus", |test| {
        test.query_by_label("Schlüssel").is_some_and(|entry| entry.is_focused())
    });
    test.key_press(Key::Enter);
    test.run();
    test.event(Event::Text("!".into()));
    test.run();
    test.key_press(Key::Escape);
    test.run();
    until(&mut test, "it is in the file", |test| note(test) == "Schlüssel! liegt");
}

#[test]
fn a_word_is_added_to_the_dictionary_and_no_longer_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = written(folder.path());
    at_first_word(&mut test);
    test.get_by_label("Zum Wörterbuch hinzufügen").click_accesskit();
    test.run_steps(3);
    assert_eq!(added_words(folder.path()).unwrap(), ["Schlüsel"]);
    test.run();
    at_first_word(&mut test);
    assert!(test.query_by_label("Zum Wörterbuch hinzufügen").is_none());
    assert!(test.query_by_label("Alles auswählen Strg+A").is_some());
}

#[test]
fn a_file_dropped_on_a_question_is_its_nachweis_and_it_is_said_when_it_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let mut test =
        harness(Some(Start::File(new_file(folder.path()))), folder.path(), |settings| settings.explanation = false);
    backup(&mut test);
    let file = folder.path().join("protokoll.pdf");
    fs::write(&file, b"%PDF").unwrap();
    drop_on(&mut test, &file);
    let round = &test.state().window().session().unwrap().assessment().round;
    assert_eq!(round.answer(FIRST).evidence[0].place, "protokoll.pdf");
    assert_eq!(round.answer(FIRST).evidence[0].title, "protokoll");
    test.run();
    let warning = "Die Datei ist nicht da";
    assert!(test.query_by_label_contains(warning).is_none());
    fs::remove_file(&file).unwrap();
    // Any change lets the window look again.
    test.key_press(eframe::egui::Key::J);
    until(&mut test, "it is missed", |test| {
        test.query_by_label_contains(warning).is_some() || test.state().window().question() != Some(FIRST)
    });
    test.key_press(eframe::egui::Key::ArrowLeft);
    until(&mut test, "it is missed", |test| test.query_by_label_contains(warning).is_some());
}
