//! Strg+F and Strg+K: questions, measures, people and commands, found by words. The one has questions first and says where
//! the words stand; the other has commands first and shows all of them as long as nothing is typed.

mod finder;
mod marked;

use std::sync::Arc;

use eframe::egui::{
    Align2, Area, Context, Frame, Id, Key, Modifiers, Order, Rect, Response, ScrollArea, TextStyle, Ui, pos2, vec2,
};

pub use self::finder::Finder;
use self::marked::marked;
use crate::app::context::Cx;
use crate::app::parts::move_pick;
use crate::app::shell;
use crate::kit::keys;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{FieldStyle, follow_focus, labelled, muted, paint_text, row, select_all, small_muted};
use wiba_core::catalog::Catalog;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::search::{Entry, First, Found, Hit, Hits, Index, Thing, entries};
use wiba_core::desk::settings::Settings;

/// State of one of the two.
#[derive(Debug, Default)]
pub struct State {
    needle: String,
    picked: usize,
    /// What was found last, for what and in which index.
    found: Hits,
    searched: Option<(String, u64)>,
}

/// What can be looked into.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// What is asked.
    pub catalog: &'a Arc<Catalog>,
    /// The user's settings.
    pub settings: &'a Settings,
    /// The open file.
    pub cx: Option<&'a Cx<'a>>,
    /// Whether questions are worked through.
    pub questions: bool,
    /// Whether everybody looks on: names, notes and measures are not found then.
    pub meeting: bool,
}

impl State {
    /// Finds; worked out anew only when the needle or the index has changed.
    fn find(&mut self, index: &Index, edition: u64, first: First) {
        let wanted = (self.needle.clone(), edition);
        if self.searched.as_ref() == Some(&wanted) {
            return;
        }
        self.found = index.find(&self.needle, first);
        if self.needle.trim().is_empty() && first == First::Commands {
            self.found.hits = index.commands();
        }
        self.searched = Some(wanted);
    }
}

