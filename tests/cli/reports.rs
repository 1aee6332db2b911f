//! What the options of `bericht` and the check of a file do.

use std::fs;

use jiff::civil::date;
use wiba_core::catalog::{Catalog, Contact};
use wiba_core::report::{self, Kind, Options};
use wiba_core::store::{File, Lock};

use super::Desk;

#[test]
fn every_option_of_a_report_reaches_the_paper() {
    let desk = Desk::new();
    desk.ok(&["beispiel", "m.wiba"]);
    let (_, town) = File::open(&desk.path("m.wiba")).unwrap();
    let catalog = Catalog::embedded().unwrap();
    let day = date(2026, 11, 22);
    let asked = Options::new(Kind::Questionnaire, day);
    let full = Options::new(Kind::Full, day);
    let mut seen = Vec::new();
    let cases: [(&[&str], Options); 12] = [
        (&["--ohne-namen"], Options { without_names: true, ..full.clone() }),
        (
            &["--art", "massnahmen", "--verantwortlich", "Hauptamt"],
            Options { owner: Some("Hauptamt".to_owned()), ..Options::new(Kind::Measures, day) },
        ),
        (&["--art", "fragebogen"], asked.clone()),
        (&["--art", "fragebogen", "--kontakt", "it"], Options { contact: Some(Contact::It), ..asked.clone() }),
        (
            &["--art", "fragebogen", "--kontakt", "Gebäude"],
            Options { contact: Some(Contact::Gebaeude), ..asked.clone() },
        ),
        (&["--art", "fragebogen", "--checkliste", "7"], Options { checklist: Some(7), ..asked.clone() }),
        (&["--art", "fragebogen", "--vorbelegt"], Options { prefilled: true, ..asked.clone() }),
        (&["--art", "fragebogen", "--mit-erlaeuterung"], Options { with_explanations: true, ..asked.clone() }),
        (&["--art", "fragebogen", "--ausfuellbar"], Options { fillable: true, ..asked.clone() }),
        (&["--seit", "2026-11-01"], Options { since: Some(date(2026, 11, 1)), ..full.clone() }),
        (&["--mit-erlaeuterung"], Options { with_explanations: true, ..full.clone() }),
        (&[], full),
    ];
    for (arguments, options) in cases {
        let common = ["bericht", "m.wiba", "-o", "a.pdf", "--datum", "2026-11-22"];
        desk.ok(&[common.as_slice(), arguments].concat());
        let printed = fs::read(desk.path("a.pdf")).unwrap();
        assert!(printed == report::pdf(&report::pages(&town, &catalog, &options)).unwrap(), "{arguments:?}");
        assert!(!seen.contains(&printed), "{arguments:?} changes nothing");
        seen.push(printed);
    }
}

#[test]
fn what_a_kind_of_report_does_not_know_is_refused_and_nothing_is_written() {
    let desk = Desk::new();
    let file = desk.town();
    let cases: [(&[&str], &str, &str); 9] = [
        (&["--kontakt", "Gebäude"], "--kontakt", "--art fragebogen"),
        (&["--checkliste", "7"], "--checkliste", "--art fragebogen"),
        (&["--vorbelegt", "--art", "management"], "--vorbelegt", "--art fragebogen"),
        (&["--ausfuellbar", "--art", "profil"], "--ausfuellbar", "--art fragebogen"),
        (&["--seit", "2026-01-01", "--art", "profil"], "--seit", "--art management oder --art vollstaendig"),
        (&["--seit", "2026-01-01", "--art", "fragebogen"], "--seit", "--art management oder --art vollstaendig"),
        (&["--mit-erlaeuterung", "--art", "management"], "--mit-erlaeuterung", "--art vollstaendig oder --art"),
        (&["--mit-erlaeuterung", "--art", "massnahmen"], "--mit-erlaeuterung", "--art vollstaendig oder --art"),
        (&["--verantwortlich", "Hauptamt"], "--verantwortlich", "--art massnahmen"),
    ];
    for (arguments, option, cure) in cases {
        let (code, message) = desk.fails(&[&["bericht", file, "-o", "a.pdf"], arguments].concat());
        assert!(code == 1 && message.contains(option) && message.contains(cure), "{arguments:?}: {message}");
        assert!(!desk.path("a.pdf").exists());
    }
}

