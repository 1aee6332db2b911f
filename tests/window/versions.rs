//! Other versions of the open file in the window: backups, copies beside it, what somebody else has saved, and files that are
//! only read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::epaint::{ClippedShape, Shape, Vertex};
use eframe::egui::{Key, Rect};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use wiba_core::assessment::{AnswerValue, Assessment, Edit, Stamp};
use wiba_core::catalog::Catalog;
use wiba_core::desk::command::Command;
use wiba_core::desk::session::SaveState;
use wiba_core::store::backups::Backups;
use wiba_core::store::{File, Lock, write_for_office};

use super::desk::{KEY, LOCK};
use super::drive::{Start, Test, backup, harness, new_file, sized, strg, type_key, until, value};
use super::fits::faults;
use super::{FIRST, SECOND, desk};

fn press(test: &mut Test, name: &str) {
    test.get_by_role_and_label(Role::Button, name).click();
    test.run();
}

fn command(test: &mut Test, command: Command) {
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![command], 0.0);
    test.run();
}

fn state(test: &Test) -> SaveState {
    test.state().window().session().unwrap().state()
}

fn saved(test: &mut Test) {
    until(test, "the autosave", |test| matches!(state(test), SaveState::Saved(_)));
}

/// A colleague answers in a file on another PC.
fn answer(path: &Path, edits: Vec<Edit>) {
    let (mut file, mut town) = File::open(path).unwrap();
    let stamp = Stamp { at: desk::clock(), by: "K. Winter".into() };
    town.apply(edits, &Catalog::embedded().unwrap(), stamp).unwrap();
    file.save(&town).unwrap();
}

fn on_disk(path: &Path) -> Assessment {
    File::open(path).unwrap().1
}

/// The latest backup in the list.
fn latest(test: &Test) -> Node<'_> {
    let is_time = |node: &Node<'_>| node.accesskit_node().label().is_some_and(|name| name.ends_with(" Uhr"));
    test.get_all_by_role(Role::Button).find(is_time).unwrap()
}

/// A window in which 3.1 is answered Ja, and a copy of its file in which a colleague has gone on.
fn two_versions(folder: &Path, theirs: Vec<Edit>) -> (Test, PathBuf) {
    versions_in(folder, theirs, (1280.0, 800.0), 100)
}

/// The same in a window of any size, with text of so many percent.
fn versions_in(folder: &Path, theirs: Vec<Edit>, size: (f32, f32), scale: u8) -> (Test, PathBuf) {
    let path = new_file(folder);
    let copy = folder.join("dialog.wiba");
    std::fs::copy(&path, &copy).unwrap();
    let mut test = sized(Some(Start::File(path.clone())), folder, size, |settings| settings.text_scale = scale);
    command(&mut test, Command::Answer(FIRST, Some(AnswerValue::Yes)));
    saved(&mut test);
    answer(&copy, theirs);
    (test, path)
}

#[test]
fn a_backup_shows_what_differs_before_it_is_restored_and_that_is_taken_back_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    command(&mut test, Command::ShowBackups);
    until(&mut test, "the list", |test| test.query_by_label_contains("noch keine Sicherung").is_some());
    test.run();
    press(&mut test, "Schließen");
    backup(&mut test);
    type_key(&mut test, Key::J, "j");
    saved(&mut test);
    command(&mut test, Command::ShowBackups);
    until(&mut test, "the list", |test| test.query_by_label_contains("0 Antworten, ").is_some());
    test.run();
    latest(&test).click();
    until(&mut test, "what differs", |test| test.query_by_label("jetzt Ja → damals –").is_some());
    assert_eq!(value(&test, FIRST), Some(AnswerValue::Yes), "nothing is replaced yet");
    test.run();
    press(&mut test, "Wiederherstellen");
    assert_eq!(value(&test, FIRST), None);
    saved(&mut test);
    let id = test.state().window().session().unwrap().assessment().id;
    let kept = Backups::new(folder.path()).of(id);
    assert_eq!(kept.len(), 2, "what was there before is kept");
    assert_eq!(kept[0].open(None).unwrap().round.value(FIRST), Some(AnswerValue::Yes));
    strg(&mut test, Key::Z);
    assert_eq!(value(&test, FIRST), Some(AnswerValue::Yes));
}

#[test]
fn how_many_backups_are_kept_is_chosen_beside_their_list_and_holds_for_commands_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    command(&mut test, Command::ShowBackups);
    until(&mut test, "the list", |test| test.query_by_label_contains("noch keine Sicherung").is_some());
    test.run();
    let list = |test: &Test| test.get_by_role_and_label(Role::ComboBox, "Aufheben von jeder Datei").value();
    assert_eq!(list(&test).as_deref(), Some("20 Stände"));
    test.get_by_role_and_label(Role::ComboBox, "Aufheben von jeder Datei").click();
    test.run();
    test.get_by_label("50 Stände").click();
    test.run();
    assert_eq!(list(&test).as_deref(), Some("50 Stände"));
    assert_eq!(Backups::new(folder.path()).kept(), 50);
}

