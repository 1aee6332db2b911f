//! Older versions that the program itself has put down as plain text: once the file has a password they are sealed.

use std::io;
use std::path::{Path, PathBuf};

use super::atomic;
use super::disk::{Disk, System};
use super::names::{backup_path, folder, is_any_temporary, is_temporary, recovery_paths};
use super::seal::Envelope;
use super::siblings::other_versions_on;
use super::{MAX_BYTES, Seal, parse};
use crate::assessment::Id;

/// What the program puts beside a file: the version before, and what is left of one that was killed while saving.
pub(super) fn beside(disk: &dyn Disk, path: &Path) -> Vec<PathBuf> {
    let backup = backup_path(path);
    let mut copies = disk.list(folder(path)).unwrap_or_default();
    copies.retain(|copy| is_temporary(copy, path) || is_temporary(copy, &backup));
    copies.insert(0, backup);
    copies
}

/// Other versions beside a file that are plain text. They are not the program's to change: they may hold what the file does
/// not.
pub(super) fn plain_versions(disk: &dyn Disk, path: &Path, assessment: Id) -> Vec<PathBuf> {
    let mut others = other_versions_on(disk, path, assessment);
    others.retain(|other| disk.read(other, MAX_BYTES).is_ok_and(|bytes| !Envelope::is(&bytes)));
    others
}

/// Whether a copy needs no protection any more.
pub(super) fn has_password(disk: &dyn Disk, path: &Path) -> bool {
    disk.read(path, MAX_BYTES).is_ok_and(|bytes| Envelope::is(&bytes))
}

/// Seals the recovery copies in a folder of the program that are still to be decided about. Returns one that stays plain
/// text, if any does.
pub fn protect_recovery(folder: &Path, assessment: Id, seal: &Seal) -> Option<PathBuf> {
    let copies = recovery_paths(folder, assessment).into_iter().flat_map(|copy| [backup_path(&copy), copy]);
    protect_on(&System, copies.collect(), assessment, seal).pop()
}

/// Seals copies of a file, whatever they hold: what cannot be read today may be needed all the same. Only what is left of a
/// save that was cut off goes. What has a password keeps it. Returns those that are still plain text.
pub(super) fn protect_on(disk: &dyn Disk, copies: Vec<PathBuf>, assessment: Id, seal: &Seal) -> Vec<PathBuf> {
    copies.into_iter().filter(|copy| !is_protected(disk, copy, assessment, seal)).collect()
}

fn is_protected(disk: &dyn Disk, path: &Path, assessment: Id, seal: &Seal) -> bool {
    let gone = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
    let bytes = match disk.read(path, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(error) => return gone(&error),
    };
    if Envelope::is(&bytes) {
        return true;
    }
    let held = parse(&bytes, path).ok();
    if held.is_none() && is_any_temporary(path) {
        return disk.remove(path).is_ok();
    }
    let sealed = seal.close(held.map_or(assessment, |held| held.id), &bytes);
    sealed.is_ok_and(|sealed| atomic::write_on(disk, path, &sealed).is_ok())
}
