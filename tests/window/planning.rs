//! Evidence, measures and dates, as they are set in the window.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::{By, NodeT, Queryable};
use jiff::civil::date;
use wiba_core::assessment::{About, AnswerValue, Evidence, Id, Measure, MeasureStatus};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::command::Command;
use wiba_core::desk::intent::Intent;
use wiba_core::desk::route::Route;
use wiba_core::desk::settings::MoveOn;

use super::drive::{Start, Test, backup, harness, new_file, strg, type_key};
use super::{FIRST, SECOND};

fn opened(folder: &std::path::Path) -> Test {
    let path = new_file(folder);
    let mut test = harness(Some(Start::File(path)), folder, |settings| settings.move_on = MoveOn::Never);
    backup(&mut test);
    test
}

/// As a screen reader does it, so that it does not matter whether the thing has been scrolled into sight.
fn press(test: &mut Test, name: &str) {
    test.query_all_by_label(name).next().unwrap_or_else(|| panic!("{name}")).click_accesskit();
    test.run();
}

fn press_with(test: &mut Test, part: &str) {
    test.query_all_by_label_contains(part).next().unwrap_or_else(|| panic!("{part}")).click_accesskit();
    test.run();
}

fn type_into(test: &mut Test, field: &str, text: &str) {
    test.get_by_role_and_label(Role::TextInput, field).focus();
    test.run_steps(2);
    test.event(Event::Text(text.into()));
    test.step();
}

fn evidence(test: &Test, id: QuestionId) -> Vec<Evidence> {
    test.state().window().session().unwrap().assessment().round.answer(id).evidence.clone()
}

fn measure(test: &Test, id: QuestionId) -> Option<Measure> {
    test.state().window().session().unwrap().assessment().round.measure_for(id).map(|(_, measure)| measure.clone())
}

#[test]
fn evidence_is_added_named_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = opened(folder.path());
    press_with(&mut test, "Eigener Nachweis");
    strg(&mut test, Key::S);
    assert_eq!(evidence(&test, FIRST).len(), 1);
    type_into(&mut test, "Fundort von Nachweis 1", "Ordner 7");
    // Straight on to the next: what is being typed is not lost by it.
    press_with(&mut test, "Eigener Nachweis");
    type_into(&mut test, "Nachweis 2 vom", "1.10.2026");
    strg(&mut test, Key::S);
    let items = evidence(&test, FIRST);
    assert_eq!(items.iter().map(|item| item.place.as_str()).collect::<Vec<_>>(), ["Ordner 7", ""]);
    assert_eq!(items[1].date, Some(date(2026, 10, 1)));
    press(&mut test, "Nachweis 1 entfernen");
    assert_eq!(evidence(&test, FIRST), items[1..]);
    // Within a field the key would belong to the field.
    test.key_press(Key::Escape);
    test.run();
    strg(&mut test, Key::Z);
    assert_eq!(evidence(&test, FIRST), items);
}

#[test]
fn what_might_be_a_program_is_not_opened_from_a_fundort_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = opened(folder.path());
    press_with(&mut test, "Eigener Nachweis");
    let program = folder.path().join("plan.pdf.chm");
    std::fs::write(&program, "x").unwrap();
    type_into(&mut test, "Fundort von Nachweis 1", program.to_str().unwrap());
    strg(&mut test, Key::S);
    press(&mut test, "Öffnen");
    assert!(test.query_by_label_contains("wird von hier aus nicht geöffnet").is_some());
}

#[test]
fn a_proposed_evidence_is_taken_over_with_its_title_and_no_longer_proposed() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = opened(folder.path());
    let catalog = wiba_core::catalog::Catalog::embedded().unwrap();
    let proposed = &catalog.question(FIRST).unwrap().evidence[0];
    press_with(&mut test, proposed);
    assert_eq!(evidence(&test, FIRST)[0].title, *proposed);
    let links = test.query_all_by_role(Role::Link).filter_map(|node| node.accesskit_node().label());
    assert!(!links.into_iter().any(|label| label.contains(proposed.as_str())));
}

fn choose_status(test: &mut Test, id: QuestionId, status: MeasureStatus) {
    let name = format!("Status der Maßnahme zu {id}");
    test.get_by_role_and_label(Role::ComboBox, &name).click_accesskit();
    test.run();
    press(test, status.label());
}

