//! The password of a file: asked for when a sealed one is opened, set, changed and removed. What takes time is done beside
//! the window and can be stopped.

mod prompt;
mod state;

use std::path::{Path, PathBuf};

use eframe::egui;

use self::prompt::Wish;
use self::state::Reason;
pub(super) use self::state::{PasswordPrompt, Then};
use super::Window;
use super::jobs::waker;
use super::opener::Opener;
use super::outcome::{Origin, Outcome};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Which;
use wiba_core::desk::jobs::{Progress, Steps};
use wiba_core::desk::session::Session;
use wiba_core::store::{self, Password, PasswordChange, SaveNotice, Seal, SealFault, StoreError, protect_recovery};

pub(super) const UNLOCKING: Steps =
    Steps { name: "Datei wird entschlüsselt", words: &["Passwort wird geprüft", "Datei wird geöffnet"] };
pub(super) const SEALING: Steps =
    Steps { name: "Passwort wird gesetzt", words: &["Schlüssel wird berechnet", "Datei wird verschlüsselt"] };

/// What is done beside the window to open a sealed file.
fn unlock(path: PathBuf, password: &Password, progress: &Progress) -> Outcome {
    let seal = store::unlock(&path, password);
    if !progress.advance(1) {
        return Outcome::Stopped;
    }
    match seal {
        Ok(seal) => Outcome::Unlocked(path, seal),
        Err(error) => Outcome::NotUnlocked(error),
    }
}

/// What is done beside the window to seal one.
fn seal(path: PathBuf, password: &Password, progress: &Progress) -> Outcome {
    let seal = Seal::new(password);
    if !progress.advance(1) {
        return Outcome::Stopped;
    }
    match seal {
        Ok(seal) => Outcome::Sealed(path, seal),
        Err(source) => Outcome::NotUnlocked(StoreError::write(&path, source)),
    }
}

impl Window {
    /// Asks for the password of a file.
    pub(super) fn ask_to_unlock(&mut self, path: &Path, then: Then) {
        self.password = Some(PasswordPrompt::new(Reason::Unlock(path.to_owned(), then)));
    }

    /// Asks for a new password of the open file. What was typed into it is saved first.
    pub(super) fn ask_new_password(&mut self, time: f64) {
        if let Some(has) = self.sealable(time) {
            self.password = Some(PasswordPrompt::new(if has { Reason::Change } else { Reason::Set }));
        }
    }

    /// Asks whether the open file is to lose its password.
    pub(super) fn ask_remove_password(&mut self, time: f64) {
        match self.sealable(time) {
            Some(true) => self.password = Some(PasswordPrompt::new(Reason::Remove)),
            Some(false) => self.toasts.say("Diese Datei hat kein Passwort"),
            None => {}
        }
    }

    /// Saves the open file. Returns whether it has a password; `None` if it cannot get one.
    fn sealable(&mut self, time: f64) -> Option<bool> {
        self.take_drafts(Which::All, time);
        self.save((self.clock)(), time);
        let session = self.session.as_ref()?;
        if session.is_read_only() {
            self.ask_own_file(Vec::new());
            return None;
        }
        if session.path().is_none() {
            let hint = "Zuerst unter „Datei“ speichern.".to_owned();
            self.toasts.fault("Das Beispiel hat keine Datei, die ein Passwort bekommen könnte", hint);
            return None;
        }
        Some(session.seal().is_some())
    }

    /// Paints the prompt and does what was decided.
    pub(super) fn password_prompt(&mut self, ctx: &egui::Context, time: f64) -> Commands {
        let mut out = Commands::default();
        let Some(mut prompt) = self.password.take() else { return out };
        let ours = |steps| steps == UNLOCKING || steps == SEALING;
        let working = self.jobs.pieces().find(|piece| ours(piece.progress.steps()));
        let working = working.and_then(|piece| piece.progress.shown());
        if working.is_some() {
            // The thread says nothing between its steps.
            ctx.request_repaint_after_secs(0.1);
        }
        let kommune = self.session.as_ref().map(|session| &session.assessment().kommune);
        let wish = prompt::ui(&mut prompt, ctx, kommune, working);
        match wish {
            Wish::Stay => self.password = Some(prompt),
            Wish::Close => {
                prompt::wipe(ctx);
                if working.is_some() {
                    out.push(Command::StopWork);
                }
                // An earlier state that is not opened after all is not being read either.
                if matches!(prompt.reason, Reason::Unlock(_, Then::Backup))
                    && let Some(state) = &mut self.backups
                {
                    state.chosen = None;
                }
            }
            Wish::Remove => self.reseal(ctx, None, PasswordChange::Removed, time),
            Wish::Use => {
                self.use_password(ctx, &mut prompt);
                self.password = Some(prompt);
            }
        }
        out
    }

