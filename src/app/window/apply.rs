//! Where commands are carried out, all in one place.

use std::path::{Path, PathBuf};
use std::sync::mpsc::TryRecvError;

use eframe::egui;
use jiff::civil::Date;

use super::{Purpose, Window};
use crate::app::command::{Command, Commands};
use crate::app::dialogs::Ask;
use crate::app::route::{Place, Route, Scope};
use crate::app::screens::{overview, questions, start};
use crate::app::session::Session;
use crate::assessment::{AnswerValue, Assessment, Edit};
use crate::catalog::QuestionId;
use crate::store::{EXTENSION, StoreError};

/// How long an answer is shown before the next question comes.
const CONFIRMATION: f64 = 0.45;

impl Window {
    /// Carries out the commands of a frame.
    pub fn carry_out(&mut self, ctx: &egui::Context, commands: Vec<Command>, time: f64) {
        if commands.is_empty() {
            return;
        }
        // What is being typed comes first: nothing may be lost, and undo must find it.
        self.take_drafts(true, time);
        for command in commands {
            self.carry_out_one(ctx, command, time);
        }
        ctx.request_repaint();
    }

    fn carry_out_one(&mut self, ctx: &egui::Context, command: Command, time: f64) {
        let now = (self.clock)();
        match command {
            Command::Go(route) => self.go(ctx, route),
            Command::Show(id) => self.show(ctx, Scope::Checklist(id.checklist), id),
            Command::ShowIn(scope, id) => self.show(ctx, scope, id),
            Command::Answer(id, value) => self.answer(ctx, id, value, time),
            Command::Apply(edit) => self.edit(edit, time),
            Command::Undo => self.undo(time, false),
            Command::Redo => self.undo(time, true),
            Command::Save => self.save(now),
            Command::SaveAs => self.ask_save_as(ctx),
            Command::ChooseFile => self.ask(ctx, Purpose::Open, "Datei öffnen", None),
            Command::ChooseNewFile(name) => self.ask(ctx, Purpose::New, "Neue Kommune", Some(name)),
            Command::Open(path) => self.open(ctx, &path),
            Command::OpenExample => self.open_example(ctx),
            Command::Create { name, path, replace } => self.create(ctx, &name, &path, replace),
            Command::CloseFile => self.close_file(ctx),
            Command::Set(settings) => {
                self.settings = *settings;
                self.settings.save(&self.config).ok();
            }
            Command::Forget(path) => {
                self.settings.recent.retain(|recent| recent.path != path);
                self.settings.save(&self.config).ok();
            }
            Command::Toggle(overlay) => {
                self.overlay = if self.overlay == Some(overlay) { None } else { Some(overlay) };
                self.overlays.opened();
            }
            Command::CloseOverlay => self.overlay = None,
            Command::ToggleSidebar => self.sidebar = !self.sidebar,
            Command::Say(text) => self.toasts.say(text, time),
            Command::OpenOutside(path) => self.open_outside(&path, time),
            Command::Report(order) => self.report(ctx, order),
        }
    }

    /// Takes over what was typed: with `all` everything, else what was left or has paused.
    pub(super) fn take_drafts(&mut self, all: bool, time: f64) {
        while let Some(session) = &self.session {
            let Some(edit) = self.drafts.borrow_mut().take(session.assessment(), all, time) else { break };
            self.edit(edit, time);
        }
    }

    fn edit(&mut self, edit: Edit, time: f64) {
        let stamp = self.stamp();
        let Some(session) = &mut self.session else { return };
        if let Err(error) = session.apply(edit, &self.catalog, stamp, time) {
            self.toasts.fault(error.to_string(), String::new(), time);
        }
    }

    fn answer(&mut self, ctx: &egui::Context, id: QuestionId, value: Option<AnswerValue>, time: f64) {
        let before = self.session.as_ref().and_then(|session| session.assessment().round.value(id));
        self.edit(Edit::Answer(id, value), time);
        self.screens.overview.last = Some(id);
        self.moving = None;
        if value.is_none() || value == before {
            return;
        }
        self.screens.questions.confirmed = Some((id, time));
        // After a Nein stays the measure to plan, after Nicht relevant the Begründung to write.
        let (Route::Questions(scope), true, Some(AnswerValue::Yes)) = (self.route, self.settings.move_on, value) else {
            return;
        };
        if self.screens.questions.current != Some(id) {
            return;
        }
        let Some(session) = &self.session else { return };
        let Some(view) = &self.view else { return };
        let list = self.screens.questions.questions(scope, &self.catalog, session.assessment(), view);
        let next = list.iter().position(|other| *other == id).and_then(|place| list.get(place + 1)).copied();
        if let Some(next) = next {
            self.moving = Some((scope, next, time + CONFIRMATION));
            ctx.request_repaint();
        }
    }

