//! One question, large.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CornerRadius, Label, Rect, ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use super::question_menu::question_menu;
use super::spot::{Spot, go, neighbour, onward, onward_words, waiting_words};
use super::state::State;
use super::{clarification, evidence, hint_lines, meaning, measure_box, side};
use crate::app::context::Cx;
use crate::app::parts::{field, mark_color};
use crate::kit::theme::{self, space};
use crate::kit::widgets::{
    FieldStyle, button, card, follow_focus, keycap, muted, paint_text, pill, primary_button, right_to_left,
    scroll_by_key, small_muted, steady, two_columns,
};
use wiba_core::analysis::Mark;
use wiba_core::assessment::AnswerValue;
use wiba_core::catalog::{Question, QuestionId};
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::route::Scope;

pub(super) fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, spot: Spot<'_>) -> Commands {
    let Spot { scope, current, reveal, .. } = spot;
    let mut out = Commands::default();
    let Some(question) = cx.catalog.question(current) else { return out };
    let full = ui.available_rect_before_wrap();
    let bar = 48.0;
    let wide = full.width() >= 760.0;
    let right_width = if wide { 308.0 + space::L } else { 0.0 };
    let left = Rect::from_min_max(full.min, pos2(full.right() - right_width, full.bottom() - bar));
    let mut body = ui.new_child(UiBuilder::new().id_salt("interview").max_rect(left));
    let mut area = ScrollArea::vertical().id_salt(("question", current)).auto_shrink([false, false]);
    if reveal {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(&mut body, |ui| {
        card(ui, |ui| {
            ui.set_min_height((left.height() - 34.0).max(0.0));
            out.append(question_ui(state, ui, cx, scope, question));
        });
        scroll_by_key(ui);
        follow_focus(ui, ui.min_rect());
    });
    let foot = Rect::from_min_max(pos2(full.left(), full.bottom() - bar + space::S), pos2(left.right(), full.bottom()));
    let mut foot = ui.new_child(UiBuilder::new().id_salt("foot").max_rect(foot));
    out.append(navigation(&mut foot, cx, spot, state.waiting(cx, spot)));
    if wide {
        let right = Rect::from_min_max(pos2(left.right() + space::L, full.top()), full.max);
        let mut child = ui.new_child(UiBuilder::new().id_salt("side").max_rect(right));
        out.append(side::ui(&mut state.past, &mut child, cx, spot));
    }
    ui.allocate_rect(full, Sense::hover());
    out
}

fn question_ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, scope: Scope, question: &Question) -> Commands {
    let mut out = Commands::default();
    let tokens = theme::tokens(ui);
    let id = question.id;
    let answer = cx.assessment.round.answer(id);
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::text(id.to_string(), theme::strong(), tokens.primary));
        // A filter leads through many checklists.
        if let Some(list) = cx.catalog.checklist(id.checklist).filter(|_| !matches!(scope, Scope::Checklist(_))) {
            muted(ui, &list.title);
        }
        let effort = pill(ui, format!("Aufwand {}", question.effort), tokens.muted);
        if let Some(level) = cx.catalog.efforts.iter().find(|level| level.level == question.effort.max) {
            effort.on_hover_text(&level.meaning);
        }
        for requirement in &question.requirements {
            if let Some(found) = cx.catalog.profile.requirement(requirement) {
                pill(ui, format!("{requirement} {}", found.level.label()), tokens.muted).on_hover_text(&found.title);
            }
        }
        if !question.contacts.is_empty() {
            let names: Vec<_> = question.contacts.iter().map(|contact| contact.label()).collect();
            pill(ui, format!("fragen: {}", names.join(", ")), tokens.muted);
        }
    });
    ui.add_space(space::XS);
    let text = ui.label(theme::text(&question.text, theme::question(), tokens.text));
    question_menu(&text, cx, id, &mut out);
    ui.add_space(space::XS);
    if let Some(value) = answer_buttons(ui, answer.value(), state.rhythm.confirms(id)) {
        out.append(state.click(ui, cx, scope, id, value));
    }
    ui.add_space(space::XS);
    out.append(hint_lines::ui(state, ui, cx, question));
    out.append(steady(ui, ("clarification", id), |ui| clarification::ui(ui, cx, question)));
    out.append(meaning::reworded(ui, cx, question));
    out.append(meaning::ui(ui, cx, question));
    // Who plans what is decided in the whole file.
    if answer.value() == Some(AnswerValue::No) && cx.assessment.part.is_none() {
        out.append(steady(ui, ("measure", id), |ui| measure_box::ui(ui, cx, question)));
    }
    let reason = Field::Justification(id);
    let needed = answer.value() == Some(AnswerValue::NotRelevant);
    if needed || state.justify == Some(id) || !cx.drafts.borrow().text(reason, cx.assessment).is_empty() {
        let name = Action::Justification.with_key("Begründung");
        let look = FieldStyle::text(&name, 2);
        let look = if needed { look.hint("Warum ist die Frage hier nicht relevant?") } else { look };
        field(ui, cx, reason, look);
    }
    if needed {
        meaning::not_foreseen(ui, cx, question);
    }
    let half = (ui.available_width() - space::L) / 2.0;
    let ((), evidence) = two_columns(
        ui,
        half,
        240.0,
        |ui| {
            let name = Action::Note.with_key("Notiz");
            field(ui, cx, Field::Note(id), FieldStyle::text(&name, 3).hint("Was ist zu merken?"));
        },
        |ui| steady(ui, ("evidence", id), |ui| evidence::ui(ui, cx, question)),
    );
    out.append(evidence);
    out
}

