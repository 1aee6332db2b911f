//! What is typed into the fields: dates, names, signs that need AltGr; and what letters do while a list is open.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod desk;
mod drive;

use drive::{Start, Test, backup, harness, new_file, sized, strg, type_key, value};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, ViewportCommand};
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::civil::{Date, date};
use tempfile::TempDir;
use wiba_core::assessment::Measure;
use wiba_core::catalog::QuestionId;
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::settings::MoveOn;
use wiba_core::desk::table_view::Filter;

const FIRST: QuestionId = QuestionId::new(3, 1);
const SECOND: QuestionId = QuestionId::new(3, 2);

/// Two questions answered Nein, the first one with somebody responsible; at the second.
fn two_measures() -> (TempDir, Test) {
    let folder = tempfile::tempdir().unwrap();
    let start = Some(Start::File(new_file(folder.path())));
    let mut test = harness(start, folder.path(), |settings| {
        settings.move_on = MoveOn::Never;
        // Folded, so that the fields below it are in sight.
        settings.explanation = false;
    });
    backup(&mut test);
    type_key(&mut test, Key::N, "n");
    type_key(&mut test, Key::M, "m");
    write(&mut test, "Sachgebiet IT");
    test.key_press(Key::Escape);
    test.run();
    test.key_press(Key::ArrowRight);
    test.run();
    type_key(&mut test, Key::N, "n");
    (folder, test)
}

fn write(test: &mut Test, text: &str) {
    test.event(Event::Text(text.to_owned()));
    test.run();
}

/// Writes into a field instead of what stands there, and leaves it.
fn fill(test: &mut Test, name: &str, text: &str) {
    test.get_by_role_and_label(Role::TextInput, name).focus();
    test.run();
    test.key_press_modifiers(Modifiers::COMMAND, Key::A);
    test.run();
    write(test, text);
    test.key_press(Key::Tab);
    test.run();
}

fn measure(test: &Test, id: QuestionId) -> Measure {
    let session = test.state().window().session().unwrap();
    session.assessment().round.measure_for(id).map(|(_, measure)| measure.clone()).unwrap_or_default()
}

fn due(test: &Test, id: QuestionId) -> Option<Date> {
    measure(test, id).due
}

/// The Frist of the first measure in the table.
const CELL: &str = "Frist für Datensicherung einführen und überwachen";

fn table(test: &mut Test) -> String {
    test.state_mut().window_mut().visit(Route::Measures);
    test.run();
    let mut found = test.query_all_by_role(Role::TextInput);
    let label = found.find_map(|node| node.accesskit_node().label().filter(|label| label.starts_with("Frist für ")));
    label.unwrap_or_else(|| panic!("no {CELL}"))
}

#[test]
fn a_day_without_a_year_is_the_next_one_wherever_a_frist_is_typed() {
    let (_folder, mut test) = two_measures();
    fill(&mut test, "Frist", "30.6.");
    assert_eq!(due(&test, SECOND), Some(date(2027, 6, 30)));
    assert_eq!(test.get_by_role_and_label(Role::TextInput, "Frist").value().as_deref(), Some("30.06.2027"));
    let cell = table(&mut test);
    fill(&mut test, &cell, "24.12.");
    assert!([due(&test, FIRST), due(&test, SECOND)].contains(&Some(date(2026, 12, 24))));
}

#[test]
fn a_frist_is_taken_over_when_its_field_goes_out_of_sight() {
    // By the keys that lead to another screen and back, and by the one that leads to another question.
    for away in [Key::Num1, Key::ArrowLeft] {
        let (_folder, mut test) = two_measures();
        test.get_by_role_and_label(Role::TextInput, "Frist").focus();
        test.run();
        write(&mut test, "31.3.");
        test.key_press_modifiers(Modifiers::ALT, away);
        test.run();
        assert_eq!(due(&test, SECOND), Some(date(2027, 3, 31)), "{away:?}");
        assert!(test.query_by_label_contains("icht gespeichert: Frist").is_none());
    }
}

