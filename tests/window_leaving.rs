//! Leaving a file: what is not saved, what cannot be taken over, copies that were left, and the end of the PC's session.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod desk;
mod drive;
#[path = "core/store/faulty.rs"]
#[allow(dead_code, reason = "it can do more than is asked here")]
mod faulty;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable;
use jiff::civil::date;
use wiba_core::assessment::{AnswerValue, Assessment, Id};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::command::Command;
use wiba_core::desk::intent::Intent;
use wiba_core::desk::jobs::Job;
use wiba_core::desk::recovery;
use wiba_core::desk::route::Route;
use wiba_core::desk::settings::Settings;
use wiba_core::store::File;
use wiba_kompass::app::dialogs::{Answer, Ask, Dialogs};
use wiba_kompass::app::window::Services;

use drive::{Start, Test, backup, harness, new_file, strg, type_key, until, value, with};
use faulty::Faulty;

const FIRST: QuestionId = QuestionId::new(3, 1);
const SIZE: (f32, f32) = (1280.0, 800.0);

/// The user wants the window closed. Returns whether it may go.
fn close(test: &mut Test) -> bool {
    let viewport = test.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    viewport.events.push(ViewportEvent::Close);
    test.step();
    let output = test.output();
    let commands = &output.viewport_output[&ViewportId::ROOT].commands;
    let goes = !commands.contains(&ViewportCommand::CancelClose);
    test.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.clear();
    test.run_steps(3);
    goes
}

fn answered(path: &Path) -> Option<AnswerValue> {
    File::open(path).unwrap().1.round.value(FIRST)
}

/// A window in which the first question is answered Ja, and whose file somebody else has changed meanwhile.
fn stuck(folder: &Path) -> (Test, PathBuf, Vec<u8>) {
    let path = new_file(folder);
    let mut test = harness(Some(Start::File(path.clone())), folder, |_| {});
    backup(&mut test);
    type_key(&mut test, Key::J, "j");
    let catalog = Catalog::embedded().unwrap();
    let others = Assessment::new("Von der Kollegin", date(2026, 11, 1), &catalog);
    std::fs::remove_file(&path).unwrap();
    File::create(&path, &others).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    (test, path, bytes)
}

#[test]
fn closing_saves_what_was_answered_and_typed_last() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    backup(&mut test);
    type_key(&mut test, Key::J, "j");
    assert!(close(&mut test));
    assert_eq!(answered(&path), Some(AnswerValue::Yes));
}

#[test]
fn what_cannot_be_saved_keeps_the_window_open_until_the_user_decides() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, path, others) = stuck(folder.path());
    assert!(!close(&mut test));
    test.get_by_label_contains("Die letzten Änderungen sind nicht gespeichert");
    test.get_by_role_and_label(Role::Button, "Weiterarbeiten").click();
    test.run();
    assert!(test.query_by_label_contains("Die letzten Änderungen").is_none());
    assert_eq!(value(&test, FIRST), Some(AnswerValue::Yes));
    assert_eq!(std::fs::read(&path).unwrap(), others);
}

#[test]
fn without_saving_means_without_saving() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, path, others) = stuck(folder.path());
    assert!(!close(&mut test));
    test.get_by_role_and_label(Role::Button, "Ohne Speichern schließen").click();
    test.run();
    assert!(close(&mut test));
    assert_eq!(std::fs::read(&path).unwrap(), others);
}

#[test]
fn saving_under_another_name_before_closing_closes() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, path, others) = stuck(folder.path());
    strg(&mut test, Key::O);
    // The file dialog answers with a file that does not exist; the open one has to be saved first.
    test.run();
    // The last one is that of the question; another stands in the banner below it.
    test.query_all_by_role_and_label(Role::Button, "Speichern unter …").last().unwrap().click();
    test.run();
    assert_eq!(answered(&folder.path().join("dialog.wiba")), Some(AnswerValue::Yes));
    assert_eq!(std::fs::read(&path).unwrap(), others);
    assert!(test.query_by_label_contains("Die letzten Änderungen").is_none(), "and what was wanted goes on");
}

