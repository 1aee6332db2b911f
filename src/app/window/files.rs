//! Files: opened, created, saved, let go.

use std::path::Path;

use eframe::egui;
use eframe::egui::text_edit::TextEditState;

use super::Window;
use super::overlay_state::Prompt;
use super::password::Then;
use super::prompt::QUICK;
use crate::app::parts::forget_added;
use crate::app::screens::overview;
use crate::app::screens::start::Fault;
use wiba_core::analysis::Counts;
use wiba_core::assessment::Assessment;
use wiba_core::desk::command::Command;
use wiba_core::desk::recovery;
use wiba_core::desk::route::{Place, Route};
use wiba_core::desk::session::Session;
use wiba_core::store::backups::Backups;
use wiba_core::store::{Seal, SealFault, StoreError, try_folder};

impl Window {
    pub(super) fn save(&mut self, now: jiff::civil::DateTime, time: f64) {
        if let Some(session) = &mut self.session {
            session.start_save(time, || {});
            session.save_within(QUICK, now, time);
        }
    }

    pub(super) fn save_as(&mut self, ctx: &egui::Context, path: &Path, replace: bool, time: f64) {
        let now = (self.clock)();
        let place = self.place();
        if replace && self.copy_lacks(path) {
            let hint = "Erst beide zusammenführen, dann unter diesem Namen speichern.".to_owned();
            self.toasts.fault(format!("In „{}“ steht, was in der Kopie fehlt", path.display()), hint);
            self.merge_with(ctx, path.to_owned());
            return;
        }
        let Some(session) = &mut self.session else { return };
        let (before, was_secret) = (session.path().map(Path::to_owned), session.is_secret());
        let result = session.save_as(path, replace, now, time);
        let (name, is_secret) = (listed_name(session), session.is_secret());
        match result {
            Ok(()) => {
                if was_secret && !is_secret {
                    let hint = "„Mit Passwort verschlüsseln …“ im Menü „Datei“ holt das nach.".to_owned();
                    self.toasts.fault("Die neue Datei ist nicht verschlüsselt", hint);
                }
                self.settings.remember(session.path().unwrap_or(path), &name, place);
                self.toasts.say(format!("Gespeichert als {}", path.display()));
                // What was a copy is a file of its own now.
                if let Some(copy) = before.filter(|before| before != path && self.is_copy(Some(before))) {
                    recovery::discard(&copy);
                    self.settings.recent.retain(|recent| recent.path != copy);
                }
                match self.prompt.take() {
                    Some(Prompt::Unsaved(then)) => self.carry_out(ctx, vec![then], time),
                    Some(Prompt::ReadOnly(edits)) if !edits.is_empty() => {
                        self.edit(edits, time);
                    }
                    _ => {}
                }
                self.look_beside(ctx);
            }
            Err(error) => self.fault(&error),
        }
    }

    /// Opens a file, after saving the one that is open. If it cannot be opened, the other stays.
    pub fn open(&mut self, ctx: &egui::Context, path: &Path) {
        let time = self.time(ctx);
        // What is open is saved before a password is asked; a copy of it has the same one.
        if self.may_leave(Command::Open(path.to_owned()), time) {
            let seal = self.session.as_ref().and_then(Session::seal).cloned();
            self.open_with(ctx, path, seal.as_ref());
        }
    }

    pub(super) fn open_with(&mut self, ctx: &egui::Context, path: &Path, seal: Option<&Seal>) {
        if self.is_open(path) {
            // To be read anew it must be free first.
            self.let_go(ctx);
            self.go(ctx, Route::Start);
        }
        match Session::open_on(self.disk.clone(), path, seal, (self.clock)()) {
            Ok(session) => {
                let place = self.settings.place(session.path().unwrap_or(path));
                self.install(ctx, session, place);
            }
            Err(StoreError::Seal { fault: SealFault::Locked, .. }) => self.ask_to_unlock(path, Then::Open),
            Err(StoreError::Seal { fault: SealFault::NeedsKey, .. }) => self.ask_key(path.to_owned(), Then::Open),
            Err(error @ StoreError::InUse { .. }) => {
                self.prompt = Some(Prompt::InUse(path.to_owned(), error.to_string()));
            }
            Err(error) => {
                self.fault(&error);
                self.look_for_backups(ctx, path, error.to_string());
            }
        }
    }

    /// Whether a file is a recovery copy, where they are kept now or were kept by earlier versions.
    pub(super) fn is_copy(&self, path: Option<&Path>) -> bool {
        path.is_some_and(|path| [&self.data, &self.config].into_iter().any(|folder| recovery::is_copy(folder, path)))
    }

    /// Whether the open file is a recovery copy, and this one holds something that it lacks.
    fn copy_lacks(&self, path: &Path) -> bool {
        self.session.as_ref().is_some_and(|session| {
            self.is_copy(session.path()) && recovery::lacks(session.assessment(), path, session.seal())
        })
    }

    fn is_open(&self, path: &Path) -> bool {
        self.session.as_ref().is_some_and(|session| session.is_at(path))
    }

