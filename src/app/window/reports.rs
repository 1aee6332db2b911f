//! Reports laid out, written and opened, and answers read from a table, all beside the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use super::work::{End, Plan, Progress};
use super::{Purpose, Window};
use crate::app::describe;
use crate::app::screens::report::{Key, Order, Saved};
use wiba_core::assessment::{Assessment, Edit};
use wiba_core::catalog::Catalog;
use wiba_core::exchange::answers_from_csv;
use wiba_core::report;
use wiba_core::store::{StoreError, target};

/// A report to write: what the user saw when asking for it, whatever happens while the file dialog is open.
pub(super) struct Job {
    key: Key,
    assessment: Assessment,
    catalog: Arc<Catalog>,
}

/// Something that failed: what, and what to do.
pub(super) struct Fault {
    message: String,
    hint: String,
}

/// What a thread has to tell.
pub(super) enum News {
    Written(Saved),
    Opened(&'static str),
    Answers(Edit),
    Failed(Fault),
    /// It was stopped, and the user knows.
    Stopped,
}

const WRITING: Plan = Plan {
    name: "Bericht wird geschrieben",
    steps: &["Seiten werden gesetzt", "PDF wird gezeichnet", "Datei wird gespeichert"],
};
const READING: Plan =
    Plan { name: "Antworten werden gelesen", steps: &["Tabelle wird geprüft", "Antworten werden übernommen"] };
const OPENING: Plan = Plan { name: "Wird geöffnet", steps: &["Anzeigeprogramm wird gestartet"] };

impl Job {
    /// Lays it out and writes it. A file that is there stays if anything goes wrong.
    fn write(&self, path: PathBuf, progress: &Progress) -> News {
        let pages = report::pages(&self.assessment, &self.catalog, &self.key.1);
        if !progress.goes_on(1) {
            return News::Stopped;
        }
        let bytes = match report::pdf(&pages) {
            Ok(bytes) => bytes,
            Err(error) => {
                let hint = "Den Bericht ohne Wappen versuchen (Stammdaten).".to_owned();
                return News::Failed(Fault { message: error.to_string(), hint });
            }
        };
        if !progress.goes_on(2) {
            return News::Stopped;
        }
        // The file dialog has asked whether to replace what is there.
        match target::write(&path, &bytes, true) {
            Ok(()) => News::Written(Saved { key: self.key, path }),
            Err(error) => {
                let hint =
                    format!("{} Ist die Datei in einem anderen Programm offen, sie dort schließen.", error.hint());
                News::Failed(Fault { message: error.to_string(), hint })
            }
        }
    }
}

/// Reads a table of answers: all of it, or what is wrong with it.
fn read_answers(path: &Path, catalog: &Catalog, progress: &Progress) -> News {
    let failed = |message: String, hint: &str| News::Failed(Fault { message, hint: hint.to_owned() });
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(source) => {
            let error = StoreError::read(path, source);
            return failed(error.to_string(), error.hint());
        }
    };
    match answers_from_csv(&bytes, catalog) {
        Ok(_) if !progress.goes_on(1) => News::Stopped,
        Ok(edit) => News::Answers(edit),
        Err(error) => {
            let hint = "Die Tabelle berichtigen (Spalten frage;antwort;notiz;begruendung) und noch einmal wählen.";
            failed(format!("Nichts übernommen. {}", shortened(&error.to_string())), hint)
        }
    }
}

/// The first lines of a long message.
fn shortened(message: &str) -> String {
    const MOST: usize = 5;
    let count = message.lines().count();
    let head: Vec<&str> = message.lines().take(MOST).collect();
    let more = if count > MOST { format!("\n… und {} weitere", count - MOST) } else { String::new() };
    head.join("\n") + &more
}