    /// Goes on to the next question once the answer has been seen.
    pub(super) fn move_on(&mut self, ctx: &egui::Context, time: f64) {
        let Some((scope, id, at)) = self.moving else { return };
        if self.route != Route::Questions(scope) {
            self.moving = None;
        } else if time >= at {
            self.moving = None;
            self.show(ctx, scope, id);
            ctx.request_repaint();
        } else {
            ctx.request_repaint_after_secs(super::seconds(at - time));
        }
    }

    fn undo(&mut self, time: f64, again: bool) {
        let stamp = self.stamp();
        self.moving = None;
        let Some(session) = &mut self.session else { return };
        let done =
            if again { session.redo(&self.catalog, stamp, time) } else { session.undo(&self.catalog, stamp, time) };
        match done {
            Ok(Some(label)) if again => self.toasts.say(format!("Wiederholt: {label}"), time),
            Ok(Some(label)) => self.toasts.say(format!("Rückgängig: {label}"), time),
            Ok(None) => {}
            Err(error) => self.toasts.fault(error.to_string(), String::new(), time),
        }
    }

    fn go(&mut self, ctx: &egui::Context, route: Route) {
        self.moving = None;
        self.overlay = None;
        self.sidebar = false;
        if self.route != route {
            self.screens.questions.refresh();
            if let Route::Questions(Scope::Checklist(number)) = route {
                let same = self.screens.questions.current.is_some_and(|id| id.checklist == number);
                if !same {
                    self.screens.questions.current = None;
                }
            }
            // The keyboard starts anew on the new screen.
            if let Some(id) = ctx.memory(|memory| memory.focused()) {
                ctx.memory_mut(|memory| memory.surrender_focus(id));
            }
        }
        self.route = route;
    }

    fn show(&mut self, ctx: &egui::Context, scope: Scope, id: QuestionId) {
        self.moving = None;
        if self.screens.questions.current != Some(id) {
            if let Some(focused) = ctx.memory(|memory| memory.focused()) {
                ctx.memory_mut(|memory| memory.surrender_focus(focused));
            }
        }
        self.go(ctx, Route::Questions(scope));
        self.screens.questions.show(id);
        self.screens.overview.last = Some(id);
    }

    fn save(&mut self, now: jiff::civil::DateTime) {
        if let Some(session) = &mut self.session {
            session.save(now);
        }
    }

    pub(super) fn ask(&mut self, ctx: &egui::Context, purpose: Purpose, title: &str, save_as: Option<String>) {
        let folder = self.session.as_ref().and_then(Session::path).and_then(Path::parent).map(Path::to_owned);
        let kind = match purpose {
            Purpose::Report(_) => ("PDF-Datei", "pdf"),
            _ => ("WiBA-Datei", EXTENSION),
        };
        let ask = Ask { title: title.to_owned(), kind, save_as, folder };
        let ctx = ctx.clone();
        self.asked = Some((purpose, self.dialogs.ask(ask, Box::new(move || ctx.request_repaint()))));
    }

    fn ask_save_as(&mut self, ctx: &egui::Context) {
        let Some(session) = &self.session else { return };
        let name = start::file_name(&session.assessment().kommune.name);
        self.ask(ctx, Purpose::SaveAs, "Speichern unter", Some(name));
    }

    /// What the user chose in a file dialog.
    pub(super) fn answers_of_dialogs(&mut self, ctx: &egui::Context) -> Commands {
        let mut out = Commands::default();
        let Some((purpose, receiver)) = &self.asked else { return out };
        match receiver.try_recv() {
            Ok(Some(path)) => match purpose {
                Purpose::Open => out.push(Command::Open(path)),
                Purpose::New => self.screens.start.path = path.display().to_string(),
                Purpose::SaveAs => self.save_as(&path),
                Purpose::Report(job) => {
                    let job = job.clone();
                    self.write_report(ctx, job, path);
                }
            },
            Err(TryRecvError::Empty) => return out,
            Ok(None) | Err(TryRecvError::Disconnected) => {}
        }
        self.asked = None;
        out
    }

