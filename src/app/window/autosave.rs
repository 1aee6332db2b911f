//! Nothing is lost: autosave, and saving before the window goes.

use eframe::egui::{self, ViewportCommand};
use jiff::civil::DateTime;

use super::Window;
use crate::kit::toasts::repaint_delay;
use wiba_core::desk::drafts::Which;

impl Window {
    /// Saves two seconds after the last change, beside the window.
    pub(super) fn autosave(&mut self, ctx: &egui::Context, time: f64) {
        if let Some(rest) = self.drafts.borrow().next_due(time) {
            ctx.request_repaint_after_secs(repaint_delay(rest));
        }
        if let Some(changed) = self.settings_changed {
            let rest = changed + 1.0 - time;
            if rest <= 0.0 {
                self.settings_changed = None;
                let (settings, config) = (self.settings.clone(), self.config.clone());
                std::thread::spawn(move || settings.save(&config).ok());
            } else {
                ctx.request_repaint_after_secs(repaint_delay(rest));
            }
        }
        let Some(session) = &mut self.session else { return };
        for notice in session.take_notices() {
            self.toasts.fault(notice.to_string(), notice.hint().to_owned());
        }
        match session.autosave_in(time) {
            Some(rest) if rest <= 0.0 => {
                let ctx = ctx.clone();
                session.start_save(move || ctx.request_repaint());
                // Whoever is cut off goes on where the file ends.
                self.remember();
                self.settings_changed.get_or_insert(time);
            }
            Some(rest) => ctx.request_repaint_after_secs(repaint_delay(rest)),
            None => {}
        }
    }

    /// Saves before the window goes; if that fails, the window stays and says so.
    pub(super) fn closing(&mut self, ctx: &egui::Context, now: DateTime, time: f64) {
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        self.take_drafts(Which::All, time);
        self.remember();
        self.settings.window = ctx.input(|input| input.viewport().inner_rect.map(|rect| (rect.width(), rect.height())));
        self.settings.save(&self.config).ok();
        let saved = self.session.as_mut().is_none_or(|session| session.is_saved() || session.save(now, time));
        if !saved && !self.closing_anyway {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.confirm_close = true;
            ctx.request_repaint();
        }
    }
}