    /// Opens the example.
    pub fn open_example(&mut self, ctx: &egui::Context) {
        let time = self.time(ctx);
        match (self.example)() {
            Ok(example) if self.may_leave(Command::OpenExample, time) => {
                self.install(ctx, Session::example(example), Place::default());
            }
            Ok(_) => {}
            Err(error) => self.toasts.fault(error.to_string(), error.hint().to_owned()),
        }
    }

    pub(super) fn create(&mut self, ctx: &egui::Context, name: &str, path: &Path, with_folder: bool, time: f64) {
        if !self.may_leave(Command::Create { name: name.to_owned(), path: path.to_owned(), with_folder }, time) {
            return;
        }
        let now = (self.clock)();
        let assessment = Assessment::new(name, now.date(), &self.catalog);
        let folder = path.parent().filter(|_| with_folder).map_or(Ok(()), try_folder);
        match folder.and_then(|()| Session::create(path, assessment, now)) {
            Ok(session) => self.install(ctx, session, Place { route: Route::Kommune, question: None }),
            // It is said where the path stands.
            Err(error) => self.screens.start.fault = Some(self.cannot_create(path, &error)),
        }
    }

    /// Why a new file cannot be there, in words that do not speak of one that was there before.
    fn cannot_create(&self, path: &Path, error: &StoreError) -> Fault {
        match path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
            // Once tried in vain, the reason is said.
            Some(folder) if !matches!(error, StoreError::Write { path, .. } if path == folder) => Fault {
                message: format!("Den Ordner „{}“ gibt es nicht", folder.display()),
                hint: "Einen anderen Ort wählen oder den Ordner anlegen.".to_owned(),
                can_make_folder: true,
            },
            _ => Fault { message: error.to_string(), hint: error.hint().to_owned(), can_make_folder: false },
        }
    }

    pub(super) fn install(&mut self, ctx: &egui::Context, mut session: Session, place: Place) {
        self.let_go(ctx);
        session.keep_backups(Backups::new(&self.data));
        let answered = session.assessment().round.catalog.clone();
        if answered != self.catalog.version {
            let words =
                format!("Beantwortet mit dem Katalog „{answered}“, ausgewertet nach „{}“", self.catalog.version);
            let hint = "Antworten auf Fragen, die der geladene Katalog nicht kennt, bleiben in der Datei und zählen nicht mit.";
            self.toasts.fault(words, hint.to_owned());
        }
        self.session = Some(session);
        // The file may have got its password on another PC.
        self.protect_copies();
        self.load_catalog();
        self.screens.overview = overview::State { last: place.question };
        self.route = Route::Start;
        let route = if place.route == Route::Start { Route::Overview } else { place.route };
        self.go(ctx, route);
        if let Some(id) = place.question {
            self.screens.questions.show(id);
        }
        self.remember();
        self.settings.save(&self.config).ok();
        self.look_beside(ctx);
    }

    pub(super) fn place(&self) -> Place {
        Place { route: self.route, question: self.screens.overview.last }
    }

    /// Notes where the user of the open file is.
    pub(super) fn remember(&mut self) {
        let place = self.place();
        if let Some(session) = &self.session
            && let Some(path) = session.path()
        {
            self.settings.remember(path, &listed_name(session), place);
            let all = Counts::of(self.catalog.questions().map(|question| question.id), &session.assessment().round);
            let now = (self.clock)();
            let at = now.with().subsec_nanosecond(0).build().unwrap_or(now);
            self.settings.note_standing(at, all.answered(), all.total());
        }
    }

    pub(super) fn close_file(&mut self, ctx: &egui::Context, time: f64) {
        if self.may_leave(Command::CloseFile, time) {
            self.let_go(ctx);
            self.go(ctx, Route::Start);
        }
    }

    /// Forgets all that belongs to the open file.
    fn let_go(&mut self, ctx: &egui::Context) {
        self.gone += 1;
        self.remove_copy();
        self.forget_import();
        if self.meeting {
            self.end_meeting(ctx);
        }
        // What was asked about this file, a password or a decision, must not be answered for another one.
        self.asked = None;
        self.path_prompt = None;
        self.prompt = None;
        self.forget_password(ctx);
        self.trail = Default::default();
        // Fields are known by what they hold: those of the next file must not get the text of this one by undo.
        ctx.data_mut(|data| data.remove_by_type::<TextEditState>());
        forget_added(ctx);
        self.forget_copy();
        self.spelling.forget_names();
        self.told_unsealed = false;
        self.missing = Default::default();
        self.drafts.borrow_mut().clear();
        self.session = None;
        self.load_catalog();
        self.findings = None;
        self.screens = super::Screens::default();
        // What can be found belongs to the file, too.
        self.overlays = super::overlay_state::OverlayState::default();
    }

    pub(super) fn fault(&mut self, error: &StoreError) {
        self.toasts.fault(error.to_string(), error.hint().to_owned());
    }
}

/// The name in the list of recent files. That of a Kommune whose file has a password is not written anywhere else.
fn listed_name(session: &Session) -> String {
    match (session.is_secret(), session.path().and_then(Path::file_stem)) {
        (true, Some(stem)) => stem.to_string_lossy().into_owned(),
        _ => session.assessment().kommune.name.clone(),
    }
}
