//! The catalogue against the facts of WiBA 2.0 and of the Kompendium, and against the rules for its texts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod texts;

use std::collections::{BTreeMap, BTreeSet};

use wiba_core::catalog::{Catalog, QuestionId, SourceFile};

fn catalog() -> Catalog {
    Catalog::embedded().unwrap()
}

fn facts(name: &str) -> Vec<BTreeMap<String, String>> {
    let path = format!("{}/../../tests/core/facts/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn there_are_19_checklists_with_257_questions() {
    let catalog = catalog();
    assert_eq!(catalog.checklists.len(), 19);
    assert_eq!(catalog.questions().count(), 257);
    assert_eq!(catalog.version, "WiBA 2.0 (2023)");
}

#[test]
fn titles_priorities_and_working_order_of_the_checklists_are_the_official_ones() {
    let catalog = catalog();
    for fact in facts("checklisten.csv") {
        let list = catalog.checklist(fact["checkliste"].parse().unwrap()).unwrap();
        assert_eq!(list.title, fact["titel"]);
        assert_eq!(list.priority.to_string(), fact["prioritaet"], "{}", list.title);
        assert_eq!(list.order.to_string(), fact["reihenfolge"], "{}", list.title);
        assert_eq!(list.questions.len().to_string(), fact["anzahl_fragen"], "{}", list.title);
    }
}

#[test]
fn efforts_and_requirements_of_the_questions_are_the_official_ones() {
    let catalog = catalog();
    let facts = facts("fragen.csv");
    assert_eq!(facts.len(), 257);
    for fact in facts {
        let id = QuestionId::new(fact["checkliste"].parse().unwrap(), fact["frage"].parse().unwrap());
        let question = catalog.question(id).unwrap();
        assert_eq!(question.effort.min.to_string(), fact["aufwand_min"], "{id}");
        assert_eq!(question.effort.max.to_string(), fact["aufwand_max"], "{id}");
        assert_eq!(
            question.requirements.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            fact["anforderungen"],
            "{id}"
        );
    }
}

#[test]
fn the_profile_holds_the_359_requirements_with_title_and_level_and_211_are_asked_about() {
    let catalog = catalog();
    let facts = facts("profil.csv");
    let ours: Vec<_> = catalog.profile.requirements().collect();
    assert_eq!(catalog.profile.bausteine.len(), 60);
    assert_eq!(ours.len(), facts.len());
    for ((baustein, requirement), fact) in ours.iter().zip(&facts) {
        assert_eq!(
            [&baustein.id, &baustein.title, &requirement.id.to_string(), &requirement.title],
            [&fact["baustein"], &fact["baustein_titel"], &fact["anforderung"], &fact["anforderung_titel"]]
        );
        assert_eq!(requirement.level.label(), fact["stufe"], "{}", requirement.id);
        assert_eq!(
            !catalog.questions_for(&requirement.id).is_empty(),
            fact["durch_wiba"] == "ja",
            "{}",
            requirement.id
        );
    }
    assert_eq!(facts.iter().filter(|fact| fact["durch_wiba"] == "ja").count(), 211);
}

/// The built-in files with one changed, so that exactly one rule is broken.
fn with(name: &str, change: impl FnOnce(&str) -> String) -> Vec<SourceFile> {
    let mut files = Catalog::embedded_files();
    let file = files.iter_mut().find(|file| file.name == name).unwrap();
    let changed = change(&file.text);
    assert_ne!(changed, file.text, "the change must change something");
    file.text = changed;
    files
}

fn refusal(files: &[SourceFile]) -> String {
    Catalog::parse(files).unwrap_err().to_string()
}

const BACKUP: &str = "03-backup.ron";

#[test]
fn a_missing_checklist_is_refused_with_its_number() {
    let files: Vec<_> = Catalog::embedded_files().into_iter().filter(|file| file.name != BACKUP).collect();
    assert_eq!(refusal(&files), "Katalog abgelehnt: 03-….ron: Checkliste 3 fehlt, erwartet werden 1 bis 19");
}

#[test]
fn a_skipped_and_a_doubled_number_are_refused_with_file_and_line() {
    let line = |text: &str, needle: &str| text.lines().position(|line| line.contains(needle)).unwrap() + 1;
    let text = Catalog::embedded_files().into_iter().find(|file| file.name == BACKUP).unwrap().text;
    let place = line(&text, "            number: 2,");
    let skipped = with(BACKUP, |text| text.replace("            number: 2,", "            number: 4,"));
    assert_eq!(
        refusal(&skipped),
        format!("Katalog abgelehnt: 03-backup.ron, Zeile {place}: Frage 4 statt 2: eine Nummer übersprungen")
    );
    let doubled = with(BACKUP, |text| text.replace("            number: 2,", "            number: 1,"));
    assert!(refusal(&doubled).contains(&format!("Zeile {place}: Frage 1 statt 2: doppelt")), "{}", refusal(&doubled));
}

#[test]
fn an_effort_outside_1_to_4_is_refused_with_its_line() {
    let message = refusal(&with(BACKUP, |text| text.replacen("effort: (2, 2)", "effort: (2, 5)", 1)));
    assert!(message.starts_with("Katalog abgelehnt: 03-backup.ron, Zeile "), "{message}");
    assert!(message.contains("zwischen 1 und 4"), "{message}");
}

#[test]
fn a_requirement_that_the_profile_does_not_know_is_refused() {
    let message = refusal(&with(BACKUP, |text| text.replacen("\"CON.3.A1\"", "\"CON.3.A99\"", 1)));
    assert!(message.starts_with("Katalog abgelehnt: 03-backup.ron, Zeile "), "{message}");
    assert!(message.ends_with("das Profil kennt keine Anforderung CON.3.A99"), "{message}");
}

#[test]
fn an_edition_after_that_of_the_catalogue_a_requirement_twice_and_an_empty_condition_are_refused() {
    let list = |from: &str, to: &str| {
        refusal(&with("01-arbeit-ausserhalb.ron", |text| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        }))
    };
    for edition in ["0", "9"] {
        let told = list("edition: 2", &format!("edition: {edition}"));
        assert!(told.contains(&format!("die Fassung {edition} liegt nicht zwischen 1 und 2")), "{told}");
    }
    let told = list("requirements: [\"INF.8.A2\",", "requirements: [\"INF.8.A2\", \"INF.8.A2\",");
    assert!(told.contains("INF.8.A2 steht doppelt"), "{told}");
    let told = list("('a', \"", "('a', \" \"), ('z', \"");
    assert!(told.contains("Bedingung a ist leer"), "{told}");
}

