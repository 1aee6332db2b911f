//! Every step of a save fails once: the file is the old or the new one, what is said is true, and the next save works.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use wiba_core::assessment::Assessment;
use wiba_core::store::{File, Lock, StoreError, atomic, backup_path, to_text};

use super::faulty::{Faulty, How};
use super::{in_folder, named, whole};

pub const EPERM: i32 = 1;
pub const ENOENT: i32 = 2;
pub const EIO: i32 = 5;
pub const EACCES: i32 = 13;
pub const EBUSY: i32 = 16;
pub const EEXIST: i32 = 17;
pub const EINVAL: i32 = 22;
pub const EMFILE: i32 = 24;
pub const ENOSPC: i32 = 28;
const CODES: [i32; 8] = [EPERM, ENOENT, EIO, EACCES, EBUSY, EINVAL, EMFILE, ENOSPC];

/// Lets step after step fail in each way. An attempt returns how many steps it took; it ends when one is never reached.
pub fn each_step(hows: &[How], mut attempt: impl FnMut(usize, How, i32) -> usize) {
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

pub fn text(assessment: &Assessment) -> Vec<u8> {
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
fn a_hint_fits_the_fault() {
    let folder = tempfile::tempdir().unwrap();
    let told = |error: &StoreError| (error.to_string(), error.hint());
    for error in [File::open(folder.path()).unwrap_err(), wiba_core::store::read_foreign(folder.path()).unwrap_err()] {
        let (message, hint) = told(&error);
        assert!(message.ends_with("es ist ein Ordner"), "{message}");
        assert_eq!(hint, "Eine Datei in dem Ordner wählen.");
    }
    let path = folder.path().join("fehlt").join("a.wiba");
    let (message, hint) = told(&File::create(&path, &super::sample().1).unwrap_err());
    assert!(message.ends_with("Datei oder Ordner gibt es nicht") && hint.contains("Den Ordner anlegen"), "{message}");
    let missing = told(&wiba_core::store::read_foreign(&path).unwrap_err());
    assert_eq!(missing.1, "Schreibweise und Ordner prüfen.");
}