#[test]
fn a_contact_or_checklist_that_is_unknown_is_named_with_what_is_known() {
    let desk = Desk::new();
    let file = desk.town();
    let (code, message) = desk.fails(&["bericht", file, "-o", "a.pdf", "--kontakt", "Bürgermeisterei"]);
    assert_eq!(code, 2, "{message}");
    assert!(message.contains("„Bürgermeisterei“ ist keine Stelle; bekannt sind Leitung, ISB, IT, "), "{message}");
    let (code, message) = desk.fails(&["bericht", file, "-o", "a.pdf", "--checkliste", "20"]);
    assert_eq!(code, 1, "{message}");
    assert!(message.contains("Der Katalog hat keine Checkliste 20"), "{message}");
    let late = ["bericht", file, "-o", "a.pdf", "--datum", "2026-11-22", "--seit", "2026-12-01"];
    let (code, message) = desk.fails(&late);
    assert_eq!(code, 1, "{message}");
    assert!(message.contains("Seit 01.12.2026 kann sich am 22.11.2026"), "{message}");
    assert!(!desk.path("a.pdf").exists());
}

#[test]
fn a_date_before_the_data_is_said_on_stderr_and_on_paper() {
    let desk = Desk::new();
    desk.ok(&["beispiel", "m.wiba"]);
    let told = desk.noted(&["bericht", "m.wiba", "-o", "a.pdf", "--datum", "2020-01-01"]);
    assert!(told.contains("trägt den Stand 01.01.2020") && told.contains("zuletzt am"), "{told}");
    let told = desk.noted(&["bericht", "m.wiba", "-o", "a.pdf", "--datum", "2027-01-01"]);
    assert!(!told.contains("trägt den Stand"), "{told}");
}

#[test]
fn without_a_date_a_report_is_of_today() {
    let desk = Desk::new();
    let file = desk.town();
    let (_, town) = File::open(&desk.path(file)).unwrap();
    let catalog = Catalog::embedded().unwrap();
    // Midnight may pass between the two.
    let made = |day| report::pdf(&report::pages(&town, &catalog, &Options::new(Kind::Management, day))).unwrap();
    let before = jiff::Zoned::now().date();
    desk.ok(&["bericht", file, "-o", "a.pdf", "--art", "management"]);
    let printed = fs::read(desk.path("a.pdf")).unwrap();
    assert!([before, jiff::Zoned::now().date()].into_iter().any(|day| made(day) == printed));
}

#[test]
fn a_check_names_another_catalogue_only_where_there_is_one() {
    let desk = Desk::new();
    let file = desk.town();
    desk.ok(&["antwort", file, "3.1", "ja"]);
    let told = desk.ok(&["pruefen", file]);
    assert!(told.contains("ist lesbar: Stadt Test") && !told.contains("Katalog"), "{told}");
    let text = fs::read_to_string(desk.path(file)).unwrap();
    let text = text.replace("WiBA 2.0 (2023)", "WiBA 1.0").replace("\"3.1\": (", "\"3.1\": (value: Yes), \"3.99\": (");
    fs::write(desk.path(file), text).unwrap();
    let told = desk.ok(&["pruefen", file]);
    for expected in [
        "Beantwortet mit dem Katalog „WiBA 1.0“, geladen ist „WiBA 2.0 (2023)“.",
        "Antworten auf Fragen, die der Katalog nicht kennt: 3.99",
    ] {
        assert!(told.contains(expected), "{expected} fehlt in: {told}");
    }
}

#[test]
fn a_file_that_is_open_elsewhere_is_read_but_not_changed() {
    let desk = Desk::new();
    let file = desk.town();
    fs::write(desk.path("a.csv"), "frage;antwort\n3.1;ja\n").unwrap();
    let lock = Lock::take(&desk.path(file)).unwrap().unwrap();
    let before = fs::read(desk.path(file)).unwrap();
    for arguments in [["antwort", file, "3.1", "ja"], ["antworten", file, "--aus", "a.csv"]] {
        let (code, message) = desk.fails(&arguments);
        assert_eq!(code, 1, "{arguments:?}");
        assert!(message.contains("ist schon in einem anderen Fenster oder Befehl geöffnet"), "{message}");
    }
    for command in ["stand", "plan", "profil", "pruefen"] {
        desk.ok(&[command, file]);
    }
    assert_eq!(fs::read(desk.path(file)).unwrap(), before);
    drop(lock);
    desk.ok(&["antwort", file, "3.1", "ja"]);
    assert_ne!(fs::read(desk.path(file)).unwrap(), before);
}

#[test]
fn a_journal_changed_by_hand_is_named_and_the_files_of_before_are_not_blamed() {
    let desk = Desk::new();
    desk.ok(&["neu", "m.wiba", "--name", "Stadt Test"]);
    desk.ok(&["antwort", "m.wiba", "3.1", "ja"]);
    assert!(!desk.ok(&["pruefen", "m.wiba"]).contains("Prüfsumme"));
    let path = desk.path("m.wiba");
    let text = std::fs::read_to_string(&path).unwrap();
    let changed = text.replacen("by: \"", "by: \"jemand anders, ", 1);
    assert_ne!(changed, text);
    std::fs::write(&path, changed).unwrap();
    let output = desk.run(&["pruefen", "m.wiba", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&told["readable"], &told["format"]), (&true.into(), &2.into()));
    assert_eq!(told["problems"][0]["kind"], "journal_checksum");
    assert_eq!(told["hints"][0], serde_json::json!({"kind": "no_evidence", "question": "3.1"}));
    let text = desk.run(&["pruefen", "m.wiba"]).stdout;
    assert!(String::from_utf8(text).unwrap().contains("von Hand geändert oder beschädigt"));
    std::fs::write(&path, "(format: 2, zerstört").unwrap();
    let told: serde_json::Value = serde_json::from_slice(&desk.run(&["pruefen", "m.wiba", "--json"]).stdout).unwrap();
    assert_eq!((&told["readable"], &told["problems"][0]["kind"]), (&false.into(), &"unreadable".into()));
}

