//! Text in which the terms of the glossary explain themselves: on hover, at a click, and all of a text by Enter.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use eframe::egui::epaint::text::Glyph;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    Color32, Galley, PointerButton, Popup, PopupCloseBehavior, Pos2, Sense, Shape, TextStyle, Ui, WidgetInfo,
    accesskit::Role, pos2,
};

use crate::kit::theme;
use wiba_core::catalog::{Catalog, Term};

/// From one line to the next, in sizes of the text.
const LINE: f32 = 1.5;
/// The longest line that is read well, in sizes of the text.
const WIDEST: f32 = 760.0 / 14.0;

/// Paints a text; its terms are underlined and explain themselves.
pub fn glossary_text(ui: &mut Ui, catalog: &Catalog, text: &str) {
    glossary_line(ui, catalog, text, theme::tokens(ui).muted);
}

/// The same in another colour.
pub fn glossary_line(ui: &mut Ui, catalog: &Catalog, text: &str, color: Color32) {
    let tokens = theme::tokens(ui);
    let found = catalog.glossary.find_in(text);
    let font_id = TextStyle::Body.resolve(ui.style());
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width().min(WIDEST * font_id.size);
    let line_height = Some(LINE * font_id.size);
    let plain = TextFormat { font_id, color, line_height, ..TextFormat::default() };
    job.append(text, 0.0, plain);
    let galley = ui.painter().layout_job(job);
    // Tab stops only where there is something to explain.
    let (sense, role) = if found.is_empty() { (Sense::hover(), Role::Label) } else { (Sense::click(), Role::Button) };
    let (rect, response) = ui.allocate_exact_size(galley.size(), sense);
    response.widget_info(|| WidgetInfo::labeled(role, true, text));
    if !ui.is_rect_visible(rect) {
        return;
    }
    ui.painter().galley(rect.min, galley.clone(), color);
    for (range, _) in &found {
        let chars = |end: usize| text.get(..end).map_or(0, |part| part.chars().count());
        dots(ui, &galley, rect.min, chars(range.start)..chars(range.end), tokens.primary);
    }
    let at = |place: Pos2| {
        let byte = byte_at(text, &galley, place - rect.min);
        found.iter().find(|(range, _)| range.contains(&byte)).map(|(_, term)| *term)
    };
    let popup = Popup::default_response_id(&response);
    if response.clicked() {
        // The keyboard has no place in the text.
        let place = response.interact_pointer_pos().filter(|_| response.clicked_by(PointerButton::Primary));
        let chosen = place.map(at);
        if chosen != Some(None) {
            ui.data_mut(|data| data.insert_temp(popup, chosen.flatten().map(|term| term.term.clone())));
            Popup::open_id(ui.ctx(), popup);
        }
    }
    let chosen: Option<String> = ui.data(|data| data.get_temp(popup)).flatten();
    let opened = Popup::from_response(&response)
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name("Glossar")
        .width(360.0)
        .show(|ui| {
            let mut seen = BTreeSet::new();
            for (_, term) in &found {
                if chosen.as_ref().is_none_or(|chosen| *chosen == term.term) && seen.insert(&term.term) {
                    explain(ui, term);
                }
            }
        });
    if opened.is_none()
        && let Some(term) = response.hover_pos().and_then(at)
    {
        response.on_hover_ui_at_pointer(|ui| explain(ui, term));
    }
}

fn explain(ui: &mut Ui, term: &Term) {
    ui.label(theme::text(&term.term, theme::strong(), theme::tokens(ui).text));
    ui.label(&term.explanation);
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
