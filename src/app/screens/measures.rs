//! Maßnahmen: the plan as a table.

use eframe::egui::Ui;

use crate::app::command::{Command, Commands};
use crate::app::context::Cx;
use crate::app::widgets::{link, muted, title};

/// State of the screen.
#[derive(Debug, Default)]
pub struct State;

/// Paints the screen.
pub fn ui(_state: &mut State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    title(ui, "Maßnahmen");
    muted(ui, format!("{} Maßnahmen", cx.view.plan.len()));
    for item in &cx.view.plan {
        if let Some(first) = item.questions.first() {
            if link(ui, format!("{} {}", item.rank, item.title)).clicked() {
                out.push(Command::Show(*first));
            }
        }
    }
    out
}
