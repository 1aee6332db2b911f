//! Text in which the terms of the glossary explain themselves on hover.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, Galley, Sense, Stroke, TextStyle, Ui, WidgetInfo, accesskit::Role};

use crate::kit::theme;
use wiba_core::catalog::Catalog;

/// Paints a text; its terms are underlined and explain themselves on hover.
pub fn glossary_text(ui: &mut Ui, catalog: &Catalog, text: &str) {
    glossary_line(ui, catalog, text, theme::tokens(ui).muted);
}

/// The same in another colour.
pub fn glossary_line(ui: &mut Ui, catalog: &Catalog, text: &str, color: Color32) {
    let tokens = theme::tokens(ui);
    let found = catalog.glossary.find_in(text);
    let font_id = TextStyle::Body.resolve(ui.style());
    let plain = TextFormat { font_id, color, line_height: Some(21.0), ..TextFormat::default() };
    let term = TextFormat { underline: Stroke::new(1.0, tokens.primary), ..plain.clone() };
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width().min(760.0);
    let mut at = 0;
    for (range, _) in &found {
        job.append(text.get(at..range.start).unwrap_or_default(), 0.0, plain.clone());
        job.append(text.get(range.clone()).unwrap_or_default(), 0.0, term.clone());
        at = range.end;
    }
    job.append(text.get(at..).unwrap_or_default(), 0.0, plain);
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    if !ui.is_rect_visible(rect) {
        return;
    }
    ui.painter().galley(rect.min, galley.clone(), color);
    let hovered = response.hover_pos().map(|pos| byte_at(text, &galley, pos - rect.min));
    let term = hovered.and_then(|byte| found.iter().find(|(range, _)| range.contains(&byte)));
    if let Some((_, term)) = term {
        response.on_hover_ui_at_pointer(|ui| {
            ui.label(theme::text(&term.term, theme::strong(), tokens.text));
            ui.label(&term.explanation);
        });
    }
}

/// The byte of the text below the pointer.
fn byte_at(text: &str, galley: &Arc<Galley>, place: eframe::egui::Vec2) -> usize {
    let cursor = galley.cursor_from_pos(place);
    text.char_indices().nth(cursor.index.into()).map_or(text.len(), |(byte, _)| byte)
}
