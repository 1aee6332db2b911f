//! The meeting: full screen, and nothing on it that is not for everybody's eyes.

use eframe::egui::{self, ViewportCommand};

use super::Window;
use wiba_core::analysis::next_open;
use wiba_core::desk::command::Overlay;
use wiba_core::desk::route::{Route, Scope};

impl Window {
    /// Asks who takes part; nobody is asked twice on a day.
    pub(super) fn ask_participants(&mut self) {
        self.overlays.opened();
        self.overlay = Some(Overlay::Participants);
    }

    /// Goes on where the user is, or with the next open question.
    pub(super) fn begin_meeting(&mut self, ctx: &egui::Context) {
        let Some(session) = &self.session else { return };
        if !matches!(self.route, Route::Questions(_)) {
            let last =
                self.screens.overview.last.or_else(|| next_open(&self.catalog, &session.assessment().round, None));
            let list = last.map_or(1, |id| id.checklist);
            self.go(ctx, Route::Questions(Scope::Checklist(list)));
        }
        self.meeting = true;
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
    }

    pub(super) fn end_meeting(&mut self, ctx: &egui::Context) {
        self.meeting = false;
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
    }
}
