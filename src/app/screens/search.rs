//! Suche over questions, explanations, notes, measures and requirements.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{self, Align2, Area, Frame, Id, Key, Modifiers, Order, ScrollArea, TextStyle, Ui, vec2};

use crate::app::command::{Command, Commands};
use crate::app::context::Cx;
use crate::app::describe;
use crate::app::theme::{self, space};
use crate::app::widgets::{Look, labelled, muted, row, small_muted};
use crate::catalog::{Catalog, QuestionId};

/// State of the search.
#[derive(Debug, Default)]
pub struct State {
    needle: String,
    picked: usize,
    index: Option<Index>,
    hits: Option<(u64, String, Vec<Hit>)>,
}

/// Everything that can be found, in lower case.
#[derive(Debug)]
struct Index {
    revision: u64,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    id: QuestionId,
    /// What it is, the text, the text in lower case; the weightier first.
    parts: Vec<(&'static str, String, String)>,
}

/// A question that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The question.
    pub id: QuestionId,
    /// Where it was found: „Frage“, „Notiz“ …
    pub place: &'static str,
    /// The text around it.
    pub excerpt: String,
    /// The weight of the place; less is better.
    weight: usize,
}

impl Index {
    fn new(cx: &Cx<'_>) -> Self {
        let round = &cx.assessment.round;
        let entries = cx
            .catalog
            .questions()
            .map(|question| {
                let id = question.id;
                let answer = round.answer(id);
                let mut parts: Vec<(&'static str, String)> = vec![
                    ("Nummer", id.to_string()),
                    ("Frage", question.text.clone()),
                    ("Kurz", question.short.clone()),
                    ("Anforderung", requirements(cx.catalog, &question.requirements)),
                    ("Notiz", answer.note.clone()),
                    ("Begründung", answer.justification.clone()),
                    ("Maßnahme", measure(cx, id, &question.measure.title)),
                    ("Schritt", question.measure.steps.join(" ")),
                    ("Nachweis", evidence(answer, &question.evidence)),
                    ("Erläuterung", question.explanation.clone()),
                ];
                parts.retain(|(_, text)| !text.is_empty());
                let parts = parts
                    .into_iter()
                    .map(|(place, text)| {
                        let lower = text.to_lowercase();
                        (place, text, lower)
                    })
                    .collect();
                Entry { id, parts }
            })
            .collect();
        Self { revision: cx.view.revision, entries }
    }

    /// All words must occur in a question; the best place of the first counts.
    fn find(&self, needle: &str) -> Vec<Hit> {
        let lower = needle.trim().to_lowercase();
        let words: Vec<&str> = lower.split_whitespace().collect();
        let Some(first) = words.first() else { return Vec::new() };
        let mut hits: Vec<Hit> = self
            .entries
            .iter()
            .filter_map(|entry| {
                let all = words.iter().all(|word| entry.parts.iter().any(|(_, _, text)| text.contains(word)));
                if !all {
                    return None;
                }
                // The whole needle in one place is worth more than its words here and there.
                let whole = entry.parts.iter().position(|(_, _, text)| text.contains(&lower));
                let place = whole.or_else(|| entry.parts.iter().position(|(_, _, text)| text.contains(first)))?;
                let (name, text, low) = entry.parts.get(place)?;
                let exact = usize::from(*name != "Nummer" || *low != lower);
                let weight = exact * (1 + place) + if whole.is_some() { 0 } else { 20 };
                let found = if whole.is_some() { lower.as_str() } else { first };
                Some(Hit { id: entry.id, place: name, excerpt: excerpt(text, low, found), weight })
            })
            .collect();
        hits.sort_by_key(|hit| (hit.weight, hit.id));
        hits
    }
}

fn requirements(catalog: &Catalog, ids: &[String]) -> String {
    let words: Vec<String> = ids
        .iter()
        .map(|id| catalog.profile.requirement(id).map_or_else(|| id.clone(), |found| format!("{id} {}", found.title)))
        .collect();
    words.join(", ")
}

fn measure(cx: &Cx<'_>, id: QuestionId, proposed: &str) -> String {
    match cx.assessment.round.measure_for(id) {
        Some((_, own)) => {
            let title = if own.title.is_empty() { proposed } else { &own.title };
            format!("{title} {} {}", own.owner, own.description).trim_end().to_owned()
        }
        None => proposed.to_owned(),
    }
}

fn evidence(answer: &crate::assessment::Answer, proposed: &[String]) -> String {
    let own = answer.evidence.iter().map(|item| format!("{} {}", item.title, item.place));
    own.chain(proposed.iter().cloned()).collect::<Vec<_>>().join(", ")
}

/// About ninety characters around the first hit.
fn excerpt(text: &str, lower: &str, needle: &str) -> String {
    // Lower case can have other byte lengths, so places are counted in characters.
    let before = lower.find(needle).map_or(0, |byte| lower.get(..byte).map_or(0, |head| head.chars().count()));
    let start = before.saturating_sub(30);
    let cut: String = text.chars().skip(start).take(110).collect();
    let cut = cut.split_whitespace().collect::<Vec<_>>().join(" ");
    let head = if start > 0 { "… " } else { "" };
    let tail = if text.chars().count() > start + 110 { " …" } else { "" };
    format!("{head}{cut}{tail}")
}

