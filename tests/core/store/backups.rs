//! Dated copies: when one is made, how many stay, how they are found, and what is found at the last moment before a save.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use wiba_core::assessment::{AnswerValue, Edit, EvidenceEdit, KommuneEdit, Stamp, add_evidence, states_compared};
use wiba_core::store::backups::{Backup, Backups, KEPT};
use wiba_core::store::disk::System;
use wiba_core::store::{File, Password, SaveNotice, Seal, is_sealed};

use super::faults::{EEXIST, EINVAL, ENOENT, each_step, text};
use super::faulty::{Faulty, How};
use super::{answer, in_folder, make_old, named, sample, whole};

fn opened(data: &Path, path: &Path) -> File {
    let (mut file, town) = File::open(path).unwrap();
    file.keep_backups(Backups::new(data), town.id);
    file
}

#[test]
fn the_version_before_the_first_save_of_a_day_is_kept_and_later_ones_only_before_much_changes_at_once() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("a.wiba");
    fs::write(&path, text(&named("v1"))).unwrap();
    let backups = Backups::new(data.path());
    let kept = || backups.of_file(&path).iter().map(|backup| whole(&backup.path).kommune.name).collect::<Vec<_>>();
    let mut file = opened(data.path(), &path);
    file.save(&named("v2")).unwrap();
    file.save(&named("v3")).unwrap();
    assert_eq!(kept(), ["v1"]);
    file.back_up_next();
    file.save(&named("v4")).unwrap();
    file.save(&named("v5")).unwrap();
    assert_eq!(kept(), ["v3", "v1"], "the latest first");
    fs::write(&path, "zerstört").unwrap();
    assert_eq!(kept(), ["v3", "v1"], "a file that cannot be read is known by its place");
    let target = folder.path().join("neu.wiba");
    backups.restore(&backups.of_file(&path)[1], &target).unwrap();
    assert_eq!(whole(&target), named("v1"));
    assert!(backups.restore(&backups.of_file(&path)[0], &target).is_err(), "nothing is replaced");
    assert_eq!(whole(&target), named("v1"));
}

#[test]
fn a_second_file_of_one_assessment_has_its_own_version_kept_before_the_first_save_of_a_day() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let [a, b] = ["a.wiba", "b.wiba"].map(|name| folder.path().join(name));
    let town = named("v1");
    let called = |name: &str| {
        let mut town = town.clone();
        town.kommune.name = name.to_owned();
        town
    };
    fs::write(&a, text(&town)).unwrap();
    fs::write(&b, text(&called("Kopie"))).unwrap();
    let backups = Backups::new(data.path());
    let kept = || backups.of(town.id).iter().map(|backup| whole(&backup.path).kommune.name).collect::<Vec<_>>();
    let [mut first, mut second] = [&a, &b].map(|path| opened(data.path(), path));
    first.save(&called("v2")).unwrap();
    second.save(&called("Kopie 2")).unwrap();
    assert_eq!(kept(), ["Kopie", "v1"]);
    // And one only, however they take turns.
    first.save(&called("v3")).unwrap();
    second.save(&called("Kopie 3")).unwrap();
    first.save(&called("v4")).unwrap();
    assert_eq!(kept(), ["Kopie", "v1"]);
    for path in [&a, &b] {
        fs::write(path, "zerstört").unwrap();
        assert_eq!(backups.of_file(path).len(), 2, "both are known by their place");
    }
}

#[test]
fn twenty_are_kept_or_as_many_as_was_said() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("a.wiba");
    fs::write(&path, text(&named("v"))).unwrap();
    let backups = Backups::new(data.path());
    let mut file = opened(data.path(), &path);
    let mut save = |number: usize| {
        file.back_up_next();
        file.save(&named(&format!("v{number}"))).unwrap();
    };
    (0..KEPT + 3).for_each(&mut save);
    assert_eq!(backups.of_file(&path).len(), KEPT);
    assert_eq!(whole(&backups.of_file(&path)[0].path).kommune.name, format!("v{}", KEPT + 1));
    backups.keep(3).unwrap();
    save(99);
    assert_eq!(backups.of_file(&path).len(), 3);
}

