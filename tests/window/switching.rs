//! From one file to another: dropped on the window, chosen from the list, with unsaved work, with a table on its way.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{DroppedFile, Event, HoveredFile, Key, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable;
use jiff::civil::date;
use wiba_core::assessment::{AnswerValue, Assessment, Edit, HandOut, Stamp};
use wiba_core::catalog::Catalog;
use wiba_core::desk::command::{Command, Overlay, ReportCommand};
use wiba_core::desk::route::Route;
use wiba_core::desk::settings::Settings;
use wiba_core::report::{Kind, Options};
use wiba_core::store;

use super::FIRST;
use super::drive::{Start, Test, backup, harness, new_file, strg, type_key, until, value};

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

pub(super) fn drop_on(test: &mut Test, path: &Path) {
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

#[cfg(unix)]
#[test]
fn a_table_meant_for_one_file_never_lands_in_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let other = town(folder.path(), "Andernstadt");
    // A pipe is read only when its other end is written: the table is still on its way when the file changes.
    let pipe = folder.path().join("dialog.csv");
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
    until(&mut test, "the second table", |test| test.query_by_label("1 Angabe übernehmen").is_some());
    press(&mut test, "1 Angabe übernehmen");
    assert_eq!((value(&test, FIRST), value(&test, super::SECOND)), (None, Some(AnswerValue::No)));
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

/// Carries this out, and lets the work that follows begin: its end is heard in a later frame.
fn begin(test: &mut Test, command: Command) {
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![command], 0.0);
    test.step();
}

fn open(test: &mut Test, path: &Path) {
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().open(&ctx, path);
}

#[test]
fn undo_in_a_field_never_brings_the_text_of_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let other = town(folder.path(), "Andernstadt");
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    let write = |test: &mut Test, text: &str| {
        backup(test);
        strg(test, Key::Enter);
        for letter in text.split_inclusive(' ') {
            test.event(Event::Text(letter.to_owned()));
            test.run();
        }
    };
    let note = |test: &Test| test.state().window().session().unwrap().assessment().round.answer(FIRST).note.clone();
    write(&mut test, "Geheim in Musterstadt");
    strg(&mut test, Key::S);
    assert_eq!(note(&test), "Geheim in Musterstadt");
    open(&mut test, &other);
    test.run();
    write(&mut test, "");
    for _ in 0..3 {
        strg(&mut test, Key::Z);
    }
    strg(&mut test, Key::S);
    assert_eq!(note(&test), "");
}

#[test]
fn a_report_that_is_written_late_is_never_shown_as_that_of_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let other = town(folder.path(), "Andernstadt");
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    let options = Options::new(Kind::Full, date(2026, 11, 22));
    begin(&mut test, Command::Report(ReportCommand::Save(options)));
    open(&mut test, &other);
    until(&mut test, "the report", |test| test.query_by_label_contains("Gespeichert: ").is_some());
    test.state_mut().window_mut().visit(Route::Report);
    test.run();
    assert!(test.query_by_label_contains("Gespeichert als dialog").is_none());
}

#[test]
fn what_was_handed_out_of_a_file_that_is_closed_is_said_not_to_be_noted() {
    let folder = tempfile::tempdir().unwrap();
    let other = town(folder.path(), "Andernstadt");
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    let what = HandOut { to: "Bauhof".into(), questions: [FIRST].into(), ..HandOut::default() };
    begin(&mut test, Command::HandOut(Box::new(what), false));
    open(&mut test, &other);
    until(&mut test, "the questions", |test| test.query_by_label_contains("1 Frage für Bauhof").is_some());
    test.get_by_label_contains("Nicht vermerkt: 1 Frage für Bauhof");
    assert!(test.state().window().session().unwrap().assessment().round.hand_outs.is_empty());
}

#[test]
fn what_is_dropped_while_a_box_is_open_reaches_nothing_below_it() {
    let folder = tempfile::tempdir().unwrap();
    let other = town(folder.path(), "Andernstadt");
    let proof = folder.path().join("protokoll.pdf");
    std::fs::write(&proof, b"%PDF").unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    backup(&mut test);
    for over in [Command::SetPassword, Command::Toggle(Overlay::File)] {
        begin(&mut test, over);
        test.run();
        for path in [&other, &proof] {
            drop_on(&mut test, path);
            test.get_by_label_contains("Zuerst schließen, was über dem Fenster offen ist");
        }
        assert_eq!(open_name(&test), "Musterstadt");
        test.key_press(Key::Escape);
        test.run();
    }
    let round = &test.state().window().session().unwrap().assessment().round;
    assert!(round.answer(FIRST).evidence.is_empty());
    drop_on(&mut test, &other);
    assert_eq!(open_name(&test), "Andernstadt");
}