impl Window {
    pub(super) fn report(&mut self, ctx: &egui::Context, order: Order) {
        match order {
            Order::Lay(key) => {
                let Some(session) = &self.session else { return };
                let (catalog, assessment) = (self.catalog.clone(), session.assessment().clone());
                self.screens.report.making.start(ctx, catalog, assessment, key);
            }
            Order::Save(options) => {
                let Some(session) = &self.session else { return };
                let name = report::file_name(&session.assessment().kommune, &options);
                let job = Job {
                    key: (session.revision(), options),
                    assessment: session.assessment().clone(),
                    catalog: self.catalog.clone(),
                };
                self.ask(ctx, Purpose::Report(Arc::new(job)), "Bericht speichern", Some(name));
            }
            Order::Open(path) => self.hand_over(ctx, path, ""),
            Order::Print(path) => {
                // Which printer, which tray, one side or two: the viewer asks all that. Printing past it would send a
                // confidential report to whatever printer is the default.
                let hint = "Zum Drucken im Anzeigeprogramm Strg+P drücken";
                self.hand_over(ctx, path, hint);
            }
            Order::ShowFolder(path) => {
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
                self.hand_over(ctx, folder.unwrap_or(Path::new(".")).to_owned(), "");
            }
        }
    }

    /// Writes a report to the file that the user chose.
    pub(super) fn write_report(&mut self, ctx: &egui::Context, job: Arc<Job>, path: PathBuf) {
        self.screens.report.writing = true;
        self.work.start(ctx, WRITING, move |progress| job.write(path, progress));
    }

    /// Opens a file or folder in the system, and says something about it.
    fn hand_over(&mut self, ctx: &egui::Context, path: PathBuf, words: &'static str) {
        self.work.start(ctx, OPENING, move |_| match opener::open(&path) {
            Ok(()) => News::Opened(words),
            Err(error) => News::Failed(Fault {
                message: format!("„{}“ lässt sich nicht öffnen", path.display()),
                hint: format!("Bitte im Dateimanager öffnen. Das System meldet: {error}"),
            }),
        });
    }

    /// Takes answers over from a table that the user chose.
    pub(super) fn import(&mut self, ctx: &egui::Context, path: PathBuf) {
        let catalog = self.catalog.clone();
        self.work.start(ctx, READING, move |progress| read_answers(&path, &catalog, progress));
    }

    /// Forgets answers that are being read: they were meant for the file that goes now.
    pub(super) fn forget_import(&mut self) {
        self.work.forget(READING);
    }

    /// Stops what is at work beside the window.
    pub(super) fn stop_work(&mut self, time: f64) {
        for name in self.work.stop() {
            self.toasts.say(format!("Abgebrochen: {name}. Es hat sich nichts geändert."), time);
        }
        self.screens.report.writing = self.work.is_at(WRITING);
    }

    /// Takes note of what the threads have to tell.
    pub(super) fn told(&mut self, time: f64) {
        for end in self.work.ended() {
            match end {
                End::Told(News::Written(saved)) => {
                    self.toasts.say(format!("Gespeichert: {}", saved.path.display()), time);
                    self.screens.report.saved = Some(saved);
                }
                End::Told(News::Answers(edit)) => {
                    let words = format!("Übernommen: {}. Strg+Z nimmt es zurück.", describe::label(&edit));
                    self.take_drafts(true, time);
                    self.edit(edit, time);
                    self.toasts.say(words, time);
                }
                End::Told(News::Opened("") | News::Stopped) => {}
                End::Told(News::Opened(words)) => self.toasts.say(words, time),
                End::Told(News::Failed(fault)) => self.toasts.fault(fault.message, fault.hint, time),
                End::Lost => {
                    let hint = "Bitte noch einmal versuchen. Vorhandene Dateien sind unverändert.";
                    self.toasts.fault("Die Arbeit wurde nicht fertig", hint.to_owned(), time);
                }
            }
        }
        self.screens.report.writing = self.work.is_at(WRITING);
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
        let job = Job {
            key: (0, Options::new(Kind::Management, date(2026, 11, 22))),
            assessment: wiba_core::example::musterstadt()?,
            catalog: Arc::new(Catalog::embedded()?),
        };
        let progress = Progress::new(WRITING);
        assert!(progress.stop());
        assert!(matches!(job.write(path.clone(), &progress), News::Stopped));
        assert_eq!(std::fs::read_to_string(&path)?, "der vorige Bericht");
        assert!(matches!(job.write(path.clone(), &Progress::new(WRITING)), News::Written(_)));
        assert!(std::fs::read(&path)?.starts_with(b"%PDF"));
        Ok(())
    }
}