#[test]
fn what_is_kept_of_a_sealed_file_is_sealed_also_what_was_kept_before() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("a.wiba");
    fs::write(&path, text(&named("v1"))).unwrap();
    let backups = Backups::new(data.path());
    let mut file = opened(data.path(), &path);
    file.save(&named("v2")).unwrap();
    let seal = Seal::new(&Password::new("Salamander Trompete").unwrap()).unwrap();
    file.reseal(Some(seal.clone()), &named("v3")).unwrap();
    file.back_up_next();
    file.save(&named("v4")).unwrap();
    let all = backups.of_file(&path);
    assert_eq!(all.len(), 2);
    for (backup, name) in all.iter().zip(["v3", "v1"]) {
        assert!(is_sealed(&backup.path).unwrap());
        let (_, town) = File::open_with(Arc::new(System), &backup.path, Some(&seal)).unwrap();
        assert_eq!(town.kommune.name, name);
    }
}

#[test]
fn the_password_of_a_copy_does_not_lock_the_backups_of_the_file_it_was_copied_from() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let [path, copy] = ["a.wiba", "anderswo/a.wiba"].map(|name| folder.path().join(name));
    fs::create_dir(folder.path().join("anderswo")).unwrap();
    fs::write(&path, text(&named("v1"))).unwrap();
    let backups = Backups::new(data.path());
    opened(data.path(), &path).save(&named("v2")).unwrap();
    fs::copy(&path, &copy).unwrap();
    let mut of_copy = opened(data.path(), &copy);
    let seal = Seal::new(&Password::new("Salamander Trompete").unwrap()).unwrap();
    of_copy.reseal(Some(seal.clone()), &named("v3")).unwrap();
    let of_path = backups.of_file(&path);
    let [.., oldest] = &of_path[..] else { panic!("what was kept of it") };
    assert!(!is_sealed(&oldest.path).unwrap() && whole(&oldest.path).kommune.name == "v1");
    assert_eq!(of_copy.take_notices(), [SaveNotice::SharedBackups { other: path.clone() }]);
    // Once the other one is gone, or has a password too, nothing stays plain text.
    fs::remove_file(&path).unwrap();
    of_copy.reseal(Some(seal), &named("v4")).unwrap();
    assert!(backups.of_file(&copy).iter().all(|backup| is_sealed(&backup.path).unwrap()));
}

#[test]
fn backups_that_another_pc_has_kept_as_plain_text_get_the_password_when_the_sealed_file_is_opened_there() {
    let (folder, here, there) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("a.wiba");
    fs::write(&path, text(&named("v1"))).unwrap();
    opened(there.path(), &path).save(&named("v2")).unwrap();
    let kept = Backups::new(there.path()).of(named("v1").id);
    assert!(!is_sealed(&kept[0].path).unwrap());
    let seal = Seal::new(&Password::new("Salamander Trompete").unwrap()).unwrap();
    opened(here.path(), &path).reseal(Some(seal.clone()), &named("v2")).unwrap();
    let (mut file, town) = File::open_with(Arc::new(System), &path, Some(&seal)).unwrap();
    file.keep_backups(Backups::new(there.path()), town.id);
    assert_eq!(kept[0].open(Some(&seal)).unwrap(), named("v1"));
    assert!(is_sealed(&kept[0].path).unwrap());
    assert_eq!(file.take_notices(), []);
}

#[test]
fn a_backup_that_cannot_be_read_gets_the_password_too_and_is_not_lost() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("a.wiba");
    fs::write(&path, text(&named("v1"))).unwrap();
    let mut file = opened(data.path(), &path);
    file.save(&named("v2")).unwrap();
    let kept = Backups::new(data.path()).of(named("v1").id);
    fs::write(&kept[0].path, &text(&named("v1"))[..300]).unwrap();
    file.reseal(Some(Seal::new(&Password::new("Salamander Trompete").unwrap()).unwrap()), &named("v2")).unwrap();
    assert!(is_sealed(&kept[0].path).unwrap());
    assert_eq!(file.take_notices(), []);
}

