//! Where commands are carried out, all in one place.

use eframe::egui;

use super::Window;
use super::purpose::Purpose;
use crate::app::screens::many;
use wiba_core::analysis::Counts;
use wiba_core::assessment::Edit;
use wiba_core::catalog::QuestionId;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Overlay, Several};
use wiba_core::desk::drafts::Which;
use wiba_core::desk::intent::Intent;
use wiba_core::desk::route::{Place, Route, Scope};
use wiba_core::desk::session::Session;
use wiba_core::desk::table_view::Filter;
use wiba_core::wording::system_error::in_german;

impl Window {
    /// Carries out the commands of a frame.
    pub fn carry_out(&mut self, ctx: &egui::Context, commands: Vec<Command>, time: f64) {
        if commands.is_empty() {
            return;
        }
        // What is being typed comes first: nothing may be lost, and undo must find it.
        let leaving = |command: &Command| {
            matches!(
                command,
                Command::Save
                    | Command::SaveAs
                    | Command::SetPassword
                    | Command::RemovePassword
                    | Command::Quit
                    | Command::Open(_)
                    | Command::Read { .. }
                    | Command::OpenExample
                    | Command::Create { .. }
                    | Command::CloseFile
            )
        };
        self.take_drafts(if commands.iter().any(leaving) { Which::All } else { Which::FreeText }, time);
        for command in commands {
            self.carry_out_one(ctx, command, time);
        }
        ctx.request_repaint();
    }