#[test]
fn a_backup_becomes_a_file_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, _) = two_versions(folder.path(), Vec::new());
    std::fs::remove_file(folder.path().join("dialog.wiba")).unwrap();
    command(&mut test, Command::ShowBackups);
    until(&mut test, "the list", |test| test.query_by_label_contains("0 Antworten, ").is_some());
    test.run();
    latest(&test).click();
    until(&mut test, "the state", |test| test.query_by_label("jetzt Ja → damals –").is_some());
    test.run();
    press(&mut test, "Als Kopie speichern …");
    until(&mut test, "the copy", |test| test.query_by_label_contains("Gespeichert: ").is_some());
    assert_eq!(on_disk(&folder.path().join("dialog.wiba")).round.value(FIRST), None);
    assert_eq!(value(&test, FIRST), Some(AnswerValue::Yes));
}

#[test]
fn a_file_that_is_spoilt_is_offered_from_its_backups_and_opened() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, path) = two_versions(folder.path(), Vec::new());
    std::fs::remove_file(folder.path().join("dialog.wiba")).unwrap();
    command(&mut test, Command::CloseFile);
    std::fs::write(&path, "(format: 2, zerstört").unwrap();
    command(&mut test, Command::Open(path.clone()));
    until(&mut test, "the offer", |test| test.query_by_label_contains("liegen frühere Stände vor").is_some());
    test.run();
    latest(&test).click();
    until(&mut test, "that the copy is open", |test| test.state().window().session().is_some());
    let copy = folder.path().join("dialog.wiba");
    assert!(test.state().window().session().unwrap().is_at(&copy));
    assert_eq!(std::fs::read(&path).unwrap(), b"(format: 2, zerst\xc3\xb6rt", "the file itself stays");
}

#[test]
fn conflicts_are_decided_one_by_one_and_the_merge_is_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let theirs = vec![Edit::answer(FIRST, Some(AnswerValue::No), 1), Edit::note(SECOND, "neu")];
    let (mut test, path) = two_versions(folder.path(), theirs);
    // The file dialog answers with the copy.
    command(&mut test, Command::ChooseVersion);
    until(&mut test, "both versions", |test| test.query_by_label("Zusammenführen mit dialog.wiba").is_some());
    test.run();
    test.get_by_label_contains("Nein (K. Winter, 22.11.2026 14:32)");
    press(&mut test, "Wird übernommen: 1");
    test.get_by_label("3.2 Notiz");
    press(&mut test, "Verschieden: 1, davon offen: 1");
    press(&mut test, "Zusammenführen");
    assert_eq!(value(&test, FIRST), Some(AnswerValue::Yes), "undecided, nothing happens");
    test.get_by_role_and_label(Role::RadioButton, "3.1 Antwort: andere").click();
    test.run();
    press(&mut test, "Zusammenführen");
    assert_eq!(value(&test, FIRST), Some(AnswerValue::No));
    assert_eq!(on_disk(&path).round.answer(SECOND).note, "neu");
    strg(&mut test, Key::Z);
    assert_eq!(value(&test, FIRST), Some(AnswerValue::Yes));
    assert_eq!(test.state().window().session().unwrap().assessment().round.answer(SECOND).note, "");
}

#[test]
fn a_merge_that_only_adds_to_the_verlauf_offers_no_undo() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, _) = two_versions(folder.path(), vec![Edit::note(SECOND, "neu")]);
    answer(&folder.path().join("dialog.wiba"), vec![Edit::note(SECOND, "")]);
    command(&mut test, Command::ChooseVersion);
    until(&mut test, "both versions", |test| test.query_by_label("Zusammenführen mit dialog.wiba").is_some());
    test.run();
    assert!(test.query_by_label_contains("lässt sich zurücknehmen").is_none());
    press(&mut test, "Zusammenführen");
    test.get_by_label_contains("Neu ist nur der Verlauf");
    assert!(test.query_by_label_contains("nimmt es zurück").is_none());
}

