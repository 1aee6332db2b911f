//! Reports laid out, written and opened, and answers read from a table, all beside the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use super::jobs::{End, Progress, Steps};
use super::{Purpose, Window};
use crate::app::screens::report::Saved;
use wiba_core::assessment::{Assessment, Edit, QuestionEdit};
use wiba_core::catalog::Catalog;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{ReportCommand, ReportKey};
use wiba_core::desk::drafts::Which;
use wiba_core::exchange::answers_from_csv;
use wiba_core::report;
use wiba_core::store::{StoreError, target};

/// A report to write: what the user saw when asking for it, whatever happens while the file dialog is open.
pub(super) struct ReportJob {
    key: ReportKey,
    assessment: Assessment,
    catalog: Arc<Catalog>,
}

/// Something that failed: what, and what to do.
pub(super) struct Problem {
    message: String,
    hint: String,
}

/// What a thread has to tell.
pub(super) enum Outcome {
    Written(Saved),
    Opened(&'static str),
    Answers(Vec<Edit>),
    Failed(Problem),
    /// It was stopped, and the user knows.
    Stopped,
}

const WRITING: Steps = Steps {
    name: "Bericht wird geschrieben",
    words: &["Seiten werden gesetzt", "PDF wird gezeichnet", "Datei wird gespeichert"],
};
const READING: Steps =
    Steps { name: "Antworten werden gelesen", words: &["Tabelle wird geprüft", "Antworten werden übernommen"] };
const OPENING: Steps = Steps { name: "Wird geöffnet", words: &["Anzeigeprogramm wird gestartet"] };

impl ReportJob {
    /// Lays it out and writes it. A file that is there stays if anything goes wrong.
    fn write(&self, path: PathBuf, progress: &Progress) -> Outcome {
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
        // The file dialog has asked whether to replace what is there.
        match target::write(&path, &bytes, true) {
            Ok(()) => Outcome::Written(Saved { key: self.key, path }),
            Err(error) => {
                let hint =
                    format!("{} Ist die Datei in einem anderen Programm offen, sie dort schließen.", error.hint());
                Outcome::Failed(Problem { message: error.to_string(), hint })
            }
        }
    }
}

/// Reads a table of answers: all of it, or what is wrong with it.
fn read_answers(path: &Path, catalog: &Catalog, progress: &Progress) -> Outcome {
    let failed = |message: String, hint: &str| Outcome::Failed(Problem { message, hint: hint.to_owned() });
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(source) => {
            let error = StoreError::read(path, source);
            return failed(error.to_string(), error.hint());
        }
    };
    match answers_from_csv(&bytes, catalog) {
        Ok(_) if !progress.advance(1) => Outcome::Stopped,
        Ok(edits) => Outcome::Answers(edits),
        Err(error) => {
            let hint = "Die Tabelle berichtigen (Spalten frage;antwort;notiz;begruendung) und noch einmal wählen.";
            failed(format!("Nichts übernommen. {}", shortened(&error.to_string())), hint)
        }
    }
}

