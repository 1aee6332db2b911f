//! Other versions of a file that lie beside it: what a sync client puts there when two PCs have changed it, whatever name it
//! gives them.

use std::path::{Path, PathBuf};

use super::EXTENSION;
use super::disk::{Disk, System};
use super::format::leading_id;
use super::names::folder;
use crate::assessment::Id;

/// The id stands near the start.
const HEAD: u64 = 1000;
/// Folders with more files than that are no place where somebody works on one.
const MOST: usize = 500;

/// The files in the folder of `path` that are of the same assessment, sealed or not, in the order of their names.
pub fn other_versions(path: &Path, id: Id) -> Vec<PathBuf> {
    other_versions_on(&System, path, id)
}

/// [`other_versions`] on any disk.
pub(super) fn other_versions_on(disk: &dyn Disk, path: &Path, id: Id) -> Vec<PathBuf> {
    let own = disk.real_path(path).unwrap_or_else(|_| path.to_owned());
    let is_ours = |path: &PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION));
    let is_other = |other: &PathBuf| disk.real_path(other).is_ok_and(|real| real != own);
    let has_id = |other: &PathBuf| {
        let head = disk.read(other, HEAD).unwrap_or_default();
        leading_id(&String::from_utf8_lossy(&head)) == Some(id)
    };
    let mut files = disk.list(folder(path)).unwrap_or_default();
    files.retain(is_ours);
    files.truncate(MOST);
    files.retain(|other| is_other(other) && has_id(other));
    files.sort();
    files
}
