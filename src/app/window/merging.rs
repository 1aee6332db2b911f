//! Another version of the open file: read beside the window, compared, and merged in one step. Also those that sync clients
//! have put beside it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use super::Window;
use super::jobs::waker;
use super::outcome::{Outcome, Version};
use super::password::Then;
use crate::app::screens::merging::{self, State, Wish};
use wiba_core::assessment::{Merge, MergeError, nothing_new};
use wiba_core::desk::drafts::Which;
use wiba_core::desk::jobs::Steps;
use wiba_core::store::disk::System;
use wiba_core::store::{File, OfficeKey, Seal, SealFault, StoreError, other_versions, read_for_office};

const READING: Steps = Steps { name: "Andere Fassung wird gelesen", words: &["Datei wird geöffnet"] };
const LOOKING: Steps = Steps { name: "Andere Fassungen werden gesucht", words: &["Ordner wird angesehen"] };

impl Window {
    /// Reads another version of the open file, to merge it. It may have the password of the open one.
    pub(super) fn merge_with(&mut self, ctx: &egui::Context, path: PathBuf) {
        let Some(session) = &self.session else { return };
        if session.is_read_only() {
            self.ask_own_file(Vec::new());
            return;
        }
        let seal = session.seal().cloned();
        self.read_version(ctx, path, seal);
    }

    pub(super) fn read_version(&mut self, ctx: &egui::Context, path: PathBuf, seal: Option<Seal>) {
        self.jobs.start(waker(ctx), READING, move |_| {
            let version = File::open_with(Arc::new(System), &path, seal.as_ref());
            Outcome::Version(path, version.map(|(file, other)| Box::new((Some(file), other))))
        });
    }

    /// The same of a copy that was made for an office.
    pub(super) fn read_office_version(&mut self, ctx: &egui::Context, path: PathBuf, key: OfficeKey) {
        self.jobs.start(waker(ctx), READING, move |_| {
            let version = read_for_office(&path, &key);
            Outcome::Version(path, version.map(|other| Box::new((None, other))))
        });
    }

    /// Forgets a version that is being read or shown: it was meant for the file that goes now.
    pub(super) fn forget_merge(&mut self) {
        self.jobs.forget(READING);
        self.merging = None;
    }

    /// Another version has been read, or what opens it is needed.
    pub(super) fn version_read(&mut self, path: PathBuf, version: Result<Box<Version>, StoreError>, time: f64) {
        match version {
            Ok(version) => self.show_merge(&path, *version, time),
            Err(StoreError::Seal { fault: SealFault::Locked, .. }) => self.ask_to_unlock(&path, Then::Merge),
            Err(StoreError::Seal { fault: SealFault::NeedsKey, .. }) => self.ask_key(path, Then::Merge),
            Err(error) => self.fault(&error),
        }
    }

    /// Shows what a merge would do, unless there is nothing to merge.
    fn show_merge(&mut self, path: &Path, (file, other): Version, time: f64) {
        self.take_drafts(Which::FreeText, time);
        let Some(session) = &self.session else { return };
        // What is made for an office has no file here, and is sealed in any case.
        let sealed = file.as_ref().is_none_or(|file| file.seal().is_some());
        let on_disk = file.filter(|_| session.is_at(path));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let source = if on_disk.is_some() { format!("{name} auf dem Datenträger") } else { name.into_owned() };
        match Merge::new(session.assessment().clone(), other, None) {
            Ok(merge) if merge.brings_nothing() => {
                self.beside.retain(|other| other != path);
                self.toasts.say(nothing_new(&format!("„{source}“"), &merge));
                if on_disk.is_some() {
                    self.finish_merge(State::new(source, merge, on_disk, sealed, 0), time);
                }
            }
            Ok(merge) => self.merging = Some(State::new(source, merge, on_disk, sealed, session.revision())),
            Err(error) => self.toasts.fault(format!("„{source}“: {error}"), hint(error).to_owned()),
        }
    }

    /// Paints both versions, and merges them when the user has decided.
    pub(super) fn ask_merging(&mut self, ctx: &egui::Context, time: f64) {
        let (Some(state), Some(session)) = (&mut self.merging, &self.session) else { return };
        state.refresh(session.assessment(), session.revision());
        match merging::ui(state, ctx) {
            None => {}
            Some(Wish::GiveUp) => self.merging = None,
            Some(Wish::Merge) => {
                if let Some(state) = self.merging.take() {
                    self.finish_merge(state, time);
                }
            }
        }
    }

    fn finish_merge(&mut self, state: State, time: f64) {
        let (now, stamp) = ((self.clock)(), self.stamp());
        let State { source, merge, on_disk, sealed, .. } = state;
        let Some(session) = &mut self.session else { return };
        let mine = session.path().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        if on_disk.is_none() {
            session.back_up_next(now, time);
        }
        match session.merge(&merge, (mine, source.clone()), on_disk, stamp, time) {
            Ok(_) if merge.brings_nothing() => {}
            Ok(undoable) => {
                if sealed && session.seal().is_none() {
                    let hint = "„Mit Passwort verschlüsseln …“ im Menü „Datei“ holt das nach.".to_owned();
                    self.toasts.fault(format!("Was aus {source} kommt, steht in einer Datei ohne Passwort"), hint);
                }
                self.beside.retain(|other| other.file_name().is_none_or(|name| name.to_string_lossy() != source));
                if undoable {
                    self.say_undoable(&format!("Mit {source} zusammengeführt."));
                } else {
                    let words = "Neu ist nur der Verlauf, sonst hat sich nichts geändert.";
                    self.toasts.say(format!("Mit {source} zusammengeführt. {words}"));
                }
            }
            Err(error) => self.toasts.fault(error.to_string(), hint(error).to_owned()),
        }
        self.save(now, time);
    }

    /// Looks beside the open file for other versions that hold something it does not.
    pub(super) fn look_beside(&mut self, ctx: &egui::Context) {
        self.beside.clear();
        let Some(session) = self.session.as_ref().filter(|session| !session.is_read_only()) else { return };
        let Some(path) = session.path().map(Path::to_owned) else { return };
        let (mine, seal) = (session.assessment().clone(), session.seal().cloned());
        self.jobs.start(waker(ctx), LOOKING, move |_| {
            let brings = |other: &PathBuf| {
                let read = File::open_with(Arc::new(System), other, seal.as_ref()).ok();
                let merge = read.and_then(|(_, other)| Merge::new(mine.clone(), other, None).ok());
                merge.is_some_and(|merge| !merge.brings_nothing())
            };
            let mut others = other_versions(&path, mine.id);
            others.retain(brings);
            Outcome::Beside(path, others)
        });
    }

    /// Some have been found.
    pub(super) fn found_beside(&mut self, path: &Path, others: Vec<PathBuf>) {
        if self.session.as_ref().is_some_and(|session| session.path() == Some(path)) {
            self.beside = others;
        }
    }
}

fn hint(error: MergeError) -> &'static str {
    match error {
        MergeError::Unrelated => "Zusammenführen lassen sich nur Kopien einer Datei. Es hat sich nichts geändert.",
        MergeError::OtherRound => {
            "Zusammenführen geht nur innerhalb einer Erhebung; einzelne Antworten von Hand übertragen. Es hat sich nichts geändert."
        }
        MergeError::Undecided => "Jede Stelle entscheiden oder für alle „meine“ oder „andere“ wählen.",
    }
}