#[test]
fn a_date_that_is_none_is_asked_about_before_the_window_closes() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Kommune);
    test.run();
    let field = test.get_by_role_and_label(Role::TextInput, "Amtlicher Gemeindeschlüssel (AGS)");
    field.focus();
    test.run();
    test.get_by_role_and_label(Role::TextInput, "Amtlicher Gemeindeschlüssel (AGS)").type_text("0912345x");
    test.run();
    test.get_by_label_contains("Nicht gespeichert: AGS");
    assert!(!close(&mut test));
    test.get_by_label_contains("AGS: „0912345x“");
    test.get_by_role_and_label(Role::Button, "Zurück und berichtigen").click();
    test.run();
    assert!(!close(&mut test));
    test.get_by_role_and_label(Role::Button, "Ohne diese Angabe schließen").click();
    test.run();
    assert!(close(&mut test));
    assert_eq!(File::open(&path).unwrap().1.kommune.ags, "");
}

fn carry_out(test: &mut Test, command: Command) {
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![command], 0.0);
    test.run();
}

/// Types something wrong into a field, goes where it is not in sight, and wants to close and put it right.
fn mended(test: &mut Test, field: &str, text: &str, away: Command) {
    test.get_by_role_and_label(Role::TextInput, field).focus();
    test.run();
    test.get_by_role_and_label(Role::TextInput, field).type_text(text);
    test.run();
    carry_out(test, away);
    assert!(test.query_by_role_and_label(Role::TextInput, field).is_none());
    assert!(!close(test));
    test.get_by_role_and_label(Role::Button, "Zurück und berichtigen").click();
    test.run();
    let node = test.get_by_role_and_label(Role::TextInput, field);
    assert_eq!((node.is_focused(), node.value().as_deref()), (true, Some(text)), "{field}");
}

#[test]
fn the_way_back_to_what_is_wrong_leads_into_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    let person = Id::random();
    carry_out(&mut test, Command::Apply(Intent::AddPerson(person, "Frau Kurz".to_owned())));
    carry_out(&mut test, Command::ShowPerson("Frau Kurz".to_owned()));
    mended(&mut test, "E-Mail", "kurz@", Command::Go(Route::Overview));
    carry_out(&mut test, Command::Go(Route::People));
    test.get_by_role_and_label(Role::TextInput, "E-Mail").focus();
    test.run();
    strg(&mut test, Key::A);
    test.key_press(Key::Delete);
    test.run();
    carry_out(&mut test, Command::Show(FIRST));
    carry_out(&mut test, Command::Apply(Intent::Clarify(FIRST, true)));
    let list = Settings { list: true, ..test.state().window().settings().clone() };
    mended(&mut test, "Klärung bis", "31.2.", Command::Set(Box::new(list)));
}

#[test]
fn a_copy_is_offered_also_when_the_program_is_started_with_a_file_until_it_is_discarded() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = Catalog::embedded().unwrap();
    let lost = Assessment::new("Stadt Absturz", date(2026, 11, 1), &catalog);
    let copy = recovery::save(folder.path(), &lost, None).unwrap();
    let path = new_file(folder.path());
    for _ in 0..2 {
        let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
        test.get_by_label_contains("„Stadt Absturz“ konnte beim letzten Mal nicht gespeichert werden");
        test.get_by_role_and_label(Role::Button, "Später entscheiden").click();
        test.run();
        assert!(test.query_by_label_contains("Stadt Absturz").is_none());
        assert!(copy.is_file());
    }
    let mut test = harness(None, folder.path(), |_| {});
    test.get_by_role_and_label(Role::Button, "Kopie löschen").click();
    test.run();
    assert!(!copy.is_file());
    let name = test.get_by_role_and_label(Role::TextInput, "Name der Kommune");
    assert!(name.is_focused(), "what the box had covered is at hand again");
}

#[test]
fn the_end_of_the_session_saves_at_once_and_closes() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let catalog = Arc::new(Catalog::embedded().unwrap());
    let ending = Arc::new(AtomicBool::new(false));
    let parts = Services { ending: ending.clone(), ..desk::parts(&catalog, desk::settings(), folder.path()) };
    let mut test = with(parts, Some(Start::File(path.clone())), SIZE);
    backup(&mut test);
    type_key(&mut test, Key::J, "j");
    ending.store(true, Ordering::Release);
    test.step();
    assert_eq!(answered(&path), Some(AnswerValue::Yes));
    let commands = &test.output().viewport_output[&ViewportId::ROOT].commands;
    assert!(commands.contains(&ViewportCommand::Close), "{commands:?}");
}

