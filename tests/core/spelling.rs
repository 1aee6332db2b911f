//! Spelling: by a dictionary that is found, with the words of the questions, of the people and of one's own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use wiba_core::catalog::Catalog;
use wiba_core::desk::spelling::Speller;
use wiba_core::store::{added_words, dictionary_folder, keep_words};

const RULES: &str = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwäöüß\nSFX N Y 1\nSFX N 0 n .\n";
const WORDS: &str = "5\nder\nist\nRaum\nSchlüssel\nTür/N\n";

fn put(data: &Path) {
    let folder = dictionary_folder(data);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("de_DE.aff"), RULES).unwrap();
    fs::write(folder.join("de_DE.dic"), WORDS).unwrap();
}

fn speller(folder: &Path) -> Speller {
    Speller::load(folder, folder, &Catalog::embedded().unwrap()).unwrap()
}

fn faults<'a>(speller: &Speller, text: &'a str) -> Vec<&'a str> {
    speller.faults(text).0.into_iter().map(|place| &text[place]).collect()
}

#[test]
fn misspelt_words_are_named_and_those_of_the_questions_are_right() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path());
    let speller = speller(folder.path());
    assert!(speller.place().starts_with(folder.path()), "one's own dictionary comes first");
    assert_eq!(faults(&speller, "der Schlüsel ist Raum Türen"), ["Schlüsel"]);
    assert!(faults(&speller, "Masterpasswort").is_empty(), "a question has this word");
}

#[test]
fn a_dictionary_in_an_extension_of_libreoffice_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let own = dictionary_folder(folder.path());
    fs::create_dir_all(&own).unwrap();
    let mut zip = zip::ZipWriter::new(fs::File::create(own.join("dict-de.oxt")).unwrap());
    for (name, text) in [("de/de_DE_frami.aff", RULES), ("de/de_DE_frami.dic", WORDS)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let speller = speller(folder.path());
    assert!(speller.place().ends_with("dict-de.oxt"));
    assert_eq!(faults(&speller, "Schlüsel Schlüssel"), ["Schlüsel"]);
}

#[test]
fn what_is_no_dictionary_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path());
    fs::write(dictionary_folder(folder.path()).join("de-kaputt.oxt"), b"kein Archiv").unwrap();
    assert!(speller(folder.path()).place().ends_with("de_DE.aff"));
}

#[test]
fn added_words_and_names_are_right_and_the_added_ones_stay() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path());
    let first = speller(folder.path());
    assert_eq!(faults(&first, "Zschimmer Kröpfl"), ["Zschimmer", "Kröpfl"]);
    first.respect(&["Anna Kröpfl".to_owned()]);
    first.add("Zschimmer");
    assert!(faults(&first, "Zschimmer Kröpfl").is_empty());
    let words = first.news().unwrap();
    assert!(first.news().is_none(), "told once");
    keep_words(folder.path(), &words).unwrap();
    assert_eq!(added_words(folder.path()).unwrap(), ["Zschimmer"]);
    assert_eq!(faults(&speller(folder.path()), "Zschimmer Kröpfl"), ["Kröpfl"]);
}

#[test]
fn words_that_two_windows_add_are_both_kept() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path());
    let windows = [speller(folder.path()), speller(folder.path())];
    for (window, word) in windows.iter().zip(["Zschimmer", "Kröpfl"]) {
        window.add(word);
        keep_words(folder.path(), &window.news().unwrap()).unwrap();
    }
    assert_eq!(added_words(folder.path()).unwrap(), ["Zschimmer", "Kröpfl"]);
    // What its user has taken out of the list by hand does not come back with a word of another window.
    fs::write(folder.path().join("woerter.txt"), "Kröpfl\n").unwrap();
    windows[1].add("Hrdlička");
    keep_words(folder.path(), &windows[1].news().unwrap()).unwrap();
    assert_eq!(added_words(folder.path()).unwrap(), ["Kröpfl", "Hrdlička"]);
}

#[test]
fn a_list_of_words_that_cannot_be_read_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("woerter.txt");
    fs::create_dir(&list).unwrap();
    keep_words(folder.path(), &["Zschimmer".to_owned()]).unwrap_err();
    added_words(folder.path()).unwrap_err();
    assert!(list.is_dir());
}

#[test]
fn words_from_an_editor_are_read_as_ansi_too_and_with_a_byte_order_mark() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("woerter.txt");
    for saved in [&b"Kr\xf6pfl\r\nZschimmer\r\n"[..], "\u{feff}Kröpfl\nZschimmer\n".as_bytes()] {
        fs::write(&list, saved).unwrap();
        keep_words(folder.path(), &["Hrdlička".to_owned()]).unwrap();
        assert_eq!(fs::read_to_string(&list).unwrap(), "Kröpfl\nZschimmer\nHrdlička\n");
    }
}

#[test]
fn proposals_come_beside_the_window() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path());
    let speller = speller(folder.path());
    let end = Instant::now() + Duration::from_secs(30);
    let found = loop {
        if let Some(found) = speller.proposals("Schlüsel", || {}) {
            break found;
        }
        assert!(Instant::now() < end);
        std::thread::yield_now();
    };
    assert!(found.contains(&"Schlüssel".to_owned()), "{found:?}");
}

#[test]
fn a_long_text_is_looked_at_bit_by_bit() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path());
    let speller = speller(folder.path());
    let letters = |number: usize| ["x", "y", "z", "q"].map(|letter| letter.repeat(1 + number % 7)).concat();
    let text: Vec<String> = (0..100).map(|number| format!("{}{}", letters(number), "k".repeat(number))).collect();
    let text = text.join(" ");
    let (some, all) = speller.faults(&text);
    assert!(!all && !some.is_empty() && some.len() < 100);
    let (found, all) = speller.faults(&text);
    assert!(all && found.len() == 100, "{}", found.len());
}
