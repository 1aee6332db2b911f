//! Every step of setting a password fails once: the file is whole, and whatever stays plain text is told.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use wiba_core::store::disk::System;
use wiba_core::store::{File, Password, SaveNotice, Seal, StoreError, backup_path};

use super::faults::{EIO, each_step, text};
use super::faulty::{Faulty, How};
use super::{in_folder, named};

fn is_plain(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains("kommune"))
}

fn plain(folder: &Path) -> Vec<PathBuf> {
    let all = in_folder(folder).into_iter().map(|name| folder.join(name));
    all.filter(|path| is_plain(path)).collect()
}

#[test]
fn whatever_step_fails_while_a_password_is_set_the_file_is_whole_and_what_stays_plain_is_told() {
    let seal = Seal::new(&Password::new("Salamander Trompete").unwrap()).unwrap();
    let [v0, v1, v2] = ["v0", "v1", "v2"].map(named);
    let [t0, t1] = [&v0, &v1].map(text);
    each_step(&[How::Before, How::After], |number, how, code| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        fs::write(&path, &t1).unwrap();
        fs::write(backup_path(&path), &t0).unwrap();
        let disk = Arc::new(Faulty::default());
        let (mut file, _) = File::open_on(disk.clone(), &path).unwrap();
        disk.fail(number, how, code);
        let result = file.reseal(Some(seal.clone()), &v2);
        let steps = disk.steps();
        let case = format!("{how:?} {code} {number} of {steps:?}");
        disk.heal();
        let sealed = File::open_with(Arc::new(System), &path, Some(&seal)).map(|(_, town)| town);
        match &result {
            Ok(()) => {
                assert_eq!(sealed.unwrap(), v2, "{case}");
                let told: Vec<PathBuf> = file
                    .take_notices()
                    .into_iter()
                    .filter_map(|notice| match notice {
                        SaveNotice::PlainCopy { path } => Some(path),
                        _ => None,
                    })
                    .collect();
                for left in plain(folder.path()) {
                    assert!(told.contains(&left), "{case}: {left:?} is plain, told was {told:?}");
                }
            }
            Err(StoreError::Uncertain { .. }) => assert!(file.seal().is_some(), "{case}"),
            Err(_) => {
                assert!(file.seal().is_none(), "{case}");
                assert!(fs::read(&path).unwrap() == t1, "{case}: a password that is not set has changed the file");
            }
        }
        file.reseal(Some(seal.clone()), &v2).unwrap_or_else(|error| panic!("{case}: {error}"));
        assert_eq!(File::open_with(Arc::new(System), &path, Some(&seal)).unwrap().1, v2, "{case}");
        assert_eq!(plain(folder.path()), [] as [PathBuf; 0], "{case}");
        steps.len()
    });
}

#[test]
fn other_versions_that_stay_plain_text_beside_a_file_with_a_new_password_are_told_and_stay() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    let ours = named("v1");
    let mut file = File::create(&path, &ours).unwrap();
    let other = folder.path().join("a (andere Fassung 2026-11-27 10.00.00).wiba");
    fs::write(&other, text(&ours)).unwrap();
    fs::write(folder.path().join("b.wiba"), text(&wiba_core::example::musterstadt().unwrap())).unwrap();
    file.reseal(Some(Seal::new(&Password::new("Salamander Trompete").unwrap()).unwrap()), &ours).unwrap();
    assert_eq!(file.take_notices(), [SaveNotice::PlainVersion { path: other.clone() }]);
    assert!(is_plain(&other), "it may hold what the file does not");
}

#[test]
fn after_a_password_of_which_nobody_knows_whether_it_was_written_the_next_save_protects_the_older_versions() {
    let seal = Seal::new(&Password::new("Salamander Trompete").unwrap()).unwrap();
    let [v0, v1, v2] = ["v0", "v1", "v2"].map(named);
    let cut_at = |number| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        fs::write(&path, text(&v1)).unwrap();
        fs::write(backup_path(&path), text(&v0)).unwrap();
        let disk = Arc::new(Faulty::default());
        let (mut file, _) = File::open_on(disk.clone(), &path).unwrap();
        disk.fail(number, How::Cut, EIO);
        let result = file.reseal(Some(seal.clone()), &v2);
        disk.heal();
        (folder, file, result, disk.steps())
    };
    let (.., steps) = cut_at(usize::MAX);
    let named = steps.iter().position(|step| ["exchange", "rename"].contains(step)).unwrap();
    let (folder, mut file, result, _) = cut_at(named);
    assert!(matches!(result, Err(StoreError::Uncertain { .. })), "{result:?}");
    file.save(&v2).unwrap();
    assert_eq!(plain(folder.path()), [] as [PathBuf; 0]);
    assert_eq!(file.take_notices(), []);
}
