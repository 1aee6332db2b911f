//! The one question that waits for the user's decision: before something is lost, and about copies that were left.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui;

use super::Window;
use super::mending::question_of;
use super::overlay_state::Prompt;
use crate::kit::widgets::{button, dialog, muted, primary_button, small_muted, strong};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Which;
use wiba_core::desk::recovery;
use wiba_core::desk::session::SaveState;
use wiba_core::wording::date;
use wiba_core::wording::system_error::in_german;

/// A save takes a moment; what takes longer is waited for beside the window.
pub(super) const QUICK: Duration = Duration::from_millis(500);
/// Seconds after which a place that does not answer is given up on, if the user wants that.
const ANSWERS_WITHIN: f64 = 5.0;

/// What the user decided.
enum Decision {
    Stay,
    SaveAs,
    Merge(PathBuf),
    GoOn(Command),
}

impl Window {
    /// Takes over what is typed and saves, before the open file is left for `then`. False if the user has to decide first.
    pub(super) fn may_leave(&mut self, then: Command, time: f64) -> bool {
        self.take_drafts(Which::All, time);
        self.remember();
        let now = (self.clock)();
        let Some(session) = &mut self.session else { return true };
        if session.is_read_only() {
            // A prompt asks about what was typed, if there is something.
            return !matches!(self.prompt, Some(Prompt::ReadOnly(_)));
        }
        let rejected = !self.drafts.borrow().pending(session.assessment()).is_empty();
        if rejected {
            self.prompt = Some(Prompt::Rejected(then));
        } else {
            match session.save_within(QUICK, now, time) {
                Some(true) => {
                    self.remove_copy();
                    return true;
                }
                Some(false) => self.prompt = Some(Prompt::Unsaved(then)),
                None => self.prompt = Some(Prompt::Saving(then, time)),
            }
        }
        false
    }

    /// Asks what has to be asked.
    pub(super) fn prompts(&mut self, ctx: &egui::Context, time: f64) -> Commands {
        // These are about a file that is still to be opened.
        let about_another = matches!(self.prompt, Some(Prompt::InUse(..) | Prompt::NeedsKey(..)));
        if self.session.is_none() && !about_another {
            self.prompt = None;
        }
        if self.password.is_some() {
            return self.password_prompt(ctx, time);
        }
        match self.prompt.clone() {
            Some(Prompt::Unsaved(then)) => self.ask_unsaved(ctx, then, time),
            Some(Prompt::Rejected(then)) => self.ask_rejected(ctx, then, time),
            Some(Prompt::Saving(then, since)) => {
                self.wait_for_save(ctx, then, since, time);
                Commands::default()
            }
            Some(Prompt::InUse(path, told)) => self.ask_in_use(ctx, &path, &told),
            Some(Prompt::ReadOnly(_)) => self.ask_read_only(ctx),
            Some(Prompt::NeedsKey(path, then)) => {
                self.ask_needs_key(ctx, path, then);
                Commands::default()
            }
            None => self.ask_copies(ctx),
        }
    }