#[test]
fn a_measure_that_is_done_offers_to_answer_its_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = opened(folder.path());
    type_key(&mut test, Key::N, "n");
    choose_status(&mut test, FIRST, MeasureStatus::Done);
    assert_eq!(measure(&test, FIRST).unwrap().status, MeasureStatus::Done);
    press(&mut test, "Frage auf Ja setzen");
    assert_eq!(super::drive::value(&test, FIRST), Some(wiba_core::assessment::AnswerValue::Yes));
}

/// Two questions answered Nein, the first of which has an owner, and the screen of the measures.
fn two_measures(folder: &std::path::Path) -> Test {
    let mut test = opened(folder);
    type_key(&mut test, Key::N, "n");
    type_into(&mut test, "Verantwortlich", "Sachgebiet IT");
    strg(&mut test, Key::S);
    test.key_press(Key::Escape);
    test.run();
    test.key_press(Key::ArrowRight);
    test.run();
    type_key(&mut test, Key::N, "n");
    test.state_mut().window_mut().visit(Route::Measures);
    test.run();
    test
}

fn select_all(test: &mut Test) {
    let boxes: Vec<String> = test
        .query_all_by_role(Role::CheckBox)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.ends_with("auswählen"))
        .collect();
    for label in &boxes {
        test.get_by_role_and_label(Role::CheckBox, label).click();
        test.run();
    }
    assert_eq!(boxes.len(), 2);
}

#[test]
fn measures_are_put_together_and_separated_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = two_measures(folder.path());
    select_all(&mut test);
    test.get_by_label("2 Maßnahmen ausgewählt");
    press(&mut test, "Zusammenfassen");
    let round = |test: &Test| test.state().window().session().unwrap().assessment().round.clone();
    let merged = round(&test);
    assert_eq!(merged.measure_for(FIRST).unwrap().0, merged.measure_for(SECOND).unwrap().0);
    let whole = measure(&test, SECOND).unwrap();
    assert_eq!((whole.owner.as_str(), whole.status), ("Sachgebiet IT", MeasureStatus::Open), "two open ones are open");
    press(&mut test, "Wieder trennen");
    assert_eq!(measure(&test, FIRST).unwrap().owner, "Sachgebiet IT");
    assert_eq!(measure(&test, SECOND), None, "the catalogue's proposal stands for it again");
    strg(&mut test, Key::Z);
    assert_eq!(round(&test).measures, merged.measures, "one step back");
}

#[test]
fn measures_of_which_one_has_begun_are_under_way_together() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = two_measures(folder.path());
    choose_status(&mut test, SECOND, MeasureStatus::Done);
    select_all(&mut test);
    press(&mut test, "Zusammenfassen");
    assert_eq!(measure(&test, FIRST).unwrap().status, MeasureStatus::InProgress);
}

#[test]
fn every_day_of_the_calendar_stands_below_its_weekday() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = opened(folder.path());
    type_key(&mut test, Key::N, "n");
    press(&mut test, "Frist: Kalender");
    let center = |test: &Test, name: &str| test.get_by_label(name).rect().center();
    let column = |test: &Test, name: &str| {
        let mut heads = test.query_all(By::new().predicate(|node| node.value().is_some_and(|text| text.len() == 2)));
        let head = heads.find(|node| node.value().as_deref() == Some(name));
        head.unwrap_or_else(|| panic!("{name}")).rect().center().x
    };
    // The month of the tests' clock: 1 November 2026 is a Sunday, 30 November a Monday.
    for (day, weekday) in [
        ("01.11.2026", "So"),
        ("02.11.2026", "Mo"),
        ("08.11.2026", "So"),
        ("11.11.2026", "Mi"),
        ("20.11.2026", "Fr"),
        ("30.11.2026", "Mo"),
    ] {
        let (day_x, head_x) = (center(&test, day).x, column(&test, weekday));
        assert!((day_x - head_x).abs() < 12.0, "{day} at {day_x}, {weekday} at {head_x}");
    }
    assert!(center(&test, "02.11.2026").y > center(&test, "01.11.2026").y + 20.0, "a week begins on Monday");
    press(&mut test, "Monat vor");
    assert!((center(&test, "01.12.2026").x - column(&test, "Di")).abs() < 12.0);
    press(&mut test, "24.12.2026");
    assert_eq!(measure(&test, FIRST).unwrap().due, Some(date(2026, 12, 24)));
}

