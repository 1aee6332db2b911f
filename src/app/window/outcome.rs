//! The work beside the window: a report that is written, what the jobs have to tell, and how each ends.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::screens::backups::Lost;
use crate::app::screens::report::Saved;
use wiba_core::assessment::{Assessment, HandOut, Id};
use wiba_core::catalog::Catalog;
use wiba_core::desk::command::ReportKey;
use wiba_core::desk::jobs::{Progress, Steps};
use wiba_core::exchange::{Fault, Proposal, Wording};
use wiba_core::report;
use wiba_core::store::backups::{Backup, Contents};
use wiba_core::store::{File, Seal, SealFault, StoreError, target};

/// The file of which something is written: it may not be open any more when that is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Origin {
    /// How many files had been let go by then.
    pub gone: u64,
    /// Whether it has a password, which what is written does not have.
    pub secret: bool,
}

/// A report to write: what the user saw when asking for it, whatever happens while the file dialog is open.
pub(super) struct ReportJob {
    pub key: ReportKey,
    pub of: Origin,
    pub assessment: Assessment,
    pub catalog: Arc<Catalog>,
}

/// Something that failed: what, and what to do.
#[derive(Debug)]
pub(super) struct Problem {
    pub message: String,
    pub hint: String,
}

/// Another version of a file, and the file itself if it may be written to.
pub(super) type Version = (Option<File>, Assessment);

/// What a thread has to tell.
pub(super) enum Outcome {
    /// A report, and after how many files had been let go it was wanted.
    Written(Saved, Origin),
    Opened(&'static str),
    /// The name of a foreign file, and what it says.
    Read(String, Box<Proposal>),
    /// This file may hold answers, and the password or key that opens it is needed first.
    AnswersLocked(PathBuf, SealFault),
    /// An export, and what has no place in it.
    Exported(PathBuf, Vec<Fault>, Origin),
    /// What a file words officially.
    Worded(Box<Wording>),
    /// Questions that have gone out in this file: of which assessment, as which part, and what is noted about them.
    HandedOut(PathBuf, Id, Id, Box<HandOut>, Origin),
    Failed(Problem),
    /// The backups of this assessment, the latest first.
    Backups(Id, Vec<(Backup, Contents)>),
    /// Those of this file, which cannot be opened.
    BackupsOf(Lost, Vec<(Backup, Contents)>),
    /// What this backup holds.
    Backup(PathBuf, Result<Box<Assessment>, StoreError>),
    /// Another version of the open file, out of this one.
    Version(PathBuf, Result<Box<Version>, StoreError>),
    /// Other versions that lie beside this file.
    Beside(PathBuf, Vec<PathBuf>),
    /// The password of this file was right.
    Unlocked(PathBuf, Option<Seal>),
    /// It was not, or something else is wrong with it.
    NotUnlocked(StoreError),
    /// What this file is to be sealed with.
    Sealed(PathBuf, Seal),
    /// It was stopped, and the user knows.
    Stopped,
}

pub(super) const WRITING: Steps = Steps {
    name: "Bericht wird geschrieben",
    words: &["Seiten werden gesetzt", "PDF wird gezeichnet", "Datei wird gespeichert"],
};
pub(super) const OPENING: Steps = Steps { name: "Wird geöffnet", words: &["Anzeigeprogramm wird gestartet"] };

impl ReportJob {
    /// Lays it out and writes it. A file that is there stays if anything goes wrong; it goes only if the user has confirmed
    /// that by `replace`, or if it is a report of ours.
    pub(super) fn write(&self, path: PathBuf, replace: bool, progress: &Progress) -> Outcome {
        let pages = report::pages(&self.assessment, &self.catalog, &self.key.1);
        if !progress.advance(1) {
            return Outcome::Stopped;
        }
        let bytes = match report::pdf(&pages) {
            Ok(bytes) => bytes,
            Err(error) => {
                let hint = "Den Bericht ohne Wappen versuchen (Stammdaten).".to_owned();
                return Outcome::Failed(Problem { message: error.to_string(), hint });
            }
        };
        if !progress.advance(2) {
            return Outcome::Stopped;
        }
        match target::write(&path, &bytes, replace) {
            Ok(()) => Outcome::Written(Saved { key: self.key.clone(), path }, self.of),
            Err(error) => {
                let hint =
                    format!("{} Ist die Datei in einem anderen Programm offen, sie dort schließen.", error.hint());
                Outcome::Failed(Problem { message: error.to_string(), hint })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use wiba_core::report::{Kind, Options};

    #[test]
    fn a_report_that_is_stopped_leaves_what_was_on_disk() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("bericht.pdf");
        wiba_core::store::atomic::write(&path, b"der vorige Bericht")?;
        let job = ReportJob {
            key: (0, Options::new(Kind::Management, date(2026, 11, 22))),
            of: Origin::default(),
            assessment: wiba_core::example::musterstadt()?,
            catalog: Arc::new(Catalog::embedded()?),
        };
        let progress = Progress::new(WRITING);
        assert!(progress.stop());
        assert!(matches!(job.write(path.clone(), true, &progress), Outcome::Stopped));
        assert_eq!(std::fs::read_to_string(&path)?, "der vorige Bericht");
        assert!(matches!(job.write(path.clone(), true, &Progress::new(WRITING)), Outcome::Written(..)));
        assert!(std::fs::read(&path)?.starts_with(b"%PDF"));
        Ok(())
    }

    #[test]
    fn a_report_that_is_stopped_while_it_is_drawn_leaves_what_was_on_disk() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("bericht.pdf");
        wiba_core::store::atomic::write(&path, b"der vorige Bericht")?;
        let key = (0, Options::new(Kind::Full, date(2026, 11, 22)));
        let catalog = Arc::new(Catalog::embedded()?);
        let job = ReportJob { key, of: Origin::default(), assessment: wiba_core::example::musterstadt()?, catalog };
        let progress = Progress::new(WRITING);
        let outcome = std::thread::scope(|scope| {
            let work = scope.spawn(|| job.write(path.clone(), true, &progress));
            while progress.shown().is_some_and(|(step, _)| step == 0) {
                std::thread::yield_now();
            }
            // If the last step has begun already, the work may go on; but who is told „stopped“ is not lied to.
            (progress.stop(), work.join())
        });
        let (stopped, Ok(outcome)) = outcome else { panic!("the thread is lost") };
        assert_eq!(matches!(outcome, Outcome::Stopped), stopped);
        assert_eq!(std::fs::read(&path)? == b"der vorige Bericht", stopped);
        Ok(())
    }
}
