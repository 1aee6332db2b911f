//! The window, driven through its accessibility tree as a screen reader and a keyboard would.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

#[path = "window/attention.rs"]
mod attention;
#[path = "window/clarification.rs"]
mod clarification;
mod desk;
mod drive;
#[path = "window/finding.rs"]
mod finding;
#[path = "window/fits.rs"]
mod fits;
#[path = "window/handing_out.rs"]
mod handing_out;
#[path = "window/manners.rs"]
mod manners;
#[path = "window/many.rs"]
mod many;
#[path = "window/meeting.rs"]
mod meeting;
#[path = "window/menus.rs"]
mod menus;
#[path = "window/names.rs"]
mod names;
#[path = "window/people.rs"]
mod people;
#[path = "window/planning.rs"]
mod planning;
#[path = "window/rework.rs"]
mod rework;
#[path = "window/spelling.rs"]
mod spelling;
#[path = "window/switching.rs"]
mod switching;
#[path = "window/taking.rs"]
mod taking;
#[path = "window/versions.rs"]
mod versions;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use jiff::civil::date;
use wiba_core::assessment::{AnswerValue, Assessment, MeasureStatus};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::session::SaveState;
use wiba_core::desk::settings::{MoveOn, Settings};
use wiba_core::store;

use drive::{Start, backup, harness, new_file, sized, strg, type_key, until, value};

const FIRST: QuestionId = QuestionId::new(3, 1);
const SECOND: QuestionId = QuestionId::new(3, 2);

#[test]
fn the_start_screen_opens_the_example() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(None, folder.path(), |_| {});
    test.get_by_label_contains("Beispiel Musterstadt").click();
    test.run();
    assert_eq!(test.state().window().route(), Route::Overview);
    test.get_by_label_contains("Erhebung 2026");
}

#[test]
fn a_new_kommune_is_created_and_opens_with_its_master_data() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(None, folder.path(), |_| {});
    test.get_by_role_and_label(Role::TextInput, "Name der Kommune").focus();
    test.run();
    test.get_by_role_and_label(Role::TextInput, "Name der Kommune").type_text("Stadt Neustadt");
    test.run();
    test.get_by_label("Durchsuchen …").click();
    test.run();
    test.get_by_label("Kommune anlegen").click();
    test.run();
    assert_eq!(test.state().window().route(), Route::Kommune);
    let (_, saved) = store::File::open(&folder.path().join("dialog.wiba")).unwrap();
    assert_eq!(saved.kommune.name, "Stadt Neustadt");
}

#[test]
fn answers_by_key_reach_the_file_two_seconds_later() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    backup(&mut test);
    type_key(&mut test, Key::J, "j");
    assert_eq!(value(&test, FIRST), Some(AnswerValue::Yes));
    assert_eq!(test.state().window().session().unwrap().state(), SaveState::Pending);
    until(&mut test, "the autosave", |test| {
        matches!(test.state().window().session().unwrap().state(), SaveState::Saved(_))
    });
    let (_, saved) = store::File::open(&path).unwrap();
    assert_eq!(saved.round.value(FIRST), Some(AnswerValue::Yes));
    assert_eq!(saved.journal.entries().last().unwrap().by, "M. Sommer");
}

#[test]
fn every_answer_key_does_what_the_help_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |settings| settings.move_on = MoveOn::Never);
    backup(&mut test);
    for (key, text, expected) in [
        (Key::J, "j", Some(AnswerValue::Yes)),
        (Key::N, "n", Some(AnswerValue::No)),
        (Key::R, "r", Some(AnswerValue::NotRelevant)),
    ] {
        type_key(&mut test, key, text);
        assert_eq!(value(&test, FIRST), expected);
    }
    test.key_press(Key::Delete);
    test.run();
    assert_eq!(value(&test, FIRST), None);
    test.key_press(Key::ArrowRight);
    test.run();
    assert_eq!(test.state().window().question(), Some(SECOND));
    test.key_press(Key::ArrowUp);
    test.run();
    assert_eq!(test.state().window().question(), Some(FIRST));
    test.key_press(Key::Enter);
    test.run();
    assert_eq!(test.state().window().question(), Some(SECOND));
}