#[test]
fn all_that_is_said_of_other_versions_fits_every_window() {
    for (size, scale) in [((800.0, 600.0), 100), ((800.0, 600.0), 200), ((1280.0, 800.0), 200)] {
        let folder = tempfile::tempdir().unwrap();
        let long = "Die Gemeinde betreibt ihre Server im Rechenzentrum des Zweckverbands in der Kreisstadt. ".repeat(4);
        let theirs = vec![Edit::answer(FIRST, Some(AnswerValue::No), 1), Edit::note(SECOND, long)];
        let (mut test, path) = versions_in(folder.path(), theirs, size, scale);
        command(&mut test, Command::ChooseVersion);
        until(&mut test, "both versions", |test| test.query_by_label("Zusammenführen mit dialog.wiba").is_some());
        let check = |test: &mut Test, what: &str| {
            test.run_steps(4);
            assert_eq!(faults(test), BTreeSet::new(), "{what} at {size:?}, {scale} %");
        };
        check(&mut test, "conflicts");
        test.get_by_role_and_label(Role::Button, "Wird übernommen: 1").click();
        check(&mut test, "what is taken");
        test.get_by_role_and_label(Role::Button, "Abbrechen").click();
        test.run();
        command(&mut test, Command::ShowBackups);
        until(&mut test, "the list", |test| test.query_by_label_contains("0 Antworten, ").is_some());
        check(&mut test, "backups");
        latest(&test).click();
        until(&mut test, "what differs", |test| test.query_by_label("jetzt Ja → damals –").is_some());
        check(&mut test, "differences");
        command(&mut test, Command::CloseFile);
        let _held = Lock::take(&path).unwrap();
        command(&mut test, Command::Open(path));
        check(&mut test, "in use");
        test.get_by_role_and_label(Role::Button, "Nur lesen").click();
        check(&mut test, "read only");
    }
}

#[test]
fn no_button_of_the_strip_stands_on_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    backup(&mut test);
    type_key(&mut test, Key::J, "j");
    answer(&path, vec![Edit::note(SECOND, "von der Kollegin")]);
    until(&mut test, "that it cannot be saved", |test| matches!(state(test), SaveState::Failed { changed: true, .. }));
    test.run_steps(3);
    for vain in ["Das Programm versucht es alle paar Sekunden wieder.", "Jetzt noch einmal versuchen"] {
        assert!(test.query_by_label(vain).is_none(), "trying again cannot succeed");
    }
    let words = test.get_by_label_contains("Nicht gespeichert:").rect();
    for button in ["Zusammenführen …", "Speichern unter …"] {
        let button = test.get_by_role_and_label(Role::Button, button).rect();
        assert!(button.top() >= words.bottom(), "{button:?} on {words:?}");
    }
}

#[test]
fn what_a_colleague_has_saved_meanwhile_is_merged_from_the_banner() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    backup(&mut test);
    type_key(&mut test, Key::J, "j");
    answer(&path, vec![Edit::note(SECOND, "von der Kollegin")]);
    until(&mut test, "that it cannot be saved", |test| matches!(state(test), SaveState::Failed { changed: true, .. }));
    test.run_steps(3);
    press(&mut test, "Zusammenführen …");
    until(&mut test, "both versions", |test| test.query_by_label_contains("Zusammenführen mit muster.wiba").is_some());
    test.run();
    press(&mut test, "Zusammenführen");
    saved(&mut test);
    let both = on_disk(&path);
    assert_eq!(
        (both.round.value(FIRST), both.round.answer(SECOND).note.as_str()),
        (Some(AnswerValue::Yes), "von der Kollegin")
    );
}

#[test]
fn a_copy_that_a_sync_client_left_is_noticed_at_opening_if_it_holds_something_new() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    std::fs::copy(&path, folder.path().join("muster - alt.wiba")).unwrap();
    let conflict = folder.path().join("muster (conflicted copy 2026-11-21).wiba");
    std::fs::copy(&path, &conflict).unwrap();
    answer(&conflict, vec![Edit::note(SECOND, "auf dem Laptop")]);
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    until(&mut test, "the copy", |test| test.query_by_label_contains("Daneben liegt eine andere Fassung").is_some());
    test.run();
    test.get_by_label_contains("muster (conflicted copy 2026-11-21).wiba");
    press(&mut test, "Zusammenführen …");
    until(&mut test, "both versions", |test| test.query_by_label_contains("Zusammenführen mit muster (c").is_some());
    test.run();
    press(&mut test, "Zusammenführen");
    assert_eq!(on_disk(&path).round.answer(SECOND).note, "auf dem Laptop");
    test.run();
    assert!(test.query_by_label_contains("Daneben liegt").is_none(), "it holds nothing new any more");
}