#[test]
fn what_was_asked_about_one_file_is_not_asked_about_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let other = town(folder.path(), "Andernstadt");
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    begin(&mut test, Command::SetPassword);
    test.run();
    test.get_by_label("Datei mit einem Passwort verschlüsseln");
    open(&mut test, &other);
    test.run();
    assert_eq!(open_name(&test), "Andernstadt");
    assert!(test.query_by_label("Datei mit einem Passwort verschlüsseln").is_none());
}

#[test]
fn a_file_that_is_let_go_in_a_meeting_takes_the_full_screen_along() {
    let folder = tempfile::tempdir().unwrap();
    let other = town(folder.path(), "Andernstadt");
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    let full = |test: &Test| {
        let all = test.output().viewport_output.values().flat_map(|output| output.commands.clone());
        all.filter_map(|command| match command {
            ViewportCommand::Fullscreen(full) => Some(full),
            _ => None,
        })
        .next_back()
    };
    for leaving in [Command::Open(other), Command::CloseFile] {
        begin(&mut test, Command::BeginMeeting);
        assert_eq!(full(&test), Some(true));
        begin(&mut test, leaving);
        assert_eq!(full(&test), Some(false));
        test.run();
    }
}

#[test]
fn all_files_that_are_dropped_on_a_question_are_its_nachweise() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    backup(&mut test);
    for name in ["protokoll.pdf", "foto.png"] {
        let path = folder.path().join(name);
        std::fs::write(&path, b"etwas").unwrap();
        test.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    }
    test.run();
    let round = &test.state().window().session().unwrap().assessment().round;
    let places: Vec<_> = round.answer(FIRST).evidence.iter().map(|item| item.place.as_str()).collect();
    assert_eq!(places, ["protokoll.pdf", "foto.png"]);
}

#[test]
fn of_several_files_to_open_one_is_taken_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let towns = ["Andernstadt", "Weitdorf"].map(|name| town(folder.path(), name));
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    test.input_mut().dropped_files.extend(towns.map(|path| Arc::new(Dropped(path)) as _));
    test.run();
    assert_eq!(open_name(&test), "Andernstadt");
    test.get_by_label_contains("Nur eine Datei auf einmal: genommen ist „Andernstadt.wiba“.");
}

#[test]
fn a_wiba_file_over_the_window_is_told_what_becomes_of_it_either_way() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    let path = Some(folder.path().join("teil.wiba"));
    test.input_mut().hovered_files.push(HoveredFile { path, ..HoveredFile::default() });
    test.run_steps(3);
    test.get_by_label_contains("Loslassen: „teil.wiba“ öffnen; die offene Datei wird vorher gespeichert.");
    test.get_by_label_contains("Aus einem Teil der offenen Datei werden die Antworten gezeigt.");
}

#[test]
fn a_version_meant_for_one_file_is_not_merged_into_another() {
    let folder = tempfile::tempdir().unwrap();
    let other = town(folder.path(), "Andernstadt");
    let theirs = folder.path().join("Andernstadt (conflicted copy 2026-11-21).wiba");
    std::fs::copy(&other, &theirs).unwrap();
    let catalog = Catalog::embedded().unwrap();
    let (mut file, mut copy) = store::File::open(&theirs).unwrap();
    let yes = Edit::answer(FIRST, Some(AnswerValue::Yes), catalog.edition);
    copy.apply(vec![yes], &catalog, Stamp { at: super::desk::clock(), by: "K. Winter".into() }).unwrap();
    file.save(&copy).unwrap();
    drop(file);
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::MergeWith(theirs)], 0.0);
    open(&mut test, &other);
    // It is looked for beside the file after it was to be merged.
    let beside = "Daneben liegt eine andere Fassung";
    until(&mut test, beside, |test| test.query_by_label_contains(beside).is_some());
    test.run();
    assert!(test.query_by_label_contains("Zusammenführen mit").is_none());
}
