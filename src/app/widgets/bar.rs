//! The stacked bar Ja / Nein / Nicht relevant / offen.

use eframe::egui::{Color32, CornerRadius, Painter, Rect, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};

use crate::app::theme::{self, Tokens};
use wiba_core::analysis::Counts;

/// Paints a bar. It never stands alone: the figures stand beside it, in words for screen readers.
pub fn bar(painter: &Painter, rect: Rect, counts: Counts, tokens: &Tokens) {
    let total = counts.total().max(1);
    painter.rect_filled(rect, CornerRadius::same(2), tokens.open);
    let mut left = rect.left();
    for (count, color) in [(counts.yes, tokens.yes), (counts.no, tokens.no), (counts.not_relevant, tokens.not_relevant)]
    {
        if count == 0 {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts stay below 1000")]
        let width = rect.width() * count as f32 / total as f32;
        let part = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom()));
        painter.rect_filled(part, CornerRadius::same(2), color);
        left += width;
    }
}

/// What the colours of this bar mean, with sign and word.
pub fn answer_legend(ui: &mut Ui) {
    let tokens = theme::tokens(ui);
    legend(
        ui,
        &[
            (tokens.yes, "✓ Ja"),
            (tokens.no, "✕ Nein"),
            (tokens.not_relevant, "– Nicht relevant"),
            (tokens.open, "○ offen"),
        ],
    );
}

/// What colours mean.
pub fn legend(ui: &mut Ui, entries: &[(Color32, &str)]) {
    let tokens = theme::tokens(ui);
    for (color, text) in entries {
        // Colour and words are one piece, so that a line break cannot part them.
        let font = TextStyle::Small.resolve(ui.style());
        let galley = ui.painter().layout_no_wrap((*text).to_owned(), font, tokens.muted);
        let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(14.0, 0.0), Sense::hover());
        let sign = Rect::from_center_size(pos2(rect.left() + 5.0, rect.center().y), vec2(10.0, 10.0));
        ui.painter().rect_filled(sign, CornerRadius::same(2), *color);
        ui.painter().galley(pos2(rect.left() + 14.0, rect.top()), galley, tokens.muted);
        response.widget_info(|| WidgetInfo::labeled(eframe::egui::accesskit::Role::Label, true, *text));
    }
}