#[test]
fn a_file_that_contradicts_itself_is_repaired_into_a_copy_and_what_is_left_out_is_listed() {
    let desk = Desk::new();
    desk.ok(&["neu", "m.wiba", "--name", "Stadt Test"]);
    desk.ok(&["antwort", "m.wiba", "3.1", "ja", "--notiz", "bleibt"]);
    desk.ok(&["antwort", "m.wiba", "3.2", "nein"]);
    let text = std::fs::read_to_string(desk.path("m.wiba")).unwrap();
    let second = "answers: {\n      \"3.1\": (value: No, edition: 1, note: \"doppelt\"),";
    let doubled = text.replacen("answers: {", second, 1);
    assert_ne!(doubled, text);
    std::fs::write(desk.path("m.wiba"), &doubled).unwrap();
    let told = |arguments: &[&str]| -> serde_json::Value {
        let output = desk.run(arguments);
        assert_eq!(output.status.code(), Some(1));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let found = told(&["pruefen", "m.wiba", "--json"]);
    assert_eq!((&found["readable"], &found["problems"][0]["kind"]), (&false.into(), &"doubled_key".into()));
    assert_eq!(found["problems"][0]["place"], "3.1");
    let output = desk.run(&["pruefen", "m.wiba", "--reparieren", "heil.wiba"]);
    let listed = String::from_utf8(output.stdout).unwrap();
    assert!(listed.contains("weggelassen ist die zweite Angabe") && listed.contains("bleibt"), "{listed}");
    assert!(desk.ok(&["pruefen", "heil.wiba"]).contains("ist lesbar"));
    assert_eq!(std::fs::read_to_string(desk.path("m.wiba")).unwrap(), doubled, "the file itself stays");
    let (code, message) = desk.fails(&["pruefen", "m.wiba", "--reparieren", "heil.wiba"]);
    assert!(code == 1 && message.contains("gibt es schon"), "{message}");
    // A journal whose end is lost, as a sync client leaves it.
    let cut = text.rfind("    (id:").unwrap() + 40;
    std::fs::write(desk.path("m.wiba"), &text[..cut]).unwrap();
    let found = told(&["pruefen", "m.wiba", "--json", "--reparieren", "kurz.wiba"]);
    assert_eq!(found["problems"][0]["kind"], "journal_unreadable");
    assert_eq!(desk.json(&["stand", "kurz.wiba", "--json"])["overall"]["open"], 255);
    std::fs::write(desk.path("m.wiba"), &text).unwrap();
    desk.ok(&["pruefen", "m.wiba", "--reparieren", "nie.wiba"]);
    assert!(!desk.path("nie.wiba").exists(), "nothing to repair");
    let unknown = text.replacen("answers: {", "answers: {\n      \"99.1\": (value: No, edition: 1),", 1);
    std::fs::write(desk.path("m.wiba"), unknown).unwrap();
    let output = desk.run(&["pruefen", "m.wiba", "--reparieren", "nie.wiba"]);
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && message.contains("Eine Kopie wurde nicht geschrieben"), "{message}");
    assert!(!desk.path("nie.wiba").exists(), "nothing that could be repaired");
}

#[test]
fn a_plan_for_somebody_without_measures_is_refused_with_those_who_have_some() {
    let desk = Desk::new();
    desk.ok(&["beispiel", "a.wiba"]);
    desk.ok(&["bericht", "a.wiba", "-o", "a.pdf", "--art", "massnahmen", "--verantwortlich", "Hauptamt"]);
    let (code, message) =
        desk.fails(&["bericht", "a.wiba", "-o", "b.pdf", "--art", "massnahmen", "--verantwortlich", "Niemand"]);
    assert_eq!(code, 1);
    assert!(
        message.contains("Für „Niemand“ ist keine Maßnahme vorgesehen") && message.contains("Hauptamt"),
        "{message}"
    );
    let (code, message) = desk.fails(&["bericht", "a.wiba", "-o", "b.pdf", "--verantwortlich", "Hauptamt"]);
    assert!(code == 1 && message.contains("--art massnahmen"), "{message}");
    desk.ok(&["bericht", "a.wiba", "-o", "c.pdf", "--ohne-namen"]);
    let both =
        ["bericht", "a.wiba", "-o", "d.pdf", "--art", "massnahmen", "--ohne-namen", "--verantwortlich", "Hauptamt"];
    assert_eq!(desk.run(&both).status.code(), Some(2));
}