#[test]
fn a_requirement_that_stands_twice_or_under_another_baustein_is_refused_with_its_line() {
    const PROFILE: &str = "profil-basis-absicherung.ron";
    const FIRST: &str = "(id: \"ISMS.1.A1\",";
    let second = |id: &str| with(PROFILE, |text| text.replacen("(id: \"ISMS.1.A2\",", &format!("(id: \"{id}\","), 1));
    let text = Catalog::embedded_files().into_iter().find(|file| file.name == PROFILE).unwrap().text;
    let line = text.lines().position(|line| line.contains(FIRST)).unwrap() + 2;
    let place = format!("Katalog abgelehnt: {PROFILE}, Zeile {line}: ");
    assert_eq!(refusal(&second("ISMS.1.A1")), format!("{place}Anforderung ISMS.1.A1 steht doppelt"));
    let foreign = refusal(&second("ORP.1.A77"));
    assert_eq!(foreign, format!("{place}Anforderung ORP.1.A77 gehört nicht zum Baustein ISMS.1"));
}

#[test]
fn a_baustein_that_stands_twice_or_has_no_requirements_is_refused_with_its_line() {
    const PROFILE: &str = "profil-basis-absicherung.ron";
    let text = Catalog::embedded_files().into_iter().find(|file| file.name == PROFILE).unwrap().text;
    let line = 1 + text.lines().position(|line| line.trim() == "id: \"ORP.1\",").unwrap();
    // Another Baustein before that one.
    let with_another = |id: &str, requirements: &str| {
        let another = format!("id: \"{id}\", title: \"x\", requirements: [{requirements}]),\n(\nid: \"ORP.1\",");
        refusal(&with(PROFILE, |text| text.replacen("id: \"ORP.1\",", &another, 1)))
    };
    let refused = |line: usize, why: &str| format!("Katalog abgelehnt: {PROFILE}, Zeile {line}: Baustein {why}");
    assert_eq!(with_another("ORP.9", ""), refused(line, "ORP.9 hat keine Anforderungen"));
    let one = "(id: \"ORP.1.A99\", title: \"x\", level: Basis)";
    assert_eq!(with_another("ORP.1", one), refused(line + 2, "ORP.1 steht doppelt"));
    let message = refusal(&with(PROFILE, |_| "(title: \"x\", provenance: \"x\", bausteine: [])".to_owned()));
    assert!(message.ends_with("das Profil hat keine Bausteine"), "{message}");
}

