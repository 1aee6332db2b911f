//! Answers from foreign files in the window: shown first, decided one by one, taken over in one step; and the way back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, pos2};
use egui_kittest::kittest::Queryable;
use wiba_core::assessment::AnswerValue;
use wiba_core::catalog::Catalog;
use wiba_core::desk::command::{Command, Export};
use wiba_core::exchange;
use wiba_kompass::app::window::Services;

use super::desk;
use super::drive::{Start, Test, harness, new_file, strg, until, value, with};
use super::switching::drop_on;
use super::{FIRST, SECOND};

fn files(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/core/exchange/files").join(name)
}

fn press(test: &mut Test, name: &str) {
    test.get_by_role_and_label(Role::Button, name).click();
    test.run();
}

/// A window on a file in which 3.2 is answered Ja, with a checklist dropped on it that says Nein.
fn window(folder: &Path) -> Test {
    let path = new_file(folder);
    let mut test = harness(Some(Start::File(path)), folder, |_| {});
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::Answer(SECOND, Some(AnswerValue::Yes))], 0.0);
    drop_on(&mut test, &files("glyphs.docx"));
    until(&mut test, "the preview", |test| test.query_by_label_contains("Antworten einlesen: glyphs.docx").is_some());
    test.run();
    test
}

#[test]
fn what_is_recorded_stays_unless_replacing_is_ticked_and_one_step_takes_all_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = window(folder.path());
    assert_eq!(value(&test, FIRST), None, "nothing is taken over yet");
    test.get_by_label("„Ja“ → „Nein“");
    press(&mut test, "Nicht verstanden: 2");
    test.get_by_label("Nicht verstanden: Zeile 6, Frage 3.5");
    press(&mut test, "4 Angaben übernehmen");
    assert_eq!((value(&test, FIRST), value(&test, SECOND)), (Some(AnswerValue::Yes), Some(AnswerValue::Yes)));
    strg(&mut test, Key::Z);
    assert_eq!((value(&test, FIRST), value(&test, SECOND)), (None, Some(AnswerValue::Yes)));
    drop_on(&mut test, &files("glyphs.docx"));
    until(&mut test, "the preview", |test| test.query_by_label("3.2 Antwort: ersetzen").is_some());
    test.get_by_label("3.2 Antwort: ersetzen").click();
    test.run();
    press(&mut test, "5 Angaben übernehmen");
    assert_eq!(value(&test, SECOND), Some(AnswerValue::No));
}

#[test]
fn escape_takes_nothing_over_and_all_can_be_replaced_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = window(folder.path());
    test.key_press(Key::Escape);
    test.run();
    assert!(test.query_by_label("4 Angaben übernehmen").is_none());
    assert_eq!(value(&test, FIRST), None);
    drop_on(&mut test, &files("glyphs.docx"));
    until(&mut test, "the preview", |test| test.query_by_label("Alle ersetzen").is_some());
    press(&mut test, "Alle ersetzen");
    press(&mut test, "Anders: 1");
    press(&mut test, "5 Angaben übernehmen");
    assert_eq!(value(&test, SECOND), Some(AnswerValue::No));
}

#[test]
fn a_click_beside_the_box_loses_nothing_that_was_decided_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = window(folder.path());
    press(&mut test, "Alle ersetzen");
    let beside = pos2(20.0, 780.0);
    test.event(Event::PointerMoved(beside));
    for pressed in [true, false] {
        test.event(Event::PointerButton {
            pos: beside,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        test.run();
    }
    press(&mut test, "5 Angaben übernehmen");
    assert_eq!(value(&test, SECOND), Some(AnswerValue::No));
}

#[test]
fn what_is_exported_can_be_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = window(folder.path());
    press(&mut test, "4 Angaben übernehmen");
    assert_eq!(value(&test, FIRST), Some(AnswerValue::Yes));
    strg(&mut test, Key::K);
    test.event(Event::Text("exportieren".into()));
    test.run();
    test.key_press(Key::Enter);
    test.run();
    press(&mut test, "Neue Arbeitsmappe wie das Excel-Tool …");
    until(&mut test, "the workbook", |test| test.query_by_label_contains("Gespeichert: ").is_some());
    let written = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let path = written.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "xlsx")).unwrap();
    let proposal = exchange::read(&std::fs::read(path).unwrap(), &Catalog::embedded().unwrap()).unwrap();
    let read: Vec<String> = proposal.statements.iter().map(|said| said.question.to_string()).collect();
    assert_eq!(read, ["3.1", "3.2", "3.3", "3.4"]);
}

