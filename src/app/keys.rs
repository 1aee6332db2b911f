//! What egui hears, compared with the keys in the table of actions.

use eframe::egui::{Context, Key, Modifiers};

use crate::kit::keys;
use wiba_core::desk::actions::{self, Action, Chord};

/// Whether one of the action's keys was pressed, with exactly what belongs to it. Nobody else hears it.
pub fn take(ctx: &Context, action: Action) -> bool {
    ctx.input_mut(|input| {
        action.row().keys.iter().any(|chord| match (chord.key, egui_key(*chord)) {
            (actions::Key::Written(sign), _) => keys::written(input, sign),
            (_, Some(key)) if chord.repeats() => keys::take(input, held(*chord), key),
            (_, Some(key)) => keys::take_once(input, held(*chord), key),
            (_, None) => false,
        })
    })
}

fn held(chord: Chord) -> Modifiers {
    Modifiers { command: chord.strg, alt: chord.alt, shift: chord.shift, ..Modifiers::NONE }
}

fn egui_key(chord: Chord) -> Option<Key> {
    Some(match chord.key {
        actions::Key::Sign(sign) | actions::Key::Written(sign) => {
            return Key::from_name(sign.encode_utf8(&mut [0; 4]));
        }
        actions::Key::Enter => Key::Enter,
        actions::Key::Delete => Key::Delete,
        actions::Key::Escape => Key::Escape,
        actions::Key::Tab => Key::Tab,
        actions::Key::Left => Key::ArrowLeft,
        actions::Key::Right => Key::ArrowRight,
        actions::Key::Up => Key::ArrowUp,
        actions::Key::Down => Key::ArrowDown,
        actions::Key::F(number) => return Key::from_name(&format!("F{number}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_exists() {
        for chord in actions::TABLE.iter().flat_map(|row| row.keys) {
            assert!(egui_key(*chord).is_some(), "{chord:?}");
        }
    }
}
