//! `einlesen`, as a script would call it.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::Desk;

/// The file for which the questionnaire was made.
const FORM_ID: &str = "62538be512104905ba6ea952ad743811";

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
    let text = desk.ok(&["einlesen", "a.wiba", "a.csv", "--vorschau"]);
    assert!(text.contains("ganz oder gar nicht übernommen"), "{text}");
    let (code, message) = desk.fails(&["einlesen", "a.wiba", "a.csv"]);
    assert_eq!(code, 1);
    assert!(message.contains("„vielleicht“ ist keine Antwort"), "{message}");
    assert_eq!(desk.json(&["stand", "a.wiba", "--json"])["overall"]["yes"], 0);
    desk.ok(&["einlesen", "a.wiba", "tool.xlsx"]);
    assert!(desk.json(&["stand", "a.wiba", "--json"])["overall"]["yes"].as_u64().unwrap() > 50);
}

#[test]
fn the_tool_is_filled_in_and_comes_back_and_the_original_stays() {
    let desk = beside("tool.xlsx");
    desk.ok(&["antwort", "a.wiba", "3.1", "nicht-relevant", "--notiz", "hier", "--begruendung", "weil"]);
    let original = fs::read(desk.path("tool.xlsx")).unwrap();
    desk.ok(&["ausgeben", "a.wiba", "--wiba-xlsx", "voll.xlsx", "--vorlage", "tool.xlsx"]);
    desk.ok(&["ausgeben", "a.wiba", "--wiba-xlsx", "neu.xlsx"]);
    let (_, message) = desk.fails(&["ausgeben", "a.wiba", "--wiba-xlsx", "neu.xlsx"]);
    assert!(message.contains("--ersetzen"), "{message}");
    let (_, message) =
        desk.fails(&["ausgeben", "a.wiba", "--wiba-xlsx", "tool.xlsx", "--vorlage", "tool.xlsx", "--ersetzen"]);
    assert!(message.contains("die Vorlage selbst"), "{message}");
    assert_eq!(fs::read(desk.path("tool.xlsx")).unwrap(), original);
    desk.ok(&["ausgeben", "a.wiba", "--wiba-xlsx", "neu.xlsx", "--ersetzen"]);
    for name in ["voll.xlsx", "neu.xlsx"] {
        let told = desk.json(&["einlesen", "a.wiba", name, "--vorschau", "--json"]);
        assert_eq!((&told["equal"], &told["new"], &told["different"]), (&json!(1), &json!(0), &json!(0)), "{name}");
    }
    assert_eq!(desk.run(&["ausgeben", "a.wiba"]).status.code(), Some(2));
    assert_eq!(desk.run(&["ausgeben", "a.wiba", "--wiba-xlsx", "-"]).status.code(), Some(1));
}

#[test]
fn a_tool_with_macros_is_filled_in_only_under_a_name_that_says_so() {
    let desk = beside("macros.xlsm");
    desk.ok(&["einlesen", "a.wiba", "macros.xlsm"]);
    let (_, message) = desk.fails(&["ausgeben", "a.wiba", "--wiba-xlsx", "voll.xlsx", "--vorlage", "macros.xlsm"]);
    assert!(message.contains("hat Makros") && message.contains("Endung .xlsm"), "{message}");
    let (_, message) = desk.fails(&["ausgeben", "a.wiba", "--wiba-xlsx", "neu.xlsm"]);
    assert!(message.contains("keine Makros"), "{message}");
    assert!(!desk.path("voll.xlsx").exists() && !desk.path("neu.xlsm").exists());
    desk.ok(&["ausgeben", "a.wiba", "--wiba-xlsx", "voll.xlsm", "--vorlage", "macros.xlsm"]);
    let told = desk.json(&["einlesen", "a.wiba", "voll.xlsm", "--vorschau", "--json"]);
    assert_eq!((&told["kind"], &told["new"], &told["different"]), (&json!("wiba_xlsx"), &json!(0), &json!(0)));
}

#[test]
fn all_questions_stand_in_three_forms_that_say_the_same() {
    let desk = beside("tool.xlsx");
    desk.ok(&["antwort", "a.wiba", "7.10", "nein", "--notiz", "Vertrag"]);
    let told = desk.json(&["fragen", "a.wiba", "--json"]);
    assert_eq!(told.as_array().unwrap().len(), 257);
    let one = told.as_array().unwrap().iter().find(|one| one["id"] == "7.10").unwrap();
    assert_eq!((&one["answer"], &one["note"], &one["checklist"]), (&json!("no"), &json!("Vertrag"), &json!(7)));
    assert_eq!((&one["changed_by"], &one["measure"]), (&json!("m.sommer"), &json!(null)));
    let some = desk.json(&["fragen", "a.wiba", "--json", "--antwort", "nein"]);
    assert_eq!(some.as_array().unwrap().len(), 1);
    let personal = desk.json(&["fragen", "a.wiba", "--json", "--kontakt", "Personal"]);
    assert!((1..257).contains(&personal.as_array().unwrap().len()));
    fs::write(desk.path("alle.csv"), desk.ok(&["fragen", "a.wiba", "--csv"])).unwrap();
    desk.ok(&["fragen", "a.wiba", "--xlsx", "alle.xlsx"]);
    assert!(desk.ok(&["fragen", "a.wiba", "--antwort", "nein"]).contains("7.10"));
    desk.ok(&["neu", "b.wiba", "--name", "Neustadt"]);
    for (name, kind) in [("alle.csv", "csv"), ("alle.xlsx", "xlsx")] {
        let told = desk.json(&["einlesen", "b.wiba", name, "--vorschau", "--json"]);
        assert_eq!((&told["kind"], &told["new"]), (&json!(kind), &json!(1)), "{name}");
    }
}

