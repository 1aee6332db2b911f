//! The right mouse button: at a text field, a question and a measure. And Strg+C for what is chosen.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, PointerButton, ViewportCommand, pos2};
use egui_kittest::kittest::Queryable;
use wiba_core::assessment::{AnswerValue, MeasureStatus};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::route::Route;

use super::drive::{Start, Test, backup, harness, new_file, type_key, value};

const FIRST: QuestionId = QuestionId::new(3, 1);

fn interview(folder: &std::path::Path) -> Test {
    let start = Some(Start::File(new_file(folder)));
    let mut test = harness(start, folder, |settings| settings.explanation = false);
    backup(&mut test);
    test
}

fn entry(test: &mut Test, name: &str) {
    test.get_by_role_and_label(Role::Button, name).click_accesskit();
    test.run_steps(1);
}

fn copied(test: &Test) -> Option<String> {
    test.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

fn note(test: &Test) -> String {
    test.get_by_role_and_label(Role::MultilineTextInput, "Notiz (Strg+Enter)").value().unwrap_or_default()
}

#[test]
fn a_text_field_offers_to_cut_copy_paste_and_select_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = interview(folder.path());
    let field = |test: &mut Test| {
        test.get_by_role_and_label(Role::MultilineTextInput, "Notiz (Strg+Enter)").click_secondary();
        test.run();
    };
    test.get_by_role_and_label(Role::MultilineTextInput, "Notiz (Strg+Enter)").focus();
    test.run();
    test.event(Event::Text("Band im Tresor".into()));
    test.run();
    field(&mut test);
    entry(&mut test, "Alles auswählen Strg+A");
    test.run();
    field(&mut test);
    entry(&mut test, "Kopieren Strg+C");
    assert_eq!(copied(&test).as_deref(), Some("Band im Tresor"), "the right button leaves the selection as it is");
    test.run();
    field(&mut test);
    entry(&mut test, "Ausschneiden Strg+X");
    assert_eq!(copied(&test).as_deref(), Some("Band im Tresor"));
    test.run();
    assert_eq!(note(&test), "");
    field(&mut test);
    entry(&mut test, "Einfügen Strg+V");
    let asked =
        test.output().viewport_output.values().any(|output| output.commands.contains(&ViewportCommand::RequestPaste));
    assert!(asked);
    test.event(Event::Paste("Band im Safe".into()));
    test.run();
    assert_eq!(note(&test), "Band im Safe");
}

#[test]
fn the_menu_of_a_question_answers_and_copies() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = interview(folder.path());
    let text = wiba_core::catalog::Catalog::embedded().unwrap().question(FIRST).unwrap().text.clone();
    test.get_by_role_and_label(Role::Label, &text).click_secondary();
    test.run();
    entry(&mut test, "Frage kopieren");
    assert!(copied(&test).unwrap().contains(&text));
    test.run();
    test.get_by_role_and_label(Role::Label, &text).click_secondary();
    test.run();
    entry(&mut test, "✕ Nein");
    test.run();
    assert_eq!(value(&test, FIRST), Some(AnswerValue::No));
}

#[test]
fn the_menu_of_a_measure_sets_its_status_and_strg_c_copies_the_chosen_ones() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = interview(folder.path());
    type_key(&mut test, eframe::egui::Key::N, "n");
    test.state_mut().window_mut().visit(Route::Measures);
    test.run();
    let title = wiba_core::catalog::Catalog::embedded().unwrap().question(FIRST).unwrap().measure.title.clone();
    test.get_by_label(&format!("{title}, Frage 3.1")).click_secondary();
    test.run();
    entry(&mut test, "Status: in Umsetzung");
    test.run();
    let round = &test.state().window().session().unwrap().assessment().round;
    assert_eq!(round.measure_for(FIRST).unwrap().1.status, MeasureStatus::InProgress);
    test.get_by_label(&format!("{title} auswählen")).click_accesskit();
    test.run();
    test.event(Event::Copy);
    test.run_steps(1);
    assert!(copied(&test).unwrap().contains(&title));
}

#[test]
fn rows_of_verlauf_profil_and_personen_are_copied_by_their_menus() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    for (route, row, name, what) in [
        (Route::History, "20.11.2026 12:00 M. Sommer: 3.4 erfüllt: nichts → a, c, d", "Änderung kopieren", "Änderung"),
        (Route::Profile, "ISMS.1 Sicherheitsmanagement: ", "Anforderungen kopieren", "Profil"),
        (Route::People, "Kämmerei, noch ohne Kontaktdaten, 1 Maßnahme", "Zeile kopieren", "Kämmerei"),
    ] {
        test.state_mut().window_mut().visit(route);
        test.run();
        test.get_by(|node| node.label().is_some_and(|label| label.starts_with(row))).click_secondary();
        test.run();
        entry(&mut test, name);
        test.run();
        assert!(test.query_by_label_contains(&format!("Kopiert: {what}")).is_some(), "{what}");
    }
}

#[test]
fn a_requirement_leads_to_its_questions_and_is_copied_by_its_menu() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    let open = |test: &mut Test| {
        test.state_mut().window_mut().visit(Route::Profile);
        test.run();
        if test.query_by_label("ORP.4.A5").is_none() {
            test.get_by(|node| node.label().is_some_and(|label| label.starts_with("ORP.4 "))).click();
            test.run();
        }
        test.get_by_label("ORP.4.A5").click_secondary();
        test.run();
    };
    open(&mut test);
    entry(&mut test, "Anforderung kopieren");
    let table = copied(&test).unwrap();
    assert_eq!(table.lines().count(), 2, "{table}");
    assert!(table.contains("\tORP.4.A5\t"), "{table}");
    test.run();
    open(&mut test);
    let first = test.query_all_by(|node| node.label().is_some_and(|label| label.starts_with("Zur Frage "))).next();
    first.unwrap().click_accesskit();
    test.run();
    assert!(matches!(test.state().window().route(), Route::Questions(_)));
}

#[test]
fn the_terms_of_a_text_are_explained_by_enter_and_at_a_click_until_escape() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    backup(&mut test);
    let catalog = Catalog::embedded().unwrap();
    let term = |name: &str| catalog.glossary.find_in(name)[0].1.explanation.clone();
    let text = "Bedarf und Gefährdung nach Integrität, Vertraulichkeit und Verfügbarkeit";
    test.get_by_label(text).focus();
    test.run();
    test.key_press(Key::Enter);
    test.run();
    for name in ["Integrität", "Vertraulichkeit", "Verfügbarkeit"] {
        test.get_by_label(&term(name));
    }
    test.key_press(Key::Escape);
    test.run();
    assert!(test.query_by_label(&term("Vertraulichkeit")).is_none());
    let line = test.get_by_label("Daten, die allein auf Clients liegen").rect();
    let clients = pos2(line.left() + 160.0, line.center().y);
    for pressed in [true, false] {
        let button = PointerButton::Primary;
        test.input_mut().events.push(Event::PointerMoved(clients));
        test.input_mut().events.push(Event::PointerButton {
            pos: clients,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
        test.step();
    }
    test.run();
    test.get_by_label(&term("Client"));
    assert_eq!(value(&test, FIRST), None, "nothing is answered by it");
}
