//! Files with a password on the command line.

use std::fs;

use super::Desk;

const OLD: [&str; 2] = ["--passwort-datei", "alt.txt"];
const NEW: [&str; 2] = ["--neues-passwort-datei", "neu.txt"];

/// A sealed file whose Kommune has a name that can be looked for, and two passwords.
fn sealed() -> Desk {
    let desk = Desk::new();
    desk.ok(&["neu", "t.wiba", "--name", "Klartextstadt"]);
    desk.ok(&["antwort", "t.wiba", "3.1", "ja", "--notiz", "Klartextnotiz"]);
    fs::write(desk.path("alt.txt"), "Öl und Äpfel im Keller 7\n").unwrap();
    fs::write(desk.path("neu.txt"), "\u{feff}Salamander Trompete Gletscher\r\n").unwrap();
    desk.ok(&["passwort", "t.wiba", "setzen", "--neues-passwort-datei", "alt.txt"]);
    desk
}

fn plain(desk: &Desk) -> Vec<String> {
    let marked = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("Klartext");
    let content = desk.content().into_iter().filter(|(_, bytes)| marked(bytes));
    content.map(|(path, _)| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_sealed_file_works_with_every_command_and_no_plain_text_lies_anywhere() {
    let desk = sealed();
    assert_eq!(plain(&desk), [] as [&str; 0]);
    for command in [&["stand", "t.wiba"][..], &["plan", "t.wiba"], &["profil", "t.wiba"], &["pruefen", "t.wiba"]] {
        desk.ok(&[command, &OLD].concat());
    }
    assert!(desk.ok(&[&OLD[..], &["pruefen", "t.wiba"]].concat()).contains("Klartextstadt"), "options stand first too");
    desk.ok(&[&["antwort", "t.wiba", "3.2", "nein", "--notiz", "Klartext"][..], &OLD].concat());
    fs::write(desk.path("a.csv"), "frage;antwort\n3.3;ja\n").unwrap();
    desk.ok(&[&["antworten", "t.wiba", "--aus", "a.csv"][..], &OLD].concat());
    assert_eq!(plain(&desk), [] as [&str; 0]);
    let output = desk.run(&[&["bericht", "t.wiba", "--art", "management", "-o", "b.pdf"][..], &OLD].concat());
    assert!(output.status.success());
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told.matches("nicht verschlüsselt").count(), 1, "{told}");
    for (form, says) in [("--csv", 1), ("--json", 0)] {
        let told = desk.run(&[&["plan", "t.wiba", form][..], &OLD].concat()).stderr;
        assert_eq!(String::from_utf8_lossy(&told).matches("nicht verschlüsselt").count(), says, "{form}");
    }
}

#[test]
fn without_a_password_and_without_a_terminal_a_command_fails_at_once() {
    let desk = sealed();
    let before = desk.content();
    for command in [&["stand", "t.wiba"][..], &["antwort", "t.wiba", "3.2", "ja"], &["passwort", "t.wiba", "entfernen"]]
    {
        let (code, message) = desk.fails(command);
        assert_eq!(code, 1, "{command:?}");
        assert!(message.contains("ist verschlüsselt") && message.contains("--passwort-datei"), "{message}");
    }
    let (code, message) = desk.fails(&[&["passwort", "t.wiba", "aendern"][..], &OLD].concat());
    assert_eq!(code, 1);
    assert!(message.contains("--neues-passwort-datei"), "{message}");
    assert_eq!(desk.content(), before);
}

#[test]
fn a_wrong_password_an_empty_one_and_a_file_with_more_than_one_are_refused() {
    let desk = sealed();
    fs::write(desk.path("leer.txt"), "\n").unwrap();
    fs::write(desk.path("zwei.txt"), "eins\nzwei\n").unwrap();
    let before = desk.content();
    for (file, expected) in [
        ("neu.txt", "lässt sich mit diesem Passwort nicht öffnen"),
        ("leer.txt", "Das Passwort ist leer („leer.txt“)"),
        ("zwei.txt", "Zeilenumbruch"),
        ("fehlt.txt", "„fehlt.txt“ kann nicht gelesen werden"),
    ] {
        let (code, message) = desk.fails(&["stand", "t.wiba", "--passwort-datei", file]);
        assert_eq!(code, 1, "{file}");
        assert!(message.contains(expected), "{file}: {message}");
    }
    assert_eq!(desk.content(), before);
}

#[test]
fn a_password_is_changed_and_removed_and_what_makes_no_sense_is_refused() {
    let desk = sealed();
    let (_, message) = desk.fails(&[&["passwort", "t.wiba", "setzen"][..], &OLD, &NEW].concat());
    assert!(message.contains("hat schon ein Passwort") && message.contains("aendern"), "{message}");
    desk.ok(&[&["passwort", "t.wiba", "aendern"][..], &OLD, &NEW].concat());
    assert_eq!(desk.fails(&[&["stand", "t.wiba"][..], &OLD].concat()).0, 1);
    desk.ok(&["stand", "t.wiba", "--passwort-datei", "neu.txt"]);
    let done = desk.ok(&["passwort", "t.wiba", "entfernen", "--passwort-datei", "neu.txt"]);
    assert_eq!(done, "„t.wiba“ ist nicht mehr verschlüsselt.\n");
    assert!(desk.ok(&["pruefen", "t.wiba"]).contains("Klartextstadt"));
    assert_eq!(plain(&desk), ["t.wiba"], "the version before keeps its password");
    let (code, message) = desk.fails(&["passwort", "t.wiba", "entfernen"]);
    assert_eq!(code, 1);
    assert!(message.contains("hat kein Passwort"), "{message}");
    assert_eq!(desk.fails(&["passwort", "t.wiba", "vergessen"]).0, 2);
}

#[test]
fn a_copy_for_another_office_is_read_with_its_key_and_is_no_file_to_work_on() {
    let desk = sealed();
    let key = age::x25519::Identity::generate();
    let lock = key.to_public().to_string();
    fs::write(desk.path("key.txt"), secrecy::ExposeSecret::expose_secret(&key.to_string())).unwrap();
    desk.ok(&[&["ausgeben", "t.wiba", "--fuer", &lock, "-o", "kopie.age"][..], &OLD].concat());
    assert_eq!(plain(&desk), [] as [&str; 0]);
    let before = desk.content();
    assert_eq!(desk.fails(&[&["ausgeben", "t.wiba", "--fuer", &lock, "-o", "kopie.age"][..], &OLD].concat()).0, 1);
    assert_eq!(desk.fails(&[&["ausgeben", "t.wiba", "--fuer", "age1x", "-o", "neu.age"][..], &OLD].concat()).0, 2);
    let (code, message) = desk.fails(&["stand", "kopie.age"]);
    assert!(code == 1 && message.contains("--schluessel-datei"), "{message}");
    assert_eq!(desk.fails(&["stand", "kopie.age", "--schluessel-datei", "alt.txt"]).0, 1);
    assert_eq!(desk.fails(&["antwort", "kopie.age", "3.1", "nein", "--schluessel-datei", "key.txt"]).0, 1);
    assert_eq!(desk.content(), before);
    let checked = desk.ok(&["pruefen", "kopie.age", "--schluessel-datei", "key.txt"]);
    assert!(checked.contains("ist lesbar"), "{checked}");
    // Whoever names both for every file gets each opened by what fits.
    let both = [&OLD[..], &["--schluessel-datei", "key.txt"]].concat();
    for file in ["t.wiba", "kopie.age"] {
        assert!(desk.ok(&[&["pruefen", file][..], &both].concat()).contains("ist lesbar"), "{file}");
        desk.ok(&[&["stand", file][..], &both].concat());
    }
    let figures = desk.ok(&["stand", "kopie.age", "--schluessel-datei", "key.txt", "--json"]);
    assert_eq!(figures, desk.ok(&[&["stand", "t.wiba", "--json"][..], &OLD].concat()));
}

#[test]
fn who_takes_a_weak_password_is_warned_and_told_what_stays_readable() {
    let desk = Desk::new();
    desk.ok(&["neu", "t.wiba", "--name", "Klartextstadt"]);
    fs::write(desk.path("schwach.txt"), "klartextstadt1").unwrap();
    let output = desk.run(&["passwort", "t.wiba", "setzen", "--neues-passwort-datei", "schwach.txt"]);
    assert!(output.status.success());
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("Das Passwort ist schwach") && told.contains("Sicherungen der IT"), "{told}");
}

