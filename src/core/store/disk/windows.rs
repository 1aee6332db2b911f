//! Where access rights come from the folder: a new file inherits them. A list of its own, or encryption by the file system,
//! that the version before had cannot be passed on by the standard library; SECURITY.md says so.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::stat::Stat;

pub(super) const NO_LINK: u32 = 0;

pub(super) fn real_path(path: &Path) -> io::Result<PathBuf> {
    let real = match dunce::canonicalize(path) {
        // Some drives (RAM disks, containers) cannot say where a file really lies.
        Err(error) if error.kind() != io::ErrorKind::NotFound && path.exists() => std::path::absolute(path)?,
        other => other?,
    };
    // A share: \\?\UNC\server\share is only another spelling of \\server\share, unless the path is too long for that.
    let share = real.to_str().filter(|text| text.len() < 250).and_then(|text| text.strip_prefix(r"\\?\UNC\"));
    Ok(share.map_or_else(|| real.clone(), |rest| PathBuf::from(format!(r"\\{rest}"))))
}

pub(super) fn without_waiting(options: &mut OpenOptions, _: u32) -> &mut OpenOptions {
    options
}

pub(super) fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Opening to write is the only question that Windows answers truly.
pub(super) fn may_write(path: &Path) -> io::Result<()> {
    match OpenOptions::new().write(true).open(path) {
        // Another program has it open; that may pass, and the rename tries again.
        Err(error) if matches!(error.raw_os_error(), Some(32 | 33)) => Ok(()),
        other => other.map(|_| ()),
    }
}

pub(super) fn keep_group(_: &File, _: &Stat, _: &Stat) -> io::Result<()> {
    Ok(())
}

pub(super) fn keep_attributes(_: &File, _: &Path) -> io::Result<()> {
    Ok(())
}

pub(super) fn keep_mode(_: &File, _: &Stat, _: u32) -> io::Result<()> {
    Ok(())
}

/// Windows has no fsync for folders.
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A link refuses a name that is taken, a rename does not.
pub(super) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::hard_link(from, to)?;
    std::fs::remove_file(from).ok();
    Ok(())
}
