//! Leaving a file: by closing the window, by opening another, and when it cannot be saved.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use eframe::egui::accesskit::Role;
use eframe::egui::{DroppedFile, Event, Key, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable;
use jiff::civil::date;
use wiba_core::assessment::{AnswerValue, Assessment};
use wiba_core::catalog::Catalog;
use wiba_core::desk::command::Command;
use wiba_core::desk::jobs::Job;
use wiba_core::desk::recovery;
use wiba_core::desk::settings::Settings;
use wiba_core::store;
use wiba_kompass::app::dialogs::{Ask, Dialogs};
use wiba_kompass::app::window::Services;

use super::drive::{Start, Test, backup, harness, new_file, strg, type_key, until, value, with};
use super::{FIRST, desk};

const UNSAVED: &str = "Die letzten Änderungen sind nicht gespeichert";

/// The user clicks the window's cross. Returns whether the window goes.
fn close(test: &mut Test) -> bool {
    let viewport = test.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    viewport.events.push(ViewportEvent::Close);
    test.step();
    let stays = sends(test, &ViewportCommand::CancelClose);
    test.run();
    !stays
}

fn sends(test: &Test, command: &ViewportCommand) -> bool {
    test.output().viewport_output.values().any(|output| output.commands.contains(command))
}

fn press(test: &mut Test, name: &str) {
    test.get_by_label(name).click();
    test.run();
}

fn town(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(format!("{name}.wiba"));
    let catalog = Catalog::embedded().unwrap();
    store::File::create(&path, &Assessment::new(name, date(2026, 11, 1), &catalog)).unwrap();
    path
}

fn saved(path: &Path) -> Assessment {
    store::File::open(path).unwrap().1
}

fn open_name(test: &Test) -> String {
    test.state().window().session().map(|session| session.assessment().kommune.name.clone()).unwrap_or_default()
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_on(test: &mut Test, path: &Path) {
    test.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
    test.run();
}

/// A file with a change that cannot be saved: somebody else has written another version.
fn stuck(folder: &Path) -> (Test, PathBuf) {
    let path = new_file(folder);
    let mut test = harness(Some(Start::File(path.clone())), folder, |_| {});
    backup(&mut test);
    std::fs::write(&path, "(format: 2, von jemand anderem)").unwrap();
    type_key(&mut test, Key::J, "j");
    (test, path)
}

#[test]
fn closing_the_window_saves_what_was_typed_last() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    backup(&mut test);
    strg(&mut test, Key::Enter);
    test.event(Event::Text("noch im Feld".into()));
    test.step();
    assert!(close(&mut test));
    assert_eq!(saved(&path).round.answer(FIRST).note, "noch im Feld");
    // And where one was.
    let place = Settings::load(folder.path()).place(&path.canonicalize().unwrap());
    assert_eq!(place.route, test.state().window().route());
}

#[test]
fn a_window_with_unsaved_work_stays_and_asks() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, path) = stuck(folder.path());
    assert!(!close(&mut test));
    test.get_by_label(UNSAVED);
    press(&mut test, "Weiterarbeiten");
    assert!(test.query_by_label(UNSAVED).is_none());
    assert_eq!(value(&test, FIRST), Some(AnswerValue::Yes));
    assert!(!close(&mut test), "it asks again");
    assert_eq!(std::fs::read(&path).unwrap(), b"(format: 2, von jemand anderem)");
}

#[test]
fn without_saving_the_window_goes_and_the_disk_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, path) = stuck(folder.path());
    assert!(!close(&mut test));
    test.get_by_label("Ohne Speichern schließen").click();
    let mut asked = false;
    for _ in 0..4 {
        test.step();
        asked |= sends(&test, &ViewportCommand::Close);
    }
    assert!(asked, "the window wants to close");
    assert!(close(&mut test), "and nothing holds it");
    assert_eq!(std::fs::read(&path).unwrap(), b"(format: 2, von jemand anderem)");
}

#[test]
fn under_another_name_the_window_goes_after_all() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, _) = stuck(folder.path());
    assert!(!close(&mut test));
    test.get_by_label("Speichern unter …").click();
    test.run_steps(4);
    assert_eq!(saved(&folder.path().join("dialog.wiba")).round.value(FIRST), Some(AnswerValue::Yes));
    assert!(test.query_by_label(UNSAVED).is_none());
    assert!(close(&mut test));
}

#[test]
fn a_date_that_is_none_is_named_before_the_window_goes() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    backup(&mut test);
    type_key(&mut test, Key::N, "n");
    test.get_by_role_and_label(Role::TextInput, "Frist").focus();
    test.run();
    test.event(Event::Text("morgen".into()));
    test.run();
    assert!(!close(&mut test));
    test.get_by_label("Eine Angabe kann nicht übernommen werden");
    test.get_by_label_contains("„morgen“");
    press(&mut test, "Zurück und berichtigen");
    assert_eq!(test.get_by_role_and_label(Role::TextInput, "Frist").value().as_deref(), Some("morgen"));
    assert!(!close(&mut test));
    press(&mut test, "Ohne diese Angabe schließen");
    assert!(close(&mut test));
    assert_eq!(saved(&path).round.value(FIRST), Some(AnswerValue::No), "all else is saved");
}

