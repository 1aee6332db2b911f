//! The open file behind the window: undo, autosave, and what is left after a crash.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use jiff::civil::{DateTime, date};
use wiba_core::assessment::{
    AnswerValue, Assessment, Edit, Id, Merge, Person, Stamp, add_evidence, add_person, change_words, rename_everywhere,
};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::recovery;
use wiba_core::desk::session::{AUTOSAVE_AFTER, AUTOSAVE_AT_LATEST, RETRY_AFTER, SaveState, Session};
use wiba_core::store::backups::Backups;
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
    assert_eq!(session.undo(stamp(), 0.0).as_deref(), Some("3.1: Ja"));
    assert_eq!(session.assessment().round.value(ID), None);
    assert_eq!(session.redo(stamp(), 0.0).as_deref(), Some("3.1: Ja"));
    assert_eq!(session.assessment().round.value(ID), Some(AnswerValue::Yes));
    assert_eq!(session.assessment().journal.entries().len(), 3);
    session.undo(stamp(), 0.0);
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
        assert_eq!(done.as_deref(), Some("3.1: Ja"));
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
    session.start_save(0.5, move || sender.send(()).unwrap());
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
    session.undo(stamp(), 0.0);
    assert_eq!(session.assessment().round.answer(ID).note, "");
    assert_eq!(session.undo_label(), None);
}

#[test]
fn saving_under_the_same_name_waits_for_a_save_that_is_under_way() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.wiba");
    let (catalog, mut session) = session(folder.path());
    session.apply(yes(), &catalog, stamp(), 0.0).unwrap();
    session.start_save(0.2, || {});
    session.apply(vec![Edit::note(ID, "danach")], &catalog, stamp(), 0.5).unwrap();
    session.save_as(&path, true, now(), 1.0).unwrap();
    assert!(session.is_saved());
    assert_eq!(File::open(&path).unwrap().1.round.answer(ID).note, "danach");
}

/// The same file, as a colleague has changed it on another PC.
fn changed_by_others(path: &std::path::Path, catalog: &Catalog, edits: Vec<Edit>) {
    let (mut file, mut theirs) = File::open(path).unwrap();
    theirs.apply(edits, catalog, Stamp { at: now(), by: "K. Winter".into() }).unwrap();
    file.save(&theirs).unwrap();
}

#[test]
fn saving_under_the_same_name_does_not_replace_what_somebody_else_has_saved_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.wiba");
    let (catalog, mut session) = session(folder.path());
    session.apply(yes(), &catalog, stamp(), 0.0).unwrap();
    changed_by_others(&path, &catalog, vec![Edit::note(ID, "von der Kollegin")]);
    let theirs = std::fs::read(&path).unwrap();
    for replace in [false, true] {
        assert!(matches!(session.save_as(&path, replace, now(), 1.0), Err(StoreError::ChangedOnDisk { .. })));
        assert_eq!(std::fs::read(&path).unwrap(), theirs);
        assert!(matches!(session.state(), SaveState::Failed { changed: true, .. }), "so merging is offered");
    }
}

#[test]
fn what_somebody_else_has_saved_is_merged_saved_and_taken_back_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.wiba");
    let (catalog, mut session) = session(folder.path());
    session.keep_backups(Backups::new(folder.path()));
    session.apply(yes(), &catalog, stamp(), 0.0).unwrap();
    changed_by_others(&path, &catalog, vec![Edit::note(ID, "von der Kollegin")]);
    assert!(!session.save(now(), 1.0));
    assert!(matches!(session.state(), SaveState::Failed { changed: true, .. }));
    let (on_disk, theirs) = File::open(&path).unwrap();
    let theirs_on_disk = std::fs::read(&path).unwrap();
    let merge = Merge::new(session.assessment().clone(), theirs, None).unwrap();
    let names = ("m.wiba".to_owned(), "m.wiba auf dem Datenträger".to_owned());
    assert!(session.merge(&merge, names, Some(on_disk), stamp(), 2.0).unwrap());
    assert!(session.save(now(), 3.0));
    let saved = File::open(&path).unwrap().1;
    assert_eq!(saved.round.value(ID), Some(AnswerValue::Yes));
    assert_eq!(saved.round.answer(ID).note, "von der Kollegin");
    let kept = Backups::new(folder.path()).of(saved.id);
    assert_eq!(std::fs::read(&kept[0].path).unwrap(), theirs_on_disk, "the version before is kept");
    assert_eq!(session.undo(stamp(), 4.0).as_deref(), Some("Zusammenführen"));
    assert_eq!(session.assessment().round.answer(ID).note, "");
    assert_eq!(session.assessment().round.value(ID), Some(AnswerValue::Yes));
}

