//! The text of a file: older formats are read for ever, the newest comes back as it was written.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

#[path = "format/kept.rs"]
mod kept;
#[path = "format/things.rs"]
mod things;
#[path = "format/wishes.rs"]
mod wishes;

use std::path::Path;

use proptest::prelude::*;
use wiba_core::analysis::{plan, score};
use wiba_core::assessment::{AnswerValue, Assessment, Edit, KommuneEdit, Logo, Stamp, change_words};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::store::{StoreError, journal_is_whole, origin, parse, to_text};

const MUSTERSTADT: &str = include_str!("format1/musterstadt.wiba");
const BY_HAND: &str = include_str!("format1/von-hand.wiba");

fn path() -> &'static Path {
    Path::new("a.wiba")
}

fn read(text: &str) -> Assessment {
    parse(text.as_bytes(), path()).unwrap()
}

fn q(text: &str) -> QuestionId {
    text.parse().unwrap()
}

fn journal_words(assessment: &Assessment) -> Vec<String> {
    assessment.journal.entries().iter().flat_map(|entry| change_words(entry, assessment, None)).collect()
}

#[test]
fn format_1_reads_the_same_every_time_and_is_kept_by_the_newest() {
    for text in [MUSTERSTADT, BY_HAND] {
        let first = read(text);
        assert_eq!(first, read(text), "derived ids are the same on every PC");
        let newest = to_text(&first, path()).unwrap();
        assert!(newest.starts_with("(\n  format: 2,\n  version: \""), "{}", &newest[..60]);
        assert_eq!(read(&newest), first);
        assert_eq!(to_text(&read(&newest), path()).unwrap(), newest);
    }
}

#[test]
fn the_example_of_format_1_has_the_figures_that_it_had() {
    let catalog = Catalog::embedded().unwrap();
    let town = read(MUSTERSTADT);
    let overall = score(&catalog, &town.round).overall;
    assert_eq!((overall.yes, overall.no, overall.not_relevant, overall.open), (109, 67, 16, 65));
    let plan = plan(&catalog, &town.round);
    assert_eq!(plan.len(), 61);
    assert_eq!(plan.iter().filter(|item| item.id.is_some()).count(), 47);
    assert_eq!(town.round.measures.len(), 47);
}

#[test]
fn a_hand_edited_file_of_format_1_keeps_all_that_it_says() {
    let town = read(BY_HAND);
    let round = &town.round;
    assert_eq!(round.value(q("3.2")), Some(AnswerValue::No));
    let (_, measure) = round.measure_for(q("3.3")).unwrap();
    assert_eq!((measure.number, measure.owner.as_str(), measure.cost_once), (7, "IT", Some(100)));
    assert_eq!(round.measure_for(q("3.2")).unwrap().0, round.measure_for(q("3.3")).unwrap().0);
    assert_eq!(round.answer(q("3.1")).evidence[1].title, "Vertrag");
    assert_eq!(town.kommune.logo, Some(Logo { base64: "AAAA".to_owned() }));
    assert_eq!(town.earlier_rounds[0].measure_for(q("3.1")).unwrap().1.title, "Sichern");
    assert_eq!(
        journal_words(&town),
        [
            "3.2 ○ offen → ✕ Nein",
            "3.2, 3.3 Maßnahme: aufgenommen als M7, Verantwortlich: „IT“",
            "3.3 Maßnahme keine → M7",
            "3.2 Notiz: „Band im Tresor“",
            "3.2, 3.3 Maßnahme: Frist 31.12.2025, offen → umgesetzt, einmalige Kosten 100 €, 2,5 Personentage",
            "Name: „Gemeinde“ → „Gemeinde Handarbeit“",
            "Einwohnerzahl 812",
            "3.1 Nachweis, Fundort: „Akte 1“",
            "3.1 Nachweis vom 31.01.2024",
            "3.1 Nachweis hinzugefügt",
            "3.1 Nachweis: „Vertrag“",
            "Wappen oder Logo gewählt",
        ]
    );
    assert!(town.journal.entries().iter().all(|entry| entry.at.subsec_nanosecond() == 0));
}

#[test]
fn a_doubled_key_is_named_and_not_silently_dropped() {
    let doubled =
        BY_HAND.replace("\"7.1\": (value: NotRelevant", "\"03.002\": (value: Yes), \"7.1\": (value: NotRelevant");
    let error = parse(doubled.as_bytes(), path()).unwrap_err().to_string();
    assert!(error.contains("„3.2“ steht doppelt"), "{error}");
    let newest = to_text(&read(BY_HAND), path()).unwrap();
    let doubled =
        newest.replacen("      \"3.1\": (", "      \"3.2\": (\n        value: Yes,\n      ),\n      \"3.1\": (", 1);
    assert_ne!(doubled, newest);
    let error = parse(doubled.as_bytes(), path()).unwrap_err().to_string();
    assert!(error.contains("„3.2“ steht doppelt"), "{error}");
}

