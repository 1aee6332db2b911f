//! Suche over questions, explanations, notes, measures and requirements.

mod index;

use eframe::egui::text::{CCursor, LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    self, Align2, Area, Color32, Frame, Id, Key, Modifiers, Order, Rect, ScrollArea, TextStyle, Ui, pos2, vec2,
};

use self::index::{Hit, Index, fold};
use crate::app::context::Cx;
use crate::app::parts::move_pick;
use crate::kit::keys;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{FieldStyle, follow_focus, labelled, muted, row, small_muted};
use wiba_core::assessment::answer_words;
use wiba_core::desk::command::{Command, Commands};

/// State of the search.
#[derive(Debug, Default)]
pub struct State {
    needle: String,
    picked: usize,
    index: Index,
    /// What was found last, and for what.
    hits: Vec<Hit>,
    searched: (u64, String),
}

impl State {
    /// Finds; worked out anew only when the needle or the file has changed.
    fn find(&mut self, cx: &Cx<'_>) {
        let revision = cx.revision;
        if !self.index.is_fresh(revision) {
            self.index.update(cx);
        }
        if self.searched.0 != revision || self.searched.1 != self.needle {
            self.hits = self.index.find(&self.needle);
            self.searched = (revision, self.needle.clone());
        }
    }
}

/// Paints it over the screen. `fresh`: it was opened in this frame.
pub fn ui(state: &mut State, ctx: &egui::Context, cx: &Cx<'_>, fresh: bool) -> Commands {
    let mut out = Commands::default();
    let screen = ctx.content_rect();
    let width = 620.0_f32.min(screen.width() - 24.0);
    let area = Area::new(Id::unique("search")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 52.0));
    let response = area.show(ctx, |ui| {
        Frame::popup(ui.style()).inner_margin(space::M).show(ui, |ui| {
            ui.set_width(width - 26.0);
            // As long as it is open, Tab stays here.
            ui.memory_mut(|memory| memory.set_modal_layer(ui.layer_id()));
            let field = Id::unique("search-field");
            let enter = ui.input_mut(|input| keys::take(input, Modifiers::NONE, Key::Enter));
            let look = FieldStyle::line("Suche").bare().hint("Frage, Notiz, Maßnahme, Anforderung wie ORP.4.A8");
            let response = labelled(ui, field, &mut state.needle, look);
            if fresh {
                response.request_focus();
            }
            state.find(cx);
            let count = state.hits.len();
            let moved = move_pick(ui, &mut state.picked, count, response.changed());
            if state.needle.trim().is_empty() {
                muted(ui, "Gesucht wird in Fragen, Erläuterungen, Notizen, Maßnahmen, Nachweisen und Anforderungen.");
            } else if count == 0 {
                muted(ui, "Nichts gefunden. Weniger Wörter finden mehr.");
            } else {
                small_muted(ui, if count == 1 { "1 Frage".to_owned() } else { format!("{count} Fragen") });
            }
            let height = (screen.height() - 190.0).max(120.0);
            let area = ScrollArea::vertical().id_salt("hits").max_height(height).min_scrolled_height(height);
            let mut chosen = state.hits.get(state.picked).filter(|_| enter).copied();
            area.show_rows(ui, ROW, count, |ui, range| {
                if moved {
                    reveal(ui, state.picked, range.start);
                }
                for index in range {
                    let Some(hit) = state.hits.get(index) else { continue };
                    if hit_ui(ui, cx, &state.index, hit, &state.needle, index == state.picked) {
                        chosen = Some(*hit);
                    }
                }
                follow_focus(ui, ui.min_rect());
            });
            if let Some(hit) = chosen {
                out.push(Command::Show(hit.id));
                out.push(Command::CloseOverlay);
            }
        });
    });
    if !fresh && response.response.clicked_elsewhere() {
        out.push(Command::CloseOverlay);
    }
    out
}

/// Height of a hit.
const ROW: f32 = 46.0;

/// Scrolls to a row of a list that paints only those in sight, beginning with `first`.
#[expect(clippy::cast_precision_loss, reason = "rows of a list")]
fn reveal(ui: &Ui, row: usize, first: usize) {
    let pitch = ROW + ui.spacing().item_spacing.y;
    let top = ui.min_rect().top() + (row as f32 - first as f32) * pitch;
    ui.scroll_to_rect(Rect::from_min_size(pos2(ui.min_rect().left(), top), vec2(1.0, ROW)), None);
}

fn hit_ui(ui: &mut Ui, cx: &Cx<'_>, index: &Index, hit: &Hit, needle: &str, picked: bool) -> bool {
    let Some(question) = cx.catalog.question(hit.id) else { return false };
    let answer = answer_words(cx.assessment.round.value(hit.id));
    let (rect, response) = row(ui, ROW - 2.0, picked, || format!("{} {}, {answer}", hit.id, question.text));
    let tokens = theme::tokens(ui);
    let found = index.line(hit, needle).unwrap_or_default();
    let folded = fold(needle);
    for (top, text, style, color) in [
        (4.0, format!("{}  {}", hit.id, question.text), TextStyle::Body, tokens.text),
        (23.0, format!("{answer} · {found}"), TextStyle::Small, tokens.muted),
    ] {
        let line = Rect::from_min_max(rect.min + vec2(8.0, top), rect.right_bottom() - vec2(8.0, 0.0));
        marked(ui, line, &text, &folded, style, color);
    }
    response.clicked()
}

/// A line of text with its hits marked. The marks are painted around the text instead of being a part of it: so the same
/// line is laid out once, whatever is typed next.
fn marked(ui: &Ui, line: Rect, text: &str, needle: &str, style: TextStyle, color: Color32) {
    let tokens = theme::tokens(ui);
    let format = TextFormat { font_id: style.resolve(ui.style()), color, ..TextFormat::default() };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(line.width());
    let galley = ui.painter().layout_job(job);
    let place = |char: usize| galley.pos_from_cursor(CCursor::new(char)).translate(line.min.to_vec2());
    let marks: Vec<Rect> = occurrences(text, needle)
        .map(|(from, to)| Rect::from_min_max(place(from).left_top(), place(to).right_bottom()))
        .filter(Rect::is_positive)
        .collect();
    for mark in &marks {
        ui.painter().rect_filled(*mark, 2, tokens.highlight);
    }
    ui.painter().galley(line.min, galley.clone(), color);
    for mark in marks {
        let inside = ui.painter().with_clip_rect(ui.clip_rect().intersect(mark));
        inside.galley_with_override_text_color(line.min, galley.clone(), tokens.text);
    }
}

/// Where the words of a folded needle stand in a text, in characters.
fn occurrences<'a>(text: &str, needle: &'a str) -> impl Iterator<Item = (usize, usize)> + use<'a> {
    let folded = fold(text);
    // A few characters become two in lower case; then places differ, and nothing is marked.
    let same = folded.chars().count() == text.chars().count();
    needle.split_whitespace().filter(move |_| same).flat_map(move |word| {
        let length = word.chars().count();
        let at = |byte: usize| folded.get(..byte).map_or(0, |head| head.chars().count());
        folded.match_indices(word).map(|(byte, _)| (at(byte), at(byte) + length)).collect::<Vec<_>>()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_marked_wherever_it_stands() {
        let marks: Vec<_> = occurrences("Ümlaut und UND", "und üm").collect();
        assert_eq!(marks, [(7, 10), (11, 14), (0, 2)]);
    }
}
