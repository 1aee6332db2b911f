//! Many at once.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use wiba_core::assessment::AnswerValue;
use wiba_core::catalog::QuestionId;
use wiba_core::desk::route::Route;

use super::drive::{Start, Test, backup, harness, new_file, strg, until, value};

const FIRST: QuestionId = QuestionId::new(3, 1);

fn listed(folder: &std::path::Path) -> Test {
    let start = Some(Start::File(new_file(folder)));
    let mut test = harness(start, folder, |settings| settings.list = true);
    backup(&mut test);
    test
}

fn write(test: &mut Test, text: &str) {
    test.event(Event::Text(text.to_owned()));
    test.run();
}

fn answers(test: &Test) -> Vec<Option<AnswerValue>> {
    (1..=7).map(|number| value(test, QuestionId::new(3, number))).collect()
}

#[test]
fn umschalt_and_arrows_select_and_one_step_sets_and_takes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = listed(folder.path());
    for _ in 0..2 {
        test.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
        test.run();
    }
    test.get_by_label("3 Fragen ausgewählt");
    test.get_by_label("Für alle festlegen …").click();
    test.run();
    test.get_by_role_and_label(Role::ComboBox, "Antwort").focus();
    test.run();
    for key in [Key::Space, Key::N, Key::Enter] {
        if key == Key::N {
            write(&mut test, "Nein");
        } else {
            test.key_press(key);
        }
        test.run();
    }
    test.get_by_role_and_label(Role::TextInput, "Verantwortlich").focus();
    test.run();
    write(&mut test, "Bauhof");
    test.get_by_label("Übernehmen").click();
    test.run();
    let no = Some(AnswerValue::No);
    assert_eq!(answers(&test), [no, no, no, None, None, None, None]);
    let round = &test.state().window().session().unwrap().assessment().round;
    assert!(round.measures.len() == 3 && round.measures.values().all(|measure| measure.owner == "Bauhof"));
    strg(&mut test, Key::Z);
    assert_eq!(answers(&test), [None; 7]);
}

#[test]
fn a_whole_checklist_is_not_relevant_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = listed(folder.path());
    test.key_press(Key::F10);
    test.run();
    test.get_by_role_and_label(Role::Button, "Alle offenen nicht relevant, weil …").focus();
    test.run();
    test.key_press(Key::Enter);
    test.run();
    test.run();
    write(&mut test, "Gibt es hier nicht.");
    test.get_by_label("Übernehmen").click();
    test.run();
    assert_eq!(answers(&test), [Some(AnswerValue::NotRelevant); 7]);
    let round = &test.state().window().session().unwrap().assessment().round;
    assert_eq!(round.answer(FIRST).justification, "Gibt es hier nicht.");
}

#[test]
fn strg_and_click_take_one_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = listed(folder.path());
    strg(&mut test, Key::A);
    test.get_by_label("7 Fragen ausgewählt");
    test.key_press(Key::Escape);
    test.run();
    assert!(test.query_by_label_contains("ausgewählt").is_none());
}

#[test]
fn what_is_selected_and_what_a_table_shows_is_copied() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = listed(folder.path());
    strg(&mut test, Key::A);
    test.event(Event::Copy);
    test.run();
    assert!(test.query_by_label_contains("Kopiert: 7 Fragen").is_some());
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    for (route, what) in [(Route::Measures, "Kopiert: 61 Maßnahmen"), (Route::Profile, "Kopiert: Profil")] {
        test.state_mut().window_mut().visit(route);
        test.run();
        test.get_by_role_and_label(Role::Button, "Tabelle kopieren").click();
        test.run();
        assert!(test.query_by_label_contains(what).is_some(), "{what}");
    }
}

#[test]
fn a_nachweis_is_chosen_as_a_file_and_named_from_beside_the_open_one() {
    let folder = tempfile::tempdir().unwrap();
    let start = Some(Start::File(new_file(folder.path())));
    let mut test = harness(start, folder.path(), |settings| settings.explanation = false);
    backup(&mut test);
    test.get_by_label_contains("Eigener Nachweis").scroll_to_me();
    test.run();
    test.get_by_label_contains("Eigener Nachweis").click();
    test.run();
    test.get_by_label("Datei wählen …").scroll_to_me();
    test.run();
    test.get_by_label("Datei wählen …").click();
    test.run();
    test.run();
    let round = &test.state().window().session().unwrap().assessment().round;
    assert_eq!(round.answer(FIRST).evidence[0].place, "dialog.wiba");
    test.get_by_label("Öffnen").scroll_to_me();
    test.run();
    test.get_by_label("Öffnen").click();
    test.run();
    until(&mut test, "what is said of the missing file", |test| {
        test.query_by_label_contains("gibt es nicht").is_some()
    });
}
