//! What is wrong with a file, and what a repaired copy makes of it.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::datetime;
use wiba_core::assessment::{Assessment, Edit, Id, MeasureEdit, Stamp, add_evidence, add_step, decide};
use wiba_core::catalog::QuestionId;
use wiba_core::store::{Examined, File, StoreError, examine, other_versions, parse, to_text};

use super::{catalog, named};

const Q: QuestionId = QuestionId::new(3, 1);

fn change(town: &mut Assessment, edits: Vec<Edit>, day: i8) {
    let stamp = Stamp { at: datetime(2026, 11, day, 9, 0, 0, 0), by: "Test".to_owned() };
    town.apply(edits, catalog(), stamp).unwrap();
}

/// A file with a measure that has a step, and a Nachweis.
fn town() -> (tempfile::TempDir, PathBuf, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    let mut town = named("Musterstadt");
    let edits = decide(&town, Q, [MeasureEdit::Owner("IT".into())]);
    change(&mut town, edits, 1);
    let measure = town.round.measure_for(Q).unwrap().0;
    let edits = add_step(&town.round, measure, "Angebot einholen");
    change(&mut town, edits, 2);
    let edits = add_evidence(&town.round, Q, "Vertrag").1;
    change(&mut town, edits, 3);
    let text = to_text(&town, Path::new("")).unwrap();
    fs::write(&path, &text).unwrap();
    (folder, path, text)
}

/// Looks at a text and sees that what remains of it can be saved and opened.
fn looked(path: &Path, text: &str) -> (Vec<&'static str>, Examined) {
    fs::write(path, text).unwrap();
    let examined = examine(path, None, None).unwrap();
    let kinds = examined.damages.iter().map(|damage| damage.kind).collect();
    let again = to_text(&examined.assessment, path).unwrap();
    assert_eq!(parse(again.as_bytes(), path).unwrap(), examined.assessment);
    (kinds, examined)
}

#[test]
fn a_file_that_is_whole_has_no_damages() {
    let (_folder, path, text) = town();
    let (kinds, examined) = looked(&path, &text);
    assert!(kinds.is_empty() && examined.readable, "{:?}", examined.damages);
    assert_eq!(examined.format, 2);
}

#[test]
fn what_stands_twice_or_names_nothing_is_named_and_left_out() {
    let (_folder, path, text) = town();
    let whole = parse(text.as_bytes(), &path).unwrap();
    let measure = whole.round.measure_for(Q).unwrap().0.to_string();
    for (kind, spoilt) in [
        ("doubled_key", text.replacen("answers: {", "answers: {\n      \"3.1\": (note: \"doppelt\"),", 1)),
        (
            "dangling_measure",
            text.replacen(&format!("measure: \"{measure}\""), "measure: \"00000000000000000000000000000001\"", 1),
        ),
        ("journal_doubled", {
            let start = text.rfind("    (id:").unwrap();
            let end = start + text[start..].find('\n').unwrap() + 1;
            format!("{}{}{}", &text[..end], &text[start..end], &text[end..])
        }),
    ] {
        assert_ne!(spoilt, text, "{kind}");
        fs::write(&path, &spoilt).unwrap();
        assert!(File::open(&path).is_err(), "{kind}");
        let (kinds, examined) = looked(&path, &spoilt);
        assert!(kinds.contains(&kind) && !examined.readable, "{kind}: {kinds:?}");
    }
}

#[test]
fn an_entry_from_long_before_the_one_ahead_of_it_is_named_but_stays() {
    let (_folder, path, _) = town();
    let mut town = File::open(&path).unwrap().1;
    change(&mut town, vec![Edit::note(Q, "die Uhr ging falsch")], 1);
    let text = to_text(&town, Path::new("")).unwrap();
    let (kinds, examined) = looked(&path, &text);
    assert_eq!(kinds, ["journal_order"]);
    assert!(examined.readable && !examined.damages[0].mended);
    assert_eq!(examined.assessment, town);
}

#[test]
fn of_two_measures_with_one_number_one_gets_the_next() {
    let (_folder, path, _) = town();
    let mut town = File::open(&path).unwrap().1;
    let edits = decide(&town, QuestionId::new(3, 2), [MeasureEdit::Number(Some(1))]);
    change(&mut town, edits, 4);
    let (kinds, examined) = looked(&path, &to_text(&town, Path::new("")).unwrap());
    assert_eq!(kinds, ["measure_number_doubled"]);
    let mut numbers: Vec<u32> = examined.assessment.round.measures.values().map(|measure| measure.number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2]);
}

#[test]
fn a_file_cut_off_inside_the_journal_says_that_the_answers_are_there() {
    let (_folder, path, text) = town();
    let journal = text.find("  journal: [").unwrap();
    for end in [journal + 14, journal + 60, text.len() - 90] {
        fs::write(&path, &text[..end]).unwrap();
        let error = File::open(&path).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { in_journal: true, .. }), "{error:?}");
        assert!(error.hint().contains("Alle Antworten und Maßnahmen stehen davor"), "{}", error.hint());
        let whole = parse(text.as_bytes(), &path).unwrap();
        let examined = examine(&path, None, None).unwrap();
        assert_eq!((examined.assessment.round, examined.assessment.kommune), (whole.round, whole.kommune));
    }
    // Of three entries the second and the third go; what closes the file is no entry.
    let second = text.match_indices("\n    (id:").nth(1).unwrap().0;
    let spoilt = format!("{}{}", &text[..second], text[second..].replacen("    (id:", "    (idd:", 1));
    let (_, examined) = looked(&path, &spoilt);
    let told = &examined.damages[0].text;
    assert!(told.ends_with("; 2 Zeilen sind weggelassen"), "{told}");
    fs::write(&path, &text[..journal - 20]).unwrap();
    let error = File::open(&path).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { in_journal: false, .. }), "{error:?}");
}

#[test]
fn damage_before_the_journal_is_told_as_when_opening() {
    let (_folder, path, text) = town();
    fs::write(&path, text.replacen("kommune:", "komune:", 1)).unwrap();
    assert!(matches!(examine(&path, None, None), Err(StoreError::Damaged { .. })));
    fs::write(&path, [0; 100]).unwrap();
    assert!(matches!(examine(&path, None, None), Err(StoreError::Empty { .. })));
}

#[test]
fn other_versions_of_a_file_are_known_by_its_id_and_not_by_their_names() {
    let (folder, path, _) = town();
    let id = File::open(&path).unwrap().1.id;
    let conflict = folder.path().join("b (in Konflikt stehende Kopie).wiba");
    fs::copy(&path, &conflict).unwrap();
    let other = Assessment { id: Id::random(), ..named("Andernstadt") };
    File::create(&folder.path().join("a-andere.wiba"), &other).unwrap();
    fs::write(folder.path().join("zerstört.wiba"), "(format: 2").unwrap();
    fs::copy(&path, folder.path().join("a.wiba.bak")).unwrap();
    assert_eq!(other_versions(&path, id), [conflict]);
}
