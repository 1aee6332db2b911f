//! What a frame paints.

use eframe::egui::{self, Frame, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};
use jiff::civil::DateTime;

use super::Window;
use crate::app::context::Cx;
use crate::app::parts::leave_fields;
use crate::app::screens::{
    history, kommune, measures, overview, part, people, profile, questions, report, settings, start,
};
use crate::app::shell;
use crate::kit::widgets::readable;
use crate::kit::{keys, theme, widgets};
use wiba_core::desk::command::Commands;
use wiba_core::desk::route::Route;

/// Where the content begins, for Tab.
fn content() -> egui::Id {
    egui::Id::unique("content")
}

/// A screen that fills the page and scrolls inside. In a window with less than `least` points of height, or one with very
/// large text, the page scrolls as well.
fn page(body: &mut Ui, least: f32, add: impl FnOnce(&mut Ui) -> Commands) -> Commands {
    let side = if body.available_width() < 600.0 { 12 } else { 24 };
    let frame = Frame::new().inner_margin(egui::Margin { left: side, right: side, top: 16, bottom: 12 });
    if body.available_height() >= least {
        return frame.show(body, add).inner;
    }
    ScrollArea::vertical()
        .id_salt("page")
        .show(body, |ui| {
            let place = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), least));
            let mut inner = ui.new_child(UiBuilder::new().id_salt("page").max_rect(place));
            let out = frame.show(&mut inner, add).inner;
            ui.allocate_rect(place, Sense::hover());
            widgets::follow_focus(ui, place);
            out
        })
        .inner
}

impl Window {
    /// Paints the bar, the navigation and the screen.
    pub(super) fn paint(&mut self, ui: &mut Ui, now: DateTime, time: f64) -> Commands {
        let mut out = Commands::default();
        let full = ui.max_rect();
        let child = |ui: &mut Ui, salt: &str, rect: Rect| {
            let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect));
            child.shrink_clip_rect(rect);
            child
        };
        let (Some(session), Some(findings)) = (&self.session, &self.findings) else {
            let mut body = child(ui, "start", full);
            let covered = self.is_covered(ui.ctx());
            let state = &mut self.screens.start;
            return widgets::screen(&mut body, "start", |ui| start::ui(state, ui, &self.settings, covered));
        };
        let cx = Cx {
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
            covered: self.is_covered(ui.ctx()),
            now,
            time,
        };
        // Whoever goes elsewhere by a key, or scrolls, has left the field that is not painted any more.
        leave_fields(ui.ctx(), &cx);
        if let (true, Route::Questions(scope)) = (self.meeting, self.route) {
            let mut body = child(ui, "meeting", full);
            out.append(super::banner::banner(&mut body, session, &self.beside, self.is_copy(session.path())));
            let pending = self.drafts.borrow().pending(cx.assessment);
            let (saved, _) = shell::saved_words(&session.state(), &pending);
            let state = &mut self.screens.questions;
            out.append(widgets::page_background(&mut body, |body| {
                page(body, 320.0, |ui| readable(ui, |ui| questions::ui(state, ui, &cx, scope, Some(&saved))))
            }));
            return out;
        }
        let narrow = full.width() < shell::NARROW;
        // On a new screen Tab begins with its content, and not with the long navigation that one came from; later it goes on
        // where the keyboard was last.
        let resumed = self.focus.resume(ui.ctx());
        let begins = !cx.covered
            && ui.memory(|memory| memory.focused().is_none())
            && ui.input(|input| keys::pressed(input, Modifiers::NONE, egui::Key::Tab));
        if begins {
            ui.memory_mut(|memory| memory.request_focus(resumed.unwrap_or(content())));
        }
        let top = Rect::from_min_max(full.min, pos2(full.right(), full.top() + shell::TOP));
        out.append(shell::top(&mut child(ui, "top", top), &cx, session));
        let side = Rect::from_min_max(pos2(full.left(), top.bottom()), pos2(full.left() + shell::SIDE, full.bottom()));
        let mut body = Rect::from_min_max(pos2(full.left(), top.bottom()), full.max);
        if !narrow {
            // What stays until it is closed hides nothing of the navigation.
            let above = side.bottom() - self.toasts.room();
            let seen = side.with_max_y(above.max(side.top() + shell::SIDE));
            out.append(shell::side(&mut child(ui, "side", seen), &cx, self.route));
            body.min.x = side.right();
        }
        let mut body = child(ui, "body", body);
        if begins {
            // What comes next takes the focus over: it never stays here.
            let layer = body.layer_id();
            body.memory_mut(|memory| memory.interested_in_focus(content(), layer));
        }
        if narrow && self.sidebar {
            body.disable();
        }
        out.append(super::banner::banner(&mut body, session, &self.beside, self.is_copy(session.path())));
        let (screens, route) = (&mut self.screens, self.route);
        // Screens with an inner list fill the page; the others scroll as a whole.
        out.append(widgets::page_background(&mut body, |body| match route {
            Route::Questions(scope) => {
                page(body, 320.0, |ui| readable(ui, |ui| questions::ui(&mut screens.questions, ui, &cx, scope, None)))
            }
            Route::Settings => widgets::screen(body, "Settings", |ui| {
                settings::ui(ui, &self.settings, &self.spelling.words(&self.data), &self.official, &self.whole)
            }),
            Route::History => page(body, 440.0, |ui| readable(ui, |ui| history::ui(&mut screens.history, ui, &cx))),
            // All else is in the whole file.
            _ if let Some(whole) = &cx.assessment.part => widgets::screen(body, "part", |ui| part::ui(ui, &cx, whole)),
            Route::Measures => page(body, 520.0, |ui| readable(ui, |ui| measures::ui(&mut screens.measures, ui, &cx))),
            Route::Report => page(body, 400.0, |ui| report::ui(&mut screens.report, ui, &cx)),
            other => widgets::screen(body, &format!("{other:?}"), |ui| match other {
                Route::Kommune => kommune::ui(&mut screens.kommune, ui, &cx),
                Route::People => people::ui(&mut screens.people, ui, &cx),
                Route::Profile => profile::ui(&mut screens.profile, ui, &cx),
                _ => overview::ui(&screens.overview, ui, &cx),
            }),
        }));
        if narrow && self.sidebar {
            let area = egui::Area::new(egui::Id::unique("sidebar")).order(egui::Order::Middle).fixed_pos(side.min);
            out.append(
                area.show(ui.ctx(), |ui| {
                    let surface = theme::tokens(ui).surface;
                    ui.painter().rect_filled(side, egui::CornerRadius::ZERO, surface);
                    shell::side(&mut child(ui, "side", side), &cx, route)
                })
                .inner,
            );
        }
        out
    }
}
