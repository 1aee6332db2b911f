//! Writing a file whole or not at all: temporary file in the same folder, fsync, rename, fsync of the folder.

use std::io::{self, Write};
use std::path::Path;

/// Writes `bytes` to `path`, replacing what stood there. Whatever fails, `path` holds the old content or the new one.
///
/// # Errors
/// Those of the file system (folder missing or read-only, disk full).
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = temporary(path, bytes)?;
    keep_permissions(path, file.as_file())?;
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(path)
}

/// Like [`write`], but refuses to replace a file.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] if there is one, else those of the file system.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = temporary(path, bytes)?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    sync_folder(path)
}

fn temporary(path: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    // The temporary file is readable by its owner only, and so stays the file: it lists a town's weaknesses.
    let mut file = tempfile::Builder::new().prefix(".wiba-").suffix(".tmp").tempfile_in(folder(path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// A user who has opened the file to colleagues keeps it so.
#[cfg(unix)]
fn keep_permissions(path: &Path, file: &std::fs::File) -> io::Result<()> {
    match std::fs::metadata(path) {
        Ok(old) => file.set_permissions(old.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Elsewhere the folder's access rights are inherited.
#[cfg(not(unix))]
fn keep_permissions(_: &Path, _: &std::fs::File) -> io::Result<()> {
    Ok(())
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes the rename itself survive a power cut.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    std::fs::File::open(folder(path))?.sync_all()
}

/// Windows has no fsync for folders.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
