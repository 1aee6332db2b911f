//! Dated copies of a file in the local data folder: of every day on which it was changed, and from before everything
//! that changes much at once. They lie on this PC, so they are there when the share or the stick with the file is not.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::atomic::{self, Prepared};
use super::content::{decode, id_of, read};
use super::disk::{Disk, System};
use super::names::{backup_path, is_any_temporary};
use super::private_folder::make_private;
use super::seal::Envelope;
use super::{EXTENSION, MAX_BYTES, Seal, StoreError};
use crate::assessment::{Assessment, Id};

/// In the data folder.
const FOLDER: &str = "sicherungen";
/// How many of each file are kept, said in the folder itself, so that window and command agree.
const COUNT: &str = "anzahl.txt";
/// Where the files were when they were last saved, and on which day one was kept of each: a copy of a file has its id, too.
/// So the backups of a file are found that cannot be read any more.
const PLACES: &str = "orte.txt";
const NAMED: &str = "%Y-%m-%d_%H-%M-%S";
/// Longer than many paths.
const PLACES_BYTES: u64 = 256 * 1024;
/// So many places of one assessment are remembered.
const MOST_PLACES: usize = 20;

/// How many are kept of each file if nobody says otherwise.
pub const KEPT: usize = 20;
/// How many may be kept.
pub const KEPT_RANGE: std::ops::RangeInclusive<usize> = 1..=200;

/// The backups of all files.
#[derive(Debug, Clone)]
pub struct Backups {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
}

/// A copy of a file as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made, in the time of this PC.
    pub at: DateTime,
    /// Its length.
    pub bytes: u64,
}

/// What can be said of a backup without restoring it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// Whether it has a password.
    pub sealed: bool,
    /// How many questions are answered in it; `None` if it cannot be read.
    pub answers: Option<usize>,
}

impl Backup {
    /// Looks into it, as far as that needs no other password than the one of `seal`.
    pub fn contents(&self, seal: Option<&Seal>) -> Contents {
        let bytes = read(&System, &self.path, &self.path).unwrap_or_default();
        let answers = decode(&bytes, &self.path, seal).ok().map(|(assessment, _)| assessment.round.answered());
        Contents { sealed: Envelope::is(&bytes), answers }
    }

    /// What it holds.
    ///
    /// # Errors
    /// If it cannot be read, or needs another password than the one of `seal`.
    pub fn open(&self, seal: Option<&Seal>) -> Result<Assessment, StoreError> {
        Ok(decode(&read(&System, &self.path, &self.path)?, &self.path, seal)?.0)
    }
}

impl Backups {
    /// Those in a data folder.
    pub fn new(data: &Path) -> Self {
        Self::on(Arc::new(System), data)
    }

    /// [`Self::new`] on any disk.
    pub fn on(disk: Arc<dyn Disk>, data: &Path) -> Self {
        Self { disk, folder: data.join(FOLDER) }
    }

    /// How many are kept of each file.
    pub fn kept(&self) -> usize {
        let said = self.disk.read(&self.folder.join(COUNT), 100).ok();
        let count = said.and_then(|bytes| String::from_utf8(bytes).ok()?.trim().parse().ok());
        count.unwrap_or(KEPT).clamp(*KEPT_RANGE.start(), *KEPT_RANGE.end())
    }

