//! The program with the window, where there is no display.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, display: Option<&str>, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wiba-kompass"));
    command.current_dir(folder).env("XDG_CONFIG_HOME", folder).args(arguments);
    // None, whatever the machine has.
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    command.envs(display.map(|name| ("DISPLAY", name)));
    command.output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn without_a_display_the_window_says_what_works_without_one() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), None, &[]);
    let message = told(&output);
    assert!(output.status.code() == Some(1) && output.stdout.is_empty(), "{message}");
    assert!(message.contains("Bildschirm") && message.contains("wiba-kompass bericht"), "{message}");
}

#[test]
fn without_a_display_the_example_becomes_its_full_report() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), None, &["--beispiel"]);
    assert!(output.status.success(), "{}", told(&output));
    let path = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    assert!(fs::read(&path).unwrap().starts_with(b"%PDF-"));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains(path.file_name().unwrap().to_str().unwrap()), "{text}");
}

#[test]
fn a_display_that_does_not_answer_is_told_in_german() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), Some(":987"), &[]);
    let message = told(&output);
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(message.contains("der Bildschirm antwortet nicht"), "{message}");
    for foreign in ["winit", ".rs", "error", "panicked"] {
        assert!(!message.contains(foreign), "{message}");
    }
}

#[test]
fn a_file_that_has_gone_is_for_the_window_to_say_and_no_mistyped_command() {
    let folder = tempfile::tempdir().unwrap();
    for gone in ["weg.wiba", "ordner/weg"] {
        let message = told(&run(folder.path(), None, &[gone]));
        assert!(message.contains(&format!("{gone}“ gibt es nicht")), "{message}");
        assert!(message.contains("Bildschirm") && !message.contains("Befehl noch eine Datei"), "{message}");
    }
    assert!(told(&run(folder.path(), None, &["weg"])).contains("ist weder ein Befehl noch eine Datei"));
}

#[test]
fn it_carries_out_the_commands_too() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), None, &["beispiel", "m.wiba"]).status.success());
    assert!(run(folder.path(), None, &["stand", "m.wiba"]).status.success());
    assert_eq!(run(folder.path(), None, &["stand", "--jsn"]).status.code(), Some(2));
}