#[test]
fn a_new_file_gets_the_password_that_is_given_with_it() {
    let desk = Desk::new();
    fs::write(desk.path("alt.txt"), "Öl und Äpfel im Keller 7\n").unwrap();
    fs::write(desk.path("schwach.txt"), "klartextstadt1").unwrap();
    let told = desk.ok(&[&["neu", "t.wiba", "--name", "Klartextstadt"][..], &OLD].concat());
    assert!(told.contains("„t.wiba“ ist angelegt und verschlüsselt."), "{told}");
    desk.ok(&[&["beispiel", "m.wiba"][..], &OLD].concat());
    assert_eq!(plain(&desk), [] as [&str; 0]);
    for file in ["t.wiba", "m.wiba"] {
        assert_eq!(desk.fails(&["stand", file]).0, 1, "{file} has a password");
        desk.ok(&[&["stand", file][..], &OLD].concat());
    }
    let told = desk.noted(&["neu", "s.wiba", "--name", "Klartextstadt", "--passwort-datei", "schwach.txt"]);
    assert!(told.contains("Das Passwort ist schwach"), "{told}");
    let (code, message) = desk.fails(&["neu", "n.wiba", "--name", "X", "--passwort-datei", "fehlt.txt"]);
    assert!(code == 1 && !desk.path("n.wiba").exists(), "{message}");
}