#[test]
fn the_way_on_after_an_answer_never_leads_to_an_answered_question() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    backup(&mut test);
    // The second question is answered first, by going there and back.
    test.key_press(Key::ArrowRight);
    test.run();
    type_key(&mut test, Key::J, "j");
    test.run_steps(12);
    assert_eq!(test.state().window().question(), Some(QuestionId::new(3, 3)));
    for _ in 0..2 {
        test.key_press(Key::ArrowLeft);
        test.run();
    }
    type_key(&mut test, Key::N, "n");
    test.run_steps(12);
    assert_eq!(value(&test, FIRST), Some(AnswerValue::No));
    assert_eq!(test.state().window().question(), Some(FIRST), "a Nein can be read in peace");
    test.key_press(Key::Enter);
    test.run_steps(12);
    assert_eq!(test.state().window().question(), Some(QuestionId::new(3, 3)), "3.2 is answered and skipped");
    // A corrected answer stays in sight.
    test.key_press(Key::ArrowLeft);
    test.run();
    type_key(&mut test, Key::N, "n");
    test.run_steps(12);
    assert_eq!(test.state().window().question(), Some(QuestionId::new(3, 2)));
}

#[test]
fn after_the_last_question_the_way_on_leads_back_to_the_one_that_was_skipped() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    backup(&mut test);
    let count = Catalog::embedded().unwrap().checklist(3).unwrap().questions.len();
    test.key_press(Key::ArrowRight);
    test.run();
    for _ in 1..count {
        type_key(&mut test, Key::J, "j");
        test.run_steps(12);
    }
    assert_eq!(test.state().window().question(), Some(FIRST));
    assert_eq!(value(&test, FIRST), None);
    // With the last answer given, it stays.
    type_key(&mut test, Key::J, "j");
    test.run_steps(12);
    assert_eq!(test.state().window().question(), Some(FIRST));
}

#[test]
fn enter_on_the_overview_begins_and_answering_moves_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |settings| settings.welcomed = false);
    test.key_press(Key::Escape);
    test.run();
    test.key_press(Key::Enter);
    test.run();
    for (key, text) in [(Key::J, "j"), (Key::N, "n"), (Key::R, "r")] {
        type_key(&mut test, key, text);
        test.run_steps(5);
        test.run();
    }
    let answers: Vec<_> = (1..=3).map(|number| value(&test, QuestionId::new(3, number))).collect();
    assert_eq!(answers, [Some(AnswerValue::Yes), Some(AnswerValue::No), Some(AnswerValue::NotRelevant)]);
    // The measure of a Nein can be read in peace, and the next key answers the next question all the same.
    assert_eq!(test.state().window().question(), Some(QuestionId::new(3, 3)));
}

#[test]
fn typing_in_a_note_never_answers() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    backup(&mut test);
    strg(&mut test, Key::Enter);
    for (key, text) in [(Key::J, "j"), (Key::N, "n"), (Key::R, "r"), (Key::B, "b"), (Key::H, "h"), (Key::M, "m")] {
        type_key(&mut test, key, text);
    }
    test.key_press(Key::Delete);
    test.run();
    assert_eq!(value(&test, FIRST), None);
    strg(&mut test, Key::S);
    let (_, saved) = store::File::open(&path).unwrap();
    assert_eq!(saved.round.answer(FIRST).note, "jnrbhm");
    assert_eq!(saved.round.value(FIRST), None);
}

#[test]
fn the_letter_that_opens_a_field_is_not_typed_into_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    backup(&mut test);
    type_key(&mut test, Key::B, "b");
    type_key(&mut test, Key::X, "x");
    strg(&mut test, Key::S);
    let session = test.state().window().session().unwrap();
    assert_eq!(session.assessment().round.answer(FIRST).justification, "x");
}

