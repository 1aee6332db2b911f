//! The real binary, as a script would call it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod distributing;
mod figures;
mod merging;
mod passwords;
mod reports;
mod restoring;
mod safety;
mod taking;
mod wording;
mod yardstick;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

struct Desk {
    folder: TempDir,
    /// What the program keeps of its own.
    data: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), data: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::cargo_bin("wiba-kompass-cli").unwrap();
        command.current_dir(self.folder.path()).env("USER", "m.sommer").args(arguments);
        command.env("WIBA_KOMPASS_CONFIG", self.data.path());
        // No display, whatever the machine has: commands must do without.
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
        command.output().unwrap()
    }

    fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a command that succeeds says on stderr.
    fn noted(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stderr).unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.ok(arguments)).unwrap()
    }

    /// Exit code and what stands on stderr.
    fn fails(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(arguments);
        assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
        // On Windows the console program has a name of its own.
        let message = String::from_utf8(output.stderr).unwrap().replace("wiba-kompass-cli ", "wiba-kompass ");
        (output.status.code().unwrap(), message)
    }

    fn town(&self) -> &'static str {
        self.ok(&["neu", "t.wiba", "--name", "Stadt Test"]);
        "t.wiba"
    }

    fn content(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files: Vec<_> = fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
            .into_iter()
            // It stays beside every file that was open once, and is empty.
            .filter(|path| path.extension().is_none_or(|ending| ending != "lock"))
            .map(|path| (path.clone(), if path.is_file() { fs::read(path).unwrap() } else { Vec::new() }))
            .collect()
    }
}

#[test]
fn an_answer_ends_the_clarification_of_its_question() {
    use wiba_core::assessment::{Edit, QuestionEdit, Stamp};
    let desk = Desk::new();
    desk.ok(&["neu", "m.wiba", "--name", "Stadt Test"]);
    let catalog = wiba_core::catalog::Catalog::embedded().unwrap();
    let (mut file, mut town) = wiba_core::store::File::open(&desk.path("m.wiba")).unwrap();
    let id = "3.1".parse().unwrap();
    let ask = [QuestionEdit::InClarification(true), QuestionEdit::Ask("Gebäude".to_owned())];
    let stamp = Stamp { at: jiff::civil::date(2026, 11, 22).at(9, 0, 0, 0), by: "Test".to_owned() };
    town.apply(ask.map(|edit| Edit::Question(id, edit)).into(), &catalog, stamp).unwrap();
    file.save(&town).unwrap();
    desk.ok(&["antwort", "m.wiba", "3.1", "ja"]);
    let all: Value = serde_json::from_str(&desk.ok(&["fragen", "m.wiba", "--json"])).unwrap();
    let now = all.as_array().unwrap().iter().find(|question| question["id"] == "3.1").unwrap();
    assert_eq!((&now["answer"], &now["in_clarification"], &now["ask"]), (&"yes".into(), &false.into(), &"".into()));
}

#[test]
fn the_catalogue_as_json_has_19_checklists_and_257_questions_with_all_fields() {
    let catalog = Desk::new().json(&["katalog", "--json"]);
    assert_eq!(catalog["version"], "WiBA 2.0 (2023)");
    let lists = catalog["checklists"].as_array().unwrap();
    assert_eq!(lists.len(), 19);
    for key in ["number", "title", "priority", "order", "goal", "questions"] {
        assert!(!lists[0][key].is_null(), "{key}");
    }
    let questions: Vec<&Value> = lists.iter().flat_map(|list| list["questions"].as_array().unwrap()).collect();
    assert_eq!(questions.len(), 257);
    for key in [
        "id",
        "number",
        "short",
        "text",
        "explanation",
        "evidence",
        "contacts",
        "threat",
        "effort_min",
        "effort_max",
        "requirements",
    ] {
        assert!(questions.iter().all(|question| !question[key].is_null()), "{key}");
    }
    assert!(
        questions
            .iter()
            .all(|question| question["measure"]["title"].is_string() && !question["measure"]["steps"][0].is_null())
    );
}

