//! Personen und Ämter: the list, what each of them has to do, and one name in place of two.

mod detail;
mod list;
mod state;

pub use state::State;

use eframe::egui::Ui;

use self::state::Who;
use crate::app::context::Cx;
use crate::kit::theme::space;
use crate::kit::widgets::{card, muted, title, two_columns};
use wiba_core::analysis::{Involved, involved};
use wiba_core::desk::command::Commands;

/// Paints the screen.
pub fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    title(ui, "Personen und Ämter");
    muted(ui, "Wer für etwas zuständig ist oder gefragt wird. Ein neuer Name gilt überall, wo der alte stand.");
    ui.add_space(space::XS);
    if state.found.as_ref().is_none_or(|(revision, _)| *revision != cx.revision) {
        state.found = Some((cx.revision, involved(cx.catalog, cx.assessment, &cx.findings.plan)));
    }
    let Some((_, people)) = state.found.clone() else { return out };
    let right = ((ui.available_width() - space::L) * 0.5).clamp(280.0, 460.0);
    let open = state.open.as_ref().and_then(|open| {
        let named = |who: &&Involved| matches!(open, Who::Named(name) if *name == who.name);
        // Somebody who was only named may be in the list by now.
        people.iter().find(|who| Who::of(who) == *open).or_else(|| people.iter().find(named))
    });
    let state_open = &mut state.open;
    let (left, right) = two_columns(
        ui,
        right,
        300.0,
        |ui| card(ui, |ui| list::ui(state_open, ui, cx, &people)).inner,
        |ui| match open {
            Some(who) => card(ui, |ui| detail::ui(ui, cx, who)).inner,
            None => Commands::default(),
        },
    );
    out.append(left);
    out.append(right);
    out
}
