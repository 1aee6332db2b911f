//! Keys before egui hears them.
//!
//! egui drops the sign of a key while Strg is held. Where Strg and Alt stand for AltGr, as on Windows and over remote
//! desktop, that sign was meant. And what only prepares a sign is no key of this program: an accent that waits for its letter,
//! or digits of the number pad with Alt held, which write a sign by its code.

use eframe::{EframeWinitApplication, UserEvent};
use winit::application::ApplicationHandler;
use winit::event::{DeviceEvent, DeviceId, KeyEvent, Modifiers, StartCause, WindowEvent};
use winit::event_loop::ActiveEventLoop;
use winit::keyboard::{Key, KeyLocation, ModifiersState};
use winit::window::WindowId;

/// eframe's window, with what it hears of the keyboard put right.
pub(super) struct Keyboard<'a> {
    window: EframeWinitApplication<'a>,
    held: ModifiersState,
}

impl<'a> Keyboard<'a> {
    pub(super) fn new(window: EframeWinitApplication<'a>) -> Self {
        Self { window, held: ModifiersState::empty() }
    }
}

/// What becomes of a key.
#[derive(Debug, PartialEq, Eq)]
enum Heard {
    AsItIs,
    /// Its sign, as if nothing else was held.
    Sign,
    Nothing,
}

fn heard(key: &KeyEvent, held: ModifiersState) -> Heard {
    becomes(key.location, &key.logical_key, key.text.as_deref(), key.state.is_pressed(), held)
}

fn becomes(location: KeyLocation, key: &Key, text: Option<&str>, pressed: bool, held: ModifiersState) -> Heard {
    let strg_alt = ModifiersState::CONTROL | ModifiersState::ALT;
    let by_code = location == KeyLocation::Numpad && held.alt_key();
    if by_code || matches!(key, Key::Dead(_)) {
        Heard::Nothing
    } else if cfg!(windows)
        && pressed
        && held - ModifiersState::SHIFT == strg_alt
        && text.is_some_and(|text| !text.is_empty() && !text.chars().any(char::is_control))
    {
        Heard::Sign
    } else {
        Heard::AsItIs
    }
}

impl ApplicationHandler<UserEvent> for Keyboard<'_> {
    fn window_event(&mut self, event_loop: &ActiveEventLoop, id: WindowId, event: WindowEvent) {
        if let WindowEvent::ModifiersChanged(modifiers) = &event {
            self.held = modifiers.state();
        }
        let becomes = match &event {
            WindowEvent::KeyboardInput { event, .. } => heard(event, self.held),
            _ => Heard::AsItIs,
        };
        match becomes {
            Heard::AsItIs => self.window.window_event(event_loop, id, event),
            Heard::Sign => {
                let hold = |state| WindowEvent::ModifiersChanged(Modifiers::from(state));
                self.window.window_event(event_loop, id, hold(ModifiersState::empty()));
                self.window.window_event(event_loop, id, event);
                self.window.window_event(event_loop, id, hold(self.held));
            }
            Heard::Nothing => {}
        }
    }

    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        self.window.resumed(event_loop);
    }

    fn suspended(&mut self, event_loop: &ActiveEventLoop) {
        self.window.suspended(event_loop);
    }

    fn new_events(&mut self, event_loop: &ActiveEventLoop, cause: StartCause) {
        self.window.new_events(event_loop, cause);
    }

    fn user_event(&mut self, event_loop: &ActiveEventLoop, event: UserEvent) {
        self.window.user_event(event_loop, event);
    }

    fn device_event(&mut self, event_loop: &ActiveEventLoop, id: DeviceId, event: DeviceEvent) {
        self.window.device_event(event_loop, id, event);
    }

    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        self.window.about_to_wait(event_loop);
    }

    fn exiting(&mut self, event_loop: &ActiveEventLoop) {
        self.window.exiting(event_loop);
    }

    fn memory_warning(&mut self, event_loop: &ActiveEventLoop) {
        self.window.memory_warning(event_loop);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(text: &str) -> Key {
        Key::Character(text.into())
    }

    #[test]
    fn a_code_on_the_number_pad_is_no_key_of_the_program() {
        let one = |location, held| becomes(location, &sign("1"), Some("1"), true, held);
        assert_eq!(one(KeyLocation::Numpad, ModifiersState::ALT), Heard::Nothing);
        assert_eq!(one(KeyLocation::Numpad, ModifiersState::empty()), Heard::AsItIs);
        assert_eq!(one(KeyLocation::Standard, ModifiersState::ALT), Heard::AsItIs);
    }

    #[test]
    fn an_accent_that_waits_for_its_letter_is_no_key_of_the_program() {
        let accent = Key::Dead(Some('´'));
        assert_eq!(becomes(KeyLocation::Standard, &accent, None, true, ModifiersState::empty()), Heard::Nothing);
    }

    #[test]
    fn on_windows_strg_and_alt_write_the_sign_of_altgr() {
        let both = ModifiersState::CONTROL | ModifiersState::ALT;
        let at = if cfg!(windows) { Heard::Sign } else { Heard::AsItIs };
        let key = |text, held| becomes(KeyLocation::Standard, &sign("q"), text, true, held);
        assert_eq!(key(Some("@"), both), at);
        assert_eq!(key(Some("ẞ"), both | ModifiersState::SHIFT), at);
        assert_eq!(key(None, both), Heard::AsItIs, "Strg+Alt+F writes nothing");
        assert_eq!(key(Some("\u{11}"), both), Heard::AsItIs);
        assert_eq!(key(Some("q"), ModifiersState::CONTROL), Heard::AsItIs);
        assert_eq!(key(Some("@"), both | ModifiersState::SUPER), Heard::AsItIs);
    }
}