/// Paints it over the screen. `fresh`: it was opened in this frame.
pub fn ui(
    state: &mut State,
    finder: &mut Finder,
    ctx: &Context,
    desk: Desk<'_>,
    first: First,
    fresh: bool,
) -> Commands {
    let mut out = Commands::default();
    let mut entries = entries(desk.catalog, desk.settings, desk.cx.is_some(), desk.questions);
    if desk.meeting {
        entries.retain(|entry| entry.command.is_for_everybody());
    }
    if fresh {
        finder.renew();
        state.searched = None;
    }
    finder.follow(ctx, desk.catalog, desk.cx, &entries, desk.meeting);
    let screen = ctx.content_rect();
    let width = 620.0_f32.min(screen.width() - 24.0);
    let area = Area::new(Id::unique(("search", first == First::Commands))).order(Order::Foreground);
    let area = match ctx
        .data(|data| data.get_temp::<Rect>(shell::search_box()))
        .filter(|field| screen.contains_rect(*field))
    {
        // It grows from the place where it was clicked.
        Some(field) if first == First::Questions => {
            let left = (field.right() + space::M - width).max(space::M);
            area.fixed_pos(pos2(left, field.top() - space::M))
        }
        _ => area.anchor(Align2::CENTER_TOP, vec2(0.0, 52.0)),
    };
    let response = area.show(ctx, |ui| {
        Frame::popup(ui.style()).inner_margin(space::M).show(ui, |ui| {
            ui.set_width(width - 26.0);
            // As long as it is open, Tab stays here.
            ui.memory_mut(|memory| memory.set_modal_layer(ui.layer_id()));
            let enter = ui.input_mut(|input| keys::take(input, Modifiers::NONE, Key::Enter));
            let look = match first {
                First::Questions => {
                    FieldStyle::line("Suche").hint("Frage, Notiz, Maßnahme, Person, Anforderung wie ORP.4.A8")
                }
                First::Commands => FieldStyle::line("Befehl").hint("Was soll geschehen?"),
            };
            let field = Id::unique(("search-field", first == First::Commands));
            let response = labelled(ui, field, &mut state.needle, look.bare());
            if fresh {
                select_all(ctx, field, &state.needle);
                response.request_focus();
            }
            let typed = !state.needle.trim().is_empty();
            let edition = finder.edition;
            let index = finder.index(typed || enter);
            if let Some(index) = index {
                state.find(index, edition, first);
            }
            let count = state.found.hits.len();
            let moved = move_pick(ui, &mut state.picked, count, response.changed());
            tell(ui, state, first);
            let mut chosen = state.found.hits.get(state.picked).filter(|_| enter).copied();
            let height = if first == First::Commands { 30.0 } else { 46.0 };
            let room = (screen.height() - 190.0).max(120.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            let area = ScrollArea::vertical().id_salt("hits").max_height(room).min_scrolled_height(room);
            area.show_rows(ui, height, count, |ui, range| {
                if moved {
                    reveal(ui, height, state.picked, range.start);
                }
                for place in range {
                    let (Some(hit), Some(index)) = (state.found.hits.get(place), index) else { continue };
                    let picked = place == state.picked;
                    let Some(row) = hit_ui(ui, index, *hit, &state.found, height, picked) else { continue };
                    if row.clicked() {
                        chosen = Some(*hit);
                    }
                    // Enter opens what is picked, and that is where the keyboard is.
                    if row.gained_focus() {
                        state.picked = place;
                    }
                }
                follow_focus(ui, ui.min_rect());
            });
            if let Some(found) = chosen.and_then(|hit| index?.thing(hit)) {
                out.push(Command::CloseOverlay);
                out.extend(command(found, entries));
            }
        });
    });
    if !fresh && response.response.clicked_elsewhere() {
        out.push(Command::CloseOverlay);
    }
    out
}

/// Says how much was found.
fn tell(ui: &mut Ui, state: &State, first: First) {
    let (words, count) = (state.needle.split_whitespace().count(), state.found.hits.len());
    match (words, count) {
        (0, _) if first == First::Commands => {}
        (0, _) => {
            muted(
                ui,
                "Gesucht wird in Fragen mit Maßstab und Erläuterung, Notizen, Nachweisen, Maßnahmen, Personen und Befehlen.",
            );
        }
        (1, 0) => {
            muted(ui, "Nichts gefunden. Ein kürzeres oder anderes Wort findet vielleicht mehr.");
        }
        (_, 0) => {
            muted(ui, "Nichts gefunden, das alle Wörter enthält. Weniger Wörter finden mehr.");
        }
        (_, 1) => {
            small_muted(ui, "1 Treffer");
        }
        (_, count) => {
            small_muted(ui, format!("{count} Treffer"));
        }
    }
}

/// What is done with a thing that was chosen.
fn command(found: &Found, entries: Vec<Entry>) -> Option<Command> {
    match &found.thing {
        Thing::Question(id) => Some(Command::Show(*id)),
        Thing::Measure(target) => Some(Command::ShowMeasure(*target)),
        Thing::Person(name) => Some(Command::ShowPerson(name.clone())),
        Thing::Command(name) => entries.into_iter().find(|entry| entry.name == *name).map(|entry| entry.command),
    }
}

/// Scrolls to a row of a list that paints only those in sight, beginning with `first`.
#[expect(clippy::cast_precision_loss, reason = "rows of a list")]
fn reveal(ui: &Ui, height: f32, row: usize, first: usize) {
    let top = ui.min_rect().top() + (row as f32 - first as f32) * height;
    ui.scroll_to_rect(Rect::from_min_size(pos2(ui.min_rect().left(), top), vec2(1.0, height)), None);
}

/// Paints a hit.
fn hit_ui(ui: &mut Ui, index: &Index, hit: Hit, found: &Hits, height: f32, picked: bool) -> Option<Response> {
    let thing = index.thing(hit)?;
    let (rect, response) = row(ui, height, picked, || {
        let name = &thing.title;
        if matches!(thing.thing, Thing::Command(_)) { name.clone() } else { format!("{name}, {}", thing.detail) }
    });
    let tokens = theme::tokens(ui);
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let middle = rect.center().y;
    if height < 40.0 {
        let told = if thing.key.is_empty() { &thing.detail } else { &thing.key };
        let told = ui.painter().layout_no_wrap(told.clone(), TextStyle::Small.resolve(ui.style()), tokens.muted);
        let width = told.size().x;
        ui.painter().galley(pos2(inner.right() - width, middle - told.size().y * 0.5), told, tokens.muted);
        let line = inner.with_max_x((inner.right() - width - space::M).max(inner.left()));
        marked(ui, line, &thing.title, &found.needle, TextStyle::Body, tokens.text);
    } else {
        let top = Rect::from_min_max(inner.min, pos2(inner.right(), middle + 2.0));
        let keys = inner.with_min_y(middle - 1.0);
        paint_text(ui, top, &thing.key, TextStyle::Small, tokens.muted, Align2::RIGHT_CENTER);
        marked(
            ui,
            top.with_max_x(inner.right() - if thing.key.is_empty() { 0.0 } else { 90.0 }),
            &thing.title,
            &found.needle,
            TextStyle::Body,
            tokens.text,
        );
        let line = index.line(hit, &found.needle);
        let below = if line.is_empty() { thing.detail.clone() } else { format!("{} · {line}", thing.detail) };
        marked(ui, keys, &below, &found.needle, TextStyle::Small, tokens.muted);
    }
    Some(response)
}
