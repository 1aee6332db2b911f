//! Painting text into a place, and the ring around what has the focus.

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{Align, Align2, Color32, Context, Rect, Stroke, StrokeKind, TextFormat, TextStyle, Ui, pos2};

use crate::kit::theme;

/// One line of text inside `rect`, cut with „…“ where it does not fit. Returns whether it was cut: then it needs a tooltip.
pub fn paint_text(ui: &Ui, rect: Rect, text: &str, style: TextStyle, color: Color32, align: Align2) -> bool {
    paint(ui, rect, text, style, color, align, TextWrapping::truncate_at_width(rect.width().max(1.0)))
}

/// Up to two lines at the left of `rect`, cut with „…“ where more would be needed. Returns whether they were cut.
pub fn paint_two_lines(ui: &Ui, rect: Rect, text: &str, style: TextStyle, color: Color32) -> bool {
    let wrap = TextWrapping { max_rows: 2, ..TextWrapping::wrap_at_width(rect.width().max(1.0)) };
    paint(ui, rect, text, style, color, Align2::LEFT_CENTER, wrap)
}

fn paint(ui: &Ui, rect: Rect, text: &str, style: TextStyle, color: Color32, align: Align2, wrap: TextWrapping) -> bool {
    if !ui.is_rect_visible(rect) {
        return false;
    }
    let format = TextFormat { font_id: style.resolve(ui.style()), color, ..TextFormat::default() };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = wrap;
    job.halign = Align::LEFT;
    let galley = ui.painter().layout_job(job);
    let place = align.align_size_within_rect(galley.size(), rect);
    let cut = galley.elided;
    ui.painter().galley(pos2(place.left().max(rect.left()), place.top()), galley, color);
    cut
}

/// Shows where the keyboard is, for every control alike.
pub fn focus_ring(ctx: &Context) {
    let Some(id) = ctx.memory(|memory| memory.focused()) else { return };
    let Some(response) = ctx.read_response(id) else { return };
    let rect = response.interact_rect.expand(2.0);
    if rect.is_positive() {
        let stroke = Stroke::new(2.0, theme::of(ctx).primary);
        ctx.layer_painter(response.layer_id).rect_stroke(rect, theme::radius::CONTROL, stroke, StrokeKind::Middle);
    }
}