#[test]
fn a_frist_in_a_row_that_is_scrolled_away_is_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    let cell = table(&mut test);
    test.get_by_role_and_label(Role::TextInput, &cell).focus();
    test.run();
    test.key_press_modifiers(Modifiers::COMMAND, Key::A);
    test.run();
    write(&mut test, "31.03.2031");
    test.get_by_role_and_label(Role::TextInput, &cell).hover();
    test.event(Event::MouseWheel {
        unit: MouseWheelUnit::Page,
        delta: eframe::egui::vec2(0.0, -20.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    test.run_steps(10);
    assert!(test.query_by_role_and_label(Role::TextInput, &cell).is_none(), "it is out of sight");
    let round = &test.state().window().session().unwrap().assessment().round;
    assert!(round.measures.values().any(|measure| measure.due == Some(date(2031, 3, 31))));
}

#[test]
fn a_wrong_date_in_the_table_says_so_in_its_row_and_asks_before_closing() {
    let (_folder, mut test) = two_measures();
    let cell = table(&mut test);
    fill(&mut test, &cell, "31.2.27");
    test.get_by_label_contains("icht gespeichert: Frist");
    let node = test.get_by_role_and_label(Role::TextInput, &cell);
    let found = (node.accesskit_node().description(), node.value());
    assert_eq!(found, (Some("Den 31.02. gibt es nicht".to_owned()), Some("31.2.27".to_owned())));
    strg(&mut test, Key::S);
    test.get_by_label_contains("icht gespeichert: Frist");
    fill(&mut test, &cell, "28.2.27");
    assert!(test.query_by_label_contains("icht gespeichert: Frist").is_none());
    assert!([due(&test, FIRST), due(&test, SECOND)].contains(&Some(date(2027, 2, 28))));
}

#[test]
fn what_is_wrong_with_a_date_is_said_below_its_field() {
    let (_folder, mut test) = two_measures();
    for (text, words) in [("31.02.", "Den 31.02. gibt es nicht"), ("1.3.0099", "Bitte das Jahr wie")] {
        fill(&mut test, "Frist", text);
        test.get_by_label_contains(words);
        assert_eq!(due(&test, SECOND), None);
    }
}

#[test]
fn who_was_named_before_is_one_click_away_wherever_an_owner_is_typed() {
    let (_folder, mut test) = two_measures();
    type_key(&mut test, Key::M, "m");
    test.get_by_role_and_label(Role::Button, "Sachgebiet IT").click();
    test.run();
    strg(&mut test, Key::S);
    assert_eq!(measure(&test, SECOND).owner, "Sachgebiet IT");
    assert_eq!(test.state().window().question(), Some(SECOND));
    assert!(test.query_by_role_and_label(Role::Button, "Sachgebiet IT").is_none(), "the choice is made");

    // In the table and in the details of a measure.
    test.state_mut().window_mut().visit(Route::Measures);
    test.run();
    let names: Vec<String> = test
        .query_all_by_role(Role::TextInput)
        .filter_map(|node| node.accesskit_node().label().filter(|label| label.starts_with("Verantwortlich für ")))
        .collect();
    assert_eq!(names.len(), 2);
    test.get_by_role_and_label(Role::TextInput, &names[0]).focus();
    test.run();
    test.key_press_modifiers(Modifiers::COMMAND, Key::A);
    test.run();
    write(&mut test, "sach");
    test.get_by_role_and_label(Role::Button, "Sachgebiet IT").click();
    test.run();
    strg(&mut test, Key::S);
    assert_eq!([FIRST, SECOND].map(|id| measure(&test, id).owner), ["Sachgebiet IT", "Sachgebiet IT"]);
}

#[test]
fn a_suggestion_is_taken_by_arrow_and_enter_and_never_by_leaving() {
    let (_folder, mut test) = two_measures();
    let owner = |test: &mut Test| {
        strg(test, Key::S);
        measure(test, SECOND).owner
    };
    type_key(&mut test, Key::M, "m");
    write(&mut test, "Sach");
    test.key_press(Key::Tab);
    test.run();
    assert_eq!(owner(&mut test), "Sach", "Tab keeps what was typed");
    assert!(!test.get_by_role_and_label(Role::TextInput, "Verantwortlich").is_focused(), "and leads on");
    type_key(&mut test, Key::M, "m");
    assert!(
        test.query_by_role_and_label(Role::Button, "Sachgebiet IT").is_none(),
        "a letter for the field's neighbour"
    );
    test.get_by_role_and_label(Role::TextInput, "Verantwortlich").focus();
    test.run();
    test.key_press(Key::Enter);
    test.run();
    assert_eq!(owner(&mut test), "Sach", "Enter as well");
    test.get_by_role_and_label(Role::TextInput, "Verantwortlich").focus();
    test.run();
    for key in [Key::ArrowDown, Key::Enter] {
        test.key_press(key);
        test.run();
    }
    assert_eq!(owner(&mut test), "Sachgebiet IT");
    assert_eq!(test.state().window().question(), Some(SECOND));
}

fn held(test: &mut Test, modifiers: Modifiers, key: Key, text: &str) -> bool {
    let event = |pressed: bool| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    let text = Event::Text(text.to_owned());
    test.input_mut().events.extend([Event::ModifiersChanged(modifiers), event(true), text]);
    test.step();
    let outputs = test.output().viewport_output.values();
    let closing = outputs.flat_map(|output| &output.commands).any(|command| *command == ViewportCommand::Close);
    test.input_mut().events.extend([event(false), Event::ModifiersChanged(Modifiers::NONE)]);
    test.run();
    closing
}

#[test]
fn signs_written_with_altgr_are_typed_into_a_note_and_do_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let start = Some(Start::File(new_file(folder.path())));
    let mut test = harness(start, folder.path(), |_| {});
    backup(&mut test);
    strg(&mut test, Key::Enter);
    let keys = ('A'..='Z').chain('0'..='9').map(|sign| (Key::from_name(&sign.to_string()).unwrap(), sign));
    let keys = keys.chain([(Key::Minus, '\\'), (Key::Plus, '~'), (Key::Enter, '¶')]);
    let altgr = Modifiers { ctrl: true, alt: true, command: true, ..Modifiers::NONE };
    let mut expected = String::new();
    for (key, sign) in keys {
        let text = format!("{}€", sign.to_lowercase());
        assert!(!held(&mut test, altgr, key, &text), "{key:?} closes the window");
        expected.push_str(&text);
        let name = "Notiz (Strg+Enter)";
        let notes = test.query_all_by_role_and_label(Role::MultilineTextInput, name);
        let note = notes.map(|node| node.value().unwrap_or_default()).next();
        assert_eq!(note.as_deref(), Some(expected.as_str()), "{key:?}");
    }
    let window = test.state().window();
    assert_eq!((window.route(), window.question()), (Route::Questions(Scope::Checklist(3)), Some(FIRST)));
    assert_eq!(value(&test, FIRST), None);
}

#[test]
fn letters_answer_nothing_while_a_list_a_calendar_or_a_menu_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let open = |test: &mut Test, what: &str| {
        let node = test.query_all_by_label_contains(what).find(|node| node.accesskit_node().role() != Role::Label);
        node.unwrap_or_else(|| panic!("{what}")).click();
        test.run();
    };
    for what in ["Status der Maßnahme", "Frist: Kalender", "Gespräch mit …"] {
        let start = Some(Start::File(new_file(folder.path())));
        let mut test = sized(start, folder.path(), (1280.0, 1000.0), |settings| {
            settings.move_on = MoveOn::Never;
            // Folded, so that the fields below it are in sight.
            settings.explanation = false;
        });
        backup(&mut test);
        type_key(&mut test, Key::N, "n");
        let before = value(&test, FIRST);
        open(&mut test, what);
        for (key, text) in [(Key::J, "j"), (Key::R, "r"), (Key::L, "l"), (Key::Delete, "")] {
            type_key(&mut test, key, text);
            assert_eq!(value(&test, FIRST), before, "{what} {key:?}");
        }
        assert!(!test.state().window().settings().list, "{what}");
        std::fs::remove_file(folder.path().join("muster.wiba")).ok();
    }
}