#[test]
fn a_town_is_made_answered_and_counted() {
    let desk = Desk::new();
    let file = desk.town();
    desk.ok(&["antwort", file, "3.1", "ja"]);
    desk.ok(&["antwort", file, "3.2", "nein", "--notiz", "Läuft nächtlich"]);
    desk.ok(&["antwort", file, "3.3", "nicht-relevant", "--begruendung", "Extern"]);
    desk.ok(&["antwort", file, "3.4", "ja"]);
    desk.ok(&["antwort", file, "3.4", "offen"]);
    let stand = desk.json(&["stand", file, "--json"]);
    let overall = serde_json::json!({"yes": 1, "no": 1, "not_relevant": 1, "open": 254, "answered_percent": 1, "fulfilled_percent": 50});
    assert_eq!(stand["overall"], overall);
    assert_eq!(stand["priorities"].as_array().unwrap().len(), 4);
    assert_eq!(stand["checklists"].as_array().unwrap().len(), 19);
    assert!(stand["checklists"][0]["fulfilled_percent"].is_null());
    let text = desk.ok(&["stand", file]);
    assert!(text.contains("Stadt Test") && text.contains("Backup") && text.contains('–'), "{text}");
    let saved = fs::read_to_string(desk.path(file)).unwrap();
    assert!(saved.contains("Läuft nächtlich") && saved.contains("Extern") && saved.contains("m.sommer"), "{saved}");
}

#[test]
fn the_plan_lists_every_no_with_all_keys() {
    let desk = Desk::new();
    let file = desk.town();
    desk.ok(&["antwort", file, "6.5", "nein"]);
    desk.ok(&["antwort", file, "12.2", "nein"]);
    let plan = desk.json(&["plan", file, "--json"]);
    let first = &plan[0];
    assert_eq!(first["questions"], serde_json::json!(["12.2"]));
    assert_eq!((&first["rank"], &first["priority"], &first["quick_win"]), (&1.into(), &1.into(), &true.into()));
    assert_eq!((&first["effort_min"], &first["effort_max"]), (&1.into(), &1.into()));
    assert_eq!(first["requirements"], serde_json::json!(["ORP.4.A1", "ORP.4.A6", "ORP.4.A7"]));
    assert_eq!((&first["owner"], &first["due"], &first["status"]), (&Value::Null, &Value::Null, &"open".into()));
    assert!(first["title"].is_string() && first["reason"].as_str().unwrap().starts_with("Priorität 1"));
    assert_eq!(plan.as_array().unwrap().len(), 2);
    let csv = desk.ok(&["plan", file, "--csv"]);
    assert!(csv.starts_with("\u{feff}Rang;Maßnahme;Fragen;"), "{csv}");
    assert_eq!(csv.lines().count(), 3);
    assert!(desk.ok(&["plan", file]).contains("Quick Win"));
}

#[test]
fn the_profile_has_359_requirements_with_status_and_reasons() {
    let desk = Desk::new();
    let file = desk.town();
    desk.ok(&["antwort", file, "3.2", "ja"]);
    let profile = desk.json(&["profil", file, "--json"]);
    let profile = profile.as_array().unwrap();
    assert_eq!(profile.len(), 359);
    let find = |id: &str| profile.iter().find(|item| item["requirement"] == id).unwrap();
    let backup = find("CON.3.A2");
    assert_eq!(
        (&backup["status"], &backup["provisional"], &backup["level"]),
        (&"yes".into(), &true.into(), &"Basis".into())
    );
    assert_eq!(backup["questions"], serde_json::json!(["3.2", "3.3", "3.6"]));
    assert_eq!(backup["answers"], serde_json::json!({"3.2": "yes", "3.3": null, "3.6": null}));
    assert_eq!(find("ISMS.1.A1")["status"], "not_covered");
    assert_eq!(profile.iter().filter(|item| item["status"] == "unanswered").count(), 210);
    assert!(
        desk.ok(&["profil", file]).contains("Arbeitsfassung"),
        "the provenance stands wherever coverage is spoken of"
    );
}

