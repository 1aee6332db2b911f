//! The real binary and the files around it: queues, targets, places.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use wiba_core::store::{File, Lock};

fn start(folder: &Path, arguments: &[&str]) -> Child {
    Command::new(assert_cmd::cargo::cargo_bin("wiba-kompass-cli"))
        .current_dir(folder)
        .env("WIBA_KOMPASS_CONFIG", std::env::temp_dir().join("wiba-kompass-tests"))
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Exit code, and what stands on stderr.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = start(folder, arguments).wait_with_output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

fn town() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["neu", "t.wiba", "--name", "Stadt Test"]), (Some(0), String::new()));
    folder
}

#[test]
fn eight_commands_at_once_wait_for_each_other_and_lose_nothing() {
    let folder = town();
    let questions = ["1.1", "2.1", "3.1", "4.1", "5.1", "6.1", "7.1", "8.1"];
    for round in ["a", "b"] {
        let running = questions
            .map(|id| start(folder.path(), &["antwort", "t.wiba", id, "ja", "--notiz", &format!("{round} {id}")]));
        for command in running {
            let output = command.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        let (_, saved) = File::open(&folder.path().join("t.wiba")).unwrap();
        for id in questions {
            assert_eq!(saved.round.answer(id.parse().unwrap()).note, format!("{round} {id}"));
        }
    }
}

#[test]
fn a_command_says_who_has_the_file_open() {
    let folder = town();
    let _lock = Lock::take(&folder.path().join("t.wiba")).unwrap().unwrap();
    let (code, message) = run(folder.path(), &["antwort", "t.wiba", "1.1", "ja"]);
    assert_eq!(code, Some(1));
    assert!(message.contains("„t.wiba“ ist schon in einem anderen Fenster oder Befehl geöffnet ("), "{message}");
    assert!(message.contains("seit "), "{message}");
}

#[test]
fn a_report_over_an_assessment_or_a_foreign_file_is_refused() {
    let folder = town();
    let before = fs::read(folder.path().join("t.wiba")).unwrap();
    fs::write(folder.path().join("brief.odt"), "Hallo").unwrap();
    for (target, reason) in [
        ("t.wiba", "ist eine Datei mit Antworten"),
        ("neu.wiba", "ist eine Datei mit Antworten"),
        ("brief.odt", "gibt es schon"),
    ] {
        let (code, message) = run(folder.path(), &["bericht", "t.wiba", "-o", target]);
        assert!(code == Some(1) && message.contains(reason), "{target}: {message}");
    }
    assert_eq!(fs::read(folder.path().join("t.wiba")).unwrap(), before);
    assert_eq!(fs::read(folder.path().join("brief.odt")).unwrap(), b"Hallo");
    for _ in 0..2 {
        assert_eq!(run(folder.path(), &["bericht", "t.wiba", "-o", "bericht.pdf"]), (Some(0), String::new()));
    }
}

#[cfg(unix)]
#[test]
fn a_command_through_a_link_changes_the_file_on_the_share() {
    let folder = town();
    fs::create_dir(folder.path().join("home")).unwrap();
    std::os::unix::fs::symlink("../t.wiba", folder.path().join("home/s.wiba")).unwrap();
    assert_eq!(run(folder.path(), &["antwort", "home/s.wiba", "1.1", "ja"]), (Some(0), String::new()));
    assert!(fs::symlink_metadata(folder.path().join("home/s.wiba")).unwrap().is_symlink());
    assert!(fs::read_to_string(folder.path().join("t.wiba")).unwrap().contains("value: Yes"));
}
