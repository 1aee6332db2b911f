//! The window and files with a password.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod desk;
mod drive;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk::{KEY, LOCK};
use drive::{Start, Test, harness, new_file, sized, strg, until, value};
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use wiba_core::assessment::{AnswerValue, Assessment, Edit, HandOut, Id, Stamp, hand_out};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Export, ReportCommand};
use wiba_core::desk::recovery;
use wiba_core::desk::route::Route;
use wiba_core::report::{Kind, Options};
use wiba_core::store::disk::System;
use wiba_core::store::{File, Password, Seal, is_sealed, unlock, write_for_office};

const FIRST: QuestionId = QuestionId::new(3, 1);
const TYPED: &str = "Öl und Äpfel im Keller 7";

fn password() -> Password {
    Password::new(TYPED).unwrap()
}

fn sealed(folder: &Path) -> PathBuf {
    let path = new_file(folder);
    let (mut file, town) = File::open(&path).unwrap();
    file.reseal(Some(Seal::new(&password()).unwrap()), &town).unwrap();
    path
}

/// The field itself, and not the words above it.
fn field<'tree>(test: &'tree Test, name: &'tree str) -> Node<'tree> {
    let mut all = test.get_all_by_label(name);
    all.find(|node| node.accesskit_node().role() != Role::Label).unwrap()
}

/// Types into a field instead of what it holds.
fn type_in(test: &mut Test, name: &str, text: &str) {
    field(test, name).focus();
    test.run();
    strg(test, Key::A);
    field(test, name).type_text(text);
    test.run();
}

fn is_open(test: &Test) -> bool {
    test.state().window().session().is_some()
}

#[test]
fn a_sealed_file_asks_for_its_password_says_if_it_is_wrong_and_opens_with_the_right_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = sealed(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    assert!(!is_open(&test));
    test.get_by_label("Diese Datei ist verschlüsselt");
    type_in(&mut test, "Passwort", "falsch");
    test.get_by_role_and_label(Role::Button, "Öffnen").click();
    until(&mut test, "that the password is wrong", |test| {
        test.query_by_label_contains("Dieses Passwort öffnet die Datei nicht").is_some()
    });
    type_in(&mut test, "Passwort", TYPED);
    test.key_press(Key::Enter);
    until(&mut test, "that it opens", is_open);
    assert!(test.query_by_label("Diese Datei ist verschlüsselt").is_none());
    assert_eq!(test.state().window().session().unwrap().assessment().kommune.name, "Musterstadt");
    let listed = &test.state().window().settings().recent[0];
    assert_eq!(listed.name, "muster", "the list names the file and not the Kommune");
}

/// A file that has handed out a question, and the part that has come back with a Nein to it.
fn handed_out(folder: &Path) -> (PathBuf, Assessment) {
    let path = new_file(folder);
    let catalog = Catalog::embedded().unwrap();
    let stamp = || Stamp { at: desk::clock(), by: "K. Winter".into() };
    let (mut file, mut town) = File::open(&path).unwrap();
    let (id, what) = (Id::random(), HandOut { questions: [FIRST].into(), ..HandOut::default() });
    town.apply(hand_out(id, &what), &catalog, stamp()).unwrap();
    file.save(&town).unwrap();
    let mut part = town.part_for(id, &what, false, &catalog);
    let no = Edit::answer(FIRST, Some(AnswerValue::No), catalog.edition);
    part.apply(vec![no], &catalog, stamp()).unwrap();
    (path, part)
}

/// A window on a file, in which „Antworten einlesen …“ has been called.
fn reading_answers(folder: &Path, path: PathBuf) -> Test {
    let mut test = harness(Some(Start::File(path)), folder, |_| {});
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::ChooseAnswers], 0.0);
    test.run();
    test
}

fn take(test: &mut Test) {
    until(test, "the preview", |test| test.query_by_label("1 Angabe übernehmen").is_some());
    assert_eq!(value(test, FIRST), None, "nothing is taken over before somebody says so");
    test.run();
    test.get_by_role_and_label(Role::Button, "1 Angabe übernehmen").click();
    test.run();
    assert_eq!(value(test, FIRST), Some(AnswerValue::No));
}

