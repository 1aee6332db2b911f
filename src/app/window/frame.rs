//! What happens in a frame, and in which order.

use eframe::egui::{self, Ui, ViewportCommand};
use jiff::civil::DateTime;

use super::look::look;
use super::{Window, spelling};
use crate::kit::theme;
use crate::kit::widgets;
use wiba_core::analysis::Findings;
use wiba_core::assessment::names;
use wiba_core::desk::drafts::Which;
use wiba_core::wording::system_error::in_german;

impl Window {
    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let time = self.time(&ctx);
        self.seconds = time;
        let now = (self.clock)();
        theme::apply(&ctx, look(&self.settings, &self.motion));
        ui.reset_style();
        if let Some(session) = &mut self.session {
            session.poll(now, time);
        }
        let covered = self.is_covered(&ctx);
        self.focus.follow(&ctx, covered);
        let mut out = self.shortcuts(&ctx);
        self.poll_jobs(&ctx, time);
        out.append(self.answers_of_dialogs(&ctx, time));
        out.append(self.dropped(&ctx));
        self.refresh(now);
        self.missing.follow(&ctx, self.session.as_ref(), time);
        let desk = spelling::Desk {
            wanted: self.settings.spelling && self.session.is_some(),
            data: &self.data,
            config: &self.config,
            catalog: &self.catalog,
            names: &self.names,
            revision: self.found,
        };
        if let Some(error) = self.spelling.follow(&ctx, desk) {
            let hint = format!("Es gilt bis zum Schließen des Programms. {}", in_german(&error));
            self.toasts.fault("Das Wort lässt sich nicht ins Wörterbuch schreiben", hint);
        }
        out.append(self.paint(ui, now, time));
        out.append(self.overlays(&ctx, now, time));
        out.append(self.prompts(&ctx, time));
        out.append(self.ask_path(&ctx, time));
        self.ask_taking(&ctx, time);
        self.ask_merging(&ctx, time);
        self.ask_backups(&ctx, time);
        widgets::focus_ring(&ctx);
        self.carry_out(&ctx, out.in_order(), time);
        self.take_drafts(Which::Due, time);
        self.refresh(now);
        self.autosave(&ctx, time);
        self.end_of_session(&ctx, now, time);
        self.closing(&ctx, time);
        self.name_window(&ctx);
    }

    /// What has to be done though nobody sees the window, because it is minimised or covered: nothing is painted then.
    /// `since`: seconds since it was painted last.
    pub fn unseen(&mut self, ctx: &egui::Context, since: f64) {
        // egui's own time stands still meanwhile.
        let (time, now) = (self.seconds + since, (self.clock)());
        let asked = self.prompt.is_some();
        if let Some(session) = &mut self.session {
            session.poll(now, time);
        }
        self.take_drafts(Which::Due, time);
        self.autosave(ctx, time);
        self.end_of_session(ctx, now, time);
        self.closing(ctx, time);
        if !asked && self.prompt.is_some() {
            // What is asked has to be seen.
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(ViewportCommand::Focus);
        }
        self.name_window(ctx);
    }

    /// Works out what follows from the answers, if they have changed.
    fn refresh(&mut self, now: DateTime) {
        let Some(session) = &self.session else {
            self.findings = None;
            return;
        };
        let today = now.date();
        let revision = session.revision();
        let fresh = self.findings.as_ref().is_some_and(|findings| self.found == revision && findings.today == today);
        if !fresh {
            self.findings = Some(Findings::of(&self.catalog, session.assessment(), today));
            self.names = names(session.assessment());
            self.found = revision;
        }
    }

    fn name_window(&mut self, ctx: &egui::Context) {
        let title = self.session.as_ref().map_or_else(
            || "WiBA-Kompass".to_owned(),
            |session| {
                let kommune = &session.assessment().kommune.name;
                let file = session.path().and_then(std::path::Path::file_name).map(|name| name.to_string_lossy());
                let waits = !session.is_saved() || !self.drafts.borrow().pending(session.assessment()).is_empty();
                match (file, waits) {
                    (None, _) => format!("{kommune} (Beispiel) – WiBA-Kompass"),
                    (Some(file), _) if session.is_read_only() => {
                        format!("{file} (nur lesen) – {kommune} – WiBA-Kompass")
                    }
                    (Some(file), false) => format!("{file} – {kommune} – WiBA-Kompass"),
                    (Some(file), true) => format!("{file} (nicht gespeichert) – {kommune} – WiBA-Kompass"),
                }
            },
        );
        if title != self.title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }
}