#[test]
fn answers_come_from_a_table_in_utf8_and_windows_1252_with_semicolon_and_comma() {
    let tables: [&[u8]; 4] = [
        "frage;antwort;notiz;begruendung\n3.1;ja;Prüfung;\n3.2;Nicht relevant;;Übergangslösung\n".as_bytes(),
        b"frage;antwort;notiz;begruendung\r\n3.1;ja;Pr\xfcfung;\r\n3.2;nicht-relevant;;\xdcbergangsl\xf6sung\r\n",
        "\u{feff}frage,antwort,notiz,begruendung\n3.1,JA,Prüfung,\n3.2,nicht-relevant,,Übergangslösung\n".as_bytes(),
        "sep=;\nbegründung;antwort;frage;notiz\n;j;3.1;Prüfung\nÜbergangslösung;r;3.2;\n;;;\n".as_bytes(),
    ];
    for table in tables {
        let desk = Desk::new();
        let file = desk.town();
        fs::write(desk.path("a.csv"), table).unwrap();
        assert_eq!(desk.ok(&["antworten", file, "--aus", "a.csv"]), "2 Antworten übernommen.\n");
        let saved = fs::read_to_string(desk.path(file)).unwrap();
        assert!(saved.contains("Prüfung") && saved.contains("Übergangslösung"), "{saved}");
        assert_eq!(desk.json(&["stand", file, "--json"])["overall"]["not_relevant"], 1);
    }
}

#[test]
fn what_a_table_has_changed_is_counted_and_not_what_it_says() {
    let desk = Desk::new();
    let file = desk.town();
    let take = |table: &str| {
        fs::write(desk.path("a.csv"), table).unwrap();
        desk.ok(&["antworten", file, "--aus", "a.csv"])
    };
    assert_eq!(take("frage;antwort\n3.1;ja\n3.2;nein\n"), "2 Antworten übernommen.\n");
    assert_eq!(take("frage;antwort\n3.1;ja\n3.2;nein\n"), "0 Antworten übernommen, 2 Fragen waren gleich.\n");
    let notes = "frage;antwort;notiz\n3.1;;Vertrag\n3.2;nein;\n3.3;r;\n";
    assert_eq!(take(notes), "1 Antwort übernommen, zu 1 Frage nur andere Angaben, 1 Frage war gleich.\n");
}

#[test]
fn provisional_is_what_rests_on_an_answer_and_may_change_and_tables_say_where_a_question_is_open() {
    let desk = Desk::new();
    let file = desk.town();
    desk.ok(&["antwort", file, "3.2", "ja"]);
    let text = desk.ok(&["profil", file]);
    let provisional = text.lines().filter(|line| line.contains("(vorläufig)")).count();
    assert!(provisional > 0 && !text.contains("Unbearbeitet (vorläufig)"), "{text}");
    let counted = desk.json(&["stand", file, "--json"])["basis"]["provisional"].as_u64().unwrap();
    let json = desk.json(&["profil", file, "--json"]);
    let open: Vec<&Value> = json.as_array().unwrap().iter().filter(|item| item["provisional"] == true).collect();
    assert!(open.iter().any(|item| item["status"] == "unanswered"));
    let csv = desk.ok(&["profil", file, "--csv"]);
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(';').collect()).collect();
    let place = rows[0].iter().position(|cell| *cell == "Vorläufig").unwrap();
    assert_eq!(rows.iter().filter(|row| row.get(place) == Some(&"ja")).count(), open.len());
    let rests: Vec<&&Value> = open.iter().filter(|item| item["status"] != "unanswered").collect();
    assert_eq!(rests.len(), provisional);
    assert_eq!(rests.iter().filter(|item| item["level"] == "Basis").count() as u64, counted);
}