#[test]
fn where_the_file_cannot_be_saved_at_the_end_of_the_session_a_copy_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let catalog = Arc::new(Catalog::embedded().unwrap());
    let ending = Arc::new(AtomicBool::new(false));
    let parts = Services { ending: ending.clone(), ..desk::parts(&catalog, desk::settings(), folder.path()) };
    let mut test = with(parts, Some(Start::File(path.clone())), SIZE);
    backup(&mut test);
    type_key(&mut test, Key::J, "j");
    std::fs::write(&path, "jemand anders").unwrap();
    ending.store(true, Ordering::Release);
    test.step();
    let copies = recovery::find(folder.path());
    assert_eq!(copies.iter().map(|copy| copy.answers).collect::<Vec<_>>(), [Some(1)]);
}

/// A dialog whose answer the test gives later.
struct Late(Sender<Sender<Option<PathBuf>>>);

impl Dialogs for Late {
    fn ask(&mut self, _: Ask, wake: Box<dyn FnOnce() + Send>) -> Job<Answer> {
        let (answer, wait) = channel();
        self.0.send(answer).unwrap();
        Job::start(wake, move || wait.recv().ok().flatten().map_or(Answer::GivenUp, Answer::Chosen))
    }
}

fn late(folder: &Path) -> (Test, Receiver<Sender<Option<PathBuf>>>) {
    let (asked, dialogs) = channel();
    let catalog = Arc::new(Catalog::embedded().unwrap());
    let parts = desk::parts(&catalog, desk::settings(), folder);
    let path = new_file(folder);
    (with(Services { dialogs: Box::new(Late(asked)), ..parts }, Some(Start::File(path)), SIZE), dialogs)
}

/// Frames until the answer of a dialog has come, and some more.
fn settle(test: &mut Test) {
    for _ in 0..40 {
        std::thread::yield_now();
        test.step();
    }
}

#[test]
fn a_dialog_that_was_opened_for_one_file_does_not_answer_for_another() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, dialogs) = late(folder.path());
    strg(&mut test, Key::S);
    test.get_by_label_contains("Datei: ").click();
    test.run();
    test.get_by_role_and_label(Role::Button, "Speichern unter …").click();
    test.run();
    let answer = dialogs.recv().unwrap();
    let other = folder.path().join("andere.wiba");
    let catalog = Catalog::embedded().unwrap();
    File::create(&other, &Assessment::new("Andere", date(2026, 11, 1), &catalog)).unwrap();
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().open(&ctx, &other);
    test.run();
    let confirmed = folder.path().join("bestaetigt.wiba");
    answer.send(Some(confirmed.clone())).ok();
    settle(&mut test);
    assert!(!confirmed.exists(), "the other file would stand under the name that was confirmed for the first");
}

#[test]
fn an_ending_added_after_the_dialog_replaces_nothing_that_it_did_not_ask_about() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, dialogs) = late(folder.path());
    let there = folder.path().join("stadt.wiba");
    let catalog = Catalog::embedded().unwrap();
    File::create(&there, &Assessment::new("Schon da", date(2026, 11, 1), &catalog)).unwrap();
    let before = std::fs::read(&there).unwrap();
    for (given, expected) in [("stadt", "stadt.wiba"), ("Stadt St. Ingbert", "Stadt St. Ingbert.wiba")] {
        test.get_by_label_contains("Datei: ").click();
        test.run();
        test.get_by_role_and_label(Role::Button, "Speichern unter …").click();
        test.run();
        dialogs.recv().unwrap().send(Some(folder.path().join(given))).unwrap();
        settle(&mut test);
        assert!(folder.path().join(expected).exists(), "{given}");
        test.key_press(Key::Escape);
        test.run();
    }
    assert_eq!(std::fs::read(&there).unwrap(), before);
}

