//! Files that are dropped on the window.

use std::path::{Path, PathBuf};

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
    /// Files that were dropped on the window.
    pub(super) fn dropped(&mut self, ctx: &egui::Context) -> Commands {
        let mut out = Commands::default();
        let paths: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        match self.in_the_way() {
            Some(words) if !paths.is_empty() => self.toasts.say(words),
            _ => out.append(self.take_in(ctx, paths)),
        }
        self.hovered(ctx);
        out
    }

    /// What is to be done before a file can be taken in: the user looks at a box and not at what lies below, and what is
    /// typed in the box belongs to the file that is open.
    fn in_the_way(&self) -> Option<String> {
        let covered = self.overlay.is_some() || self.is_asking();
        let words = "Zuerst schließen, was über dem Fenster offen ist, dann die Datei noch einmal hineinziehen.";
        self.decide_first().or_else(|| covered.then(|| words.to_owned()))
    }

    fn take_in(&mut self, ctx: &egui::Context, paths: Vec<PathBuf>) -> Commands {
        let mut out = Commands::default();
        let mut others = Vec::new();
        for path in paths {
            // What is dropped on a question belongs to it.
            if let Some(question) = self.takes_evidence(&path) {
                let file = self.session.as_ref().and_then(Session::path);
                let title = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                out.push(Command::Apply(Intent::AddFile(question, title, fundort::written(&path, file))));
            } else {
                others.push(path);
            }
        }
        let several = others.len() > 1;
        let Some(path) = others.into_iter().next() else { return out };
        if several {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            self.toasts.say(format!("Nur eine Datei auf einmal: genommen ist „{name}“."));
        }
        if self.session.is_some() && (may_answer(&path) || self.is_part_of_open(&path)) {
            self.import(ctx, path);
        } else {
            out.push(Command::Open(path));
        }
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

    /// Says what will happen to files that are being dragged over the window.
    fn hovered(&self, ctx: &egui::Context) {
        let files: Vec<Option<PathBuf>> =
            ctx.input(|input| input.raw.hovered_files.iter().map(|file| file.path.clone()).collect());
        let Some(file) = files.first() else { return };
        let words = self.in_the_way().unwrap_or_else(|| self.hover_words(file.as_deref(), files.len()));
        let area = egui::Area::new(egui::Id::unique("hovered")).order(egui::Order::Tooltip);
        area.anchor(egui::Align2::CENTER_CENTER, egui::Vec2::ZERO).show(ctx, |ui| {
            egui::Frame::popup(ui.style()).inner_margin(20).show(ui, |ui| ui.label(words));
        });
    }

    /// What becomes of so many files, of which this is the first.
    fn hover_words(&self, file: Option<&Path>, count: usize) -> String {
        let name = file.and_then(Path::file_name).map(|name| format!(" „{}“", name.to_string_lossy()));
        let name = name.unwrap_or_default();
        match (&self.session, file.is_some_and(may_answer)) {
            (Some(_), answers) => match file.and_then(|path| self.takes_evidence(path)) {
                Some(id) if count > 1 => format!("Loslassen: {count} Dateien als Nachweise zu {id}"),
                Some(id) => format!("Loslassen:{name} als Nachweis zu {id}"),
                None if answers => format!("Loslassen: Antworten aus{name} ansehen und übernehmen"),
                // Which of the two it is, is read from the file when it is there.
                None => format!(
                    "Loslassen:{name} öffnen; die offene Datei wird vorher gespeichert.\n\
                     Aus einem Teil der offenen Datei werden die Antworten gezeigt."
                ),
            },
            (None, true) => "Erst eine Kommune öffnen, dann die Datei mit Antworten darauf ziehen".to_owned(),
            (None, false) => format!("Loslassen:{name} öffnen"),
        }
    }
}
