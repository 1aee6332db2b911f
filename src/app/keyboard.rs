//! Keys before egui hears them.
//!
//! egui drops the sign of a key while Strg is held. Where Strg and Alt stand for AltGr, as on Windows and over remote
//! desktop, that sign was meant. And what only prepares a sign is no key of this program: an accent that waits for its letter,
//! or digits of the number pad with Alt held, which write a sign by its code.

use std::panic::{AssertUnwindSafe, catch_unwind};

use eframe::{EframeWinitApplication, UserEvent, egui};
use winit::application::ApplicationHandler;
use winit::event::{DeviceEvent, DeviceId, Modifiers, StartCause, WindowEvent};
use winit::event_loop::ActiveEventLoop;
use winit::keyboard::{Key, KeyLocation, ModifiersState, NativeKeyCode, PhysicalKey};
use winit::window::WindowId;

/// eframe's window, with what it hears of the keyboard put right.
pub(super) struct Keyboard<'a> {
    /// Gone when what paints it has panicked.
    window: Option<EframeWinitApplication<'a>>,
    held: ModifiersState,
}

impl<'a> Keyboard<'a> {
    pub(super) fn new(window: EframeWinitApplication<'a>) -> Self {
        Self { window: Some(window), held: ModifiersState::empty() }
    }