#[test]
fn a_file_that_can_be_read_has_no_backups_of_another_kommune_that_stood_at_its_place() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("a.wiba");
    fs::write(&path, text(&named("v1"))).unwrap();
    opened(data.path(), &path).save(&named("v2")).unwrap();
    fs::remove_file(&path).unwrap();
    let backups = Backups::new(data.path());
    assert_eq!(backups.of_file(&path).len(), 1);
    let other = wiba_core::example::new_file().unwrap();
    File::create(&path, &other).unwrap();
    assert_eq!(backups.of_file(&path), []);
}

#[test]
fn whatever_step_fails_while_a_backup_is_kept_the_file_is_whole_and_what_is_missing_is_told() {
    let [v1, v2, v3] = ["v1", "v2", "v3"].map(named);
    let [t1, t2, t3] = [&v1, &v2, &v3].map(text);
    let mut cases = 0;
    each_step(&[How::Before, How::After, How::Dead, How::Cut], |number, how, code| {
        cases += 1;
        let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let path = folder.path().join("a.wiba");
        fs::write(&path, &t1).unwrap();
        let disk = Arc::new(Faulty::default());
        let (mut file, _) = File::open_on(disk.clone(), &path).unwrap();
        file.keep_backups(Backups::on(disk.clone(), data.path()), v1.id);
        file.back_up_next();
        disk.fail(number, how, code);
        let result = file.save(&v2);
        let steps = disk.steps();
        let case = format!("{how:?} {code} {number} of {steps:?}");
        let now = fs::read(&path).unwrap();
        assert!(now == t2 || result.is_err() && now == t1, "{case}");
        let kept = Backups::new(data.path()).of(v1.id);
        assert!(kept.iter().all(|backup| fs::read(&backup.path).unwrap() == t1), "{case}: a half backup");
        // Whoever is told that there is no file has nothing to keep.
        if result.is_ok() && kept.is_empty() && code != ENOENT {
            assert!(file.take_notices().iter().any(|notice| matches!(notice, SaveNotice::NotDated { .. })), "{case}");
        }
        disk.heal();
        if how == How::Dead {
            file = File::open_on(disk.clone(), &path).unwrap().0;
        }
        file.save(&v3).unwrap_or_else(|error| panic!("{case}: {error}"));
        assert!(fs::read(&path).unwrap() == t3, "{case}");
        steps.len()
    });
    assert!(cases > 500, "{cases}");
}

/// Elsewhere a gap stays, which SECURITY.md tells.
#[cfg(target_os = "linux")]
#[test]
fn a_version_that_a_sync_client_puts_there_at_the_last_moment_is_kept_beside_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    fs::write(&path, text(&named("v1"))).unwrap();
    let (place, theirs) = (path.clone(), text(&named("vom Kollegen")));
    let disk = Faulty::meanwhile("exchange", move || fs::write(&place, &theirs).unwrap());
    let (mut file, _) = File::open_on(Arc::new(disk), &path).unwrap();
    file.save(&named("v2")).unwrap();
    assert_eq!(whole(&path), named("v2"));
    let notices = file.take_notices();
    let [SaveNotice::OtherKept { other, .. }] = notices.as_slice() else { panic!("{notices:?}") };
    assert_eq!(whole(other), named("vom Kollegen"));
    assert!(other.file_name().unwrap().to_str().unwrap().starts_with("a (andere Fassung "));
    assert_eq!(in_folder(folder.path()).len(), 3, "file, .bak and the other version");
}