    fn use_password(&mut self, ctx: &egui::Context, prompt: &mut PasswordPrompt) {
        prompt.fault = None;
        let password = match Password::new(&prompt.typed) {
            Ok(password) => password,
            Err(fault) => return prompt.failed(fault.to_string(), fault.hint()),
        };
        match &prompt.reason {
            Reason::Unlock(path, _) => {
                let path = path.clone();
                self.jobs.start(waker(ctx), UNLOCKING, move |progress| unlock(path, &password, progress));
            }
            Reason::Set | Reason::Change => {
                let Some(path) = self.session.as_ref().and_then(Session::path).map(Path::to_owned) else { return };
                self.jobs.start(waker(ctx), SEALING, move |progress| seal(path, &password, progress));
            }
            Reason::Remove | Reason::Done(_) => {}
        }
    }

    /// A file whose password was right is opened.
    pub(super) fn unlocked(&mut self, ctx: &egui::Context, path: &Path, seal: Option<&Seal>) {
        let asked = |prompt: &PasswordPrompt| matches!(&prompt.reason, Reason::Unlock(other, _) if other == path);
        let Some(prompt) = self.password.take_if(|prompt| asked(prompt)) else { return };
        prompt::wipe(ctx);
        let Reason::Unlock(_, then) = prompt.reason else { return };
        let time = self.time(ctx);
        let copy = then == Then::Copy;
        match then {
            Then::Merge => self.read_version(ctx, path.to_owned(), seal.cloned()),
            Then::TakeAnswers => self.import_with(ctx, path.to_owned(), Opener::Seal(seal.cloned())),
            Then::Backup => self.backup_unlocked(ctx, seal),
            Then::Open if self.may_leave(Command::Open(path.to_owned()), time) => self.open_with(ctx, path, seal),
            Then::Read | Then::Copy if self.may_leave(Command::Read { path: path.to_owned(), copy }, time) => {
                self.read_with(ctx, path, seal, copy);
            }
            Then::Open | Then::Read | Then::Copy => {}
        }
    }

    /// A password that was wrong, or a file that is damaged: said where it was typed.
    pub(super) fn not_unlocked(&mut self, error: &StoreError) {
        match &mut self.password {
            Some(prompt) => {
                if matches!(error, StoreError::Seal { fault: SealFault::WrongPassword, .. }) {
                    prompt.failed("Dieses Passwort öffnet die Datei nicht".to_owned(), error.hint());
                } else {
                    prompt.failed(error.to_string(), error.hint());
                }
            }
            None => self.fault(error),
        }
    }

    /// A new key is ready for the open file.
    pub(super) fn sealed(&mut self, ctx: &egui::Context, path: &Path, seal: Seal, time: f64) {
        let wanted = |prompt: &PasswordPrompt| matches!(prompt.reason, Reason::Set | Reason::Change);
        let Some(prompt) = self.password.take_if(|prompt| wanted(prompt)) else { return };
        prompt::wipe(ctx);
        if self.session.as_ref().and_then(Session::path) == Some(path) {
            let change = if prompt.reason == Reason::Set { PasswordChange::Set } else { PasswordChange::Changed };
            self.reseal(ctx, Some(seal), change, time);
        }
    }

    fn reseal(&mut self, ctx: &egui::Context, seal: Option<Seal>, change: PasswordChange, time: f64) {
        let now = (self.clock)();
        let Some(session) = &mut self.session else { return };
        match session.reseal(seal, now, time) {
            Ok(()) => {
                self.protect_copies();
                self.told_unsealed = false;
                self.password = Some(PasswordPrompt::new(Reason::Done(change)));
                // The list of recent files names no Kommune whose file has a password.
                self.remember();
                self.settings.save(&self.config).ok();
            }
            Err(error) => self.fault(&error),
        }
        ctx.request_repaint();
    }

    /// Gives the recovery copies of the open file its password.
    pub(super) fn protect_copies(&mut self) {
        let Some(session) = &self.session else { return };
        let id = session.assessment().id;
        // A copy of version 0.1 may still lie among the settings.
        let protect = |folder: &PathBuf| session.seal().and_then(|seal| protect_recovery(folder, id, seal));
        for path in [&self.data, &self.config].into_iter().filter_map(protect) {
            let notice = SaveNotice::PlainCopy { path };
            self.toasts.fault(notice.to_string(), notice.hint().to_owned());
        }
    }

    /// Takes the prompt away, with what was typed in it.
    pub(super) fn forget_password(&mut self, ctx: &egui::Context) {
        if self.password.take().is_some() {
            prompt::wipe(ctx);
        }
    }

    /// The file that is open, for what is written of it.
    pub(super) fn origin(&self) -> Origin {
        Origin { gone: self.gone, secret: self.session.as_ref().is_some_and(|session| session.is_secret()) }
    }

    /// Says once for each file with a password that what is written of it elsewhere has none; `what` that is.
    pub(super) fn tell_unsealed(&mut self, what: &str, of: Origin) {
        // Of one that is not open any more nobody knows whether it was said.
        let is_open = of.gone == self.gone;
        if of.secret && !(is_open && self.told_unsealed) {
            self.told_unsealed |= is_open;
            let hint = "Das Passwort schützt nur die Datei der Kommune. Berichte, Tabellen und verteilte Dateien so aufbewahren, \
                dass nur Befugte sie lesen.";
            self.toasts.fault(format!("{what} ist nicht verschlüsselt"), hint.to_owned());
        }
    }
}
