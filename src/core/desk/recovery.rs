//! Copies of open files that could not be saved: because the program ended unexpectedly, or because their place could not
//! be written. They are offered until the user has decided, however the program is started.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::DateTime;

use crate::assessment::Assessment;
use crate::store::disk::System;
use crate::store::{
    EXTENSION, File, Lock, RECOVERY_STEM, Seal, SealFault, StoreError, atomic, backup_path, encode, make_private,
    next_recovery_path, recovery_paths,
};

/// A copy, and what it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Where it is.
    pub path: PathBuf,
    /// Name of the Kommune; that of the copy if it is sealed.
    pub name: String,
    /// How many questions are answered in it; `None` if it is sealed.
    pub answers: Option<usize>,
    /// When something was changed in it last; `None` if it is sealed or empty.
    pub changed: Option<DateTime>,
}

/// Saves the copy of an assessment, sealed if its file is. One that is there already gives way to it, unless that holds
/// what this one lacks: then it was put off to be decided about later, and stays. Returns where.
///
/// # Errors
/// Those of the file system.
pub fn save(folder: &Path, assessment: &Assessment, seal: Option<&Seal>) -> std::io::Result<PathBuf> {
    make_private(folder)?;
    let older = recovery_paths(folder, assessment.id).into_iter().find(|path| is_part_of(path, assessment, seal));
    let path = older.unwrap_or_else(|| next_recovery_path(folder, assessment.id));
    let bytes = encode(assessment, &path, seal).map_err(std::io::Error::other)?;
    atomic::write(&path, &bytes)?;
    Ok(path)
}

/// Removes the copies of an assessment that hold nothing but what is in its file again.
pub fn remove(folder: &Path, saved: &Assessment, seal: Option<&Seal>) {
    for path in recovery_paths(folder, saved.id).iter().filter(|path| is_part_of(path, saved, seal)) {
        discard(path);
    }
}

/// Whether all that was ever done in a copy was also done in an assessment. What cannot be read may hold anything.
fn is_part_of(copy: &Path, assessment: &Assessment, seal: Option<&Seal>) -> bool {
    let Ok((_, copy)) = File::open_with(Arc::new(System), copy, seal) else { return false };
    assessment.journal.holds(&copy.journal)
}

/// Whether a file holds something that a copy of it lacks: somebody has gone on with it since.
pub fn lacks(copy: &Assessment, file: &Path, seal: Option<&Seal>) -> bool {
    let there = File::open_with(Arc::new(System), file, seal);
    there.is_ok_and(|(_, there)| there.id == copy.id && !copy.journal.holds(&there.journal))
}

/// Removes a copy and what lies beside it.
pub fn discard(path: &Path) {
    // What is not there is gone already; what cannot be removed is offered again.
    std::fs::remove_file(path).ok();
    for beside in [backup_path(path), path.with_file_name(hidden(path))] {
        std::fs::remove_file(beside).ok();
    }
}

fn hidden(path: &Path) -> std::ffi::OsString {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".lock");
    name
}

/// Whether a file is such a copy.
pub fn is_copy(folder: &Path, path: &Path) -> bool {
    let named = path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(RECOVERY_STEM));
    named
        && path
            .parent()
            .is_some_and(|parent| parent == folder || parent.canonicalize().ok() == folder.canonicalize().ok())
}

/// All copies that can be read: where they are kept, and where version 0.1 kept them, among the settings. Not those that
/// another window still has in its hands: it removes them itself once its file is saved.
pub fn find_all(folder: &Path, older: &Path) -> Vec<Copy> {
    let mut copies = find(folder);
    if folder != older {
        copies.extend(find(older));
    }
    copies.retain(|copy| !matches!(Lock::take(&copy.path), Err(StoreError::InUse { .. })));
    copies
}

/// The copies in one folder.
pub fn find(folder: &Path) -> Vec<Copy> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut copies: Vec<Copy> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| is_copy(folder, path) && path.extension().is_some_and(|ending| ending == EXTENSION))
        .filter_map(|path| {
            Some(match File::open(&path) {
                Ok((_, assessment)) => {
                    let changed = assessment.journal.entries().last().map(|entry| entry.at);
                    Copy { path, answers: Some(assessment.round.answered()), changed, name: assessment.kommune.name }
                }
                Err(StoreError::Seal { fault: SealFault::Locked, .. }) => {
                    let name = path.file_name()?.to_string_lossy().into_owned();
                    Copy { path, name, answers: None, changed: None }
                }
                Err(_) => return None,
            })
        })
        .collect();
    copies.sort_by(|one, other| one.path.cmp(&other.path));
    copies
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes files as others leave them")]
mod tests {
    use super::*;
    use crate::assessment::{AnswerValue, Edit, Stamp};
    use crate::catalog::Catalog;

