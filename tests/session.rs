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
use wiba_core::store::{File, StoreError};
use wiba_kompass::app::session::{AUTOSAVE_AFTER, SaveState, Session};

const ID: QuestionId = QuestionId::new(3, 1);

fn now() -> DateTime {
    date(2026, 11, 22).at(14, 32, 0, 0)
}

fn stamp() -> Stamp {
    Stamp { at: now(), by: "M. Sommer".into() }
}

fn yes() -> Edit {
    Edit::Answer(ID, Some(AnswerValue::Yes))
}

fn session(folder: &std::path::Path) -> (Catalog, Session) {
    let catalog = Catalog::embedded().unwrap();
    let assessment = Assessment::new("Musterstadt", date(2026, 11, 1), &catalog);
    let session = Session::create(&folder.join("m.wiba"), assessment, false, now()).unwrap();
    (catalog, session)
}

#[test]
fn undo_and_redo_go_back_and_forth_and_are_journaled() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    session.apply(yes(), &catalog, stamp(), 0.0).unwrap();
    assert_eq!(session.undo_label(), Some("3.1: Ja"));
    assert_eq!(session.undo(&catalog, stamp(), 0.0).unwrap().as_deref(), Some("3.1: Ja"));
    assert_eq!(session.assessment().round.value(ID), None);
    assert_eq!(session.redo(&catalog, stamp(), 0.0).unwrap().as_deref(), Some("3.1: Ja"));
    assert_eq!(session.assessment().round.value(ID), Some(AnswerValue::Yes));
    assert_eq!(session.assessment().journal.len(), 3);
    session.undo(&catalog, stamp(), 0.0).unwrap();
    session.apply(Edit::Note(ID, "x".into()), &catalog, stamp(), 0.0).unwrap();
    assert_eq!(session.redo_label(), None, "a new change ends what could be made again");
}

#[test]
fn what_changes_nothing_is_no_step() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    assert_eq!(session.apply(Edit::Answer(ID, None), &catalog, stamp(), 0.0).unwrap(), None);
    assert_eq!(session.undo_label(), None);
    assert!(session.is_saved());
}

#[test]
fn the_autosave_is_due_two_seconds_after_the_last_change() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    assert_eq!(session.autosave_in(5.0), None);
    session.apply(yes(), &catalog, stamp(), 5.0).unwrap();
    session.apply(Edit::Note(ID, "x".into()), &catalog, stamp(), 6.0).unwrap();
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
    session.apply(Edit::Note(ID, "danach".into()), &catalog, stamp(), 1.0).unwrap();
    done.recv().unwrap();
    session.poll(now());
    assert_eq!(session.state(), &SaveState::Pending);
    assert!(session.save(now()));
    assert_eq!(session.state(), &SaveState::Saved(now()));
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
