//! A key with anything more or less than its modifiers does nothing. AltGr arrives as Strg and Alt on many PCs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod desk;
mod drive;

use drive::{Start, Test, backup, harness, new_file};
use eframe::egui::{Event, Key, Modifiers, ViewportCommand};
use egui_kittest::kittest::Queryable;
use wiba_core::catalog::QuestionId;
use wiba_core::desk::actions::{self, Action, TABLE};
use wiba_core::desk::route::Route;
use wiba_core::desk::settings::{MoveOn, Settings};

/// Presses a key; returns whether the window then wants to close.
fn press(test: &mut Test, modifiers: Modifiers, key: Key) -> bool {
    let event = |pressed: bool| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    test.input_mut().events.extend([Event::ModifiersChanged(modifiers), event(true)]);
    test.run_steps(1);
    let closing =
        test.output().viewport_output.values().any(|output| output.commands.contains(&ViewportCommand::Close));
    test.input_mut().events.extend([event(false), Event::ModifiersChanged(Modifiers::NONE)]);
    test.run();
    closing
}

fn held(strg: bool, alt: bool, shift: bool) -> Modifiers {
    Modifiers { ctrl: strg, command: strg, alt, shift, mac_cmd: false }
}

/// All that a key may change.
fn seen(test: &Test) -> String {
    let window = test.state().window();
    let session = window.session().unwrap();
    let overlays = ["Suche", "Befehl", "Schließen", "Neues Fenster"].map(|label| test.query_by_label(label).is_some());
    format!(
        "{:?} {:?} {:?} {} {overlays:?} {:?}",
        window.route(),
        window.question(),
        session.revision(),
        session.undo_label().unwrap_or_default(),
        // Where one stopped is remembered by itself.
        Settings { recent: Vec::new(), ..window.settings().clone() }
    )
}

fn egui_key(key: actions::Key) -> Option<Key> {
    Some(match key {
        actions::Key::Sign(sign) => Key::from_name(&sign.to_string())?,
        actions::Key::Enter => Key::Enter,
        actions::Key::Delete => Key::Delete,
        actions::Key::Left => Key::ArrowLeft,
        actions::Key::Right => Key::ArrowRight,
        actions::Key::Up => Key::ArrowUp,
        actions::Key::Down => Key::ArrowDown,
        actions::Key::F(number) => Key::from_name(&format!("F{number}"))?,
        // Esc and Tab move egui's own focus; what is written is no key.
        actions::Key::Escape | actions::Key::Tab | actions::Key::Written(_) => return None,
    })
}

#[test]
fn a_key_of_the_table_with_other_modifiers_does_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut test =
        harness(Some(Start::File(new_file(folder.path()))), folder.path(), |settings| settings.move_on = MoveOn::Never);
    backup(&mut test);
    // Something to answer, to take back and to make again.
    press(&mut test, Modifiers::NONE, Key::J);
    press(&mut test, held(true, false, false), Key::Z);
    press(&mut test, Modifiers::NONE, Key::N);
    let before = seen(&test);
    let chords: Vec<_> = TABLE.iter().flat_map(|row| row.keys).collect();
    for key in chords.iter().filter_map(|chord| egui_key(chord.key)) {
        for bits in 0..8 {
            let (strg, alt, shift) = (bits & 1 > 0, bits & 2 > 0, bits & 4 > 0);
            let known = chords.iter().any(|chord| {
                egui_key(chord.key) == Some(key) && (chord.strg, chord.alt, chord.shift) == (strg, alt, shift)
            });
            if !known {
                let closing = press(&mut test, held(strg, alt, shift), key);
                assert!(!closing, "{key:?} with Strg {strg}, Alt {alt}, Umschalt {shift} closes the window");
                assert_eq!(seen(&test), before, "{key:?} with Strg {strg}, Alt {alt}, Umschalt {shift}");
            }
        }
    }
}

#[test]
fn altgr_neither_closes_nor_answers_nor_takes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut test =
        harness(Some(Start::File(new_file(folder.path()))), folder.path(), |settings| settings.move_on = MoveOn::Never);
    backup(&mut test);
    press(&mut test, Modifiers::NONE, Key::J);
    let before = seen(&test);
    for (modifiers, key) in [
        (held(true, true, false), Key::Q),
        (held(false, true, false), Key::N),
        (held(false, false, true), Key::N),
        (held(false, true, false), Key::Delete),
        (held(true, true, false), Key::Z),
        (held(true, true, false), Key::Num1),
    ] {
        assert!(!press(&mut test, modifiers, key), "{key:?} closes the window");
        assert_eq!(seen(&test), before, "{key:?}");
    }
}

#[test]
fn a_key_of_the_table_with_exactly_its_modifiers_works() {
    let folder = tempfile::tempdir().unwrap();
    let mut test =
        harness(Some(Start::File(new_file(folder.path()))), folder.path(), |settings| settings.move_on = MoveOn::Never);
    backup(&mut test);
    let key_of = |action: Action| {
        let chord = action.row().keys[0];
        (held(chord.strg, chord.alt, chord.shift), egui_key(chord.key).unwrap())
    };
    for action in [
        Action::No,
        Action::ClearAnswer,
        Action::Undo,
        Action::Redo,
        Action::Next,
        Action::Explanation,
        Action::View,
        Action::LargerText,
        Action::NormalText,
        Action::Search,
        Action::Search,
        Action::Palette,
        Action::Palette,
        Action::Measures,
        Action::Overview,
    ] {
        let before = seen(&test);
        let (modifiers, key) = key_of(action);
        assert!(!press(&mut test, modifiers, key));
        assert_ne!(seen(&test), before, "{action:?}");
    }
    assert_eq!(test.state().window().route(), Route::Overview);
    let (modifiers, key) = key_of(Action::Quit);
    assert!(press(&mut test, modifiers, key), "Strg+Q closes the window");
}

#[test]
fn a_key_with_alt_writes_nothing_into_a_note() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    backup(&mut test);
    press(&mut test, held(true, false, false), Key::Enter);
    test.event(Event::Text("Band".to_owned()));
    test.run();
    // So does X11 say it: the key, and what it would write without Alt.
    let with_alt = |test: &mut Test, key: Key, text: &str| {
        let said = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::ALT };
        test.input_mut().events.extend([said(true), Event::Text(text.to_owned()), said(false)]);
        test.run();
    };
    with_alt(&mut test, Key::N, "n");
    test.event(Event::Text(" 7".to_owned()));
    test.run();
    with_alt(&mut test, Key::Num4, "4");
    assert_eq!(test.state().window().route(), Route::Report, "the key itself works while one writes");
    let round = &test.state().window().session().unwrap().assessment().round;
    assert_eq!(round.answer(QuestionId::new(3, 1)).note, "Band 7");
}

#[test]
fn a_question_mark_opens_the_help_but_not_with_alt() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    for (modifiers, opens) in [(held(false, true, false), false), (held(false, false, true), true)] {
        let text = Event::Text("?".to_owned());
        let events = [Event::ModifiersChanged(modifiers), text, Event::ModifiersChanged(Modifiers::NONE)];
        test.input_mut().events.extend(events);
        test.run();
        assert_eq!(test.query_by_label("Tasten").is_some(), opens);
    }
}
