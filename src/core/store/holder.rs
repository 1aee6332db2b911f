//! Who has a file open, told in `.name.wiba.offen` beside it.

use std::fmt;
use std::path::Path;

use jiff::civil::DateTime;

use super::access::like_file;
use super::disk::Disk;

/// Of a name that somebody else has written.
const LONGEST: usize = 60;

/// Who holds a lock, where and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The account; may be empty.
    pub name: String,
    /// The PC; may be empty.
    pub host: String,
    /// In the time of that PC.
    pub since: DateTime,
}

impl Holder {
    /// This program, now.
    pub(super) fn me() -> Self {
        let name = login_name().unwrap_or_default();
        let now = jiff::Zoned::now().datetime();
        Self { name: printable(&name), host: printable(&host()), since: now.round(jiff::Unit::Second).unwrap_or(now) }
    }

    /// What stands beside a lock that is held; `None` if nothing intelligible does.
    pub(super) fn read(disk: &dyn Disk, path: &Path) -> Option<Self> {
        let text = String::from_utf8(disk.read(path, 1000).ok()?).ok()?;
        let mut lines = text.lines();
        let (name, host) = (lines.next()?, lines.next()?);
        let since = lines.next()?.parse().ok()?;
        Some(Self { name: printable(name), host: printable(host), since })
    }

    /// Says it to whoever may open the file. Nothing depends on it, so nothing is said if that fails.
    pub(super) fn write(&self, disk: &dyn Disk, holder: &Path, file: &Path) {
        // One of a program that was killed.
        disk.remove(holder).ok();
        let Ok(mut new) = disk.create(holder) else { return };
        let text = format!("{}\n{}\n{}\n", self.name, self.host, self.since);
        let written = disk.write(&mut new, text.as_bytes());
        like_file(disk, &new, file);
        drop(new);
        if written.is_err() {
            disk.remove(holder).ok();
        }
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.name.is_empty() {
            write!(f, "von {} ", self.name)?;
        }
        if !self.host.is_empty() {
            write!(f, "auf {} ", self.host)?;
        }
        write!(f, "seit {}", self.since.strftime("%d.%m.%Y, %H:%M Uhr"))
    }
}

/// The account of the PC under which the program runs, as the system names it; `None` if it does not.
pub fn login_name() -> Option<String> {
    // The first is that of Unix, the second that of Windows, which some desktops of Unix set as well.
    ["USER", "USERNAME"].into_iter().find_map(|key| std::env::var(key).ok().filter(|name| !name.trim().is_empty()))
}

/// One short line without control characters.
fn printable(text: &str) -> String {
    text.trim().chars().filter(|char| !char.is_control()).take(LONGEST).collect()
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}
