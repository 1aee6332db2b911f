//! The meeting: who takes part, what everybody may see, and what the keys do there.

use eframe::egui::{Event, Key, Modifiers, ViewportCommand};
use egui_kittest::kittest::Queryable;
use wiba_core::assessment::{AnswerValue, Id, names};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::Command;
use wiba_core::desk::intent::Intent;
use wiba_core::desk::route::{Route, Scope};

use super::drive::{Start, Test, backup, harness, new_file, strg, type_key, value};

const FIRST: QuestionId = QuestionId::new(3, 1);

fn write(test: &mut Test, text: &str) {
    test.event(Event::Text(text.to_owned()));
    test.run();
}

fn opened(folder: &std::path::Path) -> Test {
    let mut test = harness(Some(Start::File(new_file(folder))), folder, |_| {});
    backup(&mut test);
    test
}

fn begun(test: &mut Test) {
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::BeginMeeting], 0.0);
    test.run();
}

#[test]
fn f11_notes_who_takes_part_and_shows_one_question_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let start = Some(Start::File(new_file(folder.path())));
    let mut test = harness(start, folder.path(), |_| {});
    backup(&mut test);
    test.key_press(Key::F11);
    test.run();
    write(&mut test, "Frau Kurz, Hauptamt");
    test.key_press(Key::Enter);
    test.run();
    // Not by `key_press`: of several frames for one key, only the output of the last can be seen.
    let event = |pressed| {
        let (key, modifiers) = (Key::Enter, Modifiers::NONE);
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
    };
    test.input_mut().events.extend([event(true), event(false)]);
    let mut became = None;
    for _ in 0..3 {
        test.step();
        let commands = test.output().viewport_output.values().flat_map(|viewport| viewport.commands.iter());
        let full = |command: &ViewportCommand| match command {
            ViewportCommand::Fullscreen(full) => Some(*full),
            _ => None,
        };
        became = commands.filter_map(full).next_back().or(became);
    }
    assert_eq!(became, Some(true));
    test.run();
    assert!(test.query_by_label_contains("Notiz").is_none() && test.query_by_label("Übersicht").is_none());
    let round = &test.state().window().session().unwrap().assessment().round;
    let who: Vec<_> = round.participants.values().map(|who| (who.name.as_str(), who.date)).collect();
    assert_eq!(who, [("Frau Kurz, Hauptamt", Some(jiff::civil::date(2026, 11, 22)))]);
    type_key(&mut test, Key::J, "j");
    assert_eq!(value(&test, FIRST), Some(AnswerValue::Yes));
    test.key_press(Key::F11);
    test.run();
    assert!(test.query_all_by_label_contains("Notiz").count() > 0);
    assert_eq!(test.state().window().route(), Route::Questions(Scope::Checklist(3)));
}

#[test]
fn in_a_meeting_the_letters_meant_for_a_note_answer_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    backup(&mut test);
    begun(&mut test);
    test.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    test.run();
    assert!(test.query_by_label("In der Sitzung wird nichts geschrieben").is_some());
    for (key, letter) in [(Key::N, "n"), (Key::J, "j"), (Key::R, "r")] {
        type_key(&mut test, key, letter);
    }
    assert_eq!(test.state().window().session().unwrap().assessment().round.answers.len(), 0);
    // The meeting ends below the box: the keys answer again.
    test.key_press(Key::F11);
    test.run();
    assert!(test.query_by_label("In der Sitzung wird nichts geschrieben").is_none());
    type_key(&mut test, Key::J, "j");
    assert_eq!(test.state().window().session().unwrap().assessment().round.answers.len(), 1);
}

