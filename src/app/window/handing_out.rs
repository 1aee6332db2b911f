//! Questions for somebody else: where they are written, and that they are noted once they are.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use super::Window;
use super::hand_out_job::{HANDING_OUT, HandOutJob};
use super::jobs::waker;
use super::purpose::Purpose;
use crate::app::parts::file_name;
use crate::app::screens::hand_out as screen;
use wiba_core::assessment::{HandOut, Id, hand_out};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::command::Overlay;
use wiba_core::desk::session::Session;
use wiba_core::wording::number::count;

impl Window {
    /// Asks what goes out, to whom and as what.
    pub(super) fn choose_hand_out(&mut self, questions: BTreeSet<QuestionId>) {
        if self.session.as_ref().is_some_and(Session::is_read_only) {
            // What goes out is noted in the file.
            self.ask_own_file(Vec::new());
            return;
        }
        self.overlays.opened();
        self.overlays.hand_out = screen::State::of(questions);
        self.overlay = Some(Overlay::HandOut);
    }

    /// Asks where to write the questions that go out.
    pub(super) fn hand_out(&mut self, ctx: &egui::Context, hand_out: HandOut, answered: bool) {
        let Some(session) = &self.session else { return };
        if session.is_read_only() {
            self.ask_own_file(Vec::new());
            return;
        }
        let town = file_name(&session.assessment().kommune.name);
        let to = file_name(hand_out.name());
        let ending = hand_out.form.ending();
        let name = format!("{} Fragen {}.{ending}", town.trim_end_matches(".wiba"), to.trim_end_matches(".wiba"));
        let job = HandOutJob {
            id: Id::random(),
            of: self.origin(),
            hand_out,
            answered,
            assessment: session.assessment().clone(),
            catalog: self.catalog.clone(),
            day: (self.clock)().date(),
        };
        self.ask(ctx, Purpose::HandOut(Arc::new(job)), "Fragen verteilen", Some(name));
    }

    /// Writes to the file that the user chose.
    pub(super) fn write_hand_out(&mut self, ctx: &egui::Context, job: Arc<HandOutJob>, path: PathBuf, replace: bool) {
        self.jobs.start(waker(ctx), HANDING_OUT, move |progress| job.write(path, replace, progress));
    }

    /// Notes what has gone out, or says that it is not noted because the file is closed of which it is a part.
    pub(super) fn handed_out(&mut self, path: &Path, of: Id, part: Id, what: &HandOut, time: f64) {
        let questions = count(what.questions.len(), "Frage", "Fragen");
        let whom = what.recipient().map_or(String::new(), |to| format!(" für {to}"));
        let words = format!("{questions}{whom}: {}", path.display());
        if self.session.as_ref().is_none_or(|session| session.assessment().id != of) {
            self.say_unnoted(&words, "Die Datei der Kommune war schon geschlossen.");
            return;
        }
        if !self.edit(hand_out(part, what), time) {
            self.say_unnoted(&words, "Die Datei der Kommune ließ sich nicht ändern.");
            return;
        }
        self.toasts.say(words);
    }

    /// Says that something has gone out of which the file does not know.
    fn say_unnoted(&mut self, words: &str, why: &str) {
        let hint = format!(
            "{why} Damit in ihr steht, was unterwegs ist: sie öffnen, noch einmal verteilen und nur die neue Datei weitergeben."
        );
        self.toasts.fault(format!("Nicht vermerkt: {words}"), hint);
    }

    /// Says that the open file is a part, where something is wanted that only a whole file has.
    pub(super) fn say_part(&mut self) {
        self.overlay = None;
        let hint = "Die Fragen beantworten, speichern und die Datei zurückgeben; alles andere geht nur in der Datei der Kommune.";
        self.toasts.fault("Diese Datei ist ein Teil", hint.to_owned());
    }
}
