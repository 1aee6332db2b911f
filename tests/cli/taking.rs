//! `einlesen`, as a script would call it.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::Desk;

/// A file and a foreign one beside it.
fn beside(source: &str) -> Desk {
    let desk = Desk::new();
    desk.ok(&["neu", "a.wiba", "--name", "Musterstadt"]);
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/core/exchange/files");
    fs::copy(files.join(source), desk.path(source)).unwrap();
    desk
}

#[test]
fn a_preview_tells_what_is_new_equal_and_different_and_changes_nothing() {
    let desk = beside("glyphs.docx");
    desk.ok(&["antwort", "a.wiba", "3.1", "ja", "--notiz", "erste\nzweite"]);
    desk.ok(&["antwort", "a.wiba", "3.2", "ja"]);
    let before = fs::read(desk.path("a.wiba")).unwrap();
    let told = desk.json(&["einlesen", "a.wiba", "glyphs.docx", "--vorschau", "--json"]);
    assert_eq!((&told["kind"], &told["equal"], &told["different"]), (&json!("docx"), &json!(1), &json!(1)));
    let changes = told["changes"].as_array().unwrap();
    assert!(
        changes.contains(&json!({"question": "3.2", "field": "answer", "old": "yes", "new": "no", "place": "Zeile 3"})),
        "{changes:?}"
    );
    assert_eq!(told["not_understood"][0]["reason"], "angekreuzt ist Ja und Nein");
    assert!(desk.ok(&["einlesen", "a.wiba", "glyphs.docx", "--vorschau"]).contains("1 anders"));
    assert_eq!(fs::read(desk.path("a.wiba")).unwrap(), before);
}

#[test]
fn a_conflict_needs_a_decision_and_both_decisions_do_what_they_say() {
    let desk = beside("glyphs.docx");
    desk.ok(&["antwort", "a.wiba", "3.2", "ja"]);
    let before = fs::read(desk.path("a.wiba")).unwrap();
    let (code, message) = desk.fails(&["einlesen", "a.wiba", "glyphs.docx"]);
    assert_eq!(code, 1);
    assert!(message.contains("1 Frage steht anders") && message.contains("--bei-konflikt"), "{message}");
    assert_eq!(fs::read(desk.path("a.wiba")).unwrap(), before);
    desk.ok(&["einlesen", "a.wiba", "glyphs.docx", "--bei-konflikt", "behalten"]);
    let counts = |desk: &Desk| {
        let told = desk.json(&["stand", "a.wiba", "--json"])["overall"].clone();
        ["yes", "no", "not_relevant"].map(|key| told[key].as_u64().unwrap())
    };
    assert_eq!(counts(&desk), [2, 0, 1]);
    desk.ok(&["einlesen", "a.wiba", "glyphs.docx", "--bei-konflikt", "ersetzen"]);
    assert_eq!(counts(&desk), [1, 1, 1]);
}

#[test]
fn a_table_of_ours_that_is_spoiled_is_taken_whole_or_not_at_all() {
    let desk = beside("tool.xlsx");
    fs::write(desk.path("a.csv"), "frage;antwort\n3.1;ja\n3.2;vielleicht\n").unwrap();
    let told = desk.json(&["einlesen", "a.wiba", "a.csv", "--vorschau", "--json"]);
    assert_eq!((&told["new"], &told["not_understood"][0]["place"]), (&json!(1), &json!("Zeile 3")));
    let (code, message) = desk.fails(&["einlesen", "a.wiba", "a.csv"]);
    assert_eq!(code, 1);
    assert!(message.contains("„vielleicht“ ist keine Antwort"), "{message}");
    assert_eq!(desk.json(&["stand", "a.wiba", "--json"])["overall"]["yes"], 0);
    desk.ok(&["einlesen", "a.wiba", "tool.xlsx"]);
    assert!(desk.json(&["stand", "a.wiba", "--json"])["overall"]["yes"].as_u64().unwrap() > 50);
}
