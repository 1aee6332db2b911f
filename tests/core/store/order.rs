//! In which order a save does its steps: what a power failure leaves depends on it.

use std::fs;
use std::sync::Arc;

use super::faulty::{Faulty, How};
use super::named;
use wiba_core::store::File;

#[test]
fn what_is_written_is_on_the_medium_before_it_takes_a_name_and_the_folder_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.wiba");
    let disk = Arc::new(Faulty::default());
    let watched = |save: &mut dyn FnMut()| {
        disk.fail(usize::MAX, How::Before, 0);
        save();
        disk.steps()
    };
    let mut file = None;
    let created = watched(&mut || file = Some(File::create_on(disk.clone(), &path, &named("A")).unwrap()));
    let mut file = file.unwrap();
    let saved = watched(&mut || file.save(&named("B")).unwrap());
    for (what, steps) in [("create", created), ("save", saved)] {
        let mut unsynced = false;
        for step in &steps {
            match *step {
                "write" => unsynced = true,
                "sync" => unsynced = false,
                "rename" | "rename_new" => assert!(!unsynced, "{what} renames what is not on the medium: {steps:?}"),
                _ => {}
            }
        }
        let last = |name: &str| steps.iter().rposition(|step| step.starts_with(name));
        assert!(last("write").is_some() && last("rename").is_some(), "{what}: {steps:?}");
        assert!(last("rename") < last("sync_folder"), "{what} forgets the folder: {steps:?}");
    }
    assert!(fs::read_to_string(&path).unwrap().contains("\"B\""));
}