    fn ask_unsaved(&mut self, ctx: &egui::Context, then: Command, time: f64) -> Commands {
        let mut out = Commands::default();
        let Some(session) = &self.session else { return out };
        let mut decision = None;
        let mut changed_by_others = false;
        let close = dialog(ctx, "unsaved", 460.0, |ui| {
            strong(ui, "Die letzten Änderungen sind nicht gespeichert");
            if let SaveState::Failed { message, hint, changed } = &session.state() {
                ui.label(message);
                small_muted(ui, hint);
                changed_by_others = *changed;
            }
            ui.horizontal_wrapped(|ui| {
                if changed_by_others && button(ui, "Zusammenführen …").clicked() {
                    decision = session.path().map(|path| Decision::Merge(path.to_owned()));
                }
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
            Some(Decision::Merge(path)) => {
                self.prompt = None;
                out.push(Command::MergeWith(path));
            }
            Some(Decision::GoOn(then)) => self.leave_unsaved(ctx, then, time),
            Some(Decision::Stay) => self.prompt = None,
            None if close => self.prompt = None,
            None => {}
        }
        out
    }

    /// Waits for a save that takes its time, and after a while offers to go without it.
    fn wait_for_save(&mut self, ctx: &egui::Context, then: Command, since: f64, time: f64) {
        let Some(session) = &self.session else { return };
        if !session.is_writing() {
            let saved = session.is_saved();
            self.prompt = (!saved).then(|| Prompt::Unsaved(then.clone()));
            if saved {
                self.carry_out(ctx, vec![then], time);
            }
            return;
        }
        ctx.request_repaint_after_secs(0.1);
        let patient = time - since < ANSWERS_WITHIN;
        let (mut wait, mut copy, mut stay) = (false, false, false);
        let close = dialog(ctx, "saving", 460.0, |ui| {
            strong(ui, if patient { "Wird gespeichert …" } else { "Der Speicherort antwortet nicht" });
            muted(ui, session.path().map_or_else(String::new, |path| path.display().to_string()));
            if !patient {
                ui.label("„Kopie ablegen und schließen“ legt eine Rettungskopie auf diesen PC; beim nächsten Start wird sie angeboten.");
            }
            ui.horizontal_wrapped(|ui| {
                wait = !patient && primary_button(ui, "Weiter warten").clicked();
                copy = !patient && button(ui, "Kopie ablegen und schließen").clicked();
                stay = button(ui, "Nicht schließen").clicked();
            });
        });
        if wait {
            self.prompt = Some(Prompt::Saving(then, time));
        } else if stay || close {
            self.prompt = None;
        } else if copy {
            match self.session.as_mut().map_or(Ok(()), |session| session.copy(&self.data).map(drop)) {
                Ok(()) => self.leave_unsaved(ctx, then, time),
                Err(error) => {
                    let words = format!("Die Kopie lässt sich nicht ablegen: {}", in_german(&error));
                    self.toasts.fault(words, "Weiter warten oder unter anderem Namen speichern.".to_owned());
                }
            }
        }
    }

    fn ask_rejected(&mut self, ctx: &egui::Context, then: Command, time: f64) -> Commands {
        let mut out = Commands::default();
        let Some(session) = &self.session else { return out };
        let first = self.drafts.borrow().pending(session.assessment()).first().copied();
        let fields: Vec<String> = {
            let drafts = self.drafts.borrow();
            let pending = drafts.pending(session.assessment());
            pending
                .iter()
                .map(|field| {
                    let place = question_of(*field).map_or_else(String::new, |id| format!("{id} "));
                    format!("{place}{}: „{}“", field.name(), drafts.text(*field, session.assessment()))
                })
                .collect()
        };
        let mut decision = None;
        let close = dialog(ctx, "rejected", 460.0, |ui| {
            let one = fields.len() == 1;
            let title = if one { "Eine Angabe kann" } else { "Diese Angaben können" };
            strong(ui, format!("{title} nicht übernommen werden"));
            for field in &fields {
                ui.label(field);
            }
            small_muted(ui, "Alles andere wird gespeichert. Was falsch ist, steht am Feld.");
            ui.horizontal_wrapped(|ui| {
                if primary_button(ui, "Zurück und berichtigen").clicked() {
                    decision = Some(Decision::Stay);
                }
                let leave = if one { "Ohne diese Angabe schließen" } else { "Ohne diese Angaben schließen" };
                if button(ui, leave).clicked() {
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
            Some(_) => {
                self.prompt = None;
                if let Some(field) = first {
                    out.append(self.mend(ctx, field));
                }
            }
            None if close => self.prompt = None,
            None => {}
        }
        out
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
            strong(ui, "Eine Rettungskopie liegt vor");
            ui.label(match copy.answers {
                Some(answers) => format!(
                    "„{}“ konnte beim letzten Mal nicht gespeichert werden. Der letzte Stand ({}{}) liegt als Rettungskopie auf diesem PC.",
                    copy.name,
                    wiba_core::wording::number::count(answers, "Antwort", "Antworten"),
                    copy.changed.map_or_else(String::new, |at| {
                        format!(", zuletzt geändert am {} um {}", date::short(at.date()), date::clock(at))
                    }),
                ),
                None => "Eine verschlüsselte Datei konnte beim letzten Mal nicht gespeichert werden. Der letzte Stand liegt als Rettungskopie auf diesem PC, mit demselben Passwort.".to_owned(),
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
