//! `verteilen`, and what comes back by `einlesen`.

use std::fs;

use serde_json::json;

use super::Desk;

#[test]
fn questions_go_out_in_three_forms_are_listed_and_come_back() {
    let desk = Desk::new();
    let file = desk.town();
    let told =
        desk.ok(&["verteilen", file, "--kontakt", "Gebäude", "--als", "xlsx", "-o", "a.xlsx", "--bis", "2020-01-02"]);
    assert!(told.contains("für Gebäude"), "{told}");
    desk.ok(&["verteilen", file, "--fragen", "7.12,3.1", "--an", "K. Winter", "--als", "docx", "-o", "b.docx"]);
    desk.ok(&["verteilen", file, "--fragen", "7.12,3.1", "--als", "wiba", "-o", "c.wiba"]);
    let list = desk.json(&["verteilen", file, "--json"]);
    let states: Vec<_> =
        list.as_array().unwrap().iter().map(|one| (&one["to"], &one["form"], &one["overdue"])).collect();
    assert!(states.contains(&(&json!("Gebäude"), &json!("xlsx"), &json!(true))), "{states:?}");
    assert!(states.contains(&(&json!("K. Winter"), &json!("docx"), &json!(false))), "{states:?}");
    let hints = &desk.json(&["pruefen", file, "--json"])["hints"];
    assert_eq!(hints[0], json!({"kind": "hand_out_overdue", "question": null}), "{hints}");
    assert!(desk.ok(&["pruefen", file]).contains("Rückgabe überfällig (1): Gebäude\n"));
    assert_eq!(desk.json(&["fragen", "c.wiba", "--json"]).as_array().unwrap().len(), 2);
    desk.ok(&["antwort", "c.wiba", "7.12", "nein", "--notiz", "bald"]);
    let told = desk.json(&["einlesen", file, "c.wiba", "--vorschau", "--json"]);
    assert_eq!((&told["kind"], &told["new"]), (&json!("part"), &json!(1)));
    assert!(desk.ok(&["einlesen", file, "c.wiba", "--vorschau"]).contains("2 Fragen als WiBA-Datei"));
    desk.ok(&["einlesen", file, "c.wiba"]);
    assert_eq!(desk.json(&["stand", file, "--json"])["overall"]["no"], 1);
    let list = desk.json(&["verteilen", file, "--json"]);
    let of = |form: &str| list.as_array().unwrap().iter().find(|one| one["form"] == form).unwrap().clone();
    assert_eq!((&of("wiba")["state"], &of("docx")["state"]), (&json!("done"), &json!("out")));
    desk.ok(&["verteilen", file, "--zurueckgenommen", &of("docx")["number"].to_string()]);
    assert!(desk.ok(&["verteilen", file]).contains("zurückgenommen"));
    assert_eq!(desk.json(&["einlesen", file, "a.xlsx", "--vorschau", "--json"])["kind"], "part");
    desk.ok(&["neu", "andere.wiba", "--name", "Neustadt"]);
    let (_, message) = desk.fails(&["einlesen", "andere.wiba", "b.docx"]);
    assert!(message.contains("gehört zu einer anderen Datei"), "{message}");
}

#[test]
fn a_part_can_be_answered_and_says_of_all_else_that_it_is_a_part() {
    let desk = Desk::new();
    let file = desk.town();
    desk.ok(&["verteilen", file, "--fragen", "7.12", "--als", "wiba", "-o", "c.wiba"]);
    let before = fs::read(desk.path("c.wiba")).unwrap();
    for refused in [
        &["plan", "c.wiba"][..],
        &["profil", "c.wiba"],
        &["bericht", "c.wiba", "-o", "c.pdf"],
        &["ausgeben", "c.wiba", "--wiba-xlsx", "c.xlsx"],
        &["verteilen", "c.wiba", "--fragen", "7.12", "--als", "docx", "-o", "c.docx"],
    ] {
        let (code, message) = desk.fails(refused);
        assert!(code == 1 && message.contains("ist ein Teil mit 1 Frage von „Stadt Test“"), "{message}");
    }
    let (_, message) = desk.fails(&["antwort", "c.wiba", "3.1", "ja"]);
    assert!(message.contains("ein Teil, der Frage 3.1 nicht enthält"), "{message}");
    assert_eq!(fs::read(desk.path("c.wiba")).unwrap(), before);
    assert_eq!(desk.json(&["stand", "c.wiba", "--json"])["overall"]["open"], 1);
    // Nobody plans in a part: it has no measures, whatever is answered.
    desk.ok(&["antwort", "c.wiba", "7.12", "nein"]);
    let stand = desk.json(&["stand", "c.wiba", "--json"]);
    assert_eq!((&stand["overall"]["no"], &stand["costs"]["measures"]), (&json!(1), &json!(0)));
    desk.ok(&["pruefen", "c.wiba"]);
}