#[test]
fn on_a_slow_screen_the_last_letter_of_a_note_is_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    backup(&mut test);
    let press = |key: Key, modifiers: Modifiers| {
        [true, false].map(|pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers })
    };
    // All within one frame: into the note, two letters, and out of it again.
    let mut events = press(Key::Enter, Modifiers::COMMAND).to_vec();
    for (key, text) in [(Key::O, "o"), (Key::R, "r")] {
        let [down, up] = press(key, Modifiers::NONE);
        events.extend([down, Event::Text(text.to_owned()), up]);
    }
    events.extend(press(Key::Escape, Modifiers::NONE));
    test.input_mut().events.extend(events);
    test.run_steps(8);
    assert_eq!(value(&test, FIRST), None);
    test.run_steps(12);
    assert_eq!(test.state().window().session().unwrap().assessment().round.answer(FIRST).note, "or");
}

#[test]
fn a_text_is_one_entry_of_the_verlauf() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    backup(&mut test);
    strg(&mut test, Key::Enter);
    for text in ["V", "e", "r", "t", "r", "a", "g"] {
        test.event(Event::Text(text.to_owned()));
        test.step();
    }
    // Going elsewhere takes the text along.
    test.key_press_modifiers(Modifiers::ALT, Key::Num2);
    test.run();
    let session = test.state().window().session().unwrap();
    assert_eq!(session.assessment().round.answer(FIRST).note, "Vertrag");
    assert_eq!(session.assessment().journal.entries().len(), 1, "{:?}", session.assessment().journal);
}

#[test]
fn undo_names_what_it_undoes_and_works_across_screens() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    backup(&mut test);
    type_key(&mut test, Key::N, "n");
    test.key_press_modifiers(Modifiers::ALT, Key::Num1);
    test.run();
    test.get_by_role_and_label(Role::Button, "Rückgängig: 3.1: Nein");
    strg(&mut test, Key::Z);
    assert_eq!(value(&test, FIRST), None);
    strg(&mut test, Key::Y);
    assert_eq!(value(&test, FIRST), Some(AnswerValue::No));
}

#[test]
fn a_nein_takes_owner_and_date_right_below() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    backup(&mut test);
    type_key(&mut test, Key::N, "n");
    type_key(&mut test, Key::M, "m");
    test.event(Event::Text("Sachgebiet IT".into()));
    test.run();
    test.get_by_role_and_label(Role::TextInput, "Frist").focus();
    test.run();
    test.event(Event::Text("31.3.2027".into()));
    test.run();
    strg(&mut test, Key::S);
    let session = test.state().window().session().unwrap();
    let (_, measure) = session.assessment().round.measure_for(FIRST).unwrap();
    assert_eq!(test.state().window().question(), Some(FIRST), "a field being filled in holds the question");
    assert_eq!((measure.owner.as_str(), measure.due), ("Sachgebiet IT", Some(date(2027, 3, 31))));
    assert_eq!(measure.status, MeasureStatus::Open);
}

#[test]
fn a_wrong_date_says_so_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |settings| settings.move_on = MoveOn::Never);
    backup(&mut test);
    type_key(&mut test, Key::N, "n");
    test.get_by_role_and_label(Role::TextInput, "Frist").focus();
    test.run();
    test.event(Event::Text("morgen".into()));
    test.run();
    test.get_by_label_contains("Bitte ein Datum wie");
    assert!(test.state().window().session().unwrap().assessment().round.measure_for(FIRST).is_none());
}

