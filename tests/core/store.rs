//! Files: what is saved comes back, and what is not ours stays as it is.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

#[path = "store/backups.rs"]
mod backups;
#[path = "store/examining.rs"]
mod examining;
#[path = "store/faults.rs"]
mod faults;
#[path = "store/faulty.rs"]
mod faulty;
#[path = "store/locks.rs"]
mod locks;
#[path = "store/places.rs"]
mod places;
#[path = "store/saving.rs"]
mod saving;
#[path = "store/sealing.rs"]
mod sealing;
#[path = "store/targets.rs"]
mod targets;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{date, datetime};
use wiba_core::assessment::{
    AnswerValue, Assessment, Edit, EvidenceEdit, Id, MeasureEdit, MeasureStatus, PersonDays, Stamp, add_evidence,
    decide,
};
use wiba_core::catalog::Catalog;
use wiba_core::store::{File, Lock, StoreError, backup_path, to_text};

fn sample() -> (Catalog, Assessment) {
    let catalog = Catalog::embedded().unwrap();
    let mut assessment = Assessment::new("Stadt „Überall“ \\ \"quer\"", date(2026, 11, 22), &catalog);
    let question = "7.12".parse().unwrap();
    let stamp = || Stamp { at: datetime(2026, 11, 22, 14, 31, 5, 0), by: "M. Sommer".to_owned() };
    let mut edits = vec![
        Edit::answer(question, Some(AnswerValue::No), 1),
        Edit::note(question, "Zeile 1\nZeile 2 — 🐴 ñ \u{202e}rtl"),
    ];
    let (evidence, listed) = add_evidence(&assessment.round, question, "Protokoll");
    edits.extend(listed);
    edits.push(Edit::Evidence(question, evidence, EvidenceEdit::Place("C:\\Ablage".to_owned())));
    edits.push(Edit::Evidence(question, evidence, EvidenceEdit::Date(Some(date(2026, 10, 1)))));
    assessment.apply(edits, &catalog, stamp()).unwrap();
    let decisions = [
        MeasureEdit::Title("Patchen".to_owned()),
        MeasureEdit::Due(Some(date(2027, 1, 31))),
        MeasureEdit::Status(MeasureStatus::InProgress),
        MeasureEdit::CostOnce(Some(1200)),
        MeasureEdit::PersonDays(Some(PersonDays { tenths: 25 })),
    ];
    assessment.apply(decide(&assessment, question, decisions), &catalog, stamp()).unwrap();
    (catalog, assessment)
}

fn folder_content(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// Everything in a folder was last changed an hour ago.
fn make_old(folder: &Path) {
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    for name in in_folder(folder) {
        fs::File::options().write(true).open(folder.join(name)).unwrap().set_modified(long_ago).unwrap();
    }
}

/// The names in a folder, sorted.
fn in_folder(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A small assessment.
fn named(name: &str) -> Assessment {
    // Two calls make one town: their ids are not left to chance.
    let mut town = Assessment::new(name, date(2026, 11, 22), catalog());
    town.id = Id::derived(&["town"]);
    town.round.id = Id::derived(&["round"]);
    town
}

fn catalog() -> &'static Catalog {
    static CATALOG: std::sync::LazyLock<Catalog> = std::sync::LazyLock::new(|| Catalog::embedded().unwrap());
    &CATALOG
}

/// What stands in a file, which must be whole.
fn whole(path: &Path) -> Assessment {
    wiba_core::store::parse(&fs::read(path).unwrap(), path).unwrap()
}

fn answer(assessment: &mut Assessment, catalog: &Catalog, value: AnswerValue) {
    let stamp = Stamp { at: datetime(2026, 11, 22, 15, 0, 0, 0), by: "M. Sommer".to_owned() };
    assessment.apply(vec![Edit::answer("3.1".parse().unwrap(), Some(value), 1)], catalog, stamp).unwrap();
}

#[test]
fn what_is_saved_comes_back_equal_and_saves_to_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    let (_, assessment) = sample();
    File::create(&path, &assessment).unwrap();
    let (_, read) = File::open(&path).unwrap();
    assert_eq!(read, assessment);
    assert_eq!(to_text(&read, &path).unwrap(), fs::read_to_string(&path).unwrap());
}

#[test]
fn the_file_is_readable_and_starts_with_its_format() {
    let (_, assessment) = sample();
    let text = to_text(&assessment, Path::new("a.wiba")).unwrap();
    assert!(text.starts_with("(\n  format: 2,\n  version: \""), "{text}");
    assert!(text.contains("\"7.12\": (") && text.contains("value: No"), "{text}");
}

