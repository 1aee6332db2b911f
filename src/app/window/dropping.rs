//! Files that are dropped on the window.

use std::path::Path;

use eframe::egui;

use super::Window;
use super::taking::may_answer;
use wiba_core::catalog::QuestionId;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::fundort;
use wiba_core::desk::intent::Intent;
use wiba_core::desk::route::Route;
use wiba_core::desk::session::Session;
use wiba_core::store::EXTENSION;

impl Window {
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
}
