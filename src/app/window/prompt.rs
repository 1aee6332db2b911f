//! The one question that waits for the user's decision: before something is lost, and about copies that were left.

use eframe::egui;

use super::Window;
use super::overlay_state::Prompt;
use crate::kit::widgets::{button, dialog, muted, primary_button, small_muted, strong};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Which;
use wiba_core::desk::recovery;
use wiba_core::desk::session::SaveState;

/// What the user decided.
enum Decision {
    Stay,
    SaveAs,
    GoOn(Command),
}

impl Window {
    /// Takes over what is typed and saves, before the open file is left for `then`. False if the user has to decide first.
    pub(super) fn may_leave(&mut self, then: Command, time: f64) -> bool {
        self.take_drafts(Which::All, time);
        self.remember();
        let now = (self.clock)();
        let Some(session) = &mut self.session else { return true };
        let rejected = !self.drafts.borrow().pending(session.assessment()).is_empty();
        if rejected {
            self.prompt = Some(Prompt::Rejected(then));
        } else if !session.is_saved() && !session.save(now, time) {
            self.prompt = Some(Prompt::Unsaved(then));
        } else {
            return true;
        }
        false
    }

    /// Asks what has to be asked.
    pub(super) fn prompts(&mut self, ctx: &egui::Context, time: f64) -> Commands {
        if self.prompt.is_some() && self.session.is_none() {
            self.prompt = None;
        }
        if self.password.is_some() {
            return self.password_prompt(ctx, time);
        }
        match self.prompt.clone() {
            Some(Prompt::Unsaved(then)) => self.ask_unsaved(ctx, then, time),
            Some(Prompt::Rejected(then)) => self.ask_rejected(ctx, then, time),
            None => self.ask_copies(ctx),
        }
    }

    fn ask_unsaved(&mut self, ctx: &egui::Context, then: Command, time: f64) -> Commands {
        let mut out = Commands::default();
        let Some(session) = &self.session else { return out };
        let mut decision = None;
        let close = dialog(ctx, "unsaved", 460.0, |ui| {
            strong(ui, "Die letzten Änderungen sind nicht gespeichert");
            if let SaveState::Failed { message, hint } = &session.state() {
                ui.label(message);
                small_muted(ui, hint);
            }
            ui.horizontal_wrapped(|ui| {
                if primary_button(ui, "Speichern unter …").clicked() {
                    decision = Some(Decision::SaveAs);
                }
                if button(ui, "Weiterarbeiten").clicked() {
                    decision = Some(Decision::Stay);
                }
                if button(ui, "Ohne Speichern schließen").clicked() {
                    decision = Some(Decision::GoOn(then));
                }
            });
        });
        match decision {
            Some(Decision::SaveAs) => out.push(Command::SaveAs),
            Some(Decision::GoOn(then)) => self.leave_unsaved(ctx, then, time),
            Some(Decision::Stay) => self.prompt = None,
            None if close => self.prompt = None,
            None => {}
        }
        out
    }

    fn ask_rejected(&mut self, ctx: &egui::Context, then: Command, time: f64) -> Commands {
        let Some(session) = &self.session else { return Commands::default() };
        let fields: Vec<String> = {
            let drafts = self.drafts.borrow();
            let pending = drafts.pending(session.assessment());
            pending
                .iter()
                .map(|field| format!("{}: „{}“", field.name(), drafts.text(*field, session.assessment())))
                .collect()
        };
        let mut decision = None;
        let close = dialog(ctx, "rejected", 460.0, |ui| {
            strong(ui, "Eine Angabe kann nicht übernommen werden");
            for field in &fields {
                ui.label(field);
            }
            small_muted(ui, "Alles andere wird gespeichert. Was falsch ist, steht am Feld.");
            ui.horizontal_wrapped(|ui| {
                if primary_button(ui, "Zurück und berichtigen").clicked() {
                    decision = Some(Decision::Stay);
                }
                if button(ui, "Ohne diese Angabe schließen").clicked() {
                    decision = Some(Decision::GoOn(then));
                }
            });
        });
        match decision {
            Some(Decision::GoOn(then)) => {
                self.prompt = None;
                self.drafts.borrow_mut().clear();
                self.carry_out(ctx, vec![then], time);
            }
            Some(_) => self.prompt = None,
            None if close => self.prompt = None,
            None => {}
        }
        Commands::default()
    }

    /// Lets the open file go as it is on disk.
    fn leave_unsaved(&mut self, ctx: &egui::Context, then: Command, time: f64) {
        self.abandon();
        self.closing_anyway = then == Command::Quit;
        self.carry_out(ctx, vec![then], time);
    }

    fn ask_copies(&mut self, ctx: &egui::Context) -> Commands {
        let mut out = Commands::default();
        let Some(copy) = self.copies.first().cloned() else { return out };
        let (mut open, mut later, mut discard) = (false, false, false);
        let close = dialog(ctx, "copies", 480.0, |ui| {
            strong(ui, "Eine gesicherte Kopie liegt vor");
            ui.label(match copy.answers {
                Some(answers) => format!(
                    "„{}“ konnte beim letzten Mal nicht gespeichert werden. Der letzte Stand ({}) ist als Kopie gesichert.",
                    copy.name,
                    wiba_core::wording::number::count(answers, "Antwort", "Antworten"),
                ),
                None => "Eine verschlüsselte Datei konnte beim letzten Mal nicht gespeichert werden. Der letzte Stand ist als Kopie gesichert, mit demselben Passwort.".to_owned(),
            });
            muted(ui, copy.path.display().to_string());
            small_muted(ui, "Die Kopie öffnen, prüfen und unter eigenem Namen speichern.");
            ui.horizontal_wrapped(|ui| {
                open = primary_button(ui, "Kopie öffnen").clicked();
                later = button(ui, "Später entscheiden").clicked();
                discard = button(ui, "Kopie löschen").clicked();
            });
        });
        if open {
            out.push(Command::Open(copy.path.clone()));
        }
        if discard {
            recovery::discard(&copy.path);
        }
        if open || later || discard || close {
            // What is not decided is offered again at the next start.
            self.copies.remove(0);
        }
        out
    }
}