#[test]
fn the_calendar_opens_at_the_month_of_its_field_and_not_where_somebody_has_leafed_to() {
    let (_folder, mut test) = two_measures();
    let press = |test: &mut Test, name: &str| {
        test.get_by_role_and_label(Role::Button, name).click();
        test.run();
    };
    press(&mut test, "Frist: Kalender");
    for _ in 0..3 {
        press(&mut test, "Monat vor");
    }
    assert!(test.query_by_role_and_label(Role::Button, "01.02.2027").is_some());
    test.key_press(Key::Escape);
    test.run();
    press(&mut test, "Frist: Kalender");
    assert!(test.query_by_role_and_label(Role::Button, "22.11.2026").is_some(), "the month of today");
    test.key_press(Key::Escape);
    test.run();
    fill(&mut test, "Frist", "3.6.28");
    press(&mut test, "Frist: Kalender");
    assert!(test.query_by_role_and_label(Role::Button, "30.06.2028").is_some(), "the month of the field");
}

#[test]
fn a_count_on_the_overview_opens_exactly_what_it_counts() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = sized(Some(Start::Example), folder.path(), (1280.0, 1600.0), |settings| {
        settings.measures.filter = Filter::Finished;
    });
    let shown = |test: &mut Test, name: &str| {
        test.state_mut().window_mut().visit(Route::Measures);
        test.run();
        fill(test, "Maßnahmen filtern", "gibt es nicht");
        test.state_mut().window_mut().visit(Route::Overview);
        test.run();
        test.query_all_by_label_contains(name).next().unwrap_or_else(|| panic!("{name}")).click();
        test.run();
        assert_eq!(test.state().window().route(), Route::Measures, "{name}");
        assert!(test.query_by_label_contains("Keine Maßnahme passt").is_none(), "{name}");
        test.state().window().settings().measures.filter
    };
    assert_eq!(shown(&mut test, "Quick Wins anzeigen"), Filter::QuickWins);
    assert_eq!(shown(&mut test, "Maßnahme überfällig"), Filter::Overdue);
    assert_eq!(shown(&mut test, "Maßnahme ohne Verantwortliche"), Filter::NoOwner);
}
