//! Where files lie and what they are: links, rights, pipes, names, endings.

use std::fs;
use std::path::Path;

use wiba_core::store::disk::{Disk, System};
use wiba_core::store::{File, Lock, SaveNotice, StoreError, atomic, backup_path, real_path, with_ending};

use super::{in_folder, named, whole};

#[test]
fn an_ending_is_added_unless_the_name_already_ends_with_it() {
    for (name, ending, expected) in [
        ("stadt", "wiba", "stadt.wiba"),
        ("Stadt St. Ingbert", "wiba", "Stadt St. Ingbert.wiba"),
        ("Bericht v1.2", "pdf", "Bericht v1.2.pdf"),
        ("stadt.wiba", "wiba", "stadt.wiba"),
        ("STADT.WIBA", "wiba", "STADT.WIBA"),
        ("stadt.wiba.bak", "wiba", "stadt.wiba.bak.wiba"),
        (".wiba", "wiba", ".wiba.wiba"),
        ("ordner.wiba/stadt", "wiba", "ordner.wiba/stadt.wiba"),
    ] {
        assert_eq!(with_ending(Path::new(name), ending), Path::new(expected), "{name}");
    }
}

#[test]
fn an_empty_or_zeroed_file_is_called_empty_and_the_backup_named_only_if_there_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wiba");
    for content in [&b""[..], &[0; 5000]] {
        fs::write(&path, content).unwrap();
        fs::remove_file(backup_path(&path)).ok();
        let error = File::open(&path).unwrap_err();
        assert!(matches!(error, StoreError::Empty { backup: false, .. }), "{error}");
        assert!(error.to_string().ends_with("ist leer") && !error.hint().contains(".bak"), "{}", error.hint());
        fs::write(backup_path(&path), "(…)").unwrap();
        assert!(File::open(&path).unwrap_err().hint().contains("Endung .wiba.bak"));
        assert_eq!(fs::read(&path).unwrap(), content);
    }
}

#[test]
fn a_name_that_leaves_no_room_for_our_endings_is_saved_and_locked_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    // Two that differ only at the end, in letters of two bytes.
    let names = ["a", "b"].map(|last| format!("{}{last}.wiba", "ü".repeat(124)));
    for length in [names[0].len(), 250, 240, 234, 233, 230] {
        let path = folder.path().join(format!("{}.wiba", "x".repeat(length - 5)));
        let mut file = File::create(&path, &named("v0")).unwrap();
        let _lock = Lock::take(&path).unwrap().unwrap();
        assert!(matches!(Lock::take(&path), Err(StoreError::InUse { .. })), "{length}");
        file.save(&named("v1")).unwrap();
        assert_eq!(file.take_notices(), []);
        assert_eq!((whole(&path), whole(&backup_path(&path))), (named("v1"), named("v0")), "{length}");
    }
    let [a, b] = names.map(|name| folder.path().join(name));
    let _a = Lock::take(&a).unwrap().unwrap();
    assert!(Lock::take(&b).unwrap().is_some(), "a lock of its own");
    assert!(backup_path(&a) != backup_path(&b));
    let error = File::create(&folder.path().join("x".repeat(300)), &named("v0")).unwrap_err();
    // Windows says of such a name that there is no such place.
    if cfg!(unix) {
        assert!(error.to_string().ends_with("der Name ist zu lang oder enthält ein unerlaubtes Zeichen"), "{error}");
    }
}

#[test]
fn a_relative_path_becomes_absolute_so_that_it_is_found_from_other_folders() {
    let folder = tempfile::tempdir_in(".").unwrap();
    let relative = Path::new(folder.path().file_name().unwrap()).join("a.wiba");
    let file = File::create(&relative, &named("v0")).unwrap();
    assert!(file.path().is_absolute() && file.path().ends_with(&relative), "{:?}", file.path());
    assert_eq!(File::open(&relative).unwrap().0.path(), file.path());
    assert_eq!(
        real_path(&folder.path().join("../").join(&relative)).unwrap(),
        file.path(),
        "two spellings of one place"
    );
}

