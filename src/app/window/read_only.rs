//! Files that are only read: somebody else has them open, or they were made for the key of an office.

use std::path::{Path, PathBuf};

use eframe::egui;

use super::Window;
use super::opener::Opener;
use super::outcome::Problem;
use super::overlay_state::Prompt;
use super::password::Then;
use super::purpose::Purpose;
use crate::kit::widgets::{button, dialog, muted, primary_button, small_muted, strong};
use wiba_core::assessment::Edit;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::session::Session;
use wiba_core::store::{self, OfficeKey, Seal, SealFault, StoreError};

impl Window {
    /// Opens a file to be read only, after saving the one that is open.
    pub(super) fn read(&mut self, ctx: &egui::Context, path: &Path, copy: bool, time: f64) {
        if self.may_leave(Command::Read { path: path.to_owned(), copy }, time) {
            let seal = self.session.as_ref().and_then(Session::seal).cloned();
            self.read_with(ctx, path, seal.as_ref(), copy);
        }
    }

    pub(super) fn read_with(&mut self, ctx: &egui::Context, path: &Path, seal: Option<&Seal>, copy: bool) {
        match Session::read(path, seal, (self.clock)()) {
            Ok(session) => {
                let place = self.settings.place(session.path().unwrap_or(path));
                self.install(ctx, session, place);
                if copy {
                    self.ask_copy(ctx);
                }
            }
            Err(StoreError::Seal { fault: SealFault::Locked, .. }) => {
                self.ask_to_unlock(path, if copy { Then::Copy } else { Then::Read });
            }
            Err(error) => self.fault(&error),
        }
    }

    /// Where the copy goes that is to be worked on.
    fn ask_copy(&mut self, ctx: &egui::Context) {
        let stem = self.session.as_ref().and_then(Session::path).and_then(Path::file_stem).unwrap_or_default();
        let name = format!("{} (Kopie).{}", stem.to_string_lossy(), store::EXTENSION);
        self.ask(ctx, Purpose::SaveAs, "Als Kopie öffnen", Some(name));
    }

    /// Asks what to do with a file that somebody else has open; `told` says who.
    pub(super) fn ask_in_use(&mut self, ctx: &egui::Context, path: &Path, told: &str) -> Commands {
        let mut out = Commands::default();
        let mut gone = false;
        let close = dialog(ctx, "in-use", 480.0, |ui| {
            strong(ui, "Die Datei ist schon geöffnet");
            ui.label(told);
            small_muted(
                ui,
                "Ändern kann sie nur, wer sie zuerst geöffnet hat. Eine Kopie lässt sich später mit ihr zusammenführen („Zusammenführen …“).",
            );
            ui.horizontal_wrapped(|ui| {
                if primary_button(ui, "Nur lesen").clicked() {
                    out.push(Command::Read { path: path.to_owned(), copy: false });
                }
                if button(ui, "Als Kopie öffnen …").clicked() {
                    out.push(Command::Read { path: path.to_owned(), copy: true });
                }
                gone = button(ui, "Abbrechen").clicked();
            });
        });
        if close || gone || !out.is_empty() {
            self.prompt = None;
        }
        out
    }

    /// Something was to be changed in a file that is only read.
    pub(super) fn ask_own_file(&mut self, edits: Vec<Edit>) {
        self.prompt = Some(Prompt::ReadOnly(edits));
    }

    pub(super) fn ask_read_only(&mut self, ctx: &egui::Context) -> Commands {
        let mut out = Commands::default();
        let mut gone = false;
        let close = dialog(ctx, "read-only", 460.0, |ui| {
            strong(ui, "Diese Datei ist nur zum Lesen geöffnet");
            ui.label("Ändern lässt sie sich erst unter eigenem Namen.");
            ui.horizontal_wrapped(|ui| {
                if primary_button(ui, "Speichern unter …").clicked() {
                    out.push(Command::SaveAs);
                }
                gone = button(ui, "Nicht ändern").clicked();
            });
        });
        if close || gone {
            self.prompt = None;
            self.drafts.borrow_mut().clear();
        }
        out
    }

    /// Asks for the key of a copy that was made for an office.
    pub(super) fn ask_key(&mut self, path: PathBuf, then: Then) {
        self.prompt = Some(Prompt::NeedsKey(path, then));
    }

    pub(super) fn ask_needs_key(&mut self, ctx: &egui::Context, path: PathBuf, then: Then) {
        let (mut choose, mut gone) = (false, false);
        let close = dialog(ctx, "needs-key", 480.0, |ui| {
            strong(ui, "Diese Datei ist eine Kopie für eine andere Stelle");
            muted(ui, path.display().to_string());
            ui.label("Lesen kann sie nur, wer die Schlüsseldatei dieser Stelle hat (AGE-SECRET-KEY-1…).");
            ui.horizontal_wrapped(|ui| {
                choose = primary_button(ui, "Mit Schlüsseldatei öffnen …").clicked();
                gone = button(ui, "Abbrechen").clicked();
            });
        });
        if close || choose || gone {
            self.prompt = None;
        }
        if choose {
            self.ask(ctx, Purpose::Key(path, then), "Schlüsseldatei wählen", None);
        }
    }

    /// A file with a key was chosen.
    pub(super) fn use_key(&mut self, ctx: &egui::Context, path: PathBuf, then: Then, key: &Path, time: f64) {
        let key = match key_in(key) {
            Ok(key) => key,
            Err(Problem { message, hint }) => return self.toasts.fault(message, hint),
        };
        match then {
            Then::Merge => return self.read_office_version(ctx, path, key),
            Then::TakeAnswers => return self.import_with(ctx, path, Opener::Key(key)),
            _ => {}
        }
        match store::read_for_office(&path, &key) {
            // What is open has been saved before the key was asked for; it may have changed since.
            Ok(copy) if self.may_leave(Command::Open(path.clone()), time) => {
                let place = self.settings.place(&path);
                self.install(ctx, Session::for_office(path, copy), place);
            }
            Ok(_) => {}
            Err(error) => self.fault(&error),
        }
    }
}

/// The key in a file as `age-keygen` writes it.
fn key_in(path: &Path) -> Result<OfficeKey, Problem> {
    let bytes = store::read_foreign(path)
        .map_err(|error| Problem { message: error.to_string(), hint: error.hint().to_owned() })?;
    let bytes = zeroize::Zeroizing::new(bytes);
    OfficeKey::from_file(&bytes).ok_or_else(|| Problem {
        message: format!("„{}“ enthält keinen Schlüssel oder mehr als einen", path.display()),
        hint: "Die Datei wählen, die „age-keygen -o DATEI“ geschrieben hat; darin steht ein Schlüssel, der mit AGE-SECRET-KEY-1 beginnt.".to_owned(),
    })
}
