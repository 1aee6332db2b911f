//! What is laid over the screen: search, commands, help, the file, toasts, and the one question before something is lost.

use std::collections::BTreeSet;

use eframe::egui::{self, TextStyle};
use jiff::civil::DateTime;

use super::Window;
use crate::app::context::Cx;
use crate::app::screens::{export, hand_out, help, many, menu, participants, search, welcome};
use crate::kit::theme;
use crate::kit::widgets::{button, dialog, muted, small_muted, strong};
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands, Overlay};
use wiba_core::desk::route::Route;
use wiba_core::desk::search::First;
use wiba_core::desk::session::{SaveState, Session};

impl Window {
    pub(super) fn overlays(&mut self, ctx: &egui::Context, now: DateTime, time: f64) -> Commands {
        let mut out = Commands::default();
        let fresh = std::mem::take(&mut self.overlays.fresh);
        match self.overlay {
            Some(Overlay::File) => out.append(self.file(ctx)),
            Some(Overlay::Export) => out.append(export::ui(ctx)),
            Some(Overlay::Help) => out.append(help::ui(ctx, &self.catalog)),
            Some(Overlay::Menu) => {
                let situation = self.situation();
                out.append(menu::ui(ctx, &self.settings, &situation, fresh));
            }
            Some(
                overlay @ (Overlay::Search
                | Overlay::Palette
                | Overlay::Participants
                | Overlay::Many
                | Overlay::HandOut),
            ) => {
                let cx = match (&self.session, &self.findings) {
                    (Some(session), Some(findings)) => Some(Cx {
                        catalog: &self.catalog,
                        assessment: session.assessment(),
                        path: session.path(),
                        findings,
                        names: &self.names,
                        revision: session.revision(),
                        settings: &self.settings,
                        speller: self.spelling.speller(),
                        missing: &self.missing.places,
                        drafts: &self.drafts,
                        covered: true,
                        now,
                        time,
                    }),
                    _ => None,
                };
                let questions = self.at_questions();
                let state = &mut self.overlays;
                let meeting = questions && self.meeting;
                let desk = search::Desk {
                    catalog: &self.catalog,
                    settings: &self.settings,
                    cx: cx.as_ref(),
                    questions,
                    meeting,
                };
                match (overlay, &cx) {
                    (Overlay::Palette, _) => {
                        let (state, finder) = (&mut state.palette, &mut state.finder);
                        out.append(search::ui(state, finder, ctx, desk, First::Commands, fresh));
                    }
                    (Overlay::Search, Some(_)) => {
                        let (state, finder) = (&mut state.search, &mut state.finder);
                        out.append(search::ui(state, finder, ctx, desk, First::Questions, fresh));
                    }
                    (Overlay::Participants, Some(cx)) => {
                        out.append(participants::ui(&mut state.participants, ctx, cx, fresh));
                    }
                    (Overlay::HandOut, Some(cx)) => {
                        out.append(hand_out::ui(&mut state.hand_out, ctx, cx, fresh));
                    }
                    (_, Some(cx)) => out.append(many::ui(&mut state.many, ctx, cx, fresh)),
                    (_, None) => out.push(Command::CloseOverlay),
                }
            }
            None if !self.settings.welcomed => {
                out.append(welcome::ui(&mut self.overlays.welcome, ctx, &self.settings));
            }
            None => {}
        }
        // What is done with a password is shown where it was typed.
        if self.password.is_none() && super::job_box::job_box(&mut self.jobs, ctx, time) {
            out.push(Command::StopWork);
        }
        let roomy = ctx.content_rect().width() >= crate::app::shell::NARROW;
        self.toasts.ui(ctx, roomy.then_some(crate::app::shell::SIDE), time);
        out
    }

    /// Whether questions are worked through.
    pub(super) fn at_questions(&self) -> bool {
        self.session.is_some() && matches!(self.route, Route::Questions(_))
    }

    /// What the menu has to know.
    fn situation(&self) -> menu::Situation {
        let label = |label: Option<&str>| label.map(str::to_owned);
        let session = self.session.as_ref();
        menu::Situation {
            open: session.is_some(),
            questions: self.at_questions(),
            part: session.is_some_and(|session| session.assessment().part.is_some()),
            sealed: session.and_then(Session::seal).is_some(),
            undo: label(session.and_then(Session::undo_label)),
            redo: label(session.and_then(Session::redo_label)),
            trail: self.trail.leads(),
        }
    }

    fn file(&self, ctx: &egui::Context) -> Commands {
        let mut out = Commands::default();
        let Some(session) = &self.session else { return out };
        let close = dialog(ctx, "file", 440.0, |ui| {
            strong(ui, "Datei");
            match session.path() {
                Some(path) => muted(ui, path.display().to_string()),
                None => muted(ui, "Beispiel ohne Datei"),
            };
            if session.seal().is_some() {
                muted(ui, "Mit Passwort verschlüsselt");
            }
            let (words, _) =
                crate::app::shell::saved_words(&session.state(), &self.drafts.borrow().pending(session.assessment()));
            muted(ui, words);
            if let SaveState::Failed { message, hint, .. } = &session.state() {
                let tokens = theme::tokens(ui);
                ui.label(theme::text(message, TextStyle::Body, tokens.no));
                small_muted(ui, hint);
            }
            ui.separator();
            ui.horizontal_wrapped(|ui| {
                if session.path().is_some() && button(ui, "Jetzt speichern").clicked() {
                    out.push(Command::Save);
                }
                if button(ui, "Speichern unter …").clicked() {
                    out.push(Command::SaveAs);
                    out.push(Command::CloseOverlay);
                }
                if session.path().is_some() {
                    let sealed = session.seal().is_some();
                    if button(ui, if sealed { "Passwort ändern …" } else { "Mit Passwort verschlüsseln …" }).clicked()
                    {
                        out.push(Command::SetPassword);
                        out.push(Command::CloseOverlay);
                    }
                    if sealed && button(ui, "Passwort entfernen …").clicked() {
                        out.push(Command::RemovePassword);
                        out.push(Command::CloseOverlay);
                    }
                }
                if button(ui, "Antworten einlesen …").clicked() {
                    out.push(Command::ChooseAnswers);
                    out.push(Command::CloseOverlay);
                }
                if button(ui, Action::Merge.menu_name()).clicked() {
                    out.push(Command::ChooseVersion);
                    out.push(Command::CloseOverlay);
                }
                if button(ui, Action::Backups.menu_name()).clicked() {
                    out.push(Command::ShowBackups);
                    out.push(Command::CloseOverlay);
                }
                if session.assessment().part.is_none() && button(ui, "Fragen verteilen …").clicked() {
                    out.push(Command::ChooseHandOut(BTreeSet::new()));
                }
                if button(ui, "Exportieren …").clicked() {
                    out.push(Command::Toggle(Overlay::Export));
                }
                if button(ui, "Andere Datei öffnen …").clicked() {
                    out.push(Command::ChooseFile);
                    out.push(Command::CloseOverlay);
                }
                if button(ui, "Datei schließen").clicked() {
                    out.push(Command::CloseFile);
                    out.push(Command::CloseOverlay);
                }
            });
        });
        if close {
            out.push(Command::CloseOverlay);
        }
        out
    }
}
