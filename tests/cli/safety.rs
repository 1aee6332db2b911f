//! What a command must not do, whatever it is given: write over a user's file, print what a terminal obeys, panic.

use std::fs;
#[cfg(target_os = "linux")]
use std::process::Output;

#[cfg(target_os = "linux")]
use assert_cmd::Command;
use serde_json::Value;
use wiba_core::assessment::{MeasureEdit, Stamp, decide};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::store::File;

use super::Desk;

#[test]
fn a_report_replaces_only_a_report_or_what_the_user_gives_up() {
    let desk = Desk::new();
    let file = desk.town();
    fs::write(desk.path("doktor.odt"), "PK").unwrap();
    fs::write(desk.path("fremd.pdf"), "%PDF-1.4 von jemand anderem").unwrap();
    fs::copy(desk.path(file), desk.path("kopie.txt")).unwrap();
    let before = desk.content();
    for (target, replace, expected) in [
        (file, false, "ist eine Datei mit Antworten"),
        (file, true, "ist eine Datei mit Antworten"),
        ("neu.WIBA", false, "ist eine Datei mit Antworten"),
        ("kopie.txt", true, "ist eine Datei mit Antworten"),
        ("doktor.odt", false, "--ersetzen"),
        ("fremd.pdf", false, "--ersetzen"),
        ("-", false, "„-“ ist kein Ziel"),
    ] {
        let mut arguments = vec!["bericht", file, "--art", "management", "-o", target];
        arguments.extend(replace.then_some("--ersetzen"));
        let (code, message) = desk.fails(&arguments);
        assert_eq!(code, 1, "{target}");
        assert!(message.contains(expected), "{target}: {message}");
    }
    assert_eq!(desk.content(), before);
    for arguments in [["-o", "neu.pdf"].as_slice(), &["-o", "neu.pdf"], &["-o", "doktor.odt", "--ersetzen"]] {
        desk.ok(&[&["bericht", file, "--art", "management"], arguments].concat());
    }
    assert!(fs::read(desk.path("doktor.odt")).unwrap().starts_with(b"%PDF-"));
}

#[cfg(unix)]
#[test]
fn a_link_to_an_assessment_and_a_device_are_no_targets_and_a_link_to_a_report_stays_a_link() {
    let desk = Desk::new();
    let file = desk.town();
    desk.ok(&["bericht", file, "--art", "management", "-o", "alt.pdf"]);
    for (to, link) in [(file, "a.pdf"), ("fehlt.wiba", "b.pdf"), ("alt.pdf", "c.pdf")] {
        std::os::unix::fs::symlink(desk.path(to), desk.path(link)).unwrap();
    }
    for link in ["a.pdf", "b.pdf", "/dev/null"] {
        assert_eq!(desk.fails(&["bericht", file, "--art", "management", "-o", link, "--ersetzen"]).0, 1, "{link}");
    }
    desk.ok(&["bericht", file, "--art", "profil", "-o", "c.pdf"]);
    assert!(fs::symlink_metadata(desk.path("c.pdf")).unwrap().is_symlink());
    assert_eq!(fs::read(desk.path("c.pdf")).unwrap(), fs::read(desk.path("alt.pdf")).unwrap());
    desk.ok(&["stand", file]);
}

#[test]
fn answers_to_another_catalogue_are_said_to_be_and_json_stays_clean() {
    let desk = Desk::new();
    let file = desk.town();
    desk.ok(&["antwort", file, "3.1", "ja"]);
    let text = fs::read_to_string(desk.path(file)).unwrap();
    let text = text.replace("WiBA 2.0 (2023)", "WiBA 1.0").replace("\"3.1\": (", "\"3.1\": (value: Yes), \"3.99\": (");
    fs::write(desk.path(file), text).unwrap();
    let told = "Beantwortet mit dem Katalog „WiBA 1.0“, ausgewertet nach „WiBA 2.0 (2023)“. 1 Antwort gilt einer Frage";
    for command in ["stand", "plan", "profil"] {
        assert!(desk.ok(&[command, file]).contains(told), "{command}");
        let output = desk.run(&[command, file, "--json"]);
        assert!(serde_json::from_slice::<Value>(&output.stdout).is_ok(), "{command}");
        assert!(String::from_utf8(output.stderr).unwrap().contains(told), "{command}");
    }
    let output = desk.run(&["bericht", file, "-o", "a.pdf"]);
    assert!(output.status.success() && String::from_utf8(output.stderr).unwrap().contains(told));
}