#[test]
fn a_table_with_a_fault_is_refused_whole_and_every_fault_is_named_with_its_line() {
    let desk = Desk::new();
    let file = desk.town();
    let table = "frage;antwort;notiz\n3.1;ja;\n3.99;ja;\nx;ja;\n3.2;vielleicht;\n3.1;nein;\n";
    fs::write(desk.path("a.csv"), table).unwrap();
    let before = desk.content();
    let (code, message) = desk.fails(&["antworten", file, "--aus", "a.csv"]);
    assert_eq!(code, 1);
    for expected in [
        "Zeile 3: der Katalog hat keine Frage 3.99",
        "Zeile 4: „x“ ist keine Fragennummer",
        "Zeile 5, Frage 3.2: „vielleicht“ ist keine Antwort; erwartet wird Ja, Nein, Nicht relevant oder offen\n",
        "Zeile 6: Frage 3.1 steht schon in Zeile 2",
        "Es wurde nichts übernommen.",
    ] {
        assert!(message.contains(expected), "{expected} fehlt in: {message}");
    }
    assert_eq!(desk.content(), before);
    fs::write(desk.path("a.csv"), "nummer;antwort\n3.1;ja\n").unwrap();
    assert!(desk.fails(&["antworten", file, "--aus", "a.csv"]).1.contains("die Spalte „frage“ fehlt"));
}

#[test]
fn the_hint_names_the_command_that_helps_and_only_where_it_fits() {
    let desk = Desk::new();
    let file = desk.town();
    assert!(desk.fails(&["stand", "fehlt.wiba"]).1.contains("neu DATEI --name NAME"));
    let told = desk.fails(&["antworten", file, "--aus", "fehlt.csv"]).1;
    assert!(!told.contains("neu DATEI"), "{told}");
    desk.ok(&["antwort", file, "3.1", "ja"]);
    let text = fs::read(desk.path(file)).unwrap();
    fs::write(desk.path("kurz.wiba"), &text[..text.len() - 120]).unwrap();
    assert!(desk.fails(&["stand", "kurz.wiba"]).1.contains("pruefen DATEI --reparieren ZIEL"));
}

#[test]
fn errors_go_to_stderr_in_german_with_a_hint_and_change_nothing() {
    let desk = Desk::new();
    let file = desk.town();
    fs::write(desk.path("brief.txt"), "Hallo").unwrap();
    let before = desk.content();
    let cases: [(&[&str], &str); 7] = [
        (&["verschrieben"], "„verschrieben“ ist weder ein Befehl noch eine Datei"),
        (&["stand", "fehlt.wiba"], "Datei oder Ordner gibt es nicht"),
        (&["stand", "brief.txt"], "ist keine Datei von WiBA-Kompass"),
        (&["antwort", file, "3.8", "ja"], "Der Katalog hat keine Frage 3.8"),
        (&["neu", file, "--name", "Noch eine"], "gibt es schon"),
        (&["neu", "neu.wiba", "--name", " "], "Der Name ist leer"),
        (&["antworten", file, "--aus", "fehlt.csv"], "Datei oder Ordner gibt es nicht"),
    ];
    for (arguments, expected) in cases {
        let (code, message) = desk.fails(arguments);
        assert_eq!(code, 1, "{arguments:?}");
        assert!(message.starts_with("Fehler: ") && message.contains(expected), "{arguments:?}: {message}");
        assert!(message.trim_end().lines().count() >= 2, "ohne Rat: {message}");
    }
    assert_eq!(desk.content(), before);
}