#[test]
fn before_much_changes_what_is_there_is_saved_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    session.keep_backups(Backups::new(folder.path()));
    let id = session.assessment().id;
    session.apply(vec![Edit::note(ID, "eins")], &catalog, stamp(), 0.0).unwrap();
    session.save(now(), 0.0);
    session.apply(vec![Edit::note(ID, "zwei")], &catalog, stamp(), 1.0).unwrap();
    session.back_up_next(now(), 2.0);
    session.apply(yes(), &catalog, stamp(), 2.0).unwrap();
    session.save(now(), 3.0);
    let kept = Backups::new(folder.path()).of(id);
    assert_eq!(kept.len(), 2, "one of the day, and one in any case");
    let last = kept[0].open(None).unwrap();
    assert_eq!((last.round.answer(ID).note.as_str(), last.round.value(ID)), ("zwei", None));
}

#[test]
fn a_file_that_is_only_read_keeps_nobody_out_and_becomes_a_file_of_its_own_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.wiba");
    let (catalog, session) = session(folder.path());
    let Err(StoreError::InUse { .. }) = Session::open(&path, now()) else { panic!("not in use") };
    let mut reader = Session::read(&path, None, now()).unwrap();
    assert_eq!(reader.state(), SaveState::ReadOnly);
    assert_eq!(reader.path(), session.path());
    drop(session);
    drop(Session::open(&path, now()).unwrap());
    changed_by_others(&path, &catalog, yes());
    let newer = std::fs::read(&path).unwrap();
    assert!(matches!(reader.save_as(&path, true, now(), 0.0), Err(StoreError::Exists { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), newer, "what was read may be older");
    let copy = folder.path().join("k.wiba");
    reader.save_as(&copy, false, now(), 0.0).unwrap();
    assert_eq!(reader.state(), SaveState::Saved(now()));
    assert!(matches!(Session::open(&copy, now()), Err(StoreError::InUse { .. })));
}

#[test]
fn a_restored_state_is_one_step_with_its_name_and_a_line_in_the_verlauf() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    session.apply(yes(), &catalog, stamp(), 0.0).unwrap();
    let then = session.assessment().clone();
    session.apply(vec![Edit::note(ID, "x")], &catalog, stamp(), 0.0).unwrap();
    session.apply(add_evidence(&then.round, ID, "Plan").1, &catalog, stamp(), 0.0).unwrap();
    let edits = session.assessment().edits_toward(&then).unwrap();
    let day = date(2026, 11, 20).at(9, 5, 0, 0);
    assert!(session.restore(edits, day, stamp(), 1.0));
    assert_eq!(session.assessment().round, then.round);
    assert_eq!(session.undo_label(), Some("früherer Stand wiederhergestellt"));
    let town = session.assessment();
    let told = change_words(town.journal.entries().last().unwrap(), town, None);
    assert_eq!(told[0], "Stand vom 20.11.2026 09:05 wiederhergestellt");
    let edits = session.assessment().edits_toward(&then).unwrap();
    assert!(!session.restore(edits, day, stamp(), 1.0), "it is so already");
}

#[test]
fn a_step_that_carries_along_what_is_so_already_is_called_by_what_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    session.apply(yes(), &catalog, stamp(), 0.0).unwrap();
    let edits = [yes(), vec![Edit::note(ID, "x")]].concat();
    assert_eq!(session.apply(edits, &catalog, stamp(), 0.0).unwrap().as_deref(), Some("3.1: Notiz"));
    let edits = vec![Edit::note(ID, "y"), Edit::justification(ID, "weil")];
    assert!(session.apply_as("2 Angaben eingelesen", edits, &catalog, stamp(), 0.0).unwrap());
    assert_eq!(session.undo(stamp(), 0.0).as_deref(), Some("2 Angaben eingelesen"));
    assert_eq!(session.redo_label(), Some("2 Angaben eingelesen"));
}

