//! A line of text in which what was looked for is marked.

use eframe::egui::text::{CCursor, LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Color32, Rect, TextStyle, Ui, pos2};

use crate::kit::theme;
use wiba_core::desk::search::Needle;

/// Paints it in the middle of its place. The marks are painted around the text instead of being a part of it: so the same
/// line is laid out once, whatever is typed next.
pub(super) fn marked(ui: &Ui, line: Rect, text: &str, needle: &Needle, style: TextStyle, color: Color32) {
    let tokens = theme::tokens(ui);
    let format = TextFormat { font_id: style.resolve(ui.style()), color, ..TextFormat::default() };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(line.width());
    let galley = ui.painter().layout_job(job);
    let origin = pos2(line.left(), line.center().y - galley.size().y * 0.5);
    let place = |char: usize| galley.pos_from_cursor(CCursor::new(char)).translate(origin.to_vec2());
    let marks: Vec<Rect> = needle
        .marks(text)
        .into_iter()
        .map(|(from, to)| Rect::from_min_max(place(from).left_top(), place(to).right_bottom()))
        .filter(Rect::is_positive)
        .collect();
    for mark in &marks {
        ui.painter().rect_filled(*mark, 2, tokens.highlight);
    }
    ui.painter().galley(origin, galley.clone(), color);
    for mark in marks {
        let inside = ui.painter().with_clip_rect(ui.clip_rect().intersect(mark));
        inside.galley_with_override_text_color(origin, galley.clone(), tokens.text);
    }
}
