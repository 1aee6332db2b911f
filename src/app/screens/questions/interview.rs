//! One question, large.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CornerRadius, Rect, ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{State, evidence, go, measure_box, neighbour, next_open};
use crate::app::command::{Command, Commands};
use crate::app::context::Cx;
use crate::app::date;
use crate::app::describe;
use crate::app::drafts::Field;
use crate::app::route::Scope;
use crate::app::settings::Settings;
use crate::app::theme::{self, space};
use crate::app::view::history_of;
use crate::app::widgets::{
    Look, answer_color, button, card, field, fold, follow_focus, keycap, paint_text, pill, primary_button,
    right_to_left, row, small_muted, status_sign, strong, two_columns,
};
use crate::assessment::AnswerValue;
use crate::catalog::{Question, QuestionId};

pub(super) fn ui(
    state: &State,
    ui: &mut Ui,
    cx: &Cx<'_>,
    scope: Scope,
    questions: &[QuestionId],
    current: QuestionId,
    reveal: bool,
) -> Commands {
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
            out.append(question_ui(state, ui, cx, question));
        });
        follow_focus(ui, ui.min_rect());
    });
    let foot = Rect::from_min_max(pos2(full.left(), full.bottom() - bar + space::S), pos2(left.right(), full.bottom()));
    let mut foot = ui.new_child(UiBuilder::new().id_salt("foot").max_rect(foot));
    out.append(navigation(&mut foot, cx, scope, questions, current));
    if wide {
        let right = Rect::from_min_max(pos2(left.right() + space::L, full.top()), full.max);
        let mut side = ui.new_child(UiBuilder::new().id_salt("side").max_rect(right));
        ScrollArea::vertical().id_salt("side-scroll").auto_shrink([false, false]).show(&mut side, |ui| {
            out.append(question_list(ui, cx, scope, questions, current, reveal));
            history(ui, cx, current);
            follow_focus(ui, ui.min_rect());
        });
    }
    ui.allocate_rect(full, Sense::hover());
    out
}

fn question_ui(state: &State, ui: &mut Ui, cx: &Cx<'_>, question: &Question) -> Commands {
    let mut out = Commands::default();
    let tokens = theme::tokens(ui);
    let id = question.id;
    let answer = cx.assessment.round.answer(id);
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::text(id.to_string(), theme::strong(), tokens.primary));
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
    ui.label(theme::text(&question.text, theme::question(), tokens.text));
    ui.add_space(space::XS);
    out.append(answer_buttons(ui, id, answer.value, state.confirmed.is_some_and(|(of, _)| of == id)));
    ui.add_space(space::XS);
    ui.separator();
    if fold(ui, cx.settings.explanation, "Worum es geht", "H") {
        out.push(Command::Set(Box::new(Settings { explanation: !cx.settings.explanation, ..cx.settings.clone() })));
    }
    if cx.settings.explanation {
        crate::app::glossary::text(ui, cx.catalog, &question.explanation);
    }
    match answer.value {
        Some(AnswerValue::No) => out.append(measure_box::ui(ui, cx, question)),
        Some(AnswerValue::NotRelevant) => {
            let look = Look::text("Begründung (B)", 2).hint("Warum ist die Frage hier nicht relevant?");
            field(ui, cx, Field::Justification(id), look);
        }
        _ if state.justify == Some(id)
            || !cx.drafts.borrow().text(Field::Justification(id), cx.assessment).is_empty() =>
        {
            field(ui, cx, Field::Justification(id), Look::text("Begründung (B)", 2));
        }
        _ => {}
    }
    let half = (ui.available_width() - space::L) / 2.0;
    let ((), evidence) = two_columns(
        ui,
        half,
        240.0,
        |ui| {
            field(ui, cx, Field::Note(id), Look::text("Notiz (Strg+Enter)", 3).hint("Was ist zu merken?"));
        },
        |ui| evidence::ui(ui, cx, question),
    );
    out.append(evidence);
    out
}

fn answer_buttons(ui: &mut Ui, id: QuestionId, chosen: Option<AnswerValue>, confirmed: bool) -> Commands {
    let mut out = Commands::default();
    let tokens = theme::tokens(ui);
    let gap = space::M;
    let width = (ui.available_width() - 2.0 * gap) / 3.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (value, key) in AnswerValue::ALL.into_iter().zip(["J", "N", "R"]) {
            let selected = chosen == Some(value);
            let (rect, response) = ui.allocate_exact_size(vec2(width, 48.0), Sense::click());
            response.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, true, selected, format!("{} ({key})", value.label()))
            });
            let color = if selected { answer_color(tokens, Some(value)) } else { tokens.text };
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
                    key,
                    TextStyle::Small,
                    tokens.muted,
                    Align2::CENTER_CENTER,
                );
            }
            if response.clicked() {
                // A second click on the chosen answer takes it back.
                out.push(Command::Answer(id, if selected { None } else { Some(value) }));
            }
        }
    });
    out
}

