//! A hint where it belongs: a sentence, and a link to what mends it.

use eframe::egui::{TextStyle, Ui};
use lucide_icons::Icon;

use crate::kit::theme;
use crate::kit::widgets::{icon, link};
use wiba_core::analysis::HintKind;

/// Paints it; returns whether it shall be mended.
pub fn hint_line(ui: &mut Ui, kind: HintKind, words: &str, mend: &str) -> bool {
    let tokens = theme::tokens(ui);
    ui.horizontal_wrapped(|ui| {
        // Lines of text, not of controls.
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing.y = 2.0;
        let sign = if kind.is_urgent() { Icon::TriangleAlert } else { Icon::CircleAlert };
        let color = if kind.is_urgent() { tokens.warn } else { tokens.muted };
        ui.label(theme::text(format!("{} {words}", icon(sign)), TextStyle::Body, color));
        link(ui, mend).clicked()
    })
    .inner
}
