//! Reports laid out, written and opened beside the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use super::Window;
use super::jobs::waker;
use super::outcome::{OPENING, Outcome, Problem, ReportJob, WRITING};
use super::purpose::Purpose;
use wiba_core::desk::command::ReportCommand;
use wiba_core::desk::fundort::{self, Fundort};
use wiba_core::desk::session::Session;
use wiba_core::report;

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
                    of: self.origin(),
                    assessment: session.assessment().clone(),
                    catalog: self.catalog.clone(),
                };
                self.screens.report.printing = false;
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

    /// Opens the report that is chosen, for printing. One that is not saved yet is saved first, where the user wants it:
    /// nothing confidential is left in a folder that nobody thinks of.
    pub(super) fn print(&mut self, ctx: &egui::Context) {
        let Some(session) = &self.session else { return };
        if self.screens.report.wrong_day {
            let hint = "Unter „Bericht“ das Datum berichtigen, das dort rot steht.".to_owned();
            return self.toasts.fault("Gedruckt wird nicht mit einem falschen Datum", hint);
        }
        if let Some(findings) = &self.findings {
            self.screens.report.choice.keep_to(&findings.plan);
        }
        let options = self.screens.report.choice.options((self.clock)().date());
        let key = (session.revision(), options.clone());
        match &self.screens.report.saved {
            Some(saved) if saved.key == key => {
                let path = saved.path.clone();
                self.report(ctx, ReportCommand::Print(path));
            }
            _ => {
                self.report(ctx, ReportCommand::Save(options));
                self.screens.report.printing = true;
            }
        }
    }

    /// Writes a report to the file that the user chose.
    pub(super) fn write_report(&mut self, ctx: &egui::Context, job: Arc<ReportJob>, path: PathBuf, replace: bool) {
        self.screens.report.writing = true;
        self.jobs.start(waker(ctx), WRITING, move |progress| job.write(path, replace, progress));
    }

    /// Opens a file or folder in the system, and says something about it.
    fn hand_over(&mut self, ctx: &egui::Context, path: PathBuf, words: &'static str) {
        self.jobs.start(waker(ctx), OPENING, move |_| opened(&path, words));
    }

    /// Opens what a Fundort names, and says so if it is not there or may be a program.
    pub(super) fn open_evidence(&mut self, ctx: &egui::Context, place: &str) {
        let file = self.session.as_ref().and_then(Session::path);
        match fundort::read(place, file) {
            Fundort::Words => {}
            Fundort::Link(address) => self.hand_over(ctx, PathBuf::from(address), "Im Browser geöffnet"),
            // Also whether it is there is asked beside the window: it may lie on a share that does not answer.
            Fundort::File(path) => {
                self.jobs.start(waker(ctx), OPENING, move |_| found(&path, Path::exists, "Nachweis geöffnet"))
            }
            Fundort::Folder(path) => {
                self.jobs.start(waker(ctx), OPENING, move |_| found(&path, Path::is_dir, "Ordner geöffnet"))
            }
        }
    }
}

/// Opens what a Fundort names, if it is there as what it may be.
fn found(path: &Path, is_as_named: fn(&Path) -> bool, words: &'static str) -> Outcome {
    if is_as_named(path) {
        return opened(path, words);
    }
    let (what, hint) = if path.exists() {
        (
            "wird von hier aus nicht geöffnet",
            "Geöffnet werden Ordner und Dateien mit den Endungen von Dokumenten, Bildern und Tabellen: Anderes könnte ein \
             Programm sein. Bitte im Dateimanager öffnen.",
        )
    } else {
        ("gibt es nicht", "Die Datei ist verschoben oder gelöscht, oder das Laufwerk ist nicht verbunden.")
    };
    Outcome::Failed(Problem { message: format!("„{}“ {what}", path.display()), hint: hint.to_owned() })
}

/// Opens something in the system.
fn opened(path: &Path, words: &'static str) -> Outcome {
    match opener::open(path) {
        Ok(()) => Outcome::Opened(words),
        Err(error) => Outcome::Failed(Problem {
            message: format!("„{}“ lässt sich nicht öffnen", path.display()),
            hint: format!("Bitte im Dateimanager öffnen. Das System meldet: {error}"),
        }),
    }
}
