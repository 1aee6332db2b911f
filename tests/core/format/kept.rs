//! What must outlive every save, also where this version has no use for it yet.

use wiba_core::store::File;

use super::{BY_HAND, path, q, read, stamp};
use wiba_core::assessment::{AnswerValue, Edit};
use wiba_core::catalog::Catalog;
use wiba_core::store::parse;

#[test]
fn earlier_rounds_are_kept_by_a_save_of_the_present_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("t.wiba");
    std::fs::write(&file, BY_HAND).unwrap();
    let (mut open, mut town) = File::open(&file).unwrap();
    let earlier = town.earlier_rounds.clone();
    assert!(!earlier.is_empty() && !earlier[0].answers.is_empty());
    for value in [AnswerValue::No, AnswerValue::Yes] {
        let edits = vec![Edit::answer(q("7.1"), Some(value), 1)];
        town.apply(edits, &Catalog::embedded().unwrap(), stamp()).unwrap();
        open.save(&town).unwrap();
        assert_eq!(File::open(&file).unwrap().1.earlier_rounds, earlier);
    }
}

#[test]
fn a_file_saved_by_an_editor_that_marks_utf8_is_read_and_saved_without_the_mark() {
    let marked = format!("\u{feff}{BY_HAND}");
    assert_eq!(parse(marked.as_bytes(), path()).unwrap(), read(BY_HAND));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("t.wiba");
    std::fs::write(&file, marked).unwrap();
    let (mut open, mut town) = File::open(&file).unwrap();
    town.kommune.name.push('x');
    open.save(&town).unwrap();
    assert!(std::fs::read(&file).unwrap().starts_with(b"("));
    assert_eq!(File::open(&file).unwrap().1, town);
}