fn navigation(ui: &mut Ui, cx: &Cx<'_>, scope: Scope, questions: &[QuestionId], current: QuestionId) -> Commands {
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
            let next = next_open(cx.catalog, cx.assessment, questions, current);
            let Some(question) = next.and_then(|id| cx.catalog.question(id)) else {
                small_muted(ui, "Alle Fragen sind beantwortet");
                return;
            };
            let roomy = ui.available_width() > 420.0;
            let name =
                if roomy { format!("{} {} →", question.id, question.short) } else { format!("{} →", question.id) };
            if primary_button(ui, name).on_hover_text("Nächste offene Frage").clicked() {
                out.push(go(scope, questions, question.id));
            }
            if ui.available_width() > 170.0 {
                keycap(ui, "Enter");
                small_muted(ui, "Nächste offene Frage");
            }
        });
    });
    out
}

fn question_list(
    ui: &mut Ui,
    cx: &Cx<'_>,
    scope: Scope,
    questions: &[QuestionId],
    current: QuestionId,
    reveal: bool,
) -> Commands {
    let mut out = Commands::default();
    card(ui, |ui| {
        strong(ui, "Fragen");
        ui.spacing_mut().item_spacing.y = 0.0;
        let tokens = theme::tokens(ui);
        let height = 23.0;
        let top = ui.cursor().top();
        let visible = ui.clip_rect().y_range();
        // Only what can be seen is built; the rest is room. A filter can hold all 257 questions.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows of a list")]
        let place = |y: f32| ((y - top) / height).clamp(0.0, 10_000.0) as usize;
        let last = (place(visible.max) + 2).min(questions.len());
        let first = place(visible.min).saturating_sub(1).min(last);
        #[expect(clippy::cast_precision_loss, reason = "rows of a list")]
        let room = |rows: usize| rows as f32 * height;
        ui.add_space(room(first));
        // A row keeps its id, and with it the focus, when those before it are scrolled away.
        ui.skip_ahead_auto_ids(first);
        for id in questions.get(first..last).unwrap_or_default() {
            let Some(question) = cx.catalog.question(*id) else { continue };
            let value = cx.assessment.round.value(*id);
            let selected = *id == current;
            let (rect, response) =
                row(ui, height, selected, || format!("{id} {}: {}", question.short, describe::answer(value)));
            let part = |from: f32, to: f32| {
                Rect::from_min_max(
                    pos2(rect.left() + from, rect.top()),
                    pos2((rect.left() + to).min(rect.right()), rect.bottom()),
                )
            };
            status_sign(ui, part(0.0, 18.0), value);
            let style = if selected { theme::strong() } else { TextStyle::Body };
            paint_text(ui, part(20.0, 58.0), &id.to_string(), style.clone(), tokens.muted, Align2::LEFT_CENTER);
            paint_text(ui, part(60.0, f32::INFINITY), &question.short, style, tokens.text, Align2::LEFT_CENTER);
            if response.clicked() {
                out.push(Command::ShowIn(scope, *id));
            }
        }
        ui.add_space(room(questions.len() - last));
        if let Some(index) = questions.iter().position(|id| *id == current).filter(|_| reveal) {
            let rect = Rect::from_min_size(pos2(ui.min_rect().left(), top + room(index)), vec2(10.0, height));
            ui.scroll_to_rect(rect.expand(height * 3.0), None);
        }
    });
    out
}

fn history(ui: &mut Ui, cx: &Cx<'_>, current: QuestionId) {
    let entries: Vec<_> = history_of(cx.assessment, current).take(6).collect();
    if entries.is_empty() {
        return;
    }
    ui.add_space(space::S);
    card(ui, |ui| {
        ui.label(theme::text(format!("Verlauf {current}"), theme::small_strong(), theme::tokens(ui).text));
        ui.spacing_mut().item_spacing.y = 2.0;
        for entry in entries {
            for line in
                describe::changes(&entry.old, &entry.new).iter().filter(|line| line.starts_with(&current.to_string()))
            {
                let line = line.trim_start_matches(&current.to_string()).trim();
                let when = if entry.at.date() == cx.today() {
                    format!("{:02}:{:02}", entry.at.hour(), entry.at.minute())
                } else {
                    date::show(entry.at.date())
                };
                small_muted(ui, format!("{when} {}: {line}", entry.by));
            }
        }
    });
}