#[test]
fn all_questions_can_be_answered_by_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    // A small window has no navigation to paint, which halves the time of this long walk.
    let start = Some(Start::File(path));
    let mut test = sized(start, folder.path(), (640.0, 480.0), |settings| settings.move_on = MoveOn::Never);
    test.state_mut().window_mut().visit(Route::Questions(Scope::Checklist(3)));
    test.run();
    let keys = [(Key::J, "j"), (Key::N, "n"), (Key::R, "r")];
    for index in 0..257 {
        let (key, text) = keys[index % 3];
        let event =
            |key, pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        test.input_mut().events.extend([event(key, true), Event::Text(text.to_owned()), event(key, false)]);
        test.step();
        test.input_mut().events.extend([event(Key::Enter, true), event(Key::Enter, false)]);
        test.step();
    }
    test.run();
    let catalog = Catalog::embedded().unwrap();
    let open = catalog.questions().filter(|question| value(&test, question.id).is_none()).count();
    assert_eq!(open, 0);
    assert_eq!(test.state().window().route(), Route::Overview);
}

#[test]
fn a_long_name_of_the_kommune_never_pushes_the_report_out_of_the_bar() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = Catalog::embedded().unwrap();
    let path = folder.path().join("lang.wiba");
    let name = "Verbandsgemeinde Oberunterammergau an der Donau mit den Ortsteilen Nord und Süd";
    store::File::create(&path, &Assessment::new(name, date(2026, 11, 1), &catalog)).unwrap();
    for width in [940.0, 960.0, 1000.0, 1024.0, 1280.0] {
        let start = Some(Start::File(path.clone()));
        let test = sized(start, folder.path(), (width, 640.0), |_| {});
        let right = test.get_by_label("Bericht …").rect().right();
        assert!(right <= width - 16.0, "{width}: {right}");
    }
}

#[test]
fn in_a_small_window_the_overview_begins_with_where_to_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let start = Some(Start::File(new_file(folder.path())));
    let test = sized(start, folder.path(), (1024.0, 640.0), |_| {});
    let bottom = test.get_by_label_contains("Beginnen mit Backup").rect().bottom();
    assert!(bottom < 640.0, "{bottom}");
}

#[test]
fn search_finds_a_requirement_and_leads_to_its_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    strg(&mut test, Key::F);
    test.event(Event::Text("orp.4.a8".into()));
    test.run();
    test.key_press(Key::Enter);
    test.run();
    let found = test.state().window().question().unwrap();
    let catalog = Catalog::embedded().unwrap();
    assert!(catalog.questions_for(&"ORP.4.A8".parse().unwrap()).contains(&found), "{found}");
}

#[test]
fn the_palette_knows_every_checklist() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    strg(&mut test, Key::K);
    test.event(Event::Text("checkliste 19".into()));
    test.run();
    test.key_press(Key::Enter);
    test.run();
    assert_eq!(test.state().window().route(), Route::Questions(Scope::Checklist(19)));
}

#[test]
fn the_help_lists_the_keys_and_closes_with_escape() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    test.event(Event::Text("?".into()));
    test.run();
    test.get_by_label("Nächste offene Frage");
    test.key_press(Key::Escape);
    test.run();
    assert!(test.query_by_label("Tasten").is_none());
}

#[test]
fn the_welcome_can_be_skipped_and_comes_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(None, folder.path(), |settings| settings.welcomed = false);
    test.get_by_label("Überspringen").click();
    test.run();
    assert!(test.query_by_label("Überspringen").is_none());
    until(&mut test, "the settings are saved", |_| Settings::load(folder.path()).welcomed);
}

#[test]
fn a_broken_file_is_refused_with_a_hint_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kaputt.wiba");
    store::atomic::write(&path, b"(format: 1, unsinn").unwrap();
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    test.get_by_label_contains("beschädigt");
    test.get_by_label("Was tun?").click();
    test.run();
    test.get_by_label_contains(".wiba.bak");
    assert_eq!(std::fs::read(&path).unwrap(), b"(format: 1, unsinn");
}

