//! The menu of a text field: cut, copy, paste, select all, and how a misspelt word may be spelt.

use std::ops::Range;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::{TextEditOutput, TextEditState};
use eframe::egui::{Button, Context, Id, Key, Modifiers, PointerButton, Popup, Response, Ui, ViewportCommand};

use super::proof::Proof;
use crate::kit::keys;

/// What was selected before the button went down: egui would forget it.
pub(super) fn selected_before(ui: &Ui, id: Id) -> Option<CCursorRange> {
    let pressed = ui.input(|input| input.pointer.button_pressed(PointerButton::Secondary));
    let state = TextEditState::load(ui.ctx(), id).filter(|_| pressed)?;
    state.cursor.char_range().filter(|range| !range.is_empty())
}

/// Selects it again.
pub(super) fn keep_selected(ui: &Ui, id: Id, response: &Response, before: Option<CCursorRange>) {
    if let (Some(range), true) = (before, response.hovered())
        && let Some(mut state) = TextEditState::load(ui.ctx(), id)
    {
        state.cursor.set_char_range(Some(range));
        state.store(ui.ctx(), id);
    }
}

/// Whether the keyboard asks for the menu of a field: Umschalt+F10, as everywhere.
fn asked_by_key(ui: &Ui, response: &Response) -> bool {
    response.has_focus() && ui.input(|input| keys::pressed(input, Modifiers::SHIFT, Key::F10))
}

/// Remembers which misspelt word the pointer, or the caret, is at when the menu opens.
pub(super) fn note_word(ui: &Ui, id: Id, shown: &TextEditOutput, proof: &dyn Proof) {
    let response = &shown.response.response;
    let text = shown.galley.text();
    let at = if asked_by_key(ui, response) {
        shown.cursor_range.map(|range| byte(text, range.primary.index.into()))
    } else if response.secondary_clicked() {
        let pointer = response.interact_pointer_pos();
        pointer.map(|pointer| byte(text, shown.galley.cursor_from_pos(pointer - shown.galley_pos).index.into()))
    } else {
        return;
    };
    let fault =
        proof.faults(text).0.into_iter().find(|word| at.is_some_and(|at| (word.start..=word.end).contains(&at)));
    ui.data_mut(|data| data.insert_temp(word_id(id), fault));
}

fn word_id(id: Id) -> Id {
    id.with("misspelt word")
}

/// Byte of a character.
fn byte(text: &str, char: usize) -> usize {
    text.char_indices().nth(char).map_or(text.len(), |(byte, _)| byte)
}

/// The menu; returns whether it has changed the text.
pub(super) fn field_menu(
    ui: &Ui,
    id: Id,
    text: &mut String,
    response: &Response,
    secret: bool,
    proof: Option<&dyn Proof>,
) -> bool {
    let mut changed = false;
    let popup = Popup::default_response_id(response);
    let focus = id.with("first entry of the menu");
    if asked_by_key(ui, response) {
        Popup::open_id(ui.ctx(), popup);
        ui.data_mut(|data| data.insert_temp(focus, true));
    }
    let mut menu = Popup::context_menu(response);
    if !response.secondary_clicked() && Popup::position_of_id(ui.ctx(), popup).is_none() {
        // Opened by keyboard: at the field, for the pointer may be anywhere.
        menu = menu.anchor(response);
    }
    menu.show(|ui| {
        if ui.data(|data| data.get_temp(focus)).unwrap_or(false) {
            // Proposals come a moment later, and stand first.
            let waiting = proof.is_some_and(|proof| waits(ui, id, text, proof));
            ui.data_mut(|data| data.insert_temp(focus, waiting));
            if !waiting {
                ui.data_mut(|data| data.insert_temp(first_entry(), true));
            }
        }
        if let Some(proof) = proof {
            changed |= spelling(ui, id, text, proof);
        }
        let range = TextEditState::load(ui.ctx(), id).and_then(|state| state.cursor.char_range());
        let range = range.filter(|range| !range.is_empty()).map(|range| {
            let range = range.as_sorted_char_range();
            byte(text, range.start.into())..byte(text, range.end.into())
        });
        let can = range.is_some() && !secret;
        if entry(ui, can, "Ausschneiden", "Strg+X")
            && let Some(range) = range.clone()
        {
            copy(ui, text, &range);
            changed |= replace(ui, id, text, range, "");
        }
        if entry(ui, can, "Kopieren", "Strg+C")
            && let Some(range) = &range
        {
            copy(ui, text, range);
        }
        if entry(ui, true, "Einfügen", "Strg+V") {
            // The system hands it over as if Strg+V had been pressed.
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.send_viewport_cmd(ViewportCommand::RequestPaste);
        }
        if entry(ui, !text.is_empty(), "Alles auswählen", "Strg+A") {
            ui.memory_mut(|memory| memory.request_focus(id));
            select_all(ui.ctx(), id, text);
        }
    });
    changed
}

