//! What the window remembers about its user, and what it takes over from the system.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod desk;
mod drive;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::Key;
use eframe::egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT, Queryable};
use wiba_core::catalog::Catalog;
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::settings::{Motion, Settings};
use wiba_kompass::app::window::Services;
use wiba_kompass::kit::motion::SystemMotion;

use drive::{Start, Test, backup, harness, new_file, with};

/// The same user comes back: a new window with what the config folder holds.
fn again(config: &Path) -> Test {
    harness(Some(Start::Example), config, |settings| *settings = Settings::load(config))
}

/// Settings are written in a thread, a second after the last change.
fn until_saved(test: &mut Test, config: &Path, saved: impl Fn(&Settings) -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !saved(&Settings::load(config)) {
        assert!(Instant::now() < end, "{:?}", Settings::load(config));
        test.step();
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn press(test: &mut Test, name: &str) {
    test.query_all_by_role_and_label(Role::Button, name).next().unwrap_or_else(|| panic!("{name}")).click();
    test.run();
}

fn pressed(test: &Test, name: &str) -> bool {
    let node = test.query_all_by_role_and_label(Role::Button, name).next().unwrap_or_else(|| panic!("{name}"));
    node.accesskit_node().toggled() == Some(Toggled::True)
}

fn chip(test: &Test, name: &str) -> String {
    let found = test.query_all_by_label_contains(name).filter_map(|node| node.accesskit_node().label());
    found.into_iter().find(|label| label.starts_with(name)).unwrap_or_else(|| panic!("{name}"))
}

#[test]
fn settings_that_cannot_be_read_are_told_of_and_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("einstellungen.ron")).unwrap();
    let test = again(folder.path());
    assert!(test.query_by_label_contains("Die Einstellungen sind nicht lesbar").is_some());
}

#[test]
fn filter_group_and_order_of_the_measures_are_remembered_for_the_user() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Measures);
    test.run();
    let pending = chip(&test, "Zu tun");
    press(&mut test, &pending);
    press(&mut test, "Frist");
    press(&mut test, "Frist, aufsteigend sortiert");
    test.get_by_role_and_label(Role::ComboBox, "Gruppieren").click();
    test.run();
    test.get_by_label("nach Status").click();
    test.run();
    until_saved(&mut test, folder.path(), |settings| settings.measures == test_view());
    drop(test);

    let mut test = again(folder.path());
    test.state_mut().window_mut().visit(Route::Measures);
    test.run();
    assert!(pressed(&test, &pending));
    test.get_by_role_and_label(Role::Button, "Frist, absteigend sortiert");
    assert_eq!(test.get_by_role_and_label(Role::ComboBox, "Gruppieren").value().as_deref(), Some("nach Status"));
}

fn test_view() -> wiba_core::desk::table_view::TableView {
    use wiba_core::desk::table_view::{Filter, Group, Order, TableView};
    TableView { filter: Filter::Pending, group: Group::Status, order: Order::Due, backwards: true }
}

#[test]
fn the_filter_of_the_profile_is_remembered_for_the_user() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Profile);
    test.run();
    let partial = chip(&test, "◐ Teilweise");
    press(&mut test, &partial);
    until_saved(&mut test, folder.path(), |settings| settings.profile.is_some());
    drop(test);

    let mut test = again(folder.path());
    test.state_mut().window_mut().visit(Route::Profile);
    test.run();
    assert!(pressed(&test, &partial));
}

#[test]
fn things_stop_moving_when_the_system_asks_for_it_unless_the_user_wants_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = Arc::new(Catalog::embedded().unwrap());
    for (choice, at_first, then) in
        [(Motion::System, true, false), (Motion::On, true, true), (Motion::Off, false, false)]
    {
        let settings = Settings { motion: choice, ..desk::settings() };
        let system = SystemMotion::default();
        let parts = Services { motion: system.clone(), ..desk::parts(&catalog, settings, folder.path()) };
        let mut test = with(parts, Some(Start::Example), (1280.0, 800.0));
        let moves = |test: &Test| test.ctx.global_style().animation_time > 0.0;
        assert_eq!(moves(&test), at_first, "{choice:?}");
        // The system's setting changes while the window is open.
        system.set_reduced(true);
        test.step();
        assert_eq!(moves(&test), then, "{choice:?}");
    }
}

#[test]
fn animations_are_chosen_in_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |settings| settings.motion = Motion::System);
    test.state_mut().window_mut().visit(Route::Settings);
    test.run();
    assert!(pressed(&test, "Animationen: Wie das System"));
    press(&mut test, "Animationen: Aus");
    assert_eq!(test.state().window().settings().motion, Motion::Off);
}

#[test]
fn whoever_is_cut_off_goes_on_where_the_file_ends() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    backup(&mut test);
    test.key_press(Key::J);
    test.run();
    let place = Route::Questions(Scope::Checklist(3));
    // Without closing the window: as if the power had failed.
    until_saved(&mut test, folder.path(), |settings| settings.place(&path).route == place);
}

#[test]
fn the_list_of_recent_files_is_emptied_and_switched_off_on_disk_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    until_saved(&mut test, folder.path(), |settings| settings.recent.len() == 1);
    test.state_mut().window_mut().visit(Route::Settings);
    test.run();
    // They stand below what is in sight.
    test.get_by_role_and_label(Role::Button, "Liste leeren").click_accesskit();
    test.run();
    assert!(test.state().window().settings().recent.is_empty());
    test.get_by_label("Auf der Startseite zeigen").click_accesskit();
    test.run();
    until_saved(&mut test, folder.path(), |settings| !settings.remembers && settings.recent.is_empty());
    backup(&mut test);
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![wiba_core::desk::command::Command::Save], 0.0);
    test.run();
    assert!(Settings::load(folder.path()).recent.is_empty(), "and what is opened later is not noted");
}
