//! Who may open what lies beside a file.

use std::fs::File;
use std::path::Path;

use super::disk::Disk;

/// Whoever may open the file at `path` may open `beside` too, and nobody else; for its owner only while there is no such
/// file. Where that cannot be set, only its owner can open it.
pub(super) fn like_file(disk: &dyn Disk, beside: &File, path: &Path) {
    let like = disk.stat(path).ok();
    if let Some(like) = &like {
        disk.keep_group(beside, like).ok();
    }
    disk.keep_mode(beside, 0o600 | like.map_or(0, |like| like.mode & 0o666)).ok();
}
