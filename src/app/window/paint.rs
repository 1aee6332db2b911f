//! What a frame paints.

use eframe::egui::{self, Frame, Rect, Ui, UiBuilder, pos2};
use jiff::civil::DateTime;

use super::Window;
use crate::app::command::Commands;
use crate::app::context::Cx;
use crate::app::route::Route;
use crate::app::screens::{history, kommune, measures, overview, profile, questions, report, settings, start};
use crate::app::{shell, theme, widgets};

/// Where the content begins, for Tab.
fn content() -> egui::Id {
    egui::Id::unique("content")
}

impl Window {
    /// Paints the bar, the navigation and the screen.
    pub(super) fn paint(&mut self, ui: &mut Ui, now: DateTime, time: f64) -> Commands {
        let mut out = Commands::default();
        let full = ui.max_rect();
        let tokens = theme::tokens(ui);
        ui.painter().rect_filled(full, 0, tokens.background);
        let child = |ui: &mut Ui, salt: &str, rect: Rect| {
            let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect));
            child.shrink_clip_rect(rect);
            child
        };
        let (Some(session), Some(view)) = (&self.session, &self.view) else {
            let mut body = child(ui, "start", full);
            return widgets::screen(&mut body, "start", |ui| start::ui(&mut self.screens.start, ui, &self.settings));
        };
        let cx = Cx {
            catalog: &self.catalog,
            assessment: session.assessment(),
            path: session.path(),
            view,
            settings: &self.settings,
            drafts: &self.drafts,
            covered: self.overlay.is_some() || self.leaving || !self.settings.welcomed,
            now,
            time,
        };
        let narrow = full.width() < shell::NARROW;
        // On a new screen Tab begins with its content, and not with the long navigation that one came from.
        let begins = !cx.covered
            && ui.memory(|memory| memory.focused().is_none())
            && ui.input(|input| input.modifiers.is_none() && input.key_pressed(egui::Key::Tab));
        if begins {
            ui.memory_mut(|memory| memory.request_focus(content()));
        }
        let top = Rect::from_min_max(full.min, pos2(full.right(), full.top() + shell::TOP));
        out.append(shell::top(&mut child(ui, "top", top), &cx, session));
        let side = Rect::from_min_max(pos2(full.left(), top.bottom()), pos2(full.left() + shell::SIDE, full.bottom()));
        let mut body = Rect::from_min_max(pos2(full.left(), top.bottom()), full.max);
        if !narrow {
            out.append(shell::side(&mut child(ui, "side", side), &cx, self.route));
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
        let (screens, route) = (&mut self.screens, self.route);
        let side_margin = if body.available_width() < 600.0 { 12 } else { 24 };
        let page =
            Frame::new().inner_margin(egui::Margin { left: side_margin, right: side_margin, top: 16, bottom: 12 });
        // Screens with an inner list fill the page; the others scroll as a whole.
        out.append(match route {
            Route::Questions(scope) => {
                page.show(&mut body, |ui| questions::ui(&mut screens.questions, ui, &cx, scope)).inner
            }
            Route::Measures => page.show(&mut body, |ui| measures::ui(&mut screens.measures, ui, &cx)).inner,
            Route::History => page.show(&mut body, |ui| history::ui(&mut screens.history, ui, &cx)).inner,
            Route::Report => page.show(&mut body, |ui| report::ui(&mut screens.report, ui, &cx)).inner,
            other => widgets::screen(&mut body, &format!("{other:?}"), |ui| match other {
                Route::Kommune => kommune::ui(ui, &cx),
                Route::Profile => profile::ui(&mut screens.profile, ui, &cx),
                Route::Settings => settings::ui(ui, &self.settings),
                _ => overview::ui(&screens.overview, ui, &cx),
            }),
        });
        if narrow && self.sidebar {
            let area = egui::Area::new(egui::Id::unique("sidebar")).order(egui::Order::Middle).fixed_pos(side.min);
            out.append(
                area.show(ui.ctx(), |ui| {
                    let mut side = child(ui, "side", side);
                    shell::side(&mut side, &cx, route)
                })
                .inner,
            );
        }
        out
    }
}
