//! Files: opened, created, saved, and the dialogs that ask for them.

use std::path::{Path, PathBuf};

use eframe::egui;

use super::Window;
use super::overlay_state::Prompt;
use super::password::Then;
use super::purpose::{PathPrompt, Purpose};
use super::taking::{ENDINGS, may_answer};
use crate::app::dialogs::{Answer, Ask};
use crate::app::parts::file_name;
use crate::app::screens::overview;
use crate::app::screens::start::{Fault, documents};
use wiba_core::analysis::Counts;
use wiba_core::assessment::{Assessment, Logo};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::command::{Command, Commands, Export};
use wiba_core::desk::fundort;
use wiba_core::desk::intent::Intent;
use wiba_core::desk::jobs::Poll;
use wiba_core::desk::recovery;
use wiba_core::desk::route::{Place, Route};
use wiba_core::desk::session::Session;
use wiba_core::exchange::{LOGO_BYTES, logo_from_picture};
use wiba_core::store::backups::Backups;
use wiba_core::store::disk::{Disk, System};
use wiba_core::store::{EXTENSION, Seal, SealFault, StoreError, with_ending};

impl Window {
    pub(super) fn save(&mut self, now: jiff::civil::DateTime, time: f64) {
        if let Some(session) = &mut self.session {
            session.save(now, time);
        }
    }

    pub(super) fn ask(&mut self, ctx: &egui::Context, purpose: Purpose, title: &str, save_as: Option<String>) {
        let folder = self.session.as_ref().and_then(Session::path).and_then(Path::parent).map(Path::to_owned);
        let kind = match purpose {
            Purpose::Report(_) => ("PDF-Datei", &["pdf"][..]),
            Purpose::Evidence(..) => ("Alle Dateien", &["*"][..]),
            Purpose::Answers => ("Datei mit Antworten", ENDINGS),
            // A copy for an office mostly ends as age files do.
            Purpose::Open | Purpose::Version => ("WiBA-Datei", &[EXTENSION, "age"][..]),
            Purpose::Key(..) => ("Schlüsseldatei", &["txt", "key", "age", "*"][..]),
            Purpose::Original => ("Excel-Arbeitsmappe", &["xlsx"][..]),
            Purpose::Export(ref job) if job.ending() == "csv" => ("CSV-Tabelle", &["csv"][..]),
            Purpose::Export(_) => ("Excel-Arbeitsmappe", &["xlsx"][..]),
            Purpose::Wording => ("Excel-Tool, Checklisten oder Zuordnung des BSI", &["xlsx", "docx", "zip"][..]),
            Purpose::HandOut(ref job) => (job.label(), job.endings()),
            Purpose::Logo => ("Bild", &["png", "jpg", "jpeg", "svg"][..]),
            _ => ("WiBA-Datei", &[EXTENSION][..]),
        };
        let near = folder.clone().unwrap_or_else(|| documents().to_owned());
        let proposal = save_as.as_ref().map_or_else(|| near.clone(), |name| near.join(name));
        self.suggested = (title.to_owned(), proposal.display().to_string());
        let ask = Ask { title: title.to_owned(), kind, save_as, folder };
        let ctx = ctx.clone();
        self.asked = Some((purpose, self.dialogs.ask(ask, Box::new(move || ctx.request_repaint()))));
    }

    pub(super) fn ask_save_as(&mut self, ctx: &egui::Context) {
        let Some(session) = &self.session else { return };
        let name = file_name(&session.assessment().kommune.name);
        self.ask(ctx, Purpose::SaveAs, "Speichern unter", Some(name));
    }

    /// What the user chose in a file dialog.
    pub(super) fn answers_of_dialogs(&mut self, ctx: &egui::Context, time: f64) -> Commands {
        let mut out = Commands::default();
        let Some((purpose, job)) = self.asked.take() else { return out };
        let path = match job.poll() {
            Poll::Done(Answer::Chosen(path)) => path,
            Poll::Done(Answer::GivenUp) => return out,
            Poll::Done(Answer::NoDialog) | Poll::Lost => {
                let (title, proposal) = std::mem::take(&mut self.suggested);
                self.path_prompt = Some(PathPrompt { purpose, title, text: proposal, fresh: true });
                return out;
            }
            Poll::Running => {
                self.asked = Some((purpose, job));
                return out;
            }
        };
        out.append(self.chosen(ctx, purpose, path, true, time));
        out
    }