#[test]
fn a_new_password_is_not_passed_over_where_the_old_one_is_removed() {
    let desk = sealed();
    let before = desk.content();
    let (code, message) = desk.fails(&[&["passwort", "t.wiba", "entfernen"][..], &OLD, &NEW].concat());
    assert!(code == 2 && message.contains("„aendern“ setzt ein neues Passwort"), "{message}");
    assert_eq!(desk.content(), before);
}

#[test]
fn a_copy_for_another_office_gets_no_password_and_that_is_said_at_once() {
    let desk = sealed();
    let lock = age::x25519::Identity::generate().to_public().to_string();
    desk.ok(&[&["ausgeben", "t.wiba", "--fuer", &lock, "-o", "kopie.age"][..], &OLD].concat());
    let before = desk.content();
    for wish in ["setzen", "aendern", "entfernen"] {
        let (code, message) = desk.fails(&["passwort", "kopie.age", wish]);
        assert!(code == 1 && message.contains("ist eine Kopie für eine andere Stelle"), "{wish}: {message}");
    }
    assert_eq!(desk.content(), before);
}

#[test]
fn what_is_not_written_is_not_said_to_be_unencrypted() {
    let desk = sealed();
    fs::write(desk.path("da.xlsx"), "von jemand anderem").unwrap();
    for command in [&["fragen", "t.wiba", "--xlsx", "da.xlsx"][..], &["ausgeben", "t.wiba", "--wiba-xlsx", "da.xlsx"]] {
        let (code, message) = desk.fails(&[command, &OLD].concat());
        assert!(code == 1 && !message.contains("nicht verschlüsselt"), "{message}");
        let told = desk.noted(&[command, &OLD, &["--ersetzen"]].concat());
        assert_eq!(told.matches("nicht verschlüsselt").count(), 1, "{told}");
    }
}