#[test]
fn a_text_that_says_nothing_and_a_question_without_contacts_are_refused_with_their_line() {
    let text = Catalog::embedded_files().into_iter().find(|file| file.name == BACKUP).unwrap().text;
    let numbers = || text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with("number:"));
    let first = numbers().nth(1).unwrap().0 + 1;
    // Of a field of the first question, what stands behind its name becomes this.
    let emptied = |field: &str, value: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let line = lines[first..].iter_mut().find(|line| line.trim_start().starts_with(field)).unwrap();
        *line = format!("{field} {value},");
        refusal(&with(BACKUP, |_| lines.join("\n")))
    };
    for (field, value) in [("short:", "\"\""), ("text:", "\" \""), ("explanation:", "\"\""), ("contacts:", "[]")] {
        let expected = format!("Zeile {first}: Frage 3.1: „{}“ ist leer", field.trim_end_matches(':'));
        assert!(emptied(field, value).ends_with(&expected), "{}", emptied(field, value));
    }
    for field in ["title", "goal"] {
        let line = text.lines().find(|line| line.trim_start().starts_with(&format!("{field}:"))).unwrap();
        let message = refusal(&with(BACKUP, |text| text.replacen(line, &format!("{field}: \"\","), 1)));
        assert!(message.contains(&format!(": „{field}“ ist leer")), "{message}");
    }
    let message =
        refusal(&with("katalog.ron", |text| text.replacen("version: \"WiBA 2.0 (2023)\"", "version: \"\"", 1)));
    assert!(message.ends_with("„version“ ist leer"), "{message}");
}

#[test]
fn broken_ron_an_unknown_field_and_a_newer_format_are_refused() {
    assert!(
        refusal(&with(BACKUP, |text| text.replacen("questions: [", "questions: ", 1)))
            .contains("03-backup.ron, Zeile ")
    );
    assert!(refusal(&with(BACKUP, |text| text.replacen("    goal:", "    zeil:", 1))).contains("zeil"));
    assert!(
        refusal(&with("katalog.ron", |text| text.replace("format: 1", "format: 2")))
            .contains("das Format 2 ist unbekannt")
    );
}

#[test]
fn two_checklists_cannot_have_the_same_place_in_the_order() {
    assert!(refusal(&with(BACKUP, |text| text.replace("order: 1,", "order: 2,"))).contains("Position 2"));
}

#[test]
fn the_working_order_starts_with_backup_and_covers_every_checklist_once() {
    let catalog = catalog();
    let order: Vec<u8> = catalog.in_working_order().iter().map(|list| list.number).collect();
    assert_eq!(&order[..5], [3, 7, 10, 12, 18]);
    assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), 19);
}
