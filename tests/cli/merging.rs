//! `zusammenfuehren`, as a script would call it.

use std::fs;

use serde_json::json;

use super::Desk;

/// Two copies of one file.
fn copies() -> Desk {
    let desk = Desk::new();
    desk.ok(&["neu", "a.wiba", "--name", "Musterstadt"]);
    fs::copy(desk.path("a.wiba"), desk.path("b.wiba")).unwrap();
    desk
}

fn note(desk: &Desk, question: &str) -> String {
    let text = fs::read_to_string(desk.path("a.wiba")).unwrap();
    text.split_once(&format!("\"{question}\": ("))
        .map_or(String::new(), |(_, rest)| rest.split_once("note: \"").unwrap().1.split_once('"').unwrap().0.to_owned())
}

#[test]
fn what_two_people_did_in_two_copies_comes_together_and_once_more_changes_nothing() {
    let desk = copies();
    desk.ok(&["antwort", "a.wiba", "3.1", "ja", "--notiz", "hier"]);
    desk.ok(&["antwort", "b.wiba", "3.2", "nein", "--notiz", "dort"]);
    let preview = desk.json(&["zusammenfuehren", "a.wiba", "b.wiba", "--vorschau", "--json"]);
    assert_eq!(preview, json!({"taken": 2, "removed": [], "conflicts": []}));
    assert_eq!(desk.json(&["stand", "a.wiba", "--json"])["overall"]["no"], 0, "a preview changes nothing");
    desk.ok(&["zusammenfuehren", "a.wiba", "b.wiba"]);
    assert_eq!(desk.json(&["stand", "a.wiba", "--json"])["overall"]["no"], 1);
    assert_eq!((note(&desk, "3.1").as_str(), note(&desk, "3.2").as_str()), ("hier", "dort"));
    let whole = fs::read(desk.path("a.wiba")).unwrap();
    let text = desk.ok(&["zusammenfuehren", "a.wiba", "b.wiba"]);
    assert!(text.contains("nichts, was nicht schon"), "{text}");
    assert_eq!(fs::read(desk.path("a.wiba")).unwrap(), whole);
}

#[test]
fn a_conflict_stops_until_it_is_decided() {
    let desk = copies();
    desk.ok(&["antwort", "a.wiba", "3.1", "ja"]);
    desk.ok(&["antwort", "b.wiba", "3.1", "nein"]);
    let before = fs::read(desk.path("a.wiba")).unwrap();
    let output = desk.run(&["zusammenfuehren", "a.wiba", "b.wiba", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let conflict = &told["conflicts"][0];
    assert_eq!(
        (&conflict["thing"], &conflict["field"], &conflict["base"], &conflict["mine"], &conflict["other"]),
        (&json!("3.1"), &json!("answer"), &json!(null), &json!("yes"), &json!("no"))
    );
    assert_eq!((&conflict["mine_by"], &conflict["decision"]), (&json!("m.sommer"), &json!(null)));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--bei-konflikt"));
    assert_eq!(fs::read(desk.path("a.wiba")).unwrap(), before);
    desk.ok(&["zusammenfuehren", "a.wiba", "b.wiba", "--bei-konflikt", "andere", "-o", "c.wiba"]);
    assert_eq!(fs::read(desk.path("a.wiba")).unwrap(), before, "with a target the file stays");
    assert_eq!(desk.json(&["stand", "c.wiba", "--json"])["overall"]["no"], 1);
    let again = desk.run(&["zusammenfuehren", "a.wiba", "b.wiba", "--bei-konflikt", "meine", "-o", "c.wiba"]);
    assert_eq!(again.status.code(), Some(1), "only into a new file");
    desk.ok(&["zusammenfuehren", "a.wiba", "b.wiba", "--bei-konflikt", "meine"]);
    assert_eq!(desk.json(&["stand", "a.wiba", "--json"])["overall"]["yes"], 1);
}

#[test]
fn files_of_two_kommunen_are_refused() {
    let desk = copies();
    desk.ok(&["neu", "c.wiba", "--name", "Andernstadt"]);
    let output = desk.run(&["zusammenfuehren", "a.wiba", "c.wiba"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("„c.wiba“ ist keine Fassung derselben Datei"));
    let (_, message) = desk.fails(&["zusammenfuehren", "a.wiba", "b.wiba", "--basis", "c.wiba"]);
    assert!(message.contains("„c.wiba“ ist keine Fassung derselben Datei"), "{message}");
}

#[test]
fn what_is_not_taken_is_not_called_taken_and_a_target_is_named() {
    let desk = copies();
    desk.ok(&["antwort", "a.wiba", "3.1", "ja"]);
    desk.ok(&["antwort", "b.wiba", "3.1", "nein"]);
    let undecided = desk.run(&["zusammenfuehren", "a.wiba", "b.wiba"]).stdout;
    assert!(String::from_utf8_lossy(&undecided).contains("Ohne Frage zu übernehmen: "));
    let told = desk.ok(&["zusammenfuehren", "a.wiba", "b.wiba", "--bei-konflikt", "andere", "-o", "c.wiba"]);
    assert!(told.contains("Übernommen ohne Frage: ") && told.contains("„c.wiba“ ist geschrieben."), "{told}");
}

#[test]
fn what_a_password_protected_and_does_not_any_more_is_said() {
    let desk = copies();
    fs::write(desk.path("p.txt"), "ein langes Passwort für alle\n").unwrap();
    desk.ok(&["antwort", "b.wiba", "3.1", "nein"]);
    desk.ok(&["passwort", "b.wiba", "setzen", "--neues-passwort-datei", "p.txt"]);
    let merge = ["zusammenfuehren", "a.wiba", "b.wiba", "--passwort-datei", "p.txt"];
    assert_eq!(desk.noted(&[&merge[..], &["-o", "c.wiba"]].concat()).matches("nicht verschlüsselt").count(), 1);
    assert!(!desk.noted(&[&merge[..], &["--vorschau"]].concat()).contains("nicht verschlüsselt"));
    assert_eq!(desk.noted(&merge).matches("nicht verschlüsselt").count(), 1);
    assert!(!desk.noted(&merge).contains("nicht verschlüsselt"), "nothing is written any more");
}

#[test]
fn a_preview_has_no_target_that_it_would_pass_over() {
    let desk = copies();
    let (code, message) = desk.fails(&["zusammenfuehren", "a.wiba", "b.wiba", "--vorschau", "-o", "c.wiba"]);
    assert!(code == 2 && message.contains("gehen nicht zusammen"), "{message}");
}