#[test]
fn what_a_terminal_would_obey_is_shown_and_not_printed() {
    let desk = Desk::new();
    let name = "A\u{1b}]0;X\u{7}B\u{9b}31m\u{202e}C\nD";
    desk.ok(&["neu", "e.wiba", "--name", name]);
    desk.ok(&["antwort", "e.wiba", "3.1", "nein"]);
    let (mut file, mut assessment) = File::open(&desk.path("e.wiba")).unwrap();
    let decided = [MeasureEdit::Owner("O\u{1b}[2J".to_owned()), MeasureEdit::Title("T\u{9b}2J".to_owned())];
    let stamp = Stamp { at: jiff::Zoned::now().datetime(), by: "\u{1b}[2J".to_owned() };
    assessment
        .apply(decide(&assessment, "3.1".parse::<QuestionId>().unwrap(), decided), &Catalog::embedded().unwrap(), stamp)
        .unwrap();
    file.save(&assessment).unwrap();
    for arguments in [
        ["stand", "e.wiba"].as_slice(),
        &["plan", "e.wiba"],
        &["profil", "e.wiba"],
        &["pruefen", "e.wiba"],
        &["stand", "e.wiba", "--json"],
        &["plan", "e.wiba", "--json"],
    ] {
        let printed = desk.ok(arguments);
        let obeyed = |char: &char| (char.is_control() && *char != '\n') || *char == '\u{202e}';
        let json = arguments.contains(&"--json");
        assert!(!printed.chars().any(|char| obeyed(&char) && !(json && char == '\u{202e}')), "{printed:?}");
    }
    assert!(desk.ok(&["stand", "e.wiba"]).starts_with("A␛]0;X␇B\u{fffd}31m\u{fffd}C D, "));
    assert_eq!(desk.json(&["stand", "e.wiba", "--json"])["kommune"], name);
    let (_, message) = desk.fails(&["stand", "\u{1b}[2J"]);
    assert!(!message.contains('\u{1b}'), "{message:?}");
}

#[cfg(target_os = "linux")]
fn with_full(desk: &Desk, stream: &str, arguments: &str) -> Output {
    let program = assert_cmd::cargo::cargo_bin("wiba-kompass-cli");
    let line = format!("\"{}\" {arguments} {stream}/dev/full", program.display());
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &line]).current_dir(desk.folder.path()).env("WIBA_KOMPASS_CONFIG", desk.data.path());
    command.output().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_is_saved_is_no_failure_even_if_that_cannot_be_said() {
    let desk = Desk::new();
    let file = desk.town();
    let output = with_full(&desk, ">", &format!("antwort {file} 3.1 ja"));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.success() && told.contains("Es ist gespeichert") && told.contains("der Datenträger ist voll"),
        "{told}"
    );
    assert_eq!(desk.json(&["stand", file, "--json"])["overall"]["yes"], 1);
    assert_eq!(with_full(&desk, ">", &format!("stand {file}")).status.code(), Some(1), "nothing was done but to print");
}

#[cfg(target_os = "linux")]
#[test]
fn what_was_merged_or_taken_over_is_no_failure_either() {
    let desk = Desk::new();
    let file = desk.town();
    fs::copy(desk.path(file), desk.path("andere.wiba")).unwrap();
    desk.ok(&["antwort", "andere.wiba", "3.1", "ja"]);
    fs::write(desk.path("a.csv"), "frage;antwort\n3.2;ja\n").unwrap();
    let tool = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/core/exchange/files/tool.xlsx");
    for (arguments, yes) in [
        (format!("zusammenfuehren {file} andere.wiba --json"), 1),
        (format!("einlesen {file} a.csv --json"), 2),
        (format!("wortlaut \"{tool}\""), 2),
    ] {
        let output = with_full(&desk, ">", &arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success() && told.contains("Es ist gespeichert"), "{arguments}: {told}");
        assert_eq!(desk.json(&["stand", file, "--json"])["overall"]["yes"], yes);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_message_that_cannot_be_printed_changes_no_exit_code() {
    let desk = Desk::new();
    assert_eq!(with_full(&desk, "2>", "stand fehlt.wiba").status.code(), Some(1));
    assert_eq!(with_full(&desk, "2>", "stand --jsn").status.code(), Some(2));
    assert_eq!(with_full(&desk, "2>", "verschrieben").status.code(), Some(1));
    assert_eq!(with_full(&desk, ">&- 2>&- 3>", "stand --jsn").status.code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn where_the_system_gives_no_thread_a_report_is_made_all_the_same() {
    let desk = Desk::new();
    desk.ok(&["beispiel", "m.wiba"]);
    let print = |name: &str, stack: Option<&str>| {
        let mut command = Command::cargo_bin("wiba-kompass-cli").unwrap();
        command.current_dir(desk.folder.path()).args(["bericht", "m.wiba", "--datum", "2026-11-22", "-o", name]);
        // More than the address space has: no thread can start.
        command.envs(stack.map(|bytes| ("RUST_MIN_STACK", bytes)));
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        fs::read(desk.path(name)).unwrap()
    };
    assert!(print("a.pdf", None) == print("b.pdf", Some("1000000000000000")));
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_or_a_pipe_in_the_folder_of_a_catalogue_is_refused() {
    let desk = Desk::new();
    for name in ["device", "pipe"] {
        let folder = desk.path(name);
        fs::create_dir(&folder).unwrap();
        let entry = folder.join("99.ron");
        if name == "pipe" {
            assert!(std::process::Command::new("mkfifo").arg(&entry).status().unwrap().success());
        } else {
            std::os::unix::fs::symlink("/dev/zero", &entry).unwrap();
        }
        let (code, message) = desk.fails(&["katalog", "--katalog", name]);
        assert_eq!(code, 1);
        assert!(message.contains("99.ron") && message.contains("keine gewöhnliche Datei"), "{message}");
    }
}

#[test]
fn a_catalogue_that_is_not_utf8_is_refused_in_german_with_the_line() {
    let desk = Desk::new();
    fs::create_dir(desk.path("katalog")).unwrap();
    fs::write(desk.path("katalog").join("katalog.ron"), b"(\n// f\xfcr\n)").unwrap();
    let (code, message) = desk.fails(&["katalog", "--katalog", "katalog"]);
    assert_eq!(code, 1);
    assert!(message.contains("Zeile 2 ist kein UTF-8"), "{message}");
}