    /// A file was chosen: in the system's dialog, which asks before it replaces one, or by its path.
    pub(super) fn chosen(
        &mut self,
        ctx: &egui::Context,
        purpose: Purpose,
        path: PathBuf,
        by_dialog: bool,
        time: f64,
    ) -> Commands {
        let mut out = Commands::default();
        match purpose {
            Purpose::Open => out.push(Command::Open(path)),
            Purpose::New => self.screens.start.path = with_ending(&path, EXTENSION).display().to_string(),
            Purpose::SaveAs => {
                let (path, confirmed) = named(&path, EXTENSION);
                self.save_as(ctx, &path, confirmed && by_dialog, time);
            }
            Purpose::Logo => match logo(&path) {
                Ok(logo) => out.push(Command::Apply(Intent::Logo(Some(logo)))),
                Err((message, hint)) => self.toasts.fault(message, hint.to_owned()),
            },
            Purpose::Evidence(question, id) => {
                let file = self.session.as_ref().and_then(Session::path);
                let place = fundort::written(&path, file);
                out.push(Command::Apply(Intent::EvidencePlace(question, id, place)));
            }
            Purpose::Answers => self.import(ctx, path),
            Purpose::Version => self.merge_with(ctx, path),
            Purpose::BackupCopy(backup) => self.copy_backup(ctx, &backup, &path),
            Purpose::Key(copy, then) => self.use_key(ctx, copy, then, &path, time),
            Purpose::Original => self.export(ctx, Export::ToolCopy, Some(path)),
            Purpose::Export(job) => {
                let (path, confirmed) = named(&path, job.ending());
                self.write_export(ctx, job, path, confirmed && by_dialog);
            }
            Purpose::Wording => self.take_wording(ctx, path),
            Purpose::HandOut(job) => {
                let (path, confirmed) = named(&path, job.ending());
                self.write_hand_out(ctx, job, path, confirmed && by_dialog);
            }
            Purpose::Report(job) => {
                let (path, confirmed) = named(&path, "pdf");
                self.write_report(ctx, job, path, confirmed && by_dialog);
            }
        }
        out
    }

