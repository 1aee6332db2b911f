//! Saving: what file systems refuse, what others do meanwhile, and what is left behind.

use std::fs;
use std::sync::Arc;

use wiba_core::store::{File, SaveNotice, StoreError, backup_path};

use super::faults::{EACCES, EBUSY, EINVAL, EIO, EMFILE, ENOSPC, EPERM, text};
use super::faulty::{Faulty, How};
use super::{in_folder, make_old, named, whole};

#[test]
fn a_version_is_on_the_medium_before_it_gets_its_name_and_the_one_before_is_renamed_last() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    File::create(&path, &named("v0")).unwrap();
    let disk = Arc::new(Faulty::default());
    let (mut file, _) = File::open_on(disk.clone(), &path).unwrap();
    disk.fail(usize::MAX, How::Before, EIO);
    file.save(&named("v1")).unwrap();
    let steps: Vec<_> = disk
        .steps()
        .into_iter()
        .filter(|step| ["write", "sync", "exchange", "rename", "sync_folder"].contains(step))
        .collect();
    let new_and_backup = ["write", "sync"].repeat(2);
    // Only Linux exchanges two files in one step.
    let named: &[&str] = if cfg!(target_os = "linux") { &["exchange"] } else { &["exchange", "rename"] };
    let names = [named, &["sync_folder", "rename", "sync_folder"]].concat();
    assert_eq!(steps, [new_and_backup, names].concat());
}

#[test]
fn a_folder_that_cannot_be_synced_fails_no_save() {
    for code in [EINVAL, EIO, EACCES, EMFILE, ENOSPC] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        let disk = Arc::new(Faulty::stuck(&[("sync_folder", code)]));
        let mut file = File::create_on(disk, &path, &named("v0")).unwrap();
        for name in ["v1", "v2", "v3"] {
            file.save(&named(name)).unwrap();
            assert_eq!(whole(&path), named(name));
        }
        assert_eq!(file.take_notices(), []);
    }
}

/// The faults have the numbers of Unix.
#[test]
#[cfg(unix)]
fn a_share_that_refuses_fsync_chmod_and_chown_saves_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    let refusals = ["sync", "sync_folder", "rename_new"].map(|step| (step, EINVAL));
    let forbidden = ["keep_mode", "keep_group", "keep_attributes"].map(|step| (step, EPERM));
    let disk = Arc::new(Faulty::stuck(&[refusals, forbidden].concat()));
    let mut file = File::create_on(disk, &path, &named("v0")).unwrap();
    file.save(&named("v1")).unwrap();
    assert_eq!(file.take_notices(), [SaveNotice::AccessLost { path: file.path().to_owned() }]);
    file.save(&named("v2")).unwrap();
    assert_eq!(file.take_notices(), [], "told once");
    assert_eq!((whole(&path), whole(&backup_path(&path))), (named("v2"), named("v1")));
}

#[test]
fn a_backup_that_cannot_be_written_is_told_and_fails_no_save() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    let mut file = File::create(&path, &named("v0")).unwrap();
    fs::create_dir(backup_path(&path)).unwrap();
    file.save(&named("v1")).unwrap();
    file.save(&named("v2")).unwrap();
    let notices = file.take_notices();
    assert_eq!(notices.len(), 1, "{notices:?}");
    // Windows refuses a folder as if it were not permitted.
    let reason = if cfg!(windows) { "die Berechtigung fehlt" } else { "es ist ein Ordner" };
    assert!(notices[0].to_string().ends_with(&format!("a.wiba.bak“ aufheben: {reason}")), "{}", notices[0]);
    assert_eq!(whole(&path), named("v2"));
    assert_eq!(in_folder(folder.path()), ["a.wiba", "a.wiba.bak"]);
}

/// The faults have the numbers of Unix.
#[test]
#[cfg(unix)]
fn a_rename_that_a_virus_scanner_holds_up_is_tried_again_and_given_up_after_two_seconds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    File::create(&path, &named("v0")).unwrap();
    for code in [EACCES, EBUSY, 26] {
        let disk = Arc::new(Faulty::stuck(&[("exchange", code), ("rename", code)]));
        let (mut file, _) = File::open_on(disk.clone(), &path).unwrap();
        let error = file.save(&named("v1")).unwrap_err();
        assert!(error.hint().contains("unverändert"), "{error}");
        assert_eq!(disk.steps().iter().filter(|step| **step == "pause").count(), 20);
        assert_eq!(whole(&path), named("v0"));
    }
    assert_eq!(in_folder(folder.path()), ["a.wiba"]);
}

#[test]
fn a_version_that_comes_while_ours_is_written_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    File::create(&path, &named("v0")).unwrap();
    let theirs = (path.clone(), text(&named("von der Kollegin")));
    let disk = Arc::new(Faulty::meanwhile("sync", move || fs::write(&theirs.0, &theirs.1).unwrap()));
    let (mut file, _) = File::open_on(disk, &path).unwrap();
    assert!(matches!(file.save(&named("v1")), Err(StoreError::ChangedOnDisk { .. })));
    assert_eq!(whole(&path), named("von der Kollegin"));
    assert_eq!(in_folder(folder.path()), ["a.wiba"]);
}

#[test]
fn a_save_that_comes_late_does_not_overwrite_what_was_saved_under_the_same_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    let mut late = File::create(&path, &named("v0")).unwrap();
    File::create_or_replace(&path, &named("neu")).unwrap();
    assert!(matches!(late.save(&named("alt")), Err(StoreError::ChangedOnDisk { .. })));
    assert_eq!(whole(&path), named("neu"));
}

#[test]
fn a_temporary_file_that_is_being_written_is_not_taken_for_a_left_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    File::create(&path, &named("v0")).unwrap();
    let (place, at) = (folder.path().to_owned(), path.clone());
    let disk = Faulty::meanwhile("sync", move || {
        // A slow share and a clock that goes wrong.
        make_old(&place);
        File::open(&at).unwrap();
    });
    let (mut file, _) = File::open_on(Arc::new(disk), &path).unwrap();
    file.save(&named("v1")).unwrap();
    assert_eq!(file.take_notices(), []);
    assert_eq!((whole(&path), whole(&backup_path(&path))), (named("v1"), named("v0")));
}

#[test]
fn what_a_killed_program_left_is_removed_at_the_next_opening_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    let disk = Arc::new(Faulty::default());
    let mut file = File::create_on(disk.clone(), &path, &named("v0")).unwrap();
    disk.fail(10, How::Dead, EIO);
    file.save(&named("v1")).unwrap_err();
    let left: Vec<_> = in_folder(folder.path()).into_iter().filter(|name| name.starts_with(".a.wiba.")).collect();
    assert!(!left.is_empty() && left.iter().all(|name| name.contains(".tmp-")), "{left:?} {:?}", disk.steps());
    let others = [".b.wiba.tmp-0123456789abcdef", ".a.wiba.tmp-notiz", ".a.wiba.tmp-fedcba9876543210"];
    for name in others {
        fs::write(folder.path().join(name), "x").unwrap();
    }
    File::open(&path).unwrap();
    assert_eq!(in_folder(folder.path()).len(), left.len() + 4, "young ones may be in use");
    make_old(folder.path());
    let used = fs::File::open(folder.path().join(others[2])).unwrap();
    used.lock().unwrap();
    File::open(&path).unwrap();
    assert_eq!(in_folder(folder.path()), [others[2], others[1], others[0], "a.wiba"]);
    drop(used);
    File::open(&path).unwrap();
    assert_eq!(in_folder(folder.path()), [others[1], others[0], "a.wiba"]);
}
