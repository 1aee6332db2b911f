//! Keys that work everywhere.

use eframe::egui::{self, Key, Modifiers};

use super::Window;
use wiba_core::desk::command::{Command, Commands, Overlay};
use wiba_core::desk::route::Route;
use wiba_core::desk::settings::Settings;

impl Window {
    pub(super) fn shortcuts(&mut self, ctx: &egui::Context) -> Commands {
        let mut out = Commands::default();
        let typing = ctx.text_edit_focused();
        let pressed = |modifiers: Modifiers, key: Key| ctx.input_mut(|input| input.consume_key(modifiers, key));
        let strg = Modifiers::COMMAND;
        for (key, command) in [
            (Key::F, Command::Toggle(Overlay::Search)),
            (Key::K, Command::Toggle(Overlay::Palette)),
            (Key::S, Command::Save),
            (Key::O, Command::ChooseFile),
            (Key::Q, Command::Quit),
        ] {
            if pressed(strg, key) {
                out.push(command);
            }
        }
        if typing
            && pressed(strg, Key::Enter)
            && let Some(id) = ctx.memory(|memory| memory.focused())
        {
            ctx.memory_mut(|memory| memory.surrender_focus(id));
        }
        // In a text field, Strg+Z takes back letters.
        if !typing {
            if pressed(strg | Modifiers::SHIFT, Key::Z) || pressed(strg, Key::Y) {
                out.push(Command::Redo);
            } else if pressed(strg, Key::Z) {
                out.push(Command::Undo);
            }
            if ctx
                .input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Text(text) if text == "?")))
            {
                out.push(Command::Toggle(Overlay::Help));
            }
        }
        for (key, route) in [
            (Key::Num1, Route::Overview),
            (Key::Num2, Route::Measures),
            (Key::Num3, Route::Profile),
            (Key::Num4, Route::Report),
        ] {
            if pressed(Modifiers::ALT, key) && self.session.is_some() {
                out.push(Command::Go(route));
            }
        }
        let scale = self.settings.text_scale;
        let mut set = |scale: u8| {
            out.push(Command::Set(Box::new(Settings { text_scale: scale, ..self.settings.clone() })));
        };
        if pressed(strg, Key::Plus) || pressed(strg, Key::Equals) {
            set(scale.saturating_add(10).min(200));
        }
        if pressed(strg, Key::Minus) {
            set(scale.saturating_sub(10).max(80));
        }
        if pressed(strg, Key::Num0) {
            set(100);
        }
        if self.overlay.is_some() && pressed(Modifiers::NONE, Key::Escape) {
            out.push(Command::CloseOverlay);
        }
        out
    }
}
