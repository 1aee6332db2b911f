//! `wiederherstellen`, as somebody would call it whose file is spoilt.

use std::fs;

use super::Desk;

#[test]
fn a_backup_is_listed_compared_and_written_to_a_new_file() {
    let desk = Desk::new();
    desk.ok(&["neu", "a.wiba", "--name", "Musterstadt"]);
    assert!(desk.ok(&["wiederherstellen", "a.wiba"]).contains("keine Sicherung"));
    desk.ok(&["antwort", "a.wiba", "3.1", "ja"]);
    desk.ok(&["antwort", "a.wiba", "3.2", "nein"]);
    let list = desk.json(&["wiederherstellen", "a.wiba", "--liste"]);
    assert_eq!(list.as_array().unwrap().len(), 1, "one a day");
    assert_eq!((&list[0]["number"], &list[0]["sealed"], &list[0]["answers"]), (&1.into(), &false.into(), &0.into()));
    let differences = desk.ok(&["wiederherstellen", "a.wiba", "--stand", "1"]);
    assert!(differences.contains("3.1 Antwort: in der Datei Ja, in der Sicherung –"), "{differences}");
    fs::write(desk.path("a.wiba"), "zerstört").unwrap();
    desk.ok(&["wiederherstellen", "a.wiba", "--stand", "1", "-o", "b.wiba"]);
    assert_eq!(desk.json(&["stand", "b.wiba", "--json"])["overall"]["open"], 257);
    let (code, message) = desk.fails(&["wiederherstellen", "a.wiba", "--stand", "1", "-o", "b.wiba"]);
    assert_eq!(code, 1, "{message}");
    let (code, message) = desk.fails(&["wiederherstellen", "a.wiba", "--stand", "2", "-o", "c.wiba"]);
    assert!(code == 1 && message.contains("Sicherung 2"), "{message}");
}

#[test]
fn a_file_that_is_lost_comes_back_under_its_own_name() {
    let desk = Desk::new();
    desk.ok(&["neu", "a.wiba", "--name", "Musterstadt"]);
    desk.ok(&["antwort", "a.wiba", "3.1", "ja"]);
    fs::remove_file(desk.path("a.wiba")).unwrap();
    let (code, message) = desk.fails(&["wiederherstellen", "a.wiba", "--stand", "1"]);
    assert!(code == 1 && message.contains("-o ZIEL") && !message.contains("neu DATEI"), "{message}");
    let told = desk.ok(&["wiederherstellen", "a.wiba", "--stand", "1", "-o", "a.wiba"]);
    assert!(told.ends_with("ist als „a.wiba“ angelegt.\n"), "{told}");
    fs::write(desk.path("a.wiba"), "").unwrap();
    let (_, message) = desk.fails(&["stand", "a.wiba"]);
    assert!(message.contains("wiederherstellen DATEI"), "{message}");
}

#[test]
fn before_two_versions_come_together_the_one_before_is_kept() {
    let desk = Desk::new();
    desk.ok(&["neu", "a.wiba", "--name", "Musterstadt"]);
    fs::copy(desk.path("a.wiba"), desk.path("b.wiba")).unwrap();
    desk.ok(&["antwort", "a.wiba", "3.1", "ja"]);
    desk.ok(&["antwort", "b.wiba", "3.2", "nein"]);
    desk.ok(&["zusammenfuehren", "a.wiba", "b.wiba"]);
    let list = desk.json(&["wiederherstellen", "a.wiba", "--liste"]);
    let answers: Vec<_> = list.as_array().unwrap().iter().map(|row| row["answers"].as_u64().unwrap()).collect();
    assert_eq!(answers, [1, 0]);
    desk.ok(&["wiederherstellen", "a.wiba", "--behalten", "1"]);
    let (code, _) = desk.fails(&["wiederherstellen", "a.wiba", "--behalten", "0"]);
    assert_eq!(code, 2);
}

#[test]
fn the_backups_of_one_example_are_none_of_the_other() {
    let desk = Desk::new();
    desk.ok(&["beispiel", "a.wiba"]);
    desk.ok(&["antwort", "a.wiba", "3.1", "nein", "--notiz", "geprüft"]);
    desk.ok(&["beispiel", "b.wiba"]);
    assert_eq!(desk.json(&["wiederherstellen", "a.wiba", "--liste"]).as_array().unwrap().len(), 1);
    assert_eq!(desk.json(&["wiederherstellen", "b.wiba", "--liste"]).as_array().unwrap().len(), 0);
}
