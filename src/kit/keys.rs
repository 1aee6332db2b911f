//! Keys with exactly what is held with them. egui's own shortcuts let Alt and Umschalt pass, so that AltGr, which arrives
//! as Strg and Alt on many PCs, would save, undo or close.

use eframe::egui::{Event, InputState, Key, Modifiers, Ui};

fn is(event: &Event, held: Modifiers, wanted: Key) -> bool {
    matches!(event, Event::Key { key, pressed: true, modifiers, .. } if *key == wanted && modifiers.matches_exact(held))
}

/// Whether the key was pressed with exactly these modifiers. It stays for others.
pub fn pressed(input: &InputState, held: Modifiers, key: Key) -> bool {
    input.events.iter().any(|event| is(event, held, key))
}

/// Whether Strg+C was pressed; then nobody else hears it.
pub fn take_copy(ui: &Ui) -> bool {
    ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !matches!(event, Event::Copy));
        before > input.events.len()
    })
}

/// The same, and nobody else hears it.
pub fn take(input: &mut InputState, held: Modifiers, key: Key) -> bool {
    let before = input.events.len();
    input.events.retain(|event| !is(event, held, key));
    input.events.len() < before
}

/// The same, but a key that is held down counts once, however often it repeats itself.
pub fn take_once(input: &mut InputState, held: Modifiers, key: Key) -> bool {
    let first = |event: &Event| is(event, held, key) && matches!(event, Event::Key { repeat: false, .. });
    let found = input.events.iter().any(first);
    take(input, held, key) && found
}

/// Whether a sign was written. What has to be held for it differs from keyboard to keyboard, but it is never Strg or Alt
/// alone.
pub fn written(input: &InputState, sign: char) -> bool {
    let mut held = input.modifiers;
    input.events.iter().any(|event| match event {
        Event::ModifiersChanged(modifiers) | Event::Key { modifiers, .. } => {
            held = *modifiers;
            false
        }
        Event::Text(text) => text.chars().eq([sign]) && held.alt == (held.ctrl || held.command),
        _ => false,
    })
}