#[test]
fn a_dropped_file_takes_the_place_of_the_open_one_which_is_saved_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let other = town(folder.path(), "Andernstadt");
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    backup(&mut test);
    strg(&mut test, Key::Enter);
    test.event(Event::Text("für die erste".into()));
    test.step();
    drop_on(&mut test, &other);
    assert_eq!(open_name(&test), "Andernstadt");
    assert_eq!(saved(&path).round.answer(FIRST).note, "für die erste");
    assert!(saved(&other).round.answers.is_empty());
    assert_eq!(test.state().window().session().unwrap().undo_label(), None);
    drop_on(&mut test, &folder.path().join("fehlt.wiba"));
    assert_eq!(open_name(&test), "Andernstadt", "what cannot be opened leaves the open one");
}

#[test]
fn a_file_that_cannot_be_saved_keeps_its_place_until_the_user_lets_it_go() {
    let folder = tempfile::tempdir().unwrap();
    let other = town(folder.path(), "Andernstadt");
    let (mut test, path) = stuck(folder.path());
    drop_on(&mut test, &other);
    assert_eq!(open_name(&test), "Musterstadt");
    test.get_by_label(UNSAVED);
    press(&mut test, "Ohne Speichern schließen");
    test.run_steps(2);
    assert_eq!(open_name(&test), "Andernstadt");
    assert_eq!(std::fs::read(&path).unwrap(), b"(format: 2, von jemand anderem)");
}

/// Dialogs that the test answers when it likes.
struct Later(Mutex<Option<Receiver<PathBuf>>>);

impl Dialogs for Later {
    fn ask(&mut self, _: Ask, wake: Box<dyn FnOnce() + Send>) -> Job<Option<PathBuf>> {
        match self.0.lock().unwrap().take() {
            Some(answer) => Job::start(wake, move || answer.recv().ok()),
            None => Job::done(None),
        }
    }
}

fn with_late_dialog(path: &Path, folder: &Path) -> (Test, Sender<PathBuf>) {
    let (sender, receiver) = channel();
    let catalog = Arc::new(Catalog::embedded().unwrap());
    let dialogs = Box::new(Later(Mutex::new(Some(receiver))));
    let services = Services { dialogs, ..desk::parts(&catalog, desk::settings(), folder) };
    (with(services, Some(Start::File(path.to_owned())), (1280.0, 800.0)), sender)
}

#[test]
fn a_dialog_that_is_answered_after_another_file_was_opened_does_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let other = town(folder.path(), "Andernstadt");
    for command in [Command::SaveAs, Command::ChooseLogo, Command::ChooseAnswers] {
        let (mut test, answer) = with_late_dialog(&path, folder.path());
        let ctx = test.ctx.clone();
        test.state_mut().window_mut().carry_out(&ctx, vec![command.clone()], 0.0);
        test.run();
        drop_on(&mut test, &other);
        let target = folder.path().join("ziel.wiba");
        answer.send(target.clone()).ok();
        test.run_steps(8);
        assert!(!target.exists(), "{command:?}");
        assert_eq!(test.state().window().session().unwrap().path(), Some(other.canonicalize().unwrap().as_path()));
        assert!(test.query_by_label_contains("ziel.wiba").is_none(), "{command:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_table_meant_for_one_file_never_lands_in_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let other = town(folder.path(), "Andernstadt");
    // A pipe is read only when its other end is written: the table is still on its way when the file changes.
    let pipe = folder.path().join("dialog.wiba");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::ChooseAnswers], 0.0);
    test.run_steps(3);
    drop_on(&mut test, &other);
    std::fs::write(&pipe, "frage;antwort\n3.1;ja\n").unwrap();
    test.run_steps(12);
    // Whatever comes late has come by then: an import of this file has begun and ended after it.
    std::fs::remove_file(&pipe).unwrap();
    std::fs::write(&pipe, "frage;antwort\n3.2;nein\n").unwrap();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::ChooseAnswers], 0.0);
    until(&mut test, "the second table", |test| value(test, super::SECOND).is_some());
    assert_eq!(value(&test, FIRST), None);
}

#[test]
fn a_copy_of_the_last_time_is_offered_however_the_program_is_started() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut lost = saved(&path);
    lost.kommune.name = "Aus der Kopie".into();
    let copy = recovery::save(folder.path(), &lost).unwrap();
    for start in [None, Some(Start::File(path.clone())), Some(Start::Example)] {
        let mut test = harness(start, folder.path(), |_| {});
        test.get_by_label("Eine gesicherte Kopie liegt vor");
        press(&mut test, "Später entscheiden");
        assert!(test.query_by_label("Eine gesicherte Kopie liegt vor").is_none());
        assert!(copy.exists());
    }
    let mut test = harness(None, folder.path(), |_| {});
    press(&mut test, "Kopie öffnen");
    test.run_steps(2);
    assert_eq!(open_name(&test), "Aus der Kopie");
    drop(test);
    let mut test = harness(None, folder.path(), |_| {});
    press(&mut test, "Kopie löschen");
    assert!(!copy.exists());
}

#[test]
fn recent_files_lead_back_to_where_one_was_and_can_be_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path()).canonicalize().unwrap();
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    backup(&mut test);
    let route = test.state().window().route();
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::CloseFile], 0.0);
    test.run();
    let name = format!("Musterstadt öffnen, {}", path.display());
    press(&mut test, &name);
    assert_eq!((open_name(&test).as_str(), test.state().window().route()), ("Musterstadt", route));
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::CloseFile], 0.0);
    test.run();
    press(&mut test, "Musterstadt aus der Liste nehmen");
    assert!(test.query_by_label(&name).is_none());
    assert!(Settings::load(folder.path()).recent.is_empty());
    assert!(path.exists());
}
