//! The stacked bar Ja / Nein / Nicht relevant / offen, and the same in words.

use eframe::egui::{
    Align2, CornerRadius, FontId, Painter, Rect, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2,
};

use super::marks::area_color;
use crate::kit::theme::{self, Tokens, space};
use wiba_core::analysis::{Counts, Mark};

/// Between two parts of a bar.
const GAP: f32 = 2.0;

/// Paints a bar. It never stands alone: the figures stand beside it, in words for screen readers.
pub fn bar(painter: &Painter, rect: Rect, counts: Counts, tokens: &Tokens) {
    parts_bar(
        painter,
        rect,
        counts.total(),
        [(counts.yes, Mark::Yes), (counts.no, Mark::No), (counts.not_relevant, Mark::NotRelevant)],
        tokens,
    );
}

/// The parts of a whole, each with its colour, a gap before the next, and its sign where there is room; the rest is open.
pub fn parts_bar(
    painter: &Painter,
    rect: Rect,
    total: usize,
    parts: impl IntoIterator<Item = (usize, Mark)>,
    tokens: &Tokens,
) {
    let corner = CornerRadius::same(2);
    // With an outline: pale on pale would not be seen.
    painter.rect(rect, corner, tokens.open, Stroke::new(1.0, tokens.edge), StrokeKind::Inside);
    let mut left = rect.left();
    for (count, mark) in parts.into_iter().filter(|(count, _)| *count > 0) {
        #[expect(clippy::cast_precision_loss, reason = "counts stay below 1000")]
        let width = rect.width() * count as f32 / total.max(1) as f32;
        let end = (left + width).min(rect.right());
        // The last part ends with the bar; another leaves a gap, as long as something of it is left.
        let seen = if end >= rect.right() - 0.5 { end } else { (end - GAP).max(left + 1.0) };
        let part = Rect::from_min_max(pos2(left, rect.top()), pos2(seen, rect.bottom()));
        let color = area_color(tokens, mark);
        // What is pale keeps the outline of the whole.
        let pale = matches!(mark, Mark::Open | Mark::NotAsked);
        painter.rect_filled(if pale { part.shrink(1.0) } else { part }, corner, color);
        if seen < end {
            let gap = Rect::from_min_max(pos2(seen, rect.top()), pos2(end, rect.bottom()));
            painter.rect_filled(gap, CornerRadius::ZERO, tokens.surface);
        }
        if part.width() >= SIGNED.0 && part.height() >= SIGNED.1 {
            let font = FontId::new(9.0, theme::bold_family());
            let ink = if pale { tokens.muted } else { tokens.surface };
            painter.text(part.center(), Align2::CENTER_CENTER, mark.sign(), font, ink);
        }
        left = end;
    }
}

/// A part has room for its sign from this width and height on.
const SIGNED: (f32, f32) = (16.0, 10.0);

/// What the colours of this bar mean, with sign and word.
pub fn answer_legend(ui: &mut Ui) {
    legend(ui, &[(Mark::Yes, "Ja"), (Mark::No, "Nein"), (Mark::NotRelevant, "Nicht relevant"), (Mark::Open, "offen")]);
}

/// What the colours of a bar mean, with sign and word.
pub fn legend(ui: &mut Ui, entries: &[(Mark, &str)]) {
    let tokens = theme::tokens(ui);
    // Nearer to its own word than to the one before.
    ui.spacing_mut().item_spacing.x = space::M;
    for (mark, word) in entries {
        let text = format!("{} {word}", mark.sign());
        // Colour and words are one piece, so that a line break cannot part them.
        let font = TextStyle::Small.resolve(ui.style());
        let galley = ui.painter().layout_no_wrap(text.clone(), font, tokens.muted);
        let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(14.0, 0.0), Sense::hover());
        let sign = Rect::from_center_size(pos2(rect.left() + 5.0, rect.center().y), vec2(10.0, 10.0));
        let line = if matches!(mark, Mark::Open | Mark::NotAsked) { tokens.edge } else { area_color(tokens, *mark) };
        let fill = area_color(tokens, *mark);
        ui.painter().rect(sign, CornerRadius::same(2), fill, Stroke::new(1.0, line), StrokeKind::Inside);
        ui.painter().galley(pos2(rect.left() + 14.0, rect.top()), galley, tokens.muted);
        response.widget_info(|| WidgetInfo::labeled(eframe::egui::accesskit::Role::Label, true, &text));
    }
}

/// „19 von 22 beantwortet“.
pub fn progress(counts: Counts) -> String {
    format!("{} von {} beantwortet", counts.answered(), counts.total())
}