#[test]
fn a_copy_of_a_tool_with_macros_gets_the_ending_that_excel_asks_for() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(files("macros.xlsm"), folder.path().join("dialog.xlsm")).unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::Export(Export::ToolCopy)], 0.0);
    until(&mut test, "the workbook", |test| test.query_by_label_contains("Gespeichert: ").is_some());
    let written = std::fs::read(folder.path().join("dialog.wiba.xlsm")).unwrap();
    assert!(exchange::read(&written, &Catalog::embedded().unwrap()).is_ok());
    // LibreOffice calls a workbook so that has none; Excel would not open its copy under that name.
    std::fs::copy(files("tool.xlsx"), folder.path().join("dialog.xlsm")).unwrap();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::Export(Export::ToolCopy)], 0.0);
    until(&mut test, "the plain workbook", |_| folder.path().join("dialog.wiba.xlsx").exists());
}

/// A window on a system without file dialogs.
fn without_dialogs(folder: &Path) -> Test {
    let path = new_file(folder);
    let catalog = Arc::new(Catalog::embedded().unwrap());
    let parts = desk::parts(&catalog, desk::settings(), folder);
    let parts = Services { dialogs: Box::new(desk::Without), ..parts };
    with(parts, Some(Start::File(path)), (1280.0, 800.0))
}

#[test]
fn enter_on_the_button_that_gives_a_path_up_gives_it_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = without_dialogs(folder.path());
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::SaveAs], 0.0);
    test.run();
    strg(&mut test, Key::A);
    let other = folder.path().join("andere.wiba");
    test.event(Event::Text(other.display().to_string()));
    test.run();
    test.get_by_role_and_label(Role::Button, "Abbrechen").focus();
    test.run();
    test.key_press(Key::Enter);
    test.run();
    assert!(test.query_by_label("Pfad der Datei").is_none() && !other.exists());
}

#[test]
fn escape_gives_the_path_up_that_is_asked_for_and_the_box_of_the_file_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = without_dialogs(folder.path());
    test.get_by_label_contains("Datei: ").click();
    test.run();
    press(&mut test, "Andere Datei öffnen …");
    assert!(test.query_all_by_label("Pfad der Datei").count() > 0);
    assert!(test.query_by_role_and_label(Role::Button, "Datei schließen").is_none());
    test.key_press(Key::Escape);
    test.run();
    assert_eq!(test.query_all_by_label("Pfad der Datei").count(), 0);
}

#[test]
fn without_dialogs_a_path_is_typed_and_stays_while_there_is_no_such_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = without_dialogs(folder.path());
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::ChooseAnswers], 0.0);
    test.run();
    let back = folder.path().join("zurück.docx");
    let mut write = |text: String| {
        strg(&mut test, Key::A);
        test.event(Event::Text(text));
        test.run();
        test.key_press(Key::Enter);
        test.run();
        test.query_by_label_contains("Diese Datei gibt es nicht").is_some()
    };
    assert!(write(back.display().to_string()));
    std::fs::copy(files("glyphs.docx"), &back).unwrap();
    assert!(!write(back.display().to_string()));
    until(&mut test, "the preview", |test| test.query_by_label_contains("Antworten einlesen: zurück").is_some());
}

#[test]
fn what_is_decided_about_a_file_stays_while_another_is_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = window(folder.path());
    press(&mut test, "Alle ersetzen");
    drop_on(&mut test, &files("fields.docx"));
    test.get_by_label_contains("Zuerst entscheiden, was aus „glyphs.docx“ übernommen wird.");
    press(&mut test, "5 Angaben übernehmen");
    assert_eq!(value(&test, SECOND), Some(AnswerValue::No));
}
