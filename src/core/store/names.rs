//! The names that lie beside a file, and the endings of files.

use std::ffi::{OsStr, OsString};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;

/// Bytes of the longest name that the usual file systems take.
const LONGEST: usize = 255;
/// What the longest of our additions takes: `.` before, `.tmp-` and 16 digits behind.
const ADDED: usize = 22;
/// Bytes of a long name that stand before the hash of the whole.
const HEAD: usize = 120;

/// How the names of recovery copies begin.
pub const RECOVERY_STEM: &str = "wiederhergestellt";

/// The previous version that a save keeps: `name.wiba.bak`.
pub fn backup_path(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default();
    beside(path, "", name, ".bak", LONGEST - ".bak".len())
}

/// The copies of an assessment whose file could not be written, in a folder of the program. There are several where one
/// holds what another lacks.
pub fn recovery_paths(folder: &Path, assessment: crate::assessment::Id) -> Vec<PathBuf> {
    let stem = format!("{RECOVERY_STEM}-{assessment}");
    let is_copy = |path: &PathBuf| {
        let ours = path.file_stem().is_some_and(|name| name.to_string_lossy().starts_with(&stem));
        ours && path.extension().is_some_and(|ending| ending == super::EXTENSION)
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_copy).collect();
    paths.sort();
    paths
}

/// Where another one goes.
pub fn next_recovery_path(folder: &Path, assessment: crate::assessment::Id) -> PathBuf {
    let mut path = folder.join(format!("{RECOVERY_STEM}-{assessment}.{}", super::EXTENSION));
    let mut number = 1;
    while path.exists() {
        number += 1;
        path.set_file_name(format!("{RECOVERY_STEM}-{assessment}-{number}.{}", super::EXTENSION));
    }
    path
}

/// Only the system's lock on it counts; it stays for ever.
pub(super) fn lock_path(path: &Path) -> Option<PathBuf> {
    Some(beside(path, ".", path.file_name()?, ".lock", LONGEST - ADDED))
}

/// Who holds the lock.
pub(super) fn holder_path(path: &Path) -> Option<PathBuf> {
    Some(beside(path, ".", path.file_name()?, ".offen", LONGEST - ADDED))
}

/// A name nobody has used yet for the new version of a file.
pub(super) fn temporary_path(path: &Path) -> PathBuf {
    beside(path, ".", path.file_name().unwrap_or_default(), &format!(".tmp-{:016x}", random()), LONGEST - ADDED)
}

fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// Beside a file, for a version of it that somebody else has put there at the last moment.
pub(super) fn other_version_path(path: &Path, now: jiff::civil::DateTime) -> PathBuf {
    other_version(path, now, "")
}

/// The same, by a name that nobody has used yet.
pub(super) fn unused_other_version_path(path: &Path, now: jiff::civil::DateTime) -> PathBuf {
    other_version(path, now, &format!(" {:016x}", random()))
}

fn other_version(path: &Path, now: jiff::civil::DateTime, more: &str) -> PathBuf {
    let stem = path.file_stem().map(OsStr::to_string_lossy).unwrap_or_default();
    let head = stem.get(..stem.floor_char_boundary(HEAD)).unwrap_or_default();
    let when = now.strftime("%Y-%m-%d %H.%M.%S");
    path.with_file_name(format!("{head} (andere Fassung {when}{more}).{}", super::EXTENSION))
}

/// Whether a path could be one that [`temporary_path`] made for a file.
pub(super) fn is_temporary(candidate: &Path, path: &Path) -> bool {
    let stem = beside(path, ".", path.file_name().unwrap_or_default(), ".tmp-", LONGEST - ADDED);
    let (Some(name), Some(stem)) = (candidate.file_name(), stem.file_name()) else { return false };
    name.as_encoded_bytes()
        .strip_prefix(stem.as_encoded_bytes())
        .is_some_and(|random| random.len() == 16 && random.iter().all(u8::is_ascii_hexdigit))
}

/// Whether a path could be one that [`temporary_path`] made for any of our files.
pub(super) fn is_any_temporary(candidate: &Path) -> bool {
    let Some(name) = candidate.file_name().and_then(OsStr::to_str) else { return false };
    let random = name.strip_prefix('.').and_then(|name| name.rsplit_once(".tmp-")).map(|(_, random)| random);
    random.is_some_and(|random| random.len() == 16 && random.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether a path could be a temporary file of version 0.1: it names no file, so what is in it has to tell.
pub(super) fn is_temporary_of_0_1(candidate: &Path) -> bool {
    let name = candidate.file_name().and_then(OsStr::to_str);
    let random = name.and_then(|name| name.strip_prefix(".wiba-")?.strip_suffix(".tmp"));
    random.is_some_and(|random| random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn beside(path: &Path, before: &str, name: &OsStr, behind: &str, longest: usize) -> PathBuf {
    let mut whole = OsString::from(before);
    if name.len() <= longest {
        whole.push(name);
    } else {
        whole.push(shortened(name));
    }
    whole.push(behind);
    path.with_file_name(whole)
}

/// The head of a long name, and a hash of the whole so that two of them do not share a lock.
fn shortened(name: &OsStr) -> String {
    let text = name.to_string_lossy();
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or_default();
    // FNV-1a: every version and every PC must come to the same name.
    let hash = name
        .as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{head}~{hash:016x}.{}", super::EXTENSION)
}

/// Adds an ending that a name does not have. A point within a name begins no ending: „Bericht v1.2“ gets one.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let has = path.extension().is_some_and(|has| has.eq_ignore_ascii_case(ending));
    match path.file_name() {
        Some(name) if !has => {
            let mut name = name.to_owned();
            name.push(".");
            name.push(ending);
            path.with_file_name(name)
        }
        _ => path.to_owned(),
    }
}

/// Where a file really lies or will lie: symbolic links followed, from the root on. Two spellings of one place are equal.
/// A link that leads nowhere is itself the place: what is written there replaces it.
///
/// # Errors
/// If its folder is not there, or the links lead in a circle.
pub fn real_path(path: &Path) -> io::Result<PathBuf> {
    real_path_on(&super::disk::System, path)
}

pub(super) fn real_path_on(disk: &dyn Disk, path: &Path) -> io::Result<PathBuf> {
    match disk.real_path(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let Some(name) = path.file_name() else { return Err(error) };
            Ok(disk.real_path(folder(path))?.join(name))
        }
        other => other,
    }
}

/// Where a file lies; `.` for a bare name.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
