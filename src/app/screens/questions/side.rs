//! Beside the interview: the questions of the scope and what happened to this one.

use eframe::egui::{Align2, EventFilter, Key, Modifiers, Rect, ScrollArea, Sense, TextStyle, Ui, pos2, vec2};

use super::list::standing_words;
use super::past::Past;
use super::spot::{Spot, neighbour};
use crate::app::context::Cx;
use crate::app::parts::mark;
use crate::kit::keys;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{card, follow_focus, paint_text, row_sensing, small_muted, strong, visible_rows};
use wiba_core::analysis::Mark;
use wiba_core::assessment::{Assessment, Entry, change_words, entry_questions};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::wording::date;

/// So many of them are shown.
const LATEST: usize = 6;

pub(super) fn ui(past: &mut Option<Past>, ui: &mut Ui, cx: &Cx<'_>, spot: Spot<'_>) -> Commands {
    let mut out = Commands::default();
    ScrollArea::vertical().id_salt(("side-scroll", spot.scope)).auto_shrink([false, false]).show(ui, |ui| {
        out.append(question_list(ui, cx, spot));
        history(past, ui, cx, spot.current);
        follow_focus(ui, ui.min_rect());
    });
    out
}

fn question_list(ui: &mut Ui, cx: &Cx<'_>, spot: Spot<'_>) -> Commands {
    let Spot { scope, questions, current, reveal } = spot;
    let mut out = Commands::default();
    card(ui, |ui| {
        strong(ui, "Fragen");
        ui.spacing_mut().item_spacing.y = 0.0;
        let tokens = theme::tokens(ui);
        let height = 23.0;
        let top = ui.cursor().top();
        // Only what can be seen is built; the rest is room. A filter can hold all 257 questions.
        let rows = visible_rows(ui, top, height, questions.len());
        #[expect(clippy::cast_precision_loss, reason = "rows of a list")]
        let room = |rows: usize| rows as f32 * height;
        ui.add_space(room(rows.start));
        // A row keeps its id, and with it the focus, when those before it are scrolled away.
        ui.skip_ahead_auto_ids(rows.start);
        for id in questions.get(rows.clone()).unwrap_or_default() {
            let Some(question) = cx.catalog.question(*id) else { continue };
            let answer = cx.assessment.round.answer(*id);
            let value = answer.value();
            let selected = *id == current;
            // One Tab stop for all of them: the one in sight.
            let sense = if selected { Sense::click() } else { Sense::CLICK };
            let (rect, response) = row_sensing(ui, height, selected, sense, || {
                format!("{id} {}: {}", question.short, standing_words(answer))
            });
            let part = |from: f32, to: f32| {
                Rect::from_min_max(
                    pos2(rect.left() + from, rect.top()),
                    pos2((rect.left() + to).min(rect.right()), rect.bottom()),
                )
            };
            if value.is_none() && answer.in_clarification {
                let sign = super::clarification::sign();
                paint_text(ui, part(0.0, 18.0), &sign, TextStyle::Body, tokens.warn, Align2::CENTER_CENTER);
            } else {
                mark(ui, part(0.0, 18.0), Mark::of(value));
            }
            let (style, ink) =
                if selected { (theme::strong(), tokens.primary) } else { (TextStyle::Body, tokens.muted) };
            paint_text(ui, part(20.0, 64.0), &id.to_string(), style, ink, Align2::LEFT_CENTER);
            // Not bold: it would be cut where it fits otherwise.
            let name = part(64.0, f32::INFINITY);
            paint_text(ui, name, &question.short, TextStyle::Body, tokens.text, Align2::LEFT_CENTER);
            let clicked = response.clicked();
            // With the focus on it, the arrows lead through the questions as they do without.
            if response.has_focus() {
                let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
                for (key, forward) in [(Key::ArrowUp, false), (Key::ArrowDown, true)] {
                    if ui.input_mut(|input| keys::take(input, Modifiers::NONE, key)) {
                        out.extend(neighbour(questions, current, forward).map(|id| Command::ShowIn(scope, id)));
                    }
                }
            }
            // The short name may not fit, and the question says more.
            response.on_hover_text(format!("{}\n{}", question.short, question.text));
            if clicked {
                out.push(Command::ShowIn(scope, *id));
            }
        }
        ui.add_space(room(questions.len() - rows.end));
        if let Some(index) = questions.iter().position(|id| *id == current).filter(|_| reveal) {
            let rect = Rect::from_min_size(pos2(ui.min_rect().left(), top + room(index)), vec2(10.0, height));
            ui.scroll_to_rect(rect.expand(height * 3.0), None);
        }
    });
    out
}

fn history(past: &mut Option<Past>, ui: &mut Ui, cx: &Cx<'_>, current: QuestionId) {
    let of = (cx.revision, current);
    if past.as_ref().is_none_or(|past| past.of != of) {
        *past = Some(Past { of, entries: history_of(cx.assessment, current).take(LATEST).collect() });
    }
    let all = cx.assessment.journal.entries();
    let entries: Vec<&Entry> = past.iter().flat_map(|past| &past.entries).filter_map(|place| all.get(*place)).collect();
    if entries.is_empty() {
        return;
    }
    ui.add_space(space::S);
    card(ui, |ui| {
        ui.label(theme::text(format!("Verlauf {current}"), theme::small_strong(), theme::tokens(ui).text));
        ui.spacing_mut().item_spacing.y = 2.0;
        for entry in entries {
            for line in change_words(entry, cx.assessment, Some(current)) {
                let line = line.strip_prefix(&current.to_string()).unwrap_or(&line).trim();
                let when =
                    if entry.at.date() == cx.today() { date::clock(entry.at) } else { date::short(entry.at.date()) };
                small_muted(ui, format!("{when} {}: {line}", entry.by));
            }
        }
    });
}

/// The Verlauf of one question, latest first: the places of its entries.
fn history_of(assessment: &Assessment, question: QuestionId) -> impl Iterator<Item = usize> {
    let entries = assessment.journal.entries().iter().enumerate().rev();
    entries
        .filter(move |(_, entry)| entry_questions(entry, &assessment.round).contains(&question))
        .map(|(place, _)| place)
}