impl State {
    /// Finds; worked out anew only when the needle or the file has changed.
    pub fn find(&mut self, cx: &Cx<'_>, needle: &str) -> &[Hit] {
        let revision = cx.view.revision;
        if self.index.as_ref().is_none_or(|index| index.revision != revision) {
            self.index = Some(Index::new(cx));
        }
        let fresh = self.hits.as_ref().is_some_and(|(at, what, _)| *at == revision && what == needle);
        if !fresh {
            let hits = self.index.as_ref().map(|index| index.find(needle)).unwrap_or_default();
            self.hits = Some((revision, needle.to_owned(), hits));
        }
        self.hits.as_ref().map_or(&[], |(_, _, hits)| hits)
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
            let field = Id::unique("search-field");
            let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            let look = Look::line("Suche").bare().hint("Frage, Notiz, Maßnahme, Anforderung wie ORP.4.A8");
            let response = labelled(ui, field, &mut state.needle, look);
            if fresh {
                response.request_focus();
            }
            let needle = state.needle.clone();
            let count = state.find(cx, &needle).len();
            move_pick(ui, &mut state.picked, count, response.changed());
            let picked = state.picked;
            let hits = state.find(cx, &needle).to_vec();
            if needle.trim().is_empty() {
                muted(ui, "Gesucht wird in Fragen, Erläuterungen, Notizen, Maßnahmen, Nachweisen und Anforderungen.");
            } else if hits.is_empty() {
                muted(ui, "Nichts gefunden. Weniger Wörter finden mehr.");
            } else {
                small_muted(ui, if count == 1 { "1 Frage".to_owned() } else { format!("{count} Fragen") });
            }
            let height = (screen.height() - 190.0).max(120.0);
            ScrollArea::vertical().id_salt("hits").max_height(height).min_scrolled_height(height).show_rows(
                ui,
                46.0,
                hits.len(),
                |ui, range| {
                    for index in range {
                        let Some(hit) = hits.get(index) else { continue };
                        if hit_ui(ui, cx, hit, &needle, index == picked) || (enter && index == picked) {
                            out.push(Command::Show(hit.id));
                            out.push(Command::CloseOverlay);
                        }
                    }
                },
            );
        });
    });
    if !fresh && response.response.clicked_elsewhere() {
        out.push(Command::CloseOverlay);
    }
    out
}

/// Arrows move the choice.
pub fn move_pick(ui: &Ui, picked: &mut usize, count: usize, changed: bool) {
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
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
}

fn hit_ui(ui: &mut Ui, cx: &Cx<'_>, hit: &Hit, needle: &str, picked: bool) -> bool {
    let Some(question) = cx.catalog.question(hit.id) else { return false };
    let answer = describe::answer(cx.assessment.round.value(hit.id));
    let (rect, response) = row(ui, 44.0, picked, || format!("{} {}, {answer}", hit.id, question.text));
    let words: Vec<String> = needle.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let tokens = theme::tokens(ui);
    let title = format!("{}  {}", hit.id, question.text);
    for (top, text, style, color) in [
        (4.0, title, TextStyle::Body, tokens.text),
        (23.0, format!("{answer} · {}: {}", hit.place, hit.excerpt), TextStyle::Small, tokens.muted),
    ] {
        let font_id = style.resolve(ui.style());
        let format = TextFormat { font_id, color, ..TextFormat::default() };
        let mut job = highlighted(&text, &words, &format, tokens);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 16.0);
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(rect.min + vec2(8.0, top), galley, color);
    }
    response.clicked()
}

/// The text with its hits marked.
fn highlighted(text: &str, words: &[String], format: &TextFormat, tokens: &theme::Tokens) -> LayoutJob {
    let mut job = LayoutJob::default();
    let lower = text.to_lowercase();
    // Only where lower case keeps the length can places be taken over; else nothing is marked.
    let marks = lower.len() == text.len();
    let mut at = 0;
    while at < text.len() {
        let next = words
            .iter()
            .filter(|word| marks && !word.is_empty())
            .filter_map(|word| {
                lower.get(at..).and_then(|rest| rest.find(word.as_str())).map(|place| (at + place, word.len()))
            })
            .min();
        let Some((place, length)) =
            next.filter(|(place, length)| text.is_char_boundary(*place) && text.is_char_boundary(place + length))
        else {
            break;
        };
        job.append(text.get(at..place).unwrap_or_default(), 0.0, format.clone());
        let mark = TextFormat { background: tokens.highlight, color: tokens.text, ..format.clone() };
        job.append(text.get(place..place + length).unwrap_or_default(), 0.0, mark);
        at = place + length;
    }
    job.append(text.get(at..).unwrap_or_default(), 0.0, format.clone());
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_shows_the_hit_in_its_surroundings() {
        let text = format!("{}Ziel{}", "vorn ".repeat(20), " hinten".repeat(30));
        let cut = excerpt(&text, &text.to_lowercase(), "ziel");
        assert!(cut.contains("Ziel") && cut.starts_with("… ") && cut.ends_with(" …"), "{cut}");
    }
}