    pub(super) fn save_as(&mut self, ctx: &egui::Context, path: &Path, replace: bool, time: f64) {
        let now = (self.clock)();
        let place = self.place();
        let Some(session) = &mut self.session else { return };
        let (before, was_secret) = (session.path().map(Path::to_owned), session.is_secret());
        let result = session.save_as(path, replace, now, time);
        let (name, is_secret) = (listed_name(session), session.is_secret());
        match result {
            Ok(()) => {
                if was_secret && !is_secret {
                    let hint = "„Passwort setzen oder ändern …“ verschlüsselt sie.".to_owned();
                    self.toasts.fault("Die neue Datei ist nicht verschlüsselt", hint);
                }
                self.settings.remember(session.path().unwrap_or(path), &name, place);
                self.toasts.say(format!("Gespeichert als {}", path.display()));
                // What was a copy is a file of its own now.
                if let Some(copy) = before.filter(|before| before != path && self.is_copy(before)) {
                    recovery::discard(&copy);
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

    /// A file that was dropped on the window.
    pub(super) fn dropped(&mut self, ctx: &egui::Context) -> Commands {
        let mut out = Commands::default();
        let path = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = path {
            // What is dropped on a question belongs to it.
            if let Some(question) = self.takes_evidence(&path) {
                let file = self.session.as_ref().and_then(Session::path);
                let title = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                out.push(Command::Apply(Intent::AddFile(question, title, fundort::written(&path, file))));
            } else if self.session.is_some() && (may_answer(&path) || self.is_part_of_open(&path)) {
                self.import(ctx, path);
            } else {
                out.push(Command::Open(path));
            }
        }
        self.hovered(ctx);
        out
    }

    /// The question that is in sight, if a file dropped now becomes a Nachweis of it.
    fn takes_evidence(&self, path: &Path) -> Option<QuestionId> {
        // A table of text holds answers, whatever is in sight.
        let is = |known: &str| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(known));
        let ours = is(EXTENSION) || is("csv");
        let interview = matches!(self.route, Route::Questions(_)) && !self.settings.list && !self.meeting;
        if ours || !interview || self.session.is_none() { None } else { self.screens.questions.current }
    }

    /// Says what will happen to a file that is being dragged over the window.
    fn hovered(&self, ctx: &egui::Context) {
        let Some(file) = ctx.input(|input| input.raw.hovered_files.first().map(|file| file.path.clone())) else {
            return;
        };
        let name = file.as_deref().and_then(Path::file_name).map(|name| format!(" „{}“", name.to_string_lossy()));
        let name = name.unwrap_or_default();
        let as_evidence = file.as_deref().is_some_and(|path| self.takes_evidence(path).is_some());
        let words = match (&self.session, file.as_deref().is_some_and(may_answer)) {
            (Some(_), _) if as_evidence => {
                let id = self.screens.questions.current.map(|id| id.to_string()).unwrap_or_default();
                format!("Loslassen:{name} als Nachweis zu {id}")
            }
            (Some(_), true) => format!("Loslassen: Antworten aus{name} ansehen und übernehmen"),
            (None, true) => "Erst eine Kommune öffnen, dann die Datei mit Antworten darauf ziehen".to_owned(),
            (Some(_), false) => format!("Loslassen:{name} öffnen; die offene Datei wird vorher gespeichert"),
            (None, false) => format!("Loslassen:{name} öffnen"),
        };
        let area = egui::Area::new(egui::Id::unique("hovered")).order(egui::Order::Tooltip);
        area.anchor(egui::Align2::CENTER_CENTER, egui::Vec2::ZERO).show(ctx, |ui| {
            egui::Frame::popup(ui.style()).inner_margin(20).show(ui, |ui| ui.label(words));
        });
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
        let anew = self.is_open(path);
        if anew {
            // To be read anew it must be free first.
            self.session = None;
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
                self.look_for_backups(ctx, path);
            }
        }
        if anew && self.session.is_none() {
            self.let_go();
            self.go(ctx, Route::Start);
        }
    }

    /// Whether a file is a recovery copy, where they are kept now or were kept by earlier versions.
    fn is_copy(&self, path: &Path) -> bool {
        [&self.data, &self.config].into_iter().any(|folder| recovery::is_copy(folder, path))
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

    pub(super) fn create(&mut self, ctx: &egui::Context, name: &str, path: &Path, time: f64) {
        if !self.may_leave(Command::Create { name: name.to_owned(), path: path.to_owned() }, time) {
            return;
        }
        let now = (self.clock)();
        let assessment = Assessment::new(name, now.date(), &self.catalog);
        match Session::create(path, assessment, now) {
            Ok(session) => self.install(ctx, session, Place { route: Route::Kommune, question: None }),
            // It is said where the path stands.
            Err(error) => self.screens.start.fault = Some(self.cannot_create(path, &error)),
        }
    }

    /// Why a new file cannot be there, in words that do not speak of one that was there before.
    fn cannot_create(&self, path: &Path, error: &StoreError) -> Fault {
        match path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
            Some(folder) => Fault {
                message: format!("Den Ordner „{}“ gibt es nicht", folder.display()),
                hint: "Einen anderen Ort wählen oder den Ordner zuerst im Dateimanager anlegen.".to_owned(),
            },
            None => Fault { message: error.to_string(), hint: error.hint().to_owned() },
        }
    }

    pub(super) fn install(&mut self, ctx: &egui::Context, mut session: Session, place: Place) {
        self.let_go();
        session.keep_backups(Backups::new(&self.data));
        let answered = session.assessment().round.catalog.clone();
        if answered != self.catalog.version {
            let words =
                format!("Beantwortet mit dem Katalog „{answered}“, ausgewertet nach „{}“", self.catalog.version);
            let hint = "Antworten auf Fragen, die der geladene Katalog nicht kennt, bleiben in der Datei und zählen nicht mit.";
            self.toasts.fault(words, hint.to_owned());
        }
        self.session = Some(session);
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
            self.let_go();
            self.go(ctx, Route::Start);
        }
    }

    /// Forgets all that belongs to the open file.
    fn let_go(&mut self) {
        self.forget_import();
        self.meeting = false;
        // A dialog that was opened for this file must not answer for another one.
        self.asked = None;
        self.path_prompt = None;
        self.trail = Default::default();
        self.copied = None;
        self.told_unsealed = false;
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

/// The name that a file gets, and whether the system's dialog has asked about that very name: it knows nothing of an
/// ending that is added afterwards.
fn named(path: &Path, ending: &str) -> (PathBuf, bool) {
    let named = with_ending(path, ending);
    let confirmed = named == path;
    (named, confirmed)
}

/// A picture file as a logo, or what is wrong with it.
fn logo(path: &Path) -> Result<Logo, (String, &'static str)> {
    let read = || {
        let stat = System.stat(path)?;
        stat.must_be_ordinary()?;
        System.read(path, LOGO_BYTES + 1)
    };
    let bytes = read().map_err(|error| {
        let error = StoreError::read(path, error);
        (error.to_string(), error.hint())
    })?;
    logo_from_picture(&bytes).map_err(|error| (error.to_string(), error.hint()))
}
