//! What is done beside the window: it wakes it, is stopped by it, and tells it how it ended.

use eframe::egui;

use super::Window;
use super::outcome::{Outcome, WRITING};
use wiba_core::desk::command::ReportCommand;

impl Window {
    /// Stops what is at work beside the window.
    pub(super) fn stop_jobs(&mut self) {
        for name in self.jobs.stop() {
            self.toasts.say(format!("Abgebrochen: {name}. Es hat sich nichts geändert."));
        }
        self.screens.report.writing = self.jobs.is_running(WRITING);
    }

    /// Takes note of what the threads have to tell.
    pub(super) fn poll_jobs(&mut self, ctx: &egui::Context, time: f64) {
        for end in self.jobs.ended() {
            match end {
                Some(Outcome::Written(saved, of)) => {
                    self.toasts.say(format!("Gespeichert: {}", saved.path.display()));
                    self.tell_unsealed("Der Bericht", of);
                    if of.gone != self.gone {
                        // It is of a file that is not open any more.
                        continue;
                    }
                    let printing = std::mem::take(&mut self.screens.report.printing).then(|| saved.path.clone());
                    self.screens.report.saved = Some(saved);
                    if let Some(path) = printing {
                        self.report(ctx, ReportCommand::Print(path));
                    }
                }
                Some(Outcome::Read(source, proposal)) => self.show_import(source, *proposal, time),
                Some(Outcome::AnswersLocked(path, needed)) => self.ask_to_open_answers(path, needed),
                Some(Outcome::Exported(path, left_out, of)) => self.exported(&path, &left_out, of),
                Some(Outcome::Backups(id, all)) => self.backups_found(id, all),
                Some(Outcome::BackupsOf(path, all)) => self.offer_backups(path, all),
                Some(Outcome::Backup(path, state)) => self.backup_read(path, state),
                Some(Outcome::Version(path, version)) => self.version_read(path, version, time),
                Some(Outcome::Beside(path, others)) => self.found_beside(&path, others),
                Some(Outcome::Worded(wording)) => self.worded(*wording),
                Some(Outcome::HandedOut(path, whole, part, what, of)) => {
                    self.tell_unsealed("Die verteilte Datei", of);
                    self.handed_out(&path, whole, part, &what, time);
                }
                Some(Outcome::Unlocked(path, seal)) => self.unlocked(ctx, &path, seal.as_ref()),
                Some(Outcome::NotUnlocked(error)) => self.not_unlocked(&error),
                Some(Outcome::Sealed(path, seal)) => self.sealed(ctx, &path, seal, time),
                Some(Outcome::Opened("") | Outcome::Stopped) => {}
                Some(Outcome::Opened(words)) => self.toasts.say(words),
                Some(Outcome::Failed(fault)) => self.toasts.fault(fault.message, fault.hint),
                None => {
                    let hint = "Bitte noch einmal versuchen. Vorhandene Dateien sind unverändert.";
                    self.toasts.fault("Die Arbeit wurde nicht fertig", hint.to_owned());
                }
            }
        }
        self.screens.report.writing = self.jobs.is_running(WRITING);
    }
}

/// Wakes the window when a thread has ended.
pub(super) fn waker(ctx: &egui::Context) -> impl FnOnce() + Send + 'static {
    let ctx = ctx.clone();
    move || ctx.request_repaint()
}
