//! One writer at a time.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use wiba_core::assessment::{Edit, Stamp};
use wiba_core::store::{File, Lock, StoreError};

use super::faulty::Faulty;
use super::{catalog, in_folder, named, whole};

fn town() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    File::create(&path, &named("v0")).unwrap();
    (folder, path)
}

#[test]
fn eight_writers_who_queue_at_one_file_lose_nothing() {
    const WRITERS: usize = 8;
    const EACH: usize = 6;
    let (folder, path) = town();
    let questions: Vec<_> = catalog().questions().map(|question| question.id).take(WRITERS * EACH).collect();
    std::thread::scope(|scope| {
        for mine in questions.chunks(EACH) {
            let path = &path;
            scope.spawn(move || {
                for id in mine {
                    let lock = Lock::take_within(path, Duration::from_secs(60)).unwrap();
                    let (mut file, mut assessment) = File::open(path).unwrap();
                    let stamp = Stamp { at: jiff::civil::datetime(2026, 11, 22, 15, 0, 0, 0), by: "x".to_owned() };
                    assessment.apply(vec![Edit::note(*id, format!("von {id}"))], catalog(), stamp).unwrap();
                    file.save(&assessment).unwrap();
                    drop(lock);
                }
            });
        }
    });
    let saved = whole(&path);
    for id in questions {
        assert_eq!(saved.round.answer(id).note, format!("von {id}"));
    }
    assert_eq!(in_folder(folder.path()), [".a.wiba.lock", "a.wiba", "a.wiba.bak"]);
}

#[test]
fn the_lock_file_is_never_removed_because_another_may_already_wait_for_it() {
    let (folder, path) = town();
    let lock_file = folder.path().join(".a.wiba.lock");
    drop(Lock::take(&path).unwrap().unwrap());
    // Somebody has opened it while it was held, and locks it later.
    let waiting = fs::File::open(&lock_file).unwrap();
    drop(Lock::take(&path).unwrap().unwrap());
    waiting.try_lock().unwrap();
    assert!(matches!(Lock::take(&path), Err(StoreError::InUse { .. })), "both have locked the same file");
}

#[test]
fn who_has_the_file_open_since_when_is_told_and_forgotten_afterwards() {
    let (folder, path) = town();
    let note = folder.path().join(".a.wiba.offen");
    fs::write(&note, "Lange Tot\npc-1\n2020-01-01T00:00:00\n").unwrap();
    let lock = Lock::take(&path).unwrap().unwrap();
    let Err(StoreError::InUse { holder: Some(mine), .. }) = Lock::take(&path) else { panic!("not in use") };
    assert!(mine.since.year() > 2020, "the one of a killed program is replaced: {mine}");
    fs::write(&note, "M. Sommer\u{1b}]0;X\npc-17\n2026-11-22T14:31:05\n").unwrap();
    let message = Lock::take(&path).unwrap_err().to_string();
    assert!(
        message.ends_with(
            "schon in einem anderen Fenster oder Befehl geöffnet (von M. Sommer]0;X auf pc-17 seit 22.11.2026, 14:31 Uhr)"
        ),
        "{message}"
    );
    fs::write(&note, "unsinn").unwrap();
    assert!(Lock::take(&path).unwrap_err().to_string().ends_with("geöffnet"));
    drop(lock);
    assert_eq!(in_folder(folder.path()), [".a.wiba.lock", "a.wiba"]);
    fs::write(&note, "Lange Tot\npc-1\n2020-01-01T00:00:00\n").unwrap();
    assert!(Lock::take(&path).unwrap().is_some(), "it says nothing while nobody holds the lock");
}

#[test]
fn a_command_waits_for_another_but_not_for_ever() {
    let (_folder, path) = town();
    let held = Lock::take(&path).unwrap().unwrap();
    let start = Instant::now();
    let patience = Duration::from_millis(300);
    assert!(matches!(Lock::take_within(&path, patience), Err(StoreError::InUse { .. })));
    assert!(start.elapsed() >= patience);
    let waiting = std::thread::spawn(move || Lock::take_within(&path, Duration::from_secs(60)).unwrap().is_some());
    std::thread::sleep(Duration::from_millis(100));
    drop(held);
    assert!(waiting.join().unwrap());
}

/// The faults have the numbers of Unix.
#[test]
#[cfg(unix)]
fn a_place_without_locks_is_told_apart_from_a_lock_that_cannot_be_opened() {
    let (_folder, path) = town();
    let take = |step: &'static str, code| {
        Lock::take_on(Arc::new(Faulty::stuck(&[(step, code)])), &path, Duration::ZERO).map(|lock| lock.is_some())
    };
    // The folder allows no new file: not permitted, full, read-only.
    for code in [13, 28, 30, 122] {
        assert!(!take("create", code).unwrap(), "{code}");
    }
    // The share knows no locks.
    drop(Lock::take(&path).unwrap().unwrap());
    for code in [95, 38, 37, 9, 22] {
        assert!(!take("try_lock", code).unwrap(), "{code}");
    }
    // Somebody may hold it, and we cannot see who.
    for (step, code) in [("open_lock", 13), ("open_lock", 24), ("open_lock", 5), ("try_lock", 5)] {
        let error = take(step, code).unwrap_err();
        assert!(matches!(error, StoreError::Lock { .. }), "{step} {code}: {error}");
        assert!(error.to_string().contains(".a.wiba.lock“: "), "{error}");
    }
    assert!(Lock::take(Path::new("/gibt es nicht/a.wiba")).unwrap().is_none());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    #[test]
    fn the_lock_of_a_file_can_be_opened_by_everybody_who_may_open_the_file() {
        for (mode, wanted) in [(0o600, 0o600), (0o660, 0o660), (0o666, 0o666), (0o640, 0o640)] {
            let (folder, path) = town();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let _lock = Lock::take(&path).unwrap().unwrap();
            let data = fs::metadata(folder.path().join(".a.wiba.lock")).unwrap();
            assert_eq!(data.mode() & 0o777, wanted, "{mode:o}");
        }
    }

    #[test]
    fn a_lock_that_may_only_be_read_locks_as_well() {
        let (folder, path) = town();
        drop(Lock::take(&path).unwrap().unwrap());
        let lock_file = folder.path().join(".a.wiba.lock");
        fs::set_permissions(&lock_file, fs::Permissions::from_mode(0o444)).unwrap();
        let _lock = Lock::take(&path).unwrap().unwrap();
        assert!(matches!(Lock::take(&path), Err(StoreError::InUse { .. })));
    }

    #[test]
    fn a_pipe_or_a_link_in_the_place_of_the_lock_is_refused_and_not_waited_for() {
        let (folder, path) = town();
        let lock_file = folder.path().join(".a.wiba.lock");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &lock_file,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::from_raw_mode(0o600),
            0,
        )
        .unwrap();
        assert!(matches!(Lock::take(&path), Err(StoreError::Lock { .. })));
        fs::remove_file(&lock_file).unwrap();
        symlink("anderswo", &lock_file).unwrap();
        assert!(matches!(Lock::take(&path), Err(StoreError::Lock { .. })));
        assert!(!folder.path().join("anderswo").exists());
        fs::write(folder.path().join("anderswo"), "fremd").unwrap();
        assert!(matches!(Lock::take(&path), Err(StoreError::Lock { .. })));
    }
}