    fn save_as(&mut self, path: &Path) {
        let now = (self.clock)();
        let Some(session) = &mut self.session else { return };
        let result = session.save_as(path, now);
        let name = session.assessment().kommune.name.clone();
        match result {
            Ok(()) => {
                self.settings.remember(path, &name, self.place());
                self.toasts.say(format!("Gespeichert als {}", path.display()), 0.0);
                self.leaving = false;
            }
            Err(error) => self.fault(&error),
        }
    }

    /// A file that was dropped on the window.
    pub(super) fn dropped(&mut self, ctx: &egui::Context) -> Commands {
        let mut out = Commands::default();
        let path = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = path {
            out.push(Command::Open(path));
        }
        out
    }

    /// Opens a file, after saving the one that is open.
    pub fn open(&mut self, ctx: &egui::Context, path: &Path) {
        if !self.put_away() {
            return;
        }
        match Session::open(path, (self.clock)()) {
            Ok(session) => {
                let place = self.settings.place(path);
                self.begin(ctx, session, place);
            }
            Err(error) => self.fault(&error),
        }
    }

    /// Opens the example.
    pub fn open_example(&mut self, ctx: &egui::Context) {
        let Some(example) = self.example else { return };
        if self.put_away() {
            let session = Session::example(example(&self.catalog));
            self.begin(ctx, session, Place::default());
        }
    }

    fn create(&mut self, ctx: &egui::Context, name: &str, path: &Path, replace: bool) {
        if !self.put_away() {
            return;
        }
        let now = (self.clock)();
        let assessment = Assessment::new(name, now.date(), &self.catalog);
        match Session::create(path, assessment, replace, now) {
            Ok(session) => self.begin(ctx, session, Place { route: Route::Kommune, question: None }),
            Err(error) => self.fault(&error),
        }
    }

    fn begin(&mut self, ctx: &egui::Context, session: Session, place: Place) {
        self.drafts.borrow_mut().clear();
        self.session = Some(session);
        self.view = None;
        self.screens = super::Screens::default();
        self.screens.overview = overview::State { last: place.question };
        self.screens.questions = questions::State::default();
        self.route = Route::Start;
        let route = if place.route == Route::Start { Route::Overview } else { place.route };
        self.go(ctx, route);
        if let Some(id) = place.question {
            self.screens.questions.show(id);
        }
        self.remember();
        self.settings.save(&self.config).ok();
    }

    fn place(&self) -> Place {
        Place { route: self.route, question: self.screens.overview.last }
    }

    /// Notes where the user of the open file is.
    pub(super) fn remember(&mut self) {
        let place = self.place();
        if let Some(session) = &self.session {
            if let Some(path) = session.path() {
                self.settings.remember(path, &session.assessment().kommune.name, place);
            }
        }
    }

    /// Saves the open file before another takes its place; false if that fails, and then it stays.
    fn put_away(&mut self) -> bool {
        let now = (self.clock)();
        self.remember();
        let saved = self.session.as_mut().is_none_or(|session| session.is_saved() || session.save(now));
        if saved {
            self.session = None;
        } else {
            self.leaving = true;
        }
        saved
    }

    fn close_file(&mut self, ctx: &egui::Context) {
        if self.put_away() {
            self.drafts.borrow_mut().clear();
            self.view = None;
            self.screens = super::Screens::default();
            self.go(ctx, Route::Start);
        }
    }

    fn open_outside(&mut self, path: &PathBuf, time: f64) {
        if let Err(error) = opener::open(path) {
            self.toasts.fault(
                format!("„{}“ lässt sich nicht öffnen", path.display()),
                format!("{error}. Bitte die Datei im Dateimanager öffnen."),
                time,
            );
        }
    }

    fn fault(&mut self, error: &StoreError) {
        self.toasts.fault(error.to_string(), error.hint().to_owned(), 0.0);
    }

    /// The day, for tests and proposals.
    pub fn today(&self) -> Date {
        (self.clock)().date()
    }
}
