//! Bericht: choose, save, open.

use eframe::egui::Ui;

use crate::app::command::Commands;
use crate::app::context::Cx;
use crate::app::widgets::{muted, title};

/// What to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order;

/// State of the screen.
#[derive(Debug, Default)]
pub struct State;

/// Paints the screen.
pub fn ui(_state: &mut State, ui: &mut Ui, _cx: &Cx<'_>) -> Commands {
    title(ui, "Bericht");
    muted(ui, "Folgt.");
    Commands::default()
}
