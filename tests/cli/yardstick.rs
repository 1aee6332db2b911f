//! The Maßstab on the command line, and catalogues that have none.

use std::fs;

use wiba_core::catalog::Catalog;

use super::Desk;

#[test]
fn the_catalogue_prints_every_part_of_a_yardstick_and_how_its_words_are_meant() {
    let catalog = Desk::new().json(&["katalog", "--json"]);
    for key in ["words", "providers"] {
        assert!(catalog[key].as_str().unwrap().len() > 100, "{key}");
    }
    let lists = catalog["checklists"].as_array().unwrap();
    let questions: Vec<_> = lists.iter().flat_map(|list| list["questions"].as_array().unwrap()).collect();
    assert_eq!(questions.len(), 257);
    for question in questions {
        let yardstick = question["yardstick"].as_object().unwrap();
        let mut keys: Vec<&str> = yardstick.keys().map(String::as_str).collect();
        keys.sort_unstable();
        let expected = ["contents", "exceptions", "letters", "not_enough", "not_relevant_if", "suffices", "yes_if"];
        assert_eq!(keys, expected, "{}", question["id"]);
        let (conditions, letters) = (yardstick["yes_if"].as_array().unwrap(), yardstick["letters"].as_array().unwrap());
        assert!(!conditions.is_empty() && conditions.len() == letters.len(), "{}", question["id"]);
        assert!(letters.iter().all(|letter| letter.as_str().is_some_and(|letter| letter.len() == 1)));
    }
}

#[test]
fn a_catalogue_from_before_the_yardsticks_stays_valid() {
    let desk = Desk::new();
    let folder = desk.path("frueher");
    fs::create_dir(&folder).unwrap();
    for file in Catalog::embedded_files() {
        fs::write(folder.join(&file.name), before(&file.text)).unwrap();
    }
    let catalog = desk.json(&["katalog", "--json", "--katalog", "frueher"]);
    assert!(catalog["checklists"][2]["questions"][0]["yardstick"].is_null());
    assert_eq!((catalog["edition"].as_u64(), catalog["words"].as_str()), (Some(1), Some("")));
    let file = desk.town();
    desk.ok(&["antwort", file, "3.4", "nein", "--katalog", "frueher"]);
    assert!(desk.ok(&["pruefen", file, "--katalog", "frueher"]).contains("Maßnahme ohne Frist"));
    desk.ok(&["bericht", file, "-o", "f.pdf", "--art", "fragebogen", "--katalog", "frueher"]);
    desk.ok(&["bericht", file, "-o", "v.pdf", "--mit-erlaeuterung", "--katalog", "frueher"]);
}

#[test]
fn an_answer_from_before_a_question_was_put_anew_is_told_until_it_is_given_again() {
    let desk = Desk::new();
    let folder = desk.path("frueher");
    fs::create_dir(&folder).unwrap();
    for file in Catalog::embedded_files() {
        fs::write(folder.join(&file.name), before(&file.text)).unwrap();
    }
    let file = desk.town();
    // 3.1 was put anew in the second edition, 3.2 was not.
    desk.ok(&["antwort", file, "3.1", "nein", "--katalog", "frueher"]);
    desk.ok(&["antwort", file, "3.2", "nein", "--katalog", "frueher"]);
    assert!(desk.ok(&["pruefen", file]).contains("Frage seither neu gefasst (1): 3.1\n"));
    desk.ok(&["antwort", file, "3.1", "nein"]);
    assert!(!desk.ok(&["pruefen", file]).contains("neu gefasst"));
}

/// A file of the catalogue without what came with the second edition.
fn before(text: &str) -> String {
    let mut inside = false;
    let mut kept = String::new();
    for line in text.lines() {
        inside |= line == "            yardstick: (";
        let new = ["edition: ", "words: ", "providers: "].iter().any(|key| line.trim_start().starts_with(key));
        if !inside && !new {
            kept.push_str(line);
            kept.push('\n');
        }
        inside &= line != "            ),";
    }
    kept
}
