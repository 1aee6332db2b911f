//! All questions of a scope, one line each.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CornerRadius, Rect, ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;

use super::spot::Spot;
use super::state::State;
use crate::app::context::Cx;
use crate::app::parts::mark_color;
use crate::kit::theme::{self, radius, space};
use crate::kit::widgets::{follow_focus, icon, list_card, paint_text, paint_two_lines, row, visible_rows};
use wiba_core::analysis::Mark;
use wiba_core::assessment::{AnswerValue, answer_words};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::route::Scope;
use wiba_core::desk::settings::Settings;

const HEIGHT: f32 = 40.0;

pub(super) fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, spot: Spot<'_>) -> Commands {
    let Spot { scope, questions, current, reveal } = spot;
    let mut out = Commands::default();
    list_card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt(("list", scope)).auto_shrink([false, false]).show(ui, |ui| {
            let top = ui.min_rect().top();
            #[expect(clippy::cast_precision_loss, reason = "rows of a list")]
            let y = |index: usize| top + index as f32 * HEIGHT;
            ui.set_height(y(questions.len()) - top);
            let rows = visible_rows(ui, top, HEIGHT, questions.len());
            // A row keeps its id, and with it the focus, when those before it are scrolled away.
            ui.skip_ahead_auto_ids(rows.start);
            for index in rows {
                let Some(id) = questions.get(index).copied() else { continue };
                let rect =
                    Rect::from_min_size(pos2(ui.min_rect().left(), y(index)), vec2(ui.available_width(), HEIGHT));
                ui.scope_builder(eframe::egui::UiBuilder::new().id_salt(id).max_rect(rect), |ui| {
                    line(state, ui, cx, scope, id, id == current, &mut out);
                });
            }
            if let Some(index) = questions.iter().position(|id| *id == current).filter(|_| reveal) {
                let rect = Rect::from_min_size(pos2(ui.min_rect().left(), y(index)), vec2(10.0, HEIGHT));
                ui.scroll_to_rect(rect.expand2(vec2(0.0, HEIGHT)), None);
            }
            follow_focus(ui, ui.min_rect());
        });
    });
    out
}

fn line(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, scope: Scope, id: QuestionId, selected: bool, out: &mut Commands) {
    let Some(question) = cx.catalog.question(id) else { return };
    let tokens = theme::tokens(ui);
    let answer = cx.assessment.round.answer(id);
    let (rect, response) =
        row(ui, HEIGHT, selected, || format!("{id} {}: {}", question.text, answer_words(answer.value())));
    let buttons = if rect.width() > 620.0 { 92.0 } else { 34.0 };
    let right = rect.right() - 3.0 * (buttons + space::XS) - space::S;
    let part = |from: f32, to: f32| Rect::from_min_max(pos2(rect.left() + from, rect.top()), pos2(to, rect.bottom()));
    let style = if selected { theme::strong() } else { TextStyle::Body };
    paint_text(ui, part(8.0, rect.left() + 56.0), &id.to_string(), style.clone(), tokens.muted, Align2::LEFT_CENTER);
    let marks = marks(cx, id);
    paint_two_lines(ui, part(60.0, right - 60.0), &question.text, style, tokens.text);
    let place = Rect::from_min_max(pos2(right - 56.0, rect.top()), pos2(right, rect.bottom()));
    paint_text(ui, place, &marks, TextStyle::Body, tokens.muted, Align2::RIGHT_CENTER);
    for (index, value) in AnswerValue::ALL.into_iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "three buttons")]
        let left = right + space::S + index as f32 * (buttons + space::XS);
        let place = Rect::from_min_size(pos2(left, rect.top() + 5.0), vec2(buttons, HEIGHT - 10.0));
        let chosen = answer.value() == Some(value);
        let response = ui.interact(place, ui.scope_id().with(("answer", id, index)), Sense::click());
        response
            .widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, format!("{id} {}", value.label())));
        let color = if chosen { mark_color(tokens, Mark::of(Some(value))) } else { tokens.muted };
        let fill = match value {
            AnswerValue::Yes if chosen => tokens.yes_soft,
            AnswerValue::No if chosen => tokens.no_soft,
            _ if chosen || response.hovered() => tokens.soft,
            _ => tokens.surface,
        };
        let stroke = Stroke::new(if chosen { 1.5 } else { 1.0 }, if chosen { color } else { tokens.line });
        ui.painter().rect(place, CornerRadius::same(radius::CONTROL), fill, stroke, StrokeKind::Inside);
        let words = match (buttons > 40.0, value) {
            (false, value) => value.sign().to_owned(),
            (true, AnswerValue::NotRelevant) => "– N. relevant".to_owned(),
            (true, value) => format!("{} {}", value.sign(), value.label()),
        };
        let tip = match chosen {
            true => Action::ClearAnswer.with_key("Antwort zurücknehmen"),
            false => value.label().to_owned(),
        };
        let style = if chosen { theme::small_strong() } else { TextStyle::Small };
        paint_text(ui, place.shrink2(vec2(2.0, 0.0)), &words, style, color, Align2::CENTER_CENTER);
        if response.on_hover_text(tip).clicked() {
            out.push(Command::ShowIn(scope, id));
            out.append(state.click(ui, cx, scope, id, value));
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
    if response.clicked() {
        out.push(Command::ShowIn(scope, id));
    }
    if response.double_clicked() {
        out.push(Command::Set(Box::new(Settings { list: false, ..cx.settings.clone() })));
    }
    response.on_hover_text(format!("{}\nDoppelklick: Interview", question.text));
}

/// Icons for what is recorded beside the answer.
fn marks(cx: &Cx<'_>, id: QuestionId) -> String {
    let answer = cx.assessment.round.answer(id);
    let mut marks = Vec::new();
    if !answer.note.is_empty() {
        marks.push(icon(Icon::StickyNote));
    }
    if !answer.evidence.is_empty() {
        marks.push(icon(Icon::Paperclip));
    }
    if cx.findings.hinted.contains_key(&id) {
        marks.push(icon(Icon::CircleAlert));
    }
    marks.join(" ")
}