#[test]
fn a_file_that_has_gone_is_told_on_the_start_screen() {
    let folder = tempfile::tempdir().unwrap();
    let test = harness(Some(Start::File(folder.path().join("weg.wiba"))), folder.path(), |_| {});
    test.get_by_label_contains("weg.wiba");
    assert_eq!(test.state().window().route(), Route::Start);
}

#[test]
fn a_file_that_cannot_be_opened_leaves_the_open_one_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    std::fs::write(folder.path().join("dialog.wiba"), "(format: 1, kommune: (").unwrap();
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    backup(&mut test);
    type_key(&mut test, Key::J, "j");
    strg(&mut test, Key::O);
    test.run();
    test.get_by_label_contains("beschädigt");
    assert_eq!(test.state().window().route(), Route::Questions(Scope::Checklist(3)));
    assert_eq!(test.state().window().session().unwrap().path(), Some(path.as_path()));
    strg(&mut test, Key::Z);
    assert_eq!(value(&test, FIRST), None, "and can still be undone");
}

#[test]
fn the_open_file_can_be_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialog.wiba");
    std::fs::rename(new_file(folder.path()), &path).unwrap();
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    backup(&mut test);
    type_key(&mut test, Key::J, "j");
    strg(&mut test, Key::O);
    test.run();
    assert_eq!(test.state().window().session().unwrap().path(), Some(path.as_path()));
    assert_eq!(value(&test, FIRST), Some(AnswerValue::Yes));
}

#[test]
fn a_failed_save_is_said_and_another_name_helps() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    backup(&mut test);
    type_key(&mut test, Key::J, "j");
    // Somebody else has changed the file in the meantime.
    store::atomic::write(&path, b"(format: 1, other)").unwrap();
    strg(&mut test, Key::S);
    assert!(matches!(test.state().window().session().unwrap().state(), SaveState::Failed { .. }));
    test.get_by_label_contains("Speichern fehlgeschlagen");
    test.get_by_role_and_label(Role::Button, "Speichern unter …").click();
    test.run();
    test.run_steps(2);
    let (_, saved) = store::File::open(&folder.path().join("dialog.wiba")).unwrap();
    assert_eq!(saved.round.value(FIRST), Some(AnswerValue::Yes));
}

#[test]
fn an_idle_window_does_not_repaint() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    test.run();
    let delay = test.output().viewport_output.values().map(|output| output.repaint_delay).min().unwrap();
    assert!(delay > std::time::Duration::from_secs(3600), "{delay:?}");
}

/// Chooses a table in the file dialog and waits until it has been read.
fn import(test: &mut drive::Test, folder: &std::path::Path, table: &str) {
    store::atomic::write(&folder.join("dialog.csv"), table.as_bytes()).unwrap();
    strg(test, Key::K);
    test.event(Event::Text("antworten einlesen".into()));
    test.run();
    test.key_press(Key::Enter);
    test.run();
    until(test, "the table is read", |test| {
        ["bernommen", "bernehmen"].iter().any(|words| test.query_all_by_label_contains(words).count() > 0)
    });
}

#[test]
fn answers_from_a_table_are_one_step_to_undo() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    import(&mut test, folder.path(), "frage;antwort\n3.1;ja\n3.2;nein\n");
    assert_eq!((value(&test, FIRST), value(&test, SECOND)), (None, None), "first it is shown");
    test.get_by_role_and_label(Role::Button, "2 Angaben übernehmen").click();
    test.run();
    assert_eq!((value(&test, FIRST), value(&test, SECOND)), (Some(AnswerValue::Yes), Some(AnswerValue::No)));
    strg(&mut test, Key::Z);
    assert_eq!((value(&test, FIRST), value(&test, SECOND)), (None, None));
}

#[test]
fn a_table_with_a_fault_changes_nothing_and_says_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    import(&mut test, folder.path(), "frage;antwort\n3.1;ja\n3.99;nein\n");
    test.get_by_label_contains("Zeile 3");
    assert_eq!(value(&test, FIRST), None);
}