#[test]
fn k_in_a_meeting_says_where_whom_to_ask_is_written_and_the_letters_of_a_name_answer_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = opened(folder.path());
    begun(&mut test);
    type_key(&mut test, Key::K, "k");
    assert!(test.query_by_label("Die Frage ist jetzt in Klärung").is_some());
    for (key, letter) in [(Key::J, "J"), (Key::A, "a"), (Key::N, "n"), (Key::R, "r")] {
        type_key(&mut test, key, letter);
    }
    test.key_press(Key::Escape);
    test.run();
    let answer = |test: &Test| test.state().window().session().unwrap().assessment().round.answer(FIRST).clone();
    assert_eq!((answer(&test).in_clarification, answer(&test).value()), (true, None));
    assert!(test.query_by_label_contains("In Klärung").is_some());
    // Taking it back needs no words.
    type_key(&mut test, Key::K, "k");
    assert!(!answer(&test).in_clarification && test.query_by_label("Die Frage ist jetzt in Klärung").is_none());
    type_key(&mut test, Key::J, "j");
    assert_eq!(value(&test, FIRST), Some(AnswerValue::Yes));
}

#[test]
fn a_meeting_says_how_the_file_stands() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = opened(folder.path());
    begun(&mut test);
    assert!(test.query_by_label_contains("✓ Gespeichert").is_some());
    type_key(&mut test, Key::J, "j");
    assert!(test.query_by_label("Nicht gespeichert …").is_some());
}

#[test]
fn a_proposed_participant_is_taken_by_arrow_and_enter() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = opened(folder.path());
    let ctx = test.ctx.clone();
    let known = Command::Apply(Intent::AddPerson(Id::random(), "Petra Sommer".to_owned()));
    test.state_mut().window_mut().carry_out(&ctx, vec![known], 0.0);
    test.run();
    test.key_press(Key::F11);
    test.run();
    assert!(test.query_by_label("Petra Sommer").is_none(), "nothing covers the way on before something is typed");
    write(&mut test, "Pet");
    for key in [Key::ArrowDown, Key::Enter] {
        test.key_press(key);
        test.run();
    }
    let round = &test.state().window().session().unwrap().assessment().round;
    let who: Vec<_> = round.participants.values().map(|who| who.name.as_str()).collect();
    assert_eq!(who, ["Petra Sommer"]);
}

#[test]
fn in_a_meeting_search_and_palette_name_nobody_and_lead_nowhere_that_does() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    let person = names(test.state().window().session().unwrap().assessment()).swap_remove(0);
    let found = |test: &mut Test, words: &str, name: &str| {
        strg(test, Key::K);
        write(test, words);
        let found = test.query_all_by_label_contains(name).next().is_some();
        strg(test, Key::K);
        found
    };
    assert!(found(&mut test, &person, &person) && found(&mut test, "Verlauf", "Verlauf"));
    begun(&mut test);
    assert!(!found(&mut test, &person, &person));
    assert!(!found(&mut test, "verlauf", "Verlauf"));
    assert!(found(&mut test, "Antwort löschen", "Antwort zurücknehmen"));
}

#[test]
fn who_was_noted_by_mistake_is_taken_out_again_before_the_meeting_begins() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = opened(folder.path());
    test.key_press(Key::F11);
    test.run();
    write(&mut test, "Frau Kurtz");
    test.key_press(Key::Enter);
    test.run();
    test.get_by_label("Frau Kurtz nimmt nicht teil").click();
    test.run();
    assert!(test.state().window().session().unwrap().assessment().round.participants.is_empty());
}

#[test]
fn in_a_meeting_nothing_opens_in_which_names_are_proposed() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = opened(folder.path());
    begun(&mut test);
    strg(&mut test, Key::K);
    write(&mut test, "offenen nicht relevant");
    assert!(test.query_by_label_contains("Alle offenen nicht relevant").is_none());
    test.key_press(Key::Escape);
    test.run();
    let ctx = test.ctx.clone();
    let all = Command::AtQuestion(Action::WholeList);
    test.state_mut().window_mut().carry_out(&ctx, vec![all], 0.0);
    test.run();
    assert!(test.query_by_label_contains("festlegen").is_none());
    assert!(test.query_by_label("In der Sitzung wird nichts geschrieben").is_some());
}

#[test]
fn a_meeting_that_was_not_meant_is_not_begun() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = opened(folder.path());
    test.key_press(Key::F11);
    test.run();
    test.get_by_label("Abbrechen").click();
    test.run();
    assert!(test.query_by_label("Sitzung beginnen").is_none());
    assert!(test.query_all_by_label_contains("Notiz").count() > 0, "the desk is still there");
}