#[test]
fn a_part_for_nobody_in_particular_is_not_said_to_be_for_somebody() {
    let desk = Desk::new();
    let file = desk.town();
    let told = desk.ok(&["verteilen", file, "--fragen", "3.1", "--als", "wiba", "-o", "c.wiba", "--bis", "2020-01-02"]);
    assert_eq!(told, "„c.wiba“ ist geschrieben: 1 Frage.\n");
    assert!(desk.ok(&["pruefen", file]).contains("Rückgabe überfällig (1): ohne Empfänger"));
    let (_, message) = desk.fails(&["antwort", "c.wiba", "5.1", "ja"]);
    assert!(message.contains("wiba-kompass fragen DATEI"), "{message}");
}

#[test]
fn an_untouched_part_brings_no_new_answer_in_whatever_form_it_went_out() {
    let desk = Desk::new();
    let file = desk.town();
    desk.ok(&["antwort", file, "3.1", "ja"]);
    for name in ["a.xlsx", "a.docx", "a.wiba"] {
        let form = name.rsplit('.').next().unwrap();
        desk.ok(&["verteilen", file, "--fragen", "3.1,3.2", "--als", form, "-o", name, "--vorbelegt"]);
        let told = desk.ok(&["einlesen", file, name, "--vorschau"]);
        assert!(told.contains("2 der verteilten Fragen sind ohne neue Antwort zurückgekommen."), "{name}: {told}");
    }
}

#[test]
fn what_cannot_be_handed_out_changes_nothing() {
    let desk = Desk::new();
    let file = desk.town();
    let before = fs::read(desk.path(file)).unwrap();
    fs::write(desk.path("da.xlsx"), "x").unwrap();
    for (arguments, told) in [
        (&["--fragen", "3.99", "--als", "xlsx", "-o", "n.xlsx"][..], "keine Frage 3.99"),
        (&["--person", "K. Winter", "--als", "xlsx", "-o", "n.xlsx"], "Für K. Winter gibt es keine Frage"),
        (&["--fragen", "3.1", "--als", "xlsx", "-o", "da.xlsx"], "gibt es schon"),
        (&["--fragen", "3.1", "--als", "wiba", "-o", "t.wiba"], "gibt es schon"),
        (&["--fragen", "3.1", "--als", "xlsx", "-o", "-"], "kein Ziel"),
    ] {
        let (code, message) = desk.fails(&[&["verteilen", file], arguments].concat());
        assert!(code == 1 && message.contains(told), "{message}");
        assert_eq!(fs::read(desk.path(file)).unwrap(), before);
    }
    assert!(!desk.path("n.xlsx").exists());
    assert_eq!(desk.run(&["verteilen", file, "--als", "xlsx", "-o", "n.xlsx"]).status.code(), Some(2));
    assert_eq!(desk.run(&["verteilen", file, "--fragen", "3.1"]).status.code(), Some(2));
}