    fn carry_out_one(&mut self, ctx: &egui::Context, command: Command, time: f64) {
        let now = (self.clock)();
        let part = self.session.as_ref().is_some_and(|session| session.assessment().part.is_some());
        match command {
            command if part && command.needs_whole() => self.say_part(),
            Command::Go(route) => {
                // Whoever chooses where he is wants to see it anew.
                self.screens.questions.refresh();
                self.go(ctx, route);
            }
            Command::Show(id) => {
                let here = self.place_here();
                self.show(ctx, Scope::Checklist(id.checklist), id);
                if here != self.place_here() && here.route == self.route {
                    self.trail.leave(here);
                }
            }
            Command::Back => {
                let here = self.place_here();
                if let Some(place) = self.trail.go_back(here) {
                    self.return_to(ctx, place);
                }
            }
            Command::Forward => {
                let here = self.place_here();
                if let Some(place) = self.trail.go_forward(here) {
                    self.return_to(ctx, place);
                }
            }
            Command::NewWindow => {
                if let Err(error) = (self.new_window)() {
                    let told = format!("Das neue Fenster öffnet sich nicht: {}", in_german(&error));
                    self.toasts.fault(told, "Das Programm noch einmal über das Startmenü öffnen.".to_owned());
                }
            }
            Command::Copy(copied) => {
                self.clipboard.put(ctx, &copied);
                self.toasts.say(format!("Kopiert: {}", copied.what));
            }
            Command::Print => self.print(ctx),
            Command::ToggleMeeting if self.meeting => self.end_meeting(ctx),
            Command::ToggleMeeting => self.ask_participants(),
            Command::BeginMeeting => self.begin_meeting(ctx),
            Command::ChooseForMany(targets, Several::NotRelevant) if targets.is_empty() => {
                self.toasts.say("Hier ist keine Frage mehr offen.");
            }
            Command::ChooseForMany(targets, several) => {
                self.overlays.opened();
                self.overlays.many = many::State::of(targets, several);
                self.overlay = Some(Overlay::Many);
            }
            Command::AnswerMany(targets, value) => {
                self.overlays.opened();
                self.overlays.many = many::State::answered(targets, value);
                self.overlay = Some(Overlay::Many);
            }
            Command::ChooseHandOut(questions) => self.choose_hand_out(questions),
            Command::HandOut(what, answered) => self.hand_out(ctx, *what, answered),
            Command::ShowIn(scope, id) => self.show(ctx, scope, id),
            Command::ShowMeasures(filter) => {
                self.settings.measures.filter = filter;
                self.settings_changed = Some(time);
                self.screens.measures.needle.clear();
                self.go(ctx, Route::Measures);
            }
            Command::ShowMeasure(target) => {
                self.settings.measures.filter = Filter::All;
                self.screens.measures.needle.clear();
                self.screens.measures.open = Some(target);
                self.go(ctx, Route::Measures);
            }
            Command::ShowPerson(name) => {
                if let Some(session) = &self.session {
                    self.screens.people.show(&name, session.assessment());
                }
                self.go(ctx, Route::People);
            }
            Command::Answer(id, value) => {
                let before = self.open_in(id.checklist);
                self.change(Intent::Answer(id, value), time);
                if before > 0 && self.open_in(id.checklist) == 0 {
                    self.say_finished(id.checklist);
                }
                self.screens.overview.last = Some(id);
            }
            Command::Apply(Intent::Rename(from, to)) => self.put_together(from, to, time),
            Command::Apply(intent) => self.change(intent, time),
            Command::AtQuestion(action) => self.screens.questions.asked = Some(action),
            Command::Undo => self.undo(time, false),
            Command::Redo => self.undo(time, true),
            // The example has no file yet, and one that is only read none that could be written.
            Command::Save
                if self.session.as_ref().is_some_and(|session| session.path().is_none() || session.is_read_only()) =>
            {
                self.ask_save_as(ctx)
            }
            Command::Save => self.save(now, time),
            Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::SaveAs => self.ask_save_as(ctx),
            Command::SetPassword => self.ask_new_password(time),
            Command::RemovePassword => self.ask_remove_password(time),
            Command::ChooseFile => self.ask(ctx, Purpose::Open, "Datei öffnen", None),
            Command::ChooseVersion => self.ask(ctx, Purpose::Version, "Andere Fassung wählen", None),
            Command::MergeWith(path) => self.merge_with(ctx, path),
            Command::LeaveVersion(path) => self.beside.retain(|other| *other != path),
            Command::ShowBackups => self.show_backups(ctx),
            Command::Read { path, copy } => self.read(ctx, &path, copy, time),
            Command::ChooseAnswers => self.ask(ctx, Purpose::Answers, "Antworten einlesen", None),
            Command::Export(what) => self.export(ctx, what, None),
            Command::StopWork => self.stop_jobs(),
            Command::ChooseEvidence(question, id) => {
                self.ask(ctx, Purpose::Evidence(question, id), "Nachweis wählen", None)
            }
            Command::OpenEvidence(place) => self.open_evidence(ctx, &place),
            Command::ChooseLogo => self.ask(ctx, Purpose::Logo, "Wappen oder Logo wählen", None),
            Command::ChooseNewFile(name) => self.ask(ctx, Purpose::New, "Neue Kommune", Some(name)),
            Command::Open(path) => self.open(ctx, &path),
            Command::OpenExample => self.open_example(ctx),
            Command::Create { name, path, with_folder } => self.create(ctx, &name, &path, with_folder, time),
            Command::CloseFile => self.close_file(ctx, time),
            Command::ChooseWording => self.ask(ctx, Purpose::Wording, "Amtlichen Wortlaut einlesen", None),
            Command::RemoveWording => self.remove_wording(),
            Command::Set(settings) => {
                let other = settings.official_wording != self.settings.official_wording;
                self.settings = *settings;
                self.settings_changed = Some(time);
                if other {
                    self.load_catalog();
                }
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
            Command::Report(command) => self.report(ctx, command),
        }
    }

    /// Takes over what was typed.
    pub(super) fn take_drafts(&mut self, which: Which, time: f64) {
        let stamp = self.stamp();
        if let Some(session) = self.session.as_ref().filter(|session| session.is_read_only()) {
            // What is typed stays in its field until there is a file for it.
            let typed = !self.drafts.borrow().pending(session.assessment()).is_empty();
            if typed && self.prompt.is_none() && self.asked.is_none() && self.path_prompt.is_none() {
                self.ask_own_file(Vec::new());
            }
            return;
        }
        while let Some(session) = &mut self.session {
            let Some(taken) = self.drafts.borrow_mut().take(session.assessment(), which, time) else { break };
            let listed = session.assessment().kommune.people.len();
            if let Err(error) = session.type_in(taken.edits, taken.visit, &self.catalog, stamp.clone(), time) {
                self.toasts.fault(error.to_string(), String::new());
            } else if session.assessment().kommune.people.len() < listed {
                // Whoever types a name that somebody else has puts the two together.
                // In the next field, the key belongs to that.
                let words = "Diesen Namen gab es schon: Die beiden Einträge sind jetzt einer.";
                self.toasts.say_undoable(words, "„Rückgängig“");
            } else {
                self.toasts.undone();
            }
        }
    }

    /// Carries out a wish on what the file holds now.
    pub(super) fn change(&mut self, intent: Intent, time: f64) {
        let Some(session) = &self.session else { return };
        let name = intent.name();
        let edits = intent.edits(session.assessment(), &self.catalog);
        self.edit_as(name, edits, time);
    }

    /// Two names are one from now on.
    fn put_together(&mut self, from: String, to: String, time: f64) {
        let before = self.session.as_ref().map(Session::revision);
        self.change(Intent::Rename(from.clone(), to.clone()), time);
        let Some(session) = self.session.as_ref().filter(|session| Some(session.revision()) != before) else { return };
        self.screens.people.show(&to, session.assessment());
        self.say_undoable(&format!("„{from}“ heißt jetzt überall „{to}“."));
    }

    /// Carries out edits. Returns whether that was possible; in a file that is only read, the user is asked for another.
    pub(super) fn edit(&mut self, edits: Vec<Edit>, time: f64) -> bool {
        self.edit_as(None, edits, time)
    }

    /// The same as a step with a name of its own.
    pub(super) fn edit_as(&mut self, name: Option<&str>, edits: Vec<Edit>, time: f64) -> bool {
        let stamp = self.stamp();
        let Some(session) = &mut self.session else { return false };
        if session.is_read_only() {
            self.ask_own_file(edits);
            return false;
        }
        let applied = match name {
            Some(name) => session.apply_as(name, edits, &self.catalog, stamp, time).map(drop),
            None => session.apply(edits, &self.catalog, stamp, time).map(drop),
        };
        match &applied {
            // What was said of the step before is no longer true.
            Ok(()) => self.toasts.undone(),
            Err(error) => self.toasts.fault(error.to_string(), String::new()),
        }
        applied.is_ok()
    }

    /// Says what was done in a step that can be taken back.
    pub(super) fn say_undoable(&mut self, words: &str) {
        self.toasts.say_undoable(words, &Action::Undo.row().key_words());
    }

    fn undo(&mut self, time: f64, again: bool) {
        self.toasts.undone();
        let stamp = self.stamp();
        let Some(session) = &mut self.session else { return };
        let done = if again { session.redo(stamp, time) } else { session.undo(stamp, time) };
        if let Some(label) = done {
            let word = if again { "Wiederholt" } else { "Rückgängig" };
            self.toasts.say(format!("{word}: {label}"));
        }
    }

    pub(super) fn go(&mut self, ctx: &egui::Context, route: Route) {
        if self.meeting && !matches!(route, Route::Questions(_)) {
            self.end_meeting(ctx);
        }
        self.overlay = None;
        self.sidebar = false;
        if self.route != route {
            if self.route != Route::Start && self.session.is_some() {
                let here = self.place_here();
                self.trail.leave(here);
            }
            self.focus.forget();
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

    fn counts_of(&self, checklist: u8) -> Option<(&str, Counts)> {
        let list = self.catalog.checklist(checklist)?;
        let round = &self.session.as_ref()?.assessment().round;
        Some((&list.short, Counts::of(list.questions.iter().map(|question| question.id), round)))
    }

    /// How many questions of a checklist are open.
    fn open_in(&self, checklist: u8) -> usize {
        self.counts_of(checklist).map_or(0, |(_, counts)| counts.open)
    }

    fn say_finished(&mut self, checklist: u8) {
        let Some((name, counts)) = self.counts_of(checklist) else { return };
        let parts = [(counts.yes, "Ja"), (counts.no, "Nein"), (counts.not_relevant, "nicht relevant")];
        let parts: Vec<String> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        let words = format!("Checkliste „{name}“ fertig: {}", parts.join(", "));
        self.toasts.say(words);
    }

    /// Where the user is: the screen, and the question in sight.
    fn place_here(&self) -> Place {
        let question = matches!(self.route, Route::Questions(_)).then_some(self.screens.questions.current).flatten();
        Place { route: self.route, question }
    }

    /// Goes to a place of the trail, which is not left for a new one.
    fn return_to(&mut self, ctx: &egui::Context, place: Place) {
        let trail = std::mem::take(&mut self.trail);
        match (place.route, place.question) {
            (Route::Questions(scope), Some(id)) => self.show(ctx, scope, id),
            (route, _) => self.go(ctx, route),
        }
        self.trail = trail;
    }

    fn show(&mut self, ctx: &egui::Context, scope: Scope, id: QuestionId) {
        if self.screens.questions.current != Some(id)
            && let Some(focused) = ctx.memory(|memory| memory.focused())
        {
            ctx.memory_mut(|memory| memory.surrender_focus(focused));
        }
        self.go(ctx, Route::Questions(scope));
        self.screens.questions.show(id);
        self.screens.overview.last = Some(id);
    }
}
