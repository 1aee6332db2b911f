//! The stacked bar Ja / Nein / Nicht relevant / offen, and the same in words.

use eframe::egui::{CornerRadius, Painter, Rect, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::marks::area_color;
use crate::kit::theme::{self, Tokens};
use wiba_core::analysis::{Counts, Mark};

/// Paints a bar. It never stands alone: the figures stand beside it, in words for screen readers.
pub fn bar(painter: &Painter, rect: Rect, counts: Counts, tokens: &Tokens) {
    let total = counts.total().max(1);
    painter.rect_filled(rect, CornerRadius::same(2), area_color(tokens, Mark::Open));
    let mut left = rect.left();
    for (count, mark) in [(counts.yes, Mark::Yes), (counts.no, Mark::No), (counts.not_relevant, Mark::NotRelevant)] {
        if count == 0 {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts stay below 1000")]
        let width = rect.width() * count as f32 / total as f32;
        let part = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom()));
        painter.rect_filled(part, CornerRadius::same(2), area_color(tokens, mark));
        left += width;
    }
}

/// What the colours of this bar mean, with sign and word.
pub fn answer_legend(ui: &mut Ui) {
    legend(ui, &[(Mark::Yes, "Ja"), (Mark::No, "Nein"), (Mark::NotRelevant, "Nicht relevant"), (Mark::Open, "offen")]);
}

/// What the colours of a bar mean, with sign and word.
pub fn legend(ui: &mut Ui, entries: &[(Mark, &str)]) {
    let tokens = theme::tokens(ui);
    for (mark, word) in entries {
        let text = format!("{} {word}", mark.sign());
        // Colour and words are one piece, so that a line break cannot part them.
        let font = TextStyle::Small.resolve(ui.style());
        let galley = ui.painter().layout_no_wrap(text.clone(), font, tokens.muted);
        let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(14.0, 0.0), Sense::hover());
        let sign = Rect::from_center_size(pos2(rect.left() + 5.0, rect.center().y), vec2(10.0, 10.0));
        ui.painter().rect_filled(sign, CornerRadius::same(2), area_color(tokens, *mark));
        ui.painter().galley(pos2(rect.left() + 14.0, rect.top()), galley, tokens.muted);
        response.widget_info(|| WidgetInfo::labeled(eframe::egui::accesskit::Role::Label, true, &text));
    }
}

/// „19 von 22 beantwortet“.
pub fn progress(counts: Counts) -> String {
    format!("{} von {} beantwortet", counts.answered(), counts.total())
}
