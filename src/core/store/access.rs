//! Who may open a new version of a file, and what lies beside it.

use std::fs::File;
use std::path::Path;

use super::disk::{Disk, Stat};

/// Gives a file the group and access list of the one at `from`, and a mode. Returns whether they were kept.
pub(super) fn keep_access(disk: &dyn Disk, file: &File, from: &Path, like: &Stat, mode: u32) -> bool {
    let group = disk.keep_group(file, like).is_ok();
    let list = disk.keep_attributes(file, from).is_ok();
    // The rights of a group that is not there any more are not for another group; and where the list is not there any more,
    // what stands in their place is the most that anybody in the list may.
    let kept = if group && list { mode } else { mode & !0o070 | (mode & 0o007) << 3 };
    let mode = disk.keep_mode(file, kept).is_ok();
    group && list && mode
}

/// Whoever may open the file at `path` may open `beside` too, and nobody else; for its owner only while there is no such
/// file. Where that cannot be set, only its owner can open it.
pub(super) fn like_file(disk: &dyn Disk, beside: &File, path: &Path) {
    match disk.stat(path) {
        Ok(like) => {
            keep_access(disk, beside, path, &like, 0o600 | like.mode & 0o666);
        }
        Err(_) => {
            disk.keep_mode(beside, 0o600).ok();
        }
    }
}
