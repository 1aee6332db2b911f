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
    let cases: [(&[&str], Options); 10] = [
        (&["--art", "fragebogen"], asked),
        (&["--art", "fragebogen", "--kontakt", "it"], Options { contact: Some(Contact::It), ..asked }),
        (&["--art", "fragebogen", "--kontakt", "Gebäude"], Options { contact: Some(Contact::Gebaeude), ..asked }),
        (&["--art", "fragebogen", "--checkliste", "7"], Options { checklist: Some(7), ..asked }),
        (&["--art", "fragebogen", "--vorbelegt"], Options { prefilled: true, ..asked }),
        (&["--art", "fragebogen", "--mit-erlaeuterung"], Options { with_explanations: true, ..asked }),
        (&["--art", "fragebogen", "--ausfuellbar"], Options { fillable: true, ..asked }),
        (&["--seit", "2026-11-01"], Options { since: Some(date(2026, 11, 1)), ..full }),
        (&["--mit-erlaeuterung"], Options { with_explanations: true, ..full }),
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
fn a_contact_or_checklist_that_is_unknown_is_named_with_what_is_known() {
    let desk = Desk::new();
    let file = desk.town();
    let (code, message) = desk.fails(&["bericht", file, "-o", "a.pdf", "--kontakt", "Bürgermeisterei"]);
    assert_eq!(code, 2, "{message}");
    assert!(message.contains("„Bürgermeisterei“ ist keine Stelle; bekannt sind Leitung, ISB, IT, "), "{message}");
    let (code, message) = desk.fails(&["bericht", file, "-o", "a.pdf", "--checkliste", "20"]);
    assert_eq!(code, 1, "{message}");
    assert!(message.contains("Der Katalog hat keine Checkliste 20"), "{message}");
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
    assert!(desk.ok(&["pruefen", "m.wiba"]).contains("von Hand geändert oder beschädigt"));
}