#[test]
fn wrong_usage_exits_2_and_says_in_german_what_is_wrong() {
    let desk = Desk::new();
    let file = desk.town();
    let cases: [(&[&str], &str); 16] = [
        (&["--renderer", "kreide"], "möglich sind wgpu und glow"),
        (&[file, "stand"], "erst der Befehl, dann die Datei: „wiba-kompass stand t.wiba“"),
        (&["verschrieben", file], "„verschrieben“ ist kein Befehl"),
        (&["--json"], "„--json“ ist hier nicht möglich"),
        (&["stand", file, "--json=ja"], "„--json“ nimmt keinen Wert"),
        (&["stand", file, "--katalog"], "„--katalog <ORDNER>“ braucht einen Wert"),
        (&["stand", file, "--json", "--json"], "„--json“ darf nur einmal stehen"),
        (&["bericht", file, "-o", "a.pdf", "--checkliste", "300"], "„300“ ist keine Nummer einer Checkliste"),
        (&["bericht", file, "-o", "a.pdf", "--checkliste", "sieben"], "„sieben“ ist keine Nummer einer Checkliste"),
        (&["antwort", file, "3.1", "vielleicht"], "„vielleicht“ ist keine Antwort"),
        (&["antwort", file, "3-1", "ja"], "„3-1“ ist keine Fragennummer"),
        (&["antwort", file], "es fehlt: <FRAGE> <WERT>"),
        (&["stand", file, "--jsn"], "„--jsn“ ist hier nicht möglich"),
        (&["plan", file, "--json", "--csv"], "gehen nicht zusammen"),
        (&["bericht", file, "-o", "a.pdf", "--datum", "22.11.2026"], "erwartet wird JJJJ-MM-TT"),
        (&["bericht", file, "-o", "a.pdf", "--art", "roman"], "roman"),
    ];
    for (arguments, expected) in cases {
        let (code, message) = desk.fails(arguments);
        assert_eq!(code, 2, "{arguments:?}: {message}");
        assert!(message.contains(expected), "{arguments:?}: {message}");
        for english in ["error", "Usage", "invalid", "not in", "argument ", "value"] {
            assert!(!message.contains(english), "englisch: {message}");
        }
    }
}

#[test]
fn options_stand_before_or_after_the_command() {
    let desk = Desk::new();
    let file = desk.town();
    desk.ok(&["antwort", file, "3.2", "nein", "--notiz", "- stand nicht im Vertrag"]);
    let catalogue = concat!(env!("CARGO_MANIFEST_DIR"), "/../../checklists");
    for (before, after) in [
        (vec!["--json", "stand", file], vec!["stand", file, "--json"]),
        (vec!["--katalog", catalogue, "katalog", "--json"], vec!["katalog", "--json", "--katalog", catalogue]),
        (vec!["--csv", "plan", file], vec!["plan", "--csv", file]),
        (vec!["--version", "stand"], vec!["--version"]),
        (vec!["-h", "stand"], vec!["stand", "--hilfe"]),
    ] {
        assert_eq!(desk.ok(&before), desk.ok(&after), "{before:?}");
    }
    desk.ok(&["--art", "management", "-o", "plan", "bericht", file]);
    assert!(desk.path("plan").exists(), "the value of an option is no command");
}

#[test]
fn the_version_is_told_with_the_name() {
    let version = Desk::new().ok(&["--version"]);
    let catalog = wiba_core::catalog::Catalog::embedded().unwrap();
    let lines: Vec<&str> = version.lines().collect();
    assert_eq!(lines[0], concat!("wiba-kompass ", env!("CARGO_PKG_VERSION")));
    assert_eq!(lines[1], format!("Katalog WiBA 2.0 (2023), Ausgabe {}", catalog.edition));
    assert!(lines.len() == 3 && lines[2].starts_with("Stand "), "{version}");
}

#[test]
fn help_is_german() {
    let desk = Desk::new();
    let mut pages = vec![desk.ok(&["--hilfe"])];
    for command in [
        "beispiel",
        "neu",
        "antwort",
        "antworten",
        "stand",
        "plan",
        "profil",
        "bericht",
        "pruefen",
        "verknuepfen",
        "katalog",
    ] {
        assert!(pages[0].contains(command), "{command}");
        pages.push(desk.ok(&[command, "--hilfe"]));
    }
    for page in pages {
        assert!(page.contains("Aufruf:"), "{page}");
        for english in [
            "Usage",
            "Options",
            "Arguments",
            "Commands",
            "Print",
            "help for",
            "OPTIONS",
            "default",
            "ossible values",
            "alias",
        ] {
            assert!(!page.contains(english), "„{english}“ in: {page}");
        }
    }
}