    /// Sets how many are kept of each file. What is too many goes with the next backup.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn keep(&self, count: usize) -> io::Result<()> {
        make_private(&self.folder)?;
        atomic::write_on(self.disk.as_ref(), &self.folder.join(COUNT), count.to_string().as_bytes())
    }

    /// Those of an assessment, the latest first.
    pub fn of(&self, id: Id) -> Vec<Backup> {
        self.in_folder(&self.folder_of(id))
    }

    /// Those of a file, the latest first; of one that cannot be read any more, those of what was last saved there.
    pub fn of_file(&self, path: &Path) -> Vec<Backup> {
        // At the place of one that can be read, another Kommune may have had its file before.
        id_of(self.disk.as_ref(), path).map_or_else(|| self.of_place(path), |id| self.of(id))
    }

    /// The same for a file that cannot be opened, with the version before the last save, which lies beside it.
    pub fn of_lost(&self, path: &Path) -> Vec<Backup> {
        let mut all = self.of_file(path);
        all.extend(self.beside(path));
        all.sort_by_key(|backup| std::cmp::Reverse(backup.at));
        all
    }

    fn beside(&self, path: &Path) -> Option<Backup> {
        let path = backup_path(path);
        let stat = self.disk.stat(&path).ok().filter(|stat| stat.ordinary)?;
        let saved = Timestamp::try_from(stat.modified?).ok()?.to_zoned(TimeZone::system());
        Some(Backup { at: saved.datetime(), bytes: stat.length, path })
    }

    /// Writes one to a new file, as the bytes that it is.
    ///
    /// # Errors
    /// [`StoreError::Exists`] if something stands there, else those of the file system.
    pub fn restore(&self, backup: &Backup, target: &Path) -> Result<(), StoreError> {
        let bytes = self.disk.read(&backup.path, u64::MAX).map_err(|source| StoreError::read(&backup.path, source))?;
        atomic::write_new(target, &bytes).map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists => StoreError::Exists { path: target.to_owned() },
            _ => StoreError::write(target, source),
        })
    }

    /// Another file without a password that these backups are of as well: a copy has the id of what it was copied from.
    pub(super) fn shared_with(&self, id: Id, place: &Path) -> Option<PathBuf> {
        let disk = self.disk.as_ref();
        let others =
            self.places(&self.folder_of(id)).into_iter().filter_map(|(other, _)| String::from_utf8(other).ok());
        others.map(PathBuf::from).filter(|other| other != place).find(|other| {
            let plain = disk.read(other, MAX_BYTES).is_ok_and(|bytes| !Envelope::is(&bytes));
            plain && id_of(disk, other) == Some(id)
        })
    }

    fn of_place(&self, path: &Path) -> Vec<Backup> {
        let disk = self.disk.as_ref();
        let path = super::names::real_path_on(disk, path).unwrap_or_else(|_| path.to_owned());
        let said = path.as_os_str().as_encoded_bytes();
        let is_of = |folder: &PathBuf| self.places(folder).iter().any(|(place, _)| place == said);
        let folders = disk.list(&self.folder).unwrap_or_default();
        let mut all: Vec<Backup> =
            folders.iter().filter(|folder| is_of(folder)).flat_map(|folder| self.in_folder(folder)).collect();
        all.sort_by_key(|backup| std::cmp::Reverse(backup.at));
        all
    }

    /// Keeps a version, as the bytes that it is, before another one takes its place at `place`: if none was kept there on
    /// this day, or in any case if `always`. One that is there already is not kept twice.
    ///
    /// # Errors
    /// Those of the file system.
    pub(super) fn keep_version(
        &self,
        id: Id,
        place: &Path,
        bytes: &[u8],
        now: DateTime,
        always: bool,
    ) -> io::Result<()> {
        let disk = self.disk.as_ref();
        let there = self.of(id);
        let folder = self.folder_of(id);
        let mut places = self.places(&folder);
        let here = (place.as_os_str().as_encoded_bytes().to_owned(), now.date());
        if !always && places.contains(&here) && there.iter().any(|backup| backup.at.date() == now.date()) {
            return Ok(());
        }
        let same = |backup: &Backup| {
            backup.bytes == bytes.len() as u64 && disk.read(&backup.path, u64::MAX).is_ok_and(|old| old == bytes)
        };
        if there.first().is_some_and(same) {
            return Ok(());
        }
        disk.create_folder(&folder)?;
        self.tidy(&folder);
        // Several within one second get the following seconds: in the order in which they were made.
        let latest = there.first().map(|backup| backup.at);
        let following = latest.and_then(|at| at.checked_add(jiff::Span::new().seconds(1)).ok());
        let crowded =
            |at: &DateTime| *at > now && now.checked_add(jiff::Span::new().minutes(1)).is_ok_and(|soon| *at < soon);
        let new = self.write_new(&folder, bytes, following.filter(crowded).unwrap_or(now))?;
        places.retain(|(place, _)| *place != here.0);
        places.insert(0, here);
        places.truncate(MOST_PLACES);
        // Without them one more is kept than needs be, and a file that is lost is not found by its place.
        let text: Vec<u8> = places
            .into_iter()
            .flat_map(|(place, day)| [place, day.to_string().into()].join(&0).into_iter().chain([0]))
            .collect();
        atomic::write_on(disk, &folder.join(PLACES), &text).ok();
        // Whatever the clock says, the one that was just made stays.
        for old in self.of(id).get(self.kept()..).unwrap_or_default().iter().filter(|old| old.path != new) {
            disk.remove(&old.path).ok();
        }
        Ok(())
    }

    fn write_new(&self, folder: &Path, bytes: &[u8], now: DateTime) -> io::Result<PathBuf> {
        let mut at = now;
        loop {
            let path = folder.join(format!("{}.{EXTENSION}", at.strftime(NAMED)));
            match Prepared::new(self.disk.as_ref(), &path, None, bytes)?.place_new().map_err(io::Error::from) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    at = at.checked_add(jiff::Span::new().seconds(1)).map_err(io::Error::other)?;
                }
                other => return other.map(|()| path),
            }
        }
    }

    /// The places of an assessment with the day of the last backup, the latest first.
    fn places(&self, folder: &Path) -> Vec<(Vec<u8>, Date)> {
        let text = self.disk.read(&folder.join(PLACES), PLACES_BYTES).unwrap_or_default();
        // What no path holds stands behind each place and each day.
        let mut parts = text.split(|byte| *byte == 0);
        let next = || Some((parts.next()?.to_owned(), str::from_utf8(parts.next()?).ok()?.parse().ok()?));
        std::iter::from_fn(next).collect()
    }

    fn folder_of(&self, id: Id) -> PathBuf {
        self.folder.join(id.to_string())
    }

    fn in_folder(&self, folder: &Path) -> Vec<Backup> {
        let disk = self.disk.as_ref();
        let backup = |path: PathBuf| {
            let name = path.file_name()?.to_str()?.strip_suffix(EXTENSION)?.strip_suffix('.')?;
            let at = DateTime::strptime(NAMED, name).ok()?;
            let stat = disk.stat(&path).ok().filter(|stat| stat.ordinary)?;
            Some(Backup { path, at, bytes: stat.length })
        };
        let mut all: Vec<Backup> = disk.list(folder).unwrap_or_default().into_iter().filter_map(backup).collect();
        all.sort_by_key(|backup| std::cmp::Reverse(backup.at));
        all
    }

    /// Removes what a program that was killed has left half written.
    fn tidy(&self, folder: &Path) {
        for path in self.disk.list(folder).unwrap_or_default() {
            if is_any_temporary(&path) && atomic::is_left_over(self.disk.as_ref(), &path) {
                self.disk.remove(&path).ok();
            }
        }
    }
}
