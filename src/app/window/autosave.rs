//! Nothing is lost: autosave, a copy where the file cannot be written, and saving before the window goes.

use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::time::Duration;

use eframe::egui::{self, ViewportCommand};
use jiff::civil::DateTime;

use super::Window;
use crate::kit::toasts::repaint_delay;
use wiba_core::desk::command::Command;
use wiba_core::desk::drafts::Which;
use wiba_core::desk::jobs::{Job, Poll};
use wiba_core::desk::recovery;
use wiba_core::store::SaveNotice;
use wiba_core::wording::system_error::in_german;

/// Seconds for which a file may be impossible to write before a copy is made elsewhere.
const COPY_AFTER: f64 = 10.0;

/// How long the last save may take: Windows ends what does not end by itself within five seconds.
const LAST_WORD: Duration = Duration::from_secs(2);

/// Said as long as a copy stands in for the file.
const STUCK: &str = "Die Datei ist noch nicht gespeichert; eine Kopie liegt auf diesem PC";

/// Said as long as not even a copy can be made.
const NO_COPY: &str = "Auch eine Kopie auf diesem PC misslingt";

impl Window {
    /// Saves soon after a change, beside the window.
    pub(super) fn autosave(&mut self, ctx: &egui::Context, time: f64) {
        if let Some(rest) = self.drafts.borrow().next_due(time) {
            ctx.request_repaint_after_secs(repaint_delay(rest));
        }
        self.save_settings(ctx, time);
        let Some(session) = &mut self.session else { return };
        for notice in session.take_notices() {
            if let SaveNotice::OtherKept { other, .. } = &notice {
                self.beside.push(other.clone());
            }
            self.toasts.fault(notice.to_string(), notice.hint().to_owned());
        }
        match session.autosave_in(time) {
            Some(rest) if rest <= 0.0 => {
                let ctx = ctx.clone();
                session.start_save(time, move || ctx.request_repaint());
                // Whoever is cut off goes on where the file ends.
                self.remember();
                self.settings_changed.get_or_insert(time);
            }
            Some(rest) => ctx.request_repaint_after_secs(repaint_delay(rest)),
            // What was waited for in vain says by itself when it is over, but nobody hears it.
            None if session.is_writing() => ctx.request_repaint_after_secs(0.25),
            None => {}
        }
        self.copy_if_stuck(ctx, time);
    }

    /// Makes a copy elsewhere if the file has been impossible to write for a while, and removes it once it is saved.
    fn copy_if_stuck(&mut self, ctx: &egui::Context, time: f64) {
        self.remove_copy();
        let Some(session) = self.session.as_mut().filter(|session| !session.is_saved()) else { return };
        let Some(failing) = session.failing_for(time) else { return };
        if failing < COPY_AFTER {
            ctx.request_repaint_after_secs(repaint_delay(COPY_AFTER - failing));
        } else if self.copied != Some(session.revision()) && self.copy_again.is_none_or(|at| time >= at) {
            match session.copy(&self.data) {
                Ok(_) => {
                    let hint = format!(
                        "Die Kopie liegt in „{}“. Sobald die Datei wieder gespeichert ist, verschwindet sie von selbst.",
                        self.data.display()
                    );
                    if self.copied.replace(session.revision()).is_none() {
                        self.toasts.fault(STUCK, hint);
                    }
                    self.forget_failed_copy();
                }
                Err(error) => {
                    let hint = format!(
                        "Grund: {}. Die letzten Änderungen stehen auf keinem Datenträger: mit „Speichern unter …“ einen Ort \
                        wählen, der sich beschreiben lässt.",
                        in_german(&error)
                    );
                    if self.copy_again.replace(time + COPY_AFTER).is_none() {
                        self.toasts.fault(NO_COPY, hint);
                    }
                    ctx.request_repaint_after_secs(repaint_delay(COPY_AFTER));
                }
            }
        }
    }

    /// What was said of the copy of a file is not said of the next one.
    pub(super) fn forget_copy(&mut self) {
        self.copied = None;
        self.toasts.forget(STUCK);
        self.forget_failed_copy();
    }

    fn forget_failed_copy(&mut self) {
        if self.copy_again.take().is_some() {
            self.toasts.forget(NO_COPY);
        }
    }

    /// Removes the copy that stood in for the file, once that is saved.
    pub(super) fn remove_copy(&mut self) {
        let Some(session) = self.session.as_ref().filter(|session| session.is_saved()) else { return };
        if self.copied.take().is_some() {
            recovery::remove(&self.data, session.assessment(), session.seal());
            self.toasts.forget(STUCK);
        }
        self.forget_failed_copy();
    }

    /// Writes the settings a second after they were changed, one writing after the other.
    fn save_settings(&mut self, ctx: &egui::Context, time: f64) {
        if self.settings_job.as_ref().is_some_and(|job| job.poll() != Poll::Running) {
            self.settings_job = None;
        }
        let Some(changed) = self.settings_changed else { return };
        let rest = changed + 1.0 - time;
        if rest > 0.0 {
            ctx.request_repaint_after_secs(repaint_delay(rest));
        } else if self.settings_job.is_none() {
            self.settings_changed = None;
            let (settings, config, ctx) = (self.settings.clone(), self.config.clone(), ctx.clone());
            // Nothing depends on them: whatever goes wrong, the program goes on.
            self.settings_job = Some(Job::start(move || ctx.request_repaint(), move || drop(settings.save(&config))));
        }
    }

    /// Writes the settings now, after any writing that is under way.
    fn save_settings_now(&mut self, ctx: &egui::Context) {
        if let Some(job) = self.settings_job.take() {
            job.wait();
        }
        self.settings_changed = None;
        self.note_size(ctx);
        self.settings.save(&self.config).ok();
    }

    /// Saves before the window goes; if that fails, the window stays and asks.
    pub(super) fn closing(&mut self, ctx: &egui::Context, time: f64) {
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        if !self.closing_anyway && !self.may_leave(Command::Quit, time) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            ctx.request_repaint();
        } else {
            self.left = true;
        }
        self.save_settings_now(ctx);
    }

    /// The PC ends the session: there is no time to ask. What cannot be saved goes to a copy.
    pub(super) fn end_of_session(&mut self, ctx: &egui::Context, now: DateTime, time: f64) {
        if !self.ending.swap(false, Ordering::AcqRel) {
            return;
        }
        self.secure(now, time);
        self.closing_anyway = true;
        self.save_settings_now(ctx);
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }

    /// Saves all that was typed, without asking: into the file or, if that fails, into a copy, which is returned.
    pub(super) fn secure(&mut self, now: DateTime, time: f64) -> Option<PathBuf> {
        self.take_drafts(Which::All, time);
        self.remember();
        let session = self.session.as_mut()?;
        if session.save_within(LAST_WORD, now, time) == Some(true) {
            self.remove_copy();
            return None;
        }
        let copy = session.copy(&self.data).ok()?;
        self.copied = Some(session.revision());
        Some(copy)
    }
}
