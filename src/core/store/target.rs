//! Where reports and tables may be written: never over an assessment, and over a foreign file only if the user says so.

use std::io;
use std::path::{Path, PathBuf};

use super::atomic;
use super::disk::{Disk, System};
use super::format::is_assessment;
use super::names::real_path_on;
use super::{EXTENSION, StoreError};

/// So much of a file tells whose it is; the description of our reports stands near the end of a small file or at its start.
const ENOUGH: u64 = 64 * 1024 * 1024;

/// Writes a report or table.
///
/// # Errors
/// Those of [`check`], or of the file system; then what stood there still stands there.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), StoreError> {
    let written = match place(path, replace, is_pdf(bytes))? {
        Place::Free => atomic::write_new(path, bytes),
        Place::Replaceable => atomic::write(path, bytes),
    };
    written.map_err(|error| match error.kind() {
        // It has come in the meantime.
        io::ErrorKind::AlreadyExists => StoreError::TargetTaken { path: path.to_owned() },
        _ => StoreError::write(path, error),
    })
}

/// Writes a table that may have to go again, and remembers what it has replaced.
///
/// # Errors
/// Those of [`write`], or if what stands there cannot be remembered.
pub fn write_for_now(path: &Path, bytes: &[u8], replace: bool) -> Result<Before, StoreError> {
    let stood = match place(path, replace, is_pdf(bytes))? {
        Place::Free => None,
        Place::Replaceable => {
            let read = real_path_on(&System, path).and_then(|real| System.read(&real, u64::MAX));
            Some(read.map_err(|source| StoreError::read(path, source))?)
        }
    };
    write(path, bytes, replace)?;
    Ok(Before { path: path.to_owned(), stood })
}

/// What stood at a place before something was written there.
#[derive(Debug)]
pub struct Before {
    path: PathBuf,
    stood: Option<Vec<u8>>,
}

impl Before {
    /// Nothing.
    pub fn nothing(path: &Path) -> Self {
        Self { path: path.to_owned(), stood: None }
    }

    /// Takes back what has been written, because it is not to go out after all.
    ///
    /// # Errors
    /// If the system refuses that: then it is still there.
    pub fn put_back(self) -> io::Result<()> {
        match self.stood {
            Some(bytes) => atomic::write(&self.path, &bytes),
            None => std::fs::remove_file(real_path_on(&System, &self.path)?),
        }
    }
}

/// What is at the place of a report or table that may be written there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Nothing.
    Free,
    /// A file that may be replaced.
    Replaceable,
}

/// Decides whether a report may be written to `path`: if there is nothing, or a PDF of ours, or if the user says `replace`;
/// but an assessment, by its ending or its content, is never replaced.
///
/// # Errors
/// [`StoreError::TargetIsAssessment`], [`StoreError::TargetTaken`], or if it cannot be found out.
pub fn check(path: &Path, replace: bool) -> Result<Place, StoreError> {
    place(path, replace, true)
}

/// The same; what is no report replaces none unasked.
fn place(path: &Path, replace: bool, report: bool) -> Result<Place, StoreError> {
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
    if replace || (report && is_report(&bytes)) {
        return Ok(Place::Replaceable);
    }
    Err(StoreError::TargetTaken { path: path.to_owned() })
}

/// Whether two names lead to the same file.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path| real_path_on(&System, path);
    matches!((real(one), real(other)), (Ok(one), Ok(other)) if one == other)
}

fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF")
}

/// A PDF as this program has written it, in whatever version. The XMP packet is not compressed, and no text in it can hold
/// a bracket.
fn is_report(bytes: &[u8]) -> bool {
    const PRODUCER: &[u8] = b"<pdf:Producer>WiBA-Kompass";
    is_pdf(bytes) && place_of(bytes, PRODUCER).is_some() && is_untouched(bytes)
}

/// Whether nobody has changed a PDF since it was made, as by filling in a questionnaire. Its two identifiers are the same
/// until then (ISO 32000, 14.4), and what is appended has an end of its own.
fn is_untouched(bytes: &[u8]) -> bool {
    const END: &[u8] = b"%%EOF";
    const IDS: &[u8] = b"/ID";
    let ends_once = place_of(bytes, END).is_some_and(|end| bytes[end + END.len()..].trim_ascii().is_empty());
    let mut places = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(IDS));
    ends_once && places.any(|at| identifiers(&bytes[at + IDS.len()..]).is_some_and(|(made, changed)| made == changed))
}

/// `[<95FEE8EB…> <95FEE8EB…>]`
fn identifiers(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let hexadecimal = |bytes: &'_ [u8]| -> Option<usize> {
        let end = bytes.iter().position(|byte| !byte.is_ascii_hexdigit())?;
        (end > 0 && bytes.get(end) == Some(&b'>')).then_some(end)
    };
    let made = bytes.trim_ascii_start().strip_prefix(b"[")?.trim_ascii_start().strip_prefix(b"<")?;
    let end = hexadecimal(made)?;
    let changed = made[end + 1..].trim_ascii_start().strip_prefix(b"<")?;
    Some((&made[..end], &changed[..hexadecimal(changed)?]))
}

fn place_of(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