#[test]
fn a_save_keeps_the_version_before_it_as_bak_and_leaves_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    let (catalog, mut assessment) = sample();
    let mut file = File::create(&path, &assessment).unwrap();
    let before = fs::read(&path).unwrap();
    answer(&mut assessment, &catalog, AnswerValue::Yes);
    file.save(&assessment).unwrap();
    assert_eq!(fs::read(backup_path(&path)).unwrap(), before);
    assert_eq!(File::open(&path).unwrap().1, assessment);
    assert_eq!(folder_content(folder.path()).len(), 2);
}

#[test]
fn a_new_file_never_replaces_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("brief.txt");
    fs::write(&path, "Liebe Grüße").unwrap();
    let error = File::create(&path, &sample().1).unwrap_err();
    assert!(matches!(error, StoreError::Exists { .. }), "{error}");
    assert_eq!(folder_content(folder.path()), [(path, "Liebe Grüße".as_bytes().to_vec())]);
}

#[test]
fn broken_foreign_and_newer_files_are_refused_with_a_reason_and_left_untouched() {
    let whole = to_text(&sample().1, Path::new("a.wiba")).unwrap();
    let half = &whole[..whole.len() / 2];
    let at_line_2 =
        |inserted: &[u8]| [whole.as_bytes()[..2].to_vec(), inserted.to_vec(), whole.as_bytes()[2..].to_vec()].concat();
    let cases: [(&str, Vec<u8>, &str); 10] = [
        ("leer", Vec::new(), "ist leer"),
        ("bild", vec![0x89, b'P', b'N', b'G', 0, 255], "ist keine Datei von WiBA-Kompass"),
        ("brief", b"Sehr geehrte Damen und Herren".to_vec(), "ist keine Datei von WiBA-Kompass"),
        ("katalog", b"(version: \"1\", lists: [])".to_vec(), "ist keine Datei von WiBA-Kompass"),
        ("halb", half.as_bytes().to_vec(), "ist beschädigt, Zeile "),
        ("typ", whole.replacen("value: No", "value: 7", 1).into_bytes(), "ist beschädigt, Zeile "),
        (
            "neuer",
            whole.replacen("format: 2", "format: 3", 1).into_bytes(),
            "Dateiformat 3; diese Version liest bis Format 2",
        ),
        ("ANSI", at_line_2(b"// Gr\xfc\xdfe\n"), "ist beschädigt, Zeile 2: hier steht kein Text in UTF-8"),
        (
            "UTF-16",
            [vec![0xff, 0xfe], whole.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat(),
            "ist beschädigt, Zeile 1: hier steht kein Text in UTF-8",
        ),
        (
            "fremdes Feld",
            whole.replacen("  round: (", "  gemeinderat: 3,\n  round: (", 1).into_bytes(),
            "ist beschädigt, Zeile ",
        ),
    ];
    for (name, bytes, expected) in cases {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        fs::write(&path, &bytes).unwrap();
        let error = File::open(&path).unwrap_err();
        assert!(error.to_string().contains(expected), "{name}: {error}");
        assert!(!error.hint().is_empty(), "{name}");
        assert_eq!(folder_content(folder.path()), [(path, bytes)], "{name}");
    }
}

#[test]
fn a_newer_format_is_recognised_even_if_the_rest_is_unreadable_for_us() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    fs::write(&path, "(\n  format: 12,\n  inhalt: @komprimiert").unwrap();
    assert!(matches!(File::open(&path), Err(StoreError::Newer { found: 12, .. })));
}

#[test]
fn a_change_by_somebody_else_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    let (catalog, mut assessment) = sample();
    let mut ours = File::create(&path, &assessment).unwrap();
    let (mut theirs, mut other) = File::open(&path).unwrap();
    answer(&mut other, &catalog, AnswerValue::No);
    theirs.save(&other).unwrap();
    answer(&mut assessment, &catalog, AnswerValue::Yes);
    assert!(matches!(ours.save(&assessment), Err(StoreError::ChangedOnDisk { .. })));
    assert_eq!(File::open(&path).unwrap().1, other);
}

#[test]
fn a_file_that_is_open_elsewhere_is_in_use_until_that_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    File::create(&path, &sample().1).unwrap();
    let lock = Lock::take(&path).unwrap().unwrap();
    assert!(matches!(Lock::take(&path), Err(StoreError::InUse { .. })));
    drop(lock);
    assert!(Lock::take(&path).unwrap().is_some());
}

#[test]
fn a_missing_folder_is_named_and_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gibt es nicht").join("a.wiba");
    let error = File::create(&path, &sample().1).unwrap_err();
    assert!(error.to_string().contains("gibt es nicht"), "{error}");
    assert!(folder_content(folder.path()).is_empty());
}

#[cfg(unix)]
#[test]
fn a_file_with_a_towns_weaknesses_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    let (catalog, mut assessment) = sample();
    let mut file = File::create(&path, &assessment).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o660)).unwrap();
    answer(&mut assessment, &catalog, AnswerValue::Yes);
    file.save(&assessment).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o660, "a user's own choice stays");
}
