//! The dated backups of the open file: looked for and read beside the window, restored in one step or written to a file of
//! their own.

use std::path::{Path, PathBuf};

use eframe::egui;

use super::Window;
use super::jobs::waker;
use super::outcome::Outcome;
use super::password::Then;
use super::purpose::Purpose;
use crate::app::screens::backups::{self, Chosen, Inside, Lost, Seen, State, Wish};
use wiba_core::assessment::{Assessment, Id};
use wiba_core::desk::drafts::Which;
use wiba_core::desk::jobs::Steps;
use wiba_core::desk::session::Session;
use wiba_core::store::backups::{Backup, Backups, Contents};
use wiba_core::store::{EXTENSION, Seal, SealFault, StoreError, with_ending};

const LISTING: Steps = Steps { name: "Frühere Stände", words: &["Sicherungen werden gesucht"] };
const LOOKING: Steps = Steps { name: "Früherer Stand", words: &["Sicherung wird gelesen"] };

impl Window {
    /// Shows which there are.
    pub(super) fn show_backups(&mut self, ctx: &egui::Context) {
        let Some(session) = &self.session else { return };
        let (id, seal, kept) = (session.assessment().id, session.seal().cloned(), Backups::new(&self.data));
        self.backups = Some(State { kept: kept.kept(), ..State::default() });
        self.jobs.start(waker(ctx), LISTING, move |_| {
            let look = |backup: Backup| (backup.clone(), backup.contents(seal.as_ref()));
            Outcome::Backups(id, kept.of(id).into_iter().map(look).collect())
        });
    }

    /// They have been found.
    pub(super) fn backups_found(&mut self, id: Id, all: Vec<(Backup, Contents)>) {
        let is_open = self.session.as_ref().is_some_and(|session| session.assessment().id == id);
        if let Some(state) = self.backups.as_mut().filter(|_| is_open) {
            state.all = Some(all);
        }
    }

    /// Looks for those of a file that cannot be opened.
    pub(super) fn look_for_backups(&mut self, ctx: &egui::Context, path: &Path, reason: String) {
        let (of, kept) = (Lost { path: path.to_owned(), reason }, Backups::new(&self.data));
        self.jobs.start(waker(ctx), LISTING, move |_| {
            let look = |backup: Backup| (backup.clone(), backup.contents(None));
            let all = kept.of_lost(&of.path).into_iter().map(look).collect();
            Outcome::BackupsOf(of, all)
        });
    }

    /// Some of a file that cannot be opened have been found.
    pub(super) fn offer_backups(&mut self, of: Lost, all: Vec<(Backup, Contents)>) {
        if !all.is_empty() && self.backups.is_none() {
            // It says the same, in front of everything else.
            self.toasts.forget(&of.reason);
            self.backups = Some(State { all: Some(all), of: Some(of), ..State::default() });
        }
    }

    /// Reads one beside the window.
    pub(super) fn read_backup(&mut self, ctx: &egui::Context, backup: Backup, seal: Option<Seal>) {
        self.jobs.start(waker(ctx), LOOKING, move |_| {
            let state = backup.open(seal.as_ref());
            Outcome::Backup(backup.path, state.map(Box::new))
        });
    }

    /// One has been read, or its password is needed.
    pub(super) fn backup_read(&mut self, path: PathBuf, state: Result<Box<Assessment>, StoreError>) {
        let chosen = self.backups.as_mut().and_then(|state| state.chosen.as_mut());
        let Some(chosen) = chosen.filter(|chosen| chosen.backup.path == path) else { return };
        let Some(session) = &self.session else { return };
        match state {
            Ok(then) => {
                let seen = Seen::new(*then, session.assessment(), session.revision());
                chosen.inside = Inside::State(Box::new(seen));
            }
            Err(StoreError::Seal { fault: SealFault::Locked, .. }) => self.ask_to_unlock(&path, Then::Backup),
            Err(error) => chosen.inside = Inside::Unreadable(error.to_string(), error.hint().to_owned()),
        }
    }