#[test]
fn a_part_with_a_password_of_its_own_is_taken_in_once_it_is_typed_and_escape_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, part) = handed_out(folder.path());
    let back = folder.path().join("dialog.wiba");
    let mut file = File::create(&back, &part).unwrap();
    file.reseal(Some(Seal::new(&password()).unwrap()), &part).unwrap();
    let before = (std::fs::read(&path).unwrap(), std::fs::read(&back).unwrap());
    let mut test = reading_answers(folder.path(), path.clone());
    let asked = |test: &Test| test.query_by_label("Diese Datei ist verschlüsselt").is_some();
    until(&mut test, "the question for the password", asked);
    test.key_press(Key::Escape);
    test.run();
    assert!(!asked(&test));
    assert_eq!((std::fs::read(&path).unwrap(), std::fs::read(&back).unwrap()), before);
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::ChooseAnswers], 0.0);
    until(&mut test, "the question for the password", asked);
    type_in(&mut test, "Passwort", "falsch");
    test.get_by_role_and_label(Role::Button, "Öffnen").click();
    until(&mut test, "that the password is wrong", |test| {
        test.query_by_label_contains("Dieses Passwort öffnet die Datei nicht").is_some()
    });
    assert_eq!(value(&test, FIRST), None);
    type_in(&mut test, "Passwort", TYPED);
    test.key_press(Key::Enter);
    take(&mut test);
    assert_eq!(std::fs::read(&back).unwrap(), before.1, "the part stays as it came");
    assert_eq!(test.state().window().session().unwrap().path(), Some(path.as_path()));
}

#[test]
fn a_part_that_was_made_for_the_key_of_this_office_is_taken_in_with_its_key_file() {
    let folder = tempfile::tempdir().unwrap();
    let (path, part) = handed_out(folder.path());
    write_for_office(&folder.path().join("dialog.age"), &part, &LOCK.parse().unwrap()).unwrap();
    std::fs::write(folder.path().join("dialog.key"), KEY).unwrap();
    let mut test = reading_answers(folder.path(), path);
    until(&mut test, "the question about the key", |test| test.query_by_label("Mit Schlüsseldatei öffnen …").is_some());
    test.run();
    test.get_by_role_and_label(Role::Button, "Mit Schlüsseldatei öffnen …").click();
    take(&mut test);
}

#[test]
fn the_letters_of_a_password_are_hidden_until_the_user_wants_to_see_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = sealed(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    type_in(&mut test, "Passwort", "geheim");
    let value = |test: &Test| field(test, "Passwort").accesskit_node().value().unwrap_or_default();
    assert!(!value(&test).contains("geheim"), "{}", value(&test));
    test.get_by_label("Passwort zeigen").click();
    test.run();
    assert_eq!(value(&test), "geheim");
}

#[test]
fn checking_a_password_can_be_given_up_and_the_open_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let path = sealed(other.path());
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    let before = test.state().window().session().unwrap().path().unwrap().to_owned();
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::Open(path)], 0.0);
    test.run();
    type_in(&mut test, "Passwort", TYPED);
    test.key_press(Key::Enter);
    test.step();
    test.step(); // the box has its new height
    test.get_by_role_and_label(Role::Button, "Abbrechen").click();
    test.run();
    assert!(test.query_by_label("Diese Datei ist verschlüsselt").is_none());
    // Whatever the thread does now, it is not heard any more.
    std::thread::sleep(std::time::Duration::from_secs(2));
    test.run();
    assert_eq!(test.state().window().session().unwrap().path(), Some(before.as_path()));
}

