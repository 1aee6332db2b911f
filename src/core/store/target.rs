//! Where reports and tables may be written: never over an assessment, and over a foreign file only if the user says so.

use std::io;
use std::path::Path;

use super::atomic;
use super::disk::{Disk, System};
use super::names::real_path_on;
use super::{EXTENSION, StoreError};

/// So much of a file tells whose it is; the description of our reports stands near the end of a small file or at its start.
const ENOUGH: u64 = 64 * 1024 * 1024;
/// Of an assessment, `format` stands near the start.
const HEAD: usize = 4096;

/// Writes a report or table.
///
/// # Errors
/// Those of [`check`], or of the file system; then what stood there still stands there.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), StoreError> {
    let written = match check(path, replace)? {
        Place::Free => atomic::write_new(path, bytes),
        Place::Replaceable => atomic::write(path, bytes),
    };
    written.map_err(|error| match error.kind() {
        // It has come in the meantime.
        io::ErrorKind::AlreadyExists => StoreError::TargetTaken { path: path.to_owned() },
        _ => StoreError::write(path, error),
    })
}

/// Removes what has just been written for others and must not go out after all.
///
/// # Errors
/// Those of the file system.
pub fn take_back(path: &Path) -> Result<(), StoreError> {
    real_path_on(&System, path).and_then(|real| System.remove(&real)).map_err(|error| StoreError::write(path, error))
}

/// What is at the place of a report or table that may be written there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Nothing.
    Free,
    /// A file that may be replaced.
    Replaceable,
}

/// Decides whether a report or table may be written to `path`: if there is nothing, or a PDF of ours, or if the user says
/// `replace`; but an assessment, by its ending or its content, is never replaced.
///
/// # Errors
/// [`StoreError::TargetIsAssessment`], [`StoreError::TargetTaken`], or if it cannot be found out.
pub fn check(path: &Path, replace: bool) -> Result<Place, StoreError> {
    let (disk, failed) = (&System, |source| StoreError::write(path, source));
    let real = real_path_on(disk, path).map_err(failed)?;
    let is_ours = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION));
    if is_ours(path) || is_ours(&real) {
        return Err(StoreError::TargetIsAssessment { path: path.to_owned() });
    }
    match disk.stat(&real) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Place::Free),
        other => other.and_then(|stat| stat.must_be_ordinary()).map_err(failed)?,
    }
    let bytes = disk.read(&real, ENOUGH).map_err(failed)?;
    if is_assessment(&bytes) {
        return Err(StoreError::TargetIsAssessment { path: path.to_owned() });
    }
    if replace || is_report(&bytes) {
        return Ok(Place::Replaceable);
    }
    Err(StoreError::TargetTaken { path: path.to_owned() })
}

/// Whether two names lead to the same file.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path| real_path_on(&System, path);
    matches!((real(one), real(other)), (Ok(one), Ok(other)) if one == other)
}

/// A RON struct with a field `format`, whatever else is in it.
fn is_assessment(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes));
    let head = head.trim_start_matches(|char: char| char == '\u{feff}' || char.is_whitespace());
    let mut fields = head.split("format").skip(1);
    head.starts_with('(') && fields.any(|rest| rest.trim_start().starts_with(':'))
}

/// A PDF whose producer is this program, in whatever version. The XMP packet is not compressed, and no text in it can hold
/// a bracket.
fn is_report(bytes: &[u8]) -> bool {
    const PRODUCER: &[u8] = b"<pdf:Producer>WiBA-Kompass";
    bytes.starts_with(b"%PDF") && bytes.windows(PRODUCER.len()).any(|window| window == PRODUCER)
}