#[test]
fn the_example_is_about_two_thirds_answered_and_says_that_it_is_invented() {
    let desk = Desk::new();
    desk.ok(&["beispiel", "m.wiba"]);
    let stand = desk.json(&["stand", "m.wiba", "--json"]);
    let answered = stand["overall"]["answered_percent"].as_u64().unwrap();
    assert!((60..=82).contains(&answered), "{answered}");
    assert!(desk.ok(&["stand", "m.wiba"]).contains("erfunden"));
    let plan = desk.json(&["plan", "m.wiba", "--json"]);
    let plan = plan.as_array().unwrap();
    assert!(plan.len() > 30);
    assert!(plan.iter().any(|item| item["owner"].is_string()) && plan.iter().any(|item| item["due"].is_string()));
    let checked = desk.ok(&["pruefen", "m.wiba"]);
    assert!(checked.contains("Ja ohne Nachweis") && checked.contains("überfällig"), "{checked}");
    let (code, message) = desk.fails(&["beispiel", "m.wiba"]);
    assert_eq!(code, 1);
    assert!(message.contains("gibt es schon"));
}

#[test]
fn every_kind_of_report_is_a_pdf_and_the_same_date_gives_the_same_bytes() {
    let desk = Desk::new();
    desk.ok(&["beispiel", "m.wiba"]);
    for kind in ["management", "massnahmen", "profil", "vollstaendig", "fragebogen"] {
        let print = |name: &str| {
            desk.ok(&["bericht", "m.wiba", "-o", name, "--art", kind, "--datum", "2026-11-22"]);
            fs::read(desk.path(name)).unwrap()
        };
        let first = print("a.pdf");
        assert!(first.starts_with(b"%PDF-"), "{kind}");
        assert_eq!(first, print("b.pdf"), "{kind}");
    }
}

#[test]
fn a_report_that_cannot_be_written_leaves_the_old_one() {
    let desk = Desk::new();
    let file = desk.town();
    fs::create_dir(desk.path("ordner.pdf")).unwrap();
    fs::write(desk.path("ordner.pdf").join("alt.pdf"), "alt").unwrap();
    let (code, message) = desk.fails(&["bericht", file, "-o", "ordner.pdf"]);
    assert_eq!(code, 1, "{message}");
    assert!(message.contains("kann nicht geschrieben werden"), "{message}");
    assert_eq!(desk.fails(&["bericht", file, "-o", "fehlt/a.pdf"]).0, 1);
    assert_eq!(fs::read_to_string(desk.path("ordner.pdf").join("alt.pdf")).unwrap(), "alt");
    let left: Vec<_> = desk.content().into_iter().map(|(path, _)| path).filter(|path| is_temporary(path)).collect();
    assert!(left.is_empty(), "{left:?}");
}

fn is_temporary(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().contains(".tmp-"))
}

#[cfg(not(windows))]
#[test]
fn files_are_joined_with_the_program_on_windows_only() {
    for arguments in [["verknuepfen"].as_slice(), &["verknuepfen", "--entfernen"]] {
        let (code, message) = Desk::new().fails(arguments);
        assert!(code == 1 && message.contains("nur unter Windows"), "{message}");
    }
}

#[test]
fn the_console_program_has_no_window_and_says_so() {
    let desk = Desk::new();
    let file = desk.town();
    for arguments in [[].as_slice(), &[file], &["--renderer", "glow"]] {
        let (code, message) = desk.fails(arguments);
        assert_eq!(code, 1);
        assert!(message.contains("dieses Programm hat kein Fenster"), "{message}");
    }
}

#[test]
fn a_catalogue_folder_replaces_the_built_in_one_or_is_refused_with_the_place() {
    let desk = Desk::new();
    let folder = desk.path("katalog");
    fs::create_dir(&folder).unwrap();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../checklists")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
    }
    let head = folder.join("katalog.ron");
    fs::write(&head, fs::read_to_string(&head).unwrap().replace("WiBA 2.0 (2023)", "Eigener Katalog")).unwrap();
    assert_eq!(desk.json(&["katalog", "--json", "--katalog", "katalog"])["version"], "Eigener Katalog");
    let backup = folder.join("03-backup.ron");
    fs::write(&backup, fs::read_to_string(&backup).unwrap().replacen("CON.3.A1", "CON.3.A99", 1)).unwrap();
    let (code, message) = desk.fails(&["stand", "x.wiba", "--katalog", "katalog"]);
    assert_eq!(code, 1);
    assert!(message.contains("03-backup.ron, Zeile ") && message.contains("CON.3.A99"), "{message}");
    assert_eq!(desk.fails(&["katalog", "--katalog", "fehlt"]).0, 1);
}