#[test]
fn the_profile_as_a_table_says_what_the_grundschutz_check_asks_for() {
    let desk = Desk::new();
    desk.ok(&["beispiel", "a.wiba"]);
    let table = desk.ok(&["profil", "a.wiba", "--csv"]);
    let head = table.lines().next().unwrap();
    for column in ["Begründung", "Nachweis", "Maßnahmen", "Verantwortlich", "Umsetzung bis", "Beantwortet am"] {
        assert!(head.split(';').any(|cell| cell.trim_end() == column), "{column}: {head}");
    }
    assert!(table.contains("Dienstvereinbarung mobiles Arbeiten") && table.contains("M47: "), "{table}");
}

#[test]
fn whoever_asks_for_json_gets_json_whatever_is_wrong_with_the_file() {
    let desk = Desk::new();
    let file = desk.town();
    let output = desk.run(&["pruefen", file, "--json", "--reparieren", "heil.wiba"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(output.status.success() && told["readable"] == true && !desk.path("heil.wiba").exists());
    assert!(String::from_utf8_lossy(&output.stderr).contains("nichts zu reparieren"));
    std::fs::create_dir(desk.path("ordner.wiba")).unwrap();
    for (name, text) in [("p.txt", "ein langes Passwort für alle\n"), ("falsch.txt", "ein anderes Passwort\n")] {
        std::fs::write(desk.path(name), text).unwrap();
    }
    std::fs::copy(desk.path(file), desk.path("zu.wiba")).unwrap();
    desk.ok(&["passwort", "zu.wiba", "setzen", "--neues-passwort-datei", "p.txt"]);
    let sealed = std::fs::read(desk.path("zu.wiba")).unwrap();
    std::fs::write(desk.path("kurz.wiba"), &sealed[..sealed.len() / 2]).unwrap();
    for (arguments, expected) in [
        (&["fehlt.wiba"][..], "fehlt.wiba"),
        (&["ordner.wiba"], "Ordner"),
        (&["zu.wiba"], "ist verschlüsselt"),
        (&["zu.wiba", "--passwort-datei", "falsch.txt"], "mit diesem Passwort nicht öffnen"),
        (&["kurz.wiba"], "ist abgeschnitten"),
    ] {
        let output = desk.run(&[&["pruefen", "--json"], arguments].concat());
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let problem = &told["problems"][0];
        assert!(told["readable"] == false && problem["kind"] == "unreadable", "{told}");
        assert!(problem["text"].as_str().unwrap().contains(expected), "{arguments:?}: {told}");
    }
}

#[test]
fn a_table_takes_the_place_of_a_report_only_with_ersetzen() {
    let desk = Desk::new();
    let file = desk.town();
    desk.ok(&["bericht", file, "--art", "management", "-o", "b.pdf"]);
    let report = std::fs::read(desk.path("b.pdf")).unwrap();
    for arguments in [&["fragen", file, "--xlsx", "b.pdf"][..], &["ausgeben", file, "--wiba-xlsx", "b.pdf"]] {
        let (code, message) = desk.fails(arguments);
        assert!(code == 1 && message.contains("--ersetzen"), "{message}");
    }
    assert_eq!(std::fs::read(desk.path("b.pdf")).unwrap(), report);
    desk.ok(&["fragen", file, "--xlsx", "b.pdf", "--ersetzen"]);
}

#[test]
fn a_date_has_one_form_and_a_year_within_reason() {
    let desk = Desk::new();
    let file = desk.town();
    for date in ["-009999-01-01", "0001-01-01", "20261122", "2026-11-22T10:00", "22.11.2026", "2026-02-30"] {
        for arguments in [
            ["bericht", file, "-o", "b.pdf", &format!("--datum={date}")],
            ["bericht", file, "-o", "b.pdf", &format!("--seit={date}")],
        ] {
            assert_eq!(desk.fails(&arguments).0, 2, "{date}");
        }
    }
    let (_, message) = desk.fails(&["bericht", file, "-o", "b.pdf", "--datum", "0001-01-01"]);
    assert!(message.contains("liegt nicht in den Jahren 1900 bis 2199"), "{message}");
    let give = ["verteilen", file, "--fragen", "3.1", "--als", "xlsx", "-o", "a.xlsx", "--bis", "20261122"];
    let (code, message) = desk.fails(&give);
    assert!(code == 2 && message.contains("erwartet wird JJJJ-MM-TT"), "{message}");
}
