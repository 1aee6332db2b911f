//! A list to choose from that folds out, as desktop programs have it: by arrows, Pos1, Ende, Bild↑/↓, the first letters,
//! Enter and Esc, with the focus on the box all the time.

use std::ops::Range;

use eframe::egui::accesskit::{HasPopup, Role};
use eframe::egui::{
    Align2, AsIdSalt, CornerRadius, Event, EventFilter, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response,
    ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;

use super::basic::icon;
use super::layout::row;
use super::paint::paint_text;
use crate::kit::keys;
use crate::kit::theme::{self, radius, space};

/// Height of an entry.
const ROW: f32 = 30.0;
/// Entries in sight.
const SHOWN: usize = 12;
/// Within this time letters belong to one word, in seconds.
const WORD: f64 = 1.0;

/// How a box looks and what it is called.
#[derive(Debug, Clone, Copy)]
pub struct ComboStyle<'a> {
    /// For screen readers, and to tell two boxes apart.
    pub name: &'a str,
    /// What stands in it while nothing is chosen.
    pub hint: &'a str,
    /// Width in points.
    pub width: f32,
    /// Whether its border shows only below the pointer and with the focus, as in a table.
    pub quiet: bool,
    /// Whether choosing does something at once instead of filling the box: then only Enter and a click do it.
    pub acts: bool,
}

impl<'a> ComboStyle<'a> {
    /// A box of this name and width.
    pub fn new(name: &'a str, width: f32) -> Self {
        Self { name, hint: "Bitte wählen", width, quiet: false, acts: false }
    }

    /// In a cell of a table.
    pub fn quiet(self) -> Self {
        Self { quiet: true, ..self }
    }
}

/// What the open list remembers.
#[derive(Debug, Clone, Default)]
struct Open {
    picked: usize,
    /// Whether somebody has looked for another entry than the one with which it folded out.
    moved: bool,
    typed: String,
    at: f64,
    /// Scroll to the picked one.
    reveal: bool,
}

/// A box with its list. Returns the place of the entry that was chosen in this frame.
pub fn combo(
    ui: &mut Ui,
    salt: impl AsIdSalt,
    entries: &[&str],
    chosen: Option<usize>,
    look: ComboStyle<'_>,
) -> (Response, Option<usize>) {
    let id = ui.make_persistent_id(salt);
    let (rect, _) = ui.allocate_exact_size(vec2(look.width, 32.0), Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    let popup = Popup::default_response_id(&response);
    let memory = id.with("open");
    let was_open = Popup::is_id_open(ui.ctx(), popup);
    let shown = chosen.and_then(|chosen| entries.get(chosen)).copied();
    face(ui, &response, rect, shown.unwrap_or(look.hint), shown.is_some(), was_open, look.quiet);
    let value = shown.unwrap_or_default().to_owned();
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, look.name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(value);
        node.set_has_popup(HasPopup::Listbox);
        node.set_expanded(was_open);
    });
    let mut open: Open = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
    let mut picked_now = None;
    let by_hand = response.clicked_by(eframe::egui::PointerButton::Primary);
    if response.has_focus() {
        // The arrows belong to the list, and Esc closes it before it leaves the box.
        let filter = EventFilter { vertical_arrows: true, escape: was_open, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    if was_open {
        let heard = heard(ui, &mut open, entries);
        open.reveal |= heard;
        open.moved |= heard;
        let enter = ui.input_mut(|input| keys::take(input, Modifiers::NONE, Key::Enter));
        let tab = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Tab));
        // Whoever only looks and goes on has chosen nothing.
        if enter || (tab && open.moved && !look.acts) || (response.clicked() && !by_hand) {
            picked_now = Some(open.picked);
        }
        let escape = ui.input_mut(|input| keys::take(input, Modifiers::NONE, Key::Escape));
        if picked_now.is_some() || by_hand || escape || tab {
            Popup::close_id(ui.ctx(), popup);
        }
    } else if response.clicked() || (response.has_focus() && opens(ui)) {
        open = Open { picked: chosen.unwrap_or_default(), reveal: true, ..Open::default() };
        Popup::open_id(ui.ctx(), popup);
        response.request_focus();
    }
    let list = Popup::from_response(&response)
        .id(popup)
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(eframe::egui::RectAlign::BOTTOM_START)
        .gap(2.0)
        .width(rect.width())
        .accessible_name(look.name);
    if let Some(shown) = list.show(|ui| list_ui(ui, id, entries, chosen, &mut open))
        && let Some(clicked) = shown.inner
    {
        picked_now = Some(clicked);
        Popup::close_id(ui.ctx(), popup);
        response.request_focus();
    }
    ui.data_mut(|data| data.insert_temp(memory, open));
    let picked_now = picked_now.filter(|place| *place < entries.len());
    (response, picked_now)
}