#[test]
fn what_was_assessed_and_who_took_part_is_filled_in_among_the_master_data() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = opened(folder.path());
    test.state_mut().window_mut().visit(Route::Kommune);
    test.run();
    test.get_by_role_and_label(Role::MultilineTextInput, "Geltungsbereich").focus();
    test.run_steps(2);
    test.event(Event::Text("Rathaus und Bauhof".into()));
    test.step();
    press_with(&mut test, "Beteiligte hinzufügen");
    type_into(&mut test, "Beteiligte 1", "K. Winter, Hauptamt");
    type_into(&mut test, "Datum von Beteiligte 1", "6.10.2026");
    test.key_press(Key::Escape);
    test.run();
    let assessment = |test: &Test| test.state().window().session().unwrap().assessment().clone();
    assert_eq!(assessment(&test).kommune.scope, "Rathaus und Bauhof");
    let listed: Vec<_> = assessment(&test).round.participants.into_values().collect();
    assert_eq!((listed[0].name.as_str(), listed[0].date), ("K. Winter, Hauptamt", Some(date(2026, 10, 6))));
    press(&mut test, "Beteiligte 1 entfernen");
    assert!(assessment(&test).round.participants.is_empty());
}

#[test]
fn the_fields_of_a_measure_end_at_one_right_edge() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Measures);
    test.run();
    press(&mut test, "Lange ungenutzte Kennungen sperren, Frage 12.2");
    let right = |test: &Test, role: Role, name: &str| test.get_by_role_and_label(role, name).rect().right();
    let edges = [
        right(&test, Role::TextInput, "Verantwortlich"),
        right(&test, Role::Button, "Frist: Kalender"),
        right(&test, Role::TextInput, "Eigener Titel"),
    ];
    assert!(edges.iter().all(|edge| (edge - edges[0]).abs() < 1.0), "{edges:?}");
}

fn carry_out(test: &mut Test, command: Command) {
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![command], 0.0);
    test.run();
}

#[test]
fn the_overview_says_when_every_measure_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = opened(folder.path());
    carry_out(&mut test, Command::Go(Route::Overview));
    test.get_by_label_contains("Sobald eine Frage mit Nein beantwortet ist");
    carry_out(&mut test, Command::Answer(FIRST, Some(AnswerValue::No)));
    test.get_by_label("Zur Maßnahme");
    carry_out(&mut test, Command::Apply(Intent::Status(FIRST.into(), MeasureStatus::Done)));
    assert!(test.query_by_label_contains("Sobald eine Frage mit Nein beantwortet ist").is_none());
    test.get_by_label("Alle Maßnahmen sind umgesetzt oder verworfen.");
    press(&mut test, "Zur Maßnahme");
    assert_eq!(test.state().window().route(), Route::Measures);
}

#[test]
fn what_cannot_be_put_together_promises_nothing_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = opened(folder.path());
    for id in [Id::random(), Id::random()] {
        carry_out(&mut test, Command::Apply(Intent::OwnMeasure(id, About::Whole)));
    }
    carry_out(&mut test, Command::Go(Route::Measures));
    let boxes: Vec<_> = test.query_all_by_role(Role::CheckBox).map(|node| node.rect().center()).collect();
    for place in boxes {
        test.event(Event::PointerMoved(place));
        for pressed in [true, false] {
            test.event(Event::PointerButton {
                pos: place,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        test.run();
    }
    test.get_by_label("2 Maßnahmen ausgewählt");
    test.get_by_label("Für alle festlegen …");
    assert!(test.query_by_label_contains("schließen sie").is_none());
    assert!(test.query_by_label_contains("steigt der Umsetzungsgrad").is_none());
}

#[test]
fn a_measure_that_has_left_the_plan_is_not_chosen_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = two_measures(folder.path());
    select_all(&mut test);
    test.get_by_label("2 Maßnahmen ausgewählt");
    carry_out(&mut test, Command::Answer(SECOND, Some(AnswerValue::Yes)));
    assert!(test.query_by_label_contains("ausgewählt").is_none(), "one alone is put together with nothing");
    carry_out(&mut test, Command::Answer(SECOND, Some(AnswerValue::No)));
    assert!(test.query_by_label_contains("ausgewählt").is_none());
}
