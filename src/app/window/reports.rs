//! Reports: laid out, written and opened beside the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use eframe::egui;

use super::{Purpose, Window};
use crate::app::screens::report::{Key, Order, Saved};
use crate::assessment::Assessment;
use crate::catalog::Catalog;
use crate::report;
use crate::store::{StoreError, atomic};

/// A report to write: what the user saw when asking for it, whatever happens while the file dialog is open.
pub(super) struct Job {
    key: Key,
    assessment: Assessment,
    catalog: Arc<Catalog>,
}

/// Something that failed: what, and what to do.
struct Fault {
    message: String,
    hint: String,
}

/// What a thread has to tell.
enum News {
    Written(Saved),
    Opened(&'static str),
    Failed(Fault),
}

/// The threads at work.
#[derive(Default)]
pub(super) struct Press {
    at_work: Vec<(bool, Receiver<News>)>,
}

impl Job {
    /// Lays it out and writes it. A file that is there stays if anything goes wrong.
    fn write(&self, path: PathBuf) -> News {
        let pages = report::pages(&self.assessment, &self.catalog, &self.key.1);
        let bytes = match report::pdf(&pages) {
            Ok(bytes) => bytes,
            Err(error) => {
                let hint = "Den Bericht ohne Wappen versuchen (Stammdaten).".to_owned();
                return News::Failed(Fault { message: error.to_string(), hint });
            }
        };
        match atomic::write(&path, &bytes) {
            Ok(()) => News::Written(Saved { key: self.key, path }),
            Err(source) => {
                let error = StoreError::Write { path, source };
                let hint =
                    format!("{} Ist die Datei in einem anderen Programm offen, sie dort schließen.", error.hint());
                News::Failed(Fault { message: error.to_string(), hint })
            }
        }
    }
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
        self.beside(ctx, true, move || job.write(path));
    }

    /// Opens a file or folder in the system, and says something about it.
    fn hand_over(&mut self, ctx: &egui::Context, path: PathBuf, words: &'static str) {
        self.beside(ctx, false, move || match opener::open(&path) {
            Ok(()) => News::Opened(words),
            Err(error) => News::Failed(Fault {
                message: format!("„{}“ lässt sich nicht öffnen", path.display()),
                hint: format!("Bitte im Dateimanager öffnen. Das System meldet: {error}"),
            }),
        });
    }

    fn beside(&mut self, ctx: &egui::Context, writes: bool, work: impl FnOnce() -> News + Send + 'static) {
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            sender.send(work()).ok();
            drop(sender);
            ctx.request_repaint();
        });
        self.press.at_work.push((writes, receiver));
    }

    /// Takes note of what the threads have to tell.
    pub(super) fn printed(&mut self) {
        if self.press.at_work.is_empty() {
            return;
        }
        let mut news = Vec::new();
        self.press.at_work.retain(|(_, receiver)| match receiver.try_recv() {
            Ok(told) => {
                news.push(told);
                false
            }
            Err(TryRecvError::Empty) => true,
            Err(TryRecvError::Disconnected) => {
                let message = "Der Bericht wurde nicht fertig".to_owned();
                let hint = "Bitte noch einmal versuchen. Ein vorhandenes PDF ist unverändert.".to_owned();
                news.push(News::Failed(Fault { message, hint }));
                false
            }
        });
        self.screens.report.writing = self.press.at_work.iter().any(|(writes, _)| *writes);
        for told in news {
            match told {
                News::Written(saved) => {
                    self.toasts.say(format!("Gespeichert: {}", saved.path.display()), 0.0);
                    self.screens.report.saved = Some(saved);
                }
                News::Opened("") => {}
                News::Opened(words) => self.toasts.say(words, 0.0),
                News::Failed(fault) => self.toasts.fault(fault.message, fault.hint, 0.0),
            }
        }
    }
}
