//! What a file is.

use std::fs;
use std::io;
use std::time::SystemTime;

use crate::wording::system_error::told;

/// What the store wants to know about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stat {
    /// Neither folder nor pipe nor device.
    pub ordinary: bool,
    /// A folder.
    pub folder: bool,
    /// In bytes.
    pub length: u64,
    /// When its content last changed, if the file system knows.
    pub modified: Option<SystemTime>,
    /// Nobody may write to it (not even its owner).
    pub protected: bool,
    /// Names that lead to it.
    pub links: u64,
    /// Permissions of the Unix kind.
    pub mode: u32,
    /// Of the owner.
    pub owner: u32,
    /// Of the group.
    pub group: u32,
}

impl Stat {
    /// An error for everything that is no ordinary file: reading a pipe or a device may never end.
    pub fn must_be_ordinary(&self) -> io::Result<()> {
        match self {
            Self { ordinary: true, .. } => Ok(()),
            Self { folder: true, .. } => Err(io::ErrorKind::IsADirectory.into()),
            _ => Err(told(io::ErrorKind::InvalidInput, "es ist keine gewöhnliche Datei")),
        }
    }

    #[cfg(unix)]
    pub(super) fn of(data: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let (mode, owner, group) = (data.mode() & 0o7777, data.uid(), data.gid());
        Self { protected: mode & 0o222 == 0, links: data.nlink(), mode, owner, group, ..Self::anywhere(data) }
    }

    #[cfg(not(unix))]
    pub(super) fn of(data: &fs::Metadata) -> Self {
        Self::anywhere(data)
    }

    fn anywhere(data: &fs::Metadata) -> Self {
        Self {
            ordinary: data.is_file(),
            folder: data.is_dir(),
            length: data.len(),
            modified: data.modified().ok(),
            protected: data.permissions().readonly(),
            links: 1,
            mode: 0,
            owner: 0,
            group: 0,
        }
    }
}
