//! People and offices, measures of one's own, and steps that tick off, by keyboard and through the accessibility tree.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use wiba_core::assessment::{About, Assessment, Id, Target};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::command::Command;
use wiba_core::desk::intent::Intent;
use wiba_core::desk::route::Route;

use super::drive::{Start, Test, backup, harness, new_file, strg, type_key};

const FIRST: QuestionId = QuestionId::new(3, 1);

fn write(test: &mut Test, text: &str) {
    test.event(Event::Text(text.to_owned()));
    test.run();
}

fn town(test: &Test) -> &Assessment {
    test.state().window().session().unwrap().assessment()
}

/// A Nein with this owner.
fn owned(test: &mut Test, owner: &str) {
    backup(test);
    type_key(test, Key::N, "n");
    type_key(test, Key::M, "m");
    write(test, owner);
    strg(test, Key::S);
}

fn people(test: &mut Test) {
    test.state_mut().window_mut().visit(Route::People);
    test.run();
}

#[test]
fn two_people_become_one_only_by_enter_or_a_click() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    owned(&mut test, "Haupt");
    people(&mut test);
    let ctx = test.ctx.clone();
    for name in ["Bauamt", "Hauptamt"] {
        let add = Command::Apply(Intent::AddPerson(Id::random(), name.to_owned()));
        test.state_mut().window_mut().carry_out(&ctx, vec![add], 0.0);
    }
    test.run();
    test.get_by_label("Haupt, noch ohne Kontaktdaten, 1 Maßnahme").click();
    test.run();
    let look = |test: &mut Test, leave: Key| {
        test.get_by_role_and_label(Role::ComboBox, "Ist dasselbe wie").focus();
        test.run();
        for key in [Key::ArrowDown, Key::ArrowDown, leave] {
            test.key_press(key);
            test.run();
        }
        town(test).round.measure_for(FIRST).unwrap().1.owner.clone()
    };
    assert_eq!(look(&mut test, Key::Tab), "Haupt");
    assert_eq!(look(&mut test, Key::Enter), "Hauptamt");
}

#[test]
fn a_new_name_holds_wherever_the_old_one_stood() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    owned(&mut test, "Haupt");
    people(&mut test);
    test.get_by_label("Haupt, noch ohne Kontaktdaten, 1 Maßnahme").click();
    test.run();
    test.get_by_label_contains("In die Liste aufnehmen").click();
    test.run();
    test.get_by_label("Haupt, 1 Maßnahme").click();
    test.run();
    test.get_by_role_and_label(Role::TextInput, "Name").focus();
    test.run();
    test.key_press_modifiers(Modifiers::COMMAND, Key::A);
    write(&mut test, "Hauptamt");
    test.key_press(Key::Tab);
    test.run();
    test.key_press(Key::Escape);
    test.run();
    assert_eq!(town(&test).round.measure_for(FIRST).unwrap().1.owner, "Hauptamt");
    strg(&mut test, Key::Z);
    assert_eq!(town(&test).round.measure_for(FIRST).unwrap().1.owner, "Haupt", "one step takes it back");
}

#[test]
fn everything_of_somebody_leads_to_the_measure() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    owned(&mut test, "Bauhof");
    people(&mut test);
    test.get_by_label("Bauhof, noch ohne Kontaktdaten, 1 Maßnahme").click();
    test.run();
    let title = Catalog::embedded().unwrap().question(FIRST).unwrap().measure.title.clone();
    let words = format!("{} {title} (offen)", char::from(lucide_icons::Icon::ListChecks));
    test.get_by_role_and_label(Role::Link, &words).click();
    test.run();
    assert_eq!(test.state().window().route(), Route::Measures);
    assert!(test.query_by_label_contains("Einzelheiten schließen").is_some());
}

#[test]
fn names_are_proposed_where_somebody_is_to_be_asked() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    owned(&mut test, "Sachgebiet IT");
    test.key_press(Key::Escape);
    test.run();
    type_key(&mut test, Key::K, "k");
    write(&mut test, "sach");
    test.key_press(Key::ArrowDown);
    test.run();
    test.key_press(Key::Enter);
    test.run();
    strg(&mut test, Key::S);
    assert_eq!(town(&test).round.answer(FIRST).ask, "Sachgebiet IT");
}

#[test]
fn a_measure_of_ones_own_is_made_named_and_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Measures);
    test.run();
    test.get_by_label_contains("Eigene Maßnahme").click();
    test.run();
    write(&mut test, "Leitlinie schreiben");
    strg(&mut test, Key::S);
    let (id, measure) = town(&test).round.measures.iter().next().map(|(id, measure)| (*id, measure.clone())).unwrap();
    assert_eq!((measure.title.as_str(), measure.about), ("Leitlinie schreiben", Some(About::Whole)));
    test.get_by_label_contains("Maßnahme löschen").scroll_to_me();
    test.run();
    test.get_by_label_contains("Maßnahme löschen").click();
    test.run();
    assert!(town(&test).round.measure_of(Target::Own(id)).is_none());
    strg(&mut test, Key::Z);
    assert!(town(&test).round.measure_of(Target::Own(id)).is_some());
}

#[test]
fn a_step_is_ticked_off_at_the_question() {
    let folder = tempfile::tempdir().unwrap();
    let start = Some(Start::File(new_file(folder.path())));
    let mut test = harness(start, folder.path(), |settings| settings.explanation = false);
    backup(&mut test);
    type_key(&mut test, Key::N, "n");
    let step = Catalog::embedded().unwrap().question(FIRST).unwrap().measure.steps[0].clone();
    test.get_by_role_and_label(Role::CheckBox, &step).click();
    test.run();
    let (_, measure) = town(&test).round.measure_for(FIRST).unwrap();
    assert!(measure.steps[0].done && !measure.steps[1].done);
}