#[test]
fn a_question_under_two_measures_and_a_measure_that_is_missing_are_named() {
    let twice = BY_HAND.replacen("measures: { 7:", "measures: { 8: (questions: [\"3.3\"]), 7:", 1);
    let error = parse(twice.as_bytes(), path()).unwrap_err().to_string();
    assert!(error.contains("Frage 3.3 steht unter zwei Maßnahmen"), "{error}");
    let town = read(BY_HAND);
    let (id, _) = town.round.measure_for(q("3.2")).unwrap();
    let text = to_text(&town, path()).unwrap();
    let gone = text.replacen(&format!("      \"{id}\": ("), "      \"00000000000000000000000000000000\": (", 1);
    let error = parse(gone.as_bytes(), path()).unwrap_err().to_string();
    assert!(error.contains("die Maßnahme von Frage 3.2 fehlt"), "{error}");
}

#[test]
fn what_a_later_version_has_added_is_no_damage_and_what_nobody_knows_is() {
    let text = to_text(&read(BY_HAND), path()).unwrap();
    let with_field = text.replacen("  kommune: (", "  gemeinderat: 3,\n  kommune: (", 1);
    assert!(matches!(parse(with_field.as_bytes(), path()), Err(StoreError::Damaged { .. })));
    let own = format!("version: \"{}\"", env!("CARGO_PKG_VERSION"));
    let later = with_field.replacen(&own, "version: \"99.1.0\"", 1);
    let error = parse(later.as_bytes(), path()).unwrap_err();
    assert!(matches!(error, StoreError::NewerVersion { .. }), "{error}");
    assert!(error.to_string().contains("mit Version 99.1.0 geschrieben; diese ist"), "{error}");
    assert_eq!(origin(later.as_bytes(), path()).unwrap(), (2, Some("99.1.0".to_owned())));
}

#[test]
fn a_number_that_ron_writes_otherwise_is_not_taken_for_the_format_before_it() {
    for text in [BY_HAND.replacen("format:1,", "format: 1_0,", 1), BY_HAND.replacen("format:1,", "format: 0x1,", 1)] {
        assert!(!matches!(origin(text.as_bytes(), path()), Ok((1, _))) || text.contains("0x1"), "{}", &text[..120]);
    }
    let ten = BY_HAND.replacen("format:1,", "format: 1_0,", 1);
    assert!(matches!(parse(ten.as_bytes(), path()), Err(StoreError::Newer { found: 10, .. })));
}

#[test]
fn a_journal_changed_by_hand_is_noticed_and_a_file_without_checksum_is_not_blamed() {
    let text = to_text(&read(BY_HAND), path()).unwrap();
    assert_eq!(journal_is_whole(text.as_bytes(), path()).unwrap(), Some(true));
    let changed = text.replacen("by: \"A. Muster\"", "by: \"C. Muster\"", 1);
    assert_ne!(changed, text);
    assert_eq!(journal_is_whole(changed.as_bytes(), path()).unwrap(), Some(false));
    let start = text.rfind("  checksum:").unwrap();
    let without = format!("{})\n", &text[..start]);
    assert_eq!(journal_is_whole(without.as_bytes(), path()).unwrap(), None);
    assert_eq!(read(&without), read(&text));
    assert_eq!(journal_is_whole(BY_HAND.as_bytes(), path()).unwrap(), None);
}

#[test]
fn a_picture_is_kept_once_however_often_it_was_chosen() {
    let catalog = Catalog::embedded().unwrap();
    let mut town = read(BY_HAND);
    let logo = Logo { base64: "B".repeat(4000) };
    for picture in [Some(logo.clone()), None, Some(logo.clone()), None, Some(logo)] {
        town.apply(vec![Edit::Kommune(KommuneEdit::Logo(picture))], &catalog, stamp()).unwrap();
    }
    let text = to_text(&town, path()).unwrap();
    assert_eq!(text.matches(&"B".repeat(4000)).count(), 1);
    assert_eq!(read(&text), town);
}

#[test]
fn each_entry_of_the_journal_is_one_line() {
    let town = read(MUSTERSTADT);
    let text = to_text(&town, path()).unwrap();
    let journal = &text[text.find("  journal: [").unwrap()..];
    assert_eq!(journal.lines().filter(|line| line.starts_with("    (id: \"")).count(), town.journal.entries().len());
}

fn stamp() -> Stamp {
    Stamp { at: jiff::civil::date(2026, 11, 22).at(14, 31, 0, 0), by: "M. „Sommer“ \\ \"x\"".to_owned() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_change_can_be_taken_back_and_every_state_comes_back_from_its_text(
        wishes in proptest::collection::vec(wishes::wishes(), 1..12)
    ) {
        let catalog = Catalog::embedded().unwrap();
        let mut town = Assessment::new("Stadt", jiff::civil::date(2026, 11, 1), &catalog);
        let mut backs = Vec::new();
        let content = |town: &Assessment| (town.kommune.clone(), town.round.clone());
        let mut states = vec![content(&town)];
        for wish in &wishes {
            let edits = wish.edits(&town);
            backs.push(town.apply(edits, &catalog, stamp()).unwrap());
            states.push(content(&town));
            let again = read(&to_text(&town, path()).unwrap());
            prop_assert_eq!(&again, &town);
        }
        for back in backs.into_iter().rev() {
            prop_assert_eq!(Some(content(&town)), states.pop());
            town.take_back(back, stamp());
        }
        prop_assert_eq!(Some(content(&town)), states.pop());
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), cut in 0usize..4000) {
        parse(&bytes, path()).ok();
        parse(BY_HAND.as_bytes().get(..cut).unwrap_or_default(), path()).ok();
    }
}