#[test]
fn a_file_that_is_open_elsewhere_can_be_read_and_changed_only_under_another_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let _held = Lock::take(&path).unwrap();
    let before = std::fs::read(&path).unwrap();
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    test.get_by_label("Die Datei ist schon geöffnet");
    test.get_by_label_contains(" seit ");
    press(&mut test, "Nur lesen");
    assert_eq!(state(&test), SaveState::ReadOnly);
    test.get_by_label("Datei: Nur lesen");
    backup(&mut test);
    type_key(&mut test, Key::J, "j");
    test.get_by_label("Diese Datei ist nur zum Lesen geöffnet");
    press(&mut test, "Nicht ändern");
    assert_eq!(value(&test, FIRST), None);
    type_key(&mut test, Key::J, "j");
    test.query_all_by_role_and_label(Role::Button, "Speichern unter …").last().unwrap().click();
    test.run();
    until(&mut test, "its own file", |test| matches!(state(test), SaveState::Saved(_) | SaveState::Pending));
    assert_eq!(value(&test, FIRST), Some(AnswerValue::Yes), "what was wanted is done there");
    saved(&mut test);
    assert_eq!(on_disk(&folder.path().join("dialog.wiba")).round.value(FIRST), Some(AnswerValue::Yes));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

/// Whether something is painted over the middle of a text after the text.
fn is_covered(test: &Test, text: &str) -> bool {
    let mut middle = None;
    let mut covered = false;
    for ClippedShape { shape, .. } in &test.output().shapes {
        match (shape, middle) {
            (Shape::Text(shape), None) if shape.galley.text().contains(text) => {
                middle = Some(shape.visual_bounding_rect().center());
            }
            // The page is made of rectangles.
            (Shape::Mesh(mesh), Some(middle)) => {
                let corners = |four: &[Vertex]| Rect::from_points(&[four[0].pos, four[four.len() - 1].pos]);
                covered |= mesh.vertices.chunks(4).any(|four| corners(four).contains(middle));
            }
            _ => {}
        }
    }
    middle.expect("the text is painted");
    covered
}

#[test]
fn the_strip_that_says_what_is_wrong_with_the_file_is_not_painted_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let _held = Lock::take(&path).unwrap();
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    press(&mut test, "Nur lesen");
    assert!(!is_covered(&test, "Ändern lässt sich diese Datei"));
}

#[test]
fn a_file_that_is_open_elsewhere_can_be_opened_as_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let _held = Lock::take(&path).unwrap();
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    press(&mut test, "Als Kopie öffnen …");
    until(&mut test, "the copy", |test| matches!(state(test), SaveState::Saved(_)));
    assert!(test.state().window().session().unwrap().is_at(&folder.path().join("dialog.wiba")));
}

#[test]
fn a_copy_for_an_office_opens_with_its_key_file_to_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let town = on_disk(&new_file(folder.path()));
    let copy = folder.path().join("fuer-uns.age");
    write_for_office(&copy, &town, &LOCK.parse().unwrap()).unwrap();
    std::fs::write(folder.path().join("dialog.wiba"), format!("# unser Schlüssel\n{KEY}\n")).unwrap();
    let mut test = harness(Some(Start::File(copy.clone())), folder.path(), |_| {});
    test.get_by_label_contains("Kopie für eine andere Stelle");
    press(&mut test, "Mit Schlüsseldatei öffnen …");
    until(&mut test, "that it opens", |test| test.state().window().session().is_some());
    assert_eq!(state(&test), SaveState::ReadOnly);
    assert_eq!(test.state().window().session().unwrap().assessment().kommune.name, "Musterstadt");
    let recent = &test.state().window().settings().recent;
    assert!(recent.iter().all(|file| file.name != "Musterstadt"), "the list does not name it");
    std::fs::remove_file(folder.path().join("dialog.wiba")).unwrap();
    command(&mut test, Command::SaveAs);
    until(&mut test, "its own file", |test| matches!(state(test), SaveState::Saved(_)));
    test.run();
    test.get_by_label_contains("Die neue Datei ist nicht verschlüsselt");
}

#[test]
fn what_an_office_has_added_to_its_copy_is_merged_with_its_key_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut theirs = on_disk(&path);
    let stamp = Stamp { at: desk::clock(), by: "Kreis".into() };
    theirs.apply(vec![Edit::note(SECOND, "vom Kreis")], &Catalog::embedded().unwrap(), stamp).unwrap();
    let copy = folder.path().join("vom-kreis.age");
    write_for_office(&copy, &theirs, &LOCK.parse().unwrap()).unwrap();
    std::fs::write(folder.path().join("dialog.wiba"), KEY).unwrap();
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    command(&mut test, Command::MergeWith(copy));
    until(&mut test, "the question about the key", |test| {
        test.query_by_label_contains("Kopie für eine andere Stelle").is_some()
    });
    test.run();
    press(&mut test, "Mit Schlüsseldatei öffnen …");
    until(&mut test, "both versions", |test| test.query_by_label("Zusammenführen mit vom-kreis.age").is_some());
    test.run();
    press(&mut test, "Zusammenführen");
    assert_eq!(on_disk(&path).round.answer(SECOND).note, "vom Kreis");
}
