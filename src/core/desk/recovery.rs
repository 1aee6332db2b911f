//! Copies of open files that could not be saved: because the program ended unexpectedly, or because their place could not
//! be written. They are offered until the user has decided, however the program is started.

use std::path::{Path, PathBuf};

use crate::assessment::{Assessment, Id};
use crate::store::{
    EXTENSION, File, RECOVERY_STEM, Seal, SealFault, StoreError, atomic, backup_path, encode, make_private,
    recovery_path,
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
}

/// Saves the copy of an assessment, sealed if its file is; there is one for each. Returns where.
///
/// # Errors
/// Those of the file system.
pub fn save(folder: &Path, assessment: &Assessment, seal: Option<&Seal>) -> std::io::Result<PathBuf> {
    let path = recovery_path(folder, assessment.id);
    let bytes = encode(assessment, &path, seal).map_err(std::io::Error::other)?;
    make_private(folder)?;
    atomic::write(&path, &bytes)?;
    Ok(path)
}

/// Removes the copy of an assessment, because the file itself is saved again.
pub fn remove(folder: &Path, assessment: Id) {
    discard(&recovery_path(folder, assessment));
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

/// All copies that can be read: where they are kept, and where version 0.1 kept them, among the settings.
pub fn find_all(folder: &Path, older: &Path) -> Vec<Copy> {
    let mut copies = find(folder);
    if folder != older {
        copies.extend(find(older));
    }
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
            let (name, answers) = match File::open(&path) {
                Ok((_, assessment)) => (assessment.kommune.name, Some(assessment.round.answered())),
                Err(StoreError::Seal { fault: SealFault::Locked, .. }) => {
                    (path.file_name()?.to_string_lossy().into_owned(), None)
                }
                Err(_) => return None,
            };
            Some(Copy { path, name, answers })
        })
        .collect();
    copies.sort_by(|one, other| one.path.cmp(&other.path));
    copies
}

#[cfg(test)]
mod tests {
    use super::*;
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
        assert_eq!(save(folder.path(), &assessment, None).unwrap(), path, "one for each assessment");
        let other = Assessment::new("Andernstadt", jiff::civil::date(2026, 11, 1), &catalog);
        save(folder.path(), &other, None).unwrap();
        assert_eq!(find(folder.path()).len(), 2);
        assert_eq!(find(folder.path()).len(), 2, "looking at them changes nothing");
        assert_eq!(File::open(&path).unwrap().1, assessment);
        remove(folder.path(), other.id);
        let copy = Copy { path: path.clone(), name: "Musterstadt".into(), answers: Some(0) };
        assert_eq!(find(folder.path()), [copy]);
        discard(&path);
        assert_eq!(find(folder.path()), []);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
    }
}