#[test]
fn a_password_is_set_changed_and_removed_and_what_was_typed_before_is_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    let settings = test.state().window().settings().clone();
    let command = |test: &mut Test, action: Action| {
        let (ctx, command) = (test.ctx.clone(), action.command(&settings).unwrap());
        test.state_mut().window_mut().carry_out(&ctx, vec![command], 0.0);
        test.run();
    };
    let town = test.state().window().session().unwrap().assessment().clone();
    let copy = recovery::save(folder.path(), &town, None).unwrap();
    command(&mut test, Action::SetPassword);
    test.get_by_label("Datei mit einem Passwort verschlüsseln");
    type_in(&mut test, "Neues Passwort", "Musterstadt1");
    assert!(test.query_by_label_contains("Stärke: schwach").is_some(), "the name of the Kommune is no password");
    type_in(&mut test, "Neues Passwort", TYPED);
    assert!(test.query_by_label_contains("Stärke: sehr gut").is_some());
    let confirm =
        |test: &Test| !test.get_by_role_and_label(Role::Button, "Verschlüsseln").accesskit_node().is_disabled();
    assert!(!confirm(&test));
    type_in(&mut test, "Neues Passwort noch einmal", TYPED);
    assert!(confirm(&test));
    test.get_by_role_and_label(Role::Button, "Verschlüsseln").click();
    until(&mut test, "that it is sealed", |test| test.state().window().session().unwrap().seal().is_some());
    assert!(is_sealed(&path).unwrap() && is_sealed(&wiba_core::store::backup_path(&path)).unwrap());
    assert!(is_sealed(&copy).unwrap(), "a copy that is still to be decided about stays, sealed");
    test.run();
    assert!(test.query_by_label("Die Datei ist jetzt verschlüsselt").is_some());
    test.get_by_role_and_label(Role::Button, "Verstanden").click();
    test.run();
    command(&mut test, Action::SetPassword);
    test.get_by_label("Passwort ändern");
    for field in ["Neues Passwort", "Neues Passwort noch einmal"] {
        type_in(&mut test, field, "ein ganz anderes");
    }
    test.key_press(Key::Enter);
    until(&mut test, "that the password is another one", |_| unlock(&path, &password()).is_err());
    let seal = unlock(&path, &Password::new("ein ganz anderes").unwrap()).unwrap();
    assert!(File::open_with(Arc::new(System), &path, seal.as_ref()).is_ok());
    test.run();
    test.get_by_role_and_label(Role::Button, "Verstanden").click();
    test.run();
    command(&mut test, Action::RemovePassword);
    test.get_by_role_and_label(Role::Button, "Passwort entfernen").click();
    test.run();
    assert!(!is_sealed(&path).unwrap());
    assert!(File::open(&path).is_ok());
}

/// Every file below a folder in which a word stands.
fn holding(folder: &Path, word: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, word));
        } else if String::from_utf8_lossy(&std::fs::read(&path).unwrap()).contains(word) {
            found.push(path);
        }
    }
    found
}

#[test]
fn a_window_with_a_sealed_file_writes_nothing_readable_wherever_it_writes() {
    let folder = tempfile::tempdir().unwrap();
    let path = sealed(folder.path());
    // No backup of the day before it had a password.
    std::fs::remove_file(wiba_core::store::backup_path(&path)).unwrap();
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    type_in(&mut test, "Passwort", TYPED);
    test.key_press(Key::Enter);
    until(&mut test, "that it opens", is_open);
    let ctx = test.ctx.clone();
    let carry_out = |test: &mut Test, command: Command| {
        test.state_mut().window_mut().carry_out(&ctx, vec![command], 0.0);
        test.run();
    };
    carry_out(&mut test, Command::Go(Route::Kommune));
    type_in(&mut test, "Informationssicherheit (ISB)", "Klartextmarke");
    carry_out(&mut test, Command::Save);
    // Somebody else changes the file, so that a copy is made elsewhere.
    let seal = unlock(&path, &password()).unwrap();
    let (mut file, mut town) = File::open_with(Arc::new(System), &path, seal.as_ref()).unwrap();
    assert_eq!(town.kommune.isb, "Klartextmarke");
    town.kommune.leitung = "Klartextmarke".to_owned();
    file.save(&town).unwrap();
    type_in(&mut test, "Informationssicherheit (ISB)", "Klartextmarke und mehr");
    carry_out(&mut test, Command::Save);
    let window = test.state().window();
    let copy = recovery::save(folder.path(), window.session().unwrap().assessment(), window.session().unwrap().seal());
    assert!(is_sealed(&copy.unwrap()).unwrap());
    window.settings().save(folder.path()).unwrap();
    for word in ["Klartextmarke", "Musterstadt"] {
        assert_eq!(holding(folder.path(), word), [] as [PathBuf; 0]);
    }
}

