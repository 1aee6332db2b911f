//! Walking through a list below a text field.

use eframe::egui::{Key, Modifiers, Ui};

use crate::kit::keys;

/// Arrows move the choice; returns whether it has moved.
pub fn move_pick(ui: &Ui, picked: &mut usize, count: usize, changed: bool) -> bool {
    let before = *picked;
    let pressed = |key: Key| ui.input(|input| keys::pressed(input, Modifiers::NONE, key));
    if changed {
        *picked = 0;
    }
    if pressed(Key::ArrowDown) {
        *picked += 1;
    }
    if pressed(Key::ArrowUp) {
        *picked = picked.saturating_sub(1);
    }
    *picked = (*picked).min(count.saturating_sub(1));
    *picked != before
}
