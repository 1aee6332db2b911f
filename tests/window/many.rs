//! Many at once.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use wiba_core::assessment::AnswerValue;
use wiba_core::catalog::QuestionId;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::Command;
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

fn carry_out(test: &mut Test, command: Command) {
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![command], 0.0);
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

/// The row of a question in the list, clicked with Strg held.
fn strg_click(test: &mut Test, id: &str) {
    let rows = test.query_all_by_role(Role::Button);
    let named = |label: String| label.starts_with(&format!("{id} ")) && !label.contains("Maßstab (");
    let mut rows = rows.filter(|node| node.accesskit_node().label().is_some_and(named));
    rows.next().unwrap().click_modifiers(Modifiers::COMMAND);
    drop(rows);
    test.run();
}

#[test]
fn a_key_is_meant_for_the_one_row_that_is_highlighted() {
    for (key, answered) in [(Key::J, Some(AnswerValue::Yes)), (Key::Delete, None)] {
        let folder = tempfile::tempdir().unwrap();
        let mut test = listed(folder.path());
        carry_out(&mut test, Command::Answer(QuestionId::new(3, 1), Some(AnswerValue::No)));
        carry_out(&mut test, Command::Answer(QuestionId::new(3, 3), Some(AnswerValue::No)));
        strg_click(&mut test, "3.3");
        strg_click(&mut test, "3.1");
        test.get_by_label("1 Frage ausgewählt");
        test.key_press(key);
        test.run();
        let no = Some(AnswerValue::No);
        assert_eq!(answers(&test), [no, None, answered, None, None, None, None], "{key:?}");
    }
}

#[test]
fn what_leads_to_a_field_leads_to_the_one_row_that_is_highlighted() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = listed(folder.path());
    strg_click(&mut test, "3.3");
    strg_click(&mut test, "3.1");
    test.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    test.run();
    test.run();
    write(&mut test, "für 3.3");
    strg(&mut test, Key::S);
    let round = &test.state().window().session().unwrap().assessment().round;
    assert_eq!((round.answer(FIRST).note.as_str(), round.answer(QuestionId::new(3, 3)).note.as_str()), ("", "für 3.3"));
}

#[test]
fn entf_takes_back_the_answers_of_all_that_are_chosen_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = listed(folder.path());
    let yes = Some(AnswerValue::Yes);
    for number in [1, 2, 4] {
        carry_out(&mut test, Command::Answer(QuestionId::new(3, number), yes));
    }
    for _ in 0..2 {
        test.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
        test.run();
    }
    test.key_press(Key::Delete);
    test.run();
    assert_eq!(answers(&test), [None, None, None, yes, None, None, None]);
    strg(&mut test, Key::Z);
    assert_eq!(answers(&test), [yes, yes, None, yes, None, None, None]);
}

#[test]
fn with_several_chosen_the_keys_of_the_fields_open_the_box_for_all() {
    for (held, key) in [(Modifiers::NONE, Key::B), (Modifiers::NONE, Key::K), (Modifiers::COMMAND, Key::Enter)] {
        let folder = tempfile::tempdir().unwrap();
        let mut test = listed(folder.path());
        strg(&mut test, Key::A);
        test.key_press_modifiers(held, key);
        test.run();
        assert!(test.query_by_label("Für 7 Fragen festlegen").is_some(), "{key:?}");
        let round = &test.state().window().session().unwrap().assessment().round;
        assert!(!round.answer(FIRST).in_clarification);
    }
}

#[test]
fn an_arrow_goes_on_from_the_row_that_was_chosen_last_and_chooses_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = listed(folder.path());
    strg_click(&mut test, "3.3");
    strg_click(&mut test, "3.5");
    test.key_press(Key::ArrowDown);
    test.run();
    assert!(test.query_by_label_contains("ausgewählt").is_none());
    assert_eq!(test.state().window().question(), Some(QuestionId::new(3, 6)));
}

#[test]
fn where_nothing_is_open_that_is_said_instead_of_asking_about_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = listed(folder.path());
    for number in 2..=7 {
        carry_out(&mut test, Command::Answer(QuestionId::new(3, number), Some(AnswerValue::Yes)));
    }
    carry_out(&mut test, Command::AtQuestion(Action::WholeList));
    test.get_by_label("Für 1 Frage festlegen");
    test.key_press(Key::Escape);
    test.run();
    carry_out(&mut test, Command::Answer(FIRST, Some(AnswerValue::Yes)));
    carry_out(&mut test, Command::AtQuestion(Action::WholeList));
    assert!(test.query_by_label_contains("festlegen").is_none());
    test.get_by_label_contains("Hier ist keine Frage mehr offen.");
}

#[test]
fn what_a_chosen_answer_says_is_true() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = listed(folder.path());
    carry_out(&mut test, Command::Answer(FIRST, Some(AnswerValue::Yes)));
    test.get_by_role_and_label(Role::RadioButton, "3.1 Ja").hover();
    let words = "Ja; Entf nimmt die Antwort zurück";
    super::drive::until(&mut test, "the tooltip", |test| test.query_by_label(words).is_some());
    test.get_by_role_and_label(Role::RadioButton, "3.1 Ja").click();
    test.run();
    assert_eq!(value(&test, FIRST), Some(AnswerValue::Yes));
    test.key_press(Key::Delete);
    test.run();
    assert_eq!(value(&test, FIRST), None);
}
