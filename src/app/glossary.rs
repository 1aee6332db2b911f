//! Text in which the terms of the glossary explain themselves on hover.

use eframe::egui::{Label, TextStyle, Ui};

use super::theme;
use crate::catalog::Catalog;

/// Paints an explanation.
pub fn text(ui: &mut Ui, _catalog: &Catalog, text: &str) {
    let tokens = theme::tokens(ui);
    ui.add(Label::new(theme::text(text, TextStyle::Body, tokens.muted)).wrap());
}
