//! Every step of a save fails once: the file is the old or the new one, what is said is true, and the next save works.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use wiba_core::assessment::Assessment;
use wiba_core::store::{File, Lock, SaveNotice, StoreError, atomic, backup_path, to_text};

use super::faulty::{Faulty, How};
use super::{in_folder, named, whole};

const EPERM: i32 = 1;
const ENOENT: i32 = 2;
const EIO: i32 = 5;
const EACCES: i32 = 13;
const EBUSY: i32 = 16;
const EINVAL: i32 = 22;
const EMFILE: i32 = 24;
const ENOSPC: i32 = 28;
const CODES: [i32; 8] = [EPERM, ENOENT, EIO, EACCES, EBUSY, EINVAL, EMFILE, ENOSPC];

/// Lets step after step fail in each way. An attempt returns how many steps it took; it ends when one is never reached.
fn each_step(hows: &[How], mut attempt: impl FnMut(usize, How, i32) -> usize) {
    for how in hows {
        for code in CODES {
            let mut number = 0;
            while attempt(number, *how, code) > number {
                number += 1;
            }
            assert!(number > 0, "nothing was tried");
        }
    }
}

fn text(assessment: &Assessment) -> Vec<u8> {
    to_text(assessment, Path::new("")).unwrap().into_bytes()
}

fn told_truly(error: &StoreError, changed: bool, case: &str) {
    let words = format!("{error}. {}", error.hint());
    assert!(!(changed && words.contains("unverändert")), "{case}: {words}");
    for foreign in [".tmp-", "os error", "denied", "No such", "Input/output"] {
        assert!(!words.contains(foreign), "{case}: {words}");
    }
}

#[test]
fn whatever_step_of_a_save_fails_the_file_is_whole_the_message_true_and_the_next_save_works() {
    let [v0, v1, v2, v3] = ["v0", "v1", "v2", "v3"].map(named);
    let [t0, t1, t2, t3] = [&v0, &v1, &v2, &v3].map(text);
    each_step(&[How::Before, How::After, How::Dead, How::Cut], |number, how, code| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        fs::write(&path, &t1).unwrap();
        fs::write(backup_path(&path), &t0).unwrap();
        let disk = Arc::new(Faulty::default());
        let (mut file, _) = File::open_on(disk.clone(), &path).unwrap();
        disk.fail(number, how, code);
        let result = file.save(&v2);
        let steps = disk.steps();
        let case = format!("{how:?} {code} {number} of {steps:?}");
        let (now, backup) = (fs::read(&path).unwrap(), fs::read(backup_path(&path)).unwrap());
        match &result {
            Ok(()) => assert!(now == t2, "{case}"),
            Err(error) => told_truly(error, now != t1, &case),
        }
        assert!(now == t1 || now == t2, "{case}");
        if now == t1 {
            assert!(backup == t0, "{case}: a save that failed has replaced the backup");
        } else if how == How::Before && code != ENOENT && file.take_notices().is_empty() {
            assert!(backup == t1, "{case}");
        }
        assert!(backup == t0 || backup == t1, "{case}");
        if how == How::Before && steps.get(number) != Some(&"remove") {
            assert_eq!(in_folder(folder.path()), ["a.wiba", "a.wiba.bak"], "{case}");
        }
        if how == How::Dead {
            disk.heal();
            file = File::open_on(disk.clone(), &path).unwrap().0;
        }
        disk.heal();
        file.save(&v3).unwrap_or_else(|error| panic!("{case}: {error}"));
        assert!(fs::read(&path).unwrap() == t3 && fs::read(backup_path(&path)).unwrap() == now, "{case}");
        steps.len()
    });
}

#[test]
fn whatever_step_fails_a_new_file_is_whole_or_not_there() {
    let new = named("neu");
    for stuck in [&[][..], &[("rename_new", EINVAL)]] {
        let hows: &[How] = if stuck.is_empty() { &[How::Before, How::After] } else { &[How::Before] };
        each_step(hows, |number, how, code| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.wiba");
            let disk = Arc::new(Faulty::stuck(stuck));
            disk.fail(number, how, code);
            let result = File::create_on(disk.clone(), &path, &new);
            let steps = disk.steps();
            let case = format!("{how:?} {code} {number} of {steps:?}");
            match result {
                Ok(_) => assert_eq!(whole(&path), new, "{case}"),
                Err(error) => {
                    told_truly(&error, false, &case);
                    assert!(!path.exists(), "{case}: {error}");
                    disk.heal();
                    File::create_on(disk.clone(), &path, &new).unwrap_or_else(|error| panic!("{case}: {error}"));
                }
            }
            steps.len()
        });
    }
}

