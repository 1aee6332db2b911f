//! Keys that work everywhere.

use eframe::egui;

use super::Window;
use crate::app::keys::take;
use crate::kit::widgets::proposes;
use wiba_core::desk::actions::{Action, Group, TABLE};
use wiba_core::desk::command::{Command, Commands, Overlay};

impl Window {
    pub(super) fn shortcuts(&mut self, ctx: &egui::Context) -> Commands {
        let mut out = Commands::default();
        let typing = ctx.text_edit_focused();
        let open = self.session.is_some();
        // Over a box that waits for a decision or is filled in nothing else opens, and nothing below it changes.
        let asking = self.is_asking();
        let busy = asking || self.overlay.is_some_and(Overlay::is_filled_in);
        let allowed = |action: Action| {
            let always = [Action::Quit, Action::Save, Action::LargerText, Action::SmallerText, Action::NormalText];
            !busy || always.contains(&action)
        };
        for row in TABLE.iter().filter(|row| row.group == Group::Everywhere) {
            if allowed(row.action)
                && (row.while_typing || !typing)
                && (open || !row.needs_file)
                && let Some(command) = row.action.command(&self.settings)
                && take(ctx, row.action)
            {
                out.push(command);
            }
        }
        // In a field, the key that leads to the note leads out again.
        if typing
            && take(ctx, Action::Note)
            && let Some(id) = ctx.memory(|memory| memory.focused())
        {
            ctx.memory_mut(|memory| memory.surrender_focus(id));
        }
        // Esc closes an open list before the box that it stands in.
        let list = egui::Popup::is_any_open(ctx) || proposes(ctx);
        if self.overlay.is_some() && !asking && !list && take(ctx, Action::Leave) {
            out.push(Command::CloseOverlay);
        }
        // With nothing else to leave, it closes what was said to be wrong.
        let nothing = ctx.memory(|memory| memory.focused()).is_none() && self.overlay.is_none() && !list && !asking;
        if nothing && self.toasts.stays() && take(ctx, Action::Leave) {
            self.toasts.close_last_fault();
        }
        out
    }
}
