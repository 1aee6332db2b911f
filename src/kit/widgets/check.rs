//! A box to tick beside words that may take several lines.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;

use super::basic::icon;
use super::paint::paint_text;
use crate::kit::theme::{self, space};

/// Side of the box.
const BOX: f32 = 18.0;
/// Above and below the words.
const MARGIN: f32 = 3.0;

/// A box with its words, which are part of what is clicked. The caller keeps the tick.
pub fn check_line(ui: &mut Ui, ticked: bool, text: &str) -> Response {
    let tokens = theme::tokens(ui);
    let full = ui.available_width();
    let width = (full - BOX - space::S).max(BOX);
    let font = TextStyle::Body.resolve(ui.style());
    let galley = ui.painter().layout(text.to_owned(), font, tokens.text, width);
    // Box and first line stand level, however large the text is.
    let line = galley.rows.first().map_or(BOX, |row| row.height());
    let (box_down, text_down) = (((line - BOX) / 2.0).max(0.0), ((BOX - line) / 2.0).max(0.0));
    let height = (text_down + galley.size().y).max(BOX) + 2.0 * MARGIN;
    let (rect, response) = ui.allocate_exact_size(vec2(full, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, text));
    if ui.is_rect_visible(rect) {
        let corner = rect.min + vec2(0.0, MARGIN);
        let place = Rect::from_min_size(corner + vec2(0.0, box_down), vec2(BOX, BOX));
        paint_box(ui, place, ticked, response.hovered());
        ui.painter().galley(corner + vec2(BOX + space::S, text_down), galley, tokens.text);
    }
    response
}

/// A box without words, e.g. in a row; `name` says what it is for.
pub fn check_box(ui: &mut Ui, ticked: bool, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(BOX, BOX), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, name));
    if ui.is_rect_visible(rect) {
        paint_box(ui, rect, ticked, response.hovered());
    }
    response
}

fn paint_box(ui: &Ui, place: Rect, ticked: bool, hovered: bool) {
    let tokens = theme::tokens(ui);
    let (fill, line) = match (ticked, hovered) {
        (true, _) => (tokens.primary, tokens.primary),
        (false, true) => (tokens.soft, tokens.primary),
        (false, false) => (tokens.surface, tokens.muted),
    };
    ui.painter().rect(place, CornerRadius::same(4), fill, Stroke::new(1.5, line), StrokeKind::Inside);
    if ticked {
        paint_text(ui, place, &icon(Icon::Check), TextStyle::Body, tokens.on_primary, Align2::CENTER_CENTER);
    }
}

/// A box with its words that keeps its tick.
pub fn check(ui: &mut Ui, ticked: &mut bool, text: &str) {
    if check_line(ui, *ticked, text).clicked() {
        *ticked = !*ticked;
    }
}