/// Selects all that stands in a field: what is typed next replaces it.
pub fn select_all(ctx: &Context, id: Id, text: &str) {
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ctx, id);
}

/// An entry of a menu, which closes when it is chosen, also by keyboard.
pub fn menu_entry(ui: &mut Ui, name: &str) -> bool {
    entry(ui, true, name, "")
}

fn entry(ui: &mut Ui, can: bool, name: &str, key: &str) -> bool {
    let button = Button::new(name);
    let response = ui.add_enabled(can, if key.is_empty() { button } else { button.shortcut_text(key) });
    if can && ui.data_mut(|data| data.remove_temp::<bool>(first_entry())).is_some() {
        response.request_focus();
    }
    let chosen = response.clicked();
    if chosen {
        ui.close();
    }
    chosen
}

fn copy(ui: &Ui, text: &str, range: &Range<usize>) {
    if let Some(part) = text.get(range.clone()) {
        ui.copy_text(part.to_owned());
    }
}

/// Puts something in place of a part of the text, and the caret behind it.
fn replace(ui: &Ui, id: Id, text: &mut String, range: Range<usize>, new: &str) -> bool {
    let Some(before) = text.get(..range.start).filter(|_| text.get(range.clone()).is_some()) else { return false };
    let caret = CCursor::new(before.chars().count() + new.chars().count());
    text.replace_range(range, new);
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(caret)));
    state.store(ui.ctx(), id);
    ui.memory_mut(|memory| memory.request_focus(id));
    true
}

/// The misspelt word that the menu is about.
fn misspelt(ui: &Ui, id: Id, text: &str) -> Option<(Range<usize>, String)> {
    let range: Option<Range<usize>> = ui.data(|data| data.get_temp(word_id(id))).flatten();
    range.and_then(|range| Some((range.clone(), text.get(range)?.to_owned())))
}

/// Whether proposals for it are still being looked for.
fn waits(ui: &Ui, id: Id, text: &str, proof: &dyn Proof) -> bool {
    let ctx = ui.ctx().clone();
    misspelt(ui, id, text)
        .is_some_and(|(_, word)| proof.proposals(&word, Box::new(move || ctx.request_repaint())).is_none())
}

/// Set where the keyboard has opened a menu: its next entry takes the focus.
fn first_entry() -> Id {
    Id::unique("first entry of a menu")
}

/// How the word below the pointer may be spelt; returns whether the text has changed.
fn spelling(ui: &mut Ui, id: Id, text: &mut String, proof: &dyn Proof) -> bool {
    let Some((range, word)) = misspelt(ui, id, text) else { return false };
    let mut changed = false;
    let ctx = ui.ctx().clone();
    match proof.proposals(&word, Box::new(move || ctx.request_repaint())) {
        None => {
            entry(ui, false, "Vorschläge werden gesucht …", "");
        }
        Some(proposals) if proposals.is_empty() => {
            entry(ui, false, "Kein Vorschlag", "");
        }
        Some(proposals) => {
            for proposal in proposals {
                if entry(ui, true, &proposal, "") {
                    changed |= replace(ui, id, text, range.clone(), &proposal);
                }
            }
        }
    }
    if entry(ui, true, "Zum Wörterbuch hinzufügen", "") {
        proof.add(&word);
    }
    ui.separator();
    changed
}