#[test]
fn a_number_that_is_none_is_named_in_german() {
    let desk = Desk::new();
    let file = desk.town();
    for arguments in [
        ["verteilen", file, "--erledigt", "x"],
        ["verteilen", file, "--zurueckgenommen", "x"],
        ["wiederherstellen", file, "--stand", "1,5"],
        ["wiederherstellen", file, "--behalten", "x"],
        ["fragen", file, "--antwort", "x"],
    ] {
        let (code, message) = desk.fails(&arguments);
        assert!(code == 2 && message.contains(" ist keine "), "{message}");
        assert!(!message.contains("invalid"), "{message}");
    }
}

#[test]
fn a_new_kommune_is_the_advice_only_where_the_file_of_a_kommune_is_missing() {
    let desk = Desk::new();
    let file = desk.town();
    const NEW: &str = "Eine neue Kommune legt";
    for arguments in [&["stand", "nix.wiba"][..], &["stand", "nix"], &["antwort", "nix.wiba", "3.1", "ja"]] {
        let (_, message) = desk.fails(arguments);
        assert!(message.contains("Schreibweise und Ordner prüfen.") && message.contains(NEW), "{message}");
    }
    for arguments in [
        &["wortlaut", "nix"][..],
        &["einlesen", file, "nix"],
        &["zusammenfuehren", file, "nix.wiba"],
        &["stand", file, "--katalog", "nix"],
        &["passwort", file, "setzen", "--neues-passwort-datei", "nix"],
        &["stand", file, "--schluessel-datei", "nix"],
    ] {
        let (_, message) = desk.fails(arguments);
        assert!(message.contains("prüfen.") && !message.contains(NEW), "{arguments:?}: {message}");
    }
}

#[test]
fn an_ending_that_promises_something_else_than_what_is_written_is_named() {
    let desk = Desk::new();
    let file = desk.town();
    for (arguments, content, ending) in [
        (&["verteilen", file, "--fragen", "3.1", "--als", "xlsx", "-o", "f.docx"][..], ".xlsx", "„.docx“"),
        (&["ausgeben", file, "--wiba-xlsx", "o.pdf"], ".xlsx", "„.pdf“"),
        (&["fragen", file, "--xlsx", "t.csv"], ".xlsx", "„.csv“"),
        (&["bericht", file, "-o", "b.docx", "--art", "management"], ".pdf", "„.docx“"),
        (&["neu", "x.pdf", "--name", "X"], ".wiba", "„.pdf“"),
    ] {
        let told = desk.noted(arguments);
        assert!(told.contains(&format!("Der Inhalt ist {content}, die Endung sagt {ending}.")), "{told}");
    }
    assert!(!desk.noted(&["fragen", file, "--xlsx", "t.xlsx"]).contains("Endung"));
    let (_, message) = desk.fails(&["fragen", file, "--xlsx", "t.xlsx"]);
    assert!(message.contains("„t.xlsx“ gibt es schon\n") && message.contains("--ersetzen"), "{message}");
}

#[test]
fn after_a_misuse_the_help_of_the_command_is_named_and_a_number_with_a_comma_understood() {
    let desk = Desk::new();
    let file = desk.town();
    let (code, message) = desk.fails(&["antwort", file, "7,12", "ja"]);
    assert!(code == 2 && message.contains("gemeint ist wohl 7.12"), "{message}");
    assert!(message.contains("„wiba-kompass antwort --hilfe“"), "{message}");
    let (_, message) = desk.fails(&["--nix"]);
    assert!(message.contains("„wiba-kompass --hilfe“"), "{message}");
}
