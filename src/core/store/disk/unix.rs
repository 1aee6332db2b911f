//! Owner, group, permissions and access lists of Unix.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{Access, AtFlags, CWD, Gid, OFlags, Uid};

use super::stat::Stat;

pub(super) const NO_LINK: u32 = OFlags::NOFOLLOW.bits();

pub(super) fn real_path(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

/// Opening a pipe must not wait for somebody at its other end.
pub(super) fn without_waiting(options: &mut OpenOptions, more: u32) -> &mut OpenOptions {
    options.custom_flags((OFlags::NONBLOCK.bits() | more).cast_signed())
}

pub(super) fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    options.mode(0o600)
}

/// Asks the system, which knows access lists and read-only shares.
pub(super) fn may_write(path: &Path) -> io::Result<()> {
    Ok(rustix::fs::accessat(CWD, path, Access::WRITE_OK, AtFlags::EACCESS)?)
}

pub(super) fn keep_group(file: &File, now: &Stat, like: &Stat) -> io::Result<()> {
    if now.owner != like.owner {
        // Only an administrator can, and for others it changes nothing: they could have copied the file as well.
        rustix::fs::fchown(file, Some(Uid::from_raw(like.owner)), None).ok();
    }
    if now.group != like.group {
        rustix::fs::fchown(file, None, Some(Gid::from_raw(like.group)))?;
    }
    Ok(())
}

pub(super) fn keep_mode(file: &File, now: &Stat, mode: u32) -> io::Result<()> {
    // Where all files have the same mode (FAT, many shares), setting it is refused and needless.
    if now.mode == mode { Ok(()) } else { file.set_permissions(fs::Permissions::from_mode(mode)) }
}

#[cfg(target_os = "linux")]
pub(super) fn keep_attributes(file: &File, from: &Path) -> io::Result<()> {
    use rustix::fs::XattrFlags;
    const ACCESS_LIST: &[u8] = b"system.posix_acl_access";
    let mut names = vec![0; 64 * 1024];
    let Ok(length) = rustix::fs::listxattr(from, names.as_mut_slice()) else {
        // A file system without attributes has none to keep.
        return Ok(());
    };
    let mut result = Ok(());
    // A list that the folder gave the new file, but not the old one.
    rustix::fs::fremovexattr(file, ACCESS_LIST).ok();
    for name in names.get(..length).unwrap_or_default().split(|byte| *byte == 0) {
        if name != ACCESS_LIST && !name.starts_with(b"user.") {
            continue;
        }
        let mut value = vec![0; 64 * 1024];
        let copied = rustix::fs::getxattr(from, name, value.as_mut_slice()).and_then(|length| {
            rustix::fs::fsetxattr(file, name, value.get(..length).unwrap_or_default(), XattrFlags::empty())
        });
        if name == ACCESS_LIST {
            result = copied;
        }
    }
    Ok(result?)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn keep_attributes(_: &File, _: &Path) -> io::Result<()> {
    Ok(())
}

pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    Ok(rustix::fs::renameat_with(CWD, one, CWD, other, rustix::fs::RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    Ok(rustix::fs::renameat_with(CWD, from, CWD, to, rustix::fs::RenameFlags::NOREPLACE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(super) fn rename_new(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
