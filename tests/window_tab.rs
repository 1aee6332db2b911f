//! Tab through every screen: every control, in the order in which one reads, in sight and with a ring around it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod desk;
mod drive;

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::epaint::Shape;
use eframe::egui::{Event, Key, Modifiers, Rect, pos2};
use egui_kittest::kittest::{By, NodeT, Queryable};
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::settings::Settings;
use wiba_core::desk::table_view::Filter;
use wiba_kompass::kit::theme;

use drive::{Start, Test, harness, strg};

/// The harness leaves a margin of eight points.
const WINDOW: Rect = Rect { min: pos2(8.0, 8.0), max: pos2(1272.0, 792.0) };
/// More stops than any screen has.
const MOST: usize = 500;

/// A control with the focus.
#[derive(Debug, Clone, PartialEq)]
struct Stop {
    name: String,
    rect: Rect,
}

/// A part of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Content,
    Bar,
    Navigation,
}

impl Stop {
    fn part(&self) -> Part {
        if self.rect.center().y < 56.0 {
            Part::Bar
        } else if self.rect.right() < 280.0 {
            Part::Navigation
        } else {
            Part::Content
        }
    }
}

fn tab(test: &mut Test, modifiers: Modifiers) -> Option<Stop> {
    let event = Event::Key { key: Key::Tab, physical_key: None, pressed: true, repeat: false, modifiers };
    test.input_mut().events.push(event);
    test.step();
    // What is out of sight is scrolled to in the next frames.
    test.run_steps(3);
    focused(test)
}

fn focused(test: &Test) -> Option<Stop> {
    let node = test.query_all(By::new().predicate(|node| node.is_focused())).next()?;
    Some(Stop { name: node.accesskit_node().label().unwrap_or_default(), rect: node.rect() })
}

/// Tab until the first control comes again.
fn walk(test: &mut Test, most: usize) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    while stops.len() < most {
        // At the end of the window the focus is nowhere for a moment.
        let Some(stop) = tab(test, Modifiers::NONE) else { continue };
        if stops.first().is_some_and(|first| first.name == stop.name) {
            break;
        }
        assert!(!stop.name.is_empty(), "a control without a name at {:?}", stop.rect);
        assert!(WINDOW.contains(stop.rect.center()), "out of sight: {stop:?}");
        assert!(ringed(test, stop.rect), "no ring around {stop:?}");
        if let Some(before) = stops.last() {
            // Where the last one is now: something may have been scrolled.
            let now = test
                .query_all_by_label(&before.name)
                .map(|node| node.rect())
                .find(|rect| rect.left() == before.rect.left());
            let same = before.part() == stop.part();
            assert!(!same || now.is_none_or(|now| reads_on(now, stop.rect)), "{before:?} leads to {stop:?}");
        }
        stops.push(stop);
    }
    stops
}

/// Whether something has been painted around a control to show the focus.
fn ringed(test: &Test, rect: Rect) -> bool {
    let ring = theme::of(&test.ctx).primary;
    let visible = rect.intersect(WINDOW).shrink(1.0);
    test.output().shapes.iter().any(|clipped| match &clipped.shape {
        Shape::Rect(shape) => shape.stroke.color == ring && shape.stroke.width >= 2.0 && shape.rect.intersects(visible),
        _ => false,
    })
}

/// Whether the second comes after the first for somebody who reads: to the right of it or below it.
fn reads_on(one: Rect, other: Rect) -> bool {
    let (below, beside) = (other.top() >= one.bottom() - 4.0, other.left() >= one.right() - 4.0);
    let inside = other.top() >= one.top() - 1.0 && other.left() >= one.left();
    below || beside || inside
}

/// The names of everything in sight that can be used.
fn controls(test: &Test) -> BTreeSet<String> {
    let usable = |role| {
        matches!(
            role,
            Role::Button
                | Role::CheckBox
                | Role::ComboBox
                | Role::Link
                | Role::MultilineTextInput
                | Role::RadioButton
                | Role::Slider
                | Role::TextInput
        )
    };
    test.query_all(By::new().predicate(move |node| usable(node.role())))
        .filter(|node| !node.accesskit_node().is_disabled() && WINDOW.contains(node.rect().center()))
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

/// Whether it names a question in the list beside an interview, e.g. „7.1 Ressourcen für den IT-Betrieb: ✕ Nein“.
fn beside(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_digit()) && name.contains(": ")
}