#[test]
fn what_goes_out_of_a_sealed_file_is_said_to_have_no_password() {
    let desk = Desk::new();
    let file = desk.town();
    fs::write(desk.path("p.txt"), "ein langes Passwort für alle\n").unwrap();
    fs::write(desk.path("q.txt"), "ein anderes Passwort für einen\n").unwrap();
    desk.ok(&["passwort", file, "setzen", "--neues-passwort-datei", "p.txt"]);
    let give = ["verteilen", file, "--fragen", "3.1", "--als", "wiba", "-o", "c.wiba", "--passwort-datei", "p.txt"];
    assert_eq!(desk.noted(&give).matches("nicht verschlüsselt").count(), 1);
    // A part that has got a password of its own comes back, too.
    desk.ok(&["antwort", "c.wiba", "3.1", "ja"]);
    desk.ok(&["passwort", "c.wiba", "setzen", "--neues-passwort-datei", "p.txt"]);
    desk.ok(&["einlesen", file, "c.wiba", "--passwort-datei", "p.txt"]);
    assert_eq!(desk.json(&["stand", file, "--json", "--passwort-datei", "p.txt"])["overall"]["yes"], 1);
    // Also with another one than the file's.
    desk.ok(&["passwort", "c.wiba", "aendern", "--passwort-datei", "p.txt", "--neues-passwort-datei", "q.txt"]);
    assert_eq!(desk.fails(&["einlesen", file, "c.wiba", "--passwort-datei", "p.txt"]).0, 1);
    let others = ["--passwort-datei", "p.txt", "--passwort-datei-andere", "q.txt"];
    desk.ok(&[&["einlesen", file, "c.wiba"][..], &others].concat());
    desk.ok(&["passwort", "c.wiba", "aendern", "--passwort-datei", "q.txt", "--neues-passwort-datei", "p.txt"]);
    // As does one that was made for the key of this office.
    let key = age::x25519::Identity::generate();
    fs::write(desk.path("key.txt"), secrecy::ExposeSecret::expose_secret(&key.to_string())).unwrap();
    let lock = key.to_public().to_string();
    desk.ok(&["antwort", "c.wiba", "3.1", "nein", "--passwort-datei", "p.txt"]);
    desk.ok(&["ausgeben", "c.wiba", "--fuer", &lock, "-o", "c.age", "--passwort-datei", "p.txt"]);
    let (code, message) = desk.fails(&["einlesen", file, "c.age", "--passwort-datei", "p.txt"]);
    assert!(code == 1 && message.contains("--schluessel-datei"), "{message}");
    let replace = ["einlesen", file, "c.age", "--bei-konflikt", "ersetzen", "--schluessel-datei", "key.txt"];
    desk.ok(&[&replace[..], &["--passwort-datei", "p.txt"]].concat());
    assert_eq!(desk.json(&["stand", file, "--json", "--passwort-datei", "p.txt"])["overall"]["no"], 1);
}

/// The file is larger than what the system lets be written, the part is not.
#[cfg(target_os = "linux")]
fn give_without_room(desk: &Desk, arguments: &str) -> (Option<i32>, String) {
    let program = assert_cmd::cargo::cargo_bin("wiba-kompass-cli");
    let line = format!(
        "trap '' XFSZ; ulimit -f 32; exec \"{}\" verteilen m.wiba --fragen 7.12 {arguments}",
        program.display()
    );
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &line]).current_dir(desk.folder.path()).env("WIBA_KOMPASS_CONFIG", desk.data.path());
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn a_part_that_cannot_be_noted_does_not_go_out_and_what_it_replaced_is_there_again() {
    let desk = Desk::new();
    desk.ok(&["beispiel", "m.wiba"]);
    fs::write(desk.path("alt.xlsx"), "von jemand anderem").unwrap();
    let before = desk.content();
    for arguments in ["--als wiba -o c.wiba", "--als xlsx -o neu.xlsx", "--als xlsx -o alt.xlsx --ersetzen"] {
        let (code, message) = give_without_room(&desk, arguments);
        assert!(code == Some(1) && message.contains("m.wiba"), "{message}");
        assert!(desk.content() == before, "{arguments}: nothing is left or changed");
    }
    desk.ok(&["verteilen", "m.wiba", "--fragen", "7.12", "--als", "wiba", "-o", "c.wiba"]);
}