/// Not every file system knows how to replace nothing, and the name may be taken.
#[cfg(target_os = "linux")]
#[test]
fn a_version_that_was_put_there_keeps_no_name_that_is_tidied_away() {
    for code in [EEXIST, EINVAL] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        fs::write(&path, text(&named("v1"))).unwrap();
        let (place, theirs) = (path.clone(), text(&named("vom Kollegen")));
        let disk = Faulty::meanwhile("exchange", move || fs::write(&place, &theirs).unwrap());
        let (mut file, _) = File::open_on(Arc::new(disk.and_stuck(&[("rename_new", code)])), &path).unwrap();
        file.save(&named("v2")).unwrap();
        let notices = file.take_notices();
        let [SaveNotice::OtherKept { other, .. }] = notices.as_slice() else { panic!("{notices:?}") };
        drop(file);
        make_old(folder.path());
        File::open(&path).unwrap();
        assert_eq!(whole(other), named("vom Kollegen"), "{code}");
        assert!(other.file_name().unwrap().to_str().unwrap().starts_with("a (andere Fassung "), "{code}");
    }
}

#[test]
fn the_way_to_another_state_and_back_leads_to_both() {
    let (catalog, full) = sample();
    let mut other = full.clone();
    answer(&mut other, &catalog, AnswerValue::No);
    let mut empty = named("leer");
    (empty.id, empty.round.id) = (full.id, full.round.id);
    let stamp = || Stamp { at: jiff::civil::datetime(2026, 11, 23, 8, 0, 0, 0), by: "M. Sommer".to_owned() };
    for (from, to) in [(&full, &other), (&other, &full), (&full, &empty), (&empty, &full)] {
        let mut now = from.clone();
        let edits = now.edits_toward(to).unwrap();
        let back = now.apply(edits, &catalog, stamp()).unwrap();
        assert_eq!(
            (&now.kommune, &now.round.answers, &now.round.measures),
            (&to.kommune, &to.round.answers, &to.round.measures)
        );
        assert_eq!(now.differences(to), Some(Vec::new()));
        now.take_back(back, stamp());
        assert_eq!((&now.kommune, &now.round.answers), (&from.kommune, &from.round.answers));
    }
    assert_eq!(full.differences(&named("andere")), None);
}

#[test]
fn a_nachweis_that_only_one_state_has_is_one_line_with_its_title_and_what_was_typed_is_quoted() {
    let (catalog, now) = sample();
    let (mut then, question) = (now.clone(), "7.12".parse().unwrap());
    let (id, mut edits) = add_evidence(&then.round, question, "Vertrag");
    edits.push(Edit::Evidence(question, id, EvidenceEdit::Place("Schrank 3".to_owned())));
    edits.push(Edit::Kommune(KommuneEdit::Leitung("R. Kern".to_owned())));
    let stamp = Stamp { at: jiff::civil::datetime(2026, 11, 23, 8, 0, 0, 0), by: "M. Sommer".to_owned() };
    then.apply(edits, &catalog, stamp).unwrap();
    assert_eq!(now.kommune.leitung, "");
    let lines =
        |now, then| states_compared(now, then).unwrap().into_iter().map(|line| line.join(" | ")).collect::<Vec<_>>();
    let leitung_line = |now: &str, then: &str| format!("Stammdaten Leitung | {now} | {then}");
    assert_eq!(lines(&now, &then), ["7.12 Nachweis | – | „Vertrag“".to_owned(), leitung_line("–", "„R. Kern“")]);
    assert_eq!(lines(&then, &now), ["7.12 Nachweis | „Vertrag“ | –".to_owned(), leitung_line("„R. Kern“", "–")]);
    assert_eq!(states_compared(&now, &now), Some(Vec::new()));
    assert_eq!(states_compared(&now, &named("andere")), None);
}

#[test]
fn of_a_file_that_is_spoilt_the_version_before_the_last_save_comes_first() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("a.wiba");
    fs::write(&path, text(&named("v1"))).unwrap();
    let mut file = opened(data.path(), &path);
    for version in ["v2", "v3"] {
        file.save(&named(version)).unwrap();
    }
    fs::write(&path, "zerstört").unwrap();
    let backups = Backups::new(data.path());
    let names =
        |all: Vec<_>| all.into_iter().map(|backup: Backup| whole(&backup.path).kommune.name).collect::<Vec<_>>();
    assert_eq!(names(backups.of_lost(&path)), ["v2", "v1"]);
    assert_eq!(names(backups.of_file(&path)), ["v1"]);
}