#[test]
fn a_folder_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    for error in
        [File::open(folder.path()).unwrap_err(), File::create_or_replace(folder.path(), &named("v0")).unwrap_err()]
    {
        assert!(error.to_string().ends_with("es ist ein Ordner"), "{error}");
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};

    use rustix::fs::{CWD, FileType, Mode, mknodat};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_save_through_a_symbolic_link_changes_the_file_that_it_leads_to() {
        let folder = tempfile::tempdir().unwrap();
        let (home, share) = (folder.path().join("home"), folder.path().join("share"));
        fs::create_dir(&home).unwrap();
        fs::create_dir(&share).unwrap();
        let (link, real) = (home.join("s.wiba"), share.join("stadt.wiba"));
        File::create(&real, &named("v0")).unwrap();
        symlink("../share/stadt.wiba", &link).unwrap();
        let _lock = Lock::take(&link).unwrap().unwrap();
        assert!(matches!(Lock::take(&real), Err(StoreError::InUse { .. })), "one file, one lock");
        let (mut file, _) = File::open(&link).unwrap();
        file.save(&named("v1")).unwrap();
        assert_eq!(whole(&real), named("v1"));
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(in_folder(&home), ["s.wiba"]);
        assert_eq!(in_folder(&share), [".stadt.wiba.lock", ".stadt.wiba.offen", "stadt.wiba", "stadt.wiba.bak"]);
        File::create_or_replace(&link, &named("v2")).unwrap();
        atomic::write(&link, b"v3").unwrap();
        assert_eq!(fs::read(&real).unwrap(), b"v3");
    }

    #[test]
    fn links_in_a_circle_and_into_nothing_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let [a, b, nowhere] = ["a.wiba", "b.wiba", "c.wiba"].map(|name| folder.path().join(name));
        symlink("b.wiba", &a).unwrap();
        symlink("a.wiba", &b).unwrap();
        symlink("fehlt/fehlt.wiba", &nowhere).unwrap();
        assert!(File::open(&a).unwrap_err().to_string().ends_with("symbolische Verknüpfungen führen im Kreis"));
        assert!(File::open(&nowhere).unwrap_err().to_string().ends_with("Datei oder Ordner gibt es nicht"));
        assert!(matches!(File::create(&nowhere, &named("v0")), Err(StoreError::Exists { .. })));
    }

    #[test]
    fn a_hard_linked_file_becomes_its_own_and_the_user_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let [path, other] = ["a.wiba", "b.wiba"].map(|name| folder.path().join(name));
        let mut file = File::create(&path, &named("v0")).unwrap();
        fs::hard_link(&path, &other).unwrap();
        file.save(&named("v1")).unwrap();
        assert_eq!(file.take_notices(), [SaveNotice::LinkParted { path: file.path().to_owned() }]);
        file.save(&named("v2")).unwrap();
        assert_eq!(file.take_notices(), []);
        assert_eq!((whole(&path), whole(&other)), (named("v2"), named("v0")));
    }

    #[test]
    fn a_write_protected_file_is_refused_before_anything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        let mut file = File::create(&path, &named("v0")).unwrap();
        set_mode(&path, 0o444);
        let inode = fs::metadata(&path).unwrap().ino();
        let refused = [
            file.save(&named("v1")).unwrap_err().to_string(),
            File::create_or_replace(&path, &named("v1")).unwrap_err().to_string(),
        ];
        for message in refused {
            assert!(message.ends_with("kann nicht geschrieben werden: die Datei ist schreibgeschützt"), "{message}");
        }
        assert!(atomic::write(&path, b"v1").is_err());
        assert_eq!(in_folder(folder.path()), ["a.wiba"]);
        assert_eq!((whole(&path), fs::metadata(&path).unwrap().ino()), (named("v0"), inode));
    }

    #[test]
    fn a_new_file_is_for_its_owner_only_whatever_the_umask_and_the_backup_has_the_mode_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        let mut file = File::create(&path, &named("v0")).unwrap();
        assert_eq!(mode(&path), 0o600);
        for (number, wanted) in [0o660, 0o644, 0o600].into_iter().enumerate() {
            set_mode(&path, wanted);
            file.save(&named(&number.to_string())).unwrap();
            assert_eq!((mode(&path), mode(&backup_path(&path))), (wanted, wanted));
        }
        assert_eq!(file.take_notices(), []);
    }

    #[test]
    fn a_file_shared_with_a_group_stays_shared_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        let mut file = File::create(&path, &named("v0")).unwrap();
        if chown(&path, Some(12345), Some(54321)).is_err() {
            return; // Only an administrator can give a file away.
        }
        set_mode(&path, 0o660);
        file.save(&named("v1")).unwrap();
        for path in [path.clone(), backup_path(&path)] {
            let data = fs::metadata(&path).unwrap();
            assert_eq!((data.uid(), data.gid(), data.mode() & 0o777), (12345, 54321, 0o660), "{path:?}");
        }
        assert_eq!(file.take_notices(), []);
    }

    #[test]
    fn rights_of_a_group_that_cannot_be_kept_are_not_given_to_another_group() {
        use super::super::faulty::Faulty;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        File::create(&path, &named("v0")).unwrap();
        set_mode(&path, 0o664);
        let disk = std::sync::Arc::new(Faulty::stuck(&[("keep_group", 1)]));
        let (mut file, _) = File::open_on(disk, &path).unwrap();
        file.save(&named("v1")).unwrap();
        assert_eq!(mode(&path), 0o644);
        assert_eq!(file.take_notices(), [SaveNotice::AccessLost { path: file.path().to_owned() }]);
    }

    #[cfg(target_os = "linux")]
    fn access_list() -> Vec<u8> {
        // Owner rw, user 12345 rw, group -, mask rw, others -.
        let mut list = 2_u32.to_le_bytes().to_vec();
        for (tag, rights, id) in
            [(1_u16, 6_u16, u32::MAX), (2, 6, 12345), (4, 0, u32::MAX), (16, 6, u32::MAX), (32, 0, u32::MAX)]
        {
            list.extend(tag.to_le_bytes());
            list.extend(rights.to_le_bytes());
            list.extend(id.to_le_bytes());
        }
        list
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn access_list_and_attributes_stay_with_the_file() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        let mut file = File::create(&path, &named("v0")).unwrap();
        let list = access_list();
        for (name, value) in [("system.posix_acl_access", list.as_slice()), ("user.herkunft", b"Amt 10")] {
            if setxattr(&path, name, value, XattrFlags::empty()).is_err() {
                continue; // This file system has none.
            }
            file.save(&named(name)).unwrap();
            for path in [path.clone(), backup_path(&path)] {
                let mut kept = [0; 100];
                let length = getxattr(&path, name, &mut kept).unwrap();
                assert_eq!(&kept[..length], value, "{name} {path:?}");
            }
        }
        assert_eq!(file.take_notices(), []);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_lies_beside_a_file_with_an_access_list_can_be_opened_by_those_in_it_and_not_by_the_group() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        File::create(&path, &named("v0")).unwrap();
        let (name, list) = ("system.posix_acl_access", access_list());
        if setxattr(&path, name, &list, XattrFlags::empty()).is_err() {
            return; // This file system has no lists.
        }
        let lock = Lock::take(&path).unwrap().unwrap();
        for beside in [".a.wiba.lock", ".a.wiba.offen"] {
            let mut kept = [0; 100];
            let length = getxattr(folder.path().join(beside), name, &mut kept).unwrap();
            assert_eq!(&kept[..length], list, "{beside}");
        }
        drop(lock);
        // Where the list cannot be kept, the group must not get what the list allows others.
        let disk = crate::faulty::Faulty::stuck(&[("keep_attributes", 95)]);
        fs::remove_file(folder.path().join(".a.wiba.lock")).unwrap();
        let _lock = Lock::take_on(std::sync::Arc::new(disk), &path, std::time::Duration::ZERO).unwrap();
        assert_eq!(mode(&folder.path().join(".a.wiba.lock")), 0o600);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_save_gives_no_rights_that_the_folder_gives_to_new_files_and_the_file_did_not_have() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        let mut file = File::create(&path, &named("v0")).unwrap();
        set_mode(&path, 0o660);
        if setxattr(folder.path(), "system.posix_acl_default", &access_list(), XattrFlags::empty()).is_err() {
            return; // This file system has no lists.
        }
        file.save(&named("v1")).unwrap();
        assert!(getxattr(&path, "system.posix_acl_access", &mut [0; 100][..]).is_err());
        assert_eq!(mode(&path), 0o660);
    }

    #[test]
    fn a_pipe_and_a_device_are_refused_without_reading_them() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("a.wiba");
        mknodat(CWD, &pipe, FileType::Fifo, Mode::from_raw_mode(0o600), 0).unwrap();
        for path in [pipe.as_path(), Path::new("/dev/zero")] {
            let error = File::open(path).unwrap_err();
            assert!(error.to_string().ends_with("es ist keine gewöhnliche Datei"), "{error}");
            assert!(File::create_or_replace(path, &named("v0")).is_err());
            assert!(atomic::write(path, b"x").is_err());
            // Even if it takes the place of a file between two looks.
            assert!(System.read(path, 10).is_err() && System.open_lock(path).is_err());
        }
        assert_eq!(in_folder(folder.path()), ["a.wiba"]);
    }
}