/// A window in which the first question is answered Ja, on a share that does not answer until it is told to. The session of
/// the PC ends with `ending`.
fn silent_share(folder: &Path, ending: &Arc<AtomicBool>) -> (Test, PathBuf, Sender<()>) {
    let (answer, wait) = channel();
    let wait = Mutex::new(wait);
    let silent = move || wait.lock().unwrap().recv().unwrap_or_default();
    let path = new_file(folder);
    let parts = desk::parts(&Arc::new(Catalog::embedded().unwrap()), desk::settings(), folder);
    let parts = Services { disk: Arc::new(Faulty::meanwhile("sync", silent)), ending: ending.clone(), ..parts };
    let mut test = with(parts, Some(Start::File(path.clone())), SIZE);
    backup(&mut test);
    type_key(&mut test, Key::J, "j");
    (test, path, answer)
}

/// The same, and the window shall be closed.
fn on_a_silent_share(folder: &Path) -> (Test, PathBuf, Sender<()>) {
    let (mut test, path, answer) = silent_share(folder, &Arc::default());
    assert!(!close(&mut test));
    test.get_by_label("Wird gespeichert …");
    (test, path, answer)
}

#[test]
fn a_share_that_does_not_answer_holds_up_nothing_and_after_ten_seconds_a_copy_stands_in() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, path, answer) = silent_share(folder.path(), &Arc::default());
    strg(&mut test, Key::S);
    assert_eq!(answered(&path), None);
    // Each step is a quarter of a second.
    test.run_steps(20);
    assert_eq!(recovery::find(folder.path()).len(), 0);
    test.run_steps(24);
    let [copy] = &recovery::find(folder.path())[..] else { panic!("one copy") };
    assert_eq!(copy.answers, Some(1));
    drop(answer);
    until(&mut test, "the save", |_| answered(&path) == Some(AnswerValue::Yes));
    until(&mut test, "the end of the copy", |_| recovery::find(folder.path()).is_empty());
}

#[test]
fn the_end_of_the_session_leaves_a_copy_where_the_share_does_not_answer() {
    let folder = tempfile::tempdir().unwrap();
    let ending = Arc::new(AtomicBool::new(false));
    let (mut test, path, answer) = silent_share(folder.path(), &ending);
    ending.store(true, Ordering::Release);
    test.step();
    let [copy] = &recovery::find(folder.path())[..] else { panic!("one copy") };
    assert_eq!((copy.answers, answered(&path)), (Some(1), None));
    drop(answer);
}

#[test]
fn a_share_that_answers_late_is_waited_for_and_then_the_window_closes() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, path, answer) = on_a_silent_share(folder.path());
    drop(answer);
    until(&mut test, "the save", |test| test.query_by_label("Wird gespeichert …").is_none());
    assert!(close(&mut test));
    assert_eq!(answered(&path), Some(AnswerValue::Yes));
}

#[test]
fn escape_does_not_close_while_the_share_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, path, answer) = on_a_silent_share(folder.path());
    test.key_press(Key::Escape);
    test.run_steps(3);
    assert!(test.query_by_label("Wird gespeichert …").is_none());
    drop(answer);
    until(&mut test, "the save", |_| answered(&path) == Some(AnswerValue::Yes));
    assert!(test.state().window().session().is_some());
}

#[test]
fn a_share_that_does_not_answer_for_five_seconds_is_left_with_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, path, answer) = on_a_silent_share(folder.path());
    // Each step is a quarter of a second.
    test.run_steps(24);
    test.get_by_label("Der Speicherort antwortet nicht");
    test.get_by_label(
        "„Kopie ablegen und schließen“ legt eine Rettungskopie auf diesen PC; beim nächsten Start wird sie angeboten.",
    );
    test.get_by_role_and_label(Role::Button, "Weiter warten").click();
    test.run_steps(3);
    test.get_by_label("Wird gespeichert …");
    test.run_steps(24);
    test.get_by_role_and_label(Role::Button, "Kopie ablegen und schließen").click();
    test.run_steps(3);
    assert!(close(&mut test));
    assert_eq!(answered(&path), None);
    let [copy] = &recovery::find(folder.path())[..] else { panic!("one copy") };
    assert_eq!(copy.answers, Some(1));
    drop(answer);
}