    /// A painter whose device is gone may panic. The loop of the system must not: it would never run again.
    fn tell(&mut self, event_loop: &ActiveEventLoop, tell: impl FnOnce(&mut EframeWinitApplication<'a>)) {
        let Some(window) = &mut self.window else { return };
        if catch_unwind(AssertUnwindSafe(|| tell(window))).is_err() {
            self.window = None;
            event_loop.exit();
        }
    }
}

/// What becomes of a key.
#[derive(Debug, PartialEq, Eq)]
enum Heard {
    AsItIs,
    /// Only its sign, if it writes one, and as if Strg and Alt were not held.
    Sign,
    Nothing,
}

fn heard(location: KeyLocation, key: &Key, text: Option<&str>, pressed: bool, held: ModifiersState) -> Heard {
    let commands = held & (ModifiersState::CONTROL | ModifiersState::ALT | ModifiersState::SUPER);
    let altgr = ModifiersState::CONTROL | ModifiersState::ALT;
    let written = text.is_some_and(|text| !text.is_empty() && !text.chars().any(char::is_control));
    if location == KeyLocation::Numpad && held.alt_key() {
        Heard::Nothing
    } else if (commands.is_empty() && !is_known(key)) || (cfg!(windows) && pressed && commands == altgr && written) {
        Heard::Sign
    } else {
        Heard::AsItIs
    }
}

/// Whether egui has a name for the key. It calls others by their place on an American keyboard: AltGr+M, which is µ, would
/// be M.
fn is_known(key: &Key) -> bool {
    match key {
        Key::Named(_) => true,
        Key::Character(sign) => egui::Key::from_name(sign).is_some(),
        Key::Dead(_) | Key::Unidentified(_) => false,
    }
}

impl ApplicationHandler<UserEvent> for Keyboard<'_> {
    fn window_event(&mut self, event_loop: &ActiveEventLoop, id: WindowId, mut event: WindowEvent) {
        if let WindowEvent::ModifiersChanged(modifiers) = &event {
            self.held = modifiers.state();
        }
        let becomes = match &mut event {
            WindowEvent::KeyboardInput { event: key, .. } => {
                let becomes =
                    heard(key.location, &key.logical_key, key.text.as_deref(), key.state.is_pressed(), self.held);
                if becomes == Heard::Sign {
                    key.physical_key = PhysicalKey::Unidentified(NativeKeyCode::Unidentified);
                }
                becomes
            }
            _ => Heard::AsItIs,
        };
        let held = self.held;
        self.tell(event_loop, |window| match becomes {
            Heard::AsItIs => window.window_event(event_loop, id, event),
            Heard::Sign => {
                let hold = |state| WindowEvent::ModifiersChanged(Modifiers::from(state));
                window.window_event(event_loop, id, hold(held & ModifiersState::SHIFT));
                window.window_event(event_loop, id, event);
                window.window_event(event_loop, id, hold(held));
            }
            Heard::Nothing => {}
        });
    }

    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        self.tell(event_loop, |window| window.resumed(event_loop));
    }

    fn suspended(&mut self, event_loop: &ActiveEventLoop) {
        self.tell(event_loop, |window| window.suspended(event_loop));
    }

    fn new_events(&mut self, event_loop: &ActiveEventLoop, cause: StartCause) {
        self.tell(event_loop, |window| window.new_events(event_loop, cause));
    }

    fn user_event(&mut self, event_loop: &ActiveEventLoop, event: UserEvent) {
        self.tell(event_loop, |window| window.user_event(event_loop, event));
    }

    fn device_event(&mut self, event_loop: &ActiveEventLoop, id: DeviceId, event: DeviceEvent) {
        self.tell(event_loop, |window| window.device_event(event_loop, id, event));
    }

    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        self.tell(event_loop, |window| window.about_to_wait(event_loop));
    }

    fn exiting(&mut self, event_loop: &ActiveEventLoop) {
        self.tell(event_loop, |window| window.exiting(event_loop));
    }

    fn memory_warning(&mut self, event_loop: &ActiveEventLoop) {
        self.tell(event_loop, |window| window.memory_warning(event_loop));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: ModifiersState = ModifiersState::empty();
    const BOTH: ModifiersState = ModifiersState::CONTROL.union(ModifiersState::ALT);

    fn key(sign: &str, held: ModifiersState) -> Heard {
        heard(KeyLocation::Standard, &Key::Character(sign.into()), Some(sign), true, held)
    }

    #[test]
    fn a_code_on_the_number_pad_is_no_key_of_the_program() {
        let one = |location, held| heard(location, &Key::Character("1".into()), Some("1"), true, held);
        assert_eq!(one(KeyLocation::Numpad, ModifiersState::ALT), Heard::Nothing);
        assert_eq!(one(KeyLocation::Numpad, NONE), Heard::AsItIs);
        assert_eq!(one(KeyLocation::Standard, ModifiersState::ALT), Heard::AsItIs);
    }

    #[test]
    fn a_sign_of_altgr_or_an_accent_is_not_the_key_of_its_place() {
        for sign in ["µ", "@", "€", "ö", "”", "¶"] {
            // egui knows none but @ by its sign, and that is no shortcut.
            let expected = if egui::Key::from_name(sign).is_some() { Heard::AsItIs } else { Heard::Sign };
            assert_eq!(key(sign, NONE), expected, "{sign}");
        }
        assert_eq!(key("µ", NONE), Heard::Sign);
        assert_eq!(heard(KeyLocation::Standard, &Key::Dead(Some('´')), None, true, NONE), Heard::Sign);
        for sign in ["j", "N", "?", "1", " "] {
            assert_eq!(key(sign, NONE), Heard::AsItIs, "{sign}");
        }
        assert_eq!(key("о", ModifiersState::CONTROL), Heard::AsItIs, "Strg+J of a Cyrillic keyboard");
    }

    #[test]
    fn on_windows_strg_and_alt_write_the_sign_of_altgr() {
        let at = if cfg!(windows) { Heard::Sign } else { Heard::AsItIs };
        assert_eq!(key("@", BOTH), at);
        assert_eq!(key("ẞ", BOTH | ModifiersState::SHIFT), at);
        assert_eq!(key("\u{11}", BOTH), Heard::AsItIs);
        assert_eq!(key("q", ModifiersState::CONTROL), Heard::AsItIs);
        assert_eq!(key("@", BOTH | ModifiersState::SUPER), Heard::AsItIs);
        let silent = Key::Character("f".into());
        assert_eq!(heard(KeyLocation::Standard, &silent, None, true, BOTH), Heard::AsItIs, "Strg+Alt+F writes nothing");
    }
}