/// The box itself.
fn face(ui: &Ui, response: &Response, rect: Rect, words: &str, chosen: bool, open: bool, quiet: bool) {
    let tokens = theme::tokens(ui);
    let lively = response.hovered() || response.has_focus() || open;
    let fill = if lively { tokens.soft } else { tokens.surface };
    let line = if lively { tokens.primary } else { tokens.edge };
    if lively || !quiet {
        let round = CornerRadius::same(radius::CONTROL);
        ui.painter().rect(rect, round, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    }
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let words_to = Rect::from_min_max(inner.min, pos2(inner.right() - 22.0, inner.bottom()));
    let color = if chosen { tokens.text } else { tokens.muted };
    let cut = paint_text(ui, words_to, words, TextStyle::Body, color, Align2::LEFT_CENTER);
    paint_text(ui, inner, &icon(Icon::ChevronDown), TextStyle::Body, tokens.muted, Align2::RIGHT_CENTER);
    if cut {
        response.clone().on_hover_text(words);
    }
}

/// The keys that fold it out.
fn opens(ui: &Ui) -> bool {
    [
        (Modifiers::NONE, Key::ArrowDown),
        (Modifiers::NONE, Key::ArrowUp),
        (Modifiers::ALT, Key::ArrowDown),
        (Modifiers::NONE, Key::F4),
    ]
    .into_iter()
    .any(|(held, key)| ui.input_mut(|input| keys::take(input, held, key)))
}

/// What the keys do in the open list; returns whether the choice has moved.
fn heard(ui: &Ui, open: &mut Open, entries: &[&str]) -> bool {
    let before = open.picked;
    let last = entries.len().saturating_sub(1);
    let pressed = |key: Key| ui.input_mut(|input| keys::take(input, Modifiers::NONE, key));
    for (key, to) in [
        (Key::ArrowDown, before + 1),
        (Key::ArrowUp, before.saturating_sub(1)),
        (Key::PageDown, before + SHOWN - 1),
        (Key::PageUp, before.saturating_sub(SHOWN - 1)),
        (Key::Home, 0),
        (Key::End, last),
    ] {
        if pressed(key) {
            open.picked = to.min(last);
        }
    }
    let (typed, time) = ui.input_mut(|input| {
        let mut typed = String::new();
        input.events.retain(|event| match event {
            Event::Text(text) => {
                typed.push_str(text);
                false
            }
            _ => true,
        });
        (typed, input.time)
    });
    if !typed.is_empty() {
        if time - open.at > WORD {
            open.typed.clear();
        }
        open.at = time;
        open.typed.push_str(&typed);
        if let Some(place) = by_letters(entries, &open.typed, open.picked) {
            open.picked = place;
        }
    }
    open.picked != before
}

/// The entry that begins with these letters, from `from` on; the same letter again and again leads from one to the next.
fn by_letters(entries: &[&str], typed: &str, from: usize) -> Option<usize> {
    let typed = typed.to_lowercase();
    let first = typed.chars().next()?;
    let same = typed.chars().all(|letter| letter == first);
    let (needle, start) = if same { (first.to_string(), from + 1) } else { (typed, from) };
    let count = entries.len();
    let begins = |place: &usize| entries.get(*place).is_some_and(|entry| entry.to_lowercase().starts_with(&needle));
    let round: [Range<usize>; 2] = [start.min(count)..count, 0..start.min(count)];
    round.into_iter().flatten().find(begins)
}

/// The entries; returns the one that was clicked. The focus stays on the box, which tells what the keys have picked.
fn list_ui(ui: &mut Ui, of: Id, entries: &[&str], chosen: Option<usize>, open: &mut Open) -> Option<usize> {
    let mut clicked = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    #[expect(clippy::cast_precision_loss, reason = "entries of a list")]
    let room = entries.len().min(SHOWN) as f32 * ROW;
    let most = (ui.ctx().content_rect().height() - 2.0 * space::XL).max(ROW);
    ScrollArea::vertical().max_height(room.min(most)).min_scrolled_height(room.min(most)).show(ui, |ui| {
        for (place, entry) in entries.iter().enumerate() {
            let (rect, response) = row(ui, ROW, place == open.picked, || (*entry).to_owned());
            let current = chosen == Some(place);
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_role(Role::ListBoxOption);
                node.set_selected(place == open.picked);
            });
            if place == open.picked {
                ui.ctx().accesskit_node_builder(of, |node| node.set_active_descendant(response.id.accesskit_id()));
            }
            let tokens = theme::tokens(ui);
            let inner = rect.shrink2(vec2(10.0, 0.0));
            let style = if current { theme::strong() } else { TextStyle::Body };
            let words_to = inner.with_max_x(inner.right() - 22.0);
            paint_text(ui, words_to, entry, style, tokens.text, Align2::LEFT_CENTER);
            if current {
                paint_text(ui, inner, &icon(Icon::Check), TextStyle::Body, tokens.primary, Align2::RIGHT_CENTER);
            }
            if place == open.picked && open.reveal {
                ui.scroll_to_rect(rect, None);
            }
            if response.clicked() {
                clicked = Some(place);
            }
        }
    });
    open.reveal = false;
    clicked
}

/// The same for a few values with their words.
pub fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    salt: impl AsIdSalt,
    all: &[(T, &str)],
    chosen: T,
    look: ComboStyle<'_>,
) -> Option<T> {
    let words: Vec<&str> = all.iter().map(|(_, words)| *words).collect();
    let now = all.iter().position(|(value, _)| *value == chosen);
    let (_, picked) = combo(ui, salt, &words, now, look);
    picked.and_then(|place| all.get(place)).map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lead_to_the_entry_that_begins_with_them_and_the_same_one_to_the_next() {
        let entries = ["Baden-Württemberg", "Bayern", "Berlin", "Hessen"];
        assert_eq!(by_letters(&entries, "b", 3), Some(0));
        assert_eq!(by_letters(&entries, "b", 0), Some(1));
        assert_eq!(by_letters(&entries, "bb", 1), Some(2));
        assert_eq!(by_letters(&entries, "be", 0), Some(2));
        assert_eq!(by_letters(&entries, "H", 0), Some(3));
        assert_eq!(by_letters(&entries, "x", 0), None);
    }
}