#[test]
fn a_questionnaire_that_was_filled_in_on_the_screen_is_read_and_one_of_another_file_refused() {
    let desk = beside("pdfjs.pdf");
    let before = fs::read(desk.path("a.wiba")).unwrap();
    let (code, message) = desk.fails(&["einlesen", "a.wiba", "pdfjs.pdf"]);
    assert_eq!(code, 1);
    assert!(message.contains("gehört zu einer anderen Datei"), "{message}");
    assert_eq!(fs::read(desk.path("a.wiba")).unwrap(), before);
    let text = String::from_utf8(before).unwrap();
    let id = text.split("id: \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    fs::write(desk.path("a.wiba"), text.replacen(id, FORM_ID, 1)).unwrap();
    let told = desk.json(&["einlesen", "a.wiba", "pdfjs.pdf", "--vorschau", "--json"]);
    assert_eq!((&told["kind"], &told["new"]), (&json!("pdf"), &json!(3)));
    desk.ok(&["einlesen", "a.wiba", "pdfjs.pdf"]);
    assert_eq!(desk.json(&["stand", "a.wiba", "--json"])["overall"]["not_relevant"], 1);
}

#[test]
fn what_is_taken_of_a_question_whose_answer_stays_is_said() {
    let desk = Desk::new();
    let file = desk.town();
    desk.ok(&["antwort", file, "3.1", "ja"]);
    desk.ok(&["antwort", file, "3.2", "ja"]);
    fs::write(desk.path("a.csv"), "frage;antwort;begruendung\n3.1;nein;weil\n3.2;nein;\n").unwrap();
    let keep = ["einlesen", file, "a.csv", "--bei-konflikt", "behalten"];
    let told = desk.ok(&keep);
    assert!(told.contains("2 anders und behalten, davon 1 um neue Angaben ergänzt."), "{told}");
    let questions = desk.json(&["fragen", file, "--json"]);
    assert_eq!(questions.as_array().unwrap().iter().filter(|it| it["justification"] == "weil").count(), 1);
    assert!(desk.ok(&keep).contains("2 anders und behalten."));
    assert!(desk.ok(&["einlesen", file, "a.csv", "--bei-konflikt", "ersetzen"]).contains("2 anders und ersetzt."));
}

#[test]
fn a_preview_for_programs_says_on_the_side_what_to_know_about_a_part() {
    let desk = Desk::new();
    let file = desk.town();
    desk.ok(&["verteilen", file, "--fragen", "3.1", "--an", "K. Winter", "--als", "wiba", "-o", "c.wiba"]);
    let output = desk.run(&["einlesen", file, "c.wiba", "--vorschau", "--json"]);
    assert!(serde_json::from_slice::<serde_json::Value>(&output.stdout).is_ok());
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("an K. Winter") && told.contains("Der Teil bleibt deshalb unterwegs."), "{told}");
}

#[test]
fn a_preview_names_the_first_of_many_faults_and_counts_the_others() {
    let desk = Desk::new();
    let file = desk.town();
    fs::write(desk.path("a.csv"), "frage;antwort\n".to_owned() + &"3.1;vielleicht;x\n".repeat(100)).unwrap();
    let told = desk.ok(&["einlesen", file, "a.csv", "--vorschau"]);
    assert_eq!(told.matches("mehr Zellen als die erste Zeile").count(), 30);
    assert!(told.contains("100 nicht verstanden") && told.contains("… und 70 weitere\n"), "{told}");
    let all = desk.json(&["einlesen", file, "a.csv", "--vorschau", "--json"]);
    assert_eq!(all["not_understood"].as_array().unwrap().len(), 100);
}

#[test]
fn a_file_that_is_no_table_as_text_is_sent_to_the_command_that_reads_it() {
    let desk = beside("tool.xlsx");
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/core/exchange/files");
    fs::copy(files.join("pdfjs.pdf"), desk.path("pdfjs.pdf")).unwrap();
    desk.ok(&["neu", "b.wiba", "--name", "Neustadt"]);
    for name in ["tool.xlsx", "pdfjs.pdf", "b.wiba"] {
        let (code, message) = desk.fails(&["antworten", "a.wiba", "--aus", name]);
        assert!(code == 1 && message.contains("ist keine Tabelle als Text"), "{message}");
        assert!(message.contains("wiba-kompass einlesen DATEI QUELLE"), "{message}");
    }
    fs::write(desk.path("bild.csv"), b"\x7fELF\x02\0\0\0\0\0\0\0\0\0\xc3\xbc\xff").unwrap();
    let (_, message) = desk.fails(&["antworten", "a.wiba", "--aus", "bild.csv"]);
    assert!(message.contains("keine Tabelle als Text"), "{message}");
}

#[test]
fn the_other_name_of_an_option_may_stand_before_the_command_too() {
    let desk = beside("tool.xlsx");
    for (name, target) in [("--original", "a.xlsx"), ("--vorlage", "b.xlsx")] {
        desk.ok(&[name, "tool.xlsx", "ausgeben", "a.wiba", "--wiba-xlsx", target]);
    }
}