    #[test]
    fn a_copy_that_an_earlier_version_left_among_the_settings_is_still_offered() {
        let (data, settings) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let catalog = Catalog::embedded().unwrap();
        let town = |name| Assessment::new(name, jiff::civil::date(2026, 11, 1), &catalog);
        save(settings.path(), &town("Altstadt"), None).unwrap();
        save(data.path(), &town("Neustadt"), None).unwrap();
        let names = |copies: Vec<Copy>| copies.into_iter().map(|copy| copy.name).collect::<Vec<_>>();
        assert_eq!(names(find_all(data.path(), settings.path())), ["Neustadt", "Altstadt"]);
        assert_eq!(names(find_all(data.path(), data.path())), ["Neustadt"]);
    }

    #[test]
    fn a_copy_is_offered_until_it_is_discarded_and_says_what_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let catalog = Catalog::embedded().unwrap();
        let assessment = Assessment::new("Musterstadt", jiff::civil::date(2026, 11, 1), &catalog);
        let path = save(folder.path(), &assessment, None).unwrap();
        assert_eq!(save(folder.path(), &assessment, None).unwrap(), path, "the later one takes its place");
        let other = Assessment::new("Andernstadt", jiff::civil::date(2026, 11, 1), &catalog);
        save(folder.path(), &other, None).unwrap();
        assert_eq!(find(folder.path()).len(), 2);
        assert_eq!(find(folder.path()).len(), 2, "looking at them changes nothing");
        assert_eq!(File::open(&path).unwrap().1, assessment);
        remove(folder.path(), &other, None);
        let copy = Copy { path: path.clone(), name: "Musterstadt".into(), answers: Some(0), changed: None };
        assert_eq!(find(folder.path()), [copy]);
        discard(&path);
        assert_eq!(find(folder.path()), []);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
    }

    #[test]
    fn a_copy_lacks_what_was_done_in_its_file_since() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wiba");
        let catalog = Catalog::embedded().unwrap();
        let mut town = Assessment::new("Musterstadt", jiff::civil::date(2026, 11, 1), &catalog);
        let copy = town.clone();
        let mut file = File::create(&path, &town).unwrap();
        assert!(!lacks(&copy, &path, None));
        let edits = vec![Edit::answer("3.1".parse().unwrap(), Some(AnswerValue::No), catalog.edition)];
        let stamp = Stamp { at: jiff::civil::date(2026, 11, 2).at(8, 0, 0, 0), by: String::new() };
        town.apply(edits, &catalog, stamp).unwrap();
        file.save(&town).unwrap();
        assert!(lacks(&copy, &path, None) && !lacks(&town, &path, None));
        let other = Assessment::new("Andernstadt", jiff::civil::date(2026, 11, 1), &catalog);
        assert!(!lacks(&other, &path, None), "that is another file");
        atomic::write(&path, "zerstört".as_bytes()).unwrap();
        assert!(!lacks(&copy, &path, None));
    }

    #[test]
    fn a_copy_that_was_put_off_is_neither_replaced_nor_removed_by_one_that_lacks_what_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let catalog = Catalog::embedded().unwrap();
        let file = Assessment::new("Musterstadt", jiff::civil::date(2026, 11, 1), &catalog);
        let answered = |question: &str| {
            let mut copy = file.clone();
            let edits = vec![Edit::answer(question.parse().unwrap(), Some(AnswerValue::No), catalog.edition)];
            let stamp = Stamp { at: jiff::civil::date(2026, 11, 2).at(8, 0, 0, 0), by: String::new() };
            copy.apply(edits, &catalog, stamp).unwrap();
            copy
        };
        let (first, second) = (answered("3.1"), answered("10.1"));
        let put_off = save(folder.path(), &first, None).unwrap();
        let other = save(folder.path(), &second, None).unwrap();
        assert_ne!(other, put_off);
        assert_eq!(save(folder.path(), &second, None).unwrap(), other);
        assert_eq!(File::open(&put_off).unwrap().1, first);
        assert_eq!(find(folder.path()).len(), 2, "both are offered");
        // The second one is saved where it belongs: only its copy goes.
        remove(folder.path(), &second, None);
        assert_eq!(
            find(folder.path()).into_iter().map(|copy| copy.path).collect::<Vec<_>>(),
            std::slice::from_ref(&put_off)
        );
        // One that came later is found as well once the first is gone.
        save(folder.path(), &second, None).unwrap();
        discard(&put_off);
        remove(folder.path(), &second, None);
        assert_eq!(find(folder.path()), []);
    }
}
