//! The marks of answers and requirements in their colours.

use eframe::egui::{Align2, Color32, Rect, Ui};

use crate::kit::theme::{self, Tokens};
use crate::kit::widgets::paint_text;
use wiba_core::analysis::Mark;

/// The colour of a mark and its word; of what is not known that of secondary text.
pub fn mark_color(tokens: &Tokens, mark: Mark) -> Color32 {
    match mark {
        Mark::Yes => tokens.yes,
        Mark::Partial => tokens.warn,
        Mark::No => tokens.no,
        Mark::NotRelevant => tokens.not_relevant,
        Mark::Open | Mark::NotAsked => tokens.muted,
    }
}

/// The colour of a mark in a bar: what is not known is pale.
pub fn area_color(tokens: &Tokens, mark: Mark) -> Color32 {
    match mark {
        Mark::Yes => tokens.yes_area,
        Mark::No => tokens.no_area,
        Mark::Open => tokens.open,
        Mark::NotAsked => tokens.surface,
        mark => mark_color(tokens, mark),
    }
}

/// A mark in a column of marks.
pub fn mark(ui: &Ui, rect: Rect, mark: Mark) {
    let tokens = theme::tokens(ui);
    paint_text(ui, rect, mark.sign(), theme::strong(), mark_color(tokens, mark), Align2::CENTER_CENTER);
}