/// „3 Antworten und 2 weitere Angaben“.
fn taken_words(edits: &[Edit]) -> String {
    let answers = edits.iter().filter(|edit| matches!(edit, Edit::Question(_, QuestionEdit::Answer(_)))).count();
    let count = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let answered = count(answers, "Antwort", "Antworten");
    match edits.len() - answers {
        0 => answered,
        more => format!("{answered} und {}", count(more, "weitere Angabe", "weitere Angaben")),
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
    pub(super) fn report(&mut self, ctx: &egui::Context, command: ReportCommand) {
        match command {
            ReportCommand::LayOut(key) => {
                let Some(session) = &self.session else { return };
                let (catalog, assessment) = (self.catalog.clone(), session.assessment().clone());
                self.screens.report.job.start(ctx, catalog, assessment, key);
            }
            ReportCommand::Save(options) => {
                let Some(session) = &self.session else { return };
                let name = report::file_name(&session.assessment().kommune, &options);
                let job = ReportJob {
                    key: (session.revision(), options),
                    assessment: session.assessment().clone(),
                    catalog: self.catalog.clone(),
                };
                self.ask(ctx, Purpose::Report(Arc::new(job)), "Bericht speichern", Some(name));
            }
            ReportCommand::Open(path) => self.hand_over(ctx, path, ""),
            ReportCommand::Print(path) => {
                // Which printer, which tray, one side or two: the viewer asks all that. Printing past it would send a
                // confidential report to whatever printer is the default.
                let hint = "Zum Drucken im Anzeigeprogramm Strg+P drücken";
                self.hand_over(ctx, path, hint);
            }
            ReportCommand::ShowFolder(path) => {
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
                self.hand_over(ctx, folder.unwrap_or(Path::new(".")).to_owned(), "");
            }
        }
    }

    /// Writes a report to the file that the user chose.
    pub(super) fn write_report(&mut self, ctx: &egui::Context, job: Arc<ReportJob>, path: PathBuf) {
        self.screens.report.writing = true;
        self.jobs.start(ctx, WRITING, move |progress| job.write(path, progress));
    }

    /// Opens a file or folder in the system, and says something about it.
    fn hand_over(&mut self, ctx: &egui::Context, path: PathBuf, words: &'static str) {
        self.jobs.start(ctx, OPENING, move |_| match opener::open(&path) {
            Ok(()) => Outcome::Opened(words),
            Err(error) => Outcome::Failed(Problem {
                message: format!("„{}“ lässt sich nicht öffnen", path.display()),
                hint: format!("Bitte im Dateimanager öffnen. Das System meldet: {error}"),
            }),
        });
    }

    /// Takes answers over from a table that the user chose.
    pub(super) fn import(&mut self, ctx: &egui::Context, path: PathBuf) {
        let catalog = self.catalog.clone();
        self.jobs.start(ctx, READING, move |progress| read_answers(&path, &catalog, progress));
    }

    /// Forgets answers that are being read: they were meant for the file that goes now.
    pub(super) fn forget_import(&mut self) {
        self.jobs.forget(READING);
    }

    /// Stops what is at work beside the window.
    pub(super) fn stop_jobs(&mut self) {
        for name in self.jobs.stop() {
            self.toasts.say(format!("Abgebrochen: {name}. Es hat sich nichts geändert."));
        }
        self.screens.report.writing = self.jobs.is_running(WRITING);
    }

    /// Takes note of what the threads have to tell.
    pub(super) fn poll_jobs(&mut self, time: f64) {
        for end in self.jobs.ended() {
            match end {
                End::Done(Outcome::Written(saved)) => {
                    self.toasts.say(format!("Gespeichert: {}", saved.path.display()));
                    self.screens.report.saved = Some(saved);
                }
                End::Done(Outcome::Answers(edits)) => {
                    let key = Action::Undo.row().key_words();
                    let words = format!("Übernommen: {}. {key} nimmt es zurück.", taken_words(&edits));
                    self.take_drafts(Which::FreeText, time);
                    self.edit(edits, time);
                    self.toasts.say(words);
                }
                End::Done(Outcome::Opened("") | Outcome::Stopped) => {}
                End::Done(Outcome::Opened(words)) => self.toasts.say(words),
                End::Done(Outcome::Failed(fault)) => self.toasts.fault(fault.message, fault.hint),
                End::Lost => {
                    let hint = "Bitte noch einmal versuchen. Vorhandene Dateien sind unverändert.";
                    self.toasts.fault("Die Arbeit wurde nicht fertig", hint.to_owned());
                }
            }
        }
        self.screens.report.writing = self.jobs.is_running(WRITING);
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
            assessment: wiba_core::example::musterstadt()?,
            catalog: Arc::new(Catalog::embedded()?),
        };
        let progress = Progress::new(WRITING);
        assert!(progress.stop());
        assert!(matches!(job.write(path.clone(), &progress), Outcome::Stopped));
        assert_eq!(std::fs::read_to_string(&path)?, "der vorige Bericht");
        assert!(matches!(job.write(path.clone(), &Progress::new(WRITING)), Outcome::Written(_)));
        assert!(std::fs::read(&path)?.starts_with(b"%PDF"));
        Ok(())
    }
}
