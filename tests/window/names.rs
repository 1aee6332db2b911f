//! Every control of every screen has a name that can be read aloud.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{By, NodeT, Queryable};

use super::drive::{Start, Test, harness};
use super::fits::{screens, show};

/// Controls of the screen that have no name, or one of signs only; and how many there are in all.
fn nameless(test: &Test) -> (Vec<String>, usize) {
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
                | Role::SpinButton
                | Role::TextInput
        )
    };
    let all = test.query_all(By::new().predicate(move |node| usable(node.role())));
    let mut count = 0;
    let mut found = Vec::new();
    for node in all {
        count += 1;
        let name = node.accesskit_node().label().unwrap_or_default();
        if !name.chars().any(char::is_alphanumeric) {
            found.push(format!("{:?} {name:?} at {:?}", node.accesskit_node().role(), node.rect()));
        }
    }
    (found, count)
}

#[test]
fn every_screen_names_its_controls() {
    let folder = tempfile::tempdir().unwrap();
    for list in [false, true] {
        let mut test = harness(Some(Start::Example), folder.path(), |settings| settings.list = list);
        for (name, commands) in screens() {
            show(&mut test, commands);
            let (nameless, count) = nameless(&test);
            assert!(count >= 10, "{name} has only {count} controls");
            assert!(nameless.is_empty(), "{name}: {nameless:?}");
        }
    }
}

#[test]
fn the_start_screen_names_its_controls() {
    let folder = tempfile::tempdir().unwrap();
    let test = harness(None, folder.path(), |settings| {
        settings.remember(&folder.path().join("a.wiba"), "Stadt A", Default::default());
    });
    let (nameless, count) = nameless(&test);
    assert!(count > 6 && nameless.is_empty(), "{count} controls, {nameless:?}");
}