fn check(route: Route, change: impl FnOnce(&mut Settings)) -> Vec<Stop> {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), change);
    test.state_mut().window_mut().visit(route);
    test.run();
    let expected = controls(&test);
    let stops = walk(&mut test, MOST);

    let mut parts: Vec<Part> = stops.iter().map(Stop::part).collect();
    parts.dedup();
    assert_eq!(parts, [Part::Content, Part::Bar, Part::Navigation]);
    let met: BTreeSet<String> = stops.iter().map(|stop| stop.name.clone()).collect();
    // The questions beside an interview are one stop: the arrows lead through them.
    let one_stop =
        |name: &str| matches!(route, Route::Questions(_)) && beside(name) && met.iter().any(|met| beside(met));
    let missed: Vec<_> = expected.difference(&met).filter(|name| !one_stop(name)).collect();
    assert!(missed.is_empty(), "Tab does not reach {missed:?}");

    // Shift+Tab is the way back.
    for expected in stops.iter().rev().take(4) {
        let back = (0..3).find_map(|_| tab(&mut test, Modifiers::SHIFT));
        assert_eq!(back.map(|stop| stop.name).as_ref(), Some(&expected.name));
    }
    stops
}

#[test]
fn tab_walks_through_the_overview() {
    check(Route::Overview, |_| {});
}

#[test]
fn tab_walks_through_the_master_data() {
    check(Route::Kommune, |_| {});
}

#[test]
fn tab_walks_through_an_interview() {
    let stops = check(Route::Questions(Scope::Checklist(7)), |_| {});
    let place = |name: &str| stops.iter().position(|stop| stop.name == name).unwrap_or_else(|| panic!("{name}"));
    assert!(place("Interview") < place("Liste"));
    assert!(place("Ja (J)") < place("Nein (N)") && place("Nein (N)") < place("Nicht relevant (R)"));
    assert!(place("Nicht relevant (R)") < place("Notiz (Strg+Enter)"));
}

#[test]
fn tab_walks_through_a_list_to_its_end() {
    let stops = check(Route::Questions(Scope::Checklist(7)), |settings| settings.list = true);
    assert!(stops.iter().any(|stop| stop.name == "7.22 Nicht relevant"));
}

#[test]
fn tab_walks_through_the_measures_to_the_last() {
    let stops = check(Route::Measures, |settings| settings.measures.filter = Filter::NoOwner);
    let owners = stops.iter().filter(|stop| stop.name.starts_with("Verantwortlich für")).count();
    assert_eq!(owners, 14);
}

#[test]
fn tab_walks_through_the_profile() {
    check(Route::Profile, |_| {});
}

#[test]
fn tab_walks_through_the_report() {
    check(Route::Report, |_| {});
}

#[test]
fn tab_walks_through_the_history_beyond_what_is_in_sight() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::History);
    test.run();
    let lines = walk(&mut test, 40);
    assert_eq!(lines.len(), 40);
}

#[test]
fn tab_walks_through_the_settings() {
    check(Route::Settings, |_| {});
}

#[test]
fn tab_walks_through_the_start_screen() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(None, folder.path(), |settings| {
        settings.remember(&folder.path().join("a.wiba"), "Stadt A", Default::default());
    });
    let expected = controls(&test);
    let stops = walk(&mut test, MOST);
    let met: BTreeSet<String> = stops.into_iter().map(|stop| stop.name).collect();
    assert_eq!(expected.difference(&met).count(), 0, "{expected:?} {met:?}");
}

#[test]
fn tab_stays_inside_what_is_laid_over_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    for (key, inside) in [(Key::F, "Suche"), (Key::K, "Befehl")] {
        let mut test = harness(Some(Start::Example), folder.path(), |_| {});
        strg(&mut test, key);
        for text in ["a", "l"] {
            test.event(Event::Text(text.into()));
            test.step();
        }
        test.run();
        for _ in 0..6 {
            let stop = tab(&mut test, Modifiers::NONE);
            let name = stop.map(|stop| stop.name).unwrap_or_default();
            assert!(!name.starts_with("Stadt Musterstadt") && name != "Übersicht", "{inside}: {name}");
        }
    }
}
