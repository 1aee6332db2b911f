//! Keys, one after the other.
//!
//! egui hands a window all that was typed since the last frame at once. Where a frame takes long, as over remote desktop,
//! the last letter of a note and the Esc that leaves the field arrive together: the field would lose the letter, and the
//! window would take it for an answer. So a key that can change where the next ones go ends the events of a frame, and
//! what follows waits for the next.

use std::collections::HashSet;

use eframe::egui::{Context, Event, Key, Modifiers, Plugin, RawInput};

/// Holds back what must wait.
#[derive(Debug, Default)]
pub struct InputOrder {
    waiting: Vec<Event>,
    /// The next frame hears nothing.
    deaf: bool,
}

/// Whatever is typed next waits until the frame after the next: by then the field that it is meant for is there.
pub fn wait(ctx: &Context) {
    if let Some(order) = ctx.plugin_opt::<InputOrder>() {
        order.lock().deaf = true;
    }
    ctx.request_repaint();
}

impl Plugin for InputOrder {
    fn debug_name(&self) -> &'static str {
        "keys one after the other"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let mut events = std::mem::take(&mut self.waiting);
        events.append(&mut input.events);
        drop_signs_of_alt(&mut events);
        if ctx.text_edit_focused() {
            events.retain(|event| !is_altgr(event));
        }
        let held = ctx.input(|input| input.keys_down.iter().copied().collect());
        let end = match std::mem::take(&mut self.deaf) {
            true => events.iter().position(|event| !is_pointer(event)).unwrap_or(events.len()),
            false => of_this_frame(&events, ctx.text_edit_focused(), held),
        };
        self.waiting = events.split_off(end);
        input.events = events;
        if !self.waiting.is_empty() {
            ctx.request_repaint();
        }
    }
}

/// How many of the events belong to this frame. `typing`: a text field has the focus; `held`: the keys that are down.
fn of_this_frame(events: &[Event], typing: bool, mut held: HashSet<Key>) -> usize {
    let mut written = false;
    let mut acted = false;
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::Key { key, pressed: false, .. } => {
                held.remove(key);
            }
            Event::Key { key, pressed: true, modifiers, .. } => {
                // A held key repeats itself; waiting for each would pile up.
                if !held.insert(*key) {
                    continue;
                }
                let acts = !typing || leaves_a_field(*key, *modifiers);
                if acted || (acts && written) {
                    return index;
                }
                acted = acts;
                written = !acts;
            }
            Event::Text(_) | Event::Ime(_) | Event::Paste(_) => written |= typing && !acted,
            _ => {}
        }
    }
    events.len()
}

/// AltGr arrives as Strg and Alt on many PCs. In a text only the sign that it writes counts: egui would take AltGr+H for
/// Strg+H and delete what stands before.
fn is_altgr(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, modifiers, .. } if modifiers.alt && (modifiers.ctrl || modifiers.command))
}

/// A key with Alt alone is a command. What it would write without Alt comes along on X11, and is meant nowhere but on a Mac,
/// whose Alt writes signs. A sign without its key, as by Alt and a code, stays.
fn drop_signs_of_alt(events: &mut Vec<Event>) {
    if cfg!(target_os = "macos") {
        return;
    }
    let mut command = false;
    events.retain(|event| match event {
        Event::Key { pressed: true, modifiers, .. } => {
            command = modifiers.alt && !modifiers.ctrl && !modifiers.command;
            true
        }
        Event::Text(_) => !command,
        _ => {
            command = false;
            true
        }
    });
}

fn is_pointer(event: &Event) -> bool {
    matches!(event, Event::PointerMoved(_) | Event::PointerGone | Event::MouseWheel { .. })
}

fn leaves_a_field(key: Key, modifiers: Modifiers) -> bool {
    matches!(key, Key::Escape | Key::Tab | Key::Enter) || modifiers.command || modifiers.alt
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key, pressed: bool) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
    }

    fn letter(of: Key, text: &str) -> [Event; 3] {
        [key(of, true), Event::Text(text.to_owned()), key(of, false)]
    }

    #[test]
    fn what_is_written_reaches_the_field_before_the_key_that_leaves_it() {
        let events = [letter(Key::J, "j"), letter(Key::R, "r"), letter(Key::Escape, ""), letter(Key::N, "n")].concat();
        assert_eq!(of_this_frame(&events, true, HashSet::new()), 6, "both letters");
        let rest = &events[6..];
        assert_eq!(of_this_frame(rest, true, HashSet::new()), 3, "Esc alone: what follows is no longer written");
    }

    #[test]
    fn without_a_field_every_key_has_its_own_frame() {
        let events = [letter(Key::B, "b"), letter(Key::J, "j")].concat();
        assert_eq!(of_this_frame(&events, false, HashSet::new()), 3);
        assert_eq!(of_this_frame(&events[3..], false, HashSet::new()), 3);
    }

    #[test]
    fn a_held_key_never_piles_up() {
        let events = vec![key(Key::ArrowDown, true); 5];
        assert_eq!(of_this_frame(&events, false, HashSet::new()), 5);
        assert_eq!(of_this_frame(&events, false, HashSet::from([Key::ArrowDown])), 5);
    }

    #[test]
    fn the_pointer_waits_for_nothing() {
        let moved = Event::PointerMoved(eframe::egui::pos2(1.0, 2.0));
        assert_eq!(of_this_frame(&[moved.clone(), moved], false, HashSet::new()), 2);
    }
}