#[test]
fn whatever_step_fails_a_file_that_is_replaced_is_the_old_or_the_new_one() {
    let (old, new) = (named("alt"), named("neu"));
    each_step(&[How::Before, How::After, How::Dead], |number, how, code| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        fs::write(&path, text(&old)).unwrap();
        let disk = Arc::new(Faulty::default());
        disk.fail(number, how, code);
        let result = File::create_or_replace_on(disk.clone(), &path, &new);
        let steps = disk.steps();
        let case = format!("{how:?} {code} {number} of {steps:?}");
        let now = whole(&path);
        match result {
            Ok(_) => assert_eq!(now, new, "{case}"),
            Err(error) => told_truly(&error, now != old, &case),
        }
        assert!(now == old || now == new, "{case}");
        disk.heal();
        File::create_or_replace_on(disk, &path, &named("danach")).unwrap();
        steps.len()
    });
}

#[test]
fn whatever_step_fails_a_report_is_the_old_or_the_new_one() {
    each_step(&[How::Before, How::After, How::Dead], |number, how, code| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        fs::write(&path, "alt").unwrap();
        let disk = Arc::new(Faulty::default());
        disk.fail(number, how, code);
        let result = atomic::write_on(disk.as_ref(), &path, b"neu");
        let now = fs::read_to_string(&path).unwrap();
        assert!(if result.is_ok() { now == "neu" } else { now == "alt" || now == "neu" }, "{how:?} {code} {number}");
        disk.steps().len()
    });
}

#[test]
fn whatever_step_of_opening_fails_nothing_changes_and_the_reason_is_german() {
    each_step(&[How::Before, How::Dead], |number, how, code| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        fs::write(&path, text(&named("a"))).unwrap();
        let disk = Arc::new(Faulty::default());
        disk.fail(number, how, code);
        match File::open_on(disk.clone(), &path) {
            Ok((_, read)) => assert_eq!(read, named("a")),
            Err(error) => told_truly(&error, false, "opening"),
        }
        assert_eq!(in_folder(folder.path()), ["a.wiba"]);
        disk.steps().len()
    });
}

#[test]
fn whatever_step_of_locking_fails_the_lock_is_held_or_refused_and_free_afterwards() {
    each_step(&[How::Before, How::After, How::Dead], |number, how, code| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        fs::write(&path, text(&named("a"))).unwrap();
        let disk = Arc::new(Faulty::default());
        disk.fail(number, how, code);
        match Lock::take_on(disk.clone(), &path, std::time::Duration::ZERO) {
            Ok(Some(_held)) => assert!(matches!(Lock::take(&path), Err(StoreError::InUse { .. }))),
            Ok(None) => {}
            Err(error) => told_truly(&error, false, "locking"),
        }
        assert!(Lock::take(&path).unwrap().is_some(), "{how:?} {code} {number} of {:?}", disk.steps());
        disk.steps().len()
    });
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

#[test]
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
    assert!(notices[0].to_string().ends_with("a.wiba.bak“ aufheben: es ist ein Ordner"), "{}", notices[0]);
    assert_eq!(whole(&path), named("v2"));
    assert_eq!(in_folder(folder.path()), ["a.wiba", "a.wiba.bak"]);
}

#[test]
fn a_rename_that_a_virus_scanner_holds_up_is_tried_again_and_given_up_after_two_seconds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    File::create(&path, &named("v0")).unwrap();
    for code in [EACCES, EBUSY, 26] {
        let disk = Arc::new(Faulty::stuck(&[("rename", code)]));
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

/// Everything in a folder was last changed an hour ago.
fn make_old(folder: &Path) {
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    for name in in_folder(folder) {
        fs::File::options().write(true).open(folder.join(name)).unwrap().set_modified(long_ago).unwrap();
    }
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