#[test]
fn a_report_of_a_sealed_file_says_once_that_it_is_not_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let path = sealed(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    type_in(&mut test, "Passwort", TYPED);
    test.key_press(Key::Enter);
    until(&mut test, "that it opens", is_open);
    let ctx = test.ctx.clone();
    let told = |test: &Test| test.query_by_label("Der Bericht ist nicht verschlüsselt").is_some();
    for (round, name) in ["eins.pdf", "zwei.pdf"].into_iter().enumerate() {
        let options = Options::new(Kind::Management, desk::clock().date());
        let save = Command::Report(ReportCommand::Save(options));
        test.state_mut().window_mut().carry_out(&ctx, vec![save], 0.0);
        until(&mut test, name, |test| test.query_by_label_contains("Gespeichert: ").is_some());
        test.run();
        assert!(round > 0 || told(&test));
    }
    assert_eq!(test.query_all_by_label("Der Bericht ist nicht verschlüsselt").count(), 1);
}

#[test]
fn what_leaves_a_sealed_file_without_its_password_is_called_by_what_it_is() {
    let what = HandOut { to: "Bauhof".into(), questions: [FIRST].into(), ..HandOut::default() };
    for (command, words) in [
        (Command::Export(Export::QuestionsCsv), "Die Tabelle ist nicht verschlüsselt"),
        (Command::HandOut(Box::new(what), false), "Die verteilte Datei ist nicht verschlüsselt"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = sealed(folder.path());
        let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
        type_in(&mut test, "Passwort", TYPED);
        test.key_press(Key::Enter);
        until(&mut test, "that it opens", is_open);
        let ctx = test.ctx.clone();
        test.state_mut().window_mut().carry_out(&ctx, vec![command], 0.0);
        until(&mut test, words, |test| test.query_by_label(words).is_some());
    }
}

#[test]
fn enter_with_two_different_passwords_stays_where_it_is_typed_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::SetPassword], 0.0);
    test.run();
    type_in(&mut test, "Neues Passwort", "Kies Vogel Lampe Zaun");
    test.key_press(Key::Enter);
    test.run();
    assert!(field(&test, "Neues Passwort noch einmal").is_focused(), "the second one is to be typed");
    type_in(&mut test, "Neues Passwort noch einmal", "Kies Vogel Lampe");
    test.key_press(Key::Enter);
    test.run();
    assert!(field(&test, "Neues Passwort noch einmal").is_focused());
    field(&test, "Neues Passwort noch einmal").type_text(" Zaun");
    test.run();
    assert!(test.query_by_label_contains("verschieden").is_none());
}

#[test]
fn the_prompt_for_a_new_password_fits_into_a_small_window_with_large_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = sized(Some(Start::File(path)), folder.path(), (800.0, 600.0), |settings| settings.text_scale = 200);
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::SetPassword], 0.0);
    test.run();
    type_in(&mut test, "Neues Passwort", "x");
    type_in(&mut test, "Neues Passwort noch einmal", "x");
    test.get_by_role_and_label(Role::Button, "Abbrechen").focus();
    test.run_steps(4);
    let button = test.get_by_role_and_label(Role::Button, "Abbrechen").rect();
    let window = test.ctx.content_rect();
    assert!(window.contains_rect(button), "{button:?} in {window:?}");
}

#[test]
fn another_version_with_a_password_asks_for_it_before_it_is_merged() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let copy = folder.path().join("kopie.wiba");
    std::fs::copy(&path, &copy).unwrap();
    let (mut file, mut theirs) = File::open(&copy).unwrap();
    let stamp = Stamp { at: desk::clock(), by: "K. Winter".into() };
    let note = vec![Edit::note(QuestionId::new(3, 2), "von der Kollegin")];
    theirs.apply(note, &Catalog::embedded().unwrap(), stamp).unwrap();
    file.reseal(Some(Seal::new(&password()).unwrap()), &theirs).unwrap();
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::MergeWith(copy)], 0.0);
    until(&mut test, "the prompt", |test| test.query_by_label("Diese Datei ist verschlüsselt").is_some());
    test.run();
    type_in(&mut test, "Passwort", TYPED);
    test.key_press(Key::Enter);
    until(&mut test, "both versions", |test| test.query_by_label("Zusammenführen mit kopie.wiba").is_some());
    test.run();
    test.get_by_role_and_label(Role::Button, "Zusammenführen").click();
    test.run();
    let (merged, town) = File::open(&path).unwrap();
    assert_eq!(town.round.answer(QuestionId::new(3, 2)).note, "von der Kollegin");
    assert!(merged.seal().is_none(), "the open file stays as it is");
}