#[test]
fn people_that_become_one_are_called_so() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    for name in ["K. Winter", "Karla Winter"] {
        let edits = add_person(Id::random(), &Person { name: name.to_owned(), ..Person::default() });
        let told = session.apply(edits, &catalog, stamp(), 0.0).unwrap();
        assert_eq!(told.as_deref(), Some("Personenliste: Eintrag hinzugefügt"));
    }
    let edits = rename_everywhere(session.assessment(), "K. Winter", "Karla Winter");
    let told = session.apply(edits, &catalog, stamp(), 0.0).unwrap();
    assert_eq!(told.as_deref(), Some("Personen zusammengelegt"));
}

#[test]
fn one_copy_stands_in_for_a_file_however_long_somebody_types_and_goes_once_it_is_saved() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("m.wiba");
    let (catalog, mut session) = session(folder.path());
    let written = std::fs::read(&path).unwrap();
    std::fs::write(&path, "gerade nicht erreichbar").unwrap();
    for (time, text) in [(0.0, "S"), (10.0, "St"), (20.0, "Stadt"), (30.0, "")] {
        session.type_in(vec![Edit::note(ID, text)], 7, &catalog, stamp(), time).unwrap();
        session.copy(data.path()).unwrap();
        assert_eq!(recovery::find(data.path()).len(), 1, "at „{text}“");
        assert!(!session.save(now(), time + 1.0));
    }
    std::fs::write(&path, written).unwrap();
    assert!(session.save(now(), 40.0));
    recovery::remove(data.path(), session.assessment(), session.seal());
    assert_eq!(recovery::find(data.path()), []);
}

#[test]
fn what_is_typed_and_deleted_again_does_not_keep_the_copy_that_had_it() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (catalog, mut session) = session(folder.path());
    session.type_in(vec![Edit::note(ID, "x")], 7, &catalog, stamp(), 0.0).unwrap();
    session.copy(data.path()).unwrap();
    session.type_in(vec![Edit::note(ID, "")], 7, &catalog, stamp(), 1.0).unwrap();
    assert!(session.save(now(), 2.0));
    recovery::remove(data.path(), session.assessment(), session.seal());
    assert_eq!(recovery::find(data.path()), []);
}

#[test]
fn a_merge_that_only_adds_to_the_verlauf_leaves_nothing_to_take_back() {
    let folder = tempfile::tempdir().unwrap();
    let (catalog, mut session) = session(folder.path());
    let mut theirs = session.assessment().clone();
    session.apply(yes(), &catalog, stamp(), 0.0).unwrap();
    let by = || Stamp { at: now(), by: "K. Winter".into() };
    theirs.apply(vec![Edit::note(ID, "x")], &catalog, by()).unwrap();
    theirs.apply(vec![Edit::note(ID, "")], &catalog, by()).unwrap();
    let merge = Merge::new(session.assessment().clone(), theirs, None).unwrap();
    assert!(!merge.brings_nothing() && !merge.takes_something());
    let names = ("m.wiba".to_owned(), "n.wiba".to_owned());
    assert!(!session.merge(&merge, names, None, stamp(), 1.0).unwrap());
    assert_eq!(session.assessment().journal.entries().len(), 4);
    assert_eq!(session.undo_label(), Some("3.1: Ja"), "the step before is another one");
}

#[test]
fn a_version_that_is_replaced_under_another_name_is_kept_as_a_backup() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("m.wiba");
    let (catalog, mut session) = session(folder.path());
    session.keep_backups(Backups::new(data.path()));
    session.save_as(&folder.path().join("n.wiba"), false, now(), 0.0).unwrap();
    session.apply(yes(), &catalog, stamp(), 1.0).unwrap();
    changed_by_others(&path, &catalog, vec![Edit::note(ID, "von der Kollegin")]);
    let theirs = std::fs::read(&path).unwrap();
    session.save_as(&path, true, now(), 2.0).unwrap();
    let kept = Backups::new(data.path()).of(session.assessment().id);
    assert_eq!(std::fs::read(&kept[0].path).unwrap(), theirs);
}

#[test]
fn a_copy_is_not_offered_while_the_window_that_made_it_still_has_it_in_its_hands() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (catalog, mut session) = session(folder.path());
    session.apply(yes(), &catalog, stamp(), 0.0).unwrap();
    for _ in 0..2 {
        session.copy(data.path()).unwrap();
        assert_eq!(recovery::find_all(data.path(), data.path()), []);
    }
    drop(session);
    assert_eq!(recovery::find_all(data.path(), data.path()).len(), 1);
}
