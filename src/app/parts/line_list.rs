//! A list within a box over the window: rows of one height, of which only those in sight are painted.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, ScrollArea, Sense, TextStyle, Ui, WidgetInfo, vec2};

use crate::kit::theme::{self, space};
use crate::kit::widgets::{follow_focus, muted, paint_text, scroll_by_key};

/// Paints `count` rows of `lines` lines each, and scrolls by key. As high as it may be with what stands above and below it,
/// so that the buttons are in sight without scrolling.
pub fn line_list(ui: &mut Ui, name: &str, lines: u8, count: usize, mut row: impl FnMut(&mut Ui, usize)) {
    let text = ui.text_style_height(&TextStyle::Body);
    let lines = f32::from(lines);
    let height = lines * text.max(18.0) + (lines + 1.0) * space::S;
    let around = 120.0 + 16.0 * text;
    // Two rows are seen also where much stands above them.
    let least = 2.0 * height;
    let most = (ui.ctx().content_rect().height() - around).max(least);
    ui.separator();
    if count == 0 {
        muted(ui, "Hier steht nichts.");
    }
    let area = ScrollArea::vertical().id_salt(name).max_height(most).min_scrolled_height(least);
    area.auto_shrink([false, true]).show_rows(ui, height, count, |ui, range| {
        for place in range {
            ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
                ui.set_min_size(vec2(ui.available_width(), height));
                ui.spacing_mut().item_spacing.y = space::XS;
                row(ui, place);
            });
        }
        scroll_by_key(ui);
        follow_focus(ui, ui.min_rect());
    });
    ui.separator();
}

/// A text in one line; where it does not fit, a tooltip has all of it.
pub fn one_line(ui: &mut Ui, words: &str) {
    shortened(ui, words, words);
}

/// What was there and what comes in its place, in one line: the first gives way, so that both are seen.
pub fn from_to(ui: &mut Ui, old: &str, new: &str) {
    const MOST: usize = 45;
    let all = format!("{old} → {new}");
    if old.chars().count() <= MOST {
        return one_line(ui, &all);
    }
    let start: String = old.chars().take(MOST).collect();
    let end = if start.matches('„').count() > start.matches('“').count() { "…“" } else { "…" };
    shortened(ui, &format!("{}{end} → {new}", start.trim_end()), &all);
}

fn shortened(ui: &mut Ui, shown: &str, words: &str) {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), ui.text_style_height(&TextStyle::Body));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let line = shown.lines().collect::<Vec<_>>().join(" ");
    let cut = paint_text(ui, rect, &line, TextStyle::Body, tokens.muted, Align2::LEFT_CENTER);
    if cut || line != words {
        response.on_hover_text(words);
    }
}