    /// The password of one was right.
    pub(super) fn backup_unlocked(&mut self, ctx: &egui::Context, seal: Option<&Seal>) {
        let chosen = self.backups.as_ref().and_then(|state| state.chosen.as_ref());
        if let Some(backup) = chosen.map(|chosen| chosen.backup.clone()) {
            self.read_backup(ctx, backup, seal.cloned());
        }
    }

    /// Paints them, and does what the user wants.
    pub(super) fn ask_backups(&mut self, ctx: &egui::Context, time: f64) {
        // A question about a password or a path stands before them.
        if self.password.is_some() || self.path_prompt.is_some() || self.asked.is_some() {
            return;
        }
        let (Some(state), session) = (&mut self.backups, self.session.as_ref()) else { return };
        if let (Some(Chosen { inside: Inside::State(seen), .. }), Some(session)) = (&mut state.chosen, session) {
            seen.refresh(session.assessment(), session.revision());
        }
        let seal = session.and_then(Session::seal).cloned();
        match backups::ui(state, ctx, session.is_some_and(Session::is_read_only)) {
            None => {}
            Some(Wish::Close) => self.backups = None,
            Some(Wish::Back) => state.chosen = None,
            Some(Wish::Look(backup)) => {
                state.chosen = Some(Chosen { backup: backup.clone(), inside: Inside::Reading });
                self.read_backup(ctx, backup, seal);
            }
            Some(Wish::Restore) => self.restore(time),
            Some(Wish::Keep(count)) => match Backups::new(&self.data).keep(count) {
                Ok(()) => state.kept = count,
                Err(source) => {
                    let error = StoreError::write(&self.data, source);
                    self.fault(&error);
                }
            },
            Some(Wish::Copy(backup)) => {
                let lost = state.of.as_ref().map(|of| of.path.as_path());
                let of = lost.or_else(|| session.and_then(Session::path));
                let stem = of.and_then(Path::file_stem).unwrap_or_default();
                let when = backup.at.strftime("%Y-%m-%d %H.%M");
                let name = format!("{} (Stand {when}).{EXTENSION}", stem.to_string_lossy());
                self.ask(ctx, Purpose::BackupCopy(backup), "Früheren Stand als Kopie speichern", Some(name));
            }
        }
    }

    /// Makes the open file what it was, in one step.
    fn restore(&mut self, time: f64) {
        self.take_drafts(Which::FreeText, time);
        let Some(Chosen { backup, inside: Inside::State(seen) }) = self.backups.take().and_then(|state| state.chosen)
        else {
            return;
        };
        let Some(edits) = self.session.as_ref().and_then(|session| session.assessment().edits_toward(&seen.then))
        else {
            return;
        };
        self.back_up_next(time);
        let stamp = self.stamp();
        let Some(session) = &mut self.session else { return };
        session.restore(edits, backup.at, stamp, time);
        self.say_undoable(&format!("Stand vom {} wiederhergestellt.", backups::time(&backup)));
    }

    /// Writes one to a file of its own.
    pub(super) fn copy_backup(&mut self, ctx: &egui::Context, backup: &Backup, path: &Path) {
        let path = with_ending(path, EXTENSION);
        match Backups::new(&self.data).restore(backup, &path) {
            Ok(()) => {
                self.toasts.say(format!("Gespeichert: {}", path.display()));
                // Whoever has lost a file wants to go on with it.
                if self.backups.take_if(|state| state.of.is_some()).is_some() {
                    self.open(ctx, &path);
                }
            }
            Err(error) => self.fault(&error),
        }
    }

    /// The version on disk is kept before the next save, because much changes at once.
    pub(super) fn back_up_next(&mut self, time: f64) {
        let now = (self.clock)();
        if let Some(session) = &mut self.session {
            session.back_up_next(now, time);
        }
    }
}
