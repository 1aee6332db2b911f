//! Keys that work everywhere.

use eframe::egui;

use super::Window;
use crate::app::keys::take;
use wiba_core::desk::actions::{Action, Group, TABLE};
use wiba_core::desk::command::{Command, Commands};

impl Window {
    pub(super) fn shortcuts(&mut self, ctx: &egui::Context) -> Commands {
        let mut out = Commands::default();
        let typing = ctx.text_edit_focused();
        let open = self.session.is_some();
        for row in TABLE.iter().filter(|row| row.group == Group::Everywhere) {
            if (row.while_typing || !typing)
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
        if self.overlay.is_some() && take(ctx, Action::Leave) {
            out.push(Command::CloseOverlay);
        }
        out
    }
}
