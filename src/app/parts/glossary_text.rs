//! Text in which the terms of the glossary explain themselves on hover.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::epaint::text::Glyph;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, Galley, Pos2, Sense, Shape, TextStyle, Ui, WidgetInfo, accesskit::Role, pos2};

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
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width().min(760.0);
    job.append(text, 0.0, plain);
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    if !ui.is_rect_visible(rect) {
        return;
    }
    ui.painter().galley(rect.min, galley.clone(), color);
    for (range, _) in &found {
        let chars = |end: usize| text.get(..end).map_or(0, |part| part.chars().count());
        dots(ui, &galley, rect.min, chars(range.start)..chars(range.end), tokens.primary);
    }
    let hovered = response.hover_pos().map(|pos| byte_at(text, &galley, pos - rect.min));
    let term = hovered.and_then(|byte| found.iter().find(|(range, _)| range.contains(&byte)));
    if let Some((_, term)) = term {
        response.on_hover_ui_at_pointer(|ui| {
            ui.label(theme::text(&term.term, theme::strong(), tokens.text));
            ui.label(&term.explanation);
        });
    }
}

/// Dots right below the letters of a term; egui's own line would stand at the foot of the row, nearer to the next one.
fn dots(ui: &Ui, galley: &Galley, origin: Pos2, term: Range<usize>, color: Color32) {
    let mut first = 0;
    for row in &galley.rows {
        let glyphs = row.row.glyphs.iter().enumerate().filter(|(place, _)| term.contains(&(first + place)));
        let place = |glyph: &Glyph| origin + row.pos.to_vec2() + glyph.pos.to_vec2();
        let mut ends = glyphs.map(|(_, glyph)| (place(glyph), place(glyph).x + glyph.advance_width));
        if let Some((from, right)) = ends.next() {
            let right = ends.next_back().map_or(right, |(_, right)| right);
            let y = from.y + BELOW;
            ui.painter().extend(Shape::dotted_line(&[pos2(from.x, y), pos2(right, y)], color, 3.0, 0.75));
        }
        first += row.char_count_including_newline().0;
    }
}

/// From the base line of the letters to the dots.
const BELOW: f32 = 2.5;

/// The byte of the text below the pointer.
fn byte_at(text: &str, galley: &Arc<Galley>, place: eframe::egui::Vec2) -> usize {
    let cursor = galley.cursor_from_pos(place);
    text.char_indices().nth(cursor.index.into()).map_or(text.len(), |(byte, _)| byte)
}