/// The three answers; returns the one that was clicked.
pub(super) fn answer_buttons(ui: &mut Ui, chosen: Option<AnswerValue>, confirmed: bool) -> Option<AnswerValue> {
    let mut clicked = None;
    let tokens = theme::tokens(ui);
    let gap = space::M;
    let width = (ui.available_width() - 2.0 * gap) / 3.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (value, action) in AnswerValue::ALL.into_iter().zip([Action::Yes, Action::No, Action::NotRelevant]) {
            let key = action.row().key_words();
            let selected = chosen == Some(value);
            let (rect, response) = ui.allocate_exact_size(vec2(width, 48.0), Sense::click());
            response.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, true, selected, format!("{} ({key})", value.label()))
            });
            let color = if selected { mark_color(tokens, Mark::of(Some(value))) } else { tokens.text };
            let fill = match value {
                AnswerValue::Yes if selected => tokens.yes_soft,
                AnswerValue::No if selected => tokens.no_soft,
                AnswerValue::NotRelevant if selected => tokens.soft,
                _ if response.hovered() => tokens.soft,
                _ => tokens.surface,
            };
            let thick = if selected && confirmed {
                3.0
            } else if selected {
                2.0
            } else {
                1.0
            };
            let line = if selected { color } else { tokens.line };
            let stroke = Stroke::new(thick, line);
            ui.painter().rect(rect, CornerRadius::same(theme::radius::CONTROL), fill, stroke, StrokeKind::Inside);
            let style = if selected { theme::strong() } else { TextStyle::Body };
            let words = format!("{} {}", value.sign(), value.label());
            let font = style.resolve(ui.style());
            let galley = ui.painter().layout_no_wrap(words, font, color);
            let cap = 26.0;
            let show_cap = width > galley.size().x + cap + 16.0;
            let total = galley.size().x + if show_cap { cap } else { 0.0 };
            let start = rect.center().x - total / 2.0;
            let size = galley.size();
            ui.painter().galley(pos2(start, rect.center().y - size.y / 2.0), galley, color);
            if show_cap {
                let place = Rect::from_center_size(pos2(start + total - 9.0, rect.center().y), vec2(18.0, 18.0));
                ui.painter().rect(place, 4, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
                paint_text(
                    ui,
                    place.shrink2(vec2(2.0, 0.0)),
                    &key,
                    TextStyle::Small,
                    tokens.muted,
                    Align2::CENTER_CENTER,
                );
            }
            if response.clicked() {
                clicked = Some(value);
            }
        }
    });
    clicked
}

/// The way back and on. `waiting` is the question that the next answer is for.
fn navigation(ui: &mut Ui, cx: &Cx<'_>, spot: Spot<'_>, waiting: Option<QuestionId>) -> Commands {
    let Spot { scope, questions, current, .. } = spot;
    let mut out = Commands::default();
    ui.horizontal(|ui| {
        for (forward, id) in [false, true].map(|forward| (forward, neighbour(questions, current, forward))) {
            let Some(id) = id else { continue };
            let text = if forward { format!("{id} →") } else { format!("← {id}") };
            if button(ui, text).clicked() {
                out.push(Command::ShowIn(scope, id));
            }
        }
        right_to_left(ui, |ui| {
            let next = onward(cx, spot);
            let (tip, end) = onward_words(scope);
            let Some(question) = next.and_then(|id| cx.catalog.question(id)) else {
                small_muted(ui, end);
                return;
            };
            // The button keeps its place and width from question to question; where it leads stands beside it.
            let target = format!("{} {}", question.id, question.short);
            if primary_button(ui, format!("{tip} →")).on_hover_text(&target).clicked() {
                out.push(go(scope, questions, question.id));
            }
            if ui.available_width() > 60.0 {
                keycap(ui, &Action::NextOpen.row().key_words());
            }
            if ui.available_width() > 100.0 {
                let words = waiting.map_or(target, waiting_words);
                ui.add(Label::new(theme::text(words, TextStyle::Small, theme::tokens(ui).muted)).truncate());
            }
        });
    });
    out
}
