//! The open file behind the window: undo, autosave, and what is left after a crash.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use jiff::civil::{DateTime, date};
use wiba_core::assessment::{AnswerValue, Assessment, Edit, Stamp};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::session::{AUTOSAVE_AFTER, AUTOSAVE_AT_LATEST, RETRY_AFTER, SaveState, Session};
use wiba_core::store::{File, StoreError};

const ID: QuestionId = QuestionId::new(3, 1);

fn now() -> DateTime {
    date(2026, 11, 22).at(14, 32, 0, 0)
}

fn stamp() -> Stamp {
    Stamp { at: now(), by: "M. Sommer".into() }
}

fn yes() -> Vec<Edit> {
    vec![Edit::answer(ID, Some(AnswerValue::Yes), 1)]
}

fn session(folder: &std::path::Path) -> (Catalog, Session) {
    let catalog = Catalog::embedded().unwrap();
    let assessment = Assessment::new("Musterstadt", date(2026, 11, 1), &catalog);
    let session = Session::create(&folder.join("m.wiba"), assessment, now()).unwrap();
    (catalog, session)
}

#[test]
fn undo_and_redo_go_back_and_forth_and_are_journaled() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    session.apply(yes(), &catalog, stamp(), 0.0).unwrap();
    assert_eq!(session.undo_label(), Some("3.1: Ja"));
    assert_eq!(session.undo(stamp(), 0.0).unwrap().as_deref(), Some("3.1: Ja"));
    assert_eq!(session.assessment().round.value(ID), None);
    assert_eq!(session.redo(stamp(), 0.0).unwrap().as_deref(), Some("3.1: Ja"));
    assert_eq!(session.assessment().round.value(ID), Some(AnswerValue::Yes));
    assert_eq!(session.assessment().journal.entries().len(), 3);
    session.undo(stamp(), 0.0).unwrap();
    session.apply(vec![Edit::note(ID, "x")], &catalog, stamp(), 0.0).unwrap();
    assert_eq!(session.redo_label(), None, "a new change ends what could be made again");
}

#[test]
fn what_is_taken_back_or_made_again_is_a_change_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    session.apply(yes(), &catalog, stamp(), 0.0).unwrap();
    let on_disk = || File::open(&folder.path().join("m.wiba")).unwrap().1.round.value(ID);
    for (again, value) in [(false, None), (true, Some(AnswerValue::Yes))] {
        assert!(session.save(now(), 1.0));
        let before = session.revision();
        let done = if again { session.redo(stamp(), 5.0) } else { session.undo(stamp(), 5.0) };
        assert_eq!(done.unwrap().as_deref(), Some("3.1: Ja"));
        assert!(session.revision() > before, "the screens follow");
        assert_eq!((session.state(), session.autosave_in(5.0)), (SaveState::Pending, Some(AUTOSAVE_AFTER)));
        assert!(session.save(now(), 5.0));
        assert_eq!(on_disk(), value);
    }
}

#[test]
fn what_changes_nothing_is_no_step() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    assert_eq!(session.apply(vec![Edit::answer(ID, None, 1)], &catalog, stamp(), 0.0).unwrap(), None);
    assert_eq!(session.undo_label(), None);
    assert!(session.is_saved());
}

#[test]
fn the_autosave_is_due_two_seconds_after_the_last_change() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    assert_eq!(session.autosave_in(5.0), None);
    session.apply(yes(), &catalog, stamp(), 5.0).unwrap();
    session.apply(vec![Edit::note(ID, "x")], &catalog, stamp(), 6.0).unwrap();
    assert_eq!(session.autosave_in(6.5), Some(AUTOSAVE_AFTER - 0.5));
    assert_eq!(session.autosave_in(60.0), Some(0.0));
}

#[test]
fn a_save_beside_the_window_leaves_later_changes_pending() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    session.apply(yes(), &catalog, stamp(), 0.0).unwrap();
    let (sender, done) = std::sync::mpsc::channel();
    session.start_save(move || sender.send(()).unwrap());
    session.apply(vec![Edit::note(ID, "danach")], &catalog, stamp(), 1.0).unwrap();
    done.recv().unwrap();
    session.poll(now(), 1.0);
    assert_eq!(session.state(), SaveState::Pending);
    assert!(session.save(now(), 1.0));
    assert_eq!(session.state(), SaveState::Saved(now()));
    let (_, saved) = File::open(&folder.path().join("m.wiba")).unwrap();
    assert_eq!(saved.round.answer(ID).note, "danach");
}

#[test]
fn a_file_is_open_in_one_window_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let (_, session) = session(folder.path());
    let second = Session::open(&folder.path().join("m.wiba"), now());
    assert!(matches!(second, Err(StoreError::InUse { .. })));
    drop(session);
    assert!(Session::open(&folder.path().join("m.wiba"), now()).is_ok());
}

#[test]
fn whoever_never_pauses_is_saved_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    for step in 0..10 {
        let time = f64::from(step) * 1.25;
        if session.autosave_in(time).is_some_and(|rest| rest <= 0.0) {
            assert!(time <= AUTOSAVE_AT_LATEST + 1.25, "{time}");
            return;
        }
        session.apply(vec![Edit::note(ID, step.to_string())], &catalog, stamp(), time).unwrap();
    }
    panic!("ten changes without a save");
}

#[test]
fn a_save_that_failed_is_tried_again_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    session.apply(yes(), &catalog, stamp(), 0.0).unwrap();
    let path = folder.path().join("m.wiba");
    let ours = std::fs::read(&path).unwrap();
    std::fs::write(&path, "jemand anders").unwrap();
    assert!(!session.save(now(), 10.0));
    assert!(matches!(session.state(), SaveState::Failed { .. }));
    assert_eq!(session.autosave_in(10.0), Some(RETRY_AFTER));
    std::fs::write(&path, ours).unwrap();
    assert!(session.save(now(), 10.0 + RETRY_AFTER));
    assert_eq!(session.state(), SaveState::Saved(now()));
}

#[test]
fn all_that_is_typed_in_one_visit_is_one_step_of_undo() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    for text in ["Stadt", "Stadt ", "Stadt Köln"] {
        session.type_in(vec![Edit::note(ID, text)], 7, &catalog, stamp(), 0.0).unwrap();
    }
    assert_eq!(session.assessment().journal.entries().len(), 1);
    session.undo(stamp(), 0.0).unwrap();
    assert_eq!(session.assessment().round.answer(ID).note, "");
    assert_eq!(session.undo_label(), None);
}

#[test]
fn saving_under_the_same_name_waits_for_a_save_that_is_under_way() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.wiba");
    let (catalog, mut session) = session(folder.path());
    session.apply(yes(), &catalog, stamp(), 0.0).unwrap();
    session.start_save(|| {});
    session.apply(vec![Edit::note(ID, "danach")], &catalog, stamp(), 0.5).unwrap();
    session.save_as(&path, true, now(), 1.0).unwrap();
    assert!(session.is_saved());
    assert_eq!(File::open(&path).unwrap().1.round.answer(ID).note, "danach");
}
